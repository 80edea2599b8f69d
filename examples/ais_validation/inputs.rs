//! The three files, joined by IMO number.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use green_corridor::interchange::eu_mrv::{self, Duplicates, Report};
use green_corridor::interchange::marine_cadastre;
use green_corridor::interchange::{FleetFile, FleetForm};
use green_corridor::track::{Mmsi, StaticReport};
use green_corridor::vessel::ImoNumber;
use serde::Serialize;

use crate::tracks::{self, Track};

/// Refused rows that are named.
const FIRST: usize = 5;

/// What is in which file.
#[derive(Default, Serialize)]
pub struct Counts {
    pub made_up: bool,
    pub ais_rows: u64,
    pub ais_rows_refused: u64,
    pub ais_ships: usize,
    pub ais_ships_without_imo_number: usize,
    pub mrv_reports: u64,
    pub mrv_rows_refused: u64,
    pub mrv_reports_without_imo_number: u64,
    /// A second report of a ship and period; the first is taken.
    pub mrv_reports_twice: u64,
    pub mrv_ships: usize,
    pub fleet_ships_with_imo_number: usize,
    pub ships_in_ais_and_mrv: usize,
    pub ships_in_ais_only: usize,
    pub ships_in_mrv_only: usize,
    /// Of those in both, ships of which the fleet file knows nothing.
    pub ships_in_ais_and_mrv_without_particulars: usize,
    pub mrv_ships_with_particulars: usize,
    pub mrv_ships_without_particulars: usize,
    pub fleet_ships_without_report: usize,
    /// The first few rows that were refused.
    pub refused: Vec<String>,
}

/// What was read.
pub struct Inputs {
    pub fleet: FleetFile,
    pub reports: Vec<(ImoNumber, Report)>,
    pub tracks: Vec<Track>,
    pub counts: Counts,
}

impl Inputs {
    pub fn read([ais, mrv, fleet]: &[PathBuf; 3], made_up: bool) -> Result<Self, String> {
        let mut counts = Counts { made_up, ..Counts::default() };
        let text = std::fs::read_to_string(fleet).map_err(|error| named(fleet, &error))?;
        let fleet: FleetFile = toml::from_str(&text).map_err(|error| named(fleet, &error))?;
        let reports = read_reports(mrv, &mut counts)?;
        let ships = read_ships(ais, &mut counts)?;

        let reported: BTreeSet<ImoNumber> = reports.iter().map(|(number, _)| *number).collect();
        let heard: BTreeSet<ImoNumber> = ships.values().filter_map(|ship| ship.imo_number).collect();
        let known = FleetForm::from(fleet.clone());
        let known = known.ships.iter().filter_map(|ship| ship.vessel.imo_number);
        let known: BTreeSet<ImoNumber> = known.collect();
        let both: BTreeSet<ImoNumber> = heard.intersection(&reported).copied().collect();
        let wanted: BTreeMap<Mmsi, StaticReport> = ships
            .into_iter()
            .filter(|(mmsi, ship)| {
                ship.imo_number.is_some_and(|number| both.contains(&number))
                    && fleet.find(*mmsi, ship).is_ok()
            })
            .collect();
        counts.mrv_ships = reported.len();
        counts.fleet_ships_with_imo_number = known.len();
        counts.ships_in_ais_and_mrv = both.len();
        counts.ships_in_ais_only = heard.difference(&reported).count();
        counts.ships_in_mrv_only = reported.difference(&heard).count();
        let with_particulars: BTreeSet<_> = wanted.values().filter_map(|ship| ship.imo_number).collect();
        counts.ships_in_ais_and_mrv_without_particulars = both.difference(&with_particulars).count();
        counts.mrv_ships_with_particulars = reported.intersection(&known).count();
        counts.mrv_ships_without_particulars = reported.difference(&known).count();
        counts.fleet_ships_without_report = known.difference(&reported).count();
        let tracks = tracks::read(ais, wanted)?;
        Ok(Self { fleet, reports, tracks, counts })
    }
}

fn read_reports(path: &Path, counts: &mut Counts) -> Result<Vec<(ImoNumber, Report)>, String> {
    let file = File::open(path).map_err(|error| named(path, &error))?;
    let mut reader = eu_mrv::Reader::new(BufReader::new(file)).map_err(|error| named(path, &error))?;
    let (mut reports, mut duplicates) = (Vec::new(), Duplicates::new());
    for report in reader.by_ref() {
        let report = match report {
            Ok(report) => report,
            Err(error) => {
                counts.mrv_rows_refused += 1;
                refuse(counts, path, &error);
                continue;
            }
        };
        counts.mrv_reports += 1;
        match report.imo {
            Err(_) => counts.mrv_reports_without_imo_number += 1,
            Ok(_) if duplicates.check(&report).is_some() => counts.mrv_reports_twice += 1,
            Ok(number) => reports.push((number, report)),
        }
    }
    match reader.stopped_at() {
        Some(line) => Err(format!("{}: records cannot be told apart behind line {line}", path.display())),
        None => Ok(reports),
    }
}

/// What each ship says of itself by the end of the file.
fn read_ships(path: &Path, counts: &mut Counts) -> Result<BTreeMap<Mmsi, StaticReport>, String> {
    let mut reader = open(path)?;
    for row in reader.by_ref() {
        match row {
            Ok(_) => counts.ais_rows += 1,
            Err(error) => {
                counts.ais_rows_refused += 1;
                refuse(counts, path, &error);
            }
        }
    }
    counts.ais_ships = reader.ships().len();
    counts.ais_ships_without_imo_number =
        reader.ships().filter(|ship| ship.latest.imo_number.is_none()).count();
    Ok(reader.ships().map(|ship| (ship.mmsi, ship.latest.clone())).collect())
}

pub fn open(path: &Path) -> Result<marine_cadastre::Reader<File>, String> {
    let file = File::open(path).map_err(|error| named(path, &error))?;
    marine_cadastre::Reader::new(file).map_err(|error| named(path, &error))
}

fn refuse(counts: &mut Counts, path: &Path, error: &dyn std::fmt::Display) {
    if counts.refused.len() < FIRST {
        counts.refused.push(named(path, error));
    }
}

pub fn named(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}
