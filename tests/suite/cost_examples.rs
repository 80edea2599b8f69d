//! The example quotes, each built again from its form; what was not found; a quote in a file.

use green_corridor::corridor::cost::{CostError, Estimate, Quote, QuoteDate, QuoteForm, examples};
use green_corridor::units::Money;

#[test]
fn what_was_not_found_is_said() {
    let date: QuoteDate = "2026-08-14".parse().expect("a date");
    for (item, place) in [
        ("VLSFO", "Long Beach"),
        ("bio-methanol", "Shanghai"),
        ("HVO, marine", "any port"),
        ("shore electricity", "Los Angeles"),
        ("shore power, a berth", "Shanghai"),
    ] {
        let error = examples::quote(item, place, date).expect_err(item);
        assert!(matches!(error, CostError::NotFound { .. }), "{error}");
    }
    let error = examples::quote("coal", "Cardiff", date).expect_err("no row");
    assert_eq!(error.to_string(), "coal, Cardiff: no example of it; give your own quote");
    // Found, but not on that day.
    let other_day = "2026-08-15".parse().expect("a date");
    assert!(matches!(examples::quote("VLSFO", "Rotterdam", other_day), Err(CostError::NoExample { .. })));
    let rate = examples::ecb_2026_08_14().expect("in range");
    assert_eq!(rate.convert(Money::from_amount(1.0)).amount(), 1.1567);
}

/// Rows of the table are made without the checks of a form; here each goes through them.
#[test]
fn every_example_is_a_quote() {
    let mut rows = 0;
    for row in examples::of_2026_08() {
        rows += 1;
        let again = QuoteForm {
            item: row.item().to_owned(),
            place: row.place().map(str::to_owned),
            date: Some(row.date()),
            currency: row.currency(),
            basis: row.basis(),
            low: row.number(Estimate::Low),
            central: row.number(Estimate::Central),
            high: row.number(Estimate::High),
            terms: row.terms(),
            source: row.source().clone(),
        };
        assert_eq!(&Quote::try_from(again).expect("a row"), row);
        assert!(row.date().last_day().is_some(), "{}", row.item());
        let same = |other: &&Quote| {
            let key =
                |of: &Quote| (of.item().to_owned(), of.place().map(str::to_owned), of.date(), of.basis());
            key(other) == key(row)
        };
        assert_eq!(examples::of_2026_08().filter(|other| same(other)).count(), 1, "{} twice", row.item());
    }
    // 96 rows of the reference without 6 not found, the rate of the ECB and two that rules hold.
    assert_eq!(rows, 87);
}

#[test]
fn a_quote_in_a_file() {
    let json = r#"{"item": "VLSFO", "place": "Singapore", "date": "2026-08", "currency": "USD",
        "basis": "per_tonne_of_fuel", "central": 820.5, "terms": "delivered",
        "source": {"document": "d", "locator": "l", "edition": "", "confidence": "one_source"}}"#;
    let read: Quote = serde_json::from_str(json).expect("a quote");
    assert_eq!(read.date().to_string(), "2026-08");
    for (from, to) in [("\"2026-08\"", "\"soon\""), ("\"place\"", "\"port\""), ("\"Singapore\"", "null")] {
        assert!(serde_json::from_str::<Quote>(&json.replace(from, to)).is_err(), "{to}");
    }
}
