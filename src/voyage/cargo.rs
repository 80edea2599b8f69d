//! TEU aboard.

use crate::units::Teu;
use crate::units::substance::{Carried, Loaded};

/// Containers aboard on a leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cargo {
    carried: Teu<Carried>,
    loaded: Option<Teu<Loaded>>,
}

impl Cargo {
    /// Containers aboard, and those of them that hold cargo. Checked against the ship when the
    /// voyage is built.
    pub const fn new(carried: Teu<Carried>, loaded: Teu<Loaded>) -> Self {
        Self { carried, loaded: Some(loaded) }
    }

    /// Containers aboard, of which it is not known how many hold cargo.
    pub const fn carried_only(carried: Teu<Carried>) -> Self {
        Self { carried, loaded: None }
    }

    /// Containers aboard, loaded and empty.
    pub const fn carried(&self) -> Teu<Carried> {
        self.carried
    }

    /// Containers that hold cargo, where known.
    pub const fn loaded(&self) -> Option<Teu<Loaded>> {
        self.loaded
    }
}
