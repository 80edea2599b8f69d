//! Fuel demand.
