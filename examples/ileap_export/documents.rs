//! The documents of one voyage.

use std::collections::BTreeMap;
use std::path::Path;

use green_corridor::fuel::gwp::NamedSet;
use green_corridor::intensity::dimension::{Basis, DistanceRule};
use green_corridor::intensity::{AllocationRule, CargoMass, Choices, Lot, Manifest, cargo_mass, rule};
use green_corridor::interchange::ManifestForm;
use green_corridor::interchange::ileap::{
    AssignedBy, CharacterizationFactors, Checked, CrossSectoralStandard, ExportError, FootprintStatus, Hoc,
    LegReport, Location, Number, Places, ProductFootprint, Publisher, ShipmentFootprint, ShipmentReport, Tad,
    TadPage, Toc,
};
use green_corridor::provenance::Source;
use green_corridor::units::substance::{Carried, ShortestFeasible};
use green_corridor::{Inventory, port};
use serde::Serialize;

use crate::Options;

const TOC_ID: &str = "toc-trans-pacific-loop";
const PLACES: Places = Places::TO_THE_GRAM;

/// Countries of the crate's ports.
const COUNTRIES: [(&str, &str); 10] = [
    ("Los Angeles", "US"),
    ("Long Beach", "US"),
    ("Oakland", "US"),
    ("Shanghai", "CN"),
    ("Waigaoqiao", "CN"),
    ("Yangshan", "CN"),
    ("Ningbo", "CN"),
    ("Ningbo-Beilun", "CN"),
    ("Yantian", "CN"),
    ("Busan", "KR"),
];

#[derive(Serialize)]
pub struct Documents {
    #[serde(skip)]
    pub lot: String,
    #[serde(skip)]
    pub rule: String,
    #[serde(skip)]
    pub cargo_mass: CargoMass,
    pub toc: Checked<ProductFootprint<Toc>>,
    pub hoc: Checked<ProductFootprint<Hoc>>,
    pub shipment: Checked<ProductFootprint<ShipmentFootprint>>,
    pub tad: Checked<TadPage>,
}

impl Documents {
    pub fn of(
        ledger: &Inventory,
        form: &ManifestForm,
        manifest: &Manifest,
        hub: Checked<Hoc>,
        stated: BTreeMap<String, Location>,
        options: &Options,
    ) -> Result<Self, String> {
        let words = |error: ExportError| error.to_string();
        let (name, lot) = subject(form, manifest, options.lot.as_deref())?;
        let rule = chosen_rule(options.rule.as_deref())?;
        let mass = chosen_mass(&options.cargo_mass)?;
        let locations = locations(ledger, stated).map_err(words)?;
        let toc = Toc::of_ledger::<Carried, ShortestFeasible>(ledger, TOC_ID, NamedSet::Ar6, &PLACES)
            .map_err(words)?;
        let report = ShipmentReport {
            shipment_id: "SHP-0001".to_owned(),
            toc_id: TOC_ID.to_owned(),
            gwp: NamedSet::Ar6,
            consignment_id: Some("CON-0001".to_owned()),
            voyage_no: None,
            locations,
        };
        let shipment = ShipmentFootprint::of_lot(ledger, manifest, &rule, lot, &report, &PLACES)
            .and_then(|shipment| shipment.into_inner().with_hub(&hub, &PLACES))
            .map_err(words)?;
        let tad = page(ledger, manifest, &report).map_err(words)?;
        let publisher = publisher(ledger);
        let by_mass = |envelope| Publisher { id: envelope, ..publisher.clone() };
        Ok(Self {
            lot: name.to_owned(),
            rule: rule.name.to_string(),
            toc: by_mass(uuid(1)).envelope_by_mass(toc, &mass, 6).map_err(words)?,
            hoc: by_mass(uuid(2)).envelope_by_mass(hub, &mass, 6).map_err(words)?,
            shipment: by_mass(uuid(3)).envelope(shipment).map_err(|error| error.to_string())?,
            tad,
            cargo_mass: mass,
        })
    }

    pub fn write(&self, folder: &Path) -> Result<(), String> {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        write(folder, "toc.json", &self.toc)?;
        write(folder, "hoc.json", &self.hoc)?;
        write(folder, "shipment.json", &self.shipment)?;
        write(folder, "tad.json", &self.tad)
    }
}

fn write(folder: &Path, name: &str, document: &impl Serialize) -> Result<(), String> {
    let path = folder.join(name);
    let text = serde_json::to_string_pretty(document).map_err(|error| error.to_string())?;
    std::fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    eprintln!("written: {}", path.display());
    Ok(())
}

fn subject<'a>(
    form: &'a ManifestForm,
    manifest: &'a Manifest,
    asked: Option<&str>,
) -> Result<(&'a str, &'a Lot), String> {
    let mut lots = form.lots.iter().map(|form| form.name.as_str()).zip(manifest.lots());
    let known = || form.lots.iter().map(|lot| lot.name.as_str()).collect::<Vec<_>>().join("; ");
    match asked {
        Some(name) => lots
            .find(|(own, _)| *own == name)
            .ok_or_else(|| format!("there is no lot `{name}`, must be one of {}", known())),
        None => lots.find(|(_, lot)| lot.is_loaded()).ok_or_else(|| "no lot has freight".to_owned()),
    }
}

/// By the TEU and kilometres that the TOC is per, unless another rule is asked for.
fn chosen_rule(asked: Option<&str>) -> Result<AllocationRule, String> {
    let Some(name) = asked else {
        let distance = DistanceRule::on(Basis::ShortestFeasibleDistance);
        let choices = Choices { distance, ..rule::CARRIED_TEU.choices };
        let source = Source::user("as the TOC of the same file");
        return Ok(AllocationRule::new("carried TEU on shortest feasible distance", choices, source));
    };
    let known = || rule::ALL.map(|rule| rule.name.into_owned()).join("; ");
    let found = rule::ALL.into_iter().find(|rule| rule.name.eq_ignore_ascii_case(name));
    found.ok_or_else(|| format!("there is no rule `{name}`, must be one of {}", known()))
}

fn chosen_mass(name: &str) -> Result<CargoMass, String> {
    match name {
        "lightweight" => Ok(cargo_mass::LIGHTWEIGHT),
        "average" => Ok(cargo_mass::AVERAGE),
        "corridor_model" => Ok(cargo_mass::CORRIDOR_MODEL),
        "heavyweight" => Ok(cargo_mass::HEAVYWEIGHT),
        "us_lci" => Ok(cargo_mass::US_LCI),
        _ => Err(format!(
            "there is no cargo mass `{name}`, must be one of lightweight, average, corridor_model, heavyweight, us_lci"
        )),
    }
}

/// Ports of the voyage: as stated, or of the crate's table.
fn locations(
    ledger: &Inventory,
    mut stated: BTreeMap<String, Location>,
) -> Result<BTreeMap<String, Location>, ExportError> {
    for name in ledger.voyage().legs().flat_map(|leg| [&leg.from, &leg.to]) {
        let country = COUNTRIES.iter().find(|(port, _)| *port == &**name);
        if let (false, Some((_, country)), Ok(port)) =
            (stated.contains_key(&**name), country, port::find(name))
        {
            stated.insert(name.to_string(), Location::new(&**name, *country).at(port.position())?);
        }
    }
    Ok(stated)
}

fn page(
    ledger: &Inventory,
    manifest: &Manifest,
    shipment: &ShipmentReport,
) -> Result<Checked<TadPage>, ExportError> {
    let mut data = Vec::new();
    for (number, leg) in (0..).zip(ledger.voyage().legs()) {
        let at = |port: &str| {
            shipment.locations.get(port).cloned().ok_or_else(|| ExportError::NoLocation {
                port: port.to_owned(),
                known: shipment.locations.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
            })
        };
        let report = LegReport {
            leg: number,
            activity_id: format!("ACT-000{}", number + 1),
            consignment_ids: shipment.consignment_id.iter().cloned().collect(),
            origin: at(&leg.from)?,
            destination: at(&leg.to)?,
        };
        data.push(Tad::of_leg(ledger, manifest, &report, NamedSet::Ar6, &PLACES)?.into_inner());
    }
    Ok(Checked::new(TadPage { data })?)
}

fn uuid(number: u8) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// A made-up publisher: a real one states its own.
fn publisher(ledger: &Inventory) -> Publisher {
    let activities = ledger.voyage().activities();
    let start = activities.first().map(|activity| activity.start()).unwrap_or_default();
    let end = activities.last().map(|activity| activity.end()).unwrap_or_default();
    Publisher {
        id: uuid(0),
        spec_version: "2.2.0".to_owned(),
        version: 0,
        created: end.into(),
        status: FootprintStatus::Active,
        company_name: "Made Up Line".to_owned(),
        company_ids: vec!["urn:uuid:00000000-0000-4000-8000-00000000000a".to_owned()],
        assigned_by: AssignedBy::Vendor,
        product_description: "Logistics emissions, made up for an example".to_owned(),
        product_name_company: "Made-up transport".to_owned(),
        comment: String::new(),
        characterization_factors: CharacterizationFactors::Ar6,
        cross_sectoral_standards_used: vec![CrossSectoralStandard::GhgProtocol],
        boundary_processes_description: "Well-to-wake CO2e of the loop, port calls included".to_owned(),
        reference_period_start: start.into(),
        reference_period_end: end.into(),
        exempted_emissions_percent: Number::Whole(0),
        exempted_emissions_description: String::new(),
        primary_data_share: None,
    }
}
