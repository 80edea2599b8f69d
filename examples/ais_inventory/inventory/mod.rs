//! From position reports to an inventory.
//!
//! ```text
//! inventory
//! ├── options     what the command line asks for
//! ├── input       reports of files (csv, parquet), or of the made-up week (scenario, synthetic); progress: how far they
//! │               have been read
//! ├── fleet       the fleet file;  places: the file of berths, anchorages and confined waters
//! ├── ships       the first pass: who the ships are, and which the fleet file knows
//! ├── count       the second pass: tracks, summed in blocks by the waters (waters) they lie in
//! ├── report      the inventory in figures (figures)
//! ├── tables      for people;  files: as CSV
//! └── map         as a picture of what the tracks left on the sheet (trace), on two charts (chart), with a legend
//! ```

mod chart;
mod count;
mod csv;
mod figures;
mod files;
pub mod fleet;
mod input;
mod legend;
mod map;
mod options;
#[cfg(feature = "arrow")]
mod parquet;
pub mod places;
mod progress;
mod report;
pub mod scenario;
mod ships;
pub mod synthetic;
mod tables;
mod trace;
mod waters;

use green_corridor::track::{CleaningRules, Method, ModeRule, Places, SpeedOf};
use green_corridor::zone::Zones;

use count::Count;
use input::Input;
pub use options::{Asked, Options};
use places::PlacesFile;
use progress::Progress;
use report::Report;
use ships::Ships;
use trace::Trace;

/// Any error, in words.
pub type Failure = Box<dyn std::error::Error>;

/// The text to print; files that were asked for are written.
pub fn answer(options: &Options) -> Result<String, Failure> {
    let places = options.places.as_deref().map(PlacesFile::open).transpose()?;
    let input = if options.files.is_empty() {
        Input::Synthetic(synthetic::csv())
    } else {
        Input::Files(options.files.clone())
    };
    let progress = Progress::over(2 * input.bytes()?);
    let ships = Ships::of(&input, fleet::open(&options.fleet)?, &progress)?;
    let (from, to) = options.period(ships.first, ships.last);
    let method = Method {
        cleaning: CleaningRules::container_ship(from, to),
        gaps: options.gaps,
        speed: SpeedOf::Reported,
        modes: ModeRule::by_speed_and_place(),
        places: places.as_ref().map(PlacesFile::places).transpose()?.unwrap_or_else(Places::none),
        zones: Some(Zones::embedded()),
    };
    let mut trace = options.svg.is_some().then(Trace::default);
    let count = Count::of(&input, &ships, method.clone(), trace.as_mut(), &progress)?;
    progress.finish();
    let report = Report::of(&input, &ships, &count, &method, places.as_ref(), options)?;
    if let Some(path) = &options.csv {
        files::write(path, &files::csv(&report))?;
    }
    if let (Some(path), Some(trace)) = (&options.svg, &trace) {
        files::write(path, &map::draw(&report, trace, &method.places)?)?;
        eprintln!("drawn: {}", path.display());
    }
    Ok(if options.json {
        serde_json::to_string_pretty(&report)?
    } else {
        tables::for_people(&report, options.all)
    })
}
