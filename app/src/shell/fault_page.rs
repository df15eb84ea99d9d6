//! A page that can't be shown: what happened, what is kept, what to do.

use crate::{say, shell::Title};
use domain::fault::Fault;
use leptos::prelude::*;
use ui::{
    LinkButton,
    i18n::{lang, shell as words, t},
};

/// Instead of a page.
#[component]
pub fn FaultPage(
    /// Why.
    fault: Fault,
) -> impl IntoView {
    let heading = match fault {
        Fault::NotFound => words::NOT_FOUND,
        Fault::SignIn => words::SIGN_IN_FIRST,
        Fault::Refused(_) => words::NOT_ALLOWED,
        Fault::Offline => words::OFFLINE,
        _ => words::WENT_WRONG,
    };
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::StatusCode::from_u16(fault.status()))
    {
        response.set_status(status);
    }
    let sign_in = fault == Fault::SignIn;
    view! {
        <Title text=t(heading)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(heading)}</h1>
            </div>
            <p class="lead">{move || say::fault(lang(), &fault)}</p>
            <p class="acts">
                {if sign_in {
                    view! { <LinkButton href="/sign-in">{t(words::SIGN_IN)}</LinkButton> }.into_any()
                } else {
                    view! { <LinkButton href="/">{t(words::TO_HOME)}</LinkButton> }.into_any()
                }}
            </p>
        </main>
    }
}
