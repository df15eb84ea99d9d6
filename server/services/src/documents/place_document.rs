use super::{
    capacity::Undone,
    sql::{Upload, discard_upload, upload},
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    groups::writable,
    stored::{insert_rows, word},
};
use domain::{
    documents::{DocumentState, FileKind, FileRefusal, NoText, PlaceDocument, TextBlock},
    event::Event,
    fault::{Fault, Refusal},
    id::{BlockId, DocumentId},
};
use std::io::BufReader;

handle!(PlaceDocument, place_document, after prepare);

const INSERT: &str = "insert into document
    (id, working_group, title, state, placed_by, placed_at, sha256, file_name, kind, size, no_text)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const INSERT_BLOCKS: &str = "insert into block
    (id, document, place, kind, depth, label, text, page, cell_table, cell_row, cell_column)";

/// Reads the text before the transaction, because it may take long. An upload that is gone is left to the
/// transaction to refuse: it may have been used by this very act, arriving a second time.
async fn prepare(
    services: &Services,
    op: &PlaceDocument,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    op.marking.placeable()?;
    let Some(caller) = caller else { return Ok(Prepared::Nothing) };
    let mut reader = services.database().read().await?;
    let found = upload(&mut reader, op.file, caller.name(), services.now()).await?;
    drop(reader);
    match found {
        Some(Upload { sha256, kind: Some(kind), protected, .. }) => {
            Ok(Prepared::Text(read_text(services, &sha256, kind, protected).await?))
        }
        _ => Ok(Prepared::Nothing),
    }
}

/// The text of a stored file, or why there is none.
async fn read_text(
    services: &Services,
    sha256: &str,
    kind: FileKind,
    protected: bool,
) -> Result<Result<Vec<TextBlock>, NoText>, Error> {
    let opened = services.blobs().get(sha256).await?;
    let file = BufReader::new(opened.file.into_std().await);
    match services.capacity().read(move || text::read_blocks(kind, protected, file)).await {
        Ok(read) => Ok(read),
        Err(Undone::TooLong) => Ok(Err(NoText::TooLong)),
        Err(Undone::Panicked) => Ok(Err(NoText::Damaged)),
        Err(Undone::Busy) => Err(Fault::Busy.into()),
    }
}

pub(super) async fn place_document(cx: &mut Cx<'_>, op: Cleared<PlaceDocument>) -> Result<DocumentId, Error> {
    op.marking.placeable()?;
    writable(cx, op.group).await?;
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    let upload = upload(cx.db(), op.file, owner, now).await?.ok_or(Refusal::UploadGone)?;
    let kind = upload.kind.ok_or(Refusal::File(FileRefusal::UnknownKind))?;
    let Prepared::Text(read) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::UploadGone.into());
    };
    let (blocks, no_text) = match read {
        Ok(blocks) => (blocks, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let document: DocumentId = cx.id();
    sqlx::query(INSERT)
        .bind(document.to_string())
        .bind(op.group.to_string())
        .bind(op.title.trim().to_owned())
        .bind(word(DocumentState::Discussed)?)
        .bind(owner.to_string())
        .bind(now.0)
        .bind(upload.sha256.clone())
        .bind(upload.name)
        .bind(word(kind)?)
        .bind(upload.size)
        .bind(no_text.map(word).transpose()?)
        .execute(cx.db())
        .await?;
    insert_blocks(cx, document, blocks).await?;
    discard_upload(cx.db(), op.file).await?;
    cx.record(Event::DocumentPlaced { group: op.group, document, sha256: upload.sha256 })?;
    Ok(document)
}

struct Row {
    id: String,
    place: i64,
    kind: String,
    block: TextBlock,
}

async fn insert_blocks(cx: &mut Cx<'_>, document: DocumentId, blocks: Vec<TextBlock>) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(blocks.len());
    for (place, block) in (0..).zip(blocks) {
        rows.push(Row { id: cx.id::<BlockId>().to_string(), place, kind: word(block.kind)?, block });
    }
    let document = document.to_string();
    insert_rows(cx.db(), INSERT_BLOCKS, 11, "", &rows, |query, Row { id, place, kind, block }| {
        let cell =
            |number: fn(domain::documents::CellPlace) -> u32| block.cell.map(|cell| i64::from(number(cell)));
        query
            .bind(id.clone())
            .bind(document.clone())
            .bind(*place)
            .bind(kind.clone())
            .bind(i64::from(block.depth))
            .bind(block.label.clone())
            .bind(block.text.clone())
            .bind(block.page.map(i64::from))
            .bind(cell(|cell| cell.table))
            .bind(cell(|cell| cell.row))
            .bind(cell(|cell| cell.column))
    })
    .await?;
    Ok(())
}
