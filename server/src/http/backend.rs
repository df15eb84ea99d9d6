//! Calls: the interface's port to the door, and the address of each operation.

use super::{Edges, meters, request::COOKIE_NAME};
use app::call::{Answered, Backend, Port};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use domain::fault::Fault;
use futures::future::BoxFuture;
use leptos::prelude::provide_context;
use services::{Cookie, HANDLERS};
use std::{any::Any, sync::Arc};

impl Backend for Edges {
    fn call(
        &self,
        parts: &Parts,
        name: &'static str,
        operation: Box<dyn Any + Send>,
    ) -> BoxFuture<'static, Result<Answered, Fault>> {
        let request = parts.extensions.get::<services::Request>().cloned().unwrap_or_default();
        let edges = self.clone();
        Box::pin(async move {
            let handler = HANDLERS.iter().find(|handler| handler.name == name).ok_or(Fault::NotFound)?;
            let done = (handler.call)(edges.services().clone(), request, operation).await;
            meters::of_operation(edges.meters(), name, done.as_ref().err());
            let answer = done?;
            Ok(Answered { reply: answer.reply, cookie: answer.cookie.as_ref().and_then(set_cookie) })
        })
    }
}

impl Edges {
    /// The port pages and calls reach the door through.
    pub(super) fn port(&self) -> Port {
        Port(Arc::new(self.clone()))
    }
}

/// The session's cookie: `Secure`, out of scripts' reach, sent to us only.
pub(super) fn set_cookie(cookie: &Cookie) -> Option<HeaderValue> {
    let line = match cookie {
        Cookie::Set(token) => {
            format!("{COOKIE_NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.secret())
        }
        Cookie::Clear => format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"),
    };
    let mut value = HeaderValue::from_str(&line).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// `POST /api/{operation}`: the mounted server functions.
pub(super) async fn operation(State(edges): State<Edges>, request: Request) -> Response {
    let name = request.uri().path().trim_start_matches("/api/");
    if !HANDLERS.iter().any(|handler| handler.name == name) {
        return (StatusCode::NOT_FOUND, Json(Fault::NotFound)).into_response();
    }
    let port = edges.port();
    let provide = move || provide_context(port.clone());
    let answer = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
    right_status(answer).await
}

/// What can't be read as an operation never reaches the door, which gives each fault its status.
async fn right_status(answer: Response) -> Response {
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let bytes = to_bytes(body, super::edges::BODY_MAX).await.unwrap_or_default();
    let fault = serde_json::from_slice::<Fault>(&bytes).ok();
    if let Some(status) = fault.and_then(|fault| StatusCode::from_u16(fault.status()).ok()) {
        parts.status = status;
    }
    Response::from_parts(parts, Body::from(bytes))
}
