//! What is uncertain in a corridor, as it stands in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corridor::{Input, Inputs};
use crate::interchange::error::FileError;
use crate::uncertainty::{Distribution, MonteCarlo};
use crate::units::Bound;

/// A multiplier: speeds, loads and factors do not turn round, and what is off by ten is not known.
const MULTIPLIER: Bound = Bound::new("multiplier", 0.01, 10.0, "");

/// Multipliers of the corridor's own values that are uncertain, and how often they are drawn. What is not named is as
/// stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncertaintyForm {
    /// The draws are a function of it.
    pub seed: u64,
    /// How many.
    pub draws: u32,
    /// Multipliers, around 1.
    pub inputs: BTreeMap<Input, Distribution>,
}

impl UncertaintyForm {
    pub(in crate::interchange) fn run(&self) -> Result<MonteCarlo, FileError> {
        Ok(MonteCarlo::new(self.seed, self.draws)?)
    }

    pub(in crate::interchange) fn inputs(&self) -> Result<Inputs<Distribution>, FileError> {
        let certain = Inputs::certain()?;
        for (input, distribution) in &self.inputs {
            for probability in [1e-9, 1.0 - 1e-9] {
                let value = distribution.quantile(probability)?;
                let record = || format!("uncertainty.inputs: {input} may be {value:.4}");
                MULTIPLIER.check(value).map_err(|source| FileError::Value { record: record(), source })?;
            }
        }
        Ok(self
            .inputs
            .iter()
            .fold(certain, |inputs, (input, distribution)| inputs.with(*input, *distribution)))
    }
}
