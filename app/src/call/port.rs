//! The server's side of a call: the one port through which the interface reaches the operations door.

use axum::http::{HeaderValue, StatusCode, header::SET_COOKIE, request::Parts};
use domain::{fault::Fault, operation::Operation};
use futures::future::BoxFuture;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use std::{any::Any, sync::Arc};

/// A reply without its type, and what it does to the cookie.
pub struct Answered {
    /// A value of the operation's reply type.
    pub reply: Box<dyn Any + Send>,
    /// A `Set-Cookie` header.
    pub cookie: Option<HeaderValue>,
}

/// The operations door, as the interface sees it.
pub trait Backend: Send + Sync + 'static {
    /// Carries out the operation of a name, given as a value of its type.
    fn call(
        &self,
        parts: &Parts,
        name: &'static str,
        operation: Box<dyn Any + Send>,
    ) -> BoxFuture<'static, Result<Answered, Fault>>;
}

/// The door, provided to every page and call by the server.
#[derive(Clone)]
pub struct Port(pub Arc<dyn Backend>);

/// Hands an operation to the door and its answer back, with the status and cookie that go with it.
///
/// # Errors
/// Why it was not carried out.
pub async fn serve<O: Operation>(operation: O) -> Result<O::Reply, Fault> {
    let port = expect_context::<Port>();
    let parts = expect_context::<Parts>();
    let response = use_context::<ResponseOptions>();
    let answered = port.0.call(&parts, O::NAME, Box::new(operation)).await;
    let fault = match answered {
        Ok(Answered { reply, cookie }) => {
            if let (Some(response), Some(cookie)) = (&response, cookie) {
                response.append_header(SET_COOKIE, cookie);
            }
            match reply.downcast::<O::Reply>() {
                Ok(reply) => return Ok(*reply),
                Err(_) => Fault::Malformed(format!("not a reply to {}", O::NAME)),
            }
        }
        Err(fault) => fault,
    };
    if let (Some(response), Ok(status)) = (response, StatusCode::from_u16(fault.status())) {
        response.set_status(status);
    }
    Err(fault)
}
