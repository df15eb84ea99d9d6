//! Finding.

mod cursor;
mod gate;
mod hit;
mod parse;
mod rank;
mod repair;
mod run;
mod snippet;
mod top;
mod walk;

use crate::{DEPTH_MAX, Found, PER_PAGE_MAX, Query, SearchError, schema::Fields, view::View};
use parse::Wanted;
use walk::Outcome;

/// Answers a query; if nothing fits, what was meant by it, probably.
pub fn search(view: &View, fields: &Fields, query: &Query<'_>) -> Result<Found, SearchError> {
    let wanted = parse::parse(query.text, query.unfinished);
    let limit = (query.page.saturating_add(1)).saturating_mul(per_page(query)).min(DEPTH_MAX);
    let outcome = walk::walk(view, fields, query, &wanted, limit)?;
    if outcome.total > 0 || !outcome.by_kind.is_empty() || wanted.must.is_empty() {
        return found(view, fields, query, &wanted, outcome);
    }
    for repair in repair::repairs(query.text, query.unfinished) {
        let outcome = walk::walk(view, fields, query, &repair.wanted, limit)?;
        if outcome.total > 0 || !outcome.by_kind.is_empty() {
            let mut found = found(view, fields, query, &repair.wanted, outcome)?;
            found.repaired.get_or_insert(repair.text);
            return Ok(found);
        }
    }
    Ok(Found::default())
}

fn per_page(query: &Query<'_>) -> usize {
    query.per_page.min(PER_PAGE_MAX)
}

fn found(
    view: &View,
    fields: &Fields,
    query: &Query<'_>,
    wanted: &Wanted,
    outcome: Outcome,
) -> Result<Found, SearchError> {
    let (total, by_kind) = (outcome.total, outcome.by_kind.into_iter().collect());
    let best = outcome.top.into_sorted();
    let first = query.page.saturating_mul(per_page(query));
    let page = best.iter().skip(first).take(per_page(query));
    let hits = page.map(|ranked| hit::hit(view, fields, wanted, ranked)).collect::<Result<_, _>>()?;
    let best = best.first().filter(|_| wanted.by_sound);
    let repaired = best.map(|best| hit::spelled(view, fields, wanted, best)).transpose()?.flatten();
    Ok(Found { total, by_kind, hits, repaired })
}
