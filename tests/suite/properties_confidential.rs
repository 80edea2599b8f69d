//! Laws of confidential sums, each checked by means of its own.

use std::collections::{BTreeMap, BTreeSet};

use green_corridor::corridor::confidential::{
    Contribution, Ground, Place, PublishedCell, SafetyRule, Table, Telling, audit_pattern, protect,
};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::confidential::{place, rule};
use crate::strategies::cases;
use crate::tolerance::FULL_PRECISION;

/// By row, column and contributor; `None` where nothing is stated.
type Amounts = Vec<Vec<Vec<Option<u32>>>>;

fn amounts(side: usize, most: u32) -> impl Strategy<Value = Amounts> {
    (1..=side, 1..=side, 1..=4_usize).prop_flat_map(move |(rows, columns, contributors)| {
        let amount = prop_oneof![1 => Just(None), 1 => Just(Some(0)), 6 => (1..=most).prop_map(Some)];
        let cell = prop::collection::vec(amount, contributors);
        prop::collection::vec(prop::collection::vec(cell, columns), rows)
    })
}

fn rules() -> impl Strategy<Value = SafetyRule> {
    let dominance = prop::option::of((1..=2_usize, 0.5..0.95));
    let p_percent = prop::option::of(1.0..40.0);
    (dominance, p_percent, prop::sample::select(vec![0.01, 0.1, 0.5, 1.0]))
        .prop_map(|(dominance, p_percent, protection)| rule(dominance, p_percent, protection))
}

fn name(prefix: char, at: usize) -> String {
    format!("{prefix}{at}")
}

fn contributions(amounts: &Amounts) -> Vec<Contribution> {
    let mut all = Vec::new();
    for (row, columns) in amounts.iter().enumerate() {
        for (column, cell) in columns.iter().enumerate() {
            for (who, amount) in cell.iter().enumerate() {
                if let Some(amount) = amount {
                    let (who, row, column) = (name('k', who), name('r', row), name('c', column));
                    all.push(Contribution::new(who, row, column, f64::from(*amount)));
                }
            }
        }
    }
    all
}

fn labels(prefix: char, count: usize) -> Vec<String> {
    (0..count).map(|at| name(prefix, at)).collect()
}

fn table_of(amounts: &Amounts, contributions: Vec<Contribution>) -> Table {
    Table::new("t", 0, labels('r', amounts.len()), labels('c', amounts[0].len()), contributions)
        .expect("a table")
}

fn table(amounts: &Amounts) -> Table {
    table_of(amounts, contributions(amounts))
}

/// What each contributor has at a place, totals included; `None` if nobody stated anything.
fn at(amounts: &Amounts, place: &Place) -> Option<Vec<f64>> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for one in contributions(amounts) {
        let inside = place.row.as_ref().is_none_or(|row| *row == one.row)
            && place.column.as_ref().is_none_or(|column| *column == one.column);
        if inside {
            *sums.entry(one.contributor).or_insert(0.0) += one.amount;
        }
    }
    (!sums.is_empty()).then(|| sums.into_values().collect())
}

/// The rules once more, in percent and by the letter of the handbook.
fn fails(rule: &SafetyRule, amounts: &[f64]) -> BTreeSet<Ground> {
    let mut amounts: Vec<f64> = amounts.iter().copied().filter(|amount| *amount != 0.0).collect();
    amounts.sort_by(f64::total_cmp);
    amounts.reverse();
    let total: f64 = amounts.iter().sum();
    let mut grounds = BTreeSet::new();
    if amounts.len() < rule.minimum_contributors {
        grounds.insert(Ground::TooFewContributors);
    }
    if let Some(dominance) = rule.dominance
        && amounts.iter().take(dominance.largest).sum::<f64>() > dominance.share * total
    {
        grounds.insert(Ground::Dominated);
    }
    let first = amounts.first().copied().unwrap_or(0.0);
    let second = amounts.get(1).copied().unwrap_or(0.0);
    if rule.p_percent.is_some_and(|p| total - second - first < p / 100.0 * first) {
        grounds.insert(Ground::PPercent);
    }
    grounds
}

/// The equations of a table as rows of coefficients, one for each of the given places.
fn equations(rows: usize, columns: usize, unknown: &[Place]) -> Vec<Vec<i64>> {
    let row_labels: Vec<Option<String>> = labels('r', rows).into_iter().map(Some).chain([None]).collect();
    let column_labels: Vec<Option<String>> =
        labels('c', columns).into_iter().map(Some).chain([None]).collect();
    let across = row_labels.iter().map(|label| {
        unknown
            .iter()
            .map(|at| i64::from(at.row == *label) * if at.column.is_some() { 1 } else { -1 })
            .collect()
    });
    let down = column_labels.iter().map(|label| {
        unknown
            .iter()
            .map(|at| i64::from(at.column == *label) * if at.row.is_some() { 1 } else { -1 })
            .collect()
    });
    across.chain(down).collect()
}

/// The rank of a matrix by elimination without fractions; rows are divided by their greatest common divisor.
fn rank(mut matrix: Vec<Vec<i64>>) -> usize {
    let width = matrix.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(found) = (rank..matrix.len()).find(|row| matrix[*row][column] != 0) else { continue };
        matrix.swap(rank, found);
        let pivot = matrix[rank].clone();
        for row in &mut matrix[rank + 1..] {
            let factor = row[column];
            for (value, by) in row.iter_mut().zip(&pivot) {
                *value = *value * pivot[column] - factor * by;
            }
            let divisor = row.iter().fold(0, |a, b| gcd(a, b.abs()));
            if divisor > 1 {
                row.iter_mut().for_each(|value| *value /= divisor);
            }
        }
        rank += 1;
    }
    rank
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Every cell, totals last.
fn places(amounts: &Amounts) -> Vec<Place> {
    let rows = labels('r', amounts.len()).into_iter().map(Some).chain([None]);
    let columns: Vec<_> = labels('c', amounts[0].len()).into_iter().map(Some).chain([None]).collect();
    rows.flat_map(|row| columns.clone().into_iter().map(move |column| Place { row: row.clone(), column }))
        .collect()
}

/// The least and greatest value of each inner cell in all tables of whole numbers up to a limit that agree with what
/// is published.
fn by_enumeration(amounts: &Amounts, refused: &[Place], limit: i64) -> BTreeMap<Place, (i64, i64)> {
    let (rows, columns) = (amounts.len(), amounts[0].len());
    let inner: Vec<Place> = labels('r', rows)
        .iter()
        .flat_map(|row| labels('c', columns).into_iter().map(move |column| place(row, &column)))
        .collect();
    let places = places(amounts);
    let truth = |at_place: &Place| at(amounts, at_place).map_or(0, |list| list.iter().sum::<f64>() as i64);
    let unknown: Vec<usize> = (0..inner.len()).filter(|number| refused.contains(&inner[*number])).collect();
    let mut fill: Vec<i64> = inner.iter().map(truth).collect();
    for number in &unknown {
        fill[*number] = 0;
    }
    let parts = |at_place: &Place| -> Vec<usize> {
        let inside = |cell: &Place| {
            at_place.row.as_ref().is_none_or(|row| cell.row.as_ref() == Some(row))
                && at_place.column.as_ref().is_none_or(|column| cell.column.as_ref() == Some(column))
        };
        (0..inner.len()).filter(|number| inside(&inner[*number])).collect()
    };
    let sum = |fill: &[i64], parts: &[usize]| -> i64 { parts.iter().map(|number| fill[*number]).sum() };
    let published: Vec<(Vec<usize>, i64)> =
        places.iter().filter(|at| !refused.contains(at)).map(|at| (parts(at), truth(at))).collect();
    let hidden: Vec<Vec<usize>> = refused.iter().map(parts).collect();
    let mut bounds: BTreeMap<Place, (i64, i64)> = BTreeMap::new();
    loop {
        if published.iter().all(|(parts, value)| sum(&fill, parts) == *value) {
            for (at, parts) in refused.iter().zip(&hidden) {
                let value = sum(&fill, parts);
                let bound = bounds.entry(at.clone()).or_insert((value, value));
                *bound = (bound.0.min(value), bound.1.max(value));
            }
        }
        let Some(next) = unknown.iter().find(|number| fill[**number] < limit) else { return bounds };
        for number in unknown.iter().take_while(|number| *number != next) {
            fill[*number] = 0;
        }
        fill[*next] += 1;
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// No refused sum is a combination of published ones, by linear algebra.
    #[test]
    fn no_refused_sum_can_be_recovered(amounts in amounts(5, 60), rule in rules()) {
        let protected = protect(table(&amounts), rule).expect("a rule");
        let unknown: Vec<Place> = protected.refusals().into_iter().map(|(place, _)| place).collect();
        let matrix = equations(amounts.len(), amounts[0].len(), &unknown);
        let known = rank(matrix.clone());
        for number in 0..unknown.len() {
            let mut with = matrix.clone();
            with.push((0..unknown.len()).map(|other| i64::from(other == number)).collect());
            prop_assert_eq!(rank(with), known + 1, "{} can be recovered", unknown[number]);
        }
    }

    /// Neither an outsider nor any contributor comes closer than the rule allows.
    #[test]
    fn the_audit_finds_no_breach(amounts in amounts(5, 60), rule in rules()) {
        let audit = protect(table(&amounts), rule.clone()).expect("a rule").audit();
        prop_assert_eq!(audit.breaches(), &[]);
        for interval in audit.intervals().iter().filter(|interval| interval.reader.is_none()) {
            let sum: f64 = at(&amounts, &interval.place).unwrap_or_default().iter().sum();
            prop_assert!(interval.low <= sum * (1.0 - rule.protection));
            // The binary product of two decimals may exceed the true one: 110.0 * 1.1 is 121.00000000000001.
            let least = sum * (1.0 + rule.protection) * (1.0 - FULL_PRECISION);
            prop_assert!(interval.high.is_none_or(|high| high >= least && high > sum));
        }
    }

    /// A contributor alone does not learn another's amount, nor an upper bound of it that is too close.
    #[test]
    fn no_contributor_learns_anothers_amount(amounts in amounts(4, 60), rule in rules()) {
        let contributors = amounts[0][0].len();
        let protected = protect(table(&amounts), rule.clone()).expect("a rule");
        for interval in protected.audit().intervals().iter().filter(|interval| interval.reader.is_some()) {
            let all: BTreeMap<String, f64> = (0..contributors).map(|who| {
                let mut of_one = amounts.clone();
                for cell in of_one.iter_mut().flatten() {
                    for (other, amount) in cell.iter_mut().enumerate() {
                        *amount = amount.filter(|_| other == who);
                    }
                }
                (name('k', who), at(&of_one, &interval.place).unwrap_or_default().iter().sum())
            }).collect();
            let largest = all.iter().filter(|(who, _)| Some(*who) != interval.reader.as_ref())
                .map(|(_, amount)| *amount).fold(0.0, f64::max);
            let closest = largest * (1.0 + rule.protection.max(rule.p_percent.unwrap_or(0.0) / 100.0));
            prop_assert!(interval.high.is_none_or(|high| high >= closest * (1.0 - FULL_PRECISION)));
        }
    }

    /// What is refused by the rule fails it, what is published passes it.
    #[test]
    fn refused_by_the_rule_means_failing_it(amounts in amounts(5, 60), rule in rules()) {
        let protected = protect(table(&amounts), rule.clone()).expect("a rule");
        for (place, ground) in protected.refusals() {
            let grounds = fails(&rule, &at(&amounts, &place).expect("only what is stated is refused"));
            match ground {
                Ground::ToProtectAnother => prop_assert!(grounds.is_empty()),
                ground => prop_assert_eq!(grounds.first(), Some(&ground)),
            }
        }
        for entry in protected.publish(Telling::OneReason).cells() {
            if let PublishedCell::Published(sum) = entry.cell {
                let stated = at(&amounts, &entry.place);
                prop_assert_eq!(sum, stated.iter().flatten().sum::<f64>());
                prop_assert!(stated.is_none_or(|stated| fails(&rule, &stated).is_empty()));
            }
        }
    }

    /// Where a total and all its parts are published, they add up.
    #[test]
    fn published_sums_add_up(amounts in amounts(5, 60), rule in rules()) {
        let published = protect(table(&amounts), rule).expect("a rule").publish(Telling::OneReason);
        let sum = |row: Option<&str>, column: Option<&str>| match published.cell(row, column) {
            Some(PublishedCell::Published(sum)) => Some(sum),
            _ => None,
        };
        for row in published.rows().iter().map(|row| Some(row.as_str())).chain([None]) {
            let parts: Option<f64> = published.columns().iter().map(|column| sum(row, Some(column))).sum();
            if let (Some(parts), Some(total)) = (parts, sum(row, None)) {
                prop_assert_eq!(parts, total);
            }
        }
    }

    /// The order of contributions, rows and columns changes no cell.
    #[test]
    fn order_changes_nothing(amounts in amounts(4, 60), rule in rules(), turn in 0..40_usize) {
        let plain = protect(table(&amounts), rule.clone()).expect("a rule").publish(Telling::Grounds);
        let turned = |mut list: Vec<String>| { let by = turn % list.len(); list.rotate_left(by); list.reverse(); list };
        let mut reordered = contributions(&amounts);
        reordered.reverse();
        if !reordered.is_empty() {
            let by = turn % reordered.len();
            reordered.rotate_left(by);
        }
        let (rows, columns) = (turned(labels('r', amounts.len())), turned(labels('c', amounts[0].len())));
        let other = Table::new("t", 0, rows.clone(), columns, reordered).expect("a table");
        let other = protect(other, rule).expect("a rule").publish(Telling::Grounds);
        prop_assert_eq!(other.rows(), &rows[..]);
        for entry in plain.cells() {
            let (row, column) = (entry.place.row.as_deref(), entry.place.column.as_deref());
            prop_assert_eq!(other.cell(row, column), Some(entry.cell));
        }
    }

    /// One more carrier who states zero wherever anyone states anything changes no cell.
    #[test]
    fn a_carrier_of_zeros_changes_nothing(amounts in amounts(4, 60), rule in rules()) {
        let mut with = amounts.clone();
        for cell in with.iter_mut().flatten() {
            let stated = cell.iter().any(Option::is_some);
            cell.push(stated.then_some(0));
        }
        let plain = protect(table(&amounts), rule.clone()).expect("a rule");
        let with = protect(table(&with), rule).expect("a rule");
        prop_assert_eq!(plain.publish(Telling::Grounds), with.publish(Telling::Grounds));
    }

    /// One voyage reported as several, or whole, is one contribution.
    #[test]
    fn parts_of_a_contribution_are_added(amounts in amounts(4, 60), rule in rules()) {
        let parts = contributions(&amounts).into_iter().flat_map(|one| {
            let part = (one.amount / 3.0).floor();
            [Contribution { amount: part, ..one.clone() }, Contribution { amount: one.amount - part, ..one }]
        });
        let in_parts = table_of(&amounts, parts.collect());
        prop_assert_eq!(&in_parts, &table(&amounts));
        let protected = |table| protect(table, rule.clone()).expect("a rule");
        prop_assert_eq!(protected(in_parts), protected(table(&amounts)));
    }

    /// No refused number stands in anything that is printed of a published table.
    #[test]
    fn nothing_printed_holds_a_refused_number(amounts in amounts(4, 999_983), rule in rules()) {
        let protected = protect(table(&amounts), rule).expect("a rule");
        for telling in [Telling::OneReason, Telling::Grounds] {
            let published = protected.publish(telling);
            let json = serde_json::to_string(&published).expect("json");
            let text = format!("{published} {published:?} {published:#?} {json}");
            let numbers: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
            let open: BTreeSet<String> = published.cells().iter().filter_map(|entry| match entry.cell {
                PublishedCell::Published(sum) => Some(format!("{sum}")),
                PublishedCell::Refused(_) => None,
            }).collect();
            for (place, _) in protected.refusals() {
                let list = at(&amounts, &place).unwrap_or_default();
                let secret = list.iter().copied().chain([list.iter().sum()]).filter(|number| *number > 2_026.0);
                for number in secret.map(|number| format!("{number}")).filter(|number| !open.contains(number)) {
                    prop_assert!(!numbers.contains(number.as_str()), "{} in {}", number, text);
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(cases(64))]

    /// The bounds of the audit are those of all tables that agree with what is published.
    #[test]
    fn the_audit_agrees_with_enumeration(
        amounts in amounts(2, 1),
        refused in subsequence((0..9_usize).collect::<Vec<_>>(), 0..=9),
    ) {
        let places = places(&amounts);
        let refused: Vec<Place> = refused.into_iter().filter_map(|number| places.get(number).cloned()).collect();
        // No sum is larger: 4 cells of 4 contributors of 1.
        let limit = 16;
        let bounds = by_enumeration(&amounts, &refused, limit);
        let audit = audit_pattern(&table(&amounts), &rule(None, None, 0.1), &refused).expect("known places");
        for place in &refused {
            let (low, high) = bounds[place];
            let interval = audit.outsider(place).expect("an interval");
            prop_assert_eq!(interval.low, low as f64, "{}", place);
            match interval.high {
                Some(bound) if bound <= limit as f64 => prop_assert_eq!(bound, high as f64, "{}", place),
                Some(bound) => prop_assert!(bound >= high as f64),
                None => prop_assert!(high >= limit, "{}", place),
            }
        }
    }
}
