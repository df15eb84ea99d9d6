//! `/certificates/:id`: a certificate, how it gets to its key, what happened to it, and what may be done with it.

use super::{
    acts::Acts,
    install::Install,
    look::{self, ValidityTag, capacity, fact, grouped},
};
use crate::{
    call::call,
    say,
    shell::{Loaded, Title},
};
use domain::{
    access::Relation,
    certificates::{CertificateChange, CertificateView, ChangeKind, Validity, ViewCertificate},
    fault::Fault,
    field::Field,
    id::CertificateId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{
    Glyph, Icon, LinkButton, Moment, Shape,
    i18n::{certificates as words, lang, t},
    time,
};

/// A certificate.
#[component]
pub fn CertificatePage() -> impl IntoView {
    let params = use_params_map();
    let key = move || params.read().get("id").and_then(|id| id.parse().ok());
    let answer = Resource::new(key, fetch);
    let renew = Callback::new(move |()| answer.refetch());
    view! {
        <Title text=t(words::CERTIFICATE)/>
        <Loaded
            page=answer
            shape=Shape::Card
            view=move |certificate: CertificateView| view! { <Certificate certificate renew/> }.into_any()
        />
    }
    .into_any()
}

async fn fetch(certificate: Option<CertificateId>) -> Result<CertificateView, Fault> {
    call(ViewCertificate { certificate: certificate.ok_or(Fault::NotFound)? }).await
}

#[component]
fn Certificate(certificate: CertificateView, renew: Callback<()>) -> impl IntoView {
    let view = certificate.clone();
    let CertificateView { row, subject, iin, sha256, changes, .. } = certificate;
    let own = view.standing.has(Relation::Own);
    let usable = matches!(row.validity, Validity::InForce | Validity::Suspended);
    let install = (own && usable)
        .then(|| view! { <Install certificate=view.certificate.clone() chain=view.chain.clone()/> });
    let (body, role, from, until) = (row.body.clone(), row.role, row.from, row.until);
    let term = move || {
        let lang = lang();
        let (from, until) = (time::date_time(lang, from.0), time::date_time(lang, until.0));
        words::FROM_UNTIL.with(lang, &[("from", &from), ("until", &until)])
    };
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/certificates">{t(words::CERTIFICATES)}</a>
                    </li>
                </ol>
                <h1>{row.person.name.clone()}</h1>
                <p class="row">
                    <ValidityTag validity=row.validity/>
                    <span>{move || capacity(lang(), body.as_ref(), role)}</span>
                </p>
                <div class="acts">
                    <LinkButton href=format!("/certificates/{}/file", row.id)>
                        <Icon glyph=Glyph::Download/>
                        {t(words::DOWNLOAD)}
                    </LinkButton>
                    {own
                        .then(|| view! { <LinkButton href="/certificates/new">{t(words::ASK)}</LinkButton> })}
                </div>
            </div>
            <div class="stack loose">
                {install}
                <dl class="facts wide">
                    {fact(words::TERM, term)} {fact(words::KEY, t(look::key(row.key)))}
                    {fact(say::label(Field::Iin), iin)}
                    {fact(words::SERIAL, view! { <span class="serial">{grouped(&row.serial)}</span> })}
                    {fact(words::SUBJECT, view! { <span class="serial">{subject}</span> })}
                    {fact(words::DIGEST, view! { <span class="serial">{grouped(&sha256)}</span> })}
                </dl>
                <History changes/>
                <Acts view renew/>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn History(changes: Vec<CertificateChange>) -> impl IntoView {
    let line = |change: CertificateChange| {
        let CertificateChange { kind, at, by, reason, comment } = change;
        let (glyph, word) = match kind {
            ChangeKind::Issued => (Glyph::Check, words::CHANGE_ISSUED),
            ChangeKind::Suspended => (Glyph::Clock, words::CHANGE_SUSPENDED),
            ChangeKind::Resumed => (Glyph::Check, words::CHANGE_RESUMED),
            ChangeKind::Revoked => (Glyph::Cross, words::CHANGE_REVOKED),
        };
        view! {
            <li class="entry">
                <Icon glyph/>
                <div>
                    <h3>{t(word)} {reason.map(|reason| view! { ": " {t(look::reason(reason))} })}</h3>
                    <p class="meta">
                        <span>
                            <Moment at=at.0/>
                        </span>
                        <span>{by.name}</span>
                    </p>
                    {(!comment.is_empty()).then(|| view! { <p class="kept">{comment}</p> })}
                </div>
            </li>
        }
    };
    view! {
        <section aria-labelledby="history">
            <h2 id="history">{t(words::HISTORY)}</h2>
            <ul class="entries" role="list">{changes.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
