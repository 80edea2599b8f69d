//! The sections of the report, in their order; each says its result in one sentence before it shows it.

mod cost;
mod energy;
mod low_carbon;
mod moved;
mod quality;
mod services;
mod sums;
mod uncertainty;

use crate::report::Report;

pub struct Section {
    pub id: &'static str,
    pub title: &'static str,
    pub lede: String,
    /// HTML.
    pub body: String,
}

pub fn all(report: &Report) -> Vec<Section> {
    vec![
        uncertainty::trend(report),
        moved::section(report),
        services::section(report),
        energy::fuel(report),
        energy::shore_power(report),
        cost::section(report),
        low_carbon::air(report),
        low_carbon::section(report),
        uncertainty::sensitivity(report),
        sums::section(report),
        quality::section(report),
        quality::glossary(),
    ]
}
