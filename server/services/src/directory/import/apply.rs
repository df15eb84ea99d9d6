//! Writing what a table brings: a few statements for hundreds of people.

use super::plan::{Changed, Newcomer, Plan};
use crate::{
    Cx, Error,
    directory::{
        names::places,
        search,
        sql::{NewPost, insert_people, insert_posts, tuples},
    },
};
use domain::{
    directory::PersonCard,
    event::Event,
    id::{AppointmentId, BodyId, PersonId},
};
use sqlx::AssertSqlSafe;

/// Rows in one statement.
const ROWS: usize = 200;

/// Writes newcomers and changes, and the journal of both.
pub(super) async fn apply(cx: &mut Cx<'_>, body: BodyId, plan: Plan) -> Result<(), Error> {
    let mut touched: Vec<PersonId> = plan.changed.iter().map(|changed| changed.holder.person).collect();
    let mut posts = Vec::with_capacity(plan.newcomers.len());
    touched.extend(enter(cx, body, plan.newcomers, &mut posts).await?);
    correct(cx, &plan.changed).await?;
    move_posts(cx, body, plan.changed, &mut posts).await?;
    insert_posts(cx.db(), &posts).await?;
    for post in &posts {
        cx.record(Event::Appointed { body, person: post.person, appointment: post.id, editor: post.editor })?;
    }
    search::refresh(cx.db(), &touched).await
}

async fn enter(
    cx: &mut Cx<'_>,
    body: BodyId,
    newcomers: Vec<Newcomer>,
    posts: &mut Vec<NewPost>,
) -> Result<Vec<PersonId>, Error> {
    let mut people = Vec::with_capacity(newcomers.len());
    for Newcomer { card, unit, position } in newcomers {
        let (person, id): (PersonId, AppointmentId) = (cx.id(), cx.id());
        people.push((person, card));
        posts.push(NewPost { id, person, body, unit, position, editor: false, rank: 1 });
        cx.record(Event::PersonCreated { body, person })?;
    }
    insert_people(cx.db(), &people).await?;
    Ok(people.into_iter().map(|(person, _)| person).collect())
}

/// Contacts only: by names people are recognised.
async fn correct(cx: &mut Cx<'_>, changed: &[Changed]) -> Result<(), Error> {
    let cards: Vec<(PersonId, &PersonCard)> = changed
        .iter()
        .filter_map(|changed| changed.card.as_ref().map(|card| (changed.holder.person, card)))
        .collect();
    for cards in cards.chunks(ROWS) {
        let values = tuples(4, cards.len());
        let mut update = sqlx::query(AssertSqlSafe(format!(
            "update person set phone = said.column2, office = said.column3, email = said.column4
            from (values {values}) as said where person.id = said.column1"
        )));
        for (person, card) in cards {
            update = update
                .bind(person.to_string())
                .bind(card.phone.clone())
                .bind(card.office.clone())
                .bind(card.email.clone());
        }
        update.execute(cx.db()).await?;
    }
    for (person, _) in cards {
        cx.record(Event::PersonEdited { person })?;
    }
    Ok(())
}

/// Another position or unit is another post: the one held ends, and the new one takes its place.
async fn move_posts(
    cx: &mut Cx<'_>,
    body: BodyId,
    changed: Vec<Changed>,
    posts: &mut Vec<NewPost>,
) -> Result<(), Error> {
    let mut ended = Vec::new();
    for Changed { holder, post, .. } in changed {
        let Some((unit, position)) = post else { continue };
        ended.push(holder.post);
        let id: AppointmentId = cx.id();
        let (person, editor, rank) = (holder.person, holder.editor, holder.rank);
        posts.push(NewPost { id, person, body, unit, position, editor, rank });
        cx.record(Event::AppointmentEnded { body, person, appointment: holder.post })?;
    }
    let now = cx.now().0;
    for ended in ended.chunks(ROWS) {
        let list = places(2, ended.len());
        let mut update =
            sqlx::query(AssertSqlSafe(format!("update appointment set ended_at = $1 where id in ({list})")))
                .bind(now);
        for post in ended {
            update = update.bind(post.to_string());
        }
        update.execute(cx.db()).await?;
    }
    Ok(())
}
