//! The edges: files in and out.
//!
//! ```text
//! interchange
//! ├── voyage_form    a voyage as it stands in a TOML or JSON file
//! └── voyage_file    the same, checked: ship, voyage, factor set
//! ```

mod voyage_file;
pub mod voyage_form;

pub use voyage_file::{FileError, VoyageFile};
pub use voyage_form::{GwpName, VoyageForm};
