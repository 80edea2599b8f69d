//! One pass over the file.

use std::collections::BTreeMap;
use std::io::BufRead;

use green_corridor::interchange::eu_mrv::{Duplicates, Finding, FindingKind, Reader, Report};
use green_corridor::plausibility::{Bands, Measure, SizeClass, Unchecked, Warning};
use green_corridor::vessel::ImoNumberError;
use serde::Serialize;

use crate::Options;

/// How many of a sort are kept unless all are asked for.
const FIRST: usize = 5;
/// More points than this only make a picture black.
const POINTS: usize = 20_000;
/// Types of ships that are counted apart; EMSA has some 20.
const TYPES: usize = 64;
const PROGRESS_EVERY: u64 = 1_000_000;

/// A count, and the first few of what was counted.
#[derive(Serialize)]
pub struct Counted<T> {
    pub count: u64,
    pub first: Vec<T>,
}

/// Something to say of one report.
#[derive(Serialize)]
pub struct Remark {
    pub line: u64,
    pub ship: String,
    pub text: String,
}

/// A value outside its band.
#[derive(Serialize)]
pub struct Outside {
    pub line: u64,
    pub ship: String,
    #[serde(flatten)]
    pub warning: Warning,
}

/// What became of one measure over all reports.
#[derive(Default, Serialize)]
pub struct Tally {
    pub within: u64,
    pub outside: u64,
    pub not_known: u64,
    pub not_above_zero: u64,
    pub no_band: u64,
}

/// A ship in the picture.
pub struct Point {
    pub ship_type: String,
    pub cargo_t: f64,
    pub kg_per_nm: f64,
    pub outside: bool,
}

#[derive(Serialize)]
pub struct Check {
    pub reports: u64,
    pub ship_types: BTreeMap<String, u64>,
    pub refused: Counted<String>,
    /// The line of the record behind which records could not be told apart: the rest was not read.
    pub stopped_at_line: Option<u64>,
    /// Reports with at least one finding.
    pub odd: u64,
    pub findings: BTreeMap<FindingKind, Counted<Remark>>,
    pub measures: BTreeMap<Measure, Tally>,
    pub outside: BTreeMap<Measure, Counted<Outside>>,
    #[serde(skip)]
    pub points: Vec<Point>,
    /// Ships that the picture leaves out; those outside their band last.
    #[serde(skip)]
    pub not_drawn: u64,
}

impl<T> Default for Counted<T> {
    fn default() -> Self {
        Self { count: 0, first: Vec::new() }
    }
}

impl<T> Counted<T> {
    fn add(&mut self, all: bool, item: impl FnOnce() -> T) {
        self.count += 1;
        if all || self.first.len() < FIRST {
            self.first.push(item());
        }
    }
}

impl Check {
    pub fn of<R: BufRead>(mut reader: Reader<R>, bands: &Bands, options: &Options) -> Self {
        let mut check = Self {
            reports: 0,
            ship_types: BTreeMap::new(),
            refused: Counted::default(),
            stopped_at_line: None,
            odd: 0,
            findings: BTreeMap::new(),
            measures: Measure::ALL.into_iter().map(|measure| (measure, Tally::default())).collect(),
            outside: BTreeMap::new(),
            points: Vec::new(),
            not_drawn: 0,
        };
        let mut duplicates = options.duplicates.then(Duplicates::new);
        for report in reader.by_ref() {
            match report {
                Ok(report) => check.take(&report, bands, duplicates.as_mut(), options),
                Err(error) => check.refused.add(options.all, || error.to_string()),
            }
            if check.reports > 0 && check.reports.is_multiple_of(PROGRESS_EVERY) {
                eprintln!("{} million reports", check.reports / PROGRESS_EVERY);
            }
        }
        check.stopped_at_line = reader.stopped_at();
        check
    }

    fn take(
        &mut self,
        report: &Report,
        bands: &Bands,
        duplicates: Option<&mut Duplicates>,
        options: &Options,
    ) {
        self.reports += 1;
        let types = self.ship_types.len();
        match self.ship_types.get_mut(&report.ship_type) {
            Some(count) => *count += 1,
            None if types < TYPES => drop(self.ship_types.insert(report.ship_type.clone(), 1)),
            None => *self.ship_types.entry("further types".to_owned()).or_default() += 1,
        }
        let mut findings = report.findings();
        findings.extend(duplicates.and_then(|duplicates| duplicates.check(report)));
        self.odd += u64::from(!findings.is_empty());
        for finding in &findings {
            let remark =
                || Remark { line: report.line, ship: ship(report), text: Finding::to_string(finding) };
            self.findings.entry(finding.kind()).or_default().add(options.all, remark);
        }
        self.compare(report, bands, options);
    }

    fn compare(&mut self, report: &Report, bands: &Bands, options: &Options) {
        let observation = report.observation();
        let verdict = bands.check(&observation);
        for (measure, tally) in &mut self.measures {
            let unchecked = verdict.unchecked.iter().find(|(of, _)| of == measure);
            match unchecked {
                Some((_, Unchecked::NotKnown)) => tally.not_known += 1,
                Some((_, Unchecked::NotAboveZero)) => tally.not_above_zero += 1,
                Some(_) => tally.no_band += 1,
                None if verdict.warnings.iter().any(|warning| warning.band.measure == *measure) => {
                    tally.outside += 1;
                }
                None => tally.within += 1,
            }
        }
        let fuel = Measure::FuelPerDistance;
        let point = observation.average_cargo.zip(observation.value(fuel));
        if let Some((cargo, kg_per_nm)) = point.filter(|(cargo, _)| SizeClass::of(*cargo).is_some()) {
            let outside = verdict.warnings.iter().any(|warning| warning.band.measure == fuel);
            let room = if outside { 2 * POINTS } else { POINTS };
            if self.points.len() < room {
                let ship_type = report.ship_type.clone();
                self.points.push(Point { ship_type, cargo_t: cargo.tonnes(), kg_per_nm, outside });
            } else {
                self.not_drawn += 1;
            }
        }
        for warning in verdict.warnings {
            let outside = || Outside { line: report.line, ship: ship(report), warning: warning.clone() };
            self.outside.entry(warning.band.measure).or_default().add(options.all, outside);
        }
    }
}

fn ship(report: &Report) -> String {
    let imo = match &report.imo {
        Ok(imo) => imo.to_string(),
        Err(ImoNumberError::Shape { given } | ImoNumberError::CheckDigit { given, .. }) => {
            format!("IMO? {given}")
        }
    };
    let period = report.period.as_ref().map(|period| format!(" {period}")).unwrap_or_default();
    let name = if report.name.is_empty() { String::new() } else { format!("{}, ", report.name) };
    format!("{name}{imo}{period}")
}
