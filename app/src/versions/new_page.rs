//! `/documents/:id/versions/new`: placing the next version of a document.

use crate::{
    call::call,
    documents::{FileDrop, MarkingFields},
    drafts::WriteNextVersion,
    form::{Act, Hidden, KeyField, form_state},
    say,
    shell::{FaultPage, LoadedLive, Page, Title, param},
};
use domain::{
    access::Verdict,
    documents::{Discussion, ViewDocument},
    fault::{Fault, Refusal},
    groups::GroupState,
    id::DocumentId,
    operation::Operation,
    versions::PlaceVersion,
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Glyph, Icon, Kind, Notice, Shape,
    i18n::{lang, t, versions as words},
};

/// The form.
#[component]
pub fn NewVersionPage() -> impl IntoView {
    let Some(document) = param::<DocumentId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Page::new(move || call(ViewDocument { document, version: None }));
    let form = move |data: Signal<Discussion>| {
        let discussion = data.get_untracked();
        if PlaceVersion::RULE.verdict(true, discussion.standing) == Verdict::Cleared {
            view! { <Form discussion/> }.into_any()
        } else {
            view! { <FaultPage fault=Fault::Refused(Refusal::NotYours)/> }.into_any()
        }
    };
    view! { <LoadedLive page shape=Shape::Form view=form/> }.into_any()
}

/// Why no version can be placed now.
fn refusal(discussion: &Discussion) -> Option<Refusal> {
    if discussion.group_state == GroupState::Closed {
        return Some(Refusal::GroupClosed);
    }
    let open = discussion.polls.iter().filter(|poll| poll.closed.is_none()).count();
    domain::versions::place_next(discussion.card.state, open as u32, discussion.card.final_version.is_some())
        .err()
}

#[component]
fn Form(discussion: Discussion) -> impl IntoView {
    let refusal = refusal(&discussion);
    let card = discussion.card;
    let home = format!("/documents/{}", card.id);
    view! {
        <Title text=t(words::PLACE)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/groups/{}", discussion.group)>{discussion.group_name}</a>
                    </li>
                    <li>
                        <a href=home.clone()>{card.title}</a>
                    </li>
                </ol>
                <h1>{t(words::PLACE)}</h1>
                <p class="lead">{t(words::PLACE_LEAD)}</p>
            </div>
            {match refusal {
                Some(refusal) => {
                    let text = Signal::derive(move || say::refusal(lang(), &refusal));
                    view! {
                        <Banner kind=Notice::Info title=text>
                            <p>
                                <a href=home>{t(words::BACK)}</a>
                            </p>
                        </Banner>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <Act<PlaceVersion> then=home>
                            <Hidden name="document" value=card.id.to_string()/>
                            <KeyField/>
                            <Fields/>
                        </Act<PlaceVersion>>
                        <WriteNextVersion document=card.id/>
                    }
                        .into_any()
                }
            }}
        </main>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let form = form_state();
    let reason = RwSignal::new(None);
    view! {
        <MarkingFields barred=reason/>
        <FileDrop name="file"/>
        <div class="form-acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending reason=reason>
                <Icon glyph=Glyph::Upload/>
                {t(words::PLACE)}
            </Button>
        </div>
    }
}
