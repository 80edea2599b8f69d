//! The figures of the report as one long table: section, item, year, quantity, unit, value.

use std::fmt::Write;

use crate::report::Report;

/// RFC 4180, one figure a line.
pub fn write(report: &Report) -> String {
    let mut table = String::from("section,item,year,quantity,unit,value\n");
    let mut row = |section: &str, item: &str, year: i16, quantity: &str, unit: &str, value: Option<f64>| {
        let value = value.map_or(String::new(), |value| value.to_string());
        let cells = [section, item, &year.to_string(), quantity, unit, &value].map(quoted);
        let _ = writeln!(table, "{}", cells.join(","));
    };
    for line in &report.trend.lines {
        for point in &line.points {
            let value = Some(point.kg_co2e_per_loaded_teu);
            row("trend", &line.name, point.year, "CO2e WtW per loaded TEU", "kg/TEU", value);
        }
    }
    for one in &report.uncertainty.years {
        let range = &one.range;
        for (quantity, value) in [
            ("P10", range.p10_kg_co2e_per_loaded_teu),
            ("P50", range.p50_kg_co2e_per_loaded_teu),
            ("P90", range.p90_kg_co2e_per_loaded_teu),
        ] {
            row("uncertainty", &report.uncertainty.scenario, one.year, quantity, "kg/TEU", Some(value));
        }
    }
    for term in &report.moved.terms {
        let value = Some(term.kg_co2e_per_loaded_teu);
        row("moved", &term.cause, report.year, &report.moved.to, "kg/TEU", value);
    }
    for service in &report.services.services {
        for (quantity, value) in [
            ("CO2e WtW per loaded TEU eastbound", service.eastbound_kg_co2e_per_loaded_teu),
            ("CO2e WtW per loaded TEU westbound", service.westbound_kg_co2e_per_loaded_teu),
        ] {
            row("services", &service.name, report.year, quantity, "kg/TEU", value);
        }
    }
    for year in &report.fuel.years {
        for (fuel, share) in report.fuel.fuels.iter().zip(&year.share_of_energy) {
            row("fuel", &fuel.name, year.year, "energy", "TJ", Some(share * year.energy_tj));
        }
    }
    for port in &report.shore_power {
        for (quantity, unit, value) in [
            ("calls connected", "", f64::from(port.calls_connected)),
            ("electricity at ship", "kWh", port.shore_kwh),
            ("net CO2e avoided", "t", port.net_t_co2e()),
        ] {
            row("shore power", &port.place, report.year, quantity, unit, Some(value));
        }
    }
    for measure in &report.cost.measures {
        row(
            "cost",
            &measure.name,
            report.cost.price_year,
            "abated CO2e WtW",
            "t",
            Some(measure.abated_t_co2e),
        );
        row("cost", &measure.name, report.cost.price_year, "abatement cost", "USD/t", measure.usd_per_t_co2e);
    }
    table
}

/// A cell with a comma, a quotation mark or a line's end stands in quotation marks.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
