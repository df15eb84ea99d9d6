//! `/certificates/requests/:id`: a request, and what its reader may do about it.

use super::{
    confirm::Confirm,
    look::{StateTag, capacity, fact, grouped, key},
};
use crate::{
    call::call,
    form::{Act, Hidden, form_state},
    groups::Sure,
    say,
    shell::{Loaded, Title},
};
use domain::{
    access::Relation,
    certificates::{
        COMMENT_MAX, CheckIdentity, IssueCertificate, RefuseRequest, RequestState, RequestView,
        ViewCertificateRequest, WithdrawRequest,
    },
    directory::PersonName,
    fault::Fault,
    field::Field,
    id::{CertificateId, CertificateRequestId},
    time,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{
    Banner, Button, Kind, LinkButton, Moment, Notice, Shape, TextArea,
    i18n::{Word, certificates as words, lang, t},
};

/// A request for a certificate.
#[component]
pub fn RequestPage() -> impl IntoView {
    let params = use_params_map();
    let key = move || params.read().get("id").and_then(|id| id.parse().ok());
    let answer = Resource::new(key, fetch);
    let renew = Callback::new(move |()| answer.refetch());
    view! {
        <Title text=t(words::REQUEST)/>
        <Loaded
            page=answer
            shape=Shape::Card
            view=move |request: RequestView| view! { <Request request renew/> }.into_any()
        />
    }
    .into_any()
}

async fn fetch(request: Option<CertificateRequestId>) -> Result<RequestView, Fault> {
    call(ViewCertificateRequest { request: request.ok_or(Fault::NotFound)? }).await
}

fn by(word: Word, who: Option<(PersonName, time::Moment)>) -> Option<AnyView> {
    who.map(|(person, at)| {
        fact(
            word,
            view! {
                <a href=format!("/directory/people/{}", person.id)>{person.name}</a>
                ", "
                <Moment at=at.0/>
            },
        )
    })
}

fn by_certificate((certificate, at, counts): (CertificateId, time::Moment, bool)) -> AnyView {
    let no_more = (!counts).then(|| view! { " — " {t(words::NO_MORE_IN_FORCE)} });
    fact(
        words::CONFIRMED_BY,
        view! {
            <a href=format!("/certificates/{certificate}")>{t(words::BY_CERTIFICATE)}</a>
            ", "
            <Moment at=at.0/>
            {no_more}
        },
    )
}

#[component]
fn Request(request: RequestView, renew: Callback<()>) -> impl IntoView {
    let view = request.clone();
    let RequestView { row, name, iin, key_sha256, checked, confirmed, documents, decided, comment, .. } =
        request;
    let (body, role) = (row.body.clone(), row.role);
    let documents = (!documents.is_empty())
        .then(|| fact(say::label(Field::Documents), view! { <p class="kept">{documents}</p> }));
    let refused =
        (!comment.is_empty()).then(|| fact(words::WHY_REFUSED, view! { <p class="kept">{comment}</p> }));
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/certificates">{t(words::CERTIFICATES)}</a>
                    </li>
                </ol>
                <h1>{t(words::REQUEST)}</h1>
                <p class="row">
                    <StateTag state=row.state/>
                </p>
            </div>
            <div class="stack loose">
                <Waits view=view.clone()/>
                <dl class="facts wide">
                    {fact(words::ASKER, name)} {fact(say::label(Field::Iin), iin)}
                    {fact(words::CAPACITY, move || capacity(lang(), body.as_ref(), role))}
                    {fact(words::KEY, t(key(row.key)))}
                    {fact(words::KEY_DIGEST, view! { <span class="serial">{grouped(&key_sha256)}</span> })}
                    {fact(words::ASKED, view! { <Moment at=row.asked.0/> })}
                    {by(words::CHECKED_BY, checked)} {confirmed.map(by_certificate)} {documents} {by(words::DECIDED_BY, decided)} {refused}
                </dl>
                <Acts view renew/>
            </div>
        </main>
    }
    .into_any()
}

/// What the reader is to know first.
#[component]
fn Waits(view: RequestView) -> impl IntoView {
    let own = view.standing.has(Relation::Own);
    let issued = view.row.certificate.filter(|_| view.row.state == RequestState::Issued);
    if let Some(certificate) = issued {
        return view! {
            <Banner kind=Notice::Success title=t(words::STATE_ISSUED)>
                <p class="acts">
                    <LinkButton href=format!("/certificates/{certificate}") kind=Kind::Primary>
                        {t(words::OPEN_CERTIFICATE)}
                    </LinkButton>
                </p>
            </Banner>
        }
        .into_any();
    }
    let next = match (view.row.state, &view.confirmation) {
        (RequestState::Asked, None) => words::BRING,
        (RequestState::Asked, Some(_)) => words::BRING_OR_CONFIRM,
        _ => words::CHECKED_WAIT,
    };
    let title = if view.row.state == RequestState::Asked { words::WAIT } else { words::WAIT_ISSUE };
    if own && view.row.state.is_open() {
        return view! {
            <Banner kind=Notice::Info title=t(title)>
                <p>{t(next)}</p>
            </Banner>
        }
        .into_any();
    }
    ().into_any()
}

#[component]
fn Acts(view: RequestView, renew: Callback<()>) -> impl IntoView {
    let (own, officer) = (view.standing.has(Relation::Own), view.standing.has(Relation::Officer));
    let (request, state) = (view.row.id, view.row.state);
    let address = format!("/certificates/requests/{request}");
    if !state.is_open() {
        return ().into_any();
    }
    if own {
        return view! {
            {view.confirmation.map(|text| view! { <Confirm request text iin=view.iin renew/> })}
            {officer.then(|| view! { <p class="quiet-text">{t(words::OWN_REQUEST)}</p> })}
            <div>
                <Sure
                    operation=WithdrawRequest { request }
                    id="withdraw"
                    act=t(words::WITHDRAW)
                    title=t(words::WITHDRAW_TITLE)
                    text=t(words::WITHDRAW_TEXT)
                    then=address
                    on_done=renew
                />
            </div>
        }
        .into_any();
    }
    if !officer {
        return ().into_any();
    }
    let first = view.checked.as_ref().is_some_and(|(person, _)| person.id == view.reader);
    let next = if !view.is_vouched() {
        view! { <Check request then=address.clone() renew/> }.into_any()
    } else if first {
        view! { <Banner kind=Notice::Info title=t(words::SECOND_OFFICER)/> }.into_any()
    } else {
        view! { <Issue request/> }.into_any()
    };
    view! {
        {next}
        <details class="fold unscripted">
            <summary>{t(words::REFUSE)}</summary>
            <Act<RefuseRequest> then=address on_done=renew>
                <Hidden name="request" value=request.to_string()/>
                <Comment hint=words::REFUSE_LEAD/>
                <Press act=words::REFUSE kind=Kind::Danger/>
            </Act<RefuseRequest>>
        </details>
    }
    .into_any()
}

#[component]
fn Check(request: CertificateRequestId, then: String, renew: Callback<()>) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="check">
            <header>
                <h2 id="check">{t(words::CHECK_IDENTITY)}</h2>
                <p class="quiet-text">{t(words::CHECK_IDENTITY_LEAD)}</p>
            </header>
            <Act<CheckIdentity> then on_done=renew>
                <Hidden name="request" value=request.to_string()/>
                <Documents/>
                <Press act=words::IDENTITY_RIGHT kind=Kind::Primary/>
            </Act<CheckIdentity>>
        </section>
    }
}

#[component]
fn Issue(request: CertificateRequestId) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="issue">
            <header>
                <h2 id="issue">{t(words::ISSUE_TITLE)}</h2>
                <p class="quiet-text">{t(words::ISSUE_TEXT)}</p>
            </header>
            <Act<IssueCertificate> then="/certificates/{}">
                <Hidden name="request" value=request.to_string()/>
                <Press act=words::ISSUE kind=Kind::Primary/>
            </Act<IssueCertificate>>
        </section>
    }
}

/// By which documents somebody was looked at.
#[component]
pub(super) fn Documents() -> impl IntoView {
    let form = form_state();
    view! {
        <TextArea
            name="documents"
            label=t(say::label(Field::Documents))
            hint=t(words::DOCUMENTS_HINT)
            value=form.entered("documents", "")
            rows=2
            required=true
            max=COMMENT_MAX
            error=form.error(Field::Documents)
        />
    }
}

/// An explanation in words.
#[component]
pub(super) fn Comment(hint: Word, #[prop(optional, into)] id: Option<String>) -> impl IntoView {
    let form = form_state();
    let id = id.unwrap_or_else(|| "comment".to_owned());
    view! {
        <TextArea
            name="comment"
            id
            label=t(say::label(Field::Comment))
            hint=t(hint)
            value=form.entered("comment", "")
            rows=2
            required=true
            max=COMMENT_MAX
            error=form.error(Field::Comment)
        />
    }
}

/// The button of a form.
#[component]
pub(super) fn Press(act: Word, kind: Kind) -> impl IntoView {
    let form = form_state();
    view! {
        <p class="acts">
            <Button kind busy=form.pending>
                {t(act)}
            </Button>
        </p>
    }
}
