//! Whether a request comes from our own pages.

use super::request::header;
use axum::http::HeaderMap;

/// Fetch Metadata says it outright; older browsers say their Origin; a request that says neither is no page of ours.
pub(super) fn is_own(headers: &HeaderMap, configured: &str) -> bool {
    match header(headers, "sec-fetch-site") {
        "same-origin" => return true,
        "" => {}
        _ => return false,
    }
    let origin = header(headers, "origin");
    if configured.is_empty() {
        let host = header(headers, "host");
        !host.is_empty() && origin.split_once("://").is_some_and(|(_, from)| from == host)
    } else {
        origin == configured
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn own(pairs: &[(&'static str, &'static str)], configured: &str) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, configured)
    }

    #[test]
    fn only_our_own_pages_may_write() {
        assert!(own(&[("sec-fetch-site", "same-origin")], ""));
        assert!(own(&[("host", "a:3000"), ("origin", "http://a:3000")], ""));
        assert!(own(&[("host", "inside"), ("origin", "https://a.kz")], "https://a.kz"));
        for pairs in [
            &[][..],
            &[("host", "a")],
            &[("sec-fetch-site", "cross-site"), ("host", "a"), ("origin", "http://a")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("host", "a"), ("origin", "http://b")],
            &[("host", "a"), ("origin", "null")],
            &[("host", "a"), ("origin", "http://a.b")],
        ] {
            assert!(!own(pairs, ""), "{pairs:?}");
        }
        assert!(!own(&[("host", "a.kz"), ("origin", "http://a.kz")], "https://a.kz"));
    }
}
