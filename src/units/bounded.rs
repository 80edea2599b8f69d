//! Numbers with a range, and the bounds of bad input, each named once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The closed range in which a field of an input record must lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The field as files and messages name it, unit included.
    pub field: &'static str,
    /// Smallest value allowed.
    pub min: f64,
    /// Largest value allowed.
    pub max: f64,
    /// Unit of the three numbers; empty for a pure number.
    pub unit: &'static str,
}

/// A value outside its [`Bound`], or not a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutOfRange {
    /// What was broken.
    pub bound: Bound,
    /// What was given.
    pub value: f64,
}

impl Bound {
    /// A named bound.
    pub const fn new(field: &'static str, min: f64, max: f64, unit: &'static str) -> Self {
        Self { field, min, max, unit }
    }

    /// The value if it is in range.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a value outside `min..=max`, an infinity or NaN.
    #[inline]
    pub fn check(&self, value: f64) -> Result<f64, OutOfRange> {
        if value >= self.min && value <= self.max {
            Ok(value)
        } else {
            Err(OutOfRange { bound: *self, value })
        }
    }

    /// Whether a value is in range, for columns: [`Self::check`] says what is wrong with one that is not.
    #[inline]
    pub(crate) fn holds(&self, value: f64) -> bool {
        (value >= self.min) & (value <= self.max)
    }

    /// The same bound under the name of another field.
    pub const fn named(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

/// Whether more is asked for than there is, by more than the rounding of a sum; what is not a number is.
pub(crate) fn exceeds(asked: f64, available: f64) -> bool {
    let enough = asked <= available * (1.0 + 1e-12);
    !enough
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Bound { field, min, max, unit } = self.bound;
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        write!(f, "`{field}` must be in {min}..={max}{unit}, got {}", self.value)
    }
}

impl std::error::Error for OutOfRange {}

/// The bounds of vessel, voyage and fuel input. Each leaves room for the largest thing afloat and
/// none for a slipped unit.
pub mod bounds {
    use super::Bound;

    /// Time of a row: at most a leap year.
    pub const ROW_SECONDS: Bound = Bound::new("seconds", 0.0, 31_622_400.0, "s");
    /// Identity of an AIS station.
    pub const MMSI: Bound = Bound::new("mmsi", 1.0, 999_999_999.0, "");
    /// Speed that an AIS message can state.
    pub const AIS_SPEED: Bound = Bound::new("sog_kn", 0.0, 102.3, "kn");
    /// Course that an AIS message can state.
    pub const AIS_COURSE: Bound = Bound::new("cog_degrees", 0.0, 360.0, "degrees");
    /// Heading that an AIS message can state.
    pub const AIS_HEADING: Bound = Bound::new("heading_degrees", 0.0, 359.0, "degrees");
    /// Type of ship and cargo that an AIS message defines: Recommendation ITU-R M.1371, table of message 5.
    pub const SHIP_TYPE: Bound = Bound::new("ship_type", 0.0, 99.0, "");
    /// Type of vessel of the US Coast Guard, which stands in place of that of AIS in some files of MarineCadastre. What each
    /// of them means was not found in a document and is not used.
    pub const USCG_SHIP_TYPE: Bound = Bound::new("ship_type", 1_001.0, 1_025.0, "");
    /// Length that an AIS message can state: 511 m before and 511 m behind the antenna.
    pub const AIS_LENGTH: Bound = Bound::new("length_m", 0.0, 1_022.0, "m");
    /// Beam that an AIS message can state: 63 m on either side of the antenna.
    pub const AIS_BEAM: Bound = Bound::new("beam_m", 0.0, 126.0, "m");
    /// Draught that an AIS message can state.
    pub const AIS_DRAUGHT: Bound = Bound::new("draught_m", 0.0, 25.5, "m");
    /// Speed of a merchant ship. Fast ferries reach 45 kn; 90 kn is a typing error.
    pub const SPEED: Bound = Bound::new("speed_kn", 0.0, 50.0, "kn");
    /// Reference speed of a ship; zero would divide.
    pub const REFERENCE_SPEED: Bound = Bound::new("reference_speed_kn", 5.0, 50.0, "kn");
    /// Draught. The deepest ship ever drew 24.6 m.
    pub const DRAUGHT: Bound = Bound::new("draught_m", 0.5, 30.0, "m");
    /// Distance of one activity: the equator is 21,600 nm.
    pub const DISTANCE: Bound = Bound::new("distance_nm", 0.0, 25_000.0, "nm");
    /// Installed main-engine power (MCR).
    pub const MCR: Bound = Bound::new("mcr_kw", 1.0, 150_000.0, "kW");
    /// Electrical or boiler demand.
    pub const DEMAND: Bound = Bound::new("demand_kw", 0.0, 50_000.0, "kW");
    /// Any power in a file.
    pub const POWER: Bound = Bound::new("power_kw", 0.0, 150_000.0, "kW");
    /// Any count of TEU in a file.
    pub const TEU: Bound = Bound::new("teu", 0.0, 40_000.0, "TEU");
    /// Sulphur of a marine fuel: high-sulphur fuel oil has up to 3.5 %.
    pub const SULPHUR: Bound = Bound::new("sulphur_percent", 0.0, 5.0, "%");
    /// Latitude.
    pub const LATITUDE: Bound = Bound::new("lat", -90.0, 90.0, "degrees");
    /// Longitude.
    pub const LONGITUDE: Bound = Bound::new("lon", -180.0, 180.0, "degrees");
    /// Duration of one activity.
    pub const DURATION: Bound = Bound::new("duration_h", 0.0, 8_784.0, "h");
    /// Fuel of one record.
    pub const FUEL_MASS: Bound = Bound::new("mass_t", 0.0, 1_000_000.0, "t");
    /// Nominal slots: the largest ship of 2026 has about 24,000.
    pub const NOMINAL_TEU: Bound = Bound::new("teu", 1.0, 40_000.0, "TEU");
    /// Deadweight.
    pub const DEADWEIGHT: Bound = Bound::new("dwt_t", 1.0, 700_000.0, "t");
    /// Gross tonnage.
    pub const GROSS_TONNAGE: Bound = Bound::new("gt", 1.0, 500_000.0, "GT");
    /// Phase of EEDI.
    pub const EEDI_PHASE: Bound = Bound::new("eedi_phase", 0.0, 3.0, "");
    /// Gas capacity.
    pub const GAS_CAPACITY: Bound = Bound::new("cbm", 1.0, 400_000.0, "m3");
    /// A share of a whole.
    pub const FRACTION: Bound = Bound::new("fraction", 0.0, 1.0, "");
    /// An efficiency; zero would divide.
    pub const EFFICIENCY: Bound = Bound::new("efficiency", 0.01, 1.0, "");
    /// Fraction of MCR.
    pub const LOAD: Bound = Bound::new("load", 0.0, 1.0, "of MCR");
    /// Specific fuel consumption. Methanol engines reach 400, a small old turbine 400.
    pub const SFC: Bound = Bound::new("sfc_g_per_kwh", 1.0, 1_500.0, "g/kWh");
    /// Rated speed of an engine.
    pub const RPM: Bound = Bound::new("rated_rpm", 1.0, 30_000.0, "rpm");
    /// Lower heating value: wood is 15, hydrogen 120.
    pub const LOWER_HEATING_VALUE: Bound = Bound::new("lower_heating_value_mj_per_kg", 1.0, 145.0, "MJ/kg");
    /// A GHG intensity per fuel energy; certified bio-methane may be well below zero.
    pub const GHG_INTENSITY: Bound = Bound::new("ghg_intensity_g_per_mj", -500.0, 1_000.0, "gCO2e/MJ");
    /// Energy of one fuel of a year: a million tonnes of hydrogen have 120,000,000 GJ.
    pub const FUEL_ENERGY: Bound = Bound::new("energy_mj", 0.0, 145e9, "MJ");
    /// Price of a remedial unit; a hundred times that of the draft is a slipped unit.
    pub const REMEDIAL_UNIT_PRICE: Bound = Bound::new("usd_per_t", 0.0, 38_000.0, "USD/t");
    /// Gas per fuel, by mass. Pure carbon gives 3.66.
    pub const GAS_PER_FUEL: Bound = Bound::new("gas_g_per_g", 0.0, 4.0, "g/g");
    /// Global warming potential over CO2.
    pub const GWP: Bound = Bound::new("gwp", 0.0, 20_000.0, "");
    /// Distance of one ship in one calendar year: a ship that never stops makes 50 kn for 8,784 h at most.
    pub const DISTANCE_OF_A_YEAR: Bound = Bound::new("distance_nm", 0.0, 440_000.0, "nm");
    /// Shore electricity of one ship in one calendar year, at most 50 MW throughout.
    pub const ELECTRICITY_OF_A_YEAR: Bound = Bound::new("electricity_kwh", 0.0, 440_000_000.0, "kWh");
    /// Price of a tonne of CO2e, in any currency.
    pub const CARBON_PRICE: Bound = Bound::new("price_per_t", 0.0, 100_000.0, "per t");
    /// Electricity through one connection.
    pub const CONNECTION_ENERGY: Bound = Bound::new("energy_kwh", 0.0, 20_000_000.0, "kWh");
    /// Distance of a calendar year: 50 kn over 366 days is 439,200 nm. Zero would divide.
    pub const YEAR_DISTANCE: Bound = Bound::new("distance_nm", 1.0, 450_000.0, "nm");
    /// CO2 of a ship in a calendar year.
    pub const YEAR_CO2: Bound = Bound::new("co2_t", 0.0, 5_000_000.0, "t");
    /// CO2 per capacity and distance. A tonne of deadweight over a mile leaves no upper end that means much.
    pub const CARBON_INTENSITY: Bound = Bound::new("g_per_unit_nm", 0.0, 1e13, "g/(unit nm)");
    /// Electricity of a ship in a calendar year.
    pub const YEAR_ELECTRICITY: Bound = Bound::new("energy_kwh", 0.0, 400_000_000.0, "kWh");
    /// Lightweight.
    pub const LIGHTWEIGHT: Bound = Bound::new("lightweight_t", 1.0, 300_000.0, "t");
    /// Deadweight per volume of the cargo spaces.
    pub const CUBIC_RATIO: Bound = Bound::new("cubic_ratio_t_per_m3", 0.1, 5.0, "t/m3");
    /// Refrigerated containers times days, of a year.
    pub const REEFER_DAYS: Bound = Bound::new("reefer_days", 0.0, 15_000_000.0, "reefer-days");
    /// A factor that raises the capacity of a ship.
    pub const CAPACITY_FACTOR: Bound = Bound::new("capacity_factor", 1.0, 2.0, "");
    /// Emission of a grid per electricity delivered to it.
    pub const GRID_FACTOR: Bound = Bound::new("grid_g_per_kwh", 0.0, 5_000.0, "g/kWh");
    /// Energy that a ship uses in a year: 10^11 MJ are 2.5 million tonnes of oil.
    pub const ENERGY_USED: Bound = Bound::new("energy_mj", 0.0, 1e11, "MJ");
    /// A compliance balance of FuelEU, of 10^11 MJ a year at most.
    pub const COMPLIANCE_BALANCE: Bound = Bound::new("balance_gco2eq", -1e15, 1e15, "gCO2eq");
    /// A surplus, or what was borrowed.
    pub const COMPLIANCE_SURPLUS: Bound = Bound::new("surplus_gco2eq", 0.0, 1e15, "gCO2eq");
    /// The intensity that a penalty of FuelEU divides by.
    pub const PENALISED_INTENSITY: Bound = Bound::new("ghgie_g_per_mj", 1e-6, 1_000.0, "gCO2e/MJ");
    /// A penalty: the largest balance over the smallest intensity.
    pub const PENALTY: Bound = Bound::new("penalty_eur", 0.0, 1e20, "EUR");
    /// What one fuel costs more than another.
    pub const PRICE_DIFFERENCE: Bound = Bound::new("price_difference_eur_per_t", 0.0, 100_000.0, "EUR/t");
}

macro_rules! unit_interval {
    ($(#[$doc:meta])* $name:ident, $bound:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// Zero.
            pub const ZERO: Self = Self(0.0);
            /// One.
            pub const ONE: Self = Self(1.0);

            /// Checks the range.
            ///
            /// # Errors
            ///
            /// [`OutOfRange`] outside `0..=1` and for NaN.
            #[inline]
            pub fn new(value: f64) -> Result<Self, OutOfRange> {
                $bound.check(value).map(Self)
            }

            /// For tables: a value outside `0..=1` fails the build when used in a `const`.
            ///
            /// # Panics
            ///
            /// On a value outside `0..=1`.
            pub const fn constant(value: f64) -> Self {
                assert!(value >= 0.0 && value <= 1.0, "must be in 0..=1");
                Self(value)
            }

            /// The number.
            #[inline]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;
            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> f64 {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

unit_interval! {
    /// A share of a whole, 0 to 1.
    Fraction, bounds::FRACTION
}

unit_interval! {
    /// Engine load as a fraction of MCR, 0 to 1.
    Load, bounds::LOAD
}

impl Load {
    /// A load already clamped by a propulsion law.
    #[inline]
    pub(crate) fn clamped(value: f64) -> Self {
        Self(value.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_field_value_and_range() {
        let error = bounds::SPEED.check(90.0).unwrap_err();
        assert_eq!(error.to_string(), "`speed_kn` must be in 0..=50 kn, got 90");
        assert!(bounds::SPEED.check(f64::NAN).is_err());
        assert!(bounds::SPEED.check(f64::INFINITY).is_err());
        assert_eq!(bounds::SPEED.check(0.0), Ok(0.0));
    }

    #[test]
    fn a_load_of_1_4_is_refused() {
        assert!(Load::new(1.4).is_err());
        assert_eq!(Load::new(1.0).map(Load::get), Ok(1.0));
        assert!(Fraction::new(-1e-12).is_err());
    }
}
