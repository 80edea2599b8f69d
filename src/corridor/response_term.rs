//! The parts of a response: what an entry of a ledger, and a leg's containers, do as the inputs change.

use std::ops::Add;

use super::input::{Input, Inputs};
use super::{Direction, KindOfTeu, Per, Sailings, Service};
use crate::engine::ghg4::load_correction_of;
use crate::fuel::emissions::UnknownGas;
use crate::fuel::gwp::NamedSet;
use crate::fuel::{Emissions, LifeCycleStage};
use crate::intensity::dimension::Basis;
use crate::intensity::{IntensityError, TransportActivity};
use crate::inventory::{Derivation, EnergyCarrier, Entry, Inventory};
use crate::shore_power::ShoreSupply;
use crate::uncertainty::Number;
use crate::units::Mass;
use crate::units::si::{kilometer, nautical_mile};
use crate::vessel::{Consumer, LoadLimits, OperatingMode, power_of_speed};

/// A year that has no response.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseError {
    /// A gas that is unknown.
    #[error("service `{service}`: {source}")]
    Gas {
        /// The service.
        service: String,
        /// The gas.
        source: UnknownGas,
    },
    /// An SFC by points, of which no derivative is taken.
    #[error(
        "service `{service}`: the SFC of {consumer} is given by points over load; a response needs one value, an \
         efficiency, or the law of the Fourth IMO GHG Study"
    )]
    Curve {
        /// The service.
        service: String,
        /// The consumer.
        consumer: Consumer,
    },
    /// Nothing to be per: no container crosses.
    #[error("{unit}: no container crosses, so there is nothing to be per")]
    Zero {
        /// The figure.
        unit: String,
    },
    /// A leg that does not state what the figure is per.
    #[error("service `{service}`: {source}")]
    Teu {
        /// The service.
        service: String,
        /// What is missing.
        source: IntensityError,
    },
}

/// Entries that respond alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) law: Law,
    pub(super) amounts: Amounts,
}

/// Kilograms of CO2e by what scales them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amounts {
    stack: f64,
    methane: f64,
    upstream: f64,
    grid: f64,
}

/// How the energy of an entry responds: the ratio to what stands in the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Law {
    /// Main engine: what the law of propulsion asked for, its limits, and whether the SFC follows the load.
    Propulsion { asked: f64, limits: LoadLimits, corrected: bool, place: Place },
    /// A demand that runs for a time.
    Demand { input: Input, place: Place },
    /// From shore: hours of the stay, hours of plugging, and whether the demand decides.
    Shore { stay_h: f64, plugging_h: f64, by_demand: bool, by_time: bool },
}

/// What the time of an activity follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Sea,
    Berth,
    Elsewhere,
}

/// Containers, or containers times distance, of one way at full ships.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TeuTerm {
    /// With every slot taken.
    pub(super) full: f64,
    direction: Direction,
    /// `None` counts slots.
    utilisation: Option<f64>,
    by_distance: bool,
}

impl Term {
    pub(super) fn at<N: Number>(&self, inputs: &Inputs<N>) -> N {
        let Amounts { stack, methane, upstream, grid } = self.amounts;
        let burned =
            inputs.of(Input::StackMethane) * methane + inputs.of(Input::FuelUpstream) * upstream + stack;
        (burned + inputs.of(Input::GridFactor) * grid) * self.law.ratio(inputs)
    }
}

impl Amounts {
    pub(super) fn of(
        emissions: &Emissions,
        stage: LifeCycleStage,
        set: NamedSet,
    ) -> Result<Self, UnknownGas> {
        let kilograms = |part: Emissions| part.co2e_kilograms(stage, set);
        let none = Emissions::ZERO;
        let (ch4, zero) = ((emissions.ch4_fossil, emissions.ch4_non_fossil), Some(Mass::ZERO));
        Ok(Self {
            stack: kilograms(Emissions {
                ch4_fossil: zero,
                ch4_non_fossil: zero,
                upstream: Some(Mass::ZERO),
                grid: none.grid,
                ..*emissions
            })?,
            methane: kilograms(Emissions { ch4_fossil: ch4.0, ch4_non_fossil: ch4.1, ..none })?,
            upstream: kilograms(Emissions { upstream: emissions.upstream, ..none })?,
            grid: kilograms(Emissions { grid: emissions.grid, ..none })?,
        })
    }

    pub(super) fn scaled(self, factor: f64) -> Self {
        Self {
            stack: self.stack * factor,
            methane: self.methane * factor,
            upstream: self.upstream * factor,
            grid: self.grid * factor,
        }
    }
}

impl Add for Amounts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            stack: self.stack + other.stack,
            methane: self.methane + other.methane,
            upstream: self.upstream + other.upstream,
            grid: self.grid + other.grid,
        }
    }
}

impl Law {
    /// The law of an entry.
    pub(super) fn of(ledger: &Inventory, entry: &Entry, service: &str) -> Result<Self, ResponseError> {
        let activity = ledger.activity(entry);
        let connections = ledger.voyage().stages()[activity.stage()].connections();
        let place = match activity.mode() {
            OperatingMode::Transit | OperatingMode::SlowSteaming => Place::Sea,
            OperatingMode::Berth if connections.is_empty() || entry.consumer() == Consumer::Boiler => {
                Place::Berth
            }
            _ => Place::Elsewhere,
        };
        let limits = ledger.voyage().vessel().propulsion().limits();
        let law = match ledger.carrier(entry) {
            EnergyCarrier::Fuel { law, .. } => law.as_ref(),
            EnergyCarrier::Grid(_) => None,
        };
        let curve = || ResponseError::Curve { service: service.to_owned(), consumer: entry.consumer() };
        Ok(match entry.derivation() {
            Derivation::Propulsion { load, .. } => {
                let law = law.ok_or_else(curve)?;
                let corrected = law.follows_load().ok_or_else(curve)?;
                Self::Propulsion { asked: load.unlimited, limits, corrected, place }
            }
            Derivation::Pilot { .. } if entry.consumer() == Consumer::MainEngine => {
                let main = ledger.entries().iter().find(|other| {
                    ledger.activity_index(other) == ledger.activity_index(entry)
                        && other.consumer() == Consumer::MainEngine
                });
                match main.map(Entry::derivation) {
                    Some(Derivation::Propulsion { load, .. }) => {
                        Self::Propulsion { asked: load.unlimited, limits, corrected: false, place }
                    }
                    _ => return Err(curve()),
                }
            }
            Derivation::Shore { .. } => match connections.first() {
                Some(plug) => Self::Shore {
                    stay_h: activity.duration().value / 3600.0,
                    plugging_h: (activity.duration() - plug.energised()).value / 3600.0,
                    by_demand: plug.shore_power().supply == ShoreSupply::AuxiliaryDemand,
                    by_time: !matches!(plug.shore_power().supply, ShoreSupply::Metered(_)),
                },
                None => return Err(curve()),
            },
            _ if entry.consumer() == Consumer::Boiler => Self::Demand { input: Input::BoilerDemand, place },
            _ => Self::Demand { input: Input::AuxiliaryDemand, place },
        })
    }

    fn ratio<N: Number>(&self, inputs: &Inputs<N>) -> N {
        let time = |place: Place| match place {
            Place::Sea => inputs.of(Input::SailedDistance) / inputs.of(Input::Speed),
            Place::Berth => inputs.of(Input::BerthTime),
            Place::Elsewhere => N::from(1.0),
        };
        match *self {
            Self::Propulsion { asked, limits, corrected, place } => {
                let speed = match place {
                    Place::Sea => inputs.of(Input::Speed),
                    Place::Berth | Place::Elsewhere => N::from(1.0),
                };
                let before = burned(limits.limited(asked).get(), corrected);
                if before <= 0.0 {
                    return N::from(0.0);
                }
                let asked_now = power_of_speed(speed) * inputs.of(Input::PropulsionPower) * asked;
                let consumption = inputs.of(Input::MainEngineConsumption);
                burned(limits.limited_of(asked_now), corrected) / before * consumption * time(place)
            }
            Self::Demand { input, place } => inputs.of(input) * time(place),
            Self::Shore { stay_h, plugging_h, by_demand, by_time } => {
                let demand = if by_demand { inputs.of(Input::AuxiliaryDemand) } else { N::from(1.0) };
                if !by_time {
                    return demand;
                }
                let energised = (inputs.of(Input::BerthTime) * stay_h - plugging_h).max(N::from(0.0));
                demand * energised / (stay_h - plugging_h)
            }
        }
    }
}

/// Fuel of a main engine at a load, but for what is the same at every load.
fn burned<N: Number>(load: N, corrected: bool) -> N {
    if corrected { load * load_correction_of(load) } else { load }
}

impl TeuTerm {
    /// The containers of round voyages that a figure is per.
    pub(super) fn of(service: &Service, sailings: &Sailings, per: Per) -> Result<Vec<Self>, ResponseError> {
        let activity = TransportActivity::of(sailings.ledger.voyage());
        let failed = |source| ResponseError::Teu { service: service.name().to_owned(), source };
        let legs = service.spec().rotation.legs().iter().zip(activity.legs());
        let mut terms = Vec::new();
        for (leg, of_leg) in legs {
            let (kind, distance) = match per {
                Per::Total => continue,
                Per::Teu(_) if !leg.crossing => continue,
                Per::Teu(kind) => (kind, 1.0),
                Per::TeuKm(kind, basis) => (kind, basis.of(of_leg).map_err(failed)?.get::<kilometer>()),
                Per::TeuNm(kind, basis) => (kind, basis.of(of_leg).map_err(failed)?.get::<nautical_mile>()),
            };
            let teu = kind.of_leg(of_leg);
            let share = service.spec().loading.of(leg.direction).utilisation.get();
            let utilisation = (kind != KindOfTeu::NominalSlots && share > 0.0).then_some(share);
            let full = teu.map_err(failed)? * distance * sailings.count / utilisation.unwrap_or(1.0);
            let by_distance =
                matches!(per, Per::TeuKm(_, basis) | Per::TeuNm(_, basis) if basis == Basis::SailedDistance);
            terms.push(Self { full, direction: leg.direction, utilisation, by_distance });
        }
        Ok(terms)
    }

    pub(super) fn is_like(&self, other: &Self) -> bool {
        Self { full: 0.0, ..*self } == Self { full: 0.0, ..*other }
    }

    pub(super) fn at<N: Number>(&self, inputs: &Inputs<N>) -> N {
        let input = match self.direction {
            Direction::Eastbound => Input::UtilisationEastbound,
            Direction::Westbound => Input::UtilisationWestbound,
        };
        let teu = match self.utilisation {
            Some(share) => (inputs.of(input) * share).min(N::from(1.0)) * self.full,
            None => N::from(self.full),
        };
        if self.by_distance { teu * inputs.of(Input::SailedDistance) } else { teu }
    }
}
