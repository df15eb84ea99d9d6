use super::{Access, FOLDER_NAME_MAX, FolderView, GRANTS_MAX, Grant, LibraryView, Scope};
use crate::{
    access::{Relation, Relations, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{BodyId, FolderId, IdempotencyKey, PersonId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Those who manage a part of the library: the keepers of the list of the body whose section it is, and the portal's
/// administrators.
pub(super) const MANAGING: Relations = Relations::of(&[Relation::Editor, Relation::Administrator]);
/// Those who know that it is there.
const SEEING: Relations = Relations::of(&[Relation::Reader, Relation::Editor, Relation::Administrator]);

/// Readers and managers see it, some of them may do it.
pub(super) const fn library(allowed: Relations) -> Rule {
    Rule { visible: SEEING, allowed, by_substitute: true }
}
/// Readers and managers may.
pub const READING: Rule = library(SEEING);

/// The folders the caller may see, what was placed last, and what waits for being read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewLibrary {}
operation!(Query ViewLibrary as "view_library" -> LibraryView, Rule::EMPLOYEE);

/// A folder with what the caller may see in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewFolder {
    /// Which.
    pub folder: FolderId,
    /// With what is no longer in force.
    #[serde(default)]
    pub all: bool,
    /// With what its managers' forms need.
    #[serde(default)]
    pub keeping: bool,
}
operation!(Query ViewFolder as "view_folder" -> FolderView, READING, {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
});

fn check_name(name: &str) -> Findings {
    let mut found = Findings::new();
    found.line(Field::Name, name, FOLDER_NAME_MAX);
    found
}

/// Opens a section of the library: of a body, or of the whole portal. Nobody may read it before its list says so.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateSection {
    /// Whose section it is; none for one of the whole portal.
    #[serde(default, deserialize_with = "form::optional")]
    pub body: Option<BodyId>,
    /// Name.
    pub name: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreateSection as "create_section" -> FolderId,
    Rule::everyone_sees(&[Relation::Editor, Relation::Administrator]), {
    fn subject(&self) -> Subject {
        self.body.map_or(Subject::Portal, Subject::Body)
    }
    fn check(&self) -> Findings {
        check_name(&self.name)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Makes a folder in another.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateFolder {
    /// In which.
    pub folder: FolderId,
    /// Name.
    pub name: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreateFolder as "create_folder" -> FolderId, library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
    fn check(&self) -> Findings {
        check_name(&self.name)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Gives a folder another name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenameFolder {
    /// Which.
    pub folder: FolderId,
    /// Name.
    pub name: String,
}
operation!(Command RenameFolder as "rename_folder" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
    fn check(&self) -> Findings {
        check_name(&self.name)
    }
});

/// Puts a folder with all that is in it into another.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveFolder {
    /// Which.
    pub folder: FolderId,
    /// Where to; the caller must manage that folder too.
    pub into: FolderId,
}
operation!(Command MoveFolder as "move_folder" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
});

/// Takes an empty folder away.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteFolder {
    /// Which.
    pub folder: FolderId,
}
operation!(Command DeleteFolder as "delete_folder" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
});

/// Says who may read what is in a folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFolderAccess {
    /// Which.
    pub folder: FolderId,
    /// Whom the list lets in.
    pub scope: Scope,
    /// Bodies, units and roles.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// People.
    #[serde(default)]
    pub people: Vec<PersonId>,
}
operation!(Command SetFolderAccess as "set_folder_access" -> (), library(MANAGING), {
    fn subject(&self) -> Subject {
        Subject::Folder(self.folder)
    }
    fn check(&self) -> Findings {
        check_list(&self.grants, &self.people)
    }
});

pub(super) fn check_list(grants: &[Grant], people: &[PersonId]) -> Findings {
    let mut found = Findings::new();
    let max = GRANTS_MAX as usize;
    found.add_if(grants.len() > max, Field::Grants, Flaw::TooMany { max: GRANTS_MAX });
    found.add_if(people.len() > max, Field::People, Flaw::TooMany { max: GRANTS_MAX });
    found
}

impl Access {
    /// As a form says it: each entry once, and none where they do not count.
    pub fn of(scope: Scope, grants: &[Grant], people: &[PersonId]) -> Self {
        let mut all: Vec<Grant> = Vec::new();
        if scope == Scope::Chosen {
            all.extend(grants.iter().copied().chain(people.iter().copied().map(Grant::Person)));
            all.sort_unstable();
            all.dedup();
        }
        Self { scope, grants: all }
    }
}
