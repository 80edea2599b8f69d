//! Properties of bunkering.

use green_corridor::corridor::bunkering::{
    BalancePeriods, BatchBook, BunkeringRule, Demand, Intake, Outcome, Standard, Supply, Surplus,
    fewest_stops,
};
use green_corridor::fuel::Sustainability;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::inventory::Inventory;
use green_corridor::provenance::Source;
use green_corridor::units::Mass;
use green_corridor::{FuelBasis, MarineFuel};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use crate::bunkering::{burning, offer, tank_of};
use crate::bunkering_book::{delivery, part, sale};
use crate::bunkering_standards::{as_certified, certified};
use crate::properties;
use crate::strategies::{Case, case, cases};
use crate::tolerance::FULL_PRECISION;

const PORTS: [&str; 3] = ["Yangshan", "Los Angeles", "Oakland"];

fn close(one: f64, other: f64) -> bool {
    properties::close(one, other, FULL_PRECISION)
}

/// The voyage of a case as a ring: each leg goes on to the next port, and the last one home.
fn ring(mut case: Case) -> Inventory {
    let legs = case.parts.iter().filter(|part| part.cargo.is_some()).count();
    let port = |number: usize| PORTS[number % legs].to_owned();
    let mut number = 0;
    for part in &mut case.parts {
        if part.cargo.is_some() {
            part.names = (port(number), port(number + 1));
            number += 1;
        } else {
            part.names = (port(number), String::new());
        }
    }
    let voyage = case.voyage();
    case.ledger_of(&voyage, FuelBasis::Modelled)
}

/// Each fuel of the ledgers at some of the ports, and at the first at least.
fn supply(ledgers: &[&Inventory], mask: u32) -> Supply {
    let mut supply = Supply::none();
    let mut bit = 0;
    for fuel in ledgers.iter().flat_map(|ledger| ledger.by_fuel().into_keys()) {
        for (number, port) in PORTS.into_iter().enumerate() {
            if number == 0 || mask >> (bit % 32) & 1 == 1 {
                supply = supply.with(offer(port, fuel.clone())).expect("dates");
            }
            bit += 1;
        }
    }
    supply
}

fn demand(ledger: &Inventory, sailings: f64, supply: &Supply) -> Demand {
    Demand::of_sailings(ledger, sailings, 2026, supply, BunkeringRule::LastPortBefore).expect("supplied")
}

fn same(one: &Demand, other: &Demand) -> bool {
    one.rows().len() == other.rows().len()
        && one.rows().zip(other.rows()).all(|((key, one), (other_key, other))| {
            key == other_key
                && close(one.mass.kilograms(), other.mass.kilograms())
                && close(one.energy.megajoules(), other.energy.megajoules())
        })
}

proptest! {
    #![proptest_config(cases(64))]

    /// Wherever it is bunkered, the demand of a fuel is what the ledger burned of it, times the sailings, to 1e-12.
    #[test]
    fn demand_sums_to_the_ledger(case in case(), mask in any::<u32>(), sailings in 0.0..400.0_f64) {
        let ledger = ring(case);
        let demand = demand(&ledger, sailings, &supply(&[&ledger], mask));
        let by_fuel = demand.by_fuel();
        for (fuel, totals) in ledger.by_fuel() {
            let own = by_fuel.get(&fuel).map_or(0.0, |own| own.mass.kilograms());
            let energy = by_fuel.get(&fuel).map_or(0.0, |own| own.energy.megajoules());
            prop_assert!(close(own, sailings * totals.fuel.kilograms()), "{fuel}");
            prop_assert!(close(energy, sailings * totals.fuel_energy.megajoules()), "{fuel}");
        }
        let all = demand.total_of(|_| true);
        prop_assert!(close(all.mass.kilograms(), sailings * ledger.total().fuel.kilograms()));
    }

    /// Sailings of one service add, and so do services; nothing depends on their order.
    #[test]
    fn demand_is_additive(one in case(), other in case(), mask in any::<u32>(), (a, b) in (1.0..60.0_f64, 1.0..60.0_f64)) {
        let (one, other) = (ring(one), ring(other));
        let supply = supply(&[&one, &other], mask);
        prop_assert!(same(&(demand(&one, a, &supply) + demand(&one, b, &supply)), &demand(&one, a + b, &supply)));
        let (first, second) = (demand(&one, a, &supply), demand(&other, b, &supply));
        let sum: Demand = [first.clone(), second.clone()].into_iter().sum();
        prop_assert_eq!(&sum, &(second.clone() + first.clone()));
        for (key, bunkered) in sum.rows() {
            let parts = first.total_of(|own| own == key) + second.total_of(|own| own == key);
            prop_assert_eq!(*bunkered, parts);
        }
        prop_assert!(sum.rows().len() >= first.rows().len().max(second.rows().len()));
    }

    /// A plan lifts what is burned, no lift is more than the tank, and no choice of ports has fewer stops.
    #[test]
    fn stops_are_the_fewest(
        tonnes in prop::collection::vec(1_u32..1_000, 1..=6),
        offered in any::<u8>(),
        room in 0_u32..2_000,
    ) {
        const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
        let count = tonnes.len();
        let stages: Vec<_> = (0..count)
            .map(|leg| (NAMES[leg], NAMES[(leg + 1) % count], f64::from(tonnes[leg])))
            .collect();
        let offered = offered | 1;
        let ledger = burning(&stages);
        let mut supply = Supply::none();
        for (number, name) in NAMES.iter().enumerate().take(count) {
            if offered >> number & 1 == 1 {
                supply = supply.with(offer(name, MarineFuel::VLSFO)).expect("dates");
            }
        }
        let hold = room.max(1);
        let tank = tank_of(f64::from(hold));

        // Whether a choice of ports does: from each of them, all that is burned up to the next fits into the tank.
        let does = |chosen: u8| {
            let starts: Vec<usize> = (0..count).filter(|leg| chosen >> leg & 1 == 1).collect();
            !starts.is_empty() && starts.iter().all(|start| {
                let until_next = (0..count)
                    .map(|step| (start + step) % count)
                    .enumerate()
                    .take_while(|(step, leg)| *step == 0 || chosen >> leg & 1 == 0);
                until_next.map(|(_, leg)| tonnes[leg]).sum::<u32>() <= hold
            })
        };
        let all = (1_u8..1 << count).filter(|chosen| chosen & !offered == 0 && does(*chosen));
        let fewest = all.map(u8::count_ones).min();
        match fewest_stops(&ledger, &tank, &supply, 2026) {
            Ok(stops) => {
                prop_assert_eq!(Some(stops.len()), fewest.map(|count| count as usize));
                let lifted: f64 = stops.iter().map(|stop| stop.lift.gigajoules()).sum();
                prop_assert!(close(lifted, 40.2 * f64::from(tonnes.iter().sum::<u32>())));
                prop_assert!(stops.iter().all(|stop| stop.lift.gigajoules() <= 40.2 * f64::from(hold) * (1.0 + FULL_PRECISION)));
            }
            Err(_) => prop_assert_eq!(fewest, None),
        }
    }

    /// Assigned and rest sum to what was delivered; sold is at most assigned; what is refused leaves no trace.
    #[test]
    fn a_batch_is_conserved(delivered in 1.0..5_000.0_f64, moves in prop::collection::vec((any::<bool>(), 0.0..2_000.0_f64), 1..12)) {
        let day = date(2026, 3, 1);
        let batch = certified(MarineFuel::BIO_METHANOL, "PoS", 16.0, Sustainability::Proven);
        let mut book = BatchBook::default();
        book.deliver(delivery("B", batch, delivered, day)).expect("new");
        for (number, (sells, tonnes)) in moves.into_iter().enumerate() {
            let before = book.clone();
            let name = number.to_string();
            let booked = if sells {
                book.sell(sale(&name, "B", tonnes, day))
            } else {
                book.assign(part("B", &name, tonnes, day))
            };
            if booked.is_err() {
                prop_assert_eq!(&book, &before);
            }
            let (assigned, rest) = (book.assigned("B").tonnes(), book.rest("B").expect("there").tonnes());
            prop_assert!(close(assigned + rest, delivered));
            prop_assert!(book.sold("B").tonnes() <= assigned * (1.0 + 1e-12));
        }
        let used = book.used(&as_certified());
        let met: Mass<_> = used.values().map(|own| own.met).sum();
        prop_assert!(close(met.tonnes(), book.assigned("B").tonnes()));
    }

    /// What comes in and does not go out is left; a balance that stands without carrying over stands with it.
    #[test]
    fn a_site_is_conserved(
        ins in prop::collection::vec((0_i32..700, 0.0..500.0_f64), 0..8),
        outs in prop::collection::vec((0_i32..700, 0.0..200.0_f64), 0..8),
        months in 1_u8..13,
    ) {
        let first = date(2026, 1, 31);
        let day = |days: i32| first.saturating_add(days.days());
        let batch = certified(MarineFuel::BIO_METHANOL, "PoS", 16.0, Sustainability::Proven);
        let mut book = BatchBook::default();
        for (number, (days, tonnes)) in outs.iter().enumerate() {
            book.deliver(delivery(&number.to_string(), batch.clone(), *tonnes, day(*days))).expect("new");
        }
        let (certificate, site) = ("PoS".to_owned(), "Shanghai".to_owned());
        let intakes: Vec<Intake> = ins
            .iter()
            .enumerate()
            .map(|(number, (days, tonnes))| {
                let (certificate, site) = (certificate.clone(), site.clone());
                Intake { id: number.to_string(), certificate, site, on: day(*days), mass: Mass::from_tonnes(*tonnes) }
            })
            .collect();
        let balance = |surplus| {
            let periods = BalancePeriods::new(first, months, surplus, Source::user("made up")).expect("a length");
            periods.balance(&intakes, &book)
        };
        let carried = balance(Surplus::CarriedOver);
        if balance(Surplus::Lapses).is_ok() {
            prop_assert!(carried.is_ok());
        }
        if let Ok(rows) = carried {
            let sum = |of: &[(i32, f64)]| of.iter().map(|(_, tonnes)| tonnes).sum::<f64>();
            let left = rows.last().map_or(0.0, |row| row.left.tonnes());
            prop_assert!((left - (sum(&ins) - sum(&outs))).abs() < 1e-8);
            prop_assert!(rows.iter().all(|row| row.left >= Mass::ZERO));
            prop_assert!(rows.windows(2).all(|pair| pair[0].period_from < pair[1].period_from));
        }
    }

    /// A fuel of a lower E never fails where a higher one is met.
    #[test]
    fn less_is_never_worse(e in -400.0..400.0_f64, less in 0.0..100.0_f64, year in 2028_i16..2050) {
        let outcome = |e| {
            let batch = certified(MarineFuel::BIO_METHANOL, "PoS", e, Sustainability::Proven);
            Standard::net_zero_znz().test(&batch, Some(NamedSet::Ar5), date(year, 7, 1)).outcome
        };
        prop_assert_ne!(outcome(e), Outcome::CannotBeTold);
        prop_assert!(outcome(e - less) <= outcome(e), "met sorts before not met");
    }
}
