//! Files in and out, streamed both ways.

use super::{Edges, edges::known, forms::plain, meters};
use axum::{
    Json,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG},
    },
    response::{IntoResponse, Response},
};
use domain::{
    documents::UploadPurpose,
    fault::{Fault, Refusal},
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
};
use futures::StreamExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use services::FileGiven;
use tower::ServiceExt;
use tower_http::services::ServeFile;

#[derive(Deserialize)]
pub(super) struct Sent {
    name: String,
    purpose: UploadPurpose,
}

/// `POST /files?name=…&purpose=…`: the body is the file.
pub(super) async fn upload(
    State(edges): State<Edges>,
    Query(sent): Query<Sent>,
    request: Request,
) -> Response {
    let taken = take(&edges, &sent, request).await;
    meters::of_upload(edges.meters(), taken.as_ref().err());
    match taken {
        Ok(uploaded) => Json(uploaded).into_response(),
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(fault)).into_response()
        }
    }
}

async fn take(edges: &Edges, sent: &Sent, request: Request) -> Result<domain::documents::Uploaded, Fault> {
    let limit = sent.purpose.limit();
    let announced =
        request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let asked = known(&request);
    let mut arriving = edges.services().begin_upload(&asked, sent.purpose).await?;
    if announced.is_some_and(|size| size > limit) {
        return Err(Refusal::FileTooLarge { limit }.into());
    }
    let mut body = request.into_body().into_data_stream();
    while let Some(chunk) = body.next().await {
        // The other side broke off: nothing is kept, and nobody reads the answer.
        let chunk = chunk.map_err(|_| Fault::Offline)?;
        arriving.write(&chunk).await?;
    }
    edges.services().finish_upload(arriving, &sent.name).await
}

#[derive(Deserialize)]
pub(super) struct OfVersion {
    version: Option<u32>,
}

/// `GET /documents/{id}/file?version=…`; without a version, the one under discussion.
pub(super) async fn document(
    State(edges): State<Edges>,
    Path(id): Path<String>,
    Query(OfVersion { version }): Query<OfVersion>,
    request: Request,
) -> Response {
    let Ok(document) = id.parse::<DocumentId>() else { return plain(&request, &Fault::NotFound) };
    match edges.services().document_file(&known(&request), document, version).await {
        Ok(file) => give(&edges, file, request).await,
        Err(fault) => plain(&request, &fault),
    }
}

/// `GET /groups/{group}/files/{id}`
pub(super) async fn attachment(
    State(edges): State<Edges>,
    Path((group, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Ok(group), Ok(attachment)) = (group.parse::<GroupId>(), id.parse::<AttachmentId>()) else {
        return plain(&request, &Fault::NotFound);
    };
    match edges.services().attached_file(&known(&request), group, attachment).await {
        Ok(file) => give(&edges, file, request).await,
        Err(fault) => plain(&request, &fault),
    }
}

/// `GET /library/{id}/file`
pub(super) async fn library(
    State(edges): State<Edges>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Ok(item) = id.parse::<LibraryItemId>() else { return plain(&request, &Fault::NotFound) };
    match edges.services().library_file(&known(&request), item).await {
        Ok(file) => give(&edges, file, request).await,
        Err(fault) => plain(&request, &fault),
    }
}

/// The bytes as they came, ranges included. Always a download: nothing sent in runs on our site.
async fn give(edges: &Edges, file: FileGiven, request: Request<Body>) -> Response {
    let Ok(path) = edges.services().blobs().locate(&file.sha256) else {
        return plain(&request, &Fault::NotFound);
    };
    let served = match ServeFile::new(path).oneshot(request).await {
        Ok(served) => served,
        Err(never) => match never {},
    };
    let mut response = served.map(Body::new).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Some(value) = named(&file.name) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    if let Ok(value) = HeaderValue::from_str(&format!("\"{}\"", file.sha256)) {
        headers.insert(ETAG, value);
    }
    response
}

/// A download of this name.
pub(super) fn named(name: &str) -> Option<HeaderValue> {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}")).ok()
}
