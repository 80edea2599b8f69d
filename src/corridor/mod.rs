//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! └── confidential   competitors report into one table of sums
//! ```

pub mod confidential;
