//! What becomes of each row: pure, so that what is shown and what is done can't differ.

use super::{AnswerLine, AnswersReport, FlawedRow, RowFlaw, RowName, said_stance};
use crate::{
    field::{Field, Findings, Flaw},
    id::RemarkId,
    remarks::{GROUNDS_MAX, Stance, WORDING_MAX, missing},
    time::Moment,
};
use serde::Serialize;
use std::collections::HashMap;

/// A row as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRow {
    /// Its number in the file, as people count.
    pub number: u32,
    /// Its hidden name, if it has one.
    pub name: Option<String>,
    /// The developer's stance in words.
    pub stance: String,
    /// The reasoning.
    pub reasoning: String,
    /// The final wording.
    pub wording: String,
}

/// A remark on the document as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRemark {
    /// Which.
    pub remark: RemarkId,
    /// Version of its text.
    pub version: i64,
    /// Its answer, if it has one.
    pub answer: Option<KnownAnswer>,
}

/// An answer as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAnswer {
    /// The stance.
    pub stance: Stance,
    /// The reasoning.
    pub reasoning: String,
    /// The final wording.
    pub wording: String,
    /// When it was given.
    pub at: Moment,
}

/// An answer that a row gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedAnswer {
    /// Number of the row in the file.
    pub row: u32,
    /// Number of the remark in the table.
    pub number: u32,
    /// Which remark.
    pub remark: RemarkId,
    /// The stance.
    pub stance: Stance,
    /// The reasoning.
    pub reasoning: String,
    /// The final wording.
    pub wording: String,
    /// The stance of the answer it takes the place of.
    pub was: Option<Stance>,
}

/// What is to be done with a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerPlan {
    /// Answers to be given, each remark at most once.
    pub answers: Vec<PlannedAnswer>,
    /// Rows that say nothing new.
    pub unchanged: u32,
    /// Rows that are not taken.
    pub flawed: Vec<FlawedRow>,
}

impl AnswerPlan {
    /// As the one who sent the table sees it; `plan` stands for it.
    pub fn report(self, plan: String) -> AnswersReport {
        let line = |answer: PlannedAnswer| AnswerLine {
            row: answer.row,
            number: answer.number,
            stance: answer.stance,
            was: answer.was,
        };
        AnswersReport {
            plan,
            answers: self.answers.into_iter().map(line).collect(),
            unchanged: self.unchanged,
            flawed: self.flawed,
        }
    }
}

impl SentRow {
    fn says_nothing(&self) -> bool {
        [&self.stance, &self.reasoning, &self.wording].iter().all(|cell| cell.trim().is_empty())
    }

    /// Whether it says what the answer says already; programs differ in spaces and line breaks.
    fn says_the_same(&self, answer: &KnownAnswer) -> bool {
        let same = |sent: &str, known: &str| sent.split_whitespace().eq(known.split_whitespace());
        said_stance(&self.stance) == Some(answer.stance)
            && same(&self.reasoning, &answer.reasoning)
            && same(&self.wording, &answer.wording)
    }

    /// The stance, and what is wrong with the entries.
    fn entries(&self) -> Result<Stance, Vec<RowFlaw>> {
        let mut found = Findings::new();
        let stance = said_stance(&self.stance);
        match stance {
            None if self.stance.trim().is_empty() => found.add(Field::Stance, Flaw::Missing),
            None => found.add(Field::Stance, Flaw::Unknown),
            Some(stance) => {
                if let Some(field) = missing(stance, &self.reasoning) {
                    found.add(field, Flaw::Missing);
                }
            }
        }
        found.optional_text(Field::Reasoning, &self.reasoning, GROUNDS_MAX);
        found.optional_text(Field::Wording, &self.wording, WORDING_MAX);
        let flaws: Vec<RowFlaw> = found.into_flaws().into_iter().map(RowFlaw::Entry).collect();
        stance.filter(|_| flaws.is_empty()).ok_or(flaws)
    }
}

/// Judges the rows; `known` are all remarks on the document in the order of their numbers. An empty row says nothing,
/// so it takes nothing away; a row that would overwrite what is newer than the file is left out.
pub fn plan_answers(rows: &[SentRow], known: &[KnownRemark]) -> AnswerPlan {
    let by_id: HashMap<RemarkId, (u32, &KnownRemark)> =
        (1_u32..).zip(known).map(|(number, known)| (known.remark, (number, known))).collect();
    let mut answering = HashMap::<RemarkId, u32>::with_capacity(rows.len());
    for name in rows.iter().filter(|row| !row.says_nothing()).filter_map(name) {
        *answering.entry(name.remark).or_default() += 1;
    }
    let mut plan = AnswerPlan::default();
    for row in rows {
        let flawed = |number, flaws| FlawedRow { row: row.number, number, flaws };
        let Some(sent) = &row.name else {
            // An empty line below the table is no row.
            if !row.says_nothing() {
                plan.flawed.push(flawed(None, vec![RowFlaw::Added]));
            }
            continue;
        };
        let found = RowName::read(sent).and_then(|name| Some((by_id.get(&name.remark)?, name)));
        let Some(((number, known), name)) = found else {
            plan.flawed.push(flawed(None, vec![RowFlaw::Foreign]));
            continue;
        };
        let answer = known.answer.as_ref();
        if row.says_nothing() || answer.is_some_and(|answer| row.says_the_same(answer)) {
            plan.unchanged += 1;
            continue;
        }
        let mut flaws = Vec::new();
        if answering.get(&known.remark).is_some_and(|rows| *rows > 1) {
            flaws.push(RowFlaw::Twice);
        }
        if !name.is_fresh(known.version, answer.map(|answer| answer.at)) {
            flaws.push(RowFlaw::Stale);
        }
        match row.entries() {
            Ok(stance) if flaws.is_empty() => plan.answers.push(PlannedAnswer {
                row: row.number,
                number: *number,
                remark: known.remark,
                stance,
                reasoning: row.reasoning.trim().to_owned(),
                wording: row.wording.trim().to_owned(),
                was: answer.map(|answer| answer.stance),
            }),
            entries => {
                flaws.extend(entries.err().unwrap_or_default());
                plan.flawed.push(flawed(Some(*number), flaws));
            }
        }
    }
    plan
}

fn name(row: &SentRow) -> Option<RowName> {
    row.name.as_deref().and_then(RowName::read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{field::FieldFlaw, id::Ulid, remarks::row_name};

    fn id(number: u128) -> RemarkId {
        Ulid::from(number).into()
    }

    fn open(number: u128) -> KnownRemark {
        KnownRemark { remark: id(number), version: 1, answer: None }
    }

    fn answered(number: u128, at: i64) -> KnownRemark {
        let answer = KnownAnswer {
            stance: Stance::Declined,
            reasoning: "Противоречит\nЗакону.".into(),
            wording: String::new(),
            at: Moment(at),
        };
        KnownRemark { answer: Some(answer), ..open(number) }
    }

    /// The row of a remark as the file had it when the remark was like this.
    fn row(number: u32, known: &KnownRemark, cells: [&str; 3]) -> SentRow {
        let at = known.answer.as_ref().map(|answer| answer.at);
        let [stance, reasoning, wording] = cells.map(str::to_owned);
        let name = Some(row_name(known.remark, known.version, at));
        SentRow { number, name, stance, reasoning, wording }
    }

    fn entry(field: Field, flaw: Flaw) -> RowFlaw {
        RowFlaw::Entry(FieldFlaw { field, flaw })
    }

    #[test]
    fn rows_in_any_order_answer_their_remarks() {
        let known = [open(1), open(2), answered(3, 5)];
        let rows = [
            row(7, &known[2], ["Принято", "", "Новая редакция"]),
            row(5, &known[1], ["қабылданбады", " Заңға қайшы. ", ""]),
            row(6, &known[0], ["", " ", ""]),
        ];
        let plan = plan_answers(&rows, &known);
        let said: Vec<_> = plan.answers.iter().map(|a| (a.row, a.number, a.stance, a.was)).collect();
        assert_eq!(said, [(7, 3, Stance::Accepted, Some(Stance::Declined)), (5, 2, Stance::Declined, None)]);
        assert_eq!(plan.answers[1].reasoning, "Заңға қайшы.");
        assert_eq!((plan.unchanged, plan.flawed), (1, Vec::new()));
    }

    #[test]
    fn what_stands_there_already_is_no_change() {
        let known = [answered(1, 5)];
        let same = row(5, &known[0], ["Қабылданбады / Не принято", "Противоречит  Закону.", ""]);
        assert_eq!(plan_answers(std::slice::from_ref(&same), &known).unchanged, 1);
        let older = row(5, &open(1), ["не принято", "Противоречит Закону.", ""]);
        assert_eq!(plan_answers(&[older], &known).unchanged, 1, "the same file, sent a second time");
    }

    #[test]
    fn each_flaw_is_named() {
        let known = [open(1), answered(2, 5), open(3), open(4)];
        let edited = KnownRemark { version: 0, ..open(4) };
        let cases = [
            (row(1, &known[0], ["частично принято", " ", ""]), vec![entry(Field::Reasoning, Flaw::Missing)]),
            (row(2, &known[0], ["", "потому что", ""]), vec![entry(Field::Stance, Flaw::Missing)]),
            (row(3, &known[0], ["да", "", ""]), vec![entry(Field::Stance, Flaw::Unknown)]),
            (
                row(4, &known[0], ["принято", "", &"ә".repeat(8_001)]),
                vec![entry(Field::Wording, Flaw::TooLong { max: 8_000, now: 8_001 })],
            ),
            (row(5, &open(2), ["принято", "", ""]), vec![RowFlaw::Stale]),
            (
                row(6, &answered(2, 4), ["нет", "", ""]),
                vec![RowFlaw::Stale, entry(Field::Stance, Flaw::Unknown)],
            ),
            (row(7, &edited, ["принято", "", ""]), vec![RowFlaw::Stale]),
            (row(8, &open(9), ["", "", ""]), vec![RowFlaw::Foreign]),
            (
                SentRow { name: Some("x".into()), ..row(9, &open(1), ["принято", "", ""]) },
                vec![RowFlaw::Foreign],
            ),
            (SentRow { name: None, ..row(10, &open(1), ["принято", "", ""]) }, vec![RowFlaw::Added]),
        ];
        for (row, flaws) in cases {
            let plan = plan_answers(std::slice::from_ref(&row), &known);
            assert_eq!(plan.answers, [], "{row:?}");
            assert_eq!(plan.flawed[0].flaws, flaws, "{row:?}");
            assert_eq!(plan.flawed[0].row, row.number);
        }
        let blank = SentRow { number: 11, ..SentRow::default() };
        assert_eq!(plan_answers(&[blank], &known), AnswerPlan::default());
    }

    #[test]
    fn two_rows_for_one_remark_answer_it_only_when_one_is_empty() {
        let known = [open(1)];
        let (accepted, empty) = (row(1, &known[0], ["принято", "", ""]), row(2, &known[0], ["", "", ""]));
        let declined = row(3, &known[0], ["не принято", "нет", ""]);
        let plan = plan_answers(&[accepted.clone(), declined], &known);
        assert_eq!(plan.answers, []);
        assert!(plan.flawed.iter().all(|row| row.flaws == [RowFlaw::Twice] && row.number == Some(1)));
        assert_eq!(plan.flawed.len(), 2);
        assert_eq!(plan_answers(&[accepted, empty], &known).answers.len(), 1);
    }

    proptest::proptest! {
        /// Every row is in one place of the report, no remark is answered twice, none without what it needs.
        #[test]
        fn rows_are_accounted_for(
            cells in proptest::collection::vec((0..6_u128, 0..3_i64, "(принято|не принято|да|)", "(потому|)"), 0..30),
        ) {
            let known: Vec<KnownRemark> = vec![open(0), open(1), answered(2, 1), answered(3, 2)];
            let rows: Vec<SentRow> = (1..).zip(&cells).map(|(number, (id, at, stance, why))| {
                let seen = if *at == 0 { open(*id) } else { answered(*id, *at) };
                row(number, &seen, [stance, why, ""])
            }).collect();
            let plan = plan_answers(&rows, &known);
            let counted = plan.answers.len() + plan.unchanged as usize + plan.flawed.len();
            proptest::prop_assert_eq!(counted, rows.len());
            let mut remarks: Vec<_> = plan.answers.iter().map(|answer| answer.remark).collect();
            remarks.sort_unstable();
            remarks.dedup();
            proptest::prop_assert_eq!(remarks.len(), plan.answers.len());
            for answer in &plan.answers {
                proptest::prop_assert_eq!(missing(answer.stance, &answer.reasoning), None);
            }
        }
    }
}
