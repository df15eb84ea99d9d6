//! The people and units of a body as they are when a table is taken.

use crate::{Cx, Error, directory::sql::squeezed};
use domain::{
    directory::PersonCard,
    id::{AppointmentId, BodyId, PersonId, UnitId},
};
use std::collections::HashMap;

/// A name as rows are compared by it.
pub(super) fn key(text: &str) -> String {
    squeezed(text).to_lowercase()
}

/// What a person is recognised by.
pub(super) type PersonKey = [String; 3];

pub(super) fn person_key(surname: &str, given_name: &str, patronymic: &str) -> PersonKey {
    [key(surname), key(given_name), key(patronymic)]
}

/// Somebody of the body, with the first of the posts held in it.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) person: PersonId,
    pub(super) card: PersonCard,
    pub(super) post: AppointmentId,
    pub(super) unit: Option<UnitId>,
    pub(super) position: String,
    pub(super) editor: bool,
    pub(super) rank: i64,
}

/// What rows are judged against.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Names of the body in all languages.
    pub(super) body: Vec<String>,
    /// Units by name in any language; several may bear one name.
    pub(super) units: HashMap<String, Vec<UnitId>>,
    /// People by name; several may bear one name.
    pub(super) people: HashMap<PersonKey, Vec<Holder>>,
}

pub(super) async fn load(cx: &mut Cx<'_>, body: BodyId) -> Result<Known, Error> {
    let (kk, ru, en): (String, String, String) =
        sqlx::query_as("select name_kk, name_ru, name_en from body where id = $1")
            .bind(body.to_string())
            .fetch_one(cx.db())
            .await?;
    let named = [kk, ru, en].into_iter().filter(|name| !name.is_empty());
    Ok(Known {
        body: named.map(|name| key(&name)).collect(),
        units: units(cx, body).await?,
        people: people(cx, body).await?,
    })
}

async fn units(cx: &mut Cx<'_>, body: BodyId) -> Result<HashMap<String, Vec<UnitId>>, Error> {
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as("select id, name_kk, name_ru, name_en from unit where body = $1")
            .bind(body.to_string())
            .fetch_all(cx.db())
            .await?;
    let mut units = HashMap::<String, Vec<UnitId>>::new();
    for (id, kk, ru, en) in rows {
        let id: UnitId = id.parse()?;
        for name in [kk, ru, en].into_iter().filter(|name| !name.is_empty()) {
            let bearers = units.entry(key(&name)).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        }
    }
    Ok(units)
}

type Row = (String, String, String, String, String, String, String, String, Option<String>, String, i64, i64);

async fn people(cx: &mut Cx<'_>, body: BodyId) -> Result<HashMap<PersonKey, Vec<Holder>>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select p.id, p.surname, p.given_name, p.patronymic, p.phone, p.office, p.email,
            a.id, a.unit, a.position, a.editor, a.rank
        from appointment a join person p on p.id = a.person
        where a.body = $1 and a.ended_at is null order by a.rank, a.id",
    )
    .bind(body.to_string())
    .fetch_all(cx.db())
    .await?;
    let mut people = HashMap::<PersonKey, Vec<Holder>>::with_capacity(rows.len());
    for (person, surname, given_name, patronymic, phone, office, email, post, unit, position, editor, rank) in
        rows
    {
        let holders = people.entry(person_key(&surname, &given_name, &patronymic)).or_default();
        let person: PersonId = person.parse()?;
        if holders.iter().any(|holder| holder.person == person) {
            continue;
        }
        holders.push(Holder {
            person,
            card: PersonCard { surname, given_name, patronymic, phone, office, email },
            post: post.parse()?,
            unit: unit.map(|unit| unit.parse()).transpose()?,
            position,
            editor: editor == 1,
            rank,
        });
    }
    Ok(people)
}
