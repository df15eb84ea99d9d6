//! What the centre is, and for officers and administrators when something of its own expires.

use super::look::grouped;
use domain::{
    certificates::{CentreExpiry, CentreView, Expiring},
    lang::Lang,
};
use leptos::prelude::*;
use ui::{
    Banner, Glyph, Notice, Tag, Tone,
    i18n::{Word, certificates as words, lang, t},
    time,
};

pub(crate) const fn expiring(what: Expiring) -> Word {
    match what {
        Expiring::Root => words::EXPIRES_ROOT,
        Expiring::RootList => words::EXPIRES_ROOT_LIST,
        Expiring::Authority => words::EXPIRES_AUTHORITY,
        Expiring::FullTerm => words::EXPIRES_FULL_TERM,
        Expiring::Ocsp => words::EXPIRES_OCSP,
        Expiring::Stamps => words::EXPIRES_STAMPS,
    }
}

#[component]
pub(super) fn CentreFacts(centre: CentreView) -> impl IntoView {
    let CentreView { name_kk, name_ru, root_sha256, list, ocsp, stamps, expiries } = centre;
    let name = move || if lang() == Lang::Kk { name_kk.clone() } else { name_ru.clone() };
    let address = |word: Word, address: String| {
        view! {
            <div>
                <dt>{t(word)}</dt>
                <dd class="serial">{address}</dd>
            </div>
        }
    };
    let terms = (!expiries.is_empty()).then(|| {
        let ends = |of: fn(Expiring) -> bool| expiries.iter().any(|expiry| expiry.soon && of(expiry.what));
        let (renewed, replaced) = (ends(|what| !needs_ceremony(what)), ends(needs_ceremony));
        let term = |CentreExpiry { what, at, soon }: CentreExpiry| {
            view! {
                <div>
                    <dt>{t(expiring(what))}</dt>
                    <dd>
                        {move || time::date(lang(), at.0)} " "
                        {soon.then(|| view! { <Tag tone=Tone::Sun glyph=Glyph::Clock label=t(words::ENDS_SOON)/> })}
                    </dd>
                </div>
            }
        };
        let warning = (renewed || replaced).then(|| {
            view! {
                <Banner kind=Notice::Warn title=t(words::CENTRE_ENDS)>
                    {renewed.then(|| view! { <p>{t(words::CENTRE_ENDS_TEXT)}</p> })}
                    {replaced.then(|| view! { <p>{t(words::CENTRE_REPLACED_TEXT)}</p> })}
                </Banner>
            }
        });
        view! {
            <h3 class="label">{t(words::EXPIRIES)}</h3>
            {warning}
            <dl class="facts wide">{expiries.into_iter().map(term).collect_view()}</dl>
        }
    });
    view! {
        <section class="stack" aria-labelledby="centre">
            <h2 id="centre">{t(words::CENTRE)}</h2>
            <p>{name}</p>
            <dl class="facts wide">
                <div>
                    <dt>{t(words::ROOT_DIGEST)}</dt>
                    <dd class="serial">{grouped(&root_sha256)}</dd>
                </div>
                {address(words::LIST, list)} {address(words::OCSP, ocsp)} {address(words::STAMPS, stamps)}
            </dl>
            {terms}
        </section>
    }
}

/// Whether nothing but a new centre helps.
const fn needs_ceremony(what: Expiring) -> bool {
    matches!(what, Expiring::Root | Expiring::Authority | Expiring::FullTerm)
}
