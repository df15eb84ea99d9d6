//! What a check found, signer by signer.

use super::say;
use eds::{
    certificate::Subject,
    check::{BestTime, Check, Outcome, Report, SignerReport, TimeSource, Verdict},
    package::Documents,
};
use leptos::prelude::*;
use ui::{
    Banner, Glyph, Notice, Tag, Tone,
    i18n::{lang, signatures as words, t},
};

/// The verdict, and how it came about.
#[component]
pub(crate) fn SignatureReport(
    report: Report,
    /// What was found of the documents that the signature covers, where they are at hand.
    #[prop(default = Documents::Direct)]
    documents: Documents,
    /// More about them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Report { failure, signers, verdict, policy } = report;
    let kind = match (verdict, documents) {
        (Verdict::Invalid, _) | (_, Documents::Changed) => Notice::Error,
        (Verdict::Undetermined, _) | (_, Documents::Absent) => Notice::Warn,
        (Verdict::Valid, Documents::Direct | Documents::Same) => Notice::Success,
    };
    let undetermined = verdict == Verdict::Undetermined;
    view! {
        <section class="signature-report" aria-live="polite">
            <Banner kind title=t(say::verdict(verdict, documents))>
                {failure.map(|reason| view! { <p>{move || say::reason(lang(), &reason)}</p> })}
                {undetermined.then(|| view! { <p>{t(words::UNDETERMINED_WHY)}</p> })}
            </Banner>
            {children.map(|children| children())}
            {signers.into_iter().map(|signer| view! { <Signer signer/> }).collect_view()}
            <p class="quiet-text">{move || words::BY_POLICY.with(lang(), &[("policy", &policy)])}</p>
        </section>
    }
}

#[component]
fn Signer(signer: SignerReport) -> impl IntoView {
    let SignerReport { subject, roles, signing_time, best_time, checks, .. } = signer;
    let name = subject.as_ref().and_then(name);
    let organization = subject.as_ref().and_then(|subject| subject.organization.clone());
    let numbers = subject.map(|subject| (subject.iin, subject.bin)).unwrap_or_default();
    let heading = move || name.clone().unwrap_or_else(|| words::UNKNOWN_SIGNER.text(lang()).to_owned());
    view! {
        <section class="panel">
            <header>
                <h2>{heading}</h2>
                {organization.map(|name| view! { <p>{name}</p> })}
                <p class="meta">
                    {numbers.0.map(|iin| view! { <span>{move || words::IIN.with(lang(), &[("n", &iin)])}</span> })}
                    {numbers.1.map(|bin| view! { <span>{move || words::BIN.with(lang(), &[("n", &bin)])}</span> })}
                    {roles.into_iter().map(|role| view! { <span>{t(say::role(&role))}</span> }).collect_view()}
                </p>
                <p class="meta">
                    <span>{move || time_said(best_time)}</span>
                    {signing_time
                        .map(|at| {
                            view! {
                                <span>
                                    {move || words::SAID_TIME.with(lang(), &[("time", &say::moment(lang(), at))])}
                                </span>
                            }
                        })}
                </p>
            </header>
            <ul class="checks" role="list">
                {checks.into_iter().map(|check| view! { <OneCheck check/> }).collect_view()}
            </ul>
        </section>
    }
}

/// Beyond this a signer's clock is taken to go wrong, in seconds.
const DRIFT: i64 = 300;

/// By how many minutes the signers' clock differs from the time that counts, if by many (EDS-6).
pub(super) fn drift(report: &Report) -> Option<i64> {
    let signer = report.signers.first()?;
    let seconds = (signer.signing_time?.seconds() - signer.best_time.at.seconds()).abs();
    (seconds > DRIFT).then_some(seconds / 60)
}

/// Surname and name, then the patronymic, which stands apart in certificates.
fn name(subject: &Subject) -> Option<String> {
    let name = subject.common_name.clone()?;
    Some(match &subject.given_name {
        Some(patronymic) => format!("{name} {patronymic}"),
        None => name,
    })
}

fn time_said(time: BestTime) -> String {
    let word = match time.source {
        TimeSource::Stamp => words::AT_STAMP,
        TimeSource::Receipt => words::AT_RECEIPT,
    };
    word.with(lang(), &[("time", &say::moment(lang(), time.at))])
}

#[component]
fn OneCheck(check: Check) -> impl IntoView {
    let Check { name, outcome, notes } = check;
    let (tone, glyph, word) = match outcome {
        Outcome::Pass => (Tone::For, Glyph::Check, words::PASSED),
        Outcome::Fail(_) => (Tone::Against, Glyph::Cross, words::FAILED),
        Outcome::Unknown(_) => (Tone::Sun, Glyph::Clock, words::UNKNOWN),
    };
    view! {
        <li>
            <div>
                <h3>{t(say::check(name))}</h3>
                {move || say::outcome(lang(), &outcome).map(|said| view! { <p>{said}</p> })}
                {notes
                    .into_iter()
                    .map(|note| view! { <p class="quiet-text">{move || say::note(lang(), &note)}</p> })
                    .collect_view()}
            </div>
            <Tag tone glyph label=t(word)/>
        </li>
    }
}
