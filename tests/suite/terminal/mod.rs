//! The port inventory, and what its tests share.

mod calls;
mod refusals;
mod scenario;
mod sources;
mod worked;

use green_corridor::fuel::Emissions;
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::provenance::Source;
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
use green_corridor::terminal::{
    Amounts, Boundary, Corrections, Diesel, DieselContent, DieselDrive, DieselFactors, Duty,
    ElectricityBasis, EquipmentEnergy, EquipmentGroup, EquipmentKind, Extent, LifeCycleStage, PortEntry,
    PortInventory, PortYear, Replacement, SourceCategory, Supply, TeuCount,
};
use green_corridor::units::si::hours;
use green_corridor::units::{BrakeFactor, Factor, Fraction, Mass, Power, Teu, Time};

pub fn source() -> Source {
    Source::user("made up for a test")
}

pub fn fraction(value: f64) -> Fraction {
    Fraction::new(value).expect("a fraction")
}

pub fn camx() -> GridFactor {
    find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone()
}

pub fn supply() -> Supply {
    Supply { charger_efficiency: fraction(0.9), grid_loss: fraction(0.05), grid: camx() }
}

/// A diesel of which every gas is known.
pub fn known_diesel() -> Diesel {
    Diesel {
        ch4: Some(Factor::from_grams_per_gram(0.000_05)),
        n2o: Some(Factor::from_grams_per_gram(0.000_18)),
        upstream: Some(Factor::from_grams_per_gram(0.62)),
        ..Diesel::with_sulphur(0.0015)
    }
}

pub fn group(pieces: u32, rated: Power, load: f64, run: Time, energy: EquipmentEnergy) -> EquipmentGroup {
    let duty = Duty { pieces, rated_power: rated, load_factor: fraction(load), hours: run, source: source() };
    EquipmentGroup { name: "group".to_owned(), kind: EquipmentKind::YardTractor, duty, energy }
}

pub fn nonroad(cycle: DutyCycle, tier: NonroadTier, cumulative_h: f64) -> EquipmentEnergy {
    EquipmentEnergy::Diesel(drive(Nonroad { cycle, tier, cumulative: hours(cumulative_h) }))
}

pub fn drive(engine: Nonroad) -> DieselDrive {
    DieselDrive {
        factors: DieselFactors::Nonroad(engine),
        fuel: known_diesel(),
        corrections: Corrections::NONE,
    }
}

pub fn boundary(year: i16) -> Boundary {
    Boundary {
        extent: Extent::AirBasin { name: "South Coast".to_owned() },
        categories: SourceCategory::ALL.into(),
        stage: LifeCycleStage::TtW,
        electricity: ElectricityBasis::Grid(GridBasis::LocationAverage),
        teu: TeuCount::AllMoves,
        year,
    }
}

pub fn co2(tonnes: f64) -> Amounts {
    Amounts {
        emissions: Emissions { co2_fossil: Mass::from_tonnes(tonnes), ..Emissions::ZERO },
        ..Amounts::ZERO
    }
}

pub fn year_of(boundary: Boundary, tonnes: f64, teu: f64) -> PortInventory {
    let all = PortEntry::new(SourceCategory::CargoHandlingEquipment, "all", co2(tonnes));
    PortInventory::new("Los Angeles", boundary, Teu::from_count(teu), vec![all]).expect("complete")
}

pub fn electric(energy_economy_ratio: f64) -> Replacement {
    Replacement::Electric {
        energy_economy_ratio,
        content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 },
        supply: supply(),
        source: source(),
    }
}

pub fn port(equipment: Vec<EquipmentGroup>, entries: Vec<PortEntry>) -> PortYear {
    PortYear {
        port: "made-up port".to_owned(),
        boundary: boundary(2024),
        throughput: Teu::from_count(1e6),
        equipment,
        entries,
    }
}

pub fn grams_of<S: green_corridor::units::substance::Substance>(value: f64) -> Option<BrakeFactor<S>> {
    Some(BrakeFactor::from_grams_per_kilowatt_hour(value))
}
