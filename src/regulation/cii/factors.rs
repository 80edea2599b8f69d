//! CO2 factors of the fuels of a ship-year.

use super::CiiError;
use super::requirement::Requirement;
use crate::fuel::{ConsumerClass, FactorSet, FuelBatch, FuelFactors};
use crate::units::bounded::bounds;
use crate::units::substance::{Co2, Fuel};
use crate::units::{Bound, Mass};

/// The factors of the fuels, in their order.
pub(super) struct Co2Factors {
    factors: Vec<FuelFactors>,
}

impl Co2Factors {
    /// Resolves each fuel once and checks its mass.
    pub(super) fn of<'f>(
        requirement: &Requirement,
        fuels: impl Iterator<Item = (&'f FuelBatch, Mass<Fuel>)>,
        set: &FactorSet,
    ) -> Result<Self, CiiError> {
        let allowed = FactorSet::mepc_364().name();
        if set.name() != allowed {
            return Err(CiiError::FactorsOfAnotherRule { set: set.name(), allowed });
        }
        let factors = fuels
            .map(|(batch, mass)| {
                check_mass(requirement, batch, bounds::FUEL_MASS, mass)?;
                // The guidelines do not tell consumers apart.
                set.resolve(batch, ConsumerClass::InternalCombustion).map_err(|source| CiiError::Fuel {
                    ship: requirement.ship_name(),
                    fuel: batch.fuel().to_string(),
                    source: Box::new(source),
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        if factors.is_empty() {
            return Err(CiiError::NoFuel { ship: requirement.ship_name() });
        }
        Ok(Self { factors })
    }

    /// `sum_j FC_j CF_j`.
    pub(super) fn co2_of(&self, masses: impl Iterator<Item = Mass<Fuel>>) -> Mass<Co2> {
        self.factors.iter().zip(masses).map(|(factors, mass)| factors.co2_without_slip(mass)).sum()
    }
}

/// Refuses a mass of a fuel that is out of range.
pub(super) fn check_mass(
    requirement: &Requirement,
    batch: &FuelBatch,
    bound: Bound,
    mass: Mass<Fuel>,
) -> Result<(), CiiError> {
    let refused =
        |source| CiiError::FuelMass { ship: requirement.ship_name(), fuel: batch.fuel().to_string(), source };
    bound.check(mass.tonnes()).map(drop).map_err(refused)
}
