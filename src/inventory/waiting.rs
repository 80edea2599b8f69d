//! Waiting for a berth, and what arriving on time saves.

use std::collections::BTreeMap;

use super::{Inventory, Totals};
use crate::fuel::emissions::UnknownGas;
use crate::fuel::gwp::GwpSet;
use crate::units::substance::{Co2e, Fuel, Sailed, WellToWake};
use crate::units::{Distance, Fraction, Mass, Time};
use crate::vessel::OperatingMode;
use crate::voyage::{Activity, FuelPlan, Voyage};

/// Two voyages end together if their last instants are no further apart.
const SAME_INSTANT_SECONDS: f64 = 60.0;

/// Two stages are as long as each other within this share: logs are no better.
const SAME_DISTANCE: f64 = 1e-3;

/// Rounding allowed in a sum of shares.
const ROUNDING: f64 = 1e-9;

/// Time and totals of the modes in which a ship waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// By mode: slow steaming to a slot, drifting, anchorage.
    pub by_mode: BTreeMap<OperatingMode, (Time, Totals)>,
    /// Over all of them.
    pub time: Time,
    /// Over all of them.
    pub total: Totals,
}

/// A voyage as sailed beside the same voyage with a slot: slower, and without the wait at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct VirtualArrival {
    as_sailed: Totals,
    with_slot: Totals,
    waited: Time,
    waited_with_slot: Time,
}

/// Two voyages that are not the same but for their waiting.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WaitingError {
    /// They differ in what must be the same.
    #[error("virtual arrival compares one voyage with itself, but {what} differ: {one} and {other}")]
    Differ {
        /// In what.
        what: &'static str,
        /// As sailed.
        one: String,
        /// With a slot.
        other: String,
    },
    /// Shares of a credit that do not sum to one.
    #[error("shares of the credit must sum to 1, got {sum} over {parties}")]
    Shares {
        /// Their sum.
        sum: f64,
        /// Who was named.
        parties: String,
    },
    /// A CO2e that is unknown because a gas is.
    #[error(transparent)]
    UnknownGas(#[from] UnknownGas),
}

/// A party's part of a saving.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit<'a, G: GwpSet> {
    /// Who is credited.
    pub party: &'a str,
    /// With what.
    pub saved: Mass<Co2e<WellToWake, G>>,
}

impl Inventory {
    /// What the ship did while it waited, its emissions included, so that congestion is seen and not hidden in
    /// a transit or a stay.
    pub fn waiting(&self) -> Waiting {
        let mut by_mode: BTreeMap<OperatingMode, (Time, Totals)> = BTreeMap::new();
        for activity in self.voyage().activities().iter().filter(|activity| activity.mode().is_waiting()) {
            let mode = by_mode.entry(activity.mode()).or_insert((Time::default(), Totals::ZERO));
            mode.0 += activity.duration();
        }
        for (mode, (_, totals)) in &mut by_mode {
            *totals = self.total_of(|entry| self.activity(entry).mode() == *mode);
        }
        let time = by_mode.values().map(|(time, _)| *time).sum();
        let total = by_mode.values().map(|(_, totals)| *totals).sum();
        Waiting { by_mode, time, total }
    }
}

impl VirtualArrival {
    /// Compares a voyage that waited with the same voyage sailed to a slot.
    ///
    /// # Errors
    ///
    /// [`WaitingError::Differ`] unless ship, stages with their cargo and connections, miles and fuels of each stage,
    /// factor set, fuel basis, first and last instant are the same: what is credited is the waiting and
    /// nothing else.
    ///
    /// # Examples
    ///
    /// ```
    /// # use green_corridor::engine::{EngineClass, Generation};
    /// # use green_corridor::units::{Distance, Fraction, Teu, si::{hours, kilowatts, knots, metres, nautical_miles}};
    /// # use green_corridor::{FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage, voyage::Leg};
    /// use green_corridor::fuel::gwp::Ar5;
    /// use green_corridor::inventory::VirtualArrival;
    /// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
    /// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
    /// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
    /// #     .build()?;
    /// # let begin = || Ok::<_, green_corridor::Error>(
    /// #     Voyage::starting("2021-10-01T00:00Z".parse()?, ship.clone(), MarineFuel::VLSFO.into())
    /// #         .draught(metres(13.2)).add_leg(Leg::new("Yangshan", "Los Angeles")));
    /// # let write = |voyage: &Voyage| Inventory::of(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled);
    ///
    /// let miles = Distance::from_nautical_miles(5_760.0);
    /// let rushed = begin()?.transit(miles, knots(18.0)).anchorage(hours(80.0)).build()?; // 320 h + 80 h
    /// let slotted = begin()?.slow_steaming(miles, nautical_miles(5_760.0) / hours(400.0)).build()?;
    /// let arrival = VirtualArrival::between(&write(&rushed)?, &write(&slotted)?)?;
    /// assert!(arrival.fuel_saved().tonnes() > 300.0);
    /// let half = Fraction::new(0.5)?;
    /// let credit = arrival.credited(Ar5, &[("carrier", half), ("port", half)])?;
    /// assert_eq!(credit[0].saved, credit[1].saved);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn between(as_sailed: &Inventory, with_slot: &Inventory) -> Result<Self, WaitingError> {
        let (one, other) = (as_sailed.voyage(), with_slot.voyage());
        let differ = |what, one: String, other: String| Err(WaitingError::Differ { what, one, other });
        if one.vessel() != other.vessel() {
            return differ("ships", one.vessel().name().to_owned(), other.vessel().name().to_owned());
        }
        let labels = |voyage: &Voyage| {
            voyage.stages().iter().map(|stage| stage.label()).collect::<Vec<_>>().join(", ")
        };
        if one.stages() != other.stages() {
            return differ("stages, with their cargo and connections,", labels(one), labels(other));
        }
        for (index, stage) in one.stages().iter().enumerate() {
            let (sailed, slotted) = (one.sailed_on(index), other.sailed_on(index));
            if (sailed - slotted).abs() > sailed.abs() * SAME_DISTANCE {
                let on = |miles: Distance<Sailed>| format!("{miles} ({})", stage.label());
                return differ("distances", on(sailed), on(slotted));
            }
            if fuels(one, index) != fuels(other, index) {
                return differ("fuels", stage.label(), stage.label());
            }
        }
        if as_sailed.basis() != with_slot.basis() {
            let bases = (format!("{:?}", as_sailed.basis()), format!("{:?}", with_slot.basis()));
            return differ("fuel bases", bases.0, bases.1);
        }
        if as_sailed.factor_set() != with_slot.factor_set() {
            let sets = (as_sailed.factor_set().to_owned(), with_slot.factor_set().to_owned());
            return differ("factor sets", sets.0, sets.1);
        }
        let ends = [
            ("first instants", one.activities().first(), other.activities().first()),
            ("last instants", one.activities().last(), other.activities().last()),
        ];
        for (index, (what, one, other)) in ends.into_iter().enumerate() {
            let instant = |activity: &Activity| if index == 0 { activity.start() } else { activity.end() };
            if let (Some(one), Some(other)) = (one.map(instant), other.map(instant))
                && one.duration_since(other).as_secs_f64().abs() > SAME_INSTANT_SECONDS
            {
                return differ(what, one.to_string(), other.to_string());
            }
        }
        Ok(Self {
            as_sailed: as_sailed.total(),
            with_slot: with_slot.total(),
            waited: stopped(as_sailed),
            waited_with_slot: stopped(with_slot),
        })
    }

    /// Fuel that the slot saves; negative if it costs.
    pub fn fuel_saved(&self) -> Mass<Fuel> {
        self.as_sailed.fuel - self.with_slot.fuel
    }

    /// Time at anchor and adrift that the slot saves.
    pub fn waiting_saved(&self) -> Time {
        self.waited - self.waited_with_slot
    }

    /// Well-to-wake CO2e that the slot saves; negative if it costs.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if a gas of one of the two is unknown.
    pub fn saved<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToWake, G>>, UnknownGas> {
        let sailed = self.as_sailed.emissions.well_to_wake(set.clone())?;
        Ok(sailed - self.with_slot.emissions.well_to_wake(set)?)
    }

    /// The saving divided among those who made it possible, in shares that the parties agreed on.
    ///
    /// # Errors
    ///
    /// [`WaitingError::Shares`] if the shares do not sum to one; [`WaitingError::UnknownGas`].
    pub fn credited<'a, G: GwpSet>(
        &self,
        set: G,
        shares: &[(&'a str, Fraction)],
    ) -> Result<Vec<Credit<'a, G>>, WaitingError> {
        let sum = shares.iter().fold(0.0, |sum, (_, share)| sum + share.get());
        if (sum - 1.0).abs() > ROUNDING {
            let parties: Vec<&str> = shares.iter().map(|(party, _)| *party).collect();
            return Err(WaitingError::Shares { sum, parties: parties.join(", ") });
        }
        let saved = self.saved(set)?;
        Ok(shares.iter().map(|(party, share)| Credit { party, saved: saved * share.get() }).collect())
    }
}

/// The fuel plans of a stage, each once, in the order of their first use.
fn fuels(voyage: &Voyage, stage: usize) -> Vec<&FuelPlan> {
    let mut plans: Vec<&FuelPlan> = Vec::new();
    for activity in voyage.activities().iter().filter(|activity| activity.stage() == stage) {
        let plan = activity.fuel().map_or(voyage.fuel(), |plan| plan.as_ref());
        if !plans.contains(&plan) {
            plans.push(plan);
        }
    }
    plans
}

fn stopped(ledger: &Inventory) -> Time {
    let waits = ledger
        .voyage()
        .activities()
        .iter()
        .filter(|activity| activity.mode().is_waiting() && !activity.mode().is_under_way());
    waits.map(Activity::duration).sum()
}
