//! Reference lines and required values of the Energy Efficiency Design Index (EEDI) and its sibling for
//! ships in service (EEXI).
//!
//! ```text
//! eedi
//! ├── reference_line    a b^(-c), at the full deadweight also for container ships
//! ├── required          (1 - X/100) reference in phases 0, 1 and 2, from the full size upwards
//! ├── eexi_required     the same with a reduction that you bring
//! └── Index             g CO2/(t nm), of cruise ships g CO2/(GT nm)
//! ```
//!
//! Embedded is what a source was read for. Phase 3, the lower bands of size, the caps and coefficients of
//! MEPC.324(75) and every reduction of EEXI were not verified; asked for, they are errors that say so. The
//! attained index, with its engine powers and reference speed, is not computed.
//!
//! | phase | building contract |
//! |---|---|
//! | 0 | 2013 and 2014 |
//! | 1 | 2015 to 2019 |
//! | 2 | 2020 to 2024 |
//! | 3 | from 2025, for some types earlier |
//!
//! # Source
//!
//! MARPOL Annex VI, text of 1 October 2020, regulation 21 with tables 1 and 2; regulations 24 and 25 since
//! the revision of 2021.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::eedi::{self, Required, Stage};
//! use green_corridor::regulation::{MarpolShipType, Ship};
//!
//! let ship = Ship::new("made up", MarpolShipType::ContainerShip, 98_000.0)?;
//! let ship = ship.with_deadweight_t(100_000.0)?;
//! let Required::Stated(required) = eedi::required(&ship, Stage::Phase2)? else { panic!("a cell") };
//! assert!((required.reference().grams_per_unit_nm() - 17.222572).abs() < 5e-7);
//! assert!((required.required().grams_per_unit_nm() - 13.778058).abs() < 5e-7);
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod error;
mod index;
mod required;
mod table;

use std::fmt;
use std::sync::Arc;

pub use error::EediError;
pub use index::Index;
pub use required::{Required, RequiredIndex, eexi_required, required};

use crate::provenance::Source;
use crate::regulation::cii::CapacityMeasure;
use crate::regulation::{MarpolShipType, Ship};
use table::{Line, Parameter};

/// Above this deadweight MEPC.324(75) is said to fix the size of a bulk carrier.
const UNVERIFIED_BULK_CAP_T: f64 = 279_000.0;

/// Which requirement is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// EEDI phase 0.
    Phase0,
    /// EEDI phase 1.
    Phase1,
    /// EEDI phase 2.
    Phase2,
    /// EEDI phase 3.
    Phase3,
    /// EEXI.
    Eexi,
}

/// The reference line of a ship.
///
/// ```text
/// reference = a b^(-c)        b the deadweight; of cruise ships the gross tonnage
/// vehicle carriers: a = (DWT/GT)^(-0.7) 780.36 where DWT/GT < 0.3, else 1812.63
/// ```
///
/// Ro-ro cargo and ro-ro passenger ships have the line of phases 0 and 1. That of cruise passenger ships is
/// for non-conventional propulsion; whether the ship has it is yours to know.
///
/// # Units
///
/// g CO2/(t nm), of cruise ships g CO2/(GT nm).
///
/// # Source
///
/// MARPOL Annex VI, text of 1 October 2020, regulation 21, table 2.
///
/// # Errors
///
/// [`EediError::DeadweightNeeded`]; [`EediError::NotVerified`] for a bulk carrier above 279,000 t and for a
/// high-speed craft.
pub fn reference_line(ship: &Ship) -> Result<Index, EediError> {
    let (size, measure) = size(ship)?;
    if ship.ship_type() == MarpolShipType::BulkCarrier && size > UNVERIFIED_BULK_CAP_T {
        return Err(EediError::NotVerified {
            ship: ship.name().into(),
            what: "the reference line of a bulk carrier above 279000 t",
            why: "MEPC.324(75), which fixes its size at 279000 t, was not read",
        });
    }
    let line = line(ship)?;
    let a = match line.a {
        Parameter::Constant(a) => a,
        Parameter::ByDensity => {
            let density = size / ship.gross_tonnage();
            if density < 0.3 { density.powf(-0.7) * 780.36 } else { 1812.63 }
        }
    };
    Ok(Index::of(a * size.powf(-line.c), measure))
}

/// Where the reference line of a ship stands, and how well it is attested.
///
/// # Errors
///
/// [`EediError::NotVerified`] for a high-speed craft.
pub fn reference_source(ship: &Ship) -> Result<&'static Source, EediError> {
    line(ship).map(|line| line.source)
}

fn line(ship: &Ship) -> Result<Line, EediError> {
    table::line(ship.ship_type()).ok_or_else(|| EediError::NotVerified {
        ship: ship.name().into(),
        what: "the reference line of a ro-ro passenger high-speed craft",
        why: "the table read names no such ship",
    })
}

/// The size at which the line of a ship is taken, and its measure.
fn size(ship: &Ship) -> Result<(f64, CapacityMeasure), EediError> {
    let (name, ship_type): (Arc<str>, _) = (ship.name().into(), ship.ship_type());
    if ship_type == MarpolShipType::CruisePassengerShip {
        return Ok((ship.gross_tonnage(), CapacityMeasure::GrossTonnage));
    }
    let deadweight = ship.deadweight_t().ok_or(EediError::DeadweightNeeded { ship: name, ship_type })?;
    Ok((deadweight, CapacityMeasure::Deadweight))
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Phase0 => "EEDI phase 0",
            Self::Phase1 => "EEDI phase 1",
            Self::Phase2 => "EEDI phase 2",
            Self::Phase3 => "EEDI phase 3",
            Self::Eexi => "EEXI",
        })
    }
}
