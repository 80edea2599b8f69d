//! Answers as tables, and for machines.

use comfy_table::{CellAlignment, Table, presets};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::json::writer::{JsonArray, WriterBuilder};
use datafusion::arrow::util::display::array_value_to_string;
use serde::Serialize;
use serde_json::Value;

use crate::made_up_year::Failure;

/// The answer to a question.
pub struct Answer {
    /// What is asked, in words.
    pub title: String,
    /// What is asked, in SQL.
    pub query: String,
    /// The rows.
    pub batches: Vec<RecordBatch>,
}

#[derive(Serialize)]
struct Machine<'a> {
    query: &'a str,
    rows: Value,
}

/// Tables with their titles.
pub fn for_people(answers: &[Answer]) -> Result<String, Failure> {
    let tables = answers.iter().map(|answer| Ok(format!("{}\n{}", answer.title, table(&answer.batches)?)));
    Ok(tables.collect::<Result<Vec<_>, Failure>>()?.join("\n\n"))
}

/// JSON: each query with its rows.
pub fn for_machines(answers: &[Answer]) -> Result<String, Failure> {
    let machine = |answer: &Answer| {
        let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, JsonArray>(Vec::new());
        writer.write_batches(&answer.batches.iter().collect::<Vec<_>>())?;
        writer.finish()?;
        let rows = serde_json::from_slice(&writer.into_inner())?;
        Ok(serde_json::to_value(Machine { query: &answer.query, rows })?)
    };
    let answers = answers.iter().map(machine).collect::<Result<Vec<Value>, Failure>>()?;
    Ok(serde_json::to_string_pretty(&answers)?)
}

fn table(batches: &[RecordBatch]) -> Result<Table, Failure> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    let Some(first) = batches.first() else {
        table.add_row(["no rows"]);
        return Ok(table);
    };
    table.set_header(first.schema().fields().iter().map(|field| field.name().clone()));
    for batch in batches {
        for row in 0..batch.num_rows() {
            let cells = batch.columns().iter().map(|column| {
                let text = array_value_to_string(column, row)?;
                Ok(if column.data_type().is_floating() { rounded(&text) } else { text })
            });
            table.add_row(cells.collect::<Result<Vec<_>, Failure>>()?);
        }
    }
    for (column, field) in table.column_iter_mut().zip(first.schema().fields()) {
        if field.data_type().is_numeric() {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    Ok(table)
}

/// A number with three decimals; nothing where it is unknown.
fn rounded(text: &str) -> String {
    text.parse::<f64>().map_or(text.to_owned(), |number| format!("{number:.3}"))
}
