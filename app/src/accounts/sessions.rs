//! Browsers in which the account is open.

use super::browser;
use crate::form::{Act, Hidden, form_state};
use domain::accounts::{RevokeSession, SessionView};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind, Tag, Tone,
    i18n::{accounts as words, lang, t},
    time,
};

/// The sessions, each with its end.
#[component]
pub(super) fn Sessions(
    /// All of them.
    sessions: Signal<Vec<SessionView>>,
    /// Told when one was ended.
    on_change: Callback<()>,
) -> impl IntoView {
    view! {
        <ul class="sessions">
            <For each=move || sessions.get() key=|session| session.id let:session>
                <Session session on_change/>
            </For>
        </ul>
    }
}

#[component]
fn Session(session: SessionView, on_change: Callback<()>) -> impl IntoView {
    let known = browser::name(&session.agent);
    let spoken = known.clone();
    let name = move || known.clone().unwrap_or_else(|| words::UNKNOWN_AGENT.text(lang()).to_owned());
    let named = move || spoken.clone().unwrap_or_else(|| words::UNKNOWN_AGENT.text(lang()).to_owned());
    let began =
        move || words::SESSION_BEGAN.with(lang(), &[("began", &time::date_time(lang(), session.began.0))]);
    let seen =
        move || words::SESSION_SEEN.with(lang(), &[("seen", &time::date_time(lang(), session.seen.0))]);
    let end = if session.current {
        view! { <Tag tone=Tone::Sky label=t(words::THIS_SESSION)/> }.into_any()
    } else {
        view! {
            <Act<RevokeSession> then="/account" class="" on_done=Callback::new(move |()| on_change.run(()))>
                <Hidden name="session" value=session.id.to_string()/>
                <EndButton label=Signal::derive(move || words::END_SESSION_OF.with(lang(), &[("agent", &named())]))/>
            </Act<RevokeSession>>
        }
        .into_any()
    };
    view! {
        <li class="session">
            <Icon glyph=Glyph::Lock/>
            <div>
                <span title=session.agent>{name}</span>
                " "
                <small>{seen}</small>
                <small>{began} " · " {session.address}</small>
            </div>
            {end}
        </li>
    }
}

#[component]
fn EndButton(label: Signal<String>) -> impl IntoView {
    let form = form_state();
    view! {
        <Button kind=Kind::Danger small=true busy=form.pending>
            <span aria-hidden="true">{t(words::END_SESSION)}</span>
            <span class="visually-hidden">{label}</span>
        </Button>
    }
}
