//! Cargo-handling equipment: groups of machines on diesel, hybrid, electric or with fuel cells.
//!
//! ```text
//! diesel     E_p = N P LF h × EF_p × FCF_p × (1 − CF_p)
//! hybrid     fuel, CO2 and SO2 × (1 − saving); other pollutants only as stated
//! electric   kWh = stated per hour × N h,  or  litres replaced × kWh/L / EER
//! hydrogen   kg  = stated per hour × N h;  no CO2 at the stack, upstream as stated
//! ```
//!
//! A machine runs on one of them: diesel and electricity are never counted for the same hour.
//!
//! # Examples
//!
//! Forty new tier 4 yard tractors at the national load and hours of the EPA:
//!
//! ```
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
//! use green_corridor::terminal::{
//!     Corrections, Diesel, DieselDrive, DieselFactors, Duty, EquipmentEnergy, EquipmentGroup, EquipmentKind,
//! };
//! use green_corridor::units::{Fraction, si::{horsepower, hours}, substance::Nox};
//!
//! let tractors = EquipmentGroup {
//!     name: "yard tractors".to_owned(),
//!     kind: EquipmentKind::YardTractor,
//!     duty: Duty {
//!         pieces: 40,
//!         rated_power: horsepower(221.4),
//!         load_factor: Fraction::new(0.59)?,
//!         hours: hours(1_257.0),
//!         source: Source::user("EPA national averages"),
//!     },
//!     energy: EquipmentEnergy::Diesel(DieselDrive {
//!         factors: DieselFactors::Nonroad(Nonroad {
//!             cycle: DutyCycle::Tractor,
//!             tier: NonroadTier::T4N,
//!             cumulative: hours(0.0),
//!         }),
//!         fuel: Diesel::with_sulphur(0.0015),
//!         corrections: Corrections::NONE,
//!     }),
//! };
//! let year = tractors.entry()?;
//! assert!((year.amounts().pollutants.known::<Nox>()?.kilograms() - 40.0 * 45.9751).abs() < 0.01);
//! assert!(year.amounts().emissions.ch4().is_none()); // the model states none
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::fmt;

use serde::{Deserialize, Serialize};

use super::diesel::{Diesel, DieselContent, UPSTREAM};
use super::duty::Duty;
use super::entry::{Amounts, PortEntry, SourceCategory};
use super::error::{TerminalError, check};
use super::factors::{CarbOffroad, Corrections, EngineFactors, Multipliers};
use super::nonroad::{self, DutyCycle, Nonroad};
use super::supply::Supply;
use crate::fuel::Emissions;
use crate::provenance::{Source, Sourced};
use crate::units::si::{hour, kilowatt, liter};
use crate::units::substance::{AsPublished, Co2e, Fuel, WellToTank};
use crate::units::{Bound, Electricity, Factor, Fraction, Mass, Power, Rate, Volume};

/// Energy that a diesel burns per energy that its electric or hydrogen twin takes. Measured: 2.8 to 3.7.
pub(super) const ENERGY_ECONOMY_RATIO: Bound = Bound::new("energy_economy_ratio", 0.5, 10.0, "");

/// Mean electrical power of one machine.
const MEAN_POWER: Bound = Bound::new("kwh_per_hour", 0.0, 5_000.0, "kWh/h");

/// Diesel of one machine-hour.
const DIESEL_PER_HOUR: Bound = Bound::new("diesel_l_per_hour", 0.0, 5_000.0, "L/h");

/// Hydrogen of one machine-hour.
const HYDROGEN_PER_HOUR: Bound = Bound::new("hydrogen_kg_per_hour", 0.0, 500.0, "kg/h");

/// What a machine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EquipmentKind {
    /// Yard tractor, terminal tractor, hostler.
    #[doc(alias = "UTR")]
    YardTractor,
    /// Rubber-tyred gantry crane.
    #[doc(alias = "RTG")]
    RubberTyredGantry,
    /// Rail-mounted gantry, automated stacking crane.
    #[doc(alias = "RMG")]
    #[doc(alias = "ASC")]
    RailMountedGantry,
    /// Ship-to-shore crane.
    #[doc(alias = "STS")]
    ShipToShoreCrane,
    /// Top handler.
    TopHandler,
    /// Side handler.
    SideHandler,
    /// Empty-container handler.
    EmptyHandler,
    /// Reach stacker.
    ReachStacker,
    /// Straddle carrier.
    StraddleCarrier,
    /// Automated guided vehicle.
    #[doc(alias = "AGV")]
    GuidedVehicle,
    /// Forklift.
    Forklift,
    /// Anything else.
    Other,
}

/// Machines of one kind that work alike.
#[derive(Clone, Debug, PartialEq)]
pub struct EquipmentGroup {
    /// The name in the ledger.
    pub name: String,
    /// What they are.
    pub kind: EquipmentKind,
    /// What they do in a year.
    pub duty: Duty,
    /// What they run on.
    pub energy: EquipmentEnergy,
}

/// What a group runs on.
#[derive(Clone, Debug, PartialEq)]
pub enum EquipmentEnergy {
    /// Diesel.
    Diesel(DieselDrive),
    /// Diesel with a battery or flywheel.
    Hybrid {
        /// The diesel machine it is compared with.
        drive: DieselDrive,
        /// Fuel saved against it.
        fuel_saving: Fraction,
        /// What its pollutants are against the diesel machine's; unknown where not stated.
        pollutants: Option<Box<Multipliers>>,
        /// Where the saving stands.
        source: Source,
    },
    /// Battery, cable or bus bar.
    Electric {
        /// What it uses.
        demand: ElectricDemand,
        /// Where it comes from.
        supply: Supply,
        /// Where the demand stands.
        source: Source,
    },
    /// Hydrogen in a fuel cell: no CO2 and no pollutants at the machine. A hydrogen engine makes NOx and is
    /// not this.
    FuelCell {
        /// Hydrogen of one machine-hour.
        per_hour: Rate<Fuel>,
        /// Upstream CO2e per hydrogen.
        upstream: Option<Factor<Co2e<WellToTank, AsPublished>, Fuel>>,
        /// Where they stand.
        source: Source,
    },
}

/// A diesel engine in a machine.
#[derive(Clone, Debug, PartialEq)]
pub struct DieselDrive {
    /// How its factors are known.
    pub factors: DieselFactors,
    /// What it burns.
    pub fuel: Diesel,
    /// Corrections for fuel and retrofit.
    pub corrections: Corrections,
}

/// A method of diesel factors.
#[derive(Clone, Debug, PartialEq)]
pub enum DieselFactors {
    /// EPA NONROAD, multiplicative deterioration.
    Nonroad(Nonroad),
    /// CARB OFFROAD, additive deterioration, all numbers stated.
    CarbOffroad(Box<CarbOffroad>),
    /// Stated factors.
    Stated(Box<Sourced<EngineFactors>>),
}

/// Electricity that a machine uses, behind the charger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ElectricDemand {
    /// Mean power of a machine-hour, kWh per hour.
    PerHour(Power),
    /// From the diesel that the machine replaces: `kWh = L × kWh/L / EER`.
    InsteadOfDiesel {
        /// Diesel that one machine-hour took.
        per_hour: Volume,
        /// Energy of a litre.
        content: DieselContent,
        /// Energy of the diesel per electricity used.
        energy_economy_ratio: f64,
    },
}

impl EquipmentKind {
    /// The cycle under which NONROAD files it; `None` where its source names none.
    pub const fn duty_cycle(self) -> Option<DutyCycle> {
        match self {
            Self::YardTractor | Self::Forklift => Some(DutyCycle::Tractor),
            Self::RubberTyredGantry => Some(DutyCycle::Crane),
            Self::TopHandler | Self::SideHandler => Some(DutyCycle::MaterialHandling),
            _ => None,
        }
    }
}

impl EquipmentGroup {
    /// The group's line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError`], which names the group: a value out of range, an engine that NONROAD has no row for.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        let amounts = self.amounts()?;
        let entry = PortEntry::new(SourceCategory::CargoHandlingEquipment, &self.name, amounts)
            .with_source(self.duty.source.clone());
        Ok(match &self.energy {
            EquipmentEnergy::Diesel(drive) => drive.sources().fold(entry, PortEntry::with_source),
            EquipmentEnergy::Hybrid { drive, source, pollutants, .. } => {
                let stated = pollutants.iter().map(|stated| stated.source.clone());
                let all = drive.sources().chain([source.clone()]).chain(stated);
                all.fold(entry, PortEntry::with_source)
            }
            EquipmentEnergy::Electric { supply, source, .. } => entry
                .with_source(source.clone())
                .with_source(supply.grid.source().clone())
                .on_grid(supply.grid.basis()),
            EquipmentEnergy::FuelCell { source, .. } => entry.with_source(source.clone()),
        })
    }

    fn amounts(&self) -> Result<Amounts, TerminalError> {
        let (record, duty) = (self.name.as_str(), &self.duty);
        duty.check(record)?;
        match &self.energy {
            EquipmentEnergy::Diesel(drive) => {
                Ok(drive.resolve(record, duty)?.burn(duty.shaft(), &drive.fuel))
            }
            EquipmentEnergy::Hybrid { drive, fuel_saving, pollutants, .. } => {
                if let Some(stated) = pollutants {
                    stated.check(record)?;
                }
                let factors = drive.resolve(record, duty)?.with_saving(*fuel_saving, pollutants.as_deref());
                Ok(factors.burn(duty.shaft(), &drive.fuel))
            }
            EquipmentEnergy::Electric { demand, supply, .. } => {
                supply.check(record)?;
                Ok(supply.amounts(demand.used(record, duty)?))
            }
            EquipmentEnergy::FuelCell { per_hour, upstream, .. } => {
                check(record, HYDROGEN_PER_HOUR, per_hour.kilograms_per_hour())?;
                check(record, UPSTREAM, upstream.map_or(0.0, Factor::grams_per_gram))?;
                Ok(fuel_cell(*per_hour * duty.machine_hours(), *upstream))
            }
        }
    }
}

fn fuel_cell(hydrogen: Mass<Fuel>, upstream: Option<Factor<Co2e<WellToTank, AsPublished>, Fuel>>) -> Amounts {
    if hydrogen.kilograms() <= 0.0 {
        return Amounts::ZERO;
    }
    let upstream = upstream.map(|factor| factor * hydrogen);
    Amounts { fuel: Some(hydrogen), emissions: Emissions { upstream, ..Emissions::ZERO }, ..Amounts::ZERO }
}

impl DieselDrive {
    fn resolve(&self, record: &str, duty: &Duty) -> Result<EngineFactors, TerminalError> {
        self.fuel.check(record)?;
        let factors = match &self.factors {
            DieselFactors::Nonroad(engine) => {
                engine.factors(record, duty.rated_power, duty.load_factor, self.fuel.sulphur_percent)?
            }
            DieselFactors::CarbOffroad(engine) => engine.factors(record)?,
            DieselFactors::Stated(stated) => {
                stated.value.check(record)?;
                stated.value
            }
        };
        self.corrections.apply(record, factors)
    }

    fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        let factors = match &self.factors {
            DieselFactors::Nonroad(_) => nonroad::source(),
            DieselFactors::CarbOffroad(engine) => &engine.source,
            DieselFactors::Stated(stated) => &stated.source,
        };
        let fuel = self.corrections.fuel.as_ref().map(|fuel| &fuel.source);
        let control = self.corrections.control.as_ref().map(|control| &control.source);
        [Some(factors), fuel, control].into_iter().flatten().cloned()
    }
}

impl ElectricDemand {
    fn used(&self, record: &str, duty: &Duty) -> Result<Electricity, TerminalError> {
        let machine_hours = duty.machine_hours().get::<hour>();
        let per_hour = match self {
            Self::PerHour(power) => check(record, MEAN_POWER, power.get::<kilowatt>())?,
            Self::InsteadOfDiesel { per_hour, content, energy_economy_ratio } => {
                content.check(record)?;
                check(record, ENERGY_ECONOMY_RATIO, *energy_economy_ratio)?;
                let litres = check(record, DIESEL_PER_HOUR, per_hour.get::<liter>())?;
                litres * content.kilowatt_hours_per_litre / energy_economy_ratio
            }
        };
        Ok(Electricity::from_kilowatt_hours(per_hour * machine_hours))
    }
}

impl fmt::Display for EquipmentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::YardTractor => "yard tractor",
            Self::RubberTyredGantry => "rubber-tyred gantry",
            Self::RailMountedGantry => "rail-mounted gantry",
            Self::ShipToShoreCrane => "ship-to-shore crane",
            Self::TopHandler => "top handler",
            Self::SideHandler => "side handler",
            Self::EmptyHandler => "empty handler",
            Self::ReachStacker => "reach stacker",
            Self::StraddleCarrier => "straddle carrier",
            Self::GuidedVehicle => "guided vehicle",
            Self::Forklift => "forklift",
            Self::Other => "other equipment",
        })
    }
}
