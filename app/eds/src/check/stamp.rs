//! Time stamps of a signature.

use super::{
    case::Material,
    report::{Missing, Note, Outcome, Reason},
    revocation,
};
use crate::{
    blob::Blob,
    cms::Signer,
    tsp::{self, StampQuestion, StampRefusal, Stamped, Token},
};

/// Stamps of one signature that are looked at.
const TOKENS: usize = 8;

/// What the stamps of a signature prove.
pub(super) struct Stamps {
    /// The earliest good one.
    pub best: Option<Stamped>,
    /// None: there are none and none is needed.
    pub outcome: Option<(Outcome, Vec<Note>)>,
}

pub(super) fn judge(material: &Material<'_>, signer: &Signer) -> Stamps {
    let question = StampQuestion {
        bytes: signer.signature(),
        nonce: None,
        search: material.search(),
        now: material.case.now,
        skew: material.policy.skew(),
    };
    let mut good: Vec<Stamped> = Vec::new();
    let mut refusals: Vec<StampRefusal> = Vec::new();
    for token in tokens(material, signer) {
        match tsp::check(&token, &question) {
            Ok(stamped) => good.push(stamped),
            Err(refusal) => refusals.push(refusal),
        }
    }
    let best = good.into_iter().min_by_key(|stamped| stamped.time);
    let outcome = match &best {
        Some(stamped) => Some(of_good(material, stamped, refusals)),
        None => match refusals.into_iter().next() {
            Some(refusal) => Some((Outcome::Fail(Reason::Stamp(refusal)), Vec::new())),
            None => material.policy.stamp.then(|| (Outcome::Unknown(Missing::Stamp), Vec::new())),
        },
    };
    // A stamp of somebody who was revoked dates nothing.
    let fails = outcome.as_ref().is_some_and(|(outcome, _)| matches!(outcome, Outcome::Fail(_)));
    Stamps { best: best.filter(|_| !fails), outcome }
}

/// Those within, and of those beside the ones that are of this signature.
fn tokens(material: &Material<'_>, signer: &Signer) -> Vec<Vec<u8>> {
    let beside = material.case.evidence.tokens.iter().map(|Blob(token)| token);
    let beside = beside.filter(|token| {
        let alone = material.signed.signers().len() == 1;
        alone || Token::read(token).is_ok_and(|token| token.covers(signer.signature()))
    });
    signer.tokens().into_iter().chain(beside.cloned()).take(TOKENS).collect()
}

fn of_good(material: &Material<'_>, stamped: &Stamped, refusals: Vec<StampRefusal>) -> (Outcome, Vec<Note>) {
    let mut notes: Vec<Note> = refusals.into_iter().map(Note::UselessStamp).collect();
    if stamped.digest.is_weak() {
        notes.push(Note::StampDigest(stamped.digest));
        if material.policy.weak_at(stamped.time) {
            return (Outcome::Fail(Reason::WeakDigest(stamped.digest)), notes);
        }
    }
    if !material.policy.stamp_revocation {
        return (Outcome::Pass, notes);
    }
    let (outcome, more) = revocation::of_path(material, &stamped.anchor, &stamped.path, stamped.time);
    notes.extend(more);
    (outcome, notes)
}
