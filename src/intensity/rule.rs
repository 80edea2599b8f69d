//! An allocation rule: eight [`Choices`] under a name. The rules of the trade are constants.

use std::borrow::Cow;

use serde::Serialize;

use super::choices::Choices;
use super::dimension::{Basis, DistanceRule, Empties, Reefers, Scope, TeuKind, Utilisation};
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::provenance::{Confidence, Source};
use crate::units::substance::{Carried, DistanceUnit, Nominal, Sailed, ShortestFeasible};
use crate::units::{Fraction, MassPerTransportWork};

/// How full Clean Cargo takes every ship to be in its end-user factors. Source: Clean Cargo method.
pub const CLEAN_CARGO_UTILISATION: Fraction = Fraction::constant(0.70);

/// What Clean Cargo multiplies the planned distance with. Source: Clean Cargo method; GLEC Framework, sea container.
pub const CLEAN_CARGO_DISTANCE_UPLIFT: f64 = 1.15;

/// A rule that divides a ship's emissions among its containers.
///
/// A rule is a value. Take a named one, or alter its choices.
///
/// ```
/// use green_corridor::fuel::{LifeCycleStage, gwp::NamedSet};
/// use green_corridor::intensity::{AllocationRule, Choices, rule};
/// use green_corridor::provenance::Source;
///
/// let choices = Choices {
///     life_cycle: LifeCycleStage::TtW,
///     gwp: NamedSet::Ar5,
///     ..rule::CARRIED_TEU.choices
/// };
/// let own = AllocationRule::new("carried TEU, stacks only", choices, Source::user("house rule"));
/// assert_eq!(own.choices.differences(&rule::CARRIED_TEU.choices).len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AllocationRule {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What it chooses.
    #[serde(flatten)]
    pub choices: Choices,
    /// Where it is stated.
    pub source: Source,
}

const BY_CARRIED_TEU: Choices = Choices {
    scope: Scope::Loop,
    life_cycle: LifeCycleStage::WtW,
    gwp: NamedSet::Ar6,
    distance: DistanceRule::on(Basis::SailedDistance),
    utilisation: Utilisation::Actual,
    teu_kind: TeuKind::CarriedTeu,
    reefers: Reefers::WithTheShip,
    empties: Empties::AsCounted,
};

/// Per slot of the ship on the legs sailed, full or not. That port calls are left out and plugs are shared is a choice of
/// this crate.
pub const NOMINAL_SLOT: AllocationRule = AllocationRule {
    name: Cow::Borrowed("nominal slot"),
    choices: Choices { scope: Scope::OwnLegs, teu_kind: TeuKind::NominalSlots, ..BY_CARRIED_TEU },
    source: Source::new(
        "Clean Cargo method",
        "TEU capacity x distance, before adjustments",
        "to 2025",
        Confidence::OneSource,
    ),
};

/// Per container aboard, over the whole loop.
pub const CARRIED_TEU: AllocationRule = AllocationRule {
    name: Cow::Borrowed("carried TEU"),
    choices: BY_CARRIED_TEU,
    source: Source::new(
        "ISO 14083:2023",
        "transport activity, container alternative TEU x distance; the distance sailed is this crate's choice",
        "2023",
        Confidence::OneSource,
    ),
};

/// Per container with freight, over the whole loop: empties are free, so freight bears them.
pub const LOADED_TEU: AllocationRule = AllocationRule {
    name: Cow::Borrowed("loaded TEU"),
    choices: Choices { teu_kind: TeuKind::LoadedTeu, ..BY_CARRIED_TEU },
    source: Source::new(
        "ISO 14083:2023",
        "round trip with empty positioning, TEU x distance; the distance sailed is this crate's choice",
        "2023",
        Confidence::OneSource,
    ),
};

/// Per tonne of freight, over the whole loop, by miles sailed.
pub const CARGO_MASS: AllocationRule = AllocationRule {
    name: Cow::Borrowed("cargo mass"),
    choices: Choices { teu_kind: TeuKind::CargoMass, ..BY_CARRIED_TEU },
    source: Source::new(
        "Sea Cargo Charter, technical guidance",
        "g/t-nm on cargo carried",
        "",
        Confidence::OneSource,
    ),
};

/// Clean Cargo end-user figure: slots 70 % full, planned distance times 1.15, plugs to reefers. Plugs draw what they draw:
/// neither factor is put on them.
pub const CLEAN_CARGO: AllocationRule = AllocationRule {
    name: Cow::Borrowed("Clean Cargo"),
    choices: Choices {
        distance: DistanceRule::uplifted(Basis::ShortestFeasibleDistance, CLEAN_CARGO_DISTANCE_UPLIFT),
        utilisation: Utilisation::Assumed(CLEAN_CARGO_UTILISATION),
        reefers: Reefers::OwnPlugs,
        ..BY_CARRIED_TEU
    },
    source: Source::new(
        "Clean Cargo method",
        "end-user factors: 70 % utilisation, +15 % distance",
        "to 2025",
        Confidence::OneSource,
    ),
};

/// ISO 14083 and GLEC: mass times shortest feasible distance, empty positioning included, plugs to reefers.
pub const ISO_14083: AllocationRule = AllocationRule {
    name: Cow::Borrowed("ISO 14083 / GLEC"),
    choices: Choices {
        distance: DistanceRule::on(Basis::ShortestFeasibleDistance),
        teu_kind: TeuKind::CargoMass,
        reefers: Reefers::OwnPlugs,
        ..BY_CARRIED_TEU
    },
    source: Source::new(
        "ISO 14083:2023; GLEC Framework v3",
        "transport activity = mass x SFD or GCD; well-to-wake, AR6",
        "2023",
        Confidence::Verified,
    ),
};

/// A carrier's index: the loop's emissions per slot and mile of the loop. The boundary that carriers use was not
/// confirmed; here tank-to-wake under AR5: state another by changing the field.
pub const CARRIER_LOOP_INDEX: AllocationRule = AllocationRule {
    name: Cow::Borrowed("carrier loop index"),
    choices: Choices {
        life_cycle: LifeCycleStage::TtW,
        gwp: NamedSet::Ar5,
        teu_kind: TeuKind::NominalSlots,
        ..BY_CARRIED_TEU
    },
    source: Source::new(
        "OOCL carbon calculator",
        "index per nominal TEU of the loop, as described by its page",
        "",
        Confidence::OneSource,
    ),
};

/// Carried TEU, plug energy to refrigerated containers alone.
pub const REEFER_SPLIT: AllocationRule = AllocationRule {
    name: Cow::Borrowed("reefer split"),
    choices: Choices { reefers: Reefers::OwnPlugs, ..BY_CARRIED_TEU },
    source: Source::new(
        "GLEC Framework; Clean Cargo method",
        "plug energy allocated to reefer containers only",
        "v3",
        Confidence::Verified,
    ),
};

/// Direction-aware, proportional axiom: see [`Empties::ToFullerLegs`].
pub const DIRECTION_PROPORTIONAL: AllocationRule = AllocationRule {
    name: Cow::Borrowed("proportional by direction"),
    choices: Choices { empties: Empties::ToFullerLegs, ..BY_CARRIED_TEU },
    source: Source::new(
        "green-corridor",
        "proportional axiom, as documented at `Empties::ToFullerLegs`",
        "0.1",
        Confidence::OneSource,
    ),
};

/// Direction-aware, Shapley value of the loop: see [`super::shapley::airport`].
pub const DIRECTION_SHAPLEY: AllocationRule = AllocationRule {
    name: Cow::Borrowed("Shapley by direction"),
    choices: Choices { empties: Empties::Shapley, ..BY_CARRIED_TEU },
    source: Source::new(
        "S. C. Littlechild and G. Owen, A Simple Expression for the Shapley Value in a Special Case",
        "Management Science 20(3), 370-372",
        "1973",
        Confidence::OneSource,
    ),
};

/// All named rules.
pub const ALL: [AllocationRule; 10] = [
    NOMINAL_SLOT,
    CARRIED_TEU,
    LOADED_TEU,
    CARGO_MASS,
    CLEAN_CARGO,
    ISO_14083,
    CARRIER_LOOP_INDEX,
    REEFER_SPLIT,
    DIRECTION_PROPORTIONAL,
    DIRECTION_SHAPLEY,
];

/// What Clean Cargo makes of a trade-lane factor per slot and mile sailed: the factor of an end user.
///
/// ```text
/// end user = raw × 1.15 / 0.70 = raw × 1.642857
/// ```
///
/// # Source
///
/// Clean Cargo method. That the published factors hold both adjustments has one source; check the edition in hand.
///
/// # Examples
///
/// ```
/// use green_corridor::intensity::rule::clean_cargo_end_user;
/// use green_corridor::units::{Distance, Mass, Teu, substance::{Co2, Nominal, Sailed}};
///
/// let slots = Teu::<Nominal>::from_count(1_000.0) * Distance::<Sailed>::from_kilometres(1_000.0);
/// let raw = Mass::<Co2>::from_tonnes(43.64) / slots;
/// assert_eq!((clean_cargo_end_user(raw).grams_per_teu_km() * 10.0).round() / 10.0, 71.7);
/// ```
pub fn clean_cargo_end_user<S, U: DistanceUnit>(
    raw: MassPerTransportWork<S, Nominal, Sailed, U>,
) -> MassPerTransportWork<S, Carried, ShortestFeasible, U> {
    let one = MassPerTransportWork::of(1.0);
    MassPerTransportWork::of(raw.ratio(one) * CLEAN_CARGO_DISTANCE_UPLIFT / CLEAN_CARGO_UTILISATION.get())
}

/// The way back: what a Clean Cargo end-user factor was per slot and mile sailed.
///
/// ```text
/// raw = end user × 0.70 / 1.15
/// ```
///
/// # Source
///
/// As [`clean_cargo_end_user`].
pub fn clean_cargo_per_slot<S, U: DistanceUnit>(
    end_user: MassPerTransportWork<S, Carried, ShortestFeasible, U>,
) -> MassPerTransportWork<S, Nominal, Sailed, U> {
    let one = MassPerTransportWork::of(1.0);
    MassPerTransportWork::of(
        end_user.ratio(one) * CLEAN_CARGO_UTILISATION.get() / CLEAN_CARGO_DISTANCE_UPLIFT,
    )
}

impl AllocationRule {
    /// A rule of the caller's own.
    pub fn new(name: impl Into<Cow<'static, str>>, choices: Choices, source: Source) -> Self {
        Self { name: name.into(), choices, source }
    }
}
