use crate::{
    Caller, Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    accounts::{ActingFor, Me, ViewMe},
    id::{PersonId, SubstitutionId},
    time::CalendarDay,
};

handle!(ViewMe, view_me);

/// A substitution open today.
struct Open {
    substitution: SubstitutionId,
    absent: PersonId,
    order: String,
    from: CalendarDay,
    until: CalendarDay,
}

async fn view_me(cx: &mut Cx<'_>, _operation: Cleared<ViewMe>) -> Result<Option<Me>, Error> {
    let Some(caller) = cx.caller().cloned() else { return Ok(None) };
    let open = open_substitutions(cx, caller.person).await?;
    let people: Vec<PersonId> =
        open.iter().map(|open| open.absent).chain([caller.person, caller.name()]).collect();
    let names = names(cx, &people).await?;
    let (editor, unread) = standing(cx, &caller).await?;
    let substitutions: Vec<ActingFor> = open
        .into_iter()
        .map(|open| ActingFor {
            substitution: open.substitution,
            absent: named(&names, open.absent),
            order: open.order,
            from: open.from,
            until: open.until,
        })
        .collect();
    let acting = caller.acting.as_ref().and_then(|acting| {
        substitutions.iter().find(|open| open.substitution == acting.substitution).cloned()
    });
    Ok(Some(Me {
        person: named(&names, caller.person),
        acting,
        substitutions,
        administrator: caller.administrator,
        editor,
        must_change_password: caller.must_change_password,
        unread,
    }))
}

async fn open_substitutions(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<Open>, Error> {
    let today = CalendarDay::of(cx.now());
    let rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
        "select id, absent, order_number, from_day, until_day from substitution
        where substitute = $1 and ended_at is null and from_day <= $2 and until_day >= $2 order by id",
    )
    .bind(person.to_string())
    .bind(today.0)
    .fetch_all(cx.db())
    .await?;
    rows.into_iter()
        .map(|(id, absent, order, from, until)| {
            Ok(Open {
                substitution: id.parse()?,
                absent: absent.parse()?,
                order,
                from: CalendarDay(from),
                until: CalendarDay(until),
            })
        })
        .collect()
}

/// Whether the name the caller acts in keeps a directory, and its unread notices.
async fn standing(cx: &mut Cx<'_>, caller: &Caller) -> Result<(bool, u32), Error> {
    let (editor, unread): (i64, i64) = sqlx::query_as(
        "select cast((select count(*) from appointment
                where person = $1 and editor = 1 and ended_at is null) as bigint),
            cast((select count(*) from notice where person = $1 and read_at is null) as bigint)",
    )
    .bind(caller.name().to_string())
    .fetch_one(cx.db())
    .await?;
    Ok((editor > 0, u32::try_from(unread).unwrap_or(u32::MAX)))
}
