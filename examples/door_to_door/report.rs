//! Routes by element, and ways to one destination side by side: as tables and for machines.

use std::fmt;
use std::path::Path;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use green_corridor::corridor::routing::{Alternatives, RoutingError};
use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::chain::clean_cargo::{self, Cargo, Edition, Lane};
use green_corridor::intensity::chain::{Mode, Operation, Tce, Toc};
use green_corridor::provenance::{DataTier, TierShares};
use green_corridor::units::si::day;
use green_corridor::units::substance::ShortestFeasible;
use green_corridor::units::{Distance, Mass};
use serde::Serialize;

use crate::file::{File, Route};

const WIDTH: u16 = 160;

#[derive(Serialize)]
pub struct Report {
    pub title: String,
    shipment: String,
    gwp: &'static str,
    pub routes: Vec<RouteReport>,
    /// What the sea legs would be by the average of the industry, the default of a lane not known.
    sea_by_industry_average: Vec<SeaRow>,
    lane_not_found: Option<String>,
    no_faster_way: Vec<Claim>,
}

/// The claim that no way to a destination is faster than the first, and what a day saved costs.
#[derive(Serialize)]
struct Claim {
    destination: String,
    way: String,
    finding: String,
    trade_offs: Vec<String>,
}

#[derive(Serialize)]
pub struct RouteReport {
    pub name: String,
    pub destination: String,
    pub elements: Vec<ElementReport>,
    /// `null` where that of an element is not known.
    pub days: Option<f64>,
    pub well_to_wake_t: f64,
    /// `null` where an element does not give it.
    tank_to_wake_t: Option<f64>,
    why_no_tank_to_wake: Option<String>,
    pub kg_per_teu: f64,
    tiers_kg: TierShares,
}

#[derive(Serialize)]
pub struct ElementReport {
    element: String,
    by: String,
    pub kind: Kind,
    distance_km: Option<f64>,
    basis: Option<String>,
    days: Option<f64>,
    well_to_wake_t: f64,
    pub kg_per_teu: f64,
    share: Option<f64>,
    tier: &'static str,
    source: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Sea,
    Rail,
    Road,
    Hub,
    Other,
}

#[derive(Serialize)]
struct SeaRow {
    leg: String,
    ledger_kg_per_teu: f64,
    industry_average_kg_per_teu: f64,
}

impl Report {
    pub fn of(file: &File, folder: &Path) -> Result<Self, String> {
        let routes = file.routes(folder)?;
        let first = routes.first().ok_or("no route")?;
        let lane = |lane| clean_cargo::toc(lane, Edition::V3_2, Cargo::Dry);
        let average = lane(Lane::IndustryAverage).map_err(|error| error.to_string())?.read_as::<Ar6>();
        let mut sea: Vec<SeaRow> = Vec::new();
        for element in routes.iter().flat_map(|route| route.chain.elements()) {
            let new = sea.iter().all(|row| row.leg != element.label());
            if let (Operation::Ledger { .. }, Some(km), true) =
                (element.operation(), element.distance_km(), new)
            {
                sea.push(SeaRow {
                    leg: element.label(),
                    ledger_kg_per_teu: per_teu(element),
                    industry_average_kg_per_teu: per_teu(&by_average(element, &average, km)?),
                });
            }
        }
        Ok(Self {
            title: file.title.clone(),
            shipment: first.chain.shipment().to_string(),
            gwp: "AR6",
            sea_by_industry_average: sea,
            lane_not_found: lane(Lane::AsiaNorthAmericaWestCoast).err().map(|error| error.to_string()),
            no_faster_way: claims(&routes)?,
            routes: routes.iter().map(RouteReport::of).collect(),
        })
    }

    /// Destinations in the order of the file, each with its routes.
    pub fn by_destination(&self) -> Vec<(&str, Vec<&RouteReport>)> {
        let mut found: Vec<(&str, Vec<&RouteReport>)> = Vec::new();
        for route in &self.routes {
            match found.iter_mut().find(|(destination, _)| *destination == route.destination) {
                Some((_, routes)) => routes.push(route),
                None => found.push((&route.destination, vec![route])),
            }
        }
        found
    }
}

impl RouteReport {
    fn of(route: &Route) -> Self {
        let chain = &route.chain;
        let elements = chain.elements().iter().zip(chain.shares());
        let stacks = chain.tank_to_wake();
        Self {
            name: route.name.clone(),
            destination: route.destination.clone(),
            elements: elements.map(|(element, share)| ElementReport::of(element, share)).collect(),
            days: chain.duration().map(|time| time.get::<day>()),
            well_to_wake_t: chain.emission().well_to_wake.tonnes(),
            tank_to_wake_t: stacks.as_ref().ok().copied().map(Mass::tonnes),
            why_no_tank_to_wake: stacks.err().map(|error| error.to_string()),
            kg_per_teu: chain.kg_per_teu(),
            tiers_kg: chain.tiers(),
        }
    }
}

impl ElementReport {
    fn of(element: &Tce<Ar6>, share: Option<f64>) -> Self {
        Self {
            element: element.label(),
            by: element.operation().to_string(),
            kind: kind(element.operation()),
            distance_km: element.distance_km(),
            basis: element.basis().map(|basis| basis.to_string()),
            days: element.duration().map(|time| time.get::<day>()),
            well_to_wake_t: element.emission().well_to_wake.tonnes(),
            kg_per_teu: per_teu(element),
            share,
            tier: tier(&element.tiers()),
            source: element.source().to_string(),
        }
    }
}

/// Of each destination with more than one way.
fn claims(routes: &[Route]) -> Result<Vec<Claim>, String> {
    let mut claims: Vec<Claim> = Vec::new();
    for first in routes {
        let destination = &first.destination;
        let ways = || routes.iter().filter(|route| route.destination == *destination);
        if claims.iter().any(|claim| claim.destination == *destination) || ways().count() < 2 {
            continue;
        }
        let named = |error: RoutingError| format!("to {destination}: {error}");
        let ways = ways().map(|route| (route.name.as_str(), route.chain.clone())).collect();
        let ways = Alternatives::new(ways).map_err(named)?;
        claims.push(Claim {
            destination: destination.clone(),
            way: first.name.clone(),
            finding: ways.no_faster_than(&first.name).map_err(named)?.to_string(),
            trade_offs: ways.trade_offs().iter().map(ToString::to_string).collect(),
        });
    }
    Ok(claims)
}

/// The same leg by the factor of a lane.
fn by_average(element: &Tce<Ar6>, lane: &Toc<ShortestFeasible, Ar6>, km: f64) -> Result<Tce<Ar6>, String> {
    let (from, to, shipment) = (element.from(), element.to(), element.shipment());
    Tce::transport(from, to, shipment, lane, Distance::from_kilometres(km), element.duration())
        .map_err(|error| error.to_string())
}

fn per_teu(element: &Tce<Ar6>) -> f64 {
    element.emission().well_to_wake.kilograms() / element.shipment().teu().count()
}

const fn kind(operation: &Operation) -> Kind {
    match operation {
        Operation::Ledger { .. } | Operation::Transport { mode: Mode::Sea, .. } => Kind::Sea,
        Operation::Transport { mode: Mode::Rail, .. } => Kind::Rail,
        Operation::Transport { mode: Mode::Road, .. } => Kind::Road,
        Operation::Hub { .. } => Kind::Hub,
        _ => Kind::Other,
    }
}

fn tier(shares: &TierShares) -> &'static str {
    let on = |tier| shares.share(tier).is_some_and(|share| share > 1.0 - 1e-9);
    match () {
        () if on(DataTier::Measured) => "measured",
        () if on(DataTier::Modelled) => "modelled",
        () if on(DataTier::Default) => "default",
        () => "mixed",
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}; CO2e well-to-wake, GWP {}\n", self.title, self.shipment, self.gwp)?;
        for route in &self.routes {
            writeln!(f, "To {} by {}\n{}\n", route.destination, route.name, elements(route))?;
        }
        writeln!(f, "Side by side; each against the first way to its destination\n{}\n", self.compared())?;
        for Claim { destination, way, finding, trade_offs } in &self.no_faster_way {
            writeln!(f, "To {destination}, no way is faster than `{way}`: the claim {finding}")?;
            trade_offs.iter().try_for_each(|trade| writeln!(f, "  {trade}"))?;
        }
        writeln!(f, "\nThe sea by ledger, and by the Clean Cargo industry average of GLEC v3.2, kg per TEU")?;
        for SeaRow { leg, ledger_kg_per_teu, industry_average_kg_per_teu } in &self.sea_by_industry_average {
            writeln!(f, "  {leg}: {ledger_kg_per_teu:.0}, and {industry_average_kg_per_teu:.0}")?;
        }
        writeln!(
            f,
            "  The ledger charges freight with the way back of empties; the average takes every ship 70 % full."
        )?;
        if let Some(error) = &self.lane_not_found {
            writeln!(f, "  {error}.")?;
        }
        write!(f, "\nSources")?;
        let mut seen: Vec<&str> = Vec::new();
        for element in self.routes.iter().flat_map(|route| &route.elements) {
            if !seen.contains(&element.by.as_str()) {
                seen.push(&element.by);
                write!(f, "\n  {}: {}", element.by, element.source)?;
            }
        }
        Ok(())
    }
}

impl Report {
    fn compared(&self) -> Table {
        let mut table = table();
        table.set_header([
            "destination",
            "way",
            "days",
            "t",
            "kg per TEU",
            "days more",
            "kg per TEU more",
            "%",
        ]);
        for (destination, routes) in self.by_destination() {
            let Some(first) = routes.first() else { continue };
            for (place, route) in routes.iter().enumerate() {
                let more = |text: String| if place == 0 { "-".to_owned() } else { text };
                table.add_row([
                    destination.to_owned(),
                    route.name.clone(),
                    days(route.days),
                    format!("{:.3}", route.well_to_wake_t),
                    format!("{:.0}", route.kg_per_teu),
                    more(
                        route
                            .days
                            .zip(first.days)
                            .map_or_else(unknown, |(own, its)| format!("{:+.1}", own - its)),
                    ),
                    more(format!("{:+.0}", route.kg_per_teu - first.kg_per_teu)),
                    more(format!("{:+.0}", 1e2 * (route.kg_per_teu / first.kg_per_teu - 1.0))),
                ]);
            }
        }
        right(&mut table, 2..8)
    }
}

fn elements(route: &RouteReport) -> Table {
    let mut table = table();
    table.set_header(["element", "by", "km", "basis", "days", "t", "kg per TEU", "%", "data"]);
    for row in &route.elements {
        table.add_row([
            row.element.clone(),
            row.by.clone(),
            row.distance_km.map_or_else(|| "-".to_owned(), |km| format!("{km:.0}")),
            row.basis.clone().unwrap_or_else(|| "-".to_owned()),
            days(row.days),
            format!("{:.3}", row.well_to_wake_t),
            format!("{:.1}", row.kg_per_teu),
            row.share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}", share * 1e2)),
            row.tier.to_owned(),
        ]);
    }
    let percent = |tier| route.tiers_kg.share(tier).map_or(0.0, |share| share * 1e2);
    let data = format!(
        "{:.0} % measured, {:.0} % modelled, {:.0} % default",
        percent(DataTier::Measured),
        percent(DataTier::Modelled),
        percent(DataTier::Default)
    );
    table.add_row([
        "door to door".to_owned(),
        data,
        String::new(),
        String::new(),
        days(route.days),
        format!("{:.3}", route.well_to_wake_t),
        format!("{:.1}", route.kg_per_teu),
        "100.0".to_owned(),
        String::new(),
    ]);
    right(&mut table, [2, 4, 5, 6, 7])
}

fn days(days: Option<f64>) -> String {
    days.map_or_else(unknown, |days| format!("{days:.1}"))
}

fn unknown() -> String {
    "?".to_owned()
}

fn table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table
}

fn right(table: &mut Table, columns: impl IntoIterator<Item = usize>) -> Table {
    for index in columns {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.clone()
}
