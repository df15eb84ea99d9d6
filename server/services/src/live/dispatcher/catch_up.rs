//! What a tab has missed of a document while its line was lost.

use super::Dispatcher;
use crate::{
    Cx, Error, Request,
    live::{
        render::Touched,
        sql::{bodies, group_of, has_votes},
    },
    votes,
};
use domain::{
    event::Event,
    id::{DocumentId, GroupId, PersonId},
    live::{Change, OwnChange, RESUME_MAX, Tell, Topic},
};
use std::collections::HashSet;

/// What a newcomer to a document was told: the next one with the same past is told the same.
pub(super) struct CaughtUp {
    document: DocumentId,
    since: i64,
    seq: i64,
    group: GroupId,
    changes: Vec<Change>,
    /// Those whose place in the group changed meanwhile.
    moved: HashSet<PersonId>,
    /// Whether a text came where there was none.
    text: bool,
    /// Whether there are votes at all.
    votes: bool,
}

impl Dispatcher {
    pub(super) async fn follow_document(
        &mut self,
        id: u64,
        person: PersonId,
        document: DocumentId,
        since: i64,
    ) -> Result<(), Error> {
        let topic = Topic::Document(document);
        let seq = self.seq;
        let caught_up = self.catch_up(document, since).await?;
        let (group, votes) = (caught_up.group, caught_up.votes);
        let tell = if missed_too_much(since, seq) || caught_up.text || caught_up.moved.contains(&person) {
            Some(Tell::Reload { topic })
        } else if caught_up.changes.is_empty() {
            None
        } else {
            Some(Tell::Changes { topic, seq, changes: caught_up.changes.clone() })
        };
        self.rooms.enter(id, topic, group);
        if let Some(tell) = tell {
            self.rooms.tell(id, &tell);
        }
        // Always: the line may have been lost between what the room was told of a vote and what its voter was.
        if votes {
            self.tell_own_votes(id, document).await?;
        }
        Ok(())
    }

    async fn tell_own_votes(&mut self, id: u64, document: DocumentId) -> Result<(), Error> {
        let Some(person) = self.rooms.tab(id).map(|tab| tab.person) else { return Ok(()) };
        let services = self.services.clone();
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let own = votes::own_votes(&mut cx, document, person).await?;
        reader.commit().await?;
        let changes = own.into_iter().map(|(poll, vote)| OwnChange::Vote { poll, vote }).collect();
        self.rooms.tell(id, &Tell::Own { changes });
        Ok(())
    }

    /// What a tab that last saw `since` has missed up to the last event told.
    async fn catch_up(&mut self, document: DocumentId, since: i64) -> Result<&CaughtUp, Error> {
        let same =
            |known: &CaughtUp| known.document == document && known.since == since && known.seq == self.seq;
        if !self.caught_up.as_ref().is_some_and(same) {
            let fresh = self.missed(document, since).await?;
            self.caught_up = Some(fresh);
        }
        self.caught_up.as_ref().ok_or_else(|| Error::Stored("nothing to catch up with".to_owned()))
    }

    async fn missed(&self, document: DocumentId, since: i64) -> Result<CaughtUp, Error> {
        let services = self.services.clone();
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let group = group_of(&mut cx, document).await?;
        let mut touched = Touched::default();
        let mut moved = HashSet::new();
        if since < self.seq && !missed_too_much(since, self.seq) {
            for body in bodies(&mut cx, document, group, since, self.seq).await? {
                let event: Event = serde_json::from_str(&body)?;
                if let Event::MemberAdded { person, .. } | Event::RoleChanged { person, .. } = &event {
                    moved.insert(*person);
                }
                if event.document().is_none_or(|own| own == document) {
                    touched.take(&event);
                }
            }
        }
        let changes = touched.changes(&mut cx, document, group).await?;
        let votes = has_votes(&mut cx, document).await?;
        reader.commit().await?;
        let text = touched.text;
        Ok(CaughtUp { document, since, seq: self.seq, group, changes, moved, text, votes })
    }
}

/// Whether catching up is more than fetching afresh. What a browser says it has seen may be any number.
pub(super) const fn missed_too_much(since: i64, seq: i64) -> bool {
    seq.saturating_sub(since) > RESUME_MAX
}
