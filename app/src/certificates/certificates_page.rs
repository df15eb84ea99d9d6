//! `/certificates`: one's own certificates and requests; for officers what waits; for administrators the officers.

use super::{
    centre_facts::CentreFacts,
    look::{Certificates, Requests},
    numbers::Numbers,
    officers::Officers,
};
use crate::{
    call::call,
    shell::{Loaded, Title},
};
use domain::{
    certificates::{
        CertificatesView, ConfirmedNumber, ListNumbers, ListOfficers, OfficerRow, ViewCertificates,
    },
    fault::Fault,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Banner, EmptyState, Glyph, Icon, Kind, LinkButton, Notice, Shape,
    i18n::{certificates as words, t},
};

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    view: CertificatesView,
    /// For administrators and officers.
    officers: Option<Vec<OfficerRow>>,
    /// For administrators.
    numbers: Option<Vec<ConfirmedNumber>>,
}

async fn fetch() -> Result<Answer, Fault> {
    let view = call(ViewCertificates {}).await?;
    let wanted = view.administrator || view.officer;
    let officers = if wanted { Some(call(ListOfficers {}).await?) } else { None };
    let numbers = if view.administrator { Some(call(ListNumbers {}).await?) } else { None };
    Ok(Answer { view, officers, numbers })
}

/// Certificates.
#[component]
pub fn CertificatesPage() -> impl IntoView {
    let answer = Resource::new(|| (), |()| fetch());
    let renew = Callback::new(move |()| answer.refetch());
    view! {
        <Title text=t(words::CERTIFICATES)/>
        <Loaded page=answer shape=Shape::Table view=move |answer: Answer| view! { <All answer renew/> }.into_any()/>
    }
    .into_any()
}

#[component]
fn All(answer: Answer, renew: Callback<()>) -> impl IntoView {
    let Answer { view, officers, numbers } = answer;
    let CertificatesView { centre, certificates, requests, queue, officer, administrator, .. } = view;
    let there = centre.is_some();
    let open: Vec<_> = requests.into_iter().filter(|request| request.certificate.is_none()).collect();
    let queue = officer.then(|| {
        let none = queue.is_empty();
        view! {
            <section aria-labelledby="queue">
                <div class="spread">
                    <h2 id="queue">{t(words::QUEUE)}</h2>
                    <LinkButton href="/certificates/register" kind=Kind::Plain>
                        {t(words::REGISTER)}
                    </LinkButton>
                </div>
                {if none {
                    view! { <EmptyState text=t(words::NONE_WAITS) glyph=Glyph::Check/> }.into_any()
                } else {
                    view! { <Requests rows=queue label=words::QUEUE/> }.into_any()
                }}
            </section>
        }
    });
    let none = certificates.is_empty();
    let mine = if none {
        view! { <EmptyState text=t(words::NONE_MINE) more=t(words::NONE_MINE_MORE) glyph=Glyph::Lock/> }
            .into_any()
    } else {
        view! { <Certificates rows=certificates label=words::MINE/> }.into_any()
    };
    let waiting = (!open.is_empty()).then(|| {
        view! {
            <section aria-labelledby="requests">
                <h2 id="requests">{t(words::MY_REQUESTS)}</h2>
                <Requests rows=open label=words::MY_REQUESTS/>
            </section>
        }
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::CERTIFICATES)}</h1>
                <p class="lead">{t(words::LEAD)}</p>
                {there
                    .then(|| {
                        view! {
                            <div class="acts">
                                <LinkButton href="/certificates/new" kind=Kind::Primary>
                                    <Icon glyph=Glyph::Plus/>
                                    {t(words::ASK)}
                                </LinkButton>
                            </div>
                        }
                    })}
            </div>
            <div class="stack loose">
                {(!there)
                    .then(|| {
                        view! {
                            <Banner kind=Notice::Info title=t(words::NO_CENTRE_TITLE)>
                                <p>{t(words::NO_CENTRE_TEXT)}</p>
                            </Banner>
                        }
                    })}
                {queue}
                <section aria-labelledby="mine">
                    <h2 id="mine">{t(words::MINE)}</h2>
                    {mine}
                </section>
                {waiting}
                {centre.map(|centre| view! { <CentreFacts centre/> })}
                {officers.map(|officers| view! { <Officers officers administrator renew/> })}
                {numbers.map(|numbers| view! { <Numbers numbers renew/> })}
            </div>
        </main>
    }
    .into_any()
}
