//! Statements shared by several operations on the directory.

use super::{names::places, search};
use crate::{Cx, Error, stored::insert_rows};
use domain::{
    directory::{PersonCard, sort_key},
    fault::Fault,
    field::{Field, Findings, Flaw},
    id::{AppointmentId, BodyId, PersonId, UnitId},
    lang::Names,
};
use sqlx::AnyConnection;

/// Rows of places for `values …`, a number of columns each: "($1, $2), ($3, $4)".
pub(super) fn tuples(columns: usize, rows: usize) -> String {
    let row = |row: usize| format!("({})", places(1 + row * columns, columns));
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// A text without spaces around it, and with single ones in it.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A card whose entries are squeezed.
pub(super) fn trimmed(card: &PersonCard) -> PersonCard {
    PersonCard {
        surname: squeezed(&card.surname),
        given_name: squeezed(&card.given_name),
        patronymic: squeezed(&card.patronymic),
        phone: squeezed(&card.phone),
        office: squeezed(&card.office),
        email: squeezed(&card.email),
    }
}

/// The key a person is sorted by.
pub(super) fn person_key(card: &PersonCard) -> String {
    sort_key(&format!("{} {} {}", card.surname, card.given_name, card.patronymic))
}

/// Enters people. What search looks at is written afterwards, when their posts are there.
pub(super) async fn insert_people(
    db: &mut AnyConnection,
    people: &[(PersonId, PersonCard)],
) -> Result<(), Error> {
    let insert =
        "insert into person (id, surname, given_name, patronymic, phone, office, email, search, sort_key)";
    insert_rows(db, insert, 9, "", people, |query, (id, card)| {
        query
            .bind(id.to_string())
            .bind(card.surname.clone())
            .bind(card.given_name.clone())
            .bind(card.patronymic.clone())
            .bind(card.phone.clone())
            .bind(card.office.clone())
            .bind(card.email.clone())
            .bind("")
            .bind(person_key(card))
    })
    .await?;
    Ok(())
}

/// Enters a person without a post.
pub(crate) async fn insert_person(
    db: &mut AnyConnection,
    person: PersonId,
    card: &PersonCard,
) -> Result<(), Error> {
    insert_people(db, &[(person, trimmed(card))]).await?;
    search::refresh(db, &[person]).await
}

/// Corrects a person's card. What search looks at is written afterwards.
pub(super) async fn update_person(
    db: &mut AnyConnection,
    id: PersonId,
    card: &PersonCard,
) -> Result<(), Error> {
    sqlx::query(
        "update person set surname = $2, given_name = $3, patronymic = $4, phone = $5, office = $6, email = $7,
        sort_key = $8 where id = $1",
    )
    .bind(id.to_string())
    .bind(card.surname.clone())
    .bind(card.given_name.clone())
    .bind(card.patronymic.clone())
    .bind(card.phone.clone())
    .bind(card.office.clone())
    .bind(card.email.clone())
    .bind(person_key(card))
    .execute(db)
    .await?;
    Ok(())
}

/// A post about to be entered.
#[derive(Debug)]
pub(super) struct NewPost {
    pub(super) id: AppointmentId,
    pub(super) person: PersonId,
    pub(super) body: BodyId,
    pub(super) unit: Option<UnitId>,
    pub(super) position: String,
    pub(super) editor: bool,
    /// The main post of a person is the one with the smallest.
    pub(super) rank: i64,
}

/// Enters posts.
pub(super) async fn insert_posts(db: &mut AnyConnection, posts: &[NewPost]) -> Result<(), Error> {
    let insert = "insert into appointment (id, person, body, unit, position, editor, rank)";
    insert_rows(db, insert, 7, "", posts, |query, post| {
        query
            .bind(post.id.to_string())
            .bind(post.person.to_string())
            .bind(post.body.to_string())
            .bind(post.unit.map(|unit| unit.to_string()))
            .bind(post.position.clone())
            .bind(i64::from(post.editor))
            .bind(post.rank)
    })
    .await?;
    Ok(())
}

/// Ends a post; false when it had ended before.
pub(super) async fn end_post(cx: &mut Cx<'_>, post: AppointmentId) -> Result<bool, Error> {
    let now = cx.now().0;
    let done = sqlx::query("update appointment set ended_at = $2 where id = $1 and ended_at is null")
        .bind(post.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    Ok(done.rows_affected() > 0)
}

/// A unit given in a field must be one of the body.
pub(super) async fn check_unit(
    cx: &mut Cx<'_>,
    field: Field,
    body: BodyId,
    unit: Option<UnitId>,
) -> Result<(), Error> {
    let Some(unit) = unit else { return Ok(()) };
    let found: Option<(i64,)> =
        sqlx::query_as("select cast(1 as bigint) from unit where id = $1 and body = $2")
            .bind(unit.to_string())
            .bind(body.to_string())
            .fetch_optional(cx.db())
            .await?;
    if found.is_some() { Ok(()) } else { Err(Error::field(field, Flaw::Unknown)) }
}

/// Names, squeezed.
pub(super) fn trimmed_names(kk: &str, ru: &str, en: &str) -> Names {
    Names { kk: squeezed(kk), ru: squeezed(ru), en: squeezed(en) }
}

/// A flaw for each entry that another body has already: tables are imported by the name of the body, so a name
/// must mean one.
pub(super) async fn check_body_free(
    cx: &mut Cx<'_>,
    but: Option<BodyId>,
    names: &Names,
    bin: &str,
) -> Result<(), Error> {
    let (kk, ru, number): (i64, i64, i64) = sqlx::query_as(
        "select cast(coalesce(sum(case when name_kk = $2 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when name_ru = $3 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when bin = $4 and bin <> '' then 1 else 0 end), 0) as bigint)
        from body where id <> $1",
    )
    .bind(but.map(|body| body.to_string()).unwrap_or_default())
    .bind(names.kk.clone())
    .bind(names.ru.clone())
    .bind(bin)
    .fetch_one(cx.db())
    .await?;
    let mut found = Findings::new();
    found.add_if(kk > 0, Field::NameKk, Flaw::Taken);
    found.add_if(ru > 0, Field::NameRu, Flaw::Taken);
    found.add_if(number > 0, Field::Bin, Flaw::Taken);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}

/// Three columns of a name that may be missing as a whole.
pub(super) fn names_if(kk: Option<String>, ru: Option<String>, en: Option<String>) -> Option<Names> {
    Some(Names { kk: kk?, ru: ru?, en: en? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_on_from_row_to_row() {
        assert_eq!(tuples(2, 2), "($1, $2), ($3, $4)");
    }
}
