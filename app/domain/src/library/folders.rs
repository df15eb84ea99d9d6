//! The tree of folders: no folder lies in itself, and none too deep.

use crate::{fault::Refusal, id::FolderId};
use std::collections::BTreeMap;

/// Most folders one within another.
pub const DEPTH_MAX: usize = 6;

/// Which folder lies in which; those in none are the sections of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<FolderId, Option<FolderId>>);

impl Tree {
    /// Of folders and what they lie in.
    pub fn of(folders: impl IntoIterator<Item = (FolderId, Option<FolderId>)>) -> Self {
        Self(folders.into_iter().collect())
    }

    /// The folders from the section down to this one; nothing when it is not there.
    pub fn path(&self, folder: FolderId) -> Vec<FolderId> {
        let mut path = Vec::new();
        let mut next = Some(folder);
        while let Some(at) = next.filter(|at| self.0.contains_key(at) && !path.contains(at)) {
            path.push(at);
            next = self.0.get(&at).copied().flatten();
        }
        path.reverse();
        path
    }

    /// How many folders lie one within another from this one down, itself included.
    fn height(&self, folder: FolderId) -> usize {
        let below = self.0.keys().map(|other| self.path(*other));
        let depths = below.filter_map(|path| {
            let at = path.iter().position(|above| *above == folder)?;
            Some(path.len() - at)
        });
        depths.max().unwrap_or(0)
    }
}

/// Makes room for a new folder in another.
///
/// # Errors
/// When it would lie too deep.
pub fn create_folder(tree: &Tree, into: FolderId) -> Result<(), Refusal> {
    if tree.path(into).len() < DEPTH_MAX { Ok(()) } else { Err(Refusal::FolderTooDeep) }
}

/// Puts a folder, with all that is in it, into another.
///
/// # Errors
/// When it would lie in itself, or something in it too deep.
pub fn move_folder(tree: &Tree, folder: FolderId, into: FolderId) -> Result<Tree, Refusal> {
    let above = tree.path(into);
    if above.contains(&folder) {
        return Err(Refusal::FolderInItself);
    }
    if above.len() + tree.height(folder) > DEPTH_MAX {
        return Err(Refusal::FolderTooDeep);
    }
    let mut next = tree.clone();
    next.0.insert(folder, Some(into));
    Ok(next)
}

/// Takes a folder away.
///
/// # Errors
/// When something is in it.
pub const fn delete_folder(folders: u32, items: u32) -> Result<(), Refusal> {
    if folders == 0 && items == 0 { Ok(()) } else { Err(Refusal::FolderNotEmpty) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ulid::Ulid;

    fn folder(number: u8) -> FolderId {
        Ulid::from(u128::from(number)).into()
    }

    proptest! {
        #[test]
        fn whatever_is_moved_the_tree_stays_a_tree(
            steps in prop::collection::vec((0_u8..12, 0_u8..12, any::<bool>()), 0..80)
        ) {
            let mut tree = Tree::of([(folder(0), None), (folder(1), None)]);
            for (what, into, moves) in steps {
                let (what, into) = (folder(what), folder(into));
                if !tree.0.contains_key(&into) {
                    continue;
                }
                if moves && tree.0.contains_key(&what) {
                    tree = move_folder(&tree, what, into).unwrap_or(tree);
                } else if !tree.0.contains_key(&what) && create_folder(&tree, into).is_ok() {
                    tree.0.insert(what, Some(into));
                }
                for known in tree.0.keys() {
                    let path = tree.path(*known);
                    // Every path begins with a section, so there is no circle.
                    prop_assert_eq!(tree.0.get(&path[0]).copied(), Some(None));
                    prop_assert_eq!(path.last(), Some(known));
                    prop_assert!(path.len() <= DEPTH_MAX);
                }
            }
        }
    }

    #[test]
    fn a_folder_is_not_put_into_itself_nor_below() {
        let tree = Tree::of([(folder(0), None), (folder(1), Some(folder(0))), (folder(2), Some(folder(1)))]);
        for into in [1, 2] {
            assert_eq!(move_folder(&tree, folder(1), folder(into)), Err(Refusal::FolderInItself));
        }
        assert_eq!(tree.height(folder(0)), 3);
        assert!(tree.path(folder(9)).is_empty());
        assert_eq!(delete_folder(0, 1), Err(Refusal::FolderNotEmpty));
        assert_eq!(delete_folder(0, 0), Ok(()));
    }
}
