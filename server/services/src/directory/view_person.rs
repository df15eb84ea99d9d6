use super::{
    names::{named, names},
    sql::names_if,
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::CreateAccount,
    directory::{
        AppointmentView, EditPerson, PersonCard, PersonView, Substitute, SubstitutionView, ViewPerson,
        is_in_force,
    },
    fault::Fault,
    id::PersonId,
    lang::Names,
    operation::Operation,
    time::CalendarDay,
};

handle!(ViewPerson, view_person);

type Card = (String, String, String, String, String, String, Option<String>);

async fn view_person(cx: &mut Cx<'_>, operation: Cleared<ViewPerson>) -> Result<PersonView, Error> {
    let person = operation.person;
    let row: Option<Card> = sqlx::query_as(
        "select p.surname, p.given_name, p.patronymic, p.phone, p.office, p.email, a.login
        from person p left join account a on a.person = p.id where p.id = $1",
    )
    .bind(person.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (surname, given_name, patronymic, phone, office, email, login) = row.ok_or(Fault::NotFound)?;
    let in_own_name = cx.caller().is_some_and(|caller| caller.acting.is_none());
    Ok(PersonView {
        id: person,
        card: PersonCard { surname, given_name, patronymic, phone, office, email },
        appointments: posts(cx, person).await?,
        substitutions: substitutions(cx, person).await?,
        login: login.filter(|_| operation.would_clear(CreateAccount::RULE)),
        editable: operation.would_clear(EditPerson::RULE),
        may_substitute: in_own_name && operation.would_clear(Substitute::RULE),
    })
}

type Text = Option<String>;
type Post = (String, String, String, String, String, Text, Text, Text, String, i64);

async fn posts(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<AppointmentView>, Error> {
    let rows: Vec<Post> = sqlx::query_as(
        "select a.id, a.body, b.name_kk, b.name_ru, b.name_en, u.name_kk, u.name_ru, u.name_en, a.position, a.editor
        from appointment a join body b on b.id = a.body left join unit u on u.id = a.unit
        where a.person = $1 and a.ended_at is null order by a.rank, a.id",
    )
    .bind(person.to_string())
    .fetch_all(cx.db())
    .await?;
    rows.into_iter()
        .map(|(id, body, kk, ru, en, unit_kk, unit_ru, unit_en, position, editor)| {
            Ok(AppointmentView {
                id: id.parse()?,
                body: body.parse()?,
                body_name: Names { kk, ru, en },
                unit: names_if(unit_kk, unit_ru, unit_en),
                position,
                editor: editor == 1,
            })
        })
        .collect()
}

async fn substitutions(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<SubstitutionView>, Error> {
    let now = cx.now();
    let rows: Vec<(String, String, String, String, i64, i64)> = sqlx::query_as(
        "select id, absent, substitute, order_number, from_day, until_day from substitution
        where (absent = $1 or substitute = $1) and ended_at is null and until_day >= $2 order by from_day, id",
    )
    .bind(person.to_string())
    .bind(CalendarDay::of(now).0)
    .fetch_all(cx.db())
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut people: Vec<PersonId> = Vec::with_capacity(rows.len() * 2);
    for (_, absent, substitute, ..) in &rows {
        people.extend([absent.parse::<PersonId>()?, substitute.parse()?]);
    }
    let names = names(cx, &people).await?;
    rows.into_iter()
        .map(|(id, absent, substitute, order, from, until)| {
            let (from, until) = (CalendarDay(from), CalendarDay(until));
            Ok(SubstitutionView {
                id: id.parse()?,
                absent: named(&names, absent.parse()?),
                substitute: named(&names, substitute.parse()?),
                order,
                from,
                until,
                in_force: is_in_force(from, until, false, now),
            })
        })
        .collect()
}
