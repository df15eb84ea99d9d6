//! The officers of the centre, and for administrators who they are to be.

use super::entry::{Entry, about};
use crate::{
    directory::PeoplePicker,
    form::{Act, form_state},
    groups::Sure,
    say,
};
use domain::{
    certificates::{DismissOfficer, NameOfficer, OfficerRow},
    field::Field,
};
use leptos::prelude::*;
use ui::{
    Button, EmptyState, Glyph, Kind,
    i18n::{certificates as words, t},
};

#[component]
pub(super) fn Officers(officers: Vec<OfficerRow>, administrator: bool, renew: Callback<()>) -> impl IntoView {
    let none = officers.is_empty();
    let row = |row: OfficerRow| {
        let OfficerRow { person, since } = row;
        let (id, text) = (person.id, about(words::DISMISS_TEXT, &person.name));
        let acts = administrator.then(|| {
            view! {
                <div class="acts">
                    <Sure
                        operation=DismissOfficer { person: id }
                        id=format!("dismiss-{id}")
                        act=t(words::DISMISS)
                        title=t(words::DISMISS_TITLE)
                        text
                        then="/certificates"
                        on_done=renew
                        small=true
                    />
                </div>
            }
        });
        view! { <Entry person since>{acts}</Entry> }
    };
    view! {
        <section class="stack" aria-labelledby="officers">
            <h2 id="officers">{t(words::OFFICERS)}</h2>
            <p class="quiet-text">{t(words::OFFICERS_LEAD)}</p>
            {none.then(|| view! { <EmptyState text=t(words::NO_OFFICERS) glyph=Glyph::People/> })}
            <ul class="members" role="list">{officers.into_iter().map(row).collect_view()}</ul>
            {administrator
                .then(|| {
                    view! {
                        <Act<NameOfficer> then="/certificates" on_done=renew>
                            <OfficerPicker/>
                        </Act<NameOfficer>>
                    }
                })}
        </section>
    }
}

#[component]
fn OfficerPicker() -> impl IntoView {
    let form = form_state();
    view! {
        <PeoplePicker
            name="person"
            label=t(say::label(Field::Person))
            hint=t(words::OFFICER_HINT)
            required=true
            error=form.error(Field::Person)
        />
        <p class="acts">
            <Button kind=Kind::Plain busy=form.pending>
                {t(words::NAME_OFFICER)}
            </Button>
        </p>
    }
}
