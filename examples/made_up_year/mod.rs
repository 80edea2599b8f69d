//! A made-up year of a made-up fleet in Parquet files, for the examples `sql` and `cluster`.
//!
//! ```text
//! FOLDER
//! ├── vessels.parquet    the ships
//! └── activities         what they did, in parts
//! ```

mod activities;
mod parquet;
mod vessels;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::prelude::ParquetReadOptions;
use green_corridor::air::{Epa2022, TierThree};
use green_corridor::columnar::arrow::{Declaration, Source, VesselTable};
use green_corridor::columnar::{Fleet, FleetPlan, Situation};
use green_corridor::engine::NoxTier;
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::units::si::metres;
use green_corridor::{FactorSet, FuelPlan, MarineFuel};

/// Any error, for a person to read.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The waters: very-low-sulphur fuel oil is burned outside the emission control areas, gas oil inside.
pub const WATERS: [&str; 2] = ["high sea", "emission control area"];

/// The draught at which all ships sail.
const DRAUGHT_M: f64 = 12.5;

/// The table of ships in a folder.
pub fn vessels(folder: &Path) -> PathBuf {
    folder.join("vessels.parquet")
}

/// The folder of the parts in a folder.
pub fn activities(folder: &Path) -> PathBuf {
    folder.join("activities")
}

/// How DataFusion reads the files: with the metadata of their columns, which hold the units.
pub fn with_units() -> ParquetReadOptions<'static> {
    ParquetReadOptions::default().skip_metadata(false)
}

/// Writes the ships, and their activities in parts of so many rows.
pub fn write(folder: &Path, parts: usize, rows: usize) -> Result<(), Failure> {
    std::fs::create_dir_all(activities(folder))?;
    parquet::write(&vessels(folder), [vessels::batch()?])?;
    for part in 0..parts {
        let path = activities(folder).join(format!("part-{part:04}.parquet"));
        parquet::write(&path, activities::batches(part * rows..(part + 1) * rows)?)?;
    }
    Ok(())
}

/// The fleet of the ships in a folder, and how their emissions are computed: factors of the IMO's life-cycle guidelines,
/// pollutants by the US EPA for engines of tier II, CO2e from well to wake with the weights of AR5.
pub fn fleet(folder: &Path) -> Result<(Arc<Fleet>, Declaration), Failure> {
    let table = VesselTable::read(Source::files([vessels(folder)]))?;
    let fuels = [MarineFuel::VLSFO, MarineFuel::MGO];
    let situations = WATERS.into_iter().zip(fuels);
    let plan = FleetPlan {
        set: FactorSet::imo_lca(),
        co2e: (LifeCycleStage::WtW, NamedSet::Ar5),
        situations: situations
            .map(|(name, fuel)| Situation { name: name.into(), waters: None, fuel: FuelPlan::same(fuel) })
            .collect(),
    };
    let method = Epa2022 {
        main_tier: Some(NoxTier::II),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii: TierThree::InsideNoxEca,
    };
    let with_mmsi = table.ships().iter().filter_map(|ship| Some((ship.mmsi?, &ship.vessel)));
    let ships =
        with_mmsi.map(|(mmsi, vessel)| plan.ship(mmsi, vessel, Some(metres(DRAUGHT_M)), Some(method)));
    let fleet = plan.fleet(ships.collect::<Result<_, _>>()?)?;
    let declaration = Declaration::new(&fleet, "US EPA 2022", plan.set.name());
    Ok((Arc::new(fleet), declaration))
}
