//! Runs case files against the crate: `cargo run --release --example conformance -- FILE_OR_FOLDER...`

mod runner;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use runner::{Case, Failure, Outcome, read_cases, read_zone_shares, run};

const HELP: &str = "\
Runs case files (*_cases.json) and tables of zone shares (zone_shares.csv, with its lanes/) against the crate.

Usage: conformance [--json] FILE_OR_FOLDER...

Prints one line per case: pass or fail, id, worst relative deviation; then `N passed, N failed`.
Kinds of case that the crate does not cover yet are named, not skipped in silence.
Exit status: 0 all passed, 1 a case failed, 2 a file could not be read.

Without an argument it runs tests/golden.";

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    unsupported: usize,
    lines: Vec<serde_json::Value>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let json = arguments.iter().any(|argument| argument == "--json");
    let mut paths: Vec<PathBuf> =
        arguments.iter().filter(|argument| *argument != "--json").map(PathBuf::from).collect();
    if let Some(unknown) = paths.iter().find(|path| path.to_string_lossy().starts_with('-')) {
        eprintln!("unknown option {}\n\n{HELP}", unknown.display());
        return ExitCode::from(2);
    }
    if paths.is_empty() {
        paths.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"));
    }
    let mut tally = Tally::default();
    for path in &paths {
        if let Err(error) = run_path(path, json, &mut tally) {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    }
    let Tally { passed, failed, unsupported, lines } = tally;
    if json {
        let report = serde_json::json!({
            "passed": passed, "failed": failed, "not_yet_supported": unsupported, "cases": lines,
        });
        println!("{report:#}");
    } else {
        if unsupported > 0 {
            println!("{unsupported} not yet supported");
        }
        println!("{passed} passed, {failed} failed");
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_path(path: &Path, json: bool, tally: &mut Tally) -> Result<(), Failure> {
    let files = if path.is_dir() { files_in(path)? } else { vec![path.to_owned()] };
    for file in files {
        for case in cases_of(&file).map_err(|error| format!("{}: {error}", file.display()))? {
            let outcome = run(&case);
            match &outcome {
                Outcome::Passed { .. } => tally.passed += 1,
                Outcome::Failed { .. } => tally.failed += 1,
                Outcome::NotYetSupported => tally.unsupported += 1,
            }
            if json {
                tally.lines.push(serde_json::json!({
                    "id": case.id, "kind": case.kind, "outcome": outcome.word(), "detail": outcome.to_string(),
                }));
            } else {
                println!("{:<18} {} ({}) {outcome}", outcome.word(), case.id, case.kind);
            }
        }
    }
    Ok(())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let file = file?.path();
        if file.to_string_lossy().ends_with("_cases.json") {
            files.push(file);
        }
    }
    let shares = [folder.join("zone_shares.csv"), folder.join("zones/zone_shares.csv")];
    files.extend(shares.into_iter().filter(|file| file.is_file()));
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no file named *_cases.json in this folder", folder.display()).into());
    }
    Ok(files)
}

fn cases_of(file: &Path) -> Result<Vec<Case>, Failure> {
    let text = std::fs::read_to_string(file)?;
    if file.extension().is_some_and(|ending| ending == "csv") {
        read_zone_shares(&text, file.parent().unwrap_or(Path::new(".")))
    } else {
        read_cases(&text)
    }
}
