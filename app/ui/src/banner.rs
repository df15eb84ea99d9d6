//! Messages on the page.

use leptos::prelude::*;

use crate::{
    i18n::{common, t},
    icon::{Glyph, Icon},
};

/// What kind of message it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notice {
    /// To know.
    #[default]
    Info,
    /// Careful, or time is running.
    Warn,
    /// It went wrong: what happened, what is kept, what to do.
    Error,
    /// Done.
    Success,
}

impl Notice {
    const fn kind(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
            Self::Success => "success",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Info,
            Self::Warn | Self::Error => Glyph::Warning,
            Self::Success => Glyph::Check,
        }
    }
}

/// A message; errors are announced at once, the rest when the reader pauses.
#[component]
pub fn Banner(
    /// Its kind.
    #[prop(optional)]
    kind: Notice,
    /// Its sign, where it says more than the kind's own.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The message in one line.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// The rest of it, and acts.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if kind == Notice::Error { "alert" } else { "status" };
    view! {
        <div class="banner" data-kind=kind.kind() role=role>
            <Icon glyph=glyph.unwrap_or_else(|| kind.glyph())/>
            <div>
                {title.map(|title| view! { <b>{title}</b> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// All errors of a form above it, each leading to its field; nothing while there are none.
#[component]
pub fn ErrorSummary(
    /// The field's `id` and what is wrong with it.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let list = move || {
        let line = |(id, text)| view! { <li><a href=format!("#{id}")>{text}</a></li> };
        errors.get().into_iter().map(line).collect_view()
    };
    move || {
        errors.with(|errors| !errors.is_empty()).then(|| {
            view! {
                <div class="banner" data-kind="error" role="alert" tabindex="-1">
                    <Icon glyph=Glyph::Warning/>
                    <div>
                        <h2>{t(common::CHECK_FIELDS)}</h2>
                        <ul>{list}</ul>
                    </div>
                </div>
            }
        })
    }
}
