//! Ledgers, legs and lots, written as iLEAP.

use std::collections::BTreeMap;

use green_corridor::engine::EngineClass;
use green_corridor::fuel::gwp::{Ar6, NamedSet};
use green_corridor::grid::{GridBasis, GridFactor};
use green_corridor::intensity::dimension::{Basis, DistanceRule};
use green_corridor::intensity::{
    AllocationRule, Allocator, Choices, Lot, Manifest, TransportActivity, cargo_mass, rule,
};
use green_corridor::interchange::ileap::{
    AssignedBy, CharacterizationFactors, Checked, CrossSectoralStandard, EnergyCarrierType, FeedstockType,
    FootprintStatus, Hoc, LegReport, Location, Number, Places, Publisher, ShipmentFootprint, ShipmentReport,
    Tad, Toc, intensity_of,
};
use green_corridor::interchange::{ManifestForm, VoyageForm};
use green_corridor::provenance::Source;
use green_corridor::units::substance::{Carried, Nominal, Sailed, ShortestFeasible};
use green_corridor::units::{Decimal, ElectricityFactor};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, ShoreSupply, VoyageFile, port};
use serde::Serialize;

use super::{HOC, Kind};
use crate::made_up;

pub const PLACES: Places = Places::TO_THE_GRAM;

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// The made-up loop of the examples.
pub fn made_up_loop() -> (Inventory, Manifest) {
    let voyage = include_str!("../../../examples/data/trans_pacific_loop.toml");
    let lots = include_str!("../../../examples/data/trans_pacific_loop_manifest.toml");
    let form: VoyageForm = toml::from_str(voyage).expect("a form");
    let file = VoyageFile::try_from(form).expect("a voyage");
    let form: ManifestForm = toml::from_str(lots).expect("a form");
    let manifest = form.manifest(file.voyage()).expect("a manifest");
    (file.inventory().expect("a ledger"), manifest)
}

pub fn report() -> ShipmentReport {
    let ports = [("Yangshan", "CN"), ("Ningbo", "CN"), ("Los Angeles", "US"), ("Oakland", "US")];
    let locations = ports.map(|(name, country)| {
        let position = port::find(name).expect("a port").position();
        (name.to_owned(), Location::new(name, country).at(position).expect("degrees"))
    });
    ShipmentReport {
        shipment_id: "SHP-1".to_owned(),
        toc_id: "toc-loop".to_owned(),
        gwp: NamedSet::Ar6,
        consignment_id: None,
        voyage_no: Some("GC026E".to_owned()),
        locations: BTreeMap::from(locations),
    }
}

/// Carried TEU by shortest feasible distance: what the TOC is per.
pub fn as_the_toc() -> AllocationRule {
    let distance = DistanceRule::on(Basis::ShortestFeasibleDistance);
    let choices = Choices { distance, ..rule::CARRIED_TEU.choices };
    AllocationRule::new("as the TOC", choices, Source::user("a test"))
}

pub fn publisher() -> Publisher {
    let time = |text: &str| text.to_owned().try_into().expect("a time");
    Publisher {
        id: "8f5d3a52-7b0e-4d0a-9f0b-3f1f6f1f2a11".to_owned(),
        spec_version: "2.1.0".to_owned(),
        version: 1,
        created: time("2026-05-01T00:00:00Z"),
        status: FootprintStatus::Active,
        company_name: "Made up".to_owned(),
        company_ids: vec!["urn:uuid:5b0a7a3e-5f0d-4a8a-9d3c-0c2f7a1f7e10".to_owned()],
        assigned_by: AssignedBy::Buyer,
        product_description: String::new(),
        product_name_company: "Loop".to_owned(),
        comment: "Made up.".to_owned(),
        characterization_factors: CharacterizationFactors::Ar6,
        cross_sectoral_standards_used: vec![CrossSectoralStandard::Iso14067],
        boundary_processes_description: String::new(),
        reference_period_start: time("2026-01-01T00:00:00Z"),
        reference_period_end: time("2027-01-01T00:00:00Z"),
        exempted_emissions_percent: Number::Float(0.5),
        exempted_emissions_description: String::new(),
        primary_data_share: Some(Number::Whole(0)),
    }
}

/// The schema takes what is written, and it is read back the same.
pub fn holds(kind: Kind, written: &impl Serialize) {
    let value = serde_json::to_value(written).expect("written");
    assert!(kind.validates(&value), "{kind:?}: {value:#}");
    assert_eq!(kind.read(&value.to_string()), Ok(value), "{kind:?}");
}

fn number(decimal: &Decimal) -> f64 {
    decimal.to_string().parse().expect("a number")
}

#[test]
fn the_category_of_a_loop_has_the_intensity_of_its_ledger() {
    let (ledger, _) = made_up_loop();
    let toc = Toc::of_ledger::<Carried, ShortestFeasible>(&ledger, "toc-loop", NamedSet::Ar6, &PLACES)
        .expect("a TOC");
    holds(Kind::Toc, &toc);
    let activity = TransportActivity::of(ledger.voyage());
    let emissions = ledger.total().emissions;
    let wtw =
        activity.per_teu_km::<Carried, ShortestFeasible, _>(emissions.well_to_wake(Ar6).expect("known"));
    let ttw =
        activity.per_teu_km::<Carried, ShortestFeasible, _>(emissions.tank_to_wake(Ar6).expect("known"));
    for (printed, exact) in [
        (&toc.co2e_intensity_wtw, wtw.expect("an intensity").grams_per_teu_km() / 1e3),
        (&toc.co2e_intensity_ttw, ttw.expect("an intensity").grams_per_teu_km() / 1e3),
    ] {
        // Half of the last place, and what rounding nine places of consumption and factor can move.
        assert!((number(printed) - exact).abs() <= 0.5e-6 + 1e-8, "{printed} for {exact}");
        assert_eq!(printed.places(), 6);
    }
    let [wtw, ttw] = intensity_of(&toc.energy_carriers).expect("stated");
    assert_eq!(wtw.rounded_half_up(6), toc.co2e_intensity_wtw);
    assert_eq!(ttw.rounded_half_up(6), toc.co2e_intensity_ttw);
    let [only] = toc.energy_carriers.as_slice() else { panic!("VLSFO alone") };
    assert_eq!(only.energy_carrier, EnergyCarrierType::Hfo);
    assert_eq!(only.relative_share, decimal("1"));
    // 7,200 of 8,500 slots full: more per container than per slot.
    let nominal = Toc::of_ledger::<Nominal, Sailed>(&ledger, "toc-slots", NamedSet::Ar6, &PLACES);
    assert!(nominal.expect("a TOC").co2e_intensity_wtw < toc.co2e_intensity_wtw);
}

#[test]
fn shore_power_is_electricity_of_the_grid() {
    let factor = ElectricityFactor::from_grams_per_kilowatt_hour;
    let others = Some((ElectricityFactor::ZERO, ElectricityFactor::ZERO));
    let grid =
        GridFactor::new("made up", (2026, GridBasis::LocationAverage), factor(300.0), others, "a test");
    let plug = made_up::plug(grid.expect("a factor"), ShoreSupply::AuxiliaryDemand);
    let plan = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO);
    let voyage = made_up::ocean(made_up::starting(EngineClass::Ssd, plan)).shore_power(plug);
    let ledger = made_up::ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let toc = Toc::of_ledger::<Carried, Sailed>(&ledger, "toc", NamedSet::Ar6, &PLACES).expect("a TOC");
    holds(Kind::Toc, &toc);
    let names: Vec<&str> = toc.energy_carriers.iter().map(|one| one.energy_carrier.as_str()).collect();
    assert_eq!(names, ["HFO", "MGO", "Electric"]);
    let electric = &toc.energy_carriers[2];
    let feedstocks = electric.feedstocks.as_deref().expect("the grid");
    assert_eq!(feedstocks[0].feedstock, FeedstockType::Grid);
    // 5 % lost in the converter, 5 % in the grid: 300 / 0.95 / 0.95 at the ship; nothing at the stack.
    let at_the_ship = number(electric.emission_factor_wtw.as_ref().expect("a factor"));
    assert!((0.31..0.34).contains(&at_the_ship), "{at_the_ship}");
    assert!(electric.emission_factor_ttw.as_ref().is_some_and(Decimal::is_zero));
}

#[test]
fn a_lot_under_a_rule_is_a_shipment() {
    let (ledger, manifest) = made_up_loop();
    let allocator = Allocator::new(&ledger, &manifest).expect("one voyage");
    for rule in [as_the_toc(), rule::CARRIED_TEU, rule::ISO_14083, rule::CLEAN_CARGO, rule::DIRECTION_SHAPLEY]
    {
        let allocation = allocator.under(&rule).expect("an answer");
        for lot in manifest.lots().iter().filter(|lot| lot.is_loaded()) {
            let shipment = ShipmentFootprint::of_lot(&ledger, &manifest, &rule, lot, &report(), &PLACES)
                .expect("a shipment");
            holds(Kind::Shipment, &shipment);
            let legs = (lot.legs().end() - lot.legs().start() + 1) as usize;
            assert_eq!(shipment.tces.len(), legs);
            let charged = allocation.figure(lot).expect("a figure").kg;
            let printed = number(&shipment.co2e_wtw());
            assert!((printed - charged).abs() <= 0.0005 * legs as f64 + 1e-9 * charged, "{}", rule.name);
            assert!(shipment.co2e_ttw() < shipment.co2e_wtw());
        }
    }
}

#[test]
fn the_rule_of_the_toc_charges_what_the_toc_does() {
    let (ledger, manifest) = made_up_loop();
    let toc = Toc::of_ledger::<Carried, ShortestFeasible>(&ledger, "toc-loop", NamedSet::Ar6, &PLACES)
        .expect("a TOC");
    let lot = &manifest.lots()[0];
    let shipment = ShipmentFootprint::of_lot(&ledger, &manifest, &as_the_toc(), lot, &report(), &PLACES)
        .expect("a shipment");
    for tce in &shipment.tces {
        let (teu, km) = (tce.packaging_or_tr_eq_amount.as_ref(), tce.distance.sfd.as_ref());
        let by_toc = &(teu.expect("TEU") * km.expect("km")) * &toc.co2e_intensity_wtw;
        let most = 0.51e-6 * number(&(teu.expect("TEU") * km.expect("km"))) + 0.001;
        assert!((number(&by_toc) - number(&tce.co2e_wtw)).abs() <= most, "{}", tce.tce_id);
    }
    assert_eq!(shipment.tces[1].prev_tce_ids.as_deref(), Some(&["SHP-1-sea-1".to_owned()][..]));
}

#[test]
fn a_hub_takes_its_intensity_times_the_containers() {
    let (ledger, manifest) = made_up_loop();
    let hub: Checked<Hoc> = serde_json::from_str(HOC).expect("a HOC");
    let lot: &Lot = &manifest.lots()[0];
    let sea = ShipmentFootprint::of_lot(&ledger, &manifest, &as_the_toc(), lot, &report(), &PLACES);
    let shipment = sea.expect("a shipment").into_inner().with_hub(&hub, &PLACES).expect("handled");
    holds(Kind::Shipment, &shipment);
    let hub_tce = shipment.tces.last().expect("the hub");
    assert_eq!(hub_tce.co2e_wtw, decimal("31080")); // 4,000 TEU x 7.77 kg
    assert_eq!(hub_tce.co2e_ttw, decimal("10720"));
    let envelope = publisher().envelope(shipment).expect("an envelope");
    holds(Kind::ShipmentEnvelope, &envelope);
    assert_eq!(
        envelope.product_ids,
        ["urn:pathfinder:product:customcode:buyer-assigned:shipment:SHP-1".to_owned()]
    );
}

/// What the ship emitted stays with the ship, and the hub follows every element that none follows.
#[test]
fn a_hub_takes_nothing_else_of_the_ship() {
    let (ledger, manifest) = made_up_loop();
    let hub: Checked<Hoc> = serde_json::from_str(HOC).expect("a HOC");
    let lot = &manifest.lots()[0];
    let sea = ShipmentFootprint::of_lot(&ledger, &manifest, &as_the_toc(), lot, &report(), &PLACES);
    let mut sea = sea.expect("a shipment").into_inner();
    for tce in &mut sea.tces {
        (tce.nox_ttw, tce.flight_no) = (Some(decimal("123")), None);
        tce.prev_tce_ids = Some(Vec::new());
    }
    let ids: Vec<String> = sea.tces.iter().map(|tce| tce.tce_id.clone()).collect();
    let shipment = sea.with_hub(&hub, &PLACES).expect("handled");
    let hub = shipment.tces.last().expect("the hub");
    assert_eq!((&hub.nox_ttw, &hub.sox_ttw, &hub.ch4_ttw, &hub.pm_ttw), (&None, &None, &None, &None));
    assert_eq!(hub.prev_tce_ids.as_ref(), Some(&ids));
}

/// A rule of another set and stage is published under the set of the report.
#[test]
fn a_rule_is_published_under_the_set_of_the_report() {
    let (ledger, manifest) = made_up_loop();
    let lot = &manifest.lots()[0];
    let of = |rule: &AllocationRule| {
        ShipmentFootprint::of_lot(&ledger, &manifest, rule, lot, &report(), &PLACES).expect("a shipment")
    };
    let index = rule::CARRIER_LOOP_INDEX;
    let choices = Choices { gwp: NamedSet::Ar6, ..index.choices };
    let same = AllocationRule { choices, ..index.clone() };
    assert_eq!(of(&index).co2e_wtw(), of(&same).co2e_wtw());
    let first = Allocator::new(&ledger, &manifest).expect("its own");
    let choices = Choices { life_cycle: green_corridor::fuel::LifeCycleStage::WtW, ..same.choices };
    let own =
        first.under(&AllocationRule { choices, ..same }).expect("a rule").figure(lot).expect("a figure");
    assert!((own.kg - of(&index).co2e_wtw().to_string().parse::<f64>().expect("a number")).abs() < 0.01);
}

#[test]
fn every_leg_has_its_activity_data() {
    let (ledger, manifest) = made_up_loop();
    let report = report();
    for (number, leg) in (0..).zip(ledger.voyage().legs()) {
        let of_leg = LegReport {
            leg: number,
            activity_id: format!("ACT-{number}"),
            consignment_ids: vec!["CON-1".to_owned()],
            origin: report.locations[&*leg.from].clone(),
            destination: report.locations[&*leg.to].clone(),
        };
        let tad = Tad::of_leg(&ledger, &manifest, &of_leg, NamedSet::Ar6, &PLACES).expect("a TAD");
        holds(Kind::Tad, &tad);
        let carried = leg.cargo.expect("cargo").carried().count();
        assert_eq!(tad.packaging_or_tr_eq_amount, Some(carried as u64));
    }
}

#[test]
fn categories_per_teu_need_a_mass_for_their_envelope() {
    let (ledger, _) = made_up_loop();
    let toc = Toc::of_ledger::<Carried, ShortestFeasible>(&ledger, "toc-loop", NamedSet::Ar6, &PLACES)
        .expect("a TOC");
    let refused = publisher().envelope(toc.clone()).unwrap_err().to_string();
    assert!(
        refused.starts_with("toc `toc-loop`: an intensity per TEUkm goes into a PACT envelope"),
        "{refused}"
    );
    let envelope = publisher().envelope_by_mass(toc.clone(), &cargo_mass::AVERAGE, 7).expect("by mass");
    holds(Kind::TocEnvelope, &envelope);
    let ten = &toc.co2e_intensity_wtw * &Decimal::from_digits(1, 1);
    assert_eq!(envelope.pcf.pcf_excluding_biogenic, ten);
    assert!(
        envelope.comment.starts_with("Made up. Per tonne by 10 t/TEU: GLEC Framework"),
        "{}",
        envelope.comment
    );

    let hub: Checked<Hoc> = serde_json::from_str(HOC).expect("a HOC");
    assert!(publisher().envelope(hub.clone()).is_err());
    let envelope = publisher().envelope_by_mass(hub, &cargo_mass::HEAVYWEIGHT, 6).expect("by mass");
    holds(Kind::HocEnvelope, &envelope);
    assert_eq!(envelope.pcf.pcf_excluding_biogenic, decimal("0.535862")); // 7.77 / 14.5
}
