//! `/documents/:id/compare?from=1&to=2&view=changes`: what changed from one version to another.

use super::{compared::Rows, list::version_number};
use crate::{
    call::call,
    shell::{Loaded, Title},
};
use domain::{
    fault::Fault,
    id::DocumentId,
    versions::{CompareVersions, Comparison, VersionView},
};
use leptos::prelude::*;
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};
use ui::{
    Banner, Button, Glyph, Icon, Kind, Notice, Opt, SelectField, Shape, Tab, Tabs,
    i18n::{lang, t, versions as words},
};

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// One text, with what goes and what comes in it.
    Inline,
    /// Both texts, side by side.
    Side,
    /// Only what changed, in one text.
    Changes,
}

impl Shown {
    fn of(name: Option<&str>) -> Self {
        match name {
            Some("inline") => Self::Inline,
            Some("side") => Self::Side,
            _ => Self::Changes,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Side => "side",
            Self::Changes => "changes",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    document: Option<DocumentId>,
    from: Option<u32>,
    to: Option<u32>,
    shown: Shown,
}

async fn fetch(asked: Asked) -> Result<(Comparison, Shown), Fault> {
    let Asked { document, from, to, shown } = asked;
    let document = document.ok_or(Fault::NotFound)?;
    let only_changes = shown == Shown::Changes;
    let comparison = call(CompareVersions { document, from, to, only_changes }).await?;
    Ok((comparison, shown))
}

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let query = query.read();
        let number = |name: &str| query.get(name).and_then(|text| text.parse().ok());
        Asked {
            document: params.read().get("id").and_then(|id| id.parse().ok()),
            from: number("from"),
            to: number("to"),
            shown: Shown::of(query.get("view").as_deref()),
        }
    });
    let page = Resource::new(
        move || asked.get(),
        move |asked| async move {
            fetch(asked).await.map(|(comparison, shown)| (comparison, shown.name().to_owned()))
        },
    );
    view! {
        <Title text=t(words::COMPARE)/>
        <Loaded
            page
            shape=Shape::Document
            view=move |(comparison, shown): (Comparison, String)| {
                view! { <Compare comparison shown=Shown::of(Some(&shown))/> }.into_any()
            }
        />
    }
}

#[component]
fn Compare(comparison: Comparison, shown: Shown) -> impl IntoView {
    let Comparison { document, title, from, to, versions, rows } = comparison;
    let numbers = (from.number, to.number);
    let without =
        [&from, &to].into_iter().find(|version| version.no_text.is_some()).map(|version| version.number);
    let content = match without {
        Some(number) => view! { <FaultText number/> }.into_any(),
        None => view! { <Rows document rows shown numbers/> }.into_any(),
    };
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/documents/{document}") rel="external">{title}</a>
                    </li>
                </ol>
                <h1>{t(words::COMPARE)}</h1>
            </div>
            <Pick document from to versions shown/>
            <Kinds document numbers shown/>
            {content}
        </main>
    }
}

#[component]
fn FaultText(number: u32) -> impl IntoView {
    let text = Signal::derive(move || words::NO_TEXT.with(lang(), &[("n", &number.to_string())]));
    view! { <Banner kind=Notice::Info title=text><p></p></Banner> }
}

/// Which versions are compared.
#[component]
fn Pick(
    document: DocumentId,
    from: VersionView,
    to: VersionView,
    versions: u32,
    shown: Shown,
) -> impl IntoView {
    let options = Signal::stored(
        (1..=versions).map(|number| Opt::new(number.to_string(), version_number(number))).collect::<Vec<_>>(),
    );
    view! {
        <Form method="GET" action=format!("/documents/{document}/compare") attr:class="filters">
            <SelectField name="from" label=t(words::FROM) options=options value=from.number.to_string() required=true/>
            <SelectField name="to" label=t(words::TO) options=options value=to.number.to_string() required=true/>
            <input type="hidden" name="view" value=shown.name()/>
            <Button kind=Kind::Primary>
                <Icon glyph=Glyph::Search/>
                {t(words::SHOW)}
            </Button>
        </Form>
    }
}

/// How they are shown.
#[component]
fn Kinds(document: DocumentId, numbers: (u32, u32), shown: Shown) -> impl IntoView {
    let (from, to) = numbers;
    let tab = move |kind: Shown, word| {
        let address = format!("/documents/{document}/compare?from={from}&to={to}&view={}", kind.name());
        Tab::new(address, t(word)).current(kind == shown)
    };
    let items = Signal::stored(vec![
        tab(Shown::Changes, words::CHANGES),
        tab(Shown::Inline, words::INLINE),
        tab(Shown::Side, words::SIDE),
    ]);
    view! { <Tabs label=t(words::VIEW) items/> }
}
