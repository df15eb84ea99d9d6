//! Forms of a folder's managers.

use super::{
    access_form::AccessFields,
    fields::{PlaceField, RequisiteFields, ticked},
    folder_page::Answer,
    look::{folder_path, may},
};
use crate::{
    directory::{FormEnd, Line},
    documents::{FileDrop, MarkingFields},
    form::{Act, Hidden, KeyField, form_state, go},
    groups::{Sure, suggest_title},
};
use domain::{
    documents::Uploaded,
    field::Field,
    id::LibraryItemId,
    library::{
        AccessView, CreateFolder, DeleteFolder, FOLDER_NAME_MAX, FolderView, Keeping as Choices, MoveFolder,
        PlaceItem, RenameFolder, Requisites, SetFolderAccess, delete_folder,
    },
};
use leptos::prelude::*;
use ui::{
    Check, Tab, Tabs,
    i18n::{Word, common, lang, library as words, t},
};

/// What managers do here, by its name in the address.
const ACTS: [(&str, Word); 6] = [
    ("place", words::PLACE),
    ("folder", words::NEW_FOLDER),
    ("access", words::ACCESS),
    ("rename", words::RENAME),
    ("move", words::MOVE),
    ("delete", words::DELETE),
];

/// The managers' acts and the form of the one chosen.
#[component]
pub(super) fn Keeping(answer: Answer) -> impl IntoView {
    let Answer { folder, act, replaces, .. } = answer;
    if !may::<SetFolderAccess>(folder.standing) {
        return ().into_any();
    }
    let path = folder_path(folder.id);
    let chosen = act.as_deref().and_then(|act| ACTS.iter().find(|(name, _)| *name == act)).copied();
    let tabs: Vec<Tab> = ACTS
        .iter()
        .map(|(name, word)| {
            Tab::new(format!("{path}?do={name}"), t(*word))
                .current(chosen.is_some_and(|(chosen, _)| chosen == *name))
        })
        .collect();
    let form = chosen.map(|(name, word)| {
        let choices = folder.keeping.clone().unwrap_or_default();
        let form = match name {
            "place" => view! { <Place folder replaces/> }.into_any(),
            "folder" => view! { <NewFolder folder/> }.into_any(),
            "access" => view! { <FolderAccess folder choices/> }.into_any(),
            "rename" => view! { <Rename folder/> }.into_any(),
            "move" => view! { <Move folder choices/> }.into_any(),
            _ => view! { <Delete folder/> }.into_any(),
        };
        view! {
            <section class="panel section-form" aria-labelledby="form">
                <header>
                    <h2 id="form">{t(word)}</h2>
                </header>
                {form}
            </section>
        }
    });
    view! {
        <Tabs label=t(words::MANAGING) items=Signal::stored(tabs)/>
        {form}
    }
    .into_any()
}

#[component]
fn Place(folder: FolderView, replaces: Option<(LibraryItemId, String)>) -> impl IntoView {
    let path = folder_path(folder.id);
    let replaced = replaces.map(|(item, title)| {
        let said = move || words::PLACE_REPLACING.with(lang(), &[("title", &title)]);
        view! {
            <p class="measure">{said}</p>
            <Hidden name="replaces" value=item.to_string()/>
        }
    });
    view! {
        <Act<PlaceItem> then="/library/{}">
            <Hidden name="folder" value=folder.id.to_string()/>
            <KeyField/>
            {replaced}
            <PlaceFields back=path/>
        </Act<PlaceItem>>
    }
}

#[component]
fn PlaceFields(back: String) -> impl IntoView {
    let form = form_state();
    let reason = RwSignal::new(None);
    let arrived = Callback::new(|uploaded: Uploaded| suggest_title(&uploaded.name));
    view! {
        <MarkingFields barred=reason/>
        <FileDrop name="file" purpose="document" on_there=arrived/>
        <RequisiteFields requisites=Requisites::default()/>
        <Check
            name="hold_back"
            label=t(words::HOLD_BACK)
            hint=t(words::HOLD_BACK_HINT)
            checked=ticked(form, "hold_back", "false")
        />
        <FormEnd act=words::PLACE back reason=reason/>
    }
}

#[component]
fn NewFolder(folder: FolderView) -> impl IntoView {
    let path = folder_path(folder.id);
    view! {
        <Act<CreateFolder> then=path.clone()>
            <Hidden name="folder" value=folder.id.to_string()/>
            <KeyField/>
            <Line field=Field::Name required=true max=FOLDER_NAME_MAX/>
            <FormEnd act=words::CREATE_FOLDER back=path/>
        </Act<CreateFolder>>
    }
}

#[component]
fn FolderAccess(folder: FolderView, choices: Choices) -> impl IntoView {
    let path = folder_path(folder.id);
    let view: Option<AccessView> = folder.access;
    view! {
        <Act<SetFolderAccess> then=path.clone()>
            <Hidden name="folder" value=folder.id.to_string()/>
            {view.map(|view| view! { <AccessFields view bodies=choices.bodies/> })}
            <FormEnd act=common::SAVE back=path/>
        </Act<SetFolderAccess>>
    }
}

#[component]
fn Rename(folder: FolderView) -> impl IntoView {
    let path = folder_path(folder.id);
    view! {
        <Act<RenameFolder> then=path.clone()>
            <Hidden name="folder" value=folder.id.to_string()/>
            <Line field=Field::Name value=folder.name required=true max=FOLDER_NAME_MAX/>
            <FormEnd act=common::SAVE back=path/>
        </Act<RenameFolder>>
    }
}

#[component]
fn Move(folder: FolderView, choices: Choices) -> impl IntoView {
    if choices.places.is_empty() {
        return view! { <p class="quiet-text">{t(words::NO_PLACES)}</p> }.into_any();
    }
    let path = folder_path(folder.id);
    view! {
        <Act<MoveFolder> then=path.clone()>
            <Hidden name="folder" value=folder.id.to_string()/>
            <PlaceField places=choices.places/>
            <FormEnd act=words::MOVE back=path/>
        </Act<MoveFolder>>
    }
    .into_any()
}

/// Takes the folder away, or says what must be done before.
#[component]
fn Delete(folder: FolderView) -> impl IntoView {
    let inside = u32::try_from(folder.folders.len()).unwrap_or(u32::MAX);
    if delete_folder(inside, folder.total).is_err() {
        return view! { <p class="quiet-text">{t(words::DELETE_FIRST)}</p> }.into_any();
    }
    let then = folder.above.last().map_or_else(|| "/library".to_owned(), |above| folder_path(above.id));
    let away = then.clone();
    view! {
        <Sure
            operation=DeleteFolder { folder: folder.id }
            id="delete-folder"
            act=t(words::DELETE_FOLDER)
            title=t(words::DELETE_FOLDER_TITLE)
            text=t(words::DELETE_FOLDER_TEXT)
            then
            on_done=Callback::new(move |()| go(&away, false))
        />
    }
    .into_any()
}
