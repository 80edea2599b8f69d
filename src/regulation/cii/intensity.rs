//! What a ship carries, as the indicator counts it, and grams of CO2 per unit of it and nautical mile.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::regulation::MarpolShipType;
use crate::units::bounded::{OutOfRange, bounds};
use crate::units::wire::round_15;

/// By what the capacity of a ship is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapacityMeasure {
    /// Deadweight, t.
    Deadweight,
    /// Gross tonnage, GT.
    GrossTonnage,
}

/// A capacity and its measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    value: f64,
    measure: CapacityMeasure,
}

/// Grams of CO2 per unit of capacity and nautical mile: g/(t nm) or g/(GT nm).
///
/// Figures of the two measures do not compare: neither is less, and their ratio is `None`.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::cii::{CapacityMeasure, CarbonIntensity};
///
/// let aer = CarbonIntensity::new(5.25, CapacityMeasure::Deadweight)?;
/// let cg_dist = CarbonIntensity::new(5.25, CapacityMeasure::GrossTonnage)?;
/// assert_eq!(aer.to_string(), "5.25 g CO2/(t nm)");
/// assert_eq!((aer.partial_cmp(&cg_dist), aer.ratio(cg_dist)), (None, None));
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[doc(alias = "AER")]
#[doc(alias = "cgDIST")]
pub struct CarbonIntensity {
    grams: f64,
    measure: CapacityMeasure,
}

impl CapacityMeasure {
    /// The measure of a ship type: gross tonnage for vehicle carriers, ro-ro ships and cruise ships,
    /// deadweight for all others.
    ///
    /// # Source
    ///
    /// MEPC.352(78) (G1).
    pub const fn of(ship_type: MarpolShipType) -> Self {
        match ship_type {
            MarpolShipType::BulkCarrier
            | MarpolShipType::GasCarrier
            | MarpolShipType::Tanker
            | MarpolShipType::ContainerShip
            | MarpolShipType::GeneralCargoShip
            | MarpolShipType::RefrigeratedCargoCarrier
            | MarpolShipType::CombinationCarrier
            | MarpolShipType::LngCarrier => Self::Deadweight,
            MarpolShipType::VehicleCarrier
            | MarpolShipType::RoRoCargoShip
            | MarpolShipType::RoRoPassengerShip
            | MarpolShipType::RoRoPassengerHighSpeedCraft
            | MarpolShipType::CruisePassengerShip => Self::GrossTonnage,
        }
    }

    /// The indicator on this measure: AER on deadweight, cgDIST on gross tonnage.
    pub const fn indicator(self) -> &'static str {
        match self {
            Self::Deadweight => "AER",
            Self::GrossTonnage => "cgDIST",
        }
    }

    /// The unit inside an intensity.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Deadweight => "t",
            Self::GrossTonnage => "GT",
        }
    }
}

impl Capacity {
    pub(super) const fn of(value: f64, measure: CapacityMeasure) -> Self {
        Self { value, measure }
    }

    /// The number, in t or GT.
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The measure.
    pub const fn measure(self) -> CapacityMeasure {
        self.measure
    }
}

impl CarbonIntensity {
    /// From grams of CO2 per unit of capacity and nautical mile.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a negative number, an infinity or NaN.
    pub fn new(grams: f64, measure: CapacityMeasure) -> Result<Self, OutOfRange> {
        Ok(Self { grams: bounds::CARBON_INTENSITY.check(grams)?, measure })
    }

    pub(super) const fn of(grams: f64, measure: CapacityMeasure) -> Self {
        Self { grams, measure }
    }

    /// The number, in g/(t nm) or g/(GT nm).
    pub const fn grams_per_unit_nm(self) -> f64 {
        self.grams
    }

    /// The measure of the capacity.
    pub const fn measure(self) -> CapacityMeasure {
        self.measure
    }

    /// This over another of the same measure; `None` where the measures differ.
    pub fn ratio(self, other: Self) -> Option<f64> {
        (self.measure == other.measure).then(|| self.grams / other.grams)
    }
}

impl PartialOrd for CarbonIntensity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self.measure == other.measure { self.grams.partial_cmp(&other.grams) } else { None }
    }
}

impl fmt::Display for CapacityMeasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Deadweight => "deadweight",
            Self::GrossTonnage => "gross tonnage",
        })
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", round_15(self.value), self.measure.unit())
    }
}

impl fmt::Display for CarbonIntensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} g CO2/({} nm)", round_15(self.grams), self.measure.unit())
    }
}
