//! Required EEDI and EEXI.

use super::{EediError, Index, Stage, line, reference_line, size, table};
use crate::provenance::{Source, Sourced};
use crate::regulation::{MarpolShipType, Ship};
use crate::units::Fraction;

/// What a stage asks of a ship.
#[derive(Clone, Debug, PartialEq)]
pub enum Required {
    /// A required index.
    Stated(RequiredIndex),
    /// Nothing: the table says n/a for the ship type in this phase.
    NotApplicable {
        /// Where it says so.
        source: &'static Source,
    },
}

/// A required index and what it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct RequiredIndex {
    reference: Index,
    reduction_percent: f64,
    reduction_source: Source,
    required: Index,
}

/// The required EEDI of a ship.
///
/// ```text
/// required = (1 - X/100) reference
/// ```
///
/// # Source
///
/// MARPOL Annex VI, text of 1 October 2020, regulation 21, table 1.
///
/// # Errors
///
/// Those of [`reference_line`]; [`EediError::NotVerified`] for phase 3, for EEXI, and for ro-ro cargo and
/// ro-ro passenger ships in phase 2; [`EediError::BelowFullSize`] for smaller ships.
pub fn required(ship: &Ship, stage: Stage) -> Result<Required, EediError> {
    let ship_type = ship.ship_type();
    line(ship)?;
    let not_verified = |what, why| EediError::NotVerified { ship: ship.name().into(), what, why };
    let reductions = table::reductions(ship_type);
    let cell = reductions.of(stage).ok_or_else(|| match stage {
        Stage::Eexi => not_verified(
            "the EEXI reduction of MARPOL Annex VI, regulation 25",
            "give it to `eexi_required`, with its source",
        ),
        _ => not_verified(
            "the reduction of EEDI phase 3",
            "MEPC.324(75), which brought it forward and raised it for some types, was not read",
        ),
    })?;
    let Some(percent) = cell else { return Ok(Required::NotApplicable { source: &table::REDUCTIONS }) };
    let replaced = matches!(ship_type, MarpolShipType::RoRoCargoShip | MarpolShipType::RoRoPassengerShip);
    if replaced && stage == Stage::Phase2 {
        return Err(not_verified(
            "the reference line of ro-ro ships in EEDI phase 2",
            "MEPC.324(75), which replaces its coefficients and caps its size, was not read",
        ));
    }
    let (size, measure) = size(ship)?;
    if size < reductions.full_size {
        let (ship, from, unit) = (ship.name().into(), reductions.full_size, measure.unit());
        return Err(EediError::BelowFullSize { ship, ship_type, stage, from, size, unit });
    }
    let reference = reference_line(ship)?;
    Ok(Required::Stated(RequiredIndex::of(reference, percent, table::REDUCTIONS.clone())))
}

/// The required EEXI, `(1 - Y/100) reference`, with a reduction that you bring.
///
/// # Examples
///
/// ```
/// use green_corridor::provenance::{Source, Sourced};
/// use green_corridor::regulation::eedi::{eexi_required, reference_line};
/// use green_corridor::regulation::{MarpolShipType, Ship};
/// use green_corridor::units::Fraction;
///
/// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 98_000.0)?;
/// let reference = reference_line(&ship.with_deadweight_t(100_000.0)?)?;
/// let reduction = Sourced { value: Fraction::constant(0.35), source: Source::user("my class society") };
/// let required = eexi_required(reference, reduction);
/// assert!((required.required().grams_per_unit_nm() - 0.65 * 17.222572).abs() < 5e-7);
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn eexi_required(reference: Index, reduction: Sourced<Fraction>) -> RequiredIndex {
    RequiredIndex::of(reference, 100.0 * reduction.value.get(), reduction.source)
}

impl RequiredIndex {
    fn of(reference: Index, reduction_percent: f64, reduction_source: Source) -> Self {
        let required = (1.0 - reduction_percent / 100.0) * reference.grams_per_unit_nm();
        let required = Index::of(required, reference.measure());
        Self { reference, reduction_percent, reduction_source, required }
    }

    /// The reference line.
    pub const fn reference(&self) -> Index {
        self.reference
    }

    /// The reduction, in per cent of the reference line.
    pub const fn reduction_percent(&self) -> f64 {
        self.reduction_percent
    }

    /// Where the reduction stands.
    pub const fn reduction_source(&self) -> &Source {
        &self.reduction_source
    }

    /// The required index.
    pub const fn required(&self) -> Index {
        self.required
    }
}
