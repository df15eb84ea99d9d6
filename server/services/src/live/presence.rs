//! Who is in which document or draft now. Kept in memory only; told at most once a second.

use super::rooms::Rooms;
use domain::{
    id::BlockId,
    live::{Presence, Tell, Topic},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Most people named; of more, the page says how many.
const NAMED: usize = 50;
/// Above this size, a room is told more rarely.
const LARGE: usize = 200;
/// Ticks between two tellings of a large room.
const LARGE_EVERY: u32 = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
struct Where {
    topic: Topic,
    writing: Option<BlockId>,
    typing: bool,
}

/// Where everybody is.
#[derive(Default)]
pub(super) struct Whereabouts {
    tabs: HashMap<u64, Where>,
    changed: HashSet<Topic>,
    ticks: u32,
}

impl Whereabouts {
    /// A tab says where its reader is.
    pub(super) fn here(&mut self, id: u64, topic: Topic, writing: Option<BlockId>, typing: bool) {
        let now = Where { topic, writing, typing };
        if let Some(before) = self.tabs.insert(id, now)
            && before.topic != topic
        {
            self.changed.insert(before.topic);
        }
        self.changed.insert(topic);
    }

    /// A tab has left.
    pub(super) fn gone(&mut self, id: u64) {
        if let Some(before) = self.tabs.remove(&id) {
            self.changed.insert(before.topic);
        }
    }

    /// Tells the rooms in which something changed.
    pub(super) fn tell(&mut self, rooms: &mut Rooms) {
        self.ticks = self.ticks.wrapping_add(1);
        let rare = self.ticks.is_multiple_of(LARGE_EVERY);
        let due: Vec<Topic> =
            self.changed.iter().copied().filter(|topic| rare || rooms.size(*topic) <= LARGE).collect();
        for topic in due {
            self.changed.remove(&topic);
            let people = self.people(topic, rooms);
            rooms.tell_room(topic, &Tell::Present { topic, people });
        }
    }

    /// A line per person, however many tabs.
    fn people(&self, topic: Topic, rooms: &Rooms) -> Vec<Presence> {
        let mut people: BTreeMap<_, Presence> = BTreeMap::new();
        for (id, place) in self.tabs.iter().filter(|(_, place)| place.topic == topic) {
            let Some(tab) = rooms.tab(*id) else { continue };
            let known = people.entry(tab.person).or_insert_with(|| Presence {
                person: tab.person,
                name: tab.name.clone(),
                writing: None,
                typing: false,
            });
            known.typing |= place.typing;
            known.writing = known.writing.or(place.writing);
        }
        people.into_values().take(NAMED).collect()
    }
}
