//! Drafts as pages show them: a statement for the card, one for the blocks, one for wordings that wait.

use crate::{
    Cx, Error,
    directory::{NameMap, named, names},
    stored::{number, of_word},
};
use domain::{
    access::Relations,
    drafts::{DraftBlock, DraftCard, DraftRow, DraftState, Rival, ViewDraft, Wording, standing},
    fault::Fault,
    id::{BlockId, DraftId, GroupId, PersonId},
    operation::Operation,
    time::Moment,
};
use sqlx::AnyConnection;
use std::collections::HashMap;

const CARD: &str =
    "select d.title, d.lang, d.state, d.begun_by, d.begun_at, d.document, d.version, g.id, g.name, g.state,
    d.shared, d.pictures from draft d join working_group g on g.id = d.working_group where d.id = $1";

type CardRow =
    (String, String, String, String, i64, Option<String>, Option<i64>, String, String, String, i64, i64);

/// The card of a draft. One that was given up is not there.
pub(crate) async fn card(cx: &mut Cx<'_>, draft: DraftId) -> Result<DraftCard, Error> {
    let row: Option<CardRow> = sqlx::query_as(CARD).bind(draft.to_string()).fetch_optional(cx.db()).await?;
    let (
        title,
        lang,
        state,
        begun_by,
        begun_at,
        document,
        version,
        group,
        group_name,
        group_state,
        shared,
        pictures,
    ) = row.ok_or(Fault::NotFound)?;
    let state: DraftState = of_word(&state)?;
    if state == DraftState::Discarded {
        return Err(Fault::NotFound.into());
    }
    let begun_by: PersonId = begun_by.parse()?;
    let names = names(cx, &[begun_by]).await?;
    Ok(DraftCard {
        id: draft,
        group: group.parse()?,
        group_name,
        group_state: of_word(&group_state)?,
        title,
        lang: of_word(&lang)?,
        state,
        begun_by: named(&names, begun_by),
        begun: Moment(begun_at),
        document: document.map(|document| document.parse()).transpose()?,
        version: version.map(number).transpose()?,
        shared: shared != 0,
        pictures: number(pictures)?,
    })
}

const OF_GROUP: &str = "select id, title, document, saved_at, cast(shared as bigint) from draft
    where working_group = $1 and state = 'written' order by saved_at desc, id";

/// The drafts of a group that are being written, the last saved first, as far as whoever stands so to the group
/// knows of them.
pub(crate) async fn of_group(
    cx: &mut Cx<'_>,
    group: GroupId,
    in_group: Relations,
) -> Result<Vec<DraftRow>, Error> {
    type Row = (String, String, Option<String>, i64, i64);
    let knows = |shared| ViewDraft::RULE.visible.meets(standing(in_group, shared));
    if !knows(true) {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = sqlx::query_as(OF_GROUP).bind(group.to_string()).fetch_all(cx.db()).await?;
    let row = |(id, title, document, saved, _): Row| {
        let document = document.map(|document| document.parse()).transpose()?;
        Ok(DraftRow { id: id.parse()?, title, document, saved: Moment(saved) })
    };
    rows.into_iter().filter(|row| knows(row.4 != 0)).map(row).collect()
}

macro_rules! blocks_where {
    ($condition:literal) => {
        concat!(
            "select b.id, b.rank, b.style, b.text, b.revision, b.removed_at, r.author, r.at
             from draft_block b join draft_revision r on r.block = b.id and r.number = b.revision where ",
            $condition
        )
    };
}

macro_rules! rivals_where {
    ($condition:literal) => {
        concat!(
            "select r.block, r.number, r.style, r.text, r.author, r.at, o.style, o.text
             from draft_revision r join draft_block b on b.id = r.block
             join draft_revision o on o.block = r.block and o.number = r.base
             where r.waits = 1 and ",
            $condition,
            " order by r.block, r.number"
        )
    };
}

type BlockRow = (String, String, String, String, i64, Option<i64>, String, i64);
type RivalRow = (String, i64, String, String, String, i64, String, String);

async fn fetch(
    db: &mut AnyConnection,
    blocks: &'static str,
    rivals: &'static str,
    key: &str,
) -> Result<(Vec<BlockRow>, Vec<RivalRow>), Error> {
    let blocks = sqlx::query_as(blocks).bind(key).fetch_all(&mut *db).await?;
    let rivals = sqlx::query_as(rivals).bind(key).fetch_all(db).await?;
    Ok((blocks, rivals))
}

/// The blocks of a draft in order, without those taken out.
pub(super) async fn load_all(cx: &mut Cx<'_>, draft: DraftId) -> Result<Vec<DraftBlock>, Error> {
    let (blocks, rivals) = fetch(
        cx.db(),
        blocks_where!("b.draft = $1 and b.removed_at is null"),
        rivals_where!("b.draft = $1 and b.removed_at is null"),
        &draft.to_string(),
    )
    .await?;
    let mut found = assemble(cx, blocks, rivals).await?;
    found.sort_unstable_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    Ok(found)
}

/// Single blocks, those taken out too.
pub(crate) async fn load_blocks(cx: &mut Cx<'_>, ids: &[BlockId]) -> Result<Vec<DraftBlock>, Error> {
    let (mut blocks, mut rivals) = (Vec::new(), Vec::new());
    for id in ids {
        let one =
            fetch(cx.db(), blocks_where!("b.id = $1"), rivals_where!("b.id = $1"), &id.to_string()).await?;
        blocks.extend(one.0);
        rivals.extend(one.1);
    }
    assemble(cx, blocks, rivals).await
}

async fn assemble(
    cx: &mut Cx<'_>,
    blocks: Vec<BlockRow>,
    rivals: Vec<RivalRow>,
) -> Result<Vec<DraftBlock>, Error> {
    let people = blocks.iter().map(|row| &row.6).chain(rivals.iter().map(|row| &row.4));
    let people: Vec<PersonId> = people.map(|person| person.parse()).collect::<Result<_, _>>()?;
    let names = names(cx, &people).await?;
    let mut waiting: HashMap<BlockId, Vec<Rival>> = HashMap::new();
    for row in rivals {
        let block = row.0.parse()?;
        waiting.entry(block).or_default().push(rival(row, &names)?);
    }
    blocks
        .into_iter()
        .map(|(id, rank, style, text, revision, removed, author, at)| {
            let id = id.parse()?;
            Ok(DraftBlock {
                id,
                rank,
                wording: Wording { style: of_word(&style)?, text },
                revision: number(revision)?,
                saved_by: named(&names, author.parse()?),
                saved: Moment(at),
                rivals: waiting.remove(&id).unwrap_or_default(),
                removed: removed.is_some(),
            })
        })
        .collect()
}

fn rival(
    (_, revision, style, text, author, at, base_style, base_text): RivalRow,
    names: &NameMap,
) -> Result<Rival, Error> {
    Ok(Rival {
        number: number(revision)?,
        base: Wording { style: of_word(&base_style)?, text: base_text },
        wording: Wording { style: of_word(&style)?, text },
        saved_by: named(names, author.parse()?),
        saved: Moment(at),
    })
}
