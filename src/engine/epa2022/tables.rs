//! Tables of EPA-420-B-22-011, as ShipEF 0.2 holds them, one machine a block. Numbers in g/kWh.
//!
//! The auxiliary NOx rows are those of the April 2022 edition, which corrects a swap of medium and high
//! speed in the edition of 2020.

use super::{AuxiliaryEngine, Machine, MainEngine};
use crate::engine::NoxTier;

/// A machine: what depends on its fuel, and what does not.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) distillate: Column,
    pub(super) residual: Column,
    /// An LNG engine burns LNG whatever oil is named.
    pub(super) lng: Option<Column>,
    pub(super) hc: f64,
    pub(super) co: f64,
}

/// A machine on one fuel.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) sfc: f64,
    pub(super) co2_per_fuel: f64,
    /// Tier 0 to III; `None` where the method has no such tier.
    nox: [Option<f64>; 4],
    pub(super) pm: Pm,
}

/// How PM10 is known.
#[derive(Clone, Copy)]
pub(super) enum Pm {
    /// A tabled value.
    Fixed(f64),
    /// A base to which sulphate adds.
    Sulphur(f64),
}

const DISTILLATE_PM: Pm = Pm::Sulphur(0.1545);
const RESIDUAL_PM: Pm = Pm::Sulphur(0.5761);
const DISTILLATE_CO2: f64 = 3.206;
const RESIDUAL_CO2: f64 = 3.114;

const fn mgo(sfc: f64, nox: [Option<f64>; 4], pm: Pm) -> Column {
    Column { sfc, co2_per_fuel: DISTILLATE_CO2, nox, pm }
}

const fn hfo(sfc: f64, nox: [Option<f64>; 4], pm: Pm) -> Column {
    Column { sfc, co2_per_fuel: RESIDUAL_CO2, nox, pm }
}

const fn tiers(nox: [f64; 4]) -> [Option<f64>; 4] {
    [Some(nox[0]), Some(nox[1]), Some(nox[2]), Some(nox[3])]
}

const fn only(nox: f64) -> [Option<f64>; 4] {
    [Some(nox), None, None, None]
}

#[rustfmt::skip]
static SSD: Row = Row {
    name: "slow-speed diesel",
    distillate: mgo(185.0, tiers([17.0, 16.0, 14.4, 3.4]), DISTILLATE_PM),
    residual: hfo(195.0, tiers([18.1, 17.0, 15.3, 3.6]), RESIDUAL_PM),
    lng: None, hc: 0.6, co: 1.4,
};
#[rustfmt::skip]
static MSD: Row = Row {
    name: "medium-speed diesel",
    distillate: mgo(205.0, tiers([13.2, 12.2, 10.5, 2.6]), DISTILLATE_PM),
    residual: hfo(215.0, tiers([14.0, 13.0, 11.2, 2.8]), RESIDUAL_PM),
    lng: None, hc: 0.5, co: 1.1,
};
#[rustfmt::skip]
static STEAM_TURBINE: Row = Row {
    name: "steam turbine",
    distillate: mgo(300.0, only(2.0), Pm::Fixed(0.16)),
    residual: hfo(305.0, only(2.1), Pm::Fixed(0.93)),
    lng: None, hc: 0.1, co: 0.2,
};
#[rustfmt::skip]
static GAS_TURBINE: Row = Row {
    name: "gas turbine",
    distillate: mgo(300.0, only(5.7), Pm::Fixed(0.01)),
    residual: hfo(305.0, only(6.1), Pm::Fixed(0.06)),
    lng: None, hc: 0.1, co: 0.2,
};
const ON_LNG: Column = Column { sfc: 166.0, co2_per_fuel: 2.75, nox: only(1.3), pm: Pm::Fixed(0.03) };
static LNG: Row =
    Row { name: "LNG engine", distillate: ON_LNG, residual: ON_LNG, lng: Some(ON_LNG), hc: 0.0, co: 1.3 };
#[rustfmt::skip]
static AUXILIARY_MSD: Row = Row {
    name: "medium-speed auxiliary engine",
    distillate: mgo(217.0, tiers([13.8, 12.2, 10.5, 2.6]), DISTILLATE_PM),
    residual: hfo(227.0, tiers([14.7, 13.0, 11.2, 2.8]), RESIDUAL_PM),
    lng: None, hc: 0.4, co: 1.1,
};
#[rustfmt::skip]
static AUXILIARY_HSD: Row = Row {
    name: "high-speed auxiliary engine",
    distillate: mgo(217.0, tiers([10.9, 9.8, 7.7, 2.0]), DISTILLATE_PM),
    residual: hfo(227.0, tiers([11.6, 10.4, 8.2, 2.1]), RESIDUAL_PM),
    lng: None, hc: 0.4, co: 0.9,
};
#[rustfmt::skip]
static BOILER: Row = Row {
    name: "boiler",
    distillate: mgo(300.0, only(2.0), DISTILLATE_PM),
    residual: hfo(305.0, only(2.1), RESIDUAL_PM),
    lng: None, hc: 0.1, co: 0.2,
};

pub(super) fn row(machine: Machine) -> &'static Row {
    match machine {
        Machine::Main { engine: MainEngine::Ssd, .. } => &SSD,
        Machine::Main { engine: MainEngine::Msd | MainEngine::MsdElectric, .. } => &MSD,
        Machine::Main { engine: MainEngine::SteamTurbine, .. } => &STEAM_TURBINE,
        Machine::Main { engine: MainEngine::GasTurbine | MainEngine::GasTurbineElectric, .. } => &GAS_TURBINE,
        Machine::Main { engine: MainEngine::Lng, .. } | Machine::Auxiliary(AuxiliaryEngine::Lng) => &LNG,
        Machine::Auxiliary(AuxiliaryEngine::Msd) => &AUXILIARY_MSD,
        Machine::Auxiliary(AuxiliaryEngine::Hsd) => &AUXILIARY_HSD,
        Machine::Boiler => &BOILER,
    }
}

impl Column {
    pub(super) fn nox_of(&self, tier: Option<NoxTier>) -> Option<f64> {
        let column = match tier {
            None => 0,
            Some(NoxTier::I) => 1,
            Some(NoxTier::II) => 2,
            Some(NoxTier::III) => 3,
        };
        self.nox[column]
    }
}
