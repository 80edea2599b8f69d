//! A table of ships.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, Float64Array, RecordBatch, UInt32Array};
use parquet::file::reader::ChunkReader;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::TableError;
use super::column::Column;
use super::schema::{Kind, Needed};
use super::source::{Batches, Place, Source};
use crate::interchange::{FileError, VesselForm};
use crate::track::Mmsi;
use crate::units::OutOfRange;
use crate::vessel::{ImoNumber, Vessel};

const MMSI: Needed = Needed::optional("mmsi", Kind::Number);

/// Those of [`VesselForm`] that hold one value each, and the MMSI.
const COLUMNS: &[Needed] = &[
    MMSI,
    Needed::optional("imo_number", Kind::Number),
    Needed::new("name", Kind::Text),
    Needed::new("ship_type", Kind::Text),
    Needed::new("teu", Kind::Count),
    Needed::new("mcr_kw", Kind::Quantity("kW")),
    Needed::new("main_engine", Kind::Text),
    Needed::new("imo_ghg4_generation", Kind::Text),
    Needed::new("design_speed_kn", Kind::Quantity("kn")),
    Needed::new("design_draught_m", Kind::Quantity("m")),
    Needed::optional("substitution", Kind::Text),
];

/// Ships by MMSI and by IMO number, read from Parquet files.
///
/// | column | type | unit |
/// |---|---|---|
/// | `mmsi` | whole number or null | |
/// | `imo_number` | whole number or null | |
/// | `name`, `ship_type`, `main_engine`, `imo_ghg4_generation` | text | |
/// | `teu` | floating point | |
/// | `mcr_kw` | floating point | `kW` |
/// | `design_speed_kn` | floating point | `kn` |
/// | `design_draught_m` | floating point | `m` |
/// | `substitution` | text or null | |
///
/// `mmsi`, `imo_number` and `substitution` may be left out, but each ship has one of the two numbers. The names and ranges
/// are those of a vessel in a voyage file ([`VesselForm`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VesselTable {
    ships: Vec<VesselRow>,
    by_mmsi: BTreeMap<Mmsi, usize>,
    by_imo_number: BTreeMap<ImoNumber, usize>,
}

/// Why a row is no ship of a table.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VesselProblem {
    /// Neither number.
    #[error("neither an MMSI nor an IMO number")]
    NoNumber,
    /// The MMSI of another row.
    #[error("the MMSI of another ship of the table")]
    MmsiTwice,
    /// The IMO number of another row.
    #[error("the IMO number of another ship of the table")]
    ImoNumberTwice,
    /// A number that is no MMSI.
    #[error(transparent)]
    Mmsi(#[from] OutOfRange),
    /// A value of which no field of a vessel can be made.
    #[error(transparent)]
    Field(#[from] Error),
    /// Fields of which no vessel can be made.
    #[error(transparent)]
    Vessel(Box<FileError>),
}

/// A ship of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct VesselRow {
    /// Its MMSI, where the table gives it.
    pub mmsi: Option<Mmsi>,
    /// The ship, with its IMO number where the table gives it.
    pub vessel: Vessel,
}

/// A column of a batch, read.
enum Values<'a> {
    Texts(Vec<Option<&'a str>>),
    Floats(Float64Array),
    Numbers(UInt32Array),
}

/// A value of a row, for serde.
#[derive(Clone, Copy)]
enum Cell<'a> {
    Text(&'a str),
    Float(f64),
    Number(u32),
}

impl VesselTable {
    /// Reads all ships of the files.
    ///
    /// # Errors
    ///
    /// [`TableError`]: files, columns and units as everywhere; values that make no ship; a ship with neither MMSI nor IMO
    /// number, or with one that another has.
    pub fn read<R: ChunkReader + 'static>(source: Source<R>) -> Result<Self, TableError> {
        let mut table = Self::default();
        for batch in Batches::new(source, COLUMNS) {
            let (place, batch) = batch?;
            let columns = columns(&place, &batch)?;
            for row in 0..batch.num_rows() {
                let ship = ship(&place, &columns, row)?;
                table.add(&place, row, ship)?;
            }
        }
        Ok(table)
    }

    /// The ships, in the order of the files.
    pub fn ships(&self) -> &[VesselRow] {
        &self.ships
    }

    /// A ship by its MMSI.
    pub fn by_mmsi(&self, mmsi: Mmsi) -> Option<&VesselRow> {
        self.ships.get(*self.by_mmsi.get(&mmsi)?)
    }

    /// A ship by its IMO number.
    pub fn by_imo_number(&self, number: ImoNumber) -> Option<&VesselRow> {
        self.ships.get(*self.by_imo_number.get(&number)?)
    }

    /// The MMSI of a ship by its IMO number, where the table gives both.
    pub fn mmsi_of(&self, number: ImoNumber) -> Option<Mmsi> {
        self.by_imo_number(number)?.mmsi
    }

    fn add(&mut self, place: &Place, row: usize, ship: VesselRow) -> Result<(), TableError> {
        let (mmsi, imo_number) = (ship.mmsi, ship.vessel.imo_number());
        let refused = |problem| place.no_vessel(row, problem);
        if mmsi.is_none() && imo_number.is_none() {
            return Err(refused(VesselProblem::NoNumber));
        }
        let number = self.ships.len();
        if mmsi.is_some_and(|mmsi| self.by_mmsi.insert(mmsi, number).is_some()) {
            return Err(refused(VesselProblem::MmsiTwice));
        }
        if imo_number.is_some_and(|own| self.by_imo_number.insert(own, number).is_some()) {
            return Err(refused(VesselProblem::ImoNumberTwice));
        }
        self.ships.push(ship);
        Ok(())
    }
}

fn columns<'a>(place: &'a Place, batch: &'a RecordBatch) -> Result<Vec<(Needed, Values<'a>)>, TableError> {
    let found = COLUMNS.iter().filter_map(|needed| Some((*needed, Column::find(place, batch, *needed)?)));
    let read = found.map(|(needed, column)| {
        let values = match needed.kind {
            Kind::Number => Values::Numbers(column.numbers_or_nulls()?),
            Kind::Quantity(_) | Kind::Count => Values::Floats(column.floats_or_nulls()?),
            Kind::Text | Kind::Name | Kind::Instant => Values::Texts(column.texts()),
        };
        Ok((needed, values))
    });
    read.collect()
}

fn ship(place: &Place, columns: &[(Needed, Values<'_>)], row: usize) -> Result<VesselRow, TableError> {
    let (mut mmsi, mut fields) = (None, Vec::with_capacity(columns.len()));
    for (needed, values) in columns {
        match values.cell(row) {
            Some(Cell::Number(number)) if needed.name == MMSI.name => mmsi = Some(number),
            Some(cell) => fields.push((needed.name, cell)),
            None => {}
        }
    }
    let refused = |problem| place.no_vessel(row, problem);
    let form = VesselForm::deserialize(MapDeserializer::new(fields.into_iter()))
        .map_err(|error| refused(VesselProblem::Field(error)))?;
    let mmsi = mmsi.map(Mmsi::new).transpose().map_err(|error| refused(error.into()))?;
    let vessel = form.vessel().map_err(|error| refused(error.into()))?;
    Ok(VesselRow { mmsi, vessel })
}

impl<'a> Values<'a> {
    fn cell(&self, row: usize) -> Option<Cell<'a>> {
        match self {
            Self::Texts(texts) => texts[row].map(Cell::Text),
            Self::Floats(floats) => floats.is_valid(row).then(|| Cell::Float(floats.value(row))),
            Self::Numbers(numbers) => numbers.is_valid(row).then(|| Cell::Number(numbers.value(row))),
        }
    }
}

impl From<FileError> for VesselProblem {
    fn from(error: FileError) -> Self {
        Self::Vessel(Box::new(error))
    }
}

impl Place {
    fn no_vessel(&self, row: usize, source: VesselProblem) -> TableError {
        let (file, row) = (Arc::clone(&self.file), self.first_row + row as u64);
        TableError::Vessel { file, row, source }
    }
}

impl<'de> IntoDeserializer<'de> for Cell<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Float(number) => visitor.visit_f64(number),
            Self::Number(number) => visitor.visit_u32(number),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => text.into_deserializer().deserialize_enum(name, variants, visitor),
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}
