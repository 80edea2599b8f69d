//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! └── cost          prices with date and place, bills, gaps, abatement cost, green premium per TEU
//! ```

pub mod cost;
