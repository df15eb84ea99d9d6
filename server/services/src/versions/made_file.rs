//! A text made into a file on the portal: it is stored as DOCX, and its text is what the file says when it is read.

use super::insert::insert_version;
use crate::{
    Cx, Error, Services,
    documents::{Upload, insert_blob},
};
use domain::{
    documents::{FileKind, StyledBlock},
    fault::Refusal,
    id::{BlockId, DocumentId, VersionId},
    lang::Lang,
};
use std::io::Cursor;
use store::Blob;

/// A stored file of our own making.
#[derive(Debug)]
pub struct MadeFile {
    pub(crate) blob: Blob,
    name: String,
    pub(crate) text: Vec<StyledBlock>,
}

/// Makes a DOCX of a text, reads it like any other, and stores it.
pub(crate) async fn make_file(
    services: &Services,
    title: String,
    lang: Lang,
    blocks: Vec<StyledBlock>,
) -> Result<MadeFile, Error> {
    let name = format!("{title}.docx");
    let make = move || {
        let text = export::Text { lang, title, about: Vec::new(), blocks };
        let file = export::docx_text(&text).map_err(|error| error.to_string())?;
        let read = text::read_styled(FileKind::Docx, false, Cursor::new(&file));
        read.map(|read| (file, read.blocks)).map_err(|reason| format!("{reason:?}"))
    };
    let made = services.capacity().read(make).await;
    let made = made.map_err(|undone| {
        undone.into_error(Refusal::TextTooLargeForFile, "a version could not be written")
    })?;
    let (file, text) = made.map_err(Error::Stored)?;
    let draft = services.ids().next::<VersionId>(services.now()).to_string();
    let blob = services.blobs().put(&draft, &file).await?;
    Ok(MadeFile { blob, name, text })
}

/// Writes a version whose file was made here.
pub(crate) async fn insert_made(
    cx: &mut Cx<'_>,
    document: DocumentId,
    number: u32,
    file: MadeFile,
) -> Result<(VersionId, Vec<BlockId>), Error> {
    let MadeFile { blob, name, text } = file;
    let now = cx.now();
    insert_blob(cx.db(), &blob, now).await?;
    let size = i64::try_from(blob.size).map_err(|error| Error::Stored(error.to_string()))?;
    let upload = Upload { sha256: blob.sha256, name, kind: Some(FileKind::Docx), protected: false, size };
    insert_version(cx, document, number, upload, FileKind::Docx, Ok(text.into())).await
}
