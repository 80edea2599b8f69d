//! Exact decimals, as texts and in files.

use green_corridor::units::{Decimal, DecimalError};

use crate::uk_ets::decimal;

#[test]
fn only_plain_decimals_are_read() {
    let longest = "1".repeat(Decimal::LONGEST);
    assert_eq!(decimal(&longest).to_string(), longest);
    let long = "1".repeat(Decimal::LONGEST + 1);
    for text in [
        "",
        "-",
        ".",
        "1.",
        ".5",
        "-.5",
        "+1",
        "--1",
        "1e3",
        "1E-3",
        "1,5",
        " 1",
        "1 ",
        "1_000",
        "0x1",
        "NaN",
        "inf",
        "1.2.3",
        "１",
        "١",
        long.as_str(),
    ] {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
    assert_eq!(
        Decimal::parse("amount", "1e3").unwrap_err().to_string(),
        "`amount` must be a plain decimal of at most 40 characters: an optional minus, digits, and an optional \
         point with digits behind it; got `1e3`"
    );
    let DecimalError { value, .. } = long.parse::<Decimal>().unwrap_err();
    assert_eq!(value, format!("{longest}…"));
}

#[test]
fn files_hold_decimals_as_strings() {
    let read: Decimal = serde_json::from_str(r#""12.50""#).expect("a decimal");
    assert_eq!(serde_json::to_string(&read).expect("text"), r#""12.50""#);
    for text in ["12.5", "12", "null", r#""12.5 t""#] {
        assert!(serde_json::from_str::<Decimal>(text).is_err(), "{text}");
    }
}

/// What would be printed otherwise than it was read is no plain decimal.
#[test]
fn a_decimal_is_printed_as_it_was_read() {
    for text in ["0", "0.0", "0.10", "-0.10", "10.00", "-12.5"] {
        assert_eq!(Decimal::parse("field", text).expect("plain").to_string(), text);
    }
    for text in ["007", "00.1", "-01", "-0", "-0.00"] {
        assert!(Decimal::parse("field", text).is_err(), "{text}");
    }
}
