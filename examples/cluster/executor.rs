//! An executor: asks the scheduler for tasks, runs them, keeps their results for those who ask.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::extension::SessionConfigExt;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use datafusion::prelude::SessionConfig;

use crate::made_up_year::Failure;
use crate::session::Sessions;

const HEARTBEAT: Duration = Duration::from_secs(1);
const WAIT_FOR_SCHEDULER: Duration = Duration::from_secs(20);

/// Runs until it is ended.
pub async fn run(
    name: String,
    scheduler: SocketAddr,
    work: &Path,
    sessions: &Sessions,
) -> Result<(), Failure> {
    let state = sessions.state(SessionConfig::new_with_ballista())?;
    let [port, grpc_port] = free_ports()?;
    let config = ExecutorProcessConfig {
        executor_id: name,
        bind_host: Ipv4Addr::LOCALHOST.to_string(),
        external_host: Some(Ipv4Addr::LOCALHOST.to_string()),
        port,
        grpc_port,
        scheduler_host: scheduler.ip().to_string(),
        scheduler_port: scheduler.port(),
        scheduler_connect_timeout_seconds: WAIT_FOR_SCHEDULER.as_secs() as u16,
        vcores: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(work.display().to_string()),
        executor_heartbeat_interval_seconds: HEARTBEAT.as_secs(),
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}

/// Two ports that are free now; both are held until both are known.
fn free_ports() -> Result<[u16; 2], Failure> {
    let any = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let (one, two) = (any()?, any()?);
    Ok([one.local_addr()?.port(), two.local_addr()?.port()])
}
