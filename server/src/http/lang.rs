//! Choosing the language without scripts.

use super::forms::local;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::lang::Lang;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /lang/{tag}?back=…`
pub(super) async fn choose(Path(tag): Path<String>, Query(Back { back }): Query<Back>) -> Response {
    let mut response = Redirect::to(&local(&back)).into_response();
    let line = Lang::by_tag(&tag)
        .map(|lang| format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax; Secure", lang.tag()));
    if let Some(value) = line.and_then(|line| HeaderValue::from_str(&line).ok()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}
