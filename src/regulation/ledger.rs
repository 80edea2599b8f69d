//! A ledger read into a ship-year: which entry belongs to which voyage or port of call, and to which year.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::passage::{Passage, Places};
use super::ship::MarpolShipType;
use super::ship_year::{Burn, ShipYear, ShipYearError, ShoreUse};
use super::territory::Territory;
use crate::fuel::{ConsumerClass, FactorSet, FuelBatch};
use crate::inventory::{Derivation, EnergyCarrier, Entry, Inventory};
use crate::vessel::{Consumer, OperatingMode, Vessel};
use crate::voyage::{Activity, Stage, Voyage};

/// The span of a calendar year, in UTC.
struct Year(Timestamp, Timestamp);

/// The passages of a voyage's activities.
struct Itinerary<'a> {
    voyage: &'a Voyage,
    places: &'a Places,
    ship_type: MarpolShipType,
}

impl ShipYear {
    /// Adds what a ledger burned in this year. An activity that runs over New Year (UTC) is divided by time.
    ///
    /// Masses, electricity and distances are taken as they stand in the ledger; its factors are not. A stop that is
    /// no port of call ([`Places::stop`]) joins the legs before and after it into one voyage. Manoeuvring and
    /// anchorage before the first and after the last berth of a call belong to the voyage.
    ///
    /// # Errors
    ///
    /// [`ShipYearError`] for a port of which nothing is known, a stop without a port of call before or after it, a
    /// measured fuel whose consumer must be stated, a value out of range.
    pub fn with_ledger(mut self, ledger: &Inventory, places: &Places) -> Result<Self, ShipYearError> {
        let voyage = ledger.voyage();
        let itinerary = Itinerary { voyage, places, ship_type: self.ship().ship_type() };
        let passages = itinerary.passages()?;
        let Some(year) = Year::of(self.year()) else { return Ok(self) };
        let labels: Vec<Arc<str>> = voyage.stages().iter().map(|stage| Arc::from(stage.label())).collect();
        for entry in ledger.entries() {
            let activity = ledger.activity(entry);
            let (share, day) = year.share(activity);
            if share <= 0.0 {
                continue;
            }
            let place = Arc::clone(&labels[activity.stage()]);
            let passage = passages[ledger.activity_index(entry)];
            match ledger.carrier(entry) {
                EnergyCarrier::Grid(_) => {
                    let electricity = entry.electricity() * share;
                    self =
                        self.with_shore_power(ShoreUse { place, passage, exemption: None, electricity })?;
                }
                EnergyCarrier::Fuel { batch, .. } => {
                    let consumer = consumer_class(entry, voyage.vessel(), batch, &place)?;
                    let (batch, mass) = (Arc::clone(batch), entry.fuel() * share);
                    let day = Some(day);
                    self.add_burn(Burn { place, passage, exemption: None, batch, consumer, mass, day })?;
                }
            }
        }
        let sailed = voyage.activities().iter().map(|activity| activity.distance() * year.share(activity).0);
        self.with_sailed(sailed.sum())
    }
}

/// The class of what burned an entry, as factor tables divide consumers.
fn consumer_class(
    entry: &Entry,
    vessel: &Vessel,
    batch: &FuelBatch,
    place: &str,
) -> Result<ConsumerClass, ShipYearError> {
    let family = batch.fuel().family();
    if matches!(entry.derivation(), Derivation::Pilot { .. }) {
        return Ok(ConsumerClass::InternalCombustion);
    }
    let class = |consumer| Some(vessel.consumer(consumer)?.class().consumer_class(family));
    if let Some(class) = class(entry.consumer()) {
        return Ok(class);
    }
    let main = vessel.main_engine().class().consumer_class(family);
    let annex = FactorSet::fuel_eu();
    let factors = annex.tank_to_wake(batch, main);
    let same = [Consumer::AuxiliaryEngine, Consumer::Boiler]
        .into_iter()
        .filter_map(class)
        .all(|other| annex.tank_to_wake(batch, other).ok() == factors.as_ref().ok().cloned());
    if same {
        return Ok(main);
    }
    Err(ShipYearError::ConsumerNeeded { place: place.to_owned(), fuel: batch.fuel().to_string() })
}

impl Year {
    fn of(year: i16) -> Option<Self> {
        let first = |year| {
            let midnight = Date::new(year, 1, 1).ok()?.at(0, 0, 0, 0);
            Offset::UTC.to_timestamp(midnight).ok()
        };
        Some(Self(first(year)?, first(year.checked_add(1)?)?))
    }

    /// How much of an activity lies in the year, and the first day of that part.
    fn share(&self, activity: &Activity) -> (f64, Date) {
        let (start, end) = (activity.start(), activity.end());
        let from = start.max(self.0);
        let day = Offset::UTC.to_datetime(from).date();
        let share = if start >= self.0 && (end <= self.1 && start < self.1) {
            1.0
        } else if end <= self.0 || start >= self.1 {
            0.0
        } else {
            let part: SignedDuration = end.min(self.1).duration_since(from);
            part.as_secs_f64() / end.duration_since(start).as_secs_f64()
        };
        (share, day)
    }
}

impl Itinerary<'_> {
    fn passages(&self) -> Result<Vec<Passage>, ShipYearError> {
        let activities = self.voyage.activities();
        let berths: Vec<Option<(Timestamp, Timestamp)>> =
            (0..self.voyage.stages().len()).map(|stage| self.berth(stage)).collect();
        activities.iter().map(|activity| self.passage(activity, berths[activity.stage()])).collect()
    }

    /// From the first to the last berth of a stage.
    fn berth(&self, stage: usize) -> Option<(Timestamp, Timestamp)> {
        let own = self.voyage.activities().iter().filter(|activity| activity.stage() == stage);
        let mut berths = own.filter(|activity| activity.mode() == OperatingMode::Berth);
        let first = berths.next()?;
        let end = berths.map(Activity::end).fold(first.end(), Timestamp::max);
        Some((first.start(), end))
    }

    fn passage(
        &self,
        activity: &Activity,
        berth: Option<(Timestamp, Timestamp)>,
    ) -> Result<Passage, ShipYearError> {
        let stage = activity.stage();
        let port = match &self.voyage.stages()[stage] {
            Stage::Leg(_) => return self.voyage_around(stage),
            Stage::PortCall(call) => &call.port,
        };
        let Some(here) = self.port_of_call(port, stage)? else { return self.voyage_around(stage) };
        let arriving = berth.is_some_and(|(first, _)| activity.end() <= first);
        let leaving = berth.is_some_and(|(_, last)| activity.start() >= last);
        let legs = |stage: &&Stage| matches!(stage, Stage::Leg(_));
        let leg_before = self.voyage.stages()[..stage].iter().rev().any(|stage| legs(&stage));
        let leg_after = self.voyage.stages()[stage + 1..].iter().any(|stage| legs(&stage));
        if arriving && leg_before {
            Ok(Passage::Voyage { from: self.before(stage)?, to: here })
        } else if leaving && leg_after {
            Ok(Passage::Voyage { from: here, to: self.after(stage)? })
        } else {
            Ok(Passage::InPort(here))
        }
    }

    fn voyage_around(&self, stage: usize) -> Result<Passage, ShipYearError> {
        Ok(Passage::Voyage { from: self.before(stage)?, to: self.after(stage)? })
    }

    /// The last port of call before a stage, or at the start of it.
    fn before(&self, stage: usize) -> Result<Territory, ShipYearError> {
        let ports = self.voyage.stages()[..=stage].iter().rev().filter_map(|known| match known {
            Stage::Leg(leg) => Some(&leg.from),
            Stage::PortCall(_) => None,
        });
        self.nearest(ports, stage, "before")
    }

    /// The first port of call after a stage, or at the end of it.
    fn after(&self, stage: usize) -> Result<Territory, ShipYearError> {
        let ports = self.voyage.stages()[stage..].iter().filter_map(|known| match known {
            Stage::Leg(leg) => Some(&leg.to),
            Stage::PortCall(_) => None,
        });
        self.nearest(ports, stage, "after")
    }

    fn nearest<'b>(
        &self,
        ports: impl Iterator<Item = &'b Arc<str>>,
        stage: usize,
        side: &'static str,
    ) -> Result<Territory, ShipYearError> {
        let mut stop = "";
        for port in ports {
            if let Some(territory) = self.port_of_call(port, stage)? {
                return Ok(territory);
            }
            stop = port;
        }
        let place = self.voyage.stages()[stage].label();
        let port = if stop.is_empty() { place.clone() } else { stop.to_owned() };
        Err(ShipYearError::NoPortOfCall { place, port, side })
    }

    /// Where a port lies, if a stop there is a port of call.
    fn port_of_call(&self, port: &str, stage: usize) -> Result<Option<Territory>, ShipYearError> {
        if self.places.stop(port, self.ship_type).is_some() {
            return Ok(None);
        }
        self.places.territory(port).map(Some).ok_or_else(|| ShipYearError::UnknownPlace {
            place: self.voyage.stages()[stage].label(),
            port: port.to_owned(),
            known: self.places.names(),
        })
    }
}
