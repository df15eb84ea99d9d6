//! Suspending, resuming, revoking.

use super::{
    look,
    request_page::{Comment, Press},
};
use crate::form::{Act, Hidden, form_state};
use domain::{
    access::Relation,
    certificates::{
        CertificateView, ResumeCertificate, RevocationReason, RevokeCertificate, SuspendCertificate, Validity,
    },
    field::Field,
};
use leptos::prelude::*;
use ui::{
    Kind, Opt, SelectField,
    i18n::{certificates as words, t},
};

#[component]
pub(super) fn Acts(view: CertificateView, renew: Callback<()>) -> impl IntoView {
    let (id, validity) = (view.row.id, view.row.validity);
    // One's own is resumed by another officer.
    let resumes = view.standing.has(Relation::Officer) && !view.standing.has(Relation::Own);
    let address = format!("/certificates/{id}");
    let hidden = move || view! { <Hidden name="certificate" value=id.to_string()/> };
    let suspend = (validity == Validity::InForce).then(|| {
        view! {
            <details class="fold unscripted">
                <summary>{t(words::SUSPEND)}</summary>
                <Act<SuspendCertificate> then=address.clone() on_done=renew>
                    {hidden()}
                    <Comment hint=words::SUSPEND_LEAD id="suspend-comment"/>
                    <Press act=words::SUSPEND kind=Kind::Plain/>
                </Act<SuspendCertificate>>
            </details>
        }
    });
    let resume = (validity == Validity::Suspended && resumes).then(|| {
        view! {
            <details class="fold unscripted">
                <summary>{t(words::RESUME)}</summary>
                <Act<ResumeCertificate> then=address.clone() on_done=renew>
                    {hidden()}
                    <Comment hint=words::RESUME_LEAD id="resume-comment"/>
                    <Press act=words::RESUME kind=Kind::Plain/>
                </Act<ResumeCertificate>>
            </details>
        }
    });
    let revoke = matches!(validity, Validity::InForce | Validity::Suspended).then(|| {
        view! {
            <details class="fold unscripted">
                <summary>{t(words::REVOKE)}</summary>
                <Act<RevokeCertificate> then=address.clone() on_done=renew>
                    {hidden()}
                    <Reason/>
                    <Comment hint=words::REVOKE_LEAD id="revoke-comment"/>
                    <Press act=words::REVOKE kind=Kind::Danger/>
                </Act<RevokeCertificate>>
            </details>
        }
    });
    view! {
        <section class="stack" aria-label=t(words::ACTS)>
            {suspend} {resume} {revoke}
        </section>
    }
    .into_any()
}

#[component]
fn Reason() -> impl IntoView {
    let form = form_state();
    let option = |reason: RevocationReason| {
        let value = match reason {
            RevocationReason::KeyCompromise => "key_compromise",
            RevocationReason::AffiliationChanged => "affiliation_changed",
            RevocationReason::Superseded => "superseded",
            RevocationReason::CessationOfOperation => "cessation_of_operation",
            RevocationReason::PrivilegeWithdrawn => "privilege_withdrawn",
        };
        Opt::new(value, t(look::reason(reason)))
    };
    let options: Vec<Opt> = RevocationReason::ALL.into_iter().map(option).collect();
    view! {
        <SelectField
            name="reason"
            label=t(words::REASON)
            options=Signal::stored(options)
            value=form.entered("reason", "")
            required=true
            error=form.error(Field::Reason)
        />
    }
}
