//! What has happened: the latest notices, and which of them have been read.

use super::text::{notice_text, place};
use crate::{
    form::{Act, form_state},
    shell::{Page, me, unread},
};
use domain::notices::{Home, NoticeView, ReadNotices};
use leptos::prelude::*;
use ui::{
    Button,
    i18n::{lang, notices as words, t},
};

/// The news beside what waits.
#[component]
pub(super) fn News(home: Signal<Home>, page: Page<Home>) -> impl IntoView {
    let notices = Memo::new(move |_| home.with(|home| home.notices.clone()));
    let count = Memo::new(move |_| home.with(|home| home.unread));
    let any = Memo::new(move |_| notices.with(|notices| !notices.is_empty()));
    let in_person = me().with_untracked(|me| me.as_ref().is_none_or(|me| me.acting.is_none()));
    view! {
        <aside class="panel" aria-labelledby="news">
            <header>
                <h2 class="label" id="news">
                    {t(words::NEWS)}
                </h2>
                <p class="quiet-text" role="status">
                    {move || (count.get() > 0).then(|| words::UNREAD_COUNT.count(lang(), count.get().into()))}
                </p>
            </header>
            <Show
                when=move || any.get()
                fallback=|| view! { <p class="quiet-text">{t(words::NO_NEWS)}</p> }
            >
                <ul class="news" role="list">
                    <For each=move || notices.get() key=|notice| (notice.id, notice.read) let:notice>
                        <Line notice/>
                    </For>
                </ul>
            </Show>
            <Show when=move || in_person && any.get() && count.get() != 0>
                <ReadAll notices page/>
            </Show>
        </aside>
    }
}

#[component]
fn Line(notice: NoticeView) -> impl IntoView {
    let (at, read, href) = (notice.at.0, notice.read, place(&notice));
    view! {
        <li class:unseen=!read>
            <a href=href>{move || notice_text(lang(), &notice)}</a>
            <small>
                {(!read).then(|| view! { <b>{t(words::UNREAD)}</b> " · " })}
                <ui::Moment at=at/>
            </small>
        </li>
    }
}

#[component]
fn ReadAll(notices: Memo<Vec<NoticeView>>, page: Page<Home>) -> impl IntoView {
    // The newest one shown: what comes while the reader decides stays unread.
    let newest = move || notices.with(|notices| notices.first().map(|notice| notice.id.to_string()));
    let badge = unread();
    let done = Callback::new(move |()| match badge.get_untracked() {
        0 => page.refetch(),
        // The page follows the badge.
        _ => badge.set(0),
    });
    view! {
        <Act<ReadNotices> then="/" on_done=done>
            <input type="hidden" name="until" value=newest/>
            <ReadButton/>
        </Act<ReadNotices>>
    }
}

#[component]
fn ReadButton() -> impl IntoView {
    let form = form_state();
    view! { <Button busy=form.pending>{t(words::READ_ALL)}</Button> }
}
