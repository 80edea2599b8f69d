//! The scheduler: takes queries apart into tasks, hands them to executors, notices who is lost.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::serde::protobuf::failed_task::FailedReason;
use ballista_core::serde::protobuf::task_status::Status;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use ballista_scheduler::scheduler_server::SchedulerServer;
use ballista_scheduler::state::execution_graph::ExecutionGraphBox;
use ballista_scheduler::state::execution_stage::ExecutionStage;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;

use crate::event::{Event, Stage};
use crate::made_up_year::Failure;
use crate::session::Sessions;

/// An executor asks for work at least every 5 s, also while it is busy; one that does not for this long is lost.
const EXECUTOR_TIMEOUT: Duration = Duration::from_secs(8);
const LOOK_FOR_LOST_EVERY: Duration = Duration::from_secs(1);
const WATCH_EVERY: Duration = Duration::from_millis(20);

type Server = SchedulerServer<LogicalPlanNode, PhysicalPlanNode>;

/// Runs until it is ended.
pub async fn run(address: SocketAddr, sessions: Sessions) -> Result<(), Failure> {
    let listener = TcpListener::bind(address).await.map_err(|error| format!("{address}: {error}"))?;
    let address = listener.local_addr()?;
    let config = Arc::new(SchedulerConfig {
        bind_host: address.ip().to_string(),
        external_host: address.ip().to_string(),
        bind_port: address.port(),
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        executor_timeout_seconds: EXECUTOR_TIMEOUT.as_secs(),
        expire_dead_executor_interval_seconds: LOOK_FOR_LOST_EVERY.as_secs(),
        override_session_builder: Some(Arc::new(move |config| sessions.state(config))),
        ..SchedulerConfig::default()
    });
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let server: Server = create_scheduler(cluster, config).await?;
    say(&Event::Listening { address: address.to_string() });
    tokio::spawn(watch(server.clone()));
    Ok(start_grpc_service_with_listener(listener, server).await?)
}

/// Tells what changes.
async fn watch(server: Server) {
    let (mut executors, mut told) = (Vec::new(), BTreeMap::new());
    loop {
        tokio::time::sleep(WATCH_EVERY).await;
        let known = server.state.executor_manager.get_executors_state().await.unwrap_or_default();
        let mut names: Vec<String> = known.into_iter().map(|(executor, ..)| executor.id).collect();
        names.sort();
        if names != executors {
            say(&Event::Executors { names: names.clone() });
            executors = names;
        }
        for job in server.state.task_manager.get_running_job_cache().values() {
            let stages = stages(&*job.execution_graph.read().await);
            for stage in stages {
                let key = (stage.job.clone(), stage.stage);
                if told.get(&key) != Some(&stage) {
                    say(&Event::Stage(stage.clone()));
                    told.insert(key, stage);
                }
            }
        }
    }
}

fn stages(graph: &ExecutionGraphBox) -> Vec<Stage> {
    let told = graph.stages().iter().filter_map(|(number, stage)| {
        let (tasks, partitions) = match stage {
            ExecutionStage::Running(stage) => (&stage.task_infos, stage.partitions),
            ExecutionStage::Successful(stage) => (&stage.task_infos, stage.partitions),
            _ => return None,
        };
        let (mut done, mut running, mut lost) = (BTreeMap::new(), BTreeMap::new(), 0);
        for task in tasks {
            match &task.task_status {
                Status::Successful(task) => *done.entry(task.executor_id.clone()).or_default() += 1,
                Status::Running(task) => *running.entry(task.executor_id.clone()).or_default() += 1,
                Status::Failed(task) => {
                    lost += usize::from(matches!(task.failed_reason, Some(FailedReason::ResultLost(_))));
                }
            }
        }
        let job = graph.job_id().to_string();
        Some(Stage { job, stage: *number, partitions, done, running, lost })
    });
    told.collect()
}

fn say(event: &Event) {
    let line = serde_json::to_string(event).unwrap_or_default();
    // Nobody may be listening any more.
    let _ = writeln!(std::io::stdout(), "{line}");
}
