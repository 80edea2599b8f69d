//! Dated, located emission factors of electricity.
//!
//! A grid factor without a year and a place is not a number: California emitted 198 g CO2/kWh in
//! 2023 and Shanghai 574. The embedded rows are location-based averages and non-baseload (marginal)
//! rates; market-based factors come from contracts and are the user's to bring. Losses of
//! transmission and distribution are apart, in [`crate::shore_power`]: no verified value is embedded.
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::{self, GridBasis};
//! use green_corridor::units::Electricity;
//!
//! let camx = grid::find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?;
//! let gases = camx.emissions(Electricity::from_kilowatt_hours(1_000.0));
//! assert!((gases.co2.kilograms() - 198.063).abs() < 5e-4);
//! assert!(grid::find("Shanghai", 2023, GridBasis::LocationAverage)?.ch4().is_none()); // not stated
//! # Ok::<(), green_corridor::grid::GridError>(())
//! ```

mod table;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fuel::GridGases;
use crate::provenance::Source;
use crate::units::bounded::bounds;
use crate::units::substance::{Ch4, Co2, N2o};
use crate::units::{Electricity, ElectricityFactor, Mass, OutOfRange};

/// What a grid factor answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GridBasis {
    /// The mean of all generation in the region and year.
    LocationAverage,
    /// The generation that follows demand (eGRID non-baseload).
    Marginal,
    /// What a supply contract or certificate says.
    Market,
}

/// Emissions per electricity fed into a grid, in one region and year.
#[derive(Clone, Debug, PartialEq)]
pub struct GridFactor {
    region: Cow<'static, str>,
    year: i16,
    basis: GridBasis,
    co2: ElectricityFactor<Co2>,
    ch4: Option<ElectricityFactor<Ch4>>,
    n2o: Option<ElectricityFactor<N2o>>,
    co2_stands_for_co2e: bool,
    source: Source,
}

/// An error of grid factors.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GridError {
    /// No embedded factor for the place, year and basis.
    #[error("no {basis} grid factor for `{region}` in {year}; there are: {known}")]
    Unknown {
        /// The region asked for.
        region: String,
        /// The year asked for.
        year: i16,
        /// The basis asked for.
        basis: GridBasis,
        /// Embedded factors of that region, or all regions.
        known: String,
    },
    /// A value outside its range.
    #[error("grid factor `{region}`: {source}")]
    Value {
        /// The region.
        region: String,
        /// What was wrong.
        source: OutOfRange,
    },
}

/// An embedded factor.
///
/// # Errors
///
/// [`GridError::Unknown`], which lists what there is.
pub fn find(region: &str, year: i16, basis: GridBasis) -> Result<&'static GridFactor, GridError> {
    table::FACTORS
        .iter()
        .find(|row| row.region == region && row.year == year && row.basis == basis)
        .ok_or_else(|| {
            let same: Vec<String> =
                table::FACTORS.iter().filter(|row| row.region == region).map(GridFactor::to_string).collect();
            let all = || table::FACTORS.iter().map(GridFactor::to_string).collect::<Vec<_>>();
            let known = if same.is_empty() { all() } else { same }.join(", ");
            GridError::Unknown { region: region.to_owned(), year, basis, known }
        })
}

/// All embedded factors.
pub fn factors() -> &'static [GridFactor] {
    table::FACTORS
}

impl GridFactor {
    /// The user's own factor. A gas that the publisher does not state is `None`, not zero.
    ///
    /// # Errors
    ///
    /// [`GridError::Value`] for a factor out of range.
    pub fn new(
        region: impl Into<String>,
        (year, basis): (i16, GridBasis),
        co2: ElectricityFactor<Co2>,
        others: Option<(ElectricityFactor<Ch4>, ElectricityFactor<N2o>)>,
        statement: impl Into<String>,
    ) -> Result<Self, GridError> {
        let region = region.into();
        let check = |field, value: f64| {
            let bound = bounds::GRID_FACTOR.named(field);
            bound.check(value).map_err(|source| GridError::Value { region: region.clone(), source })
        };
        check("grid_co2_g_per_kwh", co2.grams_per_kilowatt_hour())?;
        if let Some((ch4, n2o)) = others {
            check("grid_ch4_g_per_kwh", ch4.grams_per_kilowatt_hour())?;
            check("grid_n2o_g_per_kwh", n2o.grams_per_kilowatt_hour())?;
        }
        Ok(Self {
            region: Cow::Owned(region),
            year,
            basis,
            co2,
            ch4: others.map(|(ch4, _)| ch4),
            n2o: others.map(|(_, n2o)| n2o),
            co2_stands_for_co2e: false,
            source: Source::user(statement),
        })
    }

    /// The same factor with its unstated methane and nitrous oxide taken as nothing: the choice to
    /// let CO2 stand for CO2e. On the California grid of 2023 the two gases are 0.3 % of the CO2e.
    #[must_use]
    pub fn with_co2_standing_for_co2e(mut self) -> Self {
        if self.ch4.is_none() || self.n2o.is_none() {
            self.ch4 = self.ch4.or(Some(ElectricityFactor::ZERO));
            self.n2o = self.n2o.or(Some(ElectricityFactor::ZERO));
            self.co2_stands_for_co2e = true;
        }
        self
    }

    /// Gases of an electricity fed into the grid.
    #[inline]
    pub fn emissions(&self, fed_in: Electricity) -> GridGases {
        GridGases {
            co2: self.co2 * fed_in,
            ch4: self.ch4.map(|factor| -> Mass<Ch4> { factor * fed_in }),
            n2o: self.n2o.map(|factor| -> Mass<N2o> { factor * fed_in }),
        }
    }

    /// Region as its publisher names it.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Year of the data.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// What it answers.
    pub const fn basis(&self) -> GridBasis {
        self.basis
    }

    /// CO2 per electricity.
    pub const fn co2(&self) -> ElectricityFactor<Co2> {
        self.co2
    }

    /// Methane per electricity, where stated.
    pub const fn ch4(&self) -> Option<ElectricityFactor<Ch4>> {
        self.ch4
    }

    /// Nitrous oxide per electricity, where stated.
    pub const fn n2o(&self) -> Option<ElectricityFactor<N2o>> {
        self.n2o
    }

    /// Whether unstated gases were taken as nothing by choice.
    pub const fn co2_stands_for_co2e(&self) -> bool {
        self.co2_stands_for_co2e
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl fmt::Display for GridBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LocationAverage => "location-based",
            Self::Marginal => "marginal",
            Self::Market => "market-based",
        })
    }
}

impl fmt::Display for GridFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.region, self.year, self.basis)
    }
}
