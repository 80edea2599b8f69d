//! The page: the cover, the key figures, the contents, the sections and the foot. No script, nothing from outside.

use crate::charts::map;
use crate::format;
use crate::html::escape;
use crate::report::{Headline, Report};
use crate::sections;

const STYLE: &str = include_str!("style.css");

pub fn write(report: &Report) -> String {
    let sections = sections::all(report);
    let contents: String = sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            format!(
                "<li><a href=\"#{}\"><span>{}</span> {}</a></li>\n",
                section.id,
                index + 1,
                escape(section.title)
            )
        })
        .collect();
    let body: String = sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            format!(
                "<section id=\"{}\" aria-labelledby=\"{0}-h\">\n<header><p class=\"no\" aria-hidden=\"true\">{}</p><h2 id=\"{0}-h\">{}</h2></header>\n<div class=\"body\">\n<p class=\"lede\">{}</p>\n{}</div>\n</section>\n",
                section.id,
                index + 1,
                escape(section.title),
                escape(&section.lede),
                section.body
            )
        })
        .collect();
    let (corridor, year) = (escape(&report.corridor), report.year);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{corridor}, {year}: corridor report</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}<main>\n{}<nav aria-labelledby=\"contents\"><h2 id=\"contents\">In this report</h2><ol>\n{contents}</ol></nav>\n{body}</main>\n<footer><p>{corridor}, {year}. {}All emissions are well-to-wake CO<sub>2</sub>e ({}) where nothing else is said. Coast of the map: Natural Earth, for the picture only.</p></footer>\n</body>\n</html>\n",
        cover(report),
        figures(report),
        report.illustrative.as_deref().map(|status| format!("{} ", escape(status))).unwrap_or_default(),
        escape(&report.headline.gwp_set),
    )
    .replace("CO2", "CO₂")
}

fn cover(report: &Report) -> String {
    let status = report
        .illustrative
        .as_deref()
        .map(|status| format!("<p class=\"status\">{}</p>\n", escape(status)))
        .unwrap_or_default();
    let says = "A map of the North Pacific with the corridor's ports and its ocean legs as great circles.";
    let map = [("wide", 1_440.0), ("narrow", 390.0)].map(|(form, width)| {
        match map::draw(&report.services, width) {
            Ok(sheet) => format!(
                "<div class=\"{form}\">{}</div>",
                sheet.svg(&format!("map-{form}"), "The corridor on the map", says)
            ),
            Err(_) => String::new(),
        }
    });
    format!(
        "<header class=\"cover\">\n<div class=\"inner\">\n<p class=\"kicker\">Green shipping corridor · Report {}</p>\n<h1>{}</h1>\n<p class=\"result\">{}</p>\n{status}</div>\n<div class=\"map\">{}</div>\n</header>\n",
        report.year,
        title(&report.corridor),
        escape(&report.result),
        map.concat()
    )
}

/// A name is not broken: a line ends only after a stroke or a dash.
fn title(corridor: &str) -> String {
    let words: Vec<&str> = corridor.split_whitespace().collect();
    let mut title = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let after = matches!(words.get(index - 1), Some(&("/" | "–" | "-")));
            title.push_str(if after { " " } else { "&nbsp;" });
        }
        title.push_str(&escape(word));
    }
    title
}

fn figures(report: &Report) -> String {
    let head = &report.headline;
    let small = |value: String, unit: &str, what: &str, note: String| {
        format!(
            "<div><dt>{}</dt><dd><b>{}</b> <span class=\"unit\">{}</span><span class=\"more\">{}</span></dd></div>\n",
            escape(what),
            escape(&value),
            escape(unit),
            escape(&note)
        )
    };
    let share = |value| format::maybe(value, format::percent);
    let shore = format!(
        "of calls; {} of hours, {} of kWh",
        share(head.shore_power_share_of_hours),
        share(head.shore_power_share_of_kwh)
    );
    let small = [
        small(
            format::fixed(head.kg_co2e_per_carried_teu, 0),
            "kg",
            "Per carried TEU",
            "empties counted".into(),
        ),
        small(
            format::fixed(head.kg_co2e_per_nominal_teu, 0),
            "kg",
            "Per nominal TEU",
            "slots, full or not".into(),
        ),
        small(format::large(head.t_co2e), "", "t CO2e in the year", "all services, well-to-wake".into()),
        small(share(head.shore_power_share_of_calls), "", "Shore power", shore),
        small(
            share(head.low_carbon_share_of_energy),
            "",
            "Low-carbon fuel",
            "of the energy that was used".into(),
        ),
        small(
            format!("{} of {}", head.capable_ships, head.ships),
            "",
            "Capable ships",
            "could burn low-carbon fuel; not that they did".into(),
        ),
    ];
    format!(
        "<div class=\"figures\">\n<div class=\"great\">\n{}</div>\n<dl>\n{}{}</dl>\n</div>\n",
        great(head),
        small.concat(),
        zero(report)
    )
}

fn great(head: &Headline) -> String {
    let range = head.range.as_ref().map_or_else(
        || "Its range is not known.".to_owned(),
        |range| {
            format!(
                "P10–P90: {} to {}",
                format::number(range.p10_kg_co2e_per_loaded_teu),
                format::number(range.p90_kg_co2e_per_loaded_teu)
            )
        },
    );
    let change = head.change_since_baseline.map_or_else(String::new, |change| {
        let way = if change < 0.0 { "less" } else { "more" };
        format!("<p class=\"change\">{} {way} than the baseline</p>\n", format::percent(change.abs()))
    });
    format!(
        "<p class=\"value\">{}</p>\n<p class=\"of\">kg CO2e per loaded TEU<br><span>well-to-wake, {}</span></p>\n<p class=\"range\">{range}</p>\n{change}",
        format::fixed(head.kg_co2e_per_loaded_teu, 0),
        escape(&head.gwp_set)
    )
}

fn zero(report: &Report) -> String {
    let ship = &report.headline.zero_carbon_ship;
    let years = ship.goal_year - report.year;
    let left = match (ship.intensity_left, &ship.nearest_ship, ship.nearest_ship_g_co2e_per_mj) {
        (Some(left), Some(name), Some(g)) => (
            format::percent(left),
            format!(
                "of the life-cycle carbon is still there on {name}, the nearest ship: {} g CO2e per MJ against {} fossil; {}",
                format::number(g),
                format::number(ship.fossil_g_co2e_per_mj),
                match years {
                    1 => "one year is left".to_owned(),
                    years if years > 1 => format!("{years} years are left"),
                    _ => "the year has come".to_owned(),
                }
            ),
        ),
        _ => ("not begun".to_owned(), "no ship of the corridor used a low-carbon fuel".to_owned()),
    };
    format!(
        "<div class=\"goal\"><dt>First zero-carbon ship by {}</dt><dd><b>{}</b> <span class=\"more\">{}</span></dd></div>\n",
        ship.goal_year,
        escape(&left.0),
        escape(&left.1)
    )
}
