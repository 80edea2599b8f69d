//! Exact sums of groups of rows, and their state between partitions.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Decimal128Array, Float64Array, StructArray, UInt8Array, UInt64Array,
};
use arrow::datatypes::{DataType, Decimal128Type, Field, Fields, UInt8Type, UInt64Type};
use datafusion_common::cast::as_primitive_array;
use datafusion_common::{Result, exec_err};

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

/// Digits of the decimals that carry whole numbers: as many as Arrow has.
const DECIMAL_DIGITS: u8 = 38;

/// Sums of one group. Masses and times are whole numbers of small units, so that any order of adding gives the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    masses: [i128; LANES],
    /// A bit for each lane of which some row is unknown.
    unknown_lanes: u8,
    seconds: i128,
    rows: u64,
    unknown_seconds: i128,
    unknown_rows: u64,
    incomplete_rows: u64,
}

/// Sums of many groups.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    fleet: Arc<Fleet>,
    groups: Vec<Group>,
}

impl Group {
    fn add(&mut self, other: &Self) {
        for (own, other) in self.masses.iter_mut().zip(other.masses) {
            *own = own.saturating_add(other);
        }
        self.unknown_lanes |= other.unknown_lanes;
        self.seconds = self.seconds.saturating_add(other.seconds);
        self.rows += other.rows;
        self.unknown_seconds = self.unknown_seconds.saturating_add(other.unknown_seconds);
        self.unknown_rows += other.unknown_rows;
        self.incomplete_rows += other.incomplete_rows;
    }

    #[inline]
    fn add_masses(&mut self, grams: [f64; LANES]) {
        for (lane, grams) in grams.into_iter().enumerate() {
            if grams.is_nan() {
                self.unknown_lanes |= 1 << lane;
            } else {
                self.masses[lane] = self.masses[lane].saturating_add(whole(grams, UNITS[lane]));
            }
        }
    }

    fn grams(&self, lane: usize) -> Option<f64> {
        let known = self.unknown_lanes & (1 << lane) == 0;
        known.then(|| self.masses[lane] as f64 / UNITS[lane])
    }
}

/// The nearest whole number of units; conversion to a machine word is much faster, where it holds the number.
#[inline]
fn whole(value: f64, units: f64) -> i128 {
    let units = value * units + 0.5;
    if units < i64::MAX as f64 { i128::from(units as i64) } else { units as i128 }
}

impl Groups {
    pub(super) const fn new(fleet: Arc<Fleet>) -> Self {
        Self { fleet, groups: Vec::new() }
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

    /// Makes room for groups.
    pub(super) fn resize(&mut self, groups: usize) {
        self.groups.resize(groups.max(self.groups.len()), Group::default());
    }

    /// None, over the same fleet.
    pub(super) fn empty(&self) -> Self {
        Self::new(Arc::clone(&self.fleet))
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
        self.add(&Rows::of(&fleet, arrays, filter)?, group_of)
    }

    fn add(&mut self, rows: &Rows<'_>, group_of: impl Fn(usize) -> usize) -> Result<()> {
        let lanes = rows.emissions(&self.fleet)?;
        for row in (0..rows.len()).filter(|row| rows.is_kept(*row)) {
            let group = &mut self.groups[group_of(row)];
            group.rows += 1;
            if !rows.is_complete(row) {
                group.incomplete_rows += 1;
                continue;
            }
            let seconds = whole(rows.seconds()[row], SMALL);
            let grams: [f64; LANES] = std::array::from_fn(|lane| lanes[lane][row]);
            if grams[0].is_nan() && !self.fleet.holds(rows.mmsi()[row]) {
                group.unknown_rows += 1;
                group.unknown_seconds = group.unknown_seconds.saturating_add(seconds);
            } else {
                group.seconds = group.seconds.saturating_add(seconds);
                group.add_masses(grams);
            }
        }
        Ok(())
    }

    /// The sums of all groups.
    pub(super) fn held(&self) -> &[Group] {
        &self.groups
    }

    /// The sums of some groups, which are no longer held.
    pub(super) fn take(&mut self, groups: impl FnOnce(&mut Vec<Group>) -> Vec<Group>) -> Vec<Group> {
        groups(&mut self.groups)
    }

    pub(super) fn size(&self) -> usize {
        self.groups.capacity() * size_of::<Group>()
    }

    /// Adds sums of other rows.
    pub(super) fn merge(&mut self, states: &[ArrayRef], group_of: impl Fn(usize) -> usize) -> Result<()> {
        for (row, other) in read_states(states)?.iter().enumerate() {
            self.groups[group_of(row)].add(other);
        }
        Ok(())
    }
}

/// Groups as a struct array.
pub(super) fn results(groups: &[Group]) -> Result<ArrayRef> {
    let counts = |of: fn(&Group) -> u64| Arc::new(groups.iter().map(of).collect::<UInt64Array>()) as ArrayRef;
    let seconds = |of: fn(&Group) -> i128| {
        Arc::new(groups.iter().map(|group| of(group) as f64 / SMALL).collect::<Float64Array>()) as ArrayRef
    };
    let mut arrays = vec![counts(|group| group.rows), seconds(|group| group.seconds)];
    for lane in 0..LANES {
        arrays.push(Arc::new(groups.iter().map(|group| group.grams(lane)).collect::<Float64Array>()));
    }
    arrays.extend([
        counts(|group| group.unknown_rows),
        seconds(|group| group.unknown_seconds),
        counts(|group| group.incomplete_rows),
    ]);
    Ok(Arc::new(StructArray::try_new(Groups::fields(), arrays, None)?))
}

/// Groups as arrays of [`Groups::state_types`].
pub(super) fn states(groups: &[Group]) -> Result<Vec<ArrayRef>> {
    let whole = |of: &dyn Fn(&Group) -> i128| -> Result<ArrayRef> {
        let numbers = Decimal128Array::from_iter_values(groups.iter().map(of));
        Ok(Arc::new(numbers.with_precision_and_scale(DECIMAL_DIGITS, 0)?))
    };
    let counts = |of: fn(&Group) -> u64| Arc::new(groups.iter().map(of).collect::<UInt64Array>()) as ArrayRef;
    let mut arrays = (0..LANES).map(|lane| whole(&|group| group.masses[lane])).collect::<Result<Vec<_>>>()?;
    arrays.push(whole(&|group| group.seconds)?);
    arrays.push(whole(&|group| group.unknown_seconds)?);
    arrays.push(Arc::new(groups.iter().map(|group| group.unknown_lanes).collect::<UInt8Array>()));
    arrays.push(counts(|group| group.rows));
    arrays.push(counts(|group| group.unknown_rows));
    arrays.push(counts(|group| group.incomplete_rows));
    Ok(arrays)
}

fn read_states(arrays: &[ArrayRef]) -> Result<Vec<Group>> {
    let types = Groups::state_types();
    if arrays.len() != types.len() {
        return exec_err!("a state has {} arrays, got {}", types.len(), arrays.len());
    }
    let (whole, rest) = arrays.split_at(LANES + 2);
    let whole = whole.iter().map(|array| as_primitive_array::<Decimal128Type>(array));
    let whole = whole.collect::<Result<Vec<_>>>()?;
    let unknown_lanes = as_primitive_array::<UInt8Type>(&rest[0])?;
    let counts = rest[1..].iter().map(|array| as_primitive_array::<UInt64Type>(array));
    let counts = counts.collect::<Result<Vec<_>>>()?;
    let group = |row: usize| Group {
        masses: std::array::from_fn(|lane| whole[lane].value(row)),
        seconds: whole[LANES].value(row),
        unknown_seconds: whole[LANES + 1].value(row),
        unknown_lanes: unknown_lanes.value(row),
        rows: counts[0].value(row),
        unknown_rows: counts[1].value(row),
        incomplete_rows: counts[2].value(row),
    };
    Ok((0..unknown_lanes.len()).map(group).collect())
}
