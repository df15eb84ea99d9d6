//! "I have read it": asked for, said, or already said.

use super::look::may;
use crate::form::{Act, Hidden, form_state};
use domain::library::{AcknowledgeItem, Acknowledgement, ItemView};
use leptos::prelude::*;
use ui::{
    Banner, Button, Glyph, Icon, Kind, Notice,
    i18n::{lang, library as words, t},
    time,
};

/// The part of the page for the reader who was asked to read the item.
#[component]
pub(super) fn Asking(
    /// The item.
    item: ItemView,
    /// Told when it was said.
    renew: Callback<()>,
) -> impl IntoView {
    match item.acknowledgement {
        Acknowledgement::NotAsked => ().into_any(),
        Acknowledgement::Done(at) => {
            let said = Signal::derive(move || {
                let lang = lang();
                words::ACKNOWLEDGED_AT.with(lang, &[("time", &time::date_time(lang, at.0))])
            });
            view! { <Banner kind=Notice::Success title=said/> }.into_any()
        }
        Acknowledgement::Waits if !may::<AcknowledgeItem>(item.standing) => {
            view! { <Banner kind=Notice::Warn glyph=Glyph::Waiting title=t(words::ASKED_ACTING)/> }.into_any()
        }
        Acknowledgement::Waits => view! {
            <Banner kind=Notice::Warn glyph=Glyph::Waiting title=t(words::ASKED_TITLE)>
                <p>{t(words::ASKED_TEXT)}</p>
                <Act<AcknowledgeItem> then=format!("/library/{}", item.id) on_done=renew>
                    <Hidden name="item" value=item.id.to_string()/>
                    <SayButton/>
                </Act<AcknowledgeItem>>
            </Banner>
        }
        .into_any(),
    }
}

#[component]
fn SayButton() -> impl IntoView {
    let form = form_state();
    view! {
        <p class="acts">
            <Button kind=Kind::Primary busy=form.pending>
                <Icon glyph=Glyph::Check/>
                {t(words::ACKNOWLEDGE)}
            </Button>
        </p>
    }
}
