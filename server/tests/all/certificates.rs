//! The certification centre: requests, two officers, and what becomes of certificates.

use super::{
    budget::Meter,
    centre::*,
    numbers::confirming,
    published::{list, listed, ocsp},
    world::{Person, World, on_both},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    accounts::CertificateFlaw,
    certificates::*,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    notices::{NoticeKind, ViewHome, Waiting},
    time::{DAY, SECOND},
};
use eds::{certificate::Certificate, cms, ocsp::State};

on_both!(
    two_officers_issue,
    the_next_request_is_confirmed_with_a_certificate_in_force,
    what_becomes_of_a_certificate,
    what_is_refused,
    officers_come_and_go,
    owners_are_warned,
);

fn why() -> String {
    "кілт жоғалды".to_owned()
}

async fn two_officers_issue(world: &World) {
    let officers = Officers::named(world).await;
    let owner = world.person("Қолтаңба", world.justice).await;
    let mut asked = asking(world);
    asked.body = Some(world.justice);
    asked.role = CertificateRole::Signer;
    let request = world.done(&owner, asked.clone()).await;
    assert_eq!(world.done(&owner, asked).await, request, "sent twice, asked once");

    let waits = async |who: &Person, checked: bool| {
        let home = world.done(who, ViewHome {}).await;
        home.waiting.iter().any(
            |one| matches!(one, Waiting::CertificateRequest { request: of, checked: is, .. } if *of == request && *is == checked),
        )
    };
    assert!(
        waits(&officers.first, false).await
            && waits(&officers.second, false).await
            && !waits(&owner, false).await
    );

    let issue = IssueCertificate { request };
    let fault = world.refused(&officers.second, issue.clone()).await;
    assert_eq!(fault, Refusal::IdentityUnchecked.into());
    world.done(&officers.first, checking(request)).await;
    assert_eq!(world.refused(&officers.second, checking(request)).await, Refusal::RequestDecided.into());
    assert_eq!(world.refused(&officers.first, issue.clone()).await, Refusal::SecondOfficer.into());
    assert!(waits(&officers.second, true).await && !waits(&officers.first, true).await);
    let certificate = world.done(&officers.second, issue.clone()).await;
    assert_eq!(world.refused(&officers.second, issue).await, Refusal::RequestDecided.into());

    let view = world.done(&owner, ViewCertificate { certificate }).await;
    let der = STANDARD.decode(&view.certificate).unwrap();
    let issued = Certificate::from_der(&der).unwrap();
    let subject = issued.subject();
    assert_eq!(subject.common_name.as_deref(), Some("ҚОЛТАҢБА АРМАН"));
    assert_eq!(
        (subject.iin.as_deref(), subject.organization.as_deref()),
        (Some(IIN), Some("Әділет министрлігі"))
    );
    assert!(issued.roles(&[]).contains(&eds::certificate::Role::Signer));
    let key = centre().authority().public_key().unwrap();
    assert!(issued.verify(&key).is_ok());
    assert_eq!(view.row.validity, Validity::InForce);
    assert_eq!(world.get(&owner, &format!("/certificates/{certificate}/file")).await.body, der);

    for search in [IIN, "қолтаңба", &view.row.serial] {
        let wanted = ListRegister { search: search.to_owned(), ..ListRegister::default() };
        let page = world.done(&officers.first, wanted).await;
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [certificate], "{search}");
    }
    assert_eq!(world.refused(&owner, ListRegister::default()).await, Fault::NotFound);

    world.noticed().await;
    let told = async |who: &Person| {
        let notices = world.done(who, ViewHome {}).await.notices;
        notices.into_iter().map(|notice| notice.kind).collect::<Vec<_>>()
    };
    assert_eq!(told(&owner).await, [NoticeKind::CertificateIssued]);
    // The first is not told of what the first did.
    let asked = |kinds: &[NoticeKind]| kinds.iter().filter(|kind| **kind == NoticeKind::RequestWaits).count();
    assert_eq!(asked(&told(&officers.first).await), 1);
    assert_eq!(asked(&told(&officers.second).await), 2);
    assert!(world.verified().await.is_ok());
}

/// What OCSP says of a certificate.
async fn the_next_request_is_confirmed_with_a_certificate_in_force(world: &World) {
    let officers = Officers::named(world).await;
    let owner = world.person("Иесі", world.justice).await;
    let (id, certificate, own_key) = signer(world, &officers, &owner).await;
    let signed = |text: &str| {
        let now = moment(world.services.now());
        let form = cms::Form { attached: false, time: Some(now), chain: &[] };
        STANDARD.encode(cms::sign(text.as_bytes(), &certificate, &own_key, form).unwrap().to_der().unwrap())
    };
    let same = async || asking_as(world, &owner).await;
    let view = async |who: &Person, request| world.done(who, ViewCertificateRequest { request }).await;

    // Another number is another person, of whom that certificate says nothing.
    let request = world.done(&owner, asking(world)).await;
    let other = view(&owner, request).await;
    assert_eq!(other.confirmation, None);
    let confirmed = Confirmed {
        request,
        key_sha256: &other.key_sha256,
        name: &other.name,
        iin: &other.iin,
        body: None,
        role: CertificateRole::Employee,
    };
    let confirm = ConfirmRequest { request, signature: signed(&confirmed.text()) };
    assert_eq!(world.refused(&owner, confirm).await, Refusal::CertificateSaysOtherwise.into());

    let request = world.done(&owner, same().await).await;
    assert_eq!(view(&officers.first, request).await.confirmation, None, "only whose it is confirms it");
    let text = view(&owner, request).await.confirmation.unwrap();
    let confirm = |text: &str| ConfirmRequest { request, signature: signed(text) };
    let unfit = Refusal::CertificateNotAccepted(CertificateFlaw::Unfit);
    assert_eq!(world.refused(&owner, confirm(&text.replace("role", "Role"))).await, unfit.into());
    assert_eq!(world.refused(&officers.first, confirm(&text)).await, Refusal::NotYours.into());
    world.done(&owner, confirm(&text)).await;
    assert_eq!(world.refused(&owner, confirm(&text)).await, Refusal::RequestDecided.into());
    let seen = view(&officers.first, request).await;
    assert_eq!((seen.row.state, seen.checked.is_none()), (RequestState::Checked, true));
    assert_eq!(seen.confirmed.map(|(by, _, counts)| (by, counts)), Some((id, true)));
    let home = world.done(&officers.first, ViewHome {}).await;
    let waits = |one: &Waiting| matches!(one, Waiting::CertificateRequest { request: of, checked: true, .. } if *of == request);
    assert!(home.waiting.iter().any(waits), "any officer may issue it");
    world.done(&officers.first, IssueCertificate { request }).await;

    // Revoked, it confirms nothing, also when it was not before the page was opened.
    let confirmed = world.done(&owner, same().await).await;
    let text = view(&owner, confirmed).await.confirmation.unwrap();
    world.done(&owner, ConfirmRequest { request: confirmed, signature: signed(&text) }).await;
    let request = world.done(&owner, same().await).await;
    let text = view(&owner, request).await.confirmation.unwrap();
    let reason = RevocationReason::KeyCompromise;
    world.done(&owner, RevokeCertificate { certificate: id, reason, comment: why() }).await;
    let revoked = Refusal::CertificateNotAccepted(CertificateFlaw::Revoked);
    let late = ConfirmRequest { request, signature: signed(&text) };
    assert_eq!(world.refused(&owner, late).await, revoked.into());
    // What it confirmed before counts no more: whoever has its key may have asked. An officer looks at papers.
    let issue = IssueCertificate { request: confirmed };
    assert_eq!(world.refused(&officers.first, issue.clone()).await, Refusal::IdentityUnchecked.into());
    let seen = view(&officers.first, confirmed).await;
    assert_eq!((seen.confirmed.map(|(_, _, counts)| counts), seen.is_vouched()), (Some(false), false));
    let home = world.done(&officers.first, ViewHome {}).await;
    let to_check = |one: &Waiting| matches!(one, Waiting::CertificateRequest { request: of, checked: false, .. } if *of == confirmed);
    assert!(home.waiting.iter().any(to_check), "an officer is asked to check it");
    world.done(&officers.first, checking(confirmed)).await;
    assert_eq!(world.refused(&officers.first, issue.clone()).await, Refusal::SecondOfficer.into());
    assert_eq!(view(&owner, confirmed).await.confirmed, None);
    world.done(&officers.second, issue).await;
    assert!(world.verified().await.is_ok());
}

async fn what_becomes_of_a_certificate(world: &World) {
    use certification::CrlReason::{CertificateHold, KeyCompromise, RemoveFromCRL};
    let officers = Officers::named(world).await;
    let owner = world.person("Иесі", world.justice).await;
    let id = certificate(world, &officers, &owner).await;
    let addresses = centre().addresses();
    let view = world.done(&owner, ViewCertificate { certificate: id }).await;
    let issued = Certificate::from_der(&STANDARD.decode(&view.certificate).unwrap()).unwrap();
    assert_eq!(ocsp(world, &issued).await, State::Good);
    world.until("the first lists", async || list(world, &addresses.delta).await.is_some()).await;
    assert_eq!(listed(world, &addresses.crl, &issued).await, None);

    world.clock.advance(60 * SECOND);
    world.done(&owner, SuspendCertificate { certificate: id, comment: why() }).await;
    let suspend = SuspendCertificate { certificate: id, comment: why() };
    assert_eq!(world.refused(&owner, suspend).await, Refusal::CertificateSuspended.into());
    let resume = ResumeCertificate { certificate: id, comment: "табылды".to_owned() };
    assert_eq!(world.refused(&owner, resume.clone()).await, Refusal::NotYours.into());
    assert!(matches!(ocsp(world, &issued).await, State::Revoked { reason: Some(CertificateHold), .. }));
    world
        .until("the list knows it", async || {
            listed(world, &addresses.crl, &issued).await == Some(Some(CertificateHold))
                && listed(world, &addresses.delta, &issued).await == Some(Some(CertificateHold))
        })
        .await;

    let others = Officers::named(world).await;
    let own = certificate(world, &others, &officers.first).await;
    world.done(&officers.second, SuspendCertificate { certificate: own, comment: why() }).await;
    let resume_own = ResumeCertificate { certificate: own, comment: why() };
    assert_eq!(world.refused(&officers.first, resume_own.clone()).await, Refusal::OwnCertificate.into());
    world.done(&officers.second, resume_own).await;
    world.done(&officers.first, resume.clone()).await;
    assert_eq!(world.refused(&officers.first, resume).await, Refusal::CertificateNotSuspended.into());
    assert_eq!(ocsp(world, &issued).await, State::Good);
    world
        .until("the list has forgotten it", async || {
            listed(world, &addresses.crl, &issued).await.is_none()
                && listed(world, &addresses.delta, &issued).await == Some(Some(RemoveFromCRL))
        })
        .await;

    let revoke =
        RevokeCertificate { certificate: id, reason: RevocationReason::KeyCompromise, comment: why() };
    world.done(&owner, revoke.clone()).await;
    assert_eq!(world.refused(&officers.first, revoke).await, Refusal::CertificateOver.into());
    assert!(matches!(ocsp(world, &issued).await, State::Revoked { reason: Some(KeyCompromise), .. }));
    world
        .until("the list knows it for good", async || {
            listed(world, &addresses.crl, &issued).await == Some(Some(KeyCompromise))
        })
        .await;
    let view = world.done(&officers.first, ViewCertificate { certificate: id }).await;
    let kinds: Vec<ChangeKind> = view.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Revoked, ChangeKind::Resumed, ChangeKind::Suspended, ChangeKind::Issued]);
    assert_eq!((view.row.validity, view.changes[0].by.id), (Validity::Revoked, owner.id));
    let revoked = ListRegister { validity: Some(Validity::Revoked), ..ListRegister::default() };
    assert_eq!(world.done(&officers.second, revoked).await.rows.len(), 1);
    assert!(world.verified().await.is_ok());
}

async fn what_is_refused(world: &World) {
    let officers = Officers::named(world).await;
    let owner = world.person("Сұраушы", world.justice).await;
    let flaw = |field, flaw| Fault::Invalid(vec![domain::field::FieldFlaw { field, flaw }]);
    let change = async |change: fn(&mut RequestCertificate, &World)| {
        let mut asked = asking(world);
        change(&mut asked, world);
        world.refused(&owner, asked).await
    };
    assert_eq!(
        change(|asked, _| asked.iin = "800110300125".to_owned()).await,
        flaw(Field::Iin, Flaw::Malformed)
    );
    assert_eq!(change(|asked, _| asked.request.clear()).await, flaw(Field::Request, Flaw::Missing));
    assert_eq!(change(|asked, _| asked.request = "%".to_owned()).await, Refusal::KeyRefused.into());
    assert_eq!(change(|asked, _| asked.request = STANDARD.encode("0000")).await, Refusal::KeyRefused.into());
    let elsewhere = change(|asked, world| asked.body = Some(world.finance)).await;
    assert_eq!(elsewhere, flaw(Field::Body, Flaw::Unknown));

    // A key is certified once; whoever else asks for it has not got it.
    let first = asking(world);
    let request = world.done(&owner, first.clone()).await;
    let again = RequestCertificate { key: world.key(), ..first };
    assert_eq!(world.refused(&owner, again.clone()).await, Refusal::KeyUsed.into());
    world.done(&owner, WithdrawRequest { request }).await;
    assert_eq!(world.refused(&owner, WithdrawRequest { request }).await, Refusal::RequestDecided.into());
    let request = world.done(&owner, again).await;
    let refuse =
        RefuseRequest { request, comment: "жеке куәлік көрсетілмеді".to_owned() };
    world.done(&officers.first, refuse.clone()).await;
    assert_eq!(world.refused(&officers.first, refuse).await, Refusal::RequestDecided.into());
    let view = world.done(&owner, ViewCertificateRequest { request }).await;
    assert_eq!((view.row.state, view.comment.as_str()), (RequestState::Refused, "жеке куәлік көрсетілмеді"));

    // Officers decide on others only.
    let own = self::request(world, &officers.first).await;
    assert_eq!(world.refused(&officers.first, checking(own)).await, Refusal::OwnRequest.into());
    // Nobody fills their queue.
    let mut open = Vec::new();
    for _ in 0..OPEN_REQUESTS_MAX {
        open.push(self::request(world, &owner).await);
    }
    let more = asking_as(world, &owner).await;
    assert_eq!(world.refused(&owner, more.clone()).await, Refusal::TooManyOpenRequests.into());
    world.done(&owner, WithdrawRequest { request: open[0] }).await;
    world.done(&owner, more).await;
    // Nobody else learns that a request is there.
    let stranger = world.person("Бөтен", world.justice).await;
    assert_eq!(world.refused(&stranger, ViewCertificateRequest { request }).await, Fault::NotFound);
}

async fn officers_come_and_go(world: &World) {
    let officer = world.person("Қызметкер", world.finance).await;
    assert_eq!(world.refused(&officer, ListRegister::default()).await, Fault::NotFound);
    world.done(&world.admin, NameOfficer { person: Some(officer.id) }).await;
    assert_eq!(world.done(&officer, ListRegister::default()).await.rows, []);
    let again = NameOfficer { person: Some(officer.id) };
    assert_eq!(world.refused(&world.admin, again).await, Refusal::AlreadyOfficer.into());
    assert_eq!(world.refused(&officer, NameOfficer { person: Some(world.admin.id) }).await, Fault::NotFound);
    assert_eq!(world.done(&world.admin, ListOfficers {}).await.len(), 1);
    world.done(&world.admin, DismissOfficer { person: officer.id }).await;
    assert_eq!(world.refused(&officer, ListRegister::default()).await, Fault::NotFound);
    assert_eq!(world.done(&world.admin, ListOfficers {}).await, []);
}

async fn owners_are_warned(world: &World) {
    let officers = Officers::named(world).await;
    let owner = world.person("Иесі", world.justice).await;
    let id = certificate(world, &officers, &owner).await;
    let until = world.done(&owner, ViewCertificate { certificate: id }).await.row.until;
    let warned = async |days: i64| {
        world.clock.advance(until.0 - days * DAY - world.services.now().0);
        world.services.warn_of_expiry().await.unwrap()
    };
    let mut told = Vec::new();
    for days in [40, 29, 28, 10, 9, 2, 1, -1] {
        told.push(warned(days).await);
    }
    assert_eq!(told, [0, 1, 0, 1, 0, 1, 0, 0]);
    world.noticed().await;
    world.sign_in(&owner).await;
    let notices = world.done(&owner, ViewHome {}).await.notices;
    let warnings = notices.iter().filter(|notice| notice.kind == NoticeKind::CertificateExpires);
    assert_eq!(warnings.filter(|notice| notice.certificate == Some(id)).count(), 3);
    assert_eq!(world.done(&owner, ViewCertificate { certificate: id }).await.row.validity, Validity::Expired);
}

/// What each act costs, see [`super::budget`].
pub async fn counted(world: &World, meter: &mut Meter) {
    let officers = Officers::named(world).await;
    let owner = world.person("Санаушы", world.justice).await;
    let third = world.person("Үшінші", world.finance).await;
    meter.done(world, &world.admin, NameOfficer { person: Some(third.id) }).await;
    meter.done(world, &world.admin, ListOfficers {}).await;
    meter.done(world, &world.admin, DismissOfficer { person: third.id }).await;
    meter.done(world, &world.admin, confirming(&owner)).await;
    meter.done(world, &world.admin, ListNumbers {}).await;
    meter.done(world, &world.admin, WithdrawNumber { person: owner.id }).await;
    let (_, certificate, own_key) = signer(world, &officers, &third).await;
    let asked = asking_as(world, &third).await;
    let request = meter.done(world, &third, asked).await;
    let text = meter.done(world, &third, ViewCertificateRequest { request }).await.confirmation.unwrap();
    let form = cms::Form { attached: false, time: None, chain: &[] };
    let signed = cms::sign(text.as_bytes(), &certificate, &own_key, form).unwrap().to_der().unwrap();
    let confirm = ConfirmRequest { request, signature: STANDARD.encode(signed) };
    meter.done(world, &third, confirm).await;
    // Lists cost no statement more when they are longer.
    for _ in 0..3 {
        let mut asked = asking(world);
        asked.body = Some(world.justice);
        let request = meter.done(world, &owner, asked).await;
        meter.done(world, &owner, WithdrawRequest { request }).await;
        let request = meter.done(world, &owner, asking(world)).await;
        let refuse = RefuseRequest { request, comment: why() };
        meter.done(world, &officers.first, refuse).await;
        let request = meter.done(world, &owner, asking(world)).await;
        meter.done(world, &officers.first, checking(request)).await;
        let certificate = meter.done(world, &officers.second, IssueCertificate { request }).await;
        meter.done(world, &officers.second, ViewCertificateRequest { request }).await;
        meter.done(world, &owner, SuspendCertificate { certificate, comment: why() }).await;
        meter.done(world, &officers.first, ResumeCertificate { certificate, comment: why() }).await;
        let reason = RevocationReason::Superseded;
        meter.done(world, &owner, RevokeCertificate { certificate, reason, comment: why() }).await;
        meter.done(world, &owner, ViewCertificate { certificate }).await;
        meter.done(world, &officers.first, ViewCertificates {}).await;
        let search = "санаушы арман".to_owned();
        meter.done(world, &officers.first, ListRegister { search, ..ListRegister::default() }).await;
    }
}
