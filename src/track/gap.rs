//! What holds where a ship was not heard.

use super::TrackingError;
use crate::units::Time;
use crate::units::bounded::Bound;
use crate::units::si::{hour, minute};

const LONGER_THAN: Bound = Bound::new("gap_longer_than_min", 1.0, 1_440.0, "min");
const UP_TO: Bound = Bound::new("gap_up_to_h", 0.0, 8_784.0, "h");

/// From when on the time between two reports is a gap, and what holds in it. There is no default: hours at berth out of
/// a receiver's sight are a third of a result.
///
/// No policy makes a track longer in time than from its first report to its last. What each one held, interpolated and
/// dropped is counted in hours, in [`super::Tally`].
///
/// # Examples
///
/// ```
/// use green_corridor::track::{GapPolicy, Gaps};
/// use green_corridor::units::si::hours;
///
/// let gaps = Gaps::new(hours(0.5), GapPolicy::Interpolate { up_to: hours(6.0) })?;
/// let with_days_alongside = gaps.lying_still_up_to(hours(120.0))?;
/// assert!(Gaps::new(hours(-1.0), GapPolicy::Drop).is_err());
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    longer_than: Time,
    policy: GapPolicy,
    lying_still: Option<Time>,
}

/// What holds in a gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GapPolicy {
    /// Nothing: its time counts nowhere.
    Drop,
    /// The state before it: place, speed and mode, for so long at most. A ship that was under way goes on at its speed
    /// until it has made the way to the position after the gap. The rest of the gap is dropped.
    Hold {
        /// How long at most.
        up_to: Time,
    },
    /// A straight way at one speed, from the position before to the one after: the geodesic, in equal pieces none of
    /// which is as long as a gap, each with the mode and the place of its middle. A longer gap is dropped as a whole.
    Interpolate {
        /// The longest gap to be filled.
        up_to: Time,
    },
}

impl Gaps {
    /// Times longer than the first, and what holds in them.
    ///
    /// # Errors
    ///
    /// [`TrackingError::OutOfRange`] for a gap that begins below a minute or above a day, and for a time to fill that is
    /// negative or above a year.
    pub fn new(longer_than: Time, policy: GapPolicy) -> Result<Self, TrackingError> {
        LONGER_THAN.check(longer_than.get::<minute>())?;
        if let GapPolicy::Hold { up_to } | GapPolicy::Interpolate { up_to } = policy {
            UP_TO.check(up_to.get::<hour>())?;
        }
        Ok(Self { longer_than, policy, lying_still: None })
    }

    /// Where a ship lies at the same berth or anchorage before a gap and after it, it lay there between, up to so long a
    /// gap: the state before is held for the whole of it, whatever the policy. Ships alongside are often out of hearing
    /// for days.
    ///
    /// # Errors
    ///
    /// [`TrackingError::OutOfRange`] for a time that is negative or above a year.
    pub fn lying_still_up_to(self, up_to: Time) -> Result<Self, TrackingError> {
        UP_TO.check(up_to.get::<hour>())?;
        Ok(Self { lying_still: Some(up_to), ..self })
    }

    /// A longer time is a gap.
    pub const fn longer_than(&self) -> Time {
        self.longer_than
    }

    /// The longest gap in which a ship that lies in one place before and after lies there, if that is asked for.
    pub const fn lying_still(&self) -> Option<Time> {
        self.lying_still
    }

    /// What holds in it.
    pub const fn policy(&self) -> GapPolicy {
        self.policy
    }
}
