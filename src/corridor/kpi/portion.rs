//! A portion of a year: one service, one carrier, one way, or all of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::calls::CallsGoWith;
use super::error::KpiError;
use crate::corridor::{CorridorYear, Direction, Sailings, SeaLeg, ServiceYear};
use crate::intensity::{LegActivity, TransportActivity};
use crate::inventory::Totals;
use crate::units::Teu;
use crate::voyage::Stage;

/// Ledgers and legs of a portion of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    pub(super) record: String,
    pub(super) totals: Totals,
    pub(super) legs: Vec<YearOfLeg>,
}

/// A leg and how often it is sailed.
#[derive(Clone, Debug, PartialEq)]
pub struct YearOfLeg {
    /// The service.
    pub service: Arc<str>,
    /// Its TEU and distances, of one voyage.
    pub leg: LegActivity,
    /// The way.
    pub direction: Direction,
    /// Whether containers are counted on it.
    pub crossing: bool,
    /// Voyages in the year.
    pub voyages: f64,
}

impl Portion {
    /// What it is a portion of.
    pub fn record(&self) -> &str {
        &self.record
    }

    /// The sum of its ledgers.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Its legs, by service, class and order of the rotation.
    pub fn legs(&self) -> &[YearOfLeg] {
        &self.legs
    }

    fn of_all(record: String, portions: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self { record, totals: Totals::ZERO, legs: Vec::new() };
        for portion in portions {
            all.totals = all.totals + portion.totals;
            all.legs.extend(portion.legs);
        }
        all
    }
}

impl ServiceYear {
    /// All of its year.
    pub fn portion(&self) -> Portion {
        let legs = self.sailings().iter().flat_map(|one| self.legs_of(one)).collect();
        Portion { record: of_service(self), totals: self.total(), legs }
    }

    /// One way of its year: the legs of that way, and of the calls what the rule says.
    pub fn one_way(&self, direction: Direction, calls: CallsGoWith) -> Portion {
        let totals = self.totals_one_way(direction, calls, |_| true);
        let legs = self.sailings().iter().flat_map(|one| self.legs_of(one));
        let legs = legs.filter(|leg| leg.direction == direction).collect();
        Portion { record: format!("{}, {direction}", of_service(self)), totals, legs }
    }

    /// The sum of the ledgers of one way, over the stages that pass a filter.
    pub(in crate::corridor) fn totals_one_way(
        &self,
        direction: Direction,
        calls: CallsGoWith,
        keep: impl Fn(&Stage) -> bool,
    ) -> Totals {
        let mut totals = Totals::ZERO;
        for one in self.sailings() {
            let (legs, stages) = (self.legs_of(one), one.ledger.voyage().stages());
            for (stage, of_stage) in one.ledger.group_by(|entry| one.ledger.activity(entry).stage()) {
                let share = self.share(one, &legs, stage, direction, calls);
                if share > 0.0 && stages.get(stage).is_some_and(&keep) {
                    totals = totals + of_stage.scaled(one.count * share);
                }
            }
        }
        totals
    }

    fn sea_legs(&self) -> &[SeaLeg] {
        self.service().spec().rotation.legs()
    }

    fn legs_of(&self, one: &Sailings) -> Vec<YearOfLeg> {
        let activity = TransportActivity::of(one.ledger.voyage());
        let pairs = self.sea_legs().iter().zip(activity.legs());
        let of_leg = |(leg, activity): (&SeaLeg, &LegActivity)| YearOfLeg {
            service: Arc::clone(&self.service().spec().name),
            leg: activity.clone(),
            direction: leg.direction,
            crossing: leg.crossing,
            voyages: one.count,
        };
        pairs.map(of_leg).collect()
    }

    /// Share of a stage that a way bears. The legs of the ledger are those of the rotation, a call before each.
    fn share(
        &self,
        one: &Sailings,
        legs: &[YearOfLeg],
        stage: usize,
        direction: Direction,
        calls: CallsGoWith,
    ) -> f64 {
        let stages = one.ledger.voyage().stages();
        let next = stages.iter().take(stage).filter(|stage| stage.is_leg()).count();
        let beside = |index: usize| {
            let carried = legs.get(index)?.leg.carried().unwrap_or(Teu::ZERO);
            Some((self.sea_legs().get(index)?, carried))
        };
        let previous = next.checked_sub(1).or_else(|| legs.len().checked_sub(1));
        match (stages.get(stage), previous.and_then(beside), beside(next)) {
            (Some(Stage::PortCall(_)), Some(previous), Some(next)) => calls.share(direction, previous, next),
            (Some(Stage::Leg(_)), _, Some((leg, _))) if leg.direction == direction => 1.0,
            _ => 0.0,
        }
    }
}

impl CorridorYear {
    /// All of it.
    pub fn portion(&self) -> Portion {
        let legs = self.services().iter().flat_map(|service| service.portion().legs).collect();
        Portion { record: of_corridor(self), totals: self.total(), legs }
    }

    /// One service.
    ///
    /// # Errors
    ///
    /// [`KpiError::NoSuchService`], with those there are.
    pub fn of_service(&self, name: &str) -> Result<Portion, KpiError> {
        let found = self.services().iter().find(|year| year.service().name() == name);
        found.map(ServiceYear::portion).ok_or_else(|| KpiError::NoSuchService {
            given: name.to_owned(),
            known: known(self, |year| year.service().name()),
        })
    }

    /// All services of one carrier.
    ///
    /// # Errors
    ///
    /// [`KpiError::NoSuchCarrier`], with those there are.
    pub fn of_carrier(&self, name: &str) -> Result<Portion, KpiError> {
        let sails = |year: &&ServiceYear| year.service().spec().carrier.as_ref() == name;
        let portions: Vec<_> = self.services().iter().filter(sails).map(ServiceYear::portion).collect();
        if portions.is_empty() {
            let known = known(self, |year| &year.service().spec().carrier);
            return Err(KpiError::NoSuchCarrier { given: name.to_owned(), known });
        }
        Ok(Portion::of_all(format!("carrier `{name}`"), portions))
    }

    /// One way of all services. Both ways together are the whole.
    pub fn one_way(&self, direction: Direction, calls: CallsGoWith) -> Portion {
        let portions = self.services().iter().map(|year| year.one_way(direction, calls));
        Portion::of_all(format!("{}, {direction}", of_corridor(self)), portions)
    }
}

fn of_service(year: &ServiceYear) -> String {
    format!("service `{}`", year.service().name())
}

fn of_corridor(year: &CorridorYear) -> String {
    format!("corridor `{}`", year.corridor().name())
}

fn known<'a>(year: &'a CorridorYear, name: impl Fn(&'a ServiceYear) -> &'a str) -> String {
    let names: BTreeSet<_> = year.services().iter().map(name).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
