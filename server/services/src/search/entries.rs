//! What the index holds of each thing, as the tables have it now.

use super::touched::Touched;
use crate::{Error, directory::places, library};
use domain::search::{Kind, Progress};
use search::{Entry, Passage};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, any::AnyRow};
use std::collections::HashMap;

/// What is to be put into the index, and the keys that are to be taken out.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub put: Vec<Entry>,
    pub removed: Vec<String>,
}

/// The key of a thing.
pub(super) fn key(kind: Kind, id: &str) -> String {
    format!("{}:{id}", kind.name())
}

/// Reads what was touched. What is not there any more is to be removed.
pub(super) async fn read(db: &mut AnyConnection, touched: &Touched) -> Result<Changes, Error> {
    let mut changes = Changes::default();
    let mut people: Vec<String> = touched.people.iter().map(ToString::to_string).collect();
    let bodies: Vec<String> = touched.bodies.iter().map(ToString::to_string).collect();
    // The names of a body stand in the entries of its people.
    let members: Vec<(String,)> =
        rows_of(db, "select distinct person from appointment where body in ", "", &bodies).await?;
    people.extend(members.into_iter().map(|(person,)| person));
    changes.take(Kind::Body, &bodies, self::bodies(db, &bodies).await?);
    changes.take(Kind::Person, &people, self::people(db, &people).await?);
    let groups: Vec<String> = touched.groups.iter().map(ToString::to_string).collect();
    changes.take(Kind::Group, &groups, self::groups(db, &groups).await?);
    let documents: Vec<String> = touched.documents.iter().map(ToString::to_string).collect();
    changes.take(Kind::Document, &documents, self::documents(db, &documents).await?);
    let items: Vec<String> = touched.items.iter().map(ToString::to_string).collect();
    changes.take(Kind::Library, &items, self::items(db, &items).await?);
    let remarks: Vec<String> = touched.remarks.iter().map(ToString::to_string).collect();
    changes.take(Kind::Remark, &remarks, self::remarks(db, &remarks).await?);
    let polls: Vec<String> = touched.polls.iter().map(ToString::to_string).collect();
    changes.take(Kind::Poll, &polls, self::polls(db, &polls).await?);
    Ok(changes)
}

impl Changes {
    fn take(&mut self, kind: Kind, asked: &[String], found: Vec<Entry>) {
        let keys: std::collections::HashSet<&str> = found.iter().map(|entry| entry.key.as_str()).collect();
        let gone = asked.iter().map(|id| key(kind, id)).filter(|key| !keys.contains(key.as_str()));
        let gone: Vec<String> = gone.collect();
        self.removed.extend(gone);
        self.put.extend(found);
    }
}

/// Identifiers in one statement.
const CHUNK: usize = 64;

/// Rows of some things: the statement up to the list of identifiers, and what follows it.
pub(crate) async fn rows_of<R>(
    db: &mut AnyConnection,
    select: &'static str,
    after: &'static str,
    ids: &[String],
) -> Result<Vec<R>, sqlx::Error>
where
    R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    let mut rows = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        // Rounded up, so that a few statements are prepared once and for all instead of one per length.
        let count = chunk.len().next_power_of_two();
        let sql = format!("{select}({}) {after}", places(1, count));
        let mut query = sqlx::query_as::<_, R>(AssertSqlSafe(sql));
        for place in 0..count {
            query = query.bind(chunk[place.min(chunk.len() - 1)].clone());
        }
        rows.extend(query.fetch_all(&mut *db).await?);
    }
    Ok(rows)
}

fn progress(under_way: bool) -> String {
    let progress = if under_way { Progress::UnderWay } else { Progress::Finished };
    progress.name().to_owned()
}

/// The body of somebody's main post, among those in force.
const BODY_OF: &str = "select a.person, a.body from appointment a where a.ended_at is null and a.person in ";

async fn bodies_of(
    db: &mut AnyConnection,
    people: impl Iterator<Item = &String>,
) -> Result<HashMap<String, String>, Error> {
    let mut wanted: Vec<String> = people.cloned().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let rows: Vec<(String, String)> =
        rows_of(db, BODY_OF, "order by a.rank desc, a.id desc", &wanted).await?;
    // The main post comes last and stays.
    Ok(rows.into_iter().collect())
}

const BODIES: &str = "select id, name_kk, name_ru, name_en, bin from body where id in ";

async fn bodies(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let rows: Vec<(String, String, String, String, String)> = rows_of(db, BODIES, "", ids).await?;
    let entry = |(id, kk, ru, en, bin): (String, String, String, String, String)| Entry {
        key: key(Kind::Body, &id),
        kind: Kind::Body.name().to_owned(),
        title: [kk, ru, en].join(" · "),
        requisites: vec![bin],
        body: id,
        ..Entry::default()
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Whoever holds no post is nobody's colleague, and is not found.
const PEOPLE: &str =
    "select p.id, p.surname, p.given_name, p.patronymic, p.phone, p.office, p.email, a.body, a.position,
    b.name_kk, b.name_ru, u.name_kk, u.name_ru
    from person p join appointment a on a.person = p.id and a.ended_at is null join body b on b.id = a.body
    left join unit u on u.id = a.unit where p.id in ";

type PersonRow = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
);

async fn people(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let rows: Vec<PersonRow> = rows_of(db, PEOPLE, "order by p.id, a.rank, a.id", ids).await?;
    let mut entries: Vec<Entry> = Vec::new();
    for (
        id,
        surname,
        given,
        patronymic,
        phone,
        office,
        email,
        body,
        position,
        body_kk,
        body_ru,
        unit_kk,
        unit_ru,
    ) in rows
    {
        let key = key(Kind::Person, &id);
        if entries.last().is_none_or(|last| last.key != key) {
            entries.push(Entry {
                key,
                kind: Kind::Person.name().to_owned(),
                title: [surname, given, patronymic].join(" ").trim().to_owned(),
                body,
                requisites: vec![phone, office, email],
                ..Entry::default()
            });
        }
        if let Some(entry) = entries.last_mut() {
            let post = [Some(position), unit_kk, unit_ru, Some(body_kk), Some(body_ru)];
            entry
                .text
                .push(Passage::from(post.into_iter().flatten().collect::<Vec<_>>().join(", ").as_str()));
        }
    }
    Ok(entries)
}

const GROUPS: &str = "select g.id, g.name, g.description, g.justification, g.state, g.created_at, c.person
    from working_group g left join group_member c on c.working_group = g.id and c.role = 'chair' where g.id in ";
const ATTACHED: &str =
    "select working_group, name from group_attachment where detached_at is null and working_group in ";

type GroupRow = (String, String, String, String, String, i64, Option<String>);

async fn groups(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let rows: Vec<GroupRow> = rows_of(db, GROUPS, "", ids).await?;
    let bodies = bodies_of(db, rows.iter().filter_map(|row| row.6.as_ref())).await?;
    let mut files: HashMap<String, Vec<String>> = HashMap::new();
    for (group, name) in rows_of::<(String, String)>(db, ATTACHED, "order by id", ids).await? {
        files.entry(group).or_default().push(name);
    }
    let entry = |(id, name, description, justification, state, at, chair): GroupRow| Entry {
        key: key(Kind::Group, &id),
        kind: Kind::Group.name().to_owned(),
        body: chair.and_then(|chair| bodies.get(&chair).cloned()).unwrap_or_default(),
        status: progress(state == "open"),
        at,
        title: name,
        requisites: files.remove(&id).unwrap_or_default(),
        text: vec![Passage::from(description.as_str()), Passage::from(justification.as_str())],
        audience: id,
        ..Entry::default()
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// With the last version.
const DOCUMENTS: &str =
    "select d.id, d.working_group, d.title, d.state, d.placed_by, v.id, v.file_name, v.placed_at
    from document d join version v on v.document = d.id
    and v.number = (select max(x.number) from version x where x.document = d.id) where d.id in ";
const BLOCKS: &str = "select version, id, label, text from block where version in ";

type DocumentRow = (String, String, String, String, String, String, String, i64);

async fn documents(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    // One by one: each may hold the text of hundreds of pages.
    for id in ids {
        let row: Vec<DocumentRow> = rows_of(db, DOCUMENTS, "", std::slice::from_ref(id)).await?;
        let Some((id, group, title, state, placed_by, version, file_name, at)) = row.into_iter().next()
        else {
            continue;
        };
        let bodies = bodies_of(db, std::iter::once(&placed_by)).await?;
        let blocks: Vec<(String, String, String, String)> =
            rows_of(db, BLOCKS, "order by place", std::slice::from_ref(&version)).await?;
        let passage = |(_, place, label, text): (String, String, String, String)| Passage {
            place,
            text: if label.is_empty() { text } else { format!("{label} {text}") },
        };
        entries.push(Entry {
            key: key(Kind::Document, &id),
            kind: Kind::Document.name().to_owned(),
            audience: group,
            body: bodies.get(&placed_by).cloned().unwrap_or_default(),
            status: progress(state == "discussed"),
            at,
            title,
            requisites: vec![file_name],
            text: blocks.into_iter().map(passage).collect(),
            ..Entry::default()
        });
    }
    Ok(entries)
}

async fn items(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    // One by one: each may hold the text of hundreds of pages.
    for id in ids {
        let Some(found) = library::entries(db, id).await? else { continue };
        let bodies = bodies_of(db, std::iter::once(&found.placed_by)).await?;
        entries.push(Entry {
            key: key(Kind::Library, &found.id),
            kind: Kind::Library.name().to_owned(),
            body: bodies.get(&found.placed_by).cloned().unwrap_or_default(),
            status: progress(!found.replaced),
            ..found.entry
        });
    }
    Ok(entries)
}

const REMARKS: &str = "select r.id, r.document, d.working_group, r.author, r.at, r.text, r.grounds, r.wording, r.exact,
    r.state, a.reasoning, a.wording
    from remark r join document d on d.id = r.document left join remark_answer a on a.remark = r.id where r.id in ";
const REPLIES: &str = "select remark, text from reply where remark in ";

type RemarkRow = (
    String,
    String,
    String,
    String,
    i64,
    String,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
    Option<String>,
);

async fn remarks(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let rows: Vec<RemarkRow> = rows_of(db, REMARKS, "", ids).await?;
    let bodies = bodies_of(db, rows.iter().map(|row| &row.3)).await?;
    let mut replies: HashMap<String, Vec<String>> = HashMap::new();
    for (remark, text) in rows_of::<(String, String)>(db, REPLIES, "order by id", ids).await? {
        replies.entry(remark).or_default().push(text);
    }
    let entry = |row: RemarkRow| {
        let (id, document, group, author, at, text, grounds, wording, exact, state, reasoning, final_wording) =
            row;
        let said = [Some(text), Some(grounds), wording, Some(exact), reasoning, final_wording];
        let said = said.into_iter().flatten().chain(replies.remove(&id).unwrap_or_default());
        Entry {
            key: key(Kind::Remark, &id),
            kind: Kind::Remark.name().to_owned(),
            owner: Some(document),
            audience: group,
            body: bodies.get(&author).cloned().unwrap_or_default(),
            status: progress(state == "open"),
            at,
            text: said.filter(|text| !text.is_empty()).map(|text| Passage::from(text.as_str())).collect(),
            ..Entry::default()
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

const POLLS: &str =
    "select p.id, p.document, d.working_group, p.opened_by, p.opened_at, p.question, p.closed_at
    from poll p join document d on d.id = p.document where p.id in ";

type PollRow = (String, String, String, String, i64, String, Option<i64>);

async fn polls(db: &mut AnyConnection, ids: &[String]) -> Result<Vec<Entry>, Error> {
    let rows: Vec<PollRow> = rows_of(db, POLLS, "", ids).await?;
    let bodies = bodies_of(db, rows.iter().map(|row| &row.3)).await?;
    let entry = |(id, document, group, opened_by, at, question, closed): PollRow| Entry {
        key: key(Kind::Poll, &id),
        kind: Kind::Poll.name().to_owned(),
        owner: Some(document),
        audience: group,
        body: bodies.get(&opened_by).cloned().unwrap_or_default(),
        status: progress(closed.is_none()),
        at: closed.unwrap_or(at),
        title: question,
        ..Entry::default()
    };
    Ok(rows.into_iter().map(entry).collect())
}
