//! EU MRV and ETS: scope, phase-in, zero-rating, and public reports.

use green_corridor::fuel::{ConsumerClass, FactorSet, FuelBatch, MarineFuel};
use green_corridor::regulation::eu_ets::{self, EtsYear, mrv, phase_in};
use green_corridor::regulation::{
    Burn, Exemption, IceClass, MarpolShipType, Passage, Ruling, Ship, ShipYear, Territory,
};
use green_corridor::units::{Mass, Price};

use crate::fuel_eu::{ICE, burned, container_ship, proven, state, voyage, year_of};
use crate::tolerance::{assert_close, assert_printed};

fn found(ship_year: &ShipYear) -> EtsYear {
    eu_ets::year(ship_year, &FactorSet::fuel_eu(), None).expect("computed").found().expect("in scope")
}

/// Directive 2003/87/EC: the share of each passage, where it differs from FuelEU until 2030.
#[test]
fn shares_of_the_scope() {
    let (nl, es, third) = (state("NL"), state("ES"), Territory::ThirdCountry);
    let canaries = Territory::OutermostRegion("ES".parse().expect("a state"));
    let share = |passage, year| eu_ets::scope(passage, None, year).share().get();
    assert_eq!(share(voyage(canaries, es), 2030), 0.0);
    assert_eq!(share(voyage(canaries, es), 2031), 1.0);
    assert_eq!(share(voyage(es, canaries), 2030), 0.0);
    assert_eq!(share(voyage(canaries, nl), 2026), 1.0);
    assert_eq!(share(voyage(nl, nl), 2026), 1.0);
    let outside = eu_ets::scope(voyage(third, third), Some(Exemption::SmallIsland), 2026);
    assert_eq!(outside.to_string(), "0 %: both ends of the voyage in third countries");
    assert_eq!(share(voyage(canaries, third), 2026), 0.5);
    assert_eq!(share(voyage(nl, es), 2026), 1.0);
    assert_eq!(share(voyage(third, nl), 2026), 0.5);
    assert_eq!(share(voyage(third, third), 2026), 0.0);
    assert_eq!(share(Passage::InPort(nl), 2026), 1.0);
    assert_eq!(share(Passage::InPort(third), 2026), 0.0);
    let exempt = |year| eu_ets::scope(voyage(nl, es), Some(Exemption::PublicService), year).to_string();
    assert_eq!(exempt(2030), "0 %: exempted (public service), until 2030");
    assert_eq!(exempt(2031), "100 %: between ports of call of member states");
    assert_eq!(
        eu_ets::scope(voyage(canaries, es), None, 2026).to_string(),
        "0 %: between an outermost region and its own member state, until 2030"
    );
}

/// 40, 70, 100 %; nothing before.
#[test]
fn phase_in_by_year() {
    let share = |year| phase_in(year).map(|share| share.get());
    assert_eq!((share(2024), share(2025), share(2026), share(2040)), (Ok(0.4), Ok(0.7), Ok(1.0), Ok(1.0)));
    let early = phase_in(2023).unwrap_err().to_string();
    assert_eq!(early, "EU ETS for maritime transport starts in 2024, asked for 2023");
}

/// 5,000 GT is in, below is an answer; ice class IA takes off 5 % until 2030.
#[test]
fn size_and_ice_class() {
    let burns = [burned(Passage::InPort(state("NL")), MarineFuel::HFO, 1_000.0)];
    let ship = |gt| Ship::new("Example", MarpolShipType::ContainerShip, gt).expect("in range");
    let plain = found(&year_of(ship(5_000.0), 2026, burns.clone()));
    assert_printed(plain.allowances().tonnes(), "3163.1");
    let small = year_of(ship(4_999.0), 2026, burns.clone());
    let Ok(Ruling::OutOfScope(reason)) = eu_ets::year(&small, &FactorSet::fuel_eu(), None) else {
        panic!("4,999 GT is out of scope")
    };
    assert_eq!(reason.to_string(), "the ship has 4999 GT, the rule binds from 5000 GT");
    let ice = |class, year| {
        let with_class = ship(30_000.0).with_ice_class(class);
        found(&year_of(with_class, year, burns.clone())).allowances().tonnes()
    };
    assert_close(ice(IceClass::Ia, 2030), 0.95 * 3_163.1, 1e-12);
    assert_close(ice(IceClass::Ia, 2031), 3_163.1, 1e-12);
    assert_close(ice(IceClass::IaSuper, 2030), 0.95 * 3_163.1, 1e-12);
    assert_close(ice(IceClass::Ib, 2030), 3_163.1, 1e-12);
}

/// Corridor case V6: three public rows of 2023.
#[test]
fn v6_public_rows_of_2023() {
    // COSCO SHIPPING TAURUS: CO2 over fuel lies between heavy fuel oil and gas oil.
    let factor = 90_455.27 / 29_009.34;
    assert_printed(factor, "3.1181");
    let share_of_gas_oil = (factor - 3.114) / (3.206 - 3.114);
    let fuel = 29_009.34;
    let nl = Passage::InPort(state("NL"));
    let burns = [
        burned(nl, MarineFuel::HFO, fuel * (1.0 - share_of_gas_oil)),
        burned(nl, MarineFuel::MGO, fuel * share_of_gas_oil),
    ];
    let taurus = monitored(&year_of(container_ship(), 2023, burns));
    assert_printed(taurus.stack_co2.tonnes(), "90455.27");

    // CMA CGM LOUVRE: a carbon factor that only gas explains; 0.541 of its mass, slip not deducted.
    let gas = (3.114 - 66_445.26 / 22_778.20) / (3.114 - 2.750);
    assert_printed(gas, "0.541");

    // LAURA MAERSK: 1,767.93 t of green methanol and 0 t of CO2 reported; the stack emitted 2,430.9 t.
    let laura = burned(nl, proven(MarineFuel::BIO_METHANOL, 10.4), 1_767.93);
    let laura = monitored(&year_of(container_ship(), 2023, [laura]));
    assert_printed(laura.co2.tonnes(), "0.00");
    assert_printed(laura.stack_co2.tonnes(), "2430.9");
}

fn monitored(ship_year: &ShipYear) -> eu_ets::Gases {
    let report = mrv::year(ship_year, &FactorSet::fuel_eu()).expect("computed").found().expect("in scope");
    assert_eq!(report.total(), report.at_berth);
    report.total()
}

/// The four columns of the public report; what touches no member state is in none.
#[test]
fn mrv_columns() {
    let (nl, third) = (state("NL"), Territory::ThirdCountry);
    let burns = [
        burned(voyage(nl, state("DE")), MarineFuel::HFO, 1.0),
        burned(voyage(nl, third), MarineFuel::HFO, 2.0),
        burned(voyage(third, nl), MarineFuel::HFO, 4.0),
        burned(Passage::InPort(nl), MarineFuel::HFO, 8.0),
        burned(voyage(third, third), MarineFuel::HFO, 16.0),
        burned(Passage::InPort(third), MarineFuel::HFO, 32.0),
    ];
    let year = year_of(container_ship(), 2024, burns);
    let report = mrv::year(&year, &FactorSet::fuel_eu()).expect("computed").found().expect("in scope");
    let columns = [report.between, report.departed, report.arrived, report.at_berth, report.total()];
    for (column, tonnes) in columns.iter().zip([1.0, 2.0, 4.0, 8.0, 15.0]) {
        assert_close(column.co2.tonnes(), 3.114 * tonnes, 1e-12);
    }
    let early = mrv::year(&year_of(container_ship(), 2017, []), &FactorSet::fuel_eu()).unwrap_err();
    assert_eq!(early.to_string(), "EU MRV starts in 2018, asked for 2017");
    let first = year_of(container_ship(), 2018, [burned(Passage::InPort(nl), MarineFuel::HFO, 1.0)]);
    assert!(mrv::year(&first, &FactorSet::fuel_eu()).expect("computed").found().is_some());
}

/// General cargo ships of 400 GT report from 2025; no other small ship does.
#[test]
fn mrv_of_small_ships() {
    let of_size = |gt, ship_type, year| {
        let ship = Ship::new("Coaster", ship_type, gt).expect("in range");
        let burns = [burned(Passage::InPort(state("NL")), MarineFuel::MGO, 1.0)];
        mrv::year(&year_of(ship, year, burns), &FactorSet::fuel_eu()).expect("computed").found().is_some()
    };
    let reports = |ship_type, year| of_size(900.0, ship_type, year);
    assert!(of_size(400.0, MarpolShipType::GeneralCargoShip, 2025));
    assert!(!of_size(399.0, MarpolShipType::GeneralCargoShip, 2025));
    assert!(reports(MarpolShipType::GeneralCargoShip, 2025));
    assert!(!reports(MarpolShipType::GeneralCargoShip, 2024));
    assert!(!reports(MarpolShipType::ContainerShip, 2025));
}

/// Corridor case V13: certified e-methanol with a pilot of 5 % of the energy.
#[test]
fn v13_e_methanol_with_pilot() {
    let nl = Passage::InPort(state("NL"));
    let pilot_per_tonne = 19.9 / 42.7 * 0.05 / 0.95;
    let burns = [
        burned(nl, proven(MarineFuel::E_METHANOL, 10.0), 1_000.0),
        burned(nl, MarineFuel::MGO, 1_000.0 * pilot_per_tonne),
    ];
    let ets = found(&year_of(container_ship(), 2025, burns));
    // Printed under GWP 25/298, which the ETS does not use; its CO2 is the same: 3.206 a tonne of pilot.
    let pilot_ar4 = 3.206 + 0.00005 * 25.0 + 0.00018 * 298.0;
    assert_printed(pilot_ar4, "3.2609");
    assert_printed(pilot_ar4 * pilot_per_tonne, "0.07998");
    assert_close(ets.charged().tonnes() / 1_000.0, 3.206 * pilot_per_tonne, 1e-12);
    let stack = ets.monitored().expect("all known").stack_co2.tonnes() / 1_000.0;
    assert_close(stack, 1.375 + 3.206 * pilot_per_tonne, 1e-12);
    // The printed stack figure takes the pilot as CO2e.
    assert_printed(1.375 + pilot_ar4 * pilot_per_tonne, "1.45498");
}

/// A fuel that the set does not know is an error in scope, and nothing out of it.
#[test]
fn unknown_fuel_in_and_out_of_scope() {
    let oil = MarineFuel::new(
        "whale oil",
        green_corridor::fuel::Family::Other,
        green_corridor::fuel::Origin::Fossil,
    );
    let at = |territory| {
        let burn = |batch: FuelBatch, mass| {
            Burn::new("berth", Passage::InPort(territory), batch, ICE, Mass::from_tonnes(mass))
        };
        let known =
            Burn::new("Delft", Passage::InPort(state("NL")), MarineFuel::MGO, ICE, Mass::from_tonnes(5.0));
        let year = year_of(container_ship(), 2026, [known, burn(oil.clone().into(), 7.0)]);
        eu_ets::year(&year, &FactorSet::fuel_eu(), None)
    };
    let outside = at(Territory::ThirdCountry).expect("computed").found().expect("in scope");
    assert_eq!(outside.monitored(), None);
    assert_close(outside.charged().tonnes(), 5.0 * (3.206 + 0.00005 * 28.0 + 0.00018 * 265.0), 1e-12);
    let message = at(state("NL")).unwrap_err().to_string();
    assert!(
        message.starts_with("berth: factor set FuelEU Annex II has no row for whale oil in"),
        "{message}"
    );
}

/// A price is a price; the cost is linear in it.
#[test]
fn cost_of_allowances() {
    let year =
        year_of(container_ship(), 2026, [burned(Passage::InPort(state("NL")), MarineFuel::HFO, 1_000.0)]);
    let cost = |price| {
        eu_ets::year(&year, &FactorSet::fuel_eu(), Some(Price::from_per_tonne(price)))
            .map(|ruling| ruling.found().and_then(|found| found.cost()).expect("a price").amount())
    };
    assert_printed(cost(80.0).expect("computed"), "253048.0");
    let message = cost(-1.0).unwrap_err().to_string();
    assert_eq!(message, "price of an allowance: `eua_price_eur_per_t` must be in 0..=100000 per t, got -1");
    assert!(cost(f64::NAN).is_err());
    let lng = Burn::new(
        "berth",
        Passage::InPort(state("NL")),
        MarineFuel::LNG,
        ConsumerClass::LngOttoMediumSpeed,
        Mass::from_tonnes(1_000.0),
    );
    assert_printed(found(&year_of(container_ship(), 2026, [lng])).charged().tonnes(), "3560.996");
}

/// The reason is that of the first record.
#[test]
fn the_first_record_gives_the_reason() {
    let third = Territory::ThirdCountry;
    let burns = [
        burned(voyage(third, third), MarineFuel::VLSFO, 9.0),
        burned(Passage::InPort(third), MarineFuel::MGO, 1.0),
    ];
    let (year, factors) = (year_of(container_ship(), 2026, burns), FactorSet::fuel_eu());
    let text = "nothing that the ship used is counted: both ends of the voyage in third countries";
    let Ok(Ruling::OutOfScope(reason)) = eu_ets::year(&year, &factors, None) else { panic!("outside") };
    assert_eq!(reason.to_string(), text);
    let Ok(Ruling::OutOfScope(reason)) = mrv::year(&year, &factors) else { panic!("outside") };
    assert_eq!(reason.to_string(), text);
}

/// What is paid for is what is surrendered: 70 % in 2025.
#[test]
fn the_cost_is_phased_in() {
    let year =
        year_of(container_ship(), 2025, [burned(Passage::InPort(state("NL")), MarineFuel::HFO, 1_000.0)]);
    let price = Some(Price::from_per_tonne(80.0));
    let found =
        eu_ets::year(&year, &FactorSet::fuel_eu(), price).expect("computed").found().expect("in scope");
    assert_close(found.cost().expect("a price").amount(), 80.0 * 0.7 * 3_114.0, 1e-12);
}
