//! What the PACT envelope of each iLEAP object must hold.
//!
//! | member | shipment | TOC | HOC |
//! |---|---|---|---|
//! | `declaredUnit` | ton kilometer | ton kilometer | kilogram |
//! | `unitaryProductAmount` | Σ `transportActivity` | 1 | 1000 |
//! | `productMassPerDeclaredUnit` | mass of the shipment | 1 | 1000 |
//! | `pCfExcludingBiogenic`, `fossilGhgEmissions`, `fossilCarbonContent` | Σ `co2eWTW` | `co2eIntensityWTW` | `co2eIntensityWTW` |
//!
//! A sea TOC is per TEU-km and a container terminal per TEU: the specification gives no conversion, so the writer asks
//! for a mass per TEU with its source, and the reader cannot compare.
//!
//! # Source
//!
//! iLEAP Technical Specifications 1.0.0, "PACT Integration".

use super::check::{Check, one};
use super::hoc::Hoc;
use super::names::{DeclaredUnit, HubActivityUnit, TransportActivityUnit};
use super::shipment::ShipmentFootprint;
use super::toc::Toc;
use crate::units::Decimal;

/// An iLEAP object that travels in a PACT envelope.
pub trait Payload: Check {
    /// Its name in a product id.
    const KIND: &'static str;
    /// The schema that the extension names.
    const DATA_SCHEMA: &'static str;
    /// What the envelope declares per.
    const DECLARED_UNIT: DeclaredUnit;

    /// Its id.
    fn id(&self) -> &str;

    /// How many declared units.
    fn product_amount(&self) -> Decimal;

    /// Kilograms per declared unit, as the table above has them.
    fn product_mass(&self) -> Decimal;

    /// Well-to-wake kilograms of CO2e, and of what.
    fn footprint(&self) -> Footprint<'_>;
}

/// Well-to-wake kilograms of CO2e of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Footprint<'a> {
    /// Of the declared amount.
    Declared(Decimal),
    /// Per TEU or TEU-km, where the envelope wants tonnes.
    PerTeu(&'a Decimal, &'a str),
    /// Per a unit that this version of the specification does not list.
    PerUnknown(&'a str),
}

impl Payload for ShipmentFootprint {
    const KIND: &'static str = "shipment";
    const DATA_SCHEMA: &'static str = "https://api.ileap.sine.dev/shipment-footprint.json";
    const DECLARED_UNIT: DeclaredUnit = DeclaredUnit::TonneKilometre;

    fn id(&self) -> &str {
        &self.shipment_id
    }

    fn product_amount(&self) -> Decimal {
        self.transport_activity()
    }

    fn product_mass(&self) -> Decimal {
        self.mass.clone()
    }

    fn footprint(&self) -> Footprint<'_> {
        Footprint::Declared(self.co2e_wtw())
    }
}

impl Payload for Toc {
    const KIND: &'static str = "toc";
    const DATA_SCHEMA: &'static str = "https://api.ileap.sine.dev/toc.json";
    const DECLARED_UNIT: DeclaredUnit = DeclaredUnit::TonneKilometre;

    fn id(&self) -> &str {
        &self.toc_id
    }

    fn product_amount(&self) -> Decimal {
        one()
    }

    fn product_mass(&self) -> Decimal {
        one()
    }

    fn footprint(&self) -> Footprint<'_> {
        let unit = self.transport_activity_unit.as_str();
        match self.transport_activity_unit {
            TransportActivityUnit::TonneKilometre => Footprint::Declared(self.co2e_intensity_wtw.clone()),
            TransportActivityUnit::TeuKilometre => Footprint::PerTeu(&self.co2e_intensity_wtw, unit),
            TransportActivityUnit::Other(_) => Footprint::PerUnknown(unit),
        }
    }
}

impl Payload for Hoc {
    const KIND: &'static str = "hoc";
    const DATA_SCHEMA: &'static str = "https://api.ileap.sine.dev/hoc.json";
    const DECLARED_UNIT: DeclaredUnit = DeclaredUnit::Kilogram;

    fn id(&self) -> &str {
        &self.hoc_id
    }

    fn product_amount(&self) -> Decimal {
        Decimal::from_digits(1_000, 0)
    }

    fn product_mass(&self) -> Decimal {
        Decimal::from_digits(1_000, 0)
    }

    fn footprint(&self) -> Footprint<'_> {
        let unit = self.hub_activity_unit.as_str();
        match self.hub_activity_unit {
            HubActivityUnit::Tonnes => Footprint::Declared(self.co2e_intensity_wtw.clone()),
            HubActivityUnit::Teu => Footprint::PerTeu(&self.co2e_intensity_wtw, unit),
            HubActivityUnit::Other(_) => Footprint::PerUnknown(unit),
        }
    }
}
