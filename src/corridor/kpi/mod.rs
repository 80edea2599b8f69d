//! Key figures of a corridor's year, read from its ledgers. No physics is here.
//!
//! ```text
//! kpi
//! ├── portion    a service, a carrier, a way, or all of it;  calls: which way a port call belongs to
//! ├── per_teu    mass per TEU and per TEU-distance, kind and basis in the type
//! ├── figure     Kpi: the same chosen at run time
//! └── error      why a figure cannot be given
//! ```

mod calls;
mod error;
mod figure;
mod per_teu;
mod portion;

pub use calls::CallsGoWith;
pub use error::KpiError;
pub use figure::{KindOfTeu, Kpi, Per};
pub use portion::{Portion, YearOfLeg};
