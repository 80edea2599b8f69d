//! The integration tests: one binary.

mod bad_input;
mod compile_fail;
mod fuel_tables;
mod golden;
mod house;
mod ledger;
mod tolerance;
mod voyage_files;
mod worked_facts;
