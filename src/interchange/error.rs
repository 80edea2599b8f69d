//! What a file is refused for.

use std::collections::BTreeMap;

use crate::corridor::bunkering::BunkeringError;
use crate::corridor::confidential::ConfidentialError;
use crate::corridor::economics::EconomicsError;
use crate::corridor::{CorridorError, ScenarioError};
use crate::engine::EngineError;
use crate::fuel::FuelError;
use crate::grid::GridError;
use crate::intensity::ManifestError;
use crate::inventory::BoundError;
use crate::port::{PortError, TrackError};
use crate::regulation::fuel_eu::FuelEuError;
use crate::regulation::{ShipError, ShipYearError, TerritoryError};
use crate::uncertainty::UncertaintyError;
use crate::units::OutOfRange;
use crate::vessel::VesselError;
use crate::voyage::VoyageError;

/// An error in a voyage file, a ship-year file, a corridor file or a fleet file; the record is named as the file names it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// A factor set that there is none of.
    #[error("`factor_set` is `{given}`, must be one of {known}")]
    FactorSet {
        /// What was given.
        given: String,
        /// What there is.
        known: String,
    },
    /// A name that stands for no fuel, batch or blend.
    #[error("{record}: unknown fuel `{name}`; this file defines {defined}, and the crate knows {known}")]
    Fuel {
        /// Where it stands.
        record: String,
        /// What was given.
        name: String,
        /// Names defined in the file.
        defined: String,
        /// Embedded names.
        known: String,
    },
    /// A blend where one batch is needed.
    #[error("{record}: `{name}` is a blend; name one fuel or batch")]
    NotABatch {
        /// Where it stands.
        record: String,
        /// What was given.
        name: String,
    },
    /// A name defined twice.
    #[error("`{name}` is defined more than once, or is the name of an embedded fuel")]
    DefinedTwice {
        /// The name.
        name: String,
    },
    /// A name that the file does not define.
    #[error("{record}: `{field}` is `{name}`, must be one of {known}")]
    NotDefined {
        /// Where it stands.
        record: String,
        /// The field.
        field: &'static str,
        /// What was given.
        name: String,
        /// Names defined in the file.
        known: String,
    },
    /// Fields that must be given, or must not be given together.
    #[error("{record}: {rule}")]
    Fields {
        /// Where they stand.
        record: String,
        /// What is asked for.
        rule: &'static str,
    },
    /// A number that names one ship, given to two.
    #[error("{record}: `{field}` is {number}, and that of {other} too; it must be of one ship")]
    ShipTwice {
        /// Where it stands.
        record: String,
        /// The field.
        field: &'static str,
        /// What was given.
        number: u32,
        /// Where it stands first.
        other: String,
    },
    /// A class of no length.
    #[error("{record}: `below_m` must be above `from_m`, {from_m} m, got {below_m}")]
    NoLength {
        /// The class.
        record: String,
        /// Its first length in metres.
        from_m: f64,
        /// What was given.
        below_m: f64,
    },
    /// Classes of length that share lengths.
    #[error(
        "{record}: from {from_m} to below {below_m} m overlaps with {other}; a length must be of one class"
    )]
    LengthClasses {
        /// The class.
        record: String,
        /// Its first length in metres.
        from_m: f64,
        /// The first length above it in metres.
        below_m: f64,
        /// The class before it.
        other: String,
    },
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// Where it stands.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A bound of a gap policy that is none.
    #[error("{record}: {source}")]
    Bound {
        /// Where it stands.
        record: String,
        /// What was wrong.
        source: BoundError,
    },
    /// A port of which the file does not say where it lies.
    #[error("{record}: `{field}` is `{port}`, of which no territory is known; `places` has {known}")]
    UnknownPlace {
        /// Where it stands.
        record: String,
        /// The field.
        field: &'static str,
        /// The port.
        port: String,
        /// The ports that are known.
        known: String,
    },
    /// A port of a lot that the voyage does not leave or reach there.
    #[error("{record}: `{field}` is `{port}`, must be one of {known}")]
    NotOnTheWay {
        /// The lot.
        record: String,
        /// The field.
        field: &'static str,
        /// The port.
        port: String,
        /// The ports there are.
        known: String,
    },
    /// A departure that the voyage has not.
    #[error("{record}: `departure` is {departure}, must be in 1..={most}: so often the voyage leaves {port}")]
    NoDeparture {
        /// The lot.
        record: String,
        /// What was given.
        departure: u32,
        /// The port.
        port: String,
        /// How often the voyage leaves it.
        most: usize,
    },
    /// What is aboard does not fit the voyage.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A stop that is no port of call, named as one.
    #[error(
        "{record}: `{field}` is `{port}`, a neighbouring container transhipment port: a container ship's stop there \
         is no port of call; name the ports of call before and after it, and the stop as `place`"
    )]
    NoPortOfCall {
        /// Where it stands.
        record: String,
        /// The field.
        field: &'static str,
        /// The stop.
        port: String,
    },
    /// A place of the file that lies in no territory.
    #[error("places.{port}: {source}")]
    Territory {
        /// The port.
        port: String,
        /// What was wrong.
        source: TerritoryError,
    },
    /// A ship of a ship-year.
    #[error(transparent)]
    Ship(#[from] ShipError),
    /// A record of a ship-year.
    #[error("{record}: {source}")]
    ShipYear {
        /// Where it stands.
        record: String,
        /// What was wrong.
        source: Box<ShipYearError>,
    },
    /// Wind-assisted propulsion.
    #[error("assumptions: {0}")]
    FuelEu(Box<FuelEuError>),
    /// A grid factor.
    #[error("{record}: {source}")]
    Grid {
        /// The call.
        record: String,
        /// What was wrong.
        source: GridError,
    },
    /// A port or lane that the crate's table does not have.
    #[error("{record}: {source}")]
    Port {
        /// The activity.
        record: String,
        /// What was wrong.
        source: PortError,
    },
    /// A track that is none.
    #[error("{record}: {source}")]
    Track {
        /// The activity.
        record: String,
        /// What was wrong.
        source: TrackError,
    },
    /// The corridor.
    #[error(transparent)]
    Corridor(#[from] CorridorError),
    /// Supply, tanks, batches or a standard.
    #[error(transparent)]
    Bunkering(#[from] BunkeringError),
    /// The rule of confidential sums.
    #[error("confidential: {0}")]
    Confidential(#[from] ConfidentialError),
    /// A measure or scenario.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// Prices.
    #[error("prices: {0}")]
    Prices(Box<EconomicsError>),
    /// What is uncertain.
    #[error("uncertainty: {0}")]
    Uncertainty(#[from] UncertaintyError),
    /// A consumer.
    #[error("vessel: {0}")]
    Engine(#[from] EngineError),
    /// The ship.
    #[error(transparent)]
    Vessel(#[from] VesselError),
    /// A fuel.
    #[error("fuels: {0}")]
    Fuels(#[from] FuelError),
    /// The voyage.
    #[error(transparent)]
    Voyage(#[from] VoyageError),
}

impl From<EconomicsError> for FileError {
    fn from(error: EconomicsError) -> Self {
        Self::Prices(Box::new(error))
    }
}

pub(super) fn fields(record: &str, rule: &'static str) -> FileError {
    FileError::Fields { record: record.to_owned(), rule }
}

/// The record of a name, or the error that lists the names there are.
pub(super) fn defined<'a, T>(
    records: &'a BTreeMap<String, T>,
    record: &str,
    field: &'static str,
    name: &str,
) -> Result<&'a T, FileError> {
    records.get(name).ok_or_else(|| {
        let known: Vec<&str> = records.keys().map(String::as_str).collect();
        FileError::NotDefined {
            record: record.to_owned(),
            field,
            name: name.to_owned(),
            known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
        }
    })
}
