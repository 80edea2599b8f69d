//! Rules and tables that are refused.

use green_corridor::corridor::confidential::{
    ConfidentialError, Contribution, Dominance, SafetyRule, Table, Telling, audit_pattern,
    difference_reveals, protect, ratio,
};

use crate::confidential::{one_cell, place, rule};

fn parameter(change: impl FnOnce(&mut SafetyRule)) -> &'static str {
    let mut changed = rule(Some((1, 0.8)), Some(10.0), 0.1);
    change(&mut changed);
    let refused = audit_pattern(&one_cell(&[1.0]), &changed, &[]).expect_err("out of range");
    match protect(one_cell(&[1.0]), changed) {
        Err(ConfidentialError::Parameter { field, .. })
            if matches!(refused, ConfidentialError::Parameter { .. }) =>
        {
            field
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn rules_out_of_range() {
    assert_eq!(parameter(|rule| rule.minimum_contributors = 2), "minimum_contributors");
    assert_eq!(
        parameter(|rule| rule.dominance = Some(Dominance { largest: 0, share: 0.8 })),
        "dominance.largest"
    );
    for share in [0.0, 0.009, 1.0, f64::NAN] {
        assert_eq!(
            parameter(|rule| rule.dominance = Some(Dominance { largest: 1, share })),
            "dominance.share"
        );
    }
    for p in [0.0, -1.0, 1_000.1, 1e300, f64::INFINITY, f64::NAN] {
        assert_eq!(parameter(|rule| rule.p_percent = Some(p)), "p_percent");
    }
    for protection in [0.0, 1.01, f64::NAN] {
        assert_eq!(parameter(|rule| rule.protection = protection), "protection");
    }
}

/// The ends of the ranges, on amounts as large as sums may be: nothing overflows.
#[test]
fn rules_at_the_ends_of_their_ranges() {
    for (share, p) in [(0.01, 1_000.0), (0.999, f64::MIN_POSITIVE)] {
        let amounts = [1e15, 2e15, 3e15, 1.0];
        let rule = rule(Some((1, share)), Some(p), 1.0);
        let protected = protect(one_cell(&amounts), rule).expect("within the ranges");
        assert_eq!(protected.audit().breaches(), []);
    }
}

fn refused(decimals: u8, rows: &[&str], contributions: &[(&str, &str, f64)]) -> String {
    let contributions =
        contributions.iter().map(|(who, row, amount)| Contribution::new(*who, *row, "c", *amount));
    let error = Table::new("t CO2e", decimals, rows.iter().copied(), ["c"], contributions).expect_err("bad");
    green_corridor::Error::from(error).to_string()
}

#[test]
fn bad_tables() {
    assert_eq!(refused(0, &[], &[]), "table `t CO2e`: rows must be 1 to 20, got 0");
    assert_eq!(refused(0, &["r"; 21], &[]), "table `t CO2e`: rows must be 1 to 20, got 21");
    assert_eq!(refused(10, &["r"], &[]), "table `t CO2e`: decimals must be 0 to 9, got 10");
    assert_eq!(refused(0, &["r", " "], &[]), "table `t CO2e`: a row must have a name");
    assert_eq!(refused(0, &["r"], &[(" ", "r", 1.0)]), "table `t CO2e`: a contributor must have a name");
    assert_eq!(refused(0, &["s", "r", "s"], &[]), "table `t CO2e`: the row `s` is given twice");
    assert_eq!(refused(0, &["s", "r"], &[("a", "q", 1.0)]), "table `t CO2e`: no row `q`; there are: s, r");
    assert_eq!(
        refused(0, &["r"], &[("Maersk", "r", 1.0), ("maersk ", "r", 1.0)]),
        "table `t CO2e`: `Maersk` and `maersk ` look like one contributor; give a group one name"
    );
    assert!(
        refused(0, &["r"], &[("a", "r", -1.0)])
            .starts_with("`a` in `r`, `c`: the amount must not be negative, got -1")
    );
    for amount in [f64::NAN, f64::INFINITY, 1e16] {
        assert!(refused(0, &["r"], &[("a", "r", amount)]).contains("must be a number below 2^53 steps"));
    }
    assert!(refused(9, &["r"], &[("a", "r", 1e7)]).contains("must be a number below 2^53 steps"));
    assert_eq!(
        refused(0, &["r"], &[("a", "r", 5e15), ("b", "r", 5e15)]),
        "table `t CO2e`: the grand total must be below 2^53 steps of the last decimal, got 10000000000000000"
    );
    let unknown = audit_pattern(&one_cell(&[1.0]), &rule(None, None, 0.1), &[place("r", "q")]);
    assert!(matches!(unknown, Err(ConfidentialError::UnknownLabel { what: "column", .. })));
}

#[test]
fn unlike_tables() {
    let protected = |decimals, row, column| {
        let table = Table::new("t", decimals, [row], [column], []).expect("a table");
        protect(table, rule(None, None, 0.1)).expect("a rule")
    };
    let one = protected(0, "r", "c");
    let teu = protect(Table::new("TEU", 0, ["r"], ["c"], []).expect("a table"), rule(None, None, 0.1));
    let error = difference_reveals(&one, &teu.expect("a rule")).expect_err("tonnes less TEU");
    assert_eq!(error.to_string(), "tables `t` and `TEU` do not have the same measure");
    for (other, expected) in [
        (protected(0, "q", "c"), "rows"),
        (protected(0, "r", "d"), "columns"),
        (protected(1, "r", "c"), "decimals"),
    ] {
        let error = difference_reveals(&one, &other).expect_err("unlike");
        assert!(matches!(error, ConfidentialError::Unlike { side, .. } if side == expected));
        if expected != "decimals" {
            let (one, other) = (one.publish(Telling::OneReason), other.publish(Telling::OneReason));
            let error = ratio(&one, &other).expect_err("unlike");
            assert!(matches!(error, ConfidentialError::Unlike { side, .. } if side == expected));
        }
    }
}
