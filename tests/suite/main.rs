//! The integration tests: one binary.

mod air;
mod bad_input;
mod compile_fail;
mod explanations;
mod fuel_tables;
mod golden;
mod house;
mod ledger;
mod made_up;
mod properties;
mod properties_fuel;
mod properties_input;
mod properties_intensity;
mod properties_measured;
mod properties_shore_power;
mod properties_terminal;
mod properties_voyage;
mod strategies;
mod terminal;
mod tolerance;
mod voyage_files;
mod worked_facts;
