//! FuelEU: scope, allocation, certificates, ice, and the worked examples that are not case files.

use std::sync::Arc;

use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::fuel::{
    Certificate, ConsumerClass, FactorSet, FuelBatch, MarineFuel, Origin, Sustainability,
};
use green_corridor::regulation::fuel_eu::{
    self, Attained, Circumstances, Counted, FuelEuYear, IceConditions, Line, Terms, WindFactor, allocate,
};
use green_corridor::regulation::{
    Burn, Exemption, IceClass, MarpolShipType, Passage, Ruling, Ship, ShipYear, ShoreUse, Territory,
};
use green_corridor::units::si::kilowatts;
use green_corridor::units::{Distance, Electricity, FuelEnergy, GhgIntensity, Mass};

use crate::tolerance::{assert_close, assert_printed};

pub const ICE: ConsumerClass = ConsumerClass::InternalCombustion;

pub fn state(code: &str) -> Territory {
    Territory::MemberState(code.parse().expect("a state"))
}

pub fn voyage(from: Territory, to: Territory) -> Passage {
    Passage::Voyage { from, to }
}

/// A fuel with proof and an E value.
pub fn proven(fuel: MarineFuel, e_g_per_mj: f64) -> FuelBatch {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_g_per_mj);
    FuelBatch::certified(fuel, Certificate::new("PoS 1", e_value, Sustainability::Proven).expect("an E"))
}

/// FAME of 18.6 gCO2eq/MJ well-to-wake, as the allocation examples of ESSF have it.
fn fame_18_6() -> FuelBatch {
    let one = Terms::annex_ii(Ar4)
        .line("x", &proven(MarineFuel::FAME, 0.0), ICE, Mass::from_tonnes(1.0), 2025)
        .expect("a line");
    proven(MarineFuel::FAME, 18.6 - one.intensity().grams_per_megajoule())
}

pub fn container_ship() -> Ship {
    Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0).expect("in range")
}

pub fn burned(passage: Passage, batch: impl Into<FuelBatch>, tonnes: f64) -> Burn {
    Burn::new(passage.to_string(), passage, batch, ICE, Mass::from_tonnes(tonnes))
}

pub fn year_of(ship: Ship, year: i16, burns: impl IntoIterator<Item = Burn>) -> ShipYear {
    let empty = ShipYear::new(ship, year);
    burns.into_iter().fold(empty, |sum, burn| sum.with_burn(burn).expect("in range"))
}

fn found(ship_year: &ShipYear) -> FuelEuYear<Ar4> {
    let ruling = fuel_eu::year(ship_year, &Terms::annex_ii(Ar4), &Circumstances::PLAIN);
    ruling.expect("computed").found().expect("in scope")
}

fn filled(year: &ShipYear, found: &FuelEuYear<Ar4>, fuel: &MarineFuel) -> f64 {
    let of_fuel = found.fills().iter().filter(|fill| year.burns()[fill.burn].batch.fuel() == fuel);
    of_fuel.map(|fill| fill.mass.tonnes()).sum()
}

/// Regulation, Article 2: the share of each passage.
#[test]
fn shares_of_the_scope() {
    let (nl, es, third) = (state("NL"), state("ES"), Territory::ThirdCountry);
    let canaries = Territory::OutermostRegion("ES".parse().expect("a state"));
    let share = |passage| fuel_eu::scope(passage, None, 2026).share().get();
    assert_eq!(share(Passage::InPort(nl)), 1.0);
    assert_eq!(share(Passage::InPort(canaries)), 1.0);
    assert_eq!(share(Passage::InPort(third)), 0.0);
    assert_eq!(share(voyage(nl, es)), 1.0);
    assert_eq!(share(voyage(canaries, es)), 0.5);
    assert_eq!(share(voyage(nl, canaries)), 0.5);
    assert_eq!(share(voyage(canaries, third)), 0.5);
    assert_eq!(share(voyage(third, nl)), 0.5);
    assert_eq!(share(voyage(Territory::GreatBritain, nl)), 0.5);
    assert_eq!(share(voyage(Territory::GreatBritain, third)), 0.0);

    let exempt = |year| fuel_eu::scope(voyage(nl, es), Some(Exemption::SmallIsland), year);
    assert_eq!(exempt(2029).to_string(), "0 %: exempted (small island), until 2029");
    assert_eq!(exempt(2030).to_string(), "100 %: between ports of call of member states");
}

/// ESSF figure 4, table S1: the order of filling, and 280.366 t of LFO.
#[test]
fn s1_best_first() {
    let (nl, third) = (state("NL"), Territory::ThirdCountry);
    let terms = Terms::annex_ii(Ar4);
    let line = |batch: &FuelBatch, tonnes| {
        terms.line("S1", batch, ICE, Mass::from_tonnes(tonnes), 2025).expect("a line")
    };
    let fame = fame_18_6();
    let lines: [Line<Ar4>; 4] = [
        line(&MarineFuel::HFO.into(), 500.0),
        line(&MarineFuel::LFO.into(), 350.0),
        line(&MarineFuel::MGO.into(), 150.0),
        line(&fame, 300.0),
    ];
    let shore = Electricity::from_megajoules(6e6);
    let shares = allocate(&lines, FuelEnergy::from_gigajoules(29_000.0), shore).expect("enough fuel");
    assert_eq!((shares[0], shares[2], shares[3]), (0.0, 1.0, 1.0));
    assert_printed(350.0 * shares[1], "280.366");
    let parts: Vec<Line<Ar4>> = lines.iter().zip(&shares).map(|(line, share)| line.scaled(*share)).collect();
    let attained = Attained::of(&parts, shore, WindFactor::NONE).expect("energy");
    assert_printed(attained.intensity().grams_per_megajoule(), "52.52519");
    assert_printed(attained.energy().megajoules() / 1e3, "35000");

    // The same through a ship-year: all of the energy in a port of call would be too much, so half of a voyage.
    let year = year_of(
        container_ship(),
        2025,
        [
            burned(voyage(nl, third), MarineFuel::HFO, 500.0),
            burned(voyage(nl, third), MarineFuel::LFO, 350.0),
            burned(voyage(nl, third), MarineFuel::MGO, 150.0),
            burned(voyage(nl, third), fame, 300.0),
        ],
    );
    let found = found(&year);
    assert_close(
        found.in_scope().megajoules() / 1e3,
        0.5 * (20_250.0 + 14_350.0 + 6_405.0 + 11_100.0),
        1e-12,
    );
    assert_close(filled(&year, &found, &MarineFuel::FAME), 300.0, 1e-12);
    assert_eq!(filled(&year, &found, &MarineFuel::HFO), 0.0);
}

/// ESSF, extra-EEA example 3. The source's leg table counts 81,000 GJ for 2,000 t of FAME; 2,000 t hold 74,000 GJ.
#[test]
fn s3_fame_of_one_leg_fills_another() {
    let (nl, third) = (state("NL"), Territory::ThirdCountry);
    let year = year_of(
        container_ship(),
        2025,
        [
            burned(voyage(Territory::GreatBritain, nl), MarineFuel::MGO, 100.0),
            burned(voyage(Territory::GreatBritain, nl), MarineFuel::HFO, 400.0),
            burned(Passage::InPort(nl), MarineFuel::MGO, 50.0),
            burned(voyage(nl, third), MarineFuel::MGO, 100.0),
            burned(voyage(nl, third), fame_18_6(), 2_000.0),
        ],
    );
    let result = found(&year);
    assert_printed(result.in_scope().megajoules() / 1e3, "51505");
    assert_printed(filled(&year, &result, &MarineFuel::FAME), "1392.03");
    assert_printed(result.attained().intensity().grams_per_megajoule(), "18.6");
    assert_eq!(result.fills().len(), 1);

    let terms = Terms::annex_ii(Ar4);
    let fame = terms.line("S3", &fame_18_6(), ICE, Mass::from_tonnes(2_000.0), 2025).expect("a line");
    let shares = allocate(&[fame], FuelEnergy::from_gigajoules(55_005.0), Electricity::ZERO).expect("enough");
    assert_printed(2_000.0 * shares[0], "1486.62");
}

/// ESSF, outermost-region example 4: fuel of an exempted route may fill energy elsewhere.
#[test]
fn s4_exempted_fuel_fills() {
    let es = state("ES");
    let region = Territory::OutermostRegion("ES".parse().expect("a state"));
    let exempt = |burn: Burn| Burn { exemption: Some(Exemption::BetweenOutermostRegions), ..burn };
    let year = year_of(
        container_ship(),
        2025,
        [
            exempt(burned(voyage(region, region), MarineFuel::MGO, 50.0)),
            exempt(burned(voyage(region, region), fame_18_6(), 300.0)),
            exempt(burned(Passage::InPort(region), fame_18_6(), 50.0)),
            burned(voyage(region, es), MarineFuel::MGO, 200.0),
            burned(voyage(region, es), MarineFuel::HFO, 200.0),
        ],
    );
    let result = found(&year);
    assert_printed(result.in_scope().megajoules() / 1e3, "8320");
    assert_printed(filled(&year, &result, &MarineFuel::FAME), "224.86");
    assert_printed(result.attained().intensity().grams_per_megajoule(), "18.6");
}

/// ESSF ice example: 153,750 MJ out, 47.5 t left, 2,564 EUR.
#[test]
fn ice_is_taken_out() {
    let ship = container_ship().with_ice_class(IceClass::IaSuper);
    let nl = state("NL");
    let year = year_of(ship, 2025, [burned(voyage(nl, nl), MarineFuel::LFO, 51.25)]);
    let ice = IceConditions {
        distance: Distance::from_nautical_miles(600.0),
        distance_in_ice: Distance::from_nautical_miles(75.0),
        energy_in_ice: FuelEnergy::from_megajoules(7.5 * 41_000.0),
    };
    let circumstances = Circumstances { ice: Some(ice), ..Circumstances::PLAIN };
    let terms = Terms::annex_ii(Ar4);
    let result = fuel_eu::year(&year, &terms, &circumstances).expect("computed").found().expect("in scope");
    let deduction = result.ice_deduction().expect("an ice class");
    assert_printed(deduction.conditions.megajoules(), "51250");
    assert_printed(deduction.class.megajoules(), "102500");
    assert_printed(result.fills()[0].mass.tonnes(), "47.5");
    assert_printed(result.attained().intensity().grams_per_megajoule(), "91.39");
    assert_printed(result.balance().tonnes(), "-4.0");
    assert_printed(result.penalty().amount(), "2564");

    let no_class = year_of(container_ship(), 2025, year.burns().to_vec());
    let message = fuel_eu::year(&no_class, &terms, &circumstances).unwrap_err().to_string();
    assert_eq!(message, "ice conditions are given, the ship has no ice class");
}

/// The classes of Annex I, at their edges.
#[test]
fn wind_factor_steps() {
    let factor = |kw| WindFactor::of(kilowatts(kw), kilowatts(7_000.0)).expect("in range").get();
    for (kw, want) in [
        (0.0, 1.0),
        (349.9, 1.0),
        (350.0, 0.99),
        (699.9, 0.99),
        (700.0, 0.97),
        (1_049.9, 0.97),
        (1_050.0, 0.95),
    ] {
        assert_eq!(factor(kw), want, "{kw} kW of 7,000");
    }
    let message = WindFactor::of(kilowatts(900.0), kilowatts(0.0)).unwrap_err().to_string();
    assert_eq!(message, "wind-assisted propulsion: `p_prop_kw` must be in 1..=150000 kW, got 0");
}

/// Article 10(1): without proof a fuel counts as the fossil fuel of its kind, on its own energy.
#[test]
fn unproven_fuel_counts_as_fossil() {
    let terms = Terms::annex_ii(Ar4);
    let of = |batch: &FuelBatch, class| terms.line("leg", batch, class, Mass::from_tonnes(10.0), 2025);
    let bio = of(&MarineFuel::BIO_METHANOL.into(), ICE).expect("a line");
    let fossil = of(&MarineFuel::METHANOL.into(), ICE).expect("a line");
    assert_eq!(bio.counted(), Counted::Unproven);
    assert_eq!(bio.energy(), FuelEnergy::from_gigajoules(200.0));
    assert_close(bio.intensity().grams_per_megajoule(), fossil.intensity().grams_per_megajoule(), 1e-12);

    let e_lng = of(&MarineFuel::E_LNG.into(), ConsumerClass::LngOttoMediumSpeed).expect("a line");
    assert_printed(e_lng.intensity().grams_per_megajoule(), "89.20293");
    assert_eq!(e_lng.reward(), 1.0);

    let message = of(&MarineFuel::FAME.into(), ICE).unwrap_err().to_string();
    assert!(message.starts_with("leg: FAME without proof counts as"), "{message}");
    assert!(message.contains("Terms::counting_as"), "{message}");
    let named = Terms::annex_ii(Ar4).counting_as(MarineFuel::FAME, MarineFuel::HFO);
    let fame =
        named.line("leg", &MarineFuel::FAME.into(), ICE, Mass::from_tonnes(10.0), 2025).expect("a line");
    assert_printed(fame.intensity().grams_per_megajoule(), "91.74420");
    assert_eq!(fame.energy(), FuelEnergy::from_gigajoules(370.0));
}

/// Bio-LNG may have a negative E, an e-fuel may not, nor one above 28.2.
#[test]
fn e_values_by_kind() {
    let terms = Terms::annex_ii(Ar4);
    let of = |batch: FuelBatch| terms.line("leg", &batch, ICE, Mass::from_tonnes(1.0), 2025);
    assert!(of(proven(MarineFuel::HVO, -15.0)).is_ok());
    assert!(of(proven(MarineFuel::E_METHANOL, 28.2)).is_ok());
    for (fuel, e_value) in [
        (MarineFuel::E_METHANOL, -1.0),
        (MarineFuel::E_METHANOL, 28.3),
        (MarineFuel::METHANOL.from_origin("recycled methanol", Origin::RecycledCarbon), -0.5),
    ] {
        let name = fuel.name().to_owned();
        let message = of(proven(fuel, e_value)).unwrap_err().to_string();
        assert_eq!(
            message,
            format!(
                "certificate `PoS 1` of {name}: E of a proven RFNBO, recycled-carbon or low-carbon fuel must be in \
                 0..=28.2 gCO2eq/MJ, got {e_value}"
            )
        );
    }
}

/// The reward of an RFNBO: from 2025 to 2033, and never for recycled carbon.
#[test]
fn reward_years() {
    let terms = Terms::annex_ii(Ar4);
    let reward = |fuel: MarineFuel, year| {
        terms.line("leg", &proven(fuel, 10.0), ICE, Mass::from_tonnes(1.0), year).expect("a line").reward()
    };
    assert_eq!(reward(MarineFuel::E_METHANOL, 2025), 2.0);
    assert_eq!(reward(MarineFuel::E_METHANOL, 2033), 2.0);
    assert_eq!(reward(MarineFuel::E_METHANOL, 2034), 1.0);
    let recycled = MarineFuel::METHANOL.from_origin("recycled methanol", Origin::RecycledCarbon);
    assert_eq!(reward(recycled, 2030), 1.0);
}

/// The corridor itself: nothing counts, and the ruling says why; a small ship is out of scope by its size.
#[test]
fn the_corridor_is_out_of_scope() {
    let third = Territory::ThirdCountry;
    let legs = [burned(voyage(third, third), MarineFuel::VLSFO, 900.0)];
    let terms = Terms::annex_ii(Ar4);
    let answer = |ship, burns: Vec<Burn>, year| match fuel_eu::year(
        &year_of(ship, year, burns),
        &terms,
        &Circumstances::PLAIN,
    ) {
        Ok(Ruling::OutOfScope(reason)) => reason.to_string(),
        Ok(Ruling::Applies(_)) => "applies".to_owned(),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        answer(container_ship(), legs.to_vec(), 2026),
        "nothing that the ship used is counted: both ends of the voyage in third countries"
    );
    assert_eq!(answer(container_ship(), Vec::new(), 2026), "nothing is recorded that the rule counts");
    let in_rotterdam = vec![burned(Passage::InPort(state("NL")), MarineFuel::MGO, 10.0)];
    let small = Ship::new("Feeder", MarpolShipType::ContainerShip, 5_000.0).expect("in range");
    assert_eq!(
        answer(small, in_rotterdam.clone(), 2026),
        "the ship has 5000 GT, the rule binds above 5000 GT"
    );
    assert_eq!(answer(container_ship(), in_rotterdam.clone(), 2026), "applies");
    assert_eq!(
        answer(container_ship(), in_rotterdam, 2024),
        "the GHG intensity limit of Regulation (EU) 2023/1805 starts in 2025, asked for 2024"
    );
}

/// Shore power fills first and thins the intensity; outside the EEA it does nothing.
#[test]
fn shore_power_in_the_denominator() {
    let nl = state("NL");
    let burns = [burned(Passage::InPort(nl), MarineFuel::MGO, 100.0)];
    let plugged = |at| ShoreUse {
        place: Arc::from("berth"),
        passage: Passage::InPort(at),
        exemption: None,
        electricity: Electricity::from_megajoules(1_000_000.0),
    };
    let plain = year_of(container_ship(), 2026, burns.clone());
    let here = plain.clone().with_shore_power(plugged(nl)).expect("in range");
    let there = plain.clone().with_shore_power(plugged(Territory::ThirdCountry)).expect("in range");
    let intensity = |year| found(year).attained().intensity().grams_per_megajoule();
    assert_close(intensity(&here), intensity(&plain) * 4.27e6 / 5.27e6, 1e-12);
    assert_eq!(intensity(&there), intensity(&plain));
    assert_eq!(found(&there).balance(), found(&plain).balance());
}

/// HVO of 9.2 gCO2eq/MJ is cleaner than e-methanol of 12.7, and yet e-methanol fills first: its energy counts twice.
#[test]
fn reward_decides_the_order() {
    let terms = Terms::annex_ii(Ar5);
    let line = |batch: FuelBatch, tonnes| {
        terms.line("x", &batch, ICE, Mass::from_tonnes(tonnes), 2025).expect("a line")
    };
    for (e_value, hvo_first) in [(8.0, false), (2.0, true)] {
        let lines = [
            line(MarineFuel::HFO.into(), 1_000.0),
            line(proven(MarineFuel::E_METHANOL, 10.0), 100.0),
            line(proven(MarineFuel::HVO, e_value), 100.0),
        ];
        assert!(lines[2].intensity() < lines[1].intensity());
        let shares = allocate(&lines, lines[1].energy(), Electricity::ZERO).expect("enough");
        assert_eq!(shares[2] > 0.0, hvo_first, "E {e_value}: {shares:?}");
    }
}

/// More energy in scope than there is fuel, and a fuel that Annex II does not know.
#[test]
fn what_cannot_be_filled_or_counted() {
    let terms = Terms::annex_ii(Ar4);
    let line = terms.line("x", &MarineFuel::MGO.into(), ICE, Mass::from_tonnes(1.0), 2025).expect("a line");
    let message = allocate(&[line], FuelEnergy::from_megajoules(42_701.0), Electricity::ZERO).unwrap_err();
    assert_eq!(message.to_string(), "42701 MJ are in scope, the fuels that may fill them hold 42700 MJ");
    assert!(allocate(&[line], FuelEnergy::from_megajoules(f64::NAN), Electricity::ZERO).is_err());

    let unknown = MarineFuel::new("whale oil", green_corridor::fuel::Family::Other, Origin::Fossil);
    let message = terms.line("Oslo - Ghent", &unknown.into(), ICE, Mass::from_tonnes(1.0), 2025).unwrap_err();
    assert_eq!(
        message.to_string(),
        "Oslo - Ghent: factor set FuelEU Annex II has no row for whale oil in internal-combustion engine; rows of \
         that fuel: none"
    );
    assert_eq!(terms.factors(), &FactorSet::fuel_eu());
}
