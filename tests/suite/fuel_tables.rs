//! Every single-fuel intensity of the embedded sets, to the printed digits.

use green_corridor::fuel::gwp::{Ar4, Ar5, GwpSet};
use green_corridor::fuel::{
    Certificate, ConsumerClass, FactorSet, Family, FuelBatch, FuelError, FuelFactors, MarineFuel, Origin,
    Sustainability, UserFuel, carbon_content,
};
use green_corridor::provenance::Source;
use green_corridor::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue};

use crate::tolerance::assert_printed;

fn consumer(printed: &str) -> ConsumerClass {
    match printed {
        "ALL ICEs" | "ICE" => ConsumerClass::InternalCombustion,
        "LNG Otto (dual fuel medium speed)" | "Otto dual fuel medium speed" => {
            ConsumerClass::LngOttoMediumSpeed
        }
        "LNG Otto (dual fuel slow speed)" | "Otto dual fuel slow speed" => ConsumerClass::LngOttoSlowSpeed,
        "LNG Diesel (dual fuel slow speed)" | "LNG Diesel (dual fuels)" | "Diesel dual fuel slow speed" => {
            ConsumerClass::LngDieselSlowSpeed
        }
        "LBSI" => ConsumerClass::LeanBurnSparkIgnited,
        "Fuel cells" => ConsumerClass::FuelCell,
        _ => ConsumerClass::BoilerOrSteamTurbine,
    }
}

fn fuel(pathway: &str) -> MarineFuel {
    let fuels = [
        ("HFO", MarineFuel::HFO),
        ("LFO", MarineFuel::LFO),
        ("MDO/MGO", MarineFuel::MGO),
        ("LNG", MarineFuel::LNG),
        ("LPG butane", MarineFuel::BUTANE),
        ("LPG propane", MarineFuel::PROPANE),
        ("H2", MarineFuel::HYDROGEN),
        ("NH3", MarineFuel::AMMONIA),
        ("Methanol", MarineFuel::METHANOL),
        ("Ethane", MarineFuel::ETHANE),
        ("Ethanol", MarineFuel::BIO_ETHANOL),
        ("Bio-diesel", MarineFuel::FAME),
        ("HVO", MarineFuel::HVO),
        ("Bio-LNG", MarineFuel::BIO_LNG),
        ("Bio-methanol", MarineFuel::BIO_METHANOL),
        ("Other", MarineFuel::OTHER_BIOFUEL),
        ("Bio-H2", MarineFuel::BIO_HYDROGEN),
        ("e-diesel", MarineFuel::E_DIESEL),
        ("e-methanol", MarineFuel::E_METHANOL),
        ("e-LNG", MarineFuel::E_LNG),
        ("e-H2", MarineFuel::E_HYDROGEN),
        ("e-NH3", MarineFuel::E_AMMONIA),
    ];
    let longest =
        fuels.iter().filter(|(name, _)| pathway.starts_with(name)).max_by_key(|(name, _)| name.len());
    longest.unwrap_or_else(|| panic!("no fuel for {pathway}")).1.clone()
}

fn certified(fuel: MarineFuel, e_value: f64) -> FuelBatch {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_value);
    let certificate = Certificate::new("example", e_value, Sustainability::Proven).expect("in range");
    FuelBatch::certified(fuel, certificate)
}

#[track_caller]
fn check<G: GwpSet>(factors: &FuelFactors, set: G, tank_to_wake: &str, well_to_wake: &str) {
    let got = factors.tank_to_wake_intensity(set.clone()).expect("gases known");
    assert_printed(got.grams_per_megajoule(), tank_to_wake);
    match (factors.well_to_wake_intensity(set), well_to_wake) {
        (Err(_), "") => {}
        (Ok(got), printed) => assert_printed(got.grams_per_megajoule(), printed),
        (Err(error), _) => panic!("{error}"),
    }
}

/// Rows of a golden table: comments and its header left out.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(';').collect()).collect()
}

#[test]
fn fuel_eu_annex_ii_to_five_decimals() {
    let set = FactorSet::fuel_eu();
    let rows = rows(include_str!("../golden/fuel_eu_intensity.csv"));
    assert_eq!(rows.len(), 37);
    for row in rows {
        let [pathway, _, class, e_value, ttw_ar4, wtw_ar4, ttw_ar5, wtw_ar5] = row[..] else {
            panic!("{row:?}")
        };
        let batch = match e_value.parse() {
            Ok(e_value) => certified(fuel(pathway), e_value),
            Err(_) => fuel(pathway).into(),
        };
        let factors = match (e_value, wtw_ar4) {
            ("", "") => set.tank_to_wake(&batch, consumer(class)),
            _ => set.resolve(&batch, consumer(class)),
        };
        let factors = factors.unwrap_or_else(|error| panic!("{pathway}: {error}"));
        check(&factors, Ar4, ttw_ar4, wtw_ar4);
        check(&factors, Ar5, ttw_ar5, wtw_ar5);
    }
}

#[test]
fn imo_lca_to_five_decimals() {
    let set = FactorSet::imo_lca();
    let rows = rows(include_str!("../golden/imo_lca_intensity.csv"));
    assert_eq!(rows.len(), set.rows().len());
    for row in rows {
        let [name, class, ttw, wtw] = row[..] else { panic!("{row:?}") };
        let (fuel, class) = match name {
            "HFO (VLSFO)" => (MarineFuel::VLSFO, ConsumerClass::InternalCombustion),
            "HFO (HSHFO)" => (MarineFuel::HFO.with_sulphur_ppm(26_000), ConsumerClass::InternalCombustion),
            "MDO/MGO (ULSFO)" => (MarineFuel::MGO, ConsumerClass::InternalCombustion),
            _ => (MarineFuel::LNG, consumer(class)),
        };
        check(&set.resolve(&fuel.into(), class).expect("a row"), Ar5, ttw, wtw);
    }
}

#[test]
fn every_row_has_a_source_and_balances_its_carbon() {
    for set in [FactorSet::fuel_eu(), FactorSet::imo_lca(), FactorSet::mepc_364()] {
        for row in set.rows() {
            assert!(
                !row.source().document().is_empty() && !row.source().locator().is_empty(),
                "{}",
                row.label()
            );
        }
    }
    let printed = [
        (Family::Hfo, 3.114),
        (Family::Lfo, 3.151),
        (Family::MdoMgo, 3.206),
        (Family::LpgPropane, 3.000),
        (Family::LpgButane, 3.030),
        (Family::Ethane, 2.927),
        (Family::Lng, 2.750),
        (Family::Methanol, 1.375),
        (Family::Ethanol, 1.913),
    ];
    for (family, cf) in printed {
        let carbon = carbon_content(family).expect("stated").grams_per_gram();
        // MEPC.364(79): Cf = carbon content × 44/12, both rounded; ethane took 44.009/12.011.
        let ratio = if family == Family::Ethane { 44.009 / 12.011 } else { 44.0 / 12.0 };
        assert!((carbon * ratio - cf).abs() < 0.5e-4 * ratio + 0.5e-3, "{family:?}");
    }
}

#[test]
fn a_recycled_carbon_fuel_takes_the_e_fuel_row_of_its_molecule() {
    let rcf = MarineFuel::METHANOL.from_origin("recycled-carbon methanol", Origin::RecycledCarbon);
    let factors = FactorSet::fuel_eu()
        .resolve(&certified(rcf, 10.0), ConsumerClass::InternalCombustion)
        .expect("the e-methanol row");
    // E - e_u = 10 - 68.9
    let wtt = factors.well_to_tank.expect("certified").grams_per_megajoule();
    assert!((wtt + 58.9).abs() < 1e-12);
    assert!(factors.burn(green_corridor::units::Mass::from_kilograms(1.0)).co2_fossil.kilograms() > 1.3);
}

#[test]
fn a_user_fuel_takes_its_upstream_from_the_batch_or_states_it_but_not_both() {
    let fuel = MarineFuel::new("my bio-oil", Family::Hfo, Origin::Biogenic);
    let factors = |well_to_tank| UserFuel {
        fuel: fuel.clone(),
        lower_heating_value: LowerHeatingValue::from_megajoules_per_gram(0.037),
        well_to_tank,
        co2: Factor::from_grams_per_gram(2.834),
        ch4: Some(Factor::from_grams_per_gram(0.00005)),
        n2o: Some(Factor::from_grams_per_gram(0.00018)),
        methane_slip: Some(Fraction::ZERO),
        carbon: None,
        source: Source::user("a laboratory"),
    };
    let resolve = |set: &FactorSet, batch: &FuelBatch| set.resolve(batch, ConsumerClass::InternalCombustion);
    let open = FactorSet::user_defined().with_fuel(factors(None)).expect("in range");
    // FuelEU Annex II, FAME with E = 14.9: the same heating value and CO2 factor.
    let got = resolve(&open, &certified(fuel.clone(), 14.9)).expect("certified");
    assert_printed(got.well_to_tank.expect("by E").grams_per_megajoule(), "-61.69459");
    assert_eq!(resolve(&open, &fuel.clone().into()).expect("unknown").well_to_tank, None);
    let stated = GhgIntensity::from_grams_per_megajoule(-50.0);
    let stated = FactorSet::user_defined().with_fuel(factors(Some(stated))).expect("in range");
    assert!(resolve(&stated, &fuel.clone().into()).is_ok());
    assert!(matches!(
        resolve(&stated, &certified(fuel.clone(), 14.9)),
        Err(FuelError::CertificateNotAllowed { .. })
    ));
}
