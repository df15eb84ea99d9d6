//! People who sign with certificates of other authorities, for administrators.

use super::{
    entry::{Entry, about},
    request_page::Documents,
};
use crate::{
    directory::PeoplePicker,
    form::{Act, form_state},
    groups::Sure,
    say,
};
use domain::{
    certificates::{ConfirmNumber, ConfirmedNumber, WithdrawNumber},
    field::Field,
};
use leptos::prelude::*;
use ui::{
    Button, EmptyState, Glyph, Kind, TextField,
    i18n::{certificates as words, t},
};

#[component]
pub(super) fn Numbers(numbers: Vec<ConfirmedNumber>, renew: Callback<()>) -> impl IntoView {
    let none = numbers.is_empty();
    let row = |row: ConfirmedNumber| {
        let ConfirmedNumber { person, iin, since } = row;
        let (id, text) = (person.id, about(words::WITHDRAW_NUMBER_TEXT, &person.name));
        view! {
            <Entry person iin since>
                <div class="acts">
                    <Sure
                        operation=WithdrawNumber { person: id }
                        id=format!("withdraw-{id}")
                        act=t(words::WITHDRAW_NUMBER)
                        title=t(words::WITHDRAW_NUMBER_TITLE)
                        text
                        then="/certificates"
                        on_done=renew
                        small=true
                    />
                </div>
            </Entry>
        }
    };
    view! {
        <section class="stack" aria-labelledby="numbers">
            <h2 id="numbers">{t(words::NUMBERS)}</h2>
            <p class="quiet-text">{t(words::NUMBERS_LEAD)}</p>
            {none.then(|| view! { <EmptyState text=t(words::NO_NUMBERS) glyph=Glyph::People/> })}
            <ul class="members" role="list">{numbers.into_iter().map(row).collect_view()}</ul>
            <Act<ConfirmNumber> then="/certificates" on_done=renew reset=true>
                <Number/>
            </Act<ConfirmNumber>>
        </section>
    }
}

#[component]
fn Number() -> impl IntoView {
    let form = form_state();
    view! {
        <PeoplePicker
            name="owner"
            label=t(say::label(Field::Person))
            hint=t(words::OFFICER_HINT)
            required=true
            error=form.error(Field::Person)
        />
        <TextField
            name="iin"
            label=t(say::label(Field::Iin))
            hint=t(words::NUMBER_HINT)
            value=form.entered("iin", "")
            required=true
            max=12_u32
            autocomplete="off"
            error=form.error(Field::Iin)
        />
        <Documents/>
        <p class="acts">
            <Button kind=Kind::Plain busy=form.pending>
                {t(words::CONFIRM_NUMBER)}
            </Button>
        </p>
    }
}
