//! Fuels by year, and shore power by port.

use std::collections::BTreeMap;

use green_corridor::corridor::CorridorYear;
use green_corridor::corridor::kpi::PortShorePower;
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::fuel::{Emissions, Origin};
use green_corridor::grid::GridFactor;
use green_corridor::shore_power::NetEffect;
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

    /// By the grid that was connected to: one place for each end.
    pub(super) fn shore_power(&self) -> Result<Vec<ShorePower>, Failure> {
        let mut ends: Vec<(GridFactor, Vec<String>, Sum)> = Vec::new();
        for (port, of) in self.year.shore_power() {
            let Some(grid) = self.grid_at(&port) else { continue };
            let place = match ends.iter().position(|(known, ..)| *known == grid) {
                Some(place) => place,
                None => {
                    ends.push((grid, Vec::new(), Sum::default()));
                    ends.len() - 1
                }
            };
            let (_, ports, sum) = &mut ends[place];
            sum.add(&of);
            ports.push(port);
        }
        ends.into_iter().map(|(grid, ports, sum)| self.end(&grid, &ports, &sum)).collect()
    }

    fn end(&self, grid: &GridFactor, ports: &[String], sum: &Sum) -> Result<ShorePower, Failure> {
        let tonnes = |emissions: &Emissions| -> Result<f64, Failure> {
            Ok(emissions.well_to_wake(self.set.clone())?.tonnes())
        };
        let (avoided, emitted) = (tonnes(&sum.net.avoided)?, tonnes(&sum.net.grid)?);
        let per_kwh = |tonnes: f64| tonnes * 1e6 / sum.net.fed_in.kilowatt_hours();
        let shore_kwh = sum.net.at_ship.kilowatt_hours();
        Ok(ShorePower {
            place: ports.join(", "),
            calls: sum.calls.round() as u32,
            calls_connected: sum.connected.round() as u32,
            berth_h: sum.berth_h,
            connected_h: sum.energised_h,
            berth_kwh: shore_kwh + sum.engines_kwh,
            shore_kwh,
            grid: grid.region().to_owned(),
            grid_year: grid.year(),
            grid_basis: grid.basis().to_string(),
            grid_g_co2e_per_kwh: per_kwh(emitted),
            break_even_g_co2e_per_kwh: per_kwh(avoided),
            avoided_t_co2e: avoided,
            grid_t_co2e: emitted,
        })
    }

    fn grid_at(&self, port: &str) -> Option<GridFactor> {
        let calls = self.corridor().services().iter().flat_map(|service| service.spec().rotation.calls());
        let mut shores = calls.filter(|call| *call.port == *port).filter_map(|call| call.shore.as_ref());
        shores.next().map(|shore| shore.shore_power.grid.clone())
    }
}

/// The calls of some ports together.
struct Sum {
    calls: f64,
    connected: f64,
    berth_h: f64,
    energised_h: f64,
    engines_kwh: f64,
    net: NetEffect,
}

impl Default for Sum {
    fn default() -> Self {
        let (calls, connected, berth_h, energised_h, engines_kwh) = (0.0, 0.0, 0.0, 0.0, 0.0);
        Self { calls, connected, berth_h, energised_h, engines_kwh, net: NetEffect::NONE }
    }
}

impl Sum {
    fn add(&mut self, port: &PortShorePower) {
        self.calls += port.calls;
        self.connected += port.connected;
        self.berth_h += port.berth.get::<hour>();
        self.energised_h += port.energised.get::<hour>();
        self.engines_kwh += port.auxiliary.map_or(f64::NAN, |energy| energy.get::<kilowatt_hour>());
        self.net = self.net + port.net;
    }
}
