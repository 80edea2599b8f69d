//! A query and its answer, byte by byte.

use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::prelude::{ParquetReadOptions, SessionContext};

use crate::Failure;

/// The name of the table in queries.
pub const TABLE: &str = "positions";

/// An answer as text: one line a row, cells in full precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// Asks a question of the Parquet files of a folder.
pub async fn ask(context: &SessionContext, folder: &Path, query: &str) -> Result<Answer, Failure> {
    let folder = folder.to_str().ok_or("the folder's name is not UTF-8")?;
    context.register_parquet(TABLE, folder, ParquetReadOptions::default()).await?;
    let batches = context.sql(query).await?.collect().await?;
    context.deregister_table(TABLE)?;
    Answer::of(&batches)
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
