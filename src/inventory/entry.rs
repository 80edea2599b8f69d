//! One line of the ledger.

use std::fmt;
use std::sync::Arc;

use crate::engine::consumer::ConsumptionLaw;
use crate::fuel::{Emissions, FuelBatch, FuelFactors};
use crate::grid::GridFactor;
use crate::provenance::DataTier;
use crate::units::substance::Fuel;
use crate::units::{
    Electricity, Energy, Fraction, FuelEnergy, Length, Mass, Power, Rate, SpecificFuelConsumption, Time,
    Velocity,
};
use crate::vessel::{Consumer, LoadPoint};
use crate::voyage::Evidence;

/// What carries the energy of an entry.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a ledger holds a handful of carriers, nearly all of them fuel"
)]
pub enum EnergyCarrier {
    /// A batch of fuel in one class of consumer.
    Fuel {
        /// The batch.
        batch: Arc<FuelBatch>,
        /// Its factors there.
        factors: FuelFactors,
        /// Its consumption there; `None` for pilot fuel and measured fuel.
        law: Option<ConsumptionLaw>,
    },
    /// Electricity from shore.
    Grid(GridFactor),
}

/// How the energy of an entry is known.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Derivation {
    /// Main engine, from speed and draught.
    Propulsion {
        /// Speed through the water.
        speed: Velocity,
        /// Draught, where the law takes it.
        draught: Option<Length>,
        /// Load and what limited it.
        load: LoadPoint,
        /// Shaft power.
        power: Power,
        /// SFC of this carrier at that load.
        sfc: SpecificFuelConsumption,
    },
    /// Auxiliary engine or boiler, from its demand.
    Demand {
        /// Demand in the mode.
        power: Power,
        /// Time it runs: the activity less the time energised from shore.
        running: Time,
        /// SFC of this carrier.
        sfc: SpecificFuelConsumption,
    },
    /// Pilot fuel of a dual-fuel engine.
    Pilot {
        /// Shaft energy it accompanies; booked with the main fuel.
        shaft: Energy,
        /// Pilot fuel per shaft energy.
        sfc: SpecificFuelConsumption,
    },
    /// Measured.
    Measured {
        /// What the measurement rests on.
        evidence: Evidence,
    },
    /// Not measured here: the most that the ship states or that was measured, by policy.
    AtMost {
        /// Power: the rated power of the main engine, or the highest demand.
        power: Power,
        /// Time it runs.
        running: Time,
        /// SFC of this carrier.
        sfc: SpecificFuelConsumption,
    },
    /// Not measured here: the mean rate of the measurements of the same consumer in the same mode.
    Interpolated {
        /// Fuel per time.
        rate: Rate<Fuel>,
        /// Time it runs.
        running: Time,
    },
    /// From shore.
    Shore {
        /// Electricity fed into the grid for it.
        fed_in: Electricity,
        /// Efficiency of transformer and converter.
        converter_efficiency: Fraction,
        /// Loss of transmission and distribution.
        grid_loss: Fraction,
    },
}

/// One activity, one consumer, one carrier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    pub(super) activity: usize,
    pub(super) consumer: Consumer,
    pub(super) carrier: usize,
    pub(super) shaft: Option<Energy>,
    pub(super) electricity: Electricity,
    pub(super) mass: Mass<Fuel>,
    pub(super) fuel_energy: FuelEnergy,
    pub(super) emissions: Emissions,
    pub(super) derivation: Derivation,
    pub(super) tier: DataTier,
}

impl Entry {
    /// Consumer.
    pub const fn consumer(&self) -> Consumer {
        self.consumer
    }

    /// Whether the entry burns fuel aboard.
    pub const fn burns_fuel(&self) -> bool {
        !matches!(self.consumer, Consumer::ShoreConnection)
    }

    /// Shaft energy, or heat of a boiler on the same terms; `None` where fuel was measured or interpolated.
    pub const fn shaft(&self) -> Option<Energy> {
        self.shaft
    }

    /// Electricity from shore, at the ship.
    pub const fn electricity(&self) -> Electricity {
        self.electricity
    }

    /// Fuel burned.
    pub const fn fuel(&self) -> Mass<Fuel> {
        self.mass
    }

    /// Its energy, on the lower heating value.
    pub const fn fuel_energy(&self) -> FuelEnergy {
        self.fuel_energy
    }

    /// Emissions, gases apart.
    pub const fn emissions(&self) -> &Emissions {
        &self.emissions
    }

    /// How the energy is known.
    pub const fn derivation(&self) -> &Derivation {
        &self.derivation
    }

    /// The weakest tier of data in its energy; that of its emission factor is another ([`super::Quality`]).
    pub const fn tier(&self) -> DataTier {
        self.tier
    }
}

impl EnergyCarrier {
    /// The fuel's batch, unless it is electricity.
    pub const fn batch(&self) -> Option<&Arc<FuelBatch>> {
        match self {
            Self::Fuel { batch, .. } => Some(batch),
            Self::Grid(_) => None,
        }
    }

    /// The fuel's factors, unless it is electricity.
    pub const fn factors(&self) -> Option<&FuelFactors> {
        match self {
            Self::Fuel { factors, .. } => Some(factors),
            Self::Grid(_) => None,
        }
    }
}

impl fmt::Display for EnergyCarrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fuel { batch, .. } => fmt::Display::fmt(batch.fuel(), f),
            Self::Grid(grid) => write!(f, "electricity {grid}"),
        }
    }
}
