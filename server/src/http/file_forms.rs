//! Files sent by a plain form, where scripts are off: kept, and answered by a redirection, or by the page the form
//! was on with the reason of the refusal.

use super::{
    Edges,
    edges::known,
    forms::{again, local},
    meters,
};
use app::form::Flash;
use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Query, Request, State},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    documents::{UploadPurpose, Uploaded},
    fault::Fault,
    field::{Field, FieldFlaw, Flaw},
};
use serde::Deserialize;

/// What the file is for, where to go when it is kept (its identifier replaces `{}`), and where the form was.
#[derive(Deserialize)]
pub(super) struct Sent {
    purpose: UploadPurpose,
    #[serde(default)]
    then: String,
    #[serde(default)]
    back: String,
}

/// The name under which a page finds why its file was refused.
const FORM: &str = "files";

/// `POST /files/form?purpose=…&then=…&back=…`: the file is the field `file`.
pub(super) async fn submit(
    State(edges): State<Edges>,
    Query(sent): Query<Sent>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let taken = take(&edges, &sent, &parts, body).await;
    meters::of_upload(edges.meters(), taken.as_ref().err());
    match taken {
        Ok(uploaded) => {
            Redirect::to(&local(&sent.then).replace("{}", &uploaded.id.to_string())).into_response()
        }
        Err(Fault::SignIn) => {
            let way = app::form::query(&[("back", &local(&sent.back))]);
            Redirect::to(&format!("/sign-in?{way}")).into_response()
        }
        Err(fault) => {
            let flash = Flash { operation: FORM.to_owned(), entered: Vec::new(), fault };
            again(&edges, parts, &local(&sent.back), flash).await
        }
    }
}

async fn take(edges: &Edges, sent: &Sent, parts: &Parts, body: Body) -> Result<Uploaded, Fault> {
    let whole = Request::from_parts(parts.clone(), body);
    let asked = known(&whole);
    let mut arriving = edges.services().begin_upload(&asked, sent.purpose).await?;
    let mut form =
        Multipart::from_request(whole, &()).await.map_err(|error| Fault::Malformed(error.to_string()))?;
    // What can't be read breaks off on the way: nothing is kept.
    while let Some(mut field) = form.next_field().await.map_err(|_| Fault::Offline)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            break;
        }
        while let Some(chunk) = field.chunk().await.map_err(|_| Fault::Offline)? {
            arriving.write(&chunk).await?;
        }
        return edges.services().finish_upload(arriving, &name).await;
    }
    Err(Fault::Invalid(vec![FieldFlaw { field: Field::File, flaw: Flaw::Missing }]))
}
