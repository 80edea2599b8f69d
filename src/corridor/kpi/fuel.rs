//! Fuel of a year by type: mass, energy, share of the energy, and the intensity of all of it.
//!
//! ```text
//! share of energy = energy of the fuel / energy of all fuels           (lower heating value)
//! intensity       = Σ well-to-wake CO2e of fuel / Σ energy of fuel
//! ```
//!
//! Electricity from shore is no fuel: it is in neither sum, and stands in [`super::shore_power`]. Fuel is what was burned;
//! where it was bunkered is another question.

use std::collections::BTreeMap;

use super::error::KpiError;
use crate::corridor::CorridorYear;
use crate::fuel::MarineFuel;
use crate::fuel::gwp::GwpSet;
use crate::inventory::{Entry, Inventory, Totals};
use crate::units::substance::{Fuel, WellToWake};
use crate::units::{FuelEnergy, GhgIntensity, Mass};

/// A fuel as it was bunkered: two batches of one fuel with different certificates are two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FuelKey {
    /// The fuel.
    pub fuel: MarineFuel,
    /// Id of its certificate, where it has one.
    pub certificate: Option<String>,
}

/// A fuel of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelUse {
    /// Which.
    pub key: FuelKey,
    /// Burned, pilot fuel with it.
    pub mass: Mass<Fuel>,
    /// Its energy.
    pub energy: FuelEnergy,
    /// Of the energy of all fuels; `None` where nothing was burned.
    pub share_of_energy: Option<f64>,
    pub(super) totals: Totals,
}

impl FuelUse {
    /// Well-to-wake CO2e per energy of this fuel, as burned: with slip, and with the factors of the consumers it went to.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`], [`KpiError::Zero`].
    pub fn intensity<G: GwpSet>(&self, set: G) -> Result<GhgIntensity<WellToWake, G>, KpiError> {
        intensity(&self.totals, set, || self.key.fuel.to_string())
    }
}

impl CorridorYear {
    /// The fuels of the year, by name.
    pub fn fuels(&self) -> Vec<FuelUse> {
        uses(self.group_by(fuel_key))
    }

    /// Well-to-wake CO2e per fuel energy of the whole corridor.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`], [`KpiError::Zero`] where nothing was burned.
    pub fn fuel_intensity<G: GwpSet>(&self, set: G) -> Result<GhgIntensity<WellToWake, G>, KpiError> {
        let totals = self.fuels().iter().map(|one| one.totals).sum();
        intensity(&totals, set, || format!("corridor `{}`", self.corridor().name()))
    }
}

/// The fuel of an entry; `None` for electricity.
pub(super) fn fuel_key(ledger: &Inventory, entry: &Entry) -> Option<FuelKey> {
    let batch = ledger.carrier(entry).batch()?;
    let certificate = batch.certificate().map(|certificate| certificate.id().to_owned());
    Some(FuelKey { fuel: batch.fuel().clone(), certificate })
}

/// Sums by fuel with their shares.
pub(super) fn uses(groups: BTreeMap<Option<FuelKey>, Totals>) -> Vec<FuelUse> {
    let groups: Vec<_> = groups.into_iter().filter_map(|(key, totals)| Some((key?, totals))).collect();
    let all: FuelEnergy = groups.iter().map(|(_, totals)| totals.fuel_energy).sum();
    let of = |(key, totals): (FuelKey, Totals)| FuelUse {
        key,
        mass: totals.fuel,
        energy: totals.fuel_energy,
        share_of_energy: (all != FuelEnergy::ZERO).then(|| totals.fuel_energy.ratio(all)),
        totals,
    };
    groups.into_iter().map(of).collect()
}

pub(super) fn intensity<G: GwpSet>(
    totals: &Totals,
    set: G,
    record: impl Fn() -> String,
) -> Result<GhgIntensity<WellToWake, G>, KpiError> {
    let co2e = totals.emissions.well_to_wake(set);
    let co2e = co2e.map_err(|source| KpiError::UnknownGas { record: record(), source })?;
    if totals.fuel_energy == FuelEnergy::ZERO {
        return Err(KpiError::Zero { record: record(), what: "fuel energy" });
    }
    Ok(co2e / totals.fuel_energy)
}
