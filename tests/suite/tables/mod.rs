//! Tables in Parquet: what is read, what is refused, what is written.

mod damaged;
mod full_disk;
pub mod made_up;
mod positions;
mod read;
mod refused;
mod vessels;
mod written;
