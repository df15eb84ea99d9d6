//! `/signatures/sign?poll=…&poll=…&final=….1`: what is signed, shown exactly as it is, and the signing of all
//! of it in one go.

use super::{
    acts,
    delivery::{SendAgain, undelivered},
    report::SignatureReport,
    sign_with::SignWith,
};
use crate::{
    call::call,
    form::fresh_key,
    say,
    shell::{Loaded, Title},
};
use domain::{
    fault::Fault,
    signatures::{PartKind, Sign, SignReply, SignedAct, ToSign, ViewToSign},
};
use eds::check::Verdict;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;
use ui::{
    Banner, EmptyState, Glyph, LinkButton, Notice, Shape,
    i18n::{lang, signatures as words, t},
};

/// Most that are signed in one go.
const MOST: usize = 50;

/// Signing.
#[component]
pub fn SignPage() -> impl IntoView {
    let query = use_query_map();
    let acts = move || {
        query.with(|query| {
            let named = |name: &'static str| {
                let values = query.get_all(name).unwrap_or_default().into_iter();
                values.filter_map(move |value| acts::named_by(name, &value))
            };
            named("poll").chain(named("final")).take(MOST).collect::<Vec<_>>()
        })
    };
    let answer = Resource::new(acts, fetch);
    let shown = move |asked: Vec<Asked>| view! { <Signing asked/> }.into_any();
    view! {
        <Title text=t(words::SIGN_TITLE)/>
        <Loaded page=answer shape=Shape::Document view=shown/>
    }
    .into_any()
}

/// What is to be signed, or why it can't be.
type Asked = (SignedAct, Result<ToSign, Fault>);

async fn fetch(acts: Vec<SignedAct>) -> Result<Vec<Asked>, Fault> {
    let mut asked = Vec::with_capacity(acts.len());
    for act in acts {
        match call(ViewToSign { act }).await {
            // One that is signed already, or open again, must not hold up the others.
            Err(fault @ Fault::Refused(_)) => asked.push((act, Err(fault))),
            Err(fault) => return Err(fault),
            Ok(to_sign) => asked.push((act, Ok(to_sign))),
        }
    }
    Ok(asked)
}

/// A signature that was made, and what came of it.
#[derive(Clone)]
struct Given {
    title: String,
    sign: Sign,
    /// None: it was not sent yet.
    answer: Option<Result<SignReply, Fault>>,
}

impl Given {
    /// Whether it may still have to be sent.
    fn is_undelivered(&self) -> bool {
        match &self.answer {
            None => true,
            Some(Ok(_)) => false,
            Some(Err(fault)) => undelivered(fault),
        }
    }
}

#[component]
fn Signing(asked: Vec<Asked>) -> impl IntoView {
    let refused: Vec<(SignedAct, Fault)> =
        asked.iter().filter_map(|(act, to_sign)| Some((*act, to_sign.clone().err()?))).collect();
    let ready: Vec<ToSign> = asked.into_iter().filter_map(|(_, to_sign)| to_sign.ok()).collect();
    let unknown = ready.iter().any(|one| one.iin.is_none());
    let iin = ready.iter().find_map(|one| one.iin.clone());
    let contents: Vec<Vec<u8>> = ready.iter().map(|one| one.manifest.clone().into_bytes()).collect();
    let (done, busy) = (RwSignal::new(None::<Vec<Given>>), RwSignal::new(false));
    let many = ready.len();
    let shown = ready.clone();
    let ready = StoredValue::new(ready);
    let send = move |mut all: Vec<Given>| {
        busy.set(true);
        spawn_local(async move {
            for given in all.iter_mut().filter(|given| given.is_undelivered()) {
                given.answer = Some(call(given.sign.clone()).await);
            }
            busy.try_set(false);
            done.try_set(Some(all));
        });
    };
    let signed = Callback::new(move |signatures: Vec<Vec<u8>>| {
        let given = |(one, signature): (ToSign, Vec<u8>)| {
            let key = fresh_key().parse().ok()?;
            let sign = Sign { act: one.act, role: one.role, signature: base64(&signature), key };
            Some(Given { title: one.title, sign, answer: None })
        };
        send(ready.get_value().into_iter().zip(signatures).filter_map(given).collect());
    });
    let again = Callback::new(move |()| send(done.get_untracked().unwrap_or_default()));
    let nothing = many == 0;
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::SIGN_TITLE)}</h1>
                <p class="lead">{t(words::SIGN_LEAD)}</p>
            </div>
            <div class="stack loose">
                {move || done.get().map(|done| view! { <Outcome done busy again/> })}
                <div class="stack loose" hidden=move || done.with(Option::is_some)>
                    {refused.into_iter().map(|(act, fault)| view! { <Refused act fault/> }).collect_view()}
                    {shown.into_iter().map(|one| view! { <What one/> }).collect_view()}
                    {if nothing {
                        view! { <EmptyState text=t(words::NOTHING_TO_SIGN) glyph=Glyph::Check/> }.into_any()
                    } else if unknown {
                        view! {
                            <Banner kind=Notice::Warn title=t(words::NO_IIN)>
                                <p>{t(words::NO_IIN_MORE)}</p>
                                <p class="acts">
                                    <LinkButton href="/certificates">{t(words::TO_CERTIFICATES)}</LinkButton>
                                </p>
                            </Banner>
                        }
                            .into_any()
                    } else {
                        view! { <SignWith contents iin on_signed=signed sending=busy/> }.into_any()
                    }}
                </div>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn Refused(act: SignedAct, fault: Fault) -> impl IntoView {
    view! {
        <Banner kind=Notice::Warn title=t(acts::act(act))>
            <p>{move || say::fault(lang(), &fault)}</p>
            <p>
                <a href=acts::place(act)>{t(words::OPEN)}</a>
            </p>
        </Banner>
    }
}

/// What is signed: its parts to look into, and the very bytes.
#[component]
fn What(one: ToSign) -> impl IntoView {
    let ToSign { act, role, title, document, version, manifest, parts, .. } = one;
    let part = move |part: domain::signatures::Part| {
        let file = part.name.clone();
        let href = match part.kind {
            PartKind::File => format!("/documents/{document}/file?version={version}"),
            PartKind::Text => acts::place(act),
        };
        let name = move || match (part.kind, act) {
            (PartKind::File, _) => file.clone(),
            (PartKind::Text, SignedAct::Protocol { .. }) => words::PART_PROTOCOL.text(lang()).to_owned(),
            (PartKind::Text, SignedAct::FinalVersion { .. }) => words::PART_TEXT.text(lang()).to_owned(),
        };
        view! {
            <li>
                <a href=href rel="external">{name}</a>
                " "
                <small>{move || crate::groups::file_size(lang(), part.size)}</small>
            </li>
        }
    };
    view! {
        <section class="panel to-sign">
            <header>
                <h2>{title}</h2>
                <p class="meta">
                    <span>{t(acts::act(act))}</span>
                    <span>{move || words::AS_ROLE.with(lang(), &[("role", acts::role(role).text(lang()))])}</span>
                </p>
            </header>
            <h3 class="label">{t(words::COVERS)}</h3>
            <ul role="list">{parts.into_iter().map(part).collect_view()}</ul>
            <h3 class="label">{t(words::EXACTLY)}</h3>
            <pre class="manifest">{manifest}</pre>
        </section>
    }
}

#[component]
fn Outcome(done: Vec<Given>, busy: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let undelivered = done.iter().any(Given::is_undelivered);
    view! {
        <div class="stack loose" aria-live="polite">
            {done.into_iter().map(outcome).collect_view()}
            {undelivered.then(|| view! { <SendAgain busy on_send=again/> })}
        </div>
    }
}

fn outcome(given: Given) -> AnyView {
    let Given { title, sign: Sign { act, .. }, answer } = given;
    match answer {
        None => ().into_any(),
        Some(Ok(SignReply { signature: Some(_), report })) => {
            let report = acts::report(&report);
            let holds = report.as_ref().is_some_and(|report| report.verdict == Verdict::Valid);
            let (kind, said) =
                if holds { (Notice::Success, words::SIGNED) } else { (Notice::Warn, words::SIGNED_PENDING) };
            view! {
                <Banner kind title=t(said)>
                    <p>{title}</p>
                    <p>
                        <a href=acts::place(act)>{t(words::OPEN)}</a>
                    </p>
                </Banner>
                {report.map(|report| view! { <SignatureReport report/> })}
            }
            .into_any()
        }
        Some(Ok(SignReply { report, .. })) => view! {
            <Banner kind=Notice::Error title=t(words::NOT_ACCEPTED)>
                <p>{title}</p>
                <p>
                    // The address may be this page's own: it is loaded anew.
                    <a href=acts::sign_address(act) rel="external">{t(words::SIGN_ANEW)}</a>
                </p>
            </Banner>
            {acts::report(&report).map(|report| view! { <SignatureReport report/> })}
        }
        .into_any(),
        Some(Err(fault)) => {
            let said = if undelivered(&fault) { words::NOT_DELIVERED } else { words::NOT_ACCEPTED };
            view! {
                <Banner kind=Notice::Error title=t(said)>
                    <p>{title}</p>
                    <p>{move || say::fault(lang(), &fault)}</p>
                </Banner>
            }
            .into_any()
        }
    }
}

/// Base64, by the browser.
pub(crate) fn base64(bytes: &[u8]) -> String {
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    web_sys::window().and_then(|window| window.btoa(&letters).ok()).unwrap_or_default()
}
