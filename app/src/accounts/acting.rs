//! Acting for a colleague who is away, and returning to one's own name.

use crate::form::{Act, Hidden, form_state};
use domain::{
    accounts::{ActFor, ActingFor, Me},
    lang::Lang,
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Kind, Notice,
    i18n::{Word, accounts as words, lang, t},
    time,
};

/// The substitutions open to the reader today.
#[component]
pub(super) fn Acting(
    /// The reader.
    me: Me,
) -> impl IntoView {
    let Me { acting, substitutions, .. } = me;
    let none = acting.is_none() && substitutions.is_empty();
    let current = acting.as_ref().map(|acting| acting.substitution);
    let others = substitutions.into_iter().filter(move |one| Some(one.substitution) != current);
    view! {
        {none.then(|| view! { <p class="quiet-text">{t(words::NO_SUBSTITUTIONS)}</p> })}
        {acting.map(|acting| view! { <ActingNow acting/> })}
        <ul class="lines">{others.map(|one| view! { <li><ActForOne one/></li> }).collect_view()}</ul>
    }
}

#[component]
fn ActingNow(acting: ActingFor) -> impl IntoView {
    view! {
        <Banner kind=Notice::Warn>
            <p>{move || said(lang(), words::ACTING_NOW, &acting)}</p>
            <Act<ActFor> then="/account" full_load=true class="">
                <Hidden name="substitution" value=""/>
                <ActButton label=t(words::OWN_NAME) kind=Kind::Primary/>
            </Act<ActFor>>
        </Banner>
    }
}

#[component]
fn ActForOne(one: ActingFor) -> impl IntoView {
    let id = one.substitution.to_string();
    let name = one.absent.name.clone();
    let label = Signal::derive(move || words::ACT_FOR.with(lang(), &[("name", &name)]));
    view! {
        <Act<ActFor> then="/" full_load=true class="spread">
            <Hidden name="substitution" value=id/>
            <span>{move || said(lang(), words::BY_ORDER, &one)}</span>
            <ActButton label kind=Kind::Plain/>
        </Act<ActFor>>
    }
}

fn said(lang: Lang, word: Word, acting: &ActingFor) -> String {
    let (from, until) = (time::date(lang, acting.from.start().0), time::date(lang, acting.until.start().0));
    let values =
        [("name", acting.absent.name.as_str()), ("order", &acting.order), ("from", &from), ("until", &until)];
    word.with(lang, &values)
}

#[component]
fn ActButton(#[prop(into)] label: Signal<String>, kind: Kind) -> impl IntoView {
    let form = form_state();
    view! {
        <Button kind busy=form.pending>
            {label}
        </Button>
    }
}
