//! Uncertain numbers: intervals, draws with common random numbers, exact derivatives, shares of the variance.
//!
//! ```text
//! uncertainty
//! ```
