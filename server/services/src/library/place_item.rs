use super::{
    replace_item::note_replaced,
    sight::{Sight, item_access},
    tidy,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    documents::{Upload, discard_upload, read_upload, take_upload},
    door::{Prepared, handle},
    stored::word,
};
use domain::{
    documents::{FileKind, StyledBlock, TextBlock},
    event::Event,
    fault::Refusal,
    field::{Field, Flaw},
    id::LibraryItemId,
    library::{PlaceItem, Scope},
};

handle!(PlaceItem, place_item, after prepare);

const INSERT: &str = "insert into library_item (id, version, folder, title, number, adopted_on, description,
    valid_from, valid_until, must_acknowledge, scope, sha256, file_name, kind, size, placed_by, placed_at, changed_at)
    values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)";

/// Reads the text for the search before the transaction, because it may take long.
async fn prepare(services: &Services, op: &PlaceItem, caller: Option<&Caller>) -> Result<Prepared, Error> {
    let read = read_upload(services, op.file, op.marking, caller).await?;
    Ok(read.map_or(Prepared::Nothing, Prepared::Text))
}

pub(super) async fn place_item(cx: &mut Cx<'_>, op: Cleared<PlaceItem>) -> Result<LibraryItemId, Error> {
    op.marking.placeable()?;
    if let Some(replaced) = op.replaces {
        check_replaced(cx, replaced).await?;
    }
    let (upload, kind) = take_upload(cx, op.file).await?;
    let Prepared::Text(read) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::UploadGone.into());
    };
    let sha256 = upload.sha256.clone();
    let item = insert(cx, &op, upload, kind).await?;
    // A file without text is found by what is written on it.
    insert_text(cx, item, read.unwrap_or_default().blocks).await?;
    discard_upload(cx.db(), op.file).await?;
    cx.record(Event::ItemPlaced { item, folder: op.folder, sha256 })?;
    if let Some(replaced) = op.replaces {
        note_replaced(cx, replaced, Some(item)).await?;
    }
    Ok(item)
}

/// What is replaced must be managed by the same person; what is not is as good as not there.
async fn check_replaced(cx: &mut Cx<'_>, replaced: LibraryItemId) -> Result<(), Error> {
    let sight = Sight::of(cx).await?;
    let found = item_access(cx.db(), replaced).await?;
    match found.filter(|(folder, _)| sight.manages(*folder)) {
        Some(_) => Ok(()),
        None => Err(Error::field(Field::Replaces, Flaw::Unknown)),
    }
}

async fn insert(
    cx: &mut Cx<'_>,
    op: &PlaceItem,
    upload: Upload,
    kind: FileKind,
) -> Result<LibraryItemId, Error> {
    let item: LibraryItemId = cx.id();
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    let scope = if op.hold_back { Scope::Chosen } else { Scope::Inherited };
    sqlx::query(INSERT)
        .bind(item.to_string())
        .bind(op.folder.to_string())
        .bind(tidy(&op.title))
        .bind(tidy(&op.number))
        .bind(op.adopted_on.map(|day| day.0))
        .bind(tidy(&op.description))
        .bind(op.valid_from.map(|day| day.0))
        .bind(op.valid_until.map(|day| day.0))
        .bind(i64::from(op.must_acknowledge))
        .bind(word(scope)?)
        .bind(upload.sha256)
        .bind(upload.name)
        .bind(word(kind)?)
        .bind(upload.size)
        .bind(owner.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    Ok(item)
}

async fn insert_text(cx: &mut Cx<'_>, item: LibraryItemId, blocks: Vec<StyledBlock>) -> Result<(), Error> {
    if blocks.is_empty() {
        return Ok(());
    }
    let line = |StyledBlock { block: TextBlock { label, text, .. }, .. }: StyledBlock| {
        if label.is_empty() { text } else { format!("{label} {text}") }
    };
    let lines: Vec<String> = blocks.into_iter().map(line).collect();
    sqlx::query("insert into library_text (item, body) values ($1, $2)")
        .bind(item.to_string())
        .bind(serde_json::to_string(&lines)?)
        .execute(cx.db())
        .await?;
    Ok(())
}
