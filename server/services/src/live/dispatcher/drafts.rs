//! What happens in drafts, told to those who write them.

use super::{Dispatcher, catch_up::missed_too_much};
use crate::{
    Cx, Error, Request,
    drafts::{card, load_blocks},
    live::sql::group_of_draft,
};
use domain::{
    event::Event,
    id::{BlockId, DraftId},
    live::{Change, RESUME_MAX, Tell, Topic},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Recorded, events_after};

/// What events touched in one draft.
#[derive(Default)]
struct Touched {
    blocks: BTreeSet<BlockId>,
    card: bool,
    /// It is over, or so much is new that fetching it is cheaper.
    afresh: bool,
}

/// Above this, one look at the whole draft is cheaper than one at each block.
const FEW: usize = 16;

impl Touched {
    fn take(&mut self, event: &Event) {
        match event {
            Event::BlocksAdded { blocks, .. } => self.blocks.extend(blocks),
            Event::BlockSaved { block, .. }
            | Event::BlockMoved { block, .. }
            | Event::BlockRemoved { block, .. }
            | Event::BlockRestored { block, .. }
            | Event::WordingSettled { block, .. } => {
                self.blocks.insert(*block);
            }
            Event::DraftEdited { .. }
            | Event::DraftShared { .. }
            | Event::DraftPlaced { .. }
            | Event::GroupEdited { .. }
            | Event::GroupClosed { .. } => self.card = true,
            Event::DraftDiscarded { .. } => self.afresh = true,
            _ => {}
        }
    }

    /// What to tell; nothing when nothing was touched.
    async fn tell(self, cx: &mut Cx<'_>, draft: DraftId, seq: i64) -> Result<Option<Tell>, Error> {
        let topic = Topic::Draft(draft);
        if self.afresh || self.blocks.len() > FEW {
            return Ok(Some(Tell::Reload { topic }));
        }
        let mut changes = Vec::new();
        if self.card {
            changes.push(Change::DraftCard(Box::new(card(cx, draft).await?)));
        }
        let ids: Vec<BlockId> = self.blocks.into_iter().collect();
        let blocks = if ids.is_empty() { Vec::new() } else { load_blocks(cx, &ids).await? };
        changes.extend(blocks.into_iter().map(|block| Change::DraftBlock(Box::new(block))));
        Ok((!changes.is_empty()).then_some(Tell::Changes { topic, seq, changes }))
    }
}

impl Dispatcher {
    pub(super) async fn tell_drafts(
        &mut self,
        cx: &mut Cx<'_>,
        events: &[Recorded],
        last: i64,
    ) -> Result<(), Error> {
        let mut touched: BTreeMap<DraftId, Touched> = BTreeMap::new();
        for Recorded { event, .. } in events {
            for draft in self.drafts_of(event) {
                touched.entry(draft).or_default().take(event);
            }
        }
        for (draft, touched) in touched {
            if let Some(tell) = touched.tell(cx, draft, last).await? {
                self.rooms.tell_room(Topic::Draft(draft), &tell);
            }
        }
        Ok(())
    }

    /// The drafts an event concerns, as far as somebody follows them.
    fn drafts_of(&self, event: &Event) -> Vec<DraftId> {
        if let Some(draft) = event.draft() {
            let followed = self.rooms.is_followed(Topic::Draft(draft));
            return followed.then_some(draft).into_iter().collect();
        }
        let draft = |topic| match topic {
            Topic::Draft(draft) => Some(draft),
            Topic::Document(_) | Topic::Group(_) => None,
        };
        let group = event.group().into_iter();
        group.flat_map(|group| self.rooms.topics_of(group)).filter_map(draft).collect()
    }

    /// Catches a tab up, then admits it.
    pub(super) async fn follow_draft(&mut self, id: u64, draft: DraftId, since: i64) -> Result<(), Error> {
        let services = self.services.clone();
        let mut reader = services.database().read().await?;
        let mut touched = Touched { afresh: missed_too_much(since, self.seq), ..Touched::default() };
        let missed = if touched.afresh || since >= self.seq {
            Vec::new()
        } else {
            events_after(&mut reader, since, RESUME_MAX).await?
        };
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let group = group_of_draft(&mut cx, draft).await?;
        for Recorded { event, .. } in missed.iter().filter(|missed| missed.seq <= self.seq) {
            let concerns = match event.draft() {
                Some(own) => own == draft,
                None => event.group() == Some(group),
            };
            if concerns {
                touched.take(event);
            }
        }
        let tell = touched.tell(&mut cx, draft, self.seq).await?;
        reader.commit().await?;
        self.rooms.enter(id, Topic::Draft(draft), group);
        if let Some(tell) = tell {
            self.rooms.tell(id, &tell);
        }
        Ok(())
    }
}
