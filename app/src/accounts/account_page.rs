//! `/account`: one's name and posts, password, sessions, substitutions.

use super::{SignOutForm, acting::Acting, password_form::PasswordFields, sessions::Sessions};
use crate::{
    call::call,
    form::Act,
    say,
    shell::{FaultPage, LoadedLive, Page, Title, me, query_param},
};
use domain::{
    accounts::{ChangePassword, ListSessions, Me, SessionView},
    directory::{PersonView, ViewPerson},
    fault::Fault,
    field::Field,
    id::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Banner, LinkButton, Notice, Shape,
    i18n::{accounts as words, directory, lang, t},
};

/// Where the page is told that the password was changed.
const CHANGED: &str = "/account?password=changed";

#[derive(Clone, Serialize, Deserialize)]
struct Account {
    person: PersonView,
    /// None while acting for another: sessions are one's own affair.
    sessions: Option<Vec<SessionView>>,
}

async fn fetch(person: PersonId, in_person: bool) -> Result<Account, Fault> {
    let sessions = if in_person { Some(call(ListSessions {}).await?) } else { None };
    Ok(Account { person: call(ViewPerson { person }).await?, sessions })
}

/// One's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let Some(me) = me().get_untracked() else {
        return view! { <FaultPage fault=Fault::SignIn/> }.into_any();
    };
    let (person, in_person) = (me.person.id, me.acting.is_none());
    let page = Page::new(move || fetch(person, in_person));
    let own = move |account: Signal<Account>| view! { <Own me=me.clone() account page/> }.into_any();
    view! {
        <Title text=t(words::ACCOUNT)/>
        <LoadedLive page shape=Shape::Card view=own/>
    }
    .into_any()
}

#[component]
fn Own(me: Me, account: Signal<Account>, page: Page<Account>) -> impl IntoView {
    let PersonView { id, card, appointments, .. } = account.get_untracked().person;
    let name = [card.surname, card.given_name, card.patronymic].join(" ");
    let none = appointments.is_empty().then(|| view! { <p class="quiet-text">{t(directory::NO_POSTS)}</p> });
    let posts = appointments.into_iter().map(|post| {
        let body = post.body_name.clone();
        view! { <p>{post.position} ", " {move || body.in_lang(lang()).to_owned()}</p> }
    });
    let in_person = me.acting.is_none();
    let sessions =
        Signal::derive(move || account.with(|account| account.sessions.clone().unwrap_or_default()));
    let renew = Callback::new(move |()| page.refetch());
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{name.trim().to_owned()}</h1>
                <div class="acts">
                    <LinkButton href=format!("/directory/people/{id}")>{t(words::MY_CARD)}</LinkButton>
                    <SignOutForm/>
                </div>
            </div>
            <div class="stack loose">
                <dl class="facts wide">
                    <div>
                        <dt>{t(words::POSTS)}</dt>
                        <dd>{none} {posts.collect_view()}</dd>
                    </div>
                </dl>
                <section aria-labelledby="substitutions">
                    <h2 id="substitutions">{t(words::SUBSTITUTIONS)}</h2>
                    <Acting me/>
                </section>
                {if in_person {
                    view! {
                        <ChangeOwnPassword renew/>
                        <section aria-labelledby="sessions">
                            <h2 id="sessions">{t(words::SESSIONS)}</h2>
                            <p class="quiet-text">{t(words::SESSIONS_LEAD)}</p>
                            <Sessions sessions on_change=renew/>
                        </section>
                    }
                        .into_any()
                } else {
                    view! { <p class="quiet-text">{t(words::ACTING_RESTRICTED)}</p> }.into_any()
                }}
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn ChangeOwnPassword(renew: Callback<()>) -> impl IntoView {
    let told = query_param("password").get_untracked().is_some_and(|told| told == "changed");
    let changed = RwSignal::new(told);
    let done = Callback::new(move |()| {
        changed.set(true);
        renew.run(());
    });
    view! {
        <section aria-labelledby="password-change">
            <h2 id="password-change">{t(words::CHANGE_PASSWORD)}</h2>
            <p class="quiet-text">{t(words::CHANGE_PASSWORD_LEAD)}</p>
            <div aria-live="polite">
                {move || {
                    changed.get().then(|| view! { <Banner kind=Notice::Success title=t(words::PASSWORD_CHANGED)/> })
                }}
            </div>
            <Act<ChangePassword> then=CHANGED on_done=done reset=true>
                <PasswordFields current=say::label(Field::CurrentPassword) act=words::CHANGE_PASSWORD/>
            </Act<ChangePassword>>
        </section>
    }
}
