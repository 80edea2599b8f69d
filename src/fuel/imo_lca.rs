//! IMO LCA guidelines, MEPC.391(81), Appendix 2: default factors, CO2e under GWP AR5.
//!
//! Residual fuel is classed by sulphur. The guidelines state no upstream value for LNG and no
//! cell at all for many pathways; those are absent here. The light-fuel-oil row and the propane and
//! butane rows are left out: their cells could not be verified.

use std::borrow::Cow;

use jiff::civil::date;

use super::factors::{ConsumerClass, FilledCells};
use super::row::{ConsumerMatch, FactorRow, OriginMatch, SulphurBand, WellToTankCell};
use super::{Family, Origin};
use crate::provenance::{Confidence, Source};
use crate::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue};

const TWO: Source = appendix_2(Confidence::Verified);
const ONE: Source = appendix_2(Confidence::OneSource);

const ANY: ConsumerMatch = ConsumerMatch::Any;
const VLSFO: SulphurBand = Some((1_000, 5_000));
const HSHFO: SulphurBand = Some((5_000, u32::MAX));
const ULSFO: SulphurBand = Some((0, 1_000));
const NOT_STATED: Option<f64> = None;

// Pathway, family, consumer, sulphur band (mg/kg), LHV (MJ/g), WtT (gCO2e/MJ), [CO2, CH4, N2O] (g/g), slip (%).
#[rustfmt::skip]
pub(super) static ROWS: &[FactorRow] = &[
    row("HFO (VLSFO)", Family::Hfo, ANY, VLSFO, 0.0402, Some(16.8), [3.114, 0.00005, 0.00018], 0.0, TWO),
    row("HFO (HSHFO)", Family::Hfo, ANY, HSHFO, 0.0402, Some(14.1), [3.114, 0.00005, 0.00018], 0.0, ONE),
    row("MDO/MGO (ULSFO)", Family::MdoMgo, ANY, ULSFO, 0.0427, Some(17.7), [3.206, 0.00005, 0.00018], 0.0, ONE),
    row("LNG", Family::Lng, only(ConsumerClass::LngOttoMediumSpeed), None, 0.048, NOT_STATED, [2.75, 0.0, 0.00011], 3.5, ONE),
    row("LNG", Family::Lng, only(ConsumerClass::LngOttoSlowSpeed), None, 0.048, NOT_STATED, [2.75, 0.0, 0.00011], 1.7, ONE),
    row("LNG", Family::Lng, only(ConsumerClass::LngDieselSlowSpeed), None, 0.048, NOT_STATED, [2.75, 0.0, 0.00011], 0.15, ONE),
    row("LNG", Family::Lng, only(ConsumerClass::LeanBurnSparkIgnited), None, 0.048, NOT_STATED, [2.75, 0.0, 0.00011], 2.6, ONE),
    row("LNG", Family::Lng, only(ConsumerClass::BoilerOrSteamTurbine), None, 0.048, NOT_STATED, [2.75, 0.0, 0.00011], 0.01, ONE),
];

const fn appendix_2(confidence: Confidence) -> Source {
    Source::new("MEPC.391(81), 2024 Guidelines on life cycle GHG intensity", "Appendix 2", "2024", confidence)
        .known_from(date(2024, 3, 22))
}

const fn only(class: ConsumerClass) -> ConsumerMatch {
    ConsumerMatch::Only(class)
}

#[allow(clippy::too_many_arguments)]
const fn row(
    pathway: &'static str,
    family: Family,
    consumer: ConsumerMatch,
    sulphur: SulphurBand,
    lhv_mj_per_g: f64,
    well_to_tank: Option<f64>,
    [co2, ch4, n2o]: [f64; 3],
    slip_percent: f64,
    source: Source,
) -> FactorRow {
    FactorRow {
        pathway: Cow::Borrowed(pathway),
        family,
        origin: OriginMatch::Only(Origin::Fossil),
        consumer,
        sulphur,
        lower_heating_value: Some(LowerHeatingValue::from_megajoules_per_gram(lhv_mj_per_g)),
        well_to_tank: match well_to_tank {
            Some(value) => WellToTankCell::Default(GhgIntensity::from_grams_per_megajoule(value)),
            None => WellToTankCell::NotStated,
        },
        co2: Some(Factor::from_grams_per_gram(co2)),
        ch4: Some(Factor::from_grams_per_gram(ch4)),
        n2o: Some(Factor::from_grams_per_gram(n2o)),
        methane_slip: Some(Fraction::constant(slip_percent / 100.0)),
        filled: FilledCells::None,
        source,
    }
}
