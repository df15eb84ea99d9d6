//! The rule of a poll, fixed at its opening: who votes, how many must, and what carries.

use crate::{access::Relation, fault::Refusal, groups::GroupRole};
use serde::{Deserialize, Serialize};

/// What one votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// For.
    For,
    /// Against.
    Against,
    /// Neither; counts as having taken part.
    Abstain,
}

impl Choice {
    /// All choices, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstain];

    /// The name in the database, in forms and in style classes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
        }
    }

    /// The choice of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }
}

/// Who is entitled: fixed as a list when the poll opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voters {
    /// Chair, secretary and members.
    Everybody,
    /// Chair and members; the secretary only keeps the papers.
    ChairAndMembers,
    /// Members alone.
    Members,
}

impl Voters {
    /// Whether a place in the group entitles to vote.
    pub const fn include(self, role: GroupRole) -> bool {
        match role {
            GroupRole::Member => true,
            GroupRole::Chair => matches!(self, Self::Everybody | Self::ChairAndMembers),
            GroupRole::Secretary => matches!(self, Self::Everybody),
            GroupRole::Observer => false,
        }
    }

    /// The same for a relation to the group.
    pub const fn include_relation(self, relation: Relation) -> bool {
        match relation {
            Relation::Chair => self.include(GroupRole::Chair),
            Relation::Secretary => self.include(GroupRole::Secretary),
            Relation::Member => true,
            _ => false,
        }
    }
}

/// Whether it is known who voted what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// The protocol names every vote.
    Named,
    /// The protocol names who took part; ballots can't be linked to voters.
    Secret,
}

/// When the figures of a named vote are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TallyShown {
    /// At once.
    Live,
    /// After closing; until then only the turnout.
    AfterClosing,
}

/// A share such as 2/3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share {
    numerator: u32,
    denominator: u32,
}

impl Share {
    /// One half.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };
    /// Two thirds.
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    /// A share between nothing and all, if it is one.
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if denominator == 0 || denominator > 100 || numerator > denominator {
            None
        } else {
            Some(Self { numerator, denominator })
        }
    }

    /// Whether it is everybody.
    pub const fn is_all(self) -> bool {
        self.numerator == self.denominator
    }

    /// Numerator and denominator.
    pub const fn parts(self) -> (u32, u32) {
        (self.numerator, self.denominator)
    }
}

impl TryFrom<String> for Share {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let parse = || {
            let (numerator, denominator) = text.split_once('/')?;
            Self::new(numerator.parse().ok()?, denominator.parse().ok()?)
        };
        parse().ok_or("not a share such as 2/3")
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        format!("{}/{}", share.numerator, share.denominator)
    }
}

/// How a share of people that is no whole number becomes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the next whole number: 28.67 is 29.
    Up,
    /// To the nearest, a half goes up: 28.33 is 28.
    Nearest,
}

/// How many are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// More than the share.
    MoreThan {
        /// The share.
        share: Share,
    },
    /// At least the share, rounded to whole people.
    AtLeast {
        /// The share.
        share: Share,
        /// How it is rounded.
        rounding: Rounding,
    },
}

impl Threshold {
    /// The least whole number that is enough, out of so many.
    pub fn needed(self, of: u32) -> u32 {
        let of = u64::from(of);
        let needed = match self {
            Self::MoreThan { share } => {
                let (numerator, denominator) = (u64::from(share.numerator), u64::from(share.denominator));
                of * numerator / denominator + 1
            }
            Self::AtLeast { share, rounding } => {
                let (numerator, denominator) = (u64::from(share.numerator), u64::from(share.denominator));
                match rounding {
                    Rounding::Up => (of * numerator).div_ceil(denominator),
                    Rounding::Nearest => (2 * of * numerator + denominator) / (2 * denominator),
                }
            }
        };
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

/// Of whom the majority is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Of all who are entitled.
    Entitled,
    /// Of those who took part, the abstaining included.
    Cast,
    /// Of those who voted for or against.
    ForAndAgainst,
}

/// What happens when as many are for as against and half is not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The proposal fails.
    Fails,
    /// The chair's vote decides.
    ChairDecides,
}

/// The rule of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollRules {
    /// Who may vote.
    pub voters: Voters,
    /// Whether it is known who voted what.
    pub secrecy: Secrecy,
    /// When figures are shown.
    pub tally: TallyShown,
    /// How many of the entitled must take part.
    pub quorum: Threshold,
    /// How many must be for.
    pub majority: Threshold,
    /// Of whom.
    pub base: Base,
    /// What a tie does.
    pub tie: Tie,
    /// Whether one's vote may be changed until closing.
    pub changeable: bool,
    /// Whether a vote against needs a reason.
    pub reason_against: bool,
}

impl PollRules {
    /// Whether the parts of the rule go together.
    ///
    /// # Errors
    /// When a secret vote is asked to do what only a named one can.
    pub fn consistent(&self) -> Result<(), Refusal> {
        match self.secrecy {
            Secrecy::Named => Ok(()),
            Secrecy::Secret if self.changeable => Err(Refusal::SecretUnchangeable),
            Secrecy::Secret if self.tally == TallyShown::Live => Err(Refusal::SecretTallyHidden),
            Secrecy::Secret if self.tie == Tie::ChairDecides => Err(Refusal::TieNeedsNames),
            Secrecy::Secret if self.reason_against => Err(Refusal::ReasonForbidden),
            Secrecy::Secret => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_explicit() {
        let two_thirds = |rounding| Threshold::AtLeast { share: Share::TWO_THIRDS, rounding };
        assert_eq!(two_thirds(Rounding::Up).needed(42), 28);
        assert_eq!(two_thirds(Rounding::Up).needed(43), 29);
        assert_eq!(two_thirds(Rounding::Nearest).needed(43), 29);
        assert_eq!(two_thirds(Rounding::Nearest).needed(41), 27);
        assert_eq!(two_thirds(Rounding::Up).needed(41), 28);
        assert_eq!(Threshold::MoreThan { share: Share::HALF }.needed(15), 8);
        assert_eq!(Threshold::MoreThan { share: Share::HALF }.needed(14), 8);
    }
}
