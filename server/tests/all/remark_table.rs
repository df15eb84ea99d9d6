//! The table of remarks, on its page and as a file: in the order of the text, in both languages, as far as it is
//! filtered, and read whole by an office program in every format.

use super::{
    scene::Circle,
    world::{Engine, Person, World, on_both, run},
};
use axum::http::StatusCode;
use domain::{
    directory::CreateBody,
    documents::{Discussion, FileKind},
    groups::{AddMember, GroupRole},
    id::RemarkId,
    remarks::{AddRemark, AnswerRemarks, ResolveRemark, Stance},
};
use export::ROW_IDS;
use std::{fmt::Write, fs, io::Cursor, path::Path, process::Command};
use text::{NamedTable, RowNames, read_blocks, read_named_rows};

on_both!(
    the_table_follows_the_text,
    both_languages_say_everything_in_both,
    a_file_holds_what_the_filters_show
);

const KINDS: [FileKind; 3] = [FileKind::Xlsx, FileKind::Docx, FileKind::Pdf];

async fn taken(world: &World, circle: &Circle, kind: FileKind, query: &str) -> Vec<u8> {
    let path = format!("/documents/{}/remarks/{}?{query}", circle.document, kind.extension());
    let got = world.get(&circle.secretary, &path).await;
    assert_eq!(got.status, StatusCode::OK, "{path}");
    got.body
}

fn rows(kind: FileKind, file: &[u8]) -> NamedTable {
    let names = RowNames { above: ROW_IDS, of_bookmark: export::row_id };
    read_named_rows(kind, Cursor::new(file), names).unwrap().remove(0)
}

fn column(table: &NamedTable, at: usize) -> Vec<&str> {
    table.rows.iter().map(|row| row.cells[at].as_str()).collect()
}

/// The words of a file in one line.
fn words(kind: FileKind, file: &[u8]) -> String {
    let blocks = read_blocks(kind, false, Cursor::new(file)).unwrap();
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A remark on a block, or on the whole document.
async fn on(world: &World, circle: &Circle, who: &Person, block: Option<usize>) -> RemarkId {
    let blocks = circle.discussion(world, who).await.blocks;
    let add = AddRemark {
        block: block.map(|at| blocks[at].id),
        ..circle.on_first_block(world, "Ескерту").await
    };
    world.done(who, add).await
}

async fn the_table_follows_the_text(world: &World) {
    let circle = Circle::gather(world, "").await;
    for block in [Some(2), Some(0), None, Some(1), Some(0)] {
        on(world, &circle, &circle.member, block).await;
    }
    let order = ["3", "2", "5", "4", "1"];
    for kind in [FileKind::Xlsx, FileKind::Docx] {
        let table = rows(kind, &taken(world, &circle, kind, "languages=ru").await);
        assert_eq!(column(&table, 0), order, "{kind:?}");
        assert_eq!(column(&table, 1), ["Ко всему документу", "п. 1", "п. 1", "п. 2", "п. 3"], "{kind:?}");
    }
    let page = world.get(&circle.secretary, &format!("/documents/{}/remarks", circle.document)).await.text();
    let (_, body) = page.split_once("<tbody").unwrap();
    let value = |row: &str| row.split("<span>").nth(1).unwrap().split(['.', '<']).next().unwrap().to_owned();
    assert_eq!(body.split("<th scope=\"row\"").skip(1).map(value).collect::<Vec<_>>(), order);
}

async fn both_languages_say_everything_in_both(world: &World) {
    let circle = Circle::gather(world, "").await;
    let ministry = CreateBody {
        name_kk: "Ғылым министрлігі".to_owned(),
        name_ru: "Министерство науки".to_owned(),
        name_en: String::new(),
        bin: String::new(),
        key: world.key(),
    };
    let body = world.done(&world.admin, ministry).await;
    let scientist = world.person("Ғалым", body).await;
    let join = AddMember { group: circle.group, person: scientist.id, role: GroupRole::Member };
    world.done(&circle.chair, join).await;
    on(world, &circle, &scientist, Some(1)).await;
    on(world, &circle, &circle.member, None).await;
    for kind in KINDS {
        let file = taken(world, &circle, kind, "languages=both").await;
        // The lines of a narrow cell part words.
        let words: String = words(kind, &file).split_whitespace().collect();
        for both in [
            "Құжатқатұтастай/Ковсемудокументу",
            "2-т./п.2",
            "Ғылымминистрлігі",
            "Министерствонауки",
            "1-нұсқа/Версия1",
            "Ашық/Открыто",
        ] {
            assert!(words.contains(both), "{kind:?} has no {both}: {words}");
        }
    }
    let one = rows(FileKind::Xlsx, &taken(world, &circle, FileKind::Xlsx, "languages=both").await);
    assert_eq!(one.rows[1].cells[6].matches("Ғалым").count(), 2, "{:?}", one.rows[1]);
    assert_eq!(one.rows[0].cells[6].matches("Мүше").count(), 1, "said once where nothing differs");
}

async fn a_file_holds_what_the_filters_show(world: &World) {
    let circle = Circle::gather(world, "").await;
    let settled = on(world, &circle, &circle.member, Some(1)).await;
    let answered = on(world, &circle, &circle.second, Some(0)).await;
    on(world, &circle, &circle.member, Some(0)).await;
    world.done(&circle.member, ResolveRemark { remark: settled }).await;
    let answer = AnswerRemarks {
        document: circle.document,
        remarks: vec![answered],
        stance: Stance::Accepted,
        reasoning: String::new(),
        wording: String::new(),
    };
    world.done(&circle.chair, answer).await;
    let finance = "body=%D2%9A%D0%B0%D1%80%D0%B6%D1%8B+%D0%BC%D0%B8%D0%BD%D0%B8%D1%81%D1%82%D1%80%D0%BB%D1%96%D0%B3%D1%96";
    let cases: [(&str, &[&str], &str); 6] = [
        ("", &["2", "3", "1"], ""),
        ("&state=&body=&stance=", &["2", "3", "1"], ""),
        ("&state=resolved", &["1"], "Фильтр — Статус: Снято."),
        ("&state=open&stance=none", &["3"], "Фильтр — Статус: Открытые; Ответ разработчика: Без ответа."),
        ("&stance=accepted", &["2"], "Ответ разработчика: Принято."),
        ("&stance=odd&state=odd", &["2", "3", "1"], ""),
    ];
    let finance = [(&*format!("&{finance}"), &["2"][..], "Государственный орган: Қаржы министрлігі.")];
    for (query, numbers, said) in cases.into_iter().chain(finance) {
        for kind in KINDS {
            let file = taken(world, &circle, kind, &format!("languages=ru{query}")).await;
            let words = words(kind, &file);
            if kind != FileKind::Pdf {
                assert_eq!(column(&rows(kind, &file), 0), *numbers, "{kind:?} {query}");
            }
            assert!(words.contains(said), "{kind:?} {query} has no {said}: {words}");
            let count = format!("Показано замечаний: {}, всего: 3", numbers.len());
            assert_eq!(words.contains(&count), !said.is_empty(), "{kind:?} {query}: {words}");
        }
    }
    // The page offers both.
    let page = format!("/documents/{}/remarks?state=open", circle.document);
    let page = world.get(&circle.secretary, &page).await.text();
    for link in
        ["xlsx?languages=kk&amp;state=open\"", "pdf?languages=both&amp;state=open\"", "docx?languages=ru\""]
    {
        assert!(page.contains(link), "{link}: {page}");
    }
    let page = world.get(&circle.secretary, &format!("/documents/{}/remarks", circle.document)).await.text();
    assert_eq!(page.matches("/remarks/xlsx?").count(), 3, "without filters there is one table");
}

/// Remarks on a large draft.
const MANY: usize = 2_000;
/// Each so many-th of them is not accepted.
const DECLINED: usize = 10;
/// The longest single words there are, lines, and what a spreadsheet would take for a formula.
const ODD: [&str; 7] = [
    "Сөйлемнің редакциясы нақтылансын",
    "Қанағаттандырылмағандықтарыңыздан қазақстандандырылғандықтарымыздан-ақ",
    "Бірінші жол\nЕкінші жол\n\nТөртінші жол",
    "=HYPERLINK(\"http://alqa.test\";\"басыңыз\")",
    "@СУММ(A1:A9)",
    "+7 701 000 00 00",
    "-5 <б>&amp;</б> _x0041_ «тырнақша»",
];

fn said(number: usize) -> String {
    format!("{} №{number}.", ODD[number % ODD.len()])
}

/// Remarks past the door: two thousand of them one by one would take minutes.
async fn many_remarks(world: &World, circle: &Circle) {
    let first = on(world, circle, &circle.member, Some(0)).await.to_string();
    let Discussion { blocks, .. } = circle.discussion(world, &circle.member).await;
    let mut insert =
        "insert into remark (id, document, block, start_byte, end_byte, exact, author, at, version, text,
        grounds, wording, suggestion, state) values "
            .to_owned();
    let mut answers =
        "insert into remark_answer (remark, stance, reasoning, wording, author, at) values ".to_owned();
    for number in 2..=MANY {
        let (id, block) = (format!("{}{}", &first[..22], 1000 + number), blocks[number % blocks.len()].id);
        let comma = if number == 2 { "" } else { ", " };
        let (document, author, text) = (circle.document, circle.member.id, said(number).replace('\'', "''"));
        write!(
            insert,
            "{comma}('{id}', '{document}', '{block}', 0, 0, 'Тармақ', '{author}', {number}, 1, '{text}',
                'Негізі {text}', 'Басқа тармақ\nекінші жолы', 'proposed', 'open')"
        )
        .unwrap();
        let stance = if number % DECLINED == 0 { "declined" } else { "partly" };
        write!(answers, "{comma}('{id}', '{stance}', 'Себебі {text}', 'Соңғы {text}', '{author}', {number})")
            .unwrap();
    }
    world.tamper(insert).await;
    world.tamper(answers).await;
}

/// The file as LibreOffice writes it after reading; none where it is not installed.
fn saved_again(file: &Path, options: &[&str], ending: &str) -> Option<Vec<u8>> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = folder.join("out");
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--norestore"])
        .args(options)
        .arg("--outdir")
        .args([&out, file])
        .output();
    let ran = match ran {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            assert!(std::env::var("ALQA_MUST_CONVERT").is_err(), "there is no soffice");
            eprintln!("LEFT OUT: there is no soffice to open a table with");
            return None;
        }
        ran => ran.unwrap(),
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let saved = out.join(file.file_name().unwrap()).with_extension(ending);
    Some(fs::read(&saved).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&ran.stderr))))
}

/// The text of an XML file.
fn without_tags(xml: &str) -> String {
    let pieces = xml.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text: String = pieces.collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// Spaces and lines are the layout's affair.
fn close(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// What LibreOffice is asked for, and what it makes of it. Of pages it makes a drawing, which takes a minute for two
/// thousand rows: it gets those that were not accepted.
const OPENED: [(FileKind, &str, &[&str], &str); 3] = [
    (FileKind::Xlsx, "", &["--convert-to", "xlsx:Calc MS Excel 2007 XML"], "xlsx"),
    (FileKind::Docx, "", &["--convert-to", "txt:Text (encoded):UTF8"], "txt"),
    (FileKind::Pdf, "&stance=declined", &["--infilter=draw_pdf_import", "--convert-to", "fodg"], "fodg"),
];

#[test]
fn libreoffice_reads_the_whole_table_in_every_format() {
    run(Engine::Sqlite, async |world: &World| {
        let circle = Circle::gather(world, "").await;
        many_remarks(world, &circle).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("table");
        for (kind, narrowed, options, ending) in OPENED {
            let made = taken(world, &circle, kind, &format!("languages=both{narrowed}")).await;
            let file = file.with_extension(kind.extension());
            fs::write(&file, &made).unwrap();
            let Some(saved) = saved_again(&file, options, ending) else { return };
            match kind {
                FileKind::Xlsx => every_row_is_there(&made, &saved),
                FileKind::Docx => everything_is_said(&String::from_utf8(saved).unwrap(), 1),
                _ => everything_is_said(&without_tags(&String::from_utf8(saved).unwrap()), DECLINED),
            }
        }
    });
}

fn every_row_is_there(made: &[u8], saved: &[u8]) {
    let (made, read) = (rows(FileKind::Xlsx, made), rows(FileKind::Xlsx, saved));
    assert_eq!((read.heading.len(), read.rows.len()), (11, MANY));
    for (made, read) in made.rows.iter().zip(&read.rows) {
        assert_eq!((&made.name, &made.cells), (&read.name, &read.cells));
        let number: usize = read.cells[0].parse().unwrap();
        if number > 1 {
            assert_eq!(read.cells[3], said(number));
            assert_eq!(read.cells[8], format!("Себебі {}", said(number)));
        }
    }
}

/// Every cell of each so many-th row.
fn everything_is_said(text: &str, each: usize) {
    let text = close(text);
    for number in (2..=MANY).filter(|number| number % each == 0) {
        let said = said(number);
        for cell in
            [said.clone(), format!("Негізі {said}"), format!("Себебі {said}"), format!("Соңғы {said}")]
        {
            assert!(text.contains(&close(&cell)), "there is no {cell}");
        }
    }
}
