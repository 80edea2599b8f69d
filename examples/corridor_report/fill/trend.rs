//! The figure over the years, and its range.

use green_corridor::corridor::CorridorYear;
use green_corridor::fuel::gwp::GwpSet;
use indicatif::ProgressBar;

use super::{Failure, Study};
use crate::report::{Fan, FanYear, Line, Point, Range, Trend};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn trend(&self) -> Result<Trend, Failure> {
        let point = |year: &CorridorYear| -> Result<Point, Failure> {
            let kg = self.figure.value(year)?;
            Ok(Point { year: year.corridor().year(), kg_co2e_per_loaded_teu: kg })
        };
        let own = point(&self.year)?;
        let kg = own.kg_co2e_per_loaded_teu;
        let mut lines = vec![Line { name: "the year".to_owned(), observed: true, points: vec![own] }];
        for one in &self.scenarios {
            let points = one.years.iter().map(point).collect::<Result<_, _>>()?;
            lines.push(Line { name: one.scenario.name.to_string(), observed: false, points });
        }
        Ok(Trend {
            baseline_year: Some(self.corridor().year()),
            baseline_kg_co2e_per_loaded_teu: Some(kg),
            lines,
        })
    }

    /// The range of the last scenario. Every year is drawn from the same numbers.
    pub(super) fn fan(&self, bar: &ProgressBar) -> Result<Fan, Failure> {
        let (Some((run, inputs)), Some(pathway)) = (self.file.uncertainty(), self.pathway()) else {
            return Ok(Fan { scenario: "none".to_owned(), draws: 0, seed: 0, years: Vec::new() });
        };
        let mut years = Vec::new();
        for year in &pathway.years {
            let sample = self.response(year)?.draw(run, inputs)?;
            years.push(FanYear {
                year: year.corridor().year(),
                range: Range {
                    p10_kg_co2e_per_loaded_teu: sample.p10(),
                    p50_kg_co2e_per_loaded_teu: sample.p50(),
                    p90_kg_co2e_per_loaded_teu: sample.p90(),
                },
            });
            bar.inc(1);
        }
        Ok(Fan { scenario: pathway.scenario.name.to_string(), draws: run.draws(), seed: run.seed(), years })
    }
}
