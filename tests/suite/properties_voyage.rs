//! Laws of the ledger of a voyage.

use std::sync::Arc;

use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{FuelBatch, carbon_content};
use green_corridor::inventory::{
    CarbonLedgers, Claim, ClaimError, Derivation, Direction, Entry, FuelBasis, Totals,
};
use green_corridor::units::si::kilowatt_hours;
use green_corridor::units::substance::{Carried, Nominal, Sailed};
use green_corridor::units::{Energy, Mass};
use green_corridor::vessel::{Allowances, LoadLimits};
use green_corridor::voyage::{ActivitySpec, Leg, Voyage, VoyageError};
use green_corridor::{Consumer, FuelPlan, Inventory, MarineFuel, OperatingMode, TransportActivity};
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::properties::{close, same};
use crate::strategies::{
    Act, Case, Law, METRIC, NAUTICAL, case, case_of, cases, decimal, fossil, fossil_fuels, gas_fuels, start,
    text,
};

fn of_main_engine(ledger: &Inventory) -> Totals {
    ledger.total_of(|entry| entry.consumer() == Consumer::MainEngine)
}

fn kilowatt_hours_of(totals: &Totals) -> f64 {
    (totals.shaft.unwrap_or_default() / kilowatt_hours(1.0)).value
}

/// The voyage with every activity at its own stated instant, stages and activities in another order.
fn shuffled(case: &Case, keys: &[u8]) -> Voyage {
    let (voyage, mut number, mut keys) = (case.voyage(), 0, keys.iter().cycle());
    let mut parts = Vec::new();
    for part in &case.parts {
        let mut acts: Vec<(u8, ActivitySpec)> = Vec::new();
        let mut stay = None;
        for act in &part.acts {
            let activity = &voyage.activities()[number];
            stay = Some((activity.start(), activity.end()));
            let spec = ActivitySpec { start: Some(activity.start()), ..act.spec(&NAUTICAL) };
            acts.push((*keys.next().unwrap_or(&0), spec));
            number += 1;
        }
        acts.sort_by_key(|act| act.0);
        parts.push((*keys.next().unwrap_or(&0), part, acts, stay));
    }
    parts.sort_by_key(|part| part.0);
    let mut builder = case.builder(&NAUTICAL);
    for (_, part, acts, stay) in parts {
        builder = part.begin(builder, case.ship.teu);
        builder = acts.into_iter().fold(builder, |builder, (_, spec)| builder.activity(spec));
        if let (Some(shore), Some((from, to))) = (&part.shore, stay) {
            builder = builder.connect(from, to, shore.clone());
        }
    }
    builder.build().expect("a voyage in any order")
}

proptest! {
    #![proptest_config(cases(256))]

    /// A leg or a stay cut in two anywhere is the same leg or stay.
    #[test]
    fn splitting_an_activity_anywhere_leaves_every_total_unchanged(
        case in case(),
        part in any::<Index>(),
        act in any::<Index>(),
        share in 0.0..=1.0_f64,
    ) {
        let mut whole = case;
        let part = part.index(whole.parts.len());
        whole.parts[part].shore = None;
        let mut cut = whole.clone();
        let acts = &mut cut.parts[part].acts;
        let act = act.index(acts.len());
        acts.splice(act..=act, acts[act].split(share));
        let (one, two) = (whole.ledger(), cut.ledger());
        same(&one.total(), &two.total(), 1e-12)?;
        for ((_, one), (_, two)) in one.by_mode().into_iter().zip(two.by_mode()) {
            same(&one, &two, 1e-12)?;
        }
        let co2 = one.total().emissions.stack_co2();
        let (before, after) = (TransportActivity::of(one.voyage()), TransportActivity::of(two.voyage()));
        let per = |activity: &TransportActivity| activity.per_teu::<Nominal, _>(co2);
        prop_assert_eq!(per(&before)?, per(&after)?);
        let per = |activity: &TransportActivity| {
            activity.per_teu_km::<Carried, Sailed, _>(co2).map(|per| per.grams_per_teu_km())
        };
        prop_assert!(close(per(&before)?, per(&after)?, 1e-12));
    }

    /// Stages and activities with instants of their own may be given in any order.
    #[test]
    fn the_order_in_which_a_voyage_is_told_does_not_matter(case in case(), keys in any::<[u8; 19]>()) {
        let (told, shuffled) = (case.ledger(), case.ledger_of(&shuffled(&case, &keys), FuelBasis::Modelled));
        let instants = |ledger: &Inventory| -> Vec<_> {
            ledger.voyage().activities().iter().map(|one| (one.start(), one.end(), one.mode())).collect()
        };
        prop_assert_eq!(instants(&told), instants(&shuffled));
        prop_assert_eq!(told.total(), shuffled.total());
        prop_assert_eq!(told.by_mode(), shuffled.by_mode());
        prop_assert_eq!(told.by_fuel(), shuffled.by_fuel());
        prop_assert_eq!(told.shore_power(), shuffled.shore_power());
        prop_assert_eq!(told.explain(Ar5).value, shuffled.explain(Ar5).value);
    }

    /// Over the same distance a faster ship needs more shaft energy and more fuel from its main engine.
    #[test]
    fn energy_over_a_distance_rises_with_speed(
        case in case_of(fossil_fuels()),
        nm in decimal(10.0..=9_000.0, 1),
        kn in decimal(4.0..=17.0, 1),
        step in decimal(0.1..=3.0, 1),
    ) {
        let at = |kn: f64| {
            let mut case = case.clone();
            let (allowances, limits) = (Allowances::EPA_2022, LoadLimits::CapOnly);
            case.ship.law = Law::Propeller { kn: 23.0, allowances, limits };
            case.parts.truncate(1);
            case.parts[0].acts = vec![Act::Passage { mode: OperatingMode::Transit, nm, kn, draught_m: 10.0 }];
            of_main_engine(&case.ledger())
        };
        let (slow, fast) = (at(kn), at(kn + step));
        prop_assert!(slow.fuel < fast.fuel && slow.fuel_energy < fast.fuel_energy);
        let square = ((kn + step) / kn).powi(2);
        prop_assert!(close(kilowatt_hours_of(&fast) / kilowatt_hours_of(&slow), square, 1e-12));
    }

    /// A larger engine at the same load works more; so does one that runs longer.
    #[test]
    fn fuel_rises_with_installed_power_and_with_time(
        case in case_of(fossil_fuels()),
        times in decimal(1.1..=1.8, 1),
    ) {
        let base = case.without_shore_power();
        let mut larger = base.clone();
        larger.ship.mcr_kw *= times;
        let mut longer = base.clone();
        for act in longer.parts.iter_mut().flat_map(|part| &mut part.acts) {
            match act {
                Act::Passage { nm, .. } => *nm *= times / 2.0,
                Act::Stay { hours, .. } => *hours *= times / 2.0,
            }
        }
        let (one, larger, longer) = (base.ledger(), larger.ledger(), longer.ledger());
        let (main, of_larger) = (of_main_engine(&one), of_main_engine(&larger));
        prop_assert!(close(main.fuel.tonnes() * times, of_larger.fuel.tonnes(), 1e-12));
        let others = |ledger: &Inventory| ledger.total_of(|entry| entry.consumer() != Consumer::MainEngine);
        prop_assert_eq!(others(&one), others(&larger));
        prop_assert!(close(one.total().fuel.tonnes() * times / 2.0, longer.total().fuel.tonnes(), 1e-12));
    }

    /// Kilometres, metres per second and megawatts give the ledger of nautical miles, knots and kilowatts.
    #[test]
    fn units_do_not_change_the_ledger(case in case()) {
        let case = case.without_shore_power();
        let metric = case.ledger_of(&case.voyage_in(&METRIC), FuelBasis::Modelled);
        same(&case.ledger().total(), &metric.total(), 1e-14)?;
    }

    /// Carbon, energy and parts balance in every ledger.
    #[test]
    fn every_ledger_balances(case in case()) {
        let ledger = case.ledger();
        let proven = ledger.prove_balances()?;
        prop_assert_eq!(proven.total, ledger.total());
        let carbon = proven.carbon;
        let (fuel, stack) = (carbon.in_fuel.kilograms(), (carbon.in_co2 + carbon.in_slip).kilograms());
        prop_assert!((fuel - stack).abs() <= 1e-3 * fuel);
        let uncovered = |fuel: &MarineFuel| carbon_content(fuel.family()).is_none();
        let by_fuel = ledger.by_fuel().into_iter().filter(|(fuel, _)| uncovered(fuel));
        let uncovered: f64 = by_fuel.map(|(_, part)| part.fuel.kilograms()).sum();
        prop_assert!(close(carbon.uncovered.kilograms(), uncovered, 1e-12));
    }

    /// Every way to divide the ledger gives back the whole.
    #[test]
    fn groups_sum_to_the_total(case in case(), tonnes in decimal(0.0..=300.0, 1)) {
        let ledger = case.ledger();
        let total = ledger.total();
        same(&ledger.by_mode().into_values().sum(), &total, 1e-12)?;
        same(&ledger.by_consumer().into_values().sum(), &total, 1e-12)?;
        same(&ledger.by_stage().into_iter().map(|(_, part)| part).sum(), &total, 1e-12)?;
        let shore = ledger.total_of(|entry| !entry.burns_fuel());
        same(&(ledger.by_fuel().into_values().sum::<Totals>() + shore), &total, 1e-12)?;
        let large = |entry: &Entry| entry.fuel() > Mass::from_tonnes(tonnes);
        same(&(ledger.total_of(large) + ledger.total_of(|entry| !large(entry))), &total, 1e-12)?;
    }

    /// The four ledgers of carbon keep their order, and a claim moves the contractual one alone.
    #[test]
    fn claims_move_the_contractual_ledger_alone(
        case in case(),
        bought in 0.0..=1.0_f64,
        sold in 0.0..=1.0_f64,
    ) {
        let ledger = case.ledger();
        let bare = ledger.carbon_ledgers(&[])?;
        let (stack, regulatory) = (bare.stack.kilograms(), bare.regulatory.kilograms());
        prop_assert!(stack >= regulatory && stack >= bare.biogenic.kilograms());
        prop_assert_eq!(bare.contractual.kilograms(), regulatory);
        let claim = |id: &str, direction, kg| {
            Claim { id: id.to_owned(), direction, co2: Mass::from_kilograms(kg) }
        };
        let (bought, sold) = (bought * regulatory, sold * (stack - regulatory));
        let claims = [claim("a", Direction::Bought, bought), claim("b", Direction::Sold, sold)];
        let moved = ledger.carbon_ledgers(&claims)?;
        let contractual = moved.contractual.kilograms();
        prop_assert!((contractual - (regulatory - bought + sold)).abs() <= 1e-14 * stack);
        prop_assert_eq!(CarbonLedgers { contractual: bare.contractual, ..moved }, bare);
        let is_twice = |result| matches!(result, Err(ClaimError::Twice { .. }));
        let is_too_much = |result| {
            matches!(result, Err(ClaimError::BoughtTooMuch { .. } | ClaimError::SoldTooMuch { .. }))
        };
        let twice = [claims[0].clone(), claim("a", Direction::Sold, 0.0)];
        prop_assert!(is_twice(ledger.carbon_ledgers(&twice)));
        let too_much = [claim("a", Direction::Bought, regulatory * 1.001 + 1.0)];
        prop_assert!(is_too_much(ledger.carbon_ledgers(&too_much)));
        let too_much = [claim("b", Direction::Sold, (stack - regulatory) * 1.001 + 1.0)];
        prop_assert!(is_too_much(ledger.carbon_ledgers(&too_much)));
    }

    /// The same voyage gives the same ledger and the same words, bit for bit.
    #[test]
    fn a_ledger_is_the_same_every_time(case in case()) {
        let (one, two) = (case.ledger(), case.ledger());
        prop_assert_eq!(&one, &two);
        prop_assert_eq!(one.explain(Ar5).to_string(), two.explain(Ar5).to_string());
        let json = |ledger: &Inventory| serde_json::to_string(&ledger.explain(Ar5)).expect("JSON");
        prop_assert_eq!(json(&one), json(&two));
    }

    /// The explanation ends in the number it explains, and its entries sum to it.
    #[test]
    fn an_explanation_explains_its_number(case in case()) {
        let ledger = case.ledger();
        let told = ledger.explain(Ar5);
        let value = told.value.expect("known");
        let total = ledger.total().emissions.well_to_wake(Ar5)?.kilograms();
        let scale = ledger.total().fuel_energy.megajoules() * 0.1;
        prop_assert!((value - total).abs() <= 1e-14 * scale.max(total.abs()));
        prop_assert_eq!(told.inputs.len(), ledger.entries().len() + 3);
        let parts: f64 = told.inputs[3..].iter().map(|part| part.value.expect("known")).sum();
        prop_assert!((parts - total).abs() <= 1e-12 * scale.max(total.abs()));
    }

    /// What ship and ports are called does not change a number.
    #[test]
    fn names_do_not_matter(case in case(), ship in text(), from in text(), to in text()) {
        let mut renamed = case.clone();
        renamed.ship.name = ship;
        renamed.parts.iter_mut().for_each(|part| part.names = (from.clone(), to.clone()));
        let (one, two) = (case.ledger(), renamed.ledger());
        prop_assert_eq!(one.entries(), two.entries());
        prop_assert_eq!(one.shore_power(), two.shore_power());
        let parts = |ledger: &Inventory| -> Vec<Totals> {
            ledger.by_stage().into_iter().map(|(_, part)| part).collect()
        };
        prop_assert_eq!(parts(&one), parts(&two));
    }

    /// A dual-fuel engine injects its grams of pilot per kilowatt-hour, at every load.
    #[test]
    fn pilot_fuel_is_proportional_to_shaft_energy(case in case_of(gas_fuels())) {
        let ledger = case.ledger();
        let g_per_kwh = match case.fuels.class {
            green_corridor::engine::EngineClass::LngDiesel => 6.0,
            _ => 0.8,
        };
        let is_pilot =
            |entry: &Entry| matches!(entry.derivation(), Derivation::Pilot { .. });
        let pilot = ledger.total_of(is_pilot);
        let main = ledger.total_of(|entry| entry.consumer() == Consumer::MainEngine && !is_pilot(entry));
        prop_assert!(close(pilot.fuel.kilograms() * 1e3, g_per_kwh * kilowatt_hours_of(&main), 1e-12));
        prop_assert_eq!(pilot.shaft, Some(Energy::default()));
        let mut alone = case.clone();
        alone.fuels.plan = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO);
        let set = &alone.fuels.set;
        let refused = Inventory::of(&alone.voyage(), set, FuelBasis::Modelled).is_err();
        prop_assert_eq!(refused, ledger.by_consumer().contains_key(&Consumer::MainEngine));
    }

    /// Activities follow each other without gap or overlap, and their times and distances sum.
    #[test]
    fn activities_follow_each_other(case in case()) {
        let voyage = case.voyage();
        prop_assert_eq!(voyage.gaps().count(), 0);
        prop_assert_eq!(voyage.activities()[0].start(), start());
        for pair in voyage.activities().windows(2) {
            prop_assert_eq!(pair[0].end(), pair[1].start());
        }
        let span = voyage.activities().last().expect("one").end().duration_since(start()).as_secs_f64();
        prop_assert!(close(voyage.duration().value, span, 1e-9));
        let nm: f64 = case.parts.iter().flat_map(|part| &part.acts).map(|act| match act {
            Act::Passage { nm, .. } => *nm,
            Act::Stay { .. } => 0.0,
        }).sum();
        prop_assert!(close(voyage.sailed().nautical_miles(), nm, 1e-12));
    }

    /// A batch burned everywhere is the only fuel of the ledger, and its energy is mass times heating value.
    #[test]
    fn one_fuel_in_is_one_fuel_out(case in case_of(fossil_fuels()), batch in fossil()) {
        let mut case = case;
        case.fuels.plan = FuelPlan::same(batch.clone());
        let ledger = case.ledger();
        let fuels: Vec<_> = ledger.by_fuel().into_keys().collect();
        prop_assert_eq!(fuels, vec![batch.fuel().clone()]);
        let factors = case.fuels.set.resolve(
            &FuelBatch::from(batch.fuel().clone()),
            green_corridor::fuel::ConsumerClass::InternalCombustion,
        )?;
        let total = ledger.total();
        prop_assert!(close(total.fuel_energy.megajoules(), factors.energy(total.fuel).megajoules(), 1e-12));
        let burned = factors.burn(total.fuel).stack_co2().kilograms();
        prop_assert!(close(total.emissions.stack_co2().kilograms(), burned, 1e-12));
    }

    /// A ship is not at two places at once.
    #[test]
    fn activities_that_overlap_are_refused(case in case(), which in any::<Index>(), early in 1_i64..3_600) {
        let voyage = case.without_shore_power().voyage();
        let which = which.index(voyage.activities().len() - 1) + 1;
        let told = |seconds: i64| {
            let mut builder = case.builder(&NAUTICAL).add_leg(Leg::new("a", "b"));
            let acts = case.parts.iter().flat_map(|part| &part.acts);
            for (number, act) in acts.enumerate() {
                let start = voyage.activities()[number].start();
                let shift = SignedDuration::from_secs(if number == which { seconds } else { 0 });
                let mut spec = ActivitySpec { start: Some(start - shift), ..act.spec(&NAUTICAL) };
                spec.mode = match spec.mode {
                    OperatingMode::Berth => OperatingMode::Anchorage,
                    mode => mode,
                };
                builder = builder.activity(spec);
            }
            builder.build()
        };
        prop_assert!(told(0).is_ok());
        let overlaps = matches!(told(early), Err(VoyageError::Overlap { .. }));
        prop_assert!(overlaps);
    }

    /// One plan for all consumers is the same plan given for each, and fuels named with each activity are
    /// the fuels of the voyage.
    #[test]
    fn a_fuel_plan_may_be_told_in_any_way(case in case_of(fossil_fuels()), batch in fossil()) {
        let told = |plan: FuelPlan| {
            let mut case = case.without_shore_power();
            case.fuels.plan = plan;
            case.ledger()
        };
        let same = told(FuelPlan::same(batch.clone()));
        let each = told(FuelPlan::new(batch.clone(), batch.clone(), batch.clone()));
        prop_assert_eq!(same.total(), each.total());
        prop_assert_eq!(same.by_consumer(), each.by_consumer());
        let plan = Arc::new(FuelPlan::same(batch));
        let case = case.without_shore_power();
        let named =
            case.voyage_with(&NAUTICAL, |_, spec| ActivitySpec { fuel: Some(Arc::clone(&plan)), ..spec });
        prop_assert_eq!(case.ledger_of(&named, FuelBasis::Modelled).by_consumer(), same.by_consumer());
    }
}
