//! The two ways of a corridor. Loads differ by way, so whatever depends on the load is given for both.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A way across the ocean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Asia to North America: the head-haul of the trans-Pacific.
    Eastbound,
    /// North America to Asia.
    Westbound,
}

/// One value for each way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BothWays<T> {
    /// Eastbound.
    pub eastbound: T,
    /// Westbound.
    pub westbound: T,
}

impl Direction {
    /// Both, eastbound first.
    pub const ALL: [Self; 2] = [Self::Eastbound, Self::Westbound];
}

impl<T> BothWays<T> {
    /// The value of one way.
    pub const fn of(&self, direction: Direction) -> &T {
        match direction {
            Direction::Eastbound => &self.eastbound,
            Direction::Westbound => &self.westbound,
        }
    }

    /// The value of one way, to be changed.
    pub(super) const fn of_mut(&mut self, direction: Direction) -> &mut T {
        match direction {
            Direction::Eastbound => &mut self.eastbound,
            Direction::Westbound => &mut self.westbound,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Eastbound => "eastbound",
            Self::Westbound => "westbound",
        })
    }
}
