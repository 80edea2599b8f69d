//! The file: calls of a year, as they stand in it.

use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, Generation, NoxTier};
use green_corridor::grid::{self, GridBasis, GridFactor};
use green_corridor::units::bounded::{Bound, bounds};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Fraction, Teu};
use green_corridor::{ShorePower, ShoreSupply, Vessel};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Failure;

const COUNT: Bound = Bound::new("count", 1.0, 10_000.0, "calls");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub title: String,
    pub unstated_gases: UnstatedGases,
    pub fleet_calls_year_before: u32,
    pub vessel: VesselForm,
    pub auxiliary: AuxiliaryForm,
    pub calls: Vec<CallForm>,
}

/// What becomes of CO2e where a grid factor states CO2 only.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnstatedGases {
    Unknown,
    Co2StandsForCo2e,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VesselForm {
    teu: f64,
    mcr_kw: f64,
    design_speed_kn: f64,
    design_draught_m: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuxiliaryForm {
    engine: EngineForm,
    nox_tier: u8,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum EngineForm {
    Msd,
    Hsd,
}

/// End of the corridor, and with it the rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    California,
    China,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionForm {
    VesselIncident,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallForm {
    pub name: String,
    pub count: u32,
    pub end: End,
    pub port: String,
    pub start: Timestamp,
    pub berth_h: f64,
    pub ready_to_work_h: Option<f64>,
    pub pilot_on_board_h: Option<f64>,
    pub exception: Option<ExceptionForm>,
    pub shore_power: Option<ShoreForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShoreForm {
    pub connect_h: f64,
    pub disconnect_h: f64,
    hook_up_h: f64,
    unplug_h: f64,
    converter_efficiency: f64,
    grid_loss: f64,
    grid: GridForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GridForm {
    region: String,
    year: i16,
    basis: GridBasis,
}

impl Plan {
    /// The ship of all calls.
    pub fn vessel(&self) -> Result<Vessel, Failure> {
        let VesselForm { teu, mcr_kw, design_speed_kn, design_draught_m } = self.vessel;
        let ship = Vessel::container_ship("vessel", Teu::from_count(teu))
            .main_engine(EngineClass::Ssd, kilowatts(mcr_kw))
            .imo_ghg4(Generation::From2001, knots(design_speed_kn), metres(design_draught_m))
            .build()?;
        Ok(ship)
    }

    /// Speed class and NOx tier of the auxiliary engines.
    pub fn auxiliary(&self) -> Result<(AuxiliaryEngine, NoxTier), Failure> {
        let engine = match self.auxiliary.engine {
            EngineForm::Msd => AuxiliaryEngine::Msd,
            EngineForm::Hsd => AuxiliaryEngine::Hsd,
        };
        let tier = match self.auxiliary.nox_tier {
            1 => NoxTier::I,
            2 => NoxTier::II,
            3 => NoxTier::III,
            other => return Err(format!("auxiliary: `nox_tier` must be in 1..=3, got {other}").into()),
        };
        Ok((engine, tier))
    }

    /// A grid factor with the plan's choice of what becomes of unstated gases.
    pub fn grid(&self, factor: &GridFactor) -> GridFactor {
        match self.unstated_gases {
            UnstatedGases::Unknown => factor.clone(),
            UnstatedGases::Co2StandsForCo2e => factor.clone().with_co2_standing_for_co2e(),
        }
    }
}

impl CallForm {
    /// The instant so many hours after the first line.
    pub fn at(&self, field: &'static str, hours: f64) -> Result<Timestamp, Failure> {
        let hours = bounds::DURATION.named(field).check(hours)?;
        Ok(self.start.checked_add(SignedDuration::from_millis((hours * 3.6e6).round() as i64))?)
    }

    /// What can be checked of the call alone.
    pub fn check(&self) -> Result<(), Failure> {
        COUNT.check(f64::from(self.count))?;
        let given = [("ready_to_work_h", self.ready_to_work_h), ("pilot_on_board_h", self.pilot_on_board_h)];
        if self.end == End::China
            && let Some((field, _)) = given.iter().find(|(_, value)| value.is_some())
        {
            return Err(format!("`{field}` is for calls with `end = \"california\"`").into());
        }
        if self.end == End::China && self.exception.is_some() {
            return Err("`exception` is for calls with `end = \"california\"`".into());
        }
        Ok(())
    }
}

impl ShoreForm {
    /// The shore supply, from its own grid or from another.
    pub fn shore_power(&self, plan: &Plan, other: Option<&GridFactor>) -> Result<ShorePower, Failure> {
        let own = grid::find(&self.grid.region, self.grid.year, self.grid.basis)?;
        let fraction = |field, value| -> Result<Fraction, Failure> {
            Ok(Fraction::new(bounds::FRACTION.named(field).check(value)?)?)
        };
        Ok(ShorePower {
            hook_up: hours(bounds::DURATION.named("hook_up_h").check(self.hook_up_h)?),
            unplug: hours(bounds::DURATION.named("unplug_h").check(self.unplug_h)?),
            supply: ShoreSupply::AuxiliaryDemand,
            converter_efficiency: fraction("converter_efficiency", self.converter_efficiency)?,
            grid_loss: fraction("grid_loss", self.grid_loss)?,
            grid: plan.grid(other.unwrap_or(own)),
        })
    }
}
