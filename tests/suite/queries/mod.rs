//! The functions of DataFusion against the plain kernels.

mod inventory;
mod refused;
mod rows;
mod session;
mod table_function;
