//! What the search index holds of the library.

use crate::{Error, search::rows_of};
use domain::time::CalendarDay;
use search::{Entry, Passage};
use sqlx::AnyConnection;

const ITEMS: &str = "select i.id, i.title, i.number, i.adopted_on, i.description, i.file_name, i.placed_by, i.changed_at, r.id,
    t.body from library_item i
    left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    left join library_text t on t.item = i.id
    where i.withdrawn_at is null and i.id in ";

type Row = (String, String, String, Option<i64>, String, String, String, i64, Option<String>, Option<String>);

/// An item for the index, without its key and kind; who placed it; whether another has taken its place.
pub(crate) struct Found {
    /// The item.
    pub(crate) id: String,
    /// Who placed it.
    pub(crate) placed_by: String,
    /// Whether another has taken its place.
    pub(crate) replaced: bool,
    /// The rest.
    pub(crate) entry: Entry,
}

/// The item, unless it was withdrawn. Its audience is its own: who may see it is asked at each search.
pub(crate) async fn entries(db: &mut AnyConnection, id: &String) -> Result<Option<Found>, Error> {
    let rows: Vec<Row> = rows_of(db, ITEMS, "", std::slice::from_ref(id)).await?;
    let Some((id, title, number, adopted_on, description, file_name, placed_by, at, replaced, body)) =
        rows.into_iter().next()
    else {
        return Ok(None);
    };
    let lines: Vec<String> = body.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
    let mut text: Vec<Passage> = lines.iter().map(|line| Passage::from(line.as_str())).collect();
    if !description.is_empty() {
        text.insert(0, Passage::from(description.as_str()));
    }
    let days = adopted_on.into_iter().flat_map(|day| dates(CalendarDay(day)));
    let entry = Entry {
        audience: id.clone(),
        at,
        title,
        requisites: [number, file_name].into_iter().chain(days).filter(|text| !text.is_empty()).collect(),
        text,
        ..Entry::default()
    };
    Ok(Some(Found { id, placed_by, replaced: replaced.is_some(), entry }))
}

/// A day as people write it in figures.
fn dates(day: CalendarDay) -> [String; 2] {
    let (year, month, number) = day.ymd();
    [format!("{number:02}.{month:02}.{year}"), day.to_string()]
}
