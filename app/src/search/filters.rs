//! What narrows a search: a plain GET form, so that every result has an address.

use domain::{directory::BodyRow, id::GroupId, search::Search};
use leptos::prelude::*;
use leptos_router::components::Form;
use ui::{
    Button, Glyph, Icon, Kind, Opt, SelectField, TextField,
    i18n::{common, directory, lang, search as words, t},
};

/// The path of the page.
pub(super) const PATH: &str = "/search";

/// The form.
#[component]
pub(super) fn Filters(
    /// What is asked for now.
    asked: Search,
    /// The bodies one can choose from.
    bodies: Vec<BodyRow>,
    /// The reader's own groups.
    groups: Vec<(GroupId, String)>,
) -> impl IntoView {
    let bodies = StoredValue::new(bodies);
    let body_options = Signal::derive(move || {
        let lang = lang();
        let option = |row: &BodyRow| Opt::new(row.id.to_string(), row.name.in_lang(lang).to_owned());
        bodies.with_value(|bodies| bodies.iter().map(option).collect::<Vec<_>>())
    });
    let groups = groups.into_iter().map(|(id, name)| Opt::new(id.to_string(), name)).collect::<Vec<_>>();
    let progress_options = Signal::derive(move || {
        vec![Opt::new("under_way", t(words::UNDER_WAY)), Opt::new("finished", t(words::FINISHED))]
    });
    let text = |value: Option<String>| value.unwrap_or_default();
    let kind = asked.kind.map(|kind| kind.name().to_owned());
    view! {
        <Form method="GET" action=PATH attr:class="filters" attr:role="search">
            <div class="grow">
                <TextField
                    name="text"
                    kind="search"
                    label=t(words::WHAT)
                    hint=t(words::WHAT_HINT)
                    value=asked.text
                    max=200_u32
                    autocomplete="off"
                />
            </div>
            <SelectField
                name="body"
                label=t(directory::IN_BODY)
                options=body_options
                empty=t(directory::ALL_BODIES)
                value=text(asked.body.map(|id| id.to_string()))
            />
            <SelectField
                name="group"
                label=t(words::GROUP)
                options=Signal::stored(groups)
                empty=t(words::ALL_GROUPS)
                value=text(asked.group.map(|id| id.to_string()))
            />
            <SelectField
                name="progress"
                label=t(words::PROGRESS)
                options=progress_options
                empty=t(words::ANY_PROGRESS)
                value=text(asked.progress.map(|progress| progress.name().to_owned()))
            />
            <TextField name="from" kind="date" label=t(words::FROM) value=text(asked.from.map(|day| day.to_string()))/>
            <TextField name="until" kind="date" label=t(words::UNTIL) value=text(asked.until.map(|day| day.to_string()))/>
            {kind.map(|kind| view! { <input type="hidden" name="kind" value=kind/> })}
            <Button kind=Kind::Primary>
                <Icon glyph=Glyph::Search/>
                {t(common::SEARCH)}
            </Button>
        </Form>
    }
}
