//! The one task that owns the rooms.

mod catch_up;
mod drafts;

use super::{
    hub::{Command, Tab},
    presence::Whereabouts,
    render::{Touched, own_vote},
    rooms::Rooms,
    sql::{ended, group_of, has_place, unread, voters_of},
};
use crate::{Cx, Error, Request, Services};
use domain::{
    event::Event,
    fault::Fault,
    id::{DocumentId, GroupId, PersonId},
    live::{Ask, Change, OwnChange, Tell, Topic},
    votes::OwnVote,
};
use std::{
    collections::{BTreeMap, HashSet},
    time::Duration,
};
use store::{Recorded, events_after};
use tokio::sync::mpsc;

/// Events read at a time.
const BATCH: i64 = 500;
/// Commands taken at a time.
const COMMANDS: usize = 256;
/// How long what happens in a rush is gathered: far below what an eye notices.
const PAUSE: Duration = Duration::from_millis(5);
/// How often presence is told.
const TICK: Duration = Duration::from_secs(1);
/// Ticks between two looks for sessions that ran out.
const SWEEP: u32 = 60;

/// Runs the live line until the server stops.
pub(crate) async fn run_live(services: Services) {
    let Some(inbox) = services.hub().take_inbox() else { return };
    let seq = services.database().tail().head();
    Dispatcher {
        services,
        inbox,
        seq,
        rooms: Rooms::default(),
        whereabouts: Whereabouts::default(),
        caught_up: None,
    }
    .run()
    .await;
}

struct Dispatcher {
    services: Services,
    inbox: mpsc::Receiver<Command>,
    /// The last event told.
    seq: i64,
    rooms: Rooms,
    whereabouts: Whereabouts,
    caught_up: Option<catch_up::CaughtUp>,
}

impl Dispatcher {
    async fn run(mut self) {
        let mut tail = self.services.database().tail().clone().at_most_every(PAUSE);
        let mut tick = tokio::time::interval(TICK);
        let mut commands = Vec::with_capacity(COMMANDS);
        let mut ticks = 0_u32;
        loop {
            let done = tokio::select! {
                _ = tail.beyond(self.seq) => self.events().await,
                taken = self.inbox.recv_many(&mut commands, COMMANDS) => {
                    if taken == 0 { return }
                    self.commands(std::mem::take(&mut commands)).await
                }
                _ = tick.tick() => {
                    self.whereabouts.tell(&mut self.rooms);
                    ticks = ticks.wrapping_add(1);
                    if ticks.is_multiple_of(SWEEP) { self.sweep().await } else { Ok(()) }
                }
            };
            if let Err(error) = done {
                tracing::error!(%error, "the live line stumbled");
                tokio::time::sleep(TICK).await;
            }
        }
    }

    async fn events(&mut self) -> Result<(), Error> {
        let services = self.services.clone();
        let mut reader = services.database().read().await?;
        let events = events_after(&mut reader, self.seq, BATCH).await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(()) };
        for event in &events {
            self.services.sessions().heed(&event.event);
        }
        // First, so that who has lost a place hears nothing of what came after, and who has got another hears of
        // it before what counts as seen.
        self.heed_standing(&mut cx, &events).await?;
        self.tell_documents(&mut cx, &events, last).await?;
        self.tell_drafts(&mut cx, &events, last).await?;
        self.tell_groups(&events, last);
        self.tell_voters(&mut cx, &events).await?;
        let people = sessions_in_doubt(&events);
        let ended =
            if people.is_empty() { HashSet::new() } else { ended(&mut cx, &self.rooms.sessions()).await? };
        reader.commit().await?;
        self.seq = last;
        self.rooms.end_sessions(&ended, Some(&Tell::SignedOut));
        self.end_acting(&events);
        Ok(())
    }

    async fn tell_documents(&mut self, cx: &mut Cx<'_>, events: &[Recorded], last: i64) -> Result<(), Error> {
        let mut touched: BTreeMap<DocumentId, (Option<GroupId>, Touched)> = BTreeMap::new();
        for Recorded { event, .. } in events {
            let of_group = event.group().map(|group| self.rooms.documents_of(group)).unwrap_or_default();
            let mut documents: Vec<DocumentId> = event.document().into_iter().chain(of_group).collect();
            documents.sort_unstable();
            documents.dedup();
            for document in documents {
                if self.rooms.is_followed(Topic::Document(document)) {
                    let entry = touched.entry(document).or_default();
                    entry.0 = entry.0.or(event.group());
                    // Of the group's other documents, only the people concern this one.
                    if event.document().is_none_or(|own| own == document) {
                        entry.1.take(event);
                    }
                }
            }
        }
        for (document, (group, touched)) in touched {
            let group = match group {
                Some(group) => group,
                None => group_of(cx, document).await?,
            };
            let topic = Topic::Document(document);
            if touched.text {
                self.rooms.tell_room(topic, &Tell::Reload { topic });
                continue;
            }
            let changes = touched.changes(cx, document, group).await?;
            if !changes.is_empty() {
                self.rooms.tell_room(topic, &Tell::Changes { topic, seq: last, changes });
            }
        }
        Ok(())
    }

    fn tell_groups(&mut self, events: &[Recorded], last: i64) {
        let groups: HashSet<GroupId> = events.iter().filter_map(|recorded| recorded.event.group()).collect();
        for group in groups {
            let topic = Topic::Group(group);
            if self.rooms.is_followed(topic) {
                self.rooms
                    .tell_room(topic, &Tell::Changes { topic, seq: last, changes: vec![Change::Group] });
            }
        }
    }

    /// Each voter hears of the own part, after the room has heard of the poll.
    async fn tell_voters(&mut self, cx: &mut Cx<'_>, events: &[Recorded]) -> Result<(), Error> {
        for Recorded { event, .. } in events {
            if let Some((voter, poll, vote)) = own_vote(event)
                && self.rooms.has_person(voter)
            {
                self.rooms.tell_person(voter, &Tell::Own { changes: vec![OwnChange::Vote { poll, vote }] });
            }
            if let Event::PollOpened { poll, document, .. } = event {
                let present = self.rooms.people_in(Topic::Document(*document));
                if present.is_empty() {
                    continue;
                }
                let tell =
                    Tell::Own { changes: vec![OwnChange::Vote { poll: *poll, vote: OwnVote::NotYet }] };
                for voter in voters_of(cx, *poll).await?.into_iter().filter(|voter| present.contains(voter)) {
                    self.rooms.tell_person(voter, &tell);
                }
            }
        }
        Ok(())
    }

    /// Whose place in a group has changed fetches its pages afresh; who has none any more no longer follows.
    async fn heed_standing(&mut self, cx: &mut Cx<'_>, events: &[Recorded]) -> Result<(), Error> {
        for Recorded { event, .. } in events {
            let (person, group) = match event {
                Event::MemberAdded { person, group, .. }
                | Event::RoleChanged { person, group, .. }
                | Event::MemberRemoved { person, group } => (*person, *group),
                _ => continue,
            };
            let topics: Vec<Topic> = self.rooms.topics_of(group).chain([Topic::Group(group)]).collect();
            for topic in topics {
                let tabs = self.rooms.tabs_of(person, topic);
                let gone = !tabs.is_empty() && !has_place(cx.db(), person, topic).await?;
                for id in tabs {
                    self.rooms.tell(id, &Tell::Reload { topic });
                    if gone {
                        self.rooms.leave(id, topic);
                        self.whereabouts.gone(id);
                    }
                }
            }
        }
        Ok(())
    }

    /// Who now acts for another, or no longer, connects again under the other name.
    fn end_acting(&mut self, events: &[Recorded]) {
        let changed: HashSet<_> = events
            .iter()
            .filter_map(|recorded| match recorded.event {
                Event::ActingChanged { session, .. } => Some(session),
                _ => None,
            })
            .collect();
        if !changed.is_empty() {
            self.rooms.end_sessions(&changed, None);
        }
    }

    /// One that fails spoils no other; the failure is told at the end.
    async fn commands(&mut self, commands: Vec<Command>) -> Result<(), Error> {
        let mut done = Ok(());
        for command in commands {
            done = done.and(self.command(command).await);
        }
        done
    }

    async fn command(&mut self, command: Command) -> Result<(), Error> {
        match command {
            Command::Connect { id, tab } => self.connect(id, tab).await?,
            Command::Disconnect { id } => {
                self.rooms.disconnect(id);
                self.whereabouts.gone(id);
            }
            Command::Follow { id, topic, since, checked } => self.follow(id, topic, since, checked).await?,
            Command::Leave { id, topic } => {
                self.rooms.leave(id, topic);
                if !matches!(topic, Topic::Group(_)) {
                    self.whereabouts.gone(id);
                }
            }
            Command::Here { id, ask: Ask::Here { topic, writing, typing } } => {
                if self.rooms.follows(id, topic) {
                    self.whereabouts.here(id, topic, writing, typing);
                }
            }
            Command::Here { .. } => {}
            Command::Badge { person, unread } => {
                self.rooms.tell_person(person, &Tell::Own { changes: vec![OwnChange::Badge { unread }] });
            }
        }
        Ok(())
    }

    /// Admits a tab and tells it the badge: what was said of it while the line was lost is not said again.
    async fn connect(&mut self, id: u64, tab: Tab) -> Result<(), Error> {
        let person = tab.person;
        self.rooms.connect(id, tab);
        let mut reader = self.services.database().read().await?;
        let unread = unread(&mut reader, person).await?;
        reader.commit().await?;
        self.rooms.tell(id, &Tell::Own { changes: vec![OwnChange::Badge { unread }] });
        Ok(())
    }

    /// Catches a tab up with the last event told to all, then admits it.
    async fn follow(&mut self, id: u64, topic: Topic, since: i64, checked: i64) -> Result<(), Error> {
        let Some(person) = self.rooms.tab(id).map(|tab| tab.person) else { return Ok(()) };
        // Events told since the right was checked may have been the ones that took it away.
        if self.seq > checked && !self.has_place(person, topic).await? {
            self.rooms.tell(id, &Tell::Refused { topic, fault: Fault::NotFound });
            return Ok(());
        }
        self.rooms.tell(id, &Tell::Following { topic });
        match topic {
            Topic::Group(group) => {
                self.rooms.enter(id, topic, group);
                if since < self.seq {
                    let tell = Tell::Changes { topic, seq: self.seq, changes: vec![Change::Group] };
                    self.rooms.tell(id, &tell);
                }
            }
            Topic::Document(document) => self.follow_document(id, person, document, since).await?,
            Topic::Draft(draft) => self.follow_draft(id, draft, since).await?,
        }
        Ok(())
    }

    async fn has_place(&self, person: PersonId, topic: Topic) -> Result<bool, Error> {
        let mut reader = self.services.database().read().await?;
        let has = has_place(&mut reader, person, topic).await?;
        reader.commit().await?;
        Ok(has)
    }

    /// Ends the tabs whose sessions ran out unnoticed.
    async fn sweep(&mut self) -> Result<(), Error> {
        let services = self.services.clone();
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let ended = ended(&mut cx, &self.rooms.sessions()).await?;
        reader.commit().await?;
        self.rooms.end_sessions(&ended, Some(&Tell::SignedOut));
        Ok(())
    }
}

/// People some of whose sessions may have ended.
fn sessions_in_doubt(events: &[Recorded]) -> HashSet<PersonId> {
    events
        .iter()
        .filter_map(|recorded| match recorded.event {
            Event::SignedOut { person, .. }
            | Event::SessionRevoked { person, .. }
            | Event::PasswordChanged { person }
            | Event::PasswordReset { person } => Some(person),
            _ => None,
        })
        .collect()
}
