//! Remarks as pages show them: three statements for a document, however many remarks it has.

use crate::{
    Cx, Error,
    directory::{AuthorRow, NameMap, names},
    stored::of_word,
};
use domain::{
    fault::Fault,
    id::{DocumentId, PersonId, RemarkId},
    remarks::{AnchorView, RemarkView, ReplyView, Resolution, SuggestionView},
    time::Moment,
};
use sqlx::{AnyConnection, FromRow, Row, any::AnyRow};
use std::collections::HashMap;

struct RemarkRow {
    id: String,
    block: Option<String>,
    start_byte: i64,
    end_byte: i64,
    exact: String,
    author: String,
    by_person: Option<String>,
    order_number: Option<String>,
    at: i64,
    edited_at: Option<i64>,
    version: i64,
    text: String,
    wording: Option<String>,
    suggestion: Option<String>,
    settled_by: Option<String>,
    settled_by_person: Option<String>,
    settled_order: Option<String>,
    settled_at: Option<i64>,
}

struct ReplyRow {
    id: String,
    remark: String,
    author: String,
    by_person: Option<String>,
    order_number: Option<String>,
    at: i64,
    text: String,
}

impl FromRow<'_, AnyRow> for RemarkRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            block: row.try_get("block")?,
            start_byte: row.try_get("start_byte")?,
            end_byte: row.try_get("end_byte")?,
            exact: row.try_get("exact")?,
            author: row.try_get("author")?,
            by_person: row.try_get("by_person")?,
            order_number: row.try_get("order_number")?,
            at: row.try_get("at")?,
            edited_at: row.try_get("edited_at")?,
            version: row.try_get("version")?,
            text: row.try_get("text")?,
            wording: row.try_get("wording")?,
            suggestion: row.try_get("suggestion")?,
            settled_by: row.try_get("settled_by")?,
            settled_by_person: row.try_get("settled_by_person")?,
            settled_order: row.try_get("settled_order")?,
            settled_at: row.try_get("settled_at")?,
        })
    }
}

impl FromRow<'_, AnyRow> for ReplyRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            remark: row.try_get("remark")?,
            author: row.try_get("author")?,
            by_person: row.try_get("by_person")?,
            order_number: row.try_get("order_number")?,
            at: row.try_get("at")?,
            text: row.try_get("text")?,
        })
    }
}

macro_rules! remarks_where {
    ($condition:literal) => {
        concat!(
            "select id, block, start_byte, end_byte, exact, author, by_person, order_number, at, edited_at, version,
                text, wording, suggestion, settled_by, settled_by_person, settled_order, settled_at
             from remark where ",
            $condition,
            " order by id"
        )
    };
}

macro_rules! replies_where {
    ($condition:literal) => {
        concat!(
            "select p.id, p.remark, p.author, p.by_person, p.order_number, p.at, p.text
             from reply p join remark r on r.id = p.remark where ",
            $condition,
            " order by p.id"
        )
    };
}

/// All remarks on a document, the oldest first.
pub(crate) async fn load_all(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<RemarkView>, Error> {
    let key = document.to_string();
    let remarks = fetch(cx.db(), remarks_where!("document = $1"), &key).await?;
    let replies = fetch(cx.db(), replies_where!("r.document = $1"), &key).await?;
    assemble(cx, remarks, replies).await
}

/// One remark.
pub(crate) async fn load_one(cx: &mut Cx<'_>, remark: RemarkId) -> Result<RemarkView, Error> {
    let key = remark.to_string();
    let remarks = fetch(cx.db(), remarks_where!("id = $1"), &key).await?;
    let replies = fetch(cx.db(), replies_where!("r.id = $1"), &key).await?;
    let mut found = assemble(cx, remarks, replies).await?;
    found.pop().ok_or(Error::Fault(Fault::NotFound))
}

async fn fetch<T>(db: &mut AnyConnection, sql: &'static str, key: &str) -> Result<Vec<T>, sqlx::Error>
where
    T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    sqlx::query_as(sql).bind(key).fetch_all(db).await
}

impl RemarkRow {
    fn author(&self) -> Result<AuthorRow, Error> {
        AuthorRow::parse(&self.author, self.by_person.as_deref(), self.order_number.clone())
    }

    fn settler(&self) -> Result<Option<AuthorRow>, Error> {
        self.settled_by
            .as_deref()
            .map(|by| AuthorRow::parse(by, self.settled_by_person.as_deref(), self.settled_order.clone()))
            .transpose()
    }

    fn view(self, names: &NameMap, replies: Vec<ReplyView>) -> Result<RemarkView, Error> {
        let author = self.author()?.author(names);
        let settler = self.settler()?;
        let byte = |value: i64| u32::try_from(value).map_err(|error| Error::Stored(error.to_string()));
        let anchor = match &self.block {
            Some(block) => Some(AnchorView {
                block: block.parse()?,
                start: byte(self.start_byte)?,
                end: byte(self.end_byte)?,
                exact: self.exact,
            }),
            None => None,
        };
        let suggestion = match (self.wording, self.suggestion) {
            (Some(wording), Some(state)) => Some(SuggestionView { wording, state: of_word(&state)? }),
            _ => None,
        };
        let resolved =
            settler.zip(self.settled_at).map(|(by, at)| Resolution { by: by.author(names), at: Moment(at) });
        Ok(RemarkView {
            id: self.id.parse()?,
            anchor,
            author,
            at: Moment(self.at),
            edited: self.edited_at.map(Moment),
            version: self.version,
            text: self.text,
            suggestion,
            resolved,
            replies,
        })
    }
}

impl ReplyRow {
    fn author(&self) -> Result<AuthorRow, Error> {
        AuthorRow::parse(&self.author, self.by_person.as_deref(), self.order_number.clone())
    }
}

async fn assemble(
    cx: &mut Cx<'_>,
    remarks: Vec<RemarkRow>,
    replies: Vec<ReplyRow>,
) -> Result<Vec<RemarkView>, Error> {
    let mut people: Vec<PersonId> = Vec::new();
    for remark in &remarks {
        people.extend(remark.author()?.people());
        people.extend(remark.settler()?.iter().flat_map(AuthorRow::people));
    }
    for reply in &replies {
        people.extend(reply.author()?.people());
    }
    let names = names(cx, &people).await?;
    let mut threads: HashMap<String, Vec<ReplyView>> = HashMap::new();
    for reply in replies {
        let author = reply.author()?.author(&names);
        let view = ReplyView { id: reply.id.parse()?, author, at: Moment(reply.at), text: reply.text };
        threads.entry(reply.remark).or_default().push(view);
    }
    remarks
        .into_iter()
        .map(|remark| {
            let replies = threads.remove(&remark.id).unwrap_or_default();
            remark.view(&names, replies)
        })
        .collect()
}
