//! What the server tells the browser's half before it starts.

use domain::{accounts::Me, lang::Lang};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};

/// The packed browser's half.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The address of its folder, which changes with its content: browsers may keep it for ever.
    pub packed: String,
    /// The files of each chunk, without their ending; none when it is in one piece.
    pub chunks: Option<Arc<HashMap<String, Vec<String>>>>,
    /// Where pages find NCALayer on the reader's computer; empty: they don't look.
    pub ncalayer: String,
}

/// The folder of the packed browser's half: on the server as it is given, in the browser where this program came from.
pub fn packed() -> String {
    use_context::<Site>().map(|site| site.packed).unwrap_or_else(|| {
        let page = web_sys::window().and_then(|window| window.document());
        let program = page.and_then(|page| page.query_selector("link[rel=modulepreload]").ok().flatten());
        let href = program.and_then(|link| link.get_attribute("href")).unwrap_or_default();
        href.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default()
    })
}

/// What every page knows from the start; the same on both sides, so that both render the same.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Start {
    /// Who is signed in.
    pub me: Option<Me>,
    /// The reader's language.
    pub lang: Lang,
    /// The server's time in microseconds, for what counts down.
    pub now: i64,
}

/// The `id` of the element that carries it.
pub(super) const ELEMENT: &str = "start";

impl Start {
    /// For the page: JSON that can't end its element early.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default().replace('<', "\\u003c")
    }

    /// From the page.
    pub(super) fn read() -> Self {
        web_sys::window()
            .and_then(|window| window.document())
            .and_then(|page| page.get_element_by_id(ELEMENT))
            .and_then(|element| element.text_content())
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }
}

/// The caller and the badge, provided by the shell.
#[derive(Clone, Copy)]
pub(super) struct Own {
    pub me: RwSignal<Option<Me>>,
    pub unread: RwSignal<u32>,
}

/// Who is signed in.
pub fn me() -> Signal<Option<Me>> {
    expect_context::<Own>().me.into()
}

/// Unread notices, kept current by the live line.
pub fn unread() -> RwSignal<u32> {
    expect_context::<Own>().unread
}
