//! The signatures under something, each with its verdict as of now.

use super::{
    acts,
    qr::Qr,
    report::{SignatureReport, drift},
};
use crate::call::call;
use domain::signatures::{SignatureVerdict, SignatureView, SignaturesView, SignedAct, ViewSignatures};
use leptos::prelude::*;
use ui::{
    Banner, Glyph, Icon, Kind, LinkButton, Moment, Notice, Tag, Tone,
    i18n::{lang, signatures as words, t},
    time,
};

/// The signatures; asked for apart from the page around, since each is checked anew.
#[component]
pub(crate) fn Signed(
    act: SignedAct,
    /// Told whether one of them does not hold.
    #[prop(optional)]
    broken: Option<RwSignal<bool>>,
) -> impl IntoView {
    let answer = Resource::new(move || act, |act| call(ViewSignatures { act }));
    view! {
        <section class="signed" id="signatures" aria-labelledby="signed">
            <h2 id="signed" class="screen-only">{t(words::SIGNATURES)}</h2>
            <Transition fallback=move || view! { <p class="quiet-text">{t(words::CHECKING)}</p> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(signatures) => view! { <All signatures broken/> }.into_any(),
                        Err(fault) => {
                            view! { <p class="banner" data-kind="warn">{move || crate::say::fault(lang(), &fault)}</p> }
                                .into_any()
                        }
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn All(signatures: SignaturesView, broken: Option<RwSignal<bool>>) -> impl IntoView {
    let SignaturesView { act, signatures, may_sign, origin } = signatures;
    let is_broken = signatures.iter().any(|one| one.verdict == SignatureVerdict::Invalid);
    Effect::new(move |_| {
        if let Some(broken) = broken {
            broken.set(is_broken);
        }
    });
    let none = signatures.is_empty();
    let package = (!none).then(|| {
        view! {
            <a class="button quiet" href=acts::package_address(act) rel="external" download="">
                <Icon glyph=Glyph::Download/>
                {t(words::PACKAGE)}
            </a>
        }
    });
    let sign = may_sign.then(|| {
        view! {
            <LinkButton href=acts::sign_address(act) kind=Kind::Primary>
                <Icon glyph=Glyph::Edit/>
                {t(acts::act(act))}
            </LinkButton>
        }
    });
    let marks = StoredValue::new(signatures.clone());
    view! {
        <Marks marks origin/>
        {is_broken
            .then(|| {
                view! {
                    <Banner kind=Notice::Error title=t(words::BROKEN)>
                        <p>{t(words::BROKEN_MORE)}</p>
                    </Banner>
                }
            })}
        {none.then(|| view! { <p class="quiet-text screen-only">{t(words::NOT_SIGNED)}</p> })}
        <ul class="signed-list screen-only" role="list">{signatures.into_iter().map(|one| view! { <One signature=one/> }).collect_view()}</ul>
        <p class="acts screen-only">{sign} {package}</p>
    }
}

/// On paper: each signer with a mark that leads to the check. Where nobody has told the portal its address, the browser's
/// is taken.
#[component]
fn Marks(marks: StoredValue<Vec<SignatureView>>, origin: String) -> impl IntoView {
    let origin = RwSignal::new(Some(origin).filter(|origin| !origin.is_empty()));
    Effect::new(move |_| {
        if origin.with_untracked(Option::is_none) {
            origin.set(web_sys::window().and_then(|window| window.location().origin().ok()));
        }
    });
    let mark = |origin: &str, signature: &SignatureView| {
        let address = format!("{origin}/signatures/check?signature={}", signature.id);
        let (name, role, at) = (signature.author.person.name.clone(), signature.role, signature.at);
        let doubt = (signature.verdict != SignatureVerdict::Valid).then_some(signature.verdict);
        view! {
            <li>
                <Qr text=address.clone() label=t(words::CHECK_TITLE)/>
                <div>
                    <b>{name}</b>
                    <p>{t(acts::role(role))}</p>
                    <p>{move || words::SIGNED_AT.with(lang(), &[("time", &time::date_time(lang(), at.0))])}</p>
                    {doubt.map(|verdict| view! { <p><b>{t(acts::verdict(verdict))}</b></p> })}
                    <p class="serial">{address}</p>
                </div>
            </li>
        }
    };
    move || {
        let origin = origin.get()?;
        let marks = marks.with_value(|all| all.iter().map(|one| mark(&origin, one)).collect_view());
        Some(view! { <ul class="marks print-only" role="list">{marks}</ul> })
    }
}

#[component]
fn One(signature: SignatureView) -> impl IntoView {
    let SignatureView { id, author, role, at, verdict, report, manifest, next_check } = signature;
    let (tone, glyph) = match verdict {
        SignatureVerdict::Valid => (Tone::For, Glyph::Check),
        SignatureVerdict::Invalid => (Tone::Against, Glyph::Cross),
        SignatureVerdict::Undetermined => (Tone::Sun, Glyph::Clock),
    };
    let report = acts::report(&report);
    let late = report.as_ref().and_then(drift);
    let substitute = author.substitute.map(|(person, order)| {
        view! { <span>{move || words::SIGNED_BY.with(lang(), &[("name", &person.name), ("order", &order)])}</span> }
    });
    view! {
        <li class="signed-one" data-verdict=acts_name(verdict)>
            <div class="spread">
                <div>
                    <b>{author.person.name}</b>
                    <p class="meta">
                        <span>{t(acts::role(role))}</span>
                        <span>
                            <Moment at=at.0/>
                        </span>
                        {substitute}
                    </p>
                </div>
                <Tag tone glyph label=t(acts::verdict(verdict))/>
            </div>
            <NextCheck verdict at=next_check/>
            {late
                .map(|minutes| {
                    let minutes = minutes.to_string();
                    view! { <p class="quiet-text">{move || words::DRIFT.with(lang(), &[("n", &minutes)])}</p> }
                })}
            <details class="fold plain">
                <summary>{t(words::DETAILS)}</summary>
                {report.map(|report| view! { <SignatureReport report/> })}
                <h3 class="label">{t(words::WHAT_WAS_SIGNED)}</h3>
                <pre class="manifest">{manifest}</pre>
                <p class="quiet-text serial">{id.to_string()}</p>
            </details>
        </li>
    }
}

/// When what is missing is asked for again; or that nobody asks any more, and what to do.
#[component]
pub(super) fn NextCheck(verdict: SignatureVerdict, at: Option<domain::time::Moment>) -> impl IntoView {
    match at {
        Some(at) => Some(
            view! {
                <p class="quiet-text">
                    {t(words::NEXT_CHECK)} " " <Moment at=at.0/>
                </p>
            }
            .into_any(),
        ),
        None if verdict == SignatureVerdict::Undetermined => {
            Some(view! { <p class="banner" data-kind="warn">{t(words::GIVEN_UP)}</p> }.into_any())
        }
        None => None,
    }
}

/// For the style and for tests.
const fn acts_name(verdict: SignatureVerdict) -> &'static str {
    match verdict {
        SignatureVerdict::Valid => "valid",
        SignatureVerdict::Invalid => "invalid",
        SignatureVerdict::Undetermined => "undetermined",
    }
}
