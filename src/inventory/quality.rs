//! How much of a total is measured, how much modelled, how much default.
//!
//! A figure of an entry is an amount of energy times an emission factor, and each has its own tier:
//!
//! | tier | the amount | the factor |
//! |---|---|---|
//! | measured | fuel of a noon report, a bunker note or a flow meter; electricity of a meter | well-to-wake, the value E of the batch's certificate |
//! | modelled | the ship's own law and consumption, a stated demand or power; a gap filled by interpolation | stated by the user for the fuel or the grid |
//! | default | a table by type and size, or by engine class: the demand and SFC of the Fourth IMO GHG Study | a row of a published table |
//!
//! Tank-to-wake, and for heating values, a certificate says nothing: there the row of the table counts. Well-to-wake, a
//! certified E covers the supply and the carbon; its methane and nitrous oxide stay those of the table.
//!
//! An entry weighs by the size of its emissions: a credit weighs as much as an emission. So shares lie between 0 and 1
//! and sum to 1, and the weight of a total is its CO2e only where no entry is negative.
//!
//! # Source
//!
//! ISO 14083:2023 asks for a label of each figure: primary, modelled or default data. The mapping above is this
//! crate's, and [`Quality`] keeps amount and factor apart so that another may be put in its place.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{EnergyCarrier, Entry, Inventory};
use crate::fuel::emissions::{LifeCycleStage, UnknownGas};
use crate::fuel::factors::WellToTankRule;
use crate::fuel::gwp::NamedSet;
use crate::provenance::{Confidence, DataTier, Source, TierShares};

/// What an entry weighs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QualityWeight {
    /// Kilograms of CO2e of a stage under a GWP set.
    GreenhouseGases {
        /// The stage.
        stage: LifeCycleStage,
        /// The set.
        set: NamedSet,
    },
    /// Megajoules of fuel, on the lower heating value: for sets that leave a gas unknown. Electricity from shore is no
    /// fuel and weighs nothing.
    FuelEnergy,
}

/// How much of a total stands on which tier, in kilograms of CO2e or megajoules as the weight says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// By how the amount of energy is known.
    pub activity: TierShares,
    /// By how its factor is known.
    pub factor: TierShares,
    /// By the weaker of the two: measured is only what was measured and has a factor of its own batch.
    pub weakest: TierShares,
}

/// A share that cannot be given because an emission is unknown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{record}: {source}; weigh by fuel energy, which is known")]
pub struct QualityError {
    /// The entry: mode, place, consumer, carrier.
    pub record: String,
    /// The gas.
    pub source: UnknownGas,
}

impl Quality {
    /// Of nothing.
    pub const ZERO: Self =
        Self { activity: TierShares::ZERO, factor: TierShares::ZERO, weakest: TierShares::ZERO };
}

impl Quality {
    /// Every amount times a number, for example of like voyages.
    #[must_use]
    pub const fn scaled(&self, factor: f64) -> Self {
        Self {
            activity: self.activity.scaled(factor),
            factor: self.factor.scaled(factor),
            weakest: self.weakest.scaled(factor),
        }
    }
}

impl std::ops::Add for Quality {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            activity: self.activity + other.activity,
            factor: self.factor + other.factor,
            weakest: self.weakest + other.weakest,
        }
    }
}

impl std::iter::Sum for Quality {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, std::ops::Add::add)
    }
}

impl Inventory {
    /// The tiers of the total.
    ///
    /// # Errors
    ///
    /// [`QualityError`] if a gas of an entry is unknown: unknown is not zero.
    ///
    /// # Examples
    ///
    /// ```
    /// # use green_corridor::engine::{EngineClass, Generation};
    /// # use green_corridor::fuel::{FactorSet, MarineFuel};
    /// # use green_corridor::units::{Distance, Mass, Teu, si::{kilowatts, knots, metres}};
    /// # use green_corridor::vessel::{OperatingMode, Vessel};
    /// # use green_corridor::voyage::{ActivitySpec, Evidence, Leg, MeasuredFuel, Voyage};
    /// # use green_corridor::{FuelBasis, Inventory};
    /// # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
    /// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
    /// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
    /// #     .build()?;
    /// # let noon = MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::from_tonnes(1_700.0), Evidence::NoonReport);
    /// # let sea = ActivitySpec {
    /// #     measured: vec![noon],
    /// #     ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(5_700.0), knots(17.0))
    /// # };
    /// # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
    /// #     .draught(metres(13.2))
    /// #     .add_leg(Leg::new("Yangshan", "Los Angeles"))
    /// #     .activity(sea)
    /// #     .manoeuvring(Distance::from_nautical_miles(20.0), knots(10.0))
    /// #     .build()?;
    /// use green_corridor::fuel::{emissions::LifeCycleStage, gwp::NamedSet};
    /// use green_corridor::inventory::QualityWeight;
    /// use green_corridor::provenance::DataTier;
    ///
    /// let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::MeasuredWhereGiven)?;
    /// let weight = QualityWeight::GreenhouseGases { stage: LifeCycleStage::WtW, set: NamedSet::Ar5 };
    /// let quality = ledger.quality(weight)?;
    /// assert!(quality.activity.share(DataTier::Measured) > Some(0.98)); // all but the manoeuvring
    /// assert_eq!(quality.factor.share(DataTier::Default), Some(1.0)); // the fuel is a row of a table
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quality(&self, weight: QualityWeight) -> Result<Quality, QualityError> {
        self.entries.iter().map(|entry| self.quality_of(entry, weight)).sum()
    }

    /// The tiers of groups by any key, in the order of the keys: those of [`Inventory::group_by`].
    ///
    /// # Errors
    ///
    /// As [`Inventory::quality`].
    pub fn quality_by<K: Ord>(
        &self,
        weight: QualityWeight,
        key: impl Fn(&Entry) -> K,
    ) -> Result<BTreeMap<K, Quality>, QualityError> {
        let mut groups = BTreeMap::new();
        for entry in &self.entries {
            let group = groups.entry(key(entry)).or_insert(Quality::ZERO);
            *group = *group + self.quality_of(entry, weight)?;
        }
        Ok(groups)
    }

    /// The tiers by leg or port call, in the order of the voyage: those of [`Inventory::by_stage`].
    ///
    /// # Errors
    ///
    /// As [`Inventory::quality`].
    pub fn quality_by_stage(&self, weight: QualityWeight) -> Result<Vec<(String, Quality)>, QualityError> {
        let groups = self.quality_by(weight, |entry| self.activity(entry).stage())?;
        let label = |stage: usize| self.voyage.stages()[stage].label();
        Ok(groups.into_iter().map(|(stage, quality)| (label(stage), quality)).collect())
    }

    fn quality_of(&self, entry: &Entry, weight: QualityWeight) -> Result<Quality, QualityError> {
        let amount = match weight {
            QualityWeight::FuelEnergy => entry.fuel_energy.megajoules(),
            QualityWeight::GreenhouseGases { stage, set } => {
                entry.emissions.co2e_kilograms(stage, set).map_err(|source| {
                    let (mode, place) = (self.activity(entry).mode(), self.place(entry));
                    let record = format!("{mode} ({place}), {}, {}", entry.consumer, self.carrier(entry));
                    QualityError { record, source }
                })?
            }
        };
        let (activity, factor) = (entry.tier, self.factor_tier(entry, weight));
        let amount = amount.abs();
        Ok(Quality {
            activity: TierShares::of(activity, amount),
            factor: TierShares::of(factor, amount),
            weakest: TierShares::of(activity.max(factor), amount),
        })
    }

    /// How the factor of an entry is known.
    fn factor_tier(&self, entry: &Entry, weight: QualityWeight) -> DataTier {
        match self.carrier(entry) {
            EnergyCarrier::Grid(grid) => stated_or_table(grid.source()),
            EnergyCarrier::Fuel { factors, .. } => match (factors.well_to_tank_rule, weight) {
                (
                    WellToTankRule::CertifiedBio { .. } | WellToTankRule::CertifiedSynthetic { .. },
                    QualityWeight::GreenhouseGases { stage: LifeCycleStage::WtW, .. },
                ) => DataTier::Measured,
                _ => stated_or_table(&factors.source),
            },
        }
    }
}

fn stated_or_table(source: &Source) -> DataTier {
    match source.confidence() {
        Confidence::UserSupplied => DataTier::Modelled,
        Confidence::Verified | Confidence::OneSource | Confidence::Guidance => DataTier::Default,
    }
}
