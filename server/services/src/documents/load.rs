//! The parts of a discussion, as the page fetches them and as the live line tells them.

use crate::{
    Cx, Error,
    directory::{NameMap, named, names},
    stored::{number, of_word},
    versions::{VersionRow, versions},
};
use domain::{
    directory::PersonName,
    documents::DocumentCard,
    fault::Fault,
    groups::GroupState,
    id::{DocumentId, GroupId, PersonId},
    time::Moment,
};

/// A document, its versions and its group as tables keep them.
pub(super) struct CardRow {
    id: DocumentId,
    title: String,
    state: String,
    archived_at: Option<i64>,
    final_version: Option<i64>,
    pending_final: Option<i64>,
    pub(super) versions: Vec<VersionRow>,
    pub(super) group: GroupId,
    pub(super) group_name: String,
    pub(super) group_state: GroupState,
}

const CARD: &str = "select d.title, d.state, d.archived_at, d.final_version,
    (select max(s.version) from signature s join signature_check c on c.signature = s.id
        where s.document = d.id and s.act = 'final-version' and d.final_version is null and c.verdict = 'undetermined'
        and c.next_at is not null and s.version = (select max(v.number) from version v where v.document = d.id)
        and c.number = (select max(x.number) from signature_check x where x.signature = s.id)),
    g.id, g.name, g.state from document d join working_group g on g.id = d.working_group where d.id = $1";

type Row = (String, String, Option<i64>, Option<i64>, Option<i64>, String, String, String);

/// Loads a document with the name and state of its group.
pub(super) async fn card_row(cx: &mut Cx<'_>, id: DocumentId) -> Result<CardRow, Error> {
    let row: Option<Row> = sqlx::query_as(CARD).bind(id.to_string()).fetch_optional(cx.db()).await?;
    let (title, state, archived_at, final_version, pending_final, group, group_name, group_state) =
        row.ok_or(Fault::NotFound)?;
    Ok(CardRow {
        id,
        title,
        state,
        archived_at,
        final_version,
        pending_final,
        versions: versions(cx, id).await?,
        group: group.parse()?,
        group_name,
        group_state: of_word(&group_state)?,
    })
}

impl CardRow {
    /// Everybody it names.
    pub(super) fn people(&self) -> impl Iterator<Item = PersonId> {
        self.versions.iter().flat_map(VersionRow::people)
    }

    /// The card as pages show it.
    pub(super) fn card(self, names: &NameMap) -> Result<DocumentCard, Error> {
        let versions = self.versions.into_iter().map(|version| version.view(names));
        let mut earlier = versions.collect::<Result<Vec<_>, _>>()?;
        let current = earlier.pop().ok_or(Fault::NotFound)?;
        Ok(DocumentCard {
            id: self.id,
            title: self.title,
            state: of_word(&self.state)?,
            archived: self.archived_at.map(Moment),
            final_version: self.final_version.map(number).transpose()?,
            pending_final: self.pending_final.map(number).transpose()?,
            current,
            earlier,
        })
    }
}

/// The card of a document.
pub(crate) async fn card(cx: &mut Cx<'_>, document: DocumentId) -> Result<DocumentCard, Error> {
    let row = card_row(cx, document).await?;
    let people: Vec<PersonId> = row.people().collect();
    let names = names(cx, &people).await?;
    row.card(&names)
}

const PEOPLE: &str = "select p.id from person p where p.id in (
    select m.person from group_member m where m.working_group = $1
    union select g.initiator from working_group g where g.id = $1)
    order by p.sort_key, p.id";

/// Everybody with a place in a group, by name.
pub(super) async fn in_group(cx: &mut Cx<'_>, group: GroupId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(PEOPLE).bind(group.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter().map(|(id,)| Ok(id.parse()?)).collect()
}

/// The group around a document: its people, its name and whether it still works.
pub(crate) async fn people(
    cx: &mut Cx<'_>,
    group: GroupId,
) -> Result<(Vec<PersonName>, String, GroupState), Error> {
    let row: Option<(String, String)> = sqlx::query_as("select name, state from working_group where id = $1")
        .bind(group.to_string())
        .fetch_optional(cx.db())
        .await?;
    let (name, state) = row.ok_or(Fault::NotFound)?;
    let people = in_group(cx, group).await?;
    let names = names(cx, &people).await?;
    Ok((people.into_iter().map(|person| named(&names, person)).collect(), name, of_word(&state)?))
}
