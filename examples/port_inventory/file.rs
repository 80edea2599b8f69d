//! The file: forms as TOML holds them, and what the library makes of them.

use std::path::Path;

use green_corridor::engine::Pollutants;
use green_corridor::fuel::Emissions;
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::provenance::Source;
use green_corridor::terminal::{
    Boundary, Diesel, DieselContent, DrayageTrucks, ElectricityBasis, ElectricityUse, Extent, HarbourCraft,
    Idling, LifeCycleStage, LocomotiveWork, Locomotives, PerUnit, PortYear, ReeferPlugs, Replacement,
    SourceCategory, Supply, TeuCount, TruckEnergy, TruckMiles, ZeroEmissionTerminal,
};
use green_corridor::units::si::{hours, kilowatts, statute_miles};
use green_corridor::units::{Electricity, Factor, Fraction, Mass, Teu};
use serde::Deserialize;

use crate::Failure;
use crate::equipment::{EngineForm, EquipmentForm};
use crate::ships::{Plugged, Quay, ShipForm};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortForm {
    pub title: String,
    port: String,
    /// A port of the crate's table, whose waters are the port's.
    position_of: String,
    year: i16,
    throughput_teu: f64,
    boundary: BoundaryForm,
    electricity: ElectricityForm,
    diesel: DieselForm,
    #[serde(default)]
    ships: Vec<ShipForm>,
    #[serde(default)]
    equipment: Vec<EquipmentForm>,
    #[serde(default)]
    craft: Vec<EngineForm>,
    #[serde(default)]
    switchers: Vec<EngineForm>,
    #[serde(default)]
    line_haul: Vec<LineHaulForm>,
    #[serde(default)]
    trucks: Vec<TruckForm>,
    #[serde(default)]
    electricity_uses: Vec<UseForm>,
    #[serde(default)]
    reefers: Vec<ReeferForm>,
    scenario: ScenarioForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundaryForm {
    extent: Extent,
    stage: LifeCycleStage,
    teu: TeuCount,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ElectricityForm {
    grid: GridForm,
    grid_loss: Fraction,
    charger_efficiency: Fraction,
    /// From the quay to the ship.
    converter_efficiency: Fraction,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GridForm {
    region: String,
    year: i16,
    basis: GridBasis,
    #[serde(default)]
    co2_stands_for_co2e: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DieselForm {
    sulphur_percent: f64,
    ch4_g_per_g: Option<f64>,
    n2o_g_per_g: Option<f64>,
    upstream_g_per_g: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PerUnitForm {
    co2_kg: Option<f64>,
    ch4_g: Option<f64>,
    n2o_g: Option<f64>,
    upstream_kg: Option<f64>,
    nox_g: Option<f64>,
    pm10_g: Option<f64>,
    so2_g: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineHaulForm {
    name: String,
    short_ton_miles: f64,
    per_short_ton_mile: PerUnitForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TruckForm {
    name: String,
    loaded_miles: f64,
    bobtail_miles: f64,
    empty_miles: f64,
    per_mile: PerUnitForm,
    idling_h: Option<f64>,
    per_idling_hour: Option<PerUnitForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UseForm {
    name: String,
    kwh: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReeferForm {
    name: String,
    power_per_plug_kw: f64,
    plug_hours: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenarioForm {
    name: String,
    energy_economy_ratio: f64,
    diesel_kg_per_l: f64,
    diesel_kwh_per_l: f64,
    plugging_h: f64,
}

/// Reads a file. The message of a failure names line and field.
pub fn read(path: &Path) -> Result<PortForm, Failure> {
    Ok(toml::from_str(&std::fs::read_to_string(path)?)?)
}

pub fn source() -> Source {
    Source::user("the file")
}

impl PortForm {
    /// The port's year as the file describes it.
    pub fn today(&self) -> Result<PortYear, Failure> {
        let (wired, charged) = self.supplies()?;
        let diesel = self.diesel.diesel();
        let mut entries = Vec::new();
        let quay = self.quay(&wired);
        for ship in &self.ships {
            entries.push(ship.entry(&quay, Plugged::AsToday)?);
        }
        for craft in &self.craft {
            let engines = vec![craft.engine(diesel)];
            entries.push(HarbourCraft { name: craft.name.clone(), engines }.entry()?);
        }
        for switcher in &self.switchers {
            let work = LocomotiveWork::Switching(vec![switcher.engine(diesel)]);
            entries.push(Locomotives { name: switcher.name.clone(), work }.entry()?);
        }
        for train in &self.line_haul {
            let work = LocomotiveWork::LineHaul {
                short_ton_miles: train.short_ton_miles,
                per_short_ton_mile: train.per_short_ton_mile.on(PerUnit::epa_rail_short_ton_mile()),
            };
            entries.push(Locomotives { name: train.name.clone(), work }.entry()?);
        }
        for trucks in &self.trucks {
            entries.push(trucks.trucks()?.entry()?);
        }
        for line in &self.electricity_uses {
            let electricity = Electricity::from_kilowatt_hours(line.kwh);
            let line = ElectricityUse {
                name: line.name.clone(),
                electricity,
                supply: wired.clone(),
                source: source(),
            };
            entries.push(line.entry()?);
        }
        for plugs in &self.reefers {
            let plugs = ReeferPlugs {
                name: plugs.name.clone(),
                power_per_plug: kilowatts(plugs.power_per_plug_kw),
                plug_hours: hours(plugs.plug_hours),
                supply: wired.clone(),
                source: source(),
            };
            entries.push(plugs.entry()?);
        }
        let groups = self.equipment.iter().map(|form| form.group(diesel, &wired, &charged));
        Ok(PortYear {
            port: self.port.clone(),
            boundary: Boundary {
                extent: self.boundary.extent.clone(),
                categories: SourceCategory::ALL.into(),
                stage: self.boundary.stage,
                electricity: ElectricityBasis::Grid(self.electricity.grid.basis),
                teu: self.boundary.teu,
                year: self.year,
            },
            throughput: Teu::from_count(self.throughput_teu),
            equipment: groups.collect::<Result<_, _>>()?,
            entries,
        })
    }

    /// All equipment electric, every ship on shore power but for its plugging.
    pub fn scenario(&self) -> Result<(&str, ZeroEmissionTerminal), Failure> {
        let form = &self.scenario;
        let (wired, supply) = self.supplies()?;
        let electric = Replacement::Electric {
            energy_economy_ratio: form.energy_economy_ratio,
            content: DieselContent {
                kilograms_per_litre: form.diesel_kg_per_l,
                kilowatt_hours_per_litre: form.diesel_kwh_per_l,
            },
            supply,
            source: source(),
        };
        let (quay, plugged) = (self.quay(&wired), Plugged::EveryBerth { plugging_h: form.plugging_h });
        let ships = self.ships.iter().map(|ship| ship.entry(&quay, plugged));
        let ships = ships.collect::<Result<_, _>>()?;
        Ok((&form.name, ZeroEmissionTerminal::new(&form.name, electric, ships)))
    }

    fn quay(&self, wired: &Supply) -> Quay {
        Quay {
            year: self.year,
            position_of: self.position_of.clone(),
            converter_efficiency: self.electricity.converter_efficiency,
            grid_loss: self.electricity.grid_loss,
            grid: wired.grid.clone(),
        }
    }

    /// The grid in print.
    pub fn grid(&self) -> String {
        let ElectricityForm { grid, grid_loss, .. } = &self.electricity;
        format!(
            "{} {} ({}), {} % lost on the line",
            grid.region,
            grid.year,
            grid.basis,
            100.0 * grid_loss.get()
        )
    }

    /// Straight off the plug, and behind a charger.
    fn supplies(&self) -> Result<(Supply, Supply), Failure> {
        let ElectricityForm { grid, grid_loss, charger_efficiency, .. } = &self.electricity;
        let factor: GridFactor = find(&grid.region, grid.year, grid.basis)?.clone();
        let factor = if grid.co2_stands_for_co2e { factor.with_co2_standing_for_co2e() } else { factor };
        let wired = Supply::without_charger(*grid_loss, factor);
        Ok((wired.clone(), Supply { charger_efficiency: *charger_efficiency, ..wired }))
    }
}

impl DieselForm {
    fn diesel(&self) -> Diesel {
        Diesel {
            ch4: self.ch4_g_per_g.map(Factor::from_grams_per_gram),
            n2o: self.n2o_g_per_g.map(Factor::from_grams_per_gram),
            upstream: self.upstream_g_per_g.map(Factor::from_grams_per_gram),
            ..Diesel::with_sulphur(self.sulphur_percent)
        }
    }
}

impl PerUnitForm {
    /// The stated numbers in place of those of `base`.
    fn on(&self, base: PerUnit) -> PerUnit {
        let pm10 = self.pm10_g.map(Mass::from_grams);
        let emissions = Emissions {
            co2_fossil: self.co2_kg.map_or(base.emissions.co2_fossil, Mass::from_kilograms),
            ch4_fossil: self.ch4_g.map(Mass::from_grams).or(base.emissions.ch4_fossil),
            n2o: self.n2o_g.map(Mass::from_grams).or(base.emissions.n2o),
            upstream: self.upstream_kg.map(Mass::from_kilograms).or(base.emissions.upstream),
            ..base.emissions
        };
        let pollutants = Pollutants {
            nox: self.nox_g.map(Mass::from_grams),
            pm10,
            diesel_pm: pm10.map(|pm10| Mass::from_kilograms(pm10.kilograms())),
            so2: self.so2_g.map(Mass::from_grams),
            ..Pollutants::UNKNOWN
        };
        PerUnit { emissions, pollutants, ..base }.with_source(source())
    }
}

impl TruckForm {
    fn trucks(&self) -> Result<DrayageTrucks, Failure> {
        let idling = match (self.idling_h, &self.per_idling_hour) {
            (None, None) => None,
            (Some(run), Some(form)) => {
                let co2 =
                    form.co2_kg.ok_or_else(|| format!("{}: give `co2_kg` of an idling hour", self.name))?;
                let per_hour = form.on(PerUnit::of_co2(Mass::from_kilograms(co2), source()));
                Some(Box::new(Idling { hours: hours(run), per_hour }))
            }
            _ => {
                return Err(format!("{}: `idling_h` and `per_idling_hour` go together", self.name).into());
            }
        };
        let miles = TruckMiles {
            loaded: statute_miles(self.loaded_miles),
            bobtail: statute_miles(self.bobtail_miles),
            empty: statute_miles(self.empty_miles),
        };
        let per_mile = self.per_mile.on(PerUnit::epa_truck_mile());
        Ok(DrayageTrucks { name: self.name.clone(), miles, energy: TruckEnergy::Diesel { per_mile, idling } })
    }
}
