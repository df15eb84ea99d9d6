//! A check made by the worker in this browser: the files never leave it. Lists of revoked certificates
//! are fetched from the own centre, and from nobody else.

use super::check_page::Trouble;
use crate::eds::{Source, Worker};
use eds::{check::Policy, moment::Moment, package::Examination};
use gloo_net::http::Request;
use signing::{Answer, Ask, Dropped, Refusal};
use web_sys::File;

/// Most files, and bytes in all, that are examined: they are held in memory.
const FILES: usize = 256;
const SIZE: f64 = 512.0 * 1024.0 * 1024.0;

/// What is found of files, and whether anything is trusted here at all.
pub(super) async fn check(files: &[File]) -> Result<(Examination, bool), Trouble> {
    if files.len() > FILES || files.iter().map(|file| file.size()).sum::<f64>() > SIZE {
        return Err(Trouble::TooMuch);
    }
    let policy = policy().await.ok_or(Trouble::Offline)?;
    let worker = Worker::start().map_err(|_| Trouble::Stopped)?;
    let mut found = examine(&worker, files, &[], &policy).await?;
    let lists = lists(&found.lists).await;
    if !lists.is_empty() {
        found = examine(&worker, files, &lists, &policy).await?;
    }
    if found.signatures.is_empty() {
        Err(Trouble::NoSignature)
    } else {
        Ok((found, !policy.anchors.is_empty()))
    }
}

async fn examine(
    worker: &Worker,
    files: &[File],
    lists: &[Vec<u8>],
    policy: &Policy,
) -> Result<Examination, Trouble> {
    let dropped = |file: &File| Dropped {
        name: file.name(),
        bytes: Source::from(AsRef::<web_sys::Blob>::as_ref(file)),
    };
    let ask = Ask::Examine {
        files: files.iter().map(dropped).collect(),
        lists: lists.iter().map(|list| Source::from(list.as_slice())).collect(),
        policy: Box::new(policy.clone()),
        now: now(),
    };
    match worker.ask(ask).await {
        Ok(Answer::Examined { examination }) => {
            serde_json::from_str(&examination).map_err(|_| Trouble::Stopped)
        }
        Err(Refusal::TooMuch) => Err(Trouble::TooMuch),
        Err(Refusal::UnreadableFile) => Err(Trouble::Unreadable),
        _ => Err(Trouble::Stopped),
    }
}

/// The lists among these addresses that this server publishes. Lists name nobody who is asked about, unlike questions to
/// OCSP.
async fn lists(addresses: &[String]) -> Vec<Vec<u8>> {
    let Some(host) = web_sys::window().and_then(|window| window.location().host().ok()) else {
        return Vec::new();
    };
    let mut lists = Vec::new();
    for path in addresses.iter().filter_map(|address| super::acts::own_list(address, &host)) {
        let Ok(answer) = Request::get(path).send().await else { continue };
        if answer.ok()
            && let Ok(list) = answer.binary().await
        {
            lists.push(list);
        }
    }
    lists
}

/// Whom this portal trusts.
async fn policy() -> Option<Policy> {
    let answer = Request::get("/signatures/policy").send().await.ok()?;
    if answer.ok() { answer.json().await.ok() } else { None }
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds fit")]
fn now() -> Moment {
    Moment::from_micros(js_sys::Date::now() as i64 * 1_000)
}
