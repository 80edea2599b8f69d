//! A port's year: entries, totals, per TEU of throughput.
//!
//! ```text
//! port = Σ categories = Σ entries
//! per 10,000 TEU = mass / (throughput / 10,000)
//! ```
//!
//! San Pedro Bay reports criteria pollutants in US short tons and CO2e in tonnes; a
//! [`Mass`] has both.
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::GridBasis;
//! use green_corridor::terminal::{
//!     Amounts, Boundary, ElectricityBasis, Extent, LifeCycleStage, PortEntry, PortInventory, SourceCategory,
//!     TeuCount,
//! };
//! use green_corridor::fuel::Emissions;
//! use green_corridor::units::{Mass, Teu};
//!
//! // Shanghai's terminals in 2022, as their operator prints it: 326,000 t of CO2 over 47.3 million TEU.
//! let boundary = Boundary {
//!     extent: Extent::Fence,
//!     categories: [SourceCategory::CargoHandlingEquipment].into(),
//!     stage: LifeCycleStage::TtW,
//!     electricity: ElectricityBasis::Excluded,
//!     teu: TeuCount::AllMoves,
//!     year: 2022,
//! };
//! let emissions = Emissions { co2_fossil: Mass::from_tonnes(326_000.0), ..Emissions::ZERO };
//! let terminals = PortEntry::new(
//!     SourceCategory::CargoHandlingEquipment,
//!     "as published",
//!     Amounts { emissions, ..Amounts::ZERO },
//! );
//! let year = PortInventory::new("Shanghai", boundary, Teu::from_count(47.3e6), vec![terminals])?;
//! let per_teu = year.per_teu(year.total().emissions.stack_co2());
//! assert_eq!(format!("{:.1}", per_teu.kilograms_per_teu()), "6.9");
//! # Ok::<(), green_corridor::terminal::TerminalError>(())
//! ```

use std::collections::BTreeMap;

use super::boundary::{Boundary, ElectricityBasis};
use super::entry::{Amounts, PortEntry, SourceCategory};
use super::error::{TerminalError, check};
use crate::air::Method;
use crate::fuel::LifeCycleStage;
use crate::fuel::emissions::UnknownGas;
use crate::fuel::gwp::GwpSet;
use crate::fuel::{Emissions, GridGases};
use crate::units::substance::{Co2e, Substance, Throughput, WellToTank};
use crate::units::{Bound, Mass, MassPerTeu, Teu};

/// Throughput of a year: the largest port has about 5e7.
const THROUGHPUT: Bound = Bound::new("throughput_teu", 1.0, 1e9, "TEU");

/// Calendar years that an inventory may have.
const YEAR: Bound = Bound::new("year", 1950.0, 2200.0, "");

/// The sources of a port in a year, what is counted, and the throughput.
#[derive(Clone, Debug, PartialEq)]
pub struct PortInventory {
    port: String,
    boundary: Boundary,
    throughput: Teu<Throughput>,
    entries: Vec<PortEntry>,
}

impl PortInventory {
    /// A year of a port.
    ///
    /// # Errors
    ///
    /// [`TerminalError`], which names the entry: no throughput, a category that the boundary leaves
    /// out, a grid basis that is not the boundary's, ships without a method or by two methods, an
    /// amount out of range.
    pub fn new(
        port: impl Into<String>,
        boundary: Boundary,
        throughput: Teu<Throughput>,
        entries: Vec<PortEntry>,
    ) -> Result<Self, TerminalError> {
        let port = port.into();
        check(&port, THROUGHPUT, throughput.count())?;
        check(&port, YEAR, f64::from(boundary.year))?;
        let mut method: Option<(&str, Method)> = None;
        for entry in &entries {
            entry.check()?;
            check_basis(&boundary, entry)?;
            if entry.category() == SourceCategory::OceanGoingVessels {
                let record = || entry.name().to_owned();
                let found = entry.method().ok_or_else(|| TerminalError::NoMethod { record: record() })?;
                let (other_record, other) = *method.get_or_insert((entry.name(), found));
                if other != found {
                    let other_record = other_record.to_owned();
                    return Err(TerminalError::MixedMethods { record: record(), found, other_record, other });
                }
            }
        }
        Ok(Self { port, boundary, throughput, entries })
    }

    /// The port.
    pub fn port(&self) -> &str {
        &self.port
    }

    /// The calendar year.
    pub const fn year(&self) -> i16 {
        self.boundary.year
    }

    /// What is counted.
    pub const fn boundary(&self) -> &Boundary {
        &self.boundary
    }

    /// Containers over the quays.
    pub const fn throughput(&self) -> Teu<Throughput> {
        self.throughput
    }

    /// The lines, in the order given.
    pub fn entries(&self) -> &[PortEntry] {
        &self.entries
    }

    /// The sum of all entries: emissions of the grid included, each gas apart.
    pub fn total(&self) -> Amounts {
        self.entries.iter().map(|entry| *entry.amounts()).sum()
    }

    /// Sums of the categories that have entries.
    pub fn by_category(&self) -> BTreeMap<SourceCategory, Amounts> {
        let mut groups = BTreeMap::new();
        for entry in &self.entries {
            let group = groups.entry(entry.category()).or_insert(Amounts::ZERO);
            *group = *group + *entry.amounts();
        }
        groups
    }

    /// A mass per TEU of throughput.
    #[inline]
    pub fn per_teu<S: Substance>(&self, mass: Mass<S>) -> MassPerTeu<S, Throughput> {
        mass / self.throughput
    }

    /// A mass per 10,000 TEU of throughput, as port inventories print it.
    #[inline]
    pub fn per_ten_thousand_teu<S: Substance>(&self, mass: Mass<S>) -> Mass<S> {
        self.per_teu(mass) * Teu::from_count(10_000.0)
    }

    /// Port and year, for messages.
    pub(super) fn label(&self) -> String {
        format!("{} {}", self.port, self.boundary.year)
    }

    /// What the boundary counts of the total: its electricity, and of the fuels its stage. Its well-to-wake CO2e is that
    /// of the boundary.
    pub fn emissions_within_boundary(&self) -> Emissions {
        let emissions = self.total().emissions;
        Emissions {
            grid: match self.boundary.electricity {
                ElectricityBasis::Excluded => GridGases::ZERO,
                ElectricityBasis::Grid(_) => emissions.grid,
            },
            upstream: match self.boundary.stage {
                LifeCycleStage::TtW => Some(Mass::ZERO),
                LifeCycleStage::WtW => emissions.upstream,
            },
            ..emissions
        }
    }
}

fn check_basis(boundary: &Boundary, entry: &PortEntry) -> Result<(), TerminalError> {
    let record = || entry.name().to_owned();
    if !boundary.categories.contains(&entry.category()) {
        return Err(TerminalError::OutsideBoundary { record: record(), category: entry.category() });
    }
    let Amounts { draw, emissions, .. } = entry.amounts();
    let nothing_drawn = draw.fed_in.kilowatt_hours() <= 0.0 && emissions.grid == GridGases::ZERO;
    match (boundary.electricity, entry.grid_basis()) {
        (_, None) if !nothing_drawn => Err(TerminalError::NoGridBasis { record: record() }),
        (ElectricityBasis::Grid(basis), Some(found)) if basis != found => {
            Err(TerminalError::OtherGridBasis { record: record(), boundary: basis, found })
        }
        _ => Ok(()),
    }
}

/// CO2e of the power stations.
pub(super) fn grid_co2e<G: GwpSet>(
    grid: &GridGases,
    set: G,
) -> Result<Mass<Co2e<WellToTank, G>>, UnknownGas> {
    Emissions { grid: *grid, ..Emissions::ZERO }.well_to_tank(set)
}

/// CO2e upstream of the fuels, without the grid.
pub(super) fn upstream_co2e<G: GwpSet>(
    emissions: &Emissions,
    set: G,
) -> Result<Mass<Co2e<WellToTank, G>>, UnknownGas> {
    Emissions { grid: GridGases::ZERO, ..*emissions }.well_to_tank(set)
}
