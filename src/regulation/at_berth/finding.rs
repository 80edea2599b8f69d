//! What a rule finds in a visit, in plain words that name the numbers.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::control::{Exceeded, Stretch};
use super::fuel_eu_ops::Exemption;
use crate::units::si::{hour, kilowatt};
use crate::units::{Power, Time};
use crate::vessel::ShipType;

/// What a rule found. The text names the numbers and what is allowed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// The visit began before the duty did.
    BeforeDuty {
        /// Day of the visit, at the port.
        day: Date,
        /// First day of the duty.
        duty_from: Date,
    },
    /// The visit began after the rule had ended.
    AfterRule {
        /// Day of the visit, at the port.
        day: Date,
        /// Last day of the rule.
        until: Date,
    },
    /// The port lies outside the area of the rule.
    OutsideArea {
        /// The port.
        port: Arc<str>,
        /// The area.
        area: &'static str,
    },
    /// The rule has no duty for ships of this type.
    ShipTypeFree {
        /// The ship type.
        ship_type: ShipType,
    },
    /// The rule has ships of this type report their visits, no more.
    ReportOnly {
        /// The ship type.
        ship_type: ShipType,
    },
    /// Too few ships of the type visit the terminal.
    LowActivity {
        /// Visits by year.
        visits: Vec<(i16, u32)>,
        /// Visits a year from which the terminal is regulated.
        regulated_from: u32,
    },
    /// The voyage is not international.
    DomesticVoyage,
    /// The ship has nothing to receive shore power with.
    NoReceivingEquipment,
    /// The berth has no shore supply.
    NoShoreSupply,
    /// The ship is too small.
    GrossTonnage {
        /// Its gross tonnage.
        gross_tonnage: f64,
        /// The duty begins above this.
        above: f64,
    },
    /// The stay, against the length from which the duty holds.
    Stay {
        /// Time at berth.
        stay: Time,
        /// The duty holds for longer stays, or for stays as long.
        duty: StayLimit,
    },
    /// When control began.
    ControlStart {
        /// After the ship was ready to work.
        after: Time,
        /// The most that is allowed.
        at_most: Time,
    },
    /// When control ended.
    ControlEnd {
        /// Before the pilot boarded for departure.
        before: Time,
        /// The most that is allowed.
        at_most: Time,
    },
    /// Control stopped and began again.
    Interrupted {
        /// When it stopped.
        from: Timestamp,
        /// For how long.
        lasting: Time,
    },
    /// There was no control when there had to be.
    NoControl {
        /// Time at berth.
        stay: Time,
        /// Time for which control had to be.
        needed: Time,
    },
    /// The visit is over before control has to begin.
    NothingToControl {
        /// From ready to work until the pilot boarded.
        between: Time,
        /// Time allowed without control, at both ends together.
        allowed: Time,
    },
    /// A control that the regulator approved.
    ControlApproved {
        /// What names the approval.
        order: String,
    },
    /// A control that meets its limits.
    ControlMeetsLimits,
    /// A control above a limit, which therefore does not count.
    ControlAboveLimit(Exceeded),
    /// A yearly allowance used.
    AllowanceUsed {
        /// What it is of.
        of: &'static str,
        /// Which use of the year this is, from 1.
        number: u32,
        /// How many the year has.
        granted: u32,
        /// The year.
        year: i16,
    },
    /// Safety or an emergency, for as long as it lasted.
    SafetyOrEmergency {
        /// When.
        during: Stretch,
        /// What happened.
        statement: String,
    },
    /// The ship's first connection at a terminal.
    Commissioning,
    /// A commissioning visit whose connection failed.
    CommissioningWithoutConnection,
    /// Construction at the terminal.
    Construction {
        /// What was built.
        statement: String,
    },
    /// A measure in place of shore power.
    EquivalentMeasure {
        /// Which.
        statement: String,
    },
    /// An exemption of FuelEU Maritime.
    Exempt(Exemption),
    /// Hours paid for into a remediation fund.
    Remediated {
        /// Hours paid for.
        paid: Time,
        /// Hours without the control that had to be.
        uncontrolled: Time,
        /// What was paid.
        usd: f64,
    },
    /// Running hours of the auxiliary engines.
    AuxiliaryHours {
        /// How long they ran.
        ran: Time,
        /// The most that is allowed.
        at_most: Time,
    },
    /// Share of a fleet's visits.
    FleetShare {
        /// Visits that count.
        counted: u32,
        /// All visits.
        visits: u32,
        /// The least per cent that must count.
        at_least_percent: u32,
    },
    /// Time on shore power.
    OnShorePower {
        /// How long.
        on: Time,
        /// Time at berth.
        stay: Time,
    },
    /// Time without shore power.
    OffShorePower {
        /// How long.
        off: Time,
        /// The most that is allowed to plug in and out.
        at_most: Time,
    },
    /// The shore supply against the ship's electrical demand.
    ShoreSupply {
        /// Power of the supply.
        supply: Power,
        /// Demand of the ship.
        demand: Power,
    },
}

/// From which length of stay a duty holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StayLimit {
    /// For stays longer than this.
    LongerThan(Time),
    /// For stays of this length and longer.
    AtLeast(Time),
}

impl StayLimit {
    /// Whether the duty holds for a stay.
    pub(super) fn holds(self, stay: Time) -> bool {
        match self {
            Self::LongerThan(limit) => stay > limit,
            Self::AtLeast(limit) => stay >= limit,
        }
    }
}

/// Hours to four decimals, so that one second over a limit shows.
struct Hours(Time);

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} h", (self.0.get::<hour>() * 1e4).round() / 1e4)
    }
}

impl fmt::Display for StayLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LongerThan(limit) => write!(f, "longer than {}", Hours(*limit)),
            Self::AtLeast(limit) => write!(f, "of {} or longer", Hours(*limit)),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeforeDuty { day, duty_from } => {
                write!(f, "at berth from {day}, the duty begins on {duty_from}")
            }
            Self::AfterRule { day, until } => write!(f, "at berth from {day}, the rule ended on {until}"),
            Self::OutsideArea { port, area } => write!(f, "{port} is not in {area}"),
            Self::ShipTypeFree { ship_type } => write!(f, "no duty for ships of type `{ship_type}`"),
            Self::ReportOnly { ship_type } => {
                write!(f, "ships of type `{ship_type}` only report their visits")
            }
            Self::LowActivity { visits, regulated_from } => {
                write!(f, "the terminal had")?;
                for (number, (year, visits)) in visits.iter().enumerate() {
                    write!(f, "{} {visits} visits in {year}", if number == 0 { "" } else { "," })?;
                }
                write!(f, "; it is regulated from {regulated_from} a year")
            }
            Self::DomesticVoyage => write!(f, "the voyage is not international"),
            Self::NoReceivingEquipment => write!(f, "the ship has no equipment to receive shore power"),
            Self::NoShoreSupply => write!(f, "the berth has no shore supply"),
            Self::GrossTonnage { gross_tonnage, above } => {
                write!(f, "the ship has {gross_tonnage} GT, the duty begins above {above} GT")
            }
            Self::Stay { stay, duty } => {
                write!(f, "at berth for {}, the duty holds for stays {duty}", Hours(*stay))
            }
            Self::ControlStart { after, at_most } => write!(
                f,
                "controlled {} after ready to work, at most {} are allowed",
                Hours(*after),
                Hours(*at_most)
            ),
            Self::ControlEnd { before, at_most } => write!(
                f,
                "control ended {} before the pilot boarded, at most {} are allowed",
                Hours(*before),
                Hours(*at_most)
            ),
            Self::Interrupted { from, lasting } => {
                write!(f, "control stopped at {from} for {}, and has to go on", Hours(*lasting))
            }
            Self::NoControl { stay, needed } => write!(
                f,
                "no control in {} at berth, of which {} have to be controlled",
                Hours(*stay),
                Hours(*needed)
            ),
            Self::NothingToControl { between, allowed } => write!(
                f,
                "{} from ready to work to pilot on board, {} are allowed without control",
                Hours(*between),
                Hours(*allowed)
            ),
            Self::ControlApproved { order } => write!(f, "alternative control approved by {order}"),
            Self::ControlMeetsLimits => write!(f, "the alternative control meets its limits"),
            Self::ControlAboveLimit(Exceeded { pollutant, rate_g_per_kwh, limit_g_per_kwh }) => {
                match rate_g_per_kwh {
                    Some(rate) => write!(f, "the alternative control emits {rate} g/kWh of {pollutant}"),
                    None => write!(f, "the alternative control's {pollutant} is unknown"),
                }?;
                write!(f, ", at most {limit_g_per_kwh} g/kWh are allowed: it does not count")
            }
            Self::AllowanceUsed { of, number, granted, year } => {
                write!(f, "{of} number {number} of {year}, {granted} are granted")
            }
            Self::SafetyOrEmergency { during, statement } => {
                write!(f, "safety or emergency from {} to {}: {statement}", during.from(), during.to())
            }
            Self::Commissioning => write!(f, "commissioning: the ship's first connection at the terminal"),
            Self::CommissioningWithoutConnection => {
                write!(f, "a commissioning visit is excepted if the ship connects, and it did not")
            }
            Self::Construction { statement } => write!(f, "construction: {statement}"),
            Self::EquivalentMeasure { statement } => write!(f, "equivalent measure: {statement}"),
            Self::Exempt(exemption) => write!(f, "{exemption}"),
            Self::Remediated { paid, uncontrolled, usd } => write!(
                f,
                "{} remediated for {usd:.2} USD, {} were not controlled",
                Hours(*paid),
                Hours(*uncontrolled)
            ),
            Self::AuxiliaryHours { ran, at_most } => write!(
                f,
                "auxiliary engines ran for {}, at most {} are allowed",
                Hours(*ran),
                Hours(*at_most)
            ),
            Self::FleetShare { counted, visits, at_least_percent } => write!(
                f,
                "{counted} of {visits} visits count, {:.1} %; at least {at_least_percent} % are needed",
                100.0 * f64::from(*counted) / f64::from(*visits)
            ),
            Self::OnShorePower { on, stay } => {
                write!(f, "on shore power for {} of {} at berth", Hours(*on), Hours(*stay))
            }
            Self::OffShorePower { off, at_most } => write!(
                f,
                "without shore power for {} of the stay, at most {} are allowed to plug in and out",
                Hours(*off),
                Hours(*at_most)
            ),
            Self::ShoreSupply { supply, demand } => write!(
                f,
                "the shore supply gives {} kW, the ship needs {} kW",
                supply.get::<kilowatt>(),
                demand.get::<kilowatt>()
            ),
        }
    }
}
