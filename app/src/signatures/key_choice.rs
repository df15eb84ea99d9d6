//! Choosing among the keys of a file.

use super::{say, sign_with::Purpose};
use leptos::prelude::*;
use signing::CertificateView;
use ui::{
    Choices, Opt,
    i18n::{lang, signatures as words, t},
    time,
};

/// Name of the choice in the form.
pub(super) const KEY: &str = "key";

/// The keys that could sign, one to be chosen; nothing where there is nothing to choose.
#[component]
pub(super) fn KeyChoice(
    /// Their certificates.
    keys: RwSignal<Vec<CertificateView>>,
    /// What is signed.
    purpose: Purpose,
    /// Whether the choice is missed.
    missed: RwSignal<bool>,
) -> impl IntoView {
    let error = Signal::derive(move || missed.get().then(|| words::CHOOSE_KEY_FIRST.text(lang()).to_owned()));
    let options = move || {
        let keys = keys.get();
        keys.into_iter().enumerate().map(|(at, key)| option(at, key, purpose)).collect::<Vec<_>>()
    };
    move || {
        let several = keys.with(|keys| keys.len() > 1);
        several.then(|| {
            view! {
                <Choices
                    name=KEY
                    legend=t(words::CHOOSE_KEY)
                    hint=t(words::CHOOSE_KEY_HINT)
                    options=Signal::derive(options)
                    error
                    on_change=Callback::new(move |_| missed.set(false))
                />
            }
        })
    }
}

/// Owner; roles, body and the last day.
fn option(at: usize, key: CertificateView, purpose: Purpose) -> Opt {
    let CertificateView { subject, roles, not_after, signs, serial, .. } = key;
    let owner = subject.common_name.unwrap_or(serial);
    let only_signs_in = purpose == Purpose::SigningIn && !signs;
    let hint = move || {
        let lang = lang();
        // That somebody acts for a body says less than as what.
        let telling =
            roles.iter().filter(|role| roles.len() == 1 || **role != eds::certificate::Role::LegalEntity);
        let mut said: Vec<String> = telling.map(|role| say::role(role).text(lang).to_owned()).collect();
        said.extend(subject.organization.clone());
        said.push(words::KEY_UNTIL.with(lang, &[("time", &time::date(lang, not_after.micros()))]));
        said.extend(only_signs_in.then(|| words::KEY_SIGNS_IN.text(lang).to_owned()));
        said.join(" · ")
    };
    Opt::new(at.to_string(), Signal::stored(owner)).hint(Signal::derive(hint))
}
