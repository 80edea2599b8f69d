//! One quantity measured, modelled and reported: nothing is replaced, and a side that is missing stays missing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Sub;

use serde::Serialize;

use crate::units::si::hour;
use crate::units::{Distance, FuelEnergy, Mass, Time};

/// Whose figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// By instruments or bunker notes.
    Measured,
    /// By the model.
    Modelled,
    /// By the operator's report.
    Reported,
}

/// A quantity that has a difference, and a ratio that is a number.
pub trait Comparable: Copy + Sub<Output = Self> {
    /// This over another.
    fn over(self, other: Self) -> f64;
}

/// One quantity on three sides; `None` where a side has no figure.
///
/// # Examples
///
/// ```
/// use green_corridor::inventory::{Side, Sides};
/// use green_corridor::units::{Mass, substance::Fuel};
///
/// let fuel: Sides<Mass<Fuel>> = Sides {
///     measured: Some(Mass::from_tonnes(105.0)),
///     modelled: Some(Mass::from_tonnes(100.0)),
///     reported: None,
/// };
/// assert_eq!(fuel.residual(Side::Measured, Side::Modelled), Some(Mass::from_tonnes(5.0)));
/// assert_eq!(fuel.share(Side::Measured, Side::Modelled), Some(0.05));
/// assert_eq!(fuel.residual(Side::Reported, Side::Measured), None); // nothing was reported
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sides<T> {
    /// Measured.
    pub measured: Option<T>,
    /// Modelled.
    pub modelled: Option<T>,
    /// Reported.
    pub reported: Option<T>,
}

impl<T> Sides<T> {
    /// Nothing on any side.
    pub const NONE: Self = Self { measured: None, modelled: None, reported: None };
}

impl<T: Copy> Sides<T> {
    /// Rows by key: every key that any side has. What a side does not name has no figure there.
    pub fn by_key<K: Ord + Clone>(
        measured: BTreeMap<K, T>,
        modelled: BTreeMap<K, T>,
        reported: BTreeMap<K, T>,
    ) -> BTreeMap<K, Self> {
        let keys: BTreeSet<K> =
            measured.keys().chain(modelled.keys()).chain(reported.keys()).cloned().collect();
        let row = |key: K| {
            let of = |side: &BTreeMap<K, T>| side.get(&key).copied();
            let sides = Self { measured: of(&measured), modelled: of(&modelled), reported: of(&reported) };
            (key, sides)
        };
        keys.into_iter().map(row).collect()
    }
}

impl<T: Comparable> Sides<T> {
    /// The figure of a side.
    pub const fn of(&self, side: Side) -> Option<T> {
        match side {
            Side::Measured => self.measured,
            Side::Modelled => self.modelled,
            Side::Reported => self.reported,
        }
    }

    /// One side less another; `None` where either is missing.
    pub fn residual(&self, side: Side, against: Side) -> Option<T> {
        Some(self.of(side)? - self.of(against)?)
    }

    /// [`Self::residual`] over the figure it is taken against; `None` where that is zero.
    pub fn share(&self, side: Side, against: Side) -> Option<f64> {
        let share = self.residual(side, against)?.over(self.of(against)?);
        share.is_finite().then_some(share)
    }
}

impl<S> Comparable for Mass<S> {
    fn over(self, other: Self) -> f64 {
        self.ratio(other)
    }
}

impl<B> Comparable for Distance<B> {
    fn over(self, other: Self) -> f64 {
        self.ratio(other)
    }
}

impl Comparable for FuelEnergy {
    fn over(self, other: Self) -> f64 {
        self.ratio(other)
    }
}

impl Comparable for Time {
    fn over(self, other: Self) -> f64 {
        self.get::<hour>() / other.get::<hour>()
    }
}
