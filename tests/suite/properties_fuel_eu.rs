//! Laws of FuelEU accounts, pools and the cheapest pool.

use green_corridor::fuel::gwp::Ar4;
use green_corridor::regulation::YearError;
use green_corridor::regulation::fuel_eu::balance::{compliance_balance, penalty};
use green_corridor::regulation::fuel_eu::cheapest::{Draw, FleetShip, cheapest_pool};
use green_corridor::regulation::fuel_eu::flexibility::{Account, Borrowing};
use green_corridor::regulation::fuel_eu::pool::{Member, Pool};
use green_corridor::regulation::fuel_eu::target::target;
use green_corridor::units::substance::WellToWake;
use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity, Money};
use proptest::prelude::*;
use proptest::sample::select;

use crate::fuel_eu_account::{g_per_mj, new_account, t};
use crate::properties::close;
use crate::strategies::{cases, decimal, mostly, wild};

/// Balance in t, intensity, years of deficit before, and whether the ship borrowed.
type Ship = (f64, f64, u32, bool);

fn ship() -> impl Strategy<Value = Ship> + Clone {
    let balance = prop_oneof![
        6 => decimal(-2_000.0..=2_000.0, 3),
        // Equal ones, sums that meet exactly, and the largest ships.
        3 => (-6_i32..=6).prop_map(|k| 100.0 * f64::from(k)),
        1 => decimal(-200_000.0..=200_000.0, 0),
    ];
    let borrowed = prop_oneof![9 => Just(false), 1 => Just(true)];
    (balance, prop_oneof![decimal(60.0..=110.0, 2), Just(91.0)], 0_u32..=5, borrowed)
}

fn fleet(size: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<FleetShip>> {
    prop::collection::vec(ship(), size).prop_map(|ships| {
        let one = |(number, (balance, ghgie, before, borrowed)): (usize, Ship)| {
            let name = format!("ship {number}");
            let one = FleetShip::new(name, t(balance), g_per_mj(ghgie), before).expect("in range");
            if borrowed { one.having_borrowed() } else { one }
        };
        ships.into_iter().enumerate().map(one).collect()
    })
}

fn draw() -> impl Strategy<Value = Draw> + Clone {
    select(vec![Draw::ProRata, Draw::InOrder])
}

fn parts(fleet: &[FleetShip]) -> (i128, Vec<(i128, f64)>) {
    let milligrams = |one: &FleetShip| (one.adjusted().grams() * 1e3).round() as i128;
    let pooling = fleet.iter().filter(|one| !one.borrowed());
    let (deficits, surpluses): (Vec<_>, Vec<_>) =
        pooling.partition(|one| one.adjusted() < ComplianceBalance::ZERO);
    let weigh = |one: &&FleetShip| (-milligrams(one), one.penalty().amount());
    (surpluses.into_iter().map(milligrams).sum(), deficits.iter().map(weigh).collect())
}

/// The most that any choice of ships in deficit saves.
fn brute_force(fleet: &[FleetShip]) -> f64 {
    let (capacity, deficits) = parts(fleet);
    let saved = |choice: u32| {
        let chosen = || deficits.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
        let weight: i128 = chosen().map(|(_, (weight, _))| weight).sum();
        (weight <= capacity).then(|| chosen().map(|(_, (_, value))| value).sum::<f64>())
    };
    (0..1_u32 << deficits.len()).filter_map(saved).fold(0.0, f64::max)
}

/// What the usual rule saves: the dearest deficit per tonne first, while it fits.
fn greedy(fleet: &[FleetShip]) -> f64 {
    let (mut room, mut deficits) = parts(fleet);
    deficits.sort_by(|one, other| (other.1 / other.0 as f64).total_cmp(&(one.1 / one.0 as f64)));
    let mut saved = 0.0;
    for (weight, value) in deficits {
        if weight <= room {
            room -= weight;
            saved += value;
        }
    }
    saved
}

/// An intensity so far from the target of a year.
fn apart(year: i16, excess: f64) -> Result<GhgIntensity<WellToWake, Ar4>, YearError> {
    Ok(target(year)? + g_per_mj(excess))
}

proptest! {
    #![proptest_config(cases(256))]

    /// Ships of one intensity have together the balance of one ship with their energy.
    #[test]
    fn balances_add_over_ships_at_one_intensity(
        ghgie in decimal(-20.0..=120.0, 4),
        energies in prop::collection::vec(decimal(0.0..=600_000.0, 1), 0..8),
        year in 2025_i16..=2060,
    ) {
        let limit = target(year)?;
        let of = |gj| compliance_balance(limit, g_per_mj(ghgie), EnergyUsed::from_gigajoules(gj));
        let each: Vec<_> = energies.iter().map(|&gj| of(gj)).collect::<Result<_, _>>()?;
        let sum: ComplianceBalance = each.into_iter().sum();
        prop_assert!(close(sum.grams(), of(energies.iter().sum())?.grams(), 1e-13));
    }

    /// More intensity never costs less, and nothing below the target.
    #[test]
    fn penalty_grows_with_intensity(
        low in decimal(1.0..=200.0, 4),
        more in decimal(0.0001..=100.0, 4),
        year in 2025_i16..=2060,
        gj in decimal(1.0..=600_000.0, 1),
    ) {
        let limit = target(year)?;
        let to_pay = |ghgie| -> Result<Money<_>, TestCaseError> {
            let ghgie = g_per_mj(ghgie);
            let balance = compliance_balance(limit, ghgie, EnergyUsed::from_gigajoules(gj))?;
            Ok(penalty(balance, ghgie)?)
        };
        let (one, other) = (to_pay(low)?, to_pay(low + more)?);
        prop_assert!(one <= other);
        prop_assert_eq!(other > Money::ZERO, g_per_mj(low + more) > limit);
    }

    /// A surplus that was banked covers as much deficit as it was, over any years without a call.
    #[test]
    fn banking_then_using_loses_nothing(
        under in decimal(0.0..=40.0, 4),
        over in decimal(0.0..=40.0, 4),
        waits in 0_i16..4,
        gj in decimal(1.0..=600_000.0, 1),
    ) {
        let mut account = new_account();
        let energy = EnergyUsed::from_gigajoules(gj);
        let first = account.settle(2025, energy, apart(2025, -under)?, Borrowing::Never)?;
        for year in 2026..2026 + waits {
            account.settle_without_call(year)?;
        }
        prop_assert_eq!(account.banked(), first.initial);
        let year = 2026 + waits;
        let used = account.settle(year, energy, apart(year, over)?, Borrowing::Never)?;
        let whole = (under - over) * energy.megajoules();
        // Of the two emissions that the balances are differences of.
        prop_assert!((used.verified.grams() - whole).abs() <= 1e-14 * 200.0 * energy.megajoules());
    }

    /// An account never borrows twice running, never above the limit, and gives back 1.1 times the advance.
    #[test]
    fn accounts_keep_their_books(
        years in prop::collection::vec((decimal(-4.0..=4.0, 2), 1.0..=90_000.0_f64, 0..6), 1..26),
    ) {
        let mut account = new_account();
        let (mut banked, mut advance, mut row) = (ComplianceBalance::ZERO, ComplianceBalance::ZERO, 0);
        for (year, (excess, gj, call)) in (2025_i16..).zip(years) {
            if call == 0 {
                let settled = account.settle_without_call(year)?;
                prop_assert_eq!(settled.verified, banked);
                (advance, row) = (ComplianceBalance::ZERO, 0);
                continue;
            }
            let energy = EnergyUsed::from_gigajoules(gj);
            let ghgie = apart(year, excess)?;
            let settled = account.settle(year, energy, ghgie, Borrowing::WheneverAllowed)?;
            let zero = ComplianceBalance::ZERO;
            prop_assert_eq!((settled.banked, settled.aggravated), (banked, 1.1 * advance));
            let sum = settled.initial + banked - 1.1 * advance;
            prop_assert!((settled.adjusted - sum).abs().grams() <= 1e-3);
            prop_assert!(settled.borrowed == zero || advance == zero);
            prop_assert!(settled.borrowed <= settled.borrow_limit * (1.0 + 1e-12));
            prop_assert_eq!(settled.verified, settled.adjusted + settled.borrowed);
            row = if settled.verified < zero { row + 1 } else { 0 };
            prop_assert_eq!(settled.consecutive_deficits, row);
            prop_assert_eq!(settled.penalty > Money::ZERO, row > 0);
            banked = if settled.verified > zero { settled.verified } else { zero };
            advance = settled.borrowed;
        }
    }

    /// A pool is valid exactly when it is conserved, harms no one, and no one borrowed.
    #[test]
    fn a_valid_pool_conserves_and_harms_no_one(
        ships in prop::collection::vec((-900_i32..=900, -900_i32..=900, 0..12), 0..5),
        levelled in any::<bool>(),
    ) {
        let mut ships = ships;
        if levelled && !ships.is_empty() {
            let before: i32 = ships.iter().map(|ship| ship.0).sum();
            let others: i32 = ships.iter().skip(1).map(|ship| ship.1).sum();
            ships[0].1 = before - others;
        }
        let members = ships.iter().enumerate().map(|(number, &(before, after, borrowed))| {
            let member = Member::new(format!("{number}"), t(f64::from(before)), t(f64::from(after)));
            member.map(|one| if borrowed == 0 { one.having_borrowed() } else { one })
        });
        let pool = Pool::new(members.collect::<Result<_, _>>()?)?;
        let before: i32 = ships.iter().map(|ship| ship.0).sum();
        let after: i32 = ships.iter().map(|ship| ship.1).sum();
        let unharmed = ships.iter().all(|&(before, after, _)| after >= before.min(0));
        let valid = before >= 0 && before == after && unharmed && ships.iter().all(|ship| ship.2 != 0);
        prop_assert_eq!(pool.is_valid(), valid, "{:?}", pool.violations());
        prop_assert_eq!(pool.sum(), t(f64::from(before)));
    }

    /// The cheapest pool of a small fleet is the best of all choices, and proven so.
    #[test]
    fn the_cheapest_pool_is_the_best_of_all(fleet in fleet(0..=10), draw in draw()) {
        let cheapest = cheapest_pool(&fleet, draw)?;
        let saved = cheapest.penalty_before().amount() - cheapest.penalty_after().amount();
        prop_assert!(close(saved, brute_force(&fleet), 1e-9), "{saved} {}", brute_force(&fleet));
        prop_assert_eq!(cheapest.gap(), Money::ZERO);
    }

    /// It is valid, costs no more than no pool or than greed, and brings its deficits to zero.
    #[test]
    fn the_cheapest_pool_is_valid_and_no_dearer(fleet in fleet(0..=60), draw in draw()) {
        let cheapest = cheapest_pool(&fleet, draw)?;
        let pool = cheapest.pool();
        prop_assert_eq!(pool.violations(), Vec::new());
        prop_assert!(cheapest.penalty_after() <= cheapest.penalty_before());
        prop_assert!(cheapest.gap() >= Money::ZERO);
        let saved = cheapest.penalty_before().amount() - cheapest.penalty_after().amount();
        prop_assert!(saved >= greedy(&fleet) * (1.0 - 1e-11));
        for member in pool.members() {
            let left = member.allocated();
            prop_assert!(left >= ComplianceBalance::ZERO && left <= member.adjusted().abs());
            prop_assert!(member.adjusted() > ComplianceBalance::ZERO || left == ComplianceBalance::ZERO);
        }
        prop_assert_eq!(&cheapest_pool(&fleet, draw)?, &cheapest);
    }

    /// No choice saves more than the cheapest pool and its gap: whole tonnes, by dynamic programming.
    #[test]
    fn the_gap_holds(
        ships in prop::collection::vec((1_u16..=300, decimal(88.0..=94.0, 1), 0_u32..=2), 1..=45),
        surplus in 1_u16..=4_000,
    ) {
        let mut fleet = vec![FleetShip::without_call("surplus", t(f64::from(surplus)))?];
        let mut best = vec![0.0_f64; usize::from(surplus) + 1];
        for (number, (deficit, ghgie, before)) in ships.into_iter().enumerate() {
            let ship =
                FleetShip::new(format!("{number}"), t(-f64::from(deficit)), g_per_mj(ghgie), before)?;
            for room in (usize::from(deficit)..best.len()).rev() {
                best[room] = best[room].max(best[room - usize::from(deficit)] + ship.penalty().amount());
            }
            fleet.push(ship);
        }
        let cheapest = cheapest_pool(&fleet, Draw::ProRata)?;
        let saved = cheapest.penalty_before().amount() - cheapest.penalty_after().amount();
        let most = best[usize::from(surplus)];
        prop_assert!(saved <= most * (1.0 + 1e-11), "{saved} {most}");
        prop_assert!(saved + cheapest.gap().amount() >= most * (1.0 - 1e-11), "{saved} {most}");
    }

    /// Up to 19 deficits are always solved, also where every tonne costs the same and no bound helps.
    #[test]
    fn nineteen_deficits_are_always_proven(
        deficits in prop::collection::vec(0.001..=2_000.0_f64, 1..=19),
        share in 0.0..=1.0_f64,
    ) {
        let surplus = share * deficits.iter().sum::<f64>();
        let balances = std::iter::once(surplus).chain(deficits.into_iter().map(|deficit| -deficit));
        let ships = balances
            .enumerate()
            .map(|(number, balance)| FleetShip::new(format!("{number}"), t(balance), g_per_mj(91.0), 0));
        let fleet: Vec<_> = ships.collect::<Result<_, _>>()?;
        prop_assert_eq!(cheapest_pool(&fleet, Draw::ProRata)?.gap(), Money::ZERO);
    }

    /// Whatever a form holds, there is an answer or an error.
    #[test]
    fn nothing_panics(
        balance in mostly(-1e6..=1e6),
        given in wild(),
        ghgie in mostly(-10.0..=100.0),
        gj in mostly(0.0..=1e6),
        year in any::<i16>(),
        count in any::<u32>(),
    ) {
        let finite = |money: Money<_>| money.is_finite() && money >= Money::ZERO;
        if let Ok(to_pay) = penalty(t(balance), g_per_mj(ghgie)) {
            prop_assert!(finite(to_pay));
        }
        if let Ok(mut account) = Account::opening(t(balance), t(given), count) {
            let energy = EnergyUsed::from_gigajoules(gj);
            let settled = account.settle(year, energy, g_per_mj(ghgie), Borrowing::WheneverAllowed);
            for settled in settled.into_iter().chain(account.settle_without_call(year.saturating_add(1))) {
                prop_assert!(finite(settled.penalty) && settled.verified.is_finite());
            }
        }
        let one = FleetShip::new("A", t(balance), g_per_mj(ghgie), count);
        let other = FleetShip::without_call("B", t(given));
        let ships: Vec<_> = one.into_iter().chain(other).collect();
        let cheapest = cheapest_pool(&ships, Draw::ProRata)?;
        prop_assert!(cheapest.pool().is_valid(), "{:?}", cheapest.pool().violations());
        prop_assert!(finite(cheapest.penalty_after()) && finite(cheapest.gap()));
    }
}
