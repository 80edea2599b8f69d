//! Many visits together: how many complied, for how long, and what it saved or cost.
//!
//! ```text
//! compliance rate = (compliant + excepted) / (all but those out of scope)
//! net             = the sum of what each connection saved or cost; see shore_power
//! ```
//!
//! An exception makes a visit good, so it counts as complied; the counts by outcome show how many. What
//! is unknown of one call is unknown of the season.
//!
//! # Examples
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::fuel::{FactorSet, MarineFuel, gwp::Ar5};
//! # use green_corridor::grid::{self, GridBasis};
//! # use green_corridor::units::{Fraction, Teu, si::{hours, kilowatts, knots, metres}};
//! # use green_corridor::{FuelBasis, FuelPlan, Inventory, ShorePower, ShoreSupply, Vessel, Voyage};
//! use green_corridor::regulation::at_berth::{Call, Season, Visit, california};
//! # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
//! #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//! #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//! #     .build()?;
//! # let shore_power = ShorePower {
//! #     hook_up: hours(2.0),
//! #     unplug: hours(1.0),
//! #     supply: ShoreSupply::AuxiliaryDemand,
//! #     converter_efficiency: Fraction::ONE,
//! #     grid_loss: Fraction::constant(0.05),
//! #     grid: grid::find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//! # };
//! # let voyage = Voyage::starting("2024-01-01T00:00Z".parse()?, ship, FuelPlan::same(MarineFuel::MGO))
//! #     .port_call("Los Angeles")
//! #     .berth(hours(60.0))
//! #     .shore_power(shore_power)
//! #     .build()?;
//! # let ledger = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled)?;
//!
//! let visit = Visit::of(&ledger, 0)?;
//! let (start, end) = (visit.start(), visit.end());
//! let visit = visit.ready_to_work(start)?.pilot_on_board(end)?;
//! let place = california::Place::of(visit.port())?;
//! let verdict = california::verdict(&visit, &california::Circumstances::at(place))?;
//! let season = Season::new(vec![Call::of(&ledger, visit, verdict)])?;
//! assert_eq!(season.compliance_rate(), Some(1.0));
//! assert!((season.avoided_co2().tonnes() - 38.88).abs() < 0.01); // at the stack
//! assert!((season.net().stack_and_grid_co2().tonnes() + 25.21).abs() < 0.01); // with the power stations
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::collections::BTreeMap;

use super::{Outcome, Verdict, Visit};
use crate::engine::Pollutants;
use crate::inventory::Inventory;
use crate::shore_power::NetEffect;
use crate::units::substance::Co2;
use crate::units::{Mass, Time};

/// A visit with its verdict and with what its shore power did.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    visit: Visit,
    verdict: Verdict,
    effects: Vec<NetEffect>,
    avoided: Option<Pollutants>,
}

/// A number of calls, at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    calls: Vec<Call>,
}

/// An error of a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeasonError {
    /// No calls.
    #[error("a season needs at least one call")]
    Empty,
}

impl Call {
    /// A visit of a ledger, with the effects of its shore connections there.
    pub fn of(ledger: &Inventory, visit: Visit, verdict: Verdict) -> Self {
        let effects = visit.effects(ledger);
        Self { visit, verdict, effects, avoided: None }
    }

    /// A visit without a ledger, with the effects that you bring.
    pub const fn with_effects(visit: Visit, verdict: Verdict, effects: Vec<NetEffect>) -> Self {
        Self { visit, verdict, effects, avoided: None }
    }

    /// With the pollutants that its control kept from the stack, by one method.
    #[must_use]
    pub fn with_avoided(self, avoided: Pollutants) -> Self {
        Self { avoided: Some(avoided), ..self }
    }

    /// The visit.
    pub const fn visit(&self) -> &Visit {
        &self.visit
    }

    /// Its verdict.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What its connections saved or cost, together.
    pub fn net(&self) -> NetEffect {
        self.effects.iter().copied().sum()
    }

    /// Pollutants kept from the stack: those given; nothing where there was no control; else unknown.
    pub fn avoided(&self) -> Pollutants {
        match self.avoided {
            Some(avoided) => avoided,
            None if self.visit.control().is_empty() => Pollutants::ZERO,
            None => Pollutants::UNKNOWN,
        }
    }
}

impl Season {
    /// The calls, in the order in which they are summed.
    ///
    /// # Errors
    ///
    /// [`SeasonError::Empty`] without a call.
    pub fn new(calls: Vec<Call>) -> Result<Self, SeasonError> {
        if calls.is_empty() { Err(SeasonError::Empty) } else { Ok(Self { calls }) }
    }

    /// The calls.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Calls by outcome.
    pub fn outcomes(&self) -> BTreeMap<Outcome, usize> {
        let mut counts = BTreeMap::new();
        for call in &self.calls {
            *counts.entry(call.verdict.outcome()).or_insert(0) += 1;
        }
        counts
    }

    /// Share of the calls in scope that complied or were excepted; `None` if none was in scope.
    pub fn compliance_rate(&self) -> Option<f64> {
        let counts = self.outcomes();
        let of = |outcome| counts.get(&outcome).copied().unwrap_or(0) as f64;
        let good = of(Outcome::Compliant) + of(Outcome::Excepted);
        let in_scope = good + of(Outcome::NotCompliant);
        (in_scope > 0.0).then(|| good / in_scope)
    }

    /// Time at berth.
    pub fn at_berth(&self) -> Time {
        self.total(Visit::stay)
    }

    /// Time under control.
    pub fn under_control(&self) -> Time {
        self.total(Visit::under_control)
    }

    /// Time on shore power.
    pub fn on_shore_power(&self) -> Time {
        self.total(Visit::on_shore_power)
    }

    fn total(&self, time: impl Fn(&Visit) -> Time) -> Time {
        self.calls.iter().map(|call| time(&call.visit)).fold(Time::default(), |sum, one| sum + one)
    }

    /// What all connections saved or cost: electricity, CO2, CO2e where known, and the break-even grid factor.
    pub fn net(&self) -> NetEffect {
        self.calls.iter().map(Call::net).sum()
    }

    /// CO2 kept from the stack.
    pub fn avoided_co2(&self) -> Mass<Co2> {
        self.net().avoided.stack_co2()
    }

    /// Pollutants kept from the stack.
    pub fn avoided(&self) -> Pollutants {
        self.calls.iter().map(Call::avoided).sum()
    }
}
