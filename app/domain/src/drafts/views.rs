use super::{BlockStyle, DraftState, Wording, labels, markup};
use crate::{
    access::Relations,
    directory::PersonName,
    documents::{BlockKind, CellPlace, StyledBlock, TextBlock},
    groups::GroupState,
    id::{BlockId, DocumentId, DraftId, GroupId},
    lang::Lang,
    live::Change,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Which.
    pub id: DraftId,
    /// Title.
    pub title: String,
    /// Of which document it is to be the next version; none when it is to be a new one.
    pub document: Option<DocumentId>,
    /// When something was last saved in it.
    pub saved: Moment,
}

/// The card of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCard {
    /// Which.
    pub id: DraftId,
    /// Its group.
    pub group: GroupId,
    /// Name of the group.
    pub group_name: String,
    /// Whether the group still works.
    pub group_state: GroupState,
    /// Title.
    pub title: String,
    /// Language its numbers are in.
    pub lang: Lang,
    /// Where it stands.
    pub state: DraftState,
    /// Who began it.
    pub begun_by: PersonName,
    /// When.
    pub begun: Moment,
    /// The document it is to be the next version of, or has become a version of.
    pub document: Option<DocumentId>,
    /// The version it was begun from, or has become.
    pub version: Option<u32>,
    /// Whether the working members of the group write too.
    pub shared: bool,
    /// Pictures of the file it began with, which were left out.
    pub pictures: u32,
}

/// A block of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBlock {
    /// Which.
    pub id: BlockId,
    /// Orders the blocks: letters and digits, compared byte by byte.
    pub rank: String,
    /// The wording in force.
    pub wording: Wording,
    /// Number of its revision.
    pub revision: u32,
    /// Who saved it.
    pub saved_by: PersonName,
    /// When.
    pub saved: Moment,
    /// Wordings that wait for a decision, the oldest first.
    pub rivals: Vec<Rival>,
    /// Whether it was taken out; then it is told once and shown no more.
    pub removed: bool,
}

/// A wording saved while somebody else saved another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    /// Number of its revision.
    pub number: u32,
    /// What it was written on.
    pub base: Wording,
    /// The wording.
    pub wording: Wording,
    /// Who saved it.
    pub saved_by: PersonName,
    /// When.
    pub saved: Moment,
}

/// A draft with its blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Last event of the journal this view has seen.
    pub seq: i64,
    /// The draft.
    pub card: DraftCard,
    /// Its blocks, in order.
    pub blocks: Vec<DraftBlock>,
    /// How the caller stands to it.
    pub standing: Relations,
}

/// What became of a wording that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Number of its revision.
    pub revision: u32,
    /// Whether it waits beside another wording.
    pub beside: bool,
}

/// A revision of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its number in the block, from 1.
    pub number: u32,
    /// The wording.
    pub wording: Wording,
    /// Who saved it.
    pub saved_by: PersonName,
    /// When.
    pub saved: Moment,
    /// Whether it never was in force.
    pub beside: bool,
}

/// A block with all its revisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revisions {
    /// Title of the draft.
    pub title: String,
    /// Whether the draft is still written.
    pub state: DraftState,
    /// The block as it is.
    pub block: DraftBlock,
    /// Its number as printed.
    pub label: String,
    /// All revisions, the newest first.
    pub revisions: Vec<Revision>,
    /// How the caller stands to the draft.
    pub standing: Relations,
}

impl DraftView {
    /// Numbers and depths of the blocks.
    pub fn labels(&self) -> Vec<(String, u8)> {
        let styles: Vec<BlockStyle> = self.blocks.iter().map(|block| block.wording.style).collect();
        labels(self.card.lang, &styles)
    }

    /// A block.
    pub fn block(&self, id: BlockId) -> Option<&DraftBlock> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// Takes in changes up to an event; what the view contains already is left alone.
    pub fn take(&mut self, seq: i64, changes: &[Change]) {
        if seq > self.seq {
            self.seq = seq;
            changes.iter().cloned().for_each(|change| self.apply(change));
        }
    }

    /// Takes in a change that came over the live line. What it does not concern stays as it is.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::DraftBlock(block) => {
                self.blocks.retain(|known| known.id != block.id);
                if !block.removed {
                    let place = |known: &DraftBlock| (&known.rank, known.id) < (&block.rank, block.id);
                    let at = self.blocks.partition_point(place);
                    self.blocks.insert(at, *block);
                }
            }
            Change::DraftCard(card) => self.card = *card,
            _ => {}
        }
    }

    /// The text as it is printed.
    pub fn printed(&self) -> Vec<StyledBlock> {
        let mut tables = 0;
        let mut printed = Vec::with_capacity(self.blocks.len());
        for (block, (label, depth)) in self.blocks.iter().zip(self.labels()) {
            if block.wording.style == BlockStyle::Table {
                printed.extend(cells(&block.wording.text, tables, depth));
                tables += 1;
            } else {
                printed.push(paragraph(&block.wording, label, depth));
            }
        }
        printed
    }
}

fn paragraph(wording: &Wording, label: String, depth: u8) -> StyledBlock {
    let (text, emphasis) = markup::emphasised(&wording.text);
    let kind = match wording.style {
        BlockStyle::Title => BlockKind::Title,
        BlockStyle::Chapter | BlockStyle::Heading => BlockKind::Chapter,
        BlockStyle::Article => BlockKind::Article,
        BlockStyle::Point => BlockKind::Point,
        BlockStyle::Subpoint | BlockStyle::Item | BlockStyle::Bullet => BlockKind::Subpoint,
        BlockStyle::Paragraph | BlockStyle::Table => BlockKind::Paragraph,
    };
    StyledBlock { block: TextBlock { kind, depth, label, text, page: None, cell: None }, emphasis }
}

fn cells(text: &str, table: u32, depth: u8) -> Vec<StyledBlock> {
    let mut found = Vec::new();
    for (row, cells) in (0..).zip(markup::rows(text)) {
        for (column, cell) in (0..).zip(cells) {
            let (text, emphasis) = markup::emphasised(&markup::tidy(&cell));
            let cell = Some(CellPlace { table, row, column });
            let block =
                TextBlock { kind: BlockKind::Cell, depth, label: String::new(), text, page: None, cell };
            found.push(StyledBlock { block, emphasis });
        }
    }
    found
}
