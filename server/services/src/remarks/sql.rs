//! What several use cases of remarks ask of the database.

use crate::{Cx, Error, stored::of_word};
use domain::{
    documents::DocumentState,
    fault::Fault,
    groups::GroupState,
    id::{DocumentId, GroupId, PersonId, RemarkId},
    remarks::{RemarkState, SuggestionState, Thread},
};

/// A remark as its rules need it, and where it is.
pub(super) struct Found {
    pub thread: Thread,
    pub document: DocumentId,
    pub group: GroupId,
}

/// Loads a remark for its rules. The group must still work: what is closed can only be viewed.
pub(super) async fn thread(cx: &mut Cx<'_>, remark: RemarkId) -> Result<Found, Error> {
    type Row = (String, String, String, String, String, Option<String>, i64);
    let row: Option<Row> = sqlx::query_as(
        "select d.id, d.working_group, d.state, g.state, r.state, r.suggestion, r.version
         from remark r join document d on d.id = r.document join working_group g on g.id = d.working_group
         where r.id = $1",
    )
    .bind(remark.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (document, group, document_state, group_state, state, suggestion, version) =
        row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    let suggestion = suggestion.as_deref().map(of_word::<SuggestionState>).transpose()?;
    let thread = Thread {
        document: of_word::<DocumentState>(&document_state)?,
        state: of_word::<RemarkState>(&state)?,
        suggestion,
        version,
    };
    Ok(Found { thread, document: document.parse()?, group: group.parse()? })
}

/// Whether the group still works.
pub(crate) fn open_group(state: String) -> Result<(), Error> {
    match of_word::<GroupState>(&state)? {
        GroupState::Open => Ok(()),
        GroupState::Closed => Err(domain::fault::Refusal::GroupClosed.into()),
    }
}

/// Of the people called upon, those who are in the group: nobody else hears of what is said in it.
pub(super) async fn mentioned(
    cx: &mut Cx<'_>,
    group: GroupId,
    mentions: &[PersonId],
) -> Result<Vec<PersonId>, Error> {
    if mentions.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String,)> = sqlx::query_as(
        "select person from group_member where working_group = $1
         union select initiator from working_group where id = $1",
    )
    .bind(group.to_string())
    .fetch_all(cx.db())
    .await?;
    let inside: Vec<PersonId> = rows.into_iter().map(|(person,)| person.parse()).collect::<Result<_, _>>()?;
    let mut heard: Vec<PersonId> =
        mentions.iter().copied().filter(|person| inside.contains(person)).collect();
    heard.sort_unstable();
    heard.dedup();
    Ok(heard)
}
