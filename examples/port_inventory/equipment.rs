//! Equipment, craft and switchers: engines with a duty.

use green_corridor::engine::PollutantFactors;
use green_corridor::provenance::Sourced;
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
use green_corridor::terminal::{
    Corrections, CraftEngine, Diesel, DieselDrive, DieselFactors, Duty, ElectricDemand, EngineFactors,
    EquipmentEnergy, EquipmentGroup, EquipmentKind, Multipliers, Supply,
};
use green_corridor::units::si::{hours, kilowatts};
use green_corridor::units::substance::Substance;
use green_corridor::units::{BrakeFactor, Fraction};
use serde::Deserialize;

use crate::Failure;
use crate::file::source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EquipmentForm {
    name: String,
    kind: EquipmentKind,
    pieces: u32,
    power_kw: f64,
    load_factor: Fraction,
    hours: f64,
    tier: Option<NonroadTier>,
    cycle: Option<DutyCycle>,
    cumulative_h: Option<f64>,
    hybrid_fuel_saving: Option<Fraction>,
    hybrid_pollutants: Option<f64>,
    kwh_per_hour: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineForm {
    pub name: String,
    pieces: u32,
    power_kw: f64,
    load_factor: Fraction,
    hours: f64,
    sfc_g_per_kwh: Option<f64>,
    co2_g_per_kwh: f64,
    nox_g_per_kwh: Option<f64>,
    pm10_g_per_kwh: Option<f64>,
    so2_g_per_kwh: Option<f64>,
}

impl EquipmentForm {
    /// The group as the library describes it.
    pub fn group(&self, fuel: Diesel, wired: &Supply, charged: &Supply) -> Result<EquipmentGroup, Failure> {
        let energy = match (self.tier, self.kwh_per_hour) {
            (Some(tier), None) => self.diesel(tier, fuel)?,
            (None, Some(per_hour)) => EquipmentEnergy::Electric {
                demand: ElectricDemand::PerHour(kilowatts(per_hour)),
                // Cranes are on cables; what has a battery goes through a charger.
                supply: match self.kind {
                    EquipmentKind::ShipToShoreCrane | EquipmentKind::RailMountedGantry => wired.clone(),
                    _ => charged.clone(),
                },
                source: source(),
            },
            _ => return Err(format!("{}: give either `tier` or `kwh_per_hour`", self.name).into()),
        };
        let duty = Duty {
            pieces: self.pieces,
            rated_power: kilowatts(self.power_kw),
            load_factor: self.load_factor,
            hours: hours(self.hours),
            source: source(),
        };
        Ok(EquipmentGroup { name: self.name.clone(), kind: self.kind, duty, energy })
    }

    fn diesel(&self, tier: NonroadTier, fuel: Diesel) -> Result<EquipmentEnergy, Failure> {
        let missing = |field| format!("{}: give `{field}`", self.name);
        let cycle = self.cycle.or(self.kind.duty_cycle()).ok_or_else(|| missing("cycle"))?;
        let cumulative = hours(self.cumulative_h.ok_or_else(|| missing("cumulative_h"))?);
        let drive = DieselDrive {
            factors: DieselFactors::Nonroad(Nonroad { cycle, tier, cumulative }),
            fuel,
            corrections: Corrections::NONE,
        };
        let Some(fuel_saving) = self.hybrid_fuel_saving else {
            return Ok(EquipmentEnergy::Diesel(drive));
        };
        let pollutants = self.hybrid_pollutants.map(|share| {
            let share = Some(share);
            Box::new(Multipliers {
                nox: share,
                pm: share,
                hc: share,
                co: share,
                ..Multipliers::stated("the file")
            })
        });
        Ok(EquipmentEnergy::Hybrid { drive, fuel_saving, pollutants, source: source() })
    }
}

impl EngineForm {
    /// The engines as the library describes them.
    pub fn engine(&self, fuel: Diesel) -> CraftEngine {
        let factors = EngineFactors {
            fuel: grams(self.sfc_g_per_kwh),
            pollutants: PollutantFactors {
                nox: grams(self.nox_g_per_kwh),
                pm10: grams(self.pm10_g_per_kwh),
                diesel_pm: grams(self.pm10_g_per_kwh),
                so2: grams(self.so2_g_per_kwh),
                ..PollutantFactors::UNKNOWN
            },
            ..EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(self.co2_g_per_kwh))
        };
        let duty = Duty {
            pieces: self.pieces,
            rated_power: kilowatts(self.power_kw),
            load_factor: self.load_factor,
            hours: hours(self.hours),
            source: source(),
        };
        CraftEngine { duty, factors: Sourced { value: factors, source: source() }, fuel }
    }
}

fn grams<S: Substance>(per_kilowatt_hour: Option<f64>) -> Option<BrakeFactor<S>> {
    per_kilowatt_hour.map(BrakeFactor::from_grams_per_kilowatt_hour)
}
