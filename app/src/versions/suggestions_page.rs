//! `/documents/:id/suggestions`: suggested wordings, taken into the text together: the next version is made of them.

use crate::{
    call::call,
    documents::Places,
    form::{Act, Hidden, KeyField, form_state},
    remarks::{Redline, said_by},
    say,
    shell::{FaultPage, LoadedLive, Page, Title, param},
};
use domain::{
    access::Verdict,
    documents::{Discussion, ViewDocument},
    fault::{Fault, Refusal},
    field::Field,
    id::{BlockId, DocumentId},
    operation::Operation,
    remarks::{Anchor, Place, RemarkView, SuggestionState},
    versions::{CountPictures, TakeSuggestions, Wording, conflicts},
};
use leptos::prelude::*;
use std::collections::HashMap;
use ui::{
    Banner, Button, EmptyState, Glyph, Icon, Kind, Notice, Shape,
    i18n::{lang, remarks, t, versions as words},
};

/// The form.
#[component]
pub fn SuggestionsPage() -> impl IntoView {
    let Some(document) = param::<DocumentId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Page::new(move || call(ViewDocument { document, version: None }));
    let form = move |data: Signal<Discussion>| {
        let discussion = data.get_untracked();
        if TakeSuggestions::RULE.verdict(true, discussion.standing) == Verdict::Cleared {
            view! { <Open discussion/> }.into_any()
        } else {
            view! { <FaultPage fault=Fault::Refused(Refusal::NotYours)/> }.into_any()
        }
    };
    view! { <LoadedLive page shape=Shape::Form view=form/> }.into_any()
}

/// A suggested wording that can go into the text.
#[derive(Clone, Debug)]
struct Offer {
    remark: RemarkView,
    /// The words as they stand now.
    old: String,
    wording: Wording,
}

/// How many suggested wordings can go into the text of the version under discussion.
pub(crate) fn takeable(discussion: &Discussion) -> usize {
    discussion.remarks.iter().filter(|remark| stretch(discussion, remark).is_some()).count()
}

/// The words that a remark's suggestion would replace, as long as it can be taken.
fn stretch(discussion: &Discussion, remark: &RemarkView) -> Option<Anchor> {
    let suggestion = remark.suggestion.as_ref()?;
    let open = matches!(suggestion.state, SuggestionState::Proposed | SuggestionState::Accepted);
    match remark.place_in(discussion.card.current.number) {
        Place::At(anchor) if open && suggestion.version.is_none() => Some(anchor),
        _ => None,
    }
}

/// What a remark would change in the text, as long as that can be decided.
fn wording(discussion: &Discussion, remark: &RemarkView) -> Option<Wording> {
    let anchor = stretch(discussion, remark)?;
    let text = remark.suggestion.as_ref()?.wording.clone();
    Some(Wording { remark: remark.id, anchor, text })
}

/// What can be taken, in the order of the text; what wants the same words together.
fn offers(discussion: &Discussion) -> Vec<Vec<Offer>> {
    let places: HashMap<BlockId, usize> =
        discussion.blocks.iter().enumerate().map(|(at, view)| (view.id, at)).collect();
    let mut all: Vec<Offer> = discussion
        .remarks
        .iter()
        .filter_map(|remark| {
            let wording = wording(discussion, remark)?;
            let block = &discussion.blocks[*places.get(&wording.anchor.block)?].block.text;
            let old = domain::remarks::place(wording.anchor, block).ok()?.to_owned();
            Some(Offer { remark: remark.clone(), old, wording })
        })
        .collect();
    all.sort_by_key(|offer| {
        let anchor = offer.wording.anchor;
        (places.get(&anchor.block).copied(), anchor.start, anchor.end, offer.remark.id)
    });
    let wordings: Vec<Wording> = all.iter().map(|offer| offer.wording.clone()).collect();
    let conflicting = conflicts(&discussion.blocks, &wordings);
    let group = |id| conflicting.iter().position(|group| group.contains(&id));
    let mut groups: Vec<Vec<Offer>> = Vec::new();
    for offer in all {
        let of = group(offer.remark.id);
        match groups.last_mut() {
            Some(last) if of.is_some() && last.last().and_then(|last| group(last.remark.id)) == of => {
                last.push(offer)
            }
            _ => groups.push(vec![offer]),
        }
    }
    groups
}

/// Why no version can be made now.
fn refusal(discussion: &Discussion) -> Option<Refusal> {
    let open = discussion.polls.iter().filter(|poll| poll.closed.is_none()).count();
    let group = discussion.group_state.writable().err();
    group.or_else(|| {
        domain::versions::place_next(
            discussion.card.state,
            open as u32,
            discussion.card.final_version.is_some(),
        )
        .err()
    })
}

#[component]
fn Open(discussion: Discussion) -> impl IntoView {
    let home = format!("/documents/{}", discussion.card.id);
    let (title, group, group_name) =
        (discussion.card.title.clone(), discussion.group, discussion.group_name.clone());
    let content = match refusal(&discussion) {
        Some(refusal) => {
            let text = Signal::derive(move || say::refusal(lang(), &refusal));
            let back = home.clone();
            view! {
                <Banner kind=Notice::Info title=text>
                    <p>
                        <a href=back>{t(words::BACK)}</a>
                    </p>
                </Banner>
            }
            .into_any()
        }
        None if takeable(&discussion) == 0 => {
            view! { <EmptyState text=t(words::NO_SUGGESTIONS) glyph=Glyph::Check/> }.into_any()
        }
        None => view! { <Form discussion/> }.into_any(),
    };
    view! {
        <Title text=t(words::TAKE)/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/groups/{group}")>{group_name}</a>
                    </li>
                    <li>
                        <a href=home>{title}</a>
                    </li>
                </ol>
                <h1>{t(words::TAKE)}</h1>
                <p class="lead">{t(words::TAKE_LEAD)}</p>
            </div>
            {content}
        </main>
    }
}

#[component]
fn Form(discussion: Discussion) -> impl IntoView {
    let document = discussion.card.id;
    let next = discussion.card.current.number + 1;
    let groups = offers(&discussion);
    let places = StoredValue::new(Places::of(&discussion.blocks));
    view! {
        <PicturesLeft document/>
        <Act<TakeSuggestions> then=format!("/documents/{document}")>
            <Hidden name="document" value=document.to_string()/>
            <KeyField/>
            <Choices groups places/>
            <MakeButton next/>
        </Act<TakeSuggestions>>
    }
}

/// Says how many pictures of the file the version will not have.
#[component]
fn PicturesLeft(document: DocumentId) -> impl IntoView {
    let counted = Resource::new(|| (), move |()| call(CountPictures { document }));
    let content = move || {
        Suspend::new(async move {
            let count = counted.await.unwrap_or_default();
            (count > 0).then(|| {
                let title = Signal::derive(move || words::PICTURES_LEFT.count(lang(), count.into()));
                view! { <Banner kind=Notice::Warn title=title><p></p></Banner> }
            })
        })
    };
    view! { <Suspense>{content}</Suspense> }
}

#[component]
fn Choices(groups: Vec<Vec<Offer>>, places: StoredValue<Places>) -> impl IntoView {
    let form = form_state();
    let error = form.error(Field::Remarks);
    let choice = move |offer: Offer| view! { <Choice offer places/> };
    let groups = groups
        .into_iter()
        .map(|mut group| match group.len() {
            0 | 1 => group.pop().map(choice).into_any(),
            _ => view! {
                <fieldset class="rivals">
                    <legend>{t(words::RIVALS)}</legend>
                    {group.into_iter().map(choice).collect_view()}
                </fieldset>
            }
            .into_any(),
        })
        .collect_view();
    view! {
        <div class="stack loose takes">{groups}</div>
        {move || error.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
    }
}

#[component]
fn Choice(offer: Offer, places: StoredValue<Places>) -> impl IntoView {
    let Offer { remark: RemarkView { id, author, grounds, text, suggestion, .. }, old, wording } = offer;
    let accepted = suggestion.is_some_and(|suggestion| suggestion.state == SuggestionState::Accepted);
    let form = form_state();
    let checked = match form.all_entered("remarks") {
        Some(chosen) => chosen.contains(&id.to_string()),
        None => accepted,
    };
    let block = wording.anchor.block;
    let place = move || places.with_value(|places| places.say(lang(), block));
    view! {
        <label class="take">
            <input type="checkbox" name="remarks" value=id.to_string() checked=checked/>
            <span class="stack tight">
                <span class="row">
                    <b>{place}</b>
                    <small>{move || said_by(lang(), &author)}</small>
                </span>
                <span class="suggest">
                    <Redline old new=wording.text/>
                </span>
                <span>{text}</span>
                {(!grounds.is_empty())
                    .then(|| {
                        view! {
                            <small>{t(remarks::GROUNDS)} ": " {grounds}</small>
                        }
                    })}
            </span>
        </label>
    }
}

#[component]
fn MakeButton(next: u32) -> impl IntoView {
    let form = form_state();
    view! {
        <div class="form-acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending>
                <Icon glyph=Glyph::Check/>
                {move || words::MAKE.with(lang(), &[("n", &next.to_string())])}
            </Button>
        </div>
    }
}
