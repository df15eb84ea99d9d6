//! Writing a document's next version on the portal instead of sending a file.

use super::head::LanguageField;
use crate::form::{Act, Hidden, KeyField, form_state};
use domain::{drafts::BeginNextVersion, id::DocumentId};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{Language, drafts as words, t},
};

/// The form that begins it.
#[component]
pub(crate) fn WriteNextVersion(document: DocumentId) -> impl IntoView {
    let chosen =
        use_context::<Language>().map_or_else(Default::default, |language| language.0.get_untracked());
    view! {
        <section class="form-part">
            <h2>{t(words::WRITE_NEXT)}</h2>
            <p class="hint">{t(words::WRITE_NEXT_LEAD)}</p>
            <Act<BeginNextVersion> then="/drafts/{}">
                <Hidden name="document" value=document.to_string()/>
                <KeyField/>
                <LanguageField chosen/>
                <BeginButton/>
            </Act<BeginNextVersion>>
        </section>
    }
}

#[component]
fn BeginButton() -> impl IntoView {
    let form = form_state();
    view! {
        <div class="form-acts" aria-live="polite">
            <Button kind=Kind::Plain busy=form.pending>
                <Icon glyph=Glyph::Edit/>
                {t(words::BEGIN)}
            </Button>
        </div>
    }
}
