//! Files that arrive: hashed while they are written to disk, judged by content, checked for viruses where a scanner is
//! set up, kept for a day until they are used.

use super::{
    capacity::{Place, Undone},
    file_name,
    reading::recognised,
    sql::insert_blob,
};
use crate::{Caller, Error, Request, Services, stored::word};
use convert::Reader;
use domain::{
    documents::{FileKind, FileRefusal, UPLOAD_KEPT, UploadPurpose, Uploaded},
    fault::{Fault, Refusal},
    id::UploadId,
};
use scan::Verdict;
use std::{
    fs::File,
    io::{BufReader, Read, Seek},
};
use store::{ArrivedBlob, Blob, BlobWriter};
use text::Recognised;

/// Longest name of a finding that is told.
const FINDING_MAX: usize = 120;

/// A file on its way. Dropped before it is finished, nothing of it is kept.
#[derive(Debug)]
pub struct Arriving {
    id: UploadId,
    caller: Caller,
    purpose: UploadPurpose,
    writer: BlobWriter,
    request: String,
    _place: Place,
}

impl Arriving {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When that is one byte too many (P9), or the disk fails.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.writer.write(bytes).await.map_err(|error| Error::from(error).into_fault(&self.request))
    }
}

impl Services {
    /// Begins to take a file. Any employee may send one; it belongs to the sender until it is used.
    ///
    /// # Errors
    /// When nobody is signed in, the caller sends too many files at once, or the disk fails.
    pub async fn begin_upload(&self, request: &Request, purpose: UploadPurpose) -> Result<Arriving, Fault> {
        let caller = self.caller(request).await?.ok_or(Fault::SignIn)?;
        if caller.must_change_password {
            return Err(Refusal::PasswordExpired.into());
        }
        let place = self.capacity().upload(caller.person)?;
        let id: UploadId = self.ids().next(self.now());
        let request = request.id.clone();
        let begun = self.blobs().begin(&id.to_string(), purpose.limit()).await;
        let writer = begun.map_err(|error| Error::from(error).into_fault(&request))?;
        Ok(Arriving { id, caller, purpose, writer, request, _place: place })
    }

    /// Judges a file that has arrived whole, and keeps it if it is accepted.
    ///
    /// # Errors
    /// When it is not accepted (P10), or the scanner, the disk or the database fails; nothing of it is kept then, but
    /// for an infected one in quarantine.
    pub async fn finish_upload(&self, arriving: Arriving, file_name: &str) -> Result<Uploaded, Fault> {
        let request = arriving.request.clone();
        self.keep(arriving, file_name::tidy(file_name)).await.map_err(|error| error.into_fault(&request))
    }

    async fn keep(&self, arriving: Arriving, name: String) -> Result<Uploaded, Error> {
        let Arriving { id, caller, purpose, writer, request, _place } = arriving;
        let file = writer.arrived().await?;
        let found = self.judge(&file, purpose, name.clone()).await?;
        let blob = self.scan(file, &caller, &request).await?.keep().await?;
        let uploaded = Uploaded { id, name, kind: found.map(|found| found.kind), size: blob.size };
        let noted = uploaded.clone();
        let write = self
            .database()
            .writer()
            .run(move |unit| Box::pin(async move { note(unit, &caller, &noted, found, blob).await }));
        write.await??;
        Ok(uploaded)
    }

    /// Lets the virus scanner look at the file, where there is one. What it does not call clean is not used: an
    /// infected file goes into quarantine, one that can't be checked is forgotten.
    async fn scan(&self, file: ArrivedBlob, caller: &Caller, request: &str) -> Result<ArrivedBlob, Error> {
        let Some(scanner) = &self.settings().scanner else { return Ok(file) };
        let _turn = self.capacity().scan().await?;
        let opened = tokio::fs::File::from_std(file.open().await?);
        match scanner.scan(opened).await {
            Ok(Verdict::Clean) => Ok(file),
            Ok(Verdict::Infected(finding)) => {
                let finding: String = finding.chars().filter(|c| !c.is_control()).take(FINDING_MAX).collect();
                let person = caller.person;
                let Blob { sha256, size } = file.quarantine().await?;
                tracing::warn!(request, %person, finding, sha256, size, "an infected file is in quarantine");
                Err(Fault::Infected { finding }.into())
            }
            Err(error) => {
                tracing::error!(request, %error, "a file was refused because it can't be checked for viruses");
                Err(Fault::Unchecked.into())
            }
        }
    }

    async fn judge(
        &self,
        file: &ArrivedBlob,
        purpose: UploadPurpose,
        name: String,
    ) -> Result<Option<Recognised>, Error> {
        let file = BufReader::new(file.open().await?);
        let reader = self.settings().reader.clone();
        match self.capacity().judge(move || judge(reader.as_ref(), purpose, &name, file)).await {
            Ok(judged) => judged.map_err(|refusal| Refusal::File(refusal).into()),
            Err(Undone::Busy) => Err(Fault::Busy.into()),
            Err(Undone::TooLong) => Err(Refusal::File(FileRefusal::TooSlow).into()),
            Err(Undone::Panicked) => Err(Refusal::File(FileRefusal::UnknownKind).into()),
        }
    }
}

/// The kind of a file, by content; none for a table in plain text, which only an import takes.
fn judge(
    reader: Option<&Reader>,
    purpose: UploadPurpose,
    name: &str,
    mut file: BufReader<File>,
) -> Result<Option<Recognised>, FileRefusal> {
    let found = recognised(reader, name, &mut file);
    match (purpose, found) {
        (UploadPurpose::Document, found) => found.map(Some),
        (UploadPurpose::Import, Ok(found)) if found.kind == FileKind::Xlsx => Ok(Some(found)),
        (UploadPurpose::Answers, Ok(found)) if matches!(found.kind, FileKind::Xlsx | FileKind::Docx) => {
            Ok(Some(found))
        }
        (UploadPurpose::Import, Ok(_)) => Err(FileRefusal::UnknownKind),
        (UploadPurpose::Answers, Ok(_) | Err(FileRefusal::UnknownKind)) => Err(FileRefusal::NoFilledTable),
        (UploadPurpose::Answers, Err(refusal)) => Err(refusal),
        (UploadPurpose::Import, Err(FileRefusal::UnknownKind)) if is_plain_table(name, &mut file) => Ok(None),
        (UploadPurpose::Import, Err(refusal)) => Err(refusal),
    }
}

/// A file called `.csv` without bytes that no text has. Its size is bounded by the purpose.
fn is_plain_table(name: &str, file: &mut BufReader<File>) -> bool {
    let named = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    let mut bytes = Vec::new();
    named
        && file.rewind().is_ok()
        && file.read_to_end(&mut bytes).is_ok()
        && !bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n'))
}

const UPLOAD: &str = "insert into upload (id, person, sha256, name, kind, protected, damaged, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Notes the file as waiting, and forgets those that have waited too long.
async fn note(
    unit: &mut store::Unit,
    caller: &Caller,
    uploaded: &Uploaded,
    found: Option<Recognised>,
    blob: Blob,
) -> Result<(), Error> {
    let now = unit.now();
    let db = unit.connection();
    sqlx::query("delete from upload where at < $1").bind(now.plus(-UPLOAD_KEPT).0).execute(&mut *db).await?;
    insert_blob(db, &blob, now).await?;
    sqlx::query(UPLOAD)
        .bind(uploaded.id.to_string())
        .bind(caller.name().to_string())
        .bind(blob.sha256)
        .bind(uploaded.name.clone())
        .bind(uploaded.kind.map(word).transpose()?)
        .bind(i64::from(found.is_some_and(|found| found.protected)))
        .bind(i64::from(found.is_some_and(|found| found.damaged)))
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}
