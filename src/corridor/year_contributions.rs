//! What each carrier adds to a corridor's year, ready for [`confidential`](super::confidential) sums.
//!
//! The figures of one carrier are in it: it is for a trustee's eyes. A carrier that has nothing in a cell states nothing
//! there. Two tables of one year are linked (the same carriers, and one total): publish one of them, or read what
//! [`confidential`](super::confidential) says of linked tables.

use std::collections::{BTreeMap, BTreeSet};

use super::confidential::{ConfidentialError, Contribution, Table};
use super::kpi::{CallsGoWith, KpiError};
use super::{CorridorYear, Direction, ServiceYear};
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::inventory::{Entry, Inventory, Totals};
use crate::units::substance::Loaded;
use crate::voyage::Stage;

const SEA: &str = "sea";
const PORT: &str = "port";
const CROSSING: &str = "crossing";
const SHORE_POWER: &str = "shore power";

/// The rows of a table of CO2e. Its columns are sea and port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContributionRows {
    /// The two ways; a call goes with a leg beside it.
    Directions(CallsGoWith),
    /// The fuels, and electricity from shore.
    Fuels,
}

/// Who adds how much to which cell of a table: for the trustee's eyes only.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    measure: String,
    rows: Vec<String>,
    columns: Vec<String>,
    contributions: Vec<Contribution>,
}

impl Contributions {
    /// What is measured, with its unit.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// Who adds how much.
    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }

    /// The table of their sums, ready for [`super::confidential::protect`].
    ///
    /// # Errors
    ///
    /// [`ConfidentialError`] as for [`Table::new`]: also for an amount below zero, which a fuel with more carbon taken up
    /// than emitted would have.
    pub fn table(&self, decimals: u8) -> Result<Table, ConfidentialError> {
        let (rows, columns) = (self.rows.clone(), self.columns.clone());
        Table::new(&self.measure, decimals, rows, columns, self.contributions.iter().cloned())
    }
}

impl CorridorYear {
    /// Tonnes of CO2e by carrier, at sea and in port.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`] with the service: unknown is not zero.
    pub fn co2e_contributions(
        &self,
        rows: ContributionRows,
        stage: LifeCycleStage,
        set: NamedSet,
    ) -> Result<Contributions, KpiError> {
        let mut labels = BTreeSet::new();
        let mut contributions = Vec::new();
        for service in self.services() {
            let record = || format!("service `{}`", service.service().name());
            for ((row, column), totals) in cells(service, rows) {
                let kilograms = totals.emissions.co2e_kilograms(stage, set);
                let kilograms =
                    kilograms.map_err(|source| KpiError::UnknownGas { record: record(), source })?;
                contributions.push(Contribution::new(carrier(service), &row, column, kilograms / 1e3));
                labels.insert(row);
            }
        }
        Ok(Contributions {
            measure: format!("t CO2e, {stage}, {set}"),
            rows: labels.into_iter().collect(),
            columns: vec![SEA.to_owned(), PORT.to_owned()],
            contributions,
        })
    }

    /// Loaded TEU by carrier and way, counted on the crossings.
    ///
    /// # Errors
    ///
    /// [`KpiError::Leg`] if a crossing does not state them.
    pub fn loaded_contributions(&self) -> Result<Contributions, KpiError> {
        let mut contributions = Vec::new();
        for service in self.services() {
            for direction in Direction::ALL {
                let teu = service.one_way(direction, CallsGoWith::NextLeg).teu::<Loaded>()?.count();
                contributions.push(Contribution::new(carrier(service), direction.to_string(), CROSSING, teu));
            }
        }
        Ok(Contributions {
            measure: "loaded TEU".to_owned(),
            rows: Direction::ALL.iter().map(ToString::to_string).collect(),
            columns: vec![CROSSING.to_owned()],
            contributions,
        })
    }
}

/// The cells of a service: row and column with their totals.
fn cells(service: &ServiceYear, rows: ContributionRows) -> BTreeMap<(String, &'static str), Totals> {
    match rows {
        ContributionRows::Directions(calls) => {
            let of = |direction: Direction| {
                let sea = service.totals_one_way(direction, calls, Stage::is_leg);
                let port = service.totals_one_way(direction, calls, |stage| !stage.is_leg());
                [((direction.to_string(), SEA), sea), ((direction.to_string(), PORT), port)]
            };
            Direction::ALL.into_iter().flat_map(of).collect()
        }
        ContributionRows::Fuels => {
            service.group_by(|ledger, entry| (fuel(ledger, entry), column(ledger, entry)))
        }
    }
}

fn carrier(service: &ServiceYear) -> &str {
    &service.service().spec().carrier
}

fn fuel(ledger: &Inventory, entry: &Entry) -> String {
    let batch = ledger.carrier(entry).batch();
    batch.map_or_else(|| SHORE_POWER.to_owned(), |batch| batch.fuel().to_string())
}

fn column(ledger: &Inventory, entry: &Entry) -> &'static str {
    let stage = ledger.voyage().stages().get(ledger.activity(entry).stage());
    if stage.is_some_and(Stage::is_leg) { SEA } else { PORT }
}
