//! The limit on the GHG intensity of energy used on board, by year.
//!
//! ```text
//! Target = 91.16 · (1 − r)
//! ```
//!
//! | from | r | gCO2eq/MJ |
//! |---|---|---|
//! | 2025 | 2 % | 89.3368 |
//! | 2030 | 6 % | 85.6904 |
//! | 2035 | 14.5 % | 77.9418 |
//! | 2040 | 31 % | 62.9004 |
//! | 2045 | 62 % | 34.6408 |
//! | 2050 | 80 % | 18.232 |
//!
//! The last row is open-ended: the law says "from 1 January 2050". The reference value is stated as a
//! number, so a target reads the same under any GWP set; an intensity is held against the target under
//! the set that the law names for its year.

use crate::provenance::{Confidence, Source};
use crate::regulation::YearError;
use crate::units::GhgIntensity;
use crate::units::substance::{GwpName, WellToWake};

/// The rule as year errors name it.
const RULE: &str = "the GHG intensity limit of Regulation (EU) 2023/1805";

/// Where the reference value and the reductions stand.
pub const SOURCE: Source =
    Source::new("Regulation (EU) 2023/1805", "Article 4(2)", "OJ L 234, 22.9.2023", Confidence::Verified);

/// GHG intensity of the fleet of 2020, from which the reductions count, gCO2eq/MJ.
pub const REFERENCE_G_PER_MJ: f64 = 91.16;

/// First year of the rule.
pub const FIRST_YEAR: i16 = 2025;

/// One step of the limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduction {
    /// First year.
    pub from: i16,
    /// Reduction below [`REFERENCE_G_PER_MJ`], r in per cent.
    pub percent: f64,
    /// Where it is stated.
    pub source: Source,
}

/// The steps, in order. Each holds until the next begins; the last has no end.
pub static REDUCTIONS: [Reduction; 6] = [
    Reduction::new(FIRST_YEAR, 2.0),
    Reduction::new(2030, 6.0),
    Reduction::new(2035, 14.5),
    Reduction::new(2040, 31.0),
    Reduction::new(2045, 62.0),
    Reduction::new(2050, 80.0),
];

impl Reduction {
    const fn new(from: i16, percent: f64) -> Self {
        Self { from, percent, source: SOURCE }
    }

    /// The limit of this step.
    ///
    /// # Units
    ///
    /// gCO2eq/MJ of energy used on board.
    pub fn target<G: GwpName>(&self) -> GhgIntensity<WellToWake, G> {
        // In per cent: 91.16 · (1 − 0.8) is not the f64 nearest to 18.232, this is.
        GhgIntensity::from_grams_per_megajoule(REFERENCE_G_PER_MJ * (100.0 - self.percent) / 100.0)
    }
}

/// The limit of a year.
///
/// # Units
///
/// gCO2eq/MJ of energy used on board.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 4(2).
///
/// # Errors
///
/// [`YearError::BeforeStart`] before 2025.
///
/// # Examples
///
/// ```
/// use green_corridor::fuel::gwp::Ar4;
/// use green_corridor::regulation::fuel_eu::target::target;
///
/// assert_eq!(target::<Ar4>(2031)?.grams_per_megajoule(), 85.6904);
/// assert_eq!(target::<Ar4>(2063)?, target::<Ar4>(2050)?);
/// assert!(target::<Ar4>(2024).is_err());
/// # Ok::<(), green_corridor::regulation::YearError>(())
/// ```
pub fn target<G: GwpName>(year: i16) -> Result<GhgIntensity<WellToWake, G>, YearError> {
    reduction(year).map(Reduction::target)
}

/// The step in which a year lies.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 4(2).
///
/// # Errors
///
/// [`YearError::BeforeStart`] before 2025.
pub fn reduction(year: i16) -> Result<&'static Reduction, YearError> {
    let year = YearError::check(RULE, FIRST_YEAR, i16::MAX, year)?;
    let [first, later @ ..] = &REDUCTIONS;
    Ok(later.iter().rev().find(|step| step.from <= year).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuel::gwp::{Ar4, Ar5};

    #[test]
    fn every_step_is_the_printed_number() {
        let printed = [89.3368, 85.6904, 77.9418, 62.9004, 34.6408, 18.232];
        for (step, printed) in REDUCTIONS.iter().zip(printed) {
            assert_eq!(step.target::<Ar4>(), GhgIntensity::from_grams_per_megajoule(printed));
            assert_eq!(step.target::<Ar5>(), GhgIntensity::from_grams_per_megajoule(printed));
        }
    }

    #[test]
    fn a_step_begins_on_its_year() {
        for steps in REDUCTIONS.windows(2) {
            let [one, next] = steps else { unreachable!("pairs") };
            assert_eq!(target::<Ar4>(one.from), Ok(one.target()));
            assert_eq!(target::<Ar4>(next.from - 1), Ok(one.target()));
            assert!(next.target::<Ar4>() < one.target());
        }
        assert_eq!(target::<Ar4>(i16::MAX), target(2050));
        let early = target::<Ar4>(2024).unwrap_err();
        assert_eq!(
            early.to_string(),
            "the GHG intensity limit of Regulation (EU) 2023/1805 starts in 2025, asked for 2024"
        );
        assert!(target::<Ar4>(i16::MIN).is_err());
    }
}
