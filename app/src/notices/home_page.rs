//! The home page: what waits for the reader, then the news.

use super::{news::News, waiting::WaitingList};
use crate::{
    call::call,
    shell::{LoadedLive, Page, Title, unread},
};
use domain::notices::{Home, ViewHome};
use leptos::prelude::*;
use ui::{
    Shape,
    i18n::{lang, notices as words, t},
};

/// "Waiting for me".
#[component]
pub fn HomePage() -> impl IntoView {
    let page = Page::new(|| call(ViewHome {}));
    // The badge moves with every notice: then something new may wait, or wait no longer.
    let badge = unread();
    Effect::watch(move || badge.get(), move |_, _, _| page.refetch(), false);
    let whole = move |home| view! { <Whole home page/> }.into_any();
    view! { <LoadedLive page shape=Shape::List view=whole/> }
}

#[component]
fn Whole(home: Signal<Home>, page: Page<Home>) -> impl IntoView {
    let waiting = Memo::new(move |_| home.with(|home| home.waiting.clone()));
    let count = move || {
        let count = waiting.with(|waiting| u64::try_from(waiting.len()).unwrap_or(u64::MAX));
        (count > 0).then(|| words::WAITING.count(lang(), count))
    };
    view! {
        <Title text=t(words::TITLE)/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::TITLE)}</h1>
                <p class="lead" aria-live="polite">
                    {count}
                </p>
            </div>
            <div class="split">
                <WaitingList waiting/>
                <News home page/>
            </div>
        </main>
    }
}
