//! A ledger read into a ship-year: which entry belongs to which voyage or port of call, and to which year.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::passage::{Passage, Places};
use super::ship::MarpolShipType;
use super::ship_year::{Burn, ShipYear, ShipYearError, ShoreUse};
use super::territory::Territory;
use super::uk_ets;
use crate::fuel::{ConsumerClass, FactorSet, FuelBatch};
use crate::inventory::{Derivation, EnergyCarrier, Entry, Inventory};
use crate::vessel::{Consumer, OperatingMode, Vessel};
use crate::voyage::{Activity, Stage, Voyage};

/// The span of a calendar year, in UTC, and the instant inside it at which a rule begins.
struct Year {
    start: Timestamp,
    begins: Option<Timestamp>,
    end: Timestamp,
}

/// The passages of a voyage's activities.
struct Itinerary<'a> {
    voyage: &'a Voyage,
    places: &'a Places,
    ship_type: MarpolShipType,
}

impl ShipYear {
    /// Adds what a ledger burned in this year. An activity that runs over New Year, or over the day on which a rule
    /// begins ([`uk_ets::FROM`]), is divided by time (UTC).
    ///
    /// Masses, electricity and distances are taken as they stand in the ledger; its factors are not. A stop that is
    /// no port of call ([`Places::stop`]) joins the legs before and after it into one voyage. Manoeuvring and
    /// anchorage before the first and after the last berth of a call belong to the voyage; where the ledger does not say
    /// from where or to where, and between two calls at one port, they are in port.
    ///
    /// # Errors
    ///
    /// [`ShipYearError`] for a year that no calendar has, a port of which nothing is known, a stop without a port of call before or after it, a
    /// measured fuel whose consumer must be stated, a value out of range.
    pub fn with_ledger(mut self, ledger: &Inventory, places: &Places) -> Result<Self, ShipYearError> {
        let voyage = ledger.voyage();
        let itinerary = Itinerary { voyage, places, ship_type: self.ship().ship_type() };
        let passages = itinerary.passages()?;
        let year = Year::of(self.year()).ok_or(ShipYearError::NoSuchYear { year: self.year() })?;
        let labels: Vec<Arc<str>> = voyage.stages().iter().map(|stage| Arc::from(stage.label())).collect();
        for entry in ledger.entries() {
            let activity = ledger.activity(entry);
            let passage = passages[ledger.activity_index(entry)];
            for (share, day) in year.parts(activity) {
                let place = Arc::clone(&labels[activity.stage()]);
                match ledger.carrier(entry) {
                    EnergyCarrier::Grid(_) => {
                        let electricity = entry.electricity() * share;
                        let shore = ShoreUse { place, passage, exemption: None, electricity };
                        self = self.with_shore_power(shore)?;
                    }
                    EnergyCarrier::Fuel { batch, .. } => {
                        let consumer = consumer_class(entry, voyage.vessel(), batch, &place)?;
                        let (batch, mass) = (Arc::clone(batch), entry.fuel() * share);
                        let day = Some(day);
                        self.add_burn(Burn { place, passage, exemption: None, batch, consumer, mass, day })?;
                    }
                }
            }
        }
        let sailed = voyage.activities().iter().map(|activity| activity.distance() * year.share(activity));
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
    /// A year of which `jiff` knows both ends.
    fn of(year: i16) -> Option<Self> {
        let first = |year| midnight(Date::new(year, 1, 1).ok()?);
        let (start, end) = (first(year)?, first(year.checked_add(1)?)?);
        let begins = midnight(uk_ets::FROM).filter(|begins| *begins > start && *begins < end);
        Some(Self { start, begins, end })
    }

    /// The parts of an activity in the year, before and after a rule begins: share of the whole, and first day.
    fn parts(&self, activity: &Activity) -> impl Iterator<Item = (f64, Date)> {
        let (start, end) = (activity.start(), activity.end());
        let cuts = [Some(self.start), self.begins, Some(self.end)];
        let cuts: Vec<Timestamp> = cuts.into_iter().flatten().collect();
        let pairs: Vec<(Timestamp, Timestamp)> = cuts.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.into_iter().filter_map(move |(first, last)| {
            let (from, to) = (start.max(first), end.min(last));
            let share = if start >= first && start < last && end <= last {
                1.0
            } else if from < to {
                seconds(from, to) / seconds(start, end)
            } else {
                return None;
            };
            Some((share, Offset::UTC.to_datetime(from).date()))
        })
    }

    fn share(&self, activity: &Activity) -> f64 {
        self.parts(activity).map(|(share, _)| share).sum()
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
}

fn seconds(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64()
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
        let stages = self.voyage.stages();
        let same_port = |stage: Option<&Stage>| {
            stage.is_some_and(|stage| matches!(stage, Stage::PortCall(call) if call.port == *port))
        };
        if arriving && stage > 0 && !same_port(stages.get(stage - 1)) {
            Ok(Passage::Voyage { from: self.before(stage)?, to: here })
        } else if leaving && stage + 1 < stages.len() && !same_port(stages.get(stage + 1)) {
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
        let (earlier, own) = self.voyage.stages().split_at(stage);
        let ports = earlier.iter().flat_map(ends).chain(own.first().map(Stage::begins_at)).rev();
        self.nearest(ports, stage, "before")
    }

    /// The first port of call after a stage, or at the end of it.
    fn after(&self, stage: usize) -> Result<Territory, ShipYearError> {
        let (own, later) = self.voyage.stages().split_at(stage + 1);
        let ports = own.last().map(Stage::ends_at).into_iter().chain(later.iter().flat_map(ends));
        self.nearest(ports, stage, "after")
    }

    fn nearest<'b>(
        &self,
        ports: impl Iterator<Item = &'b Arc<str>>,
        stage: usize,
        side: &'static str,
    ) -> Result<Territory, ShipYearError> {
        let own = match &self.voyage.stages()[stage] {
            Stage::Leg(_) => None,
            Stage::PortCall(call) => Some(&call.port),
        };
        let mut stop = "";
        for port in ports.skip_while(|port| own == Some(*port)) {
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

fn ends(stage: &Stage) -> [&Arc<str>; 2] {
    [stage.begins_at(), stage.ends_at()]
}
