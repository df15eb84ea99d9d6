use crate::{
    id::{BlockId, BodyId, DocumentId, GroupId, LibraryItemId, PersonId, PollId, RemarkId},
    lang::Names,
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Hits on a page.
pub const HIT_ROWS: u32 = 20;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A document, by its title and text.
    Document,
    /// A remark, with its replies and the developer's answer.
    Remark,
    /// A vote, by its question.
    Poll,
    /// A working group.
    Group,
    /// An item of the library, by its title, requisites and text.
    Library,
    /// A person.
    Person,
    /// A state body.
    Body,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 7] =
        [Self::Document, Self::Remark, Self::Poll, Self::Group, Self::Library, Self::Person, Self::Body];

    /// Its name in addresses and in the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Remark => "remark",
            Self::Poll => "poll",
            Self::Group => "group",
            Self::Library => "library",
            Self::Person => "person",
            Self::Body => "body",
        }
    }
}

/// No kind of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuch;

impl fmt::Display for NoSuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such name")
    }
}

impl FromStr for Kind {
    type Err = NoSuch;
    fn from_str(name: &str) -> Result<Self, NoSuch> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(NoSuch)
    }
}

/// How far something has come. People and bodies have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// A group at work, a document discussed, a remark not settled, a vote open, an item of the library not replaced.
    UnderWay,
    /// The contrary.
    Finished,
}

impl Progress {
    /// Its name in addresses and in the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnderWay => "under_way",
            Self::Finished => "finished",
        }
    }
}

impl FromStr for Progress {
    type Err = NoSuch;
    fn from_str(name: &str) -> Result<Self, NoSuch> {
        [Self::UnderWay, Self::Finished].into_iter().find(|progress| progress.name() == name).ok_or(NoSuch)
    }
}

/// Where a hit leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To a document, at the point the words stand in if they stand in its text.
    Document(DocumentId, Option<BlockId>),
    /// To a remark beside its document.
    Remark(DocumentId, RemarkId),
    /// To a vote.
    Poll(PollId),
    /// To a group.
    Group(GroupId),
    /// To an item of the library.
    Library(LibraryItemId),
    /// To a person.
    Person(PersonId),
    /// To a body.
    Body(BodyId),
}

impl Target {
    /// What it is.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Document(..) => Kind::Document,
            Self::Remark(..) => Kind::Remark,
            Self::Poll(_) => Kind::Poll,
            Self::Group(_) => Kind::Group,
            Self::Library(_) => Kind::Library,
            Self::Person(_) => Kind::Person,
            Self::Body(_) => Kind::Body,
        }
    }
}

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// Whether it was looked for.
    pub sought: bool,
    /// The piece.
    pub text: String,
}

/// One of the things found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitView {
    /// Where it leads.
    pub target: Target,
    /// What it is called, the same in all languages where it has one name only.
    pub title: Names,
    /// A piece of it with the words looked for; empty where they stand in its title.
    pub snippet: Vec<Fragment>,
    /// What it belongs to: the group of a document, the document of a remark, the folder of an item of the library,
    /// the body of a person.
    pub within: Option<Names>,
    /// When it last changed.
    pub at: Moment,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitsView {
    /// How much fits.
    pub total: u64,
    /// How much of each kind would fit if no kind had been asked for; kinds without any are left out.
    pub by_kind: Vec<(Kind, u64)>,
    /// This page of it, the best first.
    pub hits: Vec<HitView>,
    /// Nothing fits what was typed; this was looked for instead.
    pub repaired: Option<String>,
    /// What the index does not know yet is still being read; it will be found later.
    pub filling: bool,
}
