//! Signing in this browser.

use crate::{
    certificates::key_file,
    eds::{
        Source, Worker,
        ncalayer::{self, KeyWanted, Obstacle, Order},
    },
};
use domain::lang::Lang;
use eds::{blob::Blob, moment::Moment};
use signing::{Answer, Ask, KeyView, Refusal};
use ui::i18n::{Word, signatures as words};
use web_sys::File;
use zeroize::Zeroizing;

/// Signs with a key from a file. The worker ends with it, and forgets the key.
pub(super) async fn by_file(
    file: &File,
    password: Zeroizing<String>,
    contents: &[Vec<u8>],
    iin: Option<&str>,
) -> Result<Vec<Vec<u8>>, Word> {
    let said = |refusal: Refusal| match refusal {
        Refusal::NoCertificate => words::KEY_WITHOUT_CERTIFICATE,
        refusal => key_file::said(&refusal),
    };
    let worker = Worker::start().map_err(said)?;
    let file = Source::from(AsRef::<web_sys::Blob>::as_ref(file));
    let opened = worker.ask(Ask::Open { file, password, roles: Vec::new() }).await.map_err(said)?;
    let Answer::Opened { keys } = opened else { return Err(said(Refusal::Malformed)) };
    let key = chosen(&keys, iin)?;
    let contents = contents.iter().map(|content| Source::from(content.as_slice())).collect();
    match worker.ask(Ask::Sign { key, contents, at: now() }).await.map_err(said)? {
        Answer::Signed { signatures } => Ok(signatures.into_iter().map(|signature| signature.0).collect()),
        _ => Err(said(Refusal::Malformed)),
    }
}

/// The key that signs for this person now: of several the one whose certificate lasts longest.
fn chosen(keys: &[KeyView], iin: Option<&str>) -> Result<u32, Word> {
    let now = now();
    let certified: Vec<_> =
        keys.iter().filter_map(|key| Some((key.key, key.certificate.as_ref()?))).collect();
    if certified.is_empty() {
        return Err(words::KEY_WITHOUT_CERTIFICATE);
    }
    let of_person: Vec<_> = certified
        .into_iter()
        .filter(|(_, certificate)| iin.is_none() || certificate.subject.iin.as_deref() == iin)
        .collect();
    if of_person.is_empty() {
        return Err(words::KEY_OF_OTHER_PERSON);
    }
    let fits = of_person.iter().filter(|(_, certificate)| certificate.signs && certificate.holds_at(now));
    let best = fits.max_by_key(|(_, certificate)| certificate.not_after);
    best.map(|(key, _)| *key).ok_or(words::KEY_NOT_VALID)
}

/// Has NCALayer sign.
pub(super) async fn by_ncalayer(
    contents: Vec<Vec<u8>>,
    iin: Option<String>,
    lang: Lang,
) -> Result<Vec<Vec<u8>>, Word> {
    let contents = contents.into_iter().map(Blob).collect();
    let order = Order { contents, key: KeyWanted { iin, ..KeyWanted::default() }, lang };
    ncalayer::sign(&order).await.map_err(|obstacle| match obstacle {
        Obstacle::Off => words::NCALAYER_OFF,
        Obstacle::Absent => words::NCALAYER_ABSENT,
        Obstacle::Forbidden => words::NCALAYER_FORBIDDEN,
        Obstacle::Foreign => words::NCALAYER_FOREIGN,
        Obstacle::Outdated => words::NCALAYER_OUTDATED,
        Obstacle::Busy => words::NCALAYER_BUSY,
        Obstacle::Cancelled => words::NCALAYER_CANCELLED,
        Obstacle::Refused { code, message } => {
            leptos::logging::warn!("NCALayer: {code}: {message}");
            words::NCALAYER_REFUSED
        }
        Obstacle::Lost => words::NCALAYER_LOST,
        Obstacle::TimedOut => words::NCALAYER_TIMED_OUT,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds fit")]
fn now() -> Moment {
    Moment::from_micros(js_sys::Date::now() as i64 * 1_000)
}
