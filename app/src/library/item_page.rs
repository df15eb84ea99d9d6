//! `/library/:id`: an item, and "I have read it"; for its managers one form at a time, `?do=…`.

use super::{
    access_form::AccessSummary,
    asked::Asking,
    item_facts::Facts,
    item_forms::Keeping,
    look::{Crumbs, act, may},
};
use crate::{
    call::call,
    shell::{Loaded, Title, asked_page, query_param},
};
use domain::{
    fault::Fault,
    id::LibraryItemId,
    library::{Acknowledged, ItemView, Validity, ViewAcknowledged, ViewItem},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use ui::{
    Banner, Glyph, Icon, Shape,
    i18n::{lang, library as words, previews, t},
};

#[derive(Clone, PartialEq, Eq)]
struct Asked {
    item: Option<LibraryItemId>,
    act: Option<String>,
    done: bool,
    page: u32,
}

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) item: ItemView,
    pub(super) act: Option<String>,
    /// Who has read it, or has not; for managers, when asked for.
    pub(super) acknowledged: Option<Acknowledged>,
    pub(super) done: bool,
    pub(super) page: u32,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let Asked { item, act, done, page } = asked;
    let item = item.ok_or(Fault::NotFound)?;
    let view = call(ViewItem { item, keeping: act.is_some() }).await?;
    let wanted = act.as_deref() == Some("acknowledged") && view.access.is_some();
    let acknowledged = if wanted { Some(call(ViewAcknowledged { item, done, page }).await?) } else { None };
    Ok(Answer { item: view, act, acknowledged, done, page })
}

/// An item of the library.
#[component]
pub fn ItemPage() -> impl IntoView {
    let params = use_params_map();
    let [act, done, page] = ["do", "done", "page"].map(query_param);
    let key = move || Asked {
        item: params.read().get("id").and_then(|id| id.parse().ok()),
        act: act.get(),
        done: done.get().is_some(),
        page: asked_page(page.get().as_deref()),
    };
    let answer = Resource::new(key, fetch);
    let renew = Callback::new(move |()| answer.refetch());
    view! {
        <Loaded
            page=answer
            shape=Shape::Card
            view=move |answer: Answer| view! { <Item answer renew/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Item(answer: Answer, renew: Callback<()>) -> impl IntoView {
    let item = answer.item.clone();
    let requisites = item.requisites.clone();
    let title = requisites.title.clone();
    let about = move || act(lang(), &requisites.number, requisites.adopted_on);
    let access = item.access.clone().filter(|_| may::<domain::library::SetItemAccess>(item.standing));
    view! {
        <Title text=title.clone()/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <Crumbs above=item.above.clone()/>
                <h1>{title}</h1>
                <p class="lead">{about}</p>
                <div class="acts">
                    <a class="button primary" href=format!("/library/{}/preview", item.id)>
                        <Icon glyph=Glyph::Document/>
                        {t(previews::READ)}
                    </a>
                    <a class="button" href=format!("/library/{}/file", item.id) rel="external" download="">
                        <Icon glyph=Glyph::Download/>
                        {t(words::DOWNLOAD)}
                    </a>
                </div>
            </div>
            <div class="stack loose">
                <Over item=item.clone()/>
                <Asking item=item.clone() renew/>
                <section class="panel" aria-labelledby="about">
                    <header>
                        <h2 id="about">{t(words::ABOUT)}</h2>
                    </header>
                    <Facts item/>
                </section>
                {access
                    .map(|view| {
                        view! {
                            <section aria-labelledby="who-may-read">
                                <h2 class="label" id="who-may-read">{t(words::ACCESS)}</h2>
                                <AccessSummary view/>
                            </section>
                        }
                    })}
                <Keeping answer/>
            </div>
        </main>
    }
    .into_any()
}

/// Says that it is over, and what took its place.
#[component]
fn Over(item: ItemView) -> impl IntoView {
    match (item.validity, item.replaced_by) {
        (Validity::Replaced, Some(next)) => view! {
            <Banner title=t(words::REPLACED_BY)>
                <p>
                    <a href=format!("/library/{}", next.id)>{next.title}</a>
                </p>
            </Banner>
        }
        .into_any(),
        (Validity::Replaced, None) => view! { <Banner title=t(words::REPLACED_UNSEEN)/> }.into_any(),
        (Validity::Expired, _) => view! { <Banner title=t(words::EXPIRED_TEXT)/> }.into_any(),
        _ => ().into_any(),
    }
}
