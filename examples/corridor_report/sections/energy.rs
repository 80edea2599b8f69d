//! What the ships burnt, where they took it, and the plug at both ends.

use super::Section;
use crate::charts::{bars, pair, stack};
use crate::format;
use crate::html::{Figure, Table};
use crate::report::Report;

pub fn fuel(report: &Report) -> Section {
    let fuel = &report.fuel;
    let this_year = fuel.years.iter().find(|year| year.year == report.year);
    let low = this_year.map(|year| {
        let shares = year.share_of_energy.iter().zip(&fuel.fuels).filter(|(_, fuel)| fuel.low_carbon);
        (year.energy_tj, shares.map(|(share, _)| share).sum::<f64>())
    });
    let lede = low.map_or_else(
        || format!("For {} no fuel was given.", report.year),
        |(energy_tj, low)| {
            format!(
                "The ships used {} TJ of fuel in {}, {} of it low in carbon.",
                format::whole(energy_tj),
                report.year,
                format::percent(low)
            )
        },
    );
    let figure = Figure {
        id: "fuel-mix",
        title: "Energy by fuel.",
        caption: "Shares of fuel energy (lower heating value). Hatched and at the bottom: low in carbon. Years after the report's are those of the scenario; the bars are not evenly spaced in time.",
        says: &lede,
    };
    let rows: Vec<bars::Bar> = fuel
        .bunkered
        .iter()
        .map(|row| bars::Bar {
            name: format!("{}, {}", row.port, row.fuel),
            value: Some(row.energy_tj),
            figure: format!("{} TJ", format::whole(row.energy_tj)),
            hatched: fuel.fuels.iter().any(|fuel| fuel.name == row.fuel && fuel.low_carbon),
        })
        .collect();
    let bunkered = Figure {
        id: "bunkered",
        title: "Where it was bunkered.",
        caption: "Energy by port and fuel in the year. Hatched: low in carbon.",
        says: "Bars of fuel energy by port and fuel; the table below has the same figures.",
    };
    let mut table =
        Table::new("Fuel bunkered by type and port", &["Port", "Fuel", "#Fuel, t", "#Energy, TJ"]);
    for row in &fuel.bunkered {
        table.row(&[
            row.port.clone(),
            row.fuel.clone(),
            format::whole(row.fuel_t),
            format::whole(row.energy_tj),
        ]);
    }
    let body = figure.with(|width| stack::draw(fuel, width))
        + &bunkered.with(|width| bars::draw("", &rows, None, width))
        + &table.html();
    Section { id: "fuel", title: "Fuel", lede, body }
}

pub fn shore_power(report: &Report) -> Section {
    let ends = &report.shore_power;
    let told: Vec<String> = ends
        .iter()
        .map(|end| {
            let net = end.net_t_co2e();
            let verb = if net < 0.0 { "cost" } else { "saved" };
            format!("{} it {verb} {} t CO2e", end.place, format::whole(net.abs()))
        })
        .collect();
    let lede = if told.is_empty() {
        "No end of the corridor reported shore power.".to_owned()
    } else {
        format!("At {}.", told.join("; at "))
    };
    let shared = pair::Shared::of(ends);
    let figure = Figure {
        id: "plugs",
        title: "Both ends on one scale.",
        caption: "Left of the break-even mark the grid is cleaner than the ship's own engines, right of it dirtier.",
        says: &lede,
    };
    let mut table = Table::new(
        "A year of calls at each end",
        &["End", "Grid and year", "#Grid, g/kWh", "#Break-even, g/kWh", "#Avoided, t", "#Grid, t", "#Net, t"],
    );
    for end in ends {
        table.row(&[
            end.place.clone(),
            format!("{} {}, {}", end.grid, end.grid_year, end.grid_basis),
            format::number(end.grid_g_co2e_per_kwh),
            format::number(end.break_even_g_co2e_per_kwh),
            format::whole(end.avoided_t_co2e),
            format::whole(end.grid_t_co2e),
            format::signed(end.net_t_co2e(), 0),
        ]);
    }
    let body = figure.panels(ends.len(), |panel, width| match ends.get(panel) {
        Some(end) => pair::draw(end, shared, width),
        None => Err("no end was given.".to_owned()),
    }) + &table.html();
    Section { id: "shore-power", title: "Shore power at both ends", lede, body }
}
