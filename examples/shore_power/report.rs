//! The figures, for tables and for JSON.

use green_corridor::fuel::gwp::Ar5;
use green_corridor::grid::{self, GridBasis, GridFactor};
use green_corridor::regulation::at_berth::{Outcome, Season, Verdict};
use green_corridor::shore_power::NetEffect;
use green_corridor::units::si::hour;
use green_corridor::units::substance::{Co2, Nox};
use green_corridor::units::wire::round_15;
use serde::Serialize;

use crate::Failure;
use crate::plan::{End, Plan, UnstatedGases};
use crate::year::{Kind, Year};

/// Grids of the corridor: every embedded year of these.
const REGIONS: [(&str, GridBasis, End); 4] = [
    ("US eGRID CAMX", GridBasis::LocationAverage, End::California),
    ("US eGRID CAMX", GridBasis::Marginal, End::California),
    ("Shanghai", GridBasis::LocationAverage, End::China),
    ("Zhejiang", GridBasis::LocationAverage, End::China),
];

#[derive(Serialize)]
pub struct Report {
    pub title: String,
    pub unstated_gases: UnstatedGases,
    pub calls: Vec<CallRow>,
    pub ends: Vec<EndRow>,
    pub grids: Vec<GridRow>,
}

/// Calls of one kind with one verdict.
#[derive(Serialize)]
pub struct CallRow {
    pub name: String,
    pub count: usize,
    pub outcome: Outcome,
    pub berth_h: f64,
    pub shore_h: f64,
    pub at_ship_kwh: f64,
    pub avoided_stack_co2_t: f64,
    pub avoided_nox_t: Option<f64>,
    pub reasons: Vec<ReasonRow>,
}

#[derive(Serialize)]
pub struct ReasonRow {
    pub finding: String,
    pub clause: String,
}

/// All calls of one end, or of both.
#[derive(Serialize)]
pub struct EndRow {
    pub end: &'static str,
    pub calls: usize,
    pub not_compliant: usize,
    pub excepted: usize,
    pub compliant: usize,
    pub out_of_scope: usize,
    pub compliance_percent: Option<f64>,
    pub berth_h: f64,
    pub controlled_h: f64,
    pub at_ship_kwh: f64,
    pub avoided_stack_co2_t: f64,
    pub avoided_nox_t: Option<f64>,
    pub net_co2_t: f64,
    pub net_co2e_wtw_ar5_t: Option<f64>,
    pub why_co2e_is_unknown: Option<String>,
    pub break_even_co2_g_per_kwh: Option<f64>,
}

/// The calls of an end, had their electricity come from one grid.
#[derive(Serialize)]
pub struct GridRow {
    pub grid: String,
    pub end: End,
    pub grid_co2_g_per_kwh: f64,
    pub net_co2_t: f64,
    /// Per kilowatt-hour at the ship, against the auxiliary engines of the ledger.
    pub net_co2_g_per_kwh: f64,
    /// The same against the auxiliary engines of the US EPA's method.
    pub net_co2_epa_g_per_kwh: f64,
    pub break_even_co2_g_per_kwh: Option<f64>,
    pub net_co2e_wtw_ar5_t: Option<f64>,
}

impl Report {
    pub fn of(plan: &Plan) -> Result<Self, Failure> {
        let year = Year::of(plan, None)?;
        let mut ends = Vec::new();
        for (name, end) in
            [("California", Some(End::California)), ("China", Some(End::China)), ("both", None)]
        {
            if end.is_none_or(|end| year.kinds.iter().any(|kind| kind.form.end == end)) {
                ends.push(EndRow::of(name, &year.season(end)?));
            }
        }
        let mut grids = Vec::new();
        for (region, basis, end) in REGIONS {
            let rows = grid::factors().iter().filter(|row| row.region() == region && row.basis() == basis);
            for factor in rows {
                grids.extend(GridRow::of(plan, factor, end)?);
            }
        }
        Ok(Self {
            title: plan.title.clone(),
            unstated_gases: plan.unstated_gases,
            calls: year.kinds.iter().flat_map(CallRow::all).collect(),
            ends,
            grids,
        })
    }
}

impl CallRow {
    /// One row for each run of calls with the same outcome.
    fn all(kind: &Kind<'_>) -> Vec<Self> {
        let runs = kind.calls.chunk_by(|one, next| one.verdict().outcome() == next.verdict().outcome());
        let row = |calls: &[green_corridor::regulation::at_berth::Call]| {
            let season = Season::new(calls.to_vec()).ok()?;
            let last = calls.last()?;
            Some(Self {
                name: kind.form.name.clone(),
                count: calls.len(),
                outcome: last.verdict().outcome(),
                berth_h: round_15(season.at_berth().get::<hour>()),
                shore_h: round_15(season.on_shore_power().get::<hour>()),
                at_ship_kwh: round_15(season.net().at_ship.kilowatt_hours()),
                avoided_stack_co2_t: round_15(season.avoided_co2().tonnes()),
                avoided_nox_t: season.avoided().known::<Nox>().ok().map(|nox| round_15(nox.tonnes())),
                reasons: reasons(last.verdict()),
            })
        };
        runs.filter_map(row).collect()
    }
}

fn reasons(verdict: &Verdict) -> Vec<ReasonRow> {
    let row = |reason: &green_corridor::regulation::at_berth::Reason| ReasonRow {
        finding: reason.finding.to_string(),
        clause: reason.clause.to_string(),
    };
    verdict.reasons().iter().map(row).collect()
}

impl EndRow {
    fn of(end: &'static str, season: &Season) -> Self {
        let outcomes = season.outcomes();
        let of = |outcome| outcomes.get(&outcome).copied().unwrap_or(0);
        let net = season.net();
        let well_to_wake = net.well_to_wake(Ar5);
        Self {
            end,
            calls: season.calls().len(),
            not_compliant: of(Outcome::NotCompliant),
            excepted: of(Outcome::Excepted),
            compliant: of(Outcome::Compliant),
            out_of_scope: of(Outcome::OutOfScope),
            compliance_percent: season.compliance_rate().map(|rate| round_15(100.0 * rate)),
            berth_h: round_15(season.at_berth().get::<hour>()),
            controlled_h: round_15(season.under_control().get::<hour>()),
            at_ship_kwh: round_15(net.at_ship.kilowatt_hours()),
            avoided_stack_co2_t: round_15(season.avoided_co2().tonnes()),
            avoided_nox_t: season.avoided().known::<Nox>().ok().map(|nox| round_15(nox.tonnes())),
            net_co2_t: round_15(net.stack_and_grid_co2().tonnes()),
            net_co2e_wtw_ar5_t: well_to_wake.ok().map(|mass| round_15(mass.tonnes())),
            why_co2e_is_unknown: well_to_wake.err().map(|error| error.to_string()),
            break_even_co2_g_per_kwh: break_even(&net),
        }
    }
}

impl GridRow {
    /// `None` if the end has no electricity from shore.
    fn of(plan: &Plan, factor: &GridFactor, end: End) -> Result<Option<Self>, Failure> {
        let year = Year::of(plan, Some(factor))?;
        if !year.kinds.iter().any(|kind| kind.form.end == end && kind.form.shore_power.is_some()) {
            return Ok(None);
        }
        let season = year.season(Some(end))?;
        let net = season.net();
        let kwh = net.at_ship.kilowatt_hours();
        let epa = season.avoided().known::<Co2>()?;
        Ok(Some(Self {
            grid: factor.to_string(),
            end,
            grid_co2_g_per_kwh: round_15(factor.co2().grams_per_kilowatt_hour()),
            net_co2_t: round_15(net.stack_and_grid_co2().tonnes()),
            net_co2_g_per_kwh: round_15(net.stack_and_grid_co2().grams() / kwh),
            net_co2_epa_g_per_kwh: round_15((net.grid.grid.co2 - epa).grams() / kwh),
            break_even_co2_g_per_kwh: break_even(&net),
            net_co2e_wtw_ar5_t: net.well_to_wake(Ar5).ok().map(|mass| round_15(mass.tonnes())),
        }))
    }
}

fn break_even(net: &NetEffect) -> Option<f64> {
    net.break_even_co2().map(|factor| round_15(factor.grams_per_kilowatt_hour()))
}
