//! What the ballots amount to: the decision at closing, and what can still happen before it.

use super::{Base, Choice, PollRules, Tie};
use serde::{Deserialize, Serialize};

/// Counted ballots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// For.
    #[serde(rename = "for")]
    pub pro: u32,
    /// Against.
    pub against: u32,
    /// Abstained.
    pub abstained: u32,
}

impl Tally {
    /// All ballots.
    pub const fn cast(self) -> u32 {
        self.pro + self.against + self.abstained
    }

    /// One ballot more.
    pub const fn add(&mut self, choice: Choice) {
        match choice {
            Choice::For => self.pro += 1,
            Choice::Against => self.against += 1,
            Choice::Abstain => self.abstained += 1,
        }
    }

    /// How many ballots say so.
    pub const fn of(self, choice: Choice) -> u32 {
        match choice {
            Choice::For => self.pro,
            Choice::Against => self.against,
            Choice::Abstain => self.abstained,
        }
    }
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The proposal carries.
    Adopted,
    /// It does not.
    Rejected,
    /// Too few took part.
    NoQuorum,
}

/// What can still become of a proposal while the vote is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prospect {
    /// Whatever else happens, it carries.
    Adopted,
    /// Whatever else happens, it does not carry.
    Impossible,
    /// It carries as it stands, but that can still change.
    CarriesSoFar,
    /// So many more votes for would carry it, if nobody else votes.
    Depends {
        /// How many.
        more: u32,
    },
}

/// The decision these ballots make under the rule.
///
/// `chair` is the chair's vote in a named poll: it decides a tie where the rule says so.
pub fn decision(rules: &PollRules, entitled: u32, tally: Tally, chair: Option<Choice>) -> Decision {
    if tally.cast() < rules.quorum.needed(entitled) || tally.cast() == 0 {
        return Decision::NoQuorum;
    }
    let base = match rules.base {
        Base::Entitled => entitled,
        Base::Cast => tally.cast(),
        Base::ForAndAgainst => tally.pro + tally.against,
    };
    let tied = tally.pro == tally.against && tally.pro > 0;
    let carried_by_chair = tied && rules.tie == Tie::ChairDecides && chair == Some(Choice::For);
    if tally.pro > 0 && (tally.pro >= rules.majority.needed(base) || carried_by_chair) {
        Decision::Adopted
    } else {
        Decision::Rejected
    }
}

/// What can still happen. Where votes may be changed nothing is certain before closing.
pub fn prospect(rules: &PollRules, entitled: u32, tally: Tally, chair: Option<Choice>) -> Prospect {
    let left = entitled.saturating_sub(tally.cast());
    let carries = |more: Tally| {
        let total = Tally {
            pro: tally.pro + more.pro,
            against: tally.against + more.against,
            abstained: tally.abstained + more.abstained,
        };
        decision(rules, entitled, total, chair) == Decision::Adopted
    };
    let only = |pro| Tally { pro, ..Tally::default() };
    if !rules.changeable {
        let against = (0..=left).all(|against| {
            carries(Tally { against, ..Tally::default() })
                && carries(Tally { abstained: against, ..Tally::default() })
        });
        if against && chair_cannot_matter(rules) {
            return Prospect::Adopted;
        }
        if !(0..=left).any(|pro| carries(only(pro))) && chair_cannot_matter(rules) {
            return Prospect::Impossible;
        }
    }
    match (0..=left).find(|pro| carries(only(*pro))) {
        Some(0) => Prospect::CarriesSoFar,
        Some(more) => Prospect::Depends { more },
        None => Prospect::Impossible,
    }
}

fn chair_cannot_matter(rules: &PollRules) -> bool {
    rules.tie == Tie::Fails
}
