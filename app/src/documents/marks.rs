//! Marks in the text, kept true in the browser: what is remarked, picked, in hand.

use super::{
    document_page::Desk,
    paper,
    segments::Stretches,
    selection::{self, Picked},
};
use domain::{
    id::{BlockId, RemarkId},
    lang::Lang,
};
use leptos::prelude::*;
use ui::i18n::{documents as words, lang};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Keeps the text as the discussion has it, beginning with the marks and the language it was drawn with.
pub(super) fn keep(desk: Desk, drawn: Stretches, word: Lang) {
    Effect::new(move |before: Option<Stretches>| {
        let now = desk.stretches();
        for block in changed(before.as_ref().unwrap_or(&drawn), &now) {
            redraw(desk, block, &now);
        }
        now
    });
    Effect::new(move |_| in_hand(desk.focus.get()));
    Effect::new(move |_| desk.picked.with(|picked| show_picked(picked.as_ref())));
    Effect::new(move |before: Option<Lang>| {
        let lang = lang();
        if before.unwrap_or(word) != lang {
            offers()
                .into_iter()
                .for_each(|offer| offer.set_text_content(Some(words::REMARK_ON_POINT.text(lang))));
            for page in all("[data-page]") {
                let number = page.get_attribute("data-page").unwrap_or_default();
                page.set_text_content(Some(&words::ON_PAGE.with(lang, &[("n", &number)])));
            }
        }
        lang
    });
}

/// Blocks whose marks differ.
fn changed(before: &Stretches, now: &Stretches) -> Vec<BlockId> {
    let differs = |block: &&BlockId| before.get(block) != now.get(block);
    let gone = before.keys().filter(|block| !now.contains_key(block));
    now.keys().filter(differs).chain(gone).copied().collect()
}

fn redraw(desk: Desk, block: BlockId, stretches: &Stretches) {
    let Some(element) = one(&format!("#block-{block}")) else { return };
    desk.discussion.with_untracked(|discussion| {
        if let Some(view) = discussion.blocks.iter().find(|view| view.id == block) {
            let inside = desk.with_offers(untrack(lang), |offers| paper::inside(view, stretches, offers));
            element.set_inner_html(&inside);
        }
    });
    in_hand(desk.focus.get_untracked());
    desk.picked.with_untracked(|picked| show_picked(picked.as_ref()));
}

/// Marks the remark in hand.
fn in_hand(focus: Option<RemarkId>) {
    all("#text mark.on").iter().for_each(|mark| class(mark, "on", false));
    if let Some(focus) = focus {
        all(&format!("#text mark[data-remark=\"{focus}\"]")).iter().for_each(|mark| class(mark, "on", true));
    }
}

fn show_picked(picked: Option<&Picked>) {
    all("#text .picked").iter().for_each(|piece| class(piece, "picked", false));
    let Some(Picked { block, start, end, .. }) = picked else { return };
    let Some(element) = one(&format!("#block-{block}")) else { return };
    for (piece, from, to) in selection::pieces(&element) {
        if (*start == 0 && *end == 0) || (*start <= from && to <= *end) {
            class(&piece, "picked", true);
        }
    }
}

fn offers() -> Vec<Element> {
    all("#text [data-whole]")
}

fn class(element: &Element, name: &str, set: bool) {
    drop(element.class_list().toggle_with_force(name, set));
}

fn page() -> Option<web_sys::Document> {
    web_sys::window().and_then(|window| window.document())
}

fn one(selector: &str) -> Option<Element> {
    page()?.query_selector(selector).ok()?
}

fn all(selector: &str) -> Vec<Element> {
    let list = page().and_then(|page| page.query_selector_all(selector).ok());
    list.into_iter()
        .flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)?.dyn_into().ok()))
        .collect()
}
