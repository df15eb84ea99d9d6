//! Documents that try to read the machine's files or to reach the network.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;

use convert::{Fault, Office};
use domain::documents::FileKind;
use tempfile::TempDir;

use crate::building::{Docx, field, office, p, picture, words, zip};

/// Stands in a file that no document may read.
const SECRET: &str = "МЕТКА-7Q4Z-SECRET";

/// Baits: a secret file, and a port where somebody listens.
struct Baits {
    folder: TempDir,
    listener: TcpListener,
}

impl Baits {
    fn lay() -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("secret.txt"), SECRET).expect("a file");
        fs::write(folder.path().join("secret.svg"), svg(&format!("<text y=\"40\">{SECRET}</text>")))
            .expect("a file");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        Self { folder, listener }
    }

    fn file(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/bait", self.listener.local_addr().expect("an address").port())
    }

    /// Converts it; neither the secret nor the machine's users are in it, and nobody came to the port.
    async fn check(&self, office: &Office, kind: FileKind, name: &str, bytes: &[u8]) -> Option<String> {
        let source = self.folder.path().join("in");
        fs::write(&source, bytes).expect("a file");
        let words = match words(office, kind, &source).await {
            Ok(words) => Some(words),
            Err(Fault::Failed) => None,
            Err(fault) => panic!("{name}: {fault}"),
        };
        for stolen in [SECRET, "7Q4Z", "root:x:", "daemon:", "/bin/bash"] {
            assert!(!words.as_ref().is_some_and(|words| words.contains(stolen)), "{name}: {words:?}");
        }
        let came = self.listener.accept();
        assert!(came.is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "{name} reached the network");
        words
    }
}

fn svg(inner: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="200">{inner}</svg>"#
    )
}

#[tokio::test]
async fn entities_outside_a_document_are_not_read() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    for target in ["file:///etc/passwd".to_owned(), baits.file("secret.txt"), baits.address()] {
        let prolog = format!(r#"<!DOCTYPE w:document [<!ENTITY bait SYSTEM "{target}">]>"#);
        let docx = Docx { prolog: &prolog, body: &p("here: &bait;"), ..Docx::default() };
        baits.check(&office, FileKind::Docx, &target, &docx.build()).await;
        let prolog = format!(r#"<!DOCTYPE w:document SYSTEM "{target}">"#);
        let docx = Docx { prolog: &prolog, body: &p("here"), ..Docx::default() };
        baits.check(&office, FileKind::Docx, &target, &docx.build()).await;
    }
}

#[tokio::test]
async fn what_a_docx_links_is_not_fetched() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    for target in [baits.file("secret.txt"), baits.file("secret.svg"), baits.address()] {
        let body = [
            p("begin"),
            picture(r#"r:link="bait""#),
            picture(r#"r:embed="bait""#),
            field(&format!(r#"INCLUDETEXT "{target}""#)),
            field(&format!(r#"INCLUDEPICTURE "{target}""#)),
            field(&format!(r#"LINK Word.Document.8 "{target}" "" \a \p"#)),
            field(&format!(r#"DDEAUTO soffice "{target}" x"#)),
            r#"<w:p><w:r><w:pict><v:shape style="width:99pt;height:99pt"><v:imagedata r:id="bait"/></v:shape></w:pict></w:r></w:p>"#.to_owned(),
            r#"<w:altChunk r:id="part"/><w:subDoc r:id="whole"/>"#.to_owned(),
            p("finis"),
        ]
        .concat();
        let relations = [
            ("bait", "image", target.as_str(), true),
            ("part", "aFChunk", &target, true),
            ("whole", "subDocument", &target, true),
            ("template", "attachedTemplate", &target, true),
            ("frame", "frame", &target, true),
        ];
        let docx = Docx { body: &body, relations: &relations, ..Docx::default() };
        let words = baits.check(&office, FileKind::Docx, &target, &docx.build()).await;
        // So the links were come across.
        assert!(words.is_some_and(|words| words.contains("begin") && words.contains("finis")), "{target}");
    }
}

#[tokio::test]
async fn what_an_rtf_links_is_not_fetched() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    for target in [baits.file("secret.txt"), baits.address()] {
        let rtf = format!(
            r#"{{\rtf1\ansi begin {{\*\template {target}}}
{{\field{{\*\fldinst INCLUDETEXT "{target}"}}{{\fldrslt old}}}}
{{\field{{\*\fldinst INCLUDEPICTURE "{target}" \\d}}{{\fldrslt old}}}}
{{\object\objautlink\objupdate{{\*\objclass Word.Document.8}}{{\*\objdata 00}}{{\result old}}}}
finis\par}}"#
        );
        // On a busy machine LibreOffice now and then refuses this file; what matters is what it reads when it does not.
        let mut words = None;
        for _ in 0..5 {
            words = baits.check(&office, FileKind::Rtf, &target, rtf.as_bytes()).await;
            if words.is_some() {
                break;
            }
        }
        assert!(words.is_some_and(|words| words.contains("begin") && words.contains("finis")), "{target}");
    }
}

#[tokio::test]
async fn a_picture_of_a_document_fetches_nothing() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    for target in [baits.file("secret.svg"), baits.address()] {
        let image = svg(&format!(
            r##"<image xlink:href="{target}" width="99" height="99"/><use xlink:href="{target}#a"/><style>@import url("{target}");</style>"##
        ));
        let docx = Docx {
            body: &(p("begin") + &picture(r#"r:embed="svg""#)),
            relations: &[("svg", "image", "media/bait.svg", false)],
            more: &[("word/media/bait.svg", &image)],
            ..Docx::default()
        };
        let words = baits.check(&office, FileKind::Docx, &target, &docx.build()).await;
        assert!(words.is_some_and(|words| words.contains("begin")), "{target}");
    }
}

#[tokio::test]
async fn a_document_in_disguise_gets_no_other_reader() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    let (secret, address) = (baits.file("secret.txt"), baits.address());
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"><office:body><office:text><text:section text:name="a"><text:section-source xlink:href="{secret}"/></text:section><text:p><draw:frame><draw:image xlink:href="{address}"/></draw:frame></text:p></office:text></office:body></office:document-content>"#
    );
    let odt = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
        ),
    ]);
    let html = format!(
        r#"<html><body><img src="{address}"><iframe src="{secret}"></iframe><link rel="stylesheet" href="{address}"></body></html>"#
    );
    for kind in [FileKind::Docx, FileKind::Doc, FileKind::Rtf, FileKind::Xlsx, FileKind::Xls, FileKind::Pptx]
    {
        baits.check(&office, kind, "a disguised ODT", &odt).await;
        baits.check(&office, kind, "a disguised page", html.as_bytes()).await;
        baits
            .check(
                &office,
                kind,
                "a disguised picture",
                svg(&format!(r#"<image xlink:href="{address}"/>"#)).as_bytes(),
            )
            .await;
    }
}

#[tokio::test]
async fn a_sheet_fetches_nothing() {
    let Some(office) = office().await else { return };
    let baits = Baits::lay();
    let package = "http://schemas.openxmlformats.org/package/2006";
    let office_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    for target in [baits.file("secret.txt"), baits.address()] {
        let types = format!(
            r#"<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>"#
        );
        let relations = |inner: &str| {
            format!(r#"<Relationships xmlns="{package}/relationships">{inner}</Relationships>"#)
        };
        let root = relations(&format!(
            r#"<Relationship Id="r1" Type="{office_relations}/officeDocument" Target="xl/workbook.xml"/>"#
        ));
        let book = format!(
            r#"<workbook xmlns="{main}" xmlns:r="{office_relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>"#
        );
        let of_book = relations(&format!(
            r#"<Relationship Id="r1" Type="{office_relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office_relations}/externalLink" Target="externalLinks/externalLink1.xml"/>"#
        ));
        let sheet = format!(
            r#"<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>begin</t></is></c><c r="B1"><f>WEBSERVICE("{target}")</f></c><c r="C1"><f>[1]Sheet1!A1</f></c><c r="D1"><f>DDE("soffice","{target}","A1")</f></c></row></sheetData></worksheet>"#
        );
        let link = format!(
            r#"<externalLink xmlns="{main}" xmlns:r="{office_relations}"><externalBook r:id="r1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>"#
        );
        let of_link = relations(&format!(
            r#"<Relationship Id="r1" Type="{office_relations}/externalLinkPath" Target="{target}" TargetMode="External"/>"#
        ));
        let xlsx = zip(&[
            ("[Content_Types].xml", &types),
            ("_rels/.rels", &root),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", &of_book),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/externalLinks/externalLink1.xml", &link),
            ("xl/externalLinks/_rels/externalLink1.xml.rels", &of_link),
        ]);
        let words = baits.check(&office, FileKind::Xlsx, &target, &xlsx).await;
        assert!(words.is_some_and(|words| words.contains("begin")), "{target}");
    }
}
