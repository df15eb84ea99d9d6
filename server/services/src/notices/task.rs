//! Keeps the notices up with the journal, and tells people's badges.

use crate::{Error, Services, stored::number};
use domain::id::PersonId;
use std::time::Duration;
use store::WriteError;

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// How long notices may gather.
const REST: Duration = Duration::from_millis(100);

/// Follows the journal until the server stops.
pub(crate) async fn run_notices(services: Services) {
    let mut tail = services.database().tail().clone().at_most_every(REST);
    let mut told = None;
    loop {
        let from = match told {
            Some(seq) => Ok(seq),
            None => services.notices_made().await,
        };
        let step = match from {
            Ok(from) => {
                let head = tail.beyond(from).await;
                services.follow(from, head).await.map(|()| head)
            }
            Err(error) => Err(error),
        };
        match step {
            Ok(head) => told = Some(head),
            Err(Error::Write(WriteError::Stopped) | Error::Database(sqlx::Error::PoolClosed)) => return,
            Err(error) => {
                tracing::error!(%error, "notices could not be made");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Votes and sign-ins are the many; no notice tells of them. Leaving them alone spares the writer a transaction for
/// each. A kind that is not named here is looked at, so a new one can't be forgotten.
const TELLING: &str = "select seq from event where seq > $1 and seq <= $2
    and kind not in ('vote_cast', 'ballot_issued', 'signed_in', 'signed_out') limit 1";

/// Those whose notices changed within some events, and how many they have not read. Asked of the tables and not of
/// whoever made the notices: that may have been another process, and the browser may be connected to this one.
const BADGES: &str = "select t.person, cast((select count(*) from notice n
        where n.person = t.person and n.read_at is null) as bigint)
    from (select person from notice where seq > $1 and seq <= $2
        union select person from event where seq > $1 and seq <= $2
        and kind in ('notices_read', 'document_read', 'member_removed', 'item_acknowledged')) t
    where t.person is not null";

impl Services {
    /// Makes the notices of some events and tells the badges.
    async fn follow(&self, from: i64, until: i64) -> Result<(), Error> {
        let glance = self.database().glance();
        let telling: Option<(i64,)> =
            sqlx::query_as(TELLING).bind(from).bind(until).fetch_optional(glance).await?;
        if telling.is_none() {
            return Ok(());
        }
        while self.make_notices().await? < until {}
        let mut reader = self.database().read().await?;
        let badges: Vec<(String, i64)> =
            sqlx::query_as(BADGES).bind(from).bind(until).fetch_all(&mut *reader).await?;
        reader.commit().await?;
        for (person, unread) in badges {
            self.hub().badge(person.parse::<PersonId>()?, number(unread)?).await;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        event::Event,
        id::Ulid,
        notices::{Standpoint, notices},
        votes::Choice,
    };

    #[test]
    fn nobody_is_told_of_what_is_left_alone() {
        let id = Ulid::from(1_u128);
        let everybody = vec![PersonId::from(id)];
        let around = Standpoint {
            group: everybody.clone(),
            voters: everybody,
            remark_author: Some(PersonId::from(id)),
            readers: vec![PersonId::from(id)],
            officers: vec![PersonId::from(id)],
        };
        let (document, poll, person, session) = (id.into(), id.into(), id.into(), id.into());
        for event in [
            Event::VoteCast { document, poll, voter: person, choice: Choice::For, replaced: false },
            Event::BallotIssued { document, poll, voter: person },
            Event::SignedIn { person, session },
            Event::SignedOut { person, session },
        ] {
            assert!(TELLING.contains(&format!("'{}'", event.kind())));
            assert!(notices(&event, None, &around).is_empty());
        }
    }
}
