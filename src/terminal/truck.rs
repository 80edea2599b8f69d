//! Drayage trucks: vehicle-miles and idling.
//!
//! ```text
//! E = (loaded + bobtail + empty miles) × per mile + idling hours × per hour
//! ```
//!
//! A box is charged with the empty and bobtail miles it causes, so they are part of the activity. Where
//! trips are cut (at the gate, the first destination, the basin) is in the [`super::Boundary`].
//!
//! # Examples
//!
//! Twenty miles out with a forty-foot container and twenty miles back empty, by the EPA hub under AR4:
//!
//! ```
//! use green_corridor::fuel::gwp::Ar4;
//! use green_corridor::terminal::{DrayageTrucks, PerUnit, TruckEnergy, TruckMiles};
//! use green_corridor::units::si::statute_miles;
//!
//! let trip = DrayageTrucks {
//!     name: "one trip".to_owned(),
//!     miles: TruckMiles {
//!         loaded: statute_miles(20.0),
//!         bobtail: statute_miles(0.0),
//!         empty: statute_miles(20.0),
//!     },
//!     energy: TruckEnergy::Diesel { per_mile: PerUnit::epa_truck_mile(), idling: None },
//! };
//! let co2e = trip.entry()?.amounts().emissions.tank_to_wake(Ar4)?;
//! assert!((co2e.kilograms() / 2.0 - 28.343_18).abs() < 1e-9); // per TEU
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::entry::{PortEntry, SourceCategory};
use super::error::{TerminalError, check};
use super::per_unit::PerUnit;
use super::supply::Supply;
use crate::provenance::Source;
use crate::units::si::{METRES_PER_STATUTE_MILE, hour};
use crate::units::{Bound, Electricity, Length, Time};

/// Miles of a fleet in a year.
const MILES: Bound = Bound::new("loaded_miles", 0.0, 1e10, "mi");

/// Idling hours of a fleet in a year.
const IDLING: Bound = Bound::new("idling_h", 0.0, 1e9, "h");

/// Electricity of one mile.
const PER_MILE: Bound = Bound::new("kwh_per_mile", 0.0, 20.0, "kWh/mi");

/// Trucks that work alike.
#[derive(Clone, Debug, PartialEq)]
pub struct DrayageTrucks {
    /// The name in the ledger.
    pub name: String,
    /// How far they drive in a year.
    pub miles: TruckMiles,
    /// What they run on.
    pub energy: TruckEnergy,
}

/// Vehicle-miles by what the truck pulls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TruckMiles {
    /// With a box that holds cargo.
    pub loaded: Length,
    /// Without a chassis.
    pub bobtail: Length,
    /// With an empty box or a bare chassis.
    pub empty: Length,
}

/// What trucks run on.
#[derive(Clone, Debug, PartialEq)]
pub enum TruckEnergy {
    /// Diesel.
    Diesel {
        /// Emissions of a vehicle-mile.
        per_mile: PerUnit,
        /// Idling in queues and on the terminal; `None` leaves it out of the entry.
        idling: Option<Box<Idling>>,
    },
    /// Battery.
    Electric {
        /// Electricity of a vehicle-mile, behind the charger.
        per_mile: Electricity,
        /// Where it comes from.
        supply: Supply,
        /// Where the figure stands.
        source: Source,
    },
}

/// Hours with the engine on and the truck at rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Idling {
    /// Hours of all trucks in a year.
    pub hours: Time,
    /// Emissions of an hour.
    pub per_hour: PerUnit,
}

impl TruckMiles {
    /// All legs together.
    #[inline]
    pub fn total(&self) -> Length {
        self.loaded + self.bobtail + self.empty
    }
}

impl DrayageTrucks {
    /// Their line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        let record = self.name.as_str();
        let TruckMiles { loaded, bobtail, empty } = self.miles;
        let legs = [("loaded_miles", loaded), ("bobtail_miles", bobtail), ("empty_miles", empty)];
        for (field, leg) in legs {
            check(record, MILES.named(field), leg.value / METRES_PER_STATUTE_MILE)?;
        }
        let miles = self.miles.total().value / METRES_PER_STATUTE_MILE;
        let line = |amounts| PortEntry::new(SourceCategory::HeavyDutyVehicles, record, amounts);
        match &self.energy {
            TruckEnergy::Diesel { per_mile, idling } => {
                per_mile.check(record)?;
                let mut amounts = per_mile.times(miles);
                let mut sources = per_mile.sources.clone();
                if let Some(idling) = idling {
                    let Idling { hours, per_hour } = idling.as_ref();
                    per_hour.check(record)?;
                    let hours = check(record, IDLING, hours.get::<hour>())?;
                    amounts = amounts + per_hour.times(hours);
                    sources.extend_from_slice(&per_hour.sources);
                }
                Ok(sources.into_iter().fold(line(amounts), PortEntry::with_source))
            }
            TruckEnergy::Electric { per_mile, supply, source } => {
                supply.check(record)?;
                check(record, PER_MILE, per_mile.kilowatt_hours())?;
                Ok(line(supply.amounts(*per_mile * miles))
                    .on_grid(supply.grid.basis())
                    .with_source(source.clone())
                    .with_source(supply.grid.source().clone()))
            }
        }
    }
}
