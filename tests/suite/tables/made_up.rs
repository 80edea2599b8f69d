//! A small fleet and its activities.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, DictionaryArray, Float64Array, RecordBatch, StringArray, UInt8Array, UInt32Array,
};
use arrow::datatypes::{Field, Schema, UInt8Type};
use bytes::Bytes;
use green_corridor::columnar::arrow::{Source, with_unit};
use green_corridor::columnar::{Columns, Fleet, Profile, Ship};
use green_corridor::engine::LoadLaw;
use green_corridor::track::Mmsi;
use green_corridor::units::BrakeFactor;
use green_corridor::units::si::{kilowatts, knots};
use green_corridor::units::substance::{Co2, Fuel, Nox};
use green_corridor::vessel::{
    Allowances, LoadLimits, OperatingMode, PowerByMode, Propulsion, ReferenceSpeed,
};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

/// Ships of the fleet.
pub const SHIPS: [u32; 3] = [200_000_001, 200_000_002, 200_000_003];

/// Waters of the fleet.
pub const WATERS: [&str; 2] = ["high sea", "ECA"];

/// Three ships alike but for their size, in two waters that differ in NOx.
pub fn fleet() -> Fleet {
    fn per_kwh<S>(grams: f64) -> BrakeFactor<S> {
        BrakeFactor::from_grams_per_kilowatt_hour(grams)
    }
    let profile = |nox: f64| {
        Profile::NOTHING
            .with_main::<Fuel>(&LoadLaw::corrected(per_kwh(185.0)))
            .with_main::<Co2>(&LoadLaw::corrected(per_kwh(185.0 * 3.206)))
            .with_main::<Nox>(&LoadLaw::flat(per_kwh(nox)))
            .with_auxiliary::<Fuel>(per_kwh(217.0))
            .with_auxiliary::<Co2>(per_kwh(217.0 * 3.206))
            .with_boiler::<Fuel>(per_kwh(300.0))
            .with_co2e_of(28.0, 265.0)
    };
    let maximum = ReferenceSpeed::Maximum(knots(24.0));
    let law = Propulsion::propeller_law(maximum, Allowances::NONE, LoadLimits::Epa2022).expect("a law");
    let ships = SHIPS.into_iter().enumerate().map(|(number, mmsi)| Ship {
        mmsi: Mmsi::new(mmsi).expect("an MMSI"),
        mcr: kilowatts(30_000.0 + 10_000.0 * number as f64),
        load: law.at_draught(None).expect("no draught needed"),
        auxiliary: PowerByMode::from_kilowatts([1_000.0, 1_500.0, 900.0, 800.0]),
        boiler: PowerByMode::from_kilowatts([0.0, 200.0, 300.0, 350.0]),
        profiles: vec![profile(17.0), profile(3.4)],
    });
    Fleet::new(WATERS.map(Arc::from).to_vec(), ships.collect(), None).expect("a fleet")
}

/// Rows of activities, as plain columns.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    pub mmsi: Vec<u32>,
    pub speed_kn: Vec<f64>,
    pub seconds: Vec<f64>,
    pub mode: Vec<OperatingMode>,
    pub waters: Vec<u8>,
}

impl Plain {
    /// Made-up rows; every seventh is of a ship that the fleet does not have.
    pub fn rows(from: usize, to: usize) -> Self {
        let mut rows = Self::default();
        for row in from..to {
            let mixed = row.wrapping_mul(2_654_435_761);
            rows.mmsi.push(if row % 7 == 6 { 999_000_000 } else { SHIPS[mixed % 3] });
            rows.speed_kn.push((mixed % 2_400) as f64 / 100.0);
            rows.seconds.push(60.0 + (mixed % 5_400) as f64 / 10.0);
            rows.mode.push(OperatingMode::ALL[mixed / 3 % 6]);
            rows.waters.push((mixed / 18 % 2) as u8);
        }
        rows
    }

    pub fn columns(&self) -> Columns<'_> {
        Columns {
            mmsi: &self.mmsi,
            speed_kn: &self.speed_kn,
            seconds: &self.seconds,
            mode: &self.mode,
            waters: &self.waters,
        }
    }

    /// The same as a record batch with names in dictionaries.
    pub fn batch(&self) -> RecordBatch {
        let modes = self.mode.iter().map(|mode| *mode as u8).collect();
        let columns = vec![
            column("mmsi", UInt32Array::from(self.mmsi.clone())),
            in_unit("speed_kn", "kn", Float64Array::from(self.speed_kn.clone())),
            in_unit("seconds", "s", Float64Array::from(self.seconds.clone())),
            column("mode", dictionary(modes, OperatingMode::ALL.map(OperatingMode::name).to_vec())),
            column("waters", dictionary(self.waters.clone(), WATERS.to_vec())),
        ];
        batch(columns)
    }
}

/// A column with its field.
pub type Column = (Field, ArrayRef);

pub fn column(name: &str, array: impl Array + 'static) -> Column {
    let field = Field::new(name, array.data_type().clone(), array.null_count() > 0);
    (field, Arc::new(array))
}

pub fn in_unit(name: &str, unit: &str, array: impl Array + 'static) -> Column {
    let (field, array) = column(name, array);
    (with_unit(field, unit), array)
}

pub fn dictionary(numbers: Vec<u8>, names: Vec<&str>) -> DictionaryArray<UInt8Type> {
    DictionaryArray::new(UInt8Array::from(numbers), Arc::new(StringArray::from(names)))
}

pub fn batch(columns: Vec<Column>) -> RecordBatch {
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).expect("a batch")
}

/// The columns of a batch, one replaced by others.
pub fn replaced(rows: &RecordBatch, name: &str, by: Vec<Column>) -> RecordBatch {
    let kept = rows
        .schema()
        .fields()
        .iter()
        .zip(rows.columns())
        .filter(|(field, _)| field.name() != name)
        .map(|(field, array)| (field.as_ref().clone(), Arc::clone(array)))
        .collect::<Vec<_>>();
    batch(kept.into_iter().chain(by).collect())
}

/// A Parquet file of row groups of so many rows.
pub fn parquet(batch: &RecordBatch, row_group: usize) -> Bytes {
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(row_group)).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, batch.schema(), Some(properties)).expect("a writer");
    writer.write(batch).expect("written");
    writer.close().expect("closed");
    file.into()
}

/// A source of one file of a few row groups.
pub fn source(batch: &RecordBatch) -> Source<Bytes> {
    sources([("a.parquet", parquet(batch, 1_000))])
}

pub fn sources<const N: usize>(files: [(&str, Bytes); N]) -> Source<Bytes> {
    Source::named(files.map(|(name, file)| (name.to_owned(), file)))
}
