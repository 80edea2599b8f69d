//! The services: who sails what, how often and at which figure.

use super::Section;
use crate::charts::route;
use crate::format;
use crate::html::{Figure, Table, escape};
use crate::report::{Report, Service};

pub fn section(report: &Report) -> Section {
    let services = &report.services.services;
    let ships: u32 = services.iter().map(|service| service.ships).sum();
    let loaded: f64 =
        services.iter().map(|service| service.loaded_teu_eastbound + service.loaded_teu_westbound).sum();
    let imbalance = report.services.imbalance.map_or_else(String::new, |ratio| {
        format!(" For each loaded TEU back to Asia, {} went east.", format::trimmed(ratio))
    });
    let lede = format!(
        "{} services with {ships} ships carried {} loaded TEU.{imbalance}",
        services.len(),
        format::large(loaded)
    );
    let mut table = Table::new(
        "Well-to-wake kg CO2e per loaded TEU in each direction",
        &[
            "Service",
            "#Ships",
            "#Nominal TEU",
            "#A week",
            "#Days round",
            "#Loaded TEU east",
            "#Loaded TEU west",
            "#kg east",
            "#kg west",
        ],
    );
    for service in services {
        let kg = |value| escape(&format::maybe(value, format::number));
        table.html_row(
            &[
                format!("{}<span class=\"sub\">{}</span>", escape(&service.name), escape(&service.carrier)),
                ships_of(service),
                format::whole(service.nominal_teu_per_ship),
                format::trimmed(service.sailings_per_week),
                format::trimmed(service.rotation_days),
                format::whole(service.loaded_teu_eastbound),
                format::whole(service.loaded_teu_westbound),
                kg(service.eastbound_kg_co2e_per_loaded_teu),
                kg(service.westbound_kg_co2e_per_loaded_teu),
            ],
            "",
        );
    }
    let strips: String = services
        .iter()
        .enumerate()
        .map(|(index, service)| {
            let says: Vec<String> = service
                .rotation
                .iter()
                .map(|stop| format!("{}, then {} nm", stop.port, format::whole(stop.to_next_nm)))
                .collect();
            let id = format!("route-{index}");
            let figure = Figure { id: &id, title: &service.name, caption: "", says: &says.join("; ") };
            figure.bare(|width| route::draw(service, width))
        })
        .collect();
    let body = format!(
        "{}<h3>The rotations</h3>\n<p class=\"aside\">Sailed distances in nautical miles, true to length as far as the names leave room. The open mark at the end is the first port again.</p>\n{strips}",
        table.html()
    );
    Section { id: "services", title: "The services", lede, body }
}

fn ships_of(service: &Service) -> String {
    if service.ships >= service.ships_needed {
        return service.ships.to_string();
    }
    format!("{}<span class=\"sub warn\">needs {}</span>", service.ships, service.ships_needed)
}
