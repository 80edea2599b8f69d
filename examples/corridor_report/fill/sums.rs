//! What competing carriers may publish together; and the terminals.

use green_corridor::corridor::ContributionRows;
use green_corridor::corridor::confidential::{PublishedCell, Telling, protect};
use green_corridor::fuel::gwp::GwpSet;

use super::{Failure, Study};
use crate::report::{ConfidentialSums, SumCell, SumRow, Terminal};

impl<G: GwpSet> Study<'_, G> {
    /// Tonnes of CO2e by fuel, at sea and in port.
    pub(super) fn confidential(&self) -> Result<ConfidentialSums, Failure> {
        let Some(rule) = self.file.safety_rule() else {
            return Ok(ConfidentialSums { rule: None, rows: Vec::new() });
        };
        let (stage, set) = (self.figure.stage, self.figure.set);
        let table = self.year.co2e_contributions(ContributionRows::Fuels, stage, set)?.table(0)?;
        let protected = protect(table, rule.clone())?;
        if !protected.audit().breaches().is_empty() {
            return Err("the table of sums can be undone: it is not shown".into());
        }
        let published = protected.publish(Telling::OneReason);
        let columns = || published.columns().iter().map(Some).chain([None]);
        let row = |row: Option<&String>| SumRow {
            what: row.cloned().unwrap_or_else(|| "all fuels".to_owned()),
            unit: published.measure().to_owned(),
            cells: columns()
                .map(|column| {
                    let cell = published.cell(row.map(String::as_str), column.map(String::as_str));
                    let (value, refused) = match cell {
                        Some(PublishedCell::Published(sum)) => (Some(sum), None),
                        Some(PublishedCell::Refused(why)) => (None, Some(why.to_string())),
                        None => (None, None),
                    };
                    SumCell {
                        column: column.cloned().unwrap_or_else(|| "together".to_owned()),
                        value,
                        refused,
                    }
                })
                .collect(),
        };
        Ok(ConfidentialSums {
            rule: Some(published.rule().to_owned()),
            rows: published.rows().iter().map(Some).chain([None]).map(row).collect(),
        })
    }

    pub(super) fn terminals(&self) -> Vec<Terminal> {
        let year = self.year.landside();
        let terminal =
            |(port, of): (&std::sync::Arc<str>, &green_corridor::corridor::PortLandside)| Terminal {
                port: port.to_string(),
                throughput_teu: of.throughput.map(|teu| teu.count()),
                kg_per_throughput_teu: of.intensity.as_ref().map(|one| one.kilograms_per_teu()),
                counts: of.intensity.as_ref().map(|one| one.count().to_string()),
                t: of.kilograms().map(|kilograms| kilograms / 1e3),
                source: of.intensity.as_ref().map(|one| one.source().to_string()),
            };
        year.ports().iter().map(terminal).collect()
    }
}
