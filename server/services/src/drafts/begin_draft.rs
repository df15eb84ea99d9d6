use super::begun::{Beginning, Begun, begin};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    documents::{Upload, count_pictures, discard_upload, read_styled, take_upload, upload},
    door::{Prepared, handle},
    groups::writable,
};
use domain::{
    drafts::{BeginDraft, wordings},
    fault::Refusal,
    id::{DraftId, UploadId},
};

handle!(BeginDraft, begin_draft, after prepare);

/// Reads the text of the file it begins with, because that may take long.
async fn prepare(services: &Services, op: &BeginDraft, caller: Option<&Caller>) -> Result<Prepared, Error> {
    let Some(file) = op.file else { return Ok(Prepared::Nothing) };
    let Some(read) = read_styled(services, file, caller).await? else { return Ok(Prepared::Nothing) };
    let read = read.map_err(Refusal::NoText)?;
    let text = wordings(&read.blocks)?;
    let pictures = pictures(services, file, caller).await?;
    Ok(Prepared::Begun(Begun { text, version: None, pictures }))
}

async fn pictures(services: &Services, file: UploadId, caller: Option<&Caller>) -> Result<u32, Error> {
    let Some(caller) = caller else { return Ok(0) };
    let mut reader = services.database().read().await?;
    let found = upload(&mut reader, file, caller.name(), services.now()).await?;
    drop(reader);
    match found {
        Some(Upload { sha256, kind: Some(kind), .. }) => count_pictures(services, &sha256, kind).await,
        _ => Ok(0),
    }
}

async fn begin_draft(cx: &mut Cx<'_>, op: Cleared<BeginDraft>) -> Result<DraftId, Error> {
    writable(cx, op.group).await?;
    let text = match op.file {
        None => Begun::default(),
        Some(file) => {
            take_upload(cx, file).await?;
            let Prepared::Begun(text) = std::mem::take(&mut cx.prepared) else {
                return Err(Refusal::UploadGone.into());
            };
            discard_upload(cx.db(), file).await?;
            text
        }
    };
    begin(cx, Beginning { group: op.group, title: op.title.clone(), lang: op.lang, document: None, text })
        .await
}
