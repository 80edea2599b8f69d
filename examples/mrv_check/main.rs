//! Is a file of EU MRV reports plausible? `cargo run --release --example mrv_check`

mod check;
mod picture;
mod report;

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use check::Check;
use green_corridor::interchange::eu_mrv::Reader;
use green_corridor::plausibility::{Bands, Sample};
use green_corridor::provenance::Source;

const HELP: &str = "\
Reads public emission reports of EU MRV and says what is odd in them: totals that do not add up, two distances, carbon
factors that no fuel has, impossible speeds, wrong IMO numbers; and which ships lie outside the bands of their type
and size.

Usage: mrv_check [--json] [--svg PATH] [--all] [--own-bands] [--no-duplicates] [--bands] [FILE]

FILE is CSV: EMSA's own headings (2018 to 2024) or the short names of the crate. Without it, the made-up reports in
examples/data/eu_mrv_made_up.csv are read. It is streamed, not loaded.

  --json           the same for machines
  --svg PATH       draw fuel per nautical mile against average cargo
  --all            every finding and every ship outside its band, not the first few
  --own-bands      compare with the bands of this file, not with container ships of 2018 and 2023; reads it twice
  --no-duplicates  do not look for two reports of one ship and period: memory then does not grow with the file
  --bands          print the bands of this file as rows of src/plausibility/table.rs, and nothing else
  --help           this text

Exit code: 0 read, 1 the file cannot be read or has refused records, 2 wrong use.";

/// What was asked for.
pub struct Options {
    json: bool,
    svg: Option<PathBuf>,
    /// Everything, not the first few.
    pub all: bool,
    own_bands: bool,
    /// Look for two reports of one ship and period.
    pub duplicates: bool,
    bands: bool,
    file: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let options = match options(arguments) {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match answer(&options) {
        Ok((text, refused)) => {
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            if refused > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let made_up = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/eu_mrv_made_up.csv");
    let mut options = Options {
        json: false,
        svg: None,
        all: false,
        own_bands: false,
        duplicates: true,
        bands: false,
        file: made_up,
    };
    let mut file = None;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--all" => options.all = true,
            "--own-bands" => options.own_bands = true,
            "--no-duplicates" => options.duplicates = false,
            "--bands" => options.bands = true,
            "--svg" => {
                let path = arguments.next().filter(|path| !path.starts_with("--"));
                options.svg = Some(path.ok_or("`--svg` needs a path")?.into());
            }
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            path => {
                if file.replace(PathBuf::from(path)).is_some() {
                    return Err("one FILE at a time".to_owned());
                }
            }
        }
    }
    options.file = file.unwrap_or(options.file);
    Ok(options)
}

/// The text to print, and how many records were refused.
fn answer(options: &Options) -> Result<(String, u64), String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", options.file.display());
    let open = || {
        let file = File::open(&options.file).map_err(|error| named(&error))?;
        Reader::new(BufReader::with_capacity(1 << 16, file)).map_err(|error| named(&error))
    };
    let name = options.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let own_bands = || {
        let (mut sample, mut refused) = (Sample::new(), 0);
        for report in open()? {
            match report {
                Ok(report) => sample.add(&report.observation()),
                Err(error) => {
                    refused += 1;
                    eprintln!("not in the bands: {}", named(&error));
                }
            }
        }
        Ok::<_, String>((sample.bands(Source::user(format!("the reports of {name}"))), refused))
    };
    if options.bands {
        let (bands, refused) = own_bands()?;
        return Ok((report::table_rows(&bands), refused));
    }
    let bands = if options.own_bands { own_bands()?.0 } else { Bands::eu_mrv_2018_2023() };
    let check = Check::of(open()?, &bands, options);
    if let Some(svg) = &options.svg {
        let drawn = picture::draw(&check, &bands);
        std::fs::write(svg, drawn).map_err(|error| format!("{}: {error}", svg.display()))?;
        eprintln!("drawn: {}", svg.display());
    }
    let text = if options.json {
        serde_json::to_string_pretty(&report::for_machines(&check, &bands, &name))
            .map_err(|error| error.to_string())?
    } else {
        report::for_people(&check, &bands, &name)
    };
    Ok((text, check.refused.count))
}
