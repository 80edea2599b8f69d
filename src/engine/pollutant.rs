//! Air pollutants beside the greenhouse gases: factors per shaft energy, and masses.
//!
//! A method states some pollutants and leaves others out. What it leaves out is `None`, *unknown*, and
//! stays unknown in every sum it enters.
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::pollutant::Pollutants;
//! use green_corridor::units::{Mass, substance::{BlackCarbon, Nox}};
//!
//! let main = Pollutants { nox: Some(Mass::from_tonnes(3.0)), ..Pollutants::UNKNOWN };
//! let boiler = Pollutants { nox: Some(Mass::from_tonnes(0.5)), ..Pollutants::UNKNOWN };
//! assert_eq!((main + boiler).known::<Nox>()?, Mass::from_tonnes(3.5));
//! let unknown = (main + boiler).known::<BlackCarbon>().unwrap_err();
//! assert_eq!(unknown.to_string(), "black carbon is unknown for at least one entry; unknown is not zero");
//! # Ok::<(), green_corridor::engine::pollutant::UnknownPollutant>(())
//! ```

use crate::units::substance::{BlackCarbon, Co, Co2, DieselPm, Hc, Nmvoc, Nox, Pm10, Pm25, So2, Substance};
use crate::units::{BrakeFactor, Energy, Mass};

/// SO2 per sulphur burned: molar masses, less the sulphur that leaves as sulphate. EPA's method and the Fourth IMO GHG
/// Study (equation 15) agree in it.
pub(super) const SO2_PER_SULPHUR: f64 = 2.0 * 0.97753;

/// Share of PM10 that is PM2.5, the same in both (EPA's tools of 2024 use 0.97).
pub(super) const PM25_OF_PM10: f64 = 0.92;

/// A pollutant that some entry has no figure for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{pollutant} is unknown for at least one entry; unknown is not zero")]
pub struct UnknownPollutant {
    /// Which.
    pub pollutant: &'static str,
}

/// A substance that [`Pollutants`] hold.
pub trait Pollutant: Substance + Sized {
    /// The name in print.
    const NAME: &'static str;
    /// Its mass, where known.
    fn of(pollutants: &Pollutants) -> Option<Mass<Self>>;
}

macro_rules! pollutants {
    ($($(#[$doc:meta])* $field:ident: $substance:ident = $name:literal),+ $(,)?) => {
        /// Pollutants per shaft energy, of one machine by one method.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct PollutantFactors {
            $($(#[$doc])* pub $field: Option<BrakeFactor<$substance>>,)+
        }

        /// Pollutants of an activity or a sum of activities.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Pollutants {
            $($(#[$doc])* pub $field: Option<Mass<$substance>>,)+
        }

        impl PollutantFactors {
            /// Nothing stated.
            pub const UNKNOWN: Self = Self { $($field: None,)+ };
            /// Nothing emitted.
            pub const ZERO: Self = Self { $($field: Some(BrakeFactor::ZERO),)+ };

            /// Pollutants of a shaft energy.
            #[inline]
            pub fn of(&self, shaft: Energy) -> Pollutants {
                Pollutants { $($field: self.$field.map(|factor| -> Mass<$substance> { factor * shaft }),)+ }
            }
        }

        impl Pollutants {
            /// Nothing emitted, all known.
            pub const ZERO: Self = Self { $($field: Some(Mass::ZERO),)+ };
            /// Nothing known.
            pub const UNKNOWN: Self = Self { $($field: None,)+ };

            /// Name and kilograms of each, in a fixed order.
            pub fn kilograms(&self) -> [(&'static str, Option<f64>); [$($name),+].len()] {
                [$(($name, self.$field.map(Mass::kilograms)),)+]
            }

            /// Each times a number.
            #[must_use]
            pub fn scaled(&self, factor: f64) -> Self {
                Self { $($field: self.$field.map(|mass| mass * factor),)+ }
            }
        }

        impl std::ops::Add for Pollutants {
            type Output = Self;
            #[inline]
            fn add(self, other: Self) -> Self {
                Self { $($field: self.$field.zip(other.$field).map(|(one, other)| one + other),)+ }
            }
        }

        $(impl Pollutant for $substance {
            const NAME: &'static str = $name;
            fn of(pollutants: &Pollutants) -> Option<Mass<Self>> {
                pollutants.$field
            }
        })+
    };
}

pollutants! {
    /// CO2 by the method's own tables, beside the ledger's and never added to it.
    co2: Co2 = "CO2",
    /// Nitrogen oxides, as NO2.
    nox: Nox = "NOx",
    /// Sulphur dioxide.
    so2: So2 = "SO2",
    /// Particles up to 10 micrometres.
    pm10: Pm10 = "PM10",
    /// Particles up to 2.5 micrometres, a part of PM10.
    pm25: Pm25 = "PM2.5",
    /// Diesel particulate matter: the PM10 of diesel engines, which California counts apart.
    diesel_pm: DieselPm = "diesel PM",
    /// Black carbon.
    black_carbon: BlackCarbon = "black carbon",
    /// Hydrocarbons.
    hc: Hc = "HC",
    /// Volatile organic compounds without methane.
    nmvoc: Nmvoc = "NMVOC",
    /// Carbon monoxide.
    co: Co = "CO",
}

impl Pollutants {
    /// The mass of one pollutant.
    ///
    /// # Errors
    ///
    /// [`UnknownPollutant`] where a part of it is unknown.
    pub fn known<S: Pollutant>(&self) -> Result<Mass<S>, UnknownPollutant> {
        S::of(self).ok_or(UnknownPollutant { pollutant: S::NAME })
    }
}

impl std::iter::Sum for Pollutants {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, std::ops::Add::add)
    }
}
