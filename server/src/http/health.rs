//! Whether the server lives, is ready, and how it does.

use super::{
    Edges,
    request::{header, peer},
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// `GET /readyz`: the database answers too.
pub(super) async fn ready(State(edges): State<Edges>) -> Response {
    match edges.services().database().ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// `GET /metrics`, in Prometheus' format: from this machine only, never through a proxy.
pub(super) async fn metrics(State(edges): State<Edges>, request: Request) -> Response {
    let near = peer(&request).is_none_or(|peer| peer.ip().is_loopback());
    let forwarded = !header(request.headers(), "x-forwarded-for").is_empty();
    if !near || forwarded {
        return StatusCode::NOT_FOUND.into_response();
    }
    let services = edges.services();
    let text = edges.meters().text(services.hub().connections().count(), services.database().tail().head());
    ([("content-type", "text/plain; version=0.0.4")], text).into_response()
}
