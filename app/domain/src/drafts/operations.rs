use super::{BLOCKS_MAX, BlockStyle, DraftView, Revisions, Saved, SettleBy, pasted::pasted};
use crate::{
    access::{LEADING, Relation, Relations, Rule, Subject},
    documents::{Marking, TITLE_MAX},
    field::{Field, Findings, Flaw},
    form,
    id::{BlockId, DocumentId, DraftId, GroupId, IdempotencyKey, UploadId},
    lang::Lang,
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Those who lead the group write, and the working members once a draft was opened to them, who are its editors then;
/// nobody else knows of it before it is placed.
const WRITERS: Relations = LEADING.and(Relations::of(&[Relation::Editor]));
const DRAFTING: Rule = Rule { visible: WRITERS, allowed: WRITERS, by_substitute: true };

/// How somebody who stands so to the group stands to a draft of it.
pub const fn standing(in_group: Relations, shared: bool) -> Relations {
    if shared && in_group.has(Relation::Member) {
        in_group.and(Relations::of(&[Relation::Editor]))
    } else {
        in_group
    }
}

/// What becomes of the draft as a whole is for those who lead the group.
const DECIDING: Rule = Rule { visible: WRITERS, allowed: LEADING, by_substitute: true };

/// Begins a text that will be placed before the group as a new document (WG-8).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginDraft {
    /// Before which group.
    pub group: GroupId,
    /// Title.
    pub title: String,
    /// Language the numbers are in.
    pub lang: Lang,
    /// A file whose text it begins with.
    #[serde(default, deserialize_with = "form::optional")]
    pub file: Option<UploadId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command BeginDraft as "begin_draft" -> DraftId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
    fn check(&self) -> Findings {
        title(&self.title)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Begins the text of a document's next version, from the text of the version under discussion.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginNextVersion {
    /// Of which document.
    pub document: DocumentId,
    /// Language the numbers are in.
    pub lang: Lang,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command BeginNextVersion as "begin_next_version" -> DraftId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// A draft with its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewDraft {
    /// Which.
    pub draft: DraftId,
}
operation!(Query ViewDraft as "view_draft" -> DraftView, DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// The revisions of a block.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewRevisions {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
}
operation!(Query ViewRevisions as "view_revisions" -> Revisions, DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Changes the title of a draft, or the language of its numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditDraft {
    /// Which.
    pub draft: DraftId,
    /// Title.
    pub title: String,
    /// Language the numbers are in.
    pub lang: Lang,
}
operation!(Command EditDraft as "edit_draft" -> (), DECIDING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
    fn check(&self) -> Findings {
        title(&self.title)
    }
});

/// Opens a draft to the working members of the group: they see it and write too (WG-8). It stays open: what was read
/// can't be hidden again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareDraft {
    /// Which.
    pub draft: DraftId,
}
operation!(Command ShareDraft as "share_draft" -> (), DECIDING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Adds blocks to a draft: one, or as many as the text has lines. Answers the last of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddBlocks {
    /// To which.
    pub draft: DraftId,
    /// After which block; none for the beginning.
    #[serde(default, deserialize_with = "form::optional")]
    pub after: Option<BlockId>,
    /// What lines are that don't say it themselves.
    pub style: BlockStyle,
    /// The text, see [`super::pasted`].
    pub text: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command AddBlocks as "add_blocks" -> BlockId, DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Text, &self.text, super::PASTED_MAX);
        let wordings = pasted(&self.text, self.style);
        let empty = wordings.is_empty() && !self.text.trim().is_empty();
        found.add_if(empty, Field::Text, Flaw::Missing);
        found.add_if(wordings.len() > BLOCKS_MAX as usize, Field::Text, Flaw::TooMany { max: BLOCKS_MAX });
        if let Some(wrong) = wordings.iter().find(|wording| wording.is_too_long()) {
            wrong.style.check(&wrong.text, &mut found);
        }
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Saves a wording of a block. Whoever saved another since the revision it was written on loses nothing: then both
/// stand side by side until somebody decides.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveBlock {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
    /// The revision it was written on.
    pub base: u32,
    /// Its style.
    pub style: BlockStyle,
    /// Its text, marked up.
    pub text: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command SaveBlock as "save_block" -> Saved, DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        self.style.check(&self.text, &mut found);
        found.add_if(!self.text.trim().is_empty() && self.style.tidy(&self.text).is_empty(), Field::Text, Flaw::Missing);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Moves a block behind another.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveBlock {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
    /// After which block; none for the beginning.
    #[serde(default, deserialize_with = "form::optional")]
    pub after: Option<BlockId>,
}
operation!(Command MoveBlock as "move_block" -> (), DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Takes a block out. Its revisions stay, and it can be put back.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveBlock {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
    /// The revision that was seen; if somebody saved another since, the block stays.
    pub base: u32,
}
operation!(Command RemoveBlock as "remove_block" -> BlockId, DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Puts a block back that was taken out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreBlock {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
}
operation!(Command RestoreBlock as "restore_block" -> (), DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Decides between the wording in force and one that waits beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleWording {
    /// Of which draft.
    pub draft: DraftId,
    /// Which block.
    pub block: BlockId,
    /// The revision in force that was seen.
    pub base: u32,
    /// The revision that waits.
    pub rival: u32,
    /// How.
    pub by: SettleBy,
}
operation!(Command SettleWording as "settle_wording" -> (), DRAFTING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

/// Places the draft before the group: as a new document, or as the next version of the one it was begun from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceDraft {
    /// Which.
    pub draft: DraftId,
    /// How the document may be handled; anything above open is refused (P3).
    pub marking: Marking,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command PlaceDraft as "place_draft" -> DocumentId, DECIDING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Gives a draft up.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscardDraft {
    /// Which.
    pub draft: DraftId,
}
operation!(Command DiscardDraft as "discard_draft" -> GroupId, DECIDING, {
    fn subject(&self) -> Subject {
        Subject::Draft(self.draft)
    }
});

fn title(title: &str) -> Findings {
    let mut found = Findings::new();
    found.line(Field::Title, title, TITLE_MAX);
    found
}
