//! The rating A to E, and the four boundaries between them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::CiiError;
use super::intensity::CarbonIntensity;

/// A rating. A is the best and the least: `Rating::A < Rating::E`, so the larger of two is the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rating {
    /// Major superior.
    A,
    /// Minor superior.
    B,
    /// Moderate: what the rule asks for.
    C,
    /// Minor inferior.
    D,
    /// Inferior.
    E,
}

/// The rating vector of a ship type and band: exp(d1) to exp(d4), over the required indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatingVector {
    exp_d: [f64; 4],
}

/// The four boundaries of a ship-year, ascending.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundaries {
    superior: CarbonIntensity,
    lower: CarbonIntensity,
    upper: CarbonIntensity,
    inferior: CarbonIntensity,
}

impl Rating {
    /// All of them, from the best.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];
}

impl RatingVector {
    pub(super) const fn of(exp_d: [f64; 4]) -> Self {
        Self { exp_d }
    }

    /// exp(d1) to exp(d4).
    pub const fn exp_d(&self) -> [f64; 4] {
        self.exp_d
    }

    /// The boundaries about a required indicator: `exp(d_i) required`.
    ///
    /// # Source
    ///
    /// MEPC.354(78) (G4).
    pub fn boundaries(&self, required: CarbonIntensity) -> Boundaries {
        let [superior, lower, upper, inferior] = self
            .exp_d
            .map(|exp_d| CarbonIntensity::of(exp_d * required.grams_per_unit_nm(), required.measure()));
        Boundaries { superior, lower, upper, inferior }
    }
}

impl Boundaries {
    /// Between A and B.
    pub const fn superior(&self) -> CarbonIntensity {
        self.superior
    }

    /// Between B and C.
    pub const fn lower(&self) -> CarbonIntensity {
        self.lower
    }

    /// Between C and D.
    pub const fn upper(&self) -> CarbonIntensity {
        self.upper
    }

    /// Between D and E.
    pub const fn inferior(&self) -> CarbonIntensity {
        self.inferior
    }

    /// All four, ascending.
    pub const fn ascending(&self) -> [CarbonIntensity; 4] {
        [self.superior, self.lower, self.upper, self.inferior]
    }

    /// The largest indicator that still has the rating; `None` for E, which has no end.
    pub const fn largest_of(&self, rating: Rating) -> Option<CarbonIntensity> {
        match rating {
            Rating::A => Some(self.superior),
            Rating::B => Some(self.lower),
            Rating::C => Some(self.upper),
            Rating::D => Some(self.inferior),
            Rating::E => None,
        }
    }

    /// The rating of an attained indicator. One that equals a boundary has the better rating.
    ///
    /// # Source
    ///
    /// MEPC.354(78) (G4); the side of equality as one calculator has it.
    ///
    /// # Errors
    ///
    /// [`CiiError::Measures`] for an indicator on another measure of capacity.
    pub fn rating(&self, attained: CarbonIntensity) -> Result<Rating, CiiError> {
        let (asked, stated) = (attained.measure(), self.superior.measure());
        if asked == stated {
            Ok(self.grade(attained.grams_per_unit_nm()))
        } else {
            Err(CiiError::Measures { asked, stated })
        }
    }

    /// The rating of a number on the measure of the boundaries.
    pub(super) fn grade(&self, attained: f64) -> Rating {
        let within = |boundary: CarbonIntensity| attained <= boundary.grams_per_unit_nm();
        if within(self.superior) {
            Rating::A
        } else if within(self.lower) {
            Rating::B
        } else if within(self.upper) {
            Rating::C
        } else if within(self.inferior) {
            Rating::D
        } else {
            Rating::E
        }
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        })
    }
}
