//! The parts of a discussion, as the page fetches them and as the live line tells them.

use crate::{
    Cx, Error,
    directory::{NameMap, named, names},
    stored::{number, of_word},
};
use domain::{
    directory::PersonName,
    documents::{BlockView, CellPlace, DocumentCard, TextBlock},
    fault::Fault,
    groups::GroupState,
    id::{DocumentId, GroupId, PersonId},
    time::Moment,
};

/// A document and its group as tables keep them.
pub(super) struct CardRow {
    id: DocumentId,
    title: String,
    state: String,
    pub(super) placed_by: PersonId,
    placed_at: i64,
    archived_at: Option<i64>,
    file_name: String,
    kind: String,
    size: i64,
    sha256: String,
    no_text: Option<String>,
    pub(super) group: GroupId,
    pub(super) group_name: String,
    pub(super) group_state: GroupState,
}

const CARD: &str =
    "select d.title, d.state, d.placed_by, d.placed_at, d.archived_at, d.file_name, d.kind, d.size,
    d.sha256, d.no_text, g.id, g.name, g.state
    from document d join working_group g on g.id = d.working_group where d.id = $1";

type Row = (
    String,
    String,
    String,
    i64,
    Option<i64>,
    String,
    String,
    i64,
    String,
    Option<String>,
    String,
    String,
    String,
);

/// Loads a document with the name and state of its group.
pub(super) async fn card_row(cx: &mut Cx<'_>, id: DocumentId) -> Result<CardRow, Error> {
    let row: Option<Row> = sqlx::query_as(CARD).bind(id.to_string()).fetch_optional(cx.db()).await?;
    let (
        title,
        state,
        placed_by,
        placed_at,
        archived_at,
        file_name,
        kind,
        size,
        sha256,
        no_text,
        group,
        name,
        group_state,
    ) = row.ok_or(Fault::NotFound)?;
    Ok(CardRow {
        id,
        title,
        state,
        placed_by: placed_by.parse()?,
        placed_at,
        archived_at,
        file_name,
        kind,
        size,
        sha256,
        no_text,
        group: group.parse()?,
        group_name: name,
        group_state: of_word(&group_state)?,
    })
}

impl CardRow {
    /// The card as pages show it.
    pub(super) fn card(self, names: &NameMap) -> Result<DocumentCard, Error> {
        Ok(DocumentCard {
            id: self.id,
            title: self.title,
            state: of_word(&self.state)?,
            placed_by: named(names, self.placed_by),
            placed: Moment(self.placed_at),
            archived: self.archived_at.map(Moment),
            file_name: self.file_name,
            kind: of_word(&self.kind)?,
            size: number(self.size)?,
            sha256: self.sha256,
            no_text: self.no_text.as_deref().map(of_word).transpose()?,
        })
    }
}

/// The card of a document.
pub(crate) async fn card(cx: &mut Cx<'_>, document: DocumentId) -> Result<DocumentCard, Error> {
    let row = card_row(cx, document).await?;
    let names = names(cx, &[row.placed_by]).await?;
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

const BLOCKS: &str = "select id, kind, depth, label, text, page, cell_table, cell_row, cell_column
    from block where document = $1 order by place";

type BlockRow = (String, String, i64, String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

/// The text of a document.
pub(super) async fn blocks(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<BlockView>, Error> {
    let rows: Vec<BlockRow> = sqlx::query_as(BLOCKS).bind(document.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter().map(block).collect()
}

fn block((id, kind, depth, label, text, page, table, row, column): BlockRow) -> Result<BlockView, Error> {
    let cell = match (table, row, column) {
        (Some(table), Some(row), Some(column)) => {
            Some(CellPlace { table: number(table)?, row: number(row)?, column: number(column)? })
        }
        _ => None,
    };
    let page = page.map(number).transpose()?;
    let block = TextBlock { kind: of_word(&kind)?, depth: number(depth)?, label, text, page, cell };
    Ok(BlockView { id: id.parse()?, block })
}
