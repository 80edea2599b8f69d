//! One inventory against another: two ports of equal boundary, or a port against its own baseline.
//!
//! ```text
//! change         = now / then − 1
//! change per TEU = (now / TEU_now) / (then / TEU_then) − 1
//! ```
//!
//! Against its own baseline only the year may differ. Between two ports nothing may.
//!
//! # Examples
//!
//! ```
//! use green_corridor::terminal::{
//!     Amounts, Boundary, Comparison, ElectricityBasis, Extent, LifeCycleStage, PortEntry,
//!     PortInventory, SourceCategory, TeuCount, compare,
//! };
//! use green_corridor::fuel::{Emissions, gwp::Ar4};
//! use green_corridor::units::{Mass, Teu};
//!
//! let year = |year, tonnes, teu| {
//!     let boundary = Boundary {
//!         extent: Extent::AirBasin { name: "South Coast".to_owned() },
//!         categories: SourceCategory::ALL.into(),
//!         stage: LifeCycleStage::TtW,
//!         electricity: ElectricityBasis::Excluded,
//!         teu: TeuCount::AllMoves,
//!         year,
//!     };
//!     let emissions = Emissions { co2_fossil: Mass::from_tonnes(tonnes), ..Emissions::ZERO };
//!     let amounts = Amounts { emissions, ..Amounts::ZERO };
//!     let all = PortEntry::new(SourceCategory::CargoHandlingEquipment, "all", amounts);
//!     PortInventory::new("a port", boundary, Teu::from_count(teu), vec![all])
//! };
//! let (now, then) = (year(2024, 90_000.0, 6e6)?, year(2005, 100_000.0, 5e6)?);
//! let change = Comparison::with_baseline(&now, &then)?.co2e(Ar4)?;
//! assert!((change.total + 0.10).abs() < 1e-12);
//! assert!((change.per_teu + 0.25).abs() < 1e-12);
//! let error = Comparison::of_ports(&now, &then).unwrap_err();
//! assert_eq!(error.to_string(), "a port 2024 and a port 2005 do not compare: year (2024 against 2005)");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::boundary::Boundary;
use super::error::TerminalError;
use super::inventory::PortInventory;
use crate::engine::pollutant::Pollutant;
use crate::fuel::gwp::GwpSet;
use crate::units::Mass;
use crate::units::substance::Substance;

/// Two inventories that measure the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison<'a> {
    one: &'a PortInventory,
    other: &'a PortInventory,
}

/// A relative change: -0.3 is 30 % less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Of the total.
    pub total: f64,
    /// Per TEU of throughput.
    pub per_teu: f64,
}

/// Refuses two boundaries that differ in anything.
///
/// # Errors
///
/// [`TerminalError::BoundariesDiffer`] with every difference.
pub fn compare(one: &Boundary, other: &Boundary) -> Result<(), TerminalError> {
    let differences = one.differences(other);
    if differences.is_empty() {
        return Ok(());
    }
    let (one, other) = ("the first inventory".to_owned(), "the second".to_owned());
    Err(TerminalError::BoundariesDiffer { one, other, differences })
}

impl<'a> Comparison<'a> {
    /// A port against another of the same boundary and year.
    ///
    /// # Errors
    ///
    /// [`TerminalError::BoundariesDiffer`] with every difference.
    pub fn of_ports(one: &'a PortInventory, other: &'a PortInventory) -> Result<Self, TerminalError> {
        let differences = one.boundary().differences(other.boundary());
        if differences.is_empty() {
            return Ok(Self { one, other });
        }
        Err(TerminalError::BoundariesDiffer { one: one.label(), other: other.label(), differences })
    }

    /// A port's year against an earlier one: the boundary may differ in its year and in nothing else.
    ///
    /// # Errors
    ///
    /// [`TerminalError::OtherPort`], or [`TerminalError::BoundariesDiffer`] with every difference.
    pub fn with_baseline(now: &'a PortInventory, baseline: &'a PortInventory) -> Result<Self, TerminalError> {
        if now.port() != baseline.port() {
            let (port, other) = (now.port().to_owned(), baseline.port().to_owned());
            return Err(TerminalError::OtherPort { port, other });
        }
        let differences = now.boundary().differences_beside_the_year(baseline.boundary());
        if differences.is_empty() {
            return Ok(Self { one: now, other: baseline });
        }
        Err(TerminalError::BoundariesDiffer { one: now.label(), other: baseline.label(), differences })
    }

    /// Change of the throughput.
    pub fn throughput(&self) -> f64 {
        self.one.throughput().ratio(self.other.throughput()) - 1.0
    }

    /// Change of an air pollutant.
    ///
    /// # Errors
    ///
    /// [`TerminalError::UnknownPollutant`] if either total is, [`TerminalError::ZeroBaseline`].
    pub fn pollutant<S: Pollutant>(&self) -> Result<Change, TerminalError> {
        let mass = |of: &PortInventory| Ok(of.total().pollutants.known::<S>()?);
        self.mass(S::NAME, mass)
    }

    /// Change of CO2e under a set, over the stage and the electricity that the boundary counts.
    ///
    /// # Errors
    ///
    /// [`TerminalError::UnknownGas`] if a gas is unknown, [`TerminalError::ZeroBaseline`].
    pub fn co2e<G: GwpSet>(&self, set: G) -> Result<Change, TerminalError> {
        let [one, other] = [self.one, self.other].map(|of| of.emissions_within_boundary());
        let other = other.well_to_wake(set.clone())?.kilograms();
        self.change("CO2e", one.well_to_wake(set)?.kilograms(), other)
    }

    /// Change of a mass that the caller reads off an inventory.
    ///
    /// # Errors
    ///
    /// What `read` says, [`TerminalError::ZeroBaseline`].
    pub fn mass<S: Substance>(
        &self,
        what: &'static str,
        read: impl Fn(&PortInventory) -> Result<Mass<S>, TerminalError>,
    ) -> Result<Change, TerminalError> {
        self.change(what, read(self.one)?.kilograms(), read(self.other)?.kilograms())
    }

    fn change(&self, what: &'static str, one: f64, other: f64) -> Result<Change, TerminalError> {
        if other == 0.0 {
            return Err(TerminalError::ZeroBaseline { record: self.other.label(), what });
        }
        let ratio = one / other;
        let throughput = self.one.throughput().ratio(self.other.throughput());
        Ok(Change { total: ratio - 1.0, per_teu: ratio / throughput - 1.0 })
    }
}
