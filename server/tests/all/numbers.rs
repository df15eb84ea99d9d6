//! Whose an identification number is: by certificates, by confirmations, and never two people's.

use super::{
    centre::*,
    world::{Person, World, on_both},
};
use domain::{
    certificates::*,
    fault::{Fault, Refusal},
    time::SECOND,
};

/// Said when a certificate is suspended or revoked.
const WHY: &str = "ЖСН анықталып жатыр";

on_both!(a_number_belongs_to_one_person, numbers_are_confirmed_and_withdrawn);

async fn a_number_belongs_to_one_person(world: &World) {
    let officers = Officers::named(world).await;
    let (owner, other) =
        (world.person("Иесі", world.justice).await, world.person("Басқа", world.justice).await);
    let asked = async |who: &Person| world.done(who, asking(world)).await;
    let (first, second) = (asked(&owner).await, asked(&other).await);
    for request in [first, second] {
        world.done(&officers.first, checking(request)).await;
    }
    let issue = async |request| world.refused(&officers.second, IssueCertificate { request }).await;
    assert_eq!(issue(first).await, Refusal::IinOfAnother.into(), "two ask with one number");
    let comment = "ЖСН басқа адамдікі".to_owned();
    world.done(&officers.first, RefuseRequest { request: second, comment: comment.clone() }).await;
    let certificate = world.done(&officers.second, IssueCertificate { request: first }).await;

    let third = asked(&other).await;
    world.done(&officers.first, checking(third)).await;
    assert_eq!(issue(third).await, Refusal::IinOfAnother.into(), "the other has it");
    world.done(&owner, SuspendCertificate { certificate, comment: WHY.to_owned() }).await;
    assert_eq!(issue(third).await, Refusal::IinOfAnother.into(), "and may have it again");
    let reason = RevocationReason::PrivilegeWithdrawn;
    world.done(&officers.first, RevokeCertificate { certificate, reason, comment }).await;
    let last = world.done(&officers.second, IssueCertificate { request: third }).await;
    // One's own next certificate is no other's.
    let next = asked(&other).await;
    world.done(&officers.first, checking(next)).await;
    let next = world.done(&officers.second, IssueCertificate { request: next }).await;
    let again = asked(&owner).await;
    world.done(&officers.first, checking(again)).await;
    assert_eq!(issue(again).await, Refusal::IinOfAnother.into(), "it has passed to the other");
    // However certificates end, the number is then the next one's and nobody else's.
    for certificate in [last, next] {
        let revoke = RevokeCertificate {
            certificate,
            reason: RevocationReason::CessationOfOperation,
            comment: WHY.to_owned(),
        };
        world.done(&officers.first, revoke).await;
    }
    world.clock.advance(SECOND);
    world.done(&officers.second, IssueCertificate { request: again }).await;
    let counting = world.texts("select distinct person from vouched_number where counts = 1").await;
    assert_eq!(counting, [owner.id.to_string()]);
}

/// An administrator's word that the number is this person's.
pub fn confirming(owner: &Person) -> ConfirmNumber {
    ConfirmNumber {
        owner: Some(owner.id),
        iin: iin_of(owner),
        documents: "жеке куәлік № 012345678".to_owned(),
    }
}

async fn numbers_are_confirmed_and_withdrawn(world: &World) {
    let (owner, other) =
        (world.person("Иесі", world.finance).await, world.person("Басқа", world.finance).await);
    assert_eq!(world.refused(&owner, ListNumbers {}).await, Fault::NotFound);
    assert_eq!(world.refused(&owner, confirming(&owner)).await, Fault::NotFound);
    let wrong = ConfirmNumber { iin: "123456789012".to_owned(), ..confirming(&owner) };
    assert!(matches!(world.refused(&world.admin, wrong).await, Fault::Invalid(_)));
    world.done(&world.admin, confirming(&owner)).await;
    let listed = world.done(&world.admin, ListNumbers {}).await;
    assert_eq!((listed.len(), listed[0].person.id, &listed[0].iin), (1, owner.id, &iin_of(&owner)));
    let taken = ConfirmNumber { iin: iin_of(&owner), ..confirming(&other) };
    let fault = world.refused(&world.admin, taken.clone()).await;
    assert_eq!(fault, Refusal::IinOfAnother.into(), "it is another's");
    world.done(&world.admin, WithdrawNumber { person: owner.id }).await;
    assert_eq!(world.done(&world.admin, ListNumbers {}).await, []);
    assert!(matches!(
        world.refused(&world.admin, WithdrawNumber { person: owner.id }).await,
        Fault::Invalid(_)
    ));
    world.done(&world.admin, taken).await;
}
