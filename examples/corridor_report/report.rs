//! What is in the report of a corridor-year. Every unit is in its field's name, every share is of one.
//! The page is written from this and from nothing else; `--json` is this, not rounded.

use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The two ends, as a reader says them.
    pub corridor: String,
    pub year: i16,
    /// Why nobody may quote these figures, where that is so.
    pub illustrative: Option<String>,
    /// One sentence of result.
    pub result: String,
    pub headline: Headline,
    pub trend: Trend,
    pub uncertainty: Fan,
    pub moved: Bridge,
    pub services: Services,
    pub fuel: FuelUse,
    pub shore_power: Vec<ShorePower>,
    pub cost: Cost,
    pub air: Vec<PortAir>,
    pub terminals: Vec<Terminal>,
    pub low_carbon: LowCarbon,
    pub sensitivity: Sensitivity,
    pub confidential: ConfidentialSums,
    pub quality: Quality,
}

/// The figures on top. All emissions are well-to-wake CO2e.
#[derive(Debug, Clone, Serialize)]
pub struct Headline {
    pub gwp_set: String,
    pub kg_co2e_per_loaded_teu: f64,
    pub kg_co2e_per_carried_teu: f64,
    pub kg_co2e_per_nominal_teu: f64,
    pub t_co2e: f64,
    /// Of `kg_co2e_per_loaded_teu`.
    pub range: Option<Range>,
    /// Against the declared baseline; less is negative.
    pub change_since_baseline: Option<f64>,
    pub shore_power_share_of_calls: Option<f64>,
    pub shore_power_share_of_hours: Option<f64>,
    pub shore_power_share_of_kwh: Option<f64>,
    pub low_carbon_share_of_energy: Option<f64>,
    pub capable_ships: u32,
    pub ships: u32,
    pub zero_carbon_ship: ZeroCarbonShip,
}

#[derive(Debug, Clone, Serialize)]
pub struct Range {
    pub p10_kg_co2e_per_loaded_teu: f64,
    pub p50_kg_co2e_per_loaded_teu: f64,
    pub p90_kg_co2e_per_loaded_teu: f64,
}

/// How far the nearest ship is from sailing without life-cycle carbon.
#[derive(Debug, Clone, Serialize)]
pub struct ZeroCarbonShip {
    pub goal_year: i16,
    /// None: no ship used a low-carbon fuel.
    pub nearest_ship: Option<String>,
    /// Of its well-to-wake intensity against fossil fuel, what is still there.
    pub intensity_left: Option<f64>,
    pub nearest_ship_g_co2e_per_mj: Option<f64>,
    pub fossil_g_co2e_per_mj: f64,
}

/// kg CO2e per loaded TEU by year, a line for what happened and one for each scenario.
#[derive(Debug, Clone, Serialize)]
pub struct Trend {
    pub baseline_year: Option<i16>,
    pub baseline_kg_co2e_per_loaded_teu: Option<f64>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Line {
    pub name: String,
    /// What happened, not a scenario.
    pub observed: bool,
    pub points: Vec<Point>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Point {
    pub year: i16,
    pub kg_co2e_per_loaded_teu: f64,
}

/// The range of one scenario by year.
#[derive(Debug, Clone, Serialize)]
pub struct Fan {
    pub scenario: String,
    pub draws: u32,
    pub seed: u64,
    pub years: Vec<FanYear>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FanYear {
    pub year: i16,
    #[serde(flatten)]
    pub range: Range,
}

/// What moved kg CO2e per loaded TEU from one year or scenario to another.
#[derive(Debug, Clone, Serialize)]
pub struct Bridge {
    pub from: String,
    pub to: String,
    pub from_kg_co2e_per_loaded_teu: f64,
    pub to_kg_co2e_per_loaded_teu: f64,
    /// The name of the rule that gives each cause its part.
    pub attribution_rule: String,
    pub terms: Vec<Term>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Term {
    pub cause: String,
    pub kg_co2e_per_loaded_teu: f64,
    /// What changed, in words: `16.4 to 15.6 kn`.
    pub change: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Services {
    pub ports: Vec<Port>,
    pub services: Vec<Service>,
    /// Loaded TEU to the west coast for each one back.
    pub imbalance: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Port {
    pub name: String,
    pub latitude_deg: f64,
    pub longitude_deg: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Service {
    pub name: String,
    pub carrier: String,
    pub ships: u32,
    /// That the frequency takes at this speed.
    pub ships_needed: u32,
    pub nominal_teu_per_ship: f64,
    pub sailings_per_week: f64,
    pub rotation_days: f64,
    pub loaded_teu_eastbound: f64,
    pub loaded_teu_westbound: f64,
    pub eastbound_kg_co2e_per_loaded_teu: Option<f64>,
    pub westbound_kg_co2e_per_loaded_teu: Option<f64>,
    /// In order; the last leads back to the first.
    pub rotation: Vec<Stop>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Stop {
    pub port: String,
    /// Sailed distance.
    pub to_next_nm: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct FuelUse {
    pub fuels: Vec<Fuel>,
    pub years: Vec<FuelYear>,
    pub bunkered: Vec<Bunkered>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Fuel {
    pub name: String,
    pub low_carbon: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct FuelYear {
    pub year: i16,
    pub energy_tj: f64,
    /// One for each of the fuels, in their order.
    pub share_of_energy: Vec<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Bunkered {
    pub port: String,
    pub fuel: String,
    pub fuel_t: f64,
    pub energy_tj: f64,
}

/// One end of the corridor, a year of calls.
#[derive(Debug, Clone, Serialize)]
pub struct ShorePower {
    pub place: String,
    pub calls: u32,
    pub calls_connected: u32,
    pub berth_h: f64,
    pub connected_h: f64,
    /// Electricity that the ships took at berth, from any source.
    pub berth_kwh: f64,
    pub shore_kwh: f64,
    pub grid: String,
    pub grid_year: i16,
    pub grid_basis: String,
    pub grid_g_co2e_per_kwh: f64,
    /// Above this grid factor, shore power costs more than it avoids.
    pub break_even_g_co2e_per_kwh: f64,
    pub avoided_t_co2e: f64,
    pub grid_t_co2e: f64,
}

impl ShorePower {
    /// Avoided less emitted by the grid: below zero, shore power cost carbon.
    pub fn net_t_co2e(&self) -> f64 {
        self.avoided_t_co2e - self.grid_t_co2e
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Cost {
    /// In which the tonnes are counted: life cycle and GWP set.
    pub emission_basis: String,
    pub price_year: i16,
    pub reference: String,
    /// The scenario and year that the measures are those of.
    pub scenario: String,
    pub measures: Vec<Measure>,
    /// All measures together.
    pub together: Option<Together>,
    /// What each rule says, once.
    pub rules: Vec<String>,
    /// Each price and where it comes from.
    pub prices: Vec<String>,
}

/// The scenario beside its reference, a year.
#[derive(Debug, Clone, Serialize)]
pub struct Together {
    pub fuel_cost_gap_usd: f64,
    pub total_cost_gap_usd: f64,
    pub gap_after_regulation_usd: f64,
    pub abated_t_co2e: f64,
    pub usd_per_t_co2e: Option<f64>,
    pub green_premium_usd_per_loaded_teu: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    pub name: String,
    pub abated_t_co2e: f64,
    /// In a year, against the reference.
    pub cost_gap_usd: f64,
    /// None where nothing is abated: a cost per tonne has no meaning then.
    pub usd_per_t_co2e: Option<f64>,
    pub green_premium_usd_per_loaded_teu: Option<f64>,
}

/// Air pollutants of ships in the port, per TEU carried across by the services that call there.
#[derive(Debug, Clone, Serialize)]
pub struct PortAir {
    pub port: String,
    pub nox_g_per_carried_teu: Option<f64>,
    pub sox_g_per_carried_teu: Option<f64>,
    pub pm10_g_per_carried_teu: Option<f64>,
}

/// What the terminals of a port emit for the corridor's containers: beside the ships, never added to them.
#[derive(Debug, Clone, Serialize)]
pub struct Terminal {
    pub port: String,
    pub throughput_teu: Option<f64>,
    pub kg_per_throughput_teu: Option<f64>,
    /// What the figure counts.
    pub counts: Option<String>,
    pub t: Option<f64>,
    pub source: Option<String>,
}

/// Three series that are never added and never stand for each other.
#[derive(Debug, Clone, Serialize)]
pub struct LowCarbon {
    pub capable: Vec<YearShare>,
    pub used: Vec<YearShare>,
    pub sold: Vec<YearShare>,
    /// The corridor's standard is data: none was published.
    pub standard_g_co2e_per_mj: Option<f64>,
    pub standard_source: Option<String>,
    pub batches: Vec<Batch>,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearShare {
    pub year: i16,
    pub share: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Batch {
    pub name: String,
    pub fuel: String,
    pub port: String,
    pub date: String,
    pub fuel_t: f64,
    pub g_co2e_per_mj: Option<f64>,
    pub certificate: Option<String>,
    /// None: it cannot be told, or there is no standard.
    pub meets_standard: Option<bool>,
    pub why: Option<String>,
}

/// What the headline does when one input moves between its P10 and its P90, the others at their P50.
#[derive(Debug, Clone, Serialize)]
pub struct Sensitivity {
    pub centre_kg_co2e_per_loaded_teu: f64,
    pub inputs: Vec<Input>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Input {
    pub name: String,
    pub p10: String,
    pub p90: String,
    pub at_p10_kg_co2e_per_loaded_teu: f64,
    pub at_p90_kg_co2e_per_loaded_teu: f64,
    /// Exact, by dual numbers: kg per loaded TEU for one percent more of the input.
    pub kg_co2e_per_loaded_teu_per_percent: f64,
    pub share_of_variance: f64,
}

/// What competing carriers publish together.
#[derive(Debug, Clone, Serialize)]
pub struct ConfidentialSums {
    /// The name of the rule. What it asks is not printed: that would help to undo it.
    pub rule: Option<String>,
    pub rows: Vec<SumRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SumRow {
    pub what: String,
    pub unit: String,
    pub cells: Vec<SumCell>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SumCell {
    pub column: String,
    pub value: Option<f64>,
    /// Why, without saying what.
    pub refused: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Quality {
    /// Shares of the emissions.
    pub measured: f64,
    pub modelled: f64,
    pub taken_by_default: f64,
    pub baseline: Baseline,
    pub sources: Vec<Source>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Baseline {
    pub year: i16,
    pub scope: String,
    pub ports: Vec<String>,
    pub services: Vec<String>,
    pub data_tier: String,
    pub factor_set: String,
    pub gwp_set: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Source {
    pub title: String,
    pub clause: String,
    pub feeds: String,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// A warning asks the reader to act, a note to know.
    pub warning: bool,
    pub text: String,
}
