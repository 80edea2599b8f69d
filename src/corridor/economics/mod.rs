//! What a corridor's year costs: prices by what its ledgers say was used, and by its ships.
//!
//! ```text
//! economics
//! ├── price_book   prices with their sources (asset: ships, and what measures need)
//! ├── bill         fuel, electricity, capital, operation of a year
//! ├── rules        what rules charge the ships, and why they charge nothing
//! ├── comparison   a year of a scenario beside the same year without its measures
//! ├── lifecycle    well-to-wake CO2e and its abatement under a set chosen at run time
//! ├── curve        measures of a scenario from the cheapest tonne, and those that abate nothing
//! └── error        why there is no bill
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::Extent;
//! use green_corridor::corridor::economics::{Comparison, RuleSays};
//! use green_corridor::interchange::CorridorFile;
//! use green_corridor::units::substance::Loaded;
//!
//! let text = std::fs::read_to_string("examples/data/los_angeles_shanghai_corridor.toml")?;
//! let file: CorridorFile = toml::from_str(&text)?;
//! let (Some(book), Some(scenario)) = (file.prices(), file.scenarios().last()) else { return Ok(()) };
//!
//! let of_2030 = Comparison::of_scenario(file.corridor(), scenario, 2030, book)?;
//! println!("{}", of_2030.premium::<Loaded>(Extent::Ownership)?);
//! println!("{}", of_2030.abatement(Extent::Ownership)?);
//! let left_out = of_2030.alternative.bill.rules.iter().filter(|one| one.rule == "EU ETS");
//! assert!(left_out.map(|one| &one.says).all(|says| matches!(says, RuleSays::OutOfScope(_))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod asset;
mod bill;
mod comparison;
mod curve;
mod error;
mod lifecycle;
mod price_book;
mod rules;

pub use asset::{Count, MeasureCapital, Recovery, ShipPrice};
pub use bill::{YearBill, bill};
pub use comparison::{Comparison, YearOutcome};
pub use curve::{LeftOut, MeasureCurve, MeasureStep, WhyLeftOut, abatement_curve};
pub use error::EconomicsError;
pub use lifecycle::{Abatement, Lifecycle};
pub use price_book::PriceBook;
pub use rules::{NetZero, RuleSays, RuleScope, RuleTerms};
