//! What a scenario is refused for.

use super::CorridorError;
use crate::fuel::FuelError;
use crate::units::OutOfRange;

/// An error of a scenario. It names the measure, the service and the year.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioError {
    /// A path that is none.
    #[error("{record}: {why}")]
    Path {
        /// The record.
        record: String,
        /// What is wrong.
        why: &'static str,
    },
    /// A year before the baseline's.
    #[error("scenario `{scenario}`: {what} in {year}, before its baseline of {baseline}")]
    BeforeBaseline {
        /// The scenario.
        scenario: String,
        /// A measure, or the year asked for.
        what: String,
        /// The year.
        year: i16,
        /// The baseline's year.
        baseline: i16,
    },
    /// A measure that changes nothing, because what it names is not there.
    #[error("measure `{measure}`: no {what} `{name}`; there are: {known}")]
    Unknown {
        /// The measure.
        measure: String,
        /// Service, class or port.
        what: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A terminal changed for some services alone.
    #[error("measure `{measure}`: a terminal serves every service that calls there; name no services")]
    ServicesOfTerminal {
        /// The measure.
        measure: String,
    },
    /// A measure named twice: its fuel would count twice.
    #[error("scenario `{scenario}` names measure `{measure}` twice")]
    MeasureTwice {
        /// The scenario.
        scenario: String,
        /// The measure.
        measure: String,
    },
    /// A measure that cannot change anything.
    #[error("measure `{measure}`: {why}")]
    ChangesNothing {
        /// The measure.
        measure: String,
        /// Why.
        why: &'static str,
    },
    /// Pilot fuel that the engine's consumption law adds already.
    #[error(
        "measure `{measure}`, class `{class}`: the consumption law of the engine has a pilot of its own; give the measure's \
         pilot no share of the energy"
    )]
    PilotTwice {
        /// The measure.
        measure: String,
        /// The class.
        class: String,
    },
    /// A value outside its range.
    #[error("measure `{measure}` in {year}: {source}")]
    Value {
        /// The measure.
        measure: String,
        /// The year.
        year: i16,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Shares of fuel energy that exceed the whole.
    #[error("scenario `{scenario}` in {year}: {record}: fuel shares sum to {sum}, above 1: {shares}")]
    SharesExceedOne {
        /// The scenario.
        scenario: String,
        /// The year.
        year: i16,
        /// Service and class.
        record: String,
        /// Their sum.
        sum: f64,
        /// Each with its fuel.
        shares: String,
    },
    /// A fuel that a class cannot burn.
    #[error(
        "measure `{measure}`: ships of class `{class}` cannot burn {fuel}: they are capable of {capable}, and of fuels \
         that need no other engine"
    )]
    NotCapable {
        /// The measure.
        measure: String,
        /// The class.
        class: String,
        /// The fuel.
        fuel: String,
        /// What they are capable of.
        capable: String,
    },
    /// A baseline blend by mass of several fuels: what share of the energy is displaced cannot be told.
    #[error(
        "measure `{measure}`, class `{class}`: the baseline blend {blend} is by mass; state it by energy"
    )]
    BlendByMass {
        /// The measure.
        measure: String,
        /// The class.
        class: String,
        /// The blend.
        blend: String,
    },
    /// A fuel.
    #[error("measure `{measure}`: {source}")]
    Fuel {
        /// The measure.
        measure: String,
        /// What was wrong.
        source: FuelError,
    },
    /// The corridor that comes out.
    #[error("scenario `{scenario}` in {year}: {source}")]
    Corridor {
        /// The scenario.
        scenario: String,
        /// The year.
        year: i16,
        /// What was wrong.
        source: Box<CorridorError>,
    },
}
