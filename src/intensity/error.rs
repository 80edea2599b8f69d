//! Why an allocation is refused.

use super::activity::IntensityError;
use super::conservation::ConservationError;
use super::shapley::TooManyPlayers;
use crate::fuel::emissions::UnknownGas;
use crate::units::OutOfRange;

/// An allocation that a voyage does not allow.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AllocationError {
    /// TEU or a distance that the voyage does not state.
    #[error(transparent)]
    Intensity(#[from] IntensityError),
    /// A gas that is not known.
    #[error(transparent)]
    UnknownGas(#[from] UnknownGas),
    /// A manifest of another voyage.
    #[error(
        "the manifest was made of another voyage than the ledger: {field} {manifest}, in the ledger {ledger}"
    )]
    OtherVoyage {
        /// What differs, and on which leg.
        field: String,
        /// As the manifest has it.
        manifest: String,
        /// As the ledger's voyage has it.
        ledger: String,
    },
    /// A value of a rule or of a lot outside its range.
    #[error("{record}: {source}")]
    OutOfRange {
        /// The rule or the lot.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A planned distance of nothing, where the ship sailed.
    #[error("rule {rule}: leg {leg} states a {basis} distance of 0 and was sailed over {sailed_km} km")]
    NoPlannedDistance {
        /// The rule.
        rule: String,
        /// The leg.
        leg: String,
        /// The basis of the distance.
        basis: &'static str,
        /// What was sailed.
        sailed_km: f64,
    },
    /// Freight of unknown mass, where the rule weighs freight.
    #[error(
        "rule {rule}: the freight of a lot on {leg} is not known; weigh it, or take a mass per TEU by name from \
         `cargo_mass`"
    )]
    FreightUnknown {
        /// The rule.
        rule: String,
        /// The leg.
        leg: String,
    },
    /// Auxiliary energy that is not known, where plugs are a part of it.
    #[error(
        "rule {rule}: what a kilowatt-hour of the auxiliary engines emits on leg {leg} is not known, so the part of \
         plugs is not known"
    )]
    AuxiliaryEnergyUnknown {
        /// The rule.
        rule: String,
        /// The leg.
        leg: String,
    },
    /// Plugs that draw more than there is.
    #[error("leg {leg}: the plugs draw {plugs_kwh} kWh, the auxiliary engines give {auxiliary_kwh} kWh")]
    MorePlugsThanPower {
        /// The leg.
        leg: String,
        /// What the plugs draw.
        plugs_kwh: f64,
        /// What the auxiliary engines give.
        auxiliary_kwh: f64,
    },
    /// Emissions and nothing that would bear them.
    #[error("rule {rule}: {place} carries no {kind} over any distance that would bear its emissions")]
    NothingCounted {
        /// The rule.
        rule: String,
        /// The leg, or the voyage.
        place: String,
        /// What is counted.
        kind: String,
    },
    /// A lot on a leg that the voyage has not.
    #[error("the lot rides on legs {first} to {last}, the voyage has legs 0 to {most}")]
    Legs {
        /// First leg.
        first: u32,
        /// Last leg.
        last: u32,
        /// The voyage's last leg.
        most: usize,
    },
    /// A lot of no containers, where a figure per TEU is asked for.
    #[error("rule {rule}: a lot of 0 TEU has no figure per TEU")]
    NoTeu {
        /// The rule.
        rule: String,
    },
    /// A typed mass of another meaning than the rule's.
    #[error("rule {rule} gives {given}, not {asked}")]
    OtherMeaning {
        /// The rule.
        rule: String,
        /// Stage and set of the rule.
        given: String,
        /// Stage and set asked for.
        asked: String,
    },
    /// Shares that do not sum to the ship.
    #[error(transparent)]
    Conservation(#[from] ConservationError),
    /// More players than can be asked.
    #[error(transparent)]
    TooManyPlayers(#[from] TooManyPlayers),
    /// A bridge over a step that is not defined.
    #[error("a bridge from {from} to {to} passes {passes}: {source}")]
    Bridge {
        /// The first rule.
        from: String,
        /// The second rule.
        to: String,
        /// The choices on the way.
        passes: String,
        /// What was wrong there.
        source: Box<AllocationError>,
    },
}
