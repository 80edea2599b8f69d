//! Which input matters.

use green_corridor::corridor::{Input, Inputs};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::uncertainty::Distribution;

use super::{Failure, Study};
use crate::report::{Input as Row, Sensitivity};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn sensitivity(&self) -> Result<Sensitivity, Failure> {
        let response = self.response(&self.year)?;
        let Some((run, inputs)) = self.file.uncertainty() else {
            return Ok(Sensitivity { centre_kg_co2e_per_loaded_teu: response.value(), inputs: Vec::new() });
        };
        let quantile = |distribution: &Distribution, of: f64| distribution.quantile(of);
        let mut middle = Inputs::all(1.0);
        for input in Input::ALL {
            middle = middle.with(input, quantile(&inputs.of(input), 0.5)?);
        }
        let shares = response.variance_shares(run, inputs)?;
        let derivatives = response.sensitivities();
        let mut rows = Vec::new();
        for (input, (share, derivative)) in Input::ALL.into_iter().zip(shares.inputs.iter().zip(derivatives))
        {
            let (low, high) = (quantile(&inputs.of(input), 0.1)?, quantile(&inputs.of(input), 0.9)?);
            if low == high {
                continue;
            }
            let percent = |value: f64| format!("{:+.1} %", 100.0 * (value - 1.0));
            rows.push(Row {
                name: input.to_string(),
                p10: percent(low),
                p90: percent(high),
                at_p10_kg_co2e_per_loaded_teu: response.at(&middle.with(input, low)),
                at_p90_kg_co2e_per_loaded_teu: response.at(&middle.with(input, high)),
                kg_co2e_per_loaded_teu_per_percent: derivative.derivative / 100.0,
                share_of_variance: share.total,
            });
        }
        Ok(Sensitivity { centre_kg_co2e_per_loaded_teu: response.at(&middle), inputs: rows })
    }
}
