//! Answering the remarks chosen in the table.

use super::table_row::stance_word;
use crate::form::{Act, Hidden, form_state};
use domain::{
    documents::Discussion,
    field::Field,
    id::DocumentId,
    remarks::{AnswerRemarks, GROUNDS_MAX, Stance, WORDING_MAX},
};
use leptos::prelude::*;
use ui::{
    Button, Choices, Kind, Opt, TextArea,
    i18n::{fields, remarks as words, t},
};

/// The form around the table: its boxes choose the remarks.
#[component]
pub(super) fn AnswerForm(
    document: DocumentId,
    page: crate::shell::Page<Discussion>,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <Act<AnswerRemarks>
            then=format!("/documents/{document}/remarks")
            on_done=Callback::new(move |()| page.refetch())
            reset=true
        >
            <Hidden name="document" value=document.to_string()/>
            {children()}
            <Fields/>
        </Act<AnswerRemarks>>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let form = form_state();
    let options: Vec<Opt> =
        Stance::ALL.into_iter().map(|stance| Opt::new(stance.name(), t(stance_word(stance)))).collect();
    let missing = form.error(Field::Remarks);
    view! {
        <fieldset class="form-part" id="remarks">
            <legend>{t(words::ANSWER_CHOSEN)}</legend>
            {move || missing.get().map(|text| view! { <p class="error">{text}</p> })}
            <Choices
                name="stance"
                legend=t(fields::STANCE)
                options=options
                value=form.entered("stance", "")
                error=form.error(Field::Stance)
            />
            <TextArea
                name="reasoning"
                label=t(fields::REASONING)
                hint=t(words::REASONING_HINT)
                value=form.entered("reasoning", "")
                max=GROUNDS_MAX
                error=form.error(Field::Reasoning)
            />
            <TextArea
                name="wording"
                label=t(words::FINAL_WORDING)
                value=form.entered("wording", "")
                max=WORDING_MAX
                error=form.error(Field::Wording)
            />
            <div class="form-acts">
                <Button kind=Kind::Primary busy=form.pending>{t(words::ANSWER)}</Button>
            </div>
        </fieldset>
    }
}
