use super::{HitsView, Kind, Progress};
use crate::{
    access::Rule,
    field::{Field, Findings, Flaw},
    form,
    id::{BodyId, GroupId},
    operation::operation,
    time::CalendarDay,
};
use serde::{Deserialize, Serialize};

/// Finds groups, documents, remarks, votes, people and bodies by their words, among what the caller may see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Words that must all occur, "words between quotes" that must stand so, -words that must not occur. Without any,
    /// everything that fits the rest, the newest first.
    #[serde(default)]
    pub text: String,
    /// Only of this kind.
    #[serde(default, deserialize_with = "form::optional")]
    pub kind: Option<Kind>,
    /// Only of this state body.
    #[serde(default, deserialize_with = "form::optional")]
    pub body: Option<BodyId>,
    /// Only in this working group.
    #[serde(default, deserialize_with = "form::optional")]
    pub group: Option<GroupId>,
    /// Only what is still under way, or only what is finished.
    #[serde(default, deserialize_with = "form::optional")]
    pub progress: Option<Progress>,
    /// Changed on this day or later.
    #[serde(default, deserialize_with = "form::optional")]
    pub from: Option<CalendarDay>,
    /// Changed on this day or earlier.
    #[serde(default, deserialize_with = "form::optional")]
    pub until: Option<CalendarDay>,
    /// Which page of hits, from 0.
    #[serde(default)]
    pub page: u32,
}
operation!(Query Search as "search" -> HitsView, Rule::EMPLOYEE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.optional_text(Field::Search, &self.text, 200);
        let turned = self.from.zip(self.until).is_some_and(|(from, until)| until < from);
        found.add_if(turned, Field::Until, Flaw::EndsBeforeStart);
        found
    }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Operation;

    #[test]
    fn an_end_before_the_start_is_a_flaw_of_the_end() {
        let day = CalendarDay::from_ymd(2026, 11, 22);
        let search = Search { from: day, until: day, ..Search::default() };
        assert!(search.check().into_flaws().is_empty());
        let turned = Search { until: CalendarDay::from_ymd(2026, 11, 21), ..search };
        assert_eq!(turned.check().into_flaws().len(), 1);
    }
}
