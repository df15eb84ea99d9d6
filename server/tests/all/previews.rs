//! Files looked at in the browser: pages, pictures, text, archives and what lies in them.

use super::{
    files::{docx, samples, zipped},
    library,
    scene::Circle,
    world::{Engine, Person, World, on_both, run},
};
use axum::http::{
    StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
};
use domain::{
    documents::{FileKind, FileRefusal, Marking},
    fault::{Fault, Refusal},
    groups::{AttachFile, DetachFile},
    id::AttachmentId,
    library::Scope,
    previews::{
        ArchiveEntryView, FileSource, NotShown, Preview, PreviewOf, Shown, ViewItemPreview, ViewPreview,
    },
};
use std::fs;

on_both!(
    an_archive_is_gone_into,
    a_changed_archive_is_not_looked_into,
    only_the_group_looks,
    an_item_of_the_library_is_shown,
);

#[test]
fn samples_are_shown_as_their_kind() {
    run(Engine::Sqlite, every_kind);
}

struct Case {
    name: &'static str,
    shown: fn(&Shown) -> bool,
    /// A part fetched by the page, and its media type.
    part: Option<(&'static str, &'static str)>,
}

const fn case(
    name: &'static str,
    shown: fn(&Shown) -> bool,
    part: Option<(&'static str, &'static str)>,
) -> Case {
    Case { name, shown, part }
}

/// Without LibreOffice: what it does is tried in the crate `convert` and in the browser.
const CASES: &[Case] = &[
    case(
        "testPDF.pdf",
        |shown| matches!(shown, Shown::Pages { made: false }),
        Some(("pages", "application/pdf")),
    ),
    case("testWORD_protected_passtika.docx", |shown| *shown == Shown::Nothing(NotShown::Encrypted), None),
    case(
        "testTIFF_multipage.tif",
        |shown| matches!(shown, Shown::Pictures(pages) if pages.len() > 1),
        Some(("2", "image/png")),
    ),
    case(
        "testJPEG.jpg",
        |shown| matches!(shown, Shown::Pictures(pages) if pages.len() == 1),
        Some(("1", "image/jpeg")),
    ),
    case(
        "testEXCEL.xlsx",
        |shown| matches!(shown, Shown::Text { instead_of_pages: false, blocks } if blocks.iter().any(|block| block.cell.is_some())),
        None,
    ),
    case("testPPT.pptx", |shown| matches!(shown, Shown::Text { instead_of_pages: true, .. }), None),
    case("testWORD.doc", |shown| matches!(shown, Shown::Text { instead_of_pages: true, .. }), None),
    case("testRTF.rtf", |shown| matches!(shown, Shown::Text { instead_of_pages: true, .. }), None),
    case("test-documents.zip", |shown| matches!(shown, Shown::Entries(entries) if !entries.is_empty()), None),
    case("test-documents.rar", |shown| matches!(shown, Shown::Entries(entries) if !entries.is_empty()), None),
];

async fn every_kind(world: &World) {
    let Some(folder) = samples() else { return };
    let circle = Circle::gather(world, "").await;
    for case in CASES {
        let bytes = fs::read(folder.join(case.name)).unwrap();
        let attachment = attach(world, &circle, case.name, bytes.clone()).await;
        let preview = look(world, &circle.observer, &circle, attachment, &[]).await;
        assert!((case.shown)(&preview.shown), "{}: {:?}", case.name, preview.shown);
        assert_eq!(
            (preview.size, preview.names.as_slice()),
            (bytes.len() as u64, &[case.name.to_owned()][..])
        );
        if let Some((part, media_type)) = case.part {
            let got = world.get(&circle.observer, &part_of(&circle, attachment, part, "")).await;
            assert_eq!(got.status, StatusCode::OK, "{}: {}", case.name, got.text());
            assert_eq!(got.headers[CONTENT_TYPE], media_type, "{}", case.name);
            assert_eq!(got.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(got.headers[CONTENT_SECURITY_POLICY].to_str().unwrap().contains("default-src 'none'"));
        }
        for nothing in ["0", "999", "-1", "x", "../file"] {
            let got = world.get(&circle.observer, &part_of(&circle, attachment, nothing, "")).await;
            assert!(got.status.is_client_error(), "{} {nothing}: {}", case.name, got.status);
        }
        let page = world.get(&circle.observer, &address(&circle, attachment)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", case.name);
        world.done(&circle.secretary, DetachFile { group: circle.group, attachment }).await;
    }
}

pub async fn attach(world: &World, circle: &Circle, name: &str, bytes: Vec<u8>) -> AttachmentId {
    let file = world.upload(&circle.secretary, name, bytes).await.id;
    world
        .done(
            &circle.secretary,
            AttachFile { group: circle.group, file, marking: Marking::Open, key: world.key() },
        )
        .await
}

fn of(circle: &Circle, attachment: AttachmentId, inside: &[u32]) -> ViewPreview {
    ViewPreview {
        source: FileSource::Attachment { group: circle.group, attachment },
        inside: inside.to_vec(),
    }
}

pub async fn look(
    world: &World,
    who: &Person,
    circle: &Circle,
    attachment: AttachmentId,
    inside: &[u32],
) -> Preview {
    world.done(who, of(circle, attachment, inside)).await
}

fn address(circle: &Circle, attachment: AttachmentId) -> String {
    format!("/groups/{}/files/{attachment}/preview", circle.group)
}

fn part_of(circle: &Circle, attachment: AttachmentId, part: &str, inside: &str) -> String {
    format!("{}/{part}?inside={inside}", address(circle, attachment))
}

fn entries(preview: &Preview) -> &[ArchiveEntryView] {
    match &preview.shown {
        Shown::Entries(entries) => entries,
        other => panic!("no archive: {other:?}"),
    }
}

/// An archive with an archive, a name that would climb out, and files that would not be accepted by themselves.
fn parcel(letter: &[u8]) -> Vec<u8> {
    let inner = zipped(&[("қосымша/хат.docx", letter)]);
    zipped(&[
        ("../../../etc/cron.d/хат.docx", letter),
        ("ішкі.zip", &inner),
        ("бағдарлама.exe", b"MZ"),
        ("жалған.pdf", letter),
        ("бос/", b""),
    ])
}

async fn an_archive_is_gone_into(world: &World) {
    let circle = Circle::gather(world, "").await;
    let letter = docx(&["Қоса берілген хат."]);
    let attachment = attach(world, &circle, "сәлем.zip", parcel(&letter)).await;
    let who = &circle.member;
    let outer = look(world, who, &circle, attachment, &[]).await;
    let listed = entries(&outer);
    assert!(listed.iter().all(|entry| !entry.path.contains("..")), "{listed:?}");
    let at = |name: &str| listed.iter().position(|entry| entry.path.ends_with(name)).unwrap() as u32;

    let inner = look(world, who, &circle, attachment, &[at("ішкі.zip")]).await;
    assert_eq!(inner.names, ["сәлем.zip", "ішкі.zip"]);
    assert_eq!(entries(&inner)[0].path, "қосымша/хат.docx");
    let found = look(world, who, &circle, attachment, &[at("ішкі.zip"), 0]).await;
    assert_eq!(found.kind, Some(FileKind::Docx));
    assert!(matches!(&found.shown, Shown::Text { blocks, .. } if blocks[0].text == "Қоса берілген хат."));

    let way = format!("{}.0", at("ішкі.zip"));
    let got = world.get(who, &part_of(&circle, attachment, "entry", &way)).await;
    assert_eq!((got.status, got.body.as_slice()), (StatusCode::OK, letter.as_slice()));
    let disposition = got.headers[CONTENT_DISPOSITION].to_str().unwrap();
    assert!(disposition.starts_with("attachment") && !disposition.contains('/'), "{disposition}");

    let disagrees = FileRefusal::NameDisagrees { named: Some(FileKind::Pdf), found: FileKind::Docx };
    for (name, why) in [("бағдарлама.exe", FileRefusal::UnknownKind), ("жалған.pdf", disagrees)]
    {
        let found = look(world, who, &circle, attachment, &[at(name)]).await;
        assert_eq!(found.shown, Shown::Nothing(NotShown::Refused(why)), "{name}");
        let got = world.get(who, &part_of(&circle, attachment, "entry", &at(name).to_string())).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{name}");
    }
    for nothing in [vec![99], vec![at("бос")], vec![at("ішкі.zip"), 0, 0], vec![at("ішкі.zip"), 5]]
    {
        assert_eq!(
            world.refused(who, of(&circle, attachment, &nothing)).await,
            Fault::NotFound,
            "{nothing:?}"
        );
    }
    let deep = world.refused(who, of(&circle, attachment, &[0; 6])).await;
    assert!(matches!(deep, Fault::Invalid(_)), "{deep:?}");
    let made = fs::read_dir(world.folder.path().join("previews")).unwrap().count();
    assert!(made > 0, "what was unpacked is kept");
}

async fn a_changed_archive_is_not_looked_into(world: &World) {
    let circle = Circle::gather(world, "").await;
    let bytes = zipped(&[("хат.docx", &docx(&["Хат."]))]);
    let file = world.upload(&circle.secretary, "а.zip", bytes).await;
    let attach = AttachFile { group: circle.group, file: file.id, marking: Marking::Open, key: world.key() };
    let attachment = world.done(&circle.secretary, attach).await;
    look(world, &circle.member, &circle, attachment, &[0]).await;
    for (path, size) in world.stored_files() {
        if size == file.size {
            let mut bytes = fs::read(&path).unwrap();
            bytes[40] ^= 1;
            fs::write(&path, bytes).unwrap();
        }
    }
    for inside in [&[][..], &[0]] {
        let fault = world.refused(&circle.member, of(&circle, attachment, inside)).await;
        assert_eq!(fault, Fault::Refused(Refusal::FileBroken), "{inside:?}");
    }
    let got = world.get(&circle.member, &part_of(&circle, attachment, "entry", "0")).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
}

async fn only_the_group_looks(world: &World) {
    let circle = Circle::gather(world, "").await;
    let attachment = attach(world, &circle, "а.zip", parcel(&docx(&["Хат."]))).await;
    let stranger = world.person("Бөтен", world.finance).await;
    assert_eq!(world.refused(&stranger, of(&circle, attachment, &[0])).await, Fault::NotFound);
    for part in ["entry", "pages", "1"] {
        let got = world.get(&stranger, &part_of(&circle, attachment, part, "0")).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{part}");
    }
    assert_eq!(world.get(&stranger, &address(&circle, attachment)).await.status, StatusCode::NOT_FOUND);
}

/// The same content under the rights of the library: the text, an archive with its entries, and the page that shows it.
async fn an_item_of_the_library_is_shown(world: &World) {
    let folder = library::section(world, &world.admin, None, "Бұйрықтар").await;
    library::open_to(world, &world.admin, folder, Scope::Everyone, &[], &[]).await;
    let reader = world.person("Оқырман", world.justice).await;
    let letter = library::item(world, &world.admin, folder, "Бұйрық мәтіні", |_| ()).await;
    let look = async |item, inside: &[u32]| {
        world.done(&reader, ViewItemPreview { item, inside: inside.to_vec() }).await
    };
    let shown = look(letter, &[]).await;
    assert_eq!((shown.kind, shown.names.as_slice()), (Some(FileKind::Docx), &["бұйрық.docx".to_owned()][..]));
    assert_eq!(shown.of, PreviewOf::Library { title: "Бұйрық мәтіні".to_owned() });
    let Shown::Text { blocks, .. } = &shown.shown else { panic!("{shown:?}") };
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Бұйрық мәтіні", "Мазмұны"]);
    let page = world.get(&reader, &format!("/library/{letter}/preview")).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains("Мазмұны") && page.contains(&format!("href=\"/library/{letter}/file\"")), "{page}");

    let inner = docx(&["Қоса берілген хат."]);
    let file = world.upload(&world.admin, "қосымша.zip", zipped(&[("хат.docx", &inner)])).await.id;
    let archive = world.done(&world.admin, library::place_item(folder, file, "Қосымша", world.key())).await;
    assert_eq!(entries(&look(archive, &[]).await)[0].path, "хат.docx");
    let entry = look(archive, &[0]).await;
    assert!(matches!(&entry.shown, Shown::Text { blocks, .. } if blocks[0].text == "Қоса берілген хат."));
    let given = world.get(&reader, &format!("/library/{archive}/preview/entry?inside=0")).await;
    assert_eq!((given.status, given.body.as_slice()), (StatusCode::OK, inner.as_slice()));
    let page = world.get(&reader, &format!("/library/{archive}/preview?inside=0")).await.text();
    assert!(page.contains("Қоса берілген хат."), "{page}");

    // Whom the list no longer lets in looks at nothing of it.
    library::narrow(world, letter, Scope::Chosen, &[], &[]).await;
    let refused = world.refused(&reader, ViewItemPreview { item: letter, inside: Vec::new() }).await;
    assert_eq!(refused, Fault::NotFound);
    let page = world.get(&reader, &format!("/library/{letter}/preview")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!page.text().contains("Мазмұны"));
}
