//! Balance proofs of a ledger.

use super::{Entry, Inventory, Totals};
use crate::fuel::Emissions;
use crate::units::substance::{Carbon, Fuel};
use crate::units::{FuelEnergy, Mass};

/// Half of the last printed digit of a carbon content (4 decimals) and of a CO2 factor (3 decimals),
/// in grams of carbon per gram of fuel.
const CARBON_PRECISION: f64 = 0.5e-4 + 0.5e-3 * CARBON_IN_CO2;

/// Relative rounding allowed between two orders of the same sum.
const SUM_PRECISION: f64 = 1e-12;

/// What rounding 12.011 / 44.009 to 12 / 44 moves: the sources use both.
const ATOMIC_WEIGHTS: f64 = (12.011 / 44.009) / CARBON_IN_CO2 - 1.0;

const CARBON_IN_CO2: f64 = 12.0 / 44.0;
const CARBON_IN_CH4: f64 = 12.0 / 16.0;

/// Carbon of the fuel against carbon of the stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarbonBalance {
    /// In the fuel, by its carbon content.
    pub in_fuel: Mass<Carbon>,
    /// In CO2: 12/44 of it.
    pub in_co2: Mass<Carbon>,
    /// In slipped methane: 12/16 of it.
    pub in_slip: Mass<Carbon>,
    /// Fuel whose carbon content no source gives; outside the balance.
    pub uncovered: Mass<Fuel>,
}

/// What was proven of a ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balances {
    /// Carbon in = carbon out, to the printed precision of the factors.
    pub carbon: CarbonBalance,
    /// Fuel energy, the same by consumer and by carrier.
    pub fuel_energy: FuelEnergy,
    /// The total, the same as the sum by stage, mode, consumer and fuel.
    pub total: Totals,
}

/// A ledger that does not balance.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BalanceError {
    /// Carbon appears or vanishes.
    #[error(
        "{carrier}: {in_fuel_kg} kg of carbon in the fuel, {out_kg} kg in CO2 and slip; its factors contradict each other by more than their printed precision"
    )]
    Carbon {
        /// The carrier.
        carrier: String,
        /// Carbon in the fuel.
        in_fuel_kg: f64,
        /// Carbon in CO2 and slipped methane.
        out_kg: f64,
    },
    /// Energy is not mass times heating value.
    #[error("{carrier}: {energy_mj} MJ entered, mass times heating value is {expected_mj} MJ")]
    Energy {
        /// The carrier.
        carrier: String,
        /// What the ledger says.
        energy_mj: f64,
        /// Mass times heating value.
        expected_mj: f64,
    },
    /// Parts do not sum to the total.
    #[error("{quantity} by {grouping} sums to {parts}, the total is {total}")]
    Parts {
        /// What was summed.
        quantity: &'static str,
        /// How it was divided.
        grouping: &'static str,
        /// Sum of the parts.
        parts: f64,
        /// Total.
        total: f64,
    },
    /// A number that is none.
    #[error("{quantity} of an entry is {value}")]
    NotFinite {
        /// Which.
        quantity: &'static str,
        /// What stands there.
        value: f64,
    },
}

impl Inventory {
    /// Proves the ledger: carbon, energy, and that every way to divide it gives the same total.
    ///
    /// # Errors
    ///
    /// [`BalanceError`] names the carrier or the grouping that does not balance. A user's own fuel
    /// whose carbon content contradicts its CO2 factor is found here.
    pub fn prove_balances(&self) -> Result<Balances, BalanceError> {
        let total = self.total();
        for entry in &self.entries {
            for (quantity, value) in quantities(&Totals::from(entry)) {
                if !value.is_finite() {
                    return Err(BalanceError::NotFinite { quantity, value });
                }
            }
        }
        let carbon = self.carbon_balance()?;
        self.energy_balance()?;
        let magnitude = self.entries.iter().map(magnitude).sum();
        let by_stage: Totals = self.by_stage().into_iter().map(|(_, part)| part).sum();
        let by_mode: Totals = self.by_mode().into_values().sum();
        let by_consumer: Totals = self.by_consumer().into_values().sum();
        let by_carrier: Totals = self.group_by(|entry| entry.carrier).into_values().sum();
        for (grouping, parts) in
            [("stage", by_stage), ("mode", by_mode), ("consumer", by_consumer), ("carrier", by_carrier)]
        {
            same(grouping, &parts, &total, &magnitude)?;
        }
        Ok(Balances { carbon, fuel_energy: total.fuel_energy, total })
    }

    fn carbon_balance(&self) -> Result<CarbonBalance, BalanceError> {
        let mut balance = CarbonBalance {
            in_fuel: Mass::ZERO,
            in_co2: Mass::ZERO,
            in_slip: Mass::ZERO,
            uncovered: Mass::ZERO,
        };
        for (carrier, part) in self.group_by(|entry| entry.carrier) {
            let Some(factors) = self.carriers[carrier].factors() else { continue };
            let Some(content) = factors.carbon else {
                balance.uncovered += part.fuel;
                continue;
            };
            let slip = factors.methane_slip.map_or(0.0, crate::units::Fraction::get);
            let in_fuel: Mass<Carbon> = content * part.fuel;
            let in_co2 = Mass::of(part.emissions.stack_co2().kilograms() * CARBON_IN_CO2);
            let in_slip = Mass::of(part.fuel.kilograms() * slip * CARBON_IN_CH4);
            let out = in_co2 + in_slip;
            let allowed = CARBON_PRECISION * part.fuel.kilograms() + ATOMIC_WEIGHTS * in_fuel.kilograms();
            if (in_fuel - out).abs().kilograms() > allowed {
                return Err(BalanceError::Carbon {
                    carrier: self.carriers[carrier].to_string(),
                    in_fuel_kg: in_fuel.kilograms(),
                    out_kg: out.kilograms(),
                });
            }
            balance.in_fuel += in_fuel;
            balance.in_co2 += in_co2;
            balance.in_slip += in_slip;
        }
        Ok(balance)
    }

    fn energy_balance(&self) -> Result<(), BalanceError> {
        let entered = |entry: &Entry| (entry.carrier, entry.fuel_energy, entry.mass);
        for (carrier, energy, mass) in self.entries.iter().map(entered) {
            let Some(factors) = self.carriers[carrier].factors() else { continue };
            let expected = factors.energy(mass);
            if (energy - expected).abs() > expected.abs() * SUM_PRECISION {
                return Err(BalanceError::Energy {
                    carrier: self.carriers[carrier].to_string(),
                    energy_mj: energy.megajoules(),
                    expected_mj: expected.megajoules(),
                });
            }
        }
        Ok(())
    }
}

/// An entry with its signs taken off: upstream may be negative and cancel in a total.
fn magnitude(entry: &Entry) -> Totals {
    let totals = Totals::from(entry);
    let upstream = totals.emissions.upstream.map(Mass::abs);
    Totals { emissions: Emissions { upstream, ..totals.emissions }, ..totals }
}

fn same(
    grouping: &'static str,
    parts: &Totals,
    total: &Totals,
    magnitude: &Totals,
) -> Result<(), BalanceError> {
    let rows = quantities(parts).into_iter().zip(quantities(total)).zip(quantities(magnitude));
    for (((quantity, parts), (_, total)), (_, magnitude)) in rows {
        if (parts - total).abs() > SUM_PRECISION * magnitude {
            return Err(BalanceError::Parts { quantity, grouping, parts, total });
        }
    }
    Ok(())
}

/// The known quantities of a total, in base units.
fn quantities(totals: &Totals) -> Vec<(&'static str, f64)> {
    let Emissions { ch4_fossil, ch4_non_fossil, n2o, upstream, grid, .. } = totals.emissions;
    let known = [
        ("shaft energy", totals.shaft.map(|energy| energy.value)),
        ("stack CH4 (fossil)", ch4_fossil.map(Mass::kilograms)),
        ("stack CH4 (non-fossil)", ch4_non_fossil.map(Mass::kilograms)),
        ("stack N2O", n2o.map(Mass::kilograms)),
        ("upstream CO2e", upstream.map(Mass::kilograms)),
        ("grid CH4", grid.ch4.map(Mass::kilograms)),
        ("grid N2O", grid.n2o.map(Mass::kilograms)),
        ("fuel", Some(totals.fuel.kilograms())),
        ("fuel energy", Some(totals.fuel_energy.megajoules())),
        ("shore electricity", Some(totals.electricity.kilowatt_hours())),
        ("stack CO2 (fossil)", Some(totals.emissions.co2_fossil.kilograms())),
        ("stack CO2 (biogenic)", Some(totals.emissions.co2_biogenic.kilograms())),
        ("stack CO2 (e-fuel)", Some(totals.emissions.co2_rfnbo.kilograms())),
        ("grid CO2", Some(grid.co2.kilograms())),
    ];
    known.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
