//! A suggested wording: what goes, what comes, what became of it.

use super::{redline::Redline, thread::done};
use crate::{
    documents::Desk,
    form::{Act, Hidden, form_state},
    versions::version_number,
};
use domain::{
    access::Verdict,
    id::RemarkId,
    operation::Operation,
    remarks::{DecideSuggestion, RemarkView, SuggestionState, SuggestionView},
};
use leptos::prelude::*;
use ui::{
    Glyph, Icon,
    i18n::{remarks as words, t},
};

/// The old and the new wording: what both share stands plain.
#[component]
pub(super) fn Suggestion(remark: RemarkView, suggestion: SuggestionView, desk: Desk) -> impl IntoView {
    let old = remark.anchor.as_ref().map_or_else(String::new, |anchor| anchor.exact.clone());
    let number = suggestion.version;
    let state = match suggestion.state {
        SuggestionState::Proposed => None,
        SuggestionState::Accepted => Some(("settled", Glyph::Check, words::ACCEPTED)),
        SuggestionState::Declined => Some(("settled refused", Glyph::Cross, words::DECLINED)),
        SuggestionState::Superseded => Some(("settled refused", Glyph::Dash, words::SUPERSEDED)),
    };
    let id = remark.id;
    let offers = move || {
        desk.writable()
            && suggestion.state == SuggestionState::Proposed
            && desk.discussion.with(|discussion| DecideSuggestion::RULE.verdict(true, discussion.standing))
                == Verdict::Cleared
    };
    view! {
        <div class="suggest">
            <span class="visually-hidden">{t(words::SUGGESTED)}</span>
            <Redline old new=suggestion.wording/>
        </div>
        {state
            .map(|(class, glyph, word)| {
                view! {
                    <p class=class>
                        <Icon glyph/>
                        <span>
                            {t(word)}
                            {number.map(|number| view! { ": " {version_number(number)} })}
                        </span>
                    </p>
                }
            })}
        {move || offers().then(|| view! { <Decide id desk/> })}
    }
}

#[component]
fn Decide(id: RemarkId, desk: Desk) -> impl IntoView {
    view! {
        <Act<DecideSuggestion>
            class="acts"
            then=format!("/documents/{}#remark-{id}", desk.document)
            on_done=done(desk)
        >
            <Hidden name="remark" value=id.to_string()/>
            <DecideButtons/>
        </Act<DecideSuggestion>>
    }
}

#[component]
fn DecideButtons() -> impl IntoView {
    let pending = form_state().pending;
    view! {
        <button class="button small" name="accept" value="true" aria-busy=move || pending.get().to_string()>
            {t(words::ACCEPT)}
        </button>
        <button class="button small quiet" name="accept" value="false" aria-busy=move || pending.get().to_string()>
            {t(words::DECLINE)}
        </button>
    }
}
