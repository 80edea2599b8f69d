//! Which energy carrier of iLEAP stands for which fuel, and why; or why none does.
//!
//! iLEAP 1.0.0 lists twelve carriers and five feedstocks. It has no ammonia, no FAME, no VLSFO, no shore power and no
//! biomass. Where a listed carrier is the same substance, it is taken; where none is, the export is refused, for a
//! wrong name would hide what was burned. A feedstock that the list lacks is left out, which says nothing.
//!
//! # Source
//!
//! Names: iLEAP Technical Specifications 1.0.0, "Data Model", EnergyCarrier and Feedstock. The specification maps no
//! marine fuel; this table is the crate's own reading, row by row.

use super::export_error::ExportError;
use super::names::{EnergyCarrierType, FeedstockType};
use crate::fuel::{Family, MarineFuel, Origin};
use crate::inventory::EnergyCarrier;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarrierRow {
    /// Grade or molecule.
    pub family: Family,
    /// How it was made.
    pub origins: &'static [Origin],
    /// The carrier of iLEAP, and its feedstock where the list has it; `None` where no carrier is honest.
    pub carrier: Option<(EnergyCarrierType, Option<FeedstockType>)>,
    /// Why.
    pub why: &'static str,
}

const FOSSIL: &[Origin] = &[Origin::Fossil];
const RFNBO: &[Origin] = &[Origin::Rfnbo];
const UNLISTED: &[Origin] = &[Origin::Biogenic, Origin::RecycledCarbon, Origin::LowCarbon];
const ALL: &[Origin] =
    &[Origin::Fossil, Origin::Biogenic, Origin::Rfnbo, Origin::RecycledCarbon, Origin::LowCarbon];
const NO_FEEDSTOCK: &str = "the same molecule; the list has no such feedstock, so it is left out";
const E_FUEL: &str = "the same molecule, made with electricity that is renewable by definition of an RFNBO";

macro_rules! rows {
    ($($family:ident $origins:ident => $carrier:ident, $feedstock:ident, $why:expr;)+) => {
        &[$(CarrierRow {
            family: Family::$family,
            origins: $origins,
            carrier: Some((EnergyCarrierType::$carrier, feedstock!($feedstock))),
            why: $why,
        }),+]
    };
}

macro_rules! feedstock {
    (left_out) => {
        None
    };
    ($feedstock:ident) => {
        Some(FeedstockType::$feedstock)
    };
}

macro_rules! none {
    ($($family:ident $origins:ident, $why:expr;)+) => {
        &[$(CarrierRow { family: Family::$family, origins: $origins, carrier: None, why: $why }),+]
    };
}

/// Fuels that iLEAP has a carrier for.
#[rustfmt::skip]
pub static CARRIERS: &[CarrierRow] = rows! {
    Hfo FOSSIL => Hfo, Fossil, "residual fuel, VLSFO too: ISO 8217 RME to RMK, whatever the sulphur";
    Lfo FOSSIL => Hfo, Fossil, "residual fuel of the lighter grades, ISO 8217 RMA to RMD";
    MdoMgo FOSSIL => Mgo, Fossil, "distillate, ISO 8217 DMX to DMB";
    MdoMgo RFNBO => Mgo, RenewableElectricity, E_FUEL;
    Lng FOSSIL => Lng, NaturalGas, "liquefied natural gas";
    Lng RFNBO => Lng, RenewableElectricity, E_FUEL;
    Lng UNLISTED => Lng, left_out, NO_FEEDSTOCK;
    LpgPropane FOSSIL => Lpg, Fossil, "LPG is propane and butane";
    LpgPropane RFNBO => Lpg, RenewableElectricity, E_FUEL;
    LpgPropane UNLISTED => Lpg, left_out, NO_FEEDSTOCK;
    LpgButane FOSSIL => Lpg, Fossil, "LPG is propane and butane";
    LpgButane RFNBO => Lpg, RenewableElectricity, E_FUEL;
    LpgButane UNLISTED => Lpg, left_out, NO_FEEDSTOCK;
    Methanol FOSSIL => Methanol, Fossil, "methanol of fossil carbon, gas or coal";
    Methanol RFNBO => Methanol, RenewableElectricity, E_FUEL;
    Methanol UNLISTED => Methanol, left_out, NO_FEEDSTOCK;
    Hydrogen FOSSIL => Hydrogen, Fossil, "hydrogen of fossil carbon, gas or coal";
    Hydrogen RFNBO => Hydrogen, RenewableElectricity, E_FUEL;
    Hydrogen UNLISTED => Hydrogen, left_out, NO_FEEDSTOCK;
    Hvo ALL => Hvo, left_out, "hydrotreated oil; only the maker knows whether of cooking oil";
};

/// Fuels that it has none for.
#[rustfmt::skip]
pub static WITHOUT_CARRIER: &[CarrierRow] = none! {
    Hfo RFNBO, "HFO would call a renewable fuel residual oil";
    Hfo UNLISTED, "HFO would call a bio- or recycled fuel residual oil";
    Lfo RFNBO, "HFO would call a renewable fuel residual oil";
    Lfo UNLISTED, "HFO would call a bio- or recycled fuel residual oil";
    MdoMgo UNLISTED, "MGO would call a bio- or recycled fuel gas oil, and it need not be hydrotreated to be HVO";
    Ethane ALL, "the list has no ethane, and it is neither LNG nor LPG";
    Ethanol ALL, "the list has no ethanol, and Petrol or Methanol would be another substance";
    Fame ALL, "the list has no biodiesel, and HVO or Diesel would be another substance";
    OtherBiofuel ALL, "the list has no such biofuel";
    Dme ALL, "the list has no dimethyl ether, and LPG would be another substance";
    Ammonia ALL, "the list has no ammonia, and no other carrier stands for it";
    Other ALL, "what it is, the list cannot know";
};

/// The carrier of iLEAP for a fuel, and its feedstock where the list has it.
///
/// ```
/// use green_corridor::MarineFuel;
/// use green_corridor::interchange::ileap::{EnergyCarrierType, FeedstockType, carrier_table};
///
/// let vlsfo = carrier_table::of_fuel(&MarineFuel::VLSFO)?;
/// assert_eq!(vlsfo, (EnergyCarrierType::Hfo, Some(FeedstockType::Fossil)));
/// assert!(carrier_table::of_fuel(&MarineFuel::AMMONIA).is_err());
/// # Ok::<(), green_corridor::Error>(())
/// ```
///
/// # Errors
///
/// [`ExportError::NoCarrier`] where none is honest.
pub fn of_fuel(fuel: &MarineFuel) -> Result<(EnergyCarrierType, Option<FeedstockType>), ExportError> {
    let is_it = |row: &&CarrierRow| row.family == fuel.family() && row.origins.contains(&fuel.origin());
    let row = CARRIERS.iter().chain(WITHOUT_CARRIER).find(is_it);
    row.and_then(|row| row.carrier.clone()).ok_or_else(|| ExportError::NoCarrier {
        fuel: fuel.to_string(),
        why: row.map_or("it is in no row of the table", |row| row.why),
        listed: EnergyCarrierType::LISTED.join(", "),
    })
}

/// The same for a carrier of the ledger; shore power is electricity from the grid.
pub(super) fn of_ledger(
    carrier: &EnergyCarrier,
) -> Result<(EnergyCarrierType, Option<FeedstockType>), ExportError> {
    match carrier {
        EnergyCarrier::Fuel { batch, .. } => of_fuel(batch.fuel()),
        EnergyCarrier::Grid(_) => Ok((EnergyCarrierType::Electric, Some(FeedstockType::Grid))),
    }
}
