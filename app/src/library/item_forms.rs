//! Forms of an item's managers.

use super::{
    access_form::AccessFields,
    acknowledged::Names,
    fields::{PlaceField, RequisiteFields},
    item_page::Answer,
    look::{folder_path, may},
};
use crate::{
    directory::FormEnd,
    form::{Act, Hidden, form_state, go},
    groups::Sure,
};
use domain::{
    field::Field,
    library::{
        EditItem, ItemLink, ItemView, Keeping as Choices, MoveItem, ReplaceItem, SetItemAccess, WithdrawItem,
        withdraw,
    },
};
use leptos::prelude::*;
use ui::{
    LinkButton, Opt, SelectField, Tab, Tabs,
    i18n::{Word, common, library as words, t},
};

/// What managers do here, by its name in the address.
const ACTS: [(&str, Word); 6] = [
    ("acknowledged", words::ACKNOWLEDGED),
    ("edit", words::EDIT),
    ("access", words::ACCESS),
    ("replace", words::REPLACE),
    ("move", words::MOVE),
    ("withdraw", words::WITHDRAW),
];

/// The managers' acts and the form of the one chosen.
#[component]
pub(super) fn Keeping(answer: Answer) -> impl IntoView {
    let item = answer.item.clone();
    if !may::<EditItem>(item.standing) {
        return ().into_any();
    }
    let path = address(&item);
    let chosen = answer.act.as_deref().and_then(|act| ACTS.iter().find(|(name, _)| *name == act)).copied();
    let tabs: Vec<Tab> = ACTS
        .iter()
        .map(|(name, word)| {
            Tab::new(format!("{path}?do={name}#form"), t(*word))
                .current(chosen.is_some_and(|(chosen, _)| chosen == *name))
        })
        .collect();
    let form = chosen.map(|(name, word)| {
        let choices = item.keeping.clone().unwrap_or_default();
        let form = match name {
            "acknowledged" => view! { <Names answer/> }.into_any(),
            "edit" => view! { <Edit item/> }.into_any(),
            "access" => view! { <ItemAccess item choices/> }.into_any(),
            "replace" => view! { <Replace item choices/> }.into_any(),
            "move" => view! { <Move item choices/> }.into_any(),
            _ => view! { <Withdraw item/> }.into_any(),
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
        <div>
            <Tabs label=t(words::MANAGING) items=Signal::stored(tabs)/>
            {form}
        </div>
    }
    .into_any()
}

fn address(item: &ItemView) -> String {
    format!("/library/{}", item.id)
}

#[component]
fn Edit(item: ItemView) -> impl IntoView {
    let path = address(&item);
    view! {
        <Act<EditItem> then=path.clone()>
            <Hidden name="item" value=item.id.to_string()/>
            <Hidden name="version" value=item.version.to_string()/>
            <RequisiteFields requisites=item.requisites/>
            <FormEnd act=common::SAVE back=path/>
        </Act<EditItem>>
    }
}

#[component]
fn ItemAccess(item: ItemView, choices: Choices) -> impl IntoView {
    let path = address(&item);
    view! {
        <Act<SetItemAccess> then=path.clone()>
            <Hidden name="item" value=item.id.to_string()/>
            {item.access.map(|view| view! { <AccessFields view bodies=choices.bodies/> })}
            <FormEnd act=common::SAVE back=path/>
        </Act<SetItemAccess>>
    }
}

/// By a new item, or by one that is placed already.
#[component]
fn Replace(item: ItemView, choices: Choices) -> impl IntoView {
    let path = address(&item);
    let fresh = item.above.last().map(|folder| {
        let href = format!("{}?do=place&replaces={}", folder_path(folder.id), item.id);
        view! {
            <p class="acts">
                <LinkButton href>{t(words::REPLACE_NEW)}</LinkButton>
            </p>
        }
    });
    let now = item.replaced_by.clone();
    view! {
        {fresh}
        <Act<ReplaceItem> then=path.clone()>
            <Hidden name="item" value=item.id.to_string()/>
            <Successor successors=choices.successors now/>
            <FormEnd act=common::SAVE back=path/>
        </Act<ReplaceItem>>
    }
}

#[component]
fn Successor(successors: Vec<ItemLink>, now: Option<ItemLink>) -> impl IntoView {
    let form = form_state();
    let current = now.as_ref().map(|now| now.id.to_string()).unwrap_or_default();
    // What took its place may lie in another section.
    let missing = now.filter(|now| successors.iter().all(|link| link.id != now.id));
    let options: Vec<Opt> =
        missing.into_iter().chain(successors).map(|link| Opt::new(link.id.to_string(), link.title)).collect();
    view! {
        <SelectField
            name="replaced_by"
            label=t(words::REPLACE_BY)
            options=Signal::stored(options)
            empty=t(words::NOT_REPLACED)
            value=form.entered("replaced_by", current)
            error=form.error(Field::ReplacedBy)
        />
    }
}

#[component]
fn Move(item: ItemView, choices: Choices) -> impl IntoView {
    if choices.places.is_empty() {
        return view! { <p class="quiet-text">{t(words::NO_PLACES)}</p> }.into_any();
    }
    let path = address(&item);
    view! {
        <Act<MoveItem> then=path.clone()>
            <Hidden name="item" value=item.id.to_string()/>
            <PlaceField places=choices.places/>
            <FormEnd act=words::MOVE back=path/>
        </Act<MoveItem>>
    }
    .into_any()
}

/// Takes the item away, or says why it stays.
#[component]
fn Withdraw(item: ItemView) -> impl IntoView {
    if withdraw(item.acknowledged.into()).is_err() {
        return view! { <p class="quiet-text">{t(words::WITHDRAW_BARRED)}</p> }.into_any();
    }
    let then = item.above.last().map_or_else(|| "/library".to_owned(), |folder| folder_path(folder.id));
    let away = then.clone();
    view! {
        <Sure
            operation=WithdrawItem { item: item.id }
            id="withdraw-item"
            act=t(words::WITHDRAW)
            title=t(words::WITHDRAW_TITLE)
            text=t(words::WITHDRAW_TEXT)
            then
            on_done=Callback::new(move |()| go(&away, false))
        />
    }
    .into_any()
}
