//! Capable ships, low-carbon fuel used, low-carbon service sold: three series; and the sums of competitors.

use green_corridor::corridor::CorridorYear;
use green_corridor::fuel::gwp::GwpSet;

use super::{Failure, Study};
use crate::report::{Bunkered, ConfidentialSums, Cost, LowCarbon, YearShare};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn low_carbon(&self) -> Result<LowCarbon, Failure> {
        let years: Vec<&CorridorYear> = match self.pathway() {
            Some(pathway) => pathway.years.iter().collect(),
            None => vec![&self.year],
        };
        let rule = self.low_carbon_rule();
        let (mut capable, mut used) = (Vec::new(), Vec::new());
        for one in years {
            let year = one.corridor().year();
            if let Some(share) = one.capable_ships().share_of_ships() {
                capable.push(YearShare { year, share });
            }
            if let Some(share) = one.low_carbon_fuel(&rule, self.set.clone())?.share_of_energy() {
                used.push(YearShare { year, share });
            }
        }
        Ok(LowCarbon {
            capable,
            used,
            sold: Vec::new(),
            standard_g_co2e_per_mj: None,
            standard_source: None,
            batches: Vec::new(),
        })
    }

    pub(super) fn bunkered(&self) -> Result<Vec<Bunkered>, Failure> {
        Ok(Vec::new())
    }

    pub(super) fn cost(&self) -> Result<Cost, Failure> {
        Ok(Cost {
            emission_basis: self.figure.unit(),
            price_year: self.corridor().year(),
            reference: "the year without measures".to_owned(),
            measures: Vec::new(),
        })
    }

    pub(super) fn confidential(&self) -> Result<ConfidentialSums, Failure> {
        Ok(ConfidentialSums { minimum_contributors: 3, dominance: 0.8, rows: Vec::new() })
    }
}
