//! The file of routes, and the chains it makes.

use std::path::Path;

use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::chain::{
    DistanceAdjustment, Hoc, HubIntensity, Intensity, Mode, Shipment, Tce, Toc, TransportChain,
};
use green_corridor::intensity::{AllocationRule, Manifest, rule};
use green_corridor::interchange::{ManifestForm, VoyageForm};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::units::si::days;
use green_corridor::units::substance::{Sailed, ShortestFeasible};
use green_corridor::units::{Distance, Mass, Teu};
use green_corridor::{Inventory, VoyageFile};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub title: String,
    rule: String,
    freight_t: f64,
    teu: f64,
    #[serde(default)]
    voyages: Vec<VoyageRow>,
    #[serde(default)]
    categories: Vec<CategoryRow>,
    #[serde(default)]
    hubs: Vec<HubRow>,
    routes: Vec<RouteRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VoyageRow {
    name: String,
    voyage: String,
    manifest: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryRow {
    name: String,
    mode: Mode,
    well_to_wake_g_per_tkm: f64,
    tank_to_wake_g_per_tkm: Option<f64>,
    distance: DistanceOfIntensity,
    daf: Option<f64>,
    daf_source: Option<String>,
    tier: DataTier,
    source: String,
}

/// On which distance an intensity was built.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DistanceOfIntensity {
    Actual,
    ShortestFeasible,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HubRow {
    name: String,
    well_to_wake_kg: f64,
    tank_to_wake_kg: Option<f64>,
    per: PerUnit,
    tier: DataTier,
    source: String,
}

#[derive(Clone, Copy, Deserialize)]
enum PerUnit {
    #[serde(rename = "TEU")]
    Teu,
    #[serde(rename = "t")]
    Tonne,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RouteRow {
    name: String,
    destination: String,
    elements: Vec<ElementRow>,
}

/// A leg by a category, a leg by a voyage, or a hub. Days that are not stated are not known.
#[derive(Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "an element is { category, from, to, km, days }, { voyage, from, to, km } or { hub, at, days }"
)]
enum ElementRow {
    Category {
        category: String,
        from: String,
        to: String,
        km: f64,
        days: Option<f64>,
    },
    Hub {
        hub: String,
        at: String,
        days: Option<f64>,
    },
    /// Kilometres from the first port to the last; needed where the ship calls between.
    Voyage {
        voyage: String,
        from: String,
        to: String,
        km: Option<f64>,
    },
}

/// A route, and its chain.
pub struct Route {
    pub name: String,
    pub destination: String,
    pub chain: TransportChain<Ar6>,
}

struct Sea {
    name: String,
    ledger: Inventory,
    manifest: Manifest,
}

struct Known {
    rule: AllocationRule,
    shipment: Shipment,
    sea: Vec<Sea>,
    categories: Vec<Toc<ShortestFeasible, Ar6>>,
    hubs: Vec<Hoc<Ar6>>,
}

impl File {
    /// The routes of the file; voyages are files of the folder.
    pub fn routes(&self, folder: &Path) -> Result<Vec<Route>, String> {
        let known = Known {
            rule: named("rule", rule::ALL.iter(), |rule| &rule.name, &self.rule)?.clone(),
            shipment: Shipment::new(Mass::from_tonnes(self.freight_t), Teu::from_count(self.teu))
                .map_err(text)?,
            sea: self.voyages.iter().map(|row| row.sea(folder)).collect::<Result<_, _>>()?,
            categories: self.categories.iter().map(CategoryRow::category).collect::<Result<_, _>>()?,
            hubs: self.hubs.iter().map(HubRow::category).collect::<Result<_, _>>()?,
        };
        self.routes.iter().map(|route| route.chained(&known)).collect()
    }
}

impl RouteRow {
    fn chained(&self, known: &Known) -> Result<Route, String> {
        let (name, destination) = (self.name.clone(), self.destination.clone());
        let route = |error: String| format!("route `{name}` to {destination}: {error}");
        let elements: Result<Vec<_>, String> = self.elements.iter().map(|row| known.element(row)).collect();
        let chain =
            elements.and_then(|elements| TransportChain::new(elements).map_err(text)).map_err(route)?;
        chain.prove().map_err(text).map_err(route)?;
        Ok(Route { name, destination, chain })
    }
}

impl Known {
    fn element(&self, row: &ElementRow) -> Result<Tce<Ar6>, String> {
        let shipment = &self.shipment;
        match row {
            ElementRow::Category { category, from, to, km, days: time } => {
                let toc = named("category", self.categories.iter(), |toc| toc.name(), category)?;
                let distance = Distance::from_kilometres(*km);
                Tce::transport(from, to, shipment, toc, distance, time.map(days)).map_err(text)
            }
            ElementRow::Hub { hub, at, days: time } => {
                let hoc = named("hub", self.hubs.iter(), |hoc| hoc.name(), hub)?;
                Tce::hub(at, shipment, hoc, time.map(days)).map_err(text)
            }
            ElementRow::Voyage { voyage, from, to, km } => {
                let Sea { ledger, manifest, .. } = named("voyage", self.sea.iter(), |sea| &sea.name, voyage)?;
                let legs: Vec<_> = (0..).zip(ledger.voyage().legs()).collect();
                let first = legs.iter().find(|(_, leg)| *leg.from == **from);
                let last = legs
                    .iter()
                    .find(|(index, leg)| *leg.to == **to && first.is_some_and(|(own, _)| own <= index));
                let ((first, _), (last, _)) = first
                    .zip(last)
                    .ok_or_else(|| format!("voyage `{voyage}` does not sail from {from} to {to}"))?;
                let legs = *first..=*last;
                let element = match km.map(Distance::<ShortestFeasible>::from_kilometres) {
                    Some(whole) => Tce::from_ledger_over(ledger, manifest, &self.rule, legs, shipment, whole),
                    None => {
                        Tce::from_ledger::<ShortestFeasible>(ledger, manifest, &self.rule, legs, shipment)
                    }
                };
                element.map_err(|error| format!("voyage `{voyage}`, {from} - {to}: {error}"))
            }
        }
    }
}

impl VoyageRow {
    fn sea(&self, folder: &Path) -> Result<Sea, String> {
        let of = |error: String| format!("voyage `{}`: {error}", self.name);
        let file = VoyageFile::try_from(read::<VoyageForm>(&folder.join(&self.voyage))?)
            .map_err(text)
            .map_err(of)?;
        let form: ManifestForm = read(&folder.join(&self.manifest))?;
        let manifest = form.manifest(file.voyage()).map_err(text).map_err(of)?;
        let ledger = file.inventory().map_err(text).map_err(of)?;
        Ok(Sea { name: self.name.clone(), ledger, manifest })
    }
}

impl CategoryRow {
    fn category(&self) -> Result<Toc<ShortestFeasible, Ar6>, String> {
        let (well_to_wake, tank_to_wake) = (self.well_to_wake_g_per_tkm, self.tank_to_wake_g_per_tkm);
        let intensity = match (self.distance, self.daf, &self.daf_source) {
            (DistanceOfIntensity::Actual, Some(daf), Some(source)) => {
                let daf = DistanceAdjustment::new(daf, Source::user(source)).map_err(text)?;
                Intensity::<Sailed, Ar6>::grams_per_tonne_km(well_to_wake, tank_to_wake).adjusted(&daf)
            }
            (DistanceOfIntensity::ShortestFeasible, None, None) => {
                Intensity::grams_per_tonne_km(well_to_wake, tank_to_wake)
            }
            (DistanceOfIntensity::Actual, ..) => {
                return Err(format!("category `{}`: per actual km needs `daf` and `daf_source`", self.name));
            }
            (DistanceOfIntensity::ShortestFeasible, ..) => {
                return Err(format!(
                    "category `{}`: per shortest feasible km holds its adjustment already; `daf` would apply it twice",
                    self.name
                ));
            }
        };
        Toc::new(&self.name, self.mode, intensity, self.tier, Source::user(&self.source)).map_err(text)
    }
}

impl HubRow {
    fn category(&self) -> Result<Hoc<Ar6>, String> {
        let intensity = match self.per {
            PerUnit::Teu => HubIntensity::kg_per_teu(self.well_to_wake_kg, self.tank_to_wake_kg),
            PerUnit::Tonne => HubIntensity::kg_per_tonne(self.well_to_wake_kg, self.tank_to_wake_kg),
        };
        Hoc::new(&self.name, intensity, self.tier, Source::user(&self.source)).map_err(text)
    }
}

fn named<'a, T: 'a>(
    what: &str,
    all: impl Iterator<Item = &'a T> + Clone,
    name: impl Fn(&T) -> &str,
    wanted: &str,
) -> Result<&'a T, String> {
    let known = || all.clone().map(&name).collect::<Vec<_>>().join("; ");
    let found = all.clone().find(|item| name(item).eq_ignore_ascii_case(wanted));
    found.ok_or_else(|| format!("there is no {what} `{wanted}`, must be one of {}", known()))
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Reads a TOML file; an error names its line.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    toml::from_str(&text).map_err(|error| {
        let line =
            error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.lines().count());
        named(&format!("line {}: {}", line.max(1), error.message().replace('\n', ", ")))
    })
}
