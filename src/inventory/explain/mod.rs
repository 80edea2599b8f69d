//! The chain behind one number: its formula, its inputs, their sources, as text and as JSON.

mod emissions;
mod energy;

use std::fmt;

use serde::Serialize;

use super::{EnergyCarrier, Entry, Inventory};
use crate::fuel::gwp::GwpSet;
use crate::provenance::DataTier;
use crate::units::wire::round_15;

/// A number, how it came about, and the numbers it came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// What it is.
    pub quantity: String,
    /// Its value; `None` is unknown.
    pub value: Option<f64>,
    /// Unit of the value.
    pub unit: &'static str,
    /// How it follows from its inputs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<&'static str>,
    /// Where it stands, if it was looked up or given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What it came from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Explanation>,
}

impl Explanation {
    pub(crate) fn new(
        quantity: impl Into<String>,
        value: impl Into<Option<f64>>,
        unit: &'static str,
    ) -> Self {
        let value = value.into().map(round_15);
        Self { quantity: quantity.into(), value, unit, formula: None, source: None, inputs: Vec::new() }
    }

    pub(crate) fn by(self, formula: &'static str, inputs: Vec<Self>) -> Self {
        Self { formula: Some(formula), inputs, ..self }
    }

    pub(super) fn from(self, source: impl ToString) -> Self {
        Self { source: Some(source.to_string()), ..self }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let value = self.value.map_or("unknown".to_owned(), |value| value.to_string());
        write!(f, "{:indent$}{} = {value}", "", self.quantity, indent = 2 * depth)?;
        if !self.unit.is_empty() && self.value.is_some() {
            write!(f, " {}", self.unit)?;
        }
        if let Some(formula) = self.formula {
            write!(f, "   [{formula}]")?;
        }
        if let Some(source) = &self.source {
            write!(f, "   <{source}>")?;
        }
        writeln!(f)?;
        self.inputs.iter().try_for_each(|input| input.write(f, depth + 1))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

impl Inventory {
    /// The chain behind the well-to-wake CO2e of the voyage.
    pub fn explain<G: GwpSet>(&self, set: G) -> Explanation {
        let parts = self.entries.iter().map(|entry| self.explain_entry(entry, set.clone())).collect();
        let total = self.total().emissions.well_to_wake(set.clone());
        let weights = set.weights();
        let mut inputs: Vec<Explanation> = vec![
            Explanation::new("GWP of fossil CH4", weights.ch4_fossil, "g CO2e/g").from(set.source()),
            Explanation::new("GWP of non-fossil CH4", weights.ch4_non_fossil, "g CO2e/g").from(set.source()),
            Explanation::new("GWP of N2O", weights.n2o, "g CO2e/g").from(set.source()),
        ];
        inputs.extend::<Vec<Explanation>>(parts);
        let name = format!("well-to-wake CO2e under {}, factors of {}", G::NAME, self.factor_set);
        Explanation::new(name, total.ok().map(|mass| mass.kilograms()), "kg").by("Σ entries", inputs)
    }

    /// The chain behind the well-to-wake CO2e of one entry.
    pub fn explain_entry<G: GwpSet>(&self, entry: &Entry, set: G) -> Explanation {
        let name = format!(
            "{} {}, {} on {} ({})",
            self.place(entry),
            self.activity(entry).mode(),
            entry.consumer,
            self.carrier(entry),
            tier(entry.tier)
        );
        let total = entry.emissions.well_to_wake(set.clone()).ok().map(|mass| mass.kilograms());
        let up = entry.emissions.well_to_tank(set.clone()).ok().map(|mass| mass.kilograms());
        let down = entry.emissions.tank_to_wake(set).ok().map(|mass| mass.kilograms());
        let stages = match self.carrier(entry) {
            EnergyCarrier::Fuel { batch, factors, .. } => vec![
                Explanation::new("well-to-tank CO2e", up, "kg")
                    .by("m LHV wtt", emissions::well_to_tank(batch, factors)),
                emissions::tank_to_wake(entry, factors, down),
                self.explain_mass(entry),
            ],
            EnergyCarrier::Grid(grid) => {
                let mut inputs = vec![energy::fed_in(entry)];
                inputs.extend(emissions::grid_factors(grid));
                vec![
                    Explanation::new("well-to-tank CO2e", up, "kg")
                        .by("E_grid (CO2 + GWP_CH4 CH4 + GWP_N2O N2O)", inputs),
                    Explanation::new("tank-to-wake CO2e", down, "kg"),
                ]
            }
        };
        Explanation::new(name, total, "kg").by("well-to-tank + tank-to-wake", stages)
    }
}

const fn tier(tier: DataTier) -> &'static str {
    match tier {
        DataTier::Measured => "measured",
        DataTier::Modelled => "modelled",
        DataTier::Default => "default of a table",
    }
}
