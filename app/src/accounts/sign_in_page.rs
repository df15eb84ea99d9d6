//! `/sign-in`

use super::PasswordField;
use crate::{
    form::{Act, form_state},
    say,
    shell::{Title, address, me, query_param},
};
use domain::{accounts::SignIn, field::Field};
use leptos::prelude::*;
use ui::{
    BrandSign, Button, Kind, LinkButton, TextField,
    i18n::{accounts as words, lang, t},
};

/// Where to go after signing in.
const HOME: &str = "/";

/// An address of ours to go back to: a path on this host, never another place.
pub fn local_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    let elsewhere =
        rest.starts_with(['/', '\\']) || text.contains(|letter: char| letter.is_control() || letter == '\\');
    (!elsewhere && !text.starts_with("/sign-in")).then_some(text)
}

/// Signs in by login and password.
#[component]
pub fn SignInPage() -> impl IntoView {
    let back = query_param("back").get_untracked();
    let then = back.as_deref().and_then(local_path).unwrap_or(HOME).to_owned();
    let signed_in = me().with_untracked(|me| me.as_ref().map(|me| me.person.name.clone()));
    let by_certificate = address("/sign-in/certificate", &[("back", back.as_deref().unwrap_or_default())]);
    let form = match signed_in {
        Some(name) => view! { <SignedIn name then/> }.into_any(),
        None => view! {
            <Act<SignIn> then full_load=true class="panel">
                <SignInFields/>
            </Act<SignIn>>
            <p class="aside">
                <a href=by_certificate>{t(words::BY_CERTIFICATE)}</a>
            </p>
            <p class="aside">{t(words::FORGOTTEN)}</p>
        }
        .into_any(),
    };
    view! {
        <Title text=t(words::SIGN_IN_TITLE)/>
        <main class="signin" id="main" tabindex="-1">
            <div class="signin-head">
                <BrandSign/>
                <h1>{t(words::SIGN_IN_TITLE)}</h1>
                <p>{t(words::PORTAL)}</p>
                <p>{t(words::MODULE)}</p>
            </div>
            {form}
        </main>
    }
    .into_any()
}

#[component]
fn SignInFields() -> impl IntoView {
    let form = form_state();
    view! {
        <TextField
            name=Field::Login.name()
            label=t(say::label(Field::Login))
            value=form.entered(&Field::Login.name(), "")
            autocomplete="username"
            required=true
            error=form.error(Field::Login)
        />
        <PasswordField
            field=Field::Password
            label=t(say::label(Field::Password))
            autocomplete="current-password"
            error=form.error(Field::Password)
        />
        <Button kind=Kind::Primary busy=form.pending>
            {t(words::SIGN_IN)}
        </Button>
    }
}

/// Somebody is signed in already: says who, so that nobody works under another's name unawares.
#[component]
fn SignedIn(name: String, then: String) -> impl IntoView {
    view! {
        <div class="panel">
            <p>{move || words::ALREADY_IN.with(lang(), &[("name", &name)])}</p>
            <LinkButton href=then kind=Kind::Primary>
                {t(words::GO_ON)}
            </LinkButton>
            <super::SignOutForm/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_this_host_lead_back() {
        for here in ["/", "/groups/01J?tab=2", "/documents/01J#b7"] {
            assert_eq!(local_path(here), Some(here));
        }
        for elsewhere in [
            "",
            "//evil.kz",
            "/\\evil.kz",
            "https://evil.kz",
            "javascript:alert(1)",
            "/a\n/b",
            "/sign-in?back=/",
        ] {
            assert_eq!(local_path(elsewhere), None, "{elsewhere}");
        }
    }
}
