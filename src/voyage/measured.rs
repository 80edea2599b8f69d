//! Fuel that was measured.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fuel::FuelBatch;
use crate::units::Mass;
use crate::units::substance::Fuel;
use crate::vessel::Consumer;

/// What a measurement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The noon report.
    NoonReport,
    /// Bunker delivery notes and tank soundings.
    BunkerNote,
    /// A flow meter.
    FlowMeter,
}

/// A measured mass of one fuel.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredFuel {
    /// The fuel.
    pub batch: Arc<FuelBatch>,
    /// How much.
    pub mass: Mass<Fuel>,
    /// Which consumer burned it; [`Consumer::WholeShip`] where that was not divided.
    pub consumer: Consumer,
    /// What the measurement rests on.
    pub evidence: Evidence,
}

impl MeasuredFuel {
    /// A measurement that does not divide the ship's consumers.
    pub fn whole_ship(batch: impl Into<FuelBatch>, mass: Mass<Fuel>, evidence: Evidence) -> Self {
        Self { batch: Arc::new(batch.into()), mass, consumer: Consumer::WholeShip, evidence }
    }

    /// A measurement of one consumer.
    pub fn of(consumer: Consumer, batch: impl Into<FuelBatch>, mass: Mass<Fuel>, evidence: Evidence) -> Self {
        Self { batch: Arc::new(batch.into()), mass, consumer, evidence }
    }
}
