use super::load::{card, load_all};
use crate::{Cleared, Cx, Error, door::handle};
use domain::drafts::{DraftView, ViewDraft};

handle!(ViewDraft, view_draft);

async fn view_draft(cx: &mut Cx<'_>, op: Cleared<ViewDraft>) -> Result<DraftView, Error> {
    let seq = store::head(cx.db()).await?;
    let card = card(cx, op.draft).await?;
    let blocks = load_all(cx, op.draft).await?;
    Ok(DraftView { seq, card, blocks, standing: op.standing() })
}
