use super::{Access, Requisites, Validity};
use crate::{
    access::Relations,
    directory::{PersonName, UnitView},
    documents::FileKind,
    id::{BodyId, FolderId, LibraryItemId},
    lang::Names,
    time::{CalendarDay, Moment},
};
use serde::{Deserialize, Serialize};

/// A folder in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderRow {
    /// Which.
    pub id: FolderId,
    /// The folder it lies in.
    pub parent: Option<FolderId>,
    /// Name.
    pub name: String,
    /// Items in it that the caller may see and that are not over.
    pub items: u32,
}

/// Whether the caller was asked to say to have read an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledgement {
    /// No.
    NotAsked,
    /// Yes, and it has not been said.
    Waits,
    /// It was said then.
    Done(Moment),
}

impl Acknowledgement {
    /// Of somebody who was asked or not, and may have said so. Nobody is asked to read what is over.
    pub const fn of(asked: bool, validity: Validity, said: Option<Moment>) -> Self {
        match said {
            Some(at) => Self::Done(at),
            None if asked && !validity.is_over() => Self::Waits,
            None => Self::NotAsked,
        }
    }
}

/// An item in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// Which.
    pub id: LibraryItemId,
    /// In which folder.
    pub folder: FolderId,
    /// Name of the folder.
    pub folder_name: String,
    /// Title.
    pub title: String,
    /// Number of the act, may be empty.
    pub number: String,
    /// Date of the act.
    pub adopted_on: Option<CalendarDay>,
    /// Kind of the file.
    pub kind: FileKind,
    /// First day it is in force.
    pub valid_from: Option<CalendarDay>,
    /// Last day it is in force.
    pub valid_until: Option<CalendarDay>,
    /// Whether it is in force.
    pub validity: Validity,
    /// When it was placed.
    pub placed: Moment,
    /// Whether the caller was asked to read it.
    pub acknowledgement: Acknowledgement,
}

/// The library as the caller sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryView {
    /// The folders, each after the one it lies in, siblings by name.
    pub folders: Vec<FolderRow>,
    /// What waits for being read, the latest first.
    pub waiting: Vec<ItemRow>,
    /// What was placed last and is not over.
    pub latest: Vec<ItemRow>,
    /// Bodies for which the caller may open a section.
    pub bodies: Vec<(BodyId, Names)>,
    /// Whether the caller may open a section of the whole portal.
    pub whole_portal: bool,
}

/// A folder with what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderView {
    /// Which.
    pub id: FolderId,
    /// Name.
    pub name: String,
    /// The folders it lies in, the section first.
    pub above: Vec<FolderChoice>,
    /// Whose section it lies in; none for one of the whole portal.
    pub body: Option<(BodyId, Names)>,
    /// Folders in it.
    pub folders: Vec<FolderRow>,
    /// Items in it: those not over first, the latest first.
    pub items: Vec<ItemRow>,
    /// How many are not over.
    pub in_force: u32,
    /// How many there are.
    pub total: u32,
    /// How the caller stands to the folder: the page offers what the rules allow.
    pub standing: Relations,
    /// Its list; for managers.
    pub access: Option<AccessView>,
    /// What the forms of managers need, when asked for.
    pub keeping: Option<Keeping>,
}

/// A list with the names of its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessView {
    /// The list.
    pub access: Access,
    /// Its people.
    pub people: Vec<PersonName>,
    /// Bodies and units it names, in words.
    pub names: Vec<Names>,
    /// Whether it has nothing to inherit from.
    pub outermost: bool,
}

/// What managers choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// Bodies with their units.
    pub bodies: Vec<BodyChoice>,
    /// Folders that the caller manages and that this can be moved into.
    pub places: Vec<FolderChoice>,
    /// Items of the same section that could take the place of this one.
    pub successors: Vec<ItemLink>,
}

/// A body with its units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyChoice {
    /// Which.
    pub id: BodyId,
    /// Name.
    pub name: Names,
    /// Units, each after the one above it.
    pub units: Vec<UnitView>,
}

/// A folder by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderChoice {
    /// Which.
    pub id: FolderId,
    /// Name; among choices with those it lies in: "Заңдар › Кодекстер".
    pub name: String,
}

/// An item by title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemLink {
    /// Which.
    pub id: LibraryItemId,
    /// Title.
    pub title: String,
}

/// An item with its requisites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    /// Which.
    pub id: LibraryItemId,
    /// Version of the requisites, for editing.
    pub version: i64,
    /// The folders it lies in, the section first.
    pub above: Vec<FolderChoice>,
    /// What is written on it.
    pub requisites: Requisites,
    /// Kind of the file.
    pub kind: FileKind,
    /// Name of the file as sent.
    pub file_name: String,
    /// Size of the file in bytes.
    pub size: u64,
    /// Whether it is in force.
    pub validity: Validity,
    /// What took its place, if the caller may see that.
    pub replaced_by: Option<ItemLink>,
    /// What it took the place of, as far as the caller may see that.
    pub replaces: Vec<ItemLink>,
    /// Who placed it.
    pub placed_by: PersonName,
    /// When.
    pub placed: Moment,
    /// Whether the caller was asked to read it.
    pub acknowledgement: Acknowledgement,
    /// Whether anybody has said to have read it: then it can't be withdrawn. For managers.
    pub acknowledged: bool,
    /// How the caller stands to the item: the page offers what the rules allow.
    pub standing: Relations,
    /// Its list; for managers.
    pub access: Option<AccessView>,
    /// What the forms of managers need, when asked for.
    pub keeping: Option<Keeping>,
}

/// One of those who may read an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcknowledgedRow {
    /// Who.
    pub person: PersonName,
    /// When it was said.
    pub at: Option<Moment>,
}

/// Who has said to have read an item, and who has not yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// How many have.
    pub done: u32,
    /// How many may read it and have not.
    pub waits: u32,
    /// This page of those asked for.
    pub rows: Vec<AcknowledgedRow>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_to_read_what_is_over() {
        assert_eq!(Acknowledgement::of(true, Validity::NotYet, None), Acknowledgement::Waits);
        assert_eq!(Acknowledgement::of(true, Validity::Replaced, None), Acknowledgement::NotAsked);
        assert_eq!(Acknowledgement::of(false, Validity::InForce, None), Acknowledgement::NotAsked);
        let said = Some(Moment(7));
        assert_eq!(Acknowledgement::of(false, Validity::Expired, said), Acknowledgement::Done(Moment(7)));
    }
}
