//! Ships: who they are, what drives them, what they consume in each mode.
//!
//! ```text
//! vessel
//! ├── ImoNumber      with its check digit
//! ├── ShipType       and the measure of its size bins
//! ├── OperatingMode, Consumer
//! ├── Propulsion     propeller law, Admiralty or GHG4 form; allowances; limits
//! ├── Demand         auxiliary and boiler power by mode: stated, or GHG4 table 17
//! └── Vessel         the ship, by a builder that asks for what is missing
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::{EngineClass, Generation};
//! use green_corridor::units::{Teu, si::{kilowatts, knots, metres}};
//! use green_corridor::vessel::Vessel;
//!
//! let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
//!     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//!     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//!     .build()?;
//! assert_eq!(ship.teu().count(), 8_500.0);
//! # Ok::<(), green_corridor::vessel::VesselError>(())
//! ```

mod builder;
pub mod demand;
mod demand_table;
mod imo_number;
mod load_curve;
mod mode;
pub mod propulsion;
mod ship_type;

pub use builder::VesselBuilder;
pub use demand::{Demand, PowerByMode};
pub use imo_number::{ImoNumber, ImoNumberError};
pub use load_curve::{LoadCurve, power_of_speed};
pub use mode::{Consumer, OperatingMode};
pub use propulsion::{
    Allowances, LimitHit, LoadLimits, LoadPoint, Propulsion, PropulsionForm, ReferenceSpeed,
};
pub use ship_type::{ShipType, SizeMeasure};

use crate::engine::{EngineClass, FuelConsumer};
use crate::units::substance::Nominal;
use crate::units::{Fraction, OutOfRange, Power, Teu};

/// A ship.
#[derive(Clone, Debug, PartialEq)]
pub struct Vessel {
    name: String,
    imo_number: Option<ImoNumber>,
    ship_type: ShipType,
    teu: Teu<Nominal>,
    mcr: Power,
    propulsion: Propulsion,
    main_engine: FuelConsumer,
    auxiliary_engine: FuelConsumer,
    boiler: FuelConsumer,
    demand: Demand,
}

/// An error in the description of a ship.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VesselError {
    /// A part of the description is missing.
    #[error("vessel `{vessel}` needs {field}: {allowed}")]
    Missing {
        /// The ship.
        vessel: String,
        /// What is missing.
        field: &'static str,
        /// How to give it.
        allowed: &'static str,
    },
    /// A value outside its range.
    #[error("vessel `{vessel}`: {source}")]
    Value {
        /// The ship, or the part of it.
        vessel: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// The law takes draught and the activity has none.
    #[error("the {form:?} form of propulsion needs `draught_m`")]
    DraughtNeeded {
        /// The form.
        form: PropulsionForm,
    },
    /// An SFC over load for a consumer of which only the demand is known.
    #[error(
        "vessel `{vessel}`: the SFC of the {consumer} depends on its load, and only its demand is known; state a constant SFC, or the study's auxiliary engine or boiler"
    )]
    SfcWithoutLoad {
        /// The ship.
        vessel: String,
        /// The consumer.
        consumer: Consumer,
    },
    /// Two classes for one main engine.
    #[error("vessel `{vessel}`: the main engine is a {one} by its rating and a {other} by its consumption")]
    TwoClasses {
        /// The ship.
        vessel: String,
        /// Of the rating.
        one: EngineClass,
        /// Of the consumption.
        other: EngineClass,
    },
    /// No size bin of the Fourth IMO GHG Study.
    #[error("Fourth IMO GHG Study, table 17, has no bin for a {ship_type} of size {size}")]
    NoBin {
        /// The ship type.
        ship_type: ShipType,
        /// The size in the type's measure.
        size: f64,
    },
}

impl Vessel {
    /// Starts a container ship of a nominal capacity.
    pub fn container_ship(name: impl Into<String>, teu: Teu<Nominal>) -> VesselBuilder {
        VesselBuilder::container_ship(name.into(), teu)
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// IMO number, where known.
    pub const fn imo_number(&self) -> Option<ImoNumber> {
        self.imo_number
    }

    /// Ship type.
    pub const fn ship_type(&self) -> ShipType {
        self.ship_type
    }

    /// Nominal slots.
    #[doc(alias = "capacity")]
    pub const fn teu(&self) -> Teu<Nominal> {
        self.teu
    }

    /// Installed power of the main engine.
    #[doc(alias = "maximum continuous rating")]
    pub const fn mcr(&self) -> Power {
        self.mcr
    }

    /// Propulsion law.
    pub const fn propulsion(&self) -> &Propulsion {
        &self.propulsion
    }

    /// The same ship with a share of its propulsion power saved ([`Propulsion::with_power_saving`]).
    #[must_use]
    pub fn with_power_saving(self, saving: Fraction) -> Self {
        Self { propulsion: self.propulsion.with_power_saving(saving), ..self }
    }

    /// Auxiliary and boiler demand.
    pub const fn demand(&self) -> &Demand {
        &self.demand
    }

    /// Main engine.
    pub const fn main_engine(&self) -> &FuelConsumer {
        &self.main_engine
    }

    /// Auxiliary engines, taken together.
    pub const fn auxiliary_engine(&self) -> &FuelConsumer {
        &self.auxiliary_engine
    }

    /// Auxiliary boiler.
    pub const fn boiler(&self) -> &FuelConsumer {
        &self.boiler
    }

    /// The machine behind a consumer; `None` for what is not one machine.
    pub const fn consumer(&self, consumer: Consumer) -> Option<&FuelConsumer> {
        match consumer {
            Consumer::MainEngine => Some(&self.main_engine),
            Consumer::AuxiliaryEngine => Some(&self.auxiliary_engine),
            Consumer::Boiler => Some(&self.boiler),
            Consumer::WholeShip | Consumer::ShoreConnection => None,
        }
    }
}
