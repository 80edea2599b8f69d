//! Contracts for low-carbon service as they stand in a file.

use serde::{Deserialize, Serialize};

use crate::corridor::kpi::SoldService;
use crate::fuel::gwp::{GwpSet, NamedSet};
use crate::interchange::error::{FileError, fields};
use crate::provenance::Source;
use crate::units::substance::Carried;
use crate::units::{Bound, Mass, Teu};

const TEU: Bound = Bound::new("teu", 0.0, 1e9, "TEU");
const AVOIDED: Bound = Bound::new("avoided_t", 0.0, 1e9, "t");

/// A contract for low-carbon service in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoldForm {
    /// Number of the contract.
    pub contract: String,
    /// Containers.
    pub teu: f64,
    /// CO2e sold as avoided, well-to-wake.
    pub avoided_t: f64,
    /// GWP set of it.
    pub gwp: NamedSet,
    /// Where the contract stands.
    pub source: String,
}

impl SoldForm {
    pub(in crate::interchange) fn check(&self, others: &[Self]) -> Result<(), FileError> {
        let record = format!("sold `{}`", self.contract);
        if others.iter().filter(|other| other.contract == self.contract).count() > 1 {
            return Err(fields(&record, "a contract is sold once"));
        }
        let failed = |source| FileError::Value { record: record.clone(), source };
        TEU.check(self.teu).and(AVOIDED.check(self.avoided_t)).map(drop).map_err(failed)
    }

    /// The contract, where it counts under the set asked for.
    pub(in crate::interchange) fn sold<G: GwpSet>(&self) -> Option<SoldService<G>> {
        (self.gwp.to_string() == G::NAME).then(|| SoldService {
            teu: Teu::<Carried>::from_count(self.teu),
            avoided: Mass::from_tonnes(self.avoided_t),
            source: Source::user(format!("contract {}: {}", self.contract, self.source)),
        })
    }
}
