//! A GHG-intensity standard for fuel, as data, and the test of a batch against it.
//!
//! A batch meets a standard if the value E of its certificate is at most the threshold of the day, both well-to-wake
//! and under one GWP set, and its proof is at hand where the standard asks for it. What is not known is neither met
//! nor failed: [`Outcome::CannotBeTold`], with the reasons.
//!
//! The corridor's own standard was to be adopted in 2026 and its threshold was found in no source: give it to
//! [`Standard::new`].

use jiff::civil::{Date, date};

use super::BunkeringError;
use super::judgement::{Judgement, Outcome, Reason};
use crate::fuel::gwp::NamedSet;
use crate::fuel::{Family, FuelBatch, MarineFuel, Origin, Sustainability};
use crate::provenance::{Confidence, Source};
use crate::regulation::{fuel_eu, net_zero};
use crate::units::GhgIntensity;
use crate::units::bounded::bounds;
use crate::units::substance::{AsPublished, WellToWake};

/// The highest intensity that a standard admits, between two days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// The highest intensity; the stage is in its type, the GWP set in [`Standard::gwp`].
    pub at_most: GhgIntensity<WellToWake, AsPublished>,
    /// First day.
    pub from: Date,
    /// Last day, where one is set.
    pub until: Option<Date>,
}

/// How far a standard has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StandardStatus {
    /// Not adopted on a day on which that was known.
    Proposed {
        /// That day.
        as_of: Date,
    },
    /// In use.
    InForce {
        /// First day.
        since: Date,
    },
}

/// The fuels of which a standard speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StandardScope {
    /// All.
    EveryFuel,
    /// Fuels made in one of these ways.
    Origins(Vec<Origin>),
    /// Fuels of one chemistry, made in one way.
    One(Family, Origin),
}

/// Whether a standard asks for proof of sustainability beside the value E.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProofOfSustainability {
    /// It does: a certificate of [`Sustainability::NotProven`] does not do.
    Required,
    /// The value E is enough.
    NotAsked,
}

/// Under which GWP set a standard reads the value E. In a file the name of a set, `as_certified` or `not_known`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardGwp {
    /// It takes the value E as its certificate states it, under whichever set.
    AsCertified,
    /// It has one, and no source that was read tells which: no batch can be judged.
    NotKnown,
    /// This one.
    #[serde(untagged)]
    Set(NamedSet),
}

/// A GHG-intensity standard for batches of fuel, well-to-wake.
///
/// ```text
/// met      E ≤ threshold of the day, both under one GWP set, with proof where the standard asks for it
/// ```
///
/// The corridor's own threshold was found in no source: bring it to [`Standard::new`].
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    name: String,
    thresholds: Vec<Threshold>,
    gwp: StandardGwp,
    scope: StandardScope,
    proof: ProofOfSustainability,
    status: StandardStatus,
    source: Source,
}

impl Standard {
    /// A standard of the user's, for example the corridor's once it is adopted.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::NoThreshold`] without any, [`BunkeringError::Value`] for one out of range,
    /// [`BunkeringError::ThresholdDates`] for one that ends before it begins, or two on one day.
    pub fn new(
        name: impl Into<String>,
        mut thresholds: Vec<Threshold>,
        gwp: StandardGwp,
        scope: StandardScope,
        proof: ProofOfSustainability,
        status: StandardStatus,
        source: Source,
    ) -> Result<Self, BunkeringError> {
        let name = name.into();
        if thresholds.is_empty() {
            return Err(BunkeringError::NoThreshold { standard: name });
        }
        thresholds.sort_by_key(|threshold| threshold.from);
        for threshold in &thresholds {
            bounds::GHG_INTENSITY
                .named("at_most_g_per_mj")
                .check(threshold.at_most.grams_per_megajoule())
                .map_err(|source| BunkeringError::Value { record: format!("standard `{name}`"), source })?;
        }
        let following = thresholds.iter().skip(1).map(|next| Some(next.from)).chain([None]);
        for (threshold, next) in thresholds.iter().zip(following) {
            let inverted = threshold.until.is_some_and(|until| until < threshold.from);
            let overlaps = next.is_some_and(|next| threshold.until.is_none_or(|until| until >= next));
            if inverted || overlaps {
                let (from, until) = (threshold.from, threshold.until);
                return Err(BunkeringError::ThresholdDates { standard: name, from, until, next });
            }
        }
        Ok(Self { name, thresholds, gwp, scope, proof, status, source })
    }

    /// Zero and near-zero fuels of the draft IMO Net-Zero Framework, as [`net_zero::is_znz`] knows them. Proposed.
    ///
    /// # Source
    ///
    /// [`net_zero::ZNZ_SOURCE`].
    pub fn net_zero_znz() -> Self {
        let threshold = |(first, last, at_most): (i16, Option<i16>, f64)| Threshold {
            at_most: GhgIntensity::from_grams_per_megajoule(at_most),
            from: date(first, 1, 1),
            until: last.map(|last| date(last, 12, 31)),
        };
        Self {
            name: "IMO Net-Zero Framework (draft): zero and near-zero fuels".to_owned(),
            thresholds: net_zero::ZNZ_THRESHOLDS.map(threshold).to_vec(),
            gwp: StandardGwp::Set(NamedSet::Ar5),
            scope: StandardScope::EveryFuel,
            proof: ProofOfSustainability::NotAsked,
            status: StandardStatus::Proposed { as_of: net_zero::STATUS.as_of() },
            source: net_zero::ZNZ_SOURCE.clone(),
        }
    }

    /// RFNBO, recycled-carbon and low-carbon fuels of FuelEU Maritime: at most [`fuel_eu::HIGHEST_E`]. The value E is
    /// taken as certified.
    ///
    /// # Source
    ///
    /// [`fuel_eu::HIGHEST_E_SOURCE`].
    pub fn fuel_eu_rfnbo() -> Self {
        let since = date(fuel_eu::target::FIRST_YEAR, 1, 1);
        Self {
            name: "FuelEU Maritime: RFNBO, recycled-carbon and low-carbon fuels".to_owned(),
            thresholds: vec![Threshold {
                at_most: GhgIntensity::from_grams_per_megajoule(fuel_eu::HIGHEST_E),
                from: since,
                until: None,
            }],
            gwp: StandardGwp::AsCertified,
            scope: StandardScope::Origins(vec![Origin::Rfnbo, Origin::RecycledCarbon, Origin::LowCarbon]),
            proof: ProofOfSustainability::Required,
            status: StandardStatus::InForce { since },
            source: fuel_eu::HIGHEST_E_SOURCE.clone(),
        }
    }

    /// Bio-methanol as Platts assesses it delivered at Shanghai: at most 32.9 gCO2e/MJ. The specification of a price,
    /// not a rule; its GWP set was not found, so that no batch can be judged by it: who knows the set, or takes E as
    /// certified, gives it to [`Standard::new`].
    ///
    /// # Source
    ///
    /// Platts, as the trade press reports it; one source.
    pub fn platts_bio_methanol() -> Self {
        let since = date(2025, 5, 2);
        Self {
            name: "Platts bio-methanol assessment, Shanghai".to_owned(),
            thresholds: vec![Threshold {
                at_most: GhgIntensity::from_grams_per_megajoule(PLATTS_BIO_METHANOL_G_PER_MJ),
                from: since,
                until: None,
            }],
            gwp: StandardGwp::NotKnown,
            scope: StandardScope::One(Family::Methanol, Origin::Biogenic),
            proof: ProofOfSustainability::NotAsked,
            status: StandardStatus::InForce { since },
            source: PLATTS_SOURCE,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The thresholds, in order of time.
    pub fn thresholds(&self) -> &[Threshold] {
        &self.thresholds
    }

    /// The GWP set of the thresholds.
    pub const fn gwp(&self) -> StandardGwp {
        self.gwp
    }

    /// How far it has come.
    pub const fn status(&self) -> StandardStatus {
        self.status
    }

    /// Where it stands.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The threshold of a day.
    pub fn threshold_on(&self, day: Date) -> Option<&Threshold> {
        self.thresholds
            .iter()
            .find(|threshold| threshold.from <= day && threshold.until.is_none_or(|until| day <= until))
    }

    /// Whether a batch meets the standard on a day. `certified_under` is the GWP set of its certificate, where known.
    ///
    /// # Examples
    ///
    /// See [`super`].
    pub fn test(&self, batch: &FuelBatch, certified_under: Option<NamedSet>, day: Date) -> Judgement {
        let mut unknown = Vec::new();
        if !self.covers(batch.fuel()) {
            unknown.push(Reason::FuelNotCovered { fuel: batch.fuel().to_string() });
        }
        let threshold = self.threshold_on(day);
        if threshold.is_none() {
            unknown.push(Reason::NoThresholdOn { day });
        }
        let certificate = batch.certificate();
        if certificate.is_none() {
            unknown.push(Reason::CertificateMissing);
        }
        match (self.gwp, certified_under) {
            (StandardGwp::Set(standard), Some(certificate)) if standard != certificate => {
                unknown.push(Reason::OtherGwpSet { standard, certificate });
            }
            (StandardGwp::Set(standard), None) if certificate.is_some() => {
                unknown.push(Reason::GwpSetUnknown { standard });
            }
            (StandardGwp::NotKnown, _) => unknown.push(Reason::StandardGwpNotKnown),
            _ => {}
        }
        let (outcome, reasons) = match (certificate, threshold) {
            (Some(certificate), Some(threshold)) if unknown.is_empty() => {
                let (e_value, at_most) = (certificate.e_value(), threshold.at_most);
                let proven = certificate.sustainability() == Sustainability::Proven;
                if e_value > at_most {
                    (Outcome::NotMet, vec![Reason::Above { e_value, at_most }])
                } else if self.proof == ProofOfSustainability::Required && !proven {
                    let id = certificate.id().to_owned();
                    (Outcome::CannotBeTold, vec![Reason::NotProven { certificate: id }])
                } else {
                    (Outcome::Met, vec![Reason::AtMost { e_value, at_most }])
                }
            }
            _ => (Outcome::CannotBeTold, unknown),
        };
        Judgement { standard: self.name.clone(), status: self.status, outcome, reasons }
    }

    fn covers(&self, fuel: &MarineFuel) -> bool {
        match &self.scope {
            StandardScope::EveryFuel => true,
            StandardScope::Origins(origins) => origins.contains(&fuel.origin()),
            StandardScope::One(family, origin) => (fuel.family(), fuel.origin()) == (*family, *origin),
        }
    }
}

const PLATTS_BIO_METHANOL_G_PER_MJ: f64 = 32.9;

const PLATTS_SOURCE: Source = Source::new(
    "Platts bio-methanol bunker price assessment, delivered Shanghai",
    "specification: greenhouse-gas intensity",
    "since 2 May 2025, as the trade press reports it",
    Confidence::OneSource,
);
