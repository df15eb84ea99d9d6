//! What has to be read anew because of some events.

use domain::{
    event::Event,
    id::{BodyId, DocumentId, GroupId, LibraryItemId, PersonId, PollId, RemarkId},
};
use std::collections::BTreeSet;

/// Things whose entries may have changed.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub groups: BTreeSet<GroupId>,
    pub documents: BTreeSet<DocumentId>,
    pub remarks: BTreeSet<RemarkId>,
    pub polls: BTreeSet<PollId>,
    pub items: BTreeSet<LibraryItemId>,
    pub people: BTreeSet<PersonId>,
    pub bodies: BTreeSet<BodyId>,
}

impl Touched {
    /// By these events.
    pub(super) fn by<'e>(events: impl Iterator<Item = &'e Event>) -> Self {
        let mut touched = Self::default();
        events.for_each(|event| touched.take(event));
        touched
    }

    pub(super) fn is_nothing(&self) -> bool {
        let Self { groups, documents, remarks, polls, items, people, bodies } = self;
        groups.is_empty()
            && documents.is_empty()
            && remarks.is_empty()
            && polls.is_empty()
            && items.is_empty()
            && people.is_empty()
            && bodies.is_empty()
    }

    /// The same in parts of so many things, so that not everything is in memory at once.
    pub(super) fn parts(&self, size: usize) -> impl Iterator<Item = Self> + '_ {
        let bodies = chunks(&self.bodies, size).map(|bodies| Self { bodies, ..Self::default() });
        let people = chunks(&self.people, size).map(|people| Self { people, ..Self::default() });
        let groups = chunks(&self.groups, size).map(|groups| Self { groups, ..Self::default() });
        // Documents hold long texts.
        let documents =
            chunks(&self.documents, size / 32).map(|documents| Self { documents, ..Self::default() });
        let remarks = chunks(&self.remarks, size).map(|remarks| Self { remarks, ..Self::default() });
        let polls = chunks(&self.polls, size).map(|polls| Self { polls, ..Self::default() });
        let items = chunks(&self.items, size / 32).map(|items| Self { items, ..Self::default() });
        bodies.chain(people).chain(groups).chain(documents).chain(remarks).chain(polls).chain(items)
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::BodyCreated { body } | Event::BodyEdited { body } => drop(self.bodies.insert(*body)),
            Event::PersonCreated { person, .. }
            | Event::PersonEdited { person }
            | Event::Appointed { person, .. }
            | Event::AppointmentEnded { person, .. } => drop(self.people.insert(*person)),
            Event::GroupCreated { group }
            | Event::GroupEdited { group, .. }
            | Event::GroupClosed { group }
            | Event::FileAttached { group, .. }
            | Event::FileDetached { group, .. } => drop(self.groups.insert(*group)),
            Event::DocumentPlaced { document, .. }
            | Event::VersionPlaced { document, .. }
            | Event::RecognitionEnded { document, found: true, .. }
            | Event::DocumentClosed { document, .. } => drop(self.documents.insert(*document)),
            Event::RemarkAdded { remark, .. }
            | Event::RemarkEdited { remark, .. }
            | Event::Replied { remark, .. }
            | Event::RemarkResolved { remark, .. }
            | Event::RemarkReopened { remark, .. }
            | Event::SuggestionDecided { remark, .. } => drop(self.remarks.insert(*remark)),
            Event::ItemPlaced { item, .. }
            | Event::ItemEdited { item, .. }
            | Event::ItemWithdrawn { item } => drop(self.items.insert(*item)),
            // What had taken its place may have been withdrawn meanwhile, or may be what takes it now.
            Event::ItemReplaced { item, by } => self.items.extend([Some(*item), *by].into_iter().flatten()),
            Event::RemarksAnswered { remarks, .. } => self.remarks.extend(remarks),
            Event::PollOpened { poll, .. } | Event::PollClosed { poll, .. } => drop(self.polls.insert(*poll)),
            _ => {}
        }
    }
}

fn chunks<T: Copy + Ord>(all: &BTreeSet<T>, size: usize) -> impl Iterator<Item = BTreeSet<T>> + use<T> {
    let all: Vec<T> = all.iter().copied().collect();
    let parts: Vec<BTreeSet<T>> =
        all.chunks(size.max(1)).map(|part| part.iter().copied().collect()).collect();
    parts.into_iter()
}
