//! Air pollutants of a voyage, as a table and as JSON.

use std::collections::BTreeMap;
use std::fmt;

use green_corridor::TransportActivity;
use green_corridor::air::AirInventory;
use green_corridor::engine::Pollutants;
use green_corridor::units::substance::{Carried, Nox};
use green_corridor::units::wire::round_15;
use serde::Serialize;

use crate::report::{number, table};

#[derive(Serialize)]
pub struct Air {
    method: String,
    total_kg: BTreeMap<&'static str, Option<f64>>,
    by_mode_kg: Vec<(String, BTreeMap<&'static str, Option<f64>>)>,
    by_waters_kg: Vec<(String, BTreeMap<&'static str, Option<f64>>)>,
    kg_nox_per_carried_teu: Option<f64>,
}

impl Air {
    pub fn of(air: &AirInventory) -> Self {
        let activity = TransportActivity::of(air.voyage());
        let per_teu =
            air.total().known::<Nox>().ok().and_then(|nox| activity.per_teu::<Carried, _>(nox).ok());
        let waters = |label: Option<String>| label.unwrap_or_else(|| "waters not stated".to_owned());
        Self {
            method: air.method().to_string(),
            total_kg: kilograms(&air.total()),
            by_mode_kg: air
                .by_mode()
                .iter()
                .map(|(mode, part)| (mode.to_string(), kilograms(part)))
                .collect(),
            by_waters_kg: air
                .by_waters()
                .into_iter()
                .map(|(label, part)| (waters(label), kilograms(&part)))
                .collect(),
            kg_nox_per_carried_teu: per_teu.map(|per_teu| round_15(per_teu.kilograms_per_teu())),
        }
    }
}

fn kilograms(pollutants: &Pollutants) -> BTreeMap<&'static str, Option<f64>> {
    pollutants.kilograms().into_iter().map(|(name, mass)| (name, mass.map(round_15))).collect()
}

impl fmt::Display for Air {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: [&str; 6] = ["NOx", "SO2", "PM10", "PM2.5", "black carbon", "CO"];
        let row = |name: &str, part: &BTreeMap<&'static str, Option<f64>>| {
            let cell = |pollutant| match part.get(pollutant) {
                Some(Some(mass)) => number(*mass, 1),
                _ => "unknown".to_owned(),
            };
            [name.to_owned()].into_iter().chain(SHOWN.map(cell)).collect::<Vec<_>>()
        };
        let modes = self.by_mode_kg.iter().map(|(mode, part)| row(mode, part));
        let waters = self.by_waters_kg.iter().map(|(label, part)| row(label, part));
        let rows = modes.chain([row("total", &self.total_kg)]).collect();
        writeln!(f, "air pollutants by {}, kg", self.method)?;
        writeln!(f, "{}", table("mode", &SHOWN, rows))?;
        writeln!(f, "{}", table("waters", &SHOWN, waters.collect()))?;
        if let Some(nox) = self.kg_nox_per_carried_teu {
            writeln!(f, "NOx per carried TEU: {} kg", number(nox, 2))?;
        }
        Ok(())
    }
}
