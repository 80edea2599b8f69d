//! Laws of the rules over ship-years.

use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::fuel::{FactorSet, FuelBatch, MarineFuel};
use green_corridor::regulation::fuel_eu::{self, Attained, Circumstances, Line, Terms, WindFactor, allocate};
use green_corridor::regulation::net_zero::Trade;
use green_corridor::regulation::side_by_side::{Assumptions, SideBySide};
use green_corridor::regulation::{
    Burn, Exemption, Passage, Ruling, ShipYear, ShoreUse, Territory, eu_ets, uk_ets,
};
use green_corridor::units::{Electricity, FuelEnergy, Mass, Price};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;

use crate::fuel_eu::{ICE, container_ship, proven, state, voyage};
use crate::properties::close;
use crate::strategies::{cases, decimal, wild};

fn batch() -> impl Strategy<Value = FuelBatch> + Clone {
    select(vec![
        MarineFuel::HFO.into(),
        MarineFuel::VLSFO.into(),
        MarineFuel::LFO.into(),
        MarineFuel::MGO.into(),
        MarineFuel::METHANOL.into(),
        MarineFuel::BIO_METHANOL.into(),
        proven(MarineFuel::HVO, 16.0),
        proven(MarineFuel::FAME, -12.0),
        proven(MarineFuel::E_METHANOL, 10.0),
        proven(MarineFuel::E_DIESEL, 28.2),
    ])
}

fn territory() -> impl Strategy<Value = Territory> + Clone {
    select(vec![
        state("NL"),
        state("ES"),
        Territory::OutermostRegion("ES".parse().expect("a state")),
        Territory::GreatBritain,
        Territory::NorthernIreland,
        Territory::ThirdCountry,
    ])
}

fn passage() -> impl Strategy<Value = Passage> + Clone {
    prop_oneof![
        territory().prop_map(Passage::InPort),
        (territory(), territory()).prop_map(|(from, to)| voyage(from, to)),
    ]
}

/// Whether both ends of a passage are in member states.
fn eu_ends(passage: Passage) -> bool {
    match passage {
        Passage::InPort(at) => at.state().is_some(),
        Passage::Voyage { from, to } => from.state().is_some() && to.state().is_some(),
    }
}

fn burn() -> impl Strategy<Value = Burn> + Clone {
    let exemption = select(vec![None, None, None, Some(Exemption::SmallIsland)]);
    (batch(), passage(), decimal(0.0..=2_000.0, 2), exemption, 1_i8..=12).prop_map(
        |(batch, passage, tonnes, exemption, month)| Burn {
            exemption: exemption.filter(|_| eu_ends(passage)),
            day: Some(date(2026, month, 3)),
            ..Burn::new(passage.to_string(), passage, batch, ICE, Mass::from_tonnes(tonnes))
        },
    )
}

fn ship_year() -> impl Strategy<Value = ShipYear> + Clone {
    let shore = (territory(), decimal(0.0..=1e6, 0));
    (prop::collection::vec(burn(), 0..12), prop::collection::vec(shore, 0..3)).prop_map(|(burns, shore)| {
        let year = crate::fuel_eu::year_of(container_ship(), 2026, burns);
        shore.into_iter().fold(year, |year, (at, kwh)| {
            let electricity = Electricity::from_kilowatt_hours(kwh);
            let passage = Passage::InPort(at);
            let place = passage.to_string().into();
            year.with_shore_power(ShoreUse { place, passage, exemption: None, electricity })
                .expect("in range")
        })
    })
}

fn lines(burns: &[(FuelBatch, f64)], factor: f64) -> Vec<Line<Ar4>> {
    let terms = Terms::annex_ii(Ar4);
    let line = |(batch, tonnes): &(FuelBatch, f64)| {
        terms.line("x", batch, ICE, Mass::from_tonnes(tonnes * factor), 2026).expect("a line")
    };
    burns.iter().map(line).collect()
}

fn fuels() -> impl Strategy<Value = Vec<(FuelBatch, f64)>> + Clone {
    prop::collection::vec((batch(), decimal(1.0..=2_000.0, 1)), 1..8)
}

fn intensity(lines: &[Line<Ar4>], shore: Electricity) -> f64 {
    let attained = Attained::of(lines, shore, WindFactor::NONE).expect("energy was used");
    attained.intensity().grams_per_megajoule()
}

proptest! {
    #![proptest_config(cases(128))]

    /// Twice the fuel is the same intensity.
    #[test]
    fn intensity_is_scale_free(fuels in fuels(), factor in 1e-3..400.0_f64, megajoules in 0.0..1e7_f64) {
        let shore = Electricity::from_megajoules;
        let one = intensity(&lines(&fuels, 1.0), shore(megajoules));
        let scaled = intensity(&lines(&fuels, factor), shore(megajoules * factor));
        // Biofuel of a negative E may cancel the rest: the terms are of some 100 g/MJ.
        prop_assert!((one - scaled).abs() <= 1e-12 * one.abs().max(100.0), "{one} {scaled}");
    }

    /// Without a reward, the balances of two ships add to that of one that burned both fuels.
    #[test]
    fn balances_add_over_ships(one in fuels(), other in fuels()) {
        let plain = |fuels: &[(FuelBatch, f64)]| -> Vec<Line<Ar4>> {
            lines(fuels, 1.0).into_iter().map(Line::without_reward).collect()
        };
        let balance = |lines: &[Line<Ar4>]| {
            let attained = Attained::of(lines, Electricity::ZERO, WindFactor::NONE).expect("energy was used");
            let target = fuel_eu::target::target(2026).expect("a target");
            let balance =
                fuel_eu::balance::compliance_balance(target, attained.intensity(), attained.energy());
            (balance.expect("in range").tonnes(), attained.energy().megajoules())
        };
        let (one, other) = (plain(&one), plain(&other));
        let both: Vec<Line<Ar4>> = one.iter().chain(&other).copied().collect();
        let ((first, energy), (second, more), (sum, _)) = (balance(&one), balance(&other), balance(&both));
        // Grams per megajoule of both energies scale the rounding, not the difference of the balances.
        prop_assert!((first + second - sum).abs() <= 1e-13 * 200e-6 * (energy + more));
    }

    /// No other way to fill the energy in scope has a lower intensity.
    #[test]
    fn allocation_is_the_best(
        fuels in fuels(),
        needed in 0.01..1.0_f64,
        order in prop::collection::vec(0.0..1.0_f64, 8),
        megajoules in 0.0..1e7_f64,
    ) {
        let (lines, shore) = (lines(&fuels, 1.0), Electricity::from_megajoules(megajoules));
        let all: FuelEnergy = lines.iter().map(Line::energy).sum();
        let needed = all * needed;
        let taken = |shares: &[f64]| -> Vec<Line<Ar4>> {
            lines.iter().zip(shares).map(|(line, share)| line.scaled(*share)).collect()
        };
        let best = taken(&allocate(&lines, needed, shore).expect("enough"));
        let filled: FuelEnergy = best.iter().map(Line::energy).sum();
        prop_assert!(close(filled.megajoules(), needed.megajoules(), 1e-12));

        let mut indices: Vec<usize> = (0..lines.len()).collect();
        indices.sort_by(|one, other| order[*one].total_cmp(&order[*other]));
        let (mut left, mut shares) = (needed, vec![0.0; lines.len()]);
        for index in indices {
            let energy = lines[index].energy();
            shares[index] = left.ratio(energy).clamp(0.0, 1.0);
            left = left - energy * shares[index];
        }
        let other = intensity(&taken(&shares), shore);
        prop_assert!(intensity(&best, shore) <= other + 1e-12 * other.abs());
    }

    /// What is out of a rule's scope changes nothing of its result.
    #[test]
    fn out_of_scope_changes_nothing(year in ship_year(), more in prop::collection::vec(burn(), 1..6)) {
        let (terms, factors) = (Terms::annex_ii(Ar4), FactorSet::fuel_eu());
        let with = |keep: &dyn Fn(&Burn) -> bool| {
            more.iter().filter(|burn| keep(burn)).fold(year.clone(), |year, burn| {
                year.with_burn(burn.clone()).expect("in range")
            })
        };
        let outside = |burn: &Burn| {
            let scope = fuel_eu::scope(burn.passage, burn.exemption, 2026);
            scope.share().get() == 0.0 && !scope.is_exempt()
        };
        let plain = fuel_eu::year(&year, &terms, &Circumstances::PLAIN).expect("computed").found();
        let more_fuel = fuel_eu::year(&with(&outside), &terms, &Circumstances::PLAIN).expect("computed").found();
        let figures = |found: fuel_eu::FuelEuYear<Ar4>| {
            (*found.attained(), found.balance(), found.penalty(), found.fills().to_vec())
        };
        prop_assert_eq!(plain.map(figures), more_fuel.map(figures));

        let none = |burn: &Burn| eu_ets::scope(burn.passage, burn.exemption, 2026).share().get() == 0.0;
        let allowances = |year: &ShipYear| {
            let found = eu_ets::year(year, &factors, None).expect("computed").found();
            found.map(|found| (found.in_scope(), found.charged(), found.allowances()))
        };
        prop_assert_eq!(allowances(&year), allowances(&with(&none)));

        let foreign = |burn: &Burn| uk_ets::scope(burn.passage).share().get() == 0.0;
        let surrender = |year: &ShipYear| {
            uk_ets::year(year, &factors).expect("computed").found().map(|found| found.surrender().clone())
        };
        prop_assert_eq!(surrender(&year), surrender(&with(&foreign)));
    }

    /// Cost is linear in the price, and allowances in the fuel.
    #[test]
    fn ets_is_linear(year in ship_year(), price in 0.0..500.0_f64, factor in 0.0..3.0_f64) {
        let cost = |price| {
            let price = Some(Price::from_per_tonne(price));
            let found = eu_ets::year(&year, &FactorSet::fuel_eu(), price).expect("computed").found();
            found.and_then(|found| found.cost()).map_or(0.0, |cost| cost.amount())
        };
        prop_assert!(close(cost(price) * factor, cost(price * factor), 1e-12));
        let scaled = year.burns().iter().fold(ShipYear::new(container_ship(), 2026), |sum, burn| {
            sum.with_burn(Burn { mass: burn.mass * factor, ..burn.clone() }).expect("in range")
        });
        let allowances = |year: &ShipYear| {
            let found = eu_ets::year(year, &FactorSet::fuel_eu(), None).expect("computed").found();
            found.map_or(0.0, |found| found.allowances().tonnes())
        };
        prop_assert!(close(allowances(&year) * factor, allowances(&scaled), 1e-12));
    }

    /// The service's decimals and the crate's floats agree on what is charged, to the places that it rounds.
    #[test]
    fn uk_decimals_against_floats(year in ship_year()) {
        let factors = FactorSet::fuel_eu();
        let counted = |burn: &&Burn| burn.day.is_some_and(|day| day >= uk_ets::FROM);
        let floats: f64 = year.burns().iter().filter(counted).map(|burn| {
            let gases = eu_ets::Gases::of(burn, &factors).expect("known");
            let co2e = gases.co2e().tonnes() - gases.co2.tonnes() + gases.stack_co2.tonnes();
            co2e * uk_ets::scope(burn.passage).share().get()
        }).sum();
        let decimals = match uk_ets::year(&year, &factors).expect("computed") {
            Ruling::OutOfScope(_) => 0.0,
            Ruling::Applies(found) => found.surrender().total().to_string().parse().expect("a number"),
        };
        let roundings = 6.0 * (year.burns().len() as f64 + 1.0);
        prop_assert!((floats - decimals).abs() <= roundings * 0.5e-7 + 1e-12 * floats, "{floats} {decimals}");
    }

    /// Every rule answers, whatever the records: nothing panics, and one rule's error is not another's.
    #[test]
    fn every_rule_answers(
        year in ship_year(),
        asked in select(vec![i16::MIN, 2017, 2024, 2026, 2031, 2036, 2051, i16::MAX]),
        tonnage in wild(),
        mass in wild(),
    ) {
        use green_corridor::regulation::{MarpolShipType, Ship};
        let Ok(ship) = Ship::new("wild", MarpolShipType::ContainerShip, tonnage) else { return Ok(()) };
        let burns = year.burns().iter().map(|burn| Burn { day: None, ..burn.clone() });
        let asked = burns.fold(ShipYear::new(ship, asked), |sum, burn| sum.with_burn(burn).expect("in range"));
        let one = Burn::new("x", Passage::InPort(state("NL")), MarineFuel::MGO, ICE, Mass::from_tonnes(mass));
        let asked = asked.clone().with_burn(one).unwrap_or(asked);
        let table = SideBySide::of(&asked, &Assumptions::of_the_rules(Ar5, Trade::International));
        prop_assert_eq!(table.rows().len(), 7);
    }
}
