//! Headers of every answer.

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
            X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

/// For what is no page: nothing may be loaded or run from it.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Adds what is not set already. Pages bring their own policy, with their nonce.
pub(super) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    set(headers, CONTENT_SECURITY_POLICY, NOTHING);
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, X_FRAME_OPTIONS, "DENY");
    set(headers, REFERRER_POLICY, "same-origin");
    set(headers, STRICT_TRANSPORT_SECURITY, "max-age=63072000");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    set(headers, CACHE_CONTROL, "no-store");
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

/// A worker obeys the policy of its own answer, not the page's. The one that reads PDF fetches fonts and decoders from
/// beside it, and runs the latter; the one that holds keys fetches and runs its program.
const WORKER: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// How the workers' files end.
const WORKERS: [&str; 2] = [".worker.min.mjs", "/signer-worker.js"];

/// The packed half never changes under one address: the address has its version.
pub(super) async fn versioned(request: Request, next: Next) -> Response {
    let is_worker = WORKERS.iter().any(|end| request.uri().path().ends_with(end));
    let mut response = cached(request, next, "public, max-age=31536000, immutable").await;
    if is_worker {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKER));
    }
    response
}

/// Fonts have no version in their address: they change once in years.
pub(super) async fn kept(request: Request, next: Next) -> Response {
    cached(request, next, "public, max-age=86400").await
}

async fn cached(request: Request, next: Next, cache: &'static str) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    }
    response
}

/// The policy of a page: scripts by nonce only, the packed half's code, no styles but our files. Beside the portal it
/// may reach NCALayer on the reader's own computer, if an address is given.
pub(super) fn page_policy(nonce: &str, ncalayer: &str) -> String {
    let beside = if ncalayer.is_empty() { "" } else { " " };
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'{beside}{ncalayer}; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::page_policy;

    #[test]
    fn pages_reach_the_portal_and_where_it_is_set_ncalayer() {
        let policy = page_policy("n", "wss://127.0.0.1:13579");
        assert!(policy.contains("; connect-src 'self' wss://127.0.0.1:13579; manifest-src"), "{policy}");
        assert!(page_policy("n", "").contains("; connect-src 'self'; manifest-src"));
    }
}
