//! Files in and out, and a document's way into the archive.

use super::{
    files::{docx, samples},
    samples::{Sample, Targets},
    scene::{Circle, place, vote},
    world::{Engine, Person, World, on_both, run},
};
use axum::{
    body::{Body, Bytes},
    http::{
        Method, StatusCode,
        header::{
            ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
            RANGE, X_CONTENT_TYPE_OPTIONS,
        },
    },
};
use domain::{
    access::Subject,
    documents::{
        CloseDocument, DocumentState, FILE_MAX, FileKind, FileRefusal, Marking, NoText, PlaceDocument,
        UploadPurpose, Uploaded, ViewDocument,
    },
    fault::{Fault, Refusal},
    for_each_operation,
    groups::{AttachFile, CloseGroup, GroupState, ViewGroup},
    operation::{Effect, Operation},
    remarks::AddRemark,
    votes::{Choice, ClosePoll},
};
use futures::stream;
use sha2::{Digest, Sha256};
use std::{fs, io, io::Cursor};

on_both!(
    bytes_come_back_as_they_went,
    one_byte_too_many_is_refused_early,
    what_breaks_off_leaves_nothing,
    names_of_files_are_tidied,
    an_upload_is_used_once_by_its_sender,
    markings_above_open_are_refused,
    an_archived_document_only_stands,
    a_changed_byte_is_noticed,
    a_broken_text_is_stored_and_says_why,
);

/// Slow: every page of every sample is read, by code that is not optimised.
#[test]
fn every_sample_is_taken_or_refused_as_decided() {
    run(Engine::Sqlite, every_sample);
}

/// Some outcomes held fast here; all of them are, in the tests of reading files.
const PINNED: &[(&str, Result<FileKind, FileRefusal>, Option<NoText>)] = &[
    ("droste.zip", Err(FileRefusal::ArchiveBomb), None),
    ("testWORD_macros.doc", Err(FileRefusal::Macros), None),
    ("footnotes.docx", Ok(FileKind::Docx), None),
    ("testPDF.pdf", Ok(FileKind::Pdf), None),
    ("testOCR.pdf", Ok(FileKind::Pdf), Some(NoText::Scanned)),
    ("testWORD_truncated.docx", Ok(FileKind::Docx), Some(NoText::Damaged)),
    ("testWORD_protected_passtika.docx", Ok(FileKind::Docx), Some(NoText::Encrypted)),
    ("test-documents.rar", Ok(FileKind::Rar), Some(NoText::KindNotRead)),
];

async fn every_sample(world: &World) {
    let Some(folder) = samples() else { return };
    let circle = Circle::gather(world, "").await;
    let mut names: Vec<String> = fs::read_dir(folder.clone())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    for (name, ..) in PINNED {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
    for name in names {
        let bytes = fs::read(folder.join(&name)).unwrap();
        let decided = text::recognise(&name, &mut Cursor::new(&bytes));
        let got = world.send_file(&circle.secretary, &name, bytes.clone()).await;
        let pinned = PINNED.iter().find(|(pinned, ..)| *pinned == name);
        if let Some((_, outcome, _)) = pinned {
            assert_eq!(decided.map(|found| found.kind), *outcome, "{name}");
        }
        let found = match decided {
            Err(refusal) => {
                assert_eq!(got.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{name}");
                assert_eq!(got.fault(), Refusal::File(refusal).into(), "{name}");
                continue;
            }
            Ok(found) => found,
        };
        assert_eq!(got.status, StatusCode::OK, "{name}: {}", got.text());
        let uploaded: Uploaded = serde_json::from_slice(&got.body).unwrap();
        assert_eq!((uploaded.kind, uploaded.size), (Some(found.kind), bytes.len() as u64), "{name}");
        let place = placing(world, &circle, &uploaded, &name);
        let document = world.done(&circle.secretary, place).await;
        let shown = world.done(&circle.observer, ViewDocument { document, version: None }).await;
        assert_eq!(shown.card.current.kind, found.kind, "{name}");
        assert_eq!(shown.blocks.is_empty(), shown.card.current.no_text.is_some(), "{name}");
        let read = !matches!(found.kind, FileKind::Zip | FileKind::Rar);
        match shown.card.current.no_text {
            Some(NoText::KindNotRead) => assert!(!read, "{name}"),
            reason => assert!(read, "{name}: {reason:?}"),
        }
        if let Some((.., reason)) = pinned {
            assert_eq!(shown.card.current.no_text, *reason, "{name}");
        }
        assert_eq!(shown.card.current.sha256, hash(&bytes), "{name}");
        let back = world.get(&circle.observer, &format!("/documents/{document}/file")).await;
        assert!(back.body == bytes, "{name} has changed on its way");
        assert_eq!(
            world.get(&circle.observer, &format!("/documents/{document}")).await.status,
            200,
            "{name}"
        );
    }
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn placing(world: &World, circle: &Circle, file: &Uploaded, title: &str) -> PlaceDocument {
    let (group, title) = (circle.group, title.to_owned());
    PlaceDocument { group, file: file.id, title, marking: Marking::Open, key: world.key() }
}

async fn bytes_come_back_as_they_went(world: &World) {
    let circle = Circle::gather(world, "").await;
    let bytes = docx(&["1. Мәтін.", "2. Мәтін."]);
    let file = world.upload(&circle.secretary, "Заң жобасы (2-нұсқа).docx", bytes.clone()).await;
    let document = world.done(&circle.secretary, placing(world, &circle, &file, "Жоба")).await;
    let path = format!("/documents/{document}/file");
    let whole = world.get(&circle.member, &path).await;
    assert_eq!((whole.status, whole.body == bytes), (StatusCode::OK, true));
    assert_eq!(whole.header(CONTENT_TYPE), FileKind::Docx.media_type());
    assert_eq!(whole.header(ACCEPT_RANGES), "bytes");
    assert_eq!(whole.header(X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(whole.header(CACHE_CONTROL).contains("private"));
    assert!(whole.header(CONTENT_DISPOSITION).starts_with("attachment; filename*=UTF-8''%D0%97"));
    assert_eq!(whole.header("content-encoding"), "", "never compressed: the bytes are the document");
    let last = bytes.len() - 1;
    for (range, from, to) in [("bytes=0-9", 0, 9), ("bytes=5-", 5, last), ("bytes=-7", last - 6, last)] {
        let request = world.request(&circle.member, Method::GET, &path).header(RANGE, range);
        let part = world.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT, "{range}");
        assert_eq!(part.header(CONTENT_RANGE), format!("bytes {from}-{to}/{}", bytes.len()), "{range}");
        assert!(part.body == bytes[from..=to], "{range}");
    }
    let beyond = format!("bytes={}-", bytes.len());
    let request = world.request(&circle.member, Method::GET, &path).header(RANGE, beyond);
    assert_eq!(
        world.send(request.body(Body::empty()).unwrap()).await.status,
        StatusCode::RANGE_NOT_SATISFIABLE
    );
}

/// A file of one byte more than `size`, in parts, without saying how long it is.
fn endless(size: u64) -> Body {
    let part = Bytes::from(vec![0x20; 1024 * 1024]);
    let parts = size.div_ceil(part.len() as u64) + 1;
    let head = Bytes::from_static(&[0xff, 0xd8, 0xff, 0xe0]);
    let chunks =
        (0..parts).map(move |at| Ok::<_, io::Error>(if at == 0 { head.clone() } else { part.clone() }));
    Body::from_stream(stream::iter(chunks))
}

async fn one_byte_too_many_is_refused_early(world: &World) {
    let who = world.person("Жіберуші", world.justice).await;
    let before = world.stored_files();
    let fault: Fault = Refusal::FileTooLarge { limit: FILE_MAX }.into();
    // Said beforehand: refused before a byte is read.
    let request = world.request(&who, Method::POST, "/files?name=a.jpg&purpose=document");
    let never = Body::from_stream(stream::pending::<Result<Bytes, io::Error>>());
    let announced = request.header(CONTENT_LENGTH, FILE_MAX + 1).body(never).unwrap();
    let got = world.send(announced).await;
    assert_eq!((got.status, got.fault()), (StatusCode::PAYLOAD_TOO_LARGE, fault.clone()));
    // Not said: refused at the byte that is too many.
    let got = world.send_file(&who, "a.jpg", endless(FILE_MAX)).await;
    assert_eq!((got.status, got.fault()), (StatusCode::PAYLOAD_TOO_LARGE, fault));
    let table =
        world.send_table(&who, "a.csv", endless(UploadPurpose::Import.limit()), UploadPurpose::Import).await;
    assert_eq!(table.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(world.stored_files(), before, "nothing is left on disk");
    // The largest allowed is taken.
    let mut largest = vec![0_u8; usize::try_from(FILE_MAX).unwrap()];
    largest[..4].copy_from_slice(&[0xff, 0xd8, 0xff, 0xe0]);
    let taken = world.upload(&who, "a.jpg", largest).await;
    assert_eq!((taken.size, taken.kind), (FILE_MAX, Some(FileKind::Jpeg)));
}

async fn what_breaks_off_leaves_nothing(world: &World) {
    let who = world.person("Жіберуші", world.justice).await;
    let before = world.stored_files();
    let parts = [Ok(Bytes::from(docx(&["мәтін"]))), Err(io::Error::other("the line is gone"))];
    let got = world.send_file(&who, "а.docx", Body::from_stream(stream::iter(parts))).await;
    assert!(!got.status.is_success());
    let empty = world.send_file(&who, "а.docx", Body::empty()).await;
    assert_eq!(empty.fault(), Refusal::File(FileRefusal::Empty).into());
    let picture = world.send_file(&who, "а.pdf", docx(&["мәтін"])).await;
    let disagrees = FileRefusal::NameDisagrees { named: Some(FileKind::Pdf), found: FileKind::Docx };
    assert_eq!(picture.fault(), Refusal::File(disagrees).into());
    let program = world.send_file(&who, "а.docx", b"MZ\x90\0".to_vec()).await;
    assert_eq!(program.fault(), Refusal::File(FileRefusal::UnknownKind).into());
    assert_eq!(world.stored_files(), before);
    assert_eq!(world.number("select cast(count(*) as bigint) from upload").await, 0);
    // Four at once and no more; a fifth is told to wait. None of them ends by itself.
    let path = "/files?name=a.docx&purpose=document";
    let mut held = Vec::new();
    for _ in 0..4 {
        let request =
            services::Request { token: who.token().map(services::Token::new), ..Default::default() };
        held.push(world.services.begin_upload(&request, UploadPurpose::Document).await.unwrap());
    }
    let fifth = world.send(world.request(&who, Method::POST, path).body(Body::from("x")).unwrap()).await;
    assert_eq!(fifth.status, StatusCode::TOO_MANY_REQUESTS);
    drop(held);
    assert_eq!(world.stored_files(), before);
    world.upload(&who, "а.docx", docx(&["мәтін"])).await;
}

async fn names_of_files_are_tidied(world: &World) {
    let who = world.person("Жіберуші", world.justice).await;
    for (sent, kept) in [
        ("../../etc/жоба.docx", "жоба.docx"),
        ("C:\\Құжаттар\\жоба.docx", "жоба.docx"),
        ("жоба\u{202e}.docx", "жоба.docx"),
        ("100% келісілді + қол.docx", "100% келісілді + қол.docx"),
        ("%41%2e.docx", "%41%2e.docx"),
        ("a\"b;c\r\nSet-Cookie: x.docx", "a\"b;cSet-Cookie: x.docx"),
    ] {
        assert_eq!(world.upload(&who, sent, docx(&["мәтін"])).await.name, kept);
    }
}

async fn an_upload_is_used_once_by_its_sender(world: &World) {
    let circle = Circle::gather(world, "").await;
    let file = world.upload(&circle.secretary, "а.docx", docx(&["мәтін"])).await;
    let stolen = world.refused(&circle.chair, placing(world, &circle, &file, "Жоба")).await;
    assert_eq!(stolen, Refusal::UploadGone.into());
    world.done(&circle.secretary, placing(world, &circle, &file, "Жоба")).await;
    let twice = world.refused(&circle.secretary, placing(world, &circle, &file, "Жоба")).await;
    assert_eq!(twice, Refusal::UploadGone.into());
    let old = world.upload(&circle.secretary, "б.docx", docx(&["мәтін"])).await;
    world.clock.advance(domain::documents::UPLOAD_KEPT + 1);
    world.sign_in(&circle.secretary).await;
    let late = world.refused(&circle.secretary, placing(world, &circle, &old, "Жоба")).await;
    assert_eq!(late, Refusal::UploadGone.into());
}

async fn markings_above_open_are_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    let file = world.upload(&circle.secretary, "а.docx", docx(&["мәтін"])).await;
    for marking in [Marking::OfficialUse, Marking::Secret] {
        let place = PlaceDocument { marking, ..placing(world, &circle, &file, "Жоба") };
        assert_eq!(world.refused(&circle.secretary, place).await, Refusal::MarkingForbidden.into());
    }
    world.done(&circle.secretary, placing(world, &circle, &file, "Жоба")).await;
    // The same of what is attached to a group's card.
    let file = world.upload(&circle.secretary, "б.docx", docx(&["мәтін"])).await.id;
    let attach = |marking| AttachFile { group: circle.group, file, marking, key: world.key() };
    for marking in [Marking::OfficialUse, Marking::Secret] {
        assert_eq!(world.refused(&circle.secretary, attach(marking)).await, Refusal::MarkingForbidden.into());
    }
    world.done(&circle.secretary, attach(Marking::Open)).await;
}

/// Asks for an operation that must be refused, if it writes to a group, or else to a document or what lies in it.
async fn write_to<O: Sample>(world: &World, who: &Person, about: &Targets, groups: bool) -> Option<Fault> {
    let operation = O::sample(about);
    let writes = O::EFFECT == Effect::Command && O::NAME != "mark_read";
    let concerned = match operation.subject() {
        Subject::Group(_) => groups,
        Subject::Document(_) | Subject::Remark(_) | Subject::Poll(_) => !groups,
        _ => false,
    };
    if writes && concerned { Some(world.refused(who, operation).await) } else { None }
}

/// All such operations, with how each is refused.
async fn write_all(
    world: &World,
    who: &Person,
    targets: &Targets,
    groups: bool,
) -> Vec<(&'static str, Fault)> {
    let mut refused = Vec::new();
    macro_rules! each {
        ($($module:ident: $($operation:ident),+;)+) => {$($(
            let about = Targets { key: world.key(), ..*targets };
            if let Some(fault) = write_to::<domain::$module::$operation>(world, who, &about, groups).await {
                refused.push((domain::$module::$operation::NAME, fault));
            }
        )+)+};
    }
    for_each_operation!(each);
    refused
}

/// The protocol of a vote may be signed when its document is closed already.
const IN_THE_ARCHIVE: [&str; 1] = ["sign"];

async fn an_archived_document_only_stands(world: &World) {
    let circle = Circle::gather(world, "").await;
    let remark = AddRemark {
        wording: "Басқаша.".to_owned(),
        ..circle.on_first_block(world, "Ескертпе").await
    };
    let mut about = Targets::missing(|| world.id());
    about.group = circle.group;
    about.document = circle.document;
    about.remark = world.done(&circle.chair, remark).await;
    about.poll = circle.poll(world, |_| {}).await;
    about.meeting = circle.meet(world, "").await;
    let close = CloseDocument { document: circle.document };
    assert_eq!(world.refused(&circle.chair, close.clone()).await, Refusal::PollsOpen.into());
    world.done(&circle.member, vote(world, about.poll, Choice::For)).await;
    world.done(&circle.chair, ClosePoll { poll: about.poll }).await;
    let file = world.upload(&circle.chair, "кейін.docx", docx(&["мәтін"])).await;
    world.done(&circle.chair, close).await;
    let before = circle.discussion(world, &circle.chair).await;
    assert_eq!(before.card.state, DocumentState::Archived);
    let head = world.verified().await.unwrap();
    let refused = write_all(world, &circle.chair, &about, false).await;
    assert!(refused.len() >= 10, "{refused:?}");
    for (name, fault) in refused.into_iter().filter(|(name, _)| !IN_THE_ARCHIVE.contains(name)) {
        // An archived document has no open votes.
        let expected = if name == "close_poll" { Refusal::PollClosed } else { Refusal::DocumentArchived };
        assert_eq!(fault, expected.into(), "{name}");
    }
    let after = circle.discussion(world, &circle.chair).await;
    assert_eq!((after.remarks, after.polls, after.card), (before.remarks, before.polls, before.card));
    assert_eq!(world.verified().await.unwrap(), head, "nothing was written");
    world.done(&circle.chair, CloseGroup { group: circle.group }).await;
    let head = world.verified().await.unwrap();
    let refused = write_all(world, &circle.chair, &about, true).await;
    for (name, fault) in refused.into_iter().filter(|(name, _)| !IN_THE_ARCHIVE.contains(name)) {
        assert_eq!(fault, Refusal::GroupClosed.into(), "{name}");
    }
    let place = placing(world, &circle, &file, "Кеш");
    assert_eq!(world.refused(&circle.chair, place).await, Refusal::GroupClosed.into());
    assert_eq!(world.verified().await.unwrap(), head, "nothing was written");
    let group = world.done(&circle.observer, ViewGroup { group: circle.group }).await;
    assert_eq!((group.state, group.documents.len()), (GroupState::Closed, 1));
    assert_eq!(
        world.get(&circle.observer, &format!("/documents/{}/file", circle.document)).await.status,
        200
    );
}

async fn a_changed_byte_is_noticed(world: &World) {
    let circle = Circle::gather(world, "").await;
    let document = place(world, &circle.secretary, circle.group, "Екінші", "екі").await;
    let shown = world.done(&circle.chair, ViewDocument { document, version: None }).await;
    let path = world.services.blobs().locate(&shown.card.current.sha256).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let got = world.get(&circle.chair, &format!("/documents/{document}/file")).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert_eq!(got.text(), app::say::refusal(domain::lang::Lang::Kk, &Refusal::FileBroken));
    fs::remove_file(&path).unwrap();
    let got = world.get(&circle.chair, &format!("/documents/{document}/file")).await;
    assert_eq!(got.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!got.text().contains(&shown.card.current.sha256), "{}", got.text());
}

async fn a_broken_text_is_stored_and_says_why(world: &World) {
    let circle = Circle::gather(world, "").await;
    let whole = docx(&["мәтін"]);
    let cut = whole[..whole.len() - 30].to_vec();
    for (name, bytes) in [("а.docx", cut), ("а.pdf", b"%PDF-1.7\n1 0 obj\n<<".to_vec())] {
        let got = world.send_file(&circle.secretary, name, bytes.clone()).await;
        assert_eq!(got.status, StatusCode::OK, "{name}: {}", got.text());
        let file: Uploaded = serde_json::from_slice(&got.body).unwrap();
        let document = world.done(&circle.secretary, placing(world, &circle, &file, name)).await;
        let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
        assert_eq!((shown.card.current.no_text, shown.blocks.len()), (Some(NoText::Damaged), 0), "{name}");
        let page = world.get(&circle.member, &format!("/documents/{document}")).await.text();
        assert!(page.contains(&app::say::no_text(domain::lang::Lang::Kk, NoText::Damaged)), "{name}");
        assert!(world.get(&circle.member, &format!("/documents/{document}/file")).await.body == bytes);
    }
}
