//! The same functions in every process: client, scheduler and executors.

use std::net::SocketAddr;

use ballista::extension::{SessionConfigExt, SessionContextExt};
use ballista_core::utils::default_session_builder;
use datafusion::error::Result;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::stand_in;

/// A session that knows the functions.
pub fn state(config: SessionConfig) -> Result<SessionState> {
    let mut state = default_session_builder(config)?;
    register(&mut state)?;
    Ok(state)
}

/// A context that runs queries in this process.
pub fn here(partitions: usize) -> Result<SessionContext> {
    let mut context =
        SessionContext::new_with_config(SessionConfig::new().with_target_partitions(partitions));
    register(&mut context)?;
    Ok(context)
}

/// A context that runs queries on a cluster.
///
/// Executors of one machine would read each other's files past the network, also those of one that is lost: here they
/// ask each other.
pub async fn on(scheduler: SocketAddr, partitions: usize) -> Result<SessionContext> {
    let config = SessionConfig::new_with_ballista()
        .with_target_partitions(partitions)
        .with_ballista_shuffle_reader_force_remote_read(true);
    let state = state(config)?;
    let mut context = SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
    // Ballista 55.0 puts its own functions in the place of those that the state brings.
    register(&mut context)?;
    Ok(context)
}

fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    registry.register_udf(stand_in::function().into())?;
    Ok(())
}
