//! What makes a modelled intensity and a reported one unlike.

use std::fmt;

use serde::Serialize;

use super::{Basis, Extent, ModelledIntensity, Particulars, Quantity, ReportedIntensity};
use crate::units::si::{hour, knot};
use crate::units::{Time, Velocity, wire};

/// Speeds that differ by no more than this share are alike: fuel per mile goes by the square of speed at most, and 4 % is
/// less than a year's weather.
pub const LIKE_SPEED: f64 = 0.02;

/// Shares at berth that differ by no more than this are alike.
pub const LIKE_BERTH_SHARE: f64 = 0.01;

/// A reason why a residual is not the error of the model alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unlike {
    /// The particulars are those of another ship of its length.
    StandIn,
    /// One hour at the mean speed stands for all the speeds of the period.
    MeanSpeed,
    /// The ends of voyages stand for the whole of them.
    ApproachWaters,
    /// The days of the model are not of the year of the report.
    OtherYear {
        /// Year of the model's first day, in UTC.
        modelled: i16,
        /// Year of the report.
        reported: i16,
    },
    /// The report names no year.
    YearNotKnown,
    /// The time under way of the model against the time at sea of the report. Above 1 where the report counts some
    /// voyages only, such as those of the EU.
    PartOfPeriod {
        /// Modelled over reported.
        share: f64,
    },
    /// The time at sea of the report is not known.
    PeriodNotKnown,
    /// The mean speeds differ by more than [`LIKE_SPEED`].
    OtherSpeed {
        /// Of the model.
        #[serde(rename = "modelled_kn", with = "wire::knots")]
        modelled: Velocity,
        /// Of the report.
        #[serde(rename = "reported_kn", with = "wire::knots")]
        reported: Velocity,
    },
    /// The speed of the report is not known.
    SpeedNotKnown,
    /// Fuel at berth is in the report and not in the model.
    BerthInReportOnly {
        /// Share of the reported CO2.
        reported: f64,
    },
    /// Fuel at berth is in the model and not in the report.
    BerthInModelOnly {
        /// Share of the modelled fuel.
        modelled: f64,
    },
    /// Both have fuel at berth, and the shares differ by more than [`LIKE_BERTH_SHARE`].
    BerthShares {
        /// Share of the modelled fuel.
        modelled: f64,
        /// Share of the reported CO2.
        reported: f64,
    },
    /// What the report has at berth is not known.
    BerthNotKnown,
    /// A limit of the propulsion law changed the load: the engine at its rating, at a floor, or taken to be off.
    LoadLimited {
        /// Share of the time under way.
        share: f64,
    },
}

impl Unlike {
    /// Whether it bears on a quantity: what happens at berth does not on CO2 between berths.
    pub const fn concerns(self, quantity: Quantity) -> bool {
        let at_berth = matches!(
            self,
            Self::BerthInReportOnly { .. }
                | Self::BerthInModelOnly { .. }
                | Self::BerthShares { .. }
                | Self::BerthNotKnown
        );
        !(at_berth && matches!(quantity, Quantity::Co2BetweenBerths))
    }

    /// All that can be told of a pair, in the order of the variants.
    pub(super) fn of(modelled: &ModelledIntensity, reported: &ReportedIntensity) -> Vec<Self> {
        let stand_in = (modelled.particulars == Particulars::StandIn).then_some(Self::StandIn);
        let mut reasons: Vec<Self> = stand_in.into_iter().collect();
        match modelled.basis {
            Basis::AtReportedSpeed => reasons.push(Self::MeanSpeed),
            Basis::AsSailed { from, extent, .. } => {
                if extent == Extent::ApproachWaters {
                    reasons.push(Self::ApproachWaters);
                }
                let year = from.to_zoned(jiff::tz::TimeZone::UTC).year();
                reasons.extend(other_year(year, reported.year));
                reasons.push(part_of_period(modelled.under_way, reported.time_at_sea));
            }
        }
        reasons.extend(other_speed(modelled.speed(), reported.speed));
        reasons.extend(at_berth(modelled.berth_share(), reported.berth_share));
        let limited = share(modelled.limited, modelled.under_way).filter(|share| *share > 0.0);
        reasons.extend(limited.map(|share| Self::LoadLimited { share }));
        reasons
    }
}

fn share(part: Time, whole: Time) -> Option<f64> {
    Some(part.get::<hour>() / whole.get::<hour>()).filter(|share| share.is_finite())
}

fn other_year(modelled: i16, reported: Option<i16>) -> Option<Unlike> {
    match reported {
        Some(reported) => (modelled != reported).then_some(Unlike::OtherYear { modelled, reported }),
        None => Some(Unlike::YearNotKnown),
    }
}

fn part_of_period(modelled: Time, reported: Option<Time>) -> Unlike {
    let share = reported.and_then(|reported| share(modelled, reported));
    share.map_or(Unlike::PeriodNotKnown, |share| Unlike::PartOfPeriod { share })
}

fn other_speed(modelled: Option<Velocity>, reported: Option<Velocity>) -> Option<Unlike> {
    let Some(reported) = reported else { return Some(Unlike::SpeedNotKnown) };
    let modelled = modelled?;
    let alike = (modelled - reported).abs() <= LIKE_SPEED * reported;
    (!alike).then_some(Unlike::OtherSpeed { modelled, reported })
}

fn at_berth(modelled: Option<f64>, reported: Option<f64>) -> Option<Unlike> {
    let modelled = modelled.unwrap_or_default();
    match reported {
        None => Some(Unlike::BerthNotKnown),
        Some(reported) if modelled > 0.0 && reported > 0.0 => ((modelled - reported).abs()
            > LIKE_BERTH_SHARE)
            .then_some(Unlike::BerthShares { modelled, reported }),
        Some(reported) if reported > 0.0 => Some(Unlike::BerthInReportOnly { reported }),
        Some(_) => (modelled > 0.0).then_some(Unlike::BerthInModelOnly { modelled }),
    }
}

impl fmt::Display for Unlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| format!("{:.1} %", 100.0 * share);
        match *self {
            Self::StandIn => f.write_str("another ship of its length stands for it"),
            Self::MeanSpeed => f.write_str("one hour at the mean speed stands for all speeds"),
            Self::ApproachWaters => f.write_str("approach waters stand for whole voyages"),
            Self::OtherYear { modelled, reported } => {
                write!(f, "modelled in {modelled}, reported for {reported}")
            }
            Self::YearNotKnown => f.write_str("the report names no year"),
            Self::PartOfPeriod { share } => {
                write!(f, "time under way is {} of the reported time at sea", percent(share))
            }
            Self::PeriodNotKnown => f.write_str("the reported time at sea is not known"),
            Self::OtherSpeed { modelled, reported } => {
                let [modelled, reported] = [modelled, reported].map(|speed| speed.get::<knot>());
                write!(f, "mean speed {modelled:.1} kn modelled, {reported:.1} kn reported")
            }
            Self::SpeedNotKnown => f.write_str("the reported speed is not known"),
            Self::BerthInReportOnly { reported } => {
                write!(f, "at berth {} of the reported CO2, nothing modelled", percent(reported))
            }
            Self::BerthInModelOnly { modelled } => {
                write!(f, "at berth {} of the modelled fuel, nothing reported", percent(modelled))
            }
            Self::BerthShares { modelled, reported } => write!(
                f,
                "at berth {} of the modelled fuel, {} of the reported CO2",
                percent(modelled),
                percent(reported)
            ),
            Self::BerthNotKnown => f.write_str("what was reported at berth is not known"),
            Self::LoadLimited { share } => {
                write!(f, "a limit changed the engine load in {} of the time under way", percent(share))
            }
        }
    }
}
