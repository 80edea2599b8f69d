//! What a fuel emits as the MRV regulation monitors it.

use std::iter::Sum;
use std::ops::Add;

use super::EtsError;
use crate::fuel::emissions::UnknownGas;
use crate::fuel::gwp::{Ar5, GwpSet};
use crate::fuel::{FactorSet, Origin};
use crate::regulation::ship_year::Burn;
use crate::units::Mass;
use crate::units::substance::{Ch4, Co2, Co2e, N2o, RegulatoryCo2, TankToWake};

/// Tank-to-wake emissions, the CO2 twice: as it leaves the stack, and as the regulator counts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gases {
    /// At the stack.
    pub stack_co2: Mass<Co2>,
    /// Zero-rated fuel at zero.
    pub co2: Mass<RegulatoryCo2>,
    /// Methane, slip among it.
    pub ch4: Mass<Ch4>,
    /// Nitrous oxide.
    pub n2o: Mass<N2o>,
}

impl Gases {
    /// Nothing.
    pub const ZERO: Self = Self { stack_co2: Mass::ZERO, co2: Mass::ZERO, ch4: Mass::ZERO, n2o: Mass::ZERO };

    /// What a burn emits.
    ///
    /// ```text
    /// CO2 = m (1 − s) Cf_CO2 EF_bio     CH4 = m [(1 − s) Cf_CH4 + s]     N2O = m (1 − s) Cf_N2O
    /// ```
    ///
    /// EF_bio is 0 for a biofuel, RFNBO or recycled-carbon fuel with proof
    /// ([`crate::fuel::FuelBatch::is_zero_rated`]), else 1.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2015/757, Annex I.
    ///
    /// # Errors
    ///
    /// [`EtsError::Fuel`] for a fuel without factors, [`EtsError::Gas`] for a gas that they leave unknown.
    pub fn of(burn: &Burn, factors: &FactorSet) -> Result<Self, EtsError> {
        let resolved = factors.tank_to_wake(&burn.batch, burn.consumer);
        let resolved = resolved.map_err(|source| EtsError::Fuel { place: burn.place.to_string(), source })?;
        let emissions = resolved.burn(burn.mass);
        let unknown = |gas| EtsError::Gas {
            place: burn.place.to_string(),
            fuel: burn.batch.fuel().to_string(),
            source: UnknownGas { gas },
        };
        let stack_co2 = emissions.stack_co2();
        // Low-carbon fuels are not among those that the directive, as read, rates at zero.
        let zero_rated = burn.batch.is_zero_rated() && burn.batch.fuel().origin() != Origin::LowCarbon;
        let counted = if zero_rated { 0.0 } else { stack_co2.kilograms() };
        Ok(Self {
            stack_co2,
            co2: Mass::of(counted),
            ch4: emissions.ch4().ok_or_else(|| unknown("stack CH4"))?,
            n2o: emissions.n2o.ok_or_else(|| unknown("stack N2O"))?,
        })
    }

    /// CO2 as the regulator counts it, alone.
    pub fn co2_alone(&self) -> Mass<Co2e<TankToWake, Ar5>> {
        Mass::of(self.co2.kilograms())
    }

    /// All three gases, CO2 as the regulator counts it.
    pub fn co2e(&self) -> Mass<Co2e<TankToWake, Ar5>> {
        let ch4 = [self.ch4.kilograms(), 0.0]; // AR5 weighs all methane alike
        Mass::of(Ar5.weights().co2e(self.co2.kilograms(), ch4, self.n2o.kilograms()))
    }
}

impl Add for Gases {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            stack_co2: self.stack_co2 + other.stack_co2,
            co2: self.co2 + other.co2,
            ch4: self.ch4 + other.ch4,
            n2o: self.n2o + other.n2o,
        }
    }
}

impl Sum for Gases {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}
