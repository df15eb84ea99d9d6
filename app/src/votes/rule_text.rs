//! The rule of a vote in plain words, with the numbers it comes to.

use domain::{
    lang::Lang,
    votes::{Base, PollRules, Rounding, Secrecy, Share, TallyShown, Threshold, Tie, Voters},
};
use ui::{
    i18n::{Word, votes as words},
    plural::number,
};

/// The rule in plain words; with the number of those entitled also what it comes to in votes.
pub fn rule_text(lang: Lang, rules: &PollRules, entitled: Option<u32>) -> String {
    let secret = rules.secrecy == Secrecy::Secret;
    let mut sentences = vec![
        if secret { words::SECRET } else { words::NAMED }.text(lang).to_owned(),
        voters(lang, rules.voters, entitled),
        quorum(lang, rules.quorum, entitled),
        majority(lang, rules, entitled),
    ];
    let also = [
        (rules.tie == Tie::ChairDecides, words::CHAIR_DECIDES),
        (rules.reason_against, words::AGAINST_NEEDS_REASON),
        (rules.tally == TallyShown::AfterClosing, words::SHOWN_AFTER),
        (rules.changeable, words::MAY_CHANGE),
        (!rules.changeable, words::MAY_NOT_CHANGE),
    ];
    sentences.extend(also.into_iter().filter(|(said, _)| *said).map(|(_, word)| word.text(lang).to_owned()));
    sentences.join(" ")
}

/// Votes "for" that carry, where that does not depend on who takes part.
pub(super) fn needed(rules: &PollRules, entitled: u32) -> Option<u32> {
    (rules.base == Base::Entitled).then(|| rules.majority.needed(entitled).max(1))
}

fn voters(lang: Lang, voters: Voters, entitled: Option<u32>) -> String {
    let who = match voters {
        Voters::Everybody => words::WHO_EVERYBODY,
        Voters::ChairAndMembers => words::WHO_CHAIR_AND_MEMBERS,
        Voters::Members => words::WHO_MEMBERS,
    };
    match entitled {
        Some(entitled) => words::VOTERS_COUNT.count(lang, entitled.into()).replace("{who}", who.text(lang)),
        None => words::VOTERS.with(lang, &[("who", who.text(lang))]),
    }
}

fn quorum(lang: Lang, quorum: Threshold, entitled: Option<u32>) -> String {
    let part = match (quorum, entitled) {
        (Threshold::AtLeast { share, .. }, _) if share.parts().0 == 0 => {
            return words::QUORUM_NONE.text(lang).to_owned();
        }
        (_, Some(entitled)) => number(quorum.needed(entitled).into()),
        (_, None) => part(lang, quorum, Base::Entitled),
    };
    words::QUORUM.with(lang, &[("part", &part)])
}

fn majority(lang: Lang, rules: &PollRules, entitled: Option<u32>) -> String {
    let (share, rounding) = match rules.majority {
        Threshold::MoreThan { share } => (share, None),
        Threshold::AtLeast { share, rounding } => (share, Some(rounding)),
    };
    if share.parts().0 == 0 {
        return words::CARRIED_BY_ANY.text(lang).to_owned();
    }
    let mut sentence = words::CARRIED.with(lang, &[("part", &part(lang, rules.majority, rules.base))]);
    let known = entitled.filter(|_| rules.base == Base::Entitled);
    let rounded = rounding.filter(|_| !is_whole(share, known)).map(|rounding| {
        let said = match rounding {
            Rounding::Up => words::ROUNDED_UP,
            Rounding::Nearest => words::ROUNDED_NEAREST,
        };
        said.text(lang).to_owned()
    });
    let count = entitled
        .and_then(|entitled| needed(rules, entitled))
        .map(|needed| words::CARRIED_COUNT.with(lang, &[("n", &number(needed.into()))]));
    let notes: Vec<String> = rounded.into_iter().chain(count).collect();
    if !notes.is_empty() {
        sentence.push_str(&format!(" ({})", notes.join("; ")));
    }
    sentence + "."
}

/// Whether the share comes to whole people anyhow, so that nothing needs to be said of rounding.
fn is_whole(share: Share, of: Option<u32>) -> bool {
    let (numerator, denominator) = share.parts();
    numerator == denominator
        || of.is_some_and(|of| (u64::from(of) * u64::from(numerator)).is_multiple_of(denominator.into()))
}

/// "more than half of all entitled"
fn part(lang: Lang, threshold: Threshold, base: Base) -> String {
    let (share, more) = match threshold {
        Threshold::MoreThan { share } => (share, true),
        Threshold::AtLeast { share, .. } => (share, false),
    };
    let (of, all) = match base {
        Base::Entitled => (words::OF_ENTITLED, words::ALL_ENTITLED),
        Base::Cast => (words::OF_CAST, words::ALL_CAST),
        Base::ForAndAgainst => (words::OF_DECIDED, words::ALL_DECIDED),
    };
    let phrase: Word = match (share.parts(), more) {
        ((1, 1), _) => return all.text(lang).to_owned(),
        ((1, 2), true) => words::MORE_HALF,
        ((2, 3), true) => words::MORE_TWO_THIRDS,
        ((3, 4), true) => words::MORE_THREE_QUARTERS,
        (_, true) => words::MORE_OTHER,
        ((1, 3), false) => words::LEAST_THIRD,
        ((1, 2), false) => words::LEAST_HALF,
        ((2, 3), false) => words::LEAST_TWO_THIRDS,
        ((3, 4), false) => words::LEAST_THREE_QUARTERS,
        (_, false) => words::LEAST_OTHER,
    };
    phrase.with(lang, &[("of", of.text(lang)), ("share", &String::from(share))])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With plain spaces between figures and their words.
    fn rule_text(lang: Lang, rules: &PollRules, entitled: Option<u32>) -> String {
        super::rule_text(lang, rules, entitled).replace('\u{a0}', " ")
    }

    fn usual() -> PollRules {
        PollRules {
            voters: Voters::Members,
            secrecy: Secrecy::Named,
            tally: TallyShown::Live,
            quorum: Threshold::AtLeast { share: Share::HALF, rounding: Rounding::Up },
            majority: Threshold::MoreThan { share: Share::HALF },
            base: Base::Entitled,
            tie: Tie::Fails,
            changeable: true,
            reason_against: false,
        }
    }

    #[test]
    fn the_usual_rule_is_said_with_its_numbers() {
        let said = |lang| rule_text(lang, &usual(), Some(15));
        assert_eq!(
            said(Lang::En),
            "Named. 15 people vote: members of the group. Quorum: 8. Carried by more than half of all entitled (at least \
             8 “for”). \
             Until closing a vote may be changed."
        );
        assert_eq!(
            said(Lang::Ru),
            "Открытое, поимённое. Голосуют 15 человек: члены группы. Кворум — 8. Принимается, если «за» больше половины \
             всех имеющих право голоса (не менее 8 «за»). До закрытия голос можно изменить."
        );
        assert_eq!(
            said(Lang::Kk),
            "Ашық (атаулы) дауыс беру. Дауыс беретіндер: топ мүшелері, 15 адам. Кворум — 8. Шешім қабылдануы үшін дауыс \
             беру құқығы барлардың жартысынан көбі қолдауы керек (кемінде 8 «қолдаймын»). Жабылғанға дейін дауысты өзгертуге болады."
        );
    }

    #[test]
    fn a_secret_rule_names_no_number_that_depends_on_turnout() {
        let rules = PollRules {
            secrecy: Secrecy::Secret,
            tally: TallyShown::AfterClosing,
            majority: Threshold::AtLeast { share: Share::TWO_THIRDS, rounding: Rounding::Nearest },
            quorum: Threshold::AtLeast { share: Share::new(0, 1).unwrap(), rounding: Rounding::Up },
            base: Base::Cast,
            changeable: false,
            ..usual()
        };
        assert_eq!(
            rule_text(Lang::Ru, &rules, Some(21)),
            "Тайное. Голосует 21 человек: члены группы. Кворум не требуется. Принимается, если «за» не менее двух третей \
             участвующих, считая воздержавшихся (дробь округляется до ближайшего целого). Цифры видны после закрытия. \
             Поданный голос изменить нельзя."
        );
        let said = rule_text(Lang::Kk, &rules, None);
        assert!(
            said.starts_with("Жасырын дауыс беру. Дауыс беретіндер: топ мүшелері. Кворум талап етілмейді."),
            "{said}"
        );
    }

    #[test]
    fn rounding_is_said_only_where_it_matters() {
        let least = |share| Threshold::AtLeast { share, rounding: Rounding::Up };
        let rules = PollRules { majority: least(Share::TWO_THIRDS), ..usual() };
        let even = rule_text(Lang::En, &rules, Some(15));
        assert!(
            even.contains("Carried by at least two thirds of all entitled (at least 10 “for”)."),
            "{even}"
        );
        let odd = rule_text(Lang::En, &rules, Some(16));
        assert!(odd.contains("of all entitled (fractions are rounded up; at least 11 “for”)."), "{odd}");
        let all = rule_text(
            Lang::Ru,
            &PollRules { majority: least(Share::new(1, 1).unwrap()), ..usual() },
            Some(3),
        );
        assert!(all.contains("Принимается, если «за» все имеющие право голоса (не менее 3 «за»)."), "{all}");
    }

    #[test]
    fn nothing_is_left_blank() {
        let shares = [(0, 1), (1, 3), (1, 2), (2, 3), (3, 4), (3, 5), (1, 1)];
        for lang in Lang::ALL {
            for share in shares.map(|(numerator, denominator)| Share::new(numerator, denominator).unwrap()) {
                for base in [Base::Entitled, Base::Cast, Base::ForAndAgainst] {
                    for majority in [
                        Threshold::MoreThan { share },
                        Threshold::AtLeast { share, rounding: Rounding::Nearest },
                    ] {
                        let rules =
                            PollRules { majority, quorum: majority, base, tie: Tie::ChairDecides, ..usual() };
                        for entitled in [None, Some(1), Some(12_000)] {
                            let said = rule_text(lang, &rules, entitled);
                            assert!(!said.contains(['{', '}']) && said.ends_with('.'), "{said}");
                        }
                    }
                }
            }
        }
    }
}
