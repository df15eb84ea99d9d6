//! Leaving the portal.

use crate::form::{Act, form_state};
use domain::accounts::SignOut;
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{accounts as words, t},
};

/// Ends the session of this browser.
#[component]
pub fn SignOutForm() -> impl IntoView {
    view! {
        <Act<SignOut> then="/sign-in" full_load=true class="sign-out">
            <SignOutButton/>
        </Act<SignOut>>
    }
}

#[component]
fn SignOutButton() -> impl IntoView {
    let form = form_state();
    view! {
        <Button kind=Kind::Quiet busy=form.pending>
            <Icon glyph=Glyph::SignOut/>
            {t(words::SIGN_OUT)}
        </Button>
    }
}
