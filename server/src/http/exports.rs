//! Files made of what the portal knows, to be taken away.

use super::{Edges, edges::known, files::named, forms::plain, request::language};
use app::{
    remarks::{Narrowed, RemarkSheet, SheetRow, remark_sheet},
    versions::version_said,
};
use axum::{
    extract::{Path, Query, Request, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use domain::{
    documents::{Discussion, FileKind, ViewDocument},
    drafts::ViewDraft,
    fault::Fault,
    id::{DocumentId, DraftId},
    lang::Lang,
    versions::Span,
};
use export::{Cell, Column, ExportError, Mark, Row, Table, Text};
use serde::Deserialize;

/// In which languages.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Languages {
    Kk,
    #[default]
    Ru,
    Both,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    languages: Languages,
}

impl Languages {
    const fn list(self) -> &'static [Lang] {
        match self {
            Self::Kk => &[Lang::Kk],
            Self::Ru => &[Lang::Ru],
            Self::Both => &[Lang::Kk, Lang::Ru],
        }
    }
}

/// `GET /documents/{id}/remarks/{xlsx|docx|pdf}?languages={kk|ru|both}`: the table of remarks, as far as one may see it,
/// and as far as the filters of its page, `state`, `body` and `stance`, narrow it.
pub(super) async fn remarks(
    State(edges): State<Edges>,
    Path((id, ending)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Query(narrowed): Query<Narrowed>,
    request: Request,
) -> Response {
    let (Ok(document), Some(kind)) = (id.parse::<DocumentId>(), by_ending(&ending)) else {
        return plain(&request, &Fault::NotFound);
    };
    let view = ViewDocument { document, version: None };
    let discussion = match edges.services().call(known(&request), view).await {
        Ok(answer) => answer.reply,
        Err(fault) => return plain(&request, &fault),
    };
    let title = discussion.card.title.clone();
    let languages = asked.languages.list();
    // Thousands of rows take a second: that is no work for the threads that answer requests.
    match tokio::task::spawn_blocking(move || make(&discussion, &narrowed, languages, kind)).await {
        Ok(Ok(bytes)) => give(&format!("{title}.{}", kind.extension()), kind, bytes),
        Ok(Err(error)) => broken(&request, &error.to_string()),
        Err(error) => broken(&request, &error.to_string()),
    }
}

#[derive(Deserialize)]
pub(super) struct OfVersion {
    version: Option<u32>,
}

/// `GET /documents/{id}/text/{docx|pdf}?version=…`: the text of a version as it is discussed, with its numbers.
pub(super) async fn text(
    State(edges): State<Edges>,
    Path((id, ending)): Path<(String, String)>,
    Query(OfVersion { version }): Query<OfVersion>,
    request: Request,
) -> Response {
    let kind = by_ending(&ending).filter(|kind| *kind != FileKind::Xlsx);
    let (Ok(document), Some(kind)) = (id.parse::<DocumentId>(), kind) else {
        return plain(&request, &Fault::NotFound);
    };
    let discussion = match edges.services().call(known(&request), ViewDocument { document, version }).await {
        Ok(answer) => answer.reply,
        Err(fault) => return plain(&request, &fault),
    };
    if discussion.blocks.is_empty() {
        return plain(&request, &Fault::NotFound);
    }
    let lang = language(request.headers());
    let about = vec![version_said(lang, discussion.version)];
    let blocks = discussion.blocks.into_iter().map(|view| view.block.into()).collect();
    let text = Text { lang, title: discussion.card.title, about, blocks };
    printed(kind, text).await.unwrap_or_else(|error| broken(&request, &error))
}

/// `GET /drafts/{id}/text/{docx|pdf}`: a text that is being written, as it would be placed.
pub(super) async fn draft(
    State(edges): State<Edges>,
    Path((id, ending)): Path<(String, String)>,
    request: Request,
) -> Response {
    let kind = by_ending(&ending).filter(|kind| *kind != FileKind::Xlsx);
    let (Ok(draft), Some(kind)) = (id.parse::<DraftId>(), kind) else {
        return plain(&request, &Fault::NotFound);
    };
    let view = match edges.services().call(known(&request), ViewDraft { draft }).await {
        Ok(answer) => answer.reply,
        Err(fault) => return plain(&request, &fault),
    };
    let blocks = view.printed();
    let text = Text { lang: view.card.lang, title: view.card.title, about: Vec::new(), blocks };
    printed(kind, text).await.unwrap_or_else(|error| broken(&request, &error))
}

/// The file of a text, or what went wrong.
async fn printed(kind: FileKind, text: Text) -> Result<Response, String> {
    let name = format!("{}.{}", text.title, kind.extension());
    let make = move || match kind {
        FileKind::Docx => export::docx_text(&text),
        _ => export::pdf_text(&text),
    };
    let made = tokio::task::spawn_blocking(make).await.map_err(|error| error.to_string())?;
    made.map(|bytes| give(&name, kind, bytes)).map_err(|error| error.to_string())
}

fn by_ending(ending: &str) -> Option<FileKind> {
    [FileKind::Xlsx, FileKind::Docx, FileKind::Pdf].into_iter().find(|kind| kind.extension() == ending)
}

fn make(
    discussion: &Discussion,
    narrowed: &Narrowed,
    languages: &[Lang],
    kind: FileKind,
) -> Result<Vec<u8>, ExportError> {
    let table = table(remark_sheet(discussion, narrowed, languages), languages);
    match kind {
        FileKind::Xlsx => export::xlsx(&table),
        FileKind::Docx => export::docx_table(&table),
        _ => export::pdf_table(&table),
    }
}

fn table(sheet: RemarkSheet, languages: &[Lang]) -> Table {
    let columns = sheet.columns.into_iter().map(|(heading, width)| Column { heading, width });
    let row = |SheetRow { name, number, cells }| Row {
        id: name,
        cells: std::iter::once(Cell::number(number)).chain(cells.into_iter().map(cell)).collect(),
    };
    Table {
        lang: languages.first().copied().unwrap_or_default(),
        title: sheet.title,
        about: sheet.about,
        columns: columns.collect(),
        rows: sheet.rows.into_iter().map(row).collect(),
    }
}

/// What is not marked keeps its lines.
fn cell(spans: Vec<Span>) -> Cell {
    match spans.as_slice() {
        [Span::Same(text)] => Cell::plain(text),
        _ => Cell::of(spans.into_iter().map(span).collect()),
    }
}

fn span(span: Span) -> export::Span {
    match span {
        Span::Same(text) => export::Span::new(text, Mark::Plain),
        Span::Gone(text) => export::Span::new(text, Mark::Struck),
        Span::Come(text) => export::Span::new(text, Mark::Inserted),
    }
}

fn give(name: &str, kind: FileKind, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Some(value) = named(name) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

fn broken(request: &Request, error: &str) -> Response {
    let reference = known(request).id;
    tracing::error!(reference, error, "a file could not be made");
    plain(request, &Fault::Broken { reference })
}
