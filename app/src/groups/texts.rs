//! Correcting the texts of a group. When another was faster, both texts are shown and nothing is lost.

use super::{
    fold::{Fold, refused},
    look::Card,
};
use crate::form::{Act, Flash, Hidden, form_state};
use domain::{
    fault::{Fault, Refusal},
    field::Field,
    groups::{EditGroup, GROUP_NAME_MAX, GROUP_TEXT_MAX, GroupView},
    operation::Operation,
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Kind, Notice, TextArea, TextField,
    i18n::{Word, common, groups as words, t},
};

/// The texts of one version.
#[derive(Clone, PartialEq, Eq)]
struct Texts {
    version: i64,
    name: String,
    description: String,
    justification: String,
}

impl Texts {
    fn of(group: &GroupView) -> Self {
        Self {
            version: group.version,
            name: group.name.clone(),
            description: group.description.clone(),
            justification: group.justification.clone(),
        }
    }
}

/// The texts being written over: which version the writer knows, and which stands now.
#[derive(Clone, Copy)]
struct Editing {
    /// What stands now.
    now: Memo<Texts>,
    /// What the form began with.
    base: RwSignal<Texts>,
}

/// The form for the texts.
#[component]
pub(super) fn EditTexts(
    card: Card,
    /// Whether the form is unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    let now = card.part(Texts::of);
    let editing = Editing { now, base: RwSignal::new(now.get_untracked()) };
    // While nobody writes here, the form follows the texts; what is being written is never replaced.
    Effect::new(move |_| {
        let now = now.get();
        if !open.get() && editing.base.with_untracked(|base| *base != now) {
            editing.base.set(now);
        }
    });
    let form = move || {
        let from = editing.base.get();
        view! { <Form card open editing from/> }
    };
    view! {
        <Fold open summary=t(words::EDIT)>
            {form}
        </Fold>
    }
}

#[component]
fn Form(card: Card, open: RwSignal<bool>, editing: Editing, from: Texts) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let done = Callback::new(move |()| {
        open.set(false);
        card.page.refetch();
    });
    let heed = Callback::new(move |(fault, _): (Fault, EditGroup)| {
        if fault == Fault::Refused(Refusal::Stale) {
            card.page.refetch();
        }
    });
    view! {
        <Act<EditGroup> id="edit-group" then=format!("/groups/{group}") on_done=done on_fault=heed>
            <Hidden name="group" value=group.to_string()/>
            <Fields editing from/>
        </Act<EditGroup>>
    }
}

#[component]
fn Fields(editing: Editing, from: Texts) -> impl IntoView {
    let form = form_state();
    let stale = use_context::<Flash>().is_some_and(|flash| {
        refused::<EditGroup>()
            && flash.operation == EditGroup::NAME
            && flash.fault == Fault::Refused(Refusal::Stale)
    });
    // Sent without scripts and found stale: this page shows the newer text, so the next sending knows of it.
    let known = if stale {
        editing.now.with_untracked(|now| now.version)
    } else {
        form.entered("version", from.version.to_string()).parse().unwrap_or(from.version)
    };
    let known = RwSignal::new(known);
    let outrun = Memo::new(move |_| !form.pending.get() && editing.now.with(|now| now.version > known.get()));
    view! {
        <input type="hidden" name="version" value=move || known.get().to_string()/>
        <Show when=move || stale || outrun.get()>
            <Newer editing known/>
        </Show>
        <TextField
            name="name"
            label=t(words::NAME)
            hint=t(words::NAME_HINT)
            value=form.entered("name", from.name)
            max=GROUP_NAME_MAX
            required=true
            error=form.error(Field::Name)
        />
        <TextArea
            name="description"
            label=t(words::DESCRIPTION)
            hint=t(words::DESCRIPTION_HINT)
            value=form.entered("description", from.description)
            max=GROUP_TEXT_MAX
            error=form.error(Field::Description)
        />
        <TextArea
            name="justification"
            label=t(words::JUSTIFICATION)
            hint=t(words::JUSTIFICATION_HINT)
            value=form.entered("justification", from.justification)
            max=GROUP_TEXT_MAX
            required=true
            error=form.error(Field::Justification)
        />
        <p class="acts">
            <Button kind=Kind::Primary busy=form.pending>{t(common::SAVE)}</Button>
        </p>
    }
}

/// The text that stands now, above what the writer has written; with scripts the writer decides here.
#[component]
fn Newer(editing: Editing, known: RwSignal<i64>) -> impl IntoView {
    let line = move |word: Word, part: fn(&Texts) -> &String| {
        let text = move || editing.now.with(|now| part(now).clone());
        view! {
            <div>
                <dt>{t(word)}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let keep = Callback::new(move |_| known.set(editing.now.with_untracked(|now| now.version)));
    let take = Callback::new(move |_| editing.base.set(editing.now.get_untracked()));
    view! {
        <Banner kind=Notice::Warn title=t(words::CHANGED_TITLE)>
            <p class="needs-script">{t(words::CHANGED_TEXT)}</p>
            <p class="without-script">{t(words::CHANGED_PLAIN)}</p>
        </Banner>
        <section>
            <h2 class="label">{t(words::TEXT_NOW)}</h2>
            <dl class="facts">
                {line(words::NAME, |texts| &texts.name)}
                {line(words::DESCRIPTION, |texts| &texts.description)}
                {line(words::JUSTIFICATION, |texts| &texts.justification)}
            </dl>
            <div class="acts needs-script">
                <Button kind_of="button" on_click=keep>{t(words::KEEP_MINE)}</Button>
                <Button kind_of="button" kind=Kind::Quiet on_click=take>{t(words::TAKE_THEIRS)}</Button>
                <span class="hint">{t(words::KEEP_MINE_THEN)}</span>
            </div>
        </section>
        <h2 class="label">{t(words::TEXT_YOURS)}</h2>
    }
}
