//! What several use cases of drafts ask the database.

use crate::{
    Cx, Error,
    remarks::open_group,
    stored::{insert_rows, number, of_word, word},
};
use domain::{
    drafts::{BLOCKS_MAX, DraftState, Wording, ranks},
    fault::{Fault, Refusal},
    id::{BlockId, DraftId, GroupId},
};

/// The group of a draft that may be written now.
pub(super) async fn writable(cx: &mut Cx<'_>, draft: DraftId) -> Result<GroupId, Error> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "select d.state, g.state, g.id from draft d join working_group g on g.id = d.working_group where d.id = $1",
    )
    .bind(draft.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (state, group_state, group) = row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    of_word::<DraftState>(&state)?.writable()?;
    Ok(group.parse()?)
}

/// Notes that the text of a draft has changed.
pub(super) async fn touch(cx: &mut Cx<'_>, draft: DraftId) -> Result<(), Error> {
    let now = cx.now().0;
    sqlx::query("update draft set edition = edition + 1, saved_at = $2 where id = $1")
        .bind(draft.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// A block of a draft as it stands.
pub(super) struct Standing {
    pub(super) rank: String,
    pub(super) wording: Wording,
    pub(super) revision: u32,
    pub(super) removed: bool,
}

/// A block of a draft; not there if it is another draft's.
pub(super) async fn standing(cx: &mut Cx<'_>, draft: DraftId, block: BlockId) -> Result<Standing, Error> {
    let row: Option<(String, String, String, i64, Option<i64>)> = sqlx::query_as(
        "select rank, style, text, revision, removed_at from draft_block where id = $1 and draft = $2",
    )
    .bind(block.to_string())
    .bind(draft.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (rank, style, text, revision, removed) = row.ok_or(Fault::NotFound)?;
    let wording = Wording { style: of_word(&style)?, text };
    Ok(Standing { rank, wording, revision: number(revision)?, removed: removed.is_some() })
}

/// Ranks for blocks that are to stand behind another, or at the beginning.
pub(super) async fn ranks_after(
    cx: &mut Cx<'_>,
    draft: DraftId,
    after: Option<BlockId>,
    count: usize,
) -> Result<Vec<String>, Error> {
    let low = match after {
        Some(block) => standing(cx, draft, block).await?.rank,
        None => String::new(),
    };
    // What was taken out keeps its rank, so that it can be put back.
    let (high,): (Option<String>,) =
        sqlx::query_as("select min(rank) from draft_block where draft = $1 and rank > $2")
            .bind(draft.to_string())
            .bind(low.clone())
            .fetch_one(cx.db())
            .await?;
    ranks(&low, high.as_deref(), count)
        .ok_or_else(|| Error::Stored(format!("no room after the rank {low:?}")))
}

/// Refuses when a draft would have too many blocks.
pub(super) async fn room(cx: &mut Cx<'_>, draft: DraftId, more: usize) -> Result<(), Error> {
    let (blocks,): (i64,) = sqlx::query_as(
        "select cast(count(*) as bigint) from draft_block where draft = $1 and removed_at is null",
    )
    .bind(draft.to_string())
    .fetch_one(cx.db())
    .await?;
    let full = number::<usize>(blocks)? + more > BLOCKS_MAX as usize;
    if full { Err(Refusal::DraftFull.into()) } else { Ok(()) }
}

const INSERT_BLOCKS: &str = "insert into draft_block (id, draft, rank, style, text, revision)";
const INSERT_REVISIONS: &str = "insert into draft_revision
    (block, number, base, style, text, author, by_person, order_number, at, beside, waits)";

/// Adds blocks in their first revision; answers their identifiers.
pub(super) async fn insert_blocks(
    cx: &mut Cx<'_>,
    draft: DraftId,
    ranks: Vec<String>,
    wordings: Vec<Wording>,
) -> Result<Vec<BlockId>, Error> {
    let mut rows = Vec::with_capacity(wordings.len());
    for (rank, Wording { style, text }) in ranks.into_iter().zip(wordings) {
        rows.push((cx.id::<BlockId>(), rank, word(style)?, text));
    }
    let draft = draft.to_string();
    insert_rows(cx.db(), INSERT_BLOCKS, 6, "", &rows, |query, (id, rank, style, text)| {
        query
            .bind(id.to_string())
            .bind(draft.clone())
            .bind(rank.clone())
            .bind(style.clone())
            .bind(text.clone())
            .bind(1_i64)
    })
    .await?;
    let saves: Vec<Save> = rows
        .iter()
        .map(|(block, _, style, text)| Save {
            block: *block,
            number: 1,
            base: 0,
            style: style.clone(),
            text: text.clone(),
            beside: false,
        })
        .collect();
    insert_revisions(cx, &saves).await?;
    Ok(rows.into_iter().map(|(id, ..)| id).collect())
}

/// A revision about to be written.
pub(super) struct Save {
    pub(super) block: BlockId,
    pub(super) number: u32,
    pub(super) base: u32,
    pub(super) style: String,
    pub(super) text: String,
    /// Whether it waits beside the wording in force.
    pub(super) beside: bool,
}

/// Writes revisions in the caller's name.
pub(super) async fn insert_revisions(cx: &mut Cx<'_>, saves: &[Save]) -> Result<(), Error> {
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name().to_string(), caller.substitute())
    };
    let now = cx.now().0;
    insert_rows(cx.db(), INSERT_REVISIONS, 11, "", saves, |query, save| {
        query
            .bind(save.block.to_string())
            .bind(i64::from(save.number))
            .bind(i64::from(save.base))
            .bind(save.style.clone())
            .bind(save.text.clone())
            .bind(author.clone())
            .bind(by_person.clone())
            .bind(order.clone())
            .bind(now)
            .bind(i64::from(save.beside))
            .bind(i64::from(save.beside))
    })
    .await?;
    Ok(())
}

/// The number of a block's next revision.
pub(super) async fn next_number(cx: &mut Cx<'_>, block: BlockId) -> Result<u32, Error> {
    let (last,): (i64,) = sqlx::query_as(
        "select cast(coalesce(max(number), 0) as bigint) from draft_revision where block = $1",
    )
    .bind(block.to_string())
    .fetch_one(cx.db())
    .await?;
    number(last + 1)
}

/// Puts a wording in force under the number of its revision.
pub(super) async fn put_in_force(
    cx: &mut Cx<'_>,
    block: BlockId,
    revision: u32,
    wording: &Wording,
) -> Result<(), Error> {
    sqlx::query("update draft_block set style = $2, text = $3, revision = $4 where id = $1")
        .bind(block.to_string())
        .bind(word(wording.style)?)
        .bind(wording.text.clone())
        .bind(i64::from(revision))
        .execute(cx.db())
        .await?;
    Ok(())
}
