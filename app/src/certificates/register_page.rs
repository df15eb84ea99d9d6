//! `/certificates/register`: all certificates of the centre, for its officers.

use super::look::{self, Certificates};
use crate::{
    call::call,
    shell::{Loaded, Title, address, query_param},
};
use domain::{
    certificates::{ListRegister, RegisterPage as Found, Validity},
    fault::Fault,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Button, EmptyState, Glyph, Icon, Kind, LinkButton, Shape, Tab, Tabs, TextField,
    i18n::{certificates as words, common, t},
};

const PATH: &str = "/certificates/register";
const FILTERS: [(Validity, &str); 4] = [
    (Validity::InForce, "in_force"),
    (Validity::Suspended, "suspended"),
    (Validity::Revoked, "revoked"),
    (Validity::Expired, "expired"),
];

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    search: String,
    validity: String,
    before: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    found: Found,
    asked: Asked,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let wanted = ListRegister {
        search: asked.search.clone(),
        validity: FILTERS.iter().find(|(_, name)| *name == asked.validity).map(|(validity, _)| *validity),
        before: asked.before.parse().ok(),
    };
    Ok(Answer { found: call(wanted).await?, asked })
}

/// The register of certificates.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let [search, validity, before] = ["search", "validity", "before"].map(query_param);
    let key = move || Asked {
        search: search.get().unwrap_or_default(),
        validity: validity.get().unwrap_or_default(),
        before: before.get().unwrap_or_default(),
    };
    let answer = Resource::new(key, fetch);
    view! {
        <Title text=t(words::REGISTER)/>
        <Loaded page=answer shape=Shape::Table view=move |answer: Answer| view! { <Register answer/> }.into_any()/>
    }
    .into_any()
}

#[component]
fn Register(answer: Answer) -> impl IntoView {
    let Answer { found: Found { rows, more }, asked: Asked { search, validity, before } } = answer;
    let to = |validity: &str, before: &str| {
        address(PATH, &[("search", search.as_str()), ("validity", validity), ("before", before)])
    };
    let all = Tab::new(to("", ""), t(words::ALL)).current(validity.is_empty());
    let tab = |(state, name): &(Validity, &str)| {
        Tab::new(to(name, ""), t(look::validity(*state))).current(validity == *name)
    };
    let tabs: Vec<Tab> = std::iter::once(all).chain(FILTERS.iter().map(tab)).collect();
    let next = rows.last().filter(|_| more).map(|last| to(&validity, &last.id.to_string()));
    let first = (!before.is_empty()).then(|| to(&validity, ""));
    let list = if rows.is_empty() {
        view! { <EmptyState text=t(words::NOTHING_FOUND) glyph=Glyph::Search/> }.into_any()
    } else {
        view! { <Certificates rows label=words::REGISTER/> }.into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/certificates">{t(words::CERTIFICATES)}</a>
                    </li>
                </ol>
                <h1>{t(words::REGISTER)}</h1>
                <p class="lead">{t(words::REGISTER_LEAD)}</p>
            </div>
            <form class="filters" role="search" action=PATH method="get" aria-label=t(words::REGISTER)>
                <div class="grow">
                    <TextField
                        name="search"
                        kind="search"
                        label=t(words::REGISTER_SEARCH)
                        value=search.clone()
                        max=200_u32
                        autocomplete="off"
                    />
                </div>
                <input type="hidden" name="validity" value=validity.clone()/>
                <Button>
                    <Icon glyph=Glyph::Search/>
                    {t(common::SEARCH)}
                </Button>
            </form>
            <Tabs label=t(words::FILTER) items=Signal::stored(tabs)/>
            {list}
            <p class="acts">
                {first.map(|href| view! { <LinkButton href kind=Kind::Quiet>{t(words::FIRST_PAGE)}</LinkButton> })}
                {next.map(|href| view! { <LinkButton href>{t(words::NEXT_PAGE)}</LinkButton> })}
            </p>
        </main>
    }
    .into_any()
}
