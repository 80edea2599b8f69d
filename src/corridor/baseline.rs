//! A declared baseline: what a figure of a corridor counts, so that unlike ones are not compared.
//!
//! No baseline of the Los Angeles - Shanghai corridor is published. One is user data with a source of its own, or computed from
//! a year of ledgers.
//!
//! ```text
//! change         = other − one
//! change per TEU = other / TEU_other − one / TEU_one          TEU of the declared kind, one way
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::baseline::{Baseline, Declaration, compare};
//! use green_corridor::corridor::KindOfTeu;
//! use green_corridor::fuel::{LifeCycleStage, gwp::NamedSet};
//! use green_corridor::provenance::{DataTier, Source};
//! use green_corridor::vessel::OperatingMode;
//!
//! let declared = |year, set| Declaration {
//!     year,
//!     stage: LifeCycleStage::WtW,
//!     set,
//!     parts: OperatingMode::ALL.into(),
//!     teu: KindOfTeu::CarriedTeu,
//!     ports: ["Los Angeles".to_owned(), "Yangshan".to_owned()].into(),
//!     services: ["A".to_owned()].into(),
//!     data_tier: DataTier::Modelled,
//!     factor_set: "IMO LCA MEPC.391(81)".to_owned(),
//! };
//! let source = || Source::user("made up");
//! let then = Baseline::stated(declared(2024, NamedSet::Ar5), 600_000_000.0, 1_000_000.0, source())?;
//! let now = Baseline::stated(declared(2026, NamedSet::Ar5), 540_000_000.0, 1_000_000.0, source())?;
//! let change = compare(&then, &now)?;
//! assert_eq!(change.per_teu.absolute(), -60.0);
//! assert_eq!(change.co2e.relative(), Some(-0.1));
//!
//! let other = Baseline::stated(declared(2026, NamedSet::Ar6), 540_000_000.0, 1_000_000.0, source())?;
//! let refused = compare(&then, &other).unwrap_err();
//! assert_eq!(refused.to_string(), "2024 and 2026 are declared unlike: GWP set (AR5 against AR6)");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::collections::BTreeSet;
use std::fmt::Display;

use super::kpi::{KindOfTeu, KpiError};
use super::{Corridor, CorridorYear, Sailings};
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::inventory::Totals;
use crate::provenance::{DataTier, Source};
use crate::terminal::Difference;
use crate::units::bounded::Bound;
use crate::vessel::OperatingMode;

const CO2E: Bound = Bound::new("co2e_kg", -1e13, 1e13, "kg");
const TEU: Bound = Bound::new("teu", 0.0, 1e9, "TEU");

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Year of the figure. Alone of all it may differ between two that compare.
    pub year: i16,
    /// Stage of the fuel's life.
    pub stage: LifeCycleStage,
    /// GWP set.
    pub set: NamedSet,
    /// Parts of a voyage that count.
    pub parts: BTreeSet<OperatingMode>,
    /// TEU of its figure per TEU.
    pub teu: KindOfTeu,
    /// Ports.
    pub ports: BTreeSet<String>,
    /// Services.
    pub services: BTreeSet<String>,
    /// The weakest tier of its data.
    pub data_tier: DataTier,
    /// Set of fuel factors, with the user's own fuels.
    pub factor_set: String,
}

/// What [`Baseline::of`] takes beside a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Stage of the fuel's life.
    pub stage: LifeCycleStage,
    /// GWP set.
    pub set: NamedSet,
    /// Parts of a voyage that count.
    pub parts: BTreeSet<OperatingMode>,
    /// TEU of the figure per TEU.
    pub teu: KindOfTeu,
}

/// A declared figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    declaration: Declaration,
    co2e_kg: f64,
    teu: f64,
    source: Source,
}

/// One quantity in two years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Of the first.
    pub one: f64,
    /// Of the other.
    pub other: f64,
}

/// The change from one figure to another that is declared alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Kilograms of CO2e.
    pub co2e: Step,
    /// Kilograms of CO2e per TEU of the declared kind, one way.
    pub per_teu: Step,
}

/// Figures that are not declared alike.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{one} and {other} are declared unlike: {}", list(.differences))]
pub struct UnlikeBaselines {
    /// Year of the first.
    pub one: i16,
    /// Year of the other.
    pub other: i16,
    /// All that differs, the year aside.
    pub differences: Vec<Difference>,
}

impl Declaration {
    /// What a corridor and a scope declare. The tier of data is a statement of whoever declares.
    pub fn of(corridor: &Corridor, scope: Scope, data_tier: DataTier) -> Self {
        let set = &corridor.accounting().factor_set;
        let own = set.user_fuels().iter().map(|user| format!(" + {} ({})", user.fuel, user.source));
        let names = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
        Self {
            year: corridor.year(),
            stage: scope.stage,
            set: scope.set,
            parts: scope.parts,
            teu: scope.teu,
            ports: names(corridor.ports()),
            services: names(corridor.services().iter().map(|service| service.name()).collect()),
            data_tier,
            factor_set: set.name().to_owned() + &own.collect::<String>(),
        }
    }

    /// Every difference to another, the year aside; empty if the two compare.
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let modes = |parts: &BTreeSet<OperatingMode>| -> BTreeSet<String> {
            parts.iter().map(ToString::to_string).collect()
        };
        let fields = [
            differ("stage", self.stage, other.stage),
            differ("GWP set", self.set, other.set),
            differ("parts", joined(&modes(&self.parts)), joined(&modes(&other.parts))),
            differ("TEU", self.teu, other.teu),
            differ("ports", joined(&self.ports), joined(&other.ports)),
            differ("services", joined(&self.services), joined(&other.services)),
            differ("data tier", in_words(self.data_tier), in_words(other.data_tier)),
            differ("factor set", &self.factor_set, &other.factor_set),
        ];
        fields.into_iter().flatten().collect()
    }
}

impl Baseline {
    /// The figure of a year of ledgers.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`], [`KpiError::Leg`], [`KpiError::Value`].
    pub fn of(
        year: &CorridorYear,
        scope: Scope,
        data_tier: DataTier,
        source: Source,
    ) -> Result<Self, KpiError> {
        let declaration = Declaration::of(year.corridor(), scope, data_tier);
        let counts = |mode: OperatingMode| declaration.parts.contains(&mode);
        let of = |one: &Sailings| {
            let ledger = &one.ledger;
            ledger.total_of(|entry| counts(ledger.activity(entry).mode())).scaled(one.count)
        };
        let totals: Totals = year.services().iter().flat_map(|service| service.sailings()).map(of).sum();
        let co2e = totals.emissions.co2e_kilograms(declaration.stage, declaration.set);
        let record = || format!("corridor `{}`", year.corridor().name());
        let co2e = co2e.map_err(|source| KpiError::UnknownGas { record: record(), source })?;
        let teu = declaration.teu.of(&year.portion())?;
        Self::stated(declaration, co2e, teu, source)
    }

    /// A figure that somebody states: kilograms of CO2e, and TEU of the declared kind one way.
    ///
    /// # Errors
    ///
    /// [`KpiError::Value`] for a figure out of range, [`KpiError::Zero`] without a TEU.
    pub fn stated(
        declaration: Declaration,
        co2e_kg: f64,
        teu: f64,
        source: Source,
    ) -> Result<Self, KpiError> {
        let record = || format!("baseline {}", declaration.year);
        for (bound, value) in [(CO2E, co2e_kg), (TEU, teu)] {
            bound.check(value).map_err(|source| KpiError::Value { record: record(), source })?;
        }
        if teu == 0.0 {
            return Err(KpiError::Zero { record: record(), what: "TEU" });
        }
        Ok(Self { declaration, co2e_kg, teu, source })
    }

    /// What it counts.
    pub const fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// Kilograms of CO2e.
    pub const fn co2e_kg(&self) -> f64 {
        self.co2e_kg
    }

    /// TEU of the declared kind, one way.
    pub const fn teu(&self) -> f64 {
        self.teu
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    fn per_teu(&self) -> f64 {
        self.co2e_kg / self.teu
    }
}

/// The change from one figure to another.
///
/// # Errors
///
/// [`UnlikeBaselines`] with every difference, the year aside.
pub fn compare(one: &Baseline, other: &Baseline) -> Result<Change, UnlikeBaselines> {
    let differences = one.declaration.differences(&other.declaration);
    if !differences.is_empty() {
        let (one, other) = (one.declaration.year, other.declaration.year);
        return Err(UnlikeBaselines { one, other, differences });
    }
    Ok(Change {
        co2e: Step { one: one.co2e_kg, other: other.co2e_kg },
        per_teu: Step { one: one.per_teu(), other: other.per_teu() },
    })
}

impl Step {
    /// Other less one.
    pub fn absolute(&self) -> f64 {
        self.other - self.one
    }

    /// Change over one: -0.3 is 30 % less; `None` from zero.
    pub fn relative(&self) -> Option<f64> {
        (self.one != 0.0).then(|| self.absolute() / self.one)
    }
}

fn differ(what: &'static str, one: impl Display, other: impl Display) -> Option<Difference> {
    let (one, other) = (one.to_string(), other.to_string());
    (one != other).then_some(Difference { what, one, other })
}

fn joined(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn list(differences: &[Difference]) -> String {
    differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

const fn in_words(tier: DataTier) -> &'static str {
    match tier {
        DataTier::Measured => "measured",
        DataTier::Modelled => "modelled",
        DataTier::Default => "default",
    }
}
