//! What was removed and what was filled.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use jiff::SignedDuration;

use super::PositionReport;
use crate::units::Time;
use crate::units::si::seconds;

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$kind_doc:meta])* $kind:ident => $words:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$kind_doc])* $kind,)+ }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Self::$kind => $words,)+ })
            }
        }
    };
}

kinds! {
    /// Why a report was removed.
    Removal {
        /// Before the earliest or after the latest plausible instant: a clock was reset.
        OutsidePeriod => "outside the period",
        /// Further behind the newest report of its ship than the reorder window.
        Late => "late",
        /// Further ahead of the others of its ship than the reorder window, and none came after it.
        Ahead => "ahead of the clock",
        /// The same ship, instant and position as another.
        Duplicate => "duplicate",
        /// The same ship and instant as another, in another place.
        SameInstant => "in two places at once",
        /// Where the ship cannot have been.
        Jump => "jump",
    }
}

kinds! {
    /// What was taken from a report that stays.
    Disbelief {
        /// A speed that is negative, not a number or faster than the rules believe.
        Speed => "speed",
        /// A course outside 0 to 360 degrees.
        Course => "course",
        /// A heading outside 0 to 360 degrees, such as 511.
        Heading => "heading",
    }
}

kinds! {
    /// What became of the time between two reports that stay.
    Stretch {
        /// Shorter than a gap.
        Observed => "observed",
        /// In a gap, the state before it held.
        Held => "held",
        /// In a gap, along the geodesic between its ends.
        Interpolated => "interpolated",
        /// In a gap, and counted nowhere else.
        Dropped => "dropped",
        /// Between two positions that no ship joins in the time, and counted nowhere else.
        Leapt => "leapt",
    }
}

/// What was read, kept, removed, disbelieved and filled. Everything adds up exactly.
///
/// ```text
/// read = kept + Σ removed
/// last kept instant − first kept instant = observed + held + interpolated + dropped + leapt
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub(super) read: u64,
    kept: u64,
    without_speed: u64,
    without_heading: u64,
    pub(super) without_either_speed: u64,
    removed: [u64; Removal::ALL.len()],
    disbelieved: [u64; Disbelief::ALL.len()],
    time: [SignedDuration; Stretch::ALL.len()],
}

impl Tally {
    /// Reports read.
    pub const fn read(&self) -> u64 {
        self.read
    }

    /// Reports kept.
    pub const fn kept(&self) -> u64 {
        self.kept
    }

    /// Reports removed for one reason.
    pub const fn removed(&self, why: Removal) -> u64 {
        self.removed[why as usize]
    }

    /// Reports removed for any reason.
    pub fn all_removed(&self) -> u64 {
        self.removed.iter().sum()
    }

    /// Reports from which something was taken that cannot be, whether they were kept or not.
    pub const fn disbelieved(&self, what: Disbelief) -> u64 {
        self.disbelieved[what as usize]
    }

    /// Reports kept that state no speed, or none that is believed.
    pub const fn without_speed(&self) -> u64 {
        self.without_speed
    }

    /// Reports kept that state no heading, or none that is believed.
    pub const fn without_heading(&self) -> u64 {
        self.without_heading
    }

    /// Intervals whose speed was to be the reported one and neither end states one: the speed made good stands for it.
    pub const fn without_either_speed(&self) -> u64 {
        self.without_either_speed
    }

    /// The time of one kind.
    pub fn time(&self, what: Stretch) -> Time {
        seconds(self.time[what as usize].as_secs_f64())
    }

    /// From the first report kept to the last.
    pub fn span(&self) -> Time {
        seconds(self.exact_span().as_secs_f64())
    }

    /// The same, to the nanosecond; summed over ships it is ship-time.
    pub fn exact_span(&self) -> SignedDuration {
        self.time.iter().fold(SignedDuration::ZERO, |sum, one| sum.saturating_add(*one))
    }

    pub(super) fn keep(&mut self, report: &PositionReport) {
        self.kept += 1;
        self.without_speed += u64::from(report.speed.is_none());
        self.without_heading += u64::from(report.heading_degrees.is_none());
    }

    pub(super) fn remove(&mut self, why: Removal, reports: usize) {
        self.removed[why as usize] += reports as u64;
    }

    pub(super) fn disbelieve(&mut self, what: Disbelief) {
        self.disbelieved[what as usize] += 1;
    }

    pub(super) fn spend(&mut self, what: Stretch, time: SignedDuration) {
        let sum = &mut self.time[what as usize];
        *sum = sum.saturating_add(time);
    }
}

impl Add for Tally {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.kept += other.kept;
        self.without_speed += other.without_speed;
        self.without_heading += other.without_heading;
        self.without_either_speed += other.without_either_speed;
        for why in Removal::ALL {
            self.removed[why as usize] += other.removed(why);
        }
        for what in Disbelief::ALL {
            self.disbelieved[what as usize] += other.disbelieved(what);
        }
        for what in Stretch::ALL {
            self.spend(what, other.time[what as usize]);
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<34}{:>12}", "reports read", self.read)?;
        writeln!(f, "{:<34}{:>12}", "        kept", self.kept)?;
        for why in Removal::ALL {
            writeln!(f, "removed {why:<26}{:>12}", self.removed(why))?;
        }
        for what in Disbelief::ALL {
            writeln!(f, "not believed {what:<21}{:>12}", self.disbelieved(what))?;
        }
        writeln!(f, "{:<34}{:>12}", "kept without speed", self.without_speed)?;
        writeln!(f, "{:<34}{:>12}", "kept without heading", self.without_heading)?;
        for (number, what) in Stretch::ALL.into_iter().enumerate() {
            let end = if number + 1 < Stretch::ALL.len() { "\n" } else { "" };
            write!(f, "hours {what:<28}{:>12.2}{end}", self.time[what as usize].as_secs_f64() / 3_600.0)?;
        }
        Ok(())
    }
}
