//! Shore power: a connection, what it draws from the grid, and what it saves or costs.
//!
//! ```text
//! energised = end − start − hook-up − unplug
//! E_grid    = E_ship / (η_converter (1 − loss))
//! net       = E_grid × EF_grid − E_ship × EF_auxiliary          (may be positive: then it costs)
//! break-even EF_grid = EF_auxiliary × η_converter (1 − loss)
//! ```
//!
//! Only the auxiliary engines stop, and only while energised. Boilers run on. What a meter or a stated
//! power says of the ship's demand takes the place of the table's while energised, in the ledger and
//! in what is avoided alike: the engines would have made the electricity that was in fact taken.
//!
//! # Source
//!
//! EPA-420-R-17-004 (Shore Power Technology Assessment, 2017) compares the auxiliary engines' emissions with the
//! grid's for the same electricity; converter and loss are named apart.

mod effect;

use jiff::{SignedDuration, Timestamp};

pub use effect::NetEffect;

use crate::grid::GridFactor;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{hour, kilowatt, seconds};
use crate::units::{Electricity, Fraction, OutOfRange, Power, Time};

/// How much electricity a ship takes while energised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShoreSupply {
    /// What the meter at the ship says.
    Metered(Electricity),
    /// A constant power at the ship.
    Power(Power),
    /// The auxiliary demand of the ship at berth.
    AuxiliaryDemand,
}

/// A shore supply: time to plug and unplug, what is taken, the losses before it, and the grid.
#[derive(Clone, Debug, PartialEq)]
#[doc(alias = "OPS")]
#[doc(alias = "AMP")]
#[doc(alias = "cold ironing")]
pub struct ShorePower {
    /// From the start of the connection until the auxiliary engines stop.
    pub hook_up: Time,
    /// From the restart of the auxiliary engines until the end of the connection.
    pub unplug: Time,
    /// What the ship takes.
    pub supply: ShoreSupply,
    /// Efficiency of transformer and frequency converter; 1 is a choice.
    pub converter_efficiency: Fraction,
    /// Loss of transmission and distribution as a fraction of what is fed in; 0 is a choice.
    pub grid_loss: Fraction,
    /// Emission factor of the grid.
    pub grid: GridFactor,
}

/// A shore supply used from one instant to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    start: Timestamp,
    end: Timestamp,
    energised: Time,
    shore_power: ShorePower,
}

/// An error of a shore connection.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectionError {
    /// It ends before it starts.
    #[error("shore connection ends at {end}, before it starts at {start}")]
    EndsBeforeStart {
        /// Start.
        start: Timestamp,
        /// End.
        end: Timestamp,
    },
    /// Hook-up and unplugging take all of the connection.
    #[error(
        "shore connection of {connected_h} h leaves nothing after its hook-up and unplugging of {plugging_h} h"
    )]
    NothingEnergised {
        /// Hours connected.
        connected_h: f64,
        /// Hours to hook up and unplug.
        plugging_h: f64,
    },
    /// A value outside its range.
    #[error("shore connection: {0}")]
    Value(#[from] OutOfRange),
}

impl Connection {
    /// A connection from `start` to `end`.
    ///
    /// # Errors
    ///
    /// [`ConnectionError`] if it ends before it starts, is shorter than its plugging, or a value is
    /// out of range.
    pub fn new(start: Timestamp, end: Timestamp, shore_power: ShorePower) -> Result<Self, ConnectionError> {
        if end < start {
            return Err(ConnectionError::EndsBeforeStart { start, end });
        }
        let hook_up = bounds::DURATION.named("hook_up_h").check(shore_power.hook_up.get::<hour>())?;
        let unplug = bounds::DURATION.named("unplug_h").check(shore_power.unplug.get::<hour>())?;
        bounds::EFFICIENCY.named("converter_efficiency").check(shore_power.converter_efficiency.get())?;
        GRID_LOSS.check(shore_power.grid_loss.get())?;
        match shore_power.supply {
            ShoreSupply::Metered(energy) => bounds::CONNECTION_ENERGY.check(energy.kilowatt_hours())?,
            ShoreSupply::Power(power) => bounds::DEMAND.named("power_kw").check(power.get::<kilowatt>())?,
            ShoreSupply::AuxiliaryDemand => 0.0,
        };
        let connected = seconds(end.duration_since(start).as_secs_f64());
        let energised = connected - shore_power.hook_up - shore_power.unplug;
        if energised.value <= 0.0 {
            return Err(ConnectionError::NothingEnergised {
                connected_h: connected.get::<hour>(),
                plugging_h: hook_up + unplug,
            });
        }
        if let ShoreSupply::Metered(energy) = shore_power.supply {
            let mean_kw = energy.kilowatt_hours() / energised.get::<hour>();
            bounds::DEMAND.named("energy_kwh over the energised hours").check(mean_kw)?;
        }
        Ok(Self { start, end, energised, shore_power })
    }

    /// When the cable is taken.
    pub const fn start(&self) -> Timestamp {
        self.start
    }

    /// When the cable is given back.
    pub const fn end(&self) -> Timestamp {
        self.end
    }

    /// Time during which the auxiliary engines are off.
    #[inline]
    pub const fn energised(&self) -> Time {
        self.energised
    }

    /// When the auxiliary engines stop, to the nanosecond.
    pub fn energised_from(&self) -> Timestamp {
        let hook_up = SignedDuration::from_nanos((self.shore_power.hook_up.value * 1e9).round() as i64);
        self.start.checked_add(hook_up).unwrap_or(self.end)
    }

    /// When the auxiliary engines start again, to the nanosecond.
    pub fn energised_until(&self) -> Timestamp {
        let unplug = SignedDuration::from_nanos((self.shore_power.unplug.value * 1e9).round() as i64);
        self.end.checked_sub(unplug).unwrap_or(self.start)
    }

    /// The supply.
    pub const fn shore_power(&self) -> &ShorePower {
        &self.shore_power
    }

    /// How long it is energised between two instants: all of it, or a part.
    pub(crate) fn energised_between(&self, from: Timestamp, to: Timestamp) -> Time {
        let since_start = |instant: Timestamp| instant.duration_since(self.start).as_secs_f64();
        let (on, off) =
            (self.shore_power.hook_up.value, self.shore_power.hook_up.value + self.energised.value);
        let (from, to) = (since_start(from), since_start(to));
        if from <= on && off <= to {
            return self.energised;
        }
        seconds((off.min(to) - on.max(from)).max(0.0))
    }

    /// Electricity at the ship.
    #[inline]
    pub fn electricity_at_ship(&self, auxiliary_demand: Power) -> Electricity {
        let energy = |power: Power| Electricity::of((power * self.energised).value);
        match self.shore_power.supply {
            ShoreSupply::Metered(energy) => energy,
            ShoreSupply::Power(power) => energy(power),
            ShoreSupply::AuxiliaryDemand => energy(auxiliary_demand),
        }
    }

    /// Electricity fed into the grid for it: `E_ship / (η (1 − loss))`.
    #[inline]
    pub fn electricity_fed_in(&self, at_ship: Electricity) -> Electricity {
        at_ship / self.delivered_share()
    }

    /// Share of the electricity fed into the grid that reaches the ship: `η (1 − loss)`.
    #[inline]
    pub fn delivered_share(&self) -> f64 {
        self.shore_power.converter_efficiency.get() * (1.0 - self.shore_power.grid_loss.get())
    }
}

/// Half of all electricity lost on the way is beyond any grid.
pub(crate) const GRID_LOSS: Bound = Bound::new("grid_loss", 0.0, 0.5, "");
