//! `/search`: one search over documents, remarks, votes, groups, people and bodies.

use super::{
    filters::{Filters, PATH},
    hit::Hit,
};
use crate::{
    call::call,
    shell::{Loaded, Paging, Title, address, asked_page, query_param},
};
use domain::{
    directory::{BodyRow, ListBodies},
    fault::Fault,
    groups::ListGroups,
    id::GroupId,
    operation::Operation,
    search::{HIT_ROWS, HitsView, Kind, Search},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Banner, EmptyState, Glyph, Notice, Shape, Tab, Tabs,
    i18n::{lang, search as words, t},
};

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    asked: Search,
    bodies: Vec<BodyRow>,
    groups: Vec<(GroupId, String)>,
    /// None before anything was asked for.
    found: Option<HitsView>,
}

async fn fetch(mut asked: Search) -> Result<Answer, Fault> {
    let bodies = call(ListBodies {}).await?;
    let groups: Vec<(GroupId, String)> =
        call(ListGroups {}).await?.iter().map(|row| (row.id, row.name.clone())).collect();
    // A group the reader has no place in, or none any more, can't be chosen, so it narrows nothing either.
    asked.group = asked.group.filter(|asked| groups.iter().any(|(id, _)| id == asked));
    let narrowed = Search { page: 0, ..asked.clone() } != Search::default();
    // What doesn't fit the fields is told in place of hits, and the form keeps what was entered.
    let found = if narrowed && asked.check().into_flaws().is_empty() {
        Some(call(asked.clone()).await?)
    } else {
        None
    };
    Ok(Answer { asked, bodies, groups, found })
}

/// The search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let [text, kind, body, group, progress, from, until, page] =
        ["text", "kind", "body", "group", "progress", "from", "until", "page"].map(query_param);
    let key = move || Search {
        text: text.get().unwrap_or_default().chars().take(200).collect(),
        kind: kind.get().and_then(|name| name.parse().ok()),
        body: body.get().and_then(|id| id.parse().ok()),
        group: group.get().and_then(|id| id.parse().ok()),
        progress: progress.get().and_then(|name| name.parse().ok()),
        from: from.get().and_then(|day| day.parse().ok()),
        until: until.get().and_then(|day| day.parse().ok()),
        page: asked_page(page.get().as_deref()),
    };
    let answer = Resource::new(key, fetch);
    view! {
        <Title text=t(words::SEARCH)/>
        <Loaded page=answer shape=Shape::List view=move |answer: Answer| view! { <Whole answer/> }.into_any()/>
    }
}

#[component]
fn Whole(answer: Answer) -> impl IntoView {
    let Answer { asked, bodies, groups, found } = answer;
    let turned = !asked.check().into_flaws().is_empty();
    let results = match found {
        Some(found) => view! { <Results asked=asked.clone() found/> }.into_any(),
        None if turned => view! { <Banner kind=Notice::Warn title=t(words::TURNED)/> }.into_any(),
        None => {
            view! { <EmptyState text=t(words::NOT_ASKED) more=t(words::NOT_ASKED_MORE) glyph=Glyph::Search/> }
                .into_any()
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::SEARCH)}</h1>
                <p class="lead">{t(words::LEAD)}</p>
            </div>
            <Filters asked bodies groups/>
            {results}
        </main>
    }
}

/// The parts of the address that say something, without the kind and the page.
fn rest(asked: &Search) -> Vec<(&'static str, String)> {
    let text = |value: Option<String>| value.unwrap_or_default();
    vec![
        ("text", asked.text.clone()),
        ("body", text(asked.body.map(|id| id.to_string()))),
        ("group", text(asked.group.map(|id| id.to_string()))),
        ("progress", text(asked.progress.map(|progress| progress.name().to_owned()))),
        ("from", text(asked.from.map(|day| day.to_string()))),
        ("until", text(asked.until.map(|day| day.to_string()))),
    ]
}

#[component]
fn Results(asked: Search, found: HitsView) -> impl IntoView {
    let HitsView { total, by_kind, hits, repaired, filling } = found;
    let parts = rest(&asked);
    let chosen = asked.kind;
    let link = {
        let parts = parts.clone();
        move |kind: Option<Kind>| {
            let mut all: Vec<(&str, &str)> =
                parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
            if let Some(kind) = kind {
                all.push(("kind", kind.name()));
            }
            address(PATH, &all)
        }
    };
    let everything = by_kind.iter().map(|(_, count)| count).sum();
    let tabs = Signal::derive(move || {
        let all = Tab::new(link(None), t(words::ALL)).count(everything).current(chosen.is_none());
        let kinds = by_kind.iter().map(|(kind, count)| {
            Tab::new(link(Some(*kind)), t(many(*kind))).count(*count).current(chosen == Some(*kind))
        });
        std::iter::once(all).chain(kinds).collect::<Vec<_>>()
    });
    let said = move || words::FOUND.count(lang(), total);
    let mut with_kind = parts;
    with_kind.push(("kind", chosen.map(|kind| kind.name().to_owned()).unwrap_or_default()));
    let none = hits.is_empty();
    view! {
        <section class="hits" aria-label=t(words::RESULTS)>
            {filling.then(|| view! { <Banner kind=Notice::Info title=t(words::FILLING)/> })}
            {(everything > 0).then(|| view! { <Tabs label=t(words::KINDS) items=tabs/> })}
            <p role="status">
                {said}
                {repaired
                    .map(|meant| {
                        view! {
                            <span class="repaired">
                                " " {move || words::REPAIRED.with(lang(), &[("text", &meant)])}
                            </span>
                        }
                    })}
            </p>
            {if none {
                view! { <EmptyState text=t(words::NOTHING) more=t(words::NOTHING_MORE) glyph=Glyph::Search/> }.into_any()
            } else {
                view! { <ol class="hit-list">{hits.into_iter().map(|hit| view! { <Hit hit/> }).collect_view()}</ol> }
                    .into_any()
            }}
            <Paging
                page=asked.page
                total=u32::try_from(total).unwrap_or(u32::MAX)
                rows=HIT_ROWS
                path=PATH.to_owned()
                rest=with_kind
            />
        </section>
    }
}

/// The word of a kind, for many things.
const fn many(kind: Kind) -> ui::i18n::Word {
    match kind {
        Kind::Document => words::DOCUMENTS,
        Kind::Remark => words::REMARKS,
        Kind::Poll => words::POLLS,
        Kind::Group => words::GROUPS,
        Kind::Library => words::LIBRARY,
        Kind::Person => words::PEOPLE,
        Kind::Body => words::BODIES,
    }
}
