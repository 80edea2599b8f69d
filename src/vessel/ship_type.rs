//! Ship types and sizes as the Fourth IMO GHG Study divides them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::demand_table::ends_of;
use crate::units::bounded::{Bound, OutOfRange, bounds};

/// Ship type of the Fourth IMO GHG Study, table 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ShipType {
    /// Bulk carrier, by deadweight.
    BulkCarrier,
    /// Chemical tanker, by deadweight.
    ChemicalTanker,
    /// Container ship, by nominal TEU.
    #[serde(rename = "container_ship")]
    Container,
    /// General cargo ship, by deadweight.
    GeneralCargo,
    /// Liquefied gas tanker, by cubic metres.
    LiquefiedGasTanker,
    /// Oil tanker, by deadweight.
    OilTanker,
    /// Tanker for other liquids, by deadweight.
    OtherLiquidsTanker,
    /// Passenger ferry, by gross tonnage.
    FerryPassengerOnly,
    /// Cruise ship, by gross tonnage.
    Cruise,
    /// Ro-ro passenger ferry, by gross tonnage.
    FerryRoPax,
    /// Refrigerated bulk carrier, by deadweight.
    RefrigeratedBulk,
    /// Ro-ro cargo ship, by deadweight.
    RoRo,
    /// Vehicle carrier, by gross tonnage.
    Vehicle,
    /// Yacht, by gross tonnage.
    Yacht,
    /// Tug, by gross tonnage.
    ServiceTug,
    /// Fishing vessel, by gross tonnage.
    MiscellaneousFishing,
    /// Offshore vessel, by gross tonnage.
    Offshore,
    /// Other service vessel, by gross tonnage.
    ServiceOther,
    /// Any other vessel, by gross tonnage.
    MiscellaneousOther,
}

/// The measure by which a ship type is divided into size bins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SizeMeasure {
    /// Nominal TEU.
    Teu,
    /// Deadweight tonnes.
    Deadweight,
    /// Gross tonnage.
    GrossTonnage,
    /// Cubic metres of gas capacity.
    GasCapacity,
}

impl ShipType {
    /// The measure of its size bins.
    pub const fn size_measure(self) -> SizeMeasure {
        match self {
            Self::Container => SizeMeasure::Teu,
            Self::LiquefiedGasTanker => SizeMeasure::GasCapacity,
            Self::BulkCarrier
            | Self::ChemicalTanker
            | Self::GeneralCargo
            | Self::OilTanker
            | Self::OtherLiquidsTanker
            | Self::RefrigeratedBulk
            | Self::RoRo => SizeMeasure::Deadweight,
            Self::FerryPassengerOnly
            | Self::Cruise
            | Self::FerryRoPax
            | Self::Vehicle
            | Self::Yacht
            | Self::ServiceTug
            | Self::MiscellaneousFishing
            | Self::Offshore
            | Self::ServiceOther
            | Self::MiscellaneousOther => SizeMeasure::GrossTonnage,
        }
    }

    /// The size bin of the Fourth IMO GHG Study, tables 17 and 44, that a size in the type's own measure lies in: its
    /// least size, and the size at which the next begins. `None` for a size out of range.
    ///
    /// ```
    /// use green_corridor::vessel::ShipType;
    /// assert_eq!(ShipType::Container.size_bin(8_500.0), Some((8_000.0, Some(12_000.0))));
    /// assert_eq!(ShipType::Container.size_bin(24_000.0), Some((20_000.0, None)));
    /// assert_eq!(ShipType::Container.size_bin(-1.0), None);
    /// ```
    pub fn size_bin(self, size: f64) -> Option<(f64, Option<f64>)> {
        ends_of(self, self.check_size(size).ok()?)
    }

    /// Checks a size in the type's own measure.
    pub(crate) fn check_size(self, size: f64) -> Result<f64, OutOfRange> {
        self.size_measure().bound().check(size)
    }
}

impl SizeMeasure {
    const fn bound(self) -> Bound {
        match self {
            Self::Teu => bounds::NOMINAL_TEU,
            Self::Deadweight => bounds::DEADWEIGHT,
            Self::GrossTonnage => bounds::GROSS_TONNAGE,
            Self::GasCapacity => bounds::GAS_CAPACITY,
        }
    }
}

impl fmt::Display for ShipType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BulkCarrier => "bulk carrier",
            Self::ChemicalTanker => "chemical tanker",
            Self::Container => "container ship",
            Self::GeneralCargo => "general cargo ship",
            Self::LiquefiedGasTanker => "liquefied gas tanker",
            Self::OilTanker => "oil tanker",
            Self::OtherLiquidsTanker => "other liquids tanker",
            Self::FerryPassengerOnly => "passenger ferry",
            Self::Cruise => "cruise ship",
            Self::FerryRoPax => "ro-ro passenger ferry",
            Self::RefrigeratedBulk => "refrigerated bulk carrier",
            Self::RoRo => "ro-ro cargo ship",
            Self::Vehicle => "vehicle carrier",
            Self::Yacht => "yacht",
            Self::ServiceTug => "tug",
            Self::MiscellaneousFishing => "fishing vessel",
            Self::Offshore => "offshore vessel",
            Self::ServiceOther => "service vessel",
            Self::MiscellaneousOther => "other vessel",
        })
    }
}
