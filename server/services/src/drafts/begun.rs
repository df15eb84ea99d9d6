//! What a draft begins with.

use super::sql::insert_blocks;
use crate::{Cx, Error, stored::word};
use domain::{
    drafts::{BLOCKS_MAX, DraftState, Wording, ranks},
    event::Event,
    fault::Refusal,
    id::{DocumentId, DraftId, GroupId},
    lang::Lang,
};

/// The text a draft begins with, read before the transaction.
#[derive(Debug, Default)]
pub struct Begun {
    pub(super) text: Vec<Wording>,
    /// Number of the version it is the text of.
    pub(super) version: Option<u32>,
    /// Pictures of its file, which are left out.
    pub(super) pictures: u32,
}

/// What is known of a draft when it is begun.
pub(super) struct Beginning {
    pub(super) group: GroupId,
    pub(super) title: String,
    pub(super) lang: Lang,
    /// Of which document it is to be the next version, and the version it begins from.
    pub(super) document: Option<(DocumentId, u32)>,
    pub(super) text: Begun,
}

const INSERT: &str = "insert into draft
    (id, working_group, document, version, title, lang, state, begun_by, begun_at, saved_at, edition, pictures)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1, $10)";

/// Writes a new draft with its text.
pub(super) async fn begin(cx: &mut Cx<'_>, beginning: Beginning) -> Result<DraftId, Error> {
    let Beginning { group, title, lang, document, text: Begun { text: wordings, pictures, .. } } = beginning;
    if wordings.len() > BLOCKS_MAX as usize {
        return Err(Refusal::DraftFull.into());
    }
    let draft: DraftId = cx.id();
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    sqlx::query(INSERT)
        .bind(draft.to_string())
        .bind(group.to_string())
        .bind(document.map(|(document, _)| document.to_string()))
        .bind(document.map(|(_, version)| i64::from(version)))
        .bind(title.trim().to_owned())
        .bind(word(lang)?)
        .bind(word(DraftState::Written)?)
        .bind(owner.to_string())
        .bind(now.0)
        .bind(i64::from(pictures))
        .execute(cx.db())
        .await?;
    let ranks = ranks("", None, wordings.len()).unwrap_or_default();
    insert_blocks(cx, draft, ranks, wordings).await?;
    cx.record(Event::DraftBegun { group, draft })?;
    Ok(draft)
}
