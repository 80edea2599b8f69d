//! A session with the functions, and its answers.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use datafusion::datasource::MemTable;
use datafusion::error::Result;
use datafusion::prelude::{SessionConfig, SessionContext};
use green_corridor::columnar::Fleet;
use green_corridor::columnar::datafusion::register_all;

use crate::tables::made_up::fleet;

/// A session over the made-up fleet, whose table `activities` has these partitions of batches.
pub fn session(partitions: Vec<Vec<RecordBatch>>, config: SessionConfig) -> SessionContext {
    let mut context = SessionContext::new_with_config(config);
    let fleet: Arc<Fleet> = Arc::new(fleet());
    register_all(&mut context, &fleet).expect("registered");
    let schema = partitions[0][0].schema();
    let table = MemTable::try_new(schema, partitions).expect("a table");
    context.register_table("activities", Arc::new(table)).expect("registered");
    context
}

/// The answer to a question, as one batch.
pub fn ask(context: &SessionContext, query: &str) -> Result<RecordBatch> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let frame = context.sql(query).await?;
        let schema = Arc::new(frame.schema().as_arrow().clone());
        let batches = frame.collect().await?;
        let schema = batches.first().map_or(schema, RecordBatch::schema);
        Ok(concat_batches(&schema, &batches)?)
    })
}

/// The answer over one batch in one partition.
pub fn answer(batch: RecordBatch, query: &str) -> RecordBatch {
    ask(&session(vec![vec![batch]], SessionConfig::new()), query).expect("an answer")
}
