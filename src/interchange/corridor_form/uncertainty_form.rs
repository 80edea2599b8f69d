//! What is uncertain in a corridor, as it stands in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corridor::{Input, Inputs};
use crate::interchange::error::FileError;
use crate::uncertainty::{Distribution, MonteCarlo};

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
        Ok(self
            .inputs
            .iter()
            .fold(certain, |inputs, (input, distribution)| inputs.with(*input, *distribution)))
    }
}
