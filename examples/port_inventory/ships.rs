//! Ships: hours and kilowatts of a mean call, by the EPA method of 2022 on marine gas oil.

use green_corridor::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, MainEngine, Sfc, factors};
use green_corridor::engine::{NoxTier, Pollutants};
use green_corridor::fuel::{ConsumerClass, Emissions, FactorSet, MarineFuel};
use green_corridor::terminal::{Amounts, PortEntry, Supply};
use green_corridor::units::si::{hours, kilowatts};
use green_corridor::units::substance::{Co2, Fuel as FuelMass};
use green_corridor::units::{Electricity, Factor, Load, Mass};
use green_corridor::vessel::OperatingMode;
use serde::Deserialize;

use crate::Failure;

/// The tag of the method.
const METHOD: &str = "EPA-420-B-22-011";

/// CO2 per marine gas oil in the method, which gives its fuel back.
const CO2_PER_FUEL: Factor<Co2, FuelMass> = Factor::from_grams_per_gram(3.206);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipForm {
    name: String,
    calls: u32,
    main_engine: MainForm,
    main_tier: Option<TierForm>,
    auxiliary_tier: Option<TierForm>,
    sulphur_percent: f64,
    /// Hours of a mean call on shore power.
    pub shore_power_h: f64,
    activities: Vec<ActivityForm>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MainForm {
    Ssd,
    Msd,
}

#[derive(Clone, Copy, Deserialize)]
enum TierForm {
    #[serde(rename = "I")]
    One,
    #[serde(rename = "II")]
    Two,
    #[serde(rename = "III")]
    Three,
}

impl From<TierForm> for NoxTier {
    fn from(form: TierForm) -> Self {
        match form {
            TierForm::One => Self::I,
            TierForm::Two => Self::II,
            TierForm::Three => Self::III,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityForm {
    mode: OperatingMode,
    hours: f64,
    #[serde(default)]
    main_kw: f64,
    #[serde(default)]
    main_load: f64,
    auxiliary_kw: f64,
    boiler_kw: f64,
}

impl ShipForm {
    /// Hours at berth of a mean call.
    pub fn berth_h(&self) -> f64 {
        let berth = self.activities.iter().filter(|activity| activity.mode == OperatingMode::Berth);
        berth.map(|activity| activity.hours).sum()
    }

    /// All calls of a year, so many hours of each on shore power.
    pub fn entry(&self, shore_power_h: f64, supply: &Supply) -> Result<PortEntry, Failure> {
        let named = |error: String| format!("{}: {error}", self.name);
        if !(0.0..=self.berth_h()).contains(&shore_power_h) {
            let berth = self.berth_h();
            return Err(
                named(format!("`shore_power_h` must be in 0..={berth} h, got {shore_power_h}")).into()
            );
        }
        let fuel = Fuel::distillate(self.sulphur_percent).map_err(|error| named(error.to_string()))?;
        let calls = f64::from(self.calls);
        let (mut pollutants, mut plugged) = (Pollutants::ZERO, Electricity::ZERO);
        for activity in &self.activities {
            let ActivityForm { mode, hours: run, main_kw, main_load, auxiliary_kw, boiler_kw } = *activity;
            for (field, value) in [
                ("hours", run),
                ("main_kw", main_kw),
                ("auxiliary_kw", auxiliary_kw),
                ("boiler_kw", boiler_kw),
            ] {
                if !(0.0..=150_000.0).contains(&value) {
                    return Err(named(format!("{mode}: `{field}` must be in 0..=150000, got {value}")).into());
                }
            }
            let on_shore =
                if mode == OperatingMode::Berth { shore_power_h * run / self.berth_h() } else { 0.0 };
            plugged += Electricity::from_kilowatt_hours(auxiliary_kw * on_shore * calls);
            let load = Load::new(main_load).map_err(|error| named(error.to_string()))?;
            let engine = match self.main_engine {
                MainForm::Ssd => MainEngine::Ssd,
                MainForm::Msd => MainEngine::Msd,
            };
            let machines = [
                (Machine::Main { engine, load }, self.main_tier.map(NoxTier::from), main_kw, run),
                (
                    Machine::Auxiliary(AuxiliaryEngine::Msd),
                    self.auxiliary_tier.map(NoxTier::from),
                    auxiliary_kw,
                    run - on_shore,
                ),
                (Machine::Boiler, None, boiler_kw, run),
            ];
            for (machine, tier, power, run) in machines {
                if power > 0.0 && run > 0.0 {
                    let per_energy = factors(machine, tier, fuel, Sfc::Baseline)
                        .map_err(|error| named(error.to_string()))?;
                    pollutants = pollutants + per_energy.of(kilowatts(power) * hours(run) * calls);
                }
            }
        }
        let burned: Mass<FuelMass> = pollutants.known::<Co2>()? / CO2_PER_FUEL;
        let oil = FactorSet::imo_lca().resolve(&MarineFuel::MGO.into(), ConsumerClass::InternalCombustion)?;
        let draw = supply.draw(plugged);
        let grid = supply.grid.emissions(draw.fed_in);
        let amounts = Amounts {
            fuel: Some(burned),
            draw,
            emissions: Emissions { grid, ..oil.burn(burned) },
            pollutants,
        };
        Ok(PortEntry::ship(&self.name, METHOD, amounts)
            .on_grid(supply.grid.basis())
            .with_source(green_corridor::engine::epa2022::SOURCE)
            .with_source(supply.grid.source().clone()))
    }
}
