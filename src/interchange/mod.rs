//! The edges: files in and out.
//!
//! ```text
//! interchange
//! ├── error          what a file is refused for
//! ├── shore_form     shore power and grids as they stand in a file
//! ├── vessel_form    a ship as it stands in a file
//! ├── regime_form    regulated waters, tracks and air pollutants as they stand in a file
//! ├── voyage_form    a voyage as it stands in a TOML or JSON file
//! └── voyage_file    the same, checked: ship, voyage, factor set
//! ```

mod error;
pub mod regime_form;
pub mod shore_form;
pub mod vessel_form;
mod voyage_file;
pub mod voyage_form;

pub use error::FileError;
pub use regime_form::{AirForm, AlongForm, RegimeForm};
pub use shore_form::ShorePowerForm;
pub use vessel_form::VesselForm;
pub use voyage_file::VoyageFile;
pub use voyage_form::{GwpName, VoyageForm};
