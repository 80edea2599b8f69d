//! From a mass or an electricity to its gases.

use super::super::Entry;
use super::Explanation;
use crate::fuel::FuelBatch;
use crate::fuel::factors::{FilledCells, FuelFactors, WellToTankRule};
use crate::grid::GridFactor;

/// The gases of a burned mass.
pub(super) fn tank_to_wake(entry: &Entry, factors: &FuelFactors, value: Option<f64>) -> Explanation {
    let gas = |name, kilograms: Option<f64>| Explanation::new(name, kilograms, "kg");
    let filled = match factors.filled {
        FilledCells::None => factors.source.to_string(),
        FilledCells::N2o => {
            format!("{}; N2O cell open, filled by its highest-default rule", factors.source)
        }
        FilledCells::Ch4AndN2o => {
            format!("{}; CH4 and N2O cells open, filled by its highest-default rule", factors.source)
        }
    };
    let factor = |name: &str, value: Option<f64>| Explanation::new(name, value, "g/g").from(&filled);
    let Entry { emissions, .. } = entry;
    Explanation::new("tank-to-wake CO2e", value, "kg").by(
        "CO2 + GWP_CH4 CH4 + GWP_N2O N2O",
        vec![
            gas("CO2", Some(emissions.stack_co2().kilograms()))
                .by("m (1 - s) Cf_CO2", vec![factor("Cf_CO2", Some(factors.co2.grams_per_gram()))]),
            gas("CH4", emissions.ch4().map(|mass| mass.kilograms())).by(
                "m [(1 - s) Cf_CH4 + s]",
                vec![
                    factor("Cf_CH4", factors.ch4.map(|factor| factor.grams_per_gram())),
                    factor("slip s", factors.methane_slip.map(crate::units::Fraction::get)),
                ],
            ),
            gas("N2O", emissions.n2o.map(|mass| mass.kilograms())).by(
                "m (1 - s) Cf_N2O",
                vec![factor("Cf_N2O", factors.n2o.map(|factor| factor.grams_per_gram()))],
            ),
        ],
    )
}

/// Inputs of a well-to-tank figure.
pub(super) fn well_to_tank(batch: &FuelBatch, factors: &FuelFactors) -> Vec<Explanation> {
    let lhv = Explanation::new("LHV", factors.lower_heating_value.megajoules_per_kilogram(), "MJ/kg")
        .from(&factors.source);
    let wtt = factors.well_to_tank.map(|wtt| wtt.grams_per_megajoule());
    let wtt = Explanation::new("wtt, published as CO2e over 100 years", wtt, "g CO2e/MJ");
    let certificate = batch.certificate().map_or("none", |certificate| certificate.id());
    let certificate = format!("certificate `{certificate}` of the batch");
    let e = |e_value: crate::units::GhgIntensity<_, _>| {
        Explanation::new("certified E", e_value.grams_per_megajoule(), "g CO2e/MJ").from(&certificate)
    };
    let wtt = match factors.well_to_tank_rule {
        WellToTankRule::Default | WellToTankRule::NotStated => wtt.from(&factors.source),
        WellToTankRule::CertifiedBio { e_value } => {
            let cf = Explanation::new("Cf_CO2", factors.co2.grams_per_gram(), "g/g").from(&factors.source);
            wtt.by("E - Cf_CO2 / LHV", vec![e(e_value), cf])
        }
        WellToTankRule::CertifiedSynthetic { e_value, e_use } => {
            let own = batch.certificate().is_some_and(|certificate| certificate.e_use().is_some());
            let standard = "Delegated Regulation (EU) 2023/1185, Annex B, standard value";
            let source = if own { certificate.as_str() } else { standard };
            let e_use = Explanation::new("e_u", e_use.grams_per_megajoule(), "g CO2e/MJ").from(source);
            wtt.by("E - e_u", vec![e(e_value), e_use])
        }
    };
    vec![lhv, wtt]
}

/// The gases of a grid.
pub(super) fn grid_factors(grid: &GridFactor) -> [Explanation; 3] {
    let source = format!("{grid}, {}", grid.source());
    let others = if grid.co2_stands_for_co2e() {
        format!("{source}; not stated there, taken as nothing: CO2 stands for CO2e by choice")
    } else {
        source.clone()
    };
    let factor = |name, value: Option<f64>, source: &str| Explanation::new(name, value, "g/kWh").from(source);
    [
        factor("grid CO2", Some(grid.co2().grams_per_kilowatt_hour()), &source),
        factor("grid CH4", grid.ch4().map(|factor| factor.grams_per_kilowatt_hour()), &others),
        factor("grid N2O", grid.n2o().map(|factor| factor.grams_per_kilowatt_hour()), &others),
    ]
}
