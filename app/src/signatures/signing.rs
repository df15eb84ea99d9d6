//! Signing in this browser.

use super::sign_with::{Purpose, Wanted};
use crate::{
    certificates::key_file,
    eds::{
        Source, Worker,
        ncalayer::{self, KeyWanted, Obstacle, Order},
    },
};
use domain::lang::Lang;
use eds::{blob::Blob, certificate::RoleOid, check::Policy, moment::Moment, oid};
use gloo_net::http::Request;
use serde::de::DeserializeOwned;
use signing::{Answer, Ask, CertificateView, KeyAlgorithm, KeyView, Refusal};
use ui::i18n::{Word, signatures as words};
use web_sys::File;
use zeroize::Zeroizing;

/// What came of signing with a key from a file.
pub(super) enum Outcome {
    /// The signatures, in the order of the contents.
    Signed(Vec<Vec<u8>>),
    /// Several keys could sign: one is to be chosen.
    Several(Vec<CertificateView>),
}

/// Signs with a key from a file. The worker ends with it, and forgets the keys.
pub(super) async fn by_file(
    file: &File,
    password: Zeroizing<String>,
    wanted: &Wanted,
    chosen: Option<CertificateView>,
) -> Result<Outcome, Word> {
    let said = |refusal: Refusal| match refusal {
        Refusal::NoCertificate => words::KEY_WITHOUT_CERTIFICATE,
        refusal => key_file::said(&refusal),
    };
    let worker = Worker::start().map_err(said)?;
    let file = Source::from(AsRef::<web_sys::Blob>::as_ref(file));
    let opened = worker.ask(Ask::Open { file, password, roles: roles().await }).await.map_err(said)?;
    let Answer::Opened { keys } = opened else { return Err(said(Refusal::Malformed)) };
    let usable = usable(keys, wanted)?;
    let only = if let [only] = usable.as_slice() { Some(only) } else { None };
    let is_chosen =
        |certificate: &CertificateView| chosen.as_ref().is_some_and(|chosen| chosen.der == certificate.der);
    let key = only.or_else(|| usable.iter().find(|(_, certificate)| is_chosen(certificate)));
    let Some((key, _)) = key else {
        return Ok(Outcome::Several(usable.into_iter().map(|(_, certificate)| certificate).collect()));
    };
    let contents = wanted.contents.iter().map(|content| Source::from(content.as_slice())).collect();
    match worker.ask(Ask::Sign { key: *key, contents, at: now() }).await.map_err(said)? {
        Answer::Signed { signatures } => {
            Ok(Outcome::Signed(signatures.into_iter().map(|signature| signature.0).collect()))
        }
        _ => Err(said(Refusal::Malformed)),
    }
}

/// The keys that sign for this person now, the one that lasts longest first.
fn usable(keys: Vec<KeyView>, wanted: &Wanted) -> Result<Vec<(u32, CertificateView)>, Word> {
    let now = now();
    let signs = |key: &KeyView| key.algorithm.is_some_and(KeyAlgorithm::signs);
    let silent = keys.iter().find(|key| key.certificate.is_some() && !signs(key)).map(|key| key.algorithm);
    let keys = keys.into_iter().filter(signs);
    let mut found: Vec<_> = keys.filter_map(|key| Some((key.key, key.certificate?))).collect();
    match silent {
        Some(Some(_)) if found.is_empty() => return Err(words::KEY_TOO_OLD),
        Some(None) if found.is_empty() => return Err(words::KEY_UNKNOWN),
        _ => {}
    }
    if found.is_empty() {
        return Err(words::KEY_WITHOUT_CERTIFICATE);
    }
    found.retain(|(_, certificate)| wanted.iin.is_none() || certificate.subject.iin == wanted.iin);
    if found.is_empty() {
        return Err(words::KEY_OF_OTHER_PERSON);
    }
    found.retain(|(_, certificate)| {
        let fits = match wanted.purpose {
            Purpose::Document => certificate.signs,
            Purpose::SigningIn => certificate.signs_in(),
        };
        fits && certificate.holds_at(now)
    });
    found.sort_by_key(|(_, certificate)| std::cmp::Reverse(certificate.not_after));
    if found.is_empty() { Err(words::KEY_NOT_VALID) } else { Ok(found) }
}

/// Identifiers of the own centre's roles; without them roles go unnamed.
async fn roles() -> Vec<RoleOid> {
    fetched::<Policy>("/signatures/policy").await.map(|policy| policy.roles).unwrap_or_default()
}

async fn fetched<T: DeserializeOwned>(address: &str) -> Option<T> {
    let answer = Request::get(address).send().await.ok()?;
    if answer.ok() { answer.json().await.ok() } else { None }
}

/// Has NCALayer sign.
pub(super) async fn by_ncalayer(wanted: Wanted, lang: Lang) -> Result<Vec<Vec<u8>>, Word> {
    let Wanted { contents, iin, purpose } = wanted;
    let chain: Option<Vec<Blob>> = fetched("/signatures/authorities").await.ok_or(words::POLICY_MISSING)?;
    // All that are named must be there: for signing in either purpose will do, so none is.
    let ext_key_usage_oids = match purpose {
        Purpose::Document => vec![oid::EMAIL_PROTECTION.to_string()],
        Purpose::SigningIn => Vec::new(),
    };
    let contents = contents.into_iter().map(Blob).collect();
    let key = KeyWanted { ext_key_usage_oids, iin, chain, ..KeyWanted::default() };
    ncalayer::sign(&Order { contents, key, lang }).await.map_err(|obstacle| said(&obstacle))
}

/// What stands in the way, and the cure.
fn said(obstacle: &Obstacle) -> Word {
    match obstacle {
        Obstacle::Off => words::NCALAYER_OFF,
        Obstacle::Absent => words::NCALAYER_ABSENT,
        Obstacle::Forbidden => words::NCALAYER_FORBIDDEN,
        Obstacle::Foreign => words::NCALAYER_FOREIGN,
        Obstacle::Outdated => words::NCALAYER_OUTDATED,
        Obstacle::Busy => words::NCALAYER_BUSY,
        Obstacle::Cancelled => words::NCALAYER_CANCELLED,
        Obstacle::Refused { code, message } => {
            leptos::logging::log!("NCALayer: {code}: {message}");
            match code.as_str() {
                "INVALID_SIGNING_PARAMS" | "INVOCATION_ERROR" => words::NCALAYER_UNCLEAR,
                "SIGNING_FAILURE" => words::NCALAYER_REFUSED,
                _ => words::NCALAYER_BROKEN,
            }
        }
        Obstacle::Lost => words::NCALAYER_LOST,
        Obstacle::TimedOut => words::NCALAYER_TIMED_OUT,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds fit")]
fn now() -> Moment {
    Moment::from_micros(js_sys::Date::now() as i64 * 1_000)
}
