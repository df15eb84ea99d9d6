//! Tables in plain text (CSV), as spreadsheets of different languages write them.

use super::table::{Lines, Unreadable};
use encoding_rs::{Encoding, WINDOWS_1251};
use std::borrow::Cow;

/// Letters that windows-1251 has where KZ-1048, its Kazakh sister, has Kazakh ones. Nobody writes a table of
/// employees in Serbian or Belarusian here, but old programs do write the Kazakh letters in these places.
const KZ_1048: [(char, char); 16] = [
    ('Ќ', 'Қ'),
    ('Ћ', 'Һ'),
    ('ќ', 'қ'),
    ('ћ', 'һ'),
    ('Ў', 'Ұ'),
    ('ў', 'ұ'),
    ('Ј', 'Ә'),
    ('Ґ', 'Ө'),
    ('Є', 'Ғ'),
    ('Ї', 'Ү'),
    ('ґ', 'ө'),
    ('є', 'ғ'),
    ('ј', 'ә'),
    ('Ѕ', 'Ң'),
    ('ѕ', 'ң'),
    ('ї', 'ү'),
];

/// The lines of a table.
pub(super) fn lines(bytes: &[u8]) -> Result<Lines, Unreadable> {
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(Unreadable::Malformed);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut lines = Lines::default();
    let bytes = text.as_bytes();
    let (mut at, mut line) = (0, 1_usize);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Malformed)?;
        // The reader says where the line before ended: the rest of its end and empty lines lie between.
        let said = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(at);
        let rest = bytes.get(said..).unwrap_or_default();
        let begins = said + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += bytes.get(at..begins).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        at = begins;
        lines.push(u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(str::to_owned).collect())?;
    }
    Ok(lines)
}

/// The text, by its mark, else as UTF-8 if it is that, else as the Cyrillic of old programs.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let (text, _) = WINDOWS_1251.decode_without_bom_handling(bytes);
    let kazakh = |c: char| KZ_1048.iter().find(|(written, _)| *written == c).map_or(c, |(_, meant)| *meant);
    text.chars().map(kazakh).collect::<String>().into()
}

/// The sign that parts the cells: the one the heading has most of.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| heading.bytes().filter(|byte| byte == sign).count();
    // Of equals the first: a heading without any is one column, whatever parts the cells.
    [b'\t', b',', b';'].into_iter().max_by_key(count).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::import::table::read;

    fn surname(bytes: &[u8]) -> String {
        read(bytes).unwrap()[0].surname.clone()
    }

    #[test]
    fn every_encoding_of_old_and_new_programs() {
        let table = |part: char| {
            ["тегі;аты;мемлекеттік орган;лауазымы", "Қасымұлы;Өмір;Орган;маман"]
                .join("\r\n")
                .replace(';', &part.to_string())
        };
        assert_eq!(surname(table(';').as_bytes()), "Қасымұлы");
        assert_eq!(surname(format!("\u{feff}{}", table(',')).as_bytes()), "Қасымұлы");
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(table('\t').encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(surname(&utf16), "Қасымұлы");
    }

    #[test]
    fn the_kazakh_page_of_windows() {
        let mut bytes = "фамилия;имя;государственный орган;должность\n".to_owned();
        bytes.push_str("Иванов;Иван;Министерство;эксперт\n");
        let (bytes, _, _) = WINDOWS_1251.encode(&bytes);
        let mut bytes = bytes.into_owned();
        assert_eq!(surname(&bytes), "Иванов");
        // "Қасым" of KZ-1048 in place of the surname.
        let at = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        bytes.splice(at..at + 6, [0x8d, 0xe0, 0xf1, 0xfb, 0xec]);
        assert_eq!(surname(&bytes), "Қасым");
    }

    #[test]
    fn rows_are_numbered_as_in_the_file() {
        for end in ["\n", "\r\n"] {
            let text = ["surname,name,body,position", "A,B,C,\"D", "E\"", "", "F,G,H,I", ""].join(end);
            let numbers: Vec<u32> = read(text.as_bytes()).unwrap().iter().map(|row| row.number).collect();
            assert_eq!(numbers, [2, 5]);
        }
    }

    #[test]
    fn quoted_cells_may_hold_anything() {
        let text = "surname,name,body,position\n\"A \"\"B\"\"\",C,\"D, E\",\"F\nG\"\n";
        let row = &read(text.as_bytes()).unwrap()[0];
        assert_eq!(
            (row.surname.as_str(), row.body.as_str(), row.position.as_str()),
            ("A \"B\"", "D, E", "F G")
        );
    }
}
