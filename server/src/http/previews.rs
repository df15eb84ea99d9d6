//! What a browser needs to show a file: its pages as PDF, its pictures, the entries of an archive.

use super::{Edges, edges::known, files::named, forms::plain};
use app::previews::way;
use axum::{
    body::Body,
    extract::{Path, Query, Request, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use domain::{
    fault::Fault,
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
    previews::FileSource,
};
use serde::Deserialize;
use std::path::PathBuf;
use tower::ServiceExt;
use tower_http::services::ServeFile;

#[derive(Deserialize)]
pub(super) struct Asked {
    version: Option<u32>,
    /// Numbers of entries to go into, with dots between.
    #[serde(default)]
    inside: String,
}

/// `GET /documents/{id}/preview/{pages|entry|N}?version=…&inside=…`
pub(super) async fn document(
    State(edges): State<Edges>,
    Path((id, part)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    let Ok(document) = id.parse::<DocumentId>() else { return plain(&request, &Fault::NotFound) };
    let source = FileSource::Document { document, version: asked.version };
    part_of(&edges, source, &asked.inside, &part, request).await
}

/// `GET /groups/{group}/files/{id}/preview/{pages|entry|N}?inside=…`
pub(super) async fn attachment(
    State(edges): State<Edges>,
    Path((group, id, part)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    let (Ok(group), Ok(attachment)) = (group.parse::<GroupId>(), id.parse::<AttachmentId>()) else {
        return plain(&request, &Fault::NotFound);
    };
    part_of(&edges, FileSource::Attachment { group, attachment }, &asked.inside, &part, request).await
}

/// `GET /library/{id}/preview/{pages|entry|N}?inside=…`
pub(super) async fn library(
    State(edges): State<Edges>,
    Path((id, part)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    let Ok(item) = id.parse::<LibraryItemId>() else { return plain(&request, &Fault::NotFound) };
    part_of(&edges, FileSource::Item { item }, &asked.inside, &part, request).await
}

async fn part_of(edges: &Edges, source: FileSource, inside: &str, part: &str, request: Request) -> Response {
    let Some(inside) = way(inside) else { return plain(&request, &Fault::NotFound) };
    let (services, known) = (edges.services(), known(&request));
    let given = match part {
        "pages" => services
            .preview_pages(&known, source, &inside)
            .await
            .map(|file| (file.path, file.kind.media_type(), None)),
        "entry" => services
            .preview_entry(&known, source, &inside)
            .await
            .map(|file| (file.path, file.kind.media_type(), Some(file.name))),
        number => match number.parse() {
            Ok(page) => services
                .preview_picture(&known, source, &inside, page)
                .await
                .map(|picture| (picture.path, picture.media_type, None)),
            Err(_) => Err(Fault::NotFound),
        },
    };
    match given {
        Ok((path, media_type, name)) => give(path, media_type, name.as_deref(), request).await,
        Err(fault) => plain(&request, &fault),
    }
}

/// Pages and pictures are drawn by our own page alone, entries are downloads: nothing sent in runs on our site.
async fn give(
    path: PathBuf,
    media_type: &'static str,
    name: Option<&str>,
    request: Request<Body>,
) -> Response {
    let served = match ServeFile::new(path).oneshot(request).await {
        Ok(served) => served,
        Err(never) => match never {},
    };
    let mut response = served.map(Body::new).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    let disposition = name.map_or_else(|| Some(HeaderValue::from_static("inline")), named);
    if let Some(disposition) = disposition {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    response
}
