//! One remark with what was said to it.

use super::{compose::NewReply, outbox::Outbox, suggestion::Suggestion};
use crate::{
    documents::Desk,
    form::{Act, Hidden, form_state},
    shell::me,
    versions::{LostPlace, OtherPlace, version_number},
    votes::author_line,
};
use domain::{
    access::{Relation, Relations, Rule, Verdict},
    field::Field,
    id::RemarkId,
    operation::Operation,
    remarks::{
        EditRemark, MoveRemark, Place, REMARK_MAX, RemarkView, ReopenRemark, Reply, ReplyView, ResolveRemark,
    },
    versions::Resolution,
};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind, Moment, TextArea,
    i18n::{common, lang, remarks as words, t, versions},
};

/// Shows at once what the live line will also bring.
pub(super) fn done(desk: Desk) -> Callback<()> {
    let page = desk.page;
    Callback::new(move |()| page.refetch())
}

/// A remark.
#[component]
pub(super) fn ThreadView(desk: Desk, outbox: Outbox, id: RemarkId) -> impl IntoView {
    let find = move |discussion: &domain::documents::Discussion| {
        discussion
            .remarks
            .binary_search_by_key(&id, |remark| remark.id)
            .ok()
            .map(|at| discussion.remarks[at].clone())
    };
    let Some(first) = desk.discussion.with_untracked(find) else { return ().into_any() };
    let remark = Memo::new(move |before: Option<&RemarkView>| {
        desk.discussion.with(find).or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let replying = RwSignal::new(false);
    let editing = RwSignal::new(false);
    let class = move || {
        let settled = remark.with(|remark| remark.resolved.is_some());
        match (desk.focus.get() == Some(id), settled) {
            (true, true) => "thread on done",
            (true, false) => "thread on",
            (false, true) => "thread done",
            (false, false) => "thread",
        }
    };
    let may_move =
        Memo::new(move |_| desk.writable() && remark.with(|remark| clears(desk, remark, MoveRemark::RULE)));
    view! {
        <article class=class id=format!("remark-{id}") on:click=move |_| desk.focus.set(Some(id))>
            {move || head(desk, &remark.get())}
            {move || match remark.with(|remark| remark.place_in(desk.version)) {
                Place::Lost { resolution, nearest } => {
                    Some(view! { <LostPlace desk id resolution nearest may_move/> })
                }
                _ => None,
            }}
            {move || (desk.moving.get() == Some(id)).then(|| view! { <OtherPlace desk id/> })}
            {move || {
                if editing.get() {
                    view! { <Edit desk remark=remark.get_untracked() editing/> }.into_any()
                } else {
                    view! { <p>{remark.with(|remark| remark.text.clone())}</p> }.into_any()
                }
            }}
            {move || {
                let remark = remark.get();
                remark.suggestion.clone().map(|suggestion| view! { <Suggestion remark suggestion desk/> })
            }}
            <Replies replies=Signal::derive(move || remark.with(|remark| remark.replies.clone()))/>
            <Waiting outbox id/>
            {move || remark.with(|remark| remark.resolved.clone()).map(|settled| {
                view! {
                    <p class="settled">
                        <Icon glyph=Glyph::Check/>
                        <span>
                            {t(words::RESOLVED)} ": " {author_line(lang(), &settled.by)} ", " <Moment at=settled.at.0/>
                        </span>
                    </p>
                }
            })}
            {move || replying.get().then(|| {
                view! { <NewReply desk outbox remark=id on_close=Callback::new(move |()| replying.set(false))/> }
            })}
            <Acts desk remark replying editing/>
        </article>
    }
    .into_any()
}

fn head(desk: Desk, remark: &RemarkView) -> AnyView {
    let place = match remark.place_in(desk.version) {
        Place::At(anchor) => {
            let href = format!("#block-{}", anchor.block);
            view! { <a class="place" href=href>{desk.place(anchor.block)}</a> }.into_any()
        }
        Place::Whole => view! { <span>{t(words::ON_DOCUMENT)}</span> }.into_any(),
        Place::Lost { .. } | Place::Later => {
            let number = remark.anchor.as_ref().map_or(0, |anchor| anchor.version);
            view! { <span>{version_number(number)}</span> }.into_any()
        }
    };
    let changed = remark
        .carried
        .iter()
        .any(|carried| carried.version == desk.version && carried.resolution == Resolution::TextChanged);
    let quote =
        remark.anchor.as_ref().map(|anchor| anchor.exact.clone()).filter(|_| remark.suggestion.is_none());
    let body = remark.author.person.body.in_lang(lang()).to_owned();
    view! {
        <header>
            {place}
            <b>{author_line(lang(), &remark.author)}</b>
            <span>{body}</span>
            <Moment at=remark.at.0/>
            {changed.then(|| view! { <span>{t(versions::TEXT_CHANGED)}</span> })}
            {remark.edited.map(|_| view! { <span>{t(words::EDITED)}</span> })}
        </header>
        {quote.map(|quote| view! { <blockquote>{quote}</blockquote> })}
    }
    .into_any()
}

#[component]
fn Replies(replies: Signal<Vec<ReplyView>>) -> impl IntoView {
    let line = |reply: ReplyView| {
        view! {
            <li class="reply" id=format!("reply-{}", reply.id)>
                <header>
                    <b>{author_line(lang(), &reply.author)}</b>
                    <span>{reply.author.person.body.in_lang(lang()).to_owned()}</span>
                    <Moment at=reply.at.0/>
                </header>
                <p>{reply.text}</p>
            </li>
        }
    };
    move || {
        let replies = replies.get();
        (!replies.is_empty())
            .then(|| view! { <ul class="replies">{replies.into_iter().map(line).collect_view()}</ul> })
    }
}

/// Replies that wait for the line.
#[component]
fn Waiting(outbox: Outbox, id: RemarkId) -> impl IntoView {
    move || {
        let waiting = outbox.unsent.get().into_iter().filter(|unsent| unsent.answers() == Some(id));
        waiting
            .map(|unsent| {
                view! {
                    <p>{unsent.text()}</p>
                    <p class="unsent">
                        <Icon glyph=Glyph::Clock/>
                        {t(words::UNSENT)}
                    </p>
                }
            })
            .collect_view()
    }
}

/// Whether a rule about remarks clears the reader.
fn clears(desk: Desk, remark: &RemarkView, rule: Rule) -> bool {
    let reader = me().with_untracked(|me| me.as_ref().map(|me| me.on_behalf().id));
    let own = Some(remark.author.person.id) == reader;
    let mine = if own { Relations::of(&[Relation::Own]) } else { Relations::NONE };
    desk.discussion.with(|discussion| rule.verdict(true, discussion.standing.and(mine))) == Verdict::Cleared
}

#[component]
fn Acts(
    desk: Desk,
    remark: Memo<RemarkView>,
    replying: RwSignal<bool>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let clears = move |rule: Rule| remark.with(|remark| clears(desk, remark, rule));
    let settled = Memo::new(move |_| remark.with(|remark| remark.resolved.is_some()));
    let id = remark.with_untracked(|remark| remark.id);
    let then = format!("/documents/{}#remark-{id}", desk.document);
    let reopen_then = then.clone();
    let may_reply = Memo::new(move |_| desk.writable() && !settled.get() && clears(Reply::RULE));
    let may_edit = Memo::new(move |_| desk.writable() && !settled.get() && clears(EditRemark::RULE));
    let may_resolve = Memo::new(move |_| desk.writable() && !settled.get() && clears(ResolveRemark::RULE));
    let stands =
        Memo::new(move |_| remark.with(|remark| matches!(remark.place_in(desk.version), Place::At(_))));
    let may_move =
        Memo::new(move |_| desk.writable() && !settled.get() && stands.get() && clears(MoveRemark::RULE));
    let may_reopen = Memo::new(move |_| desk.writable() && settled.get() && clears(ReopenRemark::RULE));
    view! {
        <footer>
            {move || (may_reply.get() && !replying.get()).then(|| view! {
                <Button kind=Kind::Quiet small=true kind_of="button" on_click=Callback::new(move |_| replying.set(true))>
                    <Icon glyph=Glyph::Reply/>
                    {t(words::REPLY)}
                </Button>
            })}
            {move || (may_edit.get() && !editing.get()).then(|| view! {
                <Button kind=Kind::Quiet small=true kind_of="button" on_click=Callback::new(move |_| editing.set(true))>
                    {t(common::EDIT)}
                </Button>
            })}
            {move || (may_move.get() && desk.moving.get() != Some(id)).then(|| view! {
                <Button kind=Kind::Quiet small=true kind_of="button" on_click=Callback::new(move |_| desk.moving.set(Some(id)))>
                    {t(versions::MOVE)}
                </Button>
            })}
            {move || may_resolve.get().then(|| view! {
                <Act<ResolveRemark> class="inline" then=then.clone() on_done=done(desk)>
                    <Hidden name="remark" value=id.to_string()/>
                    <SettleButton word=words::RESOLVE/>
                </Act<ResolveRemark>>
            })}
            {move || may_reopen.get().then(|| view! {
                <Act<ReopenRemark> class="inline" then=reopen_then.clone() on_done=done(desk)>
                    <Hidden name="remark" value=id.to_string()/>
                    <SettleButton word=words::REOPEN/>
                </Act<ReopenRemark>>
            })}
        </footer>
    }
}

#[component]
fn SettleButton(word: ui::i18n::Word) -> impl IntoView {
    view! { <Button kind=Kind::Quiet small=true busy=form_state().pending>{t(word)}</Button> }
}

/// Changing one's own text; should another have been saved in between, both are there to be seen.
#[component]
fn Edit(desk: Desk, remark: RemarkView, editing: RwSignal<bool>) -> impl IntoView {
    let page = desk.page;
    let saved = Callback::new(move |()| {
        editing.set(false);
        page.refetch();
    });
    view! {
        <Act<EditRemark>
            class="compose"
            then=format!("/documents/{}#remark-{}", desk.document, remark.id)
            on_done=saved
        >
            <Hidden name="remark" value=remark.id.to_string()/>
            <Hidden name="version" value=remark.version.to_string()/>
            <EditFields text=remark.text id=remark.id editing/>
        </Act<EditRemark>>
    }
}

#[component]
fn EditFields(text: String, id: RemarkId, editing: RwSignal<bool>) -> impl IntoView {
    let form = form_state();
    view! {
        <TextArea
            name="text"
            id=format!("edit-{id}")
            label=t(words::REMARK)
            max=REMARK_MAX
            required=true
            value=form.entered("text", text)
            error=form.error(Field::Text)
        />
        <div class="acts">
            <Button kind=Kind::Primary busy=form.pending>{t(common::SAVE)}</Button>
            <Button kind=Kind::Quiet kind_of="button" on_click=Callback::new(move |_| editing.set(false))>
                {t(common::CANCEL)}
            </Button>
        </div>
    }
}
