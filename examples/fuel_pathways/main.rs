//! One voyage on every fuel: `cargo run --release --example fuel_pathways -- --svg pathways.svg`

mod cases;

use std::path::PathBuf;
use std::process::ExitCode;

use cases::{Case, Pathway, cases};
use comfy_table::{CellAlignment, LineStyle, Table, presets};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::units::si::{knots, metres};
use green_corridor::units::substance::Carried;
use green_corridor::units::{Distance, Teu, wire::round_15};
use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, TransportActivity, Voyage};
use kuva::backend::svg::SvgBackend;
use kuva::plot::BarPlot;
use kuva::plot::legend::LegendPosition;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;
use serde::Serialize;

const HELP: &str = "\
One made-up voyage, Yangshan - Los Angeles with 7,200 of 8,500 TEU at 17 kn, on every fuel and engine
class that FuelEU Annex II and the Fourth IMO GHG Study know together (Annex II has no row for gas turbines).

Usage: fuel_pathways [--json] [--svg FILE]

  --json       the same figures for machines
  --svg FILE   draw them (else target/fuel_pathways.svg)
  --help       this text

Well-to-wake CO2e under AR5. Biofuels and e-fuels have no default upstream value in Annex II: the E
values here are the examples of the EU's guidance (waste-based biofuels) and 10 g/MJ for e-fuels.";

type Failure = Box<dyn std::error::Error>;

#[derive(Serialize)]
struct Row {
    fuel: String,
    engine: String,
    pathway: Pathway,
    assumption: Option<&'static str>,
    fuel_t: f64,
    well_to_tank_co2e_t: f64,
    tank_to_wake_co2e_t: f64,
    well_to_wake_co2e_t: f64,
    kg_co2e_per_carried_teu: f64,
    against_first_percent: f64,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut json = false;
    let mut svg = PathBuf::from("target/fuel_pathways.svg");
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), argument == "--svg") {
            ("--help" | "-h", _) => {
                println!("{HELP}");
                return ExitCode::SUCCESS;
            }
            ("--json", _) => json = true,
            (_, true) if arguments.len() > 0 => svg = arguments.next().unwrap_or_default().into(),
            _ => {
                eprintln!("{HELP}");
                return ExitCode::from(2);
            }
        }
    }
    match run(json, &svg) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(json: bool, svg: &std::path::Path) -> Result<(), Failure> {
    let mut rows: Vec<Row> = Vec::new();
    for case in cases()? {
        let row = compute(case, rows.first())?;
        rows.push(row);
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        println!("{}", table(&rows));
        let notes: std::collections::BTreeSet<&str> = rows.iter().filter_map(|row| row.assumption).collect();
        for note in notes {
            println!("* {note}");
        }
    }
    if let Some(folder) = svg.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(svg, chart(&rows)).map_err(|error| format!("{}: {error}", svg.display()))?;
    eprintln!("drawn: {}", svg.display());
    Ok(())
}

fn compute(case: Case, first: Option<&Row>) -> Result<Row, Failure> {
    let cargo = Cargo::carried_only(Teu::from_count(7_200.0));
    let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, case.ship, case.plan)
        .draught(metres(13.2))
        .leg("Yangshan", "Los Angeles", cargo)
        .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
        .build()?;
    let ledger = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled)?;
    ledger.prove_balances()?;
    let emissions = ledger.total().emissions;
    let well_to_wake = emissions.well_to_wake(Ar5)?;
    let per_teu = TransportActivity::of(&voyage).per_teu::<Carried, _>(well_to_wake)?;
    let tonnes = well_to_wake.tonnes();
    let reference = first.map_or(tonnes, |row| row.well_to_wake_co2e_t);
    Ok(Row {
        fuel: case.fuel,
        engine: case.engine.to_string(),
        pathway: case.pathway,
        assumption: case.assumption,
        fuel_t: round_15(ledger.total().fuel.tonnes()),
        well_to_tank_co2e_t: round_15(emissions.well_to_tank(Ar5)?.tonnes()),
        tank_to_wake_co2e_t: round_15(emissions.tank_to_wake(Ar5)?.tonnes()),
        well_to_wake_co2e_t: round_15(tonnes),
        kg_co2e_per_carried_teu: round_15(per_teu.kilograms_per_teu()),
        against_first_percent: round_15(100.0 * (tonnes / reference - 1.0)),
    })
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    let first = rows.first().map_or(String::new(), |row| format!("against {}", row.fuel));
    table.set_header([
        "fuel",
        "main engine",
        "fuel t",
        "CO2e t WtT",
        "CO2e t TtW",
        "CO2e t WtW",
        "kg/TEU carried",
        first.as_str(),
    ]);
    for row in rows {
        table.add_row([
            format!("{}{}", row.fuel, if row.assumption.is_some() { " *" } else { "" }),
            row.engine.clone(),
            format!("{:.0}", row.fuel_t),
            format!("{:.0}", row.well_to_tank_co2e_t),
            format!("{:.0}", row.tank_to_wake_co2e_t),
            format!("{:.0}", row.well_to_wake_co2e_t),
            format!("{:.0}", row.kg_co2e_per_carried_teu),
            format!("{:+.0} %", row.against_first_percent),
        ]);
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// One bar a row, in the order of the table; the colour is the origin of the carbon.
fn chart(rows: &[Row]) -> String {
    let origins = [(Pathway::Fossil, "#6b7280"), (Pathway::Bio, "#3f9b5b"), (Pathway::EFuel, "#2f7fc1")];
    let bars = rows.iter().rev().fold(BarPlot::new(), |bars, row| {
        let parts = origins.map(|(pathway, colour)| {
            (if row.pathway == pathway { row.kg_co2e_per_carried_teu } else { 0.0 }, colour)
        });
        bars.with_group(format!("{}, {}", row.fuel, row.engine), parts)
    });
    let bars = bars.with_stacked().with_horizontal(true).with_width(0.7).with_legend(vec![
        "fossil",
        "bio (certified example)",
        "e-fuel (certified example)",
    ]);
    let plots = vec![Plot::Bar(bars)];
    let layout = Layout::auto_from_plots(&plots)
        .with_title("Yangshan - Los Angeles, 7,200 of 8,500 TEU at 17 kn: CO₂e by fuel and engine")
        .with_x_label("kg CO₂e per carried TEU, well-to-wake, GWP AR5")
        .with_legend_position(LegendPosition::InsideBottomRight)
        .with_width(1_000.0)
        .with_height(140.0 + 22.0 * rows.len() as f64);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}
