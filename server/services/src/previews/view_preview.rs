use super::{
    reach::{Found, aside, entries, reach},
    sql::source,
};
use crate::{Cleared, Cx, Error, Services, door::handle};
use domain::{
    documents::{FileKind, NoText},
    previews::{FileSource, NotShown, PageSize, Preview, Shown, ViewItemPreview, ViewPreview},
};
use text::{PictureFault, picture_pages, read_blocks};

handle!(ViewPreview, view_preview);

handle!(ViewItemPreview, view_item_preview);

async fn view_preview(cx: &mut Cx<'_>, op: Cleared<ViewPreview>) -> Result<Preview, Error> {
    preview(cx, op.source, &op.inside).await
}

async fn view_item_preview(cx: &mut Cx<'_>, op: Cleared<ViewItemPreview>) -> Result<Preview, Error> {
    preview(cx, FileSource::Item { item: op.item }, &op.inside).await
}

async fn preview(cx: &mut Cx<'_>, from: FileSource, inside: &[u32]) -> Result<Preview, Error> {
    let (file, of) = source(cx, from).await?;
    let services = cx.services().clone();
    let reached = reach(&services, file, inside).await?;
    let (kind, shown) = match reached.found {
        Ok(found) => (Some(found.kind), shown(&services, &found).await?),
        Err(reason) => (None, Shown::Nothing(reason)),
    };
    Ok(Preview { of, names: reached.names, kind, size: reached.size, shown })
}

async fn shown(services: &Services, found: &Found) -> Result<Shown, Error> {
    let shown = match found.kind {
        FileKind::Zip | FileKind::Rar => entries(services, found).await?.map(Shown::Entries),
        _ if found.protected => Err(NotShown::Encrypted),
        FileKind::Pdf => Ok(Shown::Pages { made: false }),
        FileKind::Tiff | FileKind::Jpeg => pictures(services, found).await?.map(Shown::Pictures),
        FileKind::Xls | FileKind::Xlsx => text(services, found, false).await?,
        FileKind::Doc | FileKind::Docx | FileKind::Rtf | FileKind::Ppt | FileKind::Pptx => {
            match services.previews().office() {
                Some(_) => Ok(Shown::Pages { made: true }),
                None => text(services, found, true).await?,
            }
        }
    };
    Ok(shown.unwrap_or_else(Shown::Nothing))
}

async fn text(
    services: &Services,
    found: &Found,
    instead_of_pages: bool,
) -> Result<Result<Shown, NotShown>, Error> {
    let file = found.clone();
    let read = move || Some(read_blocks(file.kind, file.protected, file.open().ok()?).map_err(no_text));
    let blocks = aside(services, read).await?;
    Ok(blocks.map(|blocks| Shown::Text { blocks, instead_of_pages }))
}

async fn pictures(services: &Services, found: &Found) -> Result<Result<Vec<PageSize>, NotShown>, Error> {
    let file = found.clone();
    let pages = move || Some(picture_pages(file.kind, file.open().ok()?).map_err(picture));
    let pages = aside(services, pages).await?;
    let size = |page: text::PicturePage| PageSize { width: page.width, height: page.height };
    Ok(pages.map(|pages| pages.into_iter().map(size).collect()))
}

const fn no_text(reason: NoText) -> NotShown {
    match reason {
        NoText::Encrypted => NotShown::Encrypted,
        NoText::TooLong => NotShown::TooLarge,
        NoText::Empty => NotShown::Empty,
        NoText::Damaged | NoText::Scanned | NoText::KindNotRead => NotShown::Damaged,
    }
}

/// Why a picture is not shown.
pub(super) const fn picture(fault: PictureFault) -> NotShown {
    match fault {
        PictureFault::TooLarge => NotShown::TooLarge,
        PictureFault::NotDrawn => NotShown::NotRead,
        PictureFault::NoPicture | PictureFault::Damaged | PictureFault::Absent => NotShown::Damaged,
    }
}
