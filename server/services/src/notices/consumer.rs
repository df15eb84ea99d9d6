//! The consumer of the journal that makes notices: everything in `notice` follows from the journal, so the table
//! can be emptied and made again at any time, with the same identifiers.
//!
//! The identifier of a notice is made of the place of its event in the journal and of the person told, see
//! [`notice_id`]: later notices have greater identifiers, whatever the clocks say, and what a person has read "up to
//! and including" one means the same after the notices were made anew.

use super::standpoint::{Around, standpoint};
use crate::{Error, Services, stored::insert_rows};
use domain::{
    event::Event,
    fault::Fault,
    id::{GroupId, LibraryItemId, NoticeId, PersonId, Ulid},
    notices::{NoticeKind, notices},
};
use sqlx::AnyConnection;
use store::{Recorded, Unit};

/// The consumer's name.
const NAME: &str = "notices";
/// Events in one transaction: the writer is free for others in between.
const EVENTS: i64 = 200;

const CURSOR: &str = "select seq from consumer where name = $1";
const MOVE: &str =
    "insert into consumer (name, seq) values ($1, $2) on conflict (name) do update set seq = excluded.seq";
const INSERT: &str = "insert into notice (id, person, seq, kind, at, actor, working_group, document, remark, poll, library_item,
    certificate_request, certificate)";
const READ: &str = "update notice set read_at = $3 where person = $1 and id <= $2 and read_at is null";
const READ_OF_DOCUMENT: &str =
    "update notice set read_at = $3 where person = $1 and document = $2 and read_at is null";
const READ_OF_ITEM: &str =
    "update notice set read_at = $3 where person = $1 and library_item = $2 and read_at is null";
/// What nobody is asked to read any more.
const ITEM_OVER: &str = "update notice set read_at = $2 where library_item = $1 and read_at is null";
/// Not for the initiator, who keeps seeing the group.
const FORGET: &str = "delete from notice where person = $1 and working_group = $2
    and not exists (select 1 from working_group g where g.id = $2 and g.initiator = $1)";

impl Services {
    /// Makes the notices of the next events in one transaction, and gives the last event they are made of.
    pub(crate) async fn make_notices(&self) -> Result<i64, Error> {
        self.database().writer().share(|unit| Box::pin(make(unit))).await?
    }

    /// How far the notices have been made.
    pub(super) async fn notices_made(&self) -> Result<i64, Error> {
        let mut reader = self.database().read().await?;
        Ok(cursor(&mut reader).await?)
    }

    /// Throws all notices away and makes them again from the journal, up to its present end.
    ///
    /// # Errors
    /// When the database fails; the rest is then made in the course of time.
    pub async fn rebuild_notices(&self) -> Result<(), Fault> {
        let rebuilt = async {
            self.database().writer().run(|unit| Box::pin(clear(unit))).await??;
            let mut reader = self.database().read().await?;
            let end = store::head(&mut reader).await?;
            drop(reader);
            while self.make_notices().await? < end {}
            Ok::<(), Error>(())
        };
        rebuilt.await.map_err(|error| error.into_fault("rebuild of notices"))
    }
}

async fn clear(unit: &mut Unit) -> Result<(), Error> {
    sqlx::query("delete from notice").execute(unit.connection()).await?;
    sqlx::query("delete from consumer where name = $1").bind(NAME).execute(unit.connection()).await?;
    Ok(())
}

async fn cursor(db: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    let row: Option<(i64,)> = sqlx::query_as(CURSOR).bind(NAME).fetch_optional(db).await?;
    Ok(row.map_or(0, |(seq,)| seq))
}

async fn make(unit: &mut Unit) -> Result<i64, Error> {
    let db = unit.connection();
    let from = cursor(db).await?;
    let events = store::events_after(db, from, EVENTS).await?;
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(from) };
    for event in events {
        consume(db, &event).await?;
    }
    sqlx::query(MOVE).bind(NAME).bind(last).execute(db).await?;
    Ok(last)
}

/// What one event changes.
async fn consume(db: &mut AnyConnection, recorded: &Recorded) -> Result<(), Error> {
    match &recorded.event {
        Event::NoticesRead { person, until } => {
            sqlx::query(READ)
                .bind(person.to_string())
                .bind(until.to_string())
                .bind(recorded.at.0)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::DocumentRead { document, person } => {
            sqlx::query(READ_OF_DOCUMENT)
                .bind(person.to_string())
                .bind(document.to_string())
                .bind(recorded.at.0)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::ItemAcknowledged { item, person } => {
            sqlx::query(READ_OF_ITEM)
                .bind(person.to_string())
                .bind(item.to_string())
                .bind(recorded.at.0)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::ItemReplaced { item, by: Some(_) } | Event::ItemWithdrawn { item } => {
            over(db, *item, recorded).await
        }
        Event::MemberRemoved { group, person } => forget(db, *group, *person).await,
        _ => tell(db, recorded).await,
    }
}

async fn over(db: &mut AnyConnection, item: LibraryItemId, recorded: &Recorded) -> Result<(), Error> {
    sqlx::query(ITEM_OVER).bind(item.to_string()).bind(recorded.at.0).execute(db).await?;
    Ok(())
}

/// Whoever may no longer see the group is no longer told of it: names of documents stand in its notices.
async fn forget(db: &mut AnyConnection, group: GroupId, person: PersonId) -> Result<(), Error> {
    sqlx::query(FORGET).bind(person.to_string()).bind(group.to_string()).execute(db).await?;
    Ok(())
}

struct Row {
    id: NoticeId,
    person: PersonId,
    kind: String,
}

async fn tell(db: &mut AnyConnection, recorded: &Recorded) -> Result<(), Error> {
    let Recorded { seq, at, signature, event } = recorded;
    let Some(around) = standpoint(db, *seq, *at, event).await? else { return Ok(()) };
    let Around { standpoint, group, remark, poll, library_item, certificate_request, certificate } = around;
    let actor = signature.on_behalf_of.or(signature.actor);
    let told = |(person, kind): (PersonId, NoticeKind)| {
        let id = notice_id(*seq, person)?;
        Ok(Row { id, person, kind: kind.name() })
    };
    let rows = notices(event, actor, &standpoint).into_iter().map(told).collect::<Result<Vec<_>, Error>>()?;
    // Who opened or closed a vote is on its page. A notice of a vote names nobody, so that it can never tell who
    // brought a vote to its end.
    let shown = if poll.is_some() { None } else { actor.map(|person| person.to_string()) };
    let group = group.map(|id| id.to_string());
    let document = event.document().map(|id| id.to_string());
    let remark = remark.map(|id| id.to_string());
    let poll = poll.map(|id| id.to_string());
    let library_item = library_item.map(|id| id.to_string());
    let certificate_request = certificate_request.map(|id| id.to_string());
    let certificate = certificate.map(|id| id.to_string());
    insert_rows(db, INSERT, 13, " on conflict do nothing", &rows, |query, row| {
        query
            .bind(row.id.to_string())
            .bind(row.person.to_string())
            .bind(*seq)
            .bind(row.kind.clone())
            .bind(at.0)
            .bind(shown.clone())
            .bind(group.clone())
            .bind(document.clone())
            .bind(remark.clone())
            .bind(poll.clone())
            .bind(library_item.clone())
            .bind(certificate_request.clone())
            .bind(certificate.clone())
    })
    .await?;
    Ok(())
}

/// The identifier of the notice that tells a person of an event: the event's place where an identifier has its
/// time, and the random part of the person's own identifier.
fn notice_id(seq: i64, person: PersonId) -> Result<NoticeId, Error> {
    let place = u64::try_from(seq).map_err(|error| Error::Stored(error.to_string()))?;
    let person = Ulid::from_string(&person.to_string()).map_err(|error| Error::Stored(error.to_string()))?;
    Ok(Ulid::from_parts(place, person.random()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_notices_have_greater_identifiers() {
        let someone: PersonId = Ulid::from_parts(1, u128::MAX).into();
        let other: PersonId = Ulid::from_parts(2, 0).into();
        assert!(notice_id(1, someone).unwrap() < notice_id(2, other).unwrap());
        assert_ne!(notice_id(1, someone).unwrap(), notice_id(1, other).unwrap());
        assert_eq!(notice_id(7, other).unwrap(), notice_id(7, other).unwrap());
    }
}
