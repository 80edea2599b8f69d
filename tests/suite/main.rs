//! The integration tests: one binary.

mod air;
mod air_methods;
mod at_berth;
mod at_berth_rules;
mod bad_input;
mod compile_fail;
mod explanations;
mod fuel_tables;
mod golden;
mod house;
mod ledger;
mod made_up;
mod properties;
mod properties_at_berth;
mod properties_fuel;
mod properties_input;
mod properties_intensity;
mod properties_measured;
mod properties_shore_power;
mod properties_voyage;
mod strategies;
mod tolerance;
mod voyage_files;
mod waiting;
mod worked_facts;
mod zones;
