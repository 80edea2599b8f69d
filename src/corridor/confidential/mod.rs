//! Confidential sums: competitors report into one table, and no one's own figure can be learnt from it.
//!
//! ```text
//! confidential
//! ├── table         contributions, and the table of their sums with its totals
//! ├── rule          when a sum tells too much: minimum frequency, dominance, p %; protection levels
//! ├── suppression   which sums are refused, so that none of them can be worked out
//! ├── published     the table for everyone
//! ├── audit         what an outsider, and each contributor, can still derive
//! ├── ratio         a rate of two published tables
//! ├── difference    what two years tell together
//! └── grid, network, simplex    geometry, flows for the suppression, equations for the audit
//! ```
//!
//! A trustee holds the [`Table`] of who contributed what, [`protect`]s it by a [`SafetyRule`] whose every value is a
//! choice of the parties, proves the result by [`Protected::audit`], and publishes a [`PublishedTable`], which holds no
//! refused number. What the trustee holds (`Table`, `Protected`, `Audit`, errors) prints amounts: keep it in house.
//!
//! # What readers are taken to know
//!
//! Everything published; that no amount is negative; and, of the contributors, each his own amounts, where he is alone,
//! and where he has one competitor only. Zeros are not protected as such: a cell of which nobody stated anything is
//! published as zero, and a contributor with zero counts for nothing. A cell of stated zeros is refused, and an outsider
//! cannot tell it from a sum of one step; a contributor who is alone in a total from which it follows can.
//!
//! # What is not covered
//!
//! * **Coalitions**: two carriers who share their figures, or an adviser of both. With four carriers, three together
//!   know the fourth from any total. A larger `minimum_contributors` helps against coalitions within one cell.
//! * **Sums over a block** of several rows and columns that can be combined from published sums: what is refused is
//!   guarded by cell, by total, and by what is left of each single row and column.
//! * **Linked tables**: two tables of one year that share contributors or totals (by direction and by service, say) are
//!   guarded each for itself. Put them into one table, or publish one.
//! * **Knowledge from elsewhere**: a fleet list, AIS tracks, a sustainability report can give away a carrier's figure, or
//!   a tighter bound of it than zero.
//! * **Over time**: two years are compared by [`difference_reveals`], place by place; more is not.
//! * **The algorithm as a hint**: who knows rule, values and algorithm may exclude some tables that would have led to
//!   another pattern.
//!
//! # Examples
//!
//! Four carriers by direction. The amounts are made up.
//!
//! ```
//! use green_corridor::corridor::confidential::{
//!     Contribution, Dominance, PublishedCell, Reason, SafetyRule, Table, Telling, protect,
//! };
//! use green_corridor::provenance::Source;
//!
//! let reported = [
//!     ("CMA CGM", "Los Angeles", 80.0, 21.0),
//!     ("COSCO", "Los Angeles", 95.0, 30.0),
//!     ("Maersk", "Los Angeles", 70.0, 24.0),
//!     ("ONE", "Los Angeles", 60.0, 18.0),
//!     ("CMA CGM", "Long Beach", 40.0, 11.0),
//!     ("COSCO", "Long Beach", 55.0, 16.0),
//!     ("ONE", "Long Beach", 50.0, 14.0),
//!     ("CMA CGM", "Oakland", 30.0, 8.0),
//!     ("Maersk", "Oakland", 28.0, 0.0), // eastbound only two carriers, westbound one
//! ];
//! let contributions = reported.into_iter().flat_map(|(carrier, port, east, west)| {
//!     [
//!         Contribution::new(carrier, port, "eastbound", east),
//!         Contribution::new(carrier, port, "westbound", west),
//!     ]
//! });
//! let table = Table::new(
//!     "kt CO2e, well-to-wake, AR5",
//!     1,
//!     ["Los Angeles", "Long Beach", "Oakland"],
//!     ["eastbound", "westbound"],
//!     contributions,
//! )?;
//! let rule = SafetyRule {
//!     name: "corridor protocol".to_owned(),
//!     dated: "2026-03-01".parse()?,
//!     source: Source::user("agreed among the four carriers (made up)"),
//!     minimum_contributors: 3,
//!     dominance: Some(Dominance { largest: 1, share: 0.8 }),
//!     p_percent: Some(10.0),
//!     protection: 0.1,
//! };
//! let protected = protect(table, rule)?;
//! assert!(protected.audit().breaches().is_empty());
//!
//! let published = protected.publish(Telling::OneReason);
//! assert_eq!(published.cell(None, None), Some(PublishedCell::Published(650.0)));
//! let oakland = published.cell(Some("Oakland"), Some("eastbound"));
//! assert_eq!(oakland, Some(PublishedCell::Refused(Reason::Confidential)));
//! println!("{published}");
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod audit;
mod difference;
mod error;
mod grid;
mod network;
mod published;
mod ratio;
mod rule;
mod simplex;
mod suppression;
mod table;

pub use audit::{Audit, Breach, Interval, audit_pattern};
pub use difference::difference_reveals;
pub use error::ConfidentialError;
pub use published::{Entry, PublishedCell, PublishedTable, Reason, Telling};
pub use ratio::{RatioCell, RatioTable, ratio};
pub use rule::{Dominance, FEWEST_CONTRIBUTORS, Ground, SafetyRule};
pub use suppression::{Protected, protect};
pub use table::{Contribution, LARGEST_SIDE, Place, Table};
