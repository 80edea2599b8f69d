//! Lots by rules, where the emissions went, and the bridge: as tables and for machines.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use green_corridor::intensity::conservation::Conservation;
use green_corridor::intensity::{
    AllocationRule, Allocator, Attribution, Bridge, Dimension, Figure, Lot, Manifest, rule,
};
use green_corridor::interchange::ManifestForm;
use green_corridor::{Inventory, VoyageFile};
use serde::Serialize;

use crate::Options;

const WIDTH: u16 = 160;

#[derive(Serialize)]
pub struct Report {
    title: String,
    factor_set: &'static str,
    rules: Vec<RuleRow>,
    lots: Vec<LotRow>,
    /// The lot of the bridge.
    pub lot: String,
    pub bridge: Bridge,
}

/// A rule, what it chooses, and where the ship's emissions went under it.
#[derive(Serialize)]
struct RuleRow {
    #[serde(flatten)]
    rule: AllocationRule,
    #[serde(skip_serializing_if = "Option::is_none")]
    conservation: Option<Conservation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct LotRow {
    name: String,
    teu: f64,
    freight_t: Option<f64>,
    /// In the order of the rules; `null` where the rule has no answer.
    figures: Vec<Option<Figure>>,
}

impl Report {
    pub fn of(
        file: &VoyageFile,
        ledger: &Inventory,
        form: &ManifestForm,
        manifest: &Manifest,
        options: &Options,
    ) -> Result<Self, String> {
        let allocator = Allocator::new(ledger, manifest).map_err(|error| error.to_string())?;
        let answers: Vec<_> = rule::ALL.into_iter().map(|rule| (allocator.under(&rule), rule)).collect();
        let rows = form.lots.iter().zip(manifest.lots()).map(|(form, lot)| LotRow {
            name: form.name.clone(),
            teu: lot.teu().count(),
            freight_t: lot.freight().map(|mass| mass.tonnes()),
            figures: answers.iter().map(|(answer, _)| answer.as_ref().ok()?.figure(lot).ok()).collect(),
        });
        let lots = rows.collect();
        let rules = answers.into_iter().map(|(answer, rule)| match answer {
            Ok(allocation) => {
                let proof = allocation.prove().err().map(|error| error.to_string());
                RuleRow { rule, conservation: Some(*allocation.conservation()), error: proof }
            }
            Err(error) => RuleRow { rule, conservation: None, error: Some(error.to_string()) },
        });
        let rules = rules.collect();
        let (name, lot) = subject(form, manifest, options)?;
        let (from, to) = (named(&options.from)?, named(&options.to)?);
        let bridge = Bridge::between(&allocator, lot, &from, &to, Attribution::Shapley)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            title: file.title().to_owned(),
            factor_set: ledger.factor_set(),
            rules,
            lots,
            lot: name.to_owned(),
            bridge,
        })
    }
}

fn named(name: &str) -> Result<AllocationRule, String> {
    let known = || rule::ALL.map(|rule| rule.name.into_owned()).join("; ");
    let found = rule::ALL.into_iter().find(|rule| rule.name.eq_ignore_ascii_case(name));
    found.ok_or_else(|| format!("there is no rule `{name}`, must be one of {}", known()))
}

/// The lot that is asked for, or the first with freight.
fn subject<'a>(
    form: &'a ManifestForm,
    manifest: &'a Manifest,
    options: &Options,
) -> Result<(&'a str, &'a Lot), String> {
    let mut lots = form.lots.iter().map(|form| form.name.as_str()).zip(manifest.lots());
    let known = || form.lots.iter().map(|lot| lot.name.as_str()).collect::<Vec<_>>().join("; ");
    match &options.lot {
        Some(name) => lots
            .find(|(own, _)| own == name)
            .ok_or_else(|| format!("there is no lot `{name}`, must be one of {}", known())),
        None => lots.find(|(_, lot)| lot.is_loaded()).ok_or_else(|| "no lot has freight".to_owned()),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\nfactors {}\n", self.title, self.factor_set)?;
        writeln!(f, "kg CO2e per TEU of each lot, by rule\n{}\n", self.by_lot())?;
        writeln!(f, "What each rule chooses\n{}\n", self.choices())?;
        writeln!(f, "Where the ship's CO2e went, t\n{}", self.went())?;
        for row in &self.rules {
            if let Some(error) = &row.error {
                writeln!(f, "{}: no answer: {error}", row.rule.name)?;
            }
        }
        writeln!(
            f,
            "\nFrom `{}` to `{}`, kg CO2e per TEU of `{}`; attribution: Shapley, over all orders of the choices\n{}",
            self.bridge.from().name,
            self.bridge.to().name,
            self.lot,
            self.terms()
        )?;
        if self.bridge.differences().contains(&Dimension::TeuKind) {
            writeln!(
                f,
                "TEU kind holds what follows from it: from slots to containers how full the ship was, to freight who bears \
                 the empties."
            )?;
        }
        write!(f, "The terms sum to the difference, in any order; the largest takes what rounding left.")
    }
}

impl Report {
    fn by_lot(&self) -> Table {
        let mut table = table();
        let names = self.rules.iter().map(|row| row.rule.name.to_string());
        table.set_header(["lot", "TEU"].map(str::to_owned).into_iter().chain(names));
        for lot in &self.lots {
            let figures = lot.figures.iter().map(|figure| rounded(figure.map(|figure| figure.kg_per_teu), 0));
            table.add_row([lot.name.clone(), format!("{:.0}", lot.teu)].into_iter().chain(figures));
        }
        right(&mut table, 1)
    }

    fn choices(&self) -> Table {
        let mut table = table();
        let names = Dimension::ALL.map(|dimension| dimension.to_string());
        table.set_header(std::iter::once("rule".to_owned()).chain(names));
        for row in &self.rules {
            let words = Dimension::ALL.map(|dimension| row.rule.choices.in_words(dimension));
            table.add_row(std::iter::once(row.rule.name.to_string()).chain(words));
        }
        table
    }

    fn went(&self) -> Table {
        let mut table = table();
        table.set_header(["rule", "containers", "nobody", "left out", "by assumption", "ship"]);
        for row in &self.rules {
            let Some(parts) = row.conservation else { continue };
            let tonnes = [
                parts.allocated_kg,
                parts.unborne_kg,
                parts.outside_scope_kg,
                parts.by_assumption_kg,
                parts.ship_kg,
            ];
            let cells = tonnes.map(|kilograms| rounded(Some(kilograms / 1e3), 1));
            table.add_row(std::iter::once(row.rule.name.to_string()).chain(cells));
        }
        right(&mut table, 1)
    }

    fn terms(&self) -> Table {
        let mut table = table();
        table.set_header(["choice", "kg per TEU", "from", "to"]);
        let (from, to) = (self.bridge.from(), self.bridge.to());
        let differ = self.bridge.differences();
        table.add_row([from.name.to_string(), rounded(Some(self.bridge.from_kg_per_teu()), 3)]);
        for (term, printed) in self.bridge.terms().iter().zip(self.printed_terms()) {
            let same = !differ.contains(&term.dimension);
            let amount = if same { "same".to_owned() } else { format!("{printed:+.3}") };
            let cells = [term.dimension.to_string(), amount, term.from.clone(), term.to.clone()];
            table.add_row(cells);
        }
        table.add_row([to.name.to_string(), rounded(Some(self.bridge.to_kg_per_teu()), 3)]);
        if let Some(column) = table.column_mut(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table
    }
}

impl Report {
    /// The terms in thousandths of a kilogram, such that they sum to the difference of the printed ends.
    fn printed_terms(&self) -> Vec<f64> {
        let thousandths = |kilograms: f64| (kilograms * 1e3).round();
        let mut terms: Vec<f64> =
            self.bridge.terms().iter().map(|term| thousandths(term.kg_per_teu)).collect();
        let ends = thousandths(self.bridge.to_kg_per_teu()) - thousandths(self.bridge.from_kg_per_teu());
        let left_over = ends - terms.iter().sum::<f64>();
        if let Some(largest) = terms.iter_mut().max_by(|one, other| one.abs().total_cmp(&other.abs())) {
            *largest += left_over;
        }
        terms.into_iter().map(|term| term / 1e3).collect()
    }
}

fn table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table
}

fn right(table: &mut Table, first: usize) -> Table {
    for column in table.column_iter_mut().skip(first) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.clone()
}

fn rounded(value: Option<f64>, places: usize) -> String {
    // Adding zero takes the sign from a zero that rounding left.
    value.map_or_else(
        || "-".to_owned(),
        |value| {
            let text = format!("{value:.places$}");
            if text.trim_start_matches('-').chars().all(|digit| digit == '0' || digit == '.') {
                text.trim_start_matches('-').to_owned()
            } else {
                text
            }
        },
    )
}
