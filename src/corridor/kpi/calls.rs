//! Which way a port call belongs to.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::corridor::{Direction, SeaLeg};
use crate::units::Teu;
use crate::units::substance::Carried;

/// Which way bears the emissions of a call. A leg has a way of its own; a call between two ways has not, and where they
/// turn, the choice moves figures by direction. It does not move those of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CallsGoWith {
    /// The way of the leg that leaves the call.
    NextLeg,
    /// The way of the leg that reaches it.
    PreviousLeg,
    /// The ways of both legs, by the containers aboard on each; half each where neither carries any.
    SharedByTeu,
}

/// A leg beside a call, and what it carries.
pub(super) type Beside<'a> = (&'a SeaLeg, Teu<Carried>);

impl CallsGoWith {
    /// Share of a call between two legs that a way bears. Both ways together bear 1.
    pub(super) fn share(self, direction: Direction, previous: Beside<'_>, next: Beside<'_>) -> f64 {
        let is = |leg: &SeaLeg| if leg.direction == direction { 1.0 } else { 0.0 };
        match self {
            Self::NextLeg => is(next.0),
            Self::PreviousLeg => is(previous.0),
            Self::SharedByTeu if previous.0.direction == next.0.direction => is(next.0),
            Self::SharedByTeu => {
                let (before, after) = (previous.1.count(), next.1.count());
                match before + after {
                    0.0 => 0.5,
                    both => (before * is(previous.0) + after * is(next.0)) / both,
                }
            }
        }
    }
}

impl fmt::Display for CallsGoWith {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NextLeg => "calls go with the leg that leaves them",
            Self::PreviousLeg => "calls go with the leg that reaches them",
            Self::SharedByTeu => "calls are shared by the containers of the legs that reach and leave them",
        })
    }
}
