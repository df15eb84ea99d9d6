//! A library to look into: sections and folders with a few documents, whose files are made here.

use super::Desk;
use domain::{
    directory::ListBodies,
    documents::{BlockKind, FileKind, Marking, TextBlock, UploadPurpose},
    fault::Fault,
    id::{BodyId, FolderId, LibraryItemId},
    lang::Lang,
    library::{
        CreateFolder, CreateSection, Grant, PlaceItem, Scope, SetFolderAccess, ViewFolder, ViewLibrary,
    },
    time::CalendarDay,
};
use export::Text;

/// The body whose section asks its people to read something.
const BODY: &str = "Министерство юстиции";

/// A document of the demonstration.
struct Seed {
    title: &'static str,
    number: &'static str,
    /// Year, month, day of the act.
    adopted: Option<(i64, u32, u32)>,
    description: &'static str,
    lang: Lang,
    kind: FileKind,
    must_acknowledge: bool,
    lines: &'static [&'static str],
}

const MEMO: Seed = Seed {
    title: "Памятка участнику рабочей группы",
    number: "",
    adopted: None,
    description: "Как написать замечание, предложить редакцию и проголосовать.",
    lang: Lang::Ru,
    kind: FileKind::Pdf,
    must_acknowledge: false,
    lines: &[
        "Прочитайте проект целиком до начала обсуждения: открытый документ перестаёт ждать вас на главной странице.",
        "Замечание пишите к тому предложению, которого оно касается; к документу в целом — только когда речь о нём.",
        "Предлагая редакцию, меняйте только слова, которых касается замечание, и добавляйте обоснование.",
        "Голосуйте до указанного времени: голос считается, когда страница сообщила, что он принят.",
    ],
};
const ADVICE: Seed = Seed {
    title: "Жұмыс тобының хатшысына арналған әдістемелік ұсынымдар",
    number: "",
    adopted: None,
    description: "Құжаттарды орналастыру, кеңестерді тағайындау, ескертулер кестесін жүргізу тәртібі.",
    lang: Lang::Kk,
    kind: FileKind::Docx,
    must_acknowledge: false,
    lines: &[
        "Құжатты орналастырмас бұрын оның шектеу белгісі жоқ екеніне көз жеткізіңіз.",
        "Кеңесті кемінде үш жұмыс күні бұрын тағайындап, күн тәртібін толық жазыңыз.",
        "Ескертулер кестесіндегі әр жауапқа негіздеме жазылады.",
    ],
};
const OLD_ORDER: Seed = Seed {
    title: "Қызметтік ақпаратпен жұмыс істеу қағидалары (2025 жылғы редакция)",
    number: "45-ө",
    adopted: Some((2025, 2, 10)),
    description: "",
    lang: Lang::Kk,
    kind: FileKind::Docx,
    must_acknowledge: false,
    lines: &[
        "Қызметкер құпиясөзді басқа адамға бермейді.",
        "Жұмыс орнынан кеткенде компьютер экраны бұғатталады.",
    ],
};
const ORDER: Seed = Seed {
    title: "Қызметтік ақпаратпен жұмыс істеу қағидалары",
    number: "118-ө",
    adopted: Some((2026, 9, 14)),
    description: "Министрліктің барлық қызметкерлері танысуға тиіс.",
    lang: Lang::Kk,
    kind: FileKind::Docx,
    must_acknowledge: true,
    lines: &[
        "Қызметкер құпиясөзді басқа адамға бермейді және оны кемінде жылына бір рет ауыстырады.",
        "Жұмыс орнынан кеткенде компьютер экраны бұғатталады.",
        "«Қызмет бабында пайдалану үшін» белгісі бар құжаттар порталда орналастырылмайды.",
        "Белгісіз сеанс байқалса, қызметкер оны дереу аяқтайды және әкімшіге хабарлайды.",
    ],
};

/// Makes what is not there yet.
pub(super) async fn create(desk: &Desk) -> Result<(), Fault> {
    let bodies = desk.ask(ListBodies {}).await?;
    let Some(body) = bodies.into_iter().find(|body| body.name.ru == BODY).map(|body| body.id) else {
        return Ok(());
    };
    let portal = section(desk, None, "Порталмен жұмыс · Работа на портале", Scope::Everyone, &[]).await?;
    let advice = folder(desk, portal, "Әдістемелік материалдар · Методические материалы").await?;
    place(desk, portal, &MEMO, None).await?;
    place(desk, advice, &ADVICE, None).await?;
    let staff = [Grant::Body(body)];
    let justice =
        section(desk, Some(body), "Әділет министрлігінің бұйрықтары", Scope::Chosen, &staff).await?;
    let safety = folder(desk, justice, "Ақпараттық қауіпсіздік").await?;
    folder(desk, justice, "Кадр саясаты").await?;
    let old = place(desk, safety, &OLD_ORDER, None).await?;
    place(desk, safety, &ORDER, Some(old)).await.map(drop)
}

async fn section(
    desk: &Desk,
    body: Option<BodyId>,
    name: &str,
    scope: Scope,
    grants: &[Grant],
) -> Result<FolderId, Fault> {
    let there = desk.ask(ViewLibrary {}).await?.folders;
    if let Some(found) = there.into_iter().find(|row| row.parent.is_none() && row.name == name) {
        return Ok(found.id);
    }
    let folder = desk.ask(CreateSection { body, name: name.to_owned(), key: desk.key() }).await?;
    let grants = grants.to_vec();
    desk.ask(SetFolderAccess { folder, scope, grants, people: Vec::new() }).await?;
    Ok(folder)
}

async fn folder(desk: &Desk, into: FolderId, name: &str) -> Result<FolderId, Fault> {
    let there = desk.ask(ViewFolder { folder: into, all: false, keeping: false }).await?.folders;
    match there.into_iter().find(|row| row.name == name) {
        Some(found) => Ok(found.id),
        None => desk.ask(CreateFolder { folder: into, name: name.to_owned(), key: desk.key() }).await,
    }
}

async fn place(
    desk: &Desk,
    folder: FolderId,
    seed: &Seed,
    replaces: Option<LibraryItemId>,
) -> Result<LibraryItemId, Fault> {
    let there = desk.ask(ViewFolder { folder, all: true, keeping: false }).await?.items;
    if let Some(found) = there.into_iter().find(|row| row.title == seed.title) {
        return Ok(found.id);
    }
    let mut arriving = desk.services.begin_upload(&desk.request, UploadPurpose::Document).await?;
    arriving.write(&bytes(seed)?).await?;
    let name = format!("{}.{}", seed.title, seed.kind.extension());
    let file = desk.services.finish_upload(arriving, &name).await?.id;
    let place = PlaceItem {
        folder,
        file,
        marking: Marking::Open,
        title: seed.title.to_owned(),
        number: seed.number.to_owned(),
        adopted_on: seed.adopted.and_then(|(year, month, day)| CalendarDay::from_ymd(year, month, day)),
        description: seed.description.to_owned(),
        valid_from: None,
        valid_until: None,
        must_acknowledge: seed.must_acknowledge,
        hold_back: false,
        replaces,
        key: desk.key(),
    };
    desk.ask(place).await
}

/// The file: its title and numbered points.
fn bytes(seed: &Seed) -> Result<Vec<u8>, Fault> {
    let block = |kind, label: String, text: &str| TextBlock {
        kind,
        depth: u8::from(kind != BlockKind::Title),
        label,
        text: text.to_owned(),
        page: None,
        cell: None,
    };
    let points =
        seed.lines.iter().zip(1..).map(|(line, number)| block(BlockKind::Point, format!("{number}."), line));
    let title = block(BlockKind::Title, String::new(), seed.title);
    let text = Text {
        lang: seed.lang,
        title: seed.title.to_owned(),
        about: Vec::new(),
        blocks: std::iter::once(title).chain(points).map(Into::into).collect(),
    };
    let made = if seed.kind == FileKind::Pdf { export::pdf_text(&text) } else { export::docx_text(&text) };
    made.map_err(|error| {
        tracing::error!(%error, "a file of the demonstration could not be made");
        Fault::Broken { reference: "demo".to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn the_files_are_what_they_say_and_can_be_read() {
        for seed in [&MEMO, &ADVICE, &OLD_ORDER, &ORDER] {
            let bytes = bytes(seed).unwrap();
            let name = format!("{}.{}", seed.title, seed.kind.extension());
            let found = text::recognise(&name, &mut Cursor::new(&bytes)).unwrap();
            assert_eq!(found.kind, seed.kind, "{name}");
            let blocks = text::read_blocks(found.kind, false, Cursor::new(bytes)).unwrap();
            let read: String = blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join(" ");
            for line in seed.lines {
                assert!(read.contains(line.split(' ').next().unwrap()), "{name}: {line}");
            }
            assert!(
                seed.adopted
                    .is_none_or(|(year, month, day)| CalendarDay::from_ymd(year, month, day).is_some())
            );
        }
    }
}
