//! The life of the process: what must end well before it stops.

use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Shared by everything that runs. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// Cancelled when the process was told to stop.
    pub stopping: CancellationToken,
    /// Requests that may write, each running whole even when its client goes away.
    pub writing: TaskTracker,
}

impl Life {
    /// Resolves when the process was told to stop.
    pub fn stopped(&self) -> impl Future<Output = ()> + Send + 'static {
        self.stopping.clone().cancelled_owned()
    }

    /// Whether the process was told to stop.
    pub fn is_stopping(&self) -> bool {
        self.stopping.is_cancelled()
    }

    /// Stops the process at SIGTERM or SIGINT.
    pub fn stop_at_signals(&self) -> std::io::Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let stopping = self.stopping.clone();
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => tracing::info!("told to stop (SIGTERM)"),
                _ = interrupt.recv() => tracing::info!("told to stop (SIGINT)"),
            }
            stopping.cancel();
        });
        Ok(())
    }
}
