//! Taking people from a table: the file is read before the transaction, then each row is judged against the body's
//! people as they are, and what is good is written at once.

mod apply;
mod plain;
mod plan;
mod staff;
mod table;
mod workbook;

use crate::{
    Caller, Cleared, Cx, Error, Services,
    documents::{discard_upload, upload},
    door::{Prepared, handle},
};
use domain::{
    directory::{ImportPeople, ImportReport, ImportRow},
    documents::IMPORT_MAX,
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
};
use table::Unreadable;
use tokio::io::AsyncReadExt;

handle!(ImportPeople, import_people, after read_table);

/// Most people in one table.
const ROWS_MAX: u32 = 5_000;

async fn read_table(
    services: &Services,
    operation: &ImportPeople,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let owner = caller.ok_or(Fault::SignIn)?.name();
    let mut reader = services.database().read().await?;
    let found = upload(&mut reader, operation.file, owner, services.now()).await?;
    reader.commit().await?;
    let mut opened = services.blobs().get(&found.ok_or(Refusal::UploadGone)?.sha256).await?;
    if opened.size > IMPORT_MAX {
        return Err(Refusal::FileTooLarge { limit: IMPORT_MAX }.into());
    }
    let mut bytes = Vec::new();
    opened.file.read_to_end(&mut bytes).await.map_err(store::BlobError::from)?;
    let read = tokio::task::spawn_blocking(move || table::read(&bytes)).await;
    // A file that makes the reader panic is not what it claims to be.
    match read.unwrap_or(Err(Unreadable::Malformed)) {
        Ok(rows) => Ok(Prepared::Rows(rows)),
        Err(unreadable) => Err(flaw_of(unreadable)),
    }
}

fn flaw_of(unreadable: Unreadable) -> Error {
    match unreadable {
        Unreadable::Malformed => Error::field(Field::File, Flaw::Malformed),
        Unreadable::TooManyRows => Error::field(Field::File, Flaw::TooMany { max: ROWS_MAX }),
        Unreadable::NoColumns(fields) => {
            let missing = |field| FieldFlaw { field, flaw: Flaw::Missing };
            Fault::Invalid(fields.into_iter().map(missing).collect()).into()
        }
    }
}

async fn import_people(cx: &mut Cx<'_>, operation: Cleared<ImportPeople>) -> Result<ImportReport, Error> {
    let rows: Vec<ImportRow> = match std::mem::take(&mut cx.prepared) {
        Prepared::Rows(rows) => rows,
        _ => return Err(Error::Stored("the table was not read before the transaction".to_owned())),
    };
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    // Asked again: the same click twice must not import twice.
    upload(cx.db(), operation.file, owner, now).await?.ok_or(Refusal::UploadGone)?;
    let known = staff::load(cx, operation.body).await?;
    let plan = plan::plan(rows, &known);
    let report = plan.report(operation.dry_run);
    if !operation.dry_run {
        apply::apply(cx, operation.body, plan).await?;
        discard_upload(cx.db(), operation.file).await?;
    }
    Ok(report)
}
