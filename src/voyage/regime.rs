//! Under which rules a voyage is sailed: the zones that count, the fuels aboard, the speed advice.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{ActivitySpec, FuelPlan, VoyageError, checks};
use crate::port::Port;
use crate::units::{Length, Time, Velocity};
use crate::vessel::Consumer;
use crate::zone::{Split, Waters, Zones};

/// Whether a ship keeps below an advised speed. Vessel speed reduction is voluntary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeedAdvice {
    /// It does.
    Heeded,
    /// It keeps its own speed.
    Ignored,
}

/// The rules that a ship obeys, and what it has aboard to obey them. The rules of zones are read on the day in UTC.
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    zones: Zones,
    fuels: Vec<Arc<FuelPlan>>,
    speed_advice: SpeedAdvice,
}

impl Regime {
    /// The zones that count; the fuel plans aboard in the order in which they are preferred, the cheapest first:
    /// everywhere the first that is allowed is burned; whether speed advice is heeded.
    pub fn new(zones: Zones, fuels: impl IntoIterator<Item = FuelPlan>, speed_advice: SpeedAdvice) -> Self {
        Self { zones, fuels: fuels.into_iter().map(Arc::new).collect(), speed_advice }
    }

    /// The zones.
    pub const fn zones(&self) -> &Zones {
        &self.zones
    }

    /// The fuel plans, the preferred first.
    pub fn fuels(&self) -> &[Arc<FuelPlan>] {
        &self.fuels
    }

    /// The speed in waters: one's own, or the advice if it is lower and heeded.
    pub fn speed(&self, own: Velocity, waters: &Waters) -> Velocity {
        match (self.speed_advice, waters.rule().speed_advice) {
            (SpeedAdvice::Heeded, Some(advice)) if advice < own => advice,
            _ => own,
        }
    }

    /// The first plan of which every fuel is allowed, as a place in [`Self::fuels`].
    ///
    /// # Errors
    ///
    /// [`VoyageError::NoFuelAllowed`], which names the record and says why each plan is refused.
    pub fn first_allowed(&self, record: &str, waters: &Waters) -> Result<usize, VoyageError> {
        let mut refused = Vec::new();
        for (place, plan) in self.fuels.iter().enumerate() {
            match refusal(plan, waters) {
                None => return Ok(place),
                Some(why) => refused.push(why),
            }
        }
        let refused = if refused.is_empty() { "none is named".to_owned() } else { refused.join("; ") };
        Err(VoyageError::NoFuelAllowed { record: record.to_owned(), waters: waters.label(), refused })
    }

    pub(super) fn fuel(&self, record: &str, waters: &Waters) -> Result<Arc<FuelPlan>, VoyageError> {
        self.first_allowed(record, waters).map(|place| Arc::clone(&self.fuels[place]))
    }

    /// An activity of a call, in the waters of its port on its day.
    pub(super) fn at_port(
        &self,
        record: &str,
        port: &Port,
        cursor: Timestamp,
        mut spec: ActivitySpec,
    ) -> Result<ActivitySpec, VoyageError> {
        let start = spec.start.unwrap_or(cursor);
        let waters = match &spec.waters {
            Some(waters) => Arc::clone(waters),
            None => Arc::new(self.zones.waters_at(port.position(), day(start))),
        };
        if spec.fuel.is_none() {
            spec.fuel = Some(self.fuel(record, &waters)?);
        }
        spec.waters = Some(waters);
        Ok(spec)
    }

    /// Stretches of a track in the same waters, each read on the day the ship enters it.
    pub(super) fn stretches(
        &self,
        split: &Split,
        start: Timestamp,
        own_speed: Velocity,
    ) -> Vec<(Arc<Waters>, Length)> {
        let mut stretches: Vec<(Arc<Waters>, Length)> = Vec::new();
        let mut since = Time::default();
        for piece in split.pieces() {
            let entered = checks::end_of("", start, since).unwrap_or(Timestamp::MAX);
            let waters = piece.waters(split.zones(), day(entered));
            since += piece.length() / self.speed(own_speed, &waters);
            match stretches.last_mut() {
                Some((last, length)) if **last == waters => *length += piece.length(),
                _ => stretches.push((Arc::new(waters), piece.length())),
            }
        }
        stretches
    }
}

/// Why a plan is not allowed, if it is not.
fn refusal(plan: &FuelPlan, waters: &Waters) -> Option<String> {
    let consumers = [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler];
    let blends = consumers.iter().map(|consumer| plan.blend(*consumer)).chain(plan.pilot());
    let mut fuels = blends.flat_map(|blend| blend.components()).map(|(batch, _)| batch.fuel());
    fuels.find_map(|fuel| waters.rule().allows(fuel).err()).map(|refused| refused.to_string())
}

fn day(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::UTC).date()
}
