//! A query and its answer, byte by byte.

use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::prelude::SessionContext;

use crate::made_up_year::{self, Failure};

/// The inventory by ship, each figure in full.
pub const BY_SHIP: &str = "\
SELECT mmsi, i['rows'] AS rows, i['seconds'] AS seconds, i['fuel_g'] AS fuel_g, i['co2_g'] AS co2_g,
    i['ch4_g'] AS ch4_g, i['n2o_g'] AS n2o_g, i['nox_g'] AS nox_g, i['so2_g'] AS so2_g, i['pm10_g'] AS pm10_g,
    i['co2e_g'] AS co2e_g, i['rows_of_unknown_ships'] AS rows_of_unknown_ships
FROM (SELECT mmsi, inventory(mmsi, speed_kn, seconds, mode, waters) AS i FROM activities GROUP BY mmsi)
ORDER BY mmsi";

/// An answer as text: one line a row, cells in full precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// Asks a question of the activities of a folder.
pub async fn ask(context: &SessionContext, folder: &Path, query: &str) -> Result<Answer, Failure> {
    let files = made_up_year::activities(folder);
    let files = files.to_str().ok_or("the folder's name is not UTF-8")?;
    context.register_parquet("activities", files, made_up_year::with_units()).await?;
    Answer::of(&context.sql(query).await?.collect().await?)
}

impl Answer {
    fn of(batches: &[RecordBatch]) -> Result<Self, Failure> {
        let mut answer = Self { columns: Vec::new(), rows: Vec::new() };
        for batch in batches {
            answer.columns = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
            for row in 0..batch.num_rows() {
                let cells = batch.columns().iter().map(|column| array_value_to_string(column, row));
                answer.rows.push(cells.collect::<Result<_, _>>()?);
            }
        }
        Ok(answer)
    }

    /// Lines of comma-separated cells.
    pub fn lines(&self) -> String {
        let lines = std::iter::once(&self.columns).chain(&self.rows).map(|cells| cells.join(",") + "\n");
        lines.collect()
    }
}
