//! The edges: files in and out.
//!
//! ```text
//! interchange
//! ├── error          what a file is refused for
//! ├── fuel_names     user fuels, batches and blends by their names
//! ├── shore_form     shore power and grids as they stand in a file
//! ├── vessel_form    a ship as it stands in a file
//! ├── regime_form    regulated waters, tracks and air pollutants as they stand in a file
//! ├── reported_form  gap policies and operators' reports as they stand in a file
//! ├── voyage_form    a voyage as it stands in a TOML or JSON file
//! ├── voyage_file    the same, checked: ship, voyage, factor set
//! ├── manifest_form  lots aboard a voyage, from port to port
//! ├── ship_year_form a ship-year as it stands in a TOML or JSON file
//! ├── ship_year_file the same, checked, and what every rule says of it
//! ├── outlook_row    FuelEU of it over the years
//! ├── corridor_form  a corridor as it stands in a TOML or JSON file, one file a concept
//! ├── corridor_file  the same, checked: services, ships, fuels
//! ├── ileap          iLEAP 1.0 in its PACT envelope
//! ├── eu_mrv         public emission reports of EU MRV, streamed
//! └── write_whole    files that are there as a whole or not at all
//! ├── error           what a file is refused for
//! ├── fuel_names      user fuels, batches and blends by their names
//! ├── shore_form      shore power and grids as they stand in a file
//! ├── vessel_form     a ship as it stands in a file
//! ├── regime_form     regulated waters, tracks and air pollutants as they stand in a file
//! ├── reported_form   gap policies and operators' reports as they stand in a file
//! ├── voyage_form     a voyage as it stands in a TOML or JSON file
//! ├── voyage_file     the same, checked: ship, voyage, factor set
//! ├── manifest_form   lots aboard a voyage, from port to port
//! ├── ship_year_form  a ship-year as it stands in a TOML or JSON file
//! ├── ship_year_file  the same, checked, and what every rule says of it
//! ├── outlook_row     FuelEU of it over the years
//! ├── corridor_form   a corridor as it stands in a TOML or JSON file, one file a concept
//! ├── corridor_file   the same, checked: services, ships, fuels
//! ├── fleet_form      ships behind position reports as they stand in a TOML or JSON file
//! ├── fleet_file      the same, checked: a ship by MMSI, IMO number or length
//! ├── ileap           iLEAP 1.0 in its PACT envelope
//! ├── eu_mrv          public emission reports of EU MRV, streamed
//! └── marine_cadastre AIS position reports as the US publishes them, streamed
//! ```

mod batch;
mod corridor_file;
pub mod corridor_form;
mod error;
pub mod eu_mrv;
mod fleet_file;
pub mod fleet_form;
mod fuel_names;
pub mod ileap;
pub mod manifest_form;
pub mod marine_cadastre;
mod outlook_row;
pub mod regime_form;
pub mod reported_form;
mod ship_year_file;
pub mod ship_year_form;
pub mod shore_form;
pub mod vessel_form;
mod voyage_file;
pub mod voyage_form;
mod whole_file;

pub use corridor_file::CorridorFile;
pub use corridor_form::CorridorForm;
pub use error::FileError;
pub use fleet_file::{FleetFile, FleetShip, FoundBy, NotFound};
pub use fleet_form::FleetForm;
pub use manifest_form::{LotForm, ManifestForm};
pub use outlook_row::{OutlookAnswer, OutlookFigures, OutlookRow};
pub use regime_form::{AirForm, AlongForm, RegimeForm};
pub use reported_form::{GapPolicyForm, ReportedForm, ReportedYearForm};
pub use ship_year_file::ShipYearFile;
pub use ship_year_form::{FuelEuGwp, ShipYearForm};
pub use shore_form::ShorePowerForm;
pub use vessel_form::VesselForm;
pub use voyage_file::VoyageFile;
pub use voyage_form::VoyageForm;
pub use whole_file::{WholeFileError, write_whole};
