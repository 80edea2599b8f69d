//! Which fuel each consumer burns.

use std::sync::Arc;

use crate::fuel::{Blend, FuelBatch, MarineFuel};
use crate::vessel::Consumer;

/// The fuels of a ship's consumers.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelPlan {
    main: Arc<Blend>,
    auxiliary: Arc<Blend>,
    boiler: Arc<Blend>,
    pilot: Option<Arc<Blend>>,
}

impl FuelPlan {
    /// One blend for each consumer.
    pub fn new(main: impl Into<Blend>, auxiliary: impl Into<Blend>, boiler: impl Into<Blend>) -> Self {
        Self {
            main: Arc::new(main.into()),
            auxiliary: Arc::new(auxiliary.into()),
            boiler: Arc::new(boiler.into()),
            pilot: None,
        }
    }

    /// One blend for all.
    pub fn same(blend: impl Into<Blend>) -> Self {
        let blend = Arc::new(blend.into());
        Self { main: Arc::clone(&blend), auxiliary: Arc::clone(&blend), boiler: blend, pilot: None }
    }

    /// The pilot fuel of a dual-fuel engine.
    #[must_use]
    pub fn with_pilot(self, pilot: impl Into<FuelBatch>) -> Self {
        Self { pilot: Some(Arc::new(Blend::single(pilot.into()))), ..self }
    }

    /// The blend of a consumer; the main engine's for the ship as a whole.
    pub const fn blend(&self, consumer: Consumer) -> &Arc<Blend> {
        match consumer {
            Consumer::MainEngine | Consumer::WholeShip => &self.main,
            Consumer::AuxiliaryEngine | Consumer::ShoreConnection => &self.auxiliary,
            Consumer::Boiler => &self.boiler,
        }
    }

    /// The pilot fuel, if there is one.
    pub const fn pilot(&self) -> Option<&Arc<Blend>> {
        self.pilot.as_ref()
    }
}

impl From<MarineFuel> for FuelPlan {
    fn from(fuel: MarineFuel) -> Self {
        Self::same(fuel)
    }
}
