//! Regulation (EU) 2015/757 (MRV): the emissions of a ship-year as the public report divides them.

use super::{EtsError, Gases};
use crate::fuel::FactorSet;
use crate::provenance::{Confidence, Source};
use crate::regulation::passage::Passage;
use crate::regulation::ruling::{OutOfScope, Ruling, Threshold};
use crate::regulation::ship::MarpolShipType;
use crate::regulation::ship_year::ShipYear;
use crate::regulation::year::YearError;

/// Where the scope stands.
pub const MRV_SOURCE: Source = Source::new(
    "Regulation (EU) 2015/757 as amended by (EU) 2023/957",
    "Articles 2, 9 and 10",
    "2023",
    Confidence::Verified,
);

/// The size from which ships report; general cargo ships from 400 GT since 2025.
pub const THRESHOLD: Threshold = Threshold::From(5_000.0);

/// The first reporting period, in the public reports.
const FIRST: i16 = 2018;

/// The emissions of a year, as the public report has them: whole, not weighted by scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MrvYear {
    /// Between ports under the jurisdiction of member states.
    pub between: Gases,
    /// On voyages that departed from them.
    pub departed: Gases,
    /// On voyages that arrived at them.
    pub arrived: Gases,
    /// Within them.
    pub at_berth: Gases,
}

/// What is monitored and reported of a ship-year. All three gases are given for every year; the public report has
/// methane and nitrous oxide from 2024.
///
/// # Source
///
/// Regulation (EU) 2015/757, Articles 2, 9 and 10.
///
/// # Errors
///
/// [`EtsError`] for a year before 2018, or a fuel in scope whose gases the set does not know.
pub fn year(ship_year: &ShipYear, factors: &FactorSet) -> Result<Ruling<MrvYear>, EtsError> {
    let year = ship_year.year();
    if year < FIRST {
        return Err(YearError::BeforeStart { rule: "EU MRV", first: FIRST, year }.into());
    }
    let ship = ship_year.ship();
    let small = year >= 2025 && ship.ship_type() == MarpolShipType::GeneralCargoShip;
    let threshold = if small { Threshold::From(400.0) } else { THRESHOLD };
    if let Some(reason) = threshold.exclude(ship.gross_tonnage()) {
        return Ok(Ruling::OutOfScope(reason));
    }
    let zero = Gases::ZERO;
    let mut sum = MrvYear { between: zero, departed: zero, arrived: zero, at_berth: zero };
    let (mut counted, mut first) = (false, None);
    for burn in ship_year.burns() {
        let (from, to) = burn.passage.ends();
        let column = match (burn.passage, from.state(), to.state()) {
            (_, None, None) => {
                first.get_or_insert_with(|| super::scope(burn.passage, None, year));
                continue;
            }
            (Passage::InPort(_), _, _) => &mut sum.at_berth,
            (Passage::Voyage { .. }, Some(_), Some(_)) => &mut sum.between,
            (Passage::Voyage { .. }, Some(_), None) => &mut sum.departed,
            (Passage::Voyage { .. }, None, Some(_)) => &mut sum.arrived,
        };
        counted = true;
        *column = *column + Gases::of(burn, factors)?;
    }
    Ok(if counted { Ruling::Applies(sum) } else { Ruling::OutOfScope(OutOfScope::NothingCounted { first }) })
}

impl MrvYear {
    /// The sum of the four columns.
    pub fn total(&self) -> Gases {
        self.between + self.departed + self.arrived + self.at_berth
    }
}
