//! The same functions over the same fleet in every process: client, scheduler and executors.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use ballista::extension::{SessionConfigExt, SessionContextExt};
use ballista_core::utils::default_session_builder;
use datafusion::error::Result;
use datafusion::execution::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use green_corridor::columnar::Fleet;
use green_corridor::columnar::datafusion::register_all;

use crate::made_up_year::{self, Failure};

/// Makes sessions that know the functions.
#[derive(Clone)]
pub struct Sessions {
    fleet: Arc<Fleet>,
}

impl Sessions {
    /// Over the fleet of a folder.
    pub fn over(folder: &Path) -> Result<Self, Failure> {
        Ok(Self { fleet: made_up_year::fleet(folder)?.0 })
    }

    /// A session of a node of a cluster.
    pub fn state(&self, config: SessionConfig) -> Result<SessionState> {
        let mut state = default_session_builder(config)?;
        register_all(&mut state, &self.fleet)?;
        Ok(state)
    }

    /// A context that runs queries in this process.
    pub fn here(&self, partitions: usize) -> Result<SessionContext> {
        let config = SessionConfig::new().with_target_partitions(partitions);
        let mut context = SessionContext::new_with_config(config);
        register_all(&mut context, &self.fleet)?;
        Ok(context)
    }

    /// A context that runs queries on a cluster.
    ///
    /// Executors of one machine would read each other's files past the network, also those of one that is lost: here they
    /// ask each other.
    pub async fn on(&self, scheduler: SocketAddr, partitions: usize) -> Result<SessionContext> {
        let config = SessionConfig::new_with_ballista()
            .with_target_partitions(partitions)
            .with_ballista_shuffle_reader_force_remote_read(true);
        let state = self.state(config)?;
        let mut context = SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
        // Ballista 55.0 puts its own functions in the place of those that the state brings.
        register_all(&mut context, &self.fleet)?;
        Ok(context)
    }
}
