//! Evidence of signatures: what is kept, and what is asked for again when something was missing.

use super::{
    centre::Officers,
    scene::Circle,
    signatures::{Signer, closed, next_version, signatures},
    world::{Person, World, on_both},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    documents::ViewDocument,
    fault::Refusal,
    signatures::*,
    time::{DAY, SECOND},
};
use eds::{blob::Blob, check::Evidence};
use std::io::Read;

on_both!(
    a_list_that_proves_many_signatures_is_kept_once,
    a_version_is_final_once_its_signature_holds,
    what_is_missing_is_asked_for_again,
    one_that_can_not_be_checked_holds_up_nobody,
    when_nobody_asks_any_more_it_is_said_and_signed_again,
);

async fn a_list_that_proves_many_signatures_is_kept_once(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let signers = [&circle.chair, &circle.secretary];
    let act = SignedAct::Protocol { poll: closed(world, &circle).await };
    let mut proving = Vec::new();
    for person in signers {
        assert!(Signer::of(world, &officers, person).await.sign(world, act).await.signature.is_some());
        proving.push(world.texts("select der from proving_list order by sha256").await);
    }
    assert!(!proving[0].is_empty());
    assert_eq!(proving[0], proving[1]);
    assert!(
        world
            .texts("select evidence from signature_check")
            .await
            .iter()
            .all(|kept| !kept.contains(&proving[0][0]))
    );
    // Who gets the package gets the lists, and rows from before they were kept apart have them within.
    let SignedAct::Protocol { poll } = act else { unreachable!() };
    let got = world.get(&circle.member, &format!("/polls/{poll}/package")).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(got.body)).unwrap();
    let mut whole = String::new();
    archive.by_name("1/evidence.json").unwrap().read_to_string(&mut whole).unwrap();
    let lists = serde_json::from_str::<Evidence>(&whole).unwrap().crls;
    let mut lists: Vec<String> = lists.iter().map(|Blob(list)| STANDARD.encode(list)).collect();
    lists.sort();
    proving[0].sort();
    assert_eq!(lists, proving[0]);
    let first = signatures(world, &circle.member, act).await.swap_remove(0).id;
    world
        .tamper(format!("update signature_check set evidence = '{whole}' where signature = '{first}'"))
        .await;
    world.tamper("delete from proving_list").await;
    let seen = signatures(world, &circle.member, act).await;
    assert_eq!(seen.iter().find(|seen| seen.id == first).unwrap().verdict, SignatureVerdict::Valid);
}

/// As if the responder had not answered when a signature came.
const UNDECIDED: &str = "update signature_check set verdict = 'undetermined', next_at = at,
    evidence = replace(replace(evidence, '\"ocsp\":[\"', '\"ocsp\":[],\"x\":[\"'), '\"lists\":[\"', '\"lists\":[],\"y\":[\"')";

async fn a_version_is_final_once_its_signature_holds(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::FinalVersion { document: circle.document, version: 1 };
    let last = async || {
        let shown =
            world.done(&circle.member, ViewDocument { document: circle.document, version: None }).await;
        (shown.card.final_version, shown.card.pending_final)
    };
    assert!(chair.sign(world, act).await.signature.is_some());
    let pending = async || {
        world.tamper(UNDECIDED).await;
        world.tamper("update document set final_version = null").await;
    };
    pending().await;
    assert_eq!(last().await, (None, Some(1)));
    assert_eq!(world.services.check_again().await.unwrap(), 1);
    assert_eq!(last().await, (Some(1), None));
    // When another version has come before the answer, the earlier one is not the final one.
    world.tamper("delete from signature_check where number > 1").await;
    pending().await;
    world.done(&circle.chair, next_version(world, &circle).await).await;
    assert_eq!(world.services.check_again().await.unwrap(), 1);
    assert_eq!(last().await, (None, None));
}

async fn what_is_missing_is_asked_for_again(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::Protocol { poll: closed(world, &circle).await };
    assert!(chair.sign(world, act).await.signature.is_some());
    world.tamper(UNDECIDED).await;
    assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Undetermined);
    assert_eq!(world.services.check_again().await.unwrap(), 1);
    let seen = signatures(world, &circle.member, act).await;
    assert_eq!((seen[0].verdict, seen[0].next_check), (SignatureVerdict::Valid, None));
    assert_eq!(world.services.check_again().await.unwrap(), 0);
    assert_eq!(world.number("select cast(count(*) as bigint) from signature_check").await, 2);
}

async fn one_that_can_not_be_checked_holds_up_nobody(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::Protocol { poll: closed(world, &circle).await };
    assert!(chair.sign(world, act).await.signature.is_some());
    world.tamper("update signature_check set verdict = 'undetermined', next_at = at, evidence = 'x'").await;
    let next = "select next_at from signature_check";
    assert_eq!(world.services.check_again().await.unwrap(), 0);
    let put_off = world.number(next).await;
    assert_eq!(put_off, world.services.now().0 + 600 * SECOND, "it is asked for later, behind the others");
    world.clock.advance(601 * SECOND);
    assert_eq!(world.services.check_again().await.unwrap(), 0);
    assert!(world.number(next).await > put_off);
    world.clock.advance(61 * DAY);
    world.services.check_again().await.unwrap();
    let given_up = "select cast(count(*) as bigint) from signature_check where next_at is null";
    assert_eq!(world.number(given_up).await, 1);
}

async fn when_nobody_asks_any_more_it_is_said_and_signed_again(world: &World) {
    let circle = Circle::gather(world, "").await;
    let officers = Officers::named(world).await;
    let chair = Signer::of(world, &officers, &circle.chair).await;
    let act = SignedAct::Protocol { poll: closed(world, &circle).await };
    let first = chair.sign(world, act).await.signature.unwrap();
    world.tamper(UNDECIDED).await;
    assert_eq!(world.refused(&circle.chair, ViewToSign { act }).await, Refusal::SignedAlready.into());
    let waits = async || world.done(&circle.chair, ListToSign {}).await.len();
    assert_eq!(waits().await, 0);
    world.tamper("update signature_check set next_at = null").await;
    let seen = signatures(world, &circle.member, act).await;
    assert_eq!((seen[0].verdict, seen[0].next_check), (SignatureVerdict::Undetermined, None));
    let public = world.done(&Person::nobody(), CheckSignature { signature: first }).await;
    assert_eq!((public.verdict, public.next_check), (SignatureVerdict::Undetermined, None));
    let page = world.get(&Person::nobody(), &format!("/signatures/check?signature={first}")).await.text();
    assert!(page.contains("енді оларды ешкім сұрамайды"), "{page}");
    assert_eq!(waits().await, 1);
    world.clock.advance(SECOND);
    assert!(chair.sign(world, act).await.signature.is_some());
    assert_eq!(waits().await, 0);
}
