//! Folders as a tree of links.

use super::look::folder_path;
use domain::{id::FolderId, library::FolderRow};
use leptos::prelude::*;
use ui::plural::number;

/// The folders that lie in one, with those in them; each says how much in it is in force.
pub(super) fn branch(rows: &[FolderRow], above: Option<FolderId>, root: bool) -> AnyView {
    let inside: Vec<&FolderRow> = rows.iter().filter(|row| row.parent == above).collect();
    if inside.is_empty() {
        return ().into_any();
    }
    let row = |row: &FolderRow| {
        let count = (row.items > 0).then(|| view! { <b>{number(row.items.into())}</b> });
        let below = branch(rows, Some(row.id), false);
        view! {
            <li>
                <a href=folder_path(row.id)>
                    <span>{row.name.clone()}</span>
                    {count}
                </a>
                {below}
            </li>
        }
    };
    let list = inside.into_iter().map(row).collect_view();
    if root {
        view! { <ul class="tree">{list}</ul> }.into_any()
    } else {
        view! { <ul>{list}</ul> }.into_any()
    }
}
