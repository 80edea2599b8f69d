//! A ship as the rules see it: type, tonnage, deadweight, ice class.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::units::bounded::{OutOfRange, bounds};

/// Ship type of MARPOL Annex VI, regulation 2, as EEDI, EEXI and CII divide ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MarpolShipType {
    /// Bulk carrier.
    BulkCarrier,
    /// Gas carrier, other than an LNG carrier.
    GasCarrier,
    /// Tanker.
    Tanker,
    /// Container ship.
    ContainerShip,
    /// General cargo ship.
    GeneralCargoShip,
    /// Refrigerated cargo carrier.
    RefrigeratedCargoCarrier,
    /// Combination carrier.
    CombinationCarrier,
    /// LNG carrier.
    LngCarrier,
    /// Ro-ro cargo ship (vehicle carrier).
    VehicleCarrier,
    /// Ro-ro cargo ship.
    RoRoCargoShip,
    /// Ro-ro passenger ship.
    RoRoPassengerShip,
    /// Ro-ro passenger ship, high-speed craft designed to SOLAS chapter X.
    RoRoPassengerHighSpeedCraft,
    /// Cruise passenger ship.
    CruisePassengerShip,
}

/// Finnish-Swedish ice class, or its equivalent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IceClass {
    /// IC.
    Ic,
    /// IB.
    Ib,
    /// IA.
    Ia,
    /// IA Super.
    IaSuper,
}

/// Who a rule is asked about. What is not stated is unknown, and the rule that needs it says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Ship {
    name: Arc<str>,
    ship_type: MarpolShipType,
    gross_tonnage: f64,
    deadweight_t: Option<f64>,
    ice_class: Option<IceClass>,
}

/// A ship whose particulars are out of range.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("ship `{ship}`: {source}")]
pub struct ShipError {
    ship: Arc<str>,
    source: OutOfRange,
}

impl Ship {
    /// A ship by its name, type and gross tonnage.
    ///
    /// # Errors
    ///
    /// [`ShipError`] for a tonnage out of range.
    pub fn new(
        name: impl Into<Arc<str>>,
        ship_type: MarpolShipType,
        gross_tonnage: f64,
    ) -> Result<Self, ShipError> {
        let name = name.into();
        match bounds::GROSS_TONNAGE.check(gross_tonnage) {
            Ok(gross_tonnage) => {
                Ok(Self { name, ship_type, gross_tonnage, deadweight_t: None, ice_class: None })
            }
            Err(source) => Err(ShipError { ship: name, source }),
        }
    }

    /// The same ship with its deadweight in tonnes.
    ///
    /// # Errors
    ///
    /// [`ShipError`] for a deadweight out of range.
    pub fn with_deadweight_t(self, deadweight_t: f64) -> Result<Self, ShipError> {
        match bounds::DEADWEIGHT.check(deadweight_t) {
            Ok(deadweight_t) => Ok(Self { deadweight_t: Some(deadweight_t), ..self }),
            Err(source) => Err(ShipError { ship: self.name, source }),
        }
    }

    /// The same ship with an ice class.
    #[must_use]
    pub fn with_ice_class(self, ice_class: IceClass) -> Self {
        Self { ice_class: Some(ice_class), ..self }
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Ship type.
    pub const fn ship_type(&self) -> MarpolShipType {
        self.ship_type
    }

    /// Gross tonnage.
    pub const fn gross_tonnage(&self) -> f64 {
        self.gross_tonnage
    }

    /// Deadweight in tonnes, where stated.
    pub const fn deadweight_t(&self) -> Option<f64> {
        self.deadweight_t
    }

    /// Ice class, where there is one.
    pub const fn ice_class(&self) -> Option<IceClass> {
        self.ice_class
    }
}

impl fmt::Display for MarpolShipType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BulkCarrier => "bulk carrier",
            Self::GasCarrier => "gas carrier",
            Self::Tanker => "tanker",
            Self::ContainerShip => "container ship",
            Self::GeneralCargoShip => "general cargo ship",
            Self::RefrigeratedCargoCarrier => "refrigerated cargo carrier",
            Self::CombinationCarrier => "combination carrier",
            Self::LngCarrier => "LNG carrier",
            Self::VehicleCarrier => "ro-ro cargo ship (vehicle carrier)",
            Self::RoRoCargoShip => "ro-ro cargo ship",
            Self::RoRoPassengerShip => "ro-ro passenger ship",
            Self::RoRoPassengerHighSpeedCraft => "ro-ro passenger high-speed craft",
            Self::CruisePassengerShip => "cruise passenger ship",
        })
    }
}

impl fmt::Display for IceClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ic => "IC",
            Self::Ib => "IB",
            Self::Ia => "IA",
            Self::IaSuper => "IA Super",
        })
    }
}
