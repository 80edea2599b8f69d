//! Stretches of time under control, and control that is not shore power.

use jiff::Timestamp;

use super::VisitError;
use crate::provenance::Source;
use crate::units::si::seconds;
use crate::units::substance::{Co2, Nox, Pm25, Rog};
use crate::units::wire::round_15;
use crate::units::{BrakeFactor, Fraction, Time};

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

/// Control of the auxiliary engines by something other than shore power: capture and treatment on a
/// barge or on the quay, or cleaner engines.
#[derive(Clone, Debug, PartialEq)]
#[doc(alias = "CAECS")]
pub struct AlternativeControl {
    stretch: Stretch,
    proof: ControlProof,
}

/// What shows that a control is good enough.
#[derive(Clone, Debug, PartialEq)]
pub enum ControlProof {
    /// The regulator approved it.
    Approved {
        /// Number of the executive order, or what else names the approval.
        order: String,
    },
    /// Rates of the auxiliary engines under the control, held against [`AlternativeControlLimits`].
    Rates(AuxiliaryRates),
}

/// Emission rates of auxiliary engines per electricity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AuxiliaryRates {
    /// Nitrogen oxides.
    pub nox: BrakeFactor<Nox>,
    /// Particles up to 2.5 micrometres.
    pub pm25: BrakeFactor<Pm25>,
    /// Reactive organic gases.
    pub rog: BrakeFactor<Rog>,
    /// CO2; `None` where it is not known.
    pub co2: Option<BrakeFactor<Co2>>,
}

/// The most that auxiliary engines may emit under an alternative control. The crate has read no
/// verified values: they are yours to bring, with their source.
#[derive(Clone, Debug, PartialEq)]
pub struct AlternativeControlLimits {
    /// The limits; a `None` of CO2 is no limit.
    pub at_most: AuxiliaryRates,
    /// Where they stand.
    pub source: Source,
}

/// A rate above its limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exceeded {
    /// The pollutant.
    pub pollutant: &'static str,
    /// Its rate in g/kWh; `None` where it is unknown, which shows nothing.
    pub rate_g_per_kwh: Option<f64>,
    /// The limit in g/kWh.
    pub limit_g_per_kwh: f64,
}

impl Stretch {
    /// From one instant to a later one.
    ///
    /// # Errors
    ///
    /// [`VisitError::EmptyStretch`] if it does not end after it begins.
    pub fn between(from: Timestamp, to: Timestamp) -> Result<Self, VisitError> {
        if to <= from {
            return Err(VisitError::EmptyStretch { from, to });
        }
        Ok(Self { from, to })
    }

    pub(super) const fn new(from: Timestamp, to: Timestamp) -> Self {
        Self { from, to }
    }

    /// When it begins.
    pub const fn from(&self) -> Timestamp {
        self.from
    }

    /// When it ends.
    pub const fn to(&self) -> Timestamp {
        self.to
    }

    /// How long it is.
    pub fn duration(&self) -> Time {
        seconds(self.to.duration_since(self.from).as_secs_f64())
    }
}

impl AlternativeControl {
    /// A control over a stretch of time.
    pub const fn new(stretch: Stretch, proof: ControlProof) -> Self {
        Self { stretch, proof }
    }

    /// When it ran.
    pub const fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// What shows that it is good enough.
    pub const fn proof(&self) -> &ControlProof {
        &self.proof
    }
}

impl AlternativeControlLimits {
    /// Limits that cut uncontrolled rates by a share: `limit = rate (1 − cut)`.
    pub fn cut(uncontrolled: AuxiliaryRates, by: Fraction, source: Source) -> Self {
        let left = 1.0 - by.get();
        let at_most = AuxiliaryRates {
            nox: uncontrolled.nox * left,
            pm25: uncontrolled.pm25 * left,
            rog: uncontrolled.rog * left,
            co2: uncontrolled.co2.map(|co2| co2 * left),
        };
        Self { at_most, source }
    }

    /// The rates that are above their limit, or unknown where there is one.
    pub fn exceeded(&self, rates: &AuxiliaryRates) -> Vec<Exceeded> {
        let grams = |rate: Option<BrakeFactor<Co2>>| rate.map(BrakeFactor::grams_per_kilowatt_hour);
        let most = &self.at_most;
        let rows = [
            ("NOx", Some(rates.nox.grams_per_kilowatt_hour()), Some(most.nox.grams_per_kilowatt_hour())),
            ("PM2.5", Some(rates.pm25.grams_per_kilowatt_hour()), Some(most.pm25.grams_per_kilowatt_hour())),
            ("ROG", Some(rates.rog.grams_per_kilowatt_hour()), Some(most.rog.grams_per_kilowatt_hour())),
            ("CO2", grams(rates.co2), grams(most.co2)),
        ];
        let above = rows.into_iter().filter_map(|(pollutant, rate_g_per_kwh, limit)| {
            let limit_g_per_kwh = limit?;
            let meets = rate_g_per_kwh.is_some_and(|rate| (0.0..=limit_g_per_kwh).contains(&rate));
            (!meets).then(|| Exceeded {
                pollutant,
                rate_g_per_kwh: rate_g_per_kwh.map(round_15),
                limit_g_per_kwh: round_15(limit_g_per_kwh),
            })
        });
        above.collect()
    }
}

/// Stretches in order of time, those that touch or overlap as one.
pub(super) fn joined(stretches: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut sorted: Vec<Stretch> = stretches.filter(|one| one.from < one.to).collect();
    sorted.sort_unstable();
    sorted.dedup_by(|next, before| {
        let touches = next.from <= before.to;
        if touches {
            before.to = before.to.max(next.to);
        }
        touches
    });
    sorted
}

/// Time of stretches that do not overlap.
pub(super) fn covered(stretches: &[Stretch]) -> Time {
    stretches.iter().map(Stretch::duration).fold(Time::default(), |sum, one| sum + one)
}

/// The parts of a window that joined stretches leave open.
pub(super) fn open(window: Stretch, stretches: &[Stretch]) -> Vec<Stretch> {
    let mut open = Vec::new();
    let mut cursor = window.from;
    for one in stretches.iter().filter(|one| one.to > window.from && one.from < window.to) {
        if cursor < one.from {
            open.push(Stretch { from: cursor, to: one.from });
        }
        cursor = cursor.max(one.to);
    }
    if cursor < window.to {
        open.push(Stretch { from: cursor, to: window.to });
    }
    open
}
