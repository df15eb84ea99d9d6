//! `eds_verify`, `eds_verify_pyhanko`: a detached signature over 10 kB, a chain of three with RSA-2048, an OCSP answer at hand;
//! against the bare RSA verifications and hashes it takes, and against pyHanko.

use crate::{
    Error, Options,
    figure::{Figure, Pairs},
};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use eds::{
    algorithm::{Digest, Identifier, KeyKind, PrivateKey},
    armour,
    blob::Blob,
    certificate::{self, Certificate, Issuer, Profile, Template},
    check::{self, Case, Evidence, Expected, Policy, Verdict},
    cms::{self, Form},
    moment::Moment,
    name::{self, Name},
    ocsp::{self, Answer, CertId, Request, State},
    oid,
};
use std::{
    fs,
    hint::black_box,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// Bytes of the document.
const DOCUMENT: usize = 10_000;
/// The program of the other side, run by the Python that `ALQA_BENCH_PYHANKO` names.
const PYHANKO: &str = include_str!("../data/verify.py");

/// Measures.
pub fn run(options: &Options) -> Result<(), Error> {
    let scene = Scene::new(options.seed)?;
    let bare = scene.bare()?;
    let (mut against_bare, mut against_pyhanko) = (Pairs::default(), Pairs::default());
    let python = std::env::var("ALQA_BENCH_PYHANKO").ok();
    let folder = tempfile::tempdir().map_err(wrong)?;
    scene.write(folder.path())?;
    for _ in 0..options.rounds {
        let ours = rate(options.measured / 4, || scene.check())?;
        let other = rate(options.measured / 4, || bare.check())?;
        against_bare.push(ours, other);
        if let Some(python) = &python {
            against_pyhanko.push(ours, pyhanko(python, folder.path(), options.measured / 2)?);
        }
    }
    against_bare.figure("eds_verify").print()?;
    if python.is_some() {
        against_pyhanko.figure("eds_verify_pyhanko").print()?
    }
    Figure::alone("eds_verify_ms", &[1_000.0 / rate(options.measured / 4, || scene.check())?]).print()
}

/// How often in a second, on one core.
fn rate(measured: Duration, mut work: impl FnMut() -> Result<(), Error>) -> Result<f64, Error> {
    let (start, mut times) = (Instant::now(), 0_u32);
    while start.elapsed() < measured {
        work()?;
        times += 1;
    }
    Ok(f64::from(times) / start.elapsed().as_secs_f64())
}

fn wrong(error: impl std::fmt::Display) -> Error {
    Error::Wrong(error.to_string())
}

/// A signature with all that proves it.
struct Scene {
    root: Issuer,
    authority: Issuer,
    responder: Issuer,
    person: Issuer,
    document: Vec<u8>,
    evidence: Evidence,
    policy: Policy,
    now: Moment,
}

impl Scene {
    fn new(seed: u64) -> Result<Self, Error> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let now = Moment::from_day(2026, 11, 26);
        let (from, until) = (now.plus_seconds(-86_400), now.plus_seconds(86_400 * 365));
        let mut key = || PrivateKey::generate(KeyKind::Rsa(2048), &mut rng).map_err(wrong);
        let keys = [key()?, key()?, key()?, key()?];
        let [root, authority, responder, person] = keys;
        let template = |who: &str, key: &PrivateKey, profile: Profile| {
            Ok::<_, Error>(Template::new(named(who)?, key.key_info().map_err(wrong)?, profile, from, until))
        };
        let own = template("ROOT", &root, Profile::Authority { path_len: None })?;
        let certificate = certificate::self_signed(&own, &root, &mut rng).map_err(wrong)?;
        let root = Issuer::new(certificate, root).map_err(wrong)?;
        let mut issued = |who: &str, key: PrivateKey, profile: Profile, issuer: &Issuer| {
            let template = template(who, &key, profile)?;
            let certificate = certificate::issue(&template, issuer, &mut rng).map_err(wrong)?;
            Issuer::new(certificate, key).map_err(wrong)
        };
        let authority = issued("AUTHORITY", authority, Profile::Authority { path_len: Some(0) }, &root)?;
        let responder = issued("OCSP", responder, Profile::OcspResponder, &authority)?;
        let signer = Profile::Signer(vec![oid::EMAIL_PROTECTION]);
        let person = issued("SIGNER", person, signer, &authority)?;
        let document: Vec<u8> = (0..DOCUMENT).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect();
        let form = Form { attached: false, time: Some(now), chain: &[] };
        let signed = cms::sign(&document, &person.certificate, &person.key, form).map_err(wrong)?;
        let mut policy = Policy::strict("bench");
        policy.anchors = vec![Blob(root.certificate.der().to_vec())];
        policy.intermediates = vec![Blob(authority.certificate.der().to_vec())];
        // What pyHanko is asked too: no stamp, and the signer's own standing.
        (policy.stamp, policy.stamp_revocation, policy.issuer_revocation) = (false, false, false);
        let mut evidence = Evidence::new(signed.to_der().map_err(wrong)?, now, &policy);
        evidence.ocsp = vec![Blob(answer(&person.certificate, &authority, &responder, now)?)];
        let scene = Self { root, authority, responder, person, document, evidence, policy, now };
        scene.check()?;
        Ok(scene)
    }

    /// Our whole check.
    fn check(&self) -> Result<(), Error> {
        let expected = Expected::default();
        let case = Case {
            evidence: &self.evidence,
            content: Some(&self.document),
            expected: &expected,
            now: self.now,
        };
        let report = black_box(check::signature(case, &self.policy));
        match report.verdict {
            Verdict::Valid => Ok(()),
            _ => Err(Error::Wrong(format!("the signature is not valid: {report:?}"))),
        }
    }

    /// The verifications and hashes it can't do without: signature, signer, authority, answer, responder.
    fn bare(&self) -> Result<Bare, Error> {
        let signers: [(&Issuer, usize); 5] = [
            (&self.person, 200),
            (&self.authority, self.person.certificate.der().len()),
            (&self.root, self.authority.certificate.der().len()),
            (&self.responder, 400),
            (&self.authority, self.responder.certificate.der().len()),
        ];
        let mut checks = Vec::new();
        for (issuer, length) in signers {
            let message = vec![7_u8; length];
            let scheme = issuer.key.scheme();
            let signature = issuer.key.sign(scheme, &message).map_err(wrong)?;
            let identifier = scheme.identifier().ok_or_else(|| wrong("no identifier"))?;
            checks.push((issuer.certificate.clone(), identifier, message, signature));
        }
        Ok(Bare { checks, document: self.document.clone() })
    }

    /// For the other side.
    fn write(&self, folder: &Path) -> Result<(), Error> {
        let pem = |certificate: &Certificate| armour::to_pem("CERTIFICATE", certificate.der());
        let answer = self.evidence.ocsp.first().map(|blob| blob.0.clone()).unwrap_or_default();
        fs::write(folder.join("root.pem"), pem(&self.root.certificate)).map_err(wrong)?;
        fs::write(folder.join("authority.pem"), pem(&self.authority.certificate)).map_err(wrong)?;
        fs::write(folder.join("document.bin"), &self.document).map_err(wrong)?;
        fs::write(folder.join("signature.p7s"), &self.evidence.cms.0).map_err(wrong)?;
        fs::write(folder.join("answer.der"), answer).map_err(wrong)?;
        fs::write(folder.join("now"), self.now.seconds().to_string()).map_err(wrong)?;
        Ok(())
    }
}

fn named(who: &str) -> Result<Name, Error> {
    name::build(&[(oid::COMMON_NAME, who), (oid::COUNTRY, "KZ")]).map_err(wrong)
}

fn answer(
    person: &Certificate,
    authority: &Issuer,
    responder: &Issuer,
    now: Moment,
) -> Result<Vec<u8>, Error> {
    let id = CertId::of(person, &authority.certificate, Digest::Sha256).map_err(wrong)?;
    let request = Request { ids: vec![id], nonce: None };
    let next_update = Some(now.plus_seconds(3_600));
    let good = |_: &CertId| Answer { state: State::Good, this_update: now, next_update };
    ocsp::respond(&request, good, responder, now).map_err(wrong)
}

/// Only the arithmetic.
struct Bare {
    checks: Vec<(Certificate, Identifier, Vec<u8>, Vec<u8>)>,
    document: Vec<u8>,
}

impl Bare {
    fn check(&self) -> Result<(), Error> {
        black_box(Digest::Sha256.of(&self.document));
        for (certificate, scheme, message, signature) in &self.checks {
            let key = certificate.public_key().map_err(wrong)?;
            key.verify(scheme, None, message, signature).map_err(wrong)?;
        }
        Ok(())
    }
}

/// Verifications a second by pyHanko, which measures itself: its start is not counted.
fn pyhanko(python: &str, folder: &Path, measured: Duration) -> Result<f64, Error> {
    let output = Command::new(python)
        .args(["-c", PYHANKO])
        .arg(folder)
        .arg(measured.as_secs_f64().to_string())
        .output()
        .map_err(wrong)?;
    let said = String::from_utf8_lossy(&output.stdout);
    let rate = said.trim().parse::<f64>();
    rate.map_err(|_| Error::Wrong(format!("pyHanko: {said}{}", String::from_utf8_lossy(&output.stderr))))
}
