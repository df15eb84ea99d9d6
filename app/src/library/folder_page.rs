//! `/library/folders/:id`: what is in a folder; for its managers one form at a time, `?do=…`.

use super::{
    access_form::AccessSummary,
    folder_forms::Keeping,
    look::{Crumbs, Items, folder_path, may},
    tree::branch,
};
use crate::{
    call::call,
    shell::{Loaded, Title, query_param},
};
use domain::{
    fault::Fault,
    id::{FolderId, LibraryItemId},
    library::{FolderView, PlaceItem, ViewFolder, ViewItem},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use ui::{
    Glyph, Icon, Kind, LinkButton, Shape, Tab, Tabs,
    i18n::{lang, library as words, t},
};

#[derive(Clone, PartialEq, Eq)]
struct Asked {
    folder: Option<FolderId>,
    all: bool,
    act: Option<String>,
    replaces: Option<LibraryItemId>,
}

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) folder: FolderView,
    pub(super) act: Option<String>,
    /// The item that a new one is to replace, and its title.
    pub(super) replaces: Option<(LibraryItemId, String)>,
    all: bool,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let Asked { folder, all, act, replaces } = asked;
    let folder = folder.ok_or(Fault::NotFound)?;
    let folder = call(ViewFolder { folder, all, keeping: act.is_some() }).await?;
    let replaces = match replaces {
        Some(item) => {
            let replaced = call(ViewItem { item, keeping: false }).await?;
            Some((item, replaced.requisites.title))
        }
        None => None,
    };
    Ok(Answer { folder, act, replaces, all })
}

/// A folder of the library.
#[component]
pub fn FolderPage() -> impl IntoView {
    let params = use_params_map();
    let [all, act, replaces] = ["all", "do", "replaces"].map(query_param);
    let key = move || Asked {
        folder: params.read().get("id").and_then(|id| id.parse().ok()),
        all: all.get().is_some(),
        act: act.get(),
        replaces: replaces.get().and_then(|id| id.parse().ok()),
    };
    let answer = Resource::new(key, fetch);
    view! {
        <Loaded
            page=answer
            shape=Shape::List
            view=move |answer: Answer| view! { <Folder answer/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Folder(answer: Answer) -> impl IntoView {
    let folder = answer.folder.clone();
    let (name, path) = (folder.name.clone(), folder_path(folder.id));
    let whose = match folder.body.clone() {
        Some((_, body)) => {
            let said = move || words::SECTION_OF.with(lang(), &[("body", body.in_lang(lang()))]);
            view! { <p class="lead">{said}</p> }.into_any()
        }
        None => view! { <p class="lead">{t(words::WHOLE_PORTAL)}</p> }.into_any(),
    };
    let places = may::<PlaceItem>(folder.standing) && answer.act.as_deref() != Some("place");
    let place = format!("{path}?do=place");
    let access = folder.access.clone();
    let none = folder.folders.is_empty();
    view! {
        <Title text=name.clone()/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <Crumbs above=folder.above.clone()/>
                <h1>{name}</h1>
                {whose}
                {places
                    .then(|| {
                        view! {
                            <div class="acts">
                                <LinkButton href=place kind=Kind::Primary>
                                    <Icon glyph=Glyph::Upload/>
                                    {t(words::PLACE)}
                                </LinkButton>
                            </div>
                        }
                    })}
            </div>
            <Keeping answer=answer.clone()/>
            <div class="split">
                <Shown answer/>
                <aside class="stack loose">
                    <nav aria-labelledby="folders">
                        <h2 class="label" id="folders">{t(words::FOLDERS)}</h2>
                        {none.then(|| view! { <p class="quiet-text">{t(words::NO_FOLDERS)}</p> })}
                        {branch(&folder.folders, Some(folder.id), true)}
                    </nav>
                    {access
                        .map(|view| {
                            view! {
                                <section aria-labelledby="who-may-read">
                                    <h2 class="label" id="who-may-read">{t(words::ACCESS)}</h2>
                                    <AccessSummary view/>
                                </section>
                            }
                        })}
                </aside>
            </div>
        </main>
    }
    .into_any()
}

/// The items, with the filter where some are over.
#[component]
fn Shown(answer: Answer) -> impl IntoView {
    let Answer { folder, all, .. } = answer;
    let path = folder_path(folder.id);
    let tabs = vec![
        Tab::new(path.clone(), t(words::TAB_IN_FORCE)).count(folder.in_force.into()).current(!all),
        Tab::new(format!("{path}?all=true"), t(words::TAB_ALL)).count(folder.total.into()).current(all),
    ];
    let over = folder.in_force < folder.total;
    let more = (over && !all).then_some(words::NO_ITEMS_OVER);
    let list = match more {
        Some(more) => view! { <Items rows=folder.items none=words::NO_ITEMS none_more=more/> }.into_any(),
        None => view! { <Items rows=folder.items none=words::NO_ITEMS/> }.into_any(),
    };
    view! {
        <section aria-labelledby="documents">
            <h2 class="label" id="documents">{t(words::DOCUMENTS)}</h2>
            {over.then(|| view! { <Tabs label=t(words::FILTER) items=Signal::stored(tabs)/> })}
            {list}
        </section>
    }
}
