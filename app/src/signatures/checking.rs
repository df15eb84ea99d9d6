//! A check made by the worker in this browser: the files never leave it.

use super::check_page::Trouble;
use crate::eds::{Source, Worker};
use eds::{
    check::{Policy, Report},
    moment::Moment,
};
use gloo_net::http::Request;
use signing::{Answer, Ask, Proof};
use web_sys::File;

/// What is found of a signature, and whether anything is trusted here at all.
pub(super) async fn check(cms: &File, content: Option<&File>) -> Result<(Report, bool), Trouble> {
    let policy = policy().await.ok_or(Trouble::Offline)?;
    let trusts = !policy.anchors.is_empty();
    let worker = Worker::start().map_err(|_| Trouble::Stopped)?;
    let ask = Ask::Check {
        content: content.map(|file| Source::from(AsRef::<web_sys::Blob>::as_ref(file))),
        cms: Source::from(AsRef::<web_sys::Blob>::as_ref(cms)),
        proof: Proof::default(),
        policy: Box::new(policy),
        received_at: None,
        now: now(),
    };
    match worker.ask(ask).await {
        Ok(Answer::Checked { report }) => {
            let report = serde_json::from_str(&report).map_err(|_| Trouble::Stopped)?;
            Ok((report, trusts))
        }
        _ => Err(Trouble::Stopped),
    }
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
