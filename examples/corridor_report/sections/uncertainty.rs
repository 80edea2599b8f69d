//! How the figure went and may go, how sure that is, and what that hangs on.

use super::Section;
use crate::charts::{fan, tornado, trend};
use crate::format;
use crate::html::{Figure, Table};
use crate::report::Report;

pub fn trend(report: &Report) -> Section {
    let ends: Vec<(&str, f64, i16)> = report
        .trend
        .lines
        .iter()
        .filter(|line| !line.observed)
        .filter_map(|line| line.points.last().map(|end| (&*line.name, end.kg_co2e_per_loaded_teu, end.year)))
        .collect();
    let lowest = ends.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = ends.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let lede = match (lowest, highest) {
        (Some(low), Some(high)) => format!(
            "By {} the scenarios end between {} kg (“{}”) and {} kg (“{}”) per loaded TEU.",
            low.2,
            format::whole(low.1),
            low.0,
            format::whole(high.1),
            high.0
        ),
        _ => "No scenario was given: the past is all there is to show.".to_owned(),
    };
    let lines = Figure {
        id: "trend-lines",
        title: "The years and the scenarios.",
        caption: "kg CO2e per loaded TEU, well-to-wake. A scenario is what would follow from its measures, not a forecast.",
        says: &lede,
    };
    let fan_says = report.uncertainty.years.last().map_or_else(String::new, |year| {
        format!(
            "In {} the middle is {} kg, with one draw in ten below {} and one in ten above {}.",
            year.year,
            format::whole(year.range.p50_kg_co2e_per_loaded_teu),
            format::whole(year.range.p10_kg_co2e_per_loaded_teu),
            format::whole(year.range.p90_kg_co2e_per_loaded_teu)
        )
    });
    let caption = format!(
        "Scenario “{}”, kg CO2e per loaded TEU: P10 to P90 of {} draws, seed {}. The same seed gives the same bytes.",
        report.uncertainty.scenario,
        format::whole(f64::from(report.uncertainty.draws)),
        report.uncertainty.seed
    );
    let range = Figure { id: "trend-fan", title: "How sure that is.", caption: &caption, says: &fan_says };
    let body = lines.with(|width| trend::draw(&report.trend, width))
        + &range.with(|width| fan::draw(&report.uncertainty, width));
    Section { id: "trend", title: "The trend", lede, body }
}

pub fn sensitivity(report: &Report) -> Section {
    let sensitivity = &report.sensitivity;
    let ordered = tornado::ordered(sensitivity);
    let lede = ordered.first().map_or_else(
        || "No input was given a range, so the headline has none.".to_owned(),
        |first| {
            format!(
                "Most hangs on {}: between its P10 and its P90 the headline moves by {} kg per loaded TEU.",
                first.name,
                format::whole(
                    (first.at_p90_kg_co2e_per_loaded_teu - first.at_p10_kg_co2e_per_loaded_teu).abs()
                )
            )
        },
    );
    let figure = Figure {
        id: "tornado",
        title: "One input at a time.",
        caption: "kg CO2e per loaded TEU when one input is at its P10 (plain) or its P90 (hatched) and the others at their P50.",
        says: &lede,
    };
    let mut table = Table::new(
        "Exact derivatives, by dual numbers, and shares of the variance",
        &["Input", "#P10", "#P90", "#kg for +1 %", "#Share of variance"],
    );
    for input in ordered {
        table.row(&[
            input.name.clone(),
            input.p10.clone(),
            input.p90.clone(),
            format::signed(input.kg_co2e_per_loaded_teu_per_percent, 2),
            format::percent(input.share_of_variance),
        ]);
    }
    let body = figure.with(|width| tornado::draw(sensitivity, width)) + &table.html();
    Section { id: "sensitivity", title: "What it hangs on", lede, body }
}
