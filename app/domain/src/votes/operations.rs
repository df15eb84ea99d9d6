use super::{
    Base, Choice, PollRules, PollView, Protocol, QUESTION_MAX, REASON_MAX, Receipt, Rounding, Secrecy, Share,
    TallyShown, Threshold, Tie, Voters,
};
use crate::{
    access::{IN_GROUP, Relation, Relations, Rule, Subject},
    field::{Field, Findings},
    form,
    id::{BlockId, DocumentId, IdempotencyKey, PollId},
    operation::operation,
    time::WallTime,
};
use serde::{Deserialize, Serialize};

/// Opens a vote on a document or on one of its points (P49).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPoll {
    /// On which document.
    pub document: DocumentId,
    /// On which point; none for the whole document.
    #[serde(default, deserialize_with = "form::optional")]
    pub block: Option<BlockId>,
    /// What is put to the vote.
    pub question: String,
    /// Who may vote.
    pub voters: Voters,
    /// Named or secret.
    pub secrecy: Secrecy,
    /// When figures are shown.
    pub tally: TallyShown,
    /// Share of the entitled that must take part, rounded up.
    pub quorum: Share,
    /// Share that must be for.
    pub majority: Share,
    /// Whether more than the share is needed, not just the share.
    #[serde(default)]
    pub more_than: bool,
    /// How people are rounded where the share itself is enough.
    pub rounding: Rounding,
    /// Of whom the majority is counted.
    pub base: Base,
    /// What a tie does.
    pub tie: Tie,
    /// Whether one's vote may be changed until closing.
    #[serde(default)]
    pub changeable: bool,
    /// Whether a vote against needs a reason.
    #[serde(default)]
    pub reason_against: bool,
    /// When it closes by itself; none leaves it to be closed by hand.
    #[serde(default, deserialize_with = "form::optional")]
    pub closes_at: Option<WallTime>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command OpenPoll as "open_poll" -> PollId,
    Rule::group(Relations::of(&[Relation::Initiator, Relation::Chair])), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Question, &self.question, QUESTION_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

impl OpenPoll {
    /// The rule the form describes.
    pub const fn rules(&self) -> PollRules {
        PollRules {
            voters: self.voters,
            secrecy: self.secrecy,
            tally: self.tally,
            quorum: Threshold::AtLeast { share: self.quorum, rounding: Rounding::Up },
            // More than all can't be: it means all.
            majority: if self.more_than && !self.majority.is_all() {
                Threshold::MoreThan { share: self.majority }
            } else {
                Threshold::AtLeast { share: self.majority, rounding: self.rounding }
            },
            base: self.base,
            tie: self.tie,
            changeable: self.changeable,
            reason_against: self.reason_against,
        }
    }
}

/// Casts one's vote, or replaces it where the rule allows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastVote {
    /// In which poll.
    pub poll: PollId,
    /// What is voted.
    pub choice: Choice,
    /// Why; required where the rule says so, forbidden in a secret vote.
    #[serde(default)]
    pub reason: String,
    /// Marks the act. The roll itself remembers it, so the general memory of answers is not used.
    pub key: IdempotencyKey,
}
operation!(Command CastVote as "cast_vote" -> Receipt,
    Rule { visible: IN_GROUP.and(Relations::of(&[Relation::Voter])), allowed: Relations::of(&[Relation::Voter]), by_substitute: true }, {
    fn subject(&self) -> Subject {
        Subject::Poll(self.poll)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.optional_text(Field::Reason, &self.reason, REASON_MAX);
        found
    }
});

/// Closes a vote by hand.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosePoll {
    /// Which.
    pub poll: PollId,
}
operation!(Command ClosePoll as "close_poll" -> (),
    Rule::group(Relations::of(&[Relation::Initiator, Relation::Chair])), {
    fn subject(&self) -> Subject {
        Subject::Poll(self.poll)
    }
});

/// One vote, as the discussion shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewPoll {
    /// Which.
    pub poll: PollId,
}
operation!(Query ViewPoll as "view_poll" -> PollView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Poll(self.poll)
    }
});

/// Who was entitled, who has voted and, where it may be known, what: the roll, and after closing the protocol.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewRoll {
    /// Which.
    pub poll: PollId,
}
operation!(Query ViewRoll as "view_roll" -> Protocol, Rule::group(IN_GROUP), {
    fn subject(&self) -> Subject {
        Subject::Poll(self.poll)
    }
});
