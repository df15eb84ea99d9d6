//! What several use cases ask the database about files.

use crate::{
    Error,
    stored::{number, of_word},
};
use domain::{
    documents::{FileKind, FileView, UPLOAD_KEPT},
    id::{PersonId, UploadId},
    time::Moment,
};
use sqlx::AnyConnection;
use store::Blob;

/// A file somebody sent and has not used yet.
pub(crate) struct Upload {
    pub(crate) sha256: String,
    pub(crate) name: String,
    /// None for a table in plain text.
    pub(crate) kind: Option<FileKind>,
    pub(crate) protected: bool,
    pub(crate) size: i64,
}

const UPLOAD: &str = "select u.sha256, u.name, u.kind, u.protected, b.size
    from upload u join blob b on b.sha256 = u.sha256
    where u.id = $1 and u.person = $2 and u.at > $3";

/// An upload of a person, if it is there and not too old.
pub(crate) async fn upload(
    db: &mut AnyConnection,
    upload: UploadId,
    owner: PersonId,
    now: Moment,
) -> Result<Option<Upload>, Error> {
    let row: Option<(String, String, Option<String>, i64, i64)> = sqlx::query_as(UPLOAD)
        .bind(upload.to_string())
        .bind(owner.to_string())
        .bind(now.plus(-UPLOAD_KEPT).0)
        .fetch_optional(db)
        .await?;
    row.map(|(sha256, name, kind, protected, size)| {
        let kind = kind.as_deref().map(of_word).transpose()?;
        Ok(Upload { sha256, name, kind, protected: protected != 0, size })
    })
    .transpose()
}

/// Takes an upload off the list when it has been used.
pub(crate) async fn discard_upload(db: &mut AnyConnection, upload: UploadId) -> Result<(), Error> {
    sqlx::query("delete from upload where id = $1").bind(upload.to_string()).execute(db).await?;
    Ok(())
}

/// A stored file from its columns: name, kind, size, hash.
pub(crate) fn file_view(row: (String, String, i64, String)) -> Result<FileView, Error> {
    let (name, kind, size, sha256) = row;
    Ok(FileView { name, kind: of_word(&kind)?, size: number(size)?, sha256 })
}

const BLOB: &str =
    "insert into blob (sha256, size, stored_at) values ($1, $2, $3) on conflict (sha256) do nothing";

/// Notes that a file is stored.
pub(crate) async fn insert_blob(db: &mut AnyConnection, blob: &Blob, now: Moment) -> Result<(), Error> {
    let size = i64::try_from(blob.size).map_err(|error| Error::Stored(error.to_string()))?;
    sqlx::query(BLOB).bind(blob.sha256.clone()).bind(size).bind(now.0).execute(db).await?;
    Ok(())
}
