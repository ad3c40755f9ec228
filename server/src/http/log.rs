//! Logs: text for people at a terminal, or one JSON object a line. Nothing in them signs anybody in.

use std::{io, net::SocketAddr, panic};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter, prelude::*};

use crate::config::{Config, Log};

/// Begins to log to standard error, panics included.
pub fn start(config: &Config) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.log_filter).map_err(|error| format!("Settings: log_filter: {error}"))?;
    tracing::subscriber::set_global_default(subscriber(config.log, filter, io::stderr))
        .map_err(|error| error.to_string())?;
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked: {}", panic.payload_as_str().unwrap_or("without a word"));
    }));
    Ok(())
}

/// Says where the site listens: to people and scripts on standard output; as a line of the log where programs read all that
/// is written.
pub fn say_where(style: Log, address: SocketAddr) {
    match style {
        Log::Text => println!("Plenary listens on http://{address}"),
        Log::Json => tracing::info!(url = format!("http://{address}"), "Plenary listens"),
    }
}

/// What turns events into lines.
pub fn subscriber<W>(style: Log, filter: EnvFilter, writer: W) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let layer = tracing_subscriber::fmt::layer().with_writer(writer);
    let layer = match style {
        Log::Text => layer.boxed(),
        Log::Json => layer.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed(),
    };
    tracing_subscriber::registry().with(filter).with(layer)
}
