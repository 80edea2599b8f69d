//! iLEAP 1.0 in its PACT envelope: footprints of shipments and what they stand on, read and written.
//!
//! ```text
//! ileap
//! ├── names          enumerations: closed ones refuse what they do not know, open ones keep it
//! ├── time           instants in UTC that keep their text
//! ├── distance, location, energy       the shared types
//! ├── toc, hoc, tce, shipment, tad     the objects: members and names of the wire, in its order
//! ├── check          what no schema sees;  Checked: an object that passed
//! ├── error          what an object is refused for
//! ├── envelope       the PACT product footprint;  members: what iLEAP does not fix, kept
//! ├── payload        what the envelope of each object must hold
//! ├── publisher      envelopes by who publishes them
//! ├── carrier_table  which energy carrier stands for which fuel
//! ├── places         how many places decimals have
//! ├── from_ledger    a voyage as a TOC, a leg as a TAD
//! ├── of_lot         a lot under an allocation rule as the footprint of a shipment
//! └── export_error   why something is not written
//! ```
//!
//! Types are serde types; the caller brings JSON. Every decimal is a [`crate::units::Decimal`], a string on the wire
//! that keeps its places. An optional member of an iLEAP object that is `null` is read as left out, and is never written.
//! A member that the specification does not have is refused in an iLEAP object, and kept as it is in the envelope.
//!
//! # Source
//!
//! iLEAP Technical Specifications 1.0.0 (SINE Foundation, 27 May 2025); methodology ISO 14083:2023 and GLEC Framework
//! v3.1; envelope PACT Data Exchange Protocol 2.x, from 2.1.
//!
//! # Examples
//!
//! ```
//! use green_corridor::interchange::ileap::{Checked, Toc};
//!
//! let text = r#"{
//!     "tocId": "rail", "mode": "Rail",
//!     "energyCarriers": [{
//!         "energyCarrier": "Electric", "relativeShare": "1",
//!         "energyConsumption": "0.040", "energyConsumptionUnit": "kWh",
//!         "emissionFactorWTW": "0.250", "emissionFactorTTW": "0"
//!     }],
//!     "co2eIntensityWTW": "0.0100", "co2eIntensityTTW": "0", "transportActivityUnit": "tkm"
//! }"#;
//! let toc: Checked<Toc> = serde_json::from_str(text)?;
//! assert_eq!(toc.co2e_intensity_wtw.to_string(), "0.0100");
//!
//! let wrong = text.replace(r#""relativeShare": "1""#, r#""relativeShare": "0.9""#);
//! let error = serde_json::from_str::<Checked<Toc>>(&wrong).unwrap_err();
//! assert_eq!(error.to_string(), "TOC `rail`: `relativeShare` sum to 0.9, must sum to exactly 1");
//!
//! let wrong = text.replace("0.040", "0,040");
//! let error = serde_json::from_str::<Checked<Toc>>(&wrong).unwrap_err();
//! assert_eq!(error.line(), 5);
//! # Ok::<(), serde_json::Error>(())
//! ```

pub mod carrier_table;
mod check;
mod distance;
mod energy;
mod envelope;
mod error;
mod export_error;
mod from_ledger;
mod hoc;
mod location;
mod members;
mod names;
mod of_lot;
pub mod payload;
mod places;
mod publisher;
mod shipment;
mod tad;
mod tce;
mod time;
mod toc;

pub use check::{Check, Checked};
pub use distance::GlecDistance;
pub use energy::{EnergyCarrier, Feedstock, intensity_of};
pub use envelope::{CPC, CarbonFootprint, DOCUMENTATION, DataExtension, EXTENSION_VERSION, ProductFootprint};
pub use error::IleapError;
pub use export_error::ExportError;
pub use from_ledger::LegReport;
pub use hoc::Hoc;
pub use location::Location;
pub use members::{Members, Number, Value};
pub use names::{
    ActivityTemperature, AirShippingOption, AssignedBy, Certification, CharacterizationFactors,
    CrossSectoralStandard, DeclaredUnit, EnergyCarrierType, EnergyConsumptionUnit, FeedstockType,
    FlightLength, FootprintStatus, HubActivityUnit, HubType, Incoterms, PackagingType, TemperatureControl,
    TransportActivityUnit, TransportMode, TruckLoadingSequence,
};
pub use of_lot::ShipmentReport;
pub use payload::Payload;
pub use places::Places;
pub use publisher::Publisher;
pub use shipment::ShipmentFootprint;
pub use tad::{Tad, TadPage};
pub use tce::Tce;
pub use time::{UtcTime, UtcTimeError};
pub use toc::Toc;
