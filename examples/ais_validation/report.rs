//! What was found, as tables and for machines.

use std::fmt::Write;

use comfy_table::{CellAlignment, Table, presets};
use green_corridor::plausibility::{Quantity, SizeClass, TeuClass, Unlike, Validation};
use green_corridor::units::si::{hour, knot};
use serde::Serialize;

use crate::inputs::Counts;
use crate::reconcile::{Pair, Reconciliation};

/// Ships that could not be modelled, in the text.
const FIRST: usize = 5;

#[derive(Serialize)]
pub struct ForMachines<'a> {
    counts: &'a Counts,
    as_sailed: Vec<Row<'a>>,
    at_reported_speed: Vec<Row<'a>>,
    not_modelled: Vec<(&'a str, &'a str)>,
    by_average_cargo: Vec<Tabled<'a, SizeClass>>,
    by_nominal_teu: Vec<Tabled<'a, TeuClass>>,
}

#[derive(Serialize)]
struct Tabled<'a, C> {
    quantity: Quantity,
    #[serde(flatten)]
    table: &'a Validation<C>,
}

#[derive(Serialize)]
struct Row<'a> {
    ship: &'a str,
    imo_number: String,
    period: &'a str,
    nominal_teu: Option<f64>,
    average_cargo_t: Option<f64>,
    modelled_nm: f64,
    modelled_under_way_h: f64,
    modelled_all_h: f64,
    modelled_speed_kn: Option<f64>,
    reported_speed_kn: Option<f64>,
    quantities: Vec<Compared>,
}

#[derive(Serialize)]
struct Compared {
    quantity: Quantity,
    modelled_kg_per_nm: Option<f64>,
    reported_kg_per_nm: Option<f64>,
    residual: Option<f64>,
    unlike: Vec<Unlike>,
}

pub fn for_machines<'a>(counts: &'a Counts, found: &'a Reconciliation) -> ForMachines<'a> {
    ForMachines {
        counts,
        as_sailed: found.as_sailed.iter().map(row).collect(),
        at_reported_speed: found.at_reported_speed.iter().map(row).collect(),
        not_modelled: found.not_modelled.iter().map(|left| (left.ship.as_str(), left.why.as_str())).collect(),
        by_average_cargo: tabled(&found.by_cargo),
        by_nominal_teu: tabled(&found.by_teu),
    }
}

fn tabled<C>(tables: &[(Quantity, Validation<C>)]) -> Vec<Tabled<'_, C>> {
    tables.iter().map(|(quantity, table)| Tabled { quantity: *quantity, table }).collect()
}

fn row(Pair { ship, period, reconciled }: &Pair) -> Row<'_> {
    let (modelled, reported) = (&reconciled.modelled, &reconciled.reported);
    let compared = |quantity| Compared {
        quantity,
        modelled_kg_per_nm: modelled.per_distance().value(quantity),
        reported_kg_per_nm: reported.per_distance.value(quantity),
        residual: reconciled.residual(quantity),
        unlike: reconciled.unlike(quantity),
    };
    Row {
        ship,
        imo_number: reconciled.imo_number.to_string(),
        period,
        nominal_teu: reconciled.teu.map(|teu| teu.count()),
        average_cargo_t: reported.average_cargo.map(|cargo| cargo.tonnes()),
        modelled_nm: modelled.distance.nautical_miles(),
        modelled_under_way_h: modelled.under_way.get::<hour>(),
        modelled_all_h: modelled.time.get::<hour>(),
        modelled_speed_kn: modelled.speed().map(|speed| speed.get::<knot>()),
        reported_speed_kn: reported.speed.map(|speed| speed.get::<knot>()),
        quantities: Quantity::ALL.map(compared).into(),
    }
}

pub fn for_people(counts: &Counts, found: &Reconciliation) -> String {
    let mut text = String::new();
    if counts.made_up {
        text.push_str("MADE UP: every ship, track, report and particular below is invented.\n\n");
    }
    text.push_str(&joined(counts));
    let _ = write!(
        text,
        "\n\nAs sailed, {} pairs of track and report. At berth and at anchor no miles are sailed: fuel and CO2 are of all modes,\n\
         CO2 between berths leaves out what was emitted at berth.\n{}",
        found.as_sailed.len(),
        ships(&found.as_sailed)
    );
    let _ = write!(
        text,
        "\n\nAt the mean speed of the report, {} ship-years. The model has an hour in transit, with nothing at berth: CO2 between\n\
         berths is the fair comparison. One speed needs less than the many of a year, so an exact model is below the report.",
        found.at_reported_speed.len()
    );
    for (quantity, table) in &found.by_cargo {
        let _ = write!(text, "\n\n{quantity}, by average cargo\n{table}");
    }
    for (quantity, table) in &found.by_teu {
        let _ = write!(text, "\n\n{quantity}, by nominal TEU\n{table}");
    }
    if !found.not_modelled.is_empty() {
        let _ = write!(text, "\n\nNot modelled: {}", found.not_modelled.len());
        for left in found.not_modelled.iter().take(FIRST) {
            let _ = write!(text, "\n  {}: {}", left.ship, left.why);
        }
    }
    text
}

fn joined(counts: &Counts) -> String {
    let mut text = format!(
        "AIS: {} reports of {} ships, {} without an IMO number; {} rows refused\n\
         MRV: {} reports of {} ships; {} without a valid IMO number, {} a second time; {} rows refused\n\
         Fleet: {} ships with an IMO number, {} of them without a report\n\
         In AIS and MRV: {} ships, {} of them without particulars; in AIS only {}, in MRV only {}\n\
         In MRV and the fleet file: {} ships; in MRV only {}",
        counts.ais_rows,
        counts.ais_ships,
        counts.ais_ships_without_imo_number,
        counts.ais_rows_refused,
        counts.mrv_reports,
        counts.mrv_ships,
        counts.mrv_reports_without_imo_number,
        counts.mrv_reports_twice,
        counts.mrv_rows_refused,
        counts.fleet_ships_with_imo_number,
        counts.fleet_ships_without_report,
        counts.ships_in_ais_and_mrv,
        counts.ships_in_ais_and_mrv_without_particulars,
        counts.ships_in_ais_only,
        counts.ships_in_mrv_only,
        counts.mrv_ships_with_particulars,
        counts.mrv_ships_without_particulars,
    );
    for refused in &counts.refused {
        let _ = write!(text, "\n  refused: {refused}");
    }
    text
}

fn ships(pairs: &[Pair]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(["ship", "rests on", "", "modelled,\nkg/nm", "reported,\nkg/nm", "residual", "unlike"]);
    for pair in pairs {
        let modelled = &pair.reconciled.modelled;
        let column = |cell: &dyn Fn(Quantity) -> Option<String>| {
            let cell = |quantity| cell(quantity).unwrap_or_else(|| "not known".to_owned());
            Quantity::ALL.map(cell).join("\n")
        };
        let per_distance = modelled.per_distance();
        let reported = &pair.reconciled.reported.per_distance;
        let reasons = pair.reconciled.unlike(Quantity::Fuel);
        table.add_row([
            format!("{}\n{}\n{}", pair.ship, pair.reconciled.imo_number, pair.period),
            format!(
                "{:.1} nm\n{:.2} h under way\n{:.2} h in all",
                modelled.distance.nautical_miles(),
                modelled.under_way.get::<hour>(),
                modelled.time.get::<hour>()
            ),
            Quantity::ALL.map(|quantity| quantity.to_string()).join("\n"),
            column(&|quantity| Some(format!("{:.1}", per_distance.value(quantity)?))),
            column(&|quantity| Some(format!("{:.1}", reported.value(quantity)?))),
            column(&|quantity| Some(format!("{:+.1} %", 100.0 * pair.reconciled.residual(quantity)?))),
            reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        ]);
    }
    for index in 3..6 {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
