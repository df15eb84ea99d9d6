//! Who follows what.

use super::hub::Tab;
use bytes::Bytes;
use domain::{
    id::{DocumentId, GroupId, PersonId, SessionId},
    live::{Tell, Topic},
};
use std::collections::{HashMap, HashSet};

/// The tabs, and the topics they follow.
#[derive(Default)]
pub(super) struct Rooms {
    tabs: HashMap<u64, Tab>,
    by_person: HashMap<PersonId, HashSet<u64>>,
    rooms: HashMap<Topic, HashSet<u64>>,
    /// The group of each document and draft that is followed.
    groups: HashMap<Topic, GroupId>,
}

/// A frame; what can't be said is an empty one, which no tab understands and none is sent.
pub(super) fn frame(tell: &Tell) -> Option<Bytes> {
    match serde_json::to_vec(tell) {
        Ok(bytes) => Some(Bytes::from(bytes)),
        Err(error) => {
            tracing::error!(%error, "a frame can't be written");
            None
        }
    }
}

impl Rooms {
    pub(super) fn connect(&mut self, id: u64, tab: Tab) {
        self.by_person.entry(tab.person).or_default().insert(id);
        self.tabs.insert(id, tab);
    }

    pub(super) fn disconnect(&mut self, id: u64) {
        let Some(tab) = self.tabs.remove(&id) else { return };
        if let Some(tabs) = self.by_person.get_mut(&tab.person) {
            tabs.remove(&id);
            if tabs.is_empty() {
                self.by_person.remove(&tab.person);
            }
        }
        let followed: Vec<Topic> =
            self.rooms.iter().filter(|(_, room)| room.contains(&id)).map(|(topic, _)| *topic).collect();
        for topic in followed {
            self.leave(id, topic);
        }
    }

    pub(super) fn enter(&mut self, id: u64, topic: Topic, group: GroupId) {
        if self.tabs.contains_key(&id) {
            self.rooms.entry(topic).or_default().insert(id);
            self.groups.insert(topic, group);
        }
    }

    pub(super) fn leave(&mut self, id: u64, topic: Topic) {
        let Some(room) = self.rooms.get_mut(&topic) else { return };
        room.remove(&id);
        if room.is_empty() {
            self.rooms.remove(&topic);
            self.groups.remove(&topic);
        }
    }

    pub(super) fn tab(&self, id: u64) -> Option<&Tab> {
        self.tabs.get(&id)
    }

    pub(super) fn is_followed(&self, topic: Topic) -> bool {
        self.rooms.contains_key(&topic)
    }

    pub(super) fn follows(&self, id: u64, topic: Topic) -> bool {
        self.rooms.get(&topic).is_some_and(|room| room.contains(&id))
    }

    /// The documents of a group that somebody follows.
    pub(super) fn documents_of(&self, group: GroupId) -> Vec<DocumentId> {
        let document = |topic: Topic| match topic {
            Topic::Document(document) => Some(document),
            Topic::Draft(_) | Topic::Group(_) => None,
        };
        self.topics_of(group).filter_map(document).collect()
    }

    /// Whatever of a group somebody follows.
    pub(super) fn topics_of(&self, group: GroupId) -> impl Iterator<Item = Topic> {
        self.groups.iter().filter(move |(_, of)| **of == group).map(|(topic, _)| *topic)
    }

    /// The people who follow a topic.
    pub(super) fn people_in(&self, topic: Topic) -> HashSet<PersonId> {
        let room = self.rooms.get(&topic).into_iter().flatten();
        room.filter_map(|id| self.tabs.get(id)).map(|tab| tab.person).collect()
    }

    /// How many tabs follow a topic.
    pub(super) fn size(&self, topic: Topic) -> usize {
        self.rooms.get(&topic).map_or(0, HashSet::len)
    }

    pub(super) fn has_person(&self, person: PersonId) -> bool {
        self.by_person.contains_key(&person)
    }

    /// Everything connected, by session.
    pub(super) fn sessions(&self) -> HashSet<SessionId> {
        self.tabs.values().map(|tab| tab.session).collect()
    }

    /// Tells everybody who follows a topic.
    pub(super) fn tell_room(&mut self, topic: Topic, tell: &Tell) {
        let Some(bytes) = frame(tell) else { return };
        let ids: Vec<u64> = self.rooms.get(&topic).into_iter().flatten().copied().collect();
        self.send(&ids, &bytes);
    }

    /// Tells all tabs of a person.
    pub(super) fn tell_person(&mut self, person: PersonId, tell: &Tell) {
        let Some(bytes) = frame(tell) else { return };
        let ids: Vec<u64> = self.by_person.get(&person).into_iter().flatten().copied().collect();
        self.send(&ids, &bytes);
    }

    /// Tells one tab.
    pub(super) fn tell(&mut self, id: u64, tell: &Tell) {
        if let Some(bytes) = frame(tell) {
            self.send(&[id], &bytes);
        }
    }

    /// The tabs of a person that follow a topic.
    pub(super) fn tabs_of(&self, person: PersonId, topic: Topic) -> Vec<u64> {
        let tabs = self.by_person.get(&person).into_iter().flatten().copied();
        tabs.filter(|id| self.follows(*id, topic)).collect()
    }

    /// Ends the tabs of sessions; `say` is their last frame.
    pub(super) fn end_sessions(&mut self, ended: &HashSet<SessionId>, say: Option<&Tell>) {
        let ids: Vec<u64> =
            self.tabs.iter().filter(|(_, tab)| ended.contains(&tab.session)).map(|(id, _)| *id).collect();
        for id in ids {
            if let Some(tell) = say {
                self.tell(id, tell);
            }
            self.disconnect(id);
        }
    }

    /// A tab that does not keep up is cut: it comes back and says where it was.
    fn send(&mut self, ids: &[u64], bytes: &Bytes) {
        let mut slow = Vec::new();
        for id in ids {
            if let Some(tab) = self.tabs.get(id)
                && tab.out.try_send(bytes.clone()).is_err()
            {
                slow.push(*id);
            }
        }
        for id in slow {
            self.disconnect(id);
        }
    }
}
