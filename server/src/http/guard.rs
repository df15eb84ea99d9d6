//! Cross-site requests are refused before anything is read of them.

use super::{Edges, origin::is_own, request::language};
use axum::{
    Json,
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::fault::Fault;

/// What changes something, and the live line, must come from our own pages.
pub(super) async fn own_site(State(edges): State<Edges>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    // The centre answers programs anywhere, and knows nobody: there is nothing a foreign page could do in a reader's name.
    let open = request.uri().path().starts_with("/pki/");
    if open || (reads && request.uri().path() != "/live") || is_own(request.headers(), edges.origin()) {
        return next.run(request).await;
    }
    tracing::warn!("a cross-site request was refused");
    if request.uri().path().starts_with("/do/") {
        let sentence = app::say::fault(language(request.headers()), &Fault::CrossSite);
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    (StatusCode::FORBIDDEN, Json(Fault::CrossSite)).into_response()
}
