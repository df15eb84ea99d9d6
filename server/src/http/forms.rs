//! Forms sent without scripts: the same operations, read the same way, answered by a redirection, or by the page
//! they came from with everything entered and the reason of the refusal.

use super::{Edges, backend::set_cookie, edges::known, meters, pages, request::language};
use app::form::{Flash, fill, misread};
use axum::{
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::{accounts::ViewMe, fault::Fault, for_each_operation, operation::Operation};
use futures::future::BoxFuture;
use serde::Deserialize;
use services::{Handle, Services};

/// Where to go after success, and where the form was.
#[derive(Deserialize)]
pub(super) struct Way {
    #[serde(default)]
    then: String,
    #[serde(default)]
    back: String,
}

/// Where to go, and the cookie.
struct Done {
    to: String,
    cookie: Option<HeaderValue>,
}

type Form = fn(Services, services::Request, String, String) -> BoxFuture<'static, Result<Done, Fault>>;

fn carry_out<O: Handle>(
    services: Services,
    request: services::Request,
    sent: String,
    then: String,
) -> BoxFuture<'static, Result<Done, Fault>> {
    Box::pin(async move {
        let operation: O =
            serde_html_form::from_str(&sent).map_err(|error| misread::<O>(&error.to_string()))?;
        let answer = services.call(request, operation).await?;
        Ok(Done { to: fill(&then, &answer.reply), cookie: answer.cookie.as_ref().and_then(set_cookie) })
    })
}

macro_rules! forms {
    ($($module:ident: $($operation:ident),+;)+) => {
        const FORMS: &[(&str, Form)] = &[$($((
            <domain::$module::$operation as Operation>::NAME,
            carry_out::<domain::$module::$operation>,
        )),+),+];
    };
}
for_each_operation!(forms);

/// `POST /do/{operation}?then=…&back=…`
pub(super) async fn submit(
    State(edges): State<Edges>,
    Path(operation): Path<String>,
    Query(way): Query<Way>,
    request: Request,
) -> Response {
    let Some((name, form)) = FORMS.iter().find(|(name, _)| *name == operation) else {
        return plain(&request, &Fault::NotFound);
    };
    let asked = known(&request);
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, super::edges::BODY_MAX).await else {
        return plain(&Request::from_parts(parts, Body::empty()), &Fault::Malformed("too long".to_owned()));
    };
    let sent = String::from_utf8_lossy(&bytes).into_owned();
    let done = form(edges.services().clone(), asked, sent.clone(), local(&way.then)).await;
    meters::of_operation(edges.meters(), name, done.as_ref().err());
    match done {
        Ok(Done { to, cookie }) => {
            let mut response = Redirect::to(&to).into_response();
            if let Some(cookie) = cookie {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            response
        }
        Err(Fault::SignIn) => {
            Redirect::to(&format!("/sign-in?{}", app::form::query(&[("back", &local(&way.back))])))
                .into_response()
        }
        Err(fault) => {
            let entered = serde_html_form::from_str(&sent).unwrap_or_default();
            let flash = Flash { operation, entered, fault };
            again(&edges, parts, &local(&way.back), flash).await
        }
    }
}

/// The page the form was on, with the form as it was sent.
pub(super) async fn again(
    edges: &Edges,
    mut parts: axum::http::request::Parts,
    back: &str,
    flash: Flash,
) -> Response {
    parts.method = Method::GET;
    parts.uri = back.parse().unwrap_or_else(|_| Uri::from_static("/"));
    parts.extensions.insert(flash);
    let request = Request::from_parts(parts, Body::empty());
    match edges.services().call(known(&request), ViewMe {}).await {
        Ok(answer) => pages::render(edges, answer.reply, request).await,
        Err(fault) => plain(&request, &fault),
    }
}

/// An address on this site; any other becomes the home page.
pub(super) fn local(address: &str) -> String {
    let ours =
        address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n']);
    if ours { address.to_owned() } else { "/".to_owned() }
}

/// A fault where no page can be shown: a sentence.
pub(super) fn plain(request: &Request, fault: &Fault) -> Response {
    let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, app::say::fault(language(request.headers()), fault)).into_response()
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_form_never_leads_to_another_site() {
        assert_eq!(local("/groups/1?a=b"), "/groups/1?a=b");
        for foreign in ["", "https://b.kz", "//b.kz", "/\\b.kz", "/a\r\nSet-Cookie: x"] {
            assert_eq!(local(foreign), "/", "{foreign}");
        }
    }
}
