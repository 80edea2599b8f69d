//! What the figures rest on: tiers of data, the declared baseline, warnings, sources and words.

use super::Section;
use crate::charts::bars;
use crate::format;
use crate::html::{Figure, escape, nothing};
use crate::report::{Baseline, Quality, Report};

pub fn section(report: &Report) -> Section {
    let quality = &report.quality;
    let lede = format!(
        "{} of the emissions rest on measured fuel, {} on a model, {} on values taken for want of any.",
        format::percent(quality.measured),
        format::percent(quality.modelled),
        format::percent(quality.taken_by_default)
    );
    let rows = [
        ("Measured", quality.measured, false),
        ("Modelled", quality.modelled, true),
        ("Default", quality.taken_by_default, true),
    ]
    .map(|(name, share, hatched)| bars::Bar {
        name: name.to_owned(),
        value: Some(share),
        figure: format::percent(share),
        hatched,
    });
    let figure = Figure {
        id: "tiers",
        title: "Data by tier.",
        caption: "Share of the year's emissions. Hatched: not measured.",
        says: &lede,
    };
    let body = figure.with(|width| bars::draw("", &rows, Some(1.0), width))
        + &baseline(&quality.baseline)
        + &notices(quality)
        + &sources(quality);
    Section { id: "quality", title: "What it rests on", lede, body }
}

fn baseline(baseline: &Baseline) -> String {
    let rows = [
        ("Year", baseline.year.to_string()),
        ("Scope", baseline.scope.clone()),
        ("Ports", baseline.ports.join(", ")),
        ("Services", baseline.services.join(", ")),
        ("Data tier", baseline.data_tier.clone()),
        ("Factor set", baseline.factor_set.clone()),
        ("GWP set", baseline.gwp_set.clone()),
    ];
    let rows: String = rows
        .iter()
        .map(|(name, value)| format!("<div><dt>{name}</dt><dd>{}</dd></div>\n", escape(value)))
        .collect();
    format!("<div class=\"box\"><h3>The declared baseline</h3>\n<dl>\n{rows}</dl></div>\n")
}

fn notices(quality: &Quality) -> String {
    if quality.notices.is_empty() {
        return "<h3>Warnings and notes</h3>\n<p>There are none.</p>\n".to_owned();
    }
    let items: String = quality
        .notices
        .iter()
        .map(|notice| {
            let (class, word) = if notice.warning { ("warning", "Warning") } else { ("note", "Note") };
            format!("<li class=\"{class}\"><b>{word}.</b> {}</li>\n", escape(&notice.text))
        })
        .collect();
    format!("<h3>Warnings and notes</h3>\n<ul class=\"notices\">\n{items}</ul>\n")
}

fn sources(quality: &Quality) -> String {
    if quality.sources.is_empty() {
        return format!("<h3>Sources</h3>\n{}", nothing("no source was named, so no figure can be checked."));
    }
    let items: String = quality
        .sources
        .iter()
        .map(|source| {
            let title = escape(&source.title);
            let title = source
                .url
                .as_deref()
                .filter(|url| url.starts_with("https://"))
                .map_or_else(|| title.clone(), |url| format!("<a href=\"{}\">{title}</a>", escape(url)));
            format!(
                "<li>{title}; {}. <span class=\"feeds\">{}</span></li>\n",
                escape(&source.clause),
                escape(&source.feeds)
            )
        })
        .collect();
    format!("<h3>Sources</h3>\n<ol class=\"sources\">\n{items}</ol>\n")
}

const WORDS: [(&str, &str); 12] = [
    ("Tank-to-wake, TtW", "what the ship emits when the fuel is burnt, with slip."),
    ("Well-to-tank, WtT", "what was emitted to make the fuel and bring it aboard."),
    ("Well-to-wake, WtW", "the sum of both."),
    ("CO2", "carbon dioxide, one gas."),
    ("CO2e", "carbon dioxide, methane and nitrous oxide, weighed by a named GWP set."),
    ("Nominal TEU", "a slot of the ship, full or not."),
    ("Carried TEU", "a container aboard, laden or empty."),
    ("Loaded TEU", "a laden container aboard. The headline counts these."),
    ("Throughput TEU", "a container across the quay of a port."),
    ("Capable, used, sold", "what a ship could burn; what was burnt; what was sold under a contract."),
    (
        "Measured, modelled, default",
        "from a meter or a bunker note; from physics; from a table for want of either.",
    ),
    ("P10, P50, P90", "one, five and nine draws in ten lie below."),
];

pub fn glossary() -> Section {
    let words: String = WORDS
        .iter()
        .map(|(word, means)| format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escape(word), escape(means)))
        .collect();
    Section {
        id: "words",
        title: "Words that stay apart",
        lede: "Two figures under different words of this list cannot be compared, and are never added."
            .to_owned(),
        body: format!("<dl class=\"words\">\n{words}</dl>\n"),
    }
}
