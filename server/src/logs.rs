//! Structured logs. Secrets never reach them: passwords, cookies and votes are not among what is logged.

use crate::config::LogFormat;
use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging to standard error. `RUST_LOG` narrows or widens it.
pub(crate) fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logs = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    // A second start, as in tests, keeps the first.
    drop(started);
}
