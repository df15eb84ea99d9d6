//! Two wordings of one block: both are shown, with what becomes of them together.

use super::{desk::Desk, look};
use crate::{
    form::{Act, Hidden, form_state},
    remarks::Redline,
};
use domain::{
    drafts::{DraftBlock, Rival, SettleWording, Wording, markup, merge},
    id::BlockId,
};
use leptos::prelude::*;
use ui::{
    Button, Kind, Moment,
    i18n::{drafts as words, lang, t},
};

/// Wordings that wait beside a block's.
#[component]
pub(super) fn Rivals(desk: Desk, block: Memo<DraftBlock>, writable: Memo<bool>) -> impl IntoView {
    let rivals = Memo::new(move |_| block.with(|block| (block.revision, block.rivals.clone())));
    move || {
        let (revision, rivals) = rivals.get();
        let now =
            block.with_untracked(|block| (block.id, block.wording.clone(), block.saved_by.name.clone()));
        rivals
            .into_iter()
            .map(|rival| {
                let (id, ours, by) = now.clone();
                view! { <Beside desk id revision ours by rival writable/> }
            })
            .collect_view()
    }
}

#[component]
fn Beside(
    desk: Desk,
    id: BlockId,
    revision: u32,
    ours: Wording,
    by: String,
    rival: Rival,
    writable: Memo<bool>,
) -> impl IntoView {
    let Rival { number, base, wording: theirs, saved_by, saved } = rival;
    let merged = merge(&base, &ours, &theirs);
    let clashes = u64::from(merged.clashes);
    let html = look::wording_html(&merged.wording);
    let (name, other) = (saved_by.name.clone(), saved_by.name);
    view! {
        <section class="rival">
            <p>
                <b>{move || words::TWO_WORDINGS.with(lang(), &[("name", &name)])}</b>
                " "
                <Moment at=saved.0/>
            </p>
            <dl>
                <div>
                    <dt>{move || words::IN_FORCE.with(lang(), &[("name", &by)])}</dt>
                    <dd>
                        <Redline old=said(&base) new=said(&ours)/>
                    </dd>
                </div>
                <div>
                    <dt>{move || words::OTHER.with(lang(), &[("name", &other)])}</dt>
                    <dd>
                        <Redline old=said(&base) new=said(&theirs)/>
                    </dd>
                </div>
                <div>
                    <dt>{t(words::TOGETHER)}</dt>
                    <dd>
                        <div class="words" inner_html=html></div>
                        {(clashes > 0).then(|| view! { <small>{move || words::CLASHES.count(lang(), clashes)}</small> })}
                    </dd>
                </div>
            </dl>
            <Show when=move || writable.get()>
                <Act<SettleWording>
                    class="inline"
                    then=format!("{}#block-{id}", desk.address(None))
                    on_done=Callback::new(move |()| desk.page.refetch())
                >
                    <Hidden name="draft" value=desk.draft.to_string()/>
                    <Hidden name="block" value=id.to_string()/>
                    <Hidden name="base" value=revision.to_string()/>
                    <Hidden name="rival" value=number.to_string()/>
                    <Decisions/>
                </Act<SettleWording>>
            </Show>
        </section>
    }
}

#[component]
fn Decisions() -> impl IntoView {
    let form = form_state();
    view! {
        <div class="acts">
            <Button kind=Kind::Primary small=true name="by" value="merge" busy=form.pending>{t(words::MERGE)}</Button>
            <Button kind=Kind::Plain small=true name="by" value="keep" busy=form.pending>{t(words::KEEP)}</Button>
            <Button kind=Kind::Plain small=true name="by" value="take" busy=form.pending>{t(words::TAKE)}</Button>
        </div>
    }
}

/// The words of a wording; of a table, its cells.
pub(super) fn said(wording: &Wording) -> String {
    markup::plain(&wording.text)
}
