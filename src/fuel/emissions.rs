//! What one burning or one kilowatt-hour emits, gases apart.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use super::Origin;
use super::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use crate::units::Mass;
use crate::units::substance::{
    AsPublished, BiogenicCo2, Ch4, Co2, Co2e, N2o, TankToWake, WellToTank, WellToWake,
};

/// Emissions of one ledger entry or of a sum of entries.
///
/// `None` is *unknown*, not zero, and stays unknown in every sum it enters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emissions {
    /// Stack CO2 of fossil, recycled or low-carbon fuel.
    pub co2_fossil: Mass<Co2>,
    /// Stack CO2 of biogenic carbon.
    pub co2_biogenic: Mass<Co2>,
    /// Stack CO2 of e-fuels (RFNBO).
    pub co2_rfnbo: Mass<Co2>,
    /// Stack methane of fossil, recycled or low-carbon fuel.
    pub ch4_fossil: Option<Mass<Ch4>>,
    /// Stack methane of biofuel and RFNBO.
    pub ch4_non_fossil: Option<Mass<Ch4>>,
    /// Stack nitrous oxide.
    pub n2o: Option<Mass<N2o>>,
    /// Upstream of the fuel, as its factor set publishes it: CO2e, gases not known apart.
    pub upstream: Option<Mass<Co2e<WellToTank, AsPublished>>>,
    /// Upstream of shore electricity, gases apart.
    pub grid: GridGases,
}

/// Emissions of the power stations behind shore electricity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridGases {
    /// CO2.
    pub co2: Mass<Co2>,
    /// Methane; `None` where the grid factor states CO2 only.
    pub ch4: Option<Mass<Ch4>>,
    /// Nitrous oxide; `None` where the grid factor states CO2 only.
    pub n2o: Option<Mass<N2o>>,
}

/// The stage of the fuel's life that a figure covers, where a boundary or a rule chooses it at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LifeCycleStage {
    /// Tank-to-wake: stacks only.
    #[serde(rename = "tank_to_wake")]
    TtW,
    /// Well-to-wake: stacks and what it took to make the fuel.
    #[serde(rename = "well_to_wake")]
    WtW,
}

/// A CO2e figure that cannot be given because a gas is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{gas} is unknown for at least one entry, so CO2e is unknown; unknown is not zero")]
pub struct UnknownGas {
    /// The gas, or `well-to-tank`.
    pub gas: &'static str,
}

impl GridGases {
    /// No electricity.
    pub const ZERO: Self = Self { co2: Mass::ZERO, ch4: Some(Mass::ZERO), n2o: Some(Mass::ZERO) };
}

impl Emissions {
    /// Nothing emitted, all gases known.
    pub const ZERO: Self = Self {
        co2_fossil: Mass::ZERO,
        co2_biogenic: Mass::ZERO,
        co2_rfnbo: Mass::ZERO,
        ch4_fossil: Some(Mass::ZERO),
        ch4_non_fossil: Some(Mass::ZERO),
        n2o: Some(Mass::ZERO),
        upstream: Some(Mass::ZERO),
        grid: GridGases::ZERO,
    };

    /// Stack gases of a fuel of this origin, with its upstream figure.
    #[inline]
    pub(crate) fn of_fuel(
        origin: Origin,
        co2: Mass<Co2>,
        ch4: Option<Mass<Ch4>>,
        n2o: Option<Mass<N2o>>,
        upstream: Option<Mass<Co2e<WellToTank, AsPublished>>>,
    ) -> Self {
        let base = Self { n2o, upstream, ..Self::ZERO };
        match origin {
            Origin::Fossil | Origin::RecycledCarbon | Origin::LowCarbon => {
                Self { co2_fossil: co2, ch4_fossil: ch4, ..base }
            }
            Origin::Biogenic => Self { co2_biogenic: co2, ch4_non_fossil: ch4, ..base },
            Origin::Rfnbo => Self { co2_rfnbo: co2, ch4_non_fossil: ch4, ..base },
        }
    }

    /// Each gas times a number.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            co2_fossil: self.co2_fossil * factor,
            co2_biogenic: self.co2_biogenic * factor,
            co2_rfnbo: self.co2_rfnbo * factor,
            ch4_fossil: self.ch4_fossil.map(|mass| mass * factor),
            ch4_non_fossil: self.ch4_non_fossil.map(|mass| mass * factor),
            n2o: self.n2o.map(|mass| mass * factor),
            upstream: self.upstream.map(|mass| mass * factor),
            grid: GridGases {
                co2: self.grid.co2 * factor,
                ch4: self.grid.ch4.map(|mass| mass * factor),
                n2o: self.grid.n2o.map(|mass| mass * factor),
            },
        }
    }

    /// Physical CO2 at the stack, of whatever origin.
    #[inline]
    pub fn stack_co2(&self) -> Mass<Co2> {
        self.co2_fossil + self.co2_biogenic + self.co2_rfnbo
    }

    /// The biogenic part of [`Self::stack_co2`], in its own ledger.
    #[inline]
    pub fn biogenic_co2(&self) -> Mass<BiogenicCo2> {
        Mass::of(self.co2_biogenic.kilograms())
    }

    /// Stack methane, if known.
    #[inline]
    pub fn ch4(&self) -> Option<Mass<Ch4>> {
        Some(self.ch4_fossil? + self.ch4_non_fossil?)
    }

    /// Tank-to-wake CO2e: `CO2 + GWP_CH4 CH4 + GWP_N2O N2O` at the stack.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if methane or nitrous oxide is unknown.
    #[inline]
    pub fn tank_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<TankToWake, G>>, UnknownGas> {
        let gwp = set.weights();
        let fossil = self.ch4_fossil.ok_or(UnknownGas { gas: "stack CH4" })?;
        let non_fossil = self.ch4_non_fossil.ok_or(UnknownGas { gas: "stack CH4" })?;
        let n2o = self.n2o.ok_or(UnknownGas { gas: "stack N2O" })?;
        let ch4 = [fossil.kilograms(), non_fossil.kilograms()];
        Ok(Mass::of(gwp.co2e(self.stack_co2().kilograms(), ch4, n2o.kilograms())))
    }

    /// Well-to-tank CO2e: the fuel's upstream as published (over 100 years), plus the grid's gases under
    /// the set.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the upstream or a gas of the grid is unknown, or the set is not over 100 years.
    #[inline]
    pub fn well_to_tank<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToTank, G>>, UnknownGas> {
        let gwp = set.weights();
        let upstream = self.upstream.ok_or(UnknownGas { gas: "well-to-tank" })?;
        if set.horizon_years() != 100 && upstream != Mass::ZERO {
            return Err(UnknownGas { gas: "well-to-tank, published over 100 years," });
        }
        let ch4 = self.grid.ch4.ok_or(UnknownGas { gas: "grid CH4" })?;
        let n2o = self.grid.n2o.ok_or(UnknownGas { gas: "grid N2O" })?;
        let grid = gwp.co2e(self.grid.co2.kilograms(), [ch4.kilograms(), 0.0], n2o.kilograms());
        let grid: Mass<Co2e<WellToTank, G>> = Mass::of(grid);
        Ok(upstream.read_as::<G>() + grid)
    }

    /// Well-to-wake CO2e, the sum of both stages.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] as for the stages.
    #[inline]
    pub fn well_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToWake, G>>, UnknownGas> {
        Ok(self.well_to_tank(set.clone())? + self.tank_to_wake(set)?)
    }
}

impl Emissions {
    /// Kilograms of CO2e of a stage under a set, both chosen at run time: what a type says elsewhere, the
    /// caller keeps with the number here.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] as for the stages.
    pub fn co2e_kilograms(&self, stage: LifeCycleStage, set: NamedSet) -> Result<f64, UnknownGas> {
        match set {
            NamedSet::Ar4 => self.co2e_of(stage, Ar4),
            NamedSet::Ar5 => self.co2e_of(stage, Ar5),
            NamedSet::Ar6 => self.co2e_of(stage, Ar6),
            NamedSet::Ar5Gwp20 => self.co2e_of(stage, Ar5Gwp20),
            NamedSet::Ar6Gwp20 => self.co2e_of(stage, Ar6Gwp20),
        }
    }

    fn co2e_of<G: GwpSet>(&self, stage: LifeCycleStage, set: G) -> Result<f64, UnknownGas> {
        Ok(match stage {
            LifeCycleStage::TtW => self.tank_to_wake(set)?.kilograms(),
            LifeCycleStage::WtW => self.well_to_wake(set)?.kilograms(),
        })
    }
}

impl fmt::Display for LifeCycleStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TtW => "tank-to-wake",
            Self::WtW => "well-to-wake",
        })
    }
}

fn both<S>(a: Option<Mass<S>>, b: Option<Mass<S>>) -> Option<Mass<S>> {
    Some(a? + b?)
}

impl Add for GridGases {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self { co2: self.co2 + other.co2, ch4: both(self.ch4, other.ch4), n2o: both(self.n2o, other.n2o) }
    }
}

impl Add for Emissions {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self {
            co2_fossil: self.co2_fossil + other.co2_fossil,
            co2_biogenic: self.co2_biogenic + other.co2_biogenic,
            co2_rfnbo: self.co2_rfnbo + other.co2_rfnbo,
            ch4_fossil: both(self.ch4_fossil, other.ch4_fossil),
            ch4_non_fossil: both(self.ch4_non_fossil, other.ch4_non_fossil),
            n2o: both(self.n2o, other.n2o),
            upstream: both(self.upstream, other.upstream),
            grid: self.grid + other.grid,
        }
    }
}

impl AddAssign for Emissions {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Emissions {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}
