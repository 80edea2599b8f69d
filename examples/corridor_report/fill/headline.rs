//! The key figures on top.

use green_corridor::corridor::kpi::{LowCarbon, ZeroCarbonGoal};
use green_corridor::corridor::{KindOfTeu, Kpi, Per};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel, Origin};
use green_corridor::provenance::Source;
use green_corridor::units::GhgIntensity;
use green_corridor::units::si::{hour, kilowatt_hour};

use super::{Failure, Study};
use crate::report::{Bridge, Fan, Headline, ZeroCarbonShip};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn headline(&self, fan: &Fan) -> Result<Headline, Failure> {
        let per = |kind| Kpi { per: Per::Teu(kind), ..self.figure }.value(&self.year);
        let total = Kpi { per: Per::Total, ..self.figure }.value(&self.year)?;
        let ports = self.year.shore_power();
        let sum = |of: &dyn Fn(&green_corridor::corridor::kpi::PortShorePower) -> f64| {
            ports.values().map(of).sum::<f64>()
        };
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let shore_kwh = sum(&|port| port.net.at_ship.kilowatt_hours());
        let engines_kwh =
            sum(&|port| port.auxiliary.map_or(f64::NAN, |energy| energy.get::<kilowatt_hour>()));
        let capable = self.year.capable_ships().ships;
        Ok(Headline {
            gwp_set: self.figure.set.to_string(),
            kg_co2e_per_loaded_teu: per(KindOfTeu::LoadedTeu)?,
            kg_co2e_per_carried_teu: per(KindOfTeu::CarriedTeu)?,
            kg_co2e_per_nominal_teu: per(KindOfTeu::NominalSlots)?,
            t_co2e: total / 1e3,
            range: fan.years.first().map(|year| year.range.clone()),
            change_since_baseline: None,
            shore_power_share_of_calls: share(sum(&|port| port.connected), sum(&|port| port.calls)),
            shore_power_share_of_hours: share(
                sum(&|port| port.energised.get::<hour>()),
                sum(&|port| port.berth.get::<hour>()),
            ),
            shore_power_share_of_kwh: share(shore_kwh, shore_kwh + engines_kwh),
            low_carbon_share_of_energy: self
                .year
                .low_carbon_fuel(&self.low_carbon_rule(), self.set.clone())?
                .share_of_energy(),
            capable_ships: capable.part as u32,
            ships: capable.whole as u32,
            zero_carbon_ship: self.zero_carbon_ship()?,
        })
    }

    /// A fuel of biogenic or renewable non-biological origin, whatever it emits: the file states no threshold.
    pub(super) fn low_carbon_rule(&self) -> LowCarbon<G> {
        LowCarbon::Origin {
            origins: [Origin::Biogenic, Origin::Rfnbo].into(),
            source: Source::user("biofuels and renewable fuels of non-biological origin, by this report"),
        }
    }

    fn zero_carbon_ship(&self) -> Result<ZeroCarbonShip, Failure> {
        let vlsfo =
            FactorSet::imo_lca().resolve(&MarineFuel::VLSFO.into(), ConsumerClass::InternalCombustion)?;
        let reference = vlsfo.well_to_wake_intensity(self.set.clone())?;
        let goal = ZeroCarbonGoal {
            target_year: ZeroCarbonGoal::<G>::PLAN_OF_2023,
            threshold: GhgIntensity::ZERO,
            reference,
            source: ZeroCarbonGoal::<G>::PLAN,
        };
        let distance = self.year.distance_to_zero_carbon(&goal, self.set.clone())?;
        let class = distance.lowest.class;
        let ship = self.corridor().services().iter().flat_map(|service| &service.spec().deployments);
        let ship = ship.filter(|one| *one.class.name == *class).find_map(|one| one.ships.first());
        Ok(ZeroCarbonShip {
            goal_year: goal.target_year,
            nearest_ship: ship.map(|ship| ship.to_string()),
            intensity_left: Some(1.0 - distance.reduction),
            nearest_ship_g_co2e_per_mj: Some(distance.lowest.intensity.grams_per_megajoule()),
            fossil_g_co2e_per_mj: reference.grams_per_megajoule(),
        })
    }

    /// One sentence, of the terms of the bridge.
    pub(super) fn result(&self, moved: &Bridge) -> String {
        let (from, to) = (moved.from_kg_co2e_per_loaded_teu, moved.to_kg_co2e_per_loaded_teu);
        let change = (to / from - 1.0) * 100.0;
        if change.abs() < 0.05 {
            return format!("A loaded container crosses for {from:.0} kg of CO2e; no scenario changes it.");
        }
        let way = if change < 0.0 { "less" } else { "more" };
        let most = moved.terms.iter().filter(|term| term.kg_co2e_per_loaded_teu * change > 0.0).max_by(
            |one, other| one.kg_co2e_per_loaded_teu.abs().total_cmp(&other.kg_co2e_per_loaded_teu.abs()),
        );
        let most = most.map_or(String::new(), |term| {
            let share = 100.0 * term.kg_co2e_per_loaded_teu / (to - from);
            format!(" {}, {share:.0} % of the change, does most of it.", capital(&term.cause))
        });
        format!(
            "A loaded container crosses for {from:.0} kg of CO2e; in {} for {to:.0} kg, {:.0} % {way}.{most}",
            moved.to,
            change.abs()
        )
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
