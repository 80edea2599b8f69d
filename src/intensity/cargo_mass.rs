//! How much freight a TEU holds: the assumptions in use, each with its source.
//!
//! Five are in use at once, a factor of four apart: 6 t to 24 t. None is taken silently: a rule that weighs freight asks for
//! one of these by name, for the caller's own figure, or for weighed lots.
//!
//! ```
//! use green_corridor::intensity::cargo_mass;
//! use green_corridor::units::{Teu, substance::Loaded};
//!
//! let freight = cargo_mass::AVERAGE.value * Teu::<Loaded>::from_count(2.0);
//! assert_eq!(freight.tonnes(), 20.0);
//! ```

use crate::provenance::{Confidence, Source, Sourced};
use crate::units::MassPerTeu;
use crate::units::substance::{Freight, Loaded};

/// Freight per loaded TEU.
pub type CargoMass = Sourced<MassPerTeu<Freight, Loaded>>;

macro_rules! masses {
    ($($(#[$doc:meta])* $name:ident = $tonnes:literal, $document:literal, $locator:literal, $edition:literal, $confidence:ident;)+) => {
        $(
            $(#[$doc])*
            pub const $name: CargoMass = Sourced {
                value: MassPerTeu::from_tonnes_per_teu($tonnes),
                source: Source::new($document, $locator, $edition, Confidence::$confidence),
            };
        )+

        /// All of them, from light to heavy.
        pub const ALL: [CargoMass; [$($tonnes),+].len()] = [$($name),+];
    };
}

masses! {
    /// Lightweight cargo: 6 t.
    LIGHTWEIGHT = 6.0, "iLEAP Technical Specifications", "mapping of hub categories", "1.0.0, 2025", OneSource;
    /// Average cargo: 10 t.
    AVERAGE = 10.0, "GLEC Framework", "v3.2 module 2, sea tables in g/TEU-km and g/tkm", "2025", Verified;
    /// What one open corridor model takes: 14 t.
    CORRIDOR_MODEL = 14.0, "h2map reference bundle", "TEU consumers", "2026", OneSource;
    /// Heavyweight cargo: 14.5 t.
    HEAVYWEIGHT = 14.5, "iLEAP Technical Specifications", "mapping of hub categories", "1.0.0, 2025", OneSource;
    /// The US life-cycle inventory: 120,000 t for 5,000 TEU.
    US_LCI = 24.0, "US LCI marine processes", "container ship, Asia to US West Coast", "v1.0.0", OneSource;
}
