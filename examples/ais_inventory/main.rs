//! An inventory from position reports: `cargo run --release --example ais_inventory`

mod inventory;

use std::io::Write;
use std::process::ExitCode;

use inventory::{Asked, Options, answer};

const HELP: &str = "\
Reads AIS positions and gives the emissions of the ships behind them: by ship, by operating mode and by regulated
waters. What was removed, what was filled and which ships are not counted is said beside it.

Usage: ais_inventory [--gap POLICY] [--lying-still HOURS] [--silence MIN] [--fleet FILE] [--places FILE]
                     [--from DATE] [--to DATE] [--json] [--csv PATH] [--svg PATH] [--all] [FILE...]

FILE is CSV as MarineCadastre publishes it; several follow each other in time. With the feature `compressed` also zip,
gzip and Zstandard. With the feature `arrow` also Parquet, told by its first bytes, with the columns `mmsi`, `at`,
`latitude_deg`, `longitude_deg`, `speed_kn` and if there are any `course_deg`, `heading_deg`, `status`, each with its unit
(`deg`, `kn`) in the metadata of its field; it says nothing of the ships, so that they are found by MMSI alone. Files are
streamed twice, first for the ships, then for their tracks: memory grows with the ships, not with the rows. Without FILE,
a made-up week off San Pedro Bay is read, with faults in it; it is SYNTHETIC.

  --gap POLICY    what holds where a ship was not heard; own data need it, it moves a result by a third:
                  drop                 nothing: its time counts nowhere
                  hold:HOURS           the state before it, for so long at most, also of a ship under way
                  interpolate:HOURS    a straight way, in gaps up to so long
  --lying-still HOURS
                  before that policy: a ship at the same berth or anchorage before a gap and after it lay there, in gaps
                  up to so long; needs places. Ships alongside are out of hearing for days, ships at sea for hours:
                  `--gap interpolate:6 --lying-still 120` fills both as they are likely to have been
  --silence MIN   from when on a silence is a gap (30)
  --fleet FILE    the ships in TOML: by MMSI, by IMO number, or assumed by length; own data need it. One of assumptions
                  only: examples/data/ais_inventory_fleet_assumed.toml
  --places FILE   berths, anchorages and confined waters in TOML; without, no ship is ever at berth or anchor. One that is
                  approximate: examples/data/ais_inventory_places_san_pedro.toml
  --from, --to    the first and the last plausible instant, such as 2018-06-01 or 2018-06-01T12:00Z, UTC
  --json          the same for machines
  --csv PATH      a row for each ship, waters and mode
  --svg PATH      draw the tracks by mode off San Pedro Bay
  --all           every ship and stay, not the first forty
  --help          this text

A ship found by length is assumed to be like the others of its length; that holds for ships that report to be cargo
ships (types 70 to 79), of which AIS does not tell container ships from others. Its draught is the one it reports, else
the file's; of a ship found by its number the other way round. Ships in no table are counted with hours and miles, in a
block of their own.

Exit code: 0 read, 1 a file cannot be read, 2 wrong use.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = match Options::read(arguments) {
        Ok(Asked::Help) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Inventory(options)) => options,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match answer(&options) {
        Ok(text) => {
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
