//! A track sailed under a regime.

use std::sync::Arc;

use jiff::Timestamp;

use super::{ActivitySpec, Regime, VoyageError};
use crate::units::{Distance, Length, Velocity};
use crate::vessel::OperatingMode;
use crate::zone::Split;

/// A track, how it is sailed, and under which rules.
#[derive(Clone, Debug)]
pub(super) struct Along {
    pub(super) split: Arc<Split>,
    pub(super) mode: OperatingMode,
    pub(super) speed: Velocity,
    pub(super) draught: Option<Length>,
    pub(super) regime: Option<Arc<Regime>>,
}

impl Along {
    /// One activity for each stretch of the same waters, one after the other.
    pub(super) fn activities(self, record: &str, start: Timestamp) -> Result<Vec<ActivitySpec>, VoyageError> {
        let needed = "a regime before its track: the zones that count, the fuels aboard, the speed advice";
        let incomplete = || VoyageError::Incomplete { record: record.to_owned(), needed };
        let regime = self.regime.ok_or_else(incomplete)?;
        if !regime.zones().are(self.split.zones()) {
            return Err(VoyageError::OtherZones { record: record.to_owned() });
        }
        let stretches = regime.stretches(&self.split, start, self.speed);
        stretches
            .into_iter()
            .map(|(waters, length)| {
                let speed = regime.speed(self.speed, &waters);
                let fuel = Some(regime.fuel(record, &waters)?);
                let distance = Distance::from_length(length);
                let spec = ActivitySpec::under_way(self.mode, distance, speed);
                Ok(ActivitySpec { draught: self.draught, fuel, waters: Some(waters), ..spec })
            })
            .collect()
    }
}
