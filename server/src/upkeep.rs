//! Keeping a certification centre alive: new keys for its services, the root's yearly list, and what to do when a key
//! may be in other hands.

use crate::{
    StartError,
    centre::{blocking, passphrase},
    config::Config,
};
use certification::{Centre, CentreError, CrlReason, REASONS, Revoked, Root, Service};
use eds::{certificate::Certificate, moment::Moment};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use std::{fs, path::PathBuf};
use store::{Clock, SystemClock};

/// Longest number of a certificate (RFC 5280, section 4.1.2.2), in octets.
const SERIAL: usize = 20;
const DAY: i64 = 86_400;

/// What is to be done, from the command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) services: Vec<String>,
    /// Numbers of certificates with reasons.
    pub(crate) revoked: Vec<(String, String)>,
    pub(crate) since: Option<String>,
    pub(crate) root: Option<PathBuf>,
    pub(crate) list: Option<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) days: Option<String>,
}

fn wrong(why: impl Into<String>) -> StartError {
    StartError::Other(why.into())
}

fn now() -> Moment {
    Moment::from_micros(SystemClock.now().0)
}

/// Gives services new keys; gives what to write down.
pub(crate) async fn renew_services(config: &Config, wanted: &Wanted) -> Result<String, StartError> {
    let services = services(&wanted.services)?;
    let (lines, failed) = with_centre(config, move |centre, passphrase| {
        let mut lines = Vec::new();
        for (name, service) in services {
            let old = of(centre, service).clone();
            match centre.renew(service, passphrase, now(), &mut UnwrapErr(SysRng)) {
                Ok(fresh) => lines.push(format!("{name}: {}", described(fresh))),
                Err(error) => return Ok((lines, Some(error))),
            }
            lines.push(format!("{name}: replaces {}", hex::encode(old.serial())));
        }
        Ok((lines, None))
    })
    .await?;
    match failed {
        None => Ok(lines.join("\n")),
        Some(error) => {
            // What was renewed before stays so, and the number it replaces is wanted to revoke it.
            let said = lines.into_iter().chain([format!("the certification centre: {error}")]);
            Err(wrong(said.collect::<Vec<_>>().join("\n")))
        }
    }
}

fn services(names: &[String]) -> Result<Vec<(&'static str, Service)>, StartError> {
    const ALL: [(&str, Service); 2] = [("ocsp", Service::Ocsp), ("time-stamping", Service::TimeStamping)];
    if names.is_empty() {
        return Ok(ALL.to_vec());
    }
    let known = |name: &String| ALL.into_iter().find(|(known, _)| known == name);
    let unknown = |name: &String| wrong(format!("--service {name:?}: ocsp or time-stamping"));
    names.iter().map(|name| known(name).ok_or_else(|| unknown(name))).collect()
}

fn of(centre: &Centre, service: Service) -> &Certificate {
    match service {
        Service::Ocsp => centre.ocsp_responder(),
        Service::TimeStamping => centre.time_stamping(),
    }
}

fn described(certificate: &Certificate) -> String {
    format!("{}, valid until {}", hex::encode(certificate.serial()), day(certificate.not_after()))
}

/// `2027-01-15`.
fn day(moment: Moment) -> String {
    let text = moment.whole().generalized();
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    [part(0, 4), part(4, 6), part(6, 8)].join("-")
}

/// Revokes certificates of services that were replaced.
pub(crate) async fn revoke_service(config: &Config, wanted: &Wanted) -> Result<String, StartError> {
    let revoked = revoked(&wanted.revoked)?;
    if revoked.is_empty() {
        return Err(wrong("--revoke SERIAL REASON is wanted: which certificate, and why"));
    }
    let since = wanted.since.as_deref().map(moment_of_day).transpose()?;
    with_centre(config, move |centre, _| {
        for (serial, reason) in &revoked {
            centre.revoke_service(serial, *reason, since, now())?;
        }
        let serials: Vec<String> = revoked.iter().map(|(serial, _)| hex::encode(serial)).collect();
        Ok(format!("revoked: {}", serials.join(", ")))
    })
    .await
}

fn revoked(given: &[(String, String)]) -> Result<Vec<(Vec<u8>, CrlReason)>, StartError> {
    given.iter().map(|(serial, reason)| Ok((octets(serial)?, reason_of(reason)?))).collect()
}

/// A number as certificates are shown with it, with colons or without.
fn octets(serial: &str) -> Result<Vec<u8>, StartError> {
    let octets = hex::decode(serial.replace(':', "")).ok();
    let octets = octets.filter(|octets| !octets.is_empty() && octets.len() <= SERIAL);
    octets.ok_or_else(|| wrong(format!("--revoke {serial:?}: the number of a certificate in hexadecimal")))
}

fn reason_of(word: &str) -> Result<CrlReason, StartError> {
    certification::reason(word).ok_or_else(|| {
        let words: Vec<&str> = REASONS.iter().map(|(word, _)| *word).collect();
        wrong(format!("the reason {word:?}: {}", words.join(", ")))
    })
}

fn moment_of_day(text: &str) -> Result<Moment, StartError> {
    Moment::from_date(text).ok_or_else(|| wrong(format!("--since {text:?}: a day such as 2027-01-15")))
}

/// The root's next list, made where its key is kept: needs neither database nor network.
pub(crate) async fn root_list(wanted: &Wanted, root_passphrase: String) -> Result<String, StartError> {
    let (Some(root), Some(list), Some(out)) = (wanted.root.clone(), &wanted.list, wanted.out.clone()) else {
        return Err(wrong("--root FOLDER, --list FILE (the list in force) and --out FILE are wanted"));
    };
    let at = now();
    let entry =
        |(serial, reason)| Revoked { serial, at: at.whole(), reason: Some(reason), invalid_since: None };
    let revoked: Vec<Revoked> = revoked(&wanted.revoked)?.into_iter().map(entry).collect();
    let seconds = wanted.days.as_deref().map(seconds_of_days).transpose()?;
    let last = fs::read(list).map_err(|error| wrong(format!("{}: {error}", list.display())))?;
    let made = blocking(move || Root::open(&root, &root_passphrase)?.next_crl(&last, &revoked, at, seconds));
    let made = made.await?;
    if out.exists() {
        return Err(wrong(format!("{} is there already", out.display())));
    }
    fs::write(&out, made.der())?;
    let next = made.next_update().map(day).unwrap_or_default();
    Ok(format!("{} names {} certificates and counts until {next}", out.display(), made.len()))
}

fn seconds_of_days(text: &str) -> Result<i64, StartError> {
    let days: Option<i64> = text.parse().ok().filter(|days| (1..=3660).contains(days));
    days.map(|days| days * DAY).ok_or_else(|| wrong(format!("--days {text:?}: from 1 to 3660")))
}

/// Takes a list of the root into service.
pub(crate) async fn take_root_list(config: &Config, wanted: &Wanted) -> Result<String, StartError> {
    let Some(list) = &wanted.list else { return Err(wrong("--list FILE is wanted: what `root-list` made")) };
    let der = fs::read(list).map_err(|error| wrong(format!("{}: {error}", list.display())))?;
    with_centre(config, move |centre, _| {
        centre.take_root_crl(&der)?;
        let next = centre.root_crl().next_update().map(day).unwrap_or_default();
        Ok(format!("the root's list counts until {next}"))
    })
    .await
}

/// Opens the centre where nobody waits, and does something with it and its passphrase.
async fn with_centre<T: Send + 'static>(
    config: &Config,
    work: impl FnOnce(&mut Centre, &str) -> Result<T, CentreError> + Send + 'static,
) -> Result<T, StartError> {
    let (folder, passphrase) = (config.centre.clone(), passphrase(config)?);
    blocking(move || {
        let mut centre = Centre::open(&folder, &passphrase)?;
        work(&mut centre, &passphrase)
    })
    .await
}
