use super::load::{card_row, in_group};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
    remarks,
    versions::{blocks, chosen},
    votes,
};
use domain::documents::{Discussion, ViewDocument};

handle!(ViewDocument, view_document);

pub(super) async fn view_document(cx: &mut Cx<'_>, op: Cleared<ViewDocument>) -> Result<Discussion, Error> {
    let reader = cx.signed_in()?.name();
    let seq = store::head(cx.db()).await?;
    let row = card_row(cx, op.document).await?;
    let people = in_group(cx, row.group).await?;
    let mut needed = people.clone();
    needed.extend(row.people());
    let names = names(cx, &needed).await?;
    let shown = chosen(&row.versions, op.version)?;
    let (id, version) = (shown.id, shown.number);
    Ok(Discussion {
        seq,
        version,
        group: row.group,
        group_name: row.group_name.clone(),
        group_state: row.group_state,
        card: row.card(&names)?,
        people: people.into_iter().map(|person| named(&names, person)).collect(),
        blocks: blocks(cx, id).await?,
        remarks: remarks::load_all(cx, op.document).await?,
        polls: votes::load_all(cx, op.document, reader).await?,
        standing: op.standing(),
    })
}
