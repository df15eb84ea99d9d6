//! Time stamps of a signature.

use super::{
    case::Material,
    report::{Missing, Note, Outcome, Reason},
    revocation::{self, PathOf},
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
    /// The earliest that counts.
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
    good.sort_by_key(|stamped| stamped.time);
    settle(material, good, refusals)
}

/// The earliest that is proven, else the earliest that isn't void; whatever else there is is noted.
fn settle(material: &Material<'_>, good: Vec<Stamped>, mut refusals: Vec<StampRefusal>) -> Stamps {
    let (mut first_failure, mut best) = (None, None);
    for stamped in good {
        let (outcome, notes) = of_good(material, &stamped);
        match outcome {
            Outcome::Fail(reason) => {
                refusals.push(void(&reason));
                first_failure.get_or_insert((reason, notes));
            }
            Outcome::Unknown(_) => drop(best.get_or_insert((stamped, outcome, notes))),
            Outcome::Pass => {
                best = Some((stamped, outcome, notes));
                break;
            }
        }
    }
    if let Some((stamped, outcome, mut notes)) = best {
        notes.extend(refusals.into_iter().map(Note::UselessStamp));
        return Stamps { best: Some(stamped), outcome: Some((outcome, notes)) };
    }
    let outcome = match (first_failure, refusals.into_iter().next()) {
        (Some((reason, notes)), _) => Some((Outcome::Fail(reason), notes)),
        (None, Some(refusal)) => Some((Outcome::Fail(Reason::Stamp(refusal)), Vec::new())),
        (None, None) => material.policy.stamp.then(|| (Outcome::Unknown(Missing::Stamp), Vec::new())),
    };
    Stamps { best: None, outcome }
}

const fn void(reason: &Reason) -> StampRefusal {
    match reason {
        Reason::WeakDigest(_) => StampRefusal::Weak,
        _ => StampRefusal::Revoked,
    }
}

/// Those within, and of those beside the ones that are of this signature.
fn tokens(material: &Material<'_>, signer: &Signer) -> Vec<Vec<u8>> {
    if !material.policy.stamps {
        return Vec::new();
    }
    let beside = material.case.evidence.tokens.iter().map(|Blob(token)| token);
    let beside = beside.filter(|token| {
        let alone = material.signed.signers().len() == 1;
        alone || Token::read(token).is_ok_and(|token| token.covers(signer.signature()))
    });
    signer.tokens().into_iter().chain(beside.cloned()).take(TOKENS).collect()
}

/// What is to be said of a stamp that is in order itself.
fn of_good(material: &Material<'_>, stamped: &Stamped) -> (Outcome, Vec<Note>) {
    let mut notes = Vec::new();
    if stamped.digest.is_weak() {
        notes.push(Note::StampDigest(stamped.digest));
        if material.policy.weak_at(stamped.time) {
            return (Outcome::Fail(Reason::WeakDigest(stamped.digest)), notes);
        }
    }
    if !material.policy.stamp_revocation {
        return (Outcome::Pass, notes);
    }
    let way = (&stamped.anchor, stamped.path.as_slice());
    let (outcome, more) = revocation::of_path(material, PathOf::Stamper, way, stamped.time);
    notes.extend(more);
    (outcome, notes)
}
