//! The corridor: its figures by hand, its properties, what it refuses.

pub mod made_up;

mod baseline;
mod contributions;
mod decomposition;
mod economics;
mod fuel_demand;
mod kpi;
mod landside;
mod low_carbon;
mod ports;
mod properties;
mod refused;
mod response;
mod scenario;
