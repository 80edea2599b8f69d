//! The air of the ports, and the three series of low-carbon shipping.

use super::Section;
use crate::charts::{bars, multiples};
use crate::format;
use crate::html::{Figure, Table};
use crate::report::{PortAir, Report, YearShare};

pub fn air(report: &Report) -> Section {
    let worst = report
        .air
        .iter()
        .filter_map(|port| port.nox_g_per_carried_teu.map(|nox| (nox, &port.port)))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let lede = worst.map_or_else(
        || "No port reported its air.".to_owned(),
        |(nox, port)| format!("Most NOx per TEU was emitted at {port}: {} g.", format::number(nox)),
    );
    type Pick = fn(&PortAir) -> Option<f64>;
    let pollutants: [(&str, Pick); 3] = [
        ("NOx", |port| port.nox_g_per_carried_teu),
        ("SOx", |port| port.sox_g_per_carried_teu),
        ("PM10", |port| port.pm10_g_per_carried_teu),
    ];
    let figure = Figure {
        id: "air-bars",
        title: "In the port areas.",
        caption: "Grams per TEU carried across the ocean by the services that call there, each pollutant on its own scale. What is not known is not zero.",
        says: &lede,
    };
    let body = figure.panels(3, |panel, width| {
        let Some((name, pick)) = pollutants.get(panel) else { return Err("no such pollutant.".to_owned()) };
        let rows: Vec<bars::Bar> = report
            .air
            .iter()
            .map(|port| bars::Bar {
                name: port.port.clone(),
                value: pick(port),
                figure: format::maybe(pick(port), format::number),
                hatched: false,
            })
            .collect();
        bars::draw(&format!("{name}, g per TEU"), &rows, None, width)
    });
    let mut terminals = Table::new(
        "The terminals: beside the ships, never added to them",
        &["Port", "#TEU over the quay", "#kg per TEU", "#t a year", "Source"],
    );
    for port in &report.terminals {
        terminals.row(&[
            port.port.clone(),
            format::maybe(port.throughput_teu, format::whole),
            format::maybe(port.kg_per_throughput_teu, format::number),
            format::maybe(port.t, format::whole),
            match (&port.source, &port.counts) {
                (Some(source), Some(counts)) => format!("{source}; {counts}"),
                _ => "not known".to_owned(),
            },
        ]);
    }
    Section { id: "air", title: "The air of the ports", lede, body: body + &terminals.html() }
}

pub fn section(report: &Report) -> Section {
    let low = &report.low_carbon;
    let of_year = |series: &[YearShare]| {
        let share = series.iter().find(|one| one.year == report.year).map(|one| one.share);
        format::maybe(share, format::percent)
    };
    let lede = format!(
        "In {}, {} of the ships were capable, {} of the energy was low in carbon, {} of the carried TEU were sold as such.",
        report.year,
        of_year(&low.capable),
        of_year(&low.used),
        of_year(&low.sold)
    );
    let figure = Figure {
        id: "three-series",
        title: "Capable, used, sold.",
        caption: "Three different things, each as a share of its own whole, on one scale: of ships; of fuel energy; of carried TEU.",
        says: &lede,
    };
    let series: [(&str, &[YearShare]); 3] = [
        ("Capable: share of ships", &low.capable),
        ("Used: share of energy", &low.used),
        ("Sold: share of carried TEU", &low.sold),
    ];
    let largest =
        series.iter().flat_map(|(_, years)| years.iter()).map(|year| year.share).fold(0.0, f64::max);
    let panels = figure.panels(3, |panel, width| match series.get(panel) {
        Some((name, years)) => multiples::draw(name, panel, years, largest, width),
        None => Err("no such series.".to_owned()),
    });
    let caption = match (low.standard_g_co2e_per_mj, &low.standard_source) {
        (Some(standard), Some(source)) => {
            format!("Fuel batches against {} g CO2e per MJ, {source}", format::number(standard))
        }
        (Some(standard), None) => {
            format!("Fuel batches against {} g CO2e per MJ, without a source", format::number(standard))
        }
        (None, _) => "Fuel batches; no standard was given, so none is tested".to_owned(),
    };
    let mut table = Table::new(
        &caption,
        &["Batch", "Fuel", "Port and day", "#Fuel, t", "#g CO2e per MJ", "Certificate", "Standard"],
    );
    for batch in &low.batches {
        table.row(&[
            batch.name.clone(),
            batch.fuel.clone(),
            format!("{}, {}", batch.port, batch.date),
            format::whole(batch.fuel_t),
            format::maybe(batch.g_co2e_per_mj, format::number),
            batch.certificate.clone().unwrap_or_else(|| "none".to_owned()),
            match (batch.meets_standard, &batch.why) {
                (Some(true), _) => "✓ met".to_owned(),
                (Some(false), _) => "✕ not met".to_owned(),
                (None, Some(why)) => format!("cannot be told: {why}"),
                (None, None) => "not tested".to_owned(),
            },
        ]);
    }
    Section { id: "low-carbon", title: "Low-carbon shipping", lede, body: panels + &table.html() }
}
