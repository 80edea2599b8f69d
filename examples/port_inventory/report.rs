//! The two years side by side, as a table and for machines.

use std::fmt;

use comfy_table::{CellAlignment, LineStyle, Table, presets};
use green_corridor::fuel::Emissions;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::terminal::{Amounts, Effect, PortInventory, ScenarioResult, SourceCategory};
use green_corridor::units::wire::round_15;
use green_corridor::units::{ElectricityFactor, Mass};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
pub struct Report {
    pub title: String,
    pub scenario: String,
    throughput_teu: f64,
    boundary: String,
    grid: String,
    pub today: Vec<Row>,
    pub zero_emission: Vec<Row>,
    equipment: Saving,
    ships: Saving,
}

/// A category, or the port. What is `None` is unknown.
#[derive(Serialize)]
pub struct Row {
    pub category: String,
    pub stack_co2_t: f64,
    pub grid_co2_t: f64,
    pub tank_to_wake_co2e_t: Figure,
    pub upstream_co2e_t: Figure,
    pub grid_co2e_t: Figure,
    pub well_to_wake_co2e_t: Figure,
    nox_t: Figure,
    diesel_pm_t: Figure,
    pm10_t: Figure,
    so2_t: Figure,
    fed_in_mwh: f64,
}

#[derive(Serialize)]
struct Saving {
    avoided_stack_co2_t: f64,
    avoided_tank_to_wake_co2e_t: Figure,
    avoided_upstream_co2e_t: Figure,
    grid_co2e_t: Figure,
    net_well_to_wake_co2e_t: Figure,
    break_even_g_co2e_per_kwh: Figure,
}

/// A number that may be unknown.
#[derive(Clone, Copy)]
pub struct Figure(pub Option<f64>);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.map(round_15).serialize(serializer)
    }
}

impl Report {
    pub fn new(title: &str, scenario: &str, grid: String, result: &ScenarioResult) -> Self {
        let boundary = result.today.boundary();
        Self {
            title: title.to_owned(),
            scenario: scenario.to_owned(),
            throughput_teu: result.today.throughput().count(),
            boundary: format!(
                "{}; {}; electricity {}; TEU: {}; {}",
                boundary.extent, boundary.stage, boundary.electricity, boundary.teu, boundary.year
            ),
            grid,
            today: rows(&result.today),
            zero_emission: rows(&result.scenario),
            equipment: Saving::of(&result.equipment),
            ships: Saving::of(&result.ships),
        }
    }
}

fn rows(year: &PortInventory) -> Vec<Row> {
    let groups = year.by_category();
    let of = |category: SourceCategory| Some(Row::of(category.to_string(), groups.get(&category)?));
    let mut rows: Vec<Row> = SourceCategory::ALL.into_iter().filter_map(of).collect();
    rows.push(Row::of("port".to_owned(), &year.total()));
    rows
}

fn tonnes<S>(mass: Option<Mass<S>>) -> Figure {
    Figure(mass.map(Mass::tonnes))
}

impl Row {
    fn of(category: String, amounts: &Amounts) -> Self {
        let (emissions, pollutants) = (&amounts.emissions, &amounts.pollutants);
        let grid = Emissions { grid: emissions.grid, ..Emissions::ZERO };
        Self {
            category,
            stack_co2_t: round_15(emissions.stack_co2().tonnes()),
            grid_co2_t: round_15(emissions.grid.co2.tonnes()),
            tank_to_wake_co2e_t: tonnes(emissions.tank_to_wake(Ar5).ok()),
            upstream_co2e_t: tonnes(emissions.upstream),
            grid_co2e_t: tonnes(grid.well_to_tank(Ar5).ok()),
            well_to_wake_co2e_t: tonnes(emissions.well_to_wake(Ar5).ok()),
            nox_t: tonnes(pollutants.nox),
            diesel_pm_t: tonnes(pollutants.diesel_pm),
            pm10_t: tonnes(pollutants.pm10),
            so2_t: tonnes(pollutants.so2),
            fed_in_mwh: round_15(amounts.draw.fed_in.kilowatt_hours() / 1e3),
        }
    }
}

impl Saving {
    fn of(effect: &Effect) -> Self {
        let break_even = effect.break_even(Ar5).ok().flatten();
        Self {
            avoided_stack_co2_t: round_15(effect.avoided_stack_co2().tonnes()),
            avoided_tank_to_wake_co2e_t: tonnes(effect.avoided_tank_to_wake(Ar5).ok()),
            avoided_upstream_co2e_t: tonnes(effect.avoided_well_to_tank(Ar5).ok()),
            grid_co2e_t: tonnes(effect.grid(Ar5).ok()),
            net_well_to_wake_co2e_t: tonnes(effect.net(Ar5).ok()),
            break_even_g_co2e_per_kwh: Figure(break_even.map(ElectricityFactor::grams_per_kilowatt_hour)),
        }
    }
}

impl Figure {
    fn text(self, decimals: usize) -> String {
        self.0.map_or("unknown".to_owned(), |value| format!("{value:.decimals$}"))
    }

    /// Tonnes and US short tons.
    fn both_tons(self) -> String {
        let short = |tonnes| Mass::<green_corridor::units::substance::Nox>::from_tonnes(tonnes).short_tons();
        self.0.map_or("unknown".to_owned(), |tonnes| format!("{tonnes:.2} / {:.2}", short(tonnes)))
    }
}

fn bare<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_header(header);
    table
}

fn right(table: &mut Table) {
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

fn by_category(rows: &[Row]) -> Table {
    let mut table = bare([
        "category",
        "CO2 stack t",
        "CO2 grid t",
        "CO2e WtW t",
        "NOx t / short t",
        "diesel PM t / short t",
        "SO2 t / short t",
        "fed in MWh",
    ]);
    for row in rows {
        table.add_row([
            row.category.clone(),
            format!("{:.0}", row.stack_co2_t),
            format!("{:.0}", row.grid_co2_t),
            row.well_to_wake_co2e_t.text(0),
            row.nox_t.both_tons(),
            row.diesel_pm_t.both_tons(),
            row.so2_t.both_tons(),
            format!("{:.0}", row.fed_in_mwh),
        ]);
    }
    right(&mut table);
    table
}

fn per_ten_thousand(report: &Report) -> Table {
    let per = |figure: Figure| Figure(figure.0.map(|tonnes| tonnes / (report.throughput_teu / 1e4)));
    let mut table = bare([
        "per 10,000 TEU",
        "CO2 stack t",
        "CO2 grid t",
        "CO2e WtW t",
        "NOx t / short t",
        "diesel PM t / short t",
    ]);
    for (name, rows) in [("today", &report.today), (report.scenario.as_str(), &report.zero_emission)] {
        let Some(port) = rows.last() else { continue };
        table.add_row([
            name.to_owned(),
            per(Figure(Some(port.stack_co2_t))).text(1),
            per(Figure(Some(port.grid_co2_t))).text(1),
            per(port.well_to_wake_co2e_t).text(1),
            per(port.nox_t).both_tons(),
            per(port.diesel_pm_t).both_tons(),
        ]);
    }
    right(&mut table);
    table
}

fn savings(report: &Report) -> Table {
    let mut table = bare([
        "CO2e, t",
        "avoided at the stack",
        "avoided upstream",
        "grid",
        "net saved",
        "break-even grid g/kWh",
    ]);
    for (name, saving) in [("equipment", &report.equipment), ("ships", &report.ships)] {
        table.add_row([
            name.to_owned(),
            saving.avoided_tank_to_wake_co2e_t.text(0),
            saving.avoided_upstream_co2e_t.text(0),
            saving.grid_co2e_t.text(0),
            saving.net_well_to_wake_co2e_t.text(0),
            saving.break_even_g_co2e_per_kwh.text(0),
        ]);
    }
    right(&mut table);
    table
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\ngrid: {}; GWP AR5\n", self.title, self.boundary, self.grid)?;
        writeln!(f, "today\n{}\n", by_category(&self.today))?;
        writeln!(f, "{}\n{}\n", self.scenario, by_category(&self.zero_emission))?;
        writeln!(f, "{}\n", per_ten_thousand(self))?;
        writeln!(f, "what the {} changes\n{}\n", self.scenario, savings(self))?;
        f.write_str("Air pollutants of the power stations are outside: no factors of them are known.")
    }
}
