//! What the measures abate and cost.

use std::collections::BTreeSet;

use green_corridor::corridor::cost::Extent;
use green_corridor::corridor::economics::{Comparison, PriceBook, RuleSays, WhyLeftOut, abatement_curve};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::units::substance::Loaded;

use super::{COMPARED_YEAR, Failure, Study};
use crate::report::{Cost, Measure, Together};

const EXTENT: Extent = Extent::AfterRegulation;

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn cost(&self) -> Result<Cost, Failure> {
        let emission_basis = format!("CO2e well-to-wake {}", self.figure.set);
        let (Some(book), Some(pathway)) = (self.file.prices(), self.pathway()) else {
            return Ok(Cost {
                emission_basis,
                price_year: self.corridor().year(),
                reference: "none: the file has no prices or no scenario".to_owned(),
                scenario: "none".to_owned(),
                measures: Vec::new(),
                together: None,
                rules: Vec::new(),
                prices: Vec::new(),
            });
        };
        let year = COMPARED_YEAR.max(self.corridor().year());
        let [_, curve] = abatement_curve(self.corridor(), pathway.scenario, year, book, EXTENT)?;
        let comparison = Comparison::of_scenario(self.corridor(), pathway.scenario, year, book)?;
        let premium = comparison.premium::<Loaded>(EXTENT)?;
        let loaded = comparison.gap(EXTENT).amount() / premium.amount();
        let mut measures: Vec<Measure> = curve
            .steps
            .iter()
            .map(|step| Measure {
                name: step.measure.clone(),
                abated_t_co2e: step.abatement.tonnes(),
                cost_gap_usd: step.abatement.extra_cost().amount(),
                usd_per_t_co2e: Some(step.abatement.usd_per_tonne()),
                green_premium_usd_per_loaded_teu: Some(step.abatement.extra_cost().amount() / loaded),
            })
            .collect();
        measures.extend(curve.left_out.iter().filter_map(|one| match &one.why {
            WhyLeftOut::AbatesNothing { extra_cost, more_tonnes } => Some(Measure {
                name: one.measure.clone(),
                abated_t_co2e: -more_tonnes,
                cost_gap_usd: extra_cost.amount(),
                usd_per_t_co2e: None,
                green_premium_usd_per_loaded_teu: Some(extra_cost.amount() / loaded),
            }),
            _ => None,
        }));
        let abatement = comparison.abatement(EXTENT).ok();
        Ok(Cost {
            emission_basis,
            price_year: book.price_year(),
            reference: format!("the services of {} without measures, in {year}", self.corridor().year()),
            scenario: format!("{} {year}", pathway.scenario.name),
            measures,
            together: Some(Together {
                fuel_cost_gap_usd: comparison.gap(Extent::Fuel).amount(),
                total_cost_gap_usd: comparison.gap(Extent::Ownership).amount(),
                gap_after_regulation_usd: comparison.gap(Extent::AfterRegulation).amount(),
                abated_t_co2e: abatement.map_or(0.0, |abatement| abatement.tonnes()),
                usd_per_t_co2e: abatement.map(|abatement| abatement.usd_per_tonne()),
                green_premium_usd_per_loaded_teu: Some(premium.amount()).filter(|usd| usd.is_finite()),
            }),
            rules: rules(&comparison),
            prices: prices(book),
        })
    }
}

/// What each rule says, once, with how many classes it says it of.
fn rules(comparison: &Comparison) -> Vec<String> {
    let says = comparison.alternative.bill.rules.iter().map(|one| match &one.says {
        RuleSays::OutOfScope(why) => format!("{}: 0. {why}", one.rule),
        RuleSays::NoNumber(why) => format!("{}: 0. {why}", one.rule),
        RuleSays::Charges(_) => format!("{}: charged; it is in the cost", one.rule),
        RuleSays::WouldCharge(_) => format!("{}: a draft, not in force; left out of the cost", one.rule),
        RuleSays::NoCost(why) => format!("{}: {why}", one.rule),
    });
    says.collect::<BTreeSet<_>>().into_iter().collect()
}

fn prices(book: &PriceBook) -> Vec<String> {
    book.sources().into_iter().map(|(item, source)| format!("{item}: {source}")).collect()
}
