//! How certificates and requests are named on every page.

use domain::{
    certificates::{
        CertificateRole, CertificateRow, KeyKind, RequestRow, RequestState, RevocationReason, Validity,
    },
    lang::{Lang, Names},
};
use leptos::prelude::*;
use ui::{
    Glyph, Table, Tag, Tone,
    i18n::{Word, certificates as words, lang, t},
    time,
};

pub(super) const fn validity(validity: Validity) -> Word {
    match validity {
        Validity::InForce => words::IN_FORCE,
        Validity::Suspended => words::SUSPENDED,
        Validity::Revoked => words::REVOKED,
        Validity::Expired => words::EXPIRED,
    }
}

const fn state(state: RequestState) -> (Tone, Glyph, Word) {
    match state {
        RequestState::Asked => (Tone::Sun, Glyph::Clock, words::STATE_ASKED),
        RequestState::Checked => (Tone::Sun, Glyph::Clock, words::STATE_CHECKED),
        RequestState::Issued => (Tone::For, Glyph::Check, words::STATE_ISSUED),
        RequestState::Refused => (Tone::Against, Glyph::Cross, words::STATE_REFUSED),
        RequestState::Withdrawn => (Tone::Calm, Glyph::Dash, words::STATE_WITHDRAWN),
    }
}

pub(super) const fn role(role: CertificateRole) -> Word {
    match role {
        CertificateRole::Head => words::HEAD,
        CertificateRole::Signer => words::SIGNER,
        CertificateRole::Employee => words::EMPLOYEE,
    }
}

pub(super) const fn key(key: KeyKind) -> Word {
    match key {
        KeyKind::Gost512 => words::GOST512,
        KeyKind::Gost256 => words::GOST256,
        KeyKind::Rsa => words::RSA,
        KeyKind::P256 => words::P256,
    }
}

pub(super) const fn reason(reason: RevocationReason) -> Word {
    match reason {
        RevocationReason::KeyCompromise => words::KEY_COMPROMISE,
        RevocationReason::AffiliationChanged => words::AFFILIATION_CHANGED,
        RevocationReason::Superseded => words::SUPERSEDED,
        RevocationReason::CessationOfOperation => words::CESSATION,
        RevocationReason::PrivilegeWithdrawn => words::PRIVILEGE_WITHDRAWN,
    }
}

/// "Министерство юстиции, с правом подписи", or a natural person.
pub(super) fn capacity(lang: Lang, body: Option<&Names>, as_what: CertificateRole) -> String {
    match body {
        Some(body) => format!("{}, {}", body.in_lang(lang), role(as_what).text(lang)),
        None => words::PERSON.text(lang).to_owned(),
    }
}

#[component]
pub(super) fn ValidityTag(validity: Validity) -> impl IntoView {
    let (tone, glyph) = match validity {
        Validity::InForce => (Tone::For, Glyph::Check),
        Validity::Suspended => (Tone::Sun, Glyph::Clock),
        Validity::Revoked => (Tone::Against, Glyph::Cross),
        Validity::Expired => (Tone::Calm, Glyph::Archive),
    };
    view! { <Tag tone glyph label=t(self::validity(validity))/> }
}

#[component]
pub(super) fn StateTag(state: RequestState) -> impl IntoView {
    let (tone, glyph, word) = self::state(state);
    view! { <Tag tone glyph label=t(word)/> }
}

/// A line of a list of facts.
pub(super) fn fact(word: Word, value: impl IntoView + 'static) -> AnyView {
    view! {
        <div>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

/// Requests, each leading to its page.
#[component]
pub(super) fn Requests(rows: Vec<RequestRow>, label: Word) -> impl IntoView {
    let row = |row: RequestRow| {
        let RequestRow { id, person, key: kind, body, role, state, asked, .. } = row;
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/certificates/requests/{id}")>{person.name}</a>
                </th>
                <td data-label=t(words::CAPACITY)>{move || capacity(lang(), body.as_ref(), role)}</td>
                <td data-label=t(words::KEY)>{t(key(kind))}</td>
                <td data-label=t(words::ASKED)>{move || time::date_time(lang(), asked.0)}</td>
                <td data-label=t(words::STATE)>
                    <StateTag state/>
                </td>
            </tr>
        }
    };
    view! {
        <Table label=t(label)>
            <thead>
                <tr>
                    <th scope="col">{t(words::ASKER)}</th>
                    <th scope="col">{t(words::CAPACITY)}</th>
                    <th scope="col">{t(words::KEY)}</th>
                    <th scope="col">{t(words::ASKED)}</th>
                    <th scope="col">{t(words::STATE)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}

/// Certificates, each leading to its page.
#[component]
pub(super) fn Certificates(rows: Vec<CertificateRow>, label: Word) -> impl IntoView {
    let row = |row: CertificateRow| {
        let CertificateRow { id, person, serial, key: kind, body, role, until, validity, .. } = row;
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/certificates/{id}")>{person.name}</a>
                </th>
                <td data-label=t(words::CAPACITY)>{move || capacity(lang(), body.as_ref(), role)}</td>
                <td data-label=t(words::SERIAL) class="serial">{short(&serial)}</td>
                <td data-label=t(words::KEY)>{t(key(kind))}</td>
                <td data-label=t(words::UNTIL)>{move || time::date(lang(), until.0)}</td>
                <td data-label=t(words::STATE)>
                    <ValidityTag validity/>
                </td>
            </tr>
        }
    };
    view! {
        <Table label=t(label)>
            <thead>
                <tr>
                    <th scope="col">{t(words::OWNER)}</th>
                    <th scope="col">{t(words::CAPACITY)}</th>
                    <th scope="col">{t(words::SERIAL)}</th>
                    <th scope="col">{t(words::KEY)}</th>
                    <th scope="col">{t(words::UNTIL)}</th>
                    <th scope="col">{t(words::STATE)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}

/// The end of a serial number: enough to tell certificates apart in a list.
fn short(serial: &str) -> String {
    let end = serial.len().saturating_sub(8);
    format!("…{}", serial.get(end..).unwrap_or(serial))
}

/// A digest in groups that can be read aloud.
pub(super) fn grouped(digest: &str) -> String {
    let letters: Vec<char> = digest.to_uppercase().chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_read_in_groups() {
        assert_eq!(grouped("00ff12ab9"), "00FF 12AB 9");
        assert_eq!(short("4f00aa11bb22cc33"), "…bb22cc33");
        assert_eq!(short("4f"), "…4f");
    }
}
