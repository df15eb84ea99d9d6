//! Files that are two kinds at once, at the door: what is taken is given back as one kind, and never as a page.

use super::{
    files::{docx, zipped},
    scene::Circle,
    world::{Engine, Got, World, run},
};
use axum::http::{
    StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
};
use domain::{
    documents::{BlockKind, FileKind, FileRefusal, Marking, TextBlock},
    fault::{Fault, Refusal},
    groups::AttachFile,
    lang::Lang,
};

const HTML: &str = "<html><script>alert(document.domain)</script></html>";

/// The smallest picture there is, with a comment behind its beginning.
fn jpeg(comment: &[u8]) -> Vec<u8> {
    let frame: &[u8] = &[0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0];
    let length = u16::try_from(comment.len() + 2).unwrap().to_be_bytes();
    [&[0xff, 0xd8, 0xff, 0xfe], &length[..], comment, frame, &[0xff, 0xd9]].concat()
}

fn pdf(text: &str) -> Vec<u8> {
    let block = TextBlock {
        kind: BlockKind::Paragraph,
        depth: 0,
        label: String::new(),
        text: text.to_owned(),
        page: None,
        cell: None,
    };
    let text =
        export::Text { lang: Lang::Ru, title: String::new(), about: Vec::new(), blocks: vec![block.into()] };
    export::pdf_text(&text).unwrap()
}

/// Never a page of our site, whatever the bytes are.
fn harmless(got: &Got, media_type: &str, what: &str) {
    assert_eq!(got.status, StatusCode::OK, "{what}: {}", got.text());
    assert_eq!(got.header(CONTENT_TYPE), media_type, "{what}");
    assert_eq!(got.header(X_CONTENT_TYPE_OPTIONS), "nosniff", "{what}");
    assert!(got.header(CONTENT_SECURITY_POLICY).contains("default-src 'none'"), "{what}");
}

#[test]
fn a_file_of_two_kinds_is_served_as_the_one_it_was_taken_for() {
    run(Engine::Sqlite, async |world: &World| {
        let circle = Circle::gather(world, "").await;
        let archive = zipped(&[("бет.html", HTML.as_bytes())]);
        let cases = [
            ("сурет.jpg", FileKind::Jpeg, jpeg(HTML.as_bytes()), "1"),
            ("сурет.jpg", FileKind::Jpeg, jpeg(b"GIF89a\x01\0\x01\0\0\0\0;"), "1"),
            ("сурет.jpg", FileKind::Jpeg, [jpeg(b""), archive.clone()].concat(), "1"),
            ("хат.pdf", FileKind::Pdf, [pdf(HTML), archive.clone()].concat(), "pages"),
            (
                "хат.docx",
                FileKind::Docx,
                [docx(&["Бірінші."]), docx(&[&HTML.replace('<', "&lt;")])].concat(),
                "",
            ),
        ];
        for (name, kind, bytes, part) in cases {
            let uploaded = world.upload(&circle.secretary, name, bytes.clone()).await;
            assert_eq!(uploaded.kind, Some(kind), "{name}");
            let attach = AttachFile {
                group: circle.group,
                file: uploaded.id,
                marking: Marking::Open,
                key: world.key(),
            };
            let attachment = world.done(&circle.secretary, attach).await;
            let path = format!("/groups/{}/files/{attachment}", circle.group);
            let given = world.get(&circle.member, &path).await;
            harmless(&given, kind.media_type(), name);
            assert_eq!(given.body, bytes, "{name}: byte for byte");
            assert!(given.header(CONTENT_DISPOSITION).starts_with("attachment"), "{name}");
            if !part.is_empty() {
                let shown = world.get(&circle.member, &format!("{path}/preview/{part}")).await;
                harmless(&shown, kind.media_type(), &format!("{name} {part}"));
            }
            let page = world.get(&circle.member, &format!("{path}/preview")).await;
            assert_eq!(page.status, StatusCode::OK, "{name}");
            assert!(!page.text().contains("<script>alert"), "{name}");
            // No part that the kind does not have: nothing of the other file is looked into.
            let entry = world.get(&circle.member, &format!("{path}/preview/entry?inside=0")).await;
            assert!(entry.status.is_client_error(), "{name}: {}", entry.status);
        }
    });
}

#[test]
fn a_file_of_two_kinds_under_the_wrong_name_is_refused_with_the_reason() {
    run(Engine::Sqlite, async |world: &World| {
        let archive = zipped(&[("бет.html", HTML.as_bytes())]);
        let disagrees = |named, found| FileRefusal::NameDisagrees { named: Some(named), found };
        let late = [HTML.as_bytes(), b"\n", &pdf("Мәтін.")].concat();
        for (name, bytes, why) in [
            ("а.zip", [jpeg(b""), archive.clone()].concat(), disagrees(FileKind::Zip, FileKind::Jpeg)),
            ("а.zip", [pdf("Мәтін."), archive.clone()].concat(), disagrees(FileKind::Zip, FileKind::Pdf)),
            (
                "а.docx",
                [docx(&["Бірінші."]), archive.clone()].concat(),
                disagrees(FileKind::Docx, FileKind::Zip),
            ),
            ("а.jpg", [b"GIF89a".to_vec(), jpeg(b"")].concat(), FileRefusal::UnknownKind),
            ("а.pdf", late, FileRefusal::UnknownKind),
        ] {
            let got = world.send_file(&world.admin, name, bytes).await;
            assert_eq!(got.fault(), Fault::Refused(Refusal::File(why)), "{name}");
        }
    });
}
