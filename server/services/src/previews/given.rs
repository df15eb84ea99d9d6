//! Pages, pictures and entries of archives, given to a browser that shows them.

use super::{
    reach::{Found, Reached, aside, reach},
    view_preview::picture,
};
use crate::{Error, Request, Services};
use convert::Fault as Unmade;
use domain::{
    documents::{FileKind, ViewFile},
    fault::{Fault, Refusal},
    groups::ViewAttachment,
    library::ViewItemFile,
    previews::{FileSource, NotShown},
};
use std::path::PathBuf;
use text::tiff_page;

/// A file that lies where it can be sent from.
#[derive(Debug)]
pub struct PreviewFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Where it is.
    pub path: PathBuf,
}

/// A picture of one page.
#[derive(Debug)]
pub struct Picture {
    /// Its media type.
    pub media_type: &'static str,
    /// Where it is.
    pub path: PathBuf,
}

impl Services {
    /// The pages of a file as PDF: of the file itself, or made of it, for which this waits. Whoever stops waiting last
    /// ends the making.
    ///
    /// # Errors
    /// When the caller may not see the file, it has no pages, or they can't be made.
    pub async fn preview_pages(
        &self,
        request: &Request,
        source: FileSource,
        inside: &[u32],
    ) -> Result<PreviewFile, Fault> {
        let (found, name) = self.look_into(request, source, inside).await?;
        let pages = self.pages(&found).await.map_err(|error| error.into_fault(&request.id))?;
        Ok(PreviewFile { name, kind: FileKind::Pdf, path: pages })
    }

    /// A page of a picture, counted from 1.
    ///
    /// # Errors
    /// When the caller may not see the file, there is no such page, or it can't be drawn.
    pub async fn preview_picture(
        &self,
        request: &Request,
        source: FileSource,
        inside: &[u32],
        page: u32,
    ) -> Result<Picture, Fault> {
        let (found, _) = self.look_into(request, source, inside).await?;
        match found.kind {
            FileKind::Jpeg if page == 1 => Ok(Picture { media_type: "image/jpeg", path: found.path }),
            FileKind::Tiff => self.drawn(&found, page).await.map_err(|error| error.into_fault(&request.id)),
            _ => Err(Fault::NotFound),
        }
    }

    /// An entry of an archive, to be downloaded.
    ///
    /// # Errors
    /// When the caller may not see the archive, or there is no such entry that could be accepted by itself.
    pub async fn preview_entry(
        &self,
        request: &Request,
        source: FileSource,
        inside: &[u32],
    ) -> Result<PreviewFile, Fault> {
        let (found, name) = self.look_into(request, source, inside).await?;
        Ok(PreviewFile { name, kind: found.kind, path: found.path })
    }

    /// What may be seen, by the rule of what the file belongs to.
    async fn look_into(
        &self,
        request: &Request,
        source: FileSource,
        inside: &[u32],
    ) -> Result<(Found, String), Fault> {
        if inside.len() > domain::previews::INSIDE_MAX as usize {
            return Err(Fault::NotFound);
        }
        let file = match source {
            FileSource::Document { document, version } => {
                self.call(request.clone(), ViewFile { document, version }).await?.reply
            }
            FileSource::Attachment { group, attachment } => {
                self.call(request.clone(), ViewAttachment { group, attachment }).await?.reply
            }
            FileSource::Item { item } => self.call(request.clone(), ViewItemFile { item }).await?.reply,
        };
        let reached = reach(self, file, inside).await.map_err(|error| error.into_fault(&request.id))?;
        let Reached { mut names, found, .. } = reached;
        Ok((found.map_err(Refusal::NotShown)?, names.pop().unwrap_or_default()))
    }

    async fn pages(&self, found: &Found) -> Result<PathBuf, Error> {
        if found.protected {
            return Err(Refusal::NotShown(NotShown::Encrypted).into());
        }
        if found.kind == FileKind::Pdf {
            return Ok(found.path.clone());
        }
        let name = format!("{}.pdf", found.key);
        let _turn = self.previews().turn(&name).await;
        if let Some(made) = self.previews().find(&name) {
            return Ok(made);
        }
        let office = self.previews().office().ok_or(Fault::NotFound)?;
        let target = self.previews().path(&name);
        office.to_pdf(found.kind, &found.path, &target).await.map_err(unmade)?;
        self.previews().make_room();
        Ok(target)
    }

    async fn drawn(&self, found: &Found, page: u32) -> Result<Picture, Error> {
        let name = format!("{}.{page}.png", found.key);
        let _turn = self.previews().turn(&name).await;
        let path = match self.previews().find(&name) {
            Some(path) => path,
            None => {
                let file = found.clone();
                let draw = move || Some(tiff_page(file.open().ok()?, page).map_err(picture));
                let drawn = aside(self, draw).await?.map_err(Refusal::NotShown)?;
                self.previews().keep(&name, &drawn)?
            }
        };
        Ok(Picture { media_type: "image/png", path })
    }
}

fn unmade(fault: Unmade) -> Error {
    tracing::warn!(%fault, "pages could not be made");
    match fault {
        Unmade::TooLong | Unmade::TooLarge => Refusal::NotShown(NotShown::TooLarge).into(),
        Unmade::Protected => Refusal::NotShown(NotShown::Encrypted).into(),
        Unmade::Failed | Unmade::KindNotConverted | Unmade::NoText(_) => {
            Refusal::NotShown(NotShown::Damaged).into()
        }
        Unmade::Unavailable(_) => Fault::NotFound.into(),
        Unmade::Own(error) => Error::Blob(error.into()),
    }
}
