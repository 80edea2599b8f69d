//! One row of factors, and the law of burning.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::emissions::{Emissions, UnknownGas};
use super::gwp::GwpSet;
use super::{FuelError, Origin};
use crate::provenance::Source;
use crate::units::substance::{
    AsPublished, Carbon, Ch4, Co2, Co2e, Fuel, N2o, TankToWake, WellToTank, WellToWake,
};
use crate::units::{Factor, Fraction, FuelEnergy, GhgIntensity, LowerHeatingValue, Mass};

/// What kind of machine burns the fuel, as far as slip and nitrous oxide depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConsumerClass {
    /// Internal-combustion engine, where no gas-engine class below applies.
    InternalCombustion,
    /// LNG, Otto cycle, dual fuel, medium speed.
    LngOttoMediumSpeed,
    /// LNG, Otto cycle, dual fuel, slow speed.
    LngOttoSlowSpeed,
    /// LNG, Diesel cycle, dual fuel, slow speed.
    LngDieselSlowSpeed,
    /// LNG, lean-burn spark-ignited.
    LeanBurnSparkIgnited,
    /// Fuel cell.
    FuelCell,
    /// Boiler or steam turbine.
    BoilerOrSteamTurbine,
    /// Gas turbine.
    GasTurbine,
}

impl fmt::Display for ConsumerClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InternalCombustion => "internal-combustion engine",
            Self::LngOttoMediumSpeed => "LNG Otto medium speed",
            Self::LngOttoSlowSpeed => "LNG Otto slow speed",
            Self::LngDieselSlowSpeed => "LNG Diesel slow speed",
            Self::LeanBurnSparkIgnited => "lean-burn spark-ignited",
            Self::FuelCell => "fuel cell",
            Self::BoilerOrSteamTurbine => "boiler or steam turbine",
            Self::GasTurbine => "gas turbine",
        })
    }
}

/// How the well-to-tank value of a row came about.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum WellToTankRule {
    /// A default of the table.
    Default,
    /// `E - Cf_CO2 / LHV`: a certified biofuel (FuelEU Annex I).
    CertifiedBio {
        /// The certified E.
        e_value: GhgIntensity<WellToWake, AsPublished>,
    },
    /// `E - e_u`: a certified RFNBO, recycled-carbon or low-carbon fuel (FuelEU Annex I).
    CertifiedSynthetic {
        /// The certified E.
        e_value: GhgIntensity<WellToWake, AsPublished>,
        /// Certified or standard e_u.
        e_use: GhgIntensity<WellToWake, AsPublished>,
    },
    /// The set states none.
    NotStated,
}

/// Cells that the published table leaves open and that its own rule fills with the highest
/// default of the fuel class in the column (FuelEU Annex II).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilledCells {
    /// None: every cell is printed.
    None,
    /// The nitrous oxide cell.
    N2o,
    /// The methane and the nitrous oxide cell.
    Ch4AndN2o,
}

/// The factors of one fuel in one consumer class, resolved for one batch.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelFactors {
    /// The row as its table prints it.
    pub pathway: Cow<'static, str>,
    /// Origin of the carbon.
    pub origin: Origin,
    /// Lower heating value.
    pub lower_heating_value: LowerHeatingValue,
    /// Well-to-tank CO2e per fuel energy, as published; `None` where the set states none.
    pub well_to_tank: Option<GhgIntensity<WellToTank, AsPublished>>,
    /// How [`Self::well_to_tank`] came about.
    pub well_to_tank_rule: WellToTankRule,
    /// CO2 per burned fuel.
    pub co2: Factor<Co2, Fuel>,
    /// Methane per burned fuel, slip apart; `None` where the set states CO2 only.
    pub ch4: Option<Factor<Ch4, Fuel>>,
    /// Nitrous oxide per burned fuel; `None` where the set states CO2 only.
    pub n2o: Option<Factor<N2o, Fuel>>,
    /// Share of the fuel mass that leaves unburned as methane; `None` where the set states CO2 only.
    pub methane_slip: Option<Fraction>,
    /// Carbon per fuel, for the balance; `None` where no source gives it.
    pub carbon: Option<Factor<Carbon, Fuel>>,
    /// Cells filled by the table's own rule.
    pub filled: FilledCells,
    /// Where the row stands.
    pub source: Source,
}

impl FuelFactors {
    /// What burning a mass of this fuel emits.
    ///
    /// ```text
    /// CO2 = m (1 - s) Cf_CO2        CH4 = m [(1 - s) Cf_CH4 + s]        N2O = m (1 - s) Cf_N2O
    /// WtT = m LHV wtt
    /// ```
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805 Annex I; MEPC.391(81). A set that states CO2 only gives
    /// `CO2 = m Cf_CO2` and leaves the rest unknown.
    #[inline]
    pub fn burn(&self, mass: Mass<Fuel>) -> Emissions {
        let slip = self.methane_slip.unwrap_or(Fraction::ZERO).get();
        let burned = mass * (1.0 - slip);
        let slipped = Mass::<Ch4>::of(mass.kilograms() * slip);
        let ch4 = match (self.ch4, self.methane_slip) {
            (Some(factor), Some(_)) => Some(factor * burned + slipped),
            _ => None,
        };
        Emissions::of_fuel(
            self.origin,
            self.co2 * burned,
            ch4,
            self.n2o.map(|factor| factor * burned),
            self.well_to_tank.map(|wtt| wtt * self.energy(mass)),
        )
    }

    /// `m LHV`.
    #[inline]
    pub fn energy(&self, mass: Mass<Fuel>) -> FuelEnergy {
        self.lower_heating_value * mass
    }

    /// The CO2 of the whole mass, slip not deducted: `m Cf_CO2`, as DCS and CII count it.
    #[inline]
    pub fn co2_without_slip(&self, mass: Mass<Fuel>) -> Mass<Co2> {
        self.co2 * mass
    }

    /// Tank-to-wake CO2e per fuel energy.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the set states CO2 only.
    pub fn tank_to_wake_intensity<G: GwpSet>(
        &self,
        set: G,
    ) -> Result<GhgIntensity<TankToWake, G>, UnknownGas> {
        Ok(self.burn(ONE_KILOGRAM).tank_to_wake(set)? / self.energy(ONE_KILOGRAM))
    }

    /// Well-to-wake CO2e per fuel energy.
    ///
    /// # Errors
    ///
    /// [`FuelError::MissingCell`] if the set states no well-to-tank value, methane or nitrous oxide.
    pub fn well_to_wake_intensity<G: GwpSet>(
        &self,
        set: G,
    ) -> Result<GhgIntensity<WellToWake, G>, FuelError> {
        Ok(self.well_to_wake_factor(set)? / self.lower_heating_value)
    }

    /// Well-to-wake CO2e per mass of fuel, for columns of masses: what is unknown is refused once,
    /// and each row is one multiplication.
    ///
    /// # Errors
    ///
    /// As [`Self::well_to_wake_intensity`].
    pub fn well_to_wake_factor<G: GwpSet>(
        &self,
        set: G,
    ) -> Result<Factor<Co2e<WellToWake, G>, Fuel>, FuelError> {
        let total = self.burn(ONE_KILOGRAM).well_to_wake(set);
        let total = total.map_err(|unknown| FuelError::MissingCell {
            set: self.source.document().to_owned(),
            row: self.pathway.to_string(),
            cell: unknown.gas,
        })?;
        Ok(total / ONE_KILOGRAM)
    }
}

const ONE_KILOGRAM: Mass<Fuel> = Mass::from_kilograms(1.0);
