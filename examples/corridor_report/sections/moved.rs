//! What moved the figure, cause by cause.

use super::Section;
use crate::charts::waterfall;
use crate::format;
use crate::html::{Figure, Table};
use crate::report::Report;

pub fn section(report: &Report) -> Section {
    let bridge = &report.moved;
    let change = bridge.to_kg_co2e_per_loaded_teu - bridge.from_kg_co2e_per_loaded_teu;
    let size = |kg: f64| kg.abs();
    let main = bridge
        .terms
        .iter()
        .max_by(|a, b| size(a.kg_co2e_per_loaded_teu).total_cmp(&size(b.kg_co2e_per_loaded_teu)));
    let lede = main.map_or_else(
        || "The change was not taken apart.".to_owned(),
        |main| {
            format!(
                "From {} to {} the figure moved by {} kg per loaded TEU; the largest part is {}, {} kg.",
                bridge.from,
                bridge.to,
                format::signed(change, 1),
                main.cause,
                format::signed(main.kg_co2e_per_loaded_teu, 1)
            )
        },
    );
    let caption = format!(
        "kg CO2e per loaded TEU. Attribution: {}. Hatched adds, plain takes away; the axis does not begin at zero.",
        bridge.attribution_rule
    );
    let figure = Figure { id: "waterfall", title: "Cause by cause.", caption: &caption, says: &lede };
    let mut table =
        Table::new("The terms sum exactly to the change", &["Cause", "What changed", "#kg per loaded TEU"]);
    let kg = |kg: f64| format::signed(kg, 1);
    for term in &bridge.terms {
        table.row(&[term.cause.clone(), term.change.clone(), kg(term.kg_co2e_per_loaded_teu)]);
    }
    let sum: f64 = bridge.terms.iter().map(|term| term.kg_co2e_per_loaded_teu).sum();
    if !bridge.terms.is_empty() {
        table.total(&["Change".to_owned(), format!("{} to {}", bridge.from, bridge.to), kg(sum)]);
    }
    let body = figure.with(|width| waterfall::draw(bridge, width)) + &table.html();
    Section { id: "moved", title: "What moved it", lede, body }
}
