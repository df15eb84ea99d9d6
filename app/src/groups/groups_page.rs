//! The reader's groups.

use super::look::StateTag;
#[cfg(feature = "ssr")]
use crate::shell::Kept;
use crate::{
    call::call,
    shell::{Loaded, Still, StillRow, Title, query_param},
};
use domain::groups::{GroupRow, GroupState, ListGroups};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ui::{
    EmptyState, Glyph, Icon, Kind, LinkButton, Moment, Shape, Tab, Table, Tabs, Tag, Tone,
    i18n::{Word, groups as words, lang, shell, t},
    plural::number,
};

/// The groups, and how many of them are at work and closed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Listed {
    open: usize,
    closed: usize,
    #[serde(skip)]
    rows: Still<GroupRow>,
}

impl Listed {
    fn of(rows: Arc<Vec<GroupRow>>) -> Self {
        let open = rows.iter().filter(|row| row.state == GroupState::Open).count();
        Self { open, closed: rows.len() - open, rows: Still::new(rows) }
    }
}

/// All groups the reader has a place in, those at work first.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let asked = query_param("state");
    let shown = Memo::new(move |_| {
        asked.with(
            |state| if state.as_deref() == Some("closed") { GroupState::Closed } else { GroupState::Open },
        )
    });
    let known = StoredValue::new(None::<Arc<Vec<GroupRow>>>);
    let page = Resource::new(
        move || (lang(), shown.get()),
        move |_| async move {
            if let Some(rows) = known.get_value() {
                return Ok(Listed::of(rows));
            }
            let rows = call(ListGroups {}).await?;
            known.set_value(Some(Arc::clone(&rows)));
            Ok(Listed::of(rows))
        },
    );
    view! {
        <Title text=t(shell::GROUPS)/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(shell::GROUPS)}</h1>
                <p class="lead">{t(words::LEAD)}</p>
                <div class="acts">
                    <LinkButton href="/groups/new" kind=Kind::Primary>
                        <Icon glyph=Glyph::Plus/>
                        {t(words::CREATE)}
                    </LinkButton>
                </div>
            </div>
            <Loaded page shape=Shape::Table view=move |listed| list(&listed, shown).into_any()/>
        </main>
    }
}

fn list(listed: &Listed, shown: Memo<GroupState>) -> impl IntoView + use<> {
    let counts = [listed.open, listed.closed].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
    let tabs = Signal::derive(move || {
        let closed = shown.get() == GroupState::Closed;
        vec![
            Tab::new("/groups", t(words::TAB_OPEN)).count(counts[0]).current(!closed),
            Tab::new("/groups?state=closed", t(words::TAB_CLOSED)).count(counts[1]).current(closed),
        ]
    });
    // The list is built anew for each filter.
    let content = match shown.get_untracked() {
        GroupState::Open if listed.open == 0 => view! {
            <EmptyState text=t(words::NONE_OPEN) more=t(words::NONE_OPEN_MORE) glyph=Glyph::Group>
                <LinkButton href="/groups/new">{t(words::CREATE)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        GroupState::Closed if listed.closed == 0 => {
            view! { <EmptyState text=t(words::NONE_CLOSED) glyph=Glyph::Archive/> }.into_any()
        }
        state => table(listed.rows.body(|row| row.state == state)).into_any(),
    };
    view! {
        <Tabs label=t(words::FILTER) items=tabs/>
        {content}
    }
}

fn table(body: AnyView) -> impl IntoView {
    let head = |word: Word| view! { <th scope="col">{t(word)}</th> };
    let head_number = |word: Word| view! { <th scope="col" class="number">{t(word)}</th> };
    view! {
        <Table label=t(shell::GROUPS)>
            <thead>
                <tr>
                    {head(words::NAME)} {head(words::CHAIR)} {head_number(words::COL_MEMBERS)}
                    {head_number(words::COL_DOCUMENTS)} {head(words::COL_VOTES)} {head(words::COL_ACTIVE)}
                    {head(words::COL_STATE)}
                </tr>
            </thead>
            {body}
        </Table>
    }
}

impl StillRow for GroupRow {
    fn view(&self) -> AnyView {
        view! { <Row row=self.clone()/> }.into_any()
    }

    #[cfg(feature = "ssr")]
    fn kept() -> &'static Kept {
        static KEPT: std::sync::LazyLock<Kept> = std::sync::LazyLock::new(Kept::default);
        &KEPT
    }
}

#[component]
fn Row(row: GroupRow) -> impl IntoView {
    let body = row.chair.body;
    let votes = row.open_polls;
    let tag = (votes > 0).then(|| {
        // The column says what is counted.
        view! { <Tag tone=Tone::Sun glyph=Glyph::Vote label=number(votes.into())/> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/groups/{}", row.id)>{row.name}</a>
            </th>
            <td data-label=t(words::CHAIR)>
                <span>{row.chair.name} <small>{move || body.in_lang(lang()).to_owned()}</small></span>
            </td>
            <td data-label=t(words::COL_MEMBERS) class="number">{number(row.members.into())}</td>
            <td data-label=t(words::COL_DOCUMENTS) class="number">{number(row.documents.into())}</td>
            <td data-label=t(words::COL_VOTES)>{tag.map_or_else(|| "—".into_any(), IntoAny::into_any)}</td>
            <td data-label=t(words::COL_ACTIVE)>
                <Moment at=row.active.0/>
            </td>
            <td data-label=t(words::COL_STATE)>
                <StateTag state=row.state/>
            </td>
        </tr>
    }
}
