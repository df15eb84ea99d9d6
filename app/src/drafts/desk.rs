//! What a writer has before them: the draft, and what they are doing in it.

use super::shelf::{Shelf, Spot, Unsaved};
use crate::{
    live::{self, News},
    shell::{Page, me, query_param},
};
use domain::{
    access::Verdict,
    drafts::{BlockStyle, DraftBlock, DraftView, PlaceDraft, SaveBlock},
    groups::GroupState,
    id::{BlockId, DraftId},
    live::{Presence, Topic},
    operation::Operation,
};
use leptos::prelude::*;

/// The draft, and what is being done in it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub draft: DraftId,
    pub view: Signal<DraftView>,
    pub page: Page<DraftView>,
    /// What is being written.
    pub writing: RwSignal<Option<Writing>>,
    /// What was typed on while a block was being saved: it belongs to the next one.
    pub ahead: StoredValue<String>,
    /// What else was typed in a block while it was being saved: the writing in it goes on.
    pub typed_on: StoredValue<Option<Unsaved>>,
    /// What was typed and is not saved.
    pub unsaved: Shelf,
    /// The block taken out last: it can be put back.
    pub removed: RwSignal<Option<BlockId>>,
    /// Told of a block that was taken out. The page's own: the live line may take the block away before the answer
    /// comes, and all that belongs to it.
    pub taken_out: Callback<BlockId>,
    /// Who else is here.
    pub present: RwSignal<Vec<Presence>>,
    /// Number and depth of each block.
    pub labels: Memo<Vec<(String, u8)>>,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A block that is there.
    Block(BlockId),
    /// A new one after another; after none, at the beginning.
    After(Option<BlockId>, BlockStyle),
}

impl Writing {
    /// Where it is written.
    pub(super) const fn spot(self) -> Spot {
        match self {
            Self::Block(block) => Spot::Block(block),
            Self::After(after, _) => Spot::After(after),
        }
    }
}

impl Desk {
    pub(super) fn new(
        draft: DraftId,
        page: Page<DraftView>,
        view: Signal<DraftView>,
        unsaved: Shelf,
    ) -> Self {
        let (writing, removed) = (RwSignal::new(asked()), RwSignal::new(None));
        let desk = Self {
            draft,
            view,
            page,
            writing,
            ahead: StoredValue::default(),
            typed_on: StoredValue::new(None),
            unsaved,
            removed,
            taken_out: Callback::new(move |block| {
                writing.set(None);
                removed.set(Some(block));
                page.refetch();
            }),
            present: RwSignal::new(Vec::new()),
            labels: Memo::new(move |_| view.with(DraftView::labels)),
        };
        desk.keep_current();
        desk
    }

    fn keep_current(self) {
        let topic = Topic::Draft(self.draft);
        let page = self.page;
        let seq = self.view.with_untracked(|view| view.seq);
        live::follow(topic, seq, move |news| match news {
            News::Changes { seq, changes } => match changes.read() {
                Some(changes) => page.change(move |view| view.take(seq, &changes)),
                None => page.refetch(),
            },
            News::Reload => page.refetch(),
        });
        live::presence(topic, move |people| self.present.set(people));
    }

    /// Whether the draft may be written by the reader now.
    pub(super) fn writable(self) -> bool {
        self.view.with(|view| {
            view.card.state.writable().is_ok()
                && view.card.group_state == GroupState::Open
                && SaveBlock::RULE.verdict(true, view.standing) == Verdict::Cleared
        })
    }

    /// Whether the reader decides what becomes of the draft.
    pub(super) fn decides(self) -> bool {
        self.view.with(|view| PlaceDraft::RULE.verdict(true, view.standing) == Verdict::Cleared)
    }

    /// A block as it is now.
    pub(super) fn block(self, id: BlockId) -> Option<DraftBlock> {
        self.view.with(|view| view.block(id).cloned())
    }

    /// What is to be written to go on with a wording that was not saved. If its block is gone meanwhile, it becomes a
    /// new one at the end.
    pub(super) fn opened(self, unsaved: Unsaved) -> Writing {
        let there = |block: BlockId| self.view.with_untracked(|view| view.block(block).is_some());
        match unsaved.spot {
            Spot::Block(block) if there(block) => Writing::Block(block),
            Spot::After(None) => Writing::After(None, unsaved.style),
            Spot::After(Some(block)) if there(block) => Writing::After(Some(block), unsaved.style),
            Spot::Block(_) | Spot::After(Some(_)) => {
                let last = self.view.with_untracked(|view| view.blocks.last().map(|block| block.id));
                let style = unsaved.style;
                self.unsaved.shift(unsaved, Spot::After(last));
                Writing::After(last, style)
            }
        }
    }

    /// Goes on with a new block after one that was saved, beginning with what was typed meanwhile.
    pub(super) fn write_next(self, after: BlockId, style: BlockStyle) {
        let text = self.ahead.get_value();
        self.shelve(after, style, text);
        self.writing.set(Some(Writing::After(Some(after), style)));
    }

    /// Keeps what was typed ahead when the writing does not go on.
    pub(super) fn keep_ahead(self, after: BlockId, style: BlockStyle) {
        let text = self.ahead.try_update_value(std::mem::take).unwrap_or_default();
        self.shelve(after, style, text);
    }

    fn shelve(self, after: BlockId, style: BlockStyle, text: String) {
        if !text.is_empty() {
            self.unsaved.add(Unsaved { spot: Spot::After(Some(after)), base: 0, style, text });
        }
    }

    /// The number and depth of a block.
    pub(super) fn label(self, id: BlockId) -> (String, u8) {
        let at = self.view.with(|view| view.blocks.iter().position(|block| block.id == id));
        self.labels.with(|labels| at.and_then(|at| labels.get(at).cloned())).unwrap_or_default()
    }

    /// Behind which block a block comes to stand when it is moved by one: up or down. None when it can't be.
    pub(super) fn moved(self, id: BlockId, up: bool) -> Option<Option<BlockId>> {
        self.view.with(|view| {
            let at = view.blocks.iter().position(|block| block.id == id)?;
            if up {
                let before = at.checked_sub(1)?;
                Some(before.checked_sub(1).map(|at| view.blocks[at].id))
            } else {
                view.blocks.get(at + 1).map(|block| Some(block.id))
            }
        })
    }

    /// Somebody else who writes in a block.
    pub(super) fn writer(self, id: BlockId) -> Option<String> {
        let own = me().with(|me| me.as_ref().map(|me| me.on_behalf().id));
        let other = |one: &&Presence| one.writing == Some(id) && Some(one.person) != own;
        self.present.with(|people| people.iter().find(other).map(|one| one.name.clone()))
    }

    /// The address of the draft with something in it being written, for pages without scripts.
    pub(super) fn address(self, writing: Option<Writing>) -> String {
        let draft = self.draft;
        match writing {
            None => format!("/drafts/{draft}"),
            Some(Writing::Block(block)) => format!("/drafts/{draft}?edit={block}#block-{block}"),
            Some(Writing::After(None, style)) => {
                format!("/drafts/{draft}?after=start&style={}#new-block", style.name())
            }
            Some(Writing::After(Some(block), style)) => {
                format!("/drafts/{draft}?after={block}&style={}#new-block", style.name())
            }
        }
    }
}

/// What the address asks for.
fn asked() -> Option<Writing> {
    let asked = |name| query_param(name).get_untracked();
    if let Some(block) = asked("edit").and_then(|block| block.parse().ok()) {
        return Some(Writing::Block(block));
    }
    let after = asked("after")?;
    let style = asked("style").and_then(|name| BlockStyle::by_name(&name)).unwrap_or(BlockStyle::Point);
    match after.parse() {
        Ok(block) => Some(Writing::After(Some(block), style)),
        Err(_) => (after == "start").then_some(Writing::After(None, style)),
    }
}
