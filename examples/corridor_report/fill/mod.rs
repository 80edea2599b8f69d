//! Fills the report from a corridor file: everything is read from the library, nothing is computed twice.

mod air;
mod cost;
mod energy;
mod headline;
mod low_carbon;
mod moved;
mod quality;
mod sensitivity;
mod services;
mod sums;
mod trend;

use green_corridor::corridor::{Corridor, CorridorYear, KindOfTeu, Kpi, Per, Response, Scenario};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use green_corridor::interchange::CorridorFile;
use indicatif::ProgressBar;

use crate::report::Report;

pub type Failure = Box<dyn std::error::Error>;

/// The last year of a scenario.
const LAST_YEAR: i16 = 2050;
/// The year that the report compares with its own.
const COMPARED_YEAR: i16 = 2030;

/// What every section reads.
pub struct Study<'a, G> {
    file: &'a CorridorFile,
    set: G,
    /// Kilograms of CO2e per loaded TEU, well-to-wake.
    figure: Kpi,
    year: CorridorYear,
    /// One for each scenario, with the years from the corridor's own on.
    scenarios: Vec<ScenarioYears<'a>>,
}

struct ScenarioYears<'a> {
    scenario: &'a Scenario,
    years: Vec<CorridorYear>,
}

/// The report of a corridor file.
pub fn report(file: &CorridorFile, bar: &ProgressBar) -> Result<Report, Failure> {
    match file.corridor().accounting().gwp {
        NamedSet::Ar4 => Study::of(file, Ar4, bar)?.report(bar),
        NamedSet::Ar5 => Study::of(file, Ar5, bar)?.report(bar),
        NamedSet::Ar6 => Study::of(file, Ar6, bar)?.report(bar),
        NamedSet::Ar5Gwp20 => Study::of(file, Ar5Gwp20, bar)?.report(bar),
        NamedSet::Ar6Gwp20 => Study::of(file, Ar6Gwp20, bar)?.report(bar),
    }
}

/// How many steps a report takes.
pub fn steps(file: &CorridorFile) -> u64 {
    let years = u64::from((LAST_YEAR - file.corridor().year()).max(0).unsigned_abs()) + 1;
    years * (file.scenarios().len() as u64 + 1) + 6
}

impl<'a, G: GwpSet> Study<'a, G> {
    fn of(file: &'a CorridorFile, set: G, bar: &ProgressBar) -> Result<Self, Failure> {
        let corridor = file.corridor();
        let per = Per::Teu(KindOfTeu::LoadedTeu);
        let figure = Kpi { stage: LifeCycleStage::WtW, set: corridor.accounting().gwp, per };
        let mut scenarios = Vec::new();
        for scenario in file.scenarios() {
            bar.set_message(format!("sailing `{}`", scenario.name));
            let mut years = Vec::new();
            for year in corridor.year()..=LAST_YEAR {
                years.push(scenario.in_year(corridor, year)?.corridor.sail()?);
                bar.inc(1);
            }
            scenarios.push(ScenarioYears { scenario, years });
        }
        Ok(Self { file, set, figure, year: corridor.sail()?, scenarios })
    }

    fn report(&self, bar: &ProgressBar) -> Result<Report, Failure> {
        let corridor = self.corridor();
        bar.set_message("drawing what is uncertain");
        let fan = self.fan(bar)?;
        bar.set_message("finding what moved the number");
        let moved = self.moved()?;
        bar.inc(1);
        let headline = self.headline(&fan)?;
        bar.inc(1);
        let report = Report {
            corridor: corridor.name().replace(" - ", " – "),
            year: corridor.year(),
            illustrative: self.file.note().filter(|_| self.file.is_illustrative()).map(str::to_owned),
            result: self.result(&moved),
            headline,
            trend: self.trend()?,
            uncertainty: fan,
            moved,
            services: self.services()?,
            fuel: self.fuel()?,
            shore_power: self.shore_power()?,
            cost: self.cost()?,
            air: self.air()?,
            terminals: self.terminals(),
            low_carbon: self.low_carbon()?,
            sensitivity: self.sensitivity()?,
            confidential: self.confidential()?,
            quality: self.quality()?,
        };
        bar.finish_and_clear();
        Ok(report)
    }

    fn corridor(&self) -> &'a Corridor {
        self.file.corridor()
    }

    /// The scenario that the report looks into: the last of the file.
    fn pathway(&self) -> Option<&ScenarioYears<'a>> {
        self.scenarios.last()
    }

    fn response(&self, year: &CorridorYear) -> Result<Response, Failure> {
        Ok(Response::of(year, self.figure)?)
    }
}

impl ScenarioYears<'_> {
    fn of(&self, year: i16) -> Option<&CorridorYear> {
        self.years.iter().find(|one| one.corridor().year() == year)
    }
}
