//! What a row emits: all eight masses, or one.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{ArrayRef, StructArray};
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion_common::Result;
use datafusion_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

use super::arguments::{self, Rows};
use crate::columnar::arrow::results::{known, mass_fields};
use crate::columnar::{Fleet, LANES, Lane};

/// The name of the function that gives all masses.
const ALL: &str = "emissions";

/// What a row emits, over a fleet.
#[derive(Clone, Debug)]
struct Emissions {
    /// One mass, or all of them as a struct.
    lane: Option<Lane>,
    fleet: Arc<Fleet>,
    signature: Signature,
}

/// `emissions(mmsi, speed_kn, seconds, mode, waters)`: a struct of eight masses in grams.
///
/// The formula is that of [`super::super::Profile`]. Null in, null out; what is unknown is null in its field.
pub fn emissions(fleet: &Arc<Fleet>) -> ScalarUDF {
    Emissions::function(None, fleet)
}

/// One mass alone, under the name of its column: `co2_g(mmsi, speed_kn, seconds, mode, waters)`.
pub fn mass(lane: Lane, fleet: &Arc<Fleet>) -> ScalarUDF {
    Emissions::function(Some(lane), fleet)
}

impl Emissions {
    fn function(lane: Option<Lane>, fleet: &Arc<Fleet>) -> ScalarUDF {
        let signature = Signature::user_defined(Volatility::Immutable);
        ScalarUDF::new_from_impl(Self { lane, fleet: Arc::clone(fleet), signature })
    }

    fn field(&self) -> Field {
        let masses = mass_fields();
        match self.lane {
            Some(lane) => masses[lane as usize].clone(),
            None => Field::new(ALL, DataType::Struct(masses.to_vec().into()), true),
        }
    }
}

impl ScalarUDFImpl for Emissions {
    fn name(&self) -> &str {
        self.lane.map_or(ALL, Lane::column)
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        arguments::coerced(self.name(), types)
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.field().data_type().clone())
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        arguments::check_units(self.name(), args.arg_fields)?;
        Ok(Arc::new(self.field()))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let rows = Rows::of(&self.fleet, &arrays, None)?;
        let mut lanes: [Vec<f64>; LANES] = std::array::from_fn(|_| vec![0.0; rows.len()]);
        rows.emissions(&self.fleet, 0..rows.len(), lanes.each_mut().map(Vec::as_mut_slice))?;
        let array: ArrayRef = match self.lane {
            Some(lane) => known(lanes[lane as usize].iter().copied()),
            None => {
                let masses = lanes.iter().map(|lane| known(lane.iter().copied())).collect();
                Arc::new(StructArray::try_new(mass_fields().to_vec().into(), masses, rows.nulls().cloned())?)
            }
        };
        Ok(ColumnarValue::Array(array))
    }
}

impl PartialEq for Emissions {
    fn eq(&self, other: &Self) -> bool {
        self.lane == other.lane && Arc::ptr_eq(&self.fleet, &other.fleet)
    }
}

impl Eq for Emissions {}

impl Hash for Emissions {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}
