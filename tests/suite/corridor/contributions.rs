//! Contributions.
