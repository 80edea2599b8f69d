//! Transport chain elements (TCE): one leg or one hub, for one shipment.

use std::fmt;
use std::ops::RangeInclusive;

use super::category::{Mode, Toc};
use super::distance::PlannedDistance;
use super::error::ChainError;
use super::hub::Hoc;
use super::shipment::{Emission, Shipment};
use crate::fuel::LifeCycleStage;
use crate::intensity::activity::TransportActivity;
use crate::intensity::conservation::SUM_TOLERANCE;
use crate::intensity::dimension::{Basis, Scope};
use crate::intensity::{AllocationError, AllocationRule, Allocator, Choices, Lot, Manifest};
use crate::inventory::{Inventory, QualityError, QualityWeight};
use crate::provenance::{Source, TierShares};
use crate::units::bounded::Bound;
use crate::units::si::{Time, day, seconds};
use crate::units::substance::{GwpName, TankToWake, WellToWake};
use crate::units::{Distance, Teu};
use crate::voyage::{Leg, Stage};

/// Distance of an element: twice around the world and no more.
const DISTANCE: Bound = Bound::new("distance_km", 0.0, 80_000.0, "km");
/// Time of an element.
const DURATION: Bound = Bound::new("days", 0.0, 1_000.0, "d");

/// What an element does, and by what it is counted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operation {
    /// Transport by the intensity of a category.
    Transport {
        /// The mode.
        mode: Mode,
        /// Name of the category.
        category: String,
    },
    /// Transport at sea by a ledger and an allocation rule.
    Ledger {
        /// Name of the ship.
        ship: String,
        /// Name of the rule.
        rule: String,
    },
    /// Handling by the intensity of a category.
    Hub {
        /// Name of the category.
        category: String,
    },
}

/// A transport chain element: one leg or one hub operation of a shipment, its emission under the GWP set `G`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tce<G: GwpName> {
    from: String,
    to: String,
    operation: Operation,
    shipment: Shipment,
    /// Kilometres of the TAD, and its basis; `None` at a hub.
    distance: Option<(f64, Basis)>,
    /// `None` where it is not known.
    duration: Option<Time>,
    emission: Emission<G>,
    tiers: TierShares,
    source: Source,
}

impl<G: GwpName> Tce<G> {
    /// A leg by the intensity of a category. A time of `None` is one that is not known.
    ///
    /// ```text
    /// emission = intensity × freight × TAD, or × TEU × TAD
    /// ```
    ///
    /// # Errors
    ///
    /// [`ChainError::Nameless`] for a place without a name, [`ChainError::OutOfRange`] for a distance or a time that
    /// is not a number or that no leg has.
    pub fn transport<B: PlannedDistance>(
        from: impl Into<String>,
        to: impl Into<String>,
        shipment: &Shipment,
        category: &Toc<B, G>,
        distance: Distance<B>,
        duration: impl Into<Option<Time>>,
    ) -> Result<Self, ChainError> {
        Self {
            from: from.into(),
            to: to.into(),
            operation: Operation::Transport { mode: category.mode(), category: category.name().to_owned() },
            shipment: *shipment,
            distance: Some((distance.kilometres(), B::BASIS)),
            duration: duration.into(),
            emission: category.emission(shipment, distance),
            tiers: TierShares::of(category.tier(), 1.0),
            source: category.source().clone(),
        }
        .checked()
    }

    /// A hub by the intensity of a category. A time of `None` is one that is not known.
    ///
    /// ```text
    /// emission = intensity × freight, or × TEU
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Self::transport`].
    pub fn hub(
        at: impl Into<String>,
        shipment: &Shipment,
        category: &Hoc<G>,
        duration: impl Into<Option<Time>>,
    ) -> Result<Self, ChainError> {
        let at = at.into();
        Self {
            from: at.clone(),
            to: at,
            operation: Operation::Hub { category: category.name().to_owned() },
            shipment: *shipment,
            distance: None,
            duration: duration.into(),
            emission: category.emission(shipment),
            tiers: TierShares::of(category.tier(), 1.0),
            source: category.source().clone(),
        }
        .checked()
    }

    /// A leg at sea by this crate's ledger: what a rule charges the shipment. Places, time and distance are the voyage's;
    /// the stage of the rule is well-to-wake, and tank-to-wake is the same rule but for the stage.
    ///
    /// A rule of the whole loop counts the ship at berth here: the hub is then the terminal alone.
    ///
    /// # Errors
    ///
    /// [`ChainError::Allocation`] where the rule cannot divide the ledger, the voyage has no such leg, or the rule's
    /// stage or GWP set is not that of the chain; [`ChainError::Unstated`] where the leg does not state its distance on
    /// the basis `B`; [`ChainError::SeveralLegs`] for more than one leg, [`ChainError::OtherBasis`] where the rule counts
    /// another planned distance, [`ChainError::MoreThanAboard`] for a shipment larger than what rode.
    pub fn from_ledger<B: PlannedDistance>(
        ledger: &Inventory,
        manifest: &Manifest,
        rule: &AllocationRule,
        legs: RangeInclusive<u32>,
        shipment: &Shipment,
    ) -> Result<Self, ChainError> {
        let (first, last) = (*legs.start(), *legs.end());
        if first != last {
            return Err(ChainError::SeveralLegs { first, last });
        }
        let activity = TransportActivity::of(ledger.voyage());
        let most = activity.legs().len().saturating_sub(1);
        let leg = activity.legs().get(first as usize).ok_or(AllocationError::Legs { first, last, most })?;
        Self::from_ledger_over(ledger, manifest, rule, legs, shipment, leg.distance::<B>()?)
    }

    /// Legs in a row at sea as one element, over the planned distance from the first port to the last: those of the legs
    /// lead by every port between, and do not add up to it.
    ///
    /// # Errors
    ///
    /// As [`Self::from_ledger`].
    pub fn from_ledger_over<B: PlannedDistance>(
        ledger: &Inventory,
        manifest: &Manifest,
        rule: &AllocationRule,
        legs: RangeInclusive<u32>,
        shipment: &Shipment,
        distance: Distance<B>,
    ) -> Result<Self, ChainError> {
        let counted = rule.choices.distance.activity();
        if counted != B::BASIS
            && matches!(counted, Basis::ShortestFeasibleDistance | Basis::GreatCircleDistance)
        {
            let (rule, counted, stated) = (rule.name.to_string(), counted.symbol(), B::BASIS.symbol());
            return Err(ChainError::OtherBasis { rule, counted, stated });
        }
        is_aboard(manifest, &legs, shipment)?;
        let allocator = Allocator::new(ledger, manifest)?;
        let lot = Lot::loaded(*legs.start(), Teu::from_count(shipment.teu().count()))
            .as_far_as(*legs.end())
            .with_freight(shipment.freight())
            .refrigerated(shipment.plug_power_per_teu());
        let well_to_wake = allocator.under(rule)?.mass::<WellToWake, G>(&lot)?;
        let choices = Choices { life_cycle: LifeCycleStage::TtW, ..rule.choices };
        let stacks = AllocationRule { choices, ..rule.clone() };
        let tank_to_wake = allocator.under(&stacks)?.mass::<TankToWake, G>(&lot)?;
        let ride = Ride::of(ledger, &legs)?;
        Self {
            from: ride.from,
            to: ride.to,
            operation: Operation::Ledger {
                ship: ledger.voyage().vessel().name().to_owned(),
                rule: rule.name.to_string(),
            },
            shipment: *shipment,
            distance: Some((distance.kilometres(), B::BASIS)),
            duration: ride.duration,
            emission: Emission { well_to_wake, tank_to_wake: Some(tank_to_wake) },
            tiers: tiers(ledger, rule, &ride.stages)?,
            source: rule.source.clone(),
        }
        .checked()
    }

    fn checked(self) -> Result<Self, ChainError> {
        if self.from.trim().is_empty() || self.to.trim().is_empty() {
            return Err(ChainError::Nameless { what: "a place of a transport chain element" });
        }
        let named = |source| ChainError::OutOfRange { record: self.label(), source };
        DISTANCE.check(self.distance.map_or(0.0, |(km, _)| km)).map_err(named)?;
        DURATION.check(self.duration.map_or(0.0, |time| time.get::<day>())).map_err(named)?;
        let kilograms = self.emission.well_to_wake.kilograms();
        let whole = self.tiers.sum();
        let tiers = if whole == 0.0 { TierShares::ZERO } else { self.tiers.scaled(kilograms / whole) };
        Ok(Self { tiers, ..self })
    }

    /// From where to where, or where.
    pub fn label(&self) -> String {
        if self.distance.is_none() { self.from.clone() } else { format!("{} - {}", self.from, self.to) }
    }
}

impl<G: GwpName> Tce<G> {
    /// Where it begins.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Where it ends; at a hub, where it began.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// What it does.
    pub const fn operation(&self) -> &Operation {
        &self.operation
    }

    /// What it carries.
    pub const fn shipment(&self) -> &Shipment {
        &self.shipment
    }

    /// Kilometres of the transport activity distance; `None` at a hub.
    pub fn distance_km(&self) -> Option<f64> {
        self.distance.map(|(km, _)| km)
    }

    /// The basis of that distance; `None` at a hub.
    pub fn basis(&self) -> Option<Basis> {
        self.distance.map(|(_, basis)| basis)
    }

    /// Its time; `None` where it is not known.
    pub const fn duration(&self) -> Option<Time> {
        self.duration
    }

    /// Its emission.
    pub const fn emission(&self) -> Emission<G> {
        self.emission
    }

    /// Kilograms of CO2e, well-to-wake, by tier of data.
    pub const fn tiers(&self) -> TierShares {
        self.tiers
    }

    /// Where its intensity or its rule comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

/// What a voyage says of legs in a row.
struct Ride {
    from: String,
    to: String,
    duration: Option<Time>,
    stages: RangeInclusive<usize>,
}

impl Ride {
    fn of(ledger: &Inventory, legs: &RangeInclusive<u32>) -> Result<Self, AllocationError> {
        let voyage = ledger.voyage();
        let stages: Vec<(usize, &Leg)> = voyage
            .stages()
            .iter()
            .enumerate()
            .filter_map(|(index, stage)| match stage {
                Stage::Leg(leg) => Some((index, leg)),
                Stage::PortCall(_) => None,
            })
            .collect();
        let (first, last) = (*legs.start(), *legs.end());
        let most = stages.len().saturating_sub(1);
        let unknown = || AllocationError::Legs { first, last, most };
        let (start, from) = stages.get(first as usize).ok_or_else(unknown)?;
        let (end, to) = stages.get(last as usize).ok_or_else(unknown)?;
        let stages = *start..=*end;
        let aboard = || voyage.activities().iter().filter(|activity| stages.contains(&activity.stage()));
        let departure = aboard().map(|activity| activity.start()).min();
        let arrival = aboard().map(|activity| activity.end()).max();
        let duration = departure
            .zip(arrival)
            .map(|(departure, arrival)| seconds(arrival.duration_since(departure).as_secs_f64()));
        Ok(Self { from: from.from.to_string(), to: to.to.to_string(), duration, stages: stages.clone() })
    }
}

/// A shipment is a part of what was aboard.
fn is_aboard(manifest: &Manifest, legs: &RangeInclusive<u32>, shipment: &Shipment) -> Result<(), ChainError> {
    for ((load, stated), _) in
        manifest.legs().iter().zip(manifest.stated()).zip(0..).filter(|(_, index)| legs.contains(index))
    {
        let freight = load.freight.map_or(f64::INFINITY, |freight| freight.tonnes());
        for (field, shipment, aboard) in [
            ("teu", shipment.teu().count(), load.loaded.count()),
            ("freight_t", shipment.freight().tonnes(), freight),
        ] {
            if shipment > aboard * (1.0 + SUM_TOLERANCE) {
                let leg = stated.label().to_owned();
                return Err(ChainError::MoreThanAboard { leg, field, shipment, aboard });
            }
        }
    }
    Ok(())
}

/// How the ledger is known, as far as the rule's scope reaches: by amount and factor, the weaker of both.
fn tiers(
    ledger: &Inventory,
    rule: &AllocationRule,
    stages: &RangeInclusive<usize>,
) -> Result<TierShares, QualityError> {
    let weight = QualityWeight::GreenhouseGases { stage: rule.choices.life_cycle, set: rule.choices.gwp };
    let by_scope = ledger.quality_by(weight, |entry| {
        let stage = ledger.activity(entry).stage();
        let leg = ledger.voyage().stages().get(stage).is_some_and(Stage::is_leg);
        match rule.choices.scope {
            Scope::Loop => true,
            Scope::LegsPooled => leg,
            Scope::OwnLegs => leg && stages.contains(&stage),
        }
    })?;
    Ok(by_scope.get(&true).map_or(TierShares::ZERO, |quality| quality.weakest))
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport { mode, category } => write!(f, "{mode}: {category}"),
            Self::Ledger { ship, rule } => write!(f, "sea: ledger of {ship}, {rule}"),
            Self::Hub { category } => write!(f, "hub: {category}"),
        }
    }
}
