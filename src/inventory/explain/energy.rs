//! From an activity to a mass or an electricity.

use super::super::{Derivation, EnergyCarrier, Entry, Inventory};
use super::Explanation;
use crate::engine::consumer::ConsumptionLaw;
use crate::engine::ghg4;
use crate::provenance::Source;
use crate::units::si::{hour, kilowatt, kilowatt_hour, knot, meter};
use crate::units::wire::round_15;
use crate::units::{Fraction, Load, SpecificFuelConsumption};
use crate::vessel::{LimitHit, LoadPoint, PropulsionForm};

impl Inventory {
    pub(super) fn explain_mass(&self, entry: &Entry) -> Explanation {
        let mass = Explanation::new("fuel m", entry.mass.kilograms(), "kg");
        let law = match self.carrier(entry) {
            EnergyCarrier::Fuel { law, .. } => law.as_ref(),
            EnergyCarrier::Grid(_) => None,
        };
        let shaft_kwh = entry.shaft.map(|energy| energy.get::<kilowatt_hour>());
        let duration = self.activity(entry).duration().get::<hour>();
        let (power, hours, sfc, load) = match entry.derivation {
            Derivation::Propulsion { speed, draught, load, power, sfc } => {
                let mut inputs = vec![Explanation::new("speed through water v", speed.get::<knot>(), "kn")];
                inputs.extend(
                    draught.map(|draught| Explanation::new("draught d", draught.get::<meter>(), "m")),
                );
                inputs.extend(self.law_inputs());
                let (formula, source) = self.form();
                let limits = self.voyage.vessel().propulsion().limits().source();
                let source = match (load.limit, limits) {
                    (Some(_), Some(limits)) => format!("{source}; limit: {limits}"),
                    _ => source.to_string(),
                };
                let point = Explanation::new(format!("load L{}", limited(load)), load.load.get(), "of MCR")
                    .by(formula, inputs)
                    .from(source);
                let mcr = Explanation::new("MCR", self.voyage.vessel().mcr().get::<kilowatt>(), "kW");
                let node = Explanation::new("power P", power.get::<kilowatt>(), "kW");
                let hours = Explanation::new("duration t", duration, "h");
                (node.by("L MCR", vec![point, mcr]), hours, sfc, load.load)
            }
            Derivation::AtMost { power, running, sfc } => {
                let node = Explanation::new(
                    "highest power P, by policy `conservative`",
                    power.get::<kilowatt>(),
                    "kW",
                )
                .from("MCR of the main engine; else the highest demand of any mode, or that was measured");
                let hours = Explanation::new("running time t", running.get::<hour>(), "h");
                (node, hours, sfc, Load::ONE)
            }
            Derivation::Demand { power, running, sfc } => {
                let node = Explanation::new("demand P", power.get::<kilowatt>(), "kW")
                    .from(self.voyage.vessel().demand().source());
                let hours = Explanation::new("running time t", running.get::<hour>(), "h");
                (node, hours, sfc, Load::ONE)
            }
            Derivation::Pilot { shaft, sfc } => {
                let shaft = Explanation::new("shaft energy W", shaft.get::<kilowatt_hour>(), "kWh");
                let sfc = Explanation::new("SFC_pilot", sfc.grams_per_kilowatt_hour(), "g/kWh");
                return mass.by("W SFC_pilot", vec![shaft, sfc.from(&ghg4::SOURCE)]);
            }
            Derivation::Measured { evidence } => return mass.from(format!("measured: {evidence:?}")),
            Derivation::Interpolated { rate, running } => {
                let rate = Explanation::new("mean measured rate", rate.kilograms_per_hour(), "kg/h");
                let running = Explanation::new("running time t", running.get::<hour>(), "h");
                return mass.by("rate t", vec![rate, running]);
            }
            Derivation::Shore { .. } => return mass,
        };
        let whole = power.value.zip(hours.value).map(|(power, hours)| power * hours);
        let shaft = Explanation::new("shaft energy W", shaft_kwh, "kWh");
        let shaft = match shaft_kwh.zip(whole) {
            Some((part, whole)) if part < whole * (1.0 - 1e-12) => {
                let share = Explanation::new("share of the blend", part / whole, "of the shaft energy");
                shaft.by("share P t", vec![share, power, hours])
            }
            _ => shaft.by("P t", vec![power, hours]),
        };
        mass.by("W SFC", vec![shaft, explain_sfc(law, sfc, load)])
    }

    fn form(&self) -> (&'static str, Source) {
        let propulsion = self.voyage.vessel().propulsion();
        let saves = propulsion.power_saving() != Fraction::ZERO;
        let formula = match (propulsion.form(), saves) {
            (PropulsionForm::PropellerLaw, false) => "(v/v_max)³ (1 + margin) / (η_w η_f)",
            (PropulsionForm::PropellerLaw, true) => "(v/v_max)³ (1 + margin) (1 − saving) / (η_w η_f)",
            (PropulsionForm::Admiralty, false) => "(v/v_max)³ (d/d_max)^(2/3) (1 + margin) / (η_w η_f)",
            (PropulsionForm::Admiralty, true) => {
                "(v/v_max)³ (d/d_max)^(2/3) (1 + margin) (1 − saving) / (η_w η_f)"
            }
            (PropulsionForm::ImoGhg4, false) => "δ_w (v/v_ref)³ (d/d_ref)^(2/3) / (η_w η_f)",
            (PropulsionForm::ImoGhg4, true) => "δ_w (v/v_ref)³ (d/d_ref)^(2/3) (1 − saving) / (η_w η_f)",
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
        if propulsion.power_saving() != Fraction::ZERO {
            inputs.push(Explanation::new("saving of power", propulsion.power_saving().get(), ""));
        }
        inputs
    }
}

fn explain_sfc(law: Option<&ConsumptionLaw>, sfc: SpecificFuelConsumption, load: Load) -> Explanation {
    let node = Explanation::new("SFC", sfc.grams_per_kilowatt_hour(), "g/kWh");
    let Some(law) = law else { return node };
    let stated = match law.load_corrected_base() {
        Some(base) => {
            let base = Explanation::new("SFC_base", base.grams_per_kilowatt_hour(), "g/kWh");
            let factor = Explanation::new("load correction", ghg4::load_correction(load), "");
            let factor = factor.by("0.455 L² − 0.710 L + 1.280", Vec::new());
            Some(vec![base.from(law.source()), factor])
        }
        None => None,
    };
    if law.energy_ratio() == 1.0 {
        return match stated {
            Some(inputs) => node.by("SFC_base × correction", inputs),
            None => node.from(law.source()),
        };
    }
    let ratio =
        Explanation::new("heating value of the stated fuel over the burned one's", law.energy_ratio(), "")
            .from("named substitution: equal efficiency; MEPC.364(79), paragraph 2.2.1, over the factor set");
    let stated_sfc =
        Explanation::new("SFC stated", sfc.grams_per_kilowatt_hour() / law.energy_ratio(), "g/kWh");
    let stated_sfc = match stated {
        Some(inputs) => stated_sfc.by("SFC_base × correction", inputs),
        None => stated_sfc.from(law.source()),
    };
    node.by("SFC stated × LHV stated / LHV burned", vec![stated_sfc, ratio])
}

/// Electricity fed into the grid for a connection.
pub(super) fn fed_in(entry: &Entry) -> Explanation {
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
