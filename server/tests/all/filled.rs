//! A filled table of remarks that comes back: checked first, taken as it was shown, or not at all.

use super::{
    scene::Circle,
    world::{Got, Person, World, on_both},
};
use axum::{
    body::Body,
    http::{
        Method, StatusCode,
        header::{CONTENT_TYPE, LOCATION},
    },
};
use domain::{
    documents::{CloseDocument, FileKind, FileRefusal, IMPORT_MAX, UploadPurpose, Uploaded},
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    id::{RemarkId, UploadId},
    lang::Lang,
    remarks::{
        AnswerRemarks, AnswersReport, CheckAnswers, EditRemark, ImportAnswers, RowFlaw, Stance, Unreadable,
    },
};
use export::{Cell, Column, ROW_IDS, Row, Table};
use std::io::Cursor;
use text::{NamedTable, RowNames, read_named_rows};

on_both!(
    a_filled_table_is_checked_and_then_taken,
    what_changed_meanwhile_is_left_as_it_is,
    nothing_is_taken_once_the_state_has_moved,
    a_table_of_another_document_answers_nothing,
    only_those_who_lead_send_one_and_only_while_it_is_open,
    other_files_are_refused,
    it_works_without_scripts,
);

const PATH: &str = "remarks/import";

/// The table as it is taken away.
pub async fn taken(world: &World, circle: &Circle, kind: FileKind) -> NamedTable {
    let path = format!("/documents/{}/remarks/{}?languages=both", circle.document, kind.extension());
    let got = world.get(&circle.secretary, &path).await;
    assert_eq!(got.status, StatusCode::OK);
    let names = RowNames { above: ROW_IDS, of_bookmark: export::row_id };
    read_named_rows(kind, Cursor::new(got.body), names).unwrap().remove(0)
}

/// The bytes of a table with these rows.
fn file(kind: FileKind, table: NamedTable) -> Vec<u8> {
    let column = |heading: String| Column { heading: heading.lines().map(str::to_owned).collect(), width: 1 };
    let row = |row: text::NamedRow| Row {
        id: row.name.unwrap_or_default(),
        cells: row.cells.iter().map(|cell| Cell::plain(cell)).collect(),
    };
    let table = Table {
        lang: Lang::Kk,
        title: "Кесте".to_owned(),
        about: Vec::new(),
        columns: table.heading.into_iter().map(column).collect(),
        rows: table.rows.into_iter().map(row).collect(),
    };
    if kind == FileKind::Xlsx { export::xlsx(&table).unwrap() } else { export::docx_table(&table).unwrap() }
}

/// Fills in the developer's columns of a row.
pub fn fill(table: &mut NamedTable, row: usize, stance: &str, reasoning: &str, wording: &str) {
    for (column, cell) in [(7, stance), (8, reasoning), (9, wording)] {
        table.rows[row].cells[column] = cell.to_owned();
    }
}

pub async fn sent(world: &World, who: &Person, kind: FileKind, table: NamedTable) -> UploadId {
    let name = format!("кесте.{}", kind.extension());
    let got = world.send_table(who, &name, file(kind, table), UploadPurpose::Answers).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text());
    serde_json::from_slice::<Uploaded>(&got.body).unwrap().id
}

async fn report(world: &World, circle: &Circle, file: UploadId) -> AnswersReport {
    let check = CheckAnswers { document: circle.document, file: Some(file) };
    world.done(&circle.secretary, check).await.report.unwrap().unwrap()
}

async fn remarks(world: &World, circle: &Circle) -> [RemarkId; 3] {
    let remark = async |text: &str| circle.remark(world, &circle.member, text).await;
    [remark("Бірінші ескерту").await, remark("Екінші ескерту").await, remark("Үшінші ескерту").await]
}

/// The answers as the discussion shows them.
async fn answers(world: &World, circle: &Circle) -> Vec<Option<(Stance, String, String)>> {
    let discussion = circle.discussion(world, &circle.member).await;
    let answer = |remark: domain::remarks::RemarkView| {
        remark.answer.map(|answer| (answer.stance, answer.reasoning, answer.wording))
    };
    discussion.remarks.into_iter().map(answer).collect()
}

async fn events(world: &World) -> i64 {
    world.number("select cast(count(*) as bigint) from event where kind = 'remarks_answered'").await
}

async fn a_filled_table_is_checked_and_then_taken(world: &World) {
    for kind in [FileKind::Xlsx, FileKind::Docx] {
        let circle = Circle::gather(world, "").await;
        remarks(world, &circle).await;
        let before = events(world).await;
        let mut table = taken(world, &circle, kind).await;
        fill(&mut table, 0, "Қабылданды / Принято", "", "Жаңа редакция\nекінші жол");
        fill(&mut table, 2, "не принято", "Противоречит закону.", "");
        table.rows.reverse();
        let file = sent(world, &circle.secretary, kind, table.clone()).await;
        let checked = report(world, &circle, file).await;
        let lines: Vec<_> = checked.answers.iter().map(|line| (line.number, line.stance, line.was)).collect();
        assert_eq!(lines, [(3, Stance::Declined, None), (1, Stance::Accepted, None)]);
        assert_eq!((checked.unchanged, checked.flawed.as_slice()), (1, &[][..]));
        assert_eq!(answers(world, &circle).await, [None, None, None], "a check writes nothing");
        let apply = ImportAnswers { document: circle.document, file, plan: checked.plan };
        assert_eq!(world.done(&circle.secretary, apply.clone()).await, 2);
        let said = answers(world, &circle).await;
        let wording = "Жаңа редакция\nекінші жол".to_owned();
        assert_eq!(said[0], Some((Stance::Accepted, String::new(), wording)));
        assert_eq!(said[2], Some((Stance::Declined, "Противоречит закону.".to_owned(), String::new())));
        assert_eq!(said[1], None);
        assert_eq!(events(world).await - before, 1, "one event for all, as by hand");
        assert_eq!(
            world.refused(&circle.secretary, apply).await,
            Refusal::UploadGone.into(),
            "a second click"
        );
        // The same file once more says what is there already.
        let again = sent(world, &circle.secretary, kind, table).await;
        let again = report(world, &circle, again).await;
        assert_eq!((again.answers.len(), again.unchanged, again.flawed.len()), (0, 3, 0));
    }
    assert!(world.verified().await.is_ok());
}

async fn what_changed_meanwhile_is_left_as_it_is(world: &World) {
    let circle = Circle::gather(world, "").await;
    let [first, second, _] = remarks(world, &circle).await;
    let mut table = taken(world, &circle, FileKind::Xlsx).await;
    let answer = AnswerRemarks {
        document: circle.document,
        remarks: vec![first],
        stance: Stance::Accepted,
        reasoning: String::new(),
        wording: String::new(),
    };
    world.done(&circle.chair, answer).await;
    let edit = EditRemark {
        remark: second, version: 1, text: "Басқаша жазылған ескерту".to_owned()
    };
    world.done(&circle.member, edit).await;
    fill(&mut table, 0, "не принято", "Ескі файлдан", "");
    fill(&mut table, 1, "принято", "", "");
    fill(&mut table, 2, "ішінара қабылданды", "", "");
    let mut added = table.rows[2].clone();
    added.name = None;
    table.rows.push(added);
    let file = sent(world, &circle.secretary, FileKind::Xlsx, table).await;
    let checked = report(world, &circle, file).await;
    let missing = FieldFlaw { field: Field::Reasoning, flaw: Flaw::Missing };
    let found: Vec<_> = checked.flawed.into_iter().map(|row| (row.row, row.number, row.flaws)).collect();
    assert_eq!(
        found,
        [
            (3, Some(1), vec![RowFlaw::Stale]),
            (4, Some(2), vec![RowFlaw::Stale]),
            (5, Some(3), vec![RowFlaw::Entry(missing)]),
            (6, None, vec![RowFlaw::Added]),
        ]
    );
    assert_eq!(checked.answers, []);
    let apply = ImportAnswers { document: circle.document, file, plan: checked.plan };
    assert_eq!(world.done(&circle.secretary, apply).await, 0);
    assert_eq!(answers(world, &circle).await[0], Some((Stance::Accepted, String::new(), String::new())));
}

async fn nothing_is_taken_once_the_state_has_moved(world: &World) {
    let circle = Circle::gather(world, "").await;
    let [_, second, _] = remarks(world, &circle).await;
    let mut table = taken(world, &circle, FileKind::Docx).await;
    fill(&mut table, 0, "принято", "", "");
    fill(&mut table, 1, "принято", "", "");
    let file = sent(world, &circle.secretary, FileKind::Docx, table).await;
    let checked = report(world, &circle, file).await;
    assert_eq!(checked.answers.len(), 2);
    let answer = AnswerRemarks {
        document: circle.document,
        remarks: vec![second],
        stance: Stance::Declined,
        reasoning: "Жоқ".to_owned(),
        wording: String::new(),
    };
    world.done(&circle.chair, answer).await;
    let apply = |plan: String| ImportAnswers { document: circle.document, file, plan };
    assert_eq!(world.refused(&circle.secretary, apply(checked.plan)).await, Refusal::PlanMoved.into());
    assert_eq!(world.refused(&circle.secretary, apply(String::new())).await, Refusal::PlanMoved.into());
    let said = answers(world, &circle).await;
    assert_eq!((&said[0], said[1].as_ref().map(|answer| answer.0)), (&None, Some(Stance::Declined)));
    let anew = report(world, &circle, file).await;
    assert_eq!((anew.answers.len(), anew.flawed.len()), (1, 1));
    assert_eq!(world.done(&circle.secretary, apply(anew.plan)).await, 1);
}

async fn a_table_of_another_document_answers_nothing(world: &World) {
    let (circle, other) = (Circle::gather(world, "1").await, Circle::gather(world, "2").await);
    remarks(world, &circle).await;
    remarks(world, &other).await;
    let mut table = taken(world, &other, FileKind::Xlsx).await;
    fill(&mut table, 0, "принято", "", "");
    let file = sent(world, &circle.secretary, FileKind::Xlsx, table).await;
    let checked = report(world, &circle, file).await;
    assert!(checked.flawed.iter().all(|row| row.flaws == [RowFlaw::Foreign] && row.number.is_none()));
    assert_eq!((checked.flawed.len(), checked.answers.len()), (3, 0));
}

async fn only_those_who_lead_send_one_and_only_while_it_is_open(world: &World) {
    let circle = Circle::gather(world, "").await;
    remarks(world, &circle).await;
    let table = taken(world, &circle, FileKind::Xlsx).await;
    let file = sent(world, &circle.member, FileKind::Xlsx, table.clone()).await;
    let check = CheckAnswers { document: circle.document, file: Some(file) };
    let apply = ImportAnswers { document: circle.document, file, plan: String::new() };
    for who in [&circle.member, &circle.observer] {
        assert_eq!(world.refused(who, check.clone()).await, Refusal::NotYours.into());
        assert_eq!(world.refused(who, apply.clone()).await, Refusal::NotYours.into());
    }
    // What another person has sent is nobody else's to use.
    assert_eq!(world.refused(&circle.secretary, check).await, Refusal::UploadGone.into());
    assert_eq!(world.refused(&circle.secretary, apply).await, Refusal::UploadGone.into());
    let file = sent(world, &circle.secretary, FileKind::Xlsx, table).await;
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    let closed: Fault = Refusal::DocumentArchived.into();
    let check = CheckAnswers { document: circle.document, file: Some(file) };
    assert_eq!(world.refused(&circle.secretary, check).await, closed);
    let apply = ImportAnswers { document: circle.document, file, plan: String::new() };
    assert_eq!(world.refused(&circle.secretary, apply).await, closed);
}

async fn other_files_are_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    remarks(world, &circle).await;
    let send = async |name: &str, bytes: Vec<u8>| -> Got {
        world.send_table(&circle.secretary, name, bytes, UploadPurpose::Answers).await
    };
    let no_table: Fault = Refusal::File(FileRefusal::NoFilledTable).into();
    assert_eq!(send("кесте.csv", b"a;b".to_vec()).await.fault(), no_table);
    assert_eq!(send("кесте.pdf", b"%PDF-1.7\n%%EOF".to_vec()).await.fault(), no_table);
    let large = send("кесте.xlsx", vec![b'x'; IMPORT_MAX as usize + 1]).await;
    assert_eq!(large.fault(), Refusal::FileTooLarge { limit: IMPORT_MAX }.into());
    // A document that is no table of remarks, and one whose columns were renamed.
    let other = send("құжат.docx", super::files::docx(&["Мәтін"])).await;
    let other: Uploaded = serde_json::from_slice(&other.body).unwrap();
    let check = async |file| {
        let check = CheckAnswers { document: circle.document, file: Some(file) };
        world.done(&circle.secretary, check).await.report.unwrap()
    };
    assert_eq!(check(other.id).await, Err(Unreadable::NoTable));
    let mut renamed = taken(world, &circle, FileKind::Xlsx).await;
    renamed.heading[8] = "Негіз".to_owned();
    let renamed = sent(world, &circle.secretary, FileKind::Xlsx, renamed).await;
    assert_eq!(check(renamed).await, Err(Unreadable::NoColumns(vec![Field::Reasoning])));
    let apply = ImportAnswers { document: circle.document, file: renamed, plan: String::new() };
    let malformed = Fault::Invalid(vec![FieldFlaw { field: Field::File, flaw: Flaw::Malformed }]);
    assert_eq!(world.refused(&circle.secretary, apply).await, malformed);
}

/// Sends a file as a form of a browser without scripts does.
async fn send_form(world: &World, who: &Person, page: &str, name: &str, bytes: &[u8]) -> Got {
    let then = format!("{page}?file={{}}");
    let way = app::form::query(&[("purpose", "answers"), ("then", &then), ("back", page)]);
    let head = format!(
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    let request = world.request(who, Method::POST, &format!("/files/form?{way}"));
    let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=limit");
    world.send(request.body(Body::from(body)).unwrap()).await
}

fn location(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    got.headers[LOCATION].to_str().unwrap().to_owned()
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect(name);
    from.split('"').next().unwrap().to_owned()
}

async fn it_works_without_scripts(world: &World) {
    let circle = Circle::gather(world, "").await;
    remarks(world, &circle).await;
    let page = format!("/documents/{}/{PATH}", circle.document);
    let empty = world.get(&circle.secretary, &page).await;
    assert!(empty.text().contains("multipart/form-data"), "{}", empty.text());
    let mut table = taken(world, &circle, FileKind::Xlsx).await;
    fill(&mut table, 1, "принято", "", "");
    fill(&mut table, 2, "принято частично", "", "");
    let bytes = file(FileKind::Xlsx, table);
    let checked = location(&send_form(world, &circle.secretary, &page, "t.xlsx", &bytes).await);
    let shown = world.get(&circle.secretary, &checked).await;
    assert_eq!(shown.status, StatusCode::OK);
    let shown = shown.text();
    assert!(shown.contains("ұстанымның негіздемесі міндетті"), "the row that lacks its reasoning: {shown}");
    let fields = ["document", "file", "plan"].map(|name| (name, hidden(&shown, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let then = format!("{page}?done={{}}");
    let done = world.form(&circle.secretary, "import_answers", &fields, &then, &checked).await;
    assert_eq!(location(&done), format!("{page}?done=1"));
    assert_eq!(answers(world, &circle).await[1], Some((Stance::Accepted, String::new(), String::new())));
    // The form sent twice: the page says that the file was used.
    let again = world.form(&circle.secretary, "import_answers", &fields, &then, &checked).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    // What is refused is said on the page the form was on.
    let refused = send_form(world, &circle.secretary, &page, "t.pdf", b"%PDF-1.7\n%%EOF").await;
    assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(refused.text().contains("XLSX немесе DOCX файлы болуы керек"), "{}", refused.text());
    let nothing = send_form(world, &circle.secretary, &page, "", b"").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = send_form(world, &Person::nobody(), &page, "t.xlsx", &bytes).await;
    assert!(location(&stranger).starts_with("/sign-in?back="));
    let files =
        world.stored_files().into_iter().filter(|(path, _)| path.to_string_lossy().contains("arriving"));
    assert_eq!(files.count(), 0);
}
