//! The protocol of a vote as it is signed: plain text in the two languages of office work, the same at any time.

use crate::{
    id::PersonId,
    remarks::Author,
    time::{Moment, WallTime},
    votes::{Choice, Decision, Protocol, RollEntry, Secrecy},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names as they were when something was signed: that somebody or a group is called otherwise later breaks no
/// signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// People.
    pub names: BTreeMap<PersonId, String>,
    /// The group.
    pub group_name: String,
}

impl Frozen {
    /// Those of a protocol as it is now.
    pub fn of(protocol: &Protocol) -> Self {
        let authors = protocol.roll.iter().map(|entry| &entry.voter);
        let authors = authors.chain([&protocol.poll.opened_by]).chain(&protocol.closed_by);
        let people = authors.flat_map(|author| {
            let substitute = author.substitute.as_ref().map(|(person, _)| person);
            std::iter::once(&author.person).chain(substitute)
        });
        let names = people.map(|person| (person.id, person.name.clone())).collect();
        Self { names, group_name: protocol.group_name.clone() }
    }

    fn name(&self, person: PersonId) -> String {
        let name = self.names.get(&person).map(String::as_str).unwrap_or_default();
        format!("{} [{person}]", one_line(name))
    }

    fn author(&self, author: &Author) -> String {
        let by = author.substitute.as_ref();
        let by = by.map(|(person, order)| format!(" ({}, № {})", self.name(person.id), one_line(order)));
        format!("{}{}", self.name(author.person.id), by.unwrap_or_default())
    }
}

/// The text. It holds everything the protocol says: who could vote, what was decided, and in a named vote who voted how.
pub fn protocol_text(protocol: &Protocol, frozen: &Frozen) -> String {
    let Protocol { poll, document_title, point, closed_by, roll, .. } = protocol;
    let mut lines = vec!["Дауыс беру хаттамасы / Протокол голосования".to_owned()];
    let mut fact =
        |kk: &str, ru: &str, value: String| lines.push(format!("{kk} / {ru}: {}", one_line(&value)));
    fact("Идентификатор", "Идентификатор", poll.id.to_string());
    fact("Жұмыс тобы", "Рабочая группа", frozen.group_name.clone());
    fact("Құжат", "Документ", document_title.clone());
    fact("Нұсқа", "Версия", poll.version.to_string());
    if let Some(point) = point {
        fact("Тармақ", "Пункт", point.clone());
    }
    fact("Мәселе", "Вопрос", poll.question.clone());
    fact("Дауыс беру түрі", "Вид голосования", secrecy(poll.rules.secrecy).to_owned());
    fact("Ашылды", "Открыто", format!("{} — {}", time(poll.opened), frozen.author(&poll.opened_by)));
    if let Some(closed) = poll.closed {
        let by = closed_by
            .as_ref()
            .map_or_else(|| "мерзімі бойынша / по времени".to_owned(), |by| frozen.author(by));
        fact("Жабылды", "Закрыто", format!("{} — {by}", time(closed)));
    }
    fact("Дауыс беруге құқылы", "Имеют право голоса", poll.entitled.to_string());
    fact("Қатысты", "Приняли участие", poll.turnout.to_string());
    if let Some(tally) = poll.tally {
        fact("Жақтады", "За", tally.pro.to_string());
        fact("Қарсы болды", "Против", tally.against.to_string());
        fact("Қалыс қалды", "Воздержались", tally.abstained.to_string());
    }
    if let Some(decision) = poll.decision {
        fact("Шешім", "Решение", decided(decision).to_owned());
    }
    let mut entries: Vec<&RollEntry> = roll.iter().collect();
    // By identifier: names may be spelt anew, and with them their order.
    entries.sort_by_key(|entry| entry.voter.person.id);
    for entry in entries {
        lines.push(line(entry, poll.rules.secrecy, frozen));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn line(entry: &RollEntry, secrecy: Secrecy, frozen: &Frozen) -> String {
    let said = match (secrecy, entry.voted, entry.choice) {
        (Secrecy::Secret, true, _) => "қатысты / принял(а) участие",
        (_, false, _) => "дауыс бермеді / не голосовал(а)",
        (Secrecy::Named, true, Some(Choice::For)) => "жақтады / за",
        (Secrecy::Named, true, Some(Choice::Against)) => "қарсы / против",
        (Secrecy::Named, true, Some(Choice::Abstain)) => "қалыс қалды / воздержался (воздержалась)",
        (Secrecy::Named, true, None) => "қатысты / принял(а) участие",
    };
    let reason = match entry.reason.trim() {
        "" => String::new(),
        reason => format!(": {}", one_line(reason)),
    };
    format!("- {} — {said}{reason}", frozen.author(&entry.voter))
}

/// The minute on Astana's clock.
fn time(moment: Moment) -> String {
    WallTime::of(moment).to_string()
}

const fn secrecy(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::Named => "ашық / открытое",
        Secrecy::Secret => "жасырын / тайное",
    }
}

const fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Adopted => "қабылданды / принято",
        Decision::Rejected => "қабылданбады / отклонено",
        Decision::NoQuorum => "кворум болмады / нет кворума",
    }
}

/// A text on one line: no entry can look like another fact.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::PersonName,
        id::Ulid,
        lang::Names,
        votes::{
            Base, OwnVote, PollRules, PollView, Rounding, Share, Tally, TallyShown, Threshold, Tie, Voters,
        },
    };

    fn author(number: u128, name: &str) -> Author {
        let body = Names { kk: String::new(), ru: String::new(), en: String::new() };
        Author {
            person: PersonName { id: Ulid::from(number).into(), name: name.to_owned(), body },
            substitute: None,
        }
    }

    fn protocol() -> Protocol {
        let share = Share::new(1, 2).unwrap();
        let entry = |number, name: &str, choice, reason: &str| RollEntry {
            voter: author(number, name),
            voted: true,
            choice: Some(choice),
            reason: reason.to_owned(),
        };
        Protocol {
            poll: PollView {
                id: Ulid::from(9_u128).into(),
                document: Ulid::from(8_u128).into(),
                version: 2,
                block: None,
                question: "Қабылдау\nкерек пе?".to_owned(),
                rules: PollRules {
                    voters: Voters::Everybody,
                    secrecy: Secrecy::Named,
                    tally: TallyShown::Live,
                    quorum: Threshold::AtLeast { share, rounding: Rounding::Up },
                    majority: Threshold::MoreThan { share },
                    base: Base::Entitled,
                    tie: Tie::Fails,
                    changeable: false,
                    reason_against: true,
                },
                opened_by: author(1, "Әлиева А. Б."),
                opened: Moment(1_795_341_600_000_000),
                closes_at: None,
                closed: Some(Moment(1_795_341_660_000_000)),
                entitled: 2,
                turnout: 2,
                tally: Some(Tally { pro: 1, against: 1, abstained: 0 }),
                prospect: None,
                decision: Some(Decision::Rejected),
                own: OwnVote::NotEntitled,
            },
            document_title: "Жоба".to_owned(),
            group_name: "Топ".to_owned(),
            point: None,
            closed_by: None,
            roll: vec![
                entry(3, "Оспанов Т. Б.", Choice::Against, "мерзім\nаз"),
                entry(2, "Нұрланов Е. С.", Choice::For, ""),
            ],
        }
    }

    #[test]
    fn names_and_order_of_the_day_don_t_matter_later_but_votes_do() {
        let (signed, frozen) = (protocol(), Frozen::of(&protocol()));
        let text = protocol_text(&signed, &frozen);
        assert!(text.contains("Мәселе / Вопрос: Қабылдау керек пе?"), "{text}");
        assert!(
            text.contains("- Оспанов Т. Б. [00000000000000000000000003] — қарсы / против: мерзім аз"),
            "{text}"
        );
        let mut renamed = protocol();
        renamed.roll.reverse();
        renamed.roll[0].voter.person.name = "Нурланов Е. С.".to_owned();
        renamed.group_name = "Басқа топ".to_owned();
        assert_eq!(protocol_text(&renamed, &frozen), text);
        let mut changed = protocol();
        changed.roll[0].choice = Some(Choice::For);
        assert_ne!(protocol_text(&changed, &frozen), text);
    }

    /// What was signed must read the same for ever: a word changed here breaks every signature there is.
    #[test]
    fn the_text_never_changes() {
        let named = protocol();
        let mut secret = protocol();
        secret.poll.rules.secrecy = Secrecy::Secret;
        (secret.poll.decision, secret.poll.tally) = (Some(Decision::NoQuorum), None);
        secret.point = Some("3-т., 2-тт.".to_owned());
        secret.closed_by = Some(author(1, "Әлиева А. Б."));
        secret.roll[1].voted = false;
        let mut absent = author(2, "Нұрланов Е. С.");
        absent.substitute = Some((author(4, "Қасымова Д.").person, "15-ө".to_owned()));
        secret.roll[1].voter = absent;
        let text = |protocol: &Protocol| protocol_text(protocol, &Frozen::of(protocol));
        assert_eq!(text(&named), include_str!("protocol_named.txt"));
        assert_eq!(text(&secret), include_str!("protocol_secret.txt"));
    }

    #[test]
    fn no_entry_can_look_like_another_line() {
        let mut sly = protocol();
        sly.poll.question = "Мәселе\nШешім / Решение: қабылданды / принято".to_owned();
        let text = protocol_text(&sly, &Frozen::of(&sly));
        assert_eq!(text.lines().filter(|line| line.starts_with("Шешім / Решение:")).count(), 1);
    }
}
