//! The services and their ports.

use green_corridor::corridor::{CallsGoWith, Direction, ServiceYear};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::port::Ports;
use green_corridor::units::si::hour;

use super::{Failure, Study};
use crate::report::{Port, Service, Services, Stop};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn services(&self) -> Result<Services, Failure> {
        let known = Ports::embedded();
        let ports = self.corridor().ports().into_iter().filter_map(|name| known.find(name).ok());
        let ports = ports.map(|port| Port {
            name: port.name().to_owned(),
            latitude_deg: port.position().latitude().degrees(),
            longitude_deg: port.position().longitude().degrees(),
        });
        let loaded = |way: Direction| -> f64 {
            self.corridor().services().iter().map(|service| service.loaded(way).count()).sum()
        };
        let back = loaded(Direction::Westbound);
        Ok(Services {
            ports: ports.collect(),
            services: self.year.services().iter().map(|year| self.service(year)).collect(),
            imbalance: (back > 0.0).then(|| loaded(Direction::Eastbound) / back),
        })
    }

    fn service(&self, year: &ServiceYear) -> Service {
        let (service, spec) = (year.service(), year.service().spec());
        let one_way = |way: Direction| {
            let portion = year.one_way(way, CallsGoWith::NextLeg);
            self.figure.value_of(&portion).ok()
        };
        let legs = spec.rotation.legs().iter();
        Service {
            name: service.name().to_owned(),
            carrier: spec.carrier.to_string(),
            ships: service.ships().count() as u32,
            ships_needed: service.ships_needed() as u32,
            nominal_teu_per_ship: service.capacity().count() / spec.departures,
            sailings_per_week: 168.0 / spec.interval.get::<hour>(),
            rotation_days: spec.rotation.duration().get::<hour>() / 24.0,
            loaded_teu_eastbound: service.loaded(Direction::Eastbound).count(),
            loaded_teu_westbound: service.loaded(Direction::Westbound).count(),
            eastbound_kg_co2e_per_loaded_teu: one_way(Direction::Eastbound),
            westbound_kg_co2e_per_loaded_teu: one_way(Direction::Westbound),
            rotation: legs
                .map(|leg| Stop { port: leg.from.to_string(), to_next_nm: leg.sailed().nautical_miles() })
                .collect(),
        }
    }
}
