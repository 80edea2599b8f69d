//! CO2, CH4 and N2O apart, each in tonnes of CO2e.

use serde::{Deserialize, Serialize};

use super::CO2E_PLACES;
use crate::units::Decimal;

/// Emissions by gas, each in tCO2e under the scheme's GWP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Co2eByGas {
    /// CO2, t.
    pub co2: Decimal,
    /// CH4, tCO2e.
    pub ch4: Decimal,
    /// N2O, tCO2e.
    pub n2o: Decimal,
}

impl Co2eByGas {
    /// None of any gas.
    pub(super) fn zero() -> Self {
        Self { co2: Decimal::zero(), ch4: Decimal::zero(), n2o: Decimal::zero() }
    }

    /// `CO2 + CH4 + N2O`, 7 places half up.
    ///
    /// # Units
    ///
    /// tCO2e.
    #[must_use]
    pub fn total(&self) -> Decimal {
        (&(&self.co2 + &self.ch4) + &self.n2o).rounded_half_up(CO2E_PLACES)
    }

    /// The same of every gas, 7 places half up.
    pub(super) fn each(&self, law: impl Fn(&Decimal) -> Decimal) -> Self {
        let rounded = |gas| law(gas).rounded_half_up(CO2E_PLACES);
        Self { co2: rounded(&self.co2), ch4: rounded(&self.ch4), n2o: rounded(&self.n2o) }
    }

    /// A running total with the next figure, 7 places half up.
    pub(super) fn plus(&self, next: &Self) -> Self {
        let sum = |total: &Decimal, term: &Decimal| (total + term).rounded_half_up(CO2E_PLACES);
        Self {
            co2: sum(&self.co2, &next.co2),
            ch4: sum(&self.ch4, &next.ch4),
            n2o: sum(&self.n2o, &next.n2o),
        }
    }
}
