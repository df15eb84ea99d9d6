//! Each request gets a name, and what the door must know of it.

use super::{Edges, meters};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{
        HeaderMap, HeaderValue,
        header::{COOKIE, USER_AGENT},
    },
    middleware::Next,
    response::Response,
};
use domain::{id::Ulid, lang::Lang};
use services::Token;
use std::{net::SocketAddr, time::Instant};
use tracing::Instrument;

/// Name of the session's cookie. The prefix makes browsers insist on `Secure`, the whole site, and no `Domain`.
pub(super) const COOKIE_NAME: &str = "__Host-alqa";

/// Names the request, times it, and logs its end.
pub(super) async fn identify(State(edges): State<Edges>, mut request: Request, next: Next) -> Response {
    let id: Ulid = edges.services().ids().next(edges.services().now());
    let known = services::Request {
        id: id.to_string(),
        token: cookie(request.headers(), COOKIE_NAME).map(Token::new),
        agent: header(request.headers(), USER_AGENT.as_str()).chars().take(200).collect(),
        address: address(&request, edges.behind_proxy()),
    };
    let span = tracing::info_span!("request", id = %known.id, method = %request.method(), path = %request.uri().path());
    request.extensions_mut().insert(known);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    meters::of_request(edges.meters(), response.status(), took);
    span.in_scope(|| {
        tracing::debug!(status = response.status().as_u16(), micros = took.as_micros(), "answered")
    });
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn address(request: &Request, behind_proxy: bool) -> String {
    let forwarded = header(request.headers(), "x-forwarded-for");
    match forwarded.rsplit(',').next().map(str::trim) {
        Some(client) if behind_proxy && !client.is_empty() => client.chars().take(64).collect(),
        _ => peer(request).map_or_else(String::new, |peer| peer.ip().to_string()),
    }
}

/// The other end of the socket.
pub(super) fn peer(request: &Request) -> Option<SocketAddr> {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0)
}

/// A header as text; empty when it is absent or no text.
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A cookie's value.
pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
        .filter(|value| !value.is_empty())
}

/// The reader's language: chosen before, else the browser's first that we have.
pub(super) fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, "lang").and_then(|tag| Lang::by_tag(&tag)).unwrap_or_else(|| {
        header(headers, "accept-language")
            .split(',')
            .find_map(|range| Lang::by_tag(range.split(';').next().unwrap_or_default().trim()))
            .unwrap_or_default()
    })
}
