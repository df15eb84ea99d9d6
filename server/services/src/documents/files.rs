//! Giving stored files back, byte for byte as they came.

use crate::{Error, Request, Services};
use domain::{
    documents::{FileKind, FileView, ViewFile},
    fault::Fault,
    groups::ViewAttachment,
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
    library::ViewItemFile,
};
use store::Opened;

/// A file to be given back: access was checked, the bytes still have their hash.
#[derive(Debug)]
pub struct FileGiven {
    /// Name as sent.
    pub name: String,
    /// Kind by content.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// The bytes.
    pub opened: Opened,
}

impl Services {
    /// The file of a document: of the version with a number, or of the one under discussion.
    ///
    /// # Errors
    /// When the caller may not see the document, it has no such version, or the stored bytes have changed.
    pub async fn document_file(
        &self,
        request: &Request,
        document: DocumentId,
        version: Option<u32>,
    ) -> Result<FileGiven, Fault> {
        let answer = self.call(request.clone(), ViewFile { document, version }).await?;
        self.give(request, answer.reply).await
    }

    /// A file attached to a group.
    ///
    /// # Errors
    /// When the caller may not see the group, there is no such file, or the stored bytes have changed.
    pub async fn attached_file(
        &self,
        request: &Request,
        group: GroupId,
        attachment: AttachmentId,
    ) -> Result<FileGiven, Fault> {
        let answer = self.call(request.clone(), ViewAttachment { group, attachment }).await?;
        self.give(request, answer.reply).await
    }

    /// The file of an item of the library.
    ///
    /// # Errors
    /// When the caller may not read the item, or the stored bytes have changed.
    pub async fn library_file(&self, request: &Request, item: LibraryItemId) -> Result<FileGiven, Fault> {
        let answer = self.call(request.clone(), ViewItemFile { item }).await?;
        self.give(request, answer.reply).await
    }

    async fn give(&self, request: &Request, file: FileView) -> Result<FileGiven, Fault> {
        let opened = self.blobs().get(&file.sha256).await;
        let opened = opened.map_err(|error| Error::from(error).into_fault(&request.id))?;
        let FileView { name, kind, size, sha256 } = file;
        Ok(FileGiven { name, kind, size, sha256, opened })
    }
}
