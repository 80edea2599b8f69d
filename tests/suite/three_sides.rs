//! Measured, modelled and reported side by side: one voyage, one ship-year, and their files.

use std::collections::BTreeMap;

use green_corridor::engine::EngineClass;
use green_corridor::fuel::{FactorSet, MarineFuel};
use green_corridor::interchange::{ShipYearFile, ShipYearForm, VoyageForm};
use green_corridor::inventory::{InventoryError, MeasuredSide, ReportedFigures, Side, Sides, ThreeSides};
use green_corridor::provenance::Source;
use green_corridor::regulation::{Passage, ReportScope, ShipYear, Territory, YearSides, YearSidesError};
use green_corridor::units::si::hours;
use green_corridor::units::substance::Fuel;
use green_corridor::units::{Distance, Mass};
use green_corridor::vessel::Consumer;
use green_corridor::voyage::{Evidence, MeasuredFuel};
use green_corridor::{FuelBasis, FuelBatch, FuelPlan, Inventory, Voyage, VoyageFile};
use proptest::prelude::*;

use crate::fuel_eu::{burned, container_ship, proven, state, voyage, year_of};
use crate::made_up::{ocean, starting};
use crate::strategies::cases;
use crate::tolerance::{FULL_PRECISION, assert_close};

const ROUND_TRIP: &str = include_str!("../../examples/data/yangshan_los_angeles_round_trip.toml");
const YEAR: &str = include_str!("../../examples/data/ship_year_los_angeles_shanghai.toml");

fn noted(notes: Vec<(Consumer, FuelBatch, f64)>) -> Voyage {
    let builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO));
    let note = |(consumer, batch, tonnes)| MeasuredFuel {
        consumer,
        ..MeasuredFuel::whole_ship(batch, Mass::from_tonnes(tonnes), Evidence::BunkerNote)
    };
    notes
        .into_iter()
        .map(note)
        .fold(ocean(builder), |builder, note| builder.bunker_note(note))
        .build()
        .expect("a voyage")
}

fn report() -> ReportedFigures {
    ReportedFigures::new(Source::user("voyage report"))
}

fn tonnes(mass: Option<Mass<Fuel>>) -> Option<f64> {
    mass.map(Mass::tonnes)
}

/// MEPC.391(81): VLSFO has 40.2 MJ/kg and 3.114 g CO2 per gram.
#[test]
fn bunker_notes_model_and_report_of_one_voyage() {
    let voyage = noted(vec![(Consumer::WholeShip, MarineFuel::VLSFO.into(), 1_500.0)]);
    let reported = report()
        .with_fuel(MarineFuel::VLSFO, Mass::from_tonnes(1_575.0))
        .and_then(|report| report.with_sailed(Distance::from_nautical_miles(5_808.0)))
        .and_then(|report| report.with_under_way(hours(340.0)))
        .and_then(|report| report.with_regulatory_co2(Mass::from_tonnes(4_900.0)))
        .expect("in range");
    let set = FactorSet::imo_lca();
    let sides = ThreeSides::of(&voyage, &set, Some(&reported)).expect("sides");
    let ledger = Inventory::of(&voyage, &set, FuelBasis::Modelled).expect("a ledger");
    assert_eq!(sides.measured, MeasuredSide::BunkerNotes);
    assert_eq!(tonnes(sides.fuel.measured), Some(1_500.0));
    assert_eq!(sides.fuel.modelled, Some(ledger.total().fuel));
    assert_eq!(sides.by_fuel[&MarineFuel::VLSFO], sides.fuel);
    assert_eq!(tonnes(sides.fuel.residual(Side::Reported, Side::Measured)), Some(75.0));
    assert_close(sides.fuel.share(Side::Reported, Side::Measured).expect("known"), 0.05, FULL_PRECISION);
    let energy = sides.fuel_energy.measured.expect("known");
    assert_close(energy.gigajoules(), 1_500.0 * 40.2, FULL_PRECISION);
    let energy = sides.fuel_energy.reported.expect("known");
    assert_close(energy.gigajoules(), 1_575.0 * 40.2, FULL_PRECISION);
    assert_close(sides.stack_co2.measured.expect("known").tonnes(), 1_500.0 * 3.114, FULL_PRECISION);
    // What the report does not say is not computed from its fuel.
    assert_eq!(sides.stack_co2.reported, None);
    assert_eq!(sides.stack_co2.share(Side::Reported, Side::Measured), None);
    assert_close(sides.sailed.share(Side::Reported, Side::Modelled).expect("known"), 0.01, 1e-2);
    assert_eq!(sides.sailed.measured, None);
    assert_close(
        sides.under_way.share(Side::Reported, Side::Modelled).expect("known"),
        340.0 * 17.0 / 5_750.0 - 1.0,
        1e-9,
    );
}

/// Bio-methanol with proof: 1,767.93 t leave 2,430.9 t at the stack and nothing in the regulator's ledger.
#[test]
fn regulatory_co2_stays_apart_from_the_stack() {
    let batch = proven(MarineFuel::BIO_METHANOL, 10.4);
    let voyage = noted(vec![(Consumer::WholeShip, batch, 1_767.93)]);
    let sides = ThreeSides::of(&voyage, &FactorSet::fuel_eu(), None).expect("sides");
    crate::tolerance::assert_printed(sides.stack_co2.measured.expect("known").tonnes(), "2430.9");
    assert_eq!(sides.regulatory_co2.measured, Some(Mass::ZERO));
    // Against nothing there is no share, and a fuel that a side does not name has no figure there.
    assert_eq!(sides.regulatory_co2.share(Side::Modelled, Side::Measured), None);
    assert_eq!(sides.by_fuel[&MarineFuel::VLSFO].measured, None);
    assert_eq!(sides.by_fuel[&MarineFuel::BIO_METHANOL].modelled, None);
    assert_eq!(sides.fuel.reported, None);
}

#[test]
fn a_measured_side_that_is_not_whole_is_missing() {
    let main_only = noted(vec![(Consumer::MainEngine, MarineFuel::VLSFO.into(), 1_400.0)]);
    let sides = ThreeSides::of(&main_only, &FactorSet::imo_lca(), None).expect("sides");
    assert!(matches!(
        sides.measured,
        MeasuredSide::Incomplete(InventoryError::NotMeasured { consumer: Consumer::MainEngine, .. })
    ));
    assert_eq!((sides.fuel.measured, sides.stack_co2.measured), (None, None));
    let all = [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler];
    let all = all.map(|consumer| (consumer, MarineFuel::VLSFO.into(), 100.0));
    let sides = ThreeSides::of(&noted(all.into()), &FactorSet::imo_lca(), None).expect("sides");
    assert_eq!(tonnes(sides.fuel.measured), Some(300.0));
}

#[test]
fn a_reported_fuel_without_a_heating_value_is_refused() {
    let reported = report().with_fuel(MarineFuel::BIO_METHANOL, Mass::from_tonnes(1.0)).expect("in range");
    let error = ThreeSides::of(&noted(Vec::new()), &FactorSet::fuel_eu(), Some(&reported));
    let error = error.expect_err("a biofuel without certificate").to_string();
    assert!(error.starts_with("reported fuel: "), "{error}");
}

#[test]
fn absurd_reports_are_refused() {
    let of =
        |result: Result<ReportedFigures, green_corridor::units::OutOfRange>| result.unwrap_err().to_string();
    assert!(of(report().with_fuel(MarineFuel::MGO, Mass::from_tonnes(-1.0))).contains("`mass_t`"));
    assert!(of(report().with_stack_co2(Mass::from_tonnes(f64::NAN))).contains("`stack_co2_t`"));
    assert!(of(report().with_regulatory_co2(Mass::from_tonnes(1e9))).contains("`regulatory_co2_t`"));
    assert!(of(report().with_sailed(Distance::from_nautical_miles(1e6))).contains("`distance_nm`"));
    assert!(of(report().with_under_way(hours(9_000.0))).contains("`under_way_h`"));
}

fn abroad() -> Passage {
    voyage(Territory::ThirdCountry, Territory::ThirdCountry)
}

/// Two of three burns are inside EU MRV. FuelEU Annex II: MGO has 3.206 g CO2 per gram.
#[test]
fn a_ship_year_in_the_scope_of_its_report() {
    let burns = |tonnes: f64| {
        [
            burned(voyage(Territory::ThirdCountry, state("NL")), MarineFuel::MGO, tonnes),
            burned(Passage::InPort(state("NL")), MarineFuel::MGO, 50.0),
            burned(abroad(), MarineFuel::MGO, 400.0),
        ]
    };
    let miles = Distance::from_nautical_miles(60_000.0);
    let measured = year_of(container_ship(), 2026, burns(950.0)).with_sailed(miles).expect("in range");
    let modelled = year_of(container_ship(), 2026, burns(910.0)).with_sailed(miles).expect("in range");
    let reported = report()
        .with_fuel(MarineFuel::MGO, Mass::from_tonnes(1_020.0))
        .and_then(|report| report.with_sailed(Distance::from_nautical_miles(45_000.0)))
        .and_then(|report| report.with_regulatory_co2(Mass::from_tonnes(3_270.0)))
        .expect("in range");
    let of = |scope| {
        let factors = FactorSet::fuel_eu();
        YearSides::of(Some(&measured), Some(&modelled), Some(&reported), scope, &factors).expect("sides")
    };
    let mrv = of(ReportScope::EuMrv);
    assert_eq!(tonnes(mrv.fuel.measured), Some(1_000.0));
    assert_eq!(tonnes(mrv.fuel.residual(Side::Measured, Side::Modelled)), Some(40.0));
    assert_close(mrv.fuel.share(Side::Reported, Side::Measured).expect("known"), 0.02, FULL_PRECISION);
    assert_close(mrv.regulatory_co2.measured.expect("known").tonnes(), 3_206.0, FULL_PRECISION);
    assert_close(
        mrv.regulatory_co2.share(Side::Reported, Side::Measured).expect("known"),
        3_270.0 / 3_206.0 - 1.0,
        1e-9,
    );
    assert_eq!((mrv.sailed.measured, mrv.sailed.residual(Side::Reported, Side::Measured)), (None, None));
    assert_eq!(mrv.stack_co2.reported, None);
    let whole = of(ReportScope::WholeYear);
    assert_eq!(tonnes(whole.fuel.measured), Some(1_400.0));
    assert_eq!(
        whole.sailed.residual(Side::Reported, Side::Measured),
        Some(Distance::from_nautical_miles(-15_000.0))
    );
}

#[test]
fn two_ship_years_are_not_one() {
    let of = |year| ShipYear::new(container_ship(), year);
    let (one, other) = (of(2025), of(2026));
    let sides = YearSides::of(Some(&one), Some(&other), None, ReportScope::WholeYear, &FactorSet::fuel_eu());
    assert!(matches!(sides, Err(YearSidesError::NotOneShipYear { .. })), "{sides:?}");
    let unknown = year_of(container_ship(), 2026, [burned(abroad(), MarineFuel::FAME, 1.0)]);
    let sides = YearSides::of(None, Some(&unknown), None, ReportScope::WholeYear, &FactorSet::mepc_364());
    assert!(matches!(sides, Err(YearSidesError::Gases(_))), "{sides:?}");
}

fn voyage_file(text: &str) -> Result<VoyageFile, String> {
    let form: VoyageForm = toml::from_str(text).map_err(|error| error.to_string())?;
    VoyageFile::try_from(form).map_err(|error| error.to_string())
}

#[test]
fn a_voyage_file_holds_its_report() {
    let file = voyage_file(ROUND_TRIP).expect("valid");
    let reported = file.reported().expect("a report");
    assert_eq!(tonnes(reported.fuel()), Some(3_057.0));
    let replaced = |from: &str, to: &str| {
        let text = ROUND_TRIP.replacen(from, to, 1);
        assert_ne!(text, ROUND_TRIP);
        voyage_file(&text).expect_err("must be refused")
    };
    let unknown = replaced("{ fuel = \"MGO\", mass_t = 262 }", "{ fuel = \"MDOO\", mass_t = 262 }");
    assert!(unknown.contains("reported.fuels 2") && unknown.contains("`MDOO`"), "{unknown}");
    assert!(replaced("mass_t = 2795", "mass_t = -1").contains("must be in 0..=1000000 t"));
    assert!(replaced("distance_nm = 11702", "distance_nm = 1e9").contains("reported: `distance_nm`"));
    assert!(replaced("regulatory_co2_t", "co2_t").contains("unknown field `co2_t`"));
}

/// Electricity that no meter counted leaves the fuel of the bunker notes, the model and the report to compare.
#[test]
fn electricity_without_a_meter_does_not_end_the_comparison() {
    let file = voyage_file(ROUND_TRIP).expect("valid");
    let sides = ThreeSides::of(file.voyage(), file.factor_set(), file.reported()).expect("sides");
    assert_eq!(sides.measured, MeasuredSide::BunkerNotes);
    assert_eq!((tonnes(sides.fuel.measured), tonnes(sides.fuel.reported)), (Some(3_040.0), Some(3_057.0)));
    assert!(sides.fuel.modelled.is_some());
}

#[test]
fn a_voyage_file_names_its_gap_policy() {
    let with = |basis: &str, policy: &str| {
        let text = ROUND_TRIP.replacen("fuel_basis = \"modelled\"", &format!("fuel_basis = \"{basis}\""), 1);
        voyage_file(&format!("{text}\n[gap_policy]\n{policy}\n"))
    };
    let stated = "policy = \"modelled\"\nbelow = 0.2\nabove = 0.25\nsource = \"stated\"";
    let file = with("measured", stated).expect("valid");
    let ledger = file.inventory().expect("filled");
    assert!(ledger.fills().iter().all(|fill| fill.policy == "modelled"));
    let again: VoyageFile = toml::from_str(&toml::to_string(&file).expect("TOML")).expect("valid");
    assert_eq!(file, again);
    let none = ROUND_TRIP.replacen("fuel_basis = \"modelled\"", "fuel_basis = \"measured\"", 1);
    let error = voyage_file(&none).expect("valid").inventory().expect_err("no policy").to_string();
    assert!(
        error.contains("not metered; state the kWh of a meter, or name one of the gap policies"),
        "{error}"
    );
    assert!(with("measured", "policy = \"conservative\"").expect("valid").inventory().is_ok());
    assert!(with("modelled", stated).expect_err("nothing to fill").contains("`fuel_basis` must be"));
    let error = with("measured", &stated.replace("0.2\n", "1.5\n")).expect_err("below zero");
    assert!(error.contains("gap_policy: `below` must be in 0..=1, got 1.5"), "{error}");
    let error = with("measured", &stated.replace("\"stated\"", "\" \"")).expect_err("no source");
    assert!(error.contains("gap_policy: `source` is empty; state what the bound rests on"), "{error}");
    assert!(with("measured", "policy = \"guess\"").expect_err("none such").contains("guess"));
    assert!(
        with("measured", "policy = \"conservative\"\nbelow = 1")
            .expect_err("not its field")
            .contains("below")
    );
}

#[test]
fn a_ship_year_file_holds_its_report() {
    let file: ShipYearFile = toml::from_str(YEAR).expect("valid");
    let sides = file.sides().expect("computed").expect("a report");
    assert_eq!((tonnes(sides.fuel.measured), tonnes(sides.fuel.modelled)), (Some(19_960.0), None));
    assert_eq!(tonnes(sides.fuel.residual(Side::Reported, Side::Measured)), Some(315.0));
    let modelled = YEAR.replacen("burns_are = \"measured\"", "burns_are = \"modelled\"", 1);
    let modelled: ShipYearFile = toml::from_str(&modelled).expect("valid");
    let sides = modelled.sides().expect("computed").expect("a report");
    assert_eq!((tonnes(sides.fuel.measured), tonnes(sides.fuel.modelled)), (None, Some(19_960.0)));
    let again: ShipYearFile = toml::from_str(&toml::to_string(&file).expect("TOML")).expect("valid");
    assert_eq!(file, again);
    let wrong = YEAR.replacen("fuel = \"MGO\", mass_t = 1035", "fuel = \"DIESEL\", mass_t = 1035", 1);
    let form: ShipYearForm = toml::from_str(&wrong).expect("well-formed");
    let error = ShipYearFile::try_from(form).expect_err("unknown fuel").to_string();
    assert!(error.contains("reported.fuels 2") && error.contains("`DIESEL`"), "{error}");
    let without = YEAR.split("[reported]").next().expect("a year");
    let without: ShipYearFile = toml::from_str(without).expect("valid");
    assert_eq!(without.sides().expect("computed"), None);
}

const SIDES: [Side; 3] = [Side::Measured, Side::Modelled, Side::Reported];

proptest! {
    #![proptest_config(cases(256))]

    /// A residual one way is the negative of the other way, of a side with itself zero, and missing where a side is.
    #[test]
    fn residuals_are_antisymmetric(figures in prop::array::uniform3(prop::option::of(0.0..1e6_f64))) {
        let [measured, modelled, reported] = figures.map(|tonnes| tonnes.map(Mass::<Fuel>::from_tonnes));
        let sides = Sides { measured, modelled, reported };
        for one in SIDES {
            for other in SIDES {
                let residual = sides.residual(one, other);
                prop_assert_eq!(residual, sides.residual(other, one).map(|mass| -mass));
                prop_assert_eq!(residual.is_some(), sides.of(one).is_some() && sides.of(other).is_some());
                if let (Some(share), Some(against)) = (sides.share(one, other), sides.of(other)) {
                    let back = against.tonnes() * (1.0 + share);
                    prop_assert!((back - sides.of(one).expect("known").tonnes()).abs() <= 1e-9 * back.max(against.tonnes()));
                }
            }
            prop_assert!(sides.residual(one, one).is_none_or(|mass| mass == Mass::ZERO));
        }
    }

    /// Every key of any side has a row, and no row has a figure that its side does not.
    #[test]
    fn rows_hold_what_the_sides_hold(
        sides in prop::array::uniform3(prop::collection::btree_map(0_u8..6, 0.0..1e3_f64, 0..6)),
    ) {
        let [measured, modelled, reported]: [BTreeMap<u8, f64>; 3] = sides;
        let rows = Sides::by_key(measured.clone(), modelled.clone(), reported.clone());
        for key in 0..6 {
            let row = rows.get(&key).copied().unwrap_or(Sides::NONE);
            prop_assert_eq!(row.measured, measured.get(&key).copied());
            prop_assert_eq!(row.modelled, modelled.get(&key).copied());
            prop_assert_eq!(row.reported, reported.get(&key).copied());
        }
    }
}
