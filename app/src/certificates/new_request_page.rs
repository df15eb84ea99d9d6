//! `/certificates/new`: a key is made in this browser, then a certificate is asked for.

use super::{
    look,
    make_key::{Made, MakeKey},
};
use crate::{
    call::call,
    directory::{FormEnd, Line},
    form::{Act, KeyField, form_state},
    say,
    shell::{Loaded, Title},
};
use domain::{
    certificates::{
        CertificateRole, CertificatesView, Choices as Chosen, RequestCertificate, ViewCertificates,
    },
    fault::{Fault, Refusal},
    field::Field,
    id::BodyId,
    lang::Names,
};
use leptos::prelude::*;
use ui::{
    Choices, Opt, SelectField, Shape,
    i18n::{Word, certificates as words, lang, t},
};

/// Asking for a certificate.
#[component]
pub fn NewRequestPage() -> impl IntoView {
    let answer = Resource::new(|| (), |()| fetch());
    view! {
        <Title text=t(words::ASK_TITLE)/>
        <Loaded
            page=answer
            shape=Shape::Form
            view=move |view: CertificatesView| view! { <NewRequest choices=view.choices/> }.into_any()
        />
    }
    .into_any()
}

async fn fetch() -> Result<CertificatesView, Fault> {
    let view = call(ViewCertificates {}).await?;
    if view.centre.is_none() {
        return Err(Refusal::NoCentre.into());
    }
    Ok(view)
}

#[component]
fn NewRequest(choices: Chosen) -> impl IntoView {
    let made = RwSignal::new(None::<Made>);
    let Chosen { name, bodies, iin } = choices;
    let subject = name.clone();
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::ASK_TITLE)}</h1>
                <p class="lead">{t(words::ASK_LEAD)}</p>
            </div>
            <p class="banner without-script" data-kind="warn">{t(words::NEEDS_SCRIPT)}</p>
            <div class="stack loose needs-script">
                <MakeKey subject made/>
                <section aria-labelledby="who">
                    <h2 id="who">{t(words::WHO)}</h2>
                    <dl class="facts">
                        <div>
                            <dt>{t(words::NAME)}</dt>
                            <dd>{name}</dd>
                        </div>
                    </dl>
                    <Act<RequestCertificate> then="/certificates/requests/{}">
                        <KeyField/>
                        <RequestFields bodies iin made/>
                        <FormEnd act=words::SEND back="/certificates"/>
                    </Act<RequestCertificate>>
                </section>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn RequestFields(bodies: Vec<(BodyId, Names)>, iin: String, made: RwSignal<Option<Made>>) -> impl IntoView {
    let form = form_state();
    let first = bodies.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let bodies = StoredValue::new(bodies);
    let options = Signal::derive(move || {
        let lang = lang();
        let option = |(id, name): &(BodyId, Names)| Opt::new(id.to_string(), name.in_lang(lang).to_owned());
        bodies.with_value(|bodies| bodies.iter().map(option).collect::<Vec<_>>())
    });
    let option = |role: CertificateRole, value: &'static str, hint: Word| {
        Opt::new(value, t(look::role(role))).hint(t(hint))
    };
    let roles = vec![
        option(CertificateRole::Employee, "employee", words::EMPLOYEE_HINT),
        option(CertificateRole::Signer, "signer", words::SIGNER_HINT),
        option(CertificateRole::Head, "head", words::HEAD_HINT),
    ];
    let request =
        move || made.with(|made| made.as_ref().map(|made| made.request.clone()).unwrap_or_default());
    view! {
        <input type="hidden" name="request" id="request" prop:value=request/>
        <div aria-live="polite">
            {move || {
                form.error(Field::Request).get().map(|text| view! { <p class="error">{text}</p> })
            }}
        </div>
        <Line field=Field::Iin value=iin hint=words::IIN_HINT required=true/>
        <SelectField
            name="body"
            label=t(say::label(Field::Body))
            hint=t(words::BODY_HINT)
            options
            value=form.entered("body", first)
            empty=t(words::NO_BODY)
            error=form.error(Field::Body)
        />
        <Choices
            name="role"
            legend=t(words::ROLE)
            hint=t(words::ROLE_HINT)
            options=Signal::stored(roles)
            value=form.entered("role", "employee")
            error=form.error(Field::Role)
        />
    }
}
