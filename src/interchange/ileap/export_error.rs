//! Why a ledger is not written to the wire.

use super::error::IleapError;
use crate::fuel::emissions::UnknownGas;
use crate::intensity::{AllocationError, IntensityError};
use crate::units::DecimalError;

/// A ledger, a leg or a lot that cannot be written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A fuel that the wire has no name for.
    #[error("no energy carrier of iLEAP stands for {fuel}: {why}; there are {listed}")]
    NoCarrier {
        /// The fuel.
        fuel: String,
        /// Why none does.
        why: &'static str,
        /// The carriers there are.
        listed: String,
    },
    /// Places beyond what is printed.
    #[error("places: `{field}` is {value}, must be in 1 to {most}")]
    Places {
        /// The field.
        field: &'static str,
        /// What was given.
        value: u8,
        /// The most.
        most: u8,
    },
    /// Places of consumptions and factors that do not carry those of the intensity.
    #[error("places: `carrier` is {carrier}, must be at least {least}: three more than `intensity`")]
    CarrierPlaces {
        /// What was given.
        carrier: u8,
        /// The least.
        least: u8,
    },
    /// More energy carriers than shares of the printed places.
    #[error(
        "places: `share` has room for {room} shares, and there are {carriers} energy carriers, each above 0"
    )]
    TooFewShares {
        /// Energy carriers.
        carriers: usize,
        /// Shares there are.
        room: u64,
    },
    /// Nothing was consumed.
    #[error("{record}: no energy was consumed, so there is no energy carrier to state")]
    NoEnergy {
        /// Voyage or leg.
        record: String,
    },
    /// A leg that the voyage has not, or that has no activity.
    #[error("leg {leg}: the voyage has no such leg with an activity; it has {legs} legs, counted from 0")]
    NoLeg {
        /// The leg.
        leg: u32,
        /// The legs there are.
        legs: usize,
    },
    /// A port of which nobody said where it is.
    #[error("`locations` has no `{port}`, it has {known}")]
    NoLocation {
        /// The port.
        port: String,
        /// Those there are.
        known: String,
    },
    /// A shipment is what is in the boxes.
    #[error("a shipment needs freight of a known mass; the lot is empty, or its freight is not known")]
    NoFreight,
    /// A basis that a transport activity cannot stand on.
    #[error("rule {rule}: iLEAP has no {basis} distance; it has sailed, shortest feasible and great circle")]
    Basis {
        /// The rule.
        rule: String,
        /// Its basis.
        basis: String,
    },
    /// A hub that counts what the shipment does not state.
    #[error(
        "hub `{hub}` counts {unit}; a shipment states tonnes, and TEU where its boxes are `Container-TEU`"
    )]
    HubUnit {
        /// The hub.
        hub: String,
        /// Its unit.
        unit: String,
    },
    /// The object would break a rule of the wire.
    #[error(transparent)]
    Object(#[from] IleapError),
    /// A number that is no plain decimal.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// CO2e that is unknown.
    #[error(transparent)]
    UnknownGas(#[from] UnknownGas),
    /// Transport work that is unknown.
    #[error(transparent)]
    Intensity(#[from] IntensityError),
    /// An allocation without an answer.
    #[error(transparent)]
    Allocation(#[from] AllocationError),
}
