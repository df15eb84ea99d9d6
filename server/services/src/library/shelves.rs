//! All folders with their lists: a few hundred rows, read in one statement wherever the library is looked at.

use crate::{Error, stored::of_word};
use domain::{
    directory::sort_key,
    id::{BodyId, FolderId},
    library::{Access, FolderChoice, Tree},
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// A folder.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) parent: Option<FolderId>,
    /// Whose section it is; only sections have one.
    body: Option<BodyId>,
    pub(super) name: String,
    pub(super) access: Access,
}

/// The folders.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    folders: BTreeMap<FolderId, Shelf>,
    tree: Tree,
}

const FOLDERS: &str = "select f.id, f.parent, f.body, f.name, f.scope, g.grantee
    from library_folder f left join library_folder_grant g on g.folder = f.id
    where f.deleted_at is null order by f.id, g.grantee";

type Row = (String, Option<String>, Option<String>, String, String, Option<String>);

impl Shelves {
    pub(super) async fn load(db: &mut AnyConnection) -> Result<Self, Error> {
        let rows: Vec<Row> = sqlx::query_as(FOLDERS).fetch_all(db).await?;
        let mut folders: BTreeMap<FolderId, Shelf> = BTreeMap::new();
        for (id, parent, body, name, scope, grantee) in rows {
            let id = id.parse()?;
            let grant = grantee.map(|grantee| grantee.parse()).transpose()?;
            if let Some(shelf) = folders.get_mut(&id) {
                shelf.access.grants.extend(grant);
                continue;
            }
            let parent = parent.map(|parent| parent.parse()).transpose()?;
            let body = body.map(|body| body.parse()).transpose()?;
            let access = Access { scope: of_word(&scope)?, grants: grant.into_iter().collect() };
            folders.insert(id, Shelf { parent, body, name, access });
        }
        let tree = Tree::of(folders.iter().map(|(id, shelf)| (*id, shelf.parent)));
        Ok(Self { folders, tree })
    }

    pub(super) const fn tree(&self) -> &Tree {
        &self.tree
    }

    pub(super) fn get(&self, folder: FolderId) -> Option<&Shelf> {
        self.folders.get(&folder)
    }

    pub(super) fn name(&self, folder: FolderId) -> &str {
        self.get(folder).map_or("", |shelf| shelf.name.as_str())
    }

    /// The lists from the section down to a folder.
    pub(super) fn lists(&self, folder: FolderId) -> impl Iterator<Item = &Access> {
        self.tree.path(folder).into_iter().filter_map(|at| self.get(at)).map(|shelf| &shelf.access)
    }

    /// Whose section a folder lies in.
    pub(super) fn body(&self, folder: FolderId) -> Option<BodyId> {
        self.tree.path(folder).first().and_then(|section| self.get(*section)).and_then(|shelf| shelf.body)
    }

    /// Folders in a folder, or the sections.
    pub(super) fn within(&self, folder: Option<FolderId>) -> impl Iterator<Item = (FolderId, &Shelf)> {
        let inside = move |(_, shelf): &(&FolderId, &Shelf)| shelf.parent == folder;
        self.folders.iter().filter(inside).map(|(id, shelf)| (*id, shelf))
    }

    /// The folders a folder lies in and the folder itself, the section first.
    pub(super) fn path(&self, folder: FolderId) -> Vec<FolderChoice> {
        let choice = |id| FolderChoice { id, name: self.name(id).to_owned() };
        self.tree.path(folder).into_iter().map(choice).collect()
    }

    /// The folder's name with those it lies in: "Заңдар › Кодекстер".
    pub(super) fn long_name(&self, folder: FolderId) -> String {
        self.path(folder).into_iter().map(|choice| choice.name).collect::<Vec<_>>().join(" › ")
    }

    /// All folders, each after the one it lies in, siblings by name.
    pub(super) fn in_order(&self) -> Vec<FolderId> {
        let mut order = Vec::with_capacity(self.folders.len());
        let mut waiting = self.by_name(None);
        while let Some(next) = waiting.pop() {
            order.push(next);
            waiting.extend(self.by_name(Some(next)));
        }
        order
    }

    /// Siblings, the last by name first.
    fn by_name(&self, parent: Option<FolderId>) -> Vec<FolderId> {
        let mut siblings: Vec<(String, FolderId)> =
            self.within(parent).map(|(id, shelf)| (sort_key(&shelf.name), id)).collect();
        siblings.sort_unstable_by(|one, other| other.cmp(one));
        siblings.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether a name is free among the folders beside it.
    pub(super) fn is_free(&self, parent: Option<FolderId>, name: &str, but: Option<FolderId>) -> bool {
        !self.within(parent).any(|(id, shelf)| Some(id) != but && shelf.name == name)
    }
}
