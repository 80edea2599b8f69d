//! Named sets of global warming potentials.
//!
//! | set | CH4 fossil | CH4 non-fossil | N2O | who uses it |
//! |---|---|---|---|---|
//! | [`Ar4`] | 25 | 25 | 298 | FuelEU Maritime today, through RED II Annex V part C point 4 |
//! | [`Ar5`] | 28 | 28 | 265 | EU MRV and ETS ((EU) 2020/1044), UK ETS, IMO LCA guidelines MEPC.391(81) |
//! | [`Ar6`] | 29.8 | 27.0 | 273 | GLEC Framework v3, ISO 14083 practice |
//! | [`Ar5Gwp20`] | 84 | 84 | 264 | sensitivity over 20 years |
//! | [`Ar6Gwp20`] | 82.5 | 79.7 | 273 | sensitivity over 20 years |
//!
//! Well-to-tank factors of fuels are published as CO2e over 100 years, gases not apart: under a 20-year
//! set they are unknown, and with them well-to-wake.
//!
//! A set is a type: CO2e of two sets do not add. [`Custom`] carries a user's own weights.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::provenance::{Confidence, Source};
use crate::units::substance::GwpName;
use crate::units::{OutOfRange, bounded::bounds};

/// The weights of a set, mass of CO2 per mass of gas. CO2 is 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gwp {
    /// Methane from fossil carbon.
    pub ch4_fossil: f64,
    /// Methane from biogenic or atmospheric carbon.
    pub ch4_non_fossil: f64,
    /// Nitrous oxide.
    pub n2o: f64,
}

impl Gwp {
    /// `CO2 + GWP_CH4 CH4 + GWP_N2O N2O`, methane of fossil and of other carbon apart, all in one unit of mass.
    #[inline]
    pub(crate) fn co2e(&self, co2: f64, [ch4_fossil, ch4_non_fossil]: [f64; 2], n2o: f64) -> f64 {
        co2 + self.ch4_fossil * ch4_fossil + self.ch4_non_fossil * ch4_non_fossil + self.n2o * n2o
    }
}

/// A set of weights with a name.
pub trait GwpSet: GwpName + Clone {
    /// The weights.
    fn weights(&self) -> Gwp;

    /// The time over which the weights are taken, in years.
    fn horizon_years(&self) -> u16;

    /// Where the weights come from.
    fn source(&self) -> Source;
}

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $years:literal, $fossil:literal, $non_fossil:literal, $n2o:literal, $source:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl GwpName for $name {
            const NAME: &'static str = $label;
        }

        impl GwpSet for $name {
            #[inline]
            fn weights(&self) -> Gwp {
                Gwp { ch4_fossil: $fossil, ch4_non_fossil: $non_fossil, n2o: $n2o }
            }

            #[inline]
            fn horizon_years(&self) -> u16 {
                $years
            }

            fn source(&self) -> Source {
                $source
            }
        }
    )+};
}

sets! {
    /// IPCC Fourth Assessment Report, 100 years.
    Ar4 = "AR4", 100, 25.0, 25.0, 298.0,
        Source::new("Directive (EU) 2018/2001 (RED II)", "Annex V part C point 4; IPCC AR4 WG1 table 2.14", "2007", Confidence::Verified);
    /// IPCC Fifth Assessment Report, 100 years, one value for all methane as the regulations have it.
    Ar5 = "AR5", 100, 28.0, 28.0, 265.0,
        Source::new("Delegated Regulation (EU) 2020/1044", "Article 2; IPCC AR5 WG1 table 8.A.1", "2013", Confidence::Verified);
    /// IPCC Sixth Assessment Report, 100 years, fossil and non-fossil methane apart.
    Ar6 = "AR6", 100, 29.8, 27.0, 273.0,
        Source::new("IPCC AR6 WG1", "table 7.15", "2021", Confidence::Verified);
    /// IPCC Fifth Assessment Report, 20 years, one value for all methane (table 8.A.1 prints fossil
    /// methane apart, 85; use [`Custom`] for that).
    Ar5Gwp20 = "AR5 20-year", 20, 84.0, 84.0, 264.0,
        Source::new("IPCC AR5 WG1", "table 8.A.1", "2013", Confidence::OneSource);
    /// IPCC Sixth Assessment Report, 20 years, fossil and non-fossil methane apart.
    Ar6Gwp20 = "AR6 20-year", 20, 82.5, 79.7, 273.0,
        Source::new("IPCC AR6 WG1", "table 7.15", "2021", Confidence::OneSource);
}

/// One of the embedded sets by its name, where a file or a rule chooses it at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NamedSet {
    /// [`Ar4`].
    #[serde(rename = "AR4")]
    Ar4,
    /// [`Ar5`].
    #[serde(rename = "AR5")]
    Ar5,
    /// [`Ar6`].
    #[serde(rename = "AR6")]
    Ar6,
    /// [`Ar5Gwp20`].
    #[serde(rename = "AR5 20-year")]
    Ar5Gwp20,
    /// [`Ar6Gwp20`].
    #[serde(rename = "AR6 20-year")]
    Ar6Gwp20,
}

impl NamedSet {
    /// The name printed with a CO2e figure.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ar4 => Ar4::NAME,
            Self::Ar5 => Ar5::NAME,
            Self::Ar6 => Ar6::NAME,
            Self::Ar5Gwp20 => Ar5Gwp20::NAME,
            Self::Ar6Gwp20 => Ar6Gwp20::NAME,
        }
    }
}

impl fmt::Display for NamedSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A user's own weights, over 100 years. All custom sets share this type: keep two of them apart yourself.
#[derive(Clone, Debug, PartialEq)]
pub struct Custom {
    weights: Gwp,
    source: Source,
}

impl Custom {
    /// Weights with a statement of where they come from.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a negative, absurd or non-finite weight.
    pub fn new(
        ch4_fossil: f64,
        ch4_non_fossil: f64,
        n2o: f64,
        statement: impl Into<String>,
    ) -> Result<Self, OutOfRange> {
        let weights = Gwp {
            ch4_fossil: bounds::GWP.named("gwp_ch4_fossil").check(ch4_fossil)?,
            ch4_non_fossil: bounds::GWP.named("gwp_ch4_non_fossil").check(ch4_non_fossil)?,
            n2o: bounds::GWP.named("gwp_n2o").check(n2o)?,
        };
        Ok(Self { weights, source: Source::user(statement) })
    }
}

impl GwpName for Custom {
    const NAME: &'static str = "custom";
}

impl GwpSet for Custom {
    fn weights(&self) -> Gwp {
        self.weights
    }

    fn horizon_years(&self) -> u16 {
        100
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
