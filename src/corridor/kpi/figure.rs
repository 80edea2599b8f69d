//! An indicator chosen at run time: for tables, and for whatever asks what moved it.
//!
//! The value goes through the typed figures of [`Portion`]; what their types say, [`Kpi::unit`] says in words.
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::{Kpi, KindOfTeu, Per};
//! use green_corridor::fuel::{LifeCycleStage, gwp::NamedSet};
//! use green_corridor::intensity::dimension::Basis;
//!
//! let kpi = Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Teu(KindOfTeu::CarriedTeu) };
//! assert_eq!(kpi.unit(), "kg CO2e WtW AR5/carried TEU");
//! let per_mile = Kpi { per: Per::TeuNm(KindOfTeu::LoadedTeu, Basis::SailedDistance), ..kpi };
//! assert_eq!(per_mile.unit(), "g CO2e WtW AR5/(loaded TEU nm sailed)");
//! ```

use std::fmt;

use serde::Serialize;

use super::error::KpiError;
use super::portion::Portion;
use crate::corridor::CorridorYear;
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use crate::intensity::dimension::Basis;
use crate::intensity::{DistanceOfLeg, IntensityError, LegActivity, TeuOfLeg};
use crate::units::Mass;
use crate::units::substance::{
    Carried, GreatCircle, LifeCycle, Loaded, Network, Nominal, Sailed, ShortestFeasible, TankToWake, TeuKind,
    WellToWake,
};

/// CO2e of a stage under a set, per something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Kpi {
    /// The stage.
    pub stage: LifeCycleStage,
    /// The set.
    pub set: NamedSet,
    /// Per what.
    pub per: Per,
}

/// What a figure is per.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Per nothing: kilograms of the year.
    Total,
    /// Kilograms per TEU, one way.
    Teu(KindOfTeu),
    /// Grams per TEU-km.
    TeuKm(KindOfTeu, Basis),
    /// Grams per TEU-nm.
    TeuNm(KindOfTeu, Basis),
}

/// The kinds of TEU that a voyage has, as values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KindOfTeu {
    /// Slots: [`Nominal`].
    NominalSlots,
    /// Containers aboard: [`Carried`].
    CarriedTeu,
    /// Containers with cargo: [`Loaded`].
    LoadedTeu,
}

impl Kpi {
    /// The value of a whole year, in [`Self::unit`].
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`], [`KpiError::Leg`], [`KpiError::Zero`].
    pub fn value(&self, year: &CorridorYear) -> Result<f64, KpiError> {
        self.value_of(&year.portion())
    }

    /// The value of a portion of a year, in [`Self::unit`].
    ///
    /// # Errors
    ///
    /// As [`Self::value`].
    pub fn value_of(&self, portion: &Portion) -> Result<f64, KpiError> {
        match self.set {
            NamedSet::Ar4 => self.under(portion, Ar4),
            NamedSet::Ar5 => self.under(portion, Ar5),
            NamedSet::Ar6 => self.under(portion, Ar6),
            NamedSet::Ar5Gwp20 => self.under(portion, Ar5Gwp20),
            NamedSet::Ar6Gwp20 => self.under(portion, Ar6Gwp20),
        }
    }

    /// The unit with its stage, set, kind of TEU and basis of distance.
    pub fn unit(&self) -> String {
        let stage = match self.stage {
            LifeCycleStage::TtW => TankToWake::SYMBOL,
            LifeCycleStage::WtW => WellToWake::SYMBOL,
        };
        let co2e = format!("CO2e {stage} {}", self.set);
        match self.per {
            Per::Total => format!("kg {co2e}"),
            Per::Teu(kind) => format!("kg {co2e}/{kind}"),
            Per::TeuKm(kind, basis) => format!("g {co2e}/({kind} km {})", basis.symbol()),
            Per::TeuNm(kind, basis) => format!("g {co2e}/({kind} nm {})", basis.symbol()),
        }
    }

    fn under<G: GwpSet>(&self, portion: &Portion, set: G) -> Result<f64, KpiError> {
        match self.stage {
            LifeCycleStage::TtW => self.per.of(portion, portion.tank_to_wake(set)?),
            LifeCycleStage::WtW => self.per.of(portion, portion.well_to_wake(set)?),
        }
    }
}

impl Per {
    fn of<S>(self, portion: &Portion, mass: Mass<S>) -> Result<f64, KpiError> {
        match self {
            Self::Total => Ok(mass.kilograms()),
            Self::Teu(kind) => kind.per_teu(portion, mass),
            Self::TeuKm(kind, basis) => kind.per_work(portion, mass, basis).map(|per| per.km),
            Self::TeuNm(kind, basis) => kind.per_work(portion, mass, basis).map(|per| per.nm),
        }
    }
}

/// Grams per TEU-km and per TEU-nm.
struct PerWork {
    km: f64,
    nm: f64,
}

impl KindOfTeu {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::NominalSlots, Self::CarriedTeu, Self::LoadedTeu];

    /// Of a leg, per voyage.
    pub(in crate::corridor) fn of_leg(self, leg: &LegActivity) -> Result<f64, IntensityError> {
        Ok(match self {
            Self::NominalSlots => leg.teu::<Nominal>()?.count(),
            Self::CarriedTeu => leg.teu::<Carried>()?.count(),
            Self::LoadedTeu => leg.teu::<Loaded>()?.count(),
        })
    }

    /// Of a portion, one way.
    pub(in crate::corridor) fn of(self, portion: &Portion) -> Result<f64, KpiError> {
        Ok(match self {
            Self::NominalSlots => portion.teu::<Nominal>()?.count(),
            Self::CarriedTeu => portion.teu::<Carried>()?.count(),
            Self::LoadedTeu => portion.teu::<Loaded>()?.count(),
        })
    }

    fn per_teu<S>(self, portion: &Portion, mass: Mass<S>) -> Result<f64, KpiError> {
        Ok(match self {
            Self::NominalSlots => portion.per_teu::<Nominal, S>(mass)?.kilograms_per_teu(),
            Self::CarriedTeu => portion.per_teu::<Carried, S>(mass)?.kilograms_per_teu(),
            Self::LoadedTeu => portion.per_teu::<Loaded, S>(mass)?.kilograms_per_teu(),
        })
    }

    fn per_work<S>(self, portion: &Portion, mass: Mass<S>, basis: Basis) -> Result<PerWork, KpiError> {
        match self {
            Self::NominalSlots => on_basis::<Nominal, S>(portion, mass, basis),
            Self::CarriedTeu => on_basis::<Carried, S>(portion, mass, basis),
            Self::LoadedTeu => on_basis::<Loaded, S>(portion, mass, basis),
        }
    }
}

fn on_basis<K: TeuOfLeg, S>(portion: &Portion, mass: Mass<S>, basis: Basis) -> Result<PerWork, KpiError> {
    match basis {
        Basis::SailedDistance => per_work::<K, Sailed, S>(portion, mass),
        Basis::NetworkDistance => per_work::<K, Network, S>(portion, mass),
        Basis::ShortestFeasibleDistance => per_work::<K, ShortestFeasible, S>(portion, mass),
        Basis::GreatCircleDistance => per_work::<K, GreatCircle, S>(portion, mass),
    }
}

fn per_work<K: TeuOfLeg, B: DistanceOfLeg, S>(portion: &Portion, mass: Mass<S>) -> Result<PerWork, KpiError> {
    let per = portion.per_teu_km::<K, B, S>(mass)?;
    Ok(PerWork { km: per.grams_per_teu_km(), nm: per.per_nautical_mile().grams_per_teu_nm() })
}

impl fmt::Display for KindOfTeu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NominalSlots => Nominal::SYMBOL,
            Self::CarriedTeu => Carried::SYMBOL,
            Self::LoadedTeu => Loaded::SYMBOL,
        })
    }
}
