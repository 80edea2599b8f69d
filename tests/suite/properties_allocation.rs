//! Laws of allocation, of the bridge and of the Shapley value.

use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::intensity::dimension::{
    Basis, DistanceRule, Empties, Reefers, Scope, TeuKind, Utilisation,
};
use green_corridor::intensity::shapley::{Need, TooManyPlayers, airport, exact};
use green_corridor::intensity::{
    AllocationRule, Allocator, Attribution, Bridge, Choices, Dimension, Lot, Manifest, cargo_mass, rule,
};
use green_corridor::provenance::Source;
use green_corridor::units::si::kilowatts;
use green_corridor::units::{Fraction, Teu};
use green_corridor::{Inventory, Voyage};
use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::close;
use crate::strategies::{Case, case, case_of, cases, decimal, fossil_fuels};

fn choices() -> impl Strategy<Value = Choices> {
    let uplifted = DistanceRule::uplifted_shortest_feasible(1.15).expect("in range");
    let assumed = Utilisation::Assumed(Fraction::constant(0.7));
    let scope = select(vec![Scope::Loop, Scope::LegsPooled, Scope::OwnLegs]);
    let stage = select(vec![LifeCycleStage::TtW, LifeCycleStage::WtW]);
    let gwp = select(vec![NamedSet::Ar4, NamedSet::Ar5, NamedSet::Ar6]);
    let distance = select(vec![
        DistanceRule::on(Basis::SailedDistance),
        DistanceRule::on(Basis::NetworkDistance),
        DistanceRule::on(Basis::ShortestFeasibleDistance),
        DistanceRule::on(Basis::GreatCircleDistance),
        uplifted,
    ]);
    let utilisation = select(vec![Utilisation::Actual, assumed]);
    let kind =
        select(vec![TeuKind::NominalSlots, TeuKind::CarriedTeu, TeuKind::LoadedTeu, TeuKind::CargoMass]);
    let reefers = select(vec![Reefers::WithTheShip, Reefers::OwnPlugs]);
    let empties = select(vec![Empties::AsCounted, Empties::ToFullerLegs, Empties::Shapley]);
    (scope, stage, gwp, distance, utilisation, kind, reefers, empties).prop_map(
        |(scope, life_cycle, gwp, distance, utilisation, teu_kind, reefers, empties)| Choices {
            scope,
            life_cycle,
            gwp,
            distance,
            utilisation,
            teu_kind,
            reefers,
            empties,
        },
    )
}

fn own(choices: Choices) -> AllocationRule {
    AllocationRule::new("own", choices, Source::user("a test"))
}

/// The stated containers of each leg in three loaded lots of different freight, one of them refrigerated, and two
/// lots of empties.
fn manifest(voyage: &Voyage, share: f64) -> Manifest {
    let stated = Manifest::as_stated(voyage, &cargo_mass::AVERAGE).expect("stated");
    let mut lots = Vec::new();
    for (leg, load) in (0..).zip(stated.legs()) {
        let loaded = load.loaded.count();
        let parts = [0.05 * loaded, 0.95 * loaded * share, 0.95 * loaded * (1.0 - share)];
        for (teu, mass) in
            parts.into_iter().zip([cargo_mass::AVERAGE, cargo_mass::HEAVYWEIGHT, cargo_mass::LIGHTWEIGHT])
        {
            lots.push(Lot::loaded(leg, Teu::from_count(teu)).with_cargo_mass(&mass));
        }
        let reefer = lots.len() - 3;
        lots[reefer] = lots[reefer].refrigerated(kilowatts(0.2));
        for part in [share, 1.0 - share] {
            lots.push(Lot::empty(leg, Teu::from_count(load.empty().count() * part)));
        }
    }
    Manifest::new(voyage, lots).expect("a manifest")
}

fn kg_per_teu(ledger: &Inventory, manifest: &Manifest, rule: &AllocationRule, lot: &Lot) -> f64 {
    let allocator = Allocator::new(ledger, manifest).expect("legs");
    allocator.under(rule).expect("a rule").figure(lot).expect("a figure").kg_per_teu
}

fn fuller(case: &Case, by: f64) -> Case {
    let mut fuller = case.clone();
    for part in &mut fuller.parts {
        part.cargo = part.cargo.map(|(fill, loaded)| ((fill * by).min(1.0), loaded));
    }
    fuller
}

proptest! {
    #![proptest_config(cases(192))]

    /// Under any choices, the shares of all containers, what empty slots keep, what the rule leaves out and what it
    /// assumes sum to the ship; without assumption nothing is left.
    #[test]
    fn nothing_is_lost(case in case(), share in 0.0..1.0_f64, choices in choices()) {
        let ledger = case.ledger();
        let manifest = manifest(ledger.voyage(), share);
        let allocation = Allocator::new(&ledger, &manifest)?.under(&own(choices))?;
        allocation.prove()?;
        let parts = allocation.conservation();
        let whole = ledger.total().emissions.co2e_kilograms(choices.life_cycle, choices.gwp)?;
        prop_assert!(close(parts.ship_kg, whole, 1e-12));
        let allocated: f64 = allocation.shares().sum();
        prop_assert!((parts.allocated_kg - allocated).abs() <= 1e-9 * allocated.abs());
        let sum = parts.outside_scope_kg + allocated + parts.unborne_kg + parts.by_assumption_kg;
        prop_assert!((sum - whole).abs() <= 1e-9 * whole.abs().max(allocated.abs()));
        if !choices.assume() {
            prop_assert!(parts.by_assumption_kg.abs() <= 1e-9 * whole.abs().max(allocated.abs()));
        }
    }

    /// Every named rule conserves the total over the loop, but for what it names.
    #[test]
    fn every_named_rule_conserves(case in case(), share in 0.0..1.0_f64) {
        let ledger = case.ledger();
        let manifest = manifest(ledger.voyage(), share);
        let allocator = Allocator::new(&ledger, &manifest)?;
        for rule in rule::ALL {
            let allocation = allocator.under(&rule)?;
            allocation.prove()?;
            let named = rule.name == rule::CLEAN_CARGO.name;
            prop_assert_eq!(rule.choices.assume(), named, "{}", rule.name);
        }
    }

    /// A box among many bears what it bears alone, and a lot cut in two bears what it bore.
    #[test]
    fn a_share_does_not_depend_on_how_lots_are_cut(
        case in case(), one in 0.0..1.0_f64, other in 0.0..1.0_f64, choices in choices(),
    ) {
        // Freight must stay what it is: cut by mass alike.
        let ledger = case.ledger();
        let whole = Manifest::as_stated(ledger.voyage(), &cargo_mass::AVERAGE)?;
        let cut: Vec<Lot> = whole.lots().iter().flat_map(|lot| {
            let part = |share: f64| {
                let teu = Teu::from_count(lot.teu().count() * share);
                let leg = *lot.legs().start();
                if lot.is_loaded() {
                    Lot::loaded(leg, Teu::from_count(teu.count())).with_cargo_mass(&cargo_mass::AVERAGE)
                } else {
                    Lot::empty(leg, teu)
                }
            };
            [part(one), part((1.0 - one) * other), part((1.0 - one) * (1.0 - other))]
        }).collect();
        let cut = Manifest::new(ledger.voyage(), cut)?;
        let rule = own(choices);
        let whole_shares: Vec<f64> = Allocator::new(&ledger, &whole)?.under(&rule)?.shares().collect();
        let cut_shares: Vec<f64> = Allocator::new(&ledger, &cut)?.under(&rule)?.shares().collect();
        for (whole, cut) in whole_shares.iter().zip(cut_shares.chunks(3)) {
            let sum: f64 = cut.iter().sum();
            prop_assert!((whole - sum).abs() <= 1e-9 * whole.abs().max(1.0), "{whole} {sum}");
        }
    }

    /// The terms sum to the difference to the last bit, in any order; backwards each has the other sign.
    #[test]
    fn a_bridge_sums_exactly_and_is_antisymmetric(
        case in case(), share in 0.0..1.0_f64, from in choices(), to in choices(),
        order in Just(Dimension::ALL.to_vec()).prop_shuffle(), in_order in any::<bool>(),
    ) {
        let ledger = case.ledger();
        let manifest = manifest(ledger.voyage(), share);
        let allocator = Allocator::new(&ledger, &manifest)?;
        let lot = manifest.lots()[0];
        let (from, to) = (own(from), own(to));
        let attribution = if in_order { Attribution::InOrder(order.clone()) } else { Attribution::Shapley };
        let there = Bridge::between(&allocator, &lot, &from, &to, attribution)?;
        let sum = order.iter().fold(there.from_kg_per_teu(), |sum, step| sum + there.term(*step));
        prop_assert_eq!(sum, there.to_kg_per_teu());
        // The grid is fine against the largest figure on the way, not against an end that is small beside it.
        let ends = [(&from, there.from_kg_per_teu()), (&to, there.to_kg_per_teu())];
        let sizes = there.terms().iter().map(|term| term.kg_per_teu).chain(ends.map(|(_, end)| end));
        let largest = sizes.map(f64::abs).fold(0.0, f64::max);
        for (rule, end) in ends {
            let figure = kg_per_teu(&ledger, &manifest, rule, &lot);
            prop_assert!((figure - end).abs() <= 1e-11 * largest, "{figure} {end}");
        }
        let back = order.iter().rev().copied().collect();
        let attribution = if in_order { Attribution::InOrder(back) } else { Attribution::Shapley };
        let back = Bridge::between(&allocator, &lot, &to, &from, attribution)?;
        for term in there.terms() {
            prop_assert_eq!(term.kg_per_teu, -back.term(term.dimension), "{}", term.dimension);
            if from.choices.in_words(term.dimension) == to.choices.in_words(term.dimension) {
                prop_assert_eq!(term.kg_per_teu, 0.0);
            }
        }
    }

    /// A fuller ship with the same ledger: less per TEU under every rule that looks at how full it was.
    #[test]
    fn per_teu_falls_as_utilisation_rises(case in case(), by in 1.1..2.0_f64) {
        let emptier = fuller(&case, 0.5);
        let fuller = fuller(&emptier, by);
        let (emptier, fuller) = (emptier.ledger(), fuller.ledger());
        for rule in [rule::CARRIED_TEU, rule::LOADED_TEU, rule::CARGO_MASS, rule::ISO_14083] {
            let figure = |ledger: &Inventory| {
                let manifest = Manifest::as_stated(ledger.voyage(), &cargo_mass::AVERAGE).expect("stated");
                let one = Lot::loaded(0, Teu::from_count(1.0)).with_cargo_mass(&cargo_mass::AVERAGE);
                kg_per_teu(ledger, &manifest, &rule, &one)
            };
            let whole = emptier.total().emissions.co2e_kilograms(rule.choices.life_cycle, rule.choices.gwp)?;
            if whole > 0.0 {
                prop_assert!(figure(&fuller) < figure(&emptier), "{}", rule.name);
            }
        }
    }

    /// On fossil fuel, well-to-wake is at least tank-to-wake under any rule.
    #[test]
    fn the_whole_life_is_at_least_the_wake(case in case_of(fossil_fuels()), choices in choices(), share in 0.0..1.0_f64) {
        // Shore power moves emissions upstream; it stays in well-to-wake.
        let ledger = case.ledger();
        let manifest = manifest(ledger.voyage(), share);
        let figure = |life_cycle| {
            let rule = own(Choices { life_cycle, ..choices });
            kg_per_teu(&ledger, &manifest, &rule, &manifest.lots()[0])
        };
        prop_assert!(figure(LifeCycleStage::WtW) >= figure(LifeCycleStage::TtW));
    }

    /// Of any game: the shares sum to the whole, equal players pay alike, a null player pays nothing.
    #[test]
    fn the_shapley_value_keeps_its_axioms(costs in prop::collection::vec(0.0..100.0_f64, 8), extra in 0.0..50.0_f64) {
        // Player 3 is null and players 0 and 4 are equal: the cost depends on whether one, both or none of these came.
        let of = |subset: u32| {
            let twins = ((subset & 1) + (subset >> 4 & 1)) as usize;
            let others = (subset >> 1 & 3) as usize;
            let cost = if subset & 0b10111 == 0 { 0.0 } else { costs[(others + 3 * twins) % 8] + extra * twins as f64 };
            Ok::<_, TooManyPlayers>(cost)
        };
        let shares = exact(5, of)?;
        let whole = of(0b11111)?;
        prop_assert!((shares.iter().sum::<f64>() - whole).abs() <= 1e-9);
        prop_assert!((shares[0] - shares[4]).abs() <= 1e-9);
        prop_assert!(shares[3].abs() <= 1e-9);
    }

    /// The simple expression is the Shapley value of the game it stands for.
    #[test]
    fn the_airport_share_is_the_shapley_value(
        levels in prop::collection::vec((prop_oneof![1 => Just(0.0), 4 => decimal(1.0..=9_000.0, 0)], 1..=3_usize), 1..=4),
    ) {
        let most = levels.iter().map(|(level, _)| *level).fold(0.0, f64::max);
        prop_assume!(most > 0.0);
        let needs: Vec<Need> =
            levels.iter().map(|&(level, count)| Need { level, players: count as f64 }).collect();
        let single: Vec<f64> =
            levels.iter().flat_map(|&(level, count)| std::iter::repeat_n(level, count)).collect();
        let value = exact(single.len(), |subset| {
            let there = single.iter().enumerate().filter(|(player, _)| subset & (1 << player) != 0);
            Ok::<_, TooManyPlayers>(there.map(|(_, level)| level / most).fold(0.0, f64::max))
        })?;
        let shares = airport(&needs).expect("a level above zero");
        let mut players = value.iter();
        for (share, (level, count)) in shares.iter().zip(&levels) {
            let want: f64 = players.by_ref().take(*count).sum();
            prop_assert!((share - want).abs() <= 1e-12, "{share} {want}");
            prop_assert!(*level > 0.0 || *share == 0.0);
        }
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() <= 1e-12);
    }
}

#[test]
fn seventeen_players_are_too_many() {
    let error = exact(17, |_| Ok::<_, TooManyPlayers>(0.0)).unwrap_err();
    assert_eq!(error.to_string(), "a Shapley value over 17 players asks for more than 16 players' subsets");
}
