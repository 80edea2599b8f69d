//! How often a ship must bunker one fuel on a rotation, and where.
//!
//! A hop goes from one port that supplies the fuel to the next. What is burned at a call is bunkered before it, as in
//! [`super::BunkeringRule::LastPortBefore`]. From each port that supplies the fuel the ship goes as far as its tank
//! allows before it bunkers again; the plan with the fewest stops is kept, and of equals the one that starts first in
//! the rotation. On a ring that is the least number there is.

use std::sync::Arc;

use super::demand::{by_stage_and_fuel, not_supplied};
use super::rotation::Rotation;
use super::{BunkeringError, Supply, Tank};
use crate::inventory::Inventory;
use crate::units::FuelEnergy;
use crate::units::bounded;
use crate::voyage::Stage;

/// One bunkering of a round voyage.
#[derive(Clone, Debug, PartialEq)]
pub struct BunkeringStop {
    /// The port.
    pub port: Arc<str>,
    /// What is lifted: the energy spent until the next stop.
    pub lift: FuelEnergy,
}

/// From one port that supplies the fuel to the next.
#[derive(Clone, Debug)]
struct Hop {
    from: Arc<str>,
    needed: FuelEnergy,
}

/// The fewest stops at which a ship bunkers the fuel of a tank on its round voyage; none if it burns none of it.
///
/// # Errors
///
/// [`BunkeringError::RotationBroken`] for a voyage that does not close, [`BunkeringError::NotSupplied`] if no port of
/// it supplies the fuel throughout the year, [`BunkeringError::BeyondRange`] for two ports that follow each other in
/// supplying it and lie further apart than the tank goes.
pub fn fewest_stops(
    ledger: &Inventory,
    tank: &Tank,
    supply: &Supply,
    year: i16,
) -> Result<Vec<BunkeringStop>, BunkeringError> {
    let hops = hops(ledger, tank, supply, year)?;
    let to_spend = tank.to_spend();
    for (hop, next) in hops.iter().zip(hops.iter().cycle().skip(1)) {
        if exceeds(hop.needed, to_spend) {
            return Err(BunkeringError::BeyondRange {
                fuel: tank.fuel().to_string(),
                leg: format!("{} - {}", hop.from, next.from),
                needed_gj: hop.needed.gigajoules(),
                in_tank_gj: to_spend.gigajoules(),
                shortfall_gj: (hop.needed - to_spend).gigajoules(),
            });
        }
    }
    let plans = (0..hops.len()).map(|start| plan(&hops, start, to_spend));
    Ok(plans.min_by_key(Vec::len).unwrap_or_default())
}

fn hops(ledger: &Inventory, tank: &Tank, supply: &Supply, year: i16) -> Result<Vec<Hop>, BunkeringError> {
    let rotation = Rotation::of(ledger.voyage())?;
    let burned = by_stage_and_fuel(ledger);
    let of_stage = |stage| {
        burned.get(&(stage, tank.fuel().clone())).map_or(FuelEnergy::ZERO, |bunkered| bunkered.energy)
    };
    let stages = rotation.stages();
    if (0..stages.len()).map(of_stage).sum::<FuelEnergy>() == FuelEnergy::ZERO {
        return Ok(Vec::new());
    }
    let departs = |stage: &Stage| match stage {
        Stage::Leg(leg) if supply.throughout(&leg.from, tank.fuel(), year) => Some(Arc::clone(&leg.from)),
        _ => None,
    };
    let first = stages
        .iter()
        .position(|stage| departs(stage).is_some())
        .ok_or_else(|| not_supplied(rotation, supply, tank.fuel(), year))?;
    let mut hops: Vec<Hop> = Vec::new();
    for (index, stage) in stages.iter().enumerate().cycle().skip(first).take(stages.len()) {
        let needed = of_stage(index);
        match (departs(stage), hops.last_mut()) {
            (Some(from), _) => hops.push(Hop { from, needed }),
            (None, Some(hop)) => hop.needed += needed,
            (None, None) => {}
        }
    }
    Ok(hops)
}

/// Stops on one round that begins with full tanks at a hop.
fn plan(hops: &[Hop], start: usize, to_spend: FuelEnergy) -> Vec<BunkeringStop> {
    let mut stops: Vec<BunkeringStop> = Vec::new();
    for hop in hops.iter().cycle().skip(start).take(hops.len()) {
        match stops.last_mut() {
            Some(stop) if !exceeds(stop.lift + hop.needed, to_spend) => stop.lift += hop.needed,
            _ => stops.push(BunkeringStop { port: Arc::clone(&hop.from), lift: hop.needed }),
        }
    }
    stops
}

fn exceeds(needed: FuelEnergy, to_spend: FuelEnergy) -> bool {
    bounded::exceeds(needed.gigajoules(), to_spend.gigajoules())
}
