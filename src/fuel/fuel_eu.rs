//! Regulation (EU) 2023/1805 (FuelEU Maritime), Annex II: adopted rows, and rows of EU guidance.
//!
//! One row a line, in the order of the Annex: pathway, family, origin, consumer, lower heating
//! value (MJ/g), well-to-tank (gCO2e/MJ), `[Cf_CO2, Cf_CH4, Cf_N2O]` (g/g), slip (% of mass), cells
//! that the Annex leaves open and its own rule fills with the highest default of the fuel class.
//! Rows of the 2021 proposal and of tools are not here.

use std::borrow::Cow;

use jiff::civil::date;

use super::factors::{ConsumerClass, FilledCells};
use super::row::{ConsumerMatch, FactorRow, OriginMatch, WellToTankCell};
use super::{Family, Origin};
use crate::provenance::{Confidence, Source};
use crate::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue};

const ANNEX_II: Source = annex_ii(Confidence::Verified);
const ANNEX_II_ONE: Source = annex_ii(Confidence::OneSource);
const GUIDANCE: Source = Source::new(
    "ESSF SAPS WS1, FuelEU calculation methodologies",
    "chapter 2 and table 2, citing MRV/ETS guidance document 1, chapter 7.4.2",
    "working draft 2025",
    Confidence::Guidance,
)
.valid_from(date(2025, 1, 1));

const FOSSIL: OriginMatch = OriginMatch::Only(Origin::Fossil);
const BIO: OriginMatch = OriginMatch::Only(Origin::Biogenic);
const SYN: OriginMatch = OriginMatch::Synthetic;
const ALL: ConsumerMatch = ConsumerMatch::AllInternalCombustion;
const CERTIFIED_BIO: WellToTankCell = WellToTankCell::CertifiedBio;
const CERTIFIED_NO_STANDARD: WellToTankCell = WellToTankCell::CertifiedSynthetic { e_use: None };

#[rustfmt::skip]
pub(super) static ROWS: &[FactorRow] = &[
    row("HFO (ISO 8217 RME to RMK)", Family::Hfo, FOSSIL, ALL, 0.0405, fixed(13.5), [3.114, 0.00005, 0.00018], 0.0, FilledCells::None, ANNEX_II),
    row("LFO (ISO 8217 RMA to RMD)", Family::Lfo, FOSSIL, ALL, 0.041, fixed(13.2), [3.151, 0.00005, 0.00018], 0.0, FilledCells::None, ANNEX_II),
    row("MDO/MGO (ISO 8217 DMX to DMB)", Family::MdoMgo, FOSSIL, ALL, 0.0427, fixed(14.4), [3.206, 0.00005, 0.00018], 0.0, FilledCells::None, ANNEX_II),
    row("LNG", Family::Lng, FOSSIL, only(ConsumerClass::LngOttoMediumSpeed), 0.0491, fixed(18.5), [2.75, 0.0, 0.00011], 3.1, FilledCells::None, ANNEX_II),
    row("LNG", Family::Lng, FOSSIL, only(ConsumerClass::LngOttoSlowSpeed), 0.0491, fixed(18.5), [2.75, 0.0, 0.00011], 1.7, FilledCells::None, ANNEX_II),
    row("LNG", Family::Lng, FOSSIL, only(ConsumerClass::LngDieselSlowSpeed), 0.0491, fixed(18.5), [2.75, 0.0, 0.00011], 0.2, FilledCells::None, ANNEX_II),
    row("LNG", Family::Lng, FOSSIL, only(ConsumerClass::LeanBurnSparkIgnited), 0.0491, fixed(18.5), [2.75, 0.0, 0.00011], 2.6, FilledCells::None, ANNEX_II),
    row("LNG", Family::Lng, FOSSIL, only(ConsumerClass::BoilerOrSteamTurbine), 0.0491, fixed(18.5), [2.75, 0.0, 0.00011], 0.0, FilledCells::None, GUIDANCE),
    row("LPG butane", Family::LpgButane, FOSSIL, ALL, 0.046, fixed(7.8), [3.03, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("LPG propane", Family::LpgPropane, FOSSIL, ALL, 0.046, fixed(7.8), [3.0, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("H2 (natural gas)", Family::Hydrogen, FOSSIL, only(ConsumerClass::FuelCell), 0.12, fixed(132.0), [0.0, 0.0, 0.0], 0.0, FilledCells::None, ANNEX_II),
    row("H2 (natural gas)", Family::Hydrogen, FOSSIL, ALL, 0.12, fixed(132.0), [0.0, 0.0, 0.00018], 0.0, FilledCells::N2o, ANNEX_II),
    row("NH3 (natural gas)", Family::Ammonia, FOSSIL, only(ConsumerClass::FuelCell), 0.0186, fixed(121.0), [0.0, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("NH3 (natural gas)", Family::Ammonia, FOSSIL, ALL, 0.0186, fixed(121.0), [0.0, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("Methanol (natural gas)", Family::Methanol, FOSSIL, ALL, 0.0199, fixed(31.3), [1.375, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("Ethane (not in Annex II)", Family::Ethane, FOSSIL, ALL, 0.0464, fixed(18.5), [2.927, 0.00005, 0.00018], 0.0, FilledCells::None, GUIDANCE),
    row("Ethanol", Family::Ethanol, BIO, ALL, 0.027, CERTIFIED_BIO, [1.913, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("Bio-diesel (FAME)", Family::Fame, BIO, ALL, 0.037, CERTIFIED_BIO, [2.834, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("HVO", Family::Hvo, BIO, ALL, 0.044, CERTIFIED_BIO, [3.115, 0.00005, 0.00018], 0.0, FilledCells::None, ANNEX_II),
    row("Bio-LNG (liquefied biomethane)", Family::Lng, BIO, only(ConsumerClass::LngOttoMediumSpeed), 0.05, CERTIFIED_BIO, [2.75, 0.0, 0.00011], 3.1, FilledCells::None, ANNEX_II),
    row("Bio-LNG (liquefied biomethane)", Family::Lng, BIO, only(ConsumerClass::LngOttoSlowSpeed), 0.05, CERTIFIED_BIO, [2.75, 0.0, 0.00011], 1.7, FilledCells::None, ANNEX_II),
    row("Bio-LNG (liquefied biomethane)", Family::Lng, BIO, only(ConsumerClass::LngDieselSlowSpeed), 0.05, CERTIFIED_BIO, [2.75, 0.0, 0.00011], 0.2, FilledCells::None, ANNEX_II),
    row("Bio-LNG (liquefied biomethane)", Family::Lng, BIO, only(ConsumerClass::LeanBurnSparkIgnited), 0.05, CERTIFIED_BIO, [2.75, 0.0, 0.00011], 2.6, FilledCells::None, ANNEX_II),
    row("Bio-methanol", Family::Methanol, BIO, ALL, 0.02, CERTIFIED_BIO, [1.375, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("Other production pathways", Family::OtherBiofuel, BIO, ALL, 0.037, CERTIFIED_BIO, [3.115, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("Bio-H2", Family::Hydrogen, BIO, only(ConsumerClass::FuelCell), 0.12, CERTIFIED_BIO, [0.0, 0.0, 0.0], 0.0, FilledCells::None, ANNEX_II_ONE),
    row("Bio-H2", Family::Hydrogen, BIO, ALL, 0.12, CERTIFIED_BIO, [0.0, 0.0, 0.00018], 0.0, FilledCells::N2o, ANNEX_II_ONE),
    row("e-diesel", Family::MdoMgo, SYN, ALL, 0.0427, certified(73.2), [3.206, 0.00005, 0.00018], 0.0, FilledCells::None, ANNEX_II),
    row("e-methanol", Family::Methanol, SYN, ALL, 0.0199, certified(68.9), [1.375, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("e-LNG", Family::Lng, SYN, only(ConsumerClass::LngOttoMediumSpeed), 0.0491, certified(56.2), [2.75, 0.0, 0.00011], 3.1, FilledCells::None, ANNEX_II),
    row("e-LNG", Family::Lng, SYN, only(ConsumerClass::LngOttoSlowSpeed), 0.0491, certified(56.2), [2.75, 0.0, 0.00011], 1.7, FilledCells::None, ANNEX_II),
    row("e-LNG", Family::Lng, SYN, only(ConsumerClass::LngDieselSlowSpeed), 0.0491, certified(56.2), [2.75, 0.0, 0.00011], 0.2, FilledCells::None, ANNEX_II),
    row("e-LNG", Family::Lng, SYN, only(ConsumerClass::LeanBurnSparkIgnited), 0.0491, certified(56.2), [2.75, 0.0, 0.00011], 2.6, FilledCells::None, ANNEX_II),
    row("e-H2", Family::Hydrogen, SYN, only(ConsumerClass::FuelCell), 0.12, certified(0.0), [0.0, 0.0, 0.0], 0.0, FilledCells::None, ANNEX_II),
    row("e-H2", Family::Hydrogen, SYN, ALL, 0.12, certified(0.0), [0.0, 0.0, 0.00018], 0.0, FilledCells::N2o, ANNEX_II),
    row("e-NH3", Family::Ammonia, SYN, only(ConsumerClass::FuelCell), 0.0186, certified(0.0), [0.0, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    row("e-NH3", Family::Ammonia, SYN, ALL, 0.0186, certified(0.0), [0.0, 0.00005, 0.00018], 0.0, FilledCells::Ch4AndN2o, ANNEX_II),
    empty("e-LPG", Family::LpgPropane, SYN, ALL, CERTIFIED_NO_STANDARD, ANNEX_II_ONE),
    empty("e-DME", Family::Dme, SYN, ALL, CERTIFIED_NO_STANDARD, ANNEX_II_ONE),
];

const fn annex_ii(confidence: Confidence) -> Source {
    Source::new("Regulation (EU) 2023/1805", "Annex II", "OJ L 234, 22.9.2023", confidence)
        .valid_from(date(2025, 1, 1))
}

const fn only(class: ConsumerClass) -> ConsumerMatch {
    ConsumerMatch::Only(class)
}

const fn fixed(g_per_mj: f64) -> WellToTankCell {
    WellToTankCell::Default(GhgIntensity::from_grams_per_megajoule(g_per_mj))
}

/// Standard e_u of Delegated Regulation (EU) 2023/1185, Annex B.
const fn certified(e_use_g_per_mj: f64) -> WellToTankCell {
    WellToTankCell::CertifiedSynthetic { e_use: Some(GhgIntensity::from_grams_per_megajoule(e_use_g_per_mj)) }
}

#[allow(clippy::too_many_arguments)]
const fn row(
    pathway: &'static str,
    family: Family,
    origin: OriginMatch,
    consumer: ConsumerMatch,
    lhv_mj_per_g: f64,
    well_to_tank: WellToTankCell,
    [co2, ch4, n2o]: [f64; 3],
    slip_percent: f64,
    filled: FilledCells,
    source: Source,
) -> FactorRow {
    FactorRow {
        pathway: Cow::Borrowed(pathway),
        family,
        origin,
        consumer,
        sulphur: None,
        lower_heating_value: Some(LowerHeatingValue::from_megajoules_per_gram(lhv_mj_per_g)),
        well_to_tank,
        co2: Some(Factor::from_grams_per_gram(co2)),
        ch4: Some(Factor::from_grams_per_gram(ch4)),
        n2o: Some(Factor::from_grams_per_gram(n2o)),
        methane_slip: Some(Fraction::constant(slip_percent / 100.0)),
        filled,
        source,
    }
}

/// A pathway that the Annex names and for which it states no value at all.
const fn empty(
    pathway: &'static str,
    family: Family,
    origin: OriginMatch,
    consumer: ConsumerMatch,
    well_to_tank: WellToTankCell,
    source: Source,
) -> FactorRow {
    FactorRow {
        pathway: Cow::Borrowed(pathway),
        family,
        origin,
        consumer,
        sulphur: None,
        lower_heating_value: None,
        well_to_tank,
        co2: None,
        ch4: None,
        n2o: None,
        methane_slip: None,
        filled: FilledCells::None,
        source,
    }
}
