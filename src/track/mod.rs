//! From position reports to what a ship did.
//!
//! ```text
//! track
//! ├── report      PositionReport, StaticReport, Mmsi: what a ship says of itself
//! ├── rules       CleaningRules: what is believed of it
//! ├── clean       Cleaner, clean: reports in order, without what cannot be
//! │   ├── order     put in order within a window
//! │   ├── instant   one report an instant
//! │   ├── leap      positions where a ship cannot have been
//! │   └── fix       a position with the hop that led to it
//! ├── gap         Gaps, GapPolicy: what holds where a ship was not heard
//! ├── place       Place, Places: where ships berth, anchor and manoeuvre
//! ├── mode        ModeRule: operating mode from speed and place
//! ├── method      Method: all choices of a track; SpeedOf
//! ├── step        from kept reports to activities; nearby: what was asked of a position holds around it
//! ├── activity    TrackActivity, and the way to the ledger
//! ├── stay        Stay: a stay at berth
//! ├── tally       Tally: what was removed, disbelieved and filled
//! ├── summary     TrackSummary: one ship's hours and miles by mode
//! └── tracker     Tracker: a stream of reports to a stream of activities and stays; Tracks: a list of reports
//! ```
//!
//! A [`Tracker`] takes reports of any number of ships, mixed, and gives an activity for each interval between two that
//! are kept, and the stays at berth. Of a ship it remembers a few reports, however long the input is. [`Tracks`] does the
//! same for a list in any order. Both say in a [`Tally`] what became of every report and of all time.
//!
//! Every choice is an argument of a [`Method`]. One of them, what holds in a gap, moves a result by a third.
//!
//! # Examples
//!
//! ```
//! use green_corridor::port::{self, LatLon, Latitude, Longitude};
//! use green_corridor::track::{
//!     CleaningRules, GapPolicy, Gaps, Method, Mmsi, ModeRule, Place, PlaceKind, Places, PositionReport, SpeedOf,
//!     Stretch, Tracks,
//! };
//! use green_corridor::units::si::{hour, hours, knots, nautical_miles};
//! use green_corridor::vessel::OperatingMode;
//! use green_corridor::zone::Polygon;
//!
//! let berth = port::find("Long Beach")?.position();
//! let berths = Place::new("Long Beach", PlaceKind::Berth, Polygon::disc("quays", berth, nautical_miles(0.5))?);
//! let (june, july) = ("2018-06-01T00:00Z".parse()?, "2018-07-01T00:00Z".parse()?);
//! let method = Method {
//!     cleaning: CleaningRules::container_ship(june, july),
//!     gaps: Gaps::new(hours(0.5), GapPolicy::Hold { up_to: hours(12.0) })?,
//!     speed: SpeedOf::Reported,
//!     modes: ModeRule::by_speed_and_place(),
//!     places: Places::new([berths])?,
//!     zones: None,
//! };
//! // At sea for half an hour; then alongside, heard every quarter of an hour, and once more ten hours later.
//! let report = |minute: i64, south_nm: f64, speed_kn: f64| -> Result<PositionReport, Box<dyn std::error::Error>> {
//!     let latitude = Latitude::from_degrees(berth.latitude().degrees() - south_nm / 60.0)?;
//!     Ok(PositionReport {
//!         mmsi: Mmsi::new(477_117_400)?,
//!         at: june + jiff::SignedDuration::from_mins(minute),
//!         position: LatLon::new(latitude, berth.longitude()),
//!         speed: Some(knots(speed_kn)),
//!         course_degrees: None,
//!         heading_degrees: None,
//!         status: None,
//!     })
//! };
//! let mut reports = vec![report(0, 6.0, 12.0)?, report(15, 3.0, 12.0)?, report(30, 0.0, 0.0)?];
//! reports.extend([report(45, 0.0, 0.0)?, report(645, 0.0, 0.0)?]);
//!
//! let tracks = Tracks::of(reports, method)?;
//! let ship = &tracks.ships[0];
//! assert_eq!(ship.time(OperatingMode::Berth).get::<hour>(), 10.25);
//! assert_eq!(ship.tally.time(Stretch::Held).get::<hour>(), 10.0);
//! assert_eq!(tracks.stays[0].place.name(), "Long Beach");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod activity;
mod clean;
mod error;
mod fix;
mod gap;
mod instant;
mod leap;
mod method;
mod mode;
mod nearby;
mod order;
mod place;
mod report;
mod rules;
mod stay;
mod step;
mod summary;
mod tally;
mod tracker;

use jiff::Timestamp;

pub use activity::{Filled, TrackActivity, TrackStage, stages};
pub use clean::{Cleaned, Cleaner, clean};
pub use error::TrackingError;
pub use gap::{GapPolicy, Gaps};
pub use method::{Method, SpeedOf};
pub use mode::{ModeRule, SpeedAndBerth, SpeedAndPlace};
pub use place::{Here, Place, PlaceKind, Places};
pub use report::{Mmsi, NavigationStatus, PositionReport, StaticReport};
pub use rules::{CleaningRules, SameInstant};
pub use stay::Stay;
pub use summary::TrackSummary;
pub use tally::{Disbelief, Removal, Stretch, Tally};
pub use tracker::{TrackEvent, Tracker, Tracks};

use crate::units::Time;
use crate::units::si::seconds;

/// The time from one instant to another; negative if the other is earlier.
fn between(from: Timestamp, to: Timestamp) -> Time {
    seconds(to.duration_since(from).as_secs_f64())
}
