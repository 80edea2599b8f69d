//! One voyage or one stay in port.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Co2eByGas, UkEtsError, at_least_zero, half};
use crate::units::Decimal;

/// Places of a mass of fuel in tonnes.
const FUEL_PLACES: u8 = 5;
/// GWP of methane, IPCC AR5.
const GWP_CH4: i64 = 28;
/// GWP of nitrous oxide, IPCC AR5.
const GWP_N2O: i64 = 265;

/// Unit in which a fuel was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MeasuringUnit {
    /// Tonnes.
    #[serde(rename = "t")]
    Tonne,
    /// Cubic metres.
    #[serde(rename = "m3")]
    CubicMetre,
}

/// Gas per burned fuel, t/t, as the monitoring plan states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmissionFactors {
    /// `EF_CO2`.
    pub co2: Decimal,
    /// `EF_CH4`, slip apart.
    pub ch4: Decimal,
    /// `EF_N2O`.
    pub n2o: Decimal,
}

/// One fuel that was burned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FuelUse {
    /// What messages call it.
    pub name: String,
    /// How much, in [`Self::unit`].
    pub amount: Decimal,
    /// The unit of the amount.
    pub unit: MeasuringUnit,
    /// Density, t/m³. Needed for cubic metres, not read for tonnes.
    pub density_t_per_m3: Option<Decimal>,
    /// Share of the fuel mass that leaves unburned as methane, in per cent; `None` for a fuel that does not
    /// slip.
    pub methane_slip_percent: Option<Decimal>,
    /// Its factors.
    pub factors: EmissionFactors,
}

/// Between which ports a leg runs, as far as the share to surrender depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// `GB`: a voyage within Great Britain or within Northern Ireland. All of it is surrendered.
    #[serde(rename = "GB")]
    WithinOneNation,
    /// `NI`: a voyage between Great Britain and Northern Ireland. Half of it is surrendered.
    #[serde(rename = "NI")]
    BetweenGbAndNi,
    /// `OTHER`: any other voyage. Nothing is surrendered.
    #[serde(rename = "OTHER")]
    OtherVoyage,
    /// `PORT`: a stay in a port of the United Kingdom. All of it is surrendered.
    #[serde(rename = "PORT")]
    PortStay,
}

/// What a leg emits, and for how much of it allowances are surrendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Mass of each fuel, t, 5 places half up, in the order given.
    pub fuel_tonnes: Vec<Decimal>,
    /// Emissions, tCO2e.
    pub total: Co2eByGas,
    /// The part to surrender allowances for, tCO2e.
    pub surrender: Co2eByGas,
}

impl Scope {
    /// Share of the emissions to surrender allowances for: 1, 0.5 or 0.
    pub fn share(self) -> Decimal {
        match self {
            Self::WithinOneNation | Self::PortStay => Decimal::from_digits(1, 0),
            Self::BetweenGbAndNi => half(),
            Self::OtherVoyage => Decimal::zero(),
        }
    }
}

impl FuelUse {
    /// `m`: the amount, times the density where it is a volume; 5 places half up.
    ///
    /// # Units
    ///
    /// t.
    ///
    /// # Errors
    ///
    /// [`UkEtsError::DensityNeeded`] for a volume without a density; [`UkEtsError::Value`] for a negative
    /// amount, or a density that is not above zero.
    pub fn tonnes(&self) -> Result<Decimal, UkEtsError> {
        at_least_zero(|| self.record(), "amount", &self.amount)?;
        let exact = match (self.unit, &self.density_t_per_m3) {
            (MeasuringUnit::Tonne, _) => self.amount.clone(),
            (MeasuringUnit::CubicMetre, None) => {
                return Err(UkEtsError::DensityNeeded { record: self.record() });
            }
            (MeasuringUnit::CubicMetre, Some(density)) if density.is_negative() || density.is_zero() => {
                return Err(self.refused("density_t_per_m3", density, "above 0"));
            }
            (MeasuringUnit::CubicMetre, Some(density)) => &self.amount * density,
        };
        Ok(exact.rounded_half_up(FUEL_PLACES))
    }

    /// What a mass of it emits, not yet rounded.
    fn emissions(&self, tonnes: &Decimal) -> Result<Co2eByGas, UkEtsError> {
        let EmissionFactors { co2, ch4, n2o } = &self.factors;
        for (field, factor) in [("ef_co2", co2), ("ef_ch4", ch4), ("ef_n2o", n2o)] {
            at_least_zero(|| self.record(), field, factor)?;
        }
        let slipped = tonnes * &self.slip()?;
        let burned = tonnes - &slipped;
        Ok(Co2eByGas {
            co2: &burned * co2,
            ch4: &(&(&burned * ch4) + &slipped) * &Decimal::from_digits(GWP_CH4, 0),
            n2o: &(&burned * n2o) * &Decimal::from_digits(GWP_N2O, 0),
        })
    }

    /// `s`, as a fraction.
    fn slip(&self) -> Result<Decimal, UkEtsError> {
        let Some(percent) = &self.methane_slip_percent else { return Ok(Decimal::zero()) };
        if percent.is_negative() || *percent > Decimal::from_digits(100, 0) {
            return Err(self.refused("methane_slip_percent", percent, "in 0..=100 %"));
        }
        Ok(percent * &Decimal::from_digits(1, 2))
    }

    fn record(&self) -> String {
        format!("fuel `{}`", self.name)
    }

    fn refused(&self, field: &'static str, value: &Decimal, allowed: &'static str) -> UkEtsError {
        UkEtsError::Value { record: self.record(), field, value: value.clone(), allowed }
    }
}

/// Emissions of one voyage or stay, and the part to surrender allowances for.
///
/// ```text
/// CO2 = m (1 - s) EF_CO2      CH4 = [m (1 - s) EF_CH4 + m s] 28      N2O = m (1 - s) EF_N2O 265
/// ```
///
/// The gases start from the direct emissions; after each fuel every gas is rounded to 7 places, so the order
/// of the fuels can move the last place. The share to surrender is taken of each gas and rounded; both totals
/// are sums of rounded gases. Without any fuel the gases are the direct emissions as given, not rounded.
///
/// # Units
///
/// tCO2e, direct emissions included.
///
/// # Source
///
/// [`super::ARITHMETIC`]; [`super::GWP_SOURCE`] for the GWP.
///
/// # Errors
///
/// [`UkEtsError::DensityNeeded`] for a volume without a density, [`UkEtsError::Value`] for a negative amount,
/// factor or direct emission, a density that is not above zero, or a slip outside 0 to 100 %.
pub fn leg(fuels: &[FuelUse], direct: Option<&Co2eByGas>, scope: Scope) -> Result<Leg, UkEtsError> {
    let mut total = match direct {
        None => Co2eByGas::zero(),
        Some(direct) => {
            for (field, value) in [("co2", &direct.co2), ("ch4", &direct.ch4), ("n2o", &direct.n2o)] {
                at_least_zero(|| "direct emissions".to_owned(), field, value)?;
            }
            direct.clone()
        }
    };
    let mut fuel_tonnes = Vec::with_capacity(fuels.len());
    for fuel in fuels {
        let tonnes = fuel.tonnes()?;
        total = total.plus(&fuel.emissions(&tonnes)?);
        fuel_tonnes.push(tonnes);
    }
    let share = scope.share();
    let surrender = total.each(|gas| gas * &share);
    Ok(Leg { fuel_tonnes, total, surrender })
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WithinOneNation => "voyage within Great Britain or within Northern Ireland",
            Self::BetweenGbAndNi => "voyage between Great Britain and Northern Ireland",
            Self::OtherVoyage => "any other voyage",
            Self::PortStay => "stay in a UK port",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuel::gwp::{Ar5, GwpSet};

    #[test]
    fn the_weights_are_those_of_ar5() {
        let ar5 = Ar5.weights();
        assert_eq!((GWP_CH4 as f64, GWP_CH4 as f64), (ar5.ch4_fossil, ar5.ch4_non_fossil));
        assert_eq!(GWP_N2O as f64, ar5.n2o);
    }
}
