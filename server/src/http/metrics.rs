//! Numbers for Prometheus. Labels are routes' patterns, methods and classes of status: few, whatever clients send.

use std::{sync::OnceLock, time::Duration};

use metrics::{Counter, counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use service::record::Counts;

const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
const DURATION: &str = "plenary_request_duration_seconds";

static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count. Without it the numbers go nowhere, at no cost.
pub fn start() {
    HANDLE.get_or_init(|| {
        let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(DURATION.into()), &SECONDS).ok()?;
        builder.install_recorder().ok()
    });
}

/// All numbers, in Prometheus's text format.
pub fn render() -> String {
    let handle = HANDLE.get().and_then(Option::as_ref);
    handle
        .map(|handle| {
            handle.run_upkeep();
            handle.render()
        })
        .unwrap_or_default()
}

/// One request went like this.
pub fn record(method: &'static str, route: &str, status: u16, took: Duration) {
    let class = match status {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500.. => "5xx",
    };
    requests(method, route, class).increment(1);
    histogram!(DURATION, "method" => method, "route" => route.to_owned()).record(took.as_secs_f64());
}

/// Where the answers to GET of one route are counted, found once instead of for each request. They are not timed: what
/// lies ready takes microseconds, and to write each of them down would take as long again.
#[derive(Clone)]
pub struct Reads {
    sent: Counter,
    unchanged: Counter,
}

impl Reads {
    /// Those of `route`.
    pub fn of(route: &str) -> Self {
        let [sent, unchanged] = ["2xx", "3xx"].map(|class| requests("GET", route, class));
        Self { sent, unchanged }
    }

    /// One was answered, with a body or with 304.
    pub fn record(&self, unchanged: bool) {
        if unchanged { &self.unchanged } else { &self.sent }.increment(1);
    }
}

impl std::fmt::Debug for Reads {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Reads")
    }
}

fn requests(method: &'static str, route: &str, class: &'static str) -> Counter {
    counter!("plenary_requests_total", "method" => method, "route" => route.to_owned(), "status" => class)
}

/// So many connections are open.
#[expect(clippy::cast_precision_loss, reason = "a gauge of a few thousand")]
pub fn connections(open: usize) {
    gauge!("plenary_connections").set(open as f64);
}

/// A connection was closed to let a newer one in.
pub fn connection_evicted() {
    counter!("plenary_connections_evicted_total").increment(1);
}

/// So many jobs stand where.
#[expect(clippy::cast_precision_loss, reason = "gauges of a few thousand")]
pub fn jobs(counts: &Counts) {
    for (state, count) in [("waiting", counts.waiting), ("late", counts.late), ("parked", counts.parked)] {
        gauge!("plenary_jobs", "state" => state).set(count as f64);
    }
}

/// What the process takes of memory, where the system tells.
#[expect(clippy::cast_precision_loss, reason = "a gauge of bytes")]
pub fn memory() {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let resident = pages.and_then(|pages| pages.split(' ').nth(1)?.parse::<u64>().ok());
    if let Some(resident) = resident {
        gauge!("process_resident_memory_bytes").set((resident * 4_096) as f64);
    }
}
