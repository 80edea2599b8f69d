//! Fuels by year, and shore power by port.

use std::collections::BTreeMap;

use green_corridor::corridor::CorridorYear;
use green_corridor::fuel::Origin;
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::grid::GridFactor;
use green_corridor::units::si::{hour, kilowatt_hour};

use super::{Failure, Study};
use crate::report::{Fuel, FuelUse, FuelYear, ShorePower};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn fuel(&self) -> Result<FuelUse, Failure> {
        let years: Vec<&CorridorYear> = match self.pathway() {
            Some(pathway) => pathway.years.iter().collect(),
            None => vec![&self.year],
        };
        let mut shares = Vec::new();
        let mut fuels: BTreeMap<(bool, String), ()> = BTreeMap::new();
        for year in years {
            let mut of_year: BTreeMap<(bool, String), f64> = BTreeMap::new();
            for fuel in year.fuels() {
                let low_carbon = fuel.key.fuel.origin() != Origin::Fossil;
                let key = (low_carbon, fuel.key.fuel.name().to_owned());
                fuels.insert(key.clone(), ());
                *of_year.entry(key).or_default() += fuel.energy.megajoules() / 1e6;
            }
            shares.push((year.corridor().year(), of_year));
        }
        let years = shares.into_iter().map(|(year, of_year)| {
            let energy_tj: f64 = of_year.values().sum();
            let share = |key| of_year.get(key).copied().unwrap_or(0.0) / energy_tj;
            FuelYear { year, energy_tj, share_of_energy: fuels.keys().map(share).collect() }
        });
        Ok(FuelUse {
            years: years.collect(),
            fuels: fuels
                .keys()
                .map(|(low_carbon, name)| Fuel { name: name.clone(), low_carbon: *low_carbon })
                .collect(),
            bunkered: self.bunkered()?,
        })
    }

    pub(super) fn shore_power(&self) -> Result<Vec<ShorePower>, Failure> {
        let mut places = Vec::new();
        for (place, of) in self.year.shore_power().into_iter().filter(|(_, port)| port.connected > 0.0) {
            let Some(grid) = self.grid_at(&place) else { continue };
            let fed_in = of.net.fed_in.kilowatt_hours();
            let tonnes = |emissions: &green_corridor::fuel::Emissions| -> Result<f64, Failure> {
                Ok(emissions.well_to_wake(self.set.clone())?.tonnes())
            };
            let (avoided, emitted) = (tonnes(&of.net.avoided)?, tonnes(&of.net.grid)?);
            let shore_kwh = of.net.at_ship.kilowatt_hours();
            let break_even = of.net.break_even(self.set.clone())?;
            places.push(ShorePower {
                calls: of.calls.round() as u32,
                calls_connected: of.connected.round() as u32,
                berth_h: of.berth.get::<hour>(),
                connected_h: of.energised.get::<hour>(),
                berth_kwh: shore_kwh + of.auxiliary.map_or(f64::NAN, |energy| energy.get::<kilowatt_hour>()),
                shore_kwh,
                grid: grid.region().to_owned(),
                grid_year: grid.year(),
                grid_basis: grid.basis().to_string(),
                grid_g_co2e_per_kwh: emitted * 1e6 / fed_in,
                break_even_g_co2e_per_kwh: break_even
                    .map_or(f64::NAN, |factor| factor.grams_per_kilowatt_hour()),
                avoided_t_co2e: avoided,
                grid_t_co2e: emitted,
                place,
            });
        }
        Ok(places)
    }

    fn grid_at(&self, port: &str) -> Option<GridFactor> {
        let calls = self.corridor().services().iter().flat_map(|service| service.spec().rotation.calls());
        let mut shores = calls.filter(|call| *call.port == *port).filter_map(|call| call.shore.as_ref());
        shores.next().map(|shore| shore.shore_power.grid.clone())
    }
}
