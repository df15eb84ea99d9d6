//! A signature that was made and perhaps did not arrive: it is kept on the page, so that nobody has to sign again.

use domain::fault::Fault;
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{Word, signatures as words, t},
};

/// Whether the same may be sent again. What a rule refuses it would refuse again.
pub(crate) const fn undelivered(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::Offline
            | Fault::Busy
            | Fault::Broken { .. }
            | Fault::TooMany { .. }
            | Fault::DiskFull
            | Fault::SignIn
    )
}

/// Sends it again.
#[component]
pub(crate) fn SendAgain(
    /// What it is called, where nothing was sent yet.
    #[prop(default = words::SEND_AGAIN)]
    label: Word,
    /// While it is on its way.
    busy: RwSignal<bool>,
    /// Told when it is to be sent.
    on_send: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="form-acts">
            <Button kind=Kind::Primary kind_of="button" busy on_click=Callback::new(move |_| on_send.run(()))>
                <Icon glyph=Glyph::Upload/>
                {t(label)}
            </Button>
        </div>
    }
}
