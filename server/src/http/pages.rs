//! Pages: rendered whole, with everything the browser's half needs to take over.

use super::{Edges, edges::known, headers::page_policy, request::language};
use app::{
    form::{Flash, Randomness},
    shell::Start,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Uri, header::CONTENT_SECURITY_POLICY},
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::{Me, ViewMe};
use leptos::{
    nonce::use_nonce,
    prelude::{expect_context, provide_context, use_context},
};
use leptos_axum::ResponseOptions;
use std::sync::Arc;

/// `GET` of anything that is no other route.
pub(super) async fn page(State(edges): State<Edges>, request: Request) -> Response {
    let me = match edges.services().call(known(&request), ViewMe {}).await {
        Ok(answer) => answer.reply,
        Err(fault) => return super::forms::plain(&request, &fault),
    };
    match elsewhere(me.as_ref(), request.uri()) {
        Some(path) => Redirect::to(&path).into_response(),
        None => render(&edges, me, request).await,
    }
}

/// Where to go instead: to sign in, or to change the first password. Only a kindness: the door refuses by itself.
fn elsewhere(me: Option<&Me>, uri: &Uri) -> Option<String> {
    match (me, uri.path()) {
        // Whoever got a signed document can check it.
        (None, "/sign-in" | "/sign-in/certificate" | "/signatures/check") => None,
        (None, _) => {
            let back = uri.path_and_query().map_or("/", |address| address.as_str());
            Some(format!("/sign-in?{}", app::form::query(&[("back", back)])))
        }
        (Some(me), path) if me.must_change_password && path != "/account/password" => {
            Some("/account/password".to_owned())
        }
        (Some(_), "/sign-in") => Some("/".to_owned()),
        (Some(_), _) => None,
    }
}

/// Renders a page for a reader. A [`Flash`] among the request's extensions is shown in its form.
pub(super) async fn render(edges: &Edges, me: Option<Me>, request: Request<Body>) -> Response {
    let start = Start { me, lang: language(request.headers()), now: edges.services().now().0 };
    let flash = request.extensions().get::<Flash>().cloned();
    let (edges, port) = (edges.clone(), edges.port());
    let contexts = move || {
        provide_context(port.clone());
        provide_context(start.clone());
        provide_context(edges.packed().clone());
        let services = edges.services().clone();
        provide_context(Randomness(Arc::new(move |bytes: &mut [u8]| {
            for chunk in bytes.chunks_mut(16) {
                chunk.copy_from_slice(&services.ids().bytes::<16>()[..chunk.len()]);
            }
        })));
        if let Some(flash) = flash.clone() {
            if let Ok(status) = axum::http::StatusCode::from_u16(flash.fault.status()) {
                expect_context::<ResponseOptions>().set_status(status);
            }
            provide_context(flash);
        }
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce, &edges.packed().ncalayer))
        {
            response.insert_header(CONTENT_SECURITY_POLICY, policy);
        }
    };
    leptos_axum::render_app_async_with_context(contexts, app::document)(request).await.into_response()
}
