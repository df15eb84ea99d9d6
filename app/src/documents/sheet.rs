//! The document's text on its sheet, and what the reader does with it.

use super::{
    document_page::Desk,
    marks,
    paper::{self, Offers, PageLink},
    recognition::{Pictured, Recognised, Recognition},
    selection,
};
use crate::versions::VersionStrip;
use domain::{
    access::{Rule, Verdict},
    documents::FileKind,
    lang::Lang,
    operation::Operation,
    remarks::AddRemark,
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};
use ui::{
    Banner, Notice,
    i18n::{documents as words, lang, t},
};
use wasm_bindgen::JsCast;

/// The text, or why there is none.
#[component]
pub(super) fn Sheet(desk: Desk) -> impl IntoView {
    let content = if desk.discussion.with_untracked(|discussion| discussion.blocks.is_empty()) {
        view! { <NoText desk/> }.into_any()
    } else {
        view! { <Text desk/> }.into_any()
    };
    view! {
        <article
            class="sheet"
            id="text"
            data-frozen=move || (!desk.may_discuss()).then_some("")
            on:click=move |event| clicked(desk, &event)
            on:keydown=move |event| pressed(desk, &event)
        >
            <super::card::SheetHead desk/>
            <VersionStrip desk/>
            <Recognised desk/>
            <Pictured desk/>
            {content}
        </article>
    }
}

/// The text is one string: a browser takes that in at once, and thousands of elements of ours it does not.
#[component]
fn Text(desk: Desk) -> impl IntoView {
    let word = untrack(lang);
    let stretches = untrack(|| desk.stretches());
    let html = desk.with_offers(word, |offers| {
        desk.discussion.with_untracked(|discussion| paper::html(&discussion.blocks, &stretches, offers))
    });
    marks::keep(desk, stretches, word);
    view! { <div class="paper" inner_html=html></div> }
}

fn element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// The remark whose mark an element lies in.
fn remark_of(element: &web_sys::Element) -> Option<domain::id::RemarkId> {
    element.closest("mark[data-remark]").ok()??.get_attribute("data-remark")?.parse().ok()
}

fn clicked(desk: Desk, event: &MouseEvent) {
    let Some(target) = element(event) else { return };
    if target.closest("[data-whole]").ok().flatten().is_some() {
        return desk.pick(selection::whole(&target));
    }
    // What acts keeps the words in hand: a vote is opened on them.
    if target.closest("a, button, dialog").ok().flatten().is_some() {
        return;
    }
    let remark = remark_of(&target);
    if remark.is_some() && selection::selected().is_none() {
        desk.focus.set(remark);
    }
    if untrack(|| desk.may_discuss()) {
        desk.pick(selection::selected().or_else(|| selection::tapped(&target)));
    }
}

/// Marks where remarks begin are buttons.
fn pressed(desk: Desk, event: &KeyboardEvent) {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        return;
    }
    let mark = element(event).filter(|target| target.matches("mark[role=button]").unwrap_or(false));
    if let Some(remark) = mark.and_then(|mark| remark_of(&mark)) {
        event.prevent_default();
        desk.focus.set(Some(remark));
    }
}

/// Whether an operation's rule clears the reader.
pub(super) fn clears(rule: Rule, desk: Desk) -> bool {
    desk.discussion.with(|discussion| rule.verdict(true, discussion.standing) == Verdict::Cleared)
}

#[component]
fn NoText(desk: Desk) -> impl IntoView {
    let why = move || {
        let reason = desk.discussion.with(|discussion| discussion.shown().no_text);
        reason.map(|reason| crate::say::no_text(lang(), reason))
    };
    view! {
        <Banner kind=Notice::Info title=t(words::NO_TEXT)>
            <p>{why}</p>
            <p>{t(words::NO_TEXT_DISCUSS)}</p>
        </Banner>
        <Recognition desk/>
    }
}

impl Desk {
    /// What is offered at a block, in a language.
    pub(super) fn with_offers<T>(self, lang: Lang, act: impl FnOnce(Offers<'_>) -> T) -> T {
        let remark = untrack(|| self.may_discuss()).then(|| words::REMARK_ON_POINT.text(lang));
        let address = format!("/documents/{}/preview?version={}", self.document, self.version);
        let kind = self.discussion.with_untracked(|discussion| discussion.shown().kind);
        // The pages of a scan are pictures, which have no places.
        let exact = !matches!(kind, FileKind::Tiff | FileKind::Jpeg);
        let page = PageLink { address: &address, word: words::ON_PAGE.text(lang), exact };
        act(Offers { remark, page: Some(page) })
    }

    /// Whether the reader may write remarks here now.
    pub(super) fn may_discuss(self) -> bool {
        clears(AddRemark::RULE, self) && self.writable()
    }
}
