//! Confidential sums: the handbook's worked examples, what is told, what is refused.

use green_corridor::corridor::confidential::{
    Audit, Breach, Contribution, Dominance, Ground, Interval, Place, PublishedCell, RatioCell, Reason,
    SafetyRule, Table, Telling, audit_pattern, difference_reveals, protect, ratio,
};
use green_corridor::provenance::Source;

pub fn rule(dominance: Option<(usize, f64)>, p_percent: Option<f64>, protection: f64) -> SafetyRule {
    SafetyRule {
        name: "test".to_owned(),
        dated: jiff::civil::date(2026, 3, 1),
        source: Source::user("a test"),
        minimum_contributors: 3,
        dominance: dominance.map(|(largest, share)| Dominance { largest, share }),
        p_percent,
        protection,
    }
}

pub fn place(row: &str, column: &str) -> Place {
    Place { row: Some(row.to_owned()), column: Some(column.to_owned()) }
}

/// A table of cells, each with the amounts of the contributors `a`, `b`, `c`, ... in it.
fn table(rows: &[&str], columns: &[&str], cells: &[(&str, &str, &[f64])]) -> Table {
    let contributions = cells.iter().flat_map(|(row, column, amounts)| {
        amounts
            .iter()
            .zip("abcdefgh".chars())
            .map(|(amount, name)| Contribution::new(name, *row, *column, *amount))
    });
    Table::new("t", 0, rows.iter().copied(), columns.iter().copied(), contributions).expect("a table")
}

pub fn one_cell(amounts: &[f64]) -> Table {
    table(&["r"], &["c"], &[("r", "c", amounts)])
}

fn ground(table: Table, rule: SafetyRule) -> Option<Ground> {
    let protected = protect(table, rule).expect("a rule within its ranges");
    let refusals = protected.refusals();
    refusals.into_iter().find(|(at, _)| *at == place("r", "c")).map(|(_, ground)| ground)
}

/// Handbook on Statistical Disclosure Control, 4.2, Example 1: safe by (1, 90), though the second largest estimates the
/// largest within 2 %.
#[test]
fn example_1_one_dominant_is_not_enough() {
    let amounts = [50_000.0, 49_000.0, 1_000.0];
    assert_eq!(ground(one_cell(&amounts), rule(Some((1, 0.9)), None, 0.1)), None);
    assert_eq!(ground(one_cell(&amounts), rule(Some((1, 0.9)), Some(10.0), 0.1)), Some(Ground::PPercent));
    // 51,000 overestimates 50,000 by 2 %: the p % rule refuses for p above 2 only.
    assert_eq!(ground(one_cell(&amounts), rule(None, Some(2.0), 0.1)), None);
    assert_eq!(ground(one_cell(&amounts), rule(None, Some(2.001), 0.1)), Some(Ground::PPercent));
}

/// Handbook, 4.2, Example 2: safe by p = 10 (15.4 %), refused by (2, 90.9).
#[test]
fn example_2_dominance_protects_more() {
    let amounts = [52_000.0, 50_000.0, 8_000.0];
    assert_eq!(ground(one_cell(&amounts), rule(None, Some(10.0), 0.1)), None);
    assert_eq!(ground(one_cell(&amounts), rule(None, Some(15.3), 0.1)), None);
    assert_eq!(ground(one_cell(&amounts), rule(None, Some(15.4), 0.1)), Some(Ground::PPercent));
    let dominance = Some((2, 100.0 / 110.0));
    assert_eq!(ground(one_cell(&amounts), rule(dominance, None, 0.1)), Some(Ground::Dominated));
}

/// Handbook, 4.2, Example 3 (Geurts 1992, Table 10): x₁₁ is between 3 and 6. The bounds of the other three follow from
/// the same four relations.
#[test]
fn example_3_feasibility_interval() {
    for x in 3..=6 {
        let x = f64::from(x);
        let geurts = table(
            &["1", "2", "3"],
            &["1", "2"],
            &[
                ("1", "1", &[x]),
                ("1", "2", &[7.0 - x]),
                ("2", "1", &[6.0 - x]),
                ("2", "2", &[x - 3.0]),
                ("3", "1", &[3.0]),
                ("3", "2", &[3.0]),
            ],
        );
        let pattern = [place("1", "1"), place("1", "2"), place("2", "1"), place("2", "2")];
        let audit = audit_pattern(&geurts, &rule(None, None, 0.1), &pattern).expect("known places");
        let bounds: Vec<_> = pattern.iter().map(|at| audit.outsider(at).map(|i| (i.low, i.high))).collect();
        let expected =
            [(3.0, 6.0), (1.0, 4.0), (0.0, 3.0), (0.0, 3.0)].map(|(low, high)| Some((low, Some(high))));
        assert_eq!(bounds, expected);
    }
}

/// Handbook, 4.2, Example 4: 330 = 300 + 20 + 10 is unsafe by (1, 85), and an upper bound below 352.94 is too close.
#[test]
fn example_4_upper_protection_level() {
    let with_neighbour = |each: &[f64]| {
        let wide: &[f64] = &[20.0, 20.0, 20.0, 20.0];
        let cells: [(&str, &str, &[f64]); 4] =
            [("r", "c", &[300.0, 20.0, 10.0]), ("r", "d", each), ("s", "c", wide), ("s", "d", wide)];
        let pattern = [place("r", "c"), place("r", "d"), place("s", "c"), place("s", "d")];
        let table = table(&["r", "s"], &["c", "d"], &cells);
        audit_pattern(&table, &rule(Some((1, 0.85)), None, 0.01), &pattern).expect("known places")
    };
    let close = |audit: &Audit| {
        let at_cell = |i: &Interval| i.reader.is_none() && i.place == place("r", "c");
        audit.breaches().iter().any(|breach| matches!(breach, Breach::TooClose(i) if at_cell(i)))
    };
    let (narrow, wide) = (with_neighbour(&[0.0, 7.0, 7.0, 8.0]), with_neighbour(&[0.0, 7.0, 8.0, 8.0]));
    assert_eq!(narrow.outsider(&place("r", "c")).and_then(|i| i.high), Some(352.0));
    assert!(close(&narrow));
    assert_eq!(wide.outsider(&place("r", "c")).and_then(|i| i.high), Some(353.0));
    assert!(!close(&wide));
}

/// A contributor with zero hides nobody.
#[test]
fn a_zero_does_not_count() {
    let plain = rule(None, None, 0.1);
    assert_eq!(ground(one_cell(&[100.0, 50.0, 0.0, 0.0]), plain.clone()), Some(Ground::TooFewContributors));
    assert_eq!(ground(one_cell(&[0.0, 0.0, 0.0]), plain.clone()), Some(Ground::TooFewContributors));
    assert_eq!(ground(one_cell(&[100.0, 50.0, 1.0]), plain), None);
}

/// Two cells of one contributor each in one row: each would learn the other's amount from the remainder.
#[test]
fn singletons_in_a_row_are_not_each_others_cover() {
    let wide: &[f64] = &[20.0, 21.0, 22.0, 23.0];
    let cells: [(&str, &str, &[f64]); 6] = [
        ("r", "c", &[100.0]),
        ("r", "d", &[0.0, 100.0]),
        ("r", "e", wide),
        ("s", "c", wide),
        ("s", "d", wide),
        ("s", "e", wide),
    ];
    let table = table(&["r", "s"], &["c", "d", "e"], &cells);
    let plain = rule(None, None, 0.1);
    let pattern = [place("r", "c"), place("r", "d"), place("s", "c"), place("s", "d")];
    let audit = audit_pattern(&table, &plain, &pattern).expect("known places");
    // An outsider learns nothing, a alone learns what b has to the ton.
    assert_eq!(audit.outsider(&place("r", "d")).map(|i| (i.low, i.high)), Some((14.0, Some(186.0))));
    let a_reads_b = |i: &&Interval| i.reader.as_deref() == Some("a") && i.place == place("r", "d");
    let bounds = audit.intervals().iter().find(a_reads_b).map(|i| (i.low, i.high));
    assert_eq!(bounds, Some((100.0, Some(100.0))));
    let total = Place { row: Some("r".to_owned()), column: None };
    let remainder = Breach::UnsafeRemainder { total, ground: Ground::TooFewContributors };
    assert!(audit.breaches().contains(&remainder));

    let protected = protect(table, plain).expect("a rule within its ranges");
    assert!(protected.refusals().contains(&(place("r", "e"), Ground::ToProtectAnother)));
    assert_eq!(protected.audit().breaches(), []);
}

/// Who is alone in a total knows the zeros of the others; nobody else learns anything.
#[test]
fn one_carrier_alone() {
    let cells: [(&str, &str, &[f64]); 2] = [("r", "c", &[1.0]), ("r", "d", &[0.0])];
    let protected = protect(table(&["r"], &["c", "d"], &cells), rule(None, None, 0.1)).expect("a rule");
    assert_eq!(protected.refusals().len(), 6);
    assert_eq!(protected.audit().breaches(), []);
    let audit = protected.audit();
    let zero = audit.outsider(&place("r", "d")).map(|i| (i.low, i.high));
    assert_eq!(zero, Some((0.0, None)));
    let own = audit.intervals().iter().filter(|i| i.reader.as_deref() == Some("a"));
    assert_eq!(own.map(|i| (i.low, i.high)).collect::<Vec<_>>(), [(0.0, Some(0.0)); 2]);
}

#[test]
fn an_unsafe_sum_that_is_published_is_a_breach() {
    let audit = audit_pattern(&one_cell(&[5.0, 5.0]), &rule(None, None, 0.1), &[]).expect("known places");
    let unsafe_cell = Breach::Unsafe { place: place("r", "c"), ground: Ground::TooFewContributors };
    assert_eq!(audit.breaches().len(), 4); // a cell, its row, its column, the grand total
    assert_eq!(audit.breaches()[0], unsafe_cell);
}

/// Two carriers in one port: the table says why, and that nothing is left.
#[test]
fn everything_may_be_refused() {
    let protected = protect(one_cell(&[7_919.0, 6_841.0]), rule(None, None, 0.1)).expect("a rule");
    let published = protected.publish(Telling::OneReason);
    assert!(published.all_refused());
    assert!(published.to_string().ends_with("every sum of this table is refused\n"));
    let empty = protect(one_cell(&[]), rule(None, None, 0.1)).expect("a rule").publish(Telling::OneReason);
    assert!(!empty.all_refused());
    assert_eq!(empty.cell(None, None), Some(PublishedCell::Published(0.0)));
}

fn told(telling: Telling) -> Vec<Option<PublishedCell>> {
    let wide: &[f64] = &[20.0, 21.0, 22.0, 23.0];
    let cells: [(&str, &str, &[f64]); 9] = [
        ("r", "c", &[100.0]),
        ("r", "d", wide),
        ("r", "e", wide),
        ("s", "c", wide),
        ("s", "d", &[500.0, 3.0, 2.0, 1.0]),
        ("s", "e", wide),
        ("t", "c", wide),
        ("t", "d", wide),
        ("t", "e", wide),
    ];
    let table = table(&["r", "s", "t"], &["c", "d", "e"], &cells);
    let published = protect(table, rule(None, Some(10.0), 0.1)).expect("a rule").publish(telling);
    [("r", "c"), ("s", "d"), ("r", "d"), ("q", "c")]
        .map(|(row, column)| published.cell(Some(row), Some(column)))
        .to_vec()
}

#[test]
fn reasons_are_told_only_on_request() {
    let refused = |reason| Some(PublishedCell::Refused(reason));
    let one = refused(Reason::Confidential);
    assert_eq!(told(Telling::OneReason), [one, one, one, None]);
    let grounds = [Reason::TooFewContributors, Reason::Concentrated, Reason::ToProtectAnother].map(refused);
    assert_eq!(told(Telling::Grounds), [&grounds[..], &[None]].concat());
}

/// The total alone would bound the one carrier in the west within 1 %: it is refused too.
#[test]
fn the_printed_table() {
    let cells: [(&str, &str, &[f64]); 2] = [("west", "c", &[7_919.0]), ("east", "c", &[10.0, 20.0, 30.0])];
    let published = protect(table(&["west", "east"], &["c"], &cells), rule(None, None, 0.1)).expect("a rule");
    let expected = [
        "t (rule `test` of 2026-03-01)",
        "                      c             total",
        "west            too few           too few",
        "east   protects another  protects another",
        "total  protects another  protects another",
        "too few: too few contributors have an amount above zero in this sum",
        "protects another: with this sum, another that is confidential could be worked out",
        "every sum of this table is refused",
        "",
    ];
    assert_eq!(published.publish(Telling::Grounds).to_string(), expected.join("\n"));
    let cells: [(&str, &str, &[f64]); 2] =
        [("west", "c", &[30.0, 20.5, 10.0]), ("east", "c", &[10.0, 20.0, 30.0])];
    let published = protect(table(&["west", "east"], &["c"], &cells), rule(None, None, 0.1)).expect("a rule");
    let expected = [
        "t (rule `test` of 2026-03-01)",
        "         c  total",
        "west    61     61",
        "east    60     60",
        "total  121    121",
        "",
    ];
    assert_eq!(published.publish(Telling::Grounds).to_string(), expected.join("\n"));
}

#[test]
fn a_rate_needs_both_sums() {
    let cells = |first: &'static [f64]| -> [(&str, &str, &[f64]); 3] {
        [("r", "c", first), ("s", "c", &[40.0, 40.0, 40.0, 40.0]), ("t", "c", &[40.0, 30.0, 20.0, 10.0])]
    };
    let publish = |cells: &[(&str, &str, &[f64])]| {
        protect(table(&["r", "s", "t"], &["c"], cells), rule(None, None, 0.1))
            .expect("a rule")
            .publish(Telling::OneReason)
    };
    let emissions = publish(&cells(&[10.0, 20.0, 30.0]));
    let teu = publish(&cells(&[1.0, 2.0]));
    let none = publish(&[("s", "c", &[40.0, 40.0, 40.0])]);
    let rate = |above, below, row| ratio(above, below).expect("like tables").cell(Some(row), Some("c"));
    assert_eq!(rate(&emissions, &emissions, "s"), Some(RatioCell::Published(1.0)));
    assert_eq!(rate(&emissions, &teu, "r"), Some(RatioCell::Refused(Reason::Confidential)));
    assert_eq!(rate(&teu, &emissions, "r"), Some(RatioCell::Refused(Reason::Confidential)));
    assert_eq!(rate(&emissions, &none, "r"), Some(RatioCell::NoDenominator));
    assert_eq!(rate(&emissions, &none, "s"), Some(RatioCell::Published(160.0 / 120.0)));
    let both = ratio(&emissions, &none).expect("like tables");
    assert_eq!((both.numerator(), both.denominator(), both.cells().len()), ("t", "t", 8));
}

#[test]
fn a_carrier_that_joins_is_told_by_the_difference() {
    let year = |amounts: &[f64]| protect(one_cell(amounts), rule(None, Some(10.0), 0.1)).expect("a rule");
    let (stay, join) = (year(&[40.0, 50.0, 60.0]), year(&[40.0, 50.0, 60.0, 45.0]));
    let told = difference_reveals(&stay, &join).expect("like tables");
    assert_eq!(told.len(), 4);
    assert!(told.contains(&place("r", "c")));
    assert_eq!(difference_reveals(&join, &stay).expect("like tables").len(), 4);
    assert_eq!(difference_reveals(&stay, &stay).expect("like tables"), []);
    let all_move = year(&[60.0, 75.0, 35.0, 45.0]);
    assert_eq!(difference_reveals(&stay, &all_move).expect("like tables"), []);
    let refused = year(&[40.0, 50.0]);
    assert_eq!(difference_reveals(&refused, &stay).expect("like tables"), []);
}

/// A change that one of two years' rules refuses is told by both tables together, whichever is the later.
#[test]
fn either_rule_refuses_a_change() {
    let year = |amounts: &[f64], p| protect(one_cell(amounts), rule(None, p, 0.1)).expect("a rule");
    // Changes of 20, 1 and 1: safe by number alone, refused by p = 10.
    let (lax, strict) = (year(&[40.0, 50.0, 60.0], None), year(&[60.0, 51.0, 61.0], Some(10.0)));
    assert_eq!(difference_reveals(&lax, &strict).expect("like tables").len(), 4);
    assert_eq!(difference_reveals(&strict, &lax).expect("like tables").len(), 4);
    let both_lax = year(&[60.0, 51.0, 61.0], None);
    assert_eq!(difference_reveals(&lax, &both_lax).expect("like tables"), []);
}
