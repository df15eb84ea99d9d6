//! A suggested wording: what goes, what comes, what became of it.

use super::thread::done;
use crate::{
    documents::Desk,
    form::{Act, Hidden, form_state},
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

/// The old and the new wording: what both share at either end stands plain.
#[component]
pub(super) fn Suggestion(remark: RemarkView, suggestion: SuggestionView, desk: Desk) -> impl IntoView {
    let old = remark.anchor.as_ref().map_or_else(String::new, |anchor| anchor.exact.clone());
    let (start, gone, come, end) = difference(&old, &suggestion.wording);
    let state = match suggestion.state {
        SuggestionState::Proposed => None,
        SuggestionState::Accepted => Some(("settled", Glyph::Check, words::ACCEPTED)),
        SuggestionState::Declined => Some(("settled refused", Glyph::Cross, words::DECLINED)),
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
            {start}
            {(!gone.is_empty()).then(|| view! { <del>{gone}</del> })}
            " "
            {(!come.is_empty()).then(|| view! { <ins>{come}</ins> })}
            {end}
        </div>
        {state
            .map(|(class, glyph, word)| {
                view! {
                    <p class=class>
                        <Icon glyph/>
                        {t(word)}
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

/// Common beginning, what goes, what comes, common end; cut between words.
fn difference(old: &str, new: &str) -> (String, String, String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a.trim() == b.trim()).count();
    let rest = old.len().min(new.len()) - start;
    let end =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a.trim() == b.trim()).count();
    let join = |words: &[&str]| words.concat();
    (
        join(&new[..start]),
        join(&old[start..old.len() - end]).trim_end().to_owned(),
        join(&new[start..new.len() - end]).trim_end().to_owned(),
        if end == 0 { String::new() } else { format!(" {}", join(&new[new.len() - end..])) },
    )
}

#[cfg(test)]
mod tests {
    use super::difference;

    fn text(parts: (&str, &str, &str, &str)) -> (String, String, String, String) {
        (parts.0.into(), parts.1.into(), parts.2.into(), parts.3.into())
    }

    #[test]
    fn only_what_changes_is_marked() {
        assert_eq!(
            difference("Документ хранится в том формате", "Документ хранится всегда в том формате"),
            text(("Документ хранится ", "", "всегда", " в том формате"))
        );
        assert_eq!(difference("срок пять дней", "срок три дня"), text(("срок ", "пять дней", "три дня", "")));
        assert_eq!(difference("", "жаңа"), text(("", "", "жаңа", "")));
        assert_eq!(difference("ескі", ""), text(("", "ескі", "", "")));
    }
}
