//! How far the ships of a corridor are from a zero-carbon ship.
//!
//! ```text
//! reduction  = 1 − lowest well-to-wake intensity of a class / fossil reference
//! years left = target year − year
//! ```
//!
//! # Source
//!
//! Implementation Plan Outline of the Los Angeles - Shanghai green shipping corridor, September 2023: carriers are to
//! demonstrate by 2030 that zero-lifecycle-carbon container ships are feasible. What intensity is "zero" was not found:
//! threshold and reference are the caller's.

use std::collections::BTreeMap;

use super::error::KpiError;
use super::fuel::{fuel_key, intensity};
use crate::corridor::CorridorYear;
use crate::fuel::gwp::GwpSet;
use crate::inventory::Totals;
use crate::provenance::{Confidence, Source};
use crate::units::GhgIntensity;
use crate::units::substance::WellToWake;

/// A goal: an intensity, by a year.
#[derive(Clone, Debug, PartialEq)]
pub struct ZeroCarbonGoal<G: GwpSet> {
    /// The year by which a ship shall meet it; [`ZeroCarbonGoal::PLAN_OF_2023`] for that of the plan.
    pub target_year: i16,
    /// The intensity at or below which a ship counts as zero-carbon.
    pub threshold: GhgIntensity<WellToWake, G>,
    /// The fossil intensity that reductions are counted against.
    pub reference: GhgIntensity<WellToWake, G>,
    /// Who states threshold and reference.
    pub source: Source,
}

/// The intensity of a class of ships over the year.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassIntensity<G: GwpSet> {
    /// The class.
    pub class: String,
    /// Well-to-wake CO2e per fuel energy.
    pub intensity: GhgIntensity<WellToWake, G>,
}

/// Where the corridor stands against a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct DistanceToZero<G: GwpSet> {
    /// Every class that burned fuel, the lowest intensity first.
    pub classes: Vec<ClassIntensity<G>>,
    /// The lowest.
    pub lowest: ClassIntensity<G>,
    /// Reduction of the lowest against the reference; above 1 where it is negative.
    pub reduction: f64,
    /// Years left; negative after the target year.
    pub years_left: i16,
    /// Whether the lowest meets the threshold.
    pub is_met: bool,
}

impl<G: GwpSet> ZeroCarbonGoal<G> {
    /// The year of the plan.
    pub const PLAN_OF_2023: i16 = 2030;

    /// Where the year of the plan stands.
    pub const PLAN: Source = Source::new(
        "Implementation Plan Outline, Los Angeles - Shanghai green shipping corridor",
        "goals of the carriers",
        "2023-09",
        Confidence::Verified,
    );
}

impl CorridorYear {
    /// The distance to a zero-carbon ship.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`] for a class whose intensity is unknown, [`KpiError::Zero`] where nothing was burned or the
    /// reference is not above zero.
    pub fn distance_to_zero_carbon<G: GwpSet>(
        &self,
        goal: &ZeroCarbonGoal<G>,
        set: G,
    ) -> Result<DistanceToZero<G>, KpiError> {
        let record = || format!("corridor `{}`", self.corridor().name());
        let mut classes = Vec::new();
        for (class, totals) in self.fuel_by_class() {
            let intensity = intensity(&totals, set.clone(), || format!("class `{class}`"))?;
            classes.push(ClassIntensity { class, intensity });
        }
        classes.sort_by(|one, other| {
            let grams = |class: &ClassIntensity<G>| class.intensity.grams_per_megajoule();
            grams(one).total_cmp(&grams(other))
        });
        let lowest = classes.first().cloned();
        let lowest = lowest.ok_or_else(|| KpiError::Zero { record: record(), what: "fuel energy" })?;
        if goal.reference <= GhgIntensity::ZERO {
            return Err(KpiError::Zero { record: record(), what: "fossil reference" });
        }
        Ok(DistanceToZero {
            reduction: 1.0 - lowest.intensity.ratio(goal.reference),
            years_left: goal.target_year.saturating_sub(self.corridor().year()),
            is_met: lowest.intensity <= goal.threshold,
            classes,
            lowest,
        })
    }

    /// Fuel and its emissions by class; a class that burned none is not among them.
    fn fuel_by_class(&self) -> BTreeMap<String, Totals> {
        let mut classes = BTreeMap::new();
        for one in self.services().iter().flat_map(|service| service.sailings()) {
            let fuel = one.ledger.total_of(|entry| fuel_key(&one.ledger, entry).is_some()).scaled(one.count);
            let class = classes.entry(one.class.to_string()).or_insert(Totals::ZERO);
            *class = *class + fuel;
        }
        classes.retain(|_, totals| totals.fuel_energy.megajoules() > 0.0);
        classes
    }
}
