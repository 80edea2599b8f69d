//! Alternatives in routing: is there a faster way, and what does a day cost.

use green_corridor::Error;
use green_corridor::corridor::routing::{Alternative, Alternatives, Finding, RoutingError, Unlike};
use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::chain::{
    Hoc, HubIntensity, Intensity, Mode, Shipment, Tce, Toc, TransportChain,
};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::units::Distance;
use green_corridor::units::si::{Time, day, days, hour, hours, kilowatts};
use green_corridor::units::substance::ShortestFeasible;
use proptest::prelude::*;

use crate::chain::shipment;
use crate::strategies::cases;
use crate::tolerance::{FULL_PRECISION, assert_close};

/// One leg from Shanghai to Chicago and a hub there, in so many hours, with so many kilograms per TEU on the leg.
fn way(time: Option<f64>, dwell: Option<f64>, kg_per_teu: f64) -> TransportChain<Ar6> {
    way_of(&shipment(20.0, 2.0), ("Shanghai", "Chicago"), time.map(hours), dwell.map(hours), kg_per_teu)
}

fn way_of(
    shipment: &Shipment,
    (from, to): (&str, &str),
    time: Option<Time>,
    dwell: Option<Time>,
    kg_per_teu: f64,
) -> TransportChain<Ar6> {
    let source = || Source::user("made up");
    let intensity = Intensity::<ShortestFeasible, Ar6>::grams_per_teu_km(kg_per_teu, None);
    let toc = Toc::new("sea", Mode::Sea, intensity, DataTier::Default, source()).expect("a category");
    let hoc = Hoc::new("ramp", HubIntensity::kg_per_teu(0.0, None), DataTier::Default, source());
    let km = Distance::from_kilometres(1_000.0);
    let leg = Tce::transport(from, to, shipment, &toc, km, time).expect("a leg");
    let hub = Tce::hub(to, shipment, &hoc.expect("a category"), dwell).expect("a hub");
    TransportChain::new(vec![leg, hub]).expect("a chain")
}

fn of(ways: &[(&str, TransportChain<Ar6>)]) -> Alternatives<Ar6> {
    Alternatives::new(ways.to_vec()).expect("alternatives")
}

fn names(ways: &[&Alternative<Ar6>]) -> Vec<String> {
    ways.iter().map(|way| way.name().to_owned()).collect()
}

/// Five gateways, made up: Seattle is slower and higher than Los Angeles, the rest trades time for emission.
fn gateways() -> [(&'static str, TransportChain<Ar6>); 5] {
    [
        ("Los Angeles", way(Some(500.0), Some(20.0), 1_000.0)),
        ("Oakland", way(Some(540.0), Some(28.0), 940.0)),
        ("Seattle", way(Some(500.0), Some(30.0), 1_010.0)),
        ("Prince Rupert", way(Some(470.0), Some(26.0), 1_060.0)),
        ("Panama", way(Some(720.0), Some(40.0), 900.0)),
    ]
}

#[test]
fn the_fastest_the_lowest_and_those_that_none_dominates() {
    let ways = of(&gateways());
    let fastest = ways.fastest().expect("all times are known");
    assert_eq!((fastest.name(), fastest.time()), ("Prince Rupert", Some(hours(496.0))));
    assert_eq!((ways.lowest().name(), ways.lowest().kg_per_teu()), ("Panama", 900.0));
    assert_eq!(names(&ways.pareto()), ["Prince Rupert", "Los Angeles", "Oakland", "Panama"]);
    assert_eq!(ways.iter().count(), 5);
}

#[test]
fn the_claim_is_beaten_by_whom_and_by_how_much() {
    let ways = of(&gateways());
    let finding = ways.no_faster_than("Seattle").expect("a route");
    let Finding::Beaten { by } = &finding else { panic!("{finding}") };
    let margins: Vec<_> = by.iter().map(|margin| (margin.name.as_str(), margin.hours())).collect();
    assert_eq!(margins, [("Prince Rupert", 34.0), ("Los Angeles", 10.0)]);
    assert!(by.iter().all(|margin| margin.is_exact));
    assert_eq!(
        finding.to_string(),
        "is beaten: faster are `Prince Rupert` by 34.0 h, `Los Angeles` by 10.0 h"
    );
}

#[test]
fn the_claim_holds_with_a_margin() {
    let ways = of(&gateways());
    let finding = ways.no_faster_than("Prince Rupert").expect("a route");
    let Finding::Holds { next } = &finding else { panic!("{finding}") };
    assert_eq!((next.name.as_str(), next.hours(), next.is_exact), ("Los Angeles", 24.0, true));
    assert_eq!(finding.to_string(), "holds: the next fastest is slower, `Los Angeles` by 24.0 h");
}

#[test]
fn as_fast_is_not_faster() {
    let ways = of(&[("A", way(Some(10.0), Some(2.0), 5.0)), ("B", way(Some(9.0), Some(3.0), 4.0))]);
    let Finding::Holds { next } = ways.no_faster_than("A").expect("a route") else { panic!("a tie") };
    assert_eq!((next.name.as_str(), next.hours()), ("B", 0.0));
    assert_eq!(ways.fastest().map(Alternative::name), Some("B"), "of two as fast, the lower");
    assert_eq!(names(&ways.pareto()), ["B"]);
    assert_eq!(ways.trade_offs(), []);
}

/// Times of the same parts in another order differ in the last digit of a float; a way is no faster for that.
#[test]
fn less_than_a_second_is_not_faster() {
    let ways = of(&[("A", way(Some(10.0), Some(2.000_1), 5.0)), ("B", way(Some(10.0), Some(2.0), 5.0))]);
    assert!(matches!(ways.no_faster_than("A"), Ok(Finding::Holds { .. })));
}

#[test]
fn a_time_that_is_not_known_may_be_faster() {
    let ways = of(&[("A", way(Some(500.0), Some(20.0), 1_000.0)), ("B", way(Some(480.0), None, 1_000.0))]);
    let finding = ways.no_faster_than("A").expect("a route");
    let Finding::Untold { untimed } = &finding else { panic!("{finding}") };
    assert_eq!(
        (untimed[0].name.as_str(), untimed[0].elements.as_slice()),
        ("B", &["Chicago".to_owned()][..])
    );
    assert_eq!(finding.to_string(), "cannot be told: time is not known of `B` (Chicago)");
    assert_eq!(ways.fastest(), None);
    assert_eq!(names(&ways.pareto()), ["B", "A"]);
    assert_eq!(ways.trade_offs(), []);
    let unknown = ways.iter().nth(1).expect("the second");
    assert_eq!((unknown.time(), unknown.least_time()), (None, hours(480.0)));
}

/// Nothing is known of the time, and zero is not assumed.
#[test]
fn no_time_at_all_is_not_no_time() {
    let ways = of(&[("A", way(Some(500.0), Some(20.0), 1_000.0)), ("B", way(None, None, 1_000.0))]);
    assert!(matches!(ways.no_faster_than("A"), Ok(Finding::Untold { .. })));
    let Ok(Finding::Untold { untimed }) = ways.no_faster_than("B") else { panic!("its own time is unknown") };
    assert_eq!(untimed[0].elements, ["Shanghai - Chicago", "Chicago"]);
    assert_eq!(ways.fastest(), None);
}

#[test]
fn what_is_known_of_a_time_may_be_enough() {
    let ways = of(&[("A", way(Some(500.0), Some(20.0), 1_000.0)), ("B", way(Some(530.0), None, 1_000.0))]);
    let finding = ways.no_faster_than("A").expect("a route");
    assert_eq!(finding.to_string(), "holds: the next fastest is slower, `B` by at least 10.0 h");
    let beaten = ways.no_faster_than("B").expect("a route");
    assert_eq!(beaten.to_string(), "is beaten: faster are `A` by at least 10.0 h");
    assert_eq!(ways.fastest().map(Alternative::name), Some("A"));
    assert_eq!(names(&ways.pareto()), ["A"]);
}

#[test]
fn of_two_as_low_the_lowest_is_the_one_known_to_be_faster() {
    let ways = of(&[
        ("A", way(Some(1.0), None, 5.0)),
        ("B", way(Some(9.0), Some(9.0), 5.0)),
        ("C", way(Some(7.0), Some(9.0), 5.0)),
    ]);
    assert_eq!(ways.lowest().name(), "C");
}

#[test]
fn a_day_costs_between_neighbours() {
    let trades = of(&gateways()).trade_offs();
    let pairs: Vec<_> = trades.iter().map(|trade| (trade.faster.as_str(), trade.slower.as_str())).collect();
    assert_eq!(pairs, [("Prince Rupert", "Los Angeles"), ("Los Angeles", "Oakland"), ("Oakland", "Panama")]);
    assert_close(trades[0].kg_per_teu_per_day(), 60.0, FULL_PRECISION);
    assert_close(trades[1].kg_per_teu_per_day(), 30.0, FULL_PRECISION);
    assert_close(trades[2].kg_per_teu_per_day(), 5.0, FULL_PRECISION);
    assert_close(trades[2].saved.get::<day>(), 8.0, FULL_PRECISION);
    assert_eq!(
        trades[1].to_string(),
        "`Los Angeles` saves 2.0 days on `Oakland` for 60 kg per TEU: 30.0 kg per TEU a day"
    );
}

#[test]
fn unlike_ways_are_refused_with_all_reasons() {
    let one = way(Some(1.0), Some(1.0), 1.0);
    let cold = shipment(10.0, 1.0).refrigerated(kilowatts(2.0)).expect("in range");
    let other = way_of(&cold, ("Ningbo", "New York"), None, None, 1.0);
    let refused = Alternatives::new(vec![("A", one.clone()), ("B", other)]).expect_err("unlike");
    let RoutingError::NoAlternative { reasons, .. } = &refused else { panic!("{refused}") };
    assert!(matches!(
        reasons[..],
        [Unlike::Origin { .. }, Unlike::Destination { .. }, Unlike::Shipment { .. }]
    ));
    assert_eq!(
        Error::from(refused).to_string(),
        "route `B` is no alternative to `A`: it begins at `Ningbo`, not at `Shanghai`, it ends at `New York`, not at \
         `Chicago`, it carries 10 t in 1 TEU at 2 kW per TEU, not 20 t in 2 TEU"
    );
    let elsewhere = way_of(&shipment(20.0, 2.0), ("Shanghai", "New York"), None, None, 1.0);
    let refused = Alternatives::new(vec![("A", one), ("B", elsewhere)]).expect_err("unlike");
    assert_eq!(
        refused.to_string(),
        "route `B` is no alternative to `A`: it ends at `New York`, not at `Chicago`"
    );
}

#[test]
fn what_is_no_list_of_alternatives() {
    let one = || way(Some(1.0), Some(1.0), 1.0);
    let refused = |ways: Vec<(&str, TransportChain<Ar6>)>| Alternatives::new(ways).expect_err("refused");
    assert_eq!(refused(vec![]), RoutingError::TooFew { given: 0 });
    assert_eq!(refused(vec![("A", one())]).to_string(), "alternatives in routing are at least 2, got 1");
    let nameless = refused(vec![("A", one()), (" ", one())]);
    assert_eq!(nameless, RoutingError::Nameless { place: 2 });
    assert_eq!(nameless.to_string(), "route 2 has no name");
    assert_eq!(
        refused(vec![("A", one()), ("B", one()), ("A", one())]).to_string(),
        "two routes have the name `A`; a name is of one route"
    );
    assert_eq!(
        refused(vec![("A", one()), ("B", way(Some(0.0), Some(1.0), 1.0))]).to_string(),
        "route `B`, Shanghai - Chicago: 1000 km in no time; state the time, or none where it is not known"
    );
    assert_eq!(
        of(&[("A", one()), ("B", one())]).no_faster_than("C").expect_err("unknown").to_string(),
        "there is no route `C`, must be one of A, B"
    );
}

#[test]
fn a_chain_with_a_time_that_is_not_known() {
    let chain = way(Some(30.0), None, 1.0);
    assert_eq!(chain.duration(), None);
    assert_eq!(chain.least_duration(), hours(30.0));
    let unknown: Vec<String> = chain.untimed().map(Tce::label).collect();
    assert_eq!(unknown, ["Chicago"]);
    assert_eq!(way(Some(30.0), Some(18.0), 1.0).duration().map(|time| time.get::<day>()), Some(2.0));
    assert_eq!(chain.elements()[0].duration(), Some(days(1.25)));
}

fn ways() -> impl Strategy<Value = Vec<(String, TransportChain<Ar6>)>> {
    // Few values, so that ties are common.
    let time = || prop::option::weighted(0.8, (1_u32..6).prop_map(|days| 24.0 * f64::from(days)));
    let one = (time(), time(), (0_u32..5).prop_map(|kg| 100.0 * f64::from(kg)));
    prop::collection::vec(one, 2..8).prop_map(|rows| {
        (0..)
            .zip(rows)
            .map(|(at, (time, dwell, kg)): (u32, _)| (at.to_string(), way(time, dwell, kg)))
            .collect()
    })
}

/// Hours of the way if what is not known of it took so long.
fn taking(way: &Alternative<Ar6>, unknown: f64) -> f64 {
    let chain = way.chain();
    chain.least_duration().get::<hour>() + unknown * chain.untimed().count() as f64
}

proptest! {
    #![proptest_config(cases(512))]

    /// The set holds no way that another is known to dominate, and each way outside is dominated by one inside.
    #[test]
    fn the_pareto_set_holds_no_dominated_way(ways in ways()) {
        let ways = Alternatives::new(ways)?;
        let set = ways.pareto();
        prop_assert!(!set.is_empty());
        let dominates = |one: &Alternative<Ar6>, other: &Alternative<Ar6>| {
            let (a, b) = (one.kg_per_teu(), other.kg_per_teu());
            let fast = taking(one, 1e9) - taking(other, 0.0);
            fast <= 0.0 && a <= b && (fast < 0.0 || a < b)
        };
        for way in ways.iter() {
            let inside = set.iter().any(|kept| kept.name() == way.name());
            prop_assert_eq!(inside, !ways.iter().any(|other| dominates(other, way)));
            prop_assert!(inside || set.iter().any(|kept| dominates(kept, way)));
        }
    }

    /// The set holds the fastest, where it can be told, and the lowest.
    #[test]
    fn the_pareto_set_holds_the_fastest_and_the_lowest(ways in ways()) {
        let ways = Alternatives::new(ways)?;
        let set = names(&ways.pareto());
        prop_assert!(set.contains(&ways.lowest().name().to_owned()));
        prop_assert!(ways.iter().all(|way| ways.lowest().kg_per_teu() <= way.kg_per_teu()));
        if let Some(fastest) = ways.fastest() {
            prop_assert!(set.contains(&fastest.name().to_owned()));
        }
        prop_assert!(ways.fastest().is_some() || ways.iter().any(|way| way.time().is_none()));
    }

    /// A finding stays true whatever the unknown times turn out to be, and the claim of the fastest holds.
    #[test]
    fn a_finding_outlives_the_unknown(ways in ways(), unknown in 0.0..500.0_f64) {
        let ways = Alternatives::new(ways)?;
        for claimed in ways.iter() {
            let time = taking(claimed, unknown);
            let beaten = ways.iter().any(|way| taking(way, unknown) < time);
            match ways.no_faster_than(claimed.name())? {
                Finding::Holds { next } => {
                    prop_assert!(!beaten);
                    let others = ways.iter().filter(|way| way.name() != claimed.name());
                    let least = others.map(|way| taking(way, 0.0) - time).fold(f64::INFINITY, f64::min);
                    prop_assert!((next.hours() - least).abs() <= FULL_PRECISION * time);
                }
                Finding::Beaten { by } => prop_assert!(beaten && !by.is_empty()),
                _ => prop_assert!(ways.iter().any(|way| way.time().is_none())),
            }
        }
        if let Some(fastest) = ways.fastest() {
            let finding = ways.no_faster_than(fastest.name())?;
            let holds = matches!(finding, Finding::Holds { .. });
            prop_assert!(holds);
        }
    }

    /// Along the set, time is bought with emission.
    #[test]
    fn each_day_saved_costs(ways in ways()) {
        let ways = Alternatives::new(ways)?;
        for trade in ways.trade_offs() {
            prop_assert!(trade.saved.get::<hour>() > 0.0);
            prop_assert!(trade.kg_per_teu > 0.0);
            prop_assert!(trade.kg_per_teu_per_day() > 0.0);
        }
    }
}
