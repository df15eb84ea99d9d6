//! A remark whose place the portal could not find in the version under discussion: why, and putting it back. And one
//! that stands in a wrong place: moving it.

use crate::{
    documents::Desk,
    form::{Act, Hidden, form_state},
};
use domain::{
    id::{BlockId, RemarkId},
    remarks::MoveRemark,
    versions::Resolution,
};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{common, lang, t, versions as words},
};

/// Why the place was lost, the nearest point, and for those who may: one click that puts the remark back.
#[component]
pub(crate) fn LostPlace(
    desk: Desk,
    id: RemarkId,
    resolution: Resolution,
    nearest: Option<BlockId>,
    /// Whether the reader may put it back.
    may_move: Memo<bool>,
) -> impl IntoView {
    let number = desk.version.to_string();
    let why = if resolution == Resolution::Ambiguous { words::LOST_AMBIGUOUS } else { words::LOST_DELETED };
    let point = nearest.map(|block| {
        let text = move || words::NEAREST.with(lang(), &[("place", &desk.place(block))]);
        view! { <a href=format!("#block-{block}")>{text}</a> }
    });
    view! {
        <div class="lost-place">
            <p>
                <Icon glyph=Glyph::Search/>
                <span>{move || why.with(lang(), &[("n", &number)])} ". " {point}</span>
            </p>
            {move || may_move.get().then(|| view! { <Put desk id nearest/> })}
        </div>
    }
}

/// Another place for a remark that has one: the words picked in the text.
#[component]
pub(crate) fn OtherPlace(desk: Desk, id: RemarkId) -> impl IntoView {
    view! {
        <div class="lost-place">
            <p>
                <Icon glyph=Glyph::Search/>
                <span>{t(words::MOVE_HOW)}</span>
            </p>
            <div class="acts">
                <Put desk id nearest=None/>
                <Button
                    kind=Kind::Quiet
                    small=true
                    kind_of="button"
                    on_click=Callback::new(move |_| desk.moving.set(None))
                >
                    {t(common::CANCEL)}
                </Button>
            </div>
        </div>
    }
}

/// The ways to put it back: on the words in hand, else on the nearest point.
#[component]
fn Put(desk: Desk, id: RemarkId, nearest: Option<BlockId>) -> impl IntoView {
    let page = desk.page;
    let picked = Memo::new(move |_| {
        desk.picked.with(|picked| picked.as_ref().map(|picked| (picked.block, picked.start, picked.end)))
    });
    move || {
        let (place, word) = match (picked.get(), nearest) {
            (Some(place), _) => (place, None),
            (None, Some(block)) => ((block, 0, 0), Some(block)),
            (None, None) => return None,
        };
        let done = Callback::new(move |()| {
            desk.picked.set(None);
            desk.moving.set(None);
            page.refetch();
        });
        Some(view! {
            <Act<MoveRemark>
                class="inline"
                then=format!("/documents/{}#remark-{id}", desk.document)
                on_done=done
            >
                <Hidden name="remark" value=id.to_string()/>
                <Hidden name="block" value=place.0.to_string()/>
                <Hidden name="start" value=place.1.to_string()/>
                <Hidden name="end" value=place.2.to_string()/>
                <PutButton desk block=word/>
            </Act<MoveRemark>>
        })
    }
}

#[component]
fn PutButton(desk: Desk, block: Option<BlockId>) -> impl IntoView {
    let label = move || match block {
        Some(block) => words::PUT_HERE.with(lang(), &[("place", &desk.place(block))]),
        None => words::PUT_ON_PICKED.text(lang()).to_owned(),
    };
    view! { <Button kind=Kind::Plain small=true busy=form_state().pending>{label}</Button> }
}
