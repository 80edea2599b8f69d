//! Shore connections enter the ledger.

use super::gap::GapPolicy;
use super::writer::{FuelBasis, Writer};
use super::{Derivation, EnergyCarrier, Entry, InventoryError, ShorePowerEffect};
use crate::fuel::Emissions;
use crate::provenance::DataTier;
use crate::shore_power::{Connection, NetEffect, ShoreSupply};
use crate::units::si::{hours, kilowatt_hours};
use crate::units::{Electricity, Energy, FuelEnergy, Mass, Time};
use crate::vessel::{Consumer, OperatingMode};
use crate::voyage::{Activity, FuelPlan};

impl<'a> Writer<'a> {
    /// Enters the shore connections of a stay; the time they are energised.
    pub(super) fn shore(
        &mut self,
        index: usize,
        activity: &Activity,
        plan: &FuelPlan,
    ) -> Result<Time, InventoryError> {
        let mut energised = Time::default();
        if activity.mode() != OperatingMode::Berth {
            return Ok(energised);
        }
        let voyage = self.voyage;
        for connection in voyage.stages()[activity.stage()].connections() {
            let here = connection.energised_between(activity.start(), activity.end());
            if here.value > 0.0 {
                energised += here;
                self.connection(index, connection, (here / connection.energised()).into(), plan)?;
            }
        }
        Ok(energised)
    }

    fn connection(
        &mut self,
        index: usize,
        connection: &Connection,
        share: f64,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let unmetered = match (connection.shore_power().supply, self.basis) {
            (ShoreSupply::AuxiliaryDemand, FuelBasis::Measured) => Some(self.unmetered(index)?),
            _ => None,
        };
        let (before, highest) = (self.entries.len(), self.highest_demand(Consumer::ShoreConnection));
        let demand = match (unmetered, highest) {
            (Some(GapPolicy::Conservative), Some(highest)) => highest,
            _ => self.vessel.demand().auxiliary(OperatingMode::Berth),
        };
        let at_ship = connection.electricity_at_ship(demand) * share;
        let fed_in = connection.electricity_fed_in(at_ship);
        let grid = &connection.shore_power().grid;
        let emissions = Emissions { grid: grid.emissions(fed_in), ..Emissions::ZERO };
        let tier = match connection.shore_power().supply {
            ShoreSupply::Metered(_) => DataTier::Measured,
            ShoreSupply::Power(_) => DataTier::Modelled,
            ShoreSupply::AuxiliaryDemand => self.vessel.demand().tier(),
        };
        let carrier = self.carrier(|known| matches!(known, EnergyCarrier::Grid(known) if known == grid));
        let carrier = carrier.unwrap_or_else(|| self.add(EnergyCarrier::Grid(grid.clone())));
        self.entries.push(Entry {
            activity: index,
            consumer: Consumer::ShoreConnection,
            carrier,
            shaft: Some(Energy::default()),
            electricity: at_ship,
            mass: Mass::ZERO,
            fuel_energy: FuelEnergy::ZERO,
            emissions,
            derivation: Derivation::Shore {
                fed_in,
                converter_efficiency: connection.shore_power().converter_efficiency,
                grid_loss: connection.shore_power().grid_loss,
            },
            tier,
        });
        match unmetered {
            Some(policy @ GapPolicy::Modelled(bound)) => {
                let bounds = (1.0 - bound.below, 1.0 + bound.above);
                self.filled(index, Consumer::ShoreConnection, policy, before, bounds);
            }
            Some(policy) => self.filled(index, Consumer::ShoreConnection, policy, before, (0.0, 1.0)),
            None => {}
        }
        let avoided = self.avoided(index, at_ship, plan)?;
        self.shore_power.push(ShorePowerEffect {
            activity: index,
            net: NetEffect { at_ship, fed_in, grid: emissions, avoided },
        });
        Ok(())
    }

    /// The policy that fills an electricity without meter. There is no rate to interpolate it from.
    fn unmetered(&self, index: usize) -> Result<&'a GapPolicy, InventoryError> {
        match self.policy {
            Some(policy @ (GapPolicy::Modelled(_) | GapPolicy::Conservative)) => Ok(policy),
            Some(GapPolicy::Interpolated) | None => {
                Err(InventoryError::ShoreNotMetered { record: self.record(index) })
            }
        }
    }

    /// What the auxiliary engines would have emitted for an electricity: entered by the same law as any
    /// demand, and taken out again. For how long they would have run does not enter.
    fn avoided(
        &mut self,
        index: usize,
        at_ship: Electricity,
        plan: &FuelPlan,
    ) -> Result<Emissions, InventoryError> {
        let entries = self.entries.len();
        let shaft = kilowatt_hours(at_ship.kilowatt_hours());
        let running = hours(1.0);
        self.demand(index, Consumer::AuxiliaryEngine, shaft, running, plan)?;
        Ok(self.entries.drain(entries..).map(|entry| entry.emissions).sum())
    }
}
