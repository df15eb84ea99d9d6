use super::{
    Acknowledged, DESCRIPTION_MAX, Grant, ItemView, NUMBER_MAX, Scope,
    operations::{MANAGING, READING, check_list, library},
};
use crate::{
    access::{Relation, Relations, Subject},
    documents::{FileView, Marking, TITLE_MAX},
    field::{Field, Findings, Flaw},
    form,
    id::{FolderId, IdempotencyKey, LibraryItemId, PersonId, UploadId},
    operation::operation,
    time::CalendarDay,
};
use serde::{Deserialize, Serialize};

/// What is written on an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requisites {
    /// Title.
    pub title: String,
    /// Number of the act, may be empty.
    pub number: String,
    /// Date of the act.
    pub adopted_on: Option<CalendarDay>,
    /// Description, may be empty.
    pub description: String,
    /// First day it is in force.
    pub valid_from: Option<CalendarDay>,
    /// Last day it is in force.
    pub valid_until: Option<CalendarDay>,
    /// Whether everybody who may read it must say to have done so.
    pub must_acknowledge: bool,
}

impl Requisites {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Title, &self.title, TITLE_MAX);
        found.optional_text(Field::Number, &self.number, NUMBER_MAX);
        found.optional_text(Field::Description, &self.description, DESCRIPTION_MAX);
        let turned = self.valid_from.zip(self.valid_until).is_some_and(|(from, until)| until < from);
        found.add_if(turned, Field::ValidUntil, Flaw::EndsBeforeStart);
        found
    }
}

/// Places a document for reading, from a file that was sent before.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceItem {
    /// In which folder.
    pub folder: FolderId,
    /// The file.
    pub file: UploadId,
    /// How the document may be handled; anything above open is refused (P3).
    pub marking: Marking,
    /// Title.
    pub title: String,
    /// Number of the act, may be empty.
    #[serde(default)]
    pub number: String,
    /// Date of the act.
    #[serde(default, deserialize_with = "form::optional")]
    pub adopted_on: Option<CalendarDay>,
    /// Description, may be empty.
    #[serde(default)]
    pub description: String,
    /// First day it is in force.
    #[serde(default, deserialize_with = "form::optional")]
    pub valid_from: Option<CalendarDay>,
    /// Last day it is in force.
    #[serde(default, deserialize_with = "form::optional")]
    pub valid_until: Option<CalendarDay>,
    /// Whether everybody who may read it must say to have done so.
    #[serde(default)]
    pub must_acknowledge: bool,
    /// Begins with an empty list, to be filled in: nobody but its managers sees it until then.
    #[serde(default)]
    pub hold_back: bool,
    /// The item whose place it takes.
    #[serde(default, deserialize_with = "form::optional")]
    pub replaces: Option<LibraryItemId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command PlaceItem as "place_item" -> LibraryItemId, library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
    fn check(&self) -> Findings {
        self.requisites().check()
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

impl PlaceItem {
    /// The requisites' part of the form.
    pub fn requisites(&self) -> Requisites {
        Requisites {
            title: self.title.clone(),
            number: self.number.clone(),
            adopted_on: self.adopted_on,
            description: self.description.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            must_acknowledge: self.must_acknowledge,
        }
    }
}

/// Corrects what is written on an item; its file stays, another edition is another item.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditItem {
    /// Which.
    pub item: LibraryItemId,
    /// The version the editor saw.
    pub version: i64,
    /// Title.
    pub title: String,
    /// Number of the act, may be empty.
    #[serde(default)]
    pub number: String,
    /// Date of the act.
    #[serde(default, deserialize_with = "form::optional")]
    pub adopted_on: Option<CalendarDay>,
    /// Description, may be empty.
    #[serde(default)]
    pub description: String,
    /// First day it is in force.
    #[serde(default, deserialize_with = "form::optional")]
    pub valid_from: Option<CalendarDay>,
    /// Last day it is in force.
    #[serde(default, deserialize_with = "form::optional")]
    pub valid_until: Option<CalendarDay>,
    /// Whether everybody who may read it must say to have done so.
    #[serde(default)]
    pub must_acknowledge: bool,
}
operation!(Command EditItem as "edit_item" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
    fn check(&self) -> Findings {
        self.requisites().check()
    }
});

impl EditItem {
    /// The requisites' part of the form.
    pub fn requisites(&self) -> Requisites {
        Requisites {
            title: self.title.clone(),
            number: self.number.clone(),
            adopted_on: self.adopted_on,
            description: self.description.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            must_acknowledge: self.must_acknowledge,
        }
    }
}

/// Puts an item into another folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveItem {
    /// Which.
    pub item: LibraryItemId,
    /// Where to; the caller must manage that folder too.
    pub into: FolderId,
}
operation!(Command MoveItem as "move_item" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});

/// Narrows who may read an item, among those who may read its folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetItemAccess {
    /// Which.
    pub item: LibraryItemId,
    /// Whom the list lets in.
    pub scope: Scope,
    /// Bodies, units and roles.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// People.
    #[serde(default)]
    pub people: Vec<PersonId>,
}
operation!(Command SetItemAccess as "set_item_access" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
    fn check(&self) -> Findings {
        check_list(&self.grants, &self.people)
    }
});

/// Says that another item has taken the place of this one, or that none has.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceItem {
    /// Which.
    pub item: LibraryItemId,
    /// By which; none when it was said by mistake.
    #[serde(default, deserialize_with = "form::optional")]
    pub replaced_by: Option<LibraryItemId>,
}
operation!(Command ReplaceItem as "replace_item" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.replaced_by == Some(self.item), Field::ReplacedBy, Flaw::Twice);
        found
    }
});

/// Takes an item that was placed by mistake away; the journal keeps that it was there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawItem {
    /// Which.
    pub item: LibraryItemId,
}
operation!(Command WithdrawItem as "withdraw_item" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});

/// An item with its requisites.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewItem {
    /// Which.
    pub item: LibraryItemId,
    /// With what its managers' forms need.
    #[serde(default)]
    pub keeping: bool,
}
operation!(Query ViewItem as "view_item" -> ItemView, READING, {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});

/// What is needed to give the item's file back; the bytes follow outside the call.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewItemFile {
    /// Which.
    pub item: LibraryItemId,
}
operation!(Query ViewItemFile as "view_item_file" -> FileView, READING, {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});

/// "I have read it": said once, by the person and nobody else.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeItem {
    /// Which.
    pub item: LibraryItemId,
}
operation!(Command AcknowledgeItem as "acknowledge_item" -> (),
    library(Relations::of(&[Relation::Reader])).in_person(), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});

/// Who has said to have read an item, and who has not yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewAcknowledged {
    /// Which.
    pub item: LibraryItemId,
    /// Those who have, instead of those who have not yet.
    #[serde(default)]
    pub done: bool,
    /// Which page of names, from 0.
    #[serde(default)]
    pub page: u32,
}
operation!(Query ViewAcknowledged as "view_acknowledged" -> Acknowledged, library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
});
