//! An executor: asks the scheduler for tasks, runs them, keeps their results for those who ask.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::extension::SessionConfigExt;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use datafusion::prelude::SessionConfig;
use tokio::net::TcpStream;

use crate::made_up_year::Failure;
use crate::session::Sessions;

const HEARTBEAT: Duration = Duration::from_secs(1);
const WAIT_FOR_SCHEDULER: Duration = Duration::from_secs(20);
const TRY_EVERY: Duration = Duration::from_millis(100);

/// Runs until it is ended.
pub async fn run(
    name: String,
    scheduler: SocketAddr,
    work: &Path,
    sessions: &Sessions,
) -> Result<(), Failure> {
    wait_for(scheduler).await?;
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
        vcores: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(work.display().to_string()),
        executor_heartbeat_interval_seconds: HEARTBEAT.as_secs(),
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}

/// Ballista 55.0 would wait for ever: the time that its own limit counts does not pass.
async fn wait_for(scheduler: SocketAddr) -> Result<(), Failure> {
    let end = Instant::now() + WAIT_FOR_SCHEDULER;
    while let Err(error) = TcpStream::connect(scheduler).await {
        if Instant::now() > end {
            return Err(format!("no scheduler on {scheduler}: {error}").into());
        }
        tokio::time::sleep(TRY_EVERY).await;
    }
    Ok(())
}

/// Two ports that are free now; both are held until both are known.
fn free_ports() -> Result<[u16; 2], Failure> {
    let any = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let (one, two) = (any()?, any()?);
    Ok([one.local_addr()?.port(), two.local_addr()?.port()])
}
