//! What the measures abate and cost.

use super::Section;
use crate::charts::macc;
use crate::format;
use crate::html::{Figure, Table, escape};
use crate::report::{Cost, Report};

pub fn section(report: &Report) -> Section {
    let cost = &report.cost;
    let abating = cost.measures.iter().filter(|measure| measure.usd_per_t_co2e.is_some());
    let total: f64 = abating.clone().map(|measure| measure.abated_t_co2e).sum();
    let saving: f64 = abating
        .filter(|measure| measure.usd_per_t_co2e.is_some_and(|usd| usd < 0.0))
        .map(|measure| measure.abated_t_co2e)
        .sum();
    let lede = if total > 0.0 {
        format!(
            "The measures abate {} t CO2e a year; {} t of it would save money.",
            format::whole(total),
            format::whole(saving)
        )
    } else {
        "No measure abates anything.".to_owned()
    };
    let caption = format!(
        "Width: t CO2e abated a year; height: USD per t, prices of {}. Against {}; each measure on top of those before it. Measured in {}. Hatched measures under a letter save money and have no rank.",
        cost.price_year, cost.reference, cost.emission_basis
    );
    let figure = Figure { id: "macc", title: "Marginal abatement cost.", caption: &caption, says: &lede };
    let table_caption = format!("Cost per tonne of {}", cost.emission_basis);
    let mut table = Table::new(
        &table_caption,
        &["Measure", "#Abated, t a year", "#Cost gap, USD a year", "#USD per t CO2e", "#USD per loaded TEU"],
    );
    for (mark, measure) in macc::marked(&cost.measures) {
        let cells = [
            format!("<span class=\"key\">{mark}</span>{}", escape(&measure.name)),
            format::whole(measure.abated_t_co2e),
            format::large(measure.cost_gap_usd),
            measure.usd_per_t_co2e.map_or_else(|| "none: nothing is abated".to_owned(), format::whole),
            format::maybe(measure.green_premium_usd_per_loaded_teu, |usd| format::fixed(usd, 2)),
        ];
        table.html_row(&cells, "");
    }
    let body = figure.with(|width| macc::draw(&cost.measures, width))
        + &table.html()
        + &together(cost)
        + &notes(cost);
    Section { id: "cost", title: "Measures and their cost", lede, body }
}

fn together(cost: &Cost) -> String {
    let Some(all) = &cost.together else { return String::new() };
    let caption = format!("All of “{}” together", cost.scenario);
    let mut table = Table::new(&caption, &["What", "#A year"]);
    for (what, figure) in [
        ("Fuel cost gap, USD", format::large(all.fuel_cost_gap_usd)),
        (
            "Total cost gap, with capital, operation and shore electricity, USD",
            format::large(all.total_cost_gap_usd),
        ),
        ("Gap after regulation, USD", format::large(all.gap_after_regulation_usd)),
        ("Abated, t CO2e", format::whole(all.abated_t_co2e)),
        ("Abatement cost, USD per t CO2e", format::maybe(all.usd_per_t_co2e, format::whole)),
        (
            "Green premium, USD per loaded TEU",
            format::maybe(all.green_premium_usd_per_loaded_teu, |usd| format::fixed(usd, 2)),
        ),
    ] {
        table.row(&[what.to_owned(), figure]);
    }
    table.html()
}

fn notes(cost: &Cost) -> String {
    let list = |heading: &str, items: &[String]| {
        if items.is_empty() {
            return String::new();
        }
        let items: String = items.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
        format!("<details><summary>{heading}</summary><ul>{items}</ul></details>\n")
    };
    list("What the rules say", &cost.rules) + &list("Prices and their sources", &cost.prices)
}
