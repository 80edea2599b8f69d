//! MEPC.364(79), 2022 EEDI calculation guidelines, paragraph 2.2.1: conversion factors between
//! fuel and CO2, lower heating values and carbon content. CO2 only; methane, nitrous oxide and
//! upstream are not stated and stay unknown.

use std::borrow::Cow;

use jiff::civil::date;

use super::Family;
use super::factors::FilledCells;
use super::row::{ConsumerMatch, FactorRow, OriginMatch, WellToTankCell};
use crate::provenance::{Confidence, Source};
use crate::units::{Factor, LowerHeatingValue};

const SOURCE: Source = Source::new(
    "MEPC.364(79), 2022 Guidelines on the attained EEDI",
    "paragraph 2.2.1",
    "2022",
    Confidence::Verified,
)
.known_from(date(2022, 12, 16));

// Pathway, family, LHV (MJ/g), Cf_CO2 (g/g).
#[rustfmt::skip]
pub(super) static ROWS: &[FactorRow] = &[
    row("Diesel/Gas Oil", Family::MdoMgo, 0.0427, 3.206),
    row("Light Fuel Oil", Family::Lfo, 0.0412, 3.151),
    row("Heavy Fuel Oil", Family::Hfo, 0.0402, 3.114),
    row("LPG propane", Family::LpgPropane, 0.0463, 3.000),
    row("LPG butane", Family::LpgButane, 0.0457, 3.030),
    row("Ethane", Family::Ethane, 0.0464, 2.927),
    row("LNG", Family::Lng, 0.0480, 2.750),
    row("Methanol", Family::Methanol, 0.0199, 1.375),
    row("Ethanol", Family::Ethanol, 0.0268, 1.913),
];

const fn row(pathway: &'static str, family: Family, lhv_mj_per_g: f64, co2: f64) -> FactorRow {
    FactorRow {
        pathway: Cow::Borrowed(pathway),
        family,
        origin: OriginMatch::Any,
        consumer: ConsumerMatch::Any,
        sulphur: None,
        lower_heating_value: Some(LowerHeatingValue::from_megajoules_per_gram(lhv_mj_per_g)),
        well_to_tank: WellToTankCell::NotStated,
        co2: Some(Factor::from_grams_per_gram(co2)),
        ch4: None,
        n2o: None,
        methane_slip: None,
        filled: FilledCells::None,
        source: SOURCE,
    }
}
