//! What the certification centre publishes and answers, for programs that check signatures anywhere: certificates, lists
//! of revoked ones, OCSP, time stamps. Open to everybody; nobody signs in here.

use super::Edges;
use axum::{
    Extension,
    body::Bytes,
    extract::{Path, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use services::{Error, Published};

/// Largest request: an OCSP request about many certificates.
pub(super) const BODY_MAX: usize = 64 * 1024;

/// `GET /pki/ca/{file}`: an authority's certificate.
pub(super) async fn certificate(State(edges): State<Edges>, Path(file): Path<String>) -> Response {
    let found = edges.services().published(Published::Certificate, &file).await;
    given(found, "application/pkix-cert", "public, max-age=3600")
}

/// `GET /pki/crl/{file}`: a list of revoked certificates, or its delta.
pub(super) async fn list(State(edges): State<Edges>, Path(file): Path<String>) -> Response {
    let found = edges.services().published(Published::List, &file).await;
    // Whoever asks again wants what was revoked meanwhile.
    given(found, "application/pkix-crl", "public, no-cache")
}

/// `POST /pki/ocsp` (RFC 6960, appendix A.1).
pub(super) async fn ocsp(State(edges): State<Edges>, headers: HeaderMap, request: Bytes) -> Response {
    if !is(&headers, "application/ocsp-request") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    given(edges.services().ocsp(request.to_vec()).await, "application/ocsp-response", "no-store")
}

/// `GET /pki/ocsp/{request}`: the same, with the request in base64.
pub(super) async fn ocsp_by_get(State(edges): State<Edges>, Path(request): Path<String>) -> Response {
    let answer = edges.services().ocsp(request.into_bytes()).await;
    given(answer, "application/ocsp-response", "public, max-age=60")
}

/// `POST /pki/tsp` (RFC 3161, section 3.4).
pub(super) async fn stamp(
    State(edges): State<Edges>,
    Extension(known): Extension<services::Request>,
    headers: HeaderMap,
    request: Bytes,
) -> Response {
    if !is(&headers, "application/timestamp-query") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    if let Err(seconds) = edges.stamps().count(&known.address, edges.services().now()) {
        return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())]).into_response();
    }
    given(edges.services().time_stamp(request.to_vec()).await, "application/timestamp-reply", "no-store")
}

fn is(headers: &HeaderMap, media_type: &str) -> bool {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value == media_type)
}

fn given(found: Result<Option<Vec<u8>>, Error>, media_type: &'static str, cache: &'static str) -> Response {
    match found {
        Ok(Some(bytes)) => {
            let kind = HeaderValue::from_static(media_type);
            ([(CONTENT_TYPE, kind), (CACHE_CONTROL, HeaderValue::from_static(cache))], bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the certification centre can't answer");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
