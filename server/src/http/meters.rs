//! Figures of the running server.

use axum::http::StatusCode;
use domain::fault::Fault;
use prometheus::{Encoder, Histogram, HistogramOpts, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};
use std::time::Duration;

/// The figures.
pub(super) struct Meters {
    registry: Registry,
    requests: IntCounterVec,
    seconds: Histogram,
    operations: IntCounterVec,
    uploads: IntCounterVec,
    tabs: IntGauge,
    journal: IntGauge,
}

impl Meters {
    pub(super) fn new() -> Result<Self, prometheus::Error> {
        let meters = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("alqa_requests_total", "Requests answered, by class of status"),
                &["status"],
            )?,
            seconds: Histogram::with_opts(
                HistogramOpts::new("alqa_request_seconds", "Time from request to answer")
                    .buckets(vec![0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]),
            )?,
            operations: IntCounterVec::new(
                Opts::new("alqa_operations_total", "Operations, by name and outcome"),
                &["operation", "outcome"],
            )?,
            uploads: IntCounterVec::new(
                Opts::new("alqa_uploads_total", "Files sent, by outcome"),
                &["outcome"],
            )?,
            tabs: IntGauge::new("alqa_live_tabs", "Tabs on the live line")?,
            journal: IntGauge::new("alqa_journal_seq", "Last event of the journal")?,
        };
        meters.registry.register(Box::new(meters.requests.clone()))?;
        meters.registry.register(Box::new(meters.seconds.clone()))?;
        meters.registry.register(Box::new(meters.operations.clone()))?;
        meters.registry.register(Box::new(meters.uploads.clone()))?;
        meters.registry.register(Box::new(meters.tabs.clone()))?;
        meters.registry.register(Box::new(meters.journal.clone()))?;
        Ok(meters)
    }

    /// All figures as text.
    pub(super) fn text(&self, tabs: usize, journal: i64) -> String {
        self.tabs.set(i64::try_from(tabs).unwrap_or(i64::MAX));
        self.journal.set(journal);
        let mut text = Vec::new();
        if let Err(error) = TextEncoder::new().encode(&self.registry.gather(), &mut text) {
            tracing::error!(%error, "figures can't be written");
        }
        String::from_utf8(text).unwrap_or_default()
    }
}

/// Counts a request.
pub(super) fn of_request(meters: &Meters, status: StatusCode, took: Duration) {
    let class = match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    meters.requests.with_label_values(&[class]).inc();
    meters.seconds.observe(took.as_secs_f64());
}

/// Counts an operation.
pub(super) fn of_operation(meters: &Meters, name: &str, fault: Option<&Fault>) {
    let outcome = match fault {
        None => "done",
        Some(fault) if is_ours(fault) => "failed",
        Some(_) => "refused",
    };
    meters.operations.with_label_values(&[name, outcome]).inc();
}

/// Counts a file that was sent; an infected one is worth an alarm of its own.
pub(super) fn of_upload(meters: &Meters, fault: Option<&Fault>) {
    let outcome = match fault {
        None => "kept",
        Some(Fault::Infected { .. }) => "infected",
        Some(fault) if is_ours(fault) => "failed",
        Some(_) => "refused",
    };
    meters.uploads.with_label_values(&[outcome]).inc();
}

/// Whether the fault is the server's, not the caller's.
const fn is_ours(fault: &Fault) -> bool {
    matches!(fault, Fault::Broken { .. } | Fault::Busy | Fault::Unchecked | Fault::DiskFull)
}
