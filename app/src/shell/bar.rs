//! The top bar: where one is, what waits, the line, the language, the account.

use super::{me, remember_language, unread};
use crate::{accounts::SignOutForm, live};
use domain::lang::Lang;
use leptos::{ev::MouseEvent, prelude::*};
use leptos_router::hooks::use_location;
use ui::{
    BrandSign, Face, Glyph, Icon,
    i18n::{Language, lang, notices, shell as words, t},
    time,
};

/// The bar, with the strips below it.
#[component]
pub fn TopBar() -> impl IntoView {
    let signed_in = me().with_untracked(Option::is_some);
    view! {
        // Left to the browser, which moves the focus as well; the router would only scroll.
        <a class="skip" href="#main" rel="external">{t(words::SKIP)}</a>
        <header class="top">
            <a class="brand" href="/">
                <BrandSign/>
                <span>"Алқа"</span>
            </a>
            {signed_in.then(|| view! { <Navigation/> <Find/> <LineState/> })}
            <Languages/>
            {signed_in.then(|| view! { <AccountMenu/> })}
        </header>
        {signed_in.then(|| view! { <ActingStrip/> <OfflineStrip/> })}
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let path = use_location().pathname;
    let current = move |start: &'static str| {
        let here = path.get();
        let inside = if start == "/" { here == "/" } else { here.starts_with(start) };
        inside.then_some("page")
    };
    let in_groups = move || {
        let here = path.get();
        ["/groups", "/documents", "/polls"].iter().any(|start| here.starts_with(start)).then_some("page")
    };
    let unread = unread();
    view! {
        <nav class="nav" aria-label=t(words::NAVIGATION)>
            <a href="/" aria-current=move || current("/")>
                <Icon glyph=Glyph::Waiting/>
                <span>{t(words::WAITING)}</span>
                {move || {
                    (unread.get() > 0)
                        .then(|| {
                            let count = unread.get();
                            // It counts notices, not what waits: it says so.
                            let said = notices::UNREAD_COUNT.count(lang(), count.into());
                            view! {
                                <b class="count" title=said.clone()>
                                    <span aria-hidden="true">{count.min(99).to_string()}</span>
                                    <span class="visually-hidden">{said.clone()}</span>
                                </b>
                            }
                        })
                }}
            </a>
            <a href="/groups" aria-current=in_groups>
                <Icon glyph=Glyph::Group/>
                <span>{t(words::GROUPS)}</span>
            </a>
            <a href="/directory" aria-current=move || current("/directory")>
                <Icon glyph=Glyph::People/>
                <span>{t(words::DIRECTORY)}</span>
            </a>
            <a href="/library" aria-current=move || current("/library")>
                <Icon glyph=Glyph::Library/>
                <span>{t(words::LIBRARY)}</span>
            </a>
        </nav>
    }
}

#[component]
fn Find() -> impl IntoView {
    view! {
        <form class="find" role="search" action="/search" method="get">
            <Icon glyph=Glyph::Search/>
            <input
                type="search"
                name="text"
                id="find"
                maxlength="200"
                placeholder=t(words::FIND)
                aria-label=t(words::FIND)
                autocomplete="off"
            />
        </form>
    }
}

#[component]
fn LineState() -> impl IntoView {
    let state = live::state();
    let word = move || match state.get() {
        live::Line::Starting => words::LINE_STARTING,
        live::Line::On => words::LINE_ON,
        live::Line::Off { .. } => words::LINE_OFF,
    };
    view! {
        <span class="live needs-script" data-state=move || state.get().name() role="status">
            <span>{move || word().text(lang())}</span>
        </span>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let language = expect_context::<Language>().0;
    let location = use_location();
    let link = move |target: Lang, name: &'static str| {
        let click = move |event: MouseEvent| {
            event.prevent_default();
            language.set(target);
            remember_language(target);
        };
        let href = move || {
            let back = format!("{}{}", location.pathname.get(), query_text(&location.search.get()));
            format!("/lang/{}?{}", target.tag(), crate::form::query(&[("back", &back)]))
        };
        view! {
            <a
                href=href
                rel="external"
                lang=target.tag()
                aria-current=move || (language.get() == target).then_some("true")
                on:click=click
            >
                {name}
            </a>
        }
    };
    view! {
        <nav class="lang" aria-label=t(words::LANGUAGE)>
            {link(Lang::Kk, "Қаз")} {link(Lang::Ru, "Рус")} {link(Lang::En, "Eng")}
        </nav>
    }
}

fn query_text(search: &str) -> String {
    match search.trim_start_matches('?') {
        "" => String::new(),
        search => format!("?{search}"),
    }
}

#[component]
fn AccountMenu() -> impl IntoView {
    let me = me();
    let name = Signal::derive(move || {
        me.with(|me| me.as_ref().map_or_else(String::new, |me| me.on_behalf().name.clone()))
    });
    view! {
        <details class="menu">
            <summary class="me">
                {move || view! { <Face name=name.get()/> }}
                <span class="visually-hidden">{t(words::ACCOUNT)}</span>
            </summary>
            <div class="menu-list">
                <p>
                    <b>{name}</b>
                </p>
                <a href="/account">{t(words::ACCOUNT)}</a>
                <a href="/signatures">{t(words::TO_SIGN)}</a>
                <a href="/certificates">{t(words::CERTIFICATES)}</a>
                <SignOutForm/>
            </div>
        </details>
    }
}

/// Every page says in whose name one acts.
#[component]
fn ActingStrip() -> impl IntoView {
    let me = me();
    move || {
        let acting = me.get()?.acting?;
        let text = words::ACTING.with(lang(), &[("name", &acting.absent.name), ("order", &acting.order)]);
        Some(view! {
            <p class="strip" data-kind="info">
                {text}
                " "
                <a href="/account">{t(words::ACTING_END)}</a>
            </p>
        })
    }
}

/// Says since when the line is down, and what is still safe.
#[component]
fn OfflineStrip() -> impl IntoView {
    let state = live::state();
    view! {
        <div role="status">
            {move || match state.get() {
                live::Line::Off { since } => {
                    let text = words::OFFLINE_SINCE.with(lang(), &[("time", &time::time(since))]);
                    Some(view! { <p class="strip" data-kind="error">{text}</p> })
                }
                _ => None,
            }}
        </div>
    }
}

/// The foot of every page.
#[component]
pub fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <p>{t(words::NO_SECRETS)}</p>
            <p>
                <a href="/signatures/check">{t(words::CHECK_SIGNATURE)}</a>
            </p>
        </footer>
    }
}
