//! Suggested wordings that can still go into the text.

use crate::{
    Cx, Error,
    directory::places,
    stored::{of_word, word},
};
use domain::{
    event::Event,
    id::{DocumentId, RemarkId},
    remarks::{RemarkState, SuggestionState},
};
use sqlx::AssertSqlSafe;

/// A wording suggested with a remark.
#[derive(Clone, Debug)]
pub(crate) struct Suggested {
    pub(crate) remark: RemarkId,
    pub(crate) wording: String,
    pub(crate) state: SuggestionState,
}

const SUGGESTED: &str = "select r.id, r.wording, r.suggestion from remark r
    where r.document = $1 and r.wording is not null and r.suggestion in ('proposed', 'accepted')
    and not exists (select 1 from version_suggestion s where s.remark = r.id)
    order by r.id";

/// Wordings on a document that nobody declined and no version was made of.
pub(crate) async fn suggested(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<Suggested>, Error> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as(SUGGESTED).bind(document.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter()
        .map(|(remark, wording, state)| {
            Ok(Suggested { remark: remark.parse()?, wording, state: of_word(&state)? })
        })
        .collect()
}

/// Decides many suggestions alike and settles their remarks.
pub(crate) async fn decide(
    cx: &mut Cx<'_>,
    document: DocumentId,
    remarks: &[RemarkId],
    state: SuggestionState,
) -> Result<(), Error> {
    /// Identifiers in one statement.
    const TOGETHER: usize = 200;
    let (by, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    for some in remarks.chunks(TOGETHER) {
        let ids = places(6, some.len());
        let settle = format!(
            "update remark set state = $1, settled_by = $2, settled_by_person = $3, settled_order = $4,
                 settled_at = $5
             where state = 'open' and id in ({ids})"
        );
        let mut query = sqlx::query(AssertSqlSafe(settle))
            .persistent(false)
            .bind(word(RemarkState::Resolved)?)
            .bind(by.to_string())
            .bind(by_person.clone())
            .bind(order.clone())
            .bind(now);
        for remark in some {
            query = query.bind(remark.to_string());
        }
        query.execute(cx.db()).await?;
        let decide = format!("update remark set suggestion = $1 where id in ({})", places(2, some.len()));
        let mut query = sqlx::query(AssertSqlSafe(decide)).persistent(false).bind(word(state)?);
        for remark in some {
            query = query.bind(remark.to_string());
        }
        query.execute(cx.db()).await?;
    }
    let accepted = state == SuggestionState::Accepted;
    for remark in remarks {
        cx.record(Event::SuggestionDecided { document, remark: *remark, accepted })?;
    }
    Ok(())
}
