//! The inventory of Parquet files, as a table.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::catalog::{MemTable, TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::prelude::SessionContext;
use datafusion_common::{DataFusionError, Result, plan_err};
use datafusion_expr::Expr;

use crate::columnar::arrow::{ActivityReader, Declaration, Source, in_full};
use crate::columnar::{Fleet, Sums};

const NAME: &str = "inventory_of";

/// Sums of files, over a fleet.
#[derive(Debug)]
struct InventoryOf {
    fleet: Arc<Fleet>,
    declaration: Declaration,
}

/// Registers `inventory_of('PATH')`: the exact sums of a Parquet file, or of all files of a folder whose names end in
/// `.parquet`, in the order of their names, as a table of [`in_full`].
///
/// It holds every column to its unit, streams, and reads all files when the query is planned.
pub fn register_inventory_of(context: &SessionContext, fleet: &Arc<Fleet>, declaration: Declaration) {
    context.register_udtf(NAME, Arc::new(InventoryOf { fleet: Arc::clone(fleet), declaration }));
}

impl TableFunctionImpl for InventoryOf {
    fn call_with_args(&self, args: TableFunctionArgs<'_, '_>) -> Result<Arc<dyn TableProvider>> {
        let [Expr::Literal(path, _)] = args.exprs() else {
            return plan_err!("{NAME} takes one argument, the path of a file or a folder");
        };
        let Some(Some(path)) = path.try_as_str() else {
            return plan_err!("{NAME} takes a path as a text, got {path}");
        };
        let batch = self.inventory(Path::new(path))?;
        Ok(Arc::new(MemTable::try_new(batch.schema(), vec![vec![batch]])?))
    }
}

impl InventoryOf {
    fn inventory(&self, path: &Path) -> Result<RecordBatch> {
        let mut sums = Sums::of_nothing(&self.fleet);
        let external = |error| DataFusionError::External(Box::new(error));
        for activities in ActivityReader::by_mmsi(Source::files(files(path)?), &self.fleet) {
            activities.and_then(|activities| activities.add_to(&mut sums, &self.fleet)).map_err(external)?;
        }
        Ok(in_full(&sums, &self.fleet, &self.declaration)?)
    }
}

/// A file, or the Parquet files of a folder by name.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = path.read_dir()?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "parquet"));
    files.sort();
    if files.is_empty() {
        return plan_err!("{NAME}: {} has no file that ends in .parquet", path.display());
    }
    Ok(files)
}
