//! The buttons of a vote: one tap votes, before the browser's half has arrived as well as afterwards.

use super::{author::choice_word, card::Booth};
use crate::{
    form::{Flash, form_state},
    say,
};
use domain::{
    fault::{Fault, Refusal},
    field::Field,
    operation::Operation,
    votes::{CastVote, Choice, OwnVote, REASON_MAX, Secrecy},
};
use leptos::{ev::MouseEvent, html, prelude::*};
use ui::{
    Glyph, Icon, TextArea,
    i18n::{lang, t, votes as words},
};
use wasm_bindgen::JsCast;

/// How a vote may be given a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reasons {
    /// Required of a vote against.
    Asked,
    /// Where the voter wants to.
    Free,
    /// It could give the voter away.
    None,
}

/// The fields and buttons of the form that votes.
#[component]
pub(super) fn Ballots(booth: Booth) -> impl IntoView {
    let form = form_state();
    let entered = refused_here(booth);
    if entered.is_none() && use_context::<Flash>().is_some() {
        // It was another vote on this page that was refused.
        form.fault.set(None);
    }
    let reasons = booth.rule(|rules| match (rules.secrecy, rules.reason_against) {
        (Secrecy::Secret, _) => Reasons::None,
        (Secrecy::Named, true) => Reasons::Asked,
        (Secrecy::Named, false) => Reasons::Free,
    });
    // A reason may follow; what bars the way is anything but a missing one.
    let barred = Memo::new(move |_| booth.refusal(Choice::Abstain, ""));
    let asked = reasons == Reasons::Asked;
    let fold = NodeRef::<html::Details>::new();
    let reason = (reasons != Reasons::None).then(|| {
        // What was refused here without scripts may have lacked a reason.
        let open = entered.as_ref().is_some_and(|text| asked || !text.trim().is_empty());
        let hint = if asked { words::REASON_AGAINST_HINT } else { words::REASON_HINT };
        view! {
            <details
                class="fold plain"
                class:unscripted=asked
                hidden=move || barred.with(Option::is_some)
                open=open
                node_ref=fold
            >
                <summary>{t(words::ADD_REASON)}</summary>
                <TextArea
                    name="reason"
                    id=reason_id(booth)
                    label=t(say::label(Field::Reason))
                    hint=t(hint)
                    value=entered.clone().unwrap_or_default()
                    rows=2
                    required=asked
                    max=REASON_MAX
                    error=form.error(Field::Reason)
                />
            </details>
        }
    });
    let why = move || {
        // Who has voted for good reads so in the receipt.
        let refusal = barred.get().filter(|refusal| *refusal != Refusal::AlreadyVoted)?;
        Some(view! { <p class="reason">{say::refusal(lang(), &refusal)}</p> })
    };
    view! {
        <div class="choices" role="group" aria-label=t(say::label(Field::Choice))>
            {Choice::ALL.map(|choice| view! { <Choose booth choice barred fold/> }).collect_view()}
        </div>
        {why}
        {reason}
    }
}

/// What was entered, if it was this very vote that was refused without scripts.
fn refused_here(booth: Booth) -> Option<String> {
    let flash = use_context::<Flash>().filter(|flash| flash.operation == CastVote::NAME)?;
    let id = booth.id.to_string();
    let value =
        |name: &str| flash.entered.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    (value("poll")? == id).then(|| value("reason").unwrap_or_default())
}

fn reason_id(booth: Booth) -> String {
    format!("reason-{}", booth.id)
}

fn reason_area(booth: Booth) -> Option<web_sys::HtmlTextAreaElement> {
    document().get_element_by_id(&reason_id(booth))?.dyn_into().ok()
}

/// One choice.
#[component]
fn Choose(
    booth: Booth,
    choice: Choice,
    barred: Memo<Option<Refusal>>,
    /// Where the reason is written.
    fold: NodeRef<html::Details>,
) -> impl IntoView {
    let form = form_state();
    let named = booth.rule(|rules| rules.secrecy == Secrecy::Named);
    let mine = move || booth.own.get() == OwnVote::Cast { choice: Some(choice) };
    let click = move |event: MouseEvent| {
        let area = reason_area(booth);
        let reason = area.as_ref().map(web_sys::HtmlTextAreaElement::value).unwrap_or_default();
        // What the rule would refuse is told before anything is sent.
        match untrack(|| booth.refusal(choice, &reason)) {
            Some(refusal) => {
                event.prevent_default();
                if let (Refusal::ReasonRequired, Some(area)) = (&refusal, area) {
                    if let Some(fold) = fold.get_untracked() {
                        fold.set_open(true);
                    }
                    drop(area.focus());
                }
                form.fault.set(Some(Fault::Refused(refusal)));
            }
            None if form.pending.get_untracked() => event.prevent_default(),
            None => booth.pressed.set(Some(choice)),
        }
    };
    view! {
        <button
            type="submit"
            class=choice.name()
            name="choice"
            value=choice.name()
            aria-pressed=move || named.then(|| if mine() { "true" } else { "false" })
            aria-busy=move || form.pending.get().then_some("true")
            disabled=move || barred.with(Option::is_some)
            on:click=click
        >
            {t(choice_word(choice))}
        </button>
    }
}

/// What the reader voted, and whether that is for good.
#[component]
pub(super) fn Receipt(booth: Booth, open: Memo<bool>) -> impl IntoView {
    let (named, changeable) = booth.rule(|rules| (rules.secrecy == Secrecy::Named, rules.changeable));
    let said = move || {
        let OwnVote::Cast { choice } = booth.own.get() else { return None };
        let lang = lang();
        let mut text = match choice.filter(|_| named) {
            Some(choice) => words::YOUR_VOTE.with(lang, &[("choice", choice_word(choice).text(lang))]),
            None => words::VOTE_TAKEN.text(lang).to_owned(),
        };
        if open.get() {
            text.push(' ');
            text.push_str(if changeable { words::CAN_CHANGE } else { words::CANNOT_CHANGE }.text(lang));
        }
        Some(view! {
            <p class="receipt">
                <Icon glyph=Glyph::Check/>
                <span>{text}</span>
            </p>
        })
    };
    view! { <div role="status">{said}</div> }
}
