//! The chain behind one number: its formula, its inputs, their sources, as text and as JSON.

use std::fmt;

use serde::Serialize;

use super::{Derivation, EnergyCarrier, Entry, Inventory};
use crate::fuel::factors::{FilledCells, FuelFactors, WellToTankRule};
use crate::fuel::gwp::GwpSet;
use crate::grid::GridFactor;
use crate::provenance::{DataTier, Source};
use crate::units::si::{hour, kilowatt, kilowatt_hour, knot, meter};
use crate::units::wire::round_15;
use crate::vessel::{LimitHit, LoadPoint, PropulsionForm};

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
    fn new(quantity: impl Into<String>, value: impl Into<Option<f64>>, unit: &'static str) -> Self {
        let value = value.into().map(round_15);
        Self { quantity: quantity.into(), value, unit, formula: None, source: None, inputs: Vec::new() }
    }

    fn by(self, formula: &'static str, inputs: Vec<Self>) -> Self {
        Self { formula: Some(formula), inputs, ..self }
    }

    fn from(self, source: impl ToString) -> Self {
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
            EnergyCarrier::Fuel { factors, .. } => vec![
                Explanation::new("well-to-tank CO2e", up, "kg").by("m LHV wtt", well_to_tank(factors)),
                self.tank_to_wake(entry, factors, down),
                self.mass(entry),
            ],
            EnergyCarrier::Grid(grid) => {
                let mut inputs = vec![self.fed_in(entry)];
                inputs.extend(grid_factors(grid));
                vec![
                    Explanation::new("well-to-tank CO2e", up, "kg")
                        .by("E_grid (CO2 + GWP_CH4 CH4 + GWP_N2O N2O)", inputs),
                    Explanation::new("tank-to-wake CO2e", down, "kg"),
                ]
            }
        };
        Explanation::new(name, total, "kg").by("well-to-tank + tank-to-wake", stages)
    }

    fn tank_to_wake(&self, entry: &Entry, factors: &FuelFactors, value: Option<f64>) -> Explanation {
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

    fn mass(&self, entry: &Entry) -> Explanation {
        let mass = Explanation::new("fuel m", entry.mass.kilograms(), "kg");
        let law_source = match self.carrier(entry) {
            EnergyCarrier::Fuel { law: Some(law), .. } => Some(law.source()),
            _ => None,
        };
        let sfc = |value: crate::units::SpecificFuelConsumption| {
            let sfc = Explanation::new("SFC", value.grams_per_kilowatt_hour(), "g/kWh");
            match law_source {
                Some(source) => sfc.from(source),
                None => sfc,
            }
        };
        let shaft = |value: Option<f64>| Explanation::new("shaft energy W", value, "kWh");
        let shaft_kwh = entry.shaft.map(|energy| energy.get::<kilowatt_hour>());
        let duration = self.activity(entry).duration().get::<hour>();
        match entry.derivation {
            Derivation::Propulsion { speed, draught, load, power, sfc: value } => {
                let mut inputs = vec![Explanation::new("speed through water v", speed.get::<knot>(), "kn")];
                inputs.extend(
                    draught.map(|draught| Explanation::new("draught d", draught.get::<meter>(), "m")),
                );
                inputs.extend(self.law_inputs());
                let (formula, form_source) = self.form();
                let load = Explanation::new(format!("load{}", limited(load)), load.load.get(), "of MCR")
                    .by(formula, inputs)
                    .from(form_source);
                let mcr = Explanation::new("MCR", self.voyage.vessel().mcr().get::<kilowatt>(), "kW");
                let power = Explanation::new("power P", power.get::<kilowatt>(), "kW")
                    .by("load MCR", vec![load, mcr]);
                let hours = Explanation::new("duration t", duration, "h");
                mass.by("W SFC", vec![shaft(shaft_kwh).by("P t", vec![power, hours]), sfc(value)])
            }
            Derivation::Demand { power, running, sfc: value } => {
                let power = Explanation::new("demand P", power.get::<kilowatt>(), "kW")
                    .from(self.voyage.vessel().demand().source());
                let hours = Explanation::new("running time t", running.get::<hour>(), "h");
                mass.by("W SFC", vec![shaft(shaft_kwh).by("P t", vec![power, hours]), sfc(value)])
            }
            Derivation::Pilot { shaft: accompanied, sfc: value } => {
                let accompanied = Some(accompanied.get::<kilowatt_hour>());
                mass.by("W SFC_pilot", vec![shaft(accompanied), sfc(value)])
            }
            Derivation::Measured { evidence } => mass.from(format!("measured: {evidence:?}")),
            Derivation::Shore { .. } => mass,
        }
    }

    fn fed_in(&self, entry: &Entry) -> Explanation {
        let at_ship =
            Explanation::new("electricity at the ship E_ship", entry.electricity.kilowatt_hours(), "kWh");
        match entry.derivation {
            Derivation::Shore { fed_in, converter_efficiency, grid_loss } => {
                let efficiency = Explanation::new("converter efficiency η", converter_efficiency.get(), "");
                let loss = Explanation::new("transmission and distribution loss", grid_loss.get(), "");
                Explanation::new("electricity fed in E_grid", fed_in.kilowatt_hours(), "kWh")
                    .by("E_ship / (η (1 - loss))", vec![at_ship, efficiency, loss])
            }
            _ => at_ship,
        }
    }

    fn form(&self) -> (&'static str, Source) {
        let propulsion = self.voyage.vessel().propulsion();
        let formula = match propulsion.form() {
            PropulsionForm::PropellerLaw => "(v/v_max)³ (1 + margin) / (η_w η_f)",
            PropulsionForm::Admiralty => "(v/v_max)³ (d/d_max)^(2/3) (1 + margin) / (η_w η_f)",
            PropulsionForm::ImoGhg4 => "δ_w (v/v_ref)³ (d/d_ref)^(2/3) / (η_w η_f)",
        };
        (formula, propulsion.source())
    }

    fn law_inputs(&self) -> Vec<Explanation> {
        let propulsion = self.voyage.vessel().propulsion();
        let allowances = propulsion.allowances();
        let mut inputs =
            vec![Explanation::new("reference speed", propulsion.reference_speed().get::<knot>(), "kn")];
        inputs.extend(
            propulsion
                .reference_draught()
                .map(|draught| Explanation::new("reference draught", draught.get::<meter>(), "m")),
        );
        inputs.extend([
            Explanation::new("δ_w", propulsion.speed_power_correction(), ""),
            Explanation::new("margin in transit", allowances.transit_margin.get(), ""),
            Explanation::new("margin while manoeuvring", allowances.manoeuvring_margin.get(), ""),
            Explanation::new("η_w weather", allowances.weather_efficiency.get(), ""),
            Explanation::new("η_f fouling", allowances.fouling_efficiency.get(), ""),
        ]);
        inputs
    }
}

fn grid_factors(grid: &GridFactor) -> [Explanation; 3] {
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

fn well_to_tank(factors: &FuelFactors) -> Vec<Explanation> {
    let lhv = Explanation::new("LHV", factors.lower_heating_value.megajoules_per_kilogram(), "MJ/kg")
        .from(&factors.source);
    let wtt = factors.well_to_tank.map(|wtt| wtt.grams_per_megajoule());
    let wtt = Explanation::new("wtt", wtt, "g CO2e/MJ");
    let e = |e_value: crate::units::GhgIntensity<_, _>| {
        Explanation::new("certified E", e_value.grams_per_megajoule(), "g CO2e/MJ")
            .from("certificate of the batch")
    };
    let wtt = match factors.well_to_tank_rule {
        WellToTankRule::Default | WellToTankRule::NotStated => wtt.from(&factors.source),
        WellToTankRule::CertifiedBio { e_value } => {
            let cf = Explanation::new("Cf_CO2", factors.co2.grams_per_gram(), "g/g").from(&factors.source);
            wtt.by("E - Cf_CO2 / LHV", vec![e(e_value), cf])
        }
        WellToTankRule::CertifiedSynthetic { e_value, e_use } => {
            let e_use = Explanation::new("e_u", e_use.grams_per_megajoule(), "g CO2e/MJ");
            wtt.by("E - e_u", vec![e(e_value), e_use])
        }
    };
    vec![lhv, wtt]
}

fn limited(load: LoadPoint) -> String {
    match load.limit {
        None => String::new(),
        Some(limit) => {
            let hit = match limit {
                LimitHit::Cap => "capped",
                LimitHit::Floor => "raised to the floor",
                LimitHit::Off => "engine off",
            };
            format!(" ({hit}; the law says {})", round_15(load.unlimited))
        }
    }
}

const fn tier(tier: DataTier) -> &'static str {
    match tier {
        DataTier::Measured => "measured",
        DataTier::Modelled => "modelled",
        DataTier::Default => "default of a table",
    }
}
