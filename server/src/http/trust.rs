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

/// `GET /signatures/authorities`: certificates of the authorities whose keys NCALayer is to offer; null where there is no
/// own centre: NCALayer knows the national authority's by itself.
pub(super) async fn authorities(State(edges): State<Edges>) -> Response {
    ([(CACHE_CONTROL, "no-cache")], Json(edges.authorities())).into_response()
}
