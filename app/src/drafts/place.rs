//! Placing a draft before the group.

use super::desk::Desk;
use crate::{
    documents::MarkingFields,
    form::{Act, Hidden, KeyField, form_state},
    say,
};
use domain::drafts::{PlaceDraft, ready};
use leptos::prelude::*;
use ui::{
    Button, Dialog, Glyph, Icon, Kind,
    i18n::{drafts as words, lang, t},
};

/// The question and its form.
#[component]
pub(super) fn PlaceDialog(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let barred = Memo::new(move |_| {
        desk.view.with(|view| {
            let rivals: usize = view.blocks.iter().map(|block| block.rivals.len()).sum();
            ready(view.card.state, view.blocks.len() as u32, rivals as u32).err()
        })
    });
    let next = desk.view.with_untracked(|view| view.card.document.is_some());
    let lead = if next { words::PLACE_NEXT_LEAD } else { words::PLACE_LEAD };
    view! {
        <Dialog id="place-draft" open title=t(words::PLACE)>
            <Act<PlaceDraft> then="/documents/{}">
                <div class="dialog-body">
                    <p>{t(lead)}</p>
                    <Hidden name="draft" value=desk.draft.to_string()/>
                    <KeyField/>
                    <Foot barred=Signal::derive(move || barred.get().map(|refusal| say::refusal(lang(), &refusal)))/>
                </div>
            </Act<PlaceDraft>>
        </Dialog>
    }
}

#[component]
fn Foot(barred: Signal<Option<String>>) -> impl IntoView {
    let form = form_state();
    let marking = RwSignal::new(None);
    let reason = Signal::derive(move || barred.get().or_else(|| marking.get()));
    view! {
        <MarkingFields barred=marking/>
        <div class="acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending reason>
                <Icon glyph=Glyph::Upload/>
                {t(words::PLACE)}
            </Button>
        </div>
    }
}
