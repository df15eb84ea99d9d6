use super::sql::{Save, insert_revisions, next_number, put_in_force, standing, touch, writable};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{of_word, word},
};
use domain::{
    drafts::{SettleBy, SettleWording, Wording, merge},
    event::Event,
    fault::Refusal,
    id::BlockId,
};

handle!(SettleWording, settle_wording);

async fn settle_wording(cx: &mut Cx<'_>, op: Cleared<SettleWording>) -> Result<(), Error> {
    writable(cx, op.draft).await?;
    let block = standing(cx, op.draft, op.block).await?;
    let rival = waiting(cx, op.block, op.rival).await?.ok_or(Refusal::Stale)?;
    if block.revision != op.base {
        return Err(Refusal::Stale.into());
    }
    let decided = match op.by {
        SettleBy::Keep => block.wording.clone(),
        SettleBy::Take => rival.wording,
        SettleBy::Merge => merge(&rival.base, &block.wording, &rival.wording).wording,
    };
    if decided != block.wording {
        let number = next_number(cx, op.block).await?;
        let (style, text) = (word(decided.style)?, decided.text.clone());
        let save = Save { block: op.block, number, base: block.revision, style, text, beside: false };
        insert_revisions(cx, &[save]).await?;
        put_in_force(cx, op.block, number, &decided).await?;
    }
    sqlx::query("update draft_revision set waits = 0 where block = $1 and number = $2")
        .bind(op.block.to_string())
        .bind(i64::from(op.rival))
        .execute(cx.db())
        .await?;
    touch(cx, op.draft).await?;
    cx.record(Event::WordingSettled { draft: op.draft, block: op.block, rival: op.rival })
}

struct Waiting {
    base: Wording,
    wording: Wording,
}

/// A wording that waits, and what it was written on; none when it has been decided on.
async fn waiting(cx: &mut Cx<'_>, block: BlockId, number: u32) -> Result<Option<Waiting>, Error> {
    let row: Option<(i64, String, String, String, String)> = sqlx::query_as(
        "select r.waits, r.style, r.text, o.style, o.text from draft_revision r
         join draft_revision o on o.block = r.block and o.number = r.base where r.block = $1 and r.number = $2",
    )
    .bind(block.to_string())
    .bind(i64::from(number))
    .fetch_optional(cx.db())
    .await?;
    let Some((1, style, text, base_style, base_text)) = row else { return Ok(None) };
    let wording = Wording { style: of_word(&style)?, text };
    Ok(Some(Waiting { base: Wording { style: of_word(&base_style)?, text: base_text }, wording }))
}
