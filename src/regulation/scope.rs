//! How much of what a ship used a rule of the EU counts, and why.

use std::fmt;

use super::passage::{Exemption, Passage};
use crate::units::Fraction;

/// The share of energy or emissions that a rule counts, with its reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scope {
    share: Fraction,
    why: Why,
    passage: Passage,
}

/// Why a share is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// In a port of call of a member state.
    InMemberStatePort,
    /// Between ports of member states.
    BetweenMemberStates,
    /// To or from an outermost region, which the rule treats apart.
    OutermostRegion {
        /// Last year in which it does so; `None` without end.
        until: Option<i16>,
    },
    /// One end in a third country.
    OneEndOutside,
    /// In a port of a third country.
    PortOutside,
    /// Both ends in third countries.
    BothEndsOutside,
    /// Exempted by a member state.
    Exempt {
        /// The exemption.
        exemption: Exemption,
        /// Last year of it.
        until: i16,
    },
    /// Within one nation of the United Kingdom.
    WithinOneNation,
    /// Between Great Britain and Northern Ireland.
    BetweenNations,
    /// In a port of the United Kingdom.
    InBritishPort,
    /// Neither a domestic voyage of the United Kingdom nor a stay in its ports.
    NotBritish,
}

pub(super) const NONE: Fraction = Fraction::ZERO;
pub(super) const HALF: Fraction = Fraction::constant(0.5);
pub(super) const ALL: Fraction = Fraction::ONE;

impl Scope {
    pub(super) const fn new(share: Fraction, why: Why, passage: Passage) -> Self {
        Self { share, why, passage }
    }

    /// The same passage, nothing counted because a member state exempts it.
    pub(super) const fn exempted(self, exemption: Exemption, until: i16) -> Self {
        Self { share: NONE, why: Why::Exempt { exemption, until }, ..self }
    }

    /// The share.
    pub const fn share(&self) -> Fraction {
        self.share
    }

    /// The reason.
    pub const fn why(&self) -> Why {
        self.why
    }

    /// What was asked about.
    pub const fn passage(&self) -> Passage {
        self.passage
    }

    /// Whether it would be counted, were it not exempted.
    pub const fn is_exempt(&self) -> bool {
        matches!(self.why, Why::Exempt { .. })
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %: {}", self.share.get() * 100.0, self.why)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InMemberStatePort => f.write_str("in a port of call of a member state"),
            Self::BetweenMemberStates => f.write_str("between ports of call of member states"),
            Self::OutermostRegion { until: None } => f.write_str("to or from an outermost region"),
            Self::OutermostRegion { until: Some(year) } => {
                write!(f, "between an outermost region and its own member state, until {year}")
            }
            Self::OneEndOutside => f.write_str("one end of the voyage in a third country"),
            Self::PortOutside => f.write_str("in a port of a third country"),
            Self::BothEndsOutside => f.write_str("both ends of the voyage in third countries"),
            Self::Exempt { exemption, until } => write!(f, "exempted ({exemption}), until {until}"),
            Self::WithinOneNation => f.write_str("within one nation of the United Kingdom"),
            Self::BetweenNations => f.write_str("between Great Britain and Northern Ireland"),
            Self::InBritishPort => f.write_str("in a port of the United Kingdom"),
            Self::NotBritish => f.write_str("neither within the United Kingdom nor in one of its ports"),
        }
    }
}
