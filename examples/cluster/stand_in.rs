//! Stand-in.

use std::sync::Arc;

use datafusion::arrow::array::AsArray;
use datafusion::arrow::array::{ArrayRef, Float64Array, Int64Array};
use datafusion::arrow::datatypes::{DataType, Float64Type};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

#[derive(Debug, PartialEq, Eq, Hash)]
struct Fuel {
    signature: Signature,
}

pub fn function() -> ScalarUDF {
    let signature = Signature::exact(vec![DataType::Float64, DataType::Float64], Volatility::Immutable);
    ScalarUDF::new_from_impl(Fuel { signature })
}

impl ScalarUDFImpl for Fuel {
    fn name(&self) -> &str {
        "stand_in"
    }
    fn signature(&self) -> &Signature {
        &self.signature
    }
    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }
    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let (speed, seconds): (&Float64Array, &Float64Array) =
            (arrays[0].as_primitive::<Float64Type>(), arrays[1].as_primitive::<Float64Type>());
        let out: Int64Array = speed
            .iter()
            .zip(seconds)
            .map(|pair| match pair {
                (Some(v), Some(s)) => {
                    let mut x = v * v * v * s;
                    for _ in 0..40 {
                        x = (x + 1.0).sqrt() * 1.5 + v;
                    }
                    Some((x * 1e6) as i64)
                }
                _ => None,
            })
            .collect();
        Ok(ColumnarValue::Array(Arc::new(out) as ArrayRef))
    }
}
