//! Exact sums of groups of rows, and their state between partitions.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Decimal128Array, Float64Array, StructArray, UInt8Array, UInt64Array,
};
use arrow::datatypes::{DataType, Decimal128Type, Field, Fields, UInt8Type, UInt64Type};
use datafusion_common::cast::as_primitive_array;
use datafusion_common::{Result, exec_err};
use datafusion_expr::EmitTo;

use super::arguments::Rows;
use crate::columnar::arrow::results::mass_fields;
use crate::columnar::arrow::with_unit;
use crate::columnar::{Fleet, LANES};

/// Units in a gram of fuel, CO2 and CO2e, whose rows reach tonnes; 2⁻³² g are 0.2 ng.
const LARGE: f64 = (1_u64 << 32) as f64;

/// Units in a gram of the others, and in a second; 2⁻⁴⁴ g are 57 fg.
const SMALL: f64 = (1_u64 << 44) as f64;

/// Of each lane, in their order.
const UNITS: [f64; LANES] = [LARGE, LARGE, SMALL, SMALL, SMALL, SMALL, SMALL, LARGE];

/// Rows that are computed at a time: their masses stay in the first cache.
const CHUNK: usize = 256;

/// Digits of the decimals that carry whole numbers: as many as Arrow has.
const DECIMAL_DIGITS: u8 = 38;

/// Sums of many groups, each a place in every column.
///
/// Masses and times are whole numbers of small units, so that any order of adding gives the same; there is room for 10¹⁴
/// rows of a year each.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    fleet: Arc<Fleet>,
    rows: Vec<u64>,
    seconds: Vec<i128>,
    masses: [Vec<i128>; LANES],
    /// A bit for each lane of which some row is unknown.
    unknown_lanes: Vec<u8>,
    rows_of_unknown_ships: Vec<u64>,
    seconds_of_unknown_ships: Vec<i128>,
    incomplete_rows: Vec<u64>,
}

/// The nearest whole number of units; conversion to a machine word is much faster, where it holds the number.
#[inline]
fn whole(value: f64, units: f64) -> i128 {
    let units = value * units + 0.5;
    if units < i64::MAX as f64 { i128::from(units as i64) } else { units as i128 }
}

#[inline]
fn add(sum: &mut i128, other: i128) {
    *sum = sum.wrapping_add(other);
}

impl Groups {
    pub(super) const fn new(fleet: Arc<Fleet>) -> Self {
        Self {
            fleet,
            rows: Vec::new(),
            seconds: Vec::new(),
            masses: [const { Vec::new() }; LANES],
            unknown_lanes: Vec::new(),
            rows_of_unknown_ships: Vec::new(),
            seconds_of_unknown_ships: Vec::new(),
            incomplete_rows: Vec::new(),
        }
    }

    /// What a group looks like in a query.
    pub(super) fn fields() -> Fields {
        let count = |name| Field::new(name, DataType::UInt64, false);
        let seconds = |name| with_unit(Field::new(name, DataType::Float64, false), "s");
        let mut fields = vec![count("rows"), seconds("seconds")];
        fields.extend(mass_fields());
        fields.extend([
            count("rows_of_unknown_ships"),
            seconds("seconds_of_unknown_ships"),
            count("incomplete_rows"),
        ]);
        fields.into()
    }

    /// What a group looks like on its way between partitions.
    pub(super) fn state_types() -> Vec<DataType> {
        let mut types = vec![DataType::Decimal128(DECIMAL_DIGITS, 0); LANES + 2];
        types.push(DataType::UInt8);
        types.extend([DataType::UInt64, DataType::UInt64, DataType::UInt64]);
        types
    }

    /// None, over the same fleet.
    pub(super) fn empty(&self) -> Self {
        Self::new(Arc::clone(&self.fleet))
    }

    /// Makes room for groups.
    pub(super) fn resize(&mut self, groups: usize) {
        let groups = groups.max(self.rows.len());
        self.rows.resize(groups, 0);
        self.seconds.resize(groups, 0);
        self.masses.iter_mut().for_each(|masses| masses.resize(groups, 0));
        self.unknown_lanes.resize(groups, 0);
        self.rows_of_unknown_ships.resize(groups, 0);
        self.seconds_of_unknown_ships.resize(groups, 0);
        self.incomplete_rows.resize(groups, 0);
    }

    /// Adds rows given by the arrays of their arguments, each to the group of its number, of which there are so many.
    pub(super) fn update(
        &mut self,
        arrays: &[ArrayRef],
        filter: Option<&BooleanArray>,
        group_of: impl Fn(usize) -> usize,
        groups: usize,
    ) -> Result<()> {
        self.resize(groups);
        let fleet = Arc::clone(&self.fleet);
        let rows = Rows::of(&fleet, arrays, filter)?;
        let mut lanes = [[0.0; CHUNK]; LANES];
        let mut counted = Vec::with_capacity(CHUNK);
        for from in (0..rows.len()).step_by(CHUNK) {
            let part = from..rows.len().min(from + CHUNK);
            rows.emissions(&fleet, part.clone(), lanes.each_mut().map(|lane| &mut lane[..part.len()]))?;
            counted.clear();
            for row in part.filter(|row| rows.is_kept(*row)) {
                let (group, in_chunk) = (group_of(row), row - from);
                self.rows[group] += 1;
                if !rows.is_complete(row) {
                    self.incomplete_rows[group] += 1;
                } else if lanes[0][in_chunk].is_nan() && !fleet.holds(rows.mmsi()[row]) {
                    self.rows_of_unknown_ships[group] += 1;
                    add(&mut self.seconds_of_unknown_ships[group], whole(rows.seconds()[row], SMALL));
                } else {
                    add(&mut self.seconds[group], whole(rows.seconds()[row], SMALL));
                    counted.push((in_chunk, group));
                }
            }
            self.add_masses(&lanes, &counted);
        }
        Ok(())
    }

    /// Adds the masses of rows of a chunk to their groups, lane by lane: one lane of many groups stays in the cache.
    fn add_masses(&mut self, lanes: &[[f64; CHUNK]; LANES], counted: &[(usize, usize)]) {
        for (lane, (grams, masses)) in lanes.iter().zip(&mut self.masses).enumerate() {
            for (row, group) in counted {
                if grams[*row].is_nan() {
                    self.unknown_lanes[*group] |= 1 << lane;
                } else {
                    add(&mut masses[*group], whole(grams[*row], UNITS[lane]));
                }
            }
        }
    }

    /// Some of the groups, which are no longer held.
    pub(super) fn take(&mut self, emit: EmitTo) -> Self {
        Self {
            fleet: Arc::clone(&self.fleet),
            rows: emit.take_needed(&mut self.rows),
            seconds: emit.take_needed(&mut self.seconds),
            masses: self.masses.each_mut().map(|masses| emit.take_needed(masses)),
            unknown_lanes: emit.take_needed(&mut self.unknown_lanes),
            rows_of_unknown_ships: emit.take_needed(&mut self.rows_of_unknown_ships),
            seconds_of_unknown_ships: emit.take_needed(&mut self.seconds_of_unknown_ships),
            incomplete_rows: emit.take_needed(&mut self.incomplete_rows),
        }
    }

    pub(super) fn size(&self) -> usize {
        let of_a_group = (LANES + 2) * size_of::<i128>() + size_of::<u8>() + 3 * size_of::<u64>();
        self.rows.capacity() * of_a_group
    }

    /// As a struct array of [`Groups::fields`].
    pub(super) fn results(&self) -> Result<ArrayRef> {
        let counts = |counts: &[u64]| Arc::new(UInt64Array::from(counts.to_vec())) as ArrayRef;
        let seconds = |sums: &[i128]| {
            Arc::new(sums.iter().map(|sum| *sum as f64 / SMALL).collect::<Float64Array>()) as ArrayRef
        };
        let mut arrays = vec![counts(&self.rows), seconds(&self.seconds)];
        for (lane, masses) in self.masses.iter().enumerate() {
            let known = masses
                .iter()
                .zip(&self.unknown_lanes)
                .map(|(sum, unknown)| (unknown & (1 << lane) == 0).then_some(*sum as f64 / UNITS[lane]));
            arrays.push(Arc::new(known.collect::<Float64Array>()));
        }
        arrays.extend([
            counts(&self.rows_of_unknown_ships),
            seconds(&self.seconds_of_unknown_ships),
            counts(&self.incomplete_rows),
        ]);
        Ok(Arc::new(StructArray::try_new(Self::fields(), arrays, None)?))
    }

    /// As arrays of [`Groups::state_types`].
    pub(super) fn states(&self) -> Result<Vec<ArrayRef>> {
        let sums = self.masses.iter().chain([&self.seconds, &self.seconds_of_unknown_ships]);
        let decimals = sums.map(|sums| {
            let sums = Decimal128Array::from(sums.clone()).with_precision_and_scale(DECIMAL_DIGITS, 0)?;
            Ok(Arc::new(sums) as ArrayRef)
        });
        let mut arrays = decimals.collect::<Result<Vec<_>>>()?;
        arrays.push(Arc::new(UInt8Array::from(self.unknown_lanes.clone())));
        for counts in [&self.rows, &self.rows_of_unknown_ships, &self.incomplete_rows] {
            arrays.push(Arc::new(UInt64Array::from(counts.clone())));
        }
        Ok(arrays)
    }

    /// Adds states of other rows, each to the group of its number.
    pub(super) fn merge(&mut self, states: &[ArrayRef], group_of: impl Fn(usize) -> usize) -> Result<()> {
        let types = Self::state_types();
        if states.len() != types.len() {
            return exec_err!("a state has {} arrays, got {}", types.len(), states.len());
        }
        let (decimals, counts) = states.split_at(LANES + 2);
        let sums = self.masses.iter_mut().chain([&mut self.seconds, &mut self.seconds_of_unknown_ships]);
        for (sums, others) in sums.zip(decimals) {
            for (row, other) in as_primitive_array::<Decimal128Type>(others)?.values().iter().enumerate() {
                add(&mut sums[group_of(row)], *other);
            }
        }
        for (row, other) in as_primitive_array::<UInt8Type>(&counts[0])?.values().iter().enumerate() {
            self.unknown_lanes[group_of(row)] |= other;
        }
        let sums = [&mut self.rows, &mut self.rows_of_unknown_ships, &mut self.incomplete_rows];
        for (sums, others) in sums.into_iter().zip(&counts[1..]) {
            for (row, other) in as_primitive_array::<UInt64Type>(others)?.values().iter().enumerate() {
                sums[group_of(row)] += other;
            }
        }
        Ok(())
    }
}
