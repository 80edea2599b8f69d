//! Which fuels fill the energy in scope: the choice that gives the lowest intensity.

use super::{FuelEuError, Line};
use crate::units::bounded::exceeds;
use crate::units::substance::GwpName;
use crate::units::{Electricity, FuelEnergy};

/// More rounds than the search has ever needed by far; each lowers the intensity.
const ROUNDS: usize = 64;

/// The share of each line that fills the needed energy, so that the intensity is the lowest there is.
///
/// The company may fill the energy in scope with any fuel reported in the year, best first, components of a blend
/// apart. Without rewards the best order is that of the well-to-wake intensity. A rewarded fuel changes the
/// denominator too, so the order is that of
///
/// ```text
/// wᵢ − λ RWDᵢ,   λ = Σ xᵢ wᵢ / (Σ xᵢ RWDᵢ + E_OPS)
/// ```
///
/// at the λ that the order itself leads to (Dinkelbach's method for a ratio); wᵢ is gCO2eq/MJ, xᵢ the energy taken.
/// Equal fuels are taken in the order given.
///
/// # Source
///
/// ESSF SAPS WS1, FuelEU calculation methodologies (working draft, 2025), allocation examples.
///
/// # Errors
///
/// [`FuelEuError::MoreEnergyThanFuel`].
pub fn allocate<G: GwpName>(
    lines: &[Line<G>],
    needed: FuelEnergy,
    shore: Electricity,
) -> Result<Vec<f64>, FuelEuError> {
    let available: FuelEnergy = lines.iter().map(Line::energy).sum();
    if exceeds(needed.megajoules(), available.megajoules()) {
        let (needed_mj, available_mj) = (needed.megajoules(), available.megajoules());
        return Err(FuelEuError::MoreEnergyThanFuel { needed_mj, available_mj });
    }
    let intensity: Vec<f64> = lines
        .iter()
        .map(
            |line| {
                if line.energy() > FuelEnergy::ZERO { line.intensity().grams_per_megajoule() } else { 0.0 }
            },
        )
        .collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let mut shares = fill(lines, &mut order, &intensity, needed);
    if lines.iter().all(|line| line.reward() == 1.0) {
        return Ok(shares);
    }
    let ratio = |shares: &[f64]| {
        let (mut emitted, mut counted) = (0.0, shore.megajoules());
        for ((line, share), intensity) in lines.iter().zip(shares).zip(&intensity) {
            let energy = share * line.energy().megajoules();
            emitted += energy * intensity;
            counted += energy * line.reward();
        }
        emitted / counted
    };
    let mut lowest = ratio(&shares);
    for _ in 0..ROUNDS {
        let keys: Vec<f64> = lines
            .iter()
            .zip(&intensity)
            .map(|(line, intensity)| intensity - lowest * line.reward())
            .collect();
        let next = fill(lines, &mut order, &keys, needed);
        let reached = ratio(&next);
        if reached < lowest {
            (shares, lowest) = (next, reached);
        } else {
            break;
        }
    }
    Ok(shares)
}

/// Takes lines in the order of their keys until the energy is filled.
fn fill<G: GwpName>(lines: &[Line<G>], order: &mut [usize], keys: &[f64], needed: FuelEnergy) -> Vec<f64> {
    order.sort_by(|&one, &other| keys[one].total_cmp(&keys[other]).then(one.cmp(&other)));
    let mut left = needed;
    let mut shares = vec![0.0; lines.len()];
    for &index in order.iter() {
        let energy = lines[index].energy();
        if left <= FuelEnergy::ZERO {
            break;
        }
        if energy <= left {
            shares[index] = 1.0;
            left = left - energy;
        } else {
            shares[index] = left.ratio(energy);
            break;
        }
    }
    shares
}
