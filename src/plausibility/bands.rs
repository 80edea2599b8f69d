//! Bands of a sample, and what lies outside them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{Measure, Observation, Quantiles, SizeClass};
use crate::intensity::{AllocationError, Manifest};
use crate::inventory::Inventory;
use crate::provenance::Source;

/// Fewest values that make a band: with fewer, `p1` and `p99` are hardly more than the smallest and largest.
pub const MINIMUM_COUNT: u32 = 30;

/// The quantiles of one measure over the ships of one type and size class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// Ship type, in the words of EU MRV.
    pub ship_type: Cow<'static, str>,
    /// Size class.
    pub class: SizeClass,
    /// Of what.
    pub measure: Measure,
    /// How many ship-years.
    pub count: u32,
    /// In the unit of the measure.
    pub quantiles: Quantiles,
}

/// Bands of a sample of ship-years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bands {
    source: Source,
    rows: Cow<'static, [Band]>,
}

/// Values of ship-years as they come: eight bytes a value, nothing else is kept.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    values: BTreeMap<String, BTreeMap<(SizeClass, Measure), Vec<f64>>>,
}

/// A value outside its band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Warning {
    /// The value, in the unit of the measure.
    pub value: f64,
    /// The band that it left.
    pub band: Band,
}

/// Why a measure was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unchecked {
    /// The value is not known.
    NotKnown,
    /// The value is known and not above zero: fuel that counts as zero, a ship laid up, or a report that lacks it.
    NotAboveZero,
    /// There is no band for the type and class, or too few ships for one.
    NoBand,
}

/// What the bands say of one ship-year or voyage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What lies outside; empty if all that was checked lies within.
    pub warnings: Vec<Warning>,
    /// What was not checked, and why.
    pub unchecked: Vec<(Measure, Unchecked)>,
}

impl Sample {
    /// A sample without ships.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what a ship-year tells: each value into the class of its size, and into all sizes.
    pub fn add(&mut self, observation: &Observation<'_>) {
        let Some(ship_type) = observation.ship_type else { return };
        if !self.values.contains_key(ship_type) {
            self.values.insert(ship_type.to_owned(), BTreeMap::new());
        }
        let Some(classes) = self.values.get_mut(ship_type) else { return };
        let own = observation.average_cargo.and_then(SizeClass::of);
        for measure in Measure::ALL {
            let Some(value) = observation.value(measure) else { continue };
            for class in [Some(SizeClass::AllSizes), own].into_iter().flatten() {
                classes.entry((class, measure)).or_default().push(value);
            }
        }
    }

    /// The bands of every type and class that has [`MINIMUM_COUNT`] values, in the order of type, class and measure.
    pub fn bands(self, source: Source) -> Bands {
        let mut rows = Vec::new();
        for (ship_type, classes) in self.values {
            for ((class, measure), mut values) in classes {
                let Ok(count) = u32::try_from(values.len()) else { continue };
                let Some(quantiles) = Quantiles::of(&mut values).filter(|_| count >= MINIMUM_COUNT) else {
                    continue;
                };
                rows.push(Band { ship_type: ship_type.clone().into(), class, measure, count, quantiles });
            }
        }
        Bands { source, rows: rows.into() }
    }
}

impl Bands {
    pub(super) const fn embedded(source: Source, rows: &'static [Band]) -> Self {
        Self { source, rows: Cow::Borrowed(rows) }
    }

    /// Of which ships.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// All bands.
    pub fn rows(&self) -> &[Band] {
        &self.rows
    }

    /// The band of a type, class and measure.
    pub fn band(&self, ship_type: &str, class: SizeClass, measure: Measure) -> Option<&Band> {
        self.rows.iter().find(|band| {
            band.class == class && band.measure == measure && band.ship_type.eq_ignore_ascii_case(ship_type)
        })
    }

    /// Compares a ship-year or a voyage. Where the cargo is known the class of its size is asked, and no other;
    /// where it is not, or is none that a ship carries, all sizes.
    pub fn check(&self, observation: &Observation<'_>) -> Verdict {
        let class = observation.average_cargo.and_then(SizeClass::of).unwrap_or(SizeClass::AllSizes);
        let mut verdict = Verdict { warnings: Vec::new(), unchecked: Vec::new() };
        for measure in Measure::ALL {
            let band = observation.ship_type.and_then(|ship_type| self.band(ship_type, class, measure));
            match (observation.value(measure), band) {
                (None, _) => {
                    let is_known = observation.stated(measure).is_some_and(f64::is_finite);
                    let why = if is_known { Unchecked::NotAboveZero } else { Unchecked::NotKnown };
                    verdict.unchecked.push((measure, why));
                }
                (Some(_), None) => verdict.unchecked.push((measure, Unchecked::NoBand)),
                (Some(value), Some(band)) if !band.quantiles.contains(value) => {
                    verdict.warnings.push(Warning { value, band: band.clone() });
                }
                _ => {}
            }
        }
        verdict
    }

    /// Compares a voyage; see [`Observation::of`].
    ///
    /// # Errors
    ///
    /// [`AllocationError::OtherVoyage`] for a manifest of another voyage.
    pub fn check_voyage(
        &self,
        ledger: &Inventory,
        manifest: Option<&Manifest>,
    ) -> Result<Verdict, AllocationError> {
        Ok(self.check(&Observation::of(ledger, manifest)?))
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Band { ship_type, class, measure, count, quantiles } = &self.band;
        let (side, end) = match self.value < quantiles.p1 {
            true => ("below", quantiles.p1),
            false => ("above", quantiles.p99),
        };
        let unit = measure.unit();
        write!(
            f,
            "{measure} {:.4} {unit} is {side} {end:.4}, the end of the band that holds 98 % of {count} ship-years \
             ({ship_type}, {class}; median {:.4})",
            self.value, quantiles.median
        )
    }
}

impl fmt::Display for Unchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotKnown => "not known",
            Self::NotAboveZero => "not above zero",
            Self::NoBand => "no band",
        })
    }
}
