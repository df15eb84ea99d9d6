//! Which version the reader has before them, where it is not the one under discussion.

use crate::documents::Desk;
use leptos::prelude::*;
use ui::{
    Banner, Notice,
    i18n::{lang, t, versions as words},
};

/// A newer version has come, or the reader has opened an older one. The text is not changed under their hands.
#[component]
pub(crate) fn VersionStrip(desk: Desk) -> impl IntoView {
    let shown = desk.version.to_string();
    let document = desk.document;
    let current = Memo::new(move |_| desk.discussion.with(|discussion| discussion.card.current.number));
    move || {
        let newest = current.get();
        (newest != desk.version).then(|| {
            let (shown, newest) = (shown.clone(), newest.to_string());
            let came = desk.opened_current;
            let title = Signal::derive(move || {
                let values = [("n", if came { newest.as_str() } else { &shown }), ("current", &newest)];
                if came { words::NEWER } else { words::OLDER }.with(lang(), &values)
            });
            view! {
                <Banner kind=Notice::Info title=title>
                    {came.then(|| view! { <p>{t(words::NEWER_TEXT)}</p> })}
                    <p>
                        <a href=format!("/documents/{document}") rel="external">{t(words::OPEN_CURRENT)}</a>
                    </p>
                </Banner>
            }
        })
    }
}
