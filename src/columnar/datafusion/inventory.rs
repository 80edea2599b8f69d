//! The inventory of a group of rows.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray};
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion_common::{Result, ScalarValue, not_impl_err};
use datafusion_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion_expr::utils::format_state_name;
use datafusion_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, GroupsAccumulator, Signature, Volatility,
};

use super::arguments;
use super::groups::Groups;
use crate::columnar::Fleet;

const NAME: &str = "inventory";

/// Sums over rows, over a fleet.
#[derive(Clone, Debug)]
struct Inventory {
    fleet: Arc<Fleet>,
    signature: Signature,
}

/// Sums of rows without groups.
#[derive(Debug)]
struct All(Groups);

/// Sums of rows by group.
struct ByGroup(Groups);

/// `inventory(mmsi, speed_kn, seconds, mode, waters)`, an aggregate: a struct of
///
/// | field | holds |
/// |---|---|
/// | `rows` | how many rows there were |
/// | `seconds` | time of the ships of the fleet |
/// | `fuel_g`, `co2_g`, ... `co2e_g` | what they emitted; null where that of a row is unknown |
/// | `rows_of_unknown_ships`, `seconds_of_unknown_ships` | of ships that the fleet does not have: nothing of them is in the masses |
/// | `incomplete_rows` | rows with a null: nothing of them is in time or masses |
///
/// Each mass of each row is rounded once, to 0.2 ng for fuel, CO2 and CO2e and to 57 fg for the others, and the rest is
/// whole numbers: the same rows give the same bytes, in whatever order and partition.
pub fn inventory(fleet: &Arc<Fleet>) -> AggregateUDF {
    let signature = Signature::user_defined(Volatility::Immutable);
    AggregateUDF::new_from_impl(Inventory { fleet: Arc::clone(fleet), signature })
}

impl AggregateUDFImpl for Inventory {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        arguments::coerced(NAME, types)
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(Groups::fields()))
    }

    fn return_field(&self, fields: &[FieldRef]) -> Result<FieldRef> {
        arguments::check_units(NAME, fields)?;
        Ok(Arc::new(Field::new(NAME, self.return_type(&[])?, false)))
    }

    fn is_nullable(&self) -> bool {
        false
    }

    fn default_value(&self, _: &DataType) -> Result<ScalarValue> {
        All(Groups::new(Arc::clone(&self.fleet))).evaluate()
    }

    fn state_fields(&self, args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        let types = Groups::state_types().into_iter().enumerate();
        let field = |(number, data_type)| {
            Arc::new(Field::new(format_state_name(args.name, &format!("sum{number}")), data_type, false))
        };
        Ok(types.map(field).collect())
    }

    fn accumulator(&self, args: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        not_distinct(&args)?;
        Ok(Box::new(All(Groups::new(Arc::clone(&self.fleet)))))
    }

    fn groups_accumulator_supported(&self, args: AccumulatorArgs<'_>) -> bool {
        !args.is_distinct
    }

    fn create_groups_accumulator(&self, args: AccumulatorArgs<'_>) -> Result<Box<dyn GroupsAccumulator>> {
        not_distinct(&args)?;
        Ok(Box::new(ByGroup(Groups::new(Arc::clone(&self.fleet)))))
    }
}

/// Two equal rows are two activities.
fn not_distinct(args: &AccumulatorArgs<'_>) -> Result<()> {
    if args.is_distinct {
        return not_impl_err!("{NAME}(DISTINCT ...): two equal rows are two activities");
    }
    Ok(())
}

impl Accumulator for All {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        self.0.update(values, None, |_| 0, 1)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.0.resize(1);
        ScalarValue::try_from_array(&self.0.results()?, 0)
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.0.size()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.0.resize(1);
        let states = self.0.states()?;
        states.iter().map(|array| ScalarValue::try_from_array(array, 0)).collect()
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        self.0.resize(1);
        self.0.merge(states, |_| 0)
    }
}

impl GroupsAccumulator for ByGroup {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        opt_filter: Option<&BooleanArray>,
        total_num_groups: usize,
    ) -> Result<()> {
        self.0.update(values, opt_filter, |row| group_indices[row], total_num_groups)
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        self.0.take(emit_to).results()
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        self.0.take(emit_to).states()
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        self.0.resize(total_num_groups);
        self.0.merge(values, |row| group_indices[row])
    }

    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        opt_filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let mut rows = self.0.empty();
        rows.update(values, opt_filter, |row| row, values.first().map_or(0, |array| array.len()))?;
        rows.states()
    }

    fn size(&self) -> usize {
        self.0.size()
    }
}

impl PartialEq for Inventory {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.fleet, &other.fleet)
    }
}

impl Eq for Inventory {}

impl Hash for Inventory {
    fn hash<H: Hasher>(&self, state: &mut H) {
        NAME.hash(state);
    }
}
