//! What a port inventory counts. Two inventories compare only if all of it is alike.
//!
//! Terminal operators report scope 1 and 2 inside the fence, port authorities ships, craft, trucks and
//! trains of a whole air basin: per TEU the two differ by an order of magnitude. A claim like "lowest
//! emissions per TEU" means something only between equal boundaries, so unequal ones are an error that
//! names every difference.
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::GridBasis;
//! use green_corridor::terminal::{
//!     Boundary, ElectricityBasis, Extent, LifeCycleStage, SourceCategory, TeuCount,
//! };
//!
//! let basin = Boundary {
//!     extent: Extent::AirBasin { name: "South Coast".to_owned() },
//!     categories: SourceCategory::ALL.into(),
//!     stage: LifeCycleStage::TtW,
//!     electricity: ElectricityBasis::Grid(GridBasis::LocationAverage),
//!     teu: TeuCount::AllMoves,
//!     year: 2024,
//! };
//! let operator = Boundary {
//!     extent: Extent::Fence,
//!     categories: [SourceCategory::CargoHandlingEquipment, SourceCategory::TerminalElectricity].into(),
//!     ..basin.clone()
//! };
//! let differences = basin.differences(&operator);
//! assert_eq!(differences.len(), 2);
//! assert_eq!(differences[0].to_string(), "extent (air basin South Coast against terminal fence)");
//! assert!(basin.differences(&basin).is_empty());
//! ```

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::entry::SourceCategory;
use crate::fuel::LifeCycleStage;
use crate::grid::GridBasis;

/// What an inventory counts: where, which sources, which stage, which electricity, which TEU, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Where.
    pub extent: Extent,
    /// Which sources.
    pub categories: BTreeSet<SourceCategory>,
    /// Which stage of the fuel's life.
    pub stage: LifeCycleStage,
    /// Whether and how electricity counts.
    pub electricity: ElectricityBasis,
    /// What its TEU are.
    pub teu: TeuCount,
    /// Calendar year.
    pub year: i16,
}

/// How far an inventory reaches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Extent {
    /// Inside the fence of a terminal.
    Fence,
    /// Land and water of the port authority.
    PortDistrict,
    /// Trips to the edge of an air basin, ships to the harbour's mouth.
    AirBasin {
        /// The basin.
        name: String,
    },
    /// The air basin and ships on the water before it.
    OverWater {
        /// The basin on land.
        air_basin: String,
        /// The limit at sea.
        limit: String,
    },
}

/// How electricity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectricityBasis {
    /// Not in the boundary's figure. Its emissions are still in the ledger, apart.
    Excluded,
    /// By grid factors of one basis.
    Grid(GridBasis),
}

/// What a port counts as its TEU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TeuCount {
    /// All containers over the quay: empties too, transhipment at both of its moves.
    AllMoves,
    /// Empties too, transhipment once.
    TranshipmentOnce,
    /// Loaded containers only.
    Loaded,
}

/// Something that two boundaries do not share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Part of the boundary.
    pub what: &'static str,
    /// As the first has it.
    pub one: String,
    /// As the second has it.
    pub other: String,
}

impl Boundary {
    /// Every difference to another boundary; empty if the two compare.
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let mut found = self.differences_beside_the_year(other);
        if self.year != other.year {
            found.push(Difference::new("year", self.year, other.year));
        }
        found
    }

    /// Every difference but the year: what a port may not change against its own baseline.
    pub fn differences_beside_the_year(&self, other: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        if self.extent != other.extent {
            found.push(Difference::new("extent", &self.extent, &other.extent));
        }
        if self.categories != other.categories {
            found.push(Difference::new("categories", names(self), names(other)));
        }
        if self.stage != other.stage {
            found.push(Difference::new("stage", self.stage, other.stage));
        }
        if self.electricity != other.electricity {
            found.push(Difference::new("electricity", self.electricity, other.electricity));
        }
        if self.teu != other.teu {
            found.push(Difference::new("TEU", self.teu, other.teu));
        }
        found
    }
}

fn names(boundary: &Boundary) -> String {
    boundary.categories.iter().map(SourceCategory::to_string).collect::<Vec<_>>().join(", ")
}

impl Difference {
    fn new(what: &'static str, one: impl fmt::Display, other: impl fmt::Display) -> Self {
        Self { what, one: one.to_string(), other: other.to_string() }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} against {})", self.what, self.one, self.other)
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fence => f.write_str("terminal fence"),
            Self::PortDistrict => f.write_str("port district"),
            Self::AirBasin { name } => write!(f, "air basin {name}"),
            Self::OverWater { air_basin, limit } => write!(f, "air basin {air_basin} and water to {limit}"),
        }
    }
}

impl fmt::Display for ElectricityBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excluded => f.write_str("excluded"),
            Self::Grid(basis) => write!(f, "{basis}"),
        }
    }
}

impl fmt::Display for TeuCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AllMoves => "all moves, empties included, transhipment twice",
            Self::TranshipmentOnce => "empties included, transhipment once",
            Self::Loaded => "loaded containers only",
        })
    }
}
