//! Rules: pure functions of what happened, that give a verdict and its reasons.
//!
//! A rule reads the ledger and dates, and repeats no physics. Nothing upstream knows its name. What a
//! rule needs and no verified source states is an argument with a [`crate::provenance::Source`].
//!
//! ```text
//! regulation
//! └── at_berth    shore power and other control of a ship at berth: California, China, FuelEU
//! ```

pub mod at_berth;
