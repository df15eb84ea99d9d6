use super::{
    load::{card, load_all, load_blocks},
    sql::standing,
};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
    stored::{number, of_word},
};
use domain::{
    drafts::{BlockStyle, Revision, Revisions, ViewRevisions, Wording, labels},
    fault::Fault,
    id::{BlockId, PersonId},
    time::Moment,
};

handle!(ViewRevisions, view_revisions);

async fn view_revisions(cx: &mut Cx<'_>, op: Cleared<ViewRevisions>) -> Result<Revisions, Error> {
    let card = card(cx, op.draft).await?;
    standing(cx, op.draft, op.block).await?;
    let blocks = load_all(cx, op.draft).await?;
    let styles: Vec<BlockStyle> = blocks.iter().map(|block| block.wording.style).collect();
    let at = blocks.iter().position(|block| block.id == op.block);
    let label = at.and_then(|at| labels(card.lang, &styles).into_iter().nth(at)).unwrap_or_default().0;
    let block = load_blocks(cx, &[op.block]).await?.pop().ok_or(Fault::NotFound)?;
    let revisions = revisions(cx, op.block).await?;
    Ok(Revisions { title: card.title, state: card.state, block, label, revisions, standing: op.standing() })
}

const REVISIONS: &str = "select number, style, text, author, at, beside from draft_revision
    where block = $1 order by number desc";

async fn revisions(cx: &mut Cx<'_>, block: BlockId) -> Result<Vec<Revision>, Error> {
    type Row = (i64, String, String, String, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(REVISIONS).bind(block.to_string()).fetch_all(cx.db()).await?;
    let people: Vec<PersonId> = rows.iter().map(|row| row.3.parse()).collect::<Result<_, _>>()?;
    let names = names(cx, &people).await?;
    let view = |((revision, style, text, _, at, beside), person): (Row, PersonId)| {
        Ok(Revision {
            number: number(revision)?,
            wording: Wording { style: of_word(&style)?, text },
            saved_by: named(&names, person),
            saved: Moment(at),
            beside: beside != 0,
        })
    };
    rows.into_iter().zip(people).map(view).collect()
}
