//! What a year asks of a ship: reference, required indicator and boundaries.

use std::fmt;
use std::sync::Arc;

use super::CiiError;
use super::intensity::{Capacity, CapacityMeasure, CarbonIntensity};
use super::rating::{Boundaries, RatingVector};
use super::table::{Reduction, ReferenceLine};
use crate::provenance::{Confidence, Source};
use crate::regulation::Ship;
use crate::units::Bound;

/// Ships of at least this gross tonnage are rated.
pub const THRESHOLD_GT: f64 = 5_000.0;

static THRESHOLD: Source = Source::new("MARPOL Annex VI", "regulation 28", "2021", Confidence::Verified);

/// Whether the rule binds a ship.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Applicability {
    /// It does.
    Applies,
    /// The ship is below [`THRESHOLD_GT`]. Its figures can be computed; they bind nobody.
    BelowThreshold {
        /// Gross tonnage of the ship.
        gross_tonnage: f64,
    },
}

/// What a year asks of a ship.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    ship: Arc<str>,
    applicability: Applicability,
    capacity: Capacity,
    line: &'static ReferenceLine,
    vector: &'static RatingVector,
    reduction: &'static Reduction,
    reference_2019: CarbonIntensity,
    required: CarbonIntensity,
    boundaries: Boundaries,
}

impl Applicability {
    /// Whether the rule binds a ship: from 5,000 GT.
    ///
    /// # Source
    ///
    /// MARPOL Annex VI, regulation 28.
    pub fn of(ship: &Ship) -> Self {
        let gross_tonnage = ship.gross_tonnage();
        if gross_tonnage >= THRESHOLD_GT { Self::Applies } else { Self::BelowThreshold { gross_tonnage } }
    }

    /// Where the threshold stands.
    pub fn source(&self) -> &'static Source {
        &THRESHOLD
    }
}

impl Requirement {
    /// Reference, required indicator and boundaries of a ship in a year.
    ///
    /// ```text
    /// CII_ref = a Capacity^(-c)        required = (1 - Z/100) CII_ref        boundary_i = exp(d_i) required
    /// ```
    ///
    /// # Units
    ///
    /// g CO2/(t nm) on deadweight, g CO2/(GT nm) on gross tonnage.
    ///
    /// # Source
    ///
    /// MEPC.353(78), MEPC.338(76) with MEPC.400(83), MEPC.354(78).
    ///
    /// # Errors
    ///
    /// [`CiiError::Year`] outside 2019 to 2030, [`CiiError::DeadweightNeeded`].
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::cii::Requirement;
    /// use green_corridor::regulation::{MarpolShipType, Ship};
    ///
    /// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 130_000.0)?;
    /// let ship = ship.with_deadweight_t(120_000.0)?;
    /// let year = Requirement::of(&ship, 2027)?;
    /// assert!((year.reference_2019().grams_per_unit_nm() - 6.513614).abs() < 5e-7);
    /// assert!((year.required().grams_per_unit_nm() - 5.626134).abs() < 5e-7);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn of(ship: &Ship, year: i16) -> Result<Self, CiiError> {
        let reduction = Reduction::of(year)?;
        let (name, ship_type): (Arc<str>, _) = (ship.name().into(), ship.ship_type());
        let measure = CapacityMeasure::of(ship_type);
        let own = match measure {
            CapacityMeasure::GrossTonnage => ship.gross_tonnage(),
            CapacityMeasure::Deadweight => ship
                .deadweight_t()
                .ok_or_else(|| CiiError::DeadweightNeeded { ship: name.clone(), ship_type })?,
        };
        let line = ReferenceLine::of(ship_type, own);
        let vector = RatingVector::at(ship_type, own);
        let reference_2019 = CarbonIntensity::of(line.grams_per_unit_nm(own), measure);
        let required = reduction.required(reference_2019);
        Ok(Self {
            ship: name,
            applicability: Applicability::of(ship),
            capacity: Capacity::of(own, measure),
            line,
            vector,
            reduction,
            reference_2019,
            required,
            boundaries: vector.boundaries(required),
        })
    }

    /// Name of the ship.
    pub fn ship(&self) -> &str {
        &self.ship
    }

    /// Refuses a value of this ship-year that is out of range.
    pub(super) fn check(&self, bound: Bound, value: f64) -> Result<f64, CiiError> {
        bound.check(value).map_err(|source| CiiError::Value { ship: self.ship_name(), source })
    }

    pub(super) fn ship_name(&self) -> Arc<str> {
        Arc::clone(&self.ship)
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.reduction.year()
    }

    /// Whether the rule binds the ship.
    pub const fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The ship's own capacity, by which its attained indicator is divided.
    pub const fn capacity(&self) -> Capacity {
        self.capacity
    }

    /// The reference line of 2019.
    pub const fn line(&self) -> &'static ReferenceLine {
        self.line
    }

    /// The rating vector.
    pub const fn vector(&self) -> &'static RatingVector {
        self.vector
    }

    /// The reduction of the year.
    pub const fn reduction(&self) -> &'static Reduction {
        self.reduction
    }

    /// The reference of 2019, taken at the fixed capacity where the table has one.
    pub const fn reference_2019(&self) -> CarbonIntensity {
        self.reference_2019
    }

    /// What the year asks for.
    pub const fn required(&self) -> CarbonIntensity {
        self.required
    }

    /// The boundaries of the ratings.
    pub const fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }

    /// The same ship's boundaries under another year's reduction.
    pub(super) fn boundaries_under(&self, reduction: &Reduction) -> Boundaries {
        self.vector.boundaries(reduction.required(self.reference_2019))
    }

    /// Documents of the line, the reduction and the vector.
    pub fn sources(&self) -> [&'static Source; 3] {
        [self.line.source(), self.reduction.source(), self.vector.source()]
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Applies => f.write_str("CII applies"),
            Self::BelowThreshold { gross_tonnage } => {
                write!(f, "CII applies from {THRESHOLD_GT} GT, the ship has {gross_tonnage}")
            }
        }
    }
}
