//! `/drafts/:draft/blocks/:block`: who wrote what in a block, and when.

use super::{look, rivals::said};
use crate::{
    call::call,
    form::{Act, Hidden, KeyField, form_state},
    remarks::Redline,
    shell::{FaultPage, Loaded, Title, param},
};
use domain::{
    access::Verdict,
    drafts::{Revision, Revisions, SaveBlock, ViewRevisions, Wording},
    fault::Fault,
    id::{BlockId, DraftId},
    operation::Operation,
};
use leptos::prelude::*;
use ui::{
    Button, Kind, Moment, Shape, Tag, Tone,
    i18n::{drafts as words, lang, t},
};

/// The page.
#[component]
pub fn RevisionsPage() -> impl IntoView {
    let (Some(draft), Some(block)) = (param::<DraftId>("draft"), param::<BlockId>("block")) else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Resource::new(|| (), move |()| call(ViewRevisions { draft, block }));
    let open = move |found: Revisions| view! { <Open draft block found/> }.into_any();
    view! { <Loaded page shape=Shape::List view=open/> }.into_any()
}

#[component]
fn Open(draft: DraftId, block: BlockId, found: Revisions) -> impl IntoView {
    let Revisions { title, state, block: now, label, revisions, standing } = found;
    let may = state.writable().is_ok() && SaveBlock::RULE.verdict(true, standing) == Verdict::Cleared;
    let home = format!("/drafts/{draft}#block-{block}");
    let earlier: Vec<Option<Wording>> = (0..revisions.len())
        .map(|at| revisions[at + 1..].iter().find(|one| !one.beside).map(|one| one.wording.clone()))
        .collect();
    let base = now.revision;
    let in_force = now.wording;
    let entry = move |(revision, before): (Revision, Option<Wording>)| {
        let returns = may && revision.wording != in_force;
        let is_now = revision.number == base;
        view! { <Entry draft block revision before base returns is_now/> }
    };
    let heading = move || match label.as_str() {
        "" => t(words::HISTORY).get().to_owned(),
        label => format!("{}: {label}", t(words::HISTORY).get()),
    };
    view! {
        <Title text=t(words::HISTORY)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=home>{title}</a>
                    </li>
                </ol>
                <h1>{heading}</h1>
            </div>
            <ol class="entries" role="list">{revisions.into_iter().zip(earlier).map(entry).collect_view()}</ol>
        </main>
    }
}

#[component]
fn Entry(
    draft: DraftId,
    block: BlockId,
    revision: Revision,
    before: Option<Wording>,
    /// The revision in force.
    base: u32,
    /// Whether the block can be given this wording again.
    returns: bool,
    /// Whether it has it now.
    is_now: bool,
) -> impl IntoView {
    let Revision { number, wording, saved_by, saved, beside } = revision;
    let (old, new) = compared(before.as_ref(), &wording);
    let restyled =
        before.filter(|before| before.style != wording.style).map(|before| (before.style, wording.style));
    view! {
        <li class="entry revision">
            <span class="number">{number}</span>
            <div>
                <p class="meta">
                    <b>{saved_by.name}</b>
                    <Moment at=saved.0/>
                    {is_now.then(|| view! { <Tag tone=Tone::Sky label=t(words::NOW)/> })}
                    {beside.then(|| view! { <Tag tone=Tone::Sun label=t(words::WAS_BESIDE)/> })}
                    {restyled
                        .map(|(from, to)| {
                            view! { <span>{t(look::style(from))} " → " {t(look::style(to))}</span> }
                        })}
                </p>
                <p class="law">
                    <Redline old new/>
                </p>
                {returns
                    .then(|| {
                        view! {
                            <Act<SaveBlock> class="inline" then=format!("/drafts/{draft}#block-{block}")>
                                <Hidden name="draft" value=draft.to_string()/>
                                <Hidden name="block" value=block.to_string()/>
                                <Hidden name="base" value=base.to_string()/>
                                <Hidden name="style" value=wording.style.name()/>
                                <Hidden name="text" value=wording.text.clone()/>
                                <KeyField/>
                                <ReturnButton/>
                            </Act<SaveBlock>>
                        }
                    })}
            </div>
        </li>
    }
}

#[component]
fn ReturnButton() -> impl IntoView {
    let form = form_state();
    view! { <Button kind=Kind::Plain small=true busy=form.pending>{move || words::RETURN.text(lang())}</Button> }
}

/// The words before and after; where only bold or italic has changed, with their stars.
fn compared(before: Option<&Wording>, now: &Wording) -> (String, String) {
    let Some(before) = before else { return (said(now), said(now)) };
    if said(before) == said(now) && before.text != now.text {
        return (before.text.clone(), now.text.clone());
    }
    (said(before), said(now))
}
