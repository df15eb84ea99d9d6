//! A person's card for the address book of a phone or a mail program: vCard 4.0 (RFC 6350).

use super::PersonView;
use crate::lang::Lang;

/// Octets of a line, before it is folded.
const LINE: usize = 75;

/// The card, names of body and unit in a language. The main post comes first.
pub fn vcard(person: &PersonView, lang: Lang) -> String {
    let card = &person.card;
    let mut out = String::new();
    line(&mut out, "BEGIN:VCARD");
    line(&mut out, "VERSION:4.0");
    line(&mut out, "KIND:individual");
    line(&mut out, &format!("UID;VALUE=text:{}", person.id));
    let full: Vec<&str> =
        [&card.surname, &card.given_name, &card.patronymic].into_iter().map(|part| part.trim()).collect();
    let whole = full.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    line(&mut out, &format!("FN:{}", escaped(&whole)));
    line(&mut out, &format!("N:{};{};{};;", escaped(full[0]), escaped(full[1]), escaped(full[2])));
    for post in &person.appointments {
        let unit =
            post.unit.as_ref().map(|unit| format!(";{}", escaped(unit.in_lang(lang)))).unwrap_or_default();
        line(
            &mut out,
            &format!("ORG;LANGUAGE={}:{}{unit}", lang.tag(), escaped(post.body_name.in_lang(lang))),
        );
        line(&mut out, &format!("TITLE:{}", escaped(&post.position)));
    }
    for phone in card.phone.split([',', ';']).map(str::trim).filter(|phone| !phone.is_empty()) {
        line(&mut out, &format!("TEL;TYPE=\"work,voice\";VALUE=text:{}", escaped(phone)));
    }
    if !card.email.is_empty() {
        line(&mut out, &format!("EMAIL;TYPE=work:{}", escaped(&card.email)));
    }
    if !card.office.is_empty() {
        line(&mut out, &format!("ADR;TYPE=work:;{};;;;;", escaped(&card.office)));
    }
    line(&mut out, "END:VCARD");
    out
}

/// A value in which nothing can be taken for the card's own signs.
fn escaped(value: &str) -> String {
    let mut safe = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ',' | ';' => safe.extend(['\\', c]),
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Writes a line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut left = LINE;
    for c in text.chars() {
        if c.len_utf8() > left {
            out.push_str("\r\n ");
            left = LINE - 1;
        }
        out.push(c);
        left -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{AppointmentView, PersonCard},
        id::Ulid,
        lang::Names,
    };

    fn person() -> PersonView {
        let id = Ulid::from(7_u128);
        PersonView {
            id: id.into(),
            card: PersonCard {
                surname: "Әлиева".into(),
                given_name: "Айгүл".into(),
                patronymic: "Бериковна".into(),
                phone: "+7 (7172) 74-02-10, 1034".into(),
                office: "412".into(),
                email: "a.aliyeva@adilet.gov.kz".into(),
            },
            appointments: vec![AppointmentView {
                id: id.into(),
                body: id.into(),
                body_name: Names {
                    kk: "Әділет министрлігі".into(),
                    ru: "Министерство юстиции".into(),
                    en: "".into(),
                },
                unit: Some(Names {
                    ru: "Департамент; законодательства".into(), ..Names::default()
                }),
                position: "бас сарапшы, заң бөлімі".into(),
                editor: false,
            }],
            substitutions: vec![],
            login: Some("aliyeva".into()),
            editable: true,
            may_substitute: true,
        }
    }

    #[test]
    fn the_card_says_what_the_directory_says() {
        let unfolded = vcard(&person(), Lang::Ru).replace("\r\n ", "");
        let lines: Vec<&str> = unfolded.split_terminator("\r\n").collect();
        assert_eq!(
            lines,
            [
                "BEGIN:VCARD",
                "VERSION:4.0",
                "KIND:individual",
                "UID;VALUE=text:00000000000000000000000007",
                "FN:Әлиева Айгүл Бериковна",
                "N:Әлиева;Айгүл;Бериковна;;",
                "ORG;LANGUAGE=ru:Министерство юстиции;Департамент\\; законодательства",
                "TITLE:бас сарапшы\\, заң бөлімі",
                "TEL;TYPE=\"work,voice\";VALUE=text:+7 (7172) 74-02-10",
                "TEL;TYPE=\"work,voice\";VALUE=text:1034",
                "EMAIL;TYPE=work:a.aliyeva@adilet.gov.kz",
                "ADR;TYPE=work:;412;;;;;",
                "END:VCARD",
            ]
        );
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut person = person();
        person.card.surname = "Ұ".repeat(100);
        let text = vcard(&person, Lang::Kk);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(text.replace("\r\n ", "").contains(&"Ұ".repeat(100)));
    }

    #[test]
    fn an_entry_can_not_add_a_line() {
        let mut person = person();
        person.card.office = "1\r\nEMAIL:x@y.kz".into();
        assert!(vcard(&person, Lang::Kk).contains("ADR;TYPE=work:;1\\nEMAIL:x@y.kz;;;;;"));
    }
}
