//! What a zone asks of a ship, by date.

use jiff::civil::Date;
use serde::Serialize;

use super::ZoneError;
use crate::fuel::{Family, MarineFuel};
use crate::provenance::Source;
use crate::units::Velocity;
use crate::units::bounded::bounds;
use crate::units::si::knot;

/// What is asked of a ship in a place on a day. `None` asks nothing, or nothing that this crate holds: limits of
/// sulphur before 2020 outside the zones, for example, are not among its data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Most sulphur that a fuel may hold, in per cent of mass.
    pub sulphur_limit_percent: Option<f64>,
    /// Whether residual fuel is not allowed, whatever its sulphur and whatever cleans the gas.
    pub distillate_only: bool,
    /// Tier III of MARPOL Annex VI regulation 13 binds ships whose keel was laid on or after this day.
    pub tier_iii_keels_from: Option<Date>,
    /// Speed that ships are asked to keep below, by agreement or incentive.
    pub speed_advice: Option<Velocity>,
}

/// A rule, the days on which it is in force, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The rule.
    pub rule: Rule,
    /// First day in force.
    pub from: Date,
    /// Last day in force; `None` while no end is known.
    pub to: Option<Date>,
    /// Where it stands.
    pub source: Source,
}

/// Why a rule does not let a fuel be burned.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FuelRefused {
    /// Too much sulphur.
    #[error("{fuel} has {sulphur_percent} % sulphur, at most {limit_percent} % is allowed")]
    Sulphur {
        /// The fuel.
        fuel: String,
        /// What it has.
        sulphur_percent: f64,
        /// What it may have.
        limit_percent: f64,
    },
    /// Sulphur not known.
    #[error(
        "the sulphur of {fuel} is not known, at most {limit_percent} % is allowed; give it with the fuel"
    )]
    SulphurUnknown {
        /// The fuel.
        fuel: String,
        /// What it may have.
        limit_percent: f64,
    },
    /// A residual fuel where only distillate is allowed.
    #[error("{fuel} is a residual fuel, only distillate is allowed")]
    Residual {
        /// The fuel.
        fuel: String,
    },
}

impl Rule {
    /// Asks nothing.
    pub const NONE: Self = Self {
        sulphur_limit_percent: None,
        distillate_only: false,
        tier_iii_keels_from: None,
        speed_advice: None,
    };

    /// The stricter of two rules in each respect. In whatever order rules are put together, the result is the
    /// same.
    #[must_use]
    pub fn strictest(self, other: Self) -> Self {
        Self {
            sulphur_limit_percent: least(self.sulphur_limit_percent, other.sulphur_limit_percent),
            distillate_only: self.distillate_only || other.distillate_only,
            tier_iii_keels_from: least(self.tier_iii_keels_from, other.tier_iii_keels_from),
            speed_advice: least(self.speed_advice, other.speed_advice),
        }
    }

    /// Refuses a limit or a speed that is none.
    pub(super) fn check(&self, zone: &str) -> Result<(), ZoneError> {
        let value = |source| ZoneError::Value { record: zone.to_owned(), source };
        if let Some(percent) = self.sulphur_limit_percent {
            bounds::SULPHUR.named("sulphur_limit_percent").check(percent).map_err(value)?;
        }
        if let Some(speed) = self.speed_advice {
            bounds::REFERENCE_SPEED.named("speed_advice_kn").check(speed.get::<knot>()).map_err(value)?;
        }
        Ok(())
    }

    /// Whether a fuel may be burned. Gases, alcohols and ammonia pass a limit of sulphur without a statement; oils do
    /// not. A scrubber is not modelled.
    ///
    /// # Errors
    ///
    /// [`FuelRefused`], with the limit.
    pub fn allows(&self, fuel: &MarineFuel) -> Result<(), FuelRefused> {
        let name = || fuel.to_string();
        if self.distillate_only && matches!(fuel.family(), Family::Hfo | Family::Lfo) {
            return Err(FuelRefused::Residual { fuel: name() });
        }
        let Some(limit_percent) = self.sulphur_limit_percent else { return Ok(()) };
        match fuel.sulphur_percent() {
            Some(percent) if percent <= limit_percent => Ok(()),
            Some(sulphur_percent) => {
                Err(FuelRefused::Sulphur { fuel: name(), sulphur_percent, limit_percent })
            }
            None if holds_sulphur(fuel.family()) => {
                Err(FuelRefused::SulphurUnknown { fuel: name(), limit_percent })
            }
            None => Ok(()),
        }
    }
}

fn least<T: PartialOrd>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other < one { other } else { one }),
        (one, other) => one.or(other),
    }
}

const fn holds_sulphur(family: Family) -> bool {
    !matches!(
        family,
        Family::Lng
            | Family::LpgPropane
            | Family::LpgButane
            | Family::Ethane
            | Family::Methanol
            | Family::Ethanol
            | Family::Dme
            | Family::Hydrogen
            | Family::Ammonia
    )
}

impl Edition {
    /// Whether it is in force on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts = Vec::new();
        if let Some(limit) = self.sulphur_limit_percent {
            parts.push(format!("sulphur up to {limit:.2} %"));
        }
        if self.distillate_only {
            parts.push("distillate only".to_owned());
        }
        if self.tier_iii_keels_from.is_some() {
            parts.push("NOx tier III".to_owned());
        }
        if let Some(speed) = self.speed_advice {
            parts.push(format!("{:.0} kn advised", speed.get::<knot>()));
        }
        f.write_str(&if parts.is_empty() { "no rule held".to_owned() } else { parts.join(", ") })
    }
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut form = serializer.serialize_struct("Rule", 4)?;
        form.serialize_field("sulphur_limit_percent", &self.sulphur_limit_percent)?;
        form.serialize_field("distillate_only", &self.distillate_only)?;
        form.serialize_field("tier_iii_keels_from", &self.tier_iii_keels_from)?;
        form.serialize_field("speed_advice_kn", &self.speed_advice.map(|speed| speed.get::<knot>()))?;
        form.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_refuses_what_it_must() {
        let eca = Rule { sulphur_limit_percent: Some(0.1), ..Rule::NONE };
        assert_eq!(eca.allows(&MarineFuel::MGO), Ok(()));
        assert_eq!(eca.allows(&MarineFuel::LNG), Ok(()));
        let refused = eca.allows(&MarineFuel::VLSFO).unwrap_err().to_string();
        assert_eq!(refused, "VLSFO has 0.5 % sulphur, at most 0.1 % is allowed");
        assert!(matches!(eca.allows(&MarineFuel::HFO), Err(FuelRefused::SulphurUnknown { .. })));
        let california = Rule { distillate_only: true, ..Rule::NONE };
        let clean = MarineFuel::HFO.with_sulphur_ppm(900);
        assert!(matches!(california.allows(&clean), Err(FuelRefused::Residual { .. })));
        assert_eq!(eca.allows(&clean), Ok(()));
    }
}
