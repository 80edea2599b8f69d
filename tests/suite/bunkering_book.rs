//! Fuel batches: deliveries, assignments, sales, and the mass balance of a site.

use green_corridor::corridor::bunkering::{
    Assignment, BalancePeriods, BatchBook, BunkeringError, ByOutcome, Custody, Delivery, Intake, Outcome,
    Sale, Standard, Surplus,
};
use green_corridor::engine::EngineClass;
use green_corridor::fuel::{FuelBatch, Sustainability};
use green_corridor::inventory::Direction;
use green_corridor::provenance::{Confidence, Source};
use green_corridor::units::si::knots;
use green_corridor::units::{Distance, Mass};
use green_corridor::voyage::{ActivitySpec, Evidence, Leg};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, MeasuredFuel, OperatingMode};
use jiff::civil::{Date, date};

use crate::bunkering_standards::{as_certified, certified};
use crate::made_up::{ledger, starting};
use crate::tolerance::{FULL_PRECISION, assert_close};

pub fn delivery(id: &str, batch: FuelBatch, tonnes: f64, on: Date) -> Delivery {
    Delivery {
        id: id.to_owned(),
        batch,
        mass: Mass::from_tonnes(tonnes),
        port: "Shanghai".to_owned(),
        on,
        custody: Custody::MassBalance,
        certified_under: None,
        source: Source::user("made up"),
    }
}

fn bio(certificate: &str, e_value: f64) -> FuelBatch {
    certified(MarineFuel::BIO_METHANOL, certificate, e_value, Sustainability::Proven)
}

pub fn part(batch: &str, voyage: &str, tonnes: f64, on: Date) -> Assignment {
    Assignment { batch: batch.to_owned(), voyage: voyage.to_owned(), on, mass: Mass::from_tonnes(tonnes) }
}

pub fn sale(contract: &str, batch: &str, tonnes: f64, on: Date) -> Sale {
    Sale { contract: contract.to_owned(), batch: batch.to_owned(), on, mass: Mass::from_tonnes(tonnes) }
}

/// Deliveries of corridor.md section 1.4, trade press: 504 t of methanol to Astrid Maersk on 10 April 2024, about
/// 3,000 t to Ane Maersk on 1 January 2025, 2,700 t of B24 to COSCO France. Neither certificate nor value E was found,
/// nor the day of the last: it is made up here.
fn trade_press() -> BatchBook {
    let source = Source::new("corridor.md", "1.4", "trade press", Confidence::OneSource);
    let b24 = MarineFuel::VLSFO.from_origin("B24", green_corridor::fuel::Origin::Fossil);
    let mut book = BatchBook::default();
    for (id, fuel, tonnes, on) in [
        ("Astrid Maersk", MarineFuel::BIO_METHANOL, 504.0, date(2024, 4, 10)),
        ("Ane Maersk", MarineFuel::BIO_METHANOL, 3_000.0, date(2025, 1, 1)),
        ("COSCO France", b24, 2_700.0, date(2025, 6, 1)),
    ] {
        let custody = Custody::PhysicalSegregation;
        let note = Delivery { custody, source: source.clone(), ..delivery(id, fuel.into(), tonnes, on) };
        book.deliver(note).expect("new");
    }
    book
}

#[test]
fn without_a_certificate_no_delivery_of_the_trade_press_can_be_told() {
    let mut book = trade_press();
    let standard = Standard::platts_bio_methanol();
    assert_eq!(book.deliveries().map(|own| own.mass.tonnes()).sum::<f64>(), 6_204.0);
    assert!(book.deliveries().all(|own| own.test(&standard).outcome == Outcome::CannotBeTold));
    book.assign(part("Astrid Maersk", "1 W", 500.0, date(2024, 4, 11))).expect("there is enough");
    assert_eq!(
        book.used(&standard).into_iter().collect::<Vec<_>>(),
        [(2024, ByOutcome { cannot_be_told: Mass::from_tonnes(500.0), ..ByOutcome::ZERO })]
    );
    assert_eq!(book.rest("Astrid Maersk"), Ok(Mass::from_tonnes(4.0)));
}

#[test]
fn a_tonne_is_burned_once() {
    let mut book = BatchBook::default();
    book.deliver(delivery("BDN 1", bio("PoS-1", 16.0), 0.3, date(2026, 1, 10))).expect("new");
    // Three tenths sum to more than 0.3 in binary: rounding is no overdraft.
    for voyage in ["1 E", "1 W", "2 E"] {
        book.assign(part("BDN 1", voyage, 0.1, date(2026, 1, 11))).expect("there is enough");
    }
    assert_eq!(book.rest("BDN 1"), Ok(Mass::ZERO));
    assert_close(book.assigned("BDN 1").tonnes(), 0.3, FULL_PRECISION);

    let error = book.assign(part("BDN 1", "2 W", 0.05, date(2026, 2, 1))).expect_err("empty");
    assert_eq!(error.to_string(), "batch `BDN 1` has 0 t left, asked for 0.05 t");
    let error = book.assign(part("BDN 1", "1 E", 0.0, date(2026, 2, 1))).expect_err("twice");
    assert_eq!(error.to_string(), "batch `BDN 1` is already assigned to voyage `1 E`");
    let error = book.assign(part("BDN 2", "1 E", 0.1, date(2026, 2, 1))).expect_err("unknown");
    assert_eq!(error.to_string(), "batch `BDN 2` is not in the book; it has BDN 1");
    let error = book.assign(part("BDN 1", "3 E", f64::NAN, date(2026, 2, 1))).expect_err("no number");
    assert!(matches!(error, BunkeringError::Value { .. }));
    let error = book.assign(part("BDN 1", "3 E", 0.0, date(2026, 1, 9))).expect_err("before");
    assert_eq!(
        error.to_string(),
        "batch `BDN 1` was delivered on 2026-01-10 and cannot be burned from 2026-01-09 on"
    );
    assert_eq!(book.assignments().len(), 3, "what is refused is not booked");
}

#[test]
fn a_batch_is_delivered_once_and_a_certificate_says_one_thing() {
    let mut book = BatchBook::default();
    let day = date(2026, 1, 10);
    book.deliver(delivery("BDN 1", bio("PoS-1", 16.0), 100.0, day)).expect("new");
    let again = book.deliver(delivery("BDN 1", bio("PoS-2", 16.0), 100.0, day));
    assert_eq!(again, Err(BunkeringError::BatchTwice { batch: "BDN 1".to_owned() }));
    book.deliver(delivery("BDN 2", bio("PoS-1", 16.0), 50.0, day)).expect("the same certificate");
    let other = book.deliver(delivery("BDN 3", bio("PoS-1", 10.0), 50.0, day)).expect_err("another E");
    assert!(
        matches!(&other, BunkeringError::CertificateDiffers { batch, .. } if batch == "BDN 3"),
        "{other}"
    );
    let out_of_range = book.deliver(delivery("BDN 4", bio("PoS-4", 10.0), -1.0, day));
    assert!(matches!(out_of_range, Err(BunkeringError::Value { .. })));
    assert_eq!(book.deliveries().len(), 2);
}

#[test]
fn book_and_claim_has_no_fuel_to_burn() {
    let mut book = BatchBook::default();
    let day = date(2026, 1, 10);
    let claim =
        Delivery { custody: Custody::BookAndClaim, ..delivery("BC 1", bio("PoS-1", 16.0), 10.0, day) };
    book.deliver(claim).expect("new");
    let error = book.assign(part("BC 1", "1 E", 1.0, day)).expect_err("no fuel");
    assert!(matches!(error, BunkeringError::NotPhysical { .. }), "{error}");
}

#[test]
fn used_and_sold_are_two_series() {
    let mut book = BatchBook::default();
    let day = date(2026, 1, 10);
    book.deliver(delivery("low", bio("PoS-1", 16.0), 100.0, day)).expect("new");
    book.deliver(delivery("high", bio("PoS-2", 40.0), 100.0, day)).expect("new");
    book.deliver(delivery("bare", MarineFuel::BIO_METHANOL.into(), 100.0, day)).expect("new");
    for (batch, tonnes, on) in
        [("low", 60.0, day), ("high", 30.0, day), ("bare", 10.0, day), ("low", 20.0, date(2027, 1, 2))]
    {
        book.assign(part(batch, &format!("{on}"), tonnes, on)).expect("there is enough");
    }
    let nothing_sold = book.clone();
    book.sell(sale("C-1", "low", 70.0, date(2027, 3, 1))).expect("80 t are used");
    let t = Mass::from_tonnes;
    let used = book.used(&as_certified());
    assert_eq!(used[&2026], ByOutcome { met: t(60.0), not_met: t(30.0), cannot_be_told: t(10.0) });
    assert_eq!(used[&2027], ByOutcome { met: t(20.0), ..ByOutcome::ZERO });
    assert_eq!(used, nothing_sold.used(&as_certified()), "a sale burns nothing");
    let sold = book.sold_by_year(&as_certified());
    assert_eq!(sold.into_iter().collect::<Vec<_>>(), [(2027, ByOutcome { met: t(70.0), ..ByOutcome::ZERO })]);

    let twice = book.sell(sale("C-1", "low", 1.0, day));
    let (contract, batch) = ("C-1".to_owned(), "low".to_owned());
    assert_eq!(twice, Err(BunkeringError::SoldTwice { contract, batch }));
    book.sell(sale("C-1", "high", 5.0, day)).expect("the contract has another batch too");
    let error = book.sell(sale("C-2", "low", 1.0, date(2026, 1, 9))).expect_err("before its delivery");
    assert_eq!(
        error.to_string(),
        "contract `C-2`: batch `low` was delivered on 2026-01-10 and cannot be sold on 2026-01-09"
    );
    let error = book.sell(sale("C-2", "low", 20.0, day)).expect_err("10 t are left");
    assert_eq!(error.to_string(), "contract `C-2`: of batch `low` 10 t are used and unsold, asked for 20 t");
    assert!(matches!(book.sell(sale("C-3", "none", 1.0, day)), Err(BunkeringError::UnknownBatch { .. })));
    assert!(matches!(book.sell(sale("C-4", "low", -1.0, day)), Err(BunkeringError::Value { .. })));
}

/// A voyage that burned so many tonnes of a batch.
fn voyage_on(batch: &FuelBatch, tonnes: f64) -> Inventory {
    let fuel = MeasuredFuel::whole_ship(batch.clone(), Mass::from_tonnes(tonnes), Evidence::BunkerNote);
    let spec = ActivitySpec {
        measured: vec![fuel],
        ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(5_750.0), knots(15.0))
    };
    let builder = starting(EngineClass::Ssd, FuelPlan::same(batch.clone()));
    let builder = builder.add_leg(Leg::new("Shanghai", "Los Angeles")).activity(spec);
    ledger(builder, &FactorSet::fuel_eu(), FuelBasis::Measured)
}

#[test]
fn what_the_book_gives_a_voyage_it_burned() {
    let batch = bio("PoS-1", 16.0);
    let mut book = BatchBook::default();
    let day = date(2026, 1, 10);
    book.deliver(delivery("BDN 1", batch.clone(), 60.0, day)).expect("new");
    book.deliver(delivery("BDN 2", batch.clone(), 60.0, day)).expect("new");
    book.assign(part("BDN 1", "1 E", 60.0, day)).expect("there is enough");
    book.assign(part("BDN 2", "1 E", 40.0, day)).expect("there is enough");
    assert_eq!(book.prove_burned("1 E", &voyage_on(&batch, 100.0)), Ok(()));
    let error = book.prove_burned("1 E", &voyage_on(&batch, 130.0)).expect_err("30 t out of no batch");
    assert_eq!(
        error.to_string(),
        "voyage `1 E`: 130 t are burned under certificate `PoS-1`, assigned are 100 t"
    );
    let error = book.prove_burned("2 E", &voyage_on(&batch, 1.0)).expect_err("nothing is assigned");
    assert!(matches!(error, BunkeringError::NotAssigned { assigned_t: 0.0, burned_t: 1.0, .. }), "{error}");
    let fossil = voyage_on(&MarineFuel::VLSFO.into(), 130.0);
    assert_eq!(book.prove_burned("2 E", &fossil), Ok(()), "fuel without a certificate needs no batch");
    let error = book.prove_burned("1 E", &voyage_on(&batch, 99.0)).expect_err("too little");
    assert_eq!(
        error.to_string(),
        "voyage `1 E`: 100 t are assigned of batch `BDN 1` and its like, burned are 99 t"
    );
    let other = voyage_on(&bio("PoS-9", 16.0), 100.0);
    assert!(matches!(book.prove_burned("1 E", &other), Err(BunkeringError::NotBurned { burned_t: 0.0, .. })));
}

/// A sale becomes a claim that the voyage's four ledgers take, and refuse beyond what was burned.
#[test]
fn a_sale_is_a_claim_on_the_voyage() {
    let batch = bio("PoS-1", 16.0);
    let day = date(2026, 1, 10);
    let mut book = BatchBook::default();
    book.deliver(delivery("BDN 1", batch.clone(), 100.0, day)).expect("new");
    book.deliver(delivery("bare", MarineFuel::BIO_METHANOL.into(), 100.0, day)).expect("new");
    book.assign(part("BDN 1", "1 E", 100.0, day)).expect("there is enough");
    book.assign(part("bare", "1 E", 100.0, day)).expect("there is enough");
    let (all, bare) = (sale("C-1", "BDN 1", 100.0, day), sale("C-2", "bare", 1.0, day));
    let voyage = voyage_on(&batch, 100.0);
    let (contract, sold) = ("C-1".to_owned(), "BDN 1".to_owned());
    let not_sold = book.claim(&all, &voyage);
    assert_eq!(not_sold, Err(BunkeringError::NotSold { contract, batch: sold }));
    book.sell(all.clone()).expect("burned");
    book.sell(bare.clone()).expect("burned");
    let more = Sale { mass: Mass::from_tonnes(101.0), ..all.clone() };
    assert!(matches!(book.claim(&more, &voyage), Err(BunkeringError::NotSold { .. })));
    let claim = book.claim(&all, &voyage).expect("zero-rated");
    assert_eq!((claim.id.as_str(), claim.direction), ("C-1, BDN 1", Direction::Sold));
    assert_close(claim.co2.tonnes(), 137.5, FULL_PRECISION); // 1.375 t CO2 per t of methanol
    let carbon = voyage.carbon_ledgers(std::slice::from_ref(&claim)).expect("burned");
    assert_close(carbon.contractual.tonnes(), carbon.stack.tonnes(), FULL_PRECISION);
    assert!(voyage_on(&batch, 99.0).carbon_ledgers(&[claim]).is_err());
    assert!(matches!(book.claim(&bare, &voyage), Err(BunkeringError::NotZeroRated { .. })));
    let on_oil = voyage_on(&MarineFuel::VLSFO.into(), 100.0);
    assert!(matches!(book.claim(&all, &on_oil), Err(BunkeringError::SoldOfNothing { .. })));
}

fn intake(tonnes: f64, on: Date) -> Intake {
    let (certificate, site) = ("PoS-1".to_owned(), "Shanghai".to_owned());
    Intake { id: format!("{tonnes} t on {on}"), certificate, site, on, mass: Mass::from_tonnes(tonnes) }
}

/// Quarters are made up: the length of a period was verified in no source.
fn quarters(surplus: Surplus) -> BalancePeriods {
    BalancePeriods::new(date(2026, 1, 1), 3, surplus, Source::user("made up")).expect("a length")
}

fn delivered(rows: &[(f64, Date)]) -> BatchBook {
    let mut book = BatchBook::default();
    for (number, (tonnes, on)) in rows.iter().enumerate() {
        book.deliver(delivery(&format!("BDN {number}"), bio("PoS-1", 16.0), *tonnes, *on)).expect("new");
    }
    book
}

#[test]
fn a_surplus_is_carried_over_or_lapses() {
    let intakes = [intake(100.0, date(2026, 3, 31)), intake(10.0, date(2026, 8, 1))];
    // The first delivery goes before its intake, in the same period.
    let book = delivered(&[(70.0, date(2026, 1, 5)), (35.0, date(2026, 9, 30))]);
    let rows = quarters(Surplus::CarriedOver).balance(&intakes, &book).expect("balanced");
    let figures: Vec<_> = rows
        .iter()
        .map(|row| {
            let t = |mass: Mass<_>| mass.tonnes();
            (row.period_from, t(row.carried_over), t(row.taken_in), t(row.delivered), t(row.left))
        })
        .collect();
    assert_eq!(
        figures,
        [(date(2026, 1, 1), 0.0, 100.0, 70.0, 30.0), (date(2026, 7, 1), 30.0, 10.0, 35.0, 5.0)]
    );
    let error = quarters(Surplus::Lapses).balance(&intakes, &book).expect_err("10 t came in");
    assert_eq!(
        error.to_string(),
        "batch `BDN 1`: certificate `PoS-1` has 10 t left at Shanghai in the period from 2026-07-01, asked for 35 t"
    );
}

#[test]
fn the_delivery_that_goes_too_far_is_named() {
    let book = delivered(&[(60.0, date(2026, 3, 1)), (50.0, date(2026, 2, 1))]);
    let error =
        quarters(Surplus::Lapses).balance(&[intake(100.0, date(2026, 1, 1))], &book).expect_err("110 t");
    let BunkeringError::SiteOverdrawn { batch, available_t, asked_t, .. } = error else { panic!("{error}") };
    assert_eq!((batch.as_str(), available_t, asked_t), ("BDN 0", 50.0, 60.0));
    // Another site and another certificate have nothing to give.
    let elsewhere = Intake { site: "Ningbo".to_owned(), ..intake(500.0, date(2026, 1, 1)) };
    let other = Intake { certificate: "PoS-2".to_owned(), ..intake(501.0, date(2026, 1, 1)) };
    let error = quarters(Surplus::Lapses).balance(&[elsewhere, other], &book).expect_err("not there");
    assert!(matches!(error, BunkeringError::SiteOverdrawn { available_t: 0.0, .. }));
}

#[test]
fn only_mass_balance_is_balanced() {
    let mut book = BatchBook::default();
    let day = date(2026, 1, 10);
    for (id, custody) in [("S", Custody::PhysicalSegregation), ("B", Custody::BookAndClaim)] {
        let own = Delivery { custody, ..delivery(id, bio("PoS-1", 16.0), 10.0, day) };
        book.deliver(own).expect("new");
    }
    assert_eq!(quarters(Surplus::Lapses).balance(&[], &book), Ok(Vec::new()));
    book.deliver(delivery("bare", MarineFuel::BIO_METHANOL.into(), 1.0, day)).expect("new");
    let error = quarters(Surplus::Lapses).balance(&[], &book).expect_err("no certificate");
    assert_eq!(error, BunkeringError::CertificateMissing { batch: "bare".to_owned() });
}

/// 100 t came in under one certificate: what left segregated, or as a claim, is not there for the mass balance.
#[test]
fn every_custody_draws_on_the_intake() {
    let day = date(2026, 1, 10);
    for custody in [Custody::PhysicalSegregation, Custody::BookAndClaim] {
        let mut book = BatchBook::default();
        book.deliver(delivery("A", bio("PoS-1", 16.0), 100.0, day)).expect("new");
        let other = Delivery { custody, ..delivery("B", bio("PoS-1", 16.0), 100.0, day) };
        book.deliver(other).expect("new");
        let error = quarters(Surplus::Lapses).balance(&[intake(100.0, day)], &book).expect_err("200 t left");
        let BunkeringError::SiteOverdrawn { batch, available_t, asked_t, .. } = error else {
            panic!("{error}")
        };
        assert_eq!((batch.as_str(), available_t, asked_t), ("B", 0.0, 100.0));
        let rows = quarters(Surplus::Lapses).balance(&[intake(200.0, day)], &book).expect("200 t came");
        assert_eq!(rows[0].delivered, Mass::from_tonnes(200.0));
    }
}

#[test]
fn an_intake_counts_once() {
    let day = date(2026, 1, 10);
    let twice = quarters(Surplus::Lapses).balance(&[intake(100.0, day), intake(100.0, day)], &delivered(&[]));
    assert_eq!(twice, Err(BunkeringError::IntakeTwice { intake: "100 t on 2026-01-10".to_owned() }));
}

#[test]
fn periods_begin_on_any_day() {
    let periods = BalancePeriods::new(date(2026, 1, 31), 1, Surplus::Lapses, Source::user("made up"))
        .expect("a length");
    let days = [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 30), date(2026, 3, 31)];
    let rows = periods.balance(&days.map(|day| intake(1.0, day)), &BatchBook::default()).expect("balanced");
    let first_days: Vec<Date> = rows.iter().map(|row| row.period_from).collect();
    assert_eq!(first_days, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]);
    assert_eq!(rows[1].taken_in, Mass::from_tonnes(2.0));
}

#[test]
fn what_a_balance_refuses() {
    let source = || Source::user("made up");
    for months in [0, 121] {
        let refused = BalancePeriods::new(date(2026, 1, 1), months, Surplus::Lapses, source());
        assert!(matches!(refused, Err(BunkeringError::Value { .. })));
    }
    let periods = quarters(Surplus::Lapses);
    let early =
        periods.balance(&[intake(1.0, date(2025, 12, 31))], &BatchBook::default()).expect_err("early");
    assert!(matches!(early, BunkeringError::BeforeFirstPeriod { .. }), "{early}");
    let early = periods.balance(&[], &delivered(&[(1.0, date(2025, 12, 31))])).expect_err("early");
    assert!(early.to_string().starts_with("batch `BDN 0`: 2025-12-31"), "{early}");
    let wild = periods.balance(&[intake(f64::INFINITY, date(2026, 1, 1))], &BatchBook::default());
    assert!(matches!(wild, Err(BunkeringError::Value { .. })));
    let ancient = BalancePeriods::new(Date::MIN, 1, Surplus::Lapses, source()).expect("a length");
    let far = ancient.balance(&[intake(1.0, Date::MAX)], &BatchBook::default());
    assert!(matches!(far, Err(BunkeringError::Calendar { .. })));
}
