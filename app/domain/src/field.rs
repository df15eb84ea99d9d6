//! What a person can fill in: the fields, their limits, and what can be wrong with an entry.
//!
//! The same check runs in the browser before sending and on the server on receipt.

use serde::{Deserialize, Serialize};

/// A field of a form. Its name in a form is the snake-case name of the variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of that name")]
pub enum Field {
    Login,
    Password,
    CurrentPassword,
    NewPassword,
    RepeatPassword,
    Surname,
    GivenName,
    Patronymic,
    Phone,
    Office,
    Email,
    Body,
    Unit,
    Parent,
    Position,
    NameKk,
    NameRu,
    NameEn,
    Bin,
    Person,
    Absent,
    Substitute,
    Order,
    From,
    Until,
    Name,
    Description,
    Justification,
    Chair,
    Secretary,
    Members,
    Observers,
    Role,
    File,
    Title,
    Marking,
    Place,
    Agenda,
    At,
    Text,
    Wording,
    Anchor,
    Mentions,
    Question,
    Quorum,
    Majority,
    Secrecy,
    ClosesAt,
    Choice,
    Reason,
    Stance,
    Reasoning,
    Grounds,
    Remarks,
    Search,
    Into,
    Number,
    AdoptedOn,
    ValidFrom,
    ValidUntil,
    ReplacedBy,
    Replaces,
    Scope,
    Grants,
    People,
    Iin,
    Request,
    Documents,
    Comment,
    Signature,
    Origin,
    Nonce,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Nothing was entered.
    Missing,
    /// More characters than allowed.
    TooLong {
        /// Allowed.
        max: u32,
        /// Entered.
        now: u32,
    },
    /// Fewer characters than required.
    TooShort {
        /// Required.
        min: u32,
    },
    /// More items than allowed.
    TooMany {
        /// Allowed.
        max: u32,
    },
    /// Not of the expected form; the hint beside the field shows it.
    Malformed,
    /// A number outside its bounds.
    OutOfRange {
        /// The least allowed.
        min: i64,
        /// The greatest allowed.
        max: i64,
    },
    /// A time that must lie ahead is past.
    InThePast,
    /// The end is before the beginning.
    EndsBeforeStart,
    /// The two entries of a password differ.
    Different,
    /// The password is among those everybody tries, or holds the login.
    Guessable,
    /// Already used by another.
    Taken,
    /// Nothing by this name or identifier can be found.
    Unknown,
    /// The same person or thing is named twice.
    Twice,
    /// Holds characters that can't be shown or sent.
    BadCharacters,
}

/// A flaw and the field it is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFlaw {
    /// Where.
    pub field: Field,
    /// What.
    pub flaw: Flaw,
}

/// Collects the flaws of an operation's fields, so that all are shown at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<FieldFlaw>);

impl Findings {
    /// Nothing found yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Notes a flaw.
    pub fn add(&mut self, field: Field, flaw: Flaw) {
        self.0.push(FieldFlaw { field, flaw });
    }

    /// Notes a flaw when the condition holds.
    pub fn add_if(&mut self, condition: bool, field: Field, flaw: Flaw) {
        if condition {
            self.add(field, flaw);
        }
    }

    /// A text that must be there and fit.
    pub fn text(&mut self, field: Field, entry: &str, max: u32) {
        if entry.trim().is_empty() {
            self.add(field, Flaw::Missing);
        } else {
            self.optional_text(field, entry, max);
        }
    }

    /// A text that may be empty but must fit.
    pub fn optional_text(&mut self, field: Field, entry: &str, max: u32) {
        let now = u32::try_from(entry.chars().count()).unwrap_or(u32::MAX);
        if now > max {
            self.add(field, Flaw::TooLong { max, now });
        }
        if entry.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(field, Flaw::BadCharacters);
        }
    }

    /// A text that names something on one line.
    pub fn line(&mut self, field: Field, entry: &str, max: u32) {
        self.text(field, entry, max);
        self.add_if(entry.contains(['\n', '\r']), field, Flaw::BadCharacters);
    }

    /// What was found; empty when all is well.
    pub fn into_flaws(self) -> Vec<FieldFlaw> {
        self.0
    }
}

impl Field {
    /// The name of the field in a form.
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }
}
