//! Finding.

mod cursor;
mod gate;
mod hit;
mod kept;
mod lists;
mod parse;
mod places;
mod rank;
mod repair;
mod run;
mod snippet;
mod top;
mod walk;

use crate::{DEPTH_MAX, Found, Hit, PER_PAGE_MAX, Query, SearchError, schema::Fields, view::View};
use lists::Lists;
use parse::Wanted;
use places::Places;
use top::Ranked;
use walk::Outcome;

/// Among so many of the best, those whose words stand near one another come first.
const NEAR_AMONG: usize = 300;

/// Answers a query; if nothing fits, what was meant by it, probably.
pub fn search(view: &View, fields: &Fields, query: &Query<'_>) -> Result<Found, SearchError> {
    let wanted = parse::parse(query.text, query.unfinished);
    let outcome = walk::walk(view, fields, query, &wanted, limit(query, &wanted))?;
    if outcome.total > 0 || !outcome.by_kind.is_empty() || wanted.must.is_empty() {
        return found(view, fields, query, &wanted, outcome);
    }
    for repair in repair::repairs(query.text, query.unfinished) {
        let outcome = walk::walk(view, fields, query, &repair.wanted, limit(query, &repair.wanted))?;
        if outcome.total > 0 || !outcome.by_kind.is_empty() {
            let mut found = found(view, fields, query, &repair.wanted, outcome)?;
            found.repaired.get_or_insert(repair.text);
            return Ok(found);
        }
    }
    Ok(Found::default())
}

/// How many of the best have to be known.
fn limit(query: &Query<'_>, wanted: &Wanted) -> usize {
    let shown = query.page.saturating_add(1).saturating_mul(per_page(query)).min(DEPTH_MAX);
    if words(wanted) < 2 { shown } else { shown.max(NEAR_AMONG) }
}

fn words(wanted: &Wanted) -> usize {
    wanted.must.iter().map(Vec::len).sum()
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
    let mut best = outcome.top.into_sorted();
    let first = query.page.saturating_mul(per_page(query)).min(best.len());
    let last = first.saturating_add(per_page(query)).min(best.len());
    bring_near_ones_up(&outcome.lists, wanted, &mut best, last)?;
    let hits = hits(view, fields, (wanted, &outcome.lists), &best[first..last])?;
    let best = best.first().filter(|_| wanted.by_sound);
    let repaired = best.map(|best| hit::spelled(view, fields, wanted, best)).transpose()?.flatten();
    Ok(Found { total, by_kind, hits, repaired })
}

/// Reading where words stand takes longest of all, so it is done for the best only: always the same number, whatever
/// page is asked for, or a hit could change its page. Of these, what is too far behind to come on this page stays where
/// it is; `shown` is the number of hits up to the end of the page.
fn bring_near_ones_up(
    lists: &[Vec<Lists>],
    wanted: &Wanted,
    best: &mut [Ranked],
    shown: usize,
) -> Result<(), SearchError> {
    let words = words(wanted);
    if words < 2 || wanted.by_sound {
        return Ok(());
    }
    let end = best.len().min(NEAR_AMONG);
    let best = &mut best[..end];
    let (first, others) = best.split_at_mut(shown.min(end));
    bring_up(lists, words, first)?;
    let last = first.iter().map(|ranked| ranked.score).fold(f32::INFINITY, f32::min);
    let reachable = others.partition_point(|ranked| ranked.score + rank::CLOSE >= last);
    bring_up(lists, words, &mut others[..reachable])?;
    best.sort_unstable_by(|one, other| other.cmp(one));
    Ok(())
}

fn bring_up(lists: &[Vec<Lists>], words: usize, best: &mut [Ranked]) -> Result<(), SearchError> {
    let mut places = Places::new(lists);
    for at in places::in_order(best) {
        if let Some(ranked) = best.get_mut(at) {
            ranked.score += rank::CLOSE * places::closeness(&places.of(ranked)?, words);
        }
    }
    Ok(())
}

fn hits(
    view: &View,
    fields: &Fields,
    (wanted, lists): (&Wanted, &[Vec<Lists>]),
    page: &[Ranked],
) -> Result<Vec<Hit>, SearchError> {
    let mut places = Places::new(lists);
    let mut found = Vec::with_capacity(page.len());
    for at in places::in_order(page) {
        if let Some(ranked) = page.get(at) {
            found.push((at, hit::hit(view, fields, wanted, ranked, places.of(ranked)?)?));
        }
    }
    found.sort_unstable_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, hit)| hit).collect())
}
