//! Forgeries and faults, made one by one: every one must be refused, and for the right reason. And controls,
//! which must be accepted.

mod altered;
mod anchors;
mod certificates;
mod chosen;
mod controls;
mod messages;
mod packages;
mod persons;
mod proof;
mod revocation;
mod rsa;
mod scene;
mod stamps;
mod tree;

use eds::{
    algorithm::KeyKind,
    check::{CheckName, Missing, Outcome, Reason, Report, Verdict},
};
use scene::{Made, Scene};

/// How a refusal must look.
pub enum Refusal {
    /// Nothing can be looked at.
    Whole(fn(&Reason) -> bool),
    /// This check of some signer fails so.
    Fails(CheckName, Box<dyn Fn(&Reason) -> bool>),
    /// This check of some signer can't be decided, and no signer is valid.
    Open(CheckName, Box<dyn Fn(&Missing) -> bool>),
}

pub fn fails(name: CheckName, reason: impl Fn(&Reason) -> bool + 'static) -> Refusal {
    Refusal::Fails(name, Box::new(reason))
}

pub fn open(name: CheckName, missing: impl Fn(&Missing) -> bool + 'static) -> Refusal {
    Refusal::Open(name, Box::new(missing))
}

impl Refusal {
    fn meets(&self, report: &Report) -> bool {
        let any = |name: CheckName, right: &dyn Fn(&Outcome) -> bool| {
            report.signers.iter().any(|signer| signer.outcome(name).is_some_and(right))
        };
        match self {
            Self::Whole(reason) => {
                report.verdict == Verdict::Invalid && report.failure.as_ref().is_some_and(reason)
            }
            Self::Fails(name, reason) => {
                report.verdict == Verdict::Invalid
                    && any(*name, &|outcome| matches!(outcome, Outcome::Fail(found) if reason(found)))
            }
            Self::Open(name, missing) => {
                report.verdict != Verdict::Valid
                    && any(*name, &|outcome| matches!(outcome, Outcome::Unknown(found) if missing(found)))
            }
        }
    }
}

/// A forgery: its name, the case, and how it must be refused.
pub type Forgery = (String, Made, Refusal);

fn all(scene: &mut Scene) -> Vec<Forgery> {
    let mut list = messages::forgeries(scene);
    list.extend(certificates::forgeries(scene));
    list.extend(anchors::forgeries(scene));
    list.extend(persons::forgeries(scene));
    list.extend(stamps::forgeries(scene));
    list.extend(revocation::forgeries(scene));
    list.extend(proof::forgeries(scene));
    list
}

fn refused(kind: KeyKind) -> usize {
    let mut scene = Scene::new(kind);
    let forgeries = all(&mut scene);
    let mut wrong = Vec::new();
    for (name, made, refusal) in &forgeries {
        let report = made.report();
        if !refusal.meets(&report) {
            let found: Vec<_> = report.signers.iter().flat_map(|signer| &signer.checks).collect();
            wrong.push(format!("{name}: {:?} {:?} {found:?}", report.verdict, report.failure));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} not refused rightly:\n{}",
        wrong.len(),
        forgeries.len(),
        wrong.join("\n")
    );
    println!("{} forgeries of {kind:?} refused for the right reason", forgeries.len());
    forgeries.len()
}

#[test]
fn forgeries_with_p256_are_refused() {
    assert!(refused(KeyKind::P256) >= 370);
}

#[test]
fn forgeries_with_gost_are_refused() {
    assert!(refused(KeyKind::Gost512) >= 370);
}

/// Compares a file of the fuzz targets with what is made here; `ALQA_TEST_WRITE=1` writes it anew.
fn as_the_fuzz_target_has_it(name: &str, case: &impl serde::Serialize) {
    let case = serde_json::to_string_pretty(case).unwrap() + "\n";
    let path = format!("{}/tests/data/fuzz/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("ALQA_TEST_WRITE").is_some() {
        std::fs::write(&path, &case).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == case, "write it anew: ALQA_TEST_WRITE=1");
}
