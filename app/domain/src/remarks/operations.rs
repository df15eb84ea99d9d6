use super::{
    ANSWERS_MAX, Anchor, FilledTable, GROUNDS_MAX, MENTIONS_MAX, REMARK_MAX, Stance, WORDING_MAX, missing,
};
use crate::{
    access::{DISCUSSING, IN_GROUP, LEADING, Relation, Relations, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{BlockId, DocumentId, IdempotencyKey, PersonId, RemarkId, ReplyId, UploadId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Writes a remark on a place in the text, or on the document as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddRemark {
    /// On which document.
    pub document: DocumentId,
    /// On which block; none for the whole document.
    #[serde(default, deserialize_with = "form::optional")]
    pub block: Option<BlockId>,
    /// First byte of the words meant; with `end` zero, the whole block.
    #[serde(default)]
    pub start: u32,
    /// One past the last byte.
    #[serde(default)]
    pub end: u32,
    /// What is remarked.
    pub text: String,
    /// Wording suggested in place of the words meant; may be empty.
    #[serde(default)]
    pub wording: String,
    /// Why it should be so; may be empty.
    #[serde(default)]
    pub grounds: String,
    /// Who is called upon.
    #[serde(default)]
    pub mentions: Vec<PersonId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command AddRemark as "add_remark" -> RemarkId, Rule::group(DISCUSSING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn check(&self) -> Findings {
        let mut found = check_talk(&self.text, &self.mentions);
        found.optional_text(Field::Wording, &self.wording, WORDING_MAX);
        found.optional_text(Field::Grounds, &self.grounds, GROUNDS_MAX);
        found.add_if(self.end < self.start, Field::Anchor, Flaw::Malformed);
        found.add_if(!self.wording.is_empty() && self.block.is_none(), Field::Anchor, Flaw::Missing);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

impl AddRemark {
    /// The place meant, if it is not the whole document.
    pub fn anchor(&self) -> Option<Anchor> {
        self.block.map(|block| Anchor { block, start: self.start, end: self.end })
    }
}

fn check_talk(text: &str, mentions: &[PersonId]) -> Findings {
    let mut found = Findings::new();
    found.text(Field::Text, text, REMARK_MAX);
    found.add_if(
        mentions.len() > MENTIONS_MAX as usize,
        Field::Mentions,
        Flaw::TooMany { max: MENTIONS_MAX },
    );
    found
}

/// Changes the text of one's own remark.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditRemark {
    /// Which.
    pub remark: RemarkId,
    /// The version the editor saw.
    pub version: i64,
    /// The new text.
    pub text: String,
}
operation!(Command EditRemark as "edit_remark" -> (),
    Rule { visible: IN_GROUP, allowed: Relations::of(&[Relation::Own]), by_substitute: true }, {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
    fn check(&self) -> Findings {
        check_talk(&self.text, &[])
    }
});

/// Answers a remark.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Which.
    pub remark: RemarkId,
    /// The answer.
    pub text: String,
    /// Who is called upon.
    #[serde(default)]
    pub mentions: Vec<PersonId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command Reply as "reply" -> ReplyId, Rule::group(DISCUSSING), {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
    fn check(&self) -> Findings {
        check_talk(&self.text, &self.mentions)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Those who may settle a remark or take it up again: its author and those who lead the group.
const SETTLING: Rule =
    Rule { visible: IN_GROUP, allowed: LEADING.and(Relations::of(&[Relation::Own])), by_substitute: true };

/// Settles a remark.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResolveRemark {
    /// Which.
    pub remark: RemarkId,
}
operation!(Command ResolveRemark as "resolve_remark" -> (), SETTLING, {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
});

/// Takes a settled remark up again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReopenRemark {
    /// Which.
    pub remark: RemarkId,
}
operation!(Command ReopenRemark as "reopen_remark" -> (), SETTLING, {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
});

/// Puts a remark into its place in the version under discussion, where the portal could not find it, or found it
/// wrongly.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveRemark {
    /// Which.
    pub remark: RemarkId,
    /// The block it belongs to.
    pub block: BlockId,
    /// First byte of the words meant; with `end` zero, the whole block.
    #[serde(default)]
    pub start: u32,
    /// One past the last byte.
    #[serde(default)]
    pub end: u32,
}
operation!(Command MoveRemark as "move_remark" -> (), SETTLING, {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.end < self.start, Field::Anchor, Flaw::Malformed);
        found
    }
});

impl MoveRemark {
    /// The place meant.
    pub const fn anchor(&self) -> Anchor {
        Anchor { block: self.block, start: self.start, end: self.end }
    }
}

/// Answers remarks on a document, one or many alike: the developer's part of the table of remarks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRemarks {
    /// On which document.
    pub document: DocumentId,
    /// Which remarks.
    #[serde(default)]
    pub remarks: Vec<RemarkId>,
    /// The developer's stance.
    pub stance: Stance,
    /// Why; required where a remark is not taken whole.
    #[serde(default)]
    pub reasoning: String,
    /// The final wording; may be empty.
    #[serde(default)]
    pub wording: String,
}
operation!(Command AnswerRemarks as "answer_remarks" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.remarks.is_empty(), Field::Remarks, Flaw::Missing);
        found.add_if(self.remarks.len() > ANSWERS_MAX as usize, Field::Remarks, Flaw::TooMany { max: ANSWERS_MAX });
        found.optional_text(Field::Reasoning, &self.reasoning, GROUNDS_MAX);
        found.optional_text(Field::Wording, &self.wording, WORDING_MAX);
        if let Some(field) = missing(self.stance, &self.reasoning) {
            found.add_if(true, field, Flaw::Missing);
        }
        found
    }
});

/// What a filled table of remarks would change; without a file, what is needed to send one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswers {
    /// The document whose remarks they are.
    pub document: DocumentId,
    /// The table, sent before.
    #[serde(default, deserialize_with = "form::optional")]
    pub file: Option<UploadId>,
}
operation!(Query CheckAnswers as "check_answers" -> FilledTable, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Takes the answers of a filled table that was checked; answers how many were given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportAnswers {
    /// The document whose remarks they are.
    pub document: DocumentId,
    /// The table, sent before.
    pub file: UploadId,
    /// What the report said it stands for: if anything has changed since, nothing is taken.
    pub plan: String,
}
operation!(Command ImportAnswers as "import_answers" -> u32, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Accepts or declines the wording suggested with a remark, and settles the remark.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideSuggestion {
    /// Which.
    pub remark: RemarkId,
    /// Accept, or decline.
    pub accept: bool,
}
operation!(Command DecideSuggestion as "decide_suggestion" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Remark(self.remark)
    }
});
