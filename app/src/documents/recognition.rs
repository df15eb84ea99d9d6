//! Scanned pages on their way to being text: how far, and the ways to begin and to stop.

use super::{document_page::Desk, sheet::clears};
use crate::form::{Act, Hidden, form_state};
use domain::{
    documents::{BeginRecognition, NoText, Recognition as Run, RecognitionState, StopRecognition},
    operation::Operation,
};
use leptos::prelude::*;
use std::time::Duration;
use ui::{
    Banner, Button, Kind, Notice,
    i18n::{documents as words, lang, previews, t},
};

/// How often a page asks how far the reading of its scan is.
const ASK: Duration = Duration::from_secs(2);

/// What is known of the recognition of a scan, and what can be done about it.
#[component]
pub(super) fn Recognition(desk: Desk) -> impl IntoView {
    let scanned =
        desk.discussion.with_untracked(|discussion| discussion.shown().no_text == Some(NoText::Scanned));
    if !scanned {
        return ().into_any();
    }
    let run = Memo::new(move |_| desk.discussion.with(|discussion| discussion.shown().recognition.clone()));
    let read = Memo::new(move |_| desk.discussion.with(|discussion| discussion.shown().no_text.is_none()));
    let may = Memo::new(move |_| desk.writable() && clears(BeginRecognition::RULE, desk));
    ask_while_under_way(desk, run);
    let document = desk.document;
    let said = move || {
        let Run { state, done, total, .. } = run.get()?;
        Some(match state {
            RecognitionState::Waiting => words::RECOGNITION_WAITS.text(lang()).to_owned(),
            RecognitionState::Running if total == 0 => words::RECOGNITION_WAITS.text(lang()).to_owned(),
            RecognitionState::Running => {
                let values = [("done", done.to_string()), ("total", total.to_string())];
                words::RECOGNITION_RUNS
                    .with(lang(), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            RecognitionState::Failed => words::RECOGNITION_FAILED.text(lang()).to_owned(),
            RecognitionState::Stopped => words::RECOGNITION_STOPPED.text(lang()).to_owned(),
            RecognitionState::Done => words::TEXT_IS_THERE.text(lang()).to_owned(),
        })
    };
    let under_way = Memo::new(move |_| run.get().is_some_and(|run| run.state.is_under_way()));
    let bar = move || {
        let Run { done, total, .. } = run.get().filter(|run| run.state.is_under_way() && run.total > 0)?;
        Some(view! { <progress max=total value=done aria-label=t(words::RECOGNITION)></progress> })
    };
    let acts = move || {
        if read.get() {
            return view! {
                <a class="button primary" href=format!("/documents/{document}") rel="external">
                    {t(words::SHOW_TEXT)}
                </a>
            }
            .into_any();
        }
        match (may.get(), under_way.get()) {
            (true, true) => view! {
                <Act<StopRecognition> then=format!("/documents/{document}") on_done=renewed(desk)>
                    <Hidden name="document" value=document.to_string()/>
                    <Press word=words::STOP kind=Kind::Plain/>
                </Act<StopRecognition>>
            }
            .into_any(),
            (true, false) => view! {
                <Act<BeginRecognition> then=format!("/documents/{document}") on_done=renewed(desk)>
                    <Hidden name="document" value=document.to_string()/>
                    <Press word=words::RECOGNISE kind=Kind::Primary/>
                </Act<BeginRecognition>>
            }
            .into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <section class="recognition stack" aria-label=t(words::RECOGNITION)>
            <p aria-live="polite">{said}</p>
            {bar}
            {acts}
        </section>
    }
    .into_any()
}

/// Shows at once what the live line will also bring.
fn renewed(desk: Desk) -> Callback<()> {
    let page = desk.page;
    Callback::new(move |()| page.refetch())
}

#[component]
fn Press(word: ui::i18n::Word, kind: Kind) -> impl IntoView {
    let form = form_state();
    view! { <Button kind busy=form.pending>{t(word)}</Button> }
}

/// How far it is changes page by page, which is no event of the journal: the page asks.
fn ask_while_under_way(desk: Desk, run: Memo<Option<Run>>) {
    Effect::new(move |before: Option<Option<IntervalHandle>>| {
        if let Some(Some(handle)) = before {
            handle.clear();
        }
        let under_way = run.get().is_some_and(|run| run.state.is_under_way());
        let handle =
            under_way.then(|| set_interval_with_handle(move || desk.page.refetch(), ASK).ok()).flatten();
        if let Some(handle) = handle {
            on_cleanup(move || handle.clear());
        }
        handle
    });
}

/// Above a text that a program recognised: to be compared with the file.
#[component]
pub(super) fn Recognised(desk: Desk) -> impl IntoView {
    let (run, number) = desk.discussion.with_untracked(|discussion| {
        let shown = discussion.shown();
        let run = shown.recognition.clone().filter(|run| run.state == RecognitionState::Done);
        (run.filter(|_| !discussion.blocks.is_empty()), shown.number)
    });
    run.map(|run| {
        let pages = listed(&run.unread);
        view! {
            <Banner kind=Notice::Warn title=t(words::RECOGNISED)>
                <p>{t(words::RECOGNISED_TEXT)}</p>
                {(!pages.is_empty())
                    .then(|| view! { <p>{move || words::PAGES_UNREAD.with(lang(), &[("pages", &pages)])}</p> })}
                <p><a href=look(desk, number)>{t(previews::LOOK)}</a></p>
            </Banner>
        }
    })
}

/// Above a text that has not what pages of pictures show.
#[component]
pub(super) fn Pictured(desk: Desk) -> impl IntoView {
    let (pages, number) = desk.discussion.with_untracked(|discussion| {
        let shown = discussion.shown();
        (listed(&shown.pictured), shown.number)
    });
    (!pages.is_empty()).then(|| {
        view! {
            <Banner kind=Notice::Warn title=t(words::PICTURED)>
                <p>{move || words::PICTURED_TEXT.with(lang(), &[("pages", &pages)])}</p>
                <p><a href=look(desk, number)>{t(previews::LOOK)}</a></p>
            </Banner>
        }
    })
}

/// "2, 4–12": there may be hundreds.
fn listed(pages: &[u32]) -> String {
    let runs = pages.chunk_by(|page, next| page + 1 == *next);
    let run = |run: &[u32]| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(u32::to_string).collect(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

/// Where the file of a version is looked at.
fn look(desk: Desk, number: u32) -> String {
    format!("/documents/{}/preview?version={number}", desk.document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_a_row_are_said_together() {
        assert_eq!(listed(&[2, 4, 5, 6, 9, 10, 301]), "2, 4–6, 9–10, 301");
        assert_eq!(listed(&[]), "");
    }
}
