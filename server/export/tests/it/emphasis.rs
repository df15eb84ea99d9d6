//! Words that stand out: what is bold or italic in a file is what was bold or italic in the text.

use std::io::Cursor;

use domain::documents::{BlockKind, CellPlace, Emphasis, FileKind, StyledBlock, TextBlock};
use export::{docx_text, pdf_text};
use proptest::prelude::*;

use crate::building::{any_blocks, law, part, styled_document, words};

fn read(file: &[u8]) -> Vec<StyledBlock> {
    text::read_styled(FileKind::Docx, false, Cursor::new(file)).expect("text").blocks
}

fn block(kind: BlockKind, label: &str, text: &str) -> TextBlock {
    TextBlock { kind, depth: 0, label: label.to_owned(), text: text.to_owned(), page: None, cell: None }
}

/// The block with everything between two signs bold (`*`), italic (`_`) or both (`#`).
fn styled(block: &TextBlock) -> StyledBlock {
    let mut text = String::new();
    let mut emphasis: Vec<Emphasis> = Vec::new();
    let mut open = None;
    let number = |text: &str| u32::try_from(text.len()).expect("short");
    for c in block.text.chars() {
        match (c, open) {
            ('*' | '_' | '#', None) => open = Some(number(&text)),
            ('*' | '_' | '#', Some(start)) => {
                emphasis.push(Emphasis { start, end: number(&text), bold: c != '_', italic: c != '*' });
                open = None;
            }
            _ => text.push(c),
        }
    }
    StyledBlock { block: TextBlock { text, ..block.clone() }, emphasis }
}

fn is_heading(block: &TextBlock) -> bool {
    matches!(block.kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article)
}

#[test]
fn runs_of_a_word_document_have_the_faces() {
    let place = CellPlace { table: 0, row: 0, column: 0 };
    let cell = TextBlock { cell: Some(place), ..block(BlockKind::Cell, "1.", "ұяшық_тағы_ сөз") };
    let blocks = [
        block(BlockKind::Chapter, "1-тарау", "*Жалпы* _ережелер_"),
        block(BlockKind::Point, "1.", "Срок – *десять* рабочих _дней_ со дня #поступления#."),
        block(BlockKind::Paragraph, "1", "*Сноска* с пояснением."),
        cell,
    ];
    let file = docx_text(&styled_document(blocks.iter().map(styled).collect())).expect("a file");
    let main = part(&file, "word/document.xml");
    let run = |look: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    for found in [
        run("", "1-тарау. ") + &run("", "Жалпы") + &run("", " ") + &run("<w:i/>", "ережелер"),
        run("", "Срок – ") + &run("<w:b/>", "десять") + &run("", " рабочих ") + &run("<w:i/>", "дней"),
        run("<w:b/><w:i/>", "поступления") + &run("", "."),
        run(r#"<w:b/><w:sz w:val="22"/><w:szCs w:val="22"/>"#, "Сноска"),
        run("", "1. ") + &run("", "ұяшық") + &run("<w:i/>", "тағы") + &run("", " сөз"),
    ] {
        assert!(main.contains(&found), "{found}: {main}");
    }
    // What a heading has of bold is its style.
    let expected: Vec<StyledBlock> = read(&file);
    let marked: Vec<usize> = expected.iter().map(|styled| styled.emphasis.len()).collect();
    assert_eq!(marked, [1, 3, 1, 1]);
}

#[test]
fn lists_with_signs_hang_and_come_back() {
    let blocks = [
        block(BlockKind::Point, "1.", "Комиссия құрамы:"),
        TextBlock { depth: 1, ..block(BlockKind::Paragraph, "–", "*төраға* және хатшы;") },
        TextBlock {
            depth: 1, ..block(BlockKind::Paragraph, "–", "мүшелер мен байқаушылар.")
        },
        block(BlockKind::Paragraph, "•", "Отдельный _знак_ в списке."),
    ];
    let blocks: Vec<StyledBlock> = blocks.iter().map(styled).collect();
    let document = styled_document(blocks.clone());
    let docx = docx_text(&document).expect("a file");
    let main = part(&docx, "word/document.xml");
    assert_eq!(main.matches(r#"w:hanging="709""#).count(), 4, "{main}");
    let plain = |blocks: Vec<StyledBlock>| -> Vec<(String, String, Vec<Emphasis>)> {
        blocks.into_iter().map(|styled| (styled.block.label, styled.block.text, styled.emphasis)).collect()
    };
    assert_eq!(plain(read(&docx)), plain(blocks.clone()));
    let pdf = pdf_text(&document).expect("a file");
    let read = text::read_blocks(FileKind::Pdf, false, Cursor::new(pdf)).expect("text");
    let labels =
        |blocks: &mut dyn Iterator<Item = &TextBlock>| -> Vec<String> { blocks.map(words).collect() };
    let found = labels(&mut read.iter());
    for wanted in labels(&mut blocks.iter().map(|styled| &styled.block)) {
        assert!(found.contains(&wanted), "{wanted}: {found:?}");
    }
}

#[test]
fn a_pdf_holds_the_faces_it_uses() {
    let faces = |text: &str| -> Vec<&str> {
        let block = styled(&block(BlockKind::Paragraph, "", text));
        let file = pdf_text(&styled_document(vec![block])).expect("a file");
        let file = String::from_utf8_lossy(&file).into_owned();
        let all = ["Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"];
        let goes_on = |c: char| c.is_alphanumeric() || c == '-';
        // Six letters and a plus stand before the name of a font of which only some letters are there.
        let names = || file.split('+').skip(1).filter_map(|rest| rest.split(|c| !goes_on(c)).next());
        let held = |name: &&str| names().any(|found| found == *name);
        all.into_iter().filter(held).collect()
    };
    // The title above the text is bold.
    assert_eq!(faces("мәтін"), ["Tinos", "Tinos-Bold"]);
    assert_eq!(faces("мәтін _көлбеу_"), ["Tinos", "Tinos-Bold", "Tinos-Italic"]);
    assert_eq!(faces("мәтін #екеуі#"), ["Tinos", "Tinos-Bold", "Tinos-BoldItalic"]);
}

/// What comes back of a block: a space stands out as far as its neighbours do, neighbours that look alike are one,
/// and of a heading only italic is left.
fn as_read(styled: &StyledBlock) -> StyledBlock {
    let faces = faces(styled);
    let mut emphasis: Vec<Emphasis> = Vec::new();
    for (at, (place, c)) in styled.block.text.char_indices().enumerate() {
        let (mut bold, mut italic) = faces[at];
        if c == ' ' {
            let (before, after) = (faces[at - 1], faces[at + 1]);
            (bold, italic) = (before.0 && after.0, before.1 && after.1);
        }
        bold &= !is_heading(&styled.block);
        if !bold && !italic {
            continue;
        }
        let start = u32::try_from(place).expect("short");
        let end = u32::try_from(place + c.len_utf8()).expect("short");
        match emphasis.last_mut() {
            Some(last) if last.end == start && (last.bold, last.italic) == (bold, italic) => last.end = end,
            _ => emphasis.push(Emphasis { start, end, bold, italic }),
        }
    }
    StyledBlock { block: styled.block.clone(), emphasis }
}

/// Whether each letter is bold, and whether it is italic.
fn faces(styled: &StyledBlock) -> Vec<(bool, bool)> {
    let face = |place: usize| {
        let at = u32::try_from(place).expect("short");
        let part = styled.emphasis.iter().find(|part| (part.start..part.end).contains(&at));
        part.map_or((false, false), |part| (part.bold, part.italic))
    };
    styled.block.text.char_indices().map(|(place, _)| face(place)).collect()
}

/// The block with its letters in faces: so many letters in each, over and over.
fn in_faces(block: TextBlock, pattern: &[(usize, u8)]) -> StyledBlock {
    let mut emphasis = Vec::new();
    let ends: Vec<usize> = block.text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let (mut letter, mut start) = (0, 0);
    for (count, face) in pattern.iter().cycle() {
        letter += count;
        let Some(end) = letter.checked_sub(1).and_then(|last| ends.get(last.min(ends.len().max(1) - 1)))
        else {
            break;
        };
        let end = u32::try_from(*end).expect("short");
        if *face > 0 && end > start {
            emphasis.push(Emphasis { start, end, bold: face & 1 > 0, italic: face & 2 > 0 });
        }
        start = end;
        if letter >= ends.len() {
            break;
        }
    }
    StyledBlock { block, emphasis }
}

fn any_pattern() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((1_usize..24, 0_u8..4), 1..8)
}

/// The law of the other tests with other words: its blocks stay what they are.
fn any_law() -> impl Strategy<Value = Vec<StyledBlock>> {
    let blocks = law();
    let words = prop::collection::vec("[а-яәғқңөұүһі]{2,9}", 1..14);
    let texts = prop::collection::vec((words, any_pattern()), blocks.len());
    texts.prop_map(move |texts| {
        let all = blocks.iter().zip(texts).map(|(block, (words, pattern))| {
            let mut text = words.join(" ");
            if block.text.starts_with(char::is_uppercase) {
                let first = text.remove(0).to_uppercase().to_string();
                text.insert_str(0, &first);
            }
            text.extend(block.text.chars().last().filter(|c| matches!(c, '.' | ':' | ';')));
            in_faces(TextBlock { text, ..block.clone() }, &pattern)
        });
        all.collect()
    })
}

/// A letter, whether it is bold and italic (none in a number), and whether it stands in a heading.
type Seen = (char, Option<(bool, bool)>, bool);

/// Letters that nothing else changes: of the Latin and Cyrillic alphabets.
fn seen(blocks: &[StyledBlock]) -> Vec<Seen> {
    let is_letter =
        |c: char| c.is_ascii_alphanumeric() || (c.is_alphabetic() && ('\u{400}'..'\u{530}').contains(&c));
    let mut all = Vec::new();
    for styled in blocks {
        let heading = is_heading(&styled.block);
        all.extend(styled.block.label.chars().map(|c| (c, None, heading)));
        let letters = styled.block.text.chars().zip(faces(styled));
        all.extend(letters.map(|(c, face)| (c, Some(face), heading)));
    }
    all.retain(|(c, ..)| is_letter(*c));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_document_comes_back_with_its_faces(blocks in any_law()) {
        let read = read(&docx_text(&styled_document(blocks.clone())).expect("a file"));
        prop_assert_eq!(read, blocks.iter().map(as_read).collect::<Vec<_>>());
    }

    #[test]
    fn no_letter_of_any_text_changes_its_face(blocks in any_blocks(), pattern in any_pattern()) {
        let blocks: Vec<_> = blocks.into_iter().map(|block| in_faces(block, &pattern)).collect();
        let file = docx_text(&styled_document(blocks.clone())).expect("a file");
        let (made, read) = (seen(&blocks), seen(&read(&file)));
        let letters = |seen: &[Seen]| seen.iter().map(|(c, ..)| *c).collect::<String>();
        prop_assert_eq!(letters(&made), letters(&read));
        for ((c, made, in_heading), (_, read, read_in_heading)) in made.iter().zip(&read) {
            // A number at the beginning of a text is read as a number, which never stands out.
            let Some((bold, italic)) = *read else { continue };
            let (made_bold, made_italic) = made.unwrap_or_default();
            prop_assert_eq!(italic, made_italic, "{}", c);
            prop_assert!(bold == made_bold || *in_heading || *read_in_heading, "{}", c);
        }
    }

    #[test]
    fn a_word_of_a_pdf_may_change_its_face(
        words in prop::collection::vec("[а-яәғқңөұүһі]{1,14}", 30..90),
        pattern in any_pattern(),
    ) {
        let text = format!("Мәтін {}.", words.join(" "));
        let styled = in_faces(block(BlockKind::Paragraph, "", &text), &pattern);
        let file = pdf_text(&styled_document(vec![styled])).expect("a file");
        let read = text::read_blocks(FileKind::Pdf, false, Cursor::new(file)).expect("text");
        let all: Vec<String> = read.iter().map(crate::building::words).collect();
        // Not a space more, and none less.
        prop_assert!(all.join(" ").contains(&text), "{:?}", all);
    }

    #[test]
    fn no_claim_of_what_stands_out_breaks_a_file(
        blocks in any_blocks(),
        claims in prop::collection::vec((0_u32..40, 0_u32..40, any::<bool>(), any::<bool>()), 0..6),
    ) {
        let claims: Vec<Emphasis> = claims
            .into_iter()
            .map(|(start, end, bold, italic)| Emphasis { start, end, bold, italic })
            .collect();
        let blocks: Vec<StyledBlock> =
            blocks.into_iter().map(|block| StyledBlock { block, emphasis: claims.clone() }).collect();
        let document = styled_document(blocks.clone());
        let letters = |blocks: &[StyledBlock]| seen(blocks).iter().map(|(c, ..)| *c).collect::<String>();
        prop_assert_eq!(letters(&read(&docx_text(&document).expect("a file"))), letters(&blocks));
        prop_assert!(pdf_text(&document).is_ok());
    }
}
