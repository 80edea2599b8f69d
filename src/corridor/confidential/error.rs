//! Errors of confidential sums.

use super::table::{LARGEST_SIDE, MOST_DECIMALS};

/// An error of confidential sums.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfidentialError {
    /// A table without rows or columns, or with more than the algorithm is meant for.
    #[error("table `{measure}`: {side} must be 1 to {LARGEST_SIDE}, got {count}")]
    Size {
        /// What the table measures.
        measure: String,
        /// `rows` or `columns`.
        side: &'static str,
        /// How many were given.
        count: usize,
    },
    /// More decimals than sums are counted in.
    #[error("table `{measure}`: decimals must be 0 to {MOST_DECIMALS}, got {decimals}")]
    Decimals {
        /// What the table measures.
        measure: String,
        /// How many were given.
        decimals: u8,
    },
    /// A label or a name that is empty.
    #[error("table `{measure}`: a {what} must have a name")]
    Nameless {
        /// What the table measures.
        measure: String,
        /// `row`, `column` or `contributor`.
        what: &'static str,
    },
    /// A row or column given twice.
    #[error("table `{measure}`: the {what} `{label}` is given twice")]
    Twice {
        /// What the table measures.
        measure: String,
        /// `row` or `column`.
        what: &'static str,
        /// The label.
        label: String,
    },
    /// A contribution to a row or column that the table does not have.
    #[error("table `{measure}`: no {what} `{label}`; there are: {known}")]
    UnknownLabel {
        /// What the table measures.
        measure: String,
        /// `row` or `column`.
        what: &'static str,
        /// The label asked for.
        label: String,
        /// The labels there are.
        known: String,
    },
    /// Two names of contributors that are one but for case and spaces: one group would count as two.
    #[error("table `{measure}`: `{one}` and `{other}` look like one contributor; give a group one name")]
    Alike {
        /// What the table measures.
        measure: String,
        /// A name.
        one: String,
        /// The other.
        other: String,
    },
    /// An amount below zero: dominance and p % are not defined for it.
    #[error(
        "`{contributor}` in `{row}`, `{column}`: the amount must not be negative, got {amount}: \
         concentration rules and bounds rest on contributions of at least zero"
    )]
    Negative {
        /// Whose.
        contributor: String,
        /// The row.
        row: String,
        /// The column.
        column: String,
        /// The amount.
        amount: f64,
    },
    /// An amount that is not a number, or too large to be counted exactly.
    #[error(
        "`{contributor}` in `{row}`, `{column}`: the amount must be a number below 2^53 steps of the table's last \
         decimal, got {amount}"
    )]
    Amount {
        /// Whose.
        contributor: String,
        /// The row.
        row: String,
        /// The column.
        column: String,
        /// The amount.
        amount: f64,
    },
    /// A grand total too large to be printed exactly.
    #[error("table `{measure}`: the grand total must be below 2^53 steps of the last decimal, got {steps}")]
    Total {
        /// What the table measures.
        measure: String,
        /// The total, in steps.
        steps: f64,
    },
    /// A parameter of a rule outside its range.
    #[error("rule `{rule}`: {field} must be {allowed}, got {value}")]
    Parameter {
        /// The name of the rule.
        rule: String,
        /// The parameter.
        field: &'static str,
        /// The value.
        value: f64,
        /// What is allowed.
        allowed: &'static str,
    },
    /// Two tables that do not have the same measure, rows, columns or decimals.
    #[error("tables `{one}` and `{other}` do not have the same {side}")]
    Unlike {
        /// What one measures.
        one: String,
        /// What the other measures.
        other: String,
        /// `measure`, `rows`, `columns` or `decimals`.
        side: &'static str,
    },
}
