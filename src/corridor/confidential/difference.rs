//! What two tables tell together that neither tells alone.

use std::collections::BTreeMap;

use super::error::ConfidentialError;
use super::suppression::Protected;
use super::table::Place;

/// The places that both tables publish and whose change tells too much of one contributor.
///
/// The change of a published sum is published too: one carrier that joins, beside others that stay as they were, is
/// told exactly. The rules of both tables are applied to the size of each contributor's change, |later − earlier|; the
/// change tells too much where either refuses it. That is a convention: no source defines the rules for
/// changes. A sum that did not change for anyone tells nothing.
///
/// Contributors are the same where their names are. Not covered: the change of a remainder (what is refused in a row),
/// places that one of the tables refuses, more than two tables.
///
/// # Errors
///
/// [`ConfidentialError::Unlike`] if the tables do not have the same measure, rows, columns and decimals.
pub fn difference_reveals(earlier: &Protected, later: &Protected) -> Result<Vec<Place>, ConfidentialError> {
    let (before, after) = (earlier.table(), later.table());
    let like = [
        ("measure", before.measure() == after.measure()),
        ("rows", before.rows().sorted() == after.rows().sorted()),
        ("columns", before.columns().sorted() == after.columns().sorted()),
        ("decimals", before.decimals() == after.decimals()),
    ];
    if let Some((side, _)) = like.into_iter().find(|(_, holds)| !holds) {
        return Err(ConfidentialError::Unlike {
            one: before.measure().to_owned(),
            other: after.measure().to_owned(),
            side,
        });
    }
    let both = (0..before.grid().len()).filter(|cell| !earlier.is_refused(*cell) && !later.is_refused(*cell));
    let telling = both.filter(|cell| {
        let mut change: BTreeMap<&str, i128> = BTreeMap::new();
        for (table, sign) in [(before, -1), (after, 1)] {
            for (name, amount) in table.contributors().iter().zip(table.by_contributor(&[*cell])) {
                *change.entry(name).or_insert(0) += sign * amount;
            }
        }
        let sizes: Vec<i128> = change.into_values().map(i128::abs).collect();
        sizes.iter().any(|size| *size > 0)
            && [earlier, later].iter().any(|year| year.rule().refuses(&sizes).is_some())
    });
    Ok(telling.map(|cell| before.place(cell)).collect())
}
