//! Acts that are signed: what is signed is shown, what holds is kept with its proof, and any change shows at once.

use super::{
    budget::Meter,
    centre::{Officers, signer},
    files::docx,
    scene::{Circle, vote},
    world::{HOST_NAME, Person, World, on_both},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    accounts::{
        BeginCertificateSignIn, CHALLENGE_LASTS, CertificateFlaw, Challenge, SignInByCertificate, ViewMe,
    },
    certificates::{RevocationReason, RevokeCertificate},
    documents::{BeginRecognition, Marking, ViewDocument},
    fault::{Fault, Refusal},
    id::{CertificateId, PollId},
    signatures::*,
    time::{DAY, SECOND},
    versions::PlaceVersion,
    votes::{Choice, ClosePoll},
};
use eds::{
    algorithm::PrivateKey,
    blob::Blob,
    certificate::Certificate,
    check::{CheckName, Evidence, Outcome, Reason, Report, Verdict},
    cms,
};
use std::{fs, io::Read};

on_both!(
    a_protocol_is_signed_by_its_leaders,
    a_changed_byte_shows_everywhere,
    what_is_not_ones_own_is_refused,
    one_signs_for_the_body_one_works_for,
    revoked_later_the_earlier_signature_holds,
    nothing_follows_the_final_version,
    a_text_that_changes_is_not_signed_nor_one_signed_changed,
    a_certificate_lets_its_owner_in_once,
);

/// Somebody with a key and its certificate.
pub struct Signer<'a> {
    pub person: &'a Person,
    pub id: CertificateId,
    pub certificate: Certificate,
    pub key: PrivateKey,
}

impl<'a> Signer<'a> {
    pub async fn of(world: &World, officers: &Officers, person: &'a Person) -> Self {
        let (id, certificate, key) = signer(world, officers, person).await;
        Self { person, id, certificate, key }
    }

    fn cms(&self, world: &World, content: &[u8]) -> String {
        let now = eds::moment::Moment::from_micros(world.services.now().0);
        let form = cms::Form { attached: false, time: Some(now), chain: &[] };
        STANDARD.encode(cms::sign(content, &self.certificate, &self.key, form).unwrap().to_der().unwrap())
    }

    /// Signs an act as it is shown.
    pub async fn sign(&self, world: &World, act: SignedAct) -> SignReply {
        let shown = world.done(self.person, ViewToSign { act }).await;
        world.done(self.person, self.order(world, &shown)).await
    }

    fn sign_in(&self, world: &World, challenge: &Challenge) -> SignInByCertificate {
        SignInByCertificate {
            nonce: challenge.nonce.clone(),
            signature: self.cms(world, challenge.text.as_bytes()),
        }
    }

    pub fn order(&self, world: &World, shown: &ToSign) -> Sign {
        let signature = self.cms(world, shown.manifest.as_bytes());
        Sign { act: shown.act, role: shown.role, signature, key: world.key() }
    }
}

pub fn found(report: &str) -> Report {
    serde_json::from_str(report).unwrap()
}

/// A closed vote.
pub async fn closed(world: &World, circle: &Circle) -> PollId {
    let poll = circle.poll(world, |_| {}).await;
    world.done(&circle.member, vote(world, poll, Choice::For)).await;
    world.done(&circle.second, vote(world, poll, Choice::Against)).await;
    world.done(&circle.chair, ClosePoll { poll }).await;
    poll
}

pub async fn signatures(world: &World, who: &Person, act: SignedAct) -> Vec<SignatureView> {
    world.done(who, ViewSignatures { act }).await.signatures
}

async fn a_protocol_is_signed_by_its_leaders(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let open = circle.poll(world, |_| {}).await;
    let too_early = ViewToSign { act: SignedAct::Protocol { poll: open } };
    assert_eq!(world.refused(&circle.chair, too_early).await, Refusal::PollOpen.into());
    let poll = closed(world, &circle).await;
    let act = SignedAct::Protocol { poll };
    assert_eq!(world.refused(&circle.member, ViewToSign { act }).await, Refusal::NotYours.into());

    let chair = Signer::of(world, &officers, &circle.chair).await;
    let shown = world.done(&circle.chair, ViewToSign { act }).await;
    assert!(shown.manifest.starts_with("alqa-manifest 1\n") && shown.manifest.contains("role: chair\n"));
    assert_eq!(shown.parts.len(), 1);
    let waits = async |who: &Person| world.done(who, ListToSign {}).await.len();
    assert_eq!((waits(&circle.chair).await, waits(&circle.member).await), (1, 0));
    let order = chair.order(world, &shown);
    let reply = world.done(&circle.chair, order.clone()).await;
    assert_eq!(found(&reply.report).verdict, Verdict::Valid, "{}", reply.report);
    assert_eq!(world.done(&circle.chair, order).await, reply, "sent twice, signed once");
    assert_eq!(waits(&circle.chair).await, 0);
    assert_eq!(world.refused(&circle.chair, ViewToSign { act }).await, Refusal::SignedAlready.into());

    let secretary = Signer::of(world, &officers, &circle.secretary).await;
    assert!(secretary.sign(world, act).await.signature.is_some());
    // Everybody in the group sees both, and that they hold, also years later.
    world.clock.advance(900 * DAY);
    world.sign_in(&circle.observer).await;
    let seen = signatures(world, &circle.observer, act).await;
    let roles: Vec<SignerRole> = seen.iter().map(|one| one.role).collect();
    assert_eq!(roles, [SignerRole::Chair, SignerRole::Secretary]);
    assert!(seen.iter().all(|one| one.verdict == SignatureVerdict::Valid), "{:?}", seen[0].report);

    // Whoever has a print-out may ask, and learns no numbers of persons.
    let public = world.done(&Person::nobody(), CheckSignature { signature: seen[0].id }).await;
    assert_eq!((public.verdict, public.act), (SignatureVerdict::Valid, act));
    let iin = chair.certificate.subject().iin.unwrap();
    assert!(
        public.report.contains("АРМАН") && !public.report.contains(&iin) && seen[0].report.contains(&iin)
    );
    let nothing = CheckSignature { signature: world.id() };
    assert!(matches!(world.refused(&Person::nobody(), nothing).await, Fault::Invalid(_)));

    // The package holds what was signed and what proves it.
    let got = world.get(&circle.observer, &format!("/polls/{poll}/package")).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(got.body)).unwrap();
    let mut text = String::new();
    archive.by_name("1/protocol.txt").unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("Шешім / Решение:"), "{text}");
    assert!(archive.by_name("2/manifest.p7s").is_ok() && archive.by_name("1/stamp.der").is_ok());
    // There the signature has its stamp within; kept is what was received.
    let mut packed = Vec::new();
    archive.by_name("1/manifest.p7s").unwrap().read_to_end(&mut packed).unwrap();
    let tokens = |cms: &[u8]| cms::SignedData::read(cms).unwrap().signers()[0].tokens().len();
    assert_eq!(tokens(&packed), 1);
    let kept = world.texts("select evidence from signature_check").await;
    let mut kept = kept.iter().map(|json| serde_json::from_str::<Evidence>(json).unwrap());
    assert!(kept.all(|evidence| tokens(&evidence.cms.0) == 0 && evidence.tokens.len() == 1));
    // NCALayer is to offer keys of the own centre.
    let got = world.get(&Person::nobody(), "/signatures/authorities").await;
    let chain: Option<Vec<Blob>> = serde_json::from_slice(&got.body).unwrap();
    let own = super::centre::centre();
    assert_eq!(chain.unwrap(), [own.authority(), own.root()].map(|one| Blob::from(one.der())));
    assert!(world.verified().await.is_ok());
}

async fn a_changed_byte_shows_everywhere(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let initiator = Signer::of(world, &officers, &circle.initiator).await;
    let act = SignedAct::FinalVersion { document: circle.document, version: 1 };
    assert!(initiator.sign(world, act).await.signature.is_some());
    let holds = async || signatures(world, &circle.member, act).await[0].verdict;
    assert_eq!(holds().await, SignatureVerdict::Valid);
    assert_eq!(holds().await, SignatureVerdict::Valid, "what has not been touched is not read again");

    let files = world.folder.path().join("files");
    let stored = world.texts("select sha256 from version").await.pop().unwrap();
    let path = files.join(&stored[..2]).join(&stored[2..]);
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(holds().await, SignatureVerdict::Invalid);
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(holds().await, SignatureVerdict::Valid);
    // A word in the tables is as good as a byte on the disk.
    let place = "where place = 1";
    world.tamper(format!("update block set text = text || '!' {place}")).await;
    assert_eq!(holds().await, SignatureVerdict::Invalid);

    // The same of a vote that was counted otherwise.
    let poll = closed(world, &circle).await;
    let act = SignedAct::Protocol { poll };
    let chair = Signer::of(world, &officers, &circle.chair).await;
    assert!(chair.sign(world, act).await.signature.is_some());
    world
        .tamper(format!("update poll_voter set choice = 'for' where poll = '{poll}' and choice = 'against'"))
        .await;
    let seen = signatures(world, &circle.member, act).await;
    assert_eq!(seen[0].verdict, SignatureVerdict::Invalid);
}

async fn what_is_not_ones_own_is_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let poll = closed(world, &circle).await;
    let act = SignedAct::Protocol { poll };
    // Nobody has checked who the chair is.
    let shown = world.done(&circle.chair, ViewToSign { act }).await;
    assert_eq!(shown.iin, None);
    let stranger = Signer::of(world, &officers, &circle.second).await;
    let sign =
        Sign { signature: stranger.cms(world, shown.manifest.as_bytes()), ..stranger.order(world, &shown) };
    assert_eq!(world.refused(&circle.chair, sign.clone()).await, Refusal::SignerUnknown.into());

    // With a key of somebody else it is not accepted, and nothing is kept.
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let refused = async |sign: Sign| {
        let reply = world.done(&circle.chair, Sign { key: world.key(), ..sign }).await;
        assert_eq!(reply.signature, None);
        assert_eq!(found(&reply.report).verdict, Verdict::Invalid, "{}", reply.report);
    };
    refused(sign).await;
    // What was signed is something else: another document, another role, other bytes.
    let other = SignedAct::Protocol { poll: closed(world, &circle).await };
    let foreign = world.done(&circle.chair, ViewToSign { act: other }).await;
    refused(Sign { act, ..chair.order(world, &foreign) }).await;
    let role = Sign { role: SignerRole::Secretary, ..chair.order(world, &shown) };
    assert_eq!(world.refused(&circle.chair, role).await, Refusal::NotYours.into());
    refused(Sign { signature: chair.cms(world, b"alqa-manifest 1\n"), ..chair.order(world, &shown) }).await;
    refused(Sign { signature: STANDARD.encode("0"), ..chair.order(world, &shown) }).await;
    // Without its certificate nobody can say whose it is, nor ever will.
    let whole = STANDARD.decode(chair.cms(world, shown.manifest.as_bytes())).unwrap();
    let bare = STANDARD.encode(cms::SignedData::read(&whole).unwrap().bare().to_der().unwrap());
    let reply = world.done(&circle.chair, Sign { signature: bare, ..chair.order(world, &shown) }).await;
    assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Undetermined));
    let malformed = Sign { signature: "%".to_owned(), ..chair.order(world, &shown) };
    assert!(matches!(world.refused(&circle.chair, malformed).await, Fault::Invalid(_)));
    assert_eq!(signatures(world, &circle.chair, act).await, []);
    assert!(chair.sign(world, act).await.signature.is_some());
}

async fn revoked_later_the_earlier_signature_holds(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let (first, second) = (closed(world, &circle).await, closed(world, &circle).await);
    let (first, second) = (SignedAct::Protocol { poll: first }, SignedAct::Protocol { poll: second });
    assert!(chair.sign(world, first).await.signature.is_some());
    world.clock.advance(60 * SECOND);
    let reason = RevocationReason::KeyCompromise;
    let revoke = RevokeCertificate { certificate: chair.id, reason, comment: "жоғалды".to_owned() };
    world.done(&circle.chair, revoke).await;
    let reply = chair.sign(world, second).await;
    assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Invalid));
    assert!(reply.report.contains("Revoked"), "{}", reply.report);
    assert_eq!(signatures(world, &circle.member, first).await[0].verdict, SignatureVerdict::Valid);
}

pub async fn next_version(world: &World, circle: &Circle) -> PlaceVersion {
    let file = world.upload(&circle.chair, "б.docx", docx(&["1. Басқа мәтін."])).await.id;
    PlaceVersion { document: circle.document, file, marking: Marking::Open, key: world.key() }
}

async fn nothing_follows_the_final_version(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::FinalVersion { document: circle.document, version: 1 };
    let poll = circle.poll(world, |_| {}).await;
    assert_eq!(world.refused(&circle.chair, ViewToSign { act }).await, Refusal::PollsOpen.into());
    world.done(&circle.chair, ClosePoll { poll }).await;
    let shown = world.done(&circle.chair, ViewToSign { act }).await;
    assert_eq!(
        shown.parts.iter().map(|part| part.kind).collect::<Vec<_>>(),
        [PartKind::Text, PartKind::File]
    );
    assert!(chair.sign(world, act).await.signature.is_some());
    let card =
        world.done(&circle.member, ViewDocument { document: circle.document, version: None }).await.card;
    assert_eq!(card.final_version, Some(1));
    // Others who lead the group may sign it too, together with all else.
    let listed = async |who: &Person| {
        let acts = world.done(who, ListToSign {}).await.into_iter().map(|one| one.act);
        acts.filter(|listed| *listed == act).count()
    };
    assert_eq!(
        (listed(&circle.secretary).await, listed(&circle.chair).await, listed(&circle.member).await),
        (1, 0, 0)
    );
    let next = next_version(world, &circle).await;
    assert_eq!(world.refused(&circle.chair, next).await, Refusal::VersionFinal.into());
    let got = world.get(&circle.member, &format!("/documents/{}/package?version=1", circle.document)).await;
    assert_eq!(got.status.as_u16(), 200);
    assert!(zip::ZipArchive::new(std::io::Cursor::new(got.body)).is_ok());
}

async fn one_signs_for_the_body_one_works_for(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let (chair, secretary) = (&circle.chair, &circle.secretary);
    let (chair, secretary) =
        (Signer::of(world, &officers, chair).await, Signer::of(world, &officers, secretary).await);
    let act = SignedAct::Protocol { poll: closed(world, &circle).await };
    assert!(chair.sign(world, act).await.signature.is_some());

    // The directory has learned the body's number, which the certificate does not have.
    world.tamper("update body set bin = '990140000099'").await;
    let reply = secretary.sign(world, act).await;
    assert_eq!(reply.signature, None);
    let outcome = found(&reply.report).signers[0].outcome(CheckName::Person).cloned();
    assert_eq!(outcome, Some(Outcome::Fail(Reason::Person)));
    assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Valid);

    // Who has left signs for nobody, whatever the certificate says.
    world
        .tamper(format!("update appointment set ended_at = 1 where person = '{}'", circle.secretary.id))
        .await;
    let without = Refusal::SignerWithoutPost;
    assert_eq!(world.refused(&circle.secretary, ViewToSign { act }).await, without.into());
    // A body whose number is not known may be any.
    world
        .tamper(format!("update appointment set ended_at = null where person = '{}'", circle.secretary.id))
        .await;
    world.tamper(format!("update body set bin = '' where id = '{}'", world.justice)).await;
    assert!(secretary.sign(world, act).await.signature.is_some());
    world
        .tamper(format!(
            "delete from signature_check where signature in (select id from signature where person = '{}')",
            circle.secretary.id
        ))
        .await;
    world.tamper(format!("delete from signature where person = '{}'", circle.secretary.id)).await;

    // Whose name stands at a signature is looked up each time, not believed.
    world.tamper(format!("update signature set person = '{}'", circle.secretary.id)).await;
    let seen = signatures(world, &circle.member, act).await;
    assert_eq!(seen[0].verdict, SignatureVerdict::Invalid);
    let outcome = found(&seen[0].report).signers[0].outcome(CheckName::Person).cloned();
    assert_eq!(outcome, Some(Outcome::Fail(Reason::Person)));
    let shown = world.done(&Person::nobody(), CheckSignature { signature: seen[0].id }).await;
    assert_eq!(shown.verdict, SignatureVerdict::Invalid);
}

async fn a_text_that_changes_is_not_signed_nor_one_signed_changed(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::FinalVersion { document: circle.document, version: 1 };
    world
        .tamper("insert into recognition (version, state, done, total, at) select id, 'running', 0, 1, 0 from version")
        .await;
    assert_eq!(world.refused(&circle.chair, ViewToSign { act }).await, Refusal::RecognitionUnderWay.into());
    world.tamper("delete from recognition").await;
    assert!(chair.sign(world, act).await.signature.is_some());
    world.tamper("update version set no_text = 'scanned'").await;
    let begin = BeginRecognition { document: circle.document };
    assert_eq!(world.refused(&circle.chair, begin).await, Refusal::VersionFinal.into());
}

async fn a_certificate_lets_its_owner_in_once(world: &World) {
    let officers = Officers::named(world).await;
    let person = world.person("Иесі", world.justice).await;
    let other = world.person("Басқа", world.justice).await;
    let owner = Signer::of(world, &officers, &person).await;
    let begin = || BeginCertificateSignIn { origin: format!("http://{HOST_NAME}") };
    let elsewhere = BeginCertificateSignIn { origin: "http://evil.example".to_owned() };
    assert_eq!(world.refused(&Person::nobody(), elsewhere).await, Fault::CrossSite);

    let browser = person.elsewhere();
    let challenge = world.done(&browser, begin()).await;
    assert!(
        challenge.text.contains(&format!("origin: http://{HOST_NAME}\n"))
            && challenge.text.contains(&challenge.nonce)
    );
    let sign_in = owner.sign_in(world, &challenge);
    let got = world.post(&browser, &sign_in).await;
    *browser.token.lock().unwrap() = Some(got.new_token().expect("signing in sets the cookie"));
    let me = world.done(&browser, ViewMe {}).await.unwrap();
    assert_eq!(me.person.id, person.id);
    // What was used is over, and so is what is old.
    assert_eq!(world.refused(&Person::nobody(), sign_in).await, Refusal::ChallengeOver.into());
    let late = world.done(&Person::nobody(), begin()).await;
    world.clock.advance(CHALLENGE_LASTS + SECOND);
    assert_eq!(
        world.refused(&Person::nobody(), owner.sign_in(world, &late)).await,
        Refusal::ChallengeOver.into()
    );

    // A signature of something else, of another challenge, of nobody who is known here.
    let fresh = async || world.done(&Person::nobody(), begin()).await;
    let unfit = Refusal::CertificateNotAccepted(CertificateFlaw::Unfit);
    let (first, second) = (fresh().await, fresh().await);
    let mixed = SignInByCertificate { nonce: first.nonce.clone(), ..owner.sign_in(world, &second) };
    assert_eq!(world.refused(&Person::nobody(), mixed).await, unfit.clone().into());
    // What was tried is over, whatever came of it.
    let again = owner.sign_in(world, &first);
    assert_eq!(world.refused(&Person::nobody(), again).await, Refusal::ChallengeOver.into());
    let garbage = SignInByCertificate { nonce: second.nonce.clone(), signature: STANDARD.encode("0") };
    assert_eq!(world.refused(&Person::nobody(), garbage).await, unfit.into());
    // Nobody fills anything by asking, and what was used is forgotten in the end.
    for _ in 0..50 {
        fresh().await;
    }
    let kept = "select cast(count(*) as bigint) from used_challenge";
    assert!(world.number(kept).await < 10);
    let own =
        SignInByCertificate { nonce: fresh().await.nonce.replace('.', "0."), ..owner.sign_in(world, &first) };
    assert_eq!(
        world.refused(&Person::nobody(), own).await,
        Refusal::ChallengeOver.into(),
        "sealed by nobody"
    );

    // An account of which the centre knows nothing has no way in by certificate.
    world
        .tamper(format!(
            "update certificate_request set person = '{}' where person = '{}'",
            world.admin.id, person.id
        ))
        .await;
    let taken = owner.sign_in(world, &fresh().await);
    let got = world.post(&Person::nobody(), &taken).await;
    assert_eq!(got.status.as_u16(), 200, "it is the administrator's now");
    world.tamper("update certificate_request set iin = '000000000000'").await;
    assert_eq!(
        world.refused(&Person::nobody(), owner.sign_in(world, &fresh().await)).await,
        Refusal::NobodyByCertificate.into()
    );

    // Revoked, it lets nobody in.
    let owner = Signer::of(world, &officers, &other).await;
    let reason = RevocationReason::KeyCompromise;
    let revoke = RevokeCertificate { certificate: owner.id, reason, comment: "жоғалды".to_owned() };
    world.done(&other, revoke).await;
    let challenge = world.done(&Person::nobody(), begin()).await;
    let refused = world.refused(&Person::nobody(), owner.sign_in(world, &challenge)).await;
    assert_eq!(refused, Refusal::CertificateNotAccepted(CertificateFlaw::Revoked).into());
}

/// What each costs, see [`super::budget`].
pub async fn counted(world: &World, meter: &mut Meter, circle: &Circle) {
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let poll = closed(world, circle).await;
    let act = SignedAct::Protocol { poll };
    let begin = BeginCertificateSignIn { origin: format!("http://{HOST_NAME}") };
    let challenge = meter.done(world, &circle.chair, begin).await;
    let sign_in = chair.sign_in(world, &challenge);
    meter.done(world, &circle.chair.elsewhere(), sign_in).await;
    meter.done(world, &circle.chair, ListToSign {}).await;
    let shown = meter.done(world, &circle.chair, ViewToSign { act }).await;
    meter.done(world, &circle.chair, chair.order(world, &shown)).await;
    meter.done(world, &circle.member, ViewSignatures { act }).await;
    meter.done(world, &circle.member, ViewPackage { act }).await;
    let signature = signatures(world, &circle.member, act).await[0].id;
    meter.done(world, &Person::nobody(), CheckSignature { signature }).await;
}
