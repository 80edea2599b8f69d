//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! └── routing   other ways from door to door: which is faster, which lower, and what a day costs
//! ```

pub mod routing;
