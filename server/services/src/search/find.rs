//! `Search`: the index answers what fits, the database what it is called and where it belongs.

use super::{entries::rows_of, task::blocking};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
    library::{self, Seen, Sight},
};
use domain::{
    id::{BodyId, DocumentId, LibraryItemId, NotAnId, PersonId},
    lang::Names,
    search::{Fragment, HIT_ROWS, HitView, HitsView, Kind, Search, Target},
    time::Moment,
};
use search::{Found, Hit, Query};
use std::{collections::HashMap, str::FromStr};

handle!(Search, find);

/// The groups a person has a place in, with their names.
const GROUPS: &str = "select id, name from working_group where id in
    (select working_group from group_member where person = $1 union select id from working_group where initiator = $1)";

async fn find(cx: &mut Cx<'_>, op: Cleared<Search>) -> Result<HitsView, Error> {
    let person = cx.signed_in()?.name().to_string();
    let groups: Vec<(String, String)> = sqlx::query_as(GROUPS).bind(person).fetch_all(cx.db()).await?;
    let groups: HashMap<String, String> = groups.into_iter().collect();
    let (items, sight) = library::all_visible(cx).await?;
    // An item of the library is an audience of its own.
    let audiences = groups.keys().cloned().chain(items.into_iter().map(|item| item.to_string()));
    let asked = Asked::new(&op, audiences);
    let index = cx.services().index().clone();
    let found = blocking(move || index.search(&asked.query())).await?;
    let filling = cx.services().index_is_filling();
    view(cx, found, &groups, sight, filling).await
}

/// A query that owns its words, to be taken to another thread.
struct Asked {
    text: String,
    audiences: Vec<String>,
    kinds: Vec<String>,
    bodies: Vec<String>,
    statuses: Vec<String>,
    from: Option<i64>,
    until: Option<i64>,
    page: usize,
}

impl Asked {
    fn new(op: &Search, audiences: impl Iterator<Item = String>) -> Self {
        let group = op.group.map(|group| group.to_string());
        let inside = |kind: &Kind| !matches!(kind, Kind::Person | Kind::Body | Kind::Library);
        let kinds: Vec<Kind> = match (op.kind, &group) {
            (Some(kind), _) => vec![kind],
            (None, Some(_)) => Kind::ALL.into_iter().filter(inside).collect(),
            (None, None) => Vec::new(),
        };
        // People, bodies and the library belong to no group, so nothing of them is in one.
        let nothing = group.is_some() && op.kind.is_some_and(|kind| !inside(&kind));
        Self {
            text: op.text.clone(),
            audiences: audiences.filter(|id| group.as_ref().is_none_or(|group| group == id)).collect(),
            kinds: if nothing {
                vec!["nothing".to_owned()]
            } else {
                kinds.iter().map(|kind| kind.name().to_owned()).collect()
            },
            bodies: op.body.iter().map(ToString::to_string).collect(),
            statuses: op.progress.iter().map(|progress| progress.name().to_owned()).collect(),
            from: op.from.map(|day| day.start().0),
            until: op.until.map(|day| day.end().0),
            page: usize::try_from(op.page).unwrap_or(usize::MAX),
        }
    }

    fn query(&self) -> Query<'_> {
        Query {
            text: &self.text,
            unfinished: false,
            audiences: &self.audiences,
            kinds: &self.kinds,
            bodies: &self.bodies,
            statuses: &self.statuses,
            from: self.from,
            until: self.until,
            page: self.page,
            per_page: usize::try_from(HIT_ROWS).unwrap_or(usize::MAX),
        }
    }
}

/// A hit as the index knows it, with its identifiers read.
struct Known {
    target: Target,
    document: Option<DocumentId>,
    hit: Hit,
}

async fn view(
    cx: &mut Cx<'_>,
    found: Found,
    groups: &HashMap<String, String>,
    sight: Option<Sight>,
    filling: bool,
) -> Result<HitsView, Error> {
    let hits = found.hits.into_iter().map(known).collect::<Result<Vec<_>, Error>>()?;
    let documents = documents(cx, hits.iter().filter_map(|known| known.document)).await?;
    let bodies = bodies(cx, hits.iter().filter_map(|known| body_of(known.target))).await?;
    let people: Vec<PersonId> = hits.iter().filter_map(|known| person_of(known.target)).collect();
    let people = names(cx, &people).await?;
    let items: Vec<LibraryItemId> = hits.iter().filter_map(|known| item_of(known.target)).collect();
    let items: HashMap<LibraryItemId, Seen> = library::visible(cx, sight, &items).await?;
    let view = |known: Known| {
        let Known { target, document, hit } = known;
        let placed = document.and_then(|id| documents.get(&id.to_string()));
        let (title, within) = match target {
            Target::Document(..) => {
                (alike(hit.title), placed.and_then(|(_, group)| groups.get(group)).cloned().map(alike))
            }
            Target::Remark(..) => (alike(placed.map(|(title, _)| title.clone()).unwrap_or_default()), None),
            Target::Poll(_) => (alike(hit.title), placed.map(|(title, _)| alike(title.clone()))),
            Target::Group(_) => (alike(hit.title), None),
            Target::Library(item) => {
                (alike(hit.title), items.get(&item).map(|seen| alike(seen.folder_name.clone())))
            }
            Target::Person(person) => (alike(hit.title), Some(named(&people, person).body)),
            Target::Body(body) => (bodies.get(&body).cloned().unwrap_or_else(|| alike(hit.title)), None),
        };
        let fragment = |(sought, text)| Fragment { sought, text };
        // What stands in the title need not be said twice.
        let snippet = if matches!(target, Target::Body(_)) { Vec::new() } else { hit.snippet };
        HitView {
            target,
            title,
            snippet: snippet.into_iter().map(fragment).collect(),
            within,
            at: Moment(hit.at),
        }
    };
    let kind = |(name, count): (String, usize)| Some((name.parse::<Kind>().ok()?, count as u64));
    Ok(HitsView {
        total: found.total as u64,
        by_kind: found.by_kind.into_iter().filter_map(kind).filter(|(_, count)| *count > 0).collect(),
        hits: hits.into_iter().map(view).collect(),
        repaired: found.repaired,
        filling,
    })
}

fn known(hit: Hit) -> Result<Known, Error> {
    let (kind, id) = hit.key.split_once(':').unwrap_or_default();
    let owner = hit.owner.as_deref().map(str::parse::<DocumentId>).transpose()?;
    let owned = || owner.ok_or_else(|| Error::Stored(format!("{} belongs to no document", hit.key)));
    let (target, document) =
        match kind.parse::<Kind>().map_err(|_| Error::Stored(format!("{} is no kind", hit.key)))? {
            Kind::Document => {
                let document = read(id)?;
                (Target::Document(document, hit.place.parse().ok()), Some(document))
            }
            Kind::Remark => (Target::Remark(owned()?, read(id)?), owner),
            Kind::Poll => (Target::Poll(read(id)?), owner),
            Kind::Group => (Target::Group(read(id)?), None),
            Kind::Library => (Target::Library(read(id)?), None),
            Kind::Person => (Target::Person(read(id)?), None),
            Kind::Body => (Target::Body(read(id)?), None),
        };
    Ok(Known { target, document, hit })
}

fn read<T: FromStr<Err = NotAnId>>(id: &str) -> Result<T, Error> {
    Ok(id.parse()?)
}

const fn body_of(target: Target) -> Option<BodyId> {
    match target {
        Target::Body(body) => Some(body),
        _ => None,
    }
}

const fn item_of(target: Target) -> Option<LibraryItemId> {
    match target {
        Target::Library(item) => Some(item),
        _ => None,
    }
}

const fn person_of(target: Target) -> Option<PersonId> {
    match target {
        Target::Person(person) => Some(person),
        _ => None,
    }
}

/// A name that is the same in every language.
fn alike(name: String) -> Names {
    Names { kk: name.clone(), ru: name.clone(), en: name }
}

const DOCUMENTS: &str = "select id, title, working_group from document where id in ";
const BODIES: &str = "select id, name_kk, name_ru, name_en from body where id in ";

/// Titles and groups of documents.
async fn documents(
    cx: &mut Cx<'_>,
    ids: impl Iterator<Item = DocumentId>,
) -> Result<HashMap<String, (String, String)>, Error> {
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    let rows: Vec<(String, String, String)> = rows_of(cx.db(), DOCUMENTS, "", &ids).await?;
    Ok(rows.into_iter().map(|(id, title, group)| (id, (title, group))).collect())
}

async fn bodies(cx: &mut Cx<'_>, ids: impl Iterator<Item = BodyId>) -> Result<HashMap<BodyId, Names>, Error> {
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    let rows: Vec<(String, String, String, String)> = rows_of(cx.db(), BODIES, "", &ids).await?;
    rows.into_iter().map(|(id, kk, ru, en)| Ok((id.parse()?, Names { kk, ru, en }))).collect()
}
