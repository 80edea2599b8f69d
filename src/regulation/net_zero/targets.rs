//! Base and direct targets by year.

use super::{draft, proposed};
use crate::fuel::gwp::Ar5;
use crate::provenance::Source;
use crate::regulation::{Proposed, YearError};
use crate::units::GhgIntensity;
use crate::units::substance::WellToWake;

const RULE: &str = "the IMO Net-Zero Framework (draft)";

/// `GFI_2008`, the reference of the targets, gCO2eq/MJ.
pub const GFI_2008: f64 = 93.3;

/// Where [`GFI_2008`] and the reductions stand.
pub const TARGETS_SOURCE: Source = draft("GFI reduction factors Z and reference GFI_2008");

/// First year of the table.
const FIRST: i16 = 2028;
/// Its last year.
const LAST: i16 = 2040;

/// Year, Z of the base target (%), Z of the direct target (%).
const REDUCTIONS: [(i16, f64, Option<f64>); 9] = [
    (2028, 4.0, Some(17.0)),
    (2029, 6.0, Some(19.0)),
    (2030, 8.0, Some(21.0)),
    (2031, 12.4, Some(25.4)),
    (2032, 16.8, Some(29.8)),
    (2033, 21.2, Some(34.2)),
    (2034, 25.6, Some(38.6)),
    (2035, 30.0, Some(43.0)),
    (2040, 65.0, None),
];

/// The targets of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Targets {
    /// Base target: tier 2 lies above it.
    pub base: GhgIntensity<WellToWake, Ar5>,
    /// Direct compliance target: tier 1 lies between it and the base target. `None` where the draft sets
    /// none.
    pub direct: Option<GhgIntensity<WellToWake, Ar5>>,
}

/// The targets of a year.
///
/// ```text
/// GFI_target = (1 - Z/100) GFI_2008
/// ```
///
/// # Source
///
/// [`TARGETS_SOURCE`]. 2036 to 2039 and the direct target of 2040 are left to be set; what follows 2035 is to
/// be reviewed.
///
/// # Errors
///
/// [`YearError`] before 2028, after 2040, and for 2036 to 2039.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::net_zero::targets;
///
/// let of_2030 = targets(2030)?.assuming_adoption();
/// assert!((of_2030.base.grams_per_megajoule() - 85.836).abs() < 1e-12);
/// assert!(targets(2036).is_err());
/// # Ok::<(), green_corridor::regulation::YearError>(())
/// ```
pub fn targets(year: i16) -> Result<Proposed<Targets>, YearError> {
    YearError::check(RULE, FIRST, LAST, year)?;
    let why = "the base targets of 2036 to 2039 are yet to be set";
    let (_, base, direct) = REDUCTIONS
        .into_iter()
        .find(|(of, ..)| *of == year)
        .ok_or(YearError::NotStated { rule: RULE, year, why })?;
    Ok(proposed(Targets { base: target(base), direct: direct.map(target) }))
}

fn target(reduction_percent: f64) -> GhgIntensity<WellToWake, Ar5> {
    GhgIntensity::from_grams_per_megajoule((1.0 - reduction_percent / 100.0) * GFI_2008)
}
