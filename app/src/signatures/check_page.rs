//! `/signatures/check`: whoever got a signed file checks it, in the own browser (EDS-8).

use super::{acts, examined::ExaminedFiles, report::SignatureReport, signed::NextCheck};
use crate::{
    call::call,
    say,
    shell::{Title, query_param},
};
use domain::{
    fault::Fault,
    signatures::{CheckSignature, PublicSignature},
};
use eds::package::Examination;
use leptos::{ev::SubmitEvent, html, prelude::*};
use ui::{
    Banner, Button, Glyph, Icon, Kind, Notice,
    i18n::{Word, common, lang, signatures as words, t},
};

/// Why nothing could be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "checks are made in the browser only"))]
pub(super) enum Trouble {
    /// No signature was chosen.
    NoSignature,
    /// What is trusted could not be fetched.
    Offline,
    /// The files are more than a browser can hold.
    TooMuch,
    /// A file can't be read any more, or a package is damaged.
    Unreadable,
    /// The program did not start, or did not answer.
    Stopped,
}

impl Trouble {
    const fn word(self) -> Word {
        match self {
            Self::NoSignature => words::CHOOSE_SIGNATURE,
            Self::Offline => words::POLICY_MISSING,
            Self::TooMuch => words::TOO_MUCH,
            Self::Unreadable => words::UNREADABLE_FILE,
            Self::Stopped => words::WORKER_FAILED,
        }
    }
}

/// What came of a check.
type Found = Option<Result<(Examination, bool), Trouble>>;

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let (found, busy) = (RwSignal::new(Found::None), RwSignal::new(false));
    let (signature, content) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            begin(signature, content, found, busy);
        }
    };
    view! {
        <Title text=t(words::CHECK_TITLE)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::CHECK_TITLE)}</h1>
                <p class="lead">{t(words::CHECK_LEAD)}</p>
            </div>
            <Printed/>
            <p class="banner without-script" data-kind="warn">{t(words::NEEDS_SCRIPT)}</p>
            <form class="form needs-script" on:submit=submit>
                <FileField id="signature" label=words::SIGNATURE_FILE hint=words::SIGNATURE_HINT input=signature/>
                <FileField id="content" label=words::SIGNED_FILE hint=words::SIGNED_FILE_HINT input=content/>
                <div class="form-acts">
                    <Button kind=Kind::Primary busy>
                        <Icon glyph=Glyph::Check/>
                        {t(words::CHECK)}
                    </Button>
                </div>
            </form>
            {move || found.get().map(result)}
        </main>
    }
}

/// What stands on a print-out, when its mark has led here.
#[component]
fn Printed() -> impl IntoView {
    let asked = query_param("signature");
    let answer = Resource::new(
        move || asked.get(),
        async |asked: Option<String>| match asked?.parse() {
            Ok(signature) => Some(call(CheckSignature { signature }).await),
            // A mark that was copied wrongly.
            Err(_) => Some(Err(Fault::NotFound)),
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match answer.await {
                    None => ().into_any(),
                    Some(Ok(signature)) => view! { <OnPaper signature/> }.into_any(),
                    Some(Err(Fault::Invalid(_) | Fault::Malformed(_) | Fault::NotFound)) => {
                        view! { <Banner kind=Notice::Error title=t(words::NO_SUCH_SIGNATURE)/> }.into_any()
                    }
                    Some(Err(fault)) => view! {
                        <Banner kind=Notice::Warn title=t(words::NOT_LOOKED_UP)>
                            <p>{move || say::fault(lang(), &fault)}</p>
                            <p>
                                <Button kind_of="button" on_click=Callback::new(move |_| answer.refetch())>
                                    {t(common::RETRY)}
                                </Button>
                            </p>
                        </Banner>
                    }
                    .into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn OnPaper(signature: PublicSignature) -> impl IntoView {
    let PublicSignature { act, title, manifest, verdict, report, next_check, .. } = signature;
    view! {
        <section class="panel to-sign" aria-labelledby="on-paper">
            <header>
                <h2 id="on-paper">{title}</h2>
                <p class="meta">
                    <span>{t(acts::named(act))}</span>
                </p>
            </header>
            {acts::report(&report).map(|report| view! { <SignatureReport report/> })}
            <NextCheck verdict at=next_check/>
            <h3 class="label">{t(words::WHAT_WAS_SIGNED)}</h3>
            <pre class="manifest">{manifest}</pre>
        </section>
    }
}

#[component]
fn FileField(id: &'static str, label: Word, hint: Word, input: NodeRef<html::Input>) -> impl IntoView {
    let described = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <p class="hint" id=described.clone()>{t(hint)}</p>
            <input class="input" type="file" id=id multiple=true aria-describedby=described node_ref=input/>
        </div>
    }
}

fn result(found: Result<(Examination, bool), Trouble>) -> AnyView {
    match found {
        Ok((examination, trusts)) => view! {
            {(!trusts).then(|| view! { <p class="banner" data-kind="warn">{t(words::NO_ROOTS)}</p> })}
            <ExaminedFiles examination/>
        }
        .into_any(),
        Err(trouble) => {
            view! { <p class="banner" data-kind="warn" role="alert">{t(trouble.word())}</p> }.into_any()
        }
    }
}

#[cfg(not(feature = "hydrate"))]
const fn begin(_: NodeRef<html::Input>, _: NodeRef<html::Input>, _: RwSignal<Found>, _: RwSignal<bool>) {}

#[cfg(feature = "hydrate")]
fn begin(
    signature: NodeRef<html::Input>,
    content: NodeRef<html::Input>,
    found: RwSignal<Found>,
    busy: RwSignal<bool>,
) {
    // Either field takes anything: what a file is shows from what is in it.
    let chosen = |input: NodeRef<html::Input>| {
        let files = input.get_untracked().and_then(|input| input.files());
        files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)))
    };
    let files: Vec<_> = chosen(signature).chain(chosen(content)).collect();
    if files.is_empty() {
        return found.set(Some(Err(Trouble::NoSignature)));
    }
    busy.set(true);
    leptos::task::spawn_local(async move {
        let checked = super::checking::check(&files).await;
        busy.try_set(false);
        found.try_set(Some(checked));
    });
}
