//! What lies in an archive.

use super::preview_page::Place;
use crate::documents::size;
use domain::previews::ArchiveEntryView;
use leptos::prelude::*;
use ui::{
    EmptyState, Glyph, Icon, Table,
    i18n::{common, lang, previews as words, t},
};

/// The entries; those that can be shown are links.
#[component]
pub(super) fn Entries(place: Place, inside: Vec<u32>, entries: Vec<ArchiveEntryView>) -> impl IntoView {
    if entries.is_empty() {
        return view! { <EmptyState text=t(words::EMPTY_ARCHIVE) glyph=Glyph::Archive/> }.into_any();
    }
    let rows = (0..)
        .zip(entries)
        .filter(|(_, entry)| !entry.is_folder)
        .map(|(number, entry)| {
            let way: Vec<u32> = inside.iter().copied().chain([number]).collect();
            row(place, &way, entry)
        })
        .collect_view();
    view! {
        <Table label=t(words::ENTRIES)>
            <thead>
                <tr>
                    <th scope="col">{t(words::ENTRY)}</th>
                    <th scope="col">{t(words::KIND)}</th>
                    <th scope="col" class="number">{t(words::SIZE)}</th>
                    <th scope="col">{t(common::DOWNLOAD)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(place: Place, way: &[u32], entry: ArchiveEntryView) -> AnyView {
    let ArchiveEntryView { path, size: bytes, kind, encrypted, openable, .. } = entry;
    let (folder, name) = match path.rsplit_once('/') {
        Some((folder, name)) => (Some(format!("{folder}/")), name.to_owned()),
        None => (None, path),
    };
    let shows = openable && kind.is_some();
    let why = (!shows).then_some(match (encrypted, kind) {
        (true, _) => words::ENTRY_ENCRYPTED,
        (false, None) => words::ENTRY_OTHER,
        (false, Some(_)) => words::ENTRY_NOT_OPENED,
    });
    let name = if shows {
        view! { <a href=place.page(way)>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    let file = shows.then(|| {
        view! {
            <a href=place.entry(way) rel="external" download="">
                <Icon glyph=Glyph::Download/>
                {t(common::DOWNLOAD)}
            </a>
        }
    });
    view! {
        <tr>
            <th scope="row">
                {folder.map(|folder| view! { <small>{folder}</small> })}
                {name}
                {why.map(|why| view! { <small>{t(why)}</small> })}
            </th>
            <td data-label=t(words::KIND)>{kind.map(|kind| kind.extension().to_uppercase())}</td>
            <td data-label=t(words::SIZE) class="number">{move || size(lang(), bytes)}</td>
            <td data-label=t(common::DOWNLOAD)>{file}</td>
        </tr>
    }
    .into_any()
}
