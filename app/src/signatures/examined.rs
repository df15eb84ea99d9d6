//! What a check of files found: each signature, the documents it covers, and what nobody signed.

use super::{report::SignatureReport, say};
use eds::{
    check::{CheckName, Outcome, Reason, Verdict},
    manifest::PartKind,
    package::{Documents, Examination, Examined, FoundPart, PartState},
};
use leptos::prelude::*;
use ui::{
    Glyph, Tag, Tone,
    i18n::{lang, signatures as words, t},
};

/// Everything that was found.
#[component]
pub(super) fn ExaminedFiles(examination: Examination) -> impl IntoView {
    let Examination { signatures, uncovered, .. } = examination;
    let names = uncovered.join(", ");
    let several = signatures.len() > 1;
    view! {
        {(!uncovered.is_empty())
            .then(|| {
                view! {
                    <p class="banner" data-kind="warn">
                        {move || words::UNCOVERED.with(lang(), &[("names", &names)])}
                    </p>
                }
            })}
        {signatures.into_iter().map(|examined| view! { <One examined several/> }).collect_view()}
    }
}

#[component]
fn One(examined: Examined, several: bool) -> impl IntoView {
    let Examined { name, manifest, parts, documents, report, verdict } = examined;
    // The portal signs manifests: a signature from there does not fit the document itself.
    let of_manifest = documents == Documents::Direct
        && report
            .signers
            .iter()
            .any(|signer| signer.outcome(CheckName::Content) == Some(&Outcome::Fail(Reason::WrongDigest)));
    view! {
        <div class="examined" data-verdict=verdict_name(verdict)>
            {several.then(|| view! { <p class="label">{name}</p> })}
            <SignatureReport report documents>
                {of_manifest.then(|| view! { <p class="quiet-text">{t(words::NEEDS_MANIFEST)}</p> })}
                {manifest.map(|manifest| view! { <Covered parts manifest/> })}
            </SignatureReport>
        </div>
    }
}

/// The documents a manifest names, and the manifest.
#[component]
fn Covered(parts: Vec<FoundPart>, manifest: String) -> impl IntoView {
    view! {
        <section class="panel">
            <header>
                <h2>{t(words::DOCUMENTS)}</h2>
            </header>
            <ul class="checks" role="list">{parts.into_iter().map(|part| view! { <Part part/> }).collect_view()}</ul>
            <details class="fold plain">
                <summary>{t(words::WHAT_WAS_SIGNED)}</summary>
                <pre class="manifest">{manifest}</pre>
            </details>
        </section>
    }
}

#[component]
fn Part(part: FoundPart) -> impl IntoView {
    let FoundPart { kind, name, state, file } = part;
    // Texts of the portal have names that only mean something to programs.
    let heading = move || match (kind, name.as_str()) {
        (PartKind::Text, "protocol.txt") => words::PART_PROTOCOL.text(lang()).to_owned(),
        (PartKind::Text, _) => words::PART_TEXT.text(lang()).to_owned(),
        (PartKind::File | PartKind::Attachment, name) => name.to_owned(),
    };
    let (tone, glyph) = match state {
        PartState::Same => (Tone::For, Glyph::Check),
        PartState::Changed => (Tone::Against, Glyph::Cross),
        PartState::Absent => (Tone::Calm, Glyph::Clock),
    };
    view! {
        <li>
            <div>
                <h3>{heading}</h3>
                {file
                    .map(|name| {
                        view! {
                            <p class="quiet-text">{move || words::COMPARED_WITH.with(lang(), &[("name", &name)])}</p>
                        }
                    })}
            </div>
            <Tag tone glyph label=t(say::part(state))/>
        </li>
    }
}

/// For tests and the style.
const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Undetermined => "undetermined",
    }
}
