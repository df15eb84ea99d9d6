//! Remarks as pages show them: four statements for a document, however many remarks it has.

use crate::{
    Cx, Error,
    directory::{AuthorRow, NameMap, names},
    stored::{number, of_word},
};
use domain::{
    fault::Fault,
    id::{DocumentId, PersonId, RemarkId},
    remarks::{
        Anchor, AnchorView, AnswerView, CarriedView, RemarkView, ReplyView, Settlement, SuggestionView,
    },
    time::Moment,
};
use sqlx::{AnyConnection, FromRow, Row, any::AnyRow};
use std::collections::HashMap;

struct RemarkRow {
    id: String,
    block: Option<String>,
    /// Number of the version the block is of.
    number: Option<i64>,
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
    grounds: String,
    wording: Option<String>,
    suggestion: Option<String>,
    /// Number of the version made of the suggestion.
    taken: Option<i64>,
    settled_by: Option<String>,
    settled_by_person: Option<String>,
    settled_order: Option<String>,
    settled_at: Option<i64>,
    answer: Option<AnswerRow>,
}

struct AnswerRow {
    stance: String,
    reasoning: String,
    wording: String,
    author: String,
    by_person: Option<String>,
    order_number: Option<String>,
    at: i64,
}

/// Where a remark lies in a later version.
struct PlaceRow {
    remark: String,
    number: i64,
    resolution: String,
    block: Option<String>,
    start_byte: i64,
    end_byte: i64,
    nearest: Option<String>,
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
            number: row.try_get("number")?,
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
            grounds: row.try_get("grounds")?,
            wording: row.try_get("wording")?,
            suggestion: row.try_get("suggestion")?,
            taken: row.try_get("taken")?,
            settled_by: row.try_get("settled_by")?,
            settled_by_person: row.try_get("settled_by_person")?,
            settled_order: row.try_get("settled_order")?,
            settled_at: row.try_get("settled_at")?,
            answer: answer_row(row)?,
        })
    }
}

fn answer_row(row: &AnyRow) -> Result<Option<AnswerRow>, sqlx::Error> {
    let Some(stance) = row.try_get("stance")? else { return Ok(None) };
    Ok(Some(AnswerRow {
        stance,
        reasoning: row.try_get("reasoning")?,
        wording: row.try_get("final_wording")?,
        author: row.try_get("answerer")?,
        by_person: row.try_get("answerer_person")?,
        order_number: row.try_get("answerer_order")?,
        at: row.try_get("answered_at")?,
    }))
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

impl FromRow<'_, AnyRow> for PlaceRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            remark: row.try_get("remark")?,
            number: row.try_get("number")?,
            resolution: row.try_get("resolution")?,
            block: row.try_get("block")?,
            start_byte: row.try_get("start_byte")?,
            end_byte: row.try_get("end_byte")?,
            nearest: row.try_get("nearest")?,
        })
    }
}

macro_rules! remarks_where {
    ($condition:literal) => {
        concat!(
            "select r.id, r.block, v.number, r.start_byte, r.end_byte, r.exact, r.author, r.by_person, r.order_number,
                r.at, r.edited_at, r.version, r.text, r.grounds, r.wording, r.suggestion, r.settled_by, r.settled_by_person,
                r.settled_order, r.settled_at, t.number as taken, a.stance, a.reasoning, a.wording as final_wording,
                a.author as answerer, a.by_person as answerer_person, a.order_number as answerer_order,
                a.at as answered_at
             from remark r left join block b on b.id = r.block left join version v on v.id = b.version
                left join remark_answer a on a.remark = r.id
                left join version_suggestion s on s.remark = r.id left join version t on t.id = s.version where ",
            $condition,
            " order by r.id"
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

macro_rules! places_where {
    ($condition:literal) => {
        concat!(
            "select p.remark, v.number, p.resolution, p.block, p.start_byte, p.end_byte, p.nearest
             from remark_place p join remark r on r.id = p.remark join version v on v.id = p.version where ",
            $condition,
            " order by v.number"
        )
    };
}

/// All remarks on a document, the oldest first.
pub(crate) async fn load_all(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<RemarkView>, Error> {
    let key = document.to_string();
    let remarks = fetch(cx.db(), remarks_where!("r.document = $1"), &key).await?;
    let replies = fetch(cx.db(), replies_where!("r.document = $1"), &key).await?;
    let places = fetch(cx.db(), places_where!("r.document = $1"), &key).await?;
    assemble(cx, remarks, replies, places).await
}

/// One remark.
pub(crate) async fn load_one(cx: &mut Cx<'_>, remark: RemarkId) -> Result<RemarkView, Error> {
    let key = remark.to_string();
    let remarks = fetch(cx.db(), remarks_where!("r.id = $1"), &key).await?;
    let replies = fetch(cx.db(), replies_where!("r.id = $1"), &key).await?;
    let places = fetch(cx.db(), places_where!("r.id = $1"), &key).await?;
    let mut found = assemble(cx, remarks, replies, places).await?;
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

    fn view(
        self,
        names: &NameMap,
        replies: Vec<ReplyView>,
        carried: Vec<CarriedView>,
    ) -> Result<RemarkView, Error> {
        let author = self.author()?.author(names);
        let settler = self.settler()?;
        let answer = self.answer.map(|answer| answer.view(names)).transpose()?;
        let anchor = match self.block.zip(self.number) {
            Some((block, version)) => Some(AnchorView {
                version: number(version)?,
                block: block.parse()?,
                start: number(self.start_byte)?,
                end: number(self.end_byte)?,
                exact: self.exact,
            }),
            None => None,
        };
        let suggestion = match (self.wording, self.suggestion) {
            (Some(wording), Some(state)) => {
                let version = self.taken.map(number).transpose()?;
                Some(SuggestionView { wording, state: of_word(&state)?, version })
            }
            _ => None,
        };
        let resolved =
            settler.zip(self.settled_at).map(|(by, at)| Settlement { by: by.author(names), at: Moment(at) });
        Ok(RemarkView {
            id: self.id.parse()?,
            anchor,
            carried,
            author,
            at: Moment(self.at),
            edited: self.edited_at.map(Moment),
            version: self.version,
            text: self.text,
            grounds: self.grounds,
            answer,
            suggestion,
            resolved,
            replies,
        })
    }
}

impl AnswerRow {
    fn author(&self) -> Result<AuthorRow, Error> {
        AuthorRow::parse(&self.author, self.by_person.as_deref(), self.order_number.clone())
    }

    fn view(self, names: &NameMap) -> Result<AnswerView, Error> {
        Ok(AnswerView {
            by: self.author()?.author(names),
            stance: of_word(&self.stance)?,
            reasoning: self.reasoning,
            wording: self.wording,
            at: Moment(self.at),
        })
    }
}

impl PlaceRow {
    fn view(self) -> Result<CarriedView, Error> {
        let place = match &self.block {
            Some(block) => Some(Anchor {
                block: block.parse()?,
                start: number(self.start_byte)?,
                end: number(self.end_byte)?,
            }),
            None => None,
        };
        Ok(CarriedView {
            version: number(self.number)?,
            resolution: of_word(&self.resolution)?,
            place,
            nearest: self.nearest.as_deref().map(str::parse).transpose()?,
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
    places: Vec<PlaceRow>,
) -> Result<Vec<RemarkView>, Error> {
    let mut people: Vec<PersonId> = Vec::new();
    for remark in &remarks {
        people.extend(remark.author()?.people());
        people.extend(remark.settler()?.iter().flat_map(AuthorRow::people));
        if let Some(answer) = &remark.answer {
            people.extend(answer.author()?.people());
        }
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
    let mut carried: HashMap<String, Vec<CarriedView>> = HashMap::new();
    for place in places {
        carried.entry(place.remark.clone()).or_default().push(place.view()?);
    }
    remarks
        .into_iter()
        .map(|remark| {
            let replies = threads.remove(&remark.id).unwrap_or_default();
            let carried = carried.remove(&remark.id).unwrap_or_default();
            remark.view(&names, replies, carried)
        })
        .collect()
}
