//! What each carrier adds to a year: it sums to the year, and the published table keeps what it must.

use green_corridor::corridor::confidential::{ConfidentialError, PublishedCell, Reason, Telling, protect};
use green_corridor::corridor::kpi::KpiError;
use green_corridor::corridor::{CallsGoWith, ContributionRows, Contributions, CorridorYear, Direction};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::{Ar5, Ar6, NamedSet};
use green_corridor::interchange::{CorridorFile, CorridorForm, FileError};

use super::made_up;
use crate::corridor_files::{ILLUSTRATIVE, file};
use crate::tolerance::{FULL_PRECISION, assert_close};

const ROWS: [ContributionRows; 4] = [
    ContributionRows::Fuels,
    ContributionRows::Directions(CallsGoWith::NextLeg),
    ContributionRows::Directions(CallsGoWith::PreviousLeg),
    ContributionRows::Directions(CallsGoWith::SharedByTeu),
];

fn co2e(year: &CorridorYear, rows: ContributionRows, set: NamedSet) -> Contributions {
    year.co2e_contributions(rows, LifeCycleStage::WtW, set).expect("known")
}

fn sum(contributions: &Contributions, of: impl Fn(&str, &str, &str) -> bool) -> f64 {
    let all = contributions.contributions().iter();
    all.filter(|one| of(&one.contributor, &one.row, &one.column)).map(|one| one.amount).sum()
}

/// Whatever the rows, all carriers together are the year, and one carrier is its services.
#[test]
fn contributions_sum_to_the_ledgers() {
    let year = made_up::year(&made_up::corridor());
    let whole = year.total().emissions.well_to_wake(Ar5).expect("known").tonnes();
    let two_line = year.of_carrier("Two Line").expect("sails").well_to_wake(Ar5).expect("known").tonnes();
    for rows in ROWS {
        let all = co2e(&year, rows, NamedSet::Ar5);
        assert_close(sum(&all, |_, _, _| true), whole, FULL_PRECISION);
        assert_close(sum(&all, |who, _, _| who == "Two Line"), two_line, FULL_PRECISION);
        assert_eq!(all.measure(), "t CO2e, well-to-wake, AR5");
    }
    // A way is its portion, sea and port together.
    let calls = CallsGoWith::NextLeg;
    let all = co2e(&year, ContributionRows::Directions(calls), NamedSet::Ar5);
    for direction in Direction::ALL {
        let portion = year.one_way(direction, calls).well_to_wake(Ar5).expect("known").tonnes();
        assert_close(sum(&all, |_, row, _| row == direction.to_string()), portion, FULL_PRECISION);
    }
    // FAME goes to the main engine at sea, and electricity comes in port: nothing is stated elsewhere.
    let fuels = co2e(&year, ContributionRows::Fuels, NamedSet::Ar5);
    let stated = |row: &str| {
        let of_row = fuels.contributions().iter().filter(move |one| one.row == row);
        of_row.map(|one| (one.contributor.as_str(), one.column.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(stated("FAME"), [("Two Line", "sea")]);
    assert_eq!(stated("shore power"), [("One Line", "port")]);
}

/// 52 · 8,500 · 0.9 and 52 · 8,500 · 0.8 · 0.25; of the other line 10,000 slots.
#[test]
fn loaded_teu_by_hand() {
    let loaded = made_up::year(&made_up::corridor()).loaded_contributions().expect("stated");
    let of = |who: &str, way: &str| sum(&loaded, |carrier, row, _| carrier == who && row == way);
    assert_close(of("One Line", "eastbound"), 397_800.0, FULL_PRECISION);
    assert_close(of("One Line", "westbound"), 88_400.0, FULL_PRECISION);
    assert_close(of("Two Line", "eastbound"), 468_000.0, FULL_PRECISION);
    assert!(loaded.table(0).is_ok());
}

/// One of four carriers burns methanol: its cells are refused, and no number of them is in what is published.
#[test]
fn methanol_of_one_carrier_is_not_told() {
    let file = file(ILLUSTRATIVE);
    let rule = file.safety_rule().expect("a rule").clone();
    let year = file.corridor().sail().expect("a year");
    let all = co2e(&year, ContributionRows::Fuels, NamedSet::Ar6);
    let total = year.total().emissions.well_to_wake(Ar6).expect("known").tonnes();
    let protected = protect(all.table(0).expect("a table"), rule).expect("a rule");
    assert!(protected.audit().breaches().is_empty());
    let published = protected.publish(Telling::OneReason);
    assert!(!published.all_refused());
    // Each contribution is rounded to a tonne.
    let Some(PublishedCell::Published(sum_of_all)) = published.cell(None, None) else { panic!("refused") };
    assert!((sum_of_all - total).abs() <= 0.5 * all.contributions().len() as f64, "{sum_of_all} {total}");
    let text = published.to_string();
    let json = serde_json::to_string(&published).expect("JSON");
    let mut hidden = 0;
    for methanol in ["e-methanol", "bio-methanol"] {
        for column in [Some("sea"), None] {
            let cell = published.cell(Some(methanol), column);
            assert_eq!(cell, Some(PublishedCell::Refused(Reason::Confidential)), "{methanol} {column:?}");
            let amount = sum(&all, |_, row, of| row == methanol && column.is_none_or(|column| of == column));
            assert!(amount > 0.0);
            // The table is of contributions that are each rounded to a tonne.
            let rounded = all.contributions().iter().filter(|one| one.row == methanol);
            let rounded = rounded.filter(|one| column.is_none_or(|column| one.column == column));
            let number = format!("{}", rounded.map(|one| one.amount.round()).sum::<f64>());
            let digits = |text: &str| -> Vec<String> {
                text.split(|c: char| !c.is_ascii_digit()).map(str::to_owned).collect()
            };
            assert!(!digits(&text).contains(&number), "{number} in {text}");
            assert!(!digits(&json).contains(&number), "{number} in {json}");
            hidden += 1;
        }
    }
    assert_eq!(hidden, 4);
    // What they burn together is told.
    let sea = published.cell(None, Some("sea"));
    let at_sea = all.contributions().iter().filter(|one| one.column == "sea");
    let told = at_sea.map(|one| one.amount.round()).sum();
    assert_eq!(sea, Some(PublishedCell::Published(told)));
}

#[test]
fn refused() {
    // The Shanghai factor is of CO2 alone unless it is said to stand for CO2e.
    let text = ILLUSTRATIVE.replace(", co2_stands_for_co2e = true", "");
    let year = file(&text).corridor().sail().expect("a year");
    let unknown = year.co2e_contributions(ContributionRows::Fuels, LifeCycleStage::WtW, NamedSet::Ar6);
    assert!(matches!(unknown, Err(KpiError::UnknownGas { record, .. }) if record.contains("service")));
    let mut form: CorridorForm = toml::from_str(ILLUSTRATIVE).expect("a form");
    if let Some(rule) = &mut form.confidential {
        rule.minimum_contributors = 2;
    }
    let few = CorridorFile::try_from(form);
    assert!(matches!(few, Err(FileError::Confidential(ConfidentialError::Parameter { .. }))));
}
