//! `/signatures`: what waits for the reader's signature, to be signed one by one or all in one go.

use super::acts;
use crate::{
    call::call,
    shell::{Loaded, Title},
};
use domain::signatures::{ListToSign, SignedAct, Unsigned};
use leptos::prelude::*;
use ui::{
    Button, Check, EmptyState, Glyph, Icon, Kind, LinkButton, Shape,
    i18n::{lang, signatures as words, t},
    time,
};

/// What waits for a signature.
#[component]
pub fn ToSignPage() -> impl IntoView {
    let answer = Resource::new(|| (), |()| call(ListToSign {}));
    let shown = move |rows: Vec<Unsigned>| view! { <List rows/> }.into_any();
    view! {
        <Title text=t(words::TO_SIGN_TITLE)/>
        <Loaded page=answer shape=Shape::List view=shown/>
    }
    .into_any()
}

#[component]
fn List(rows: Vec<Unsigned>) -> impl IntoView {
    let none = rows.is_empty();
    let list = if none {
        view! { <EmptyState text=t(words::NOTHING_TO_SIGN) glyph=Glyph::Check/> }.into_any()
    } else {
        // Plain HTML does it: the marked ones become the address of the signing page.
        view! {
            <form class="form" action="/signatures/sign" method="get">
                <ul class="entries" role="list">{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</ul>
                <p class="acts">
                    <Button kind=Kind::Primary>
                        <Icon glyph=Glyph::Edit/>
                        {t(words::SIGN_MARKED)}
                    </Button>
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::TO_SIGN_TITLE)}</h1>
                <p class="lead">{t(words::TO_SIGN_LEAD)}</p>
                <div class="acts">
                    <LinkButton href="/certificates">{t(words::TO_CERTIFICATES)}</LinkButton>
                </div>
            </div>
            {list}
        </main>
    }
    .into_any()
}

#[component]
fn Row(row: Unsigned) -> impl IntoView {
    let Unsigned { act, title, question, group_name, since } = row;
    // Protocols wait for a signature; a version that others have made final may be signed too.
    let (name, value, waits) = match act {
        SignedAct::Protocol { poll } => ("poll", poll.to_string(), true),
        SignedAct::FinalVersion { document, version } => ("final", format!("{document}.{version}"), false),
    };
    let id = format!("sign-{value}");
    let label = if question.is_empty() { title.clone() } else { question };
    let title = waits.then_some(title);
    view! {
        <li class="entry">
            <div>
                <Check name id value checked=waits label/>
                <p class="meta">
                    <span>{t(acts::act(act))}</span>
                    {title.map(|title| view! { <span>{title}</span> })}
                    <span>{group_name}</span>
                    <span>{move || time::date_time(lang(), since.0)}</span>
                </p>
            </div>
            <p class="acts">
                <a href=acts::place(act)>{t(words::OPEN)}</a>
            </p>
        </li>
    }
}
