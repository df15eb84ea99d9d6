//! What browsers check signatures by.

use super::Edges;
use axum::{
    Json,
    extract::State,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};

/// `GET /signatures/policy`: trusted certificates and what is demanded of a signature. Anybody may know it: whoever got
/// a signed document can check it.
pub(super) async fn policy(State(edges): State<Edges>) -> Response {
    ([(CACHE_CONTROL, "no-cache")], Json(edges.policy())).into_response()
}
