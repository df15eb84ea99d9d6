//! The key is made in the worker of this browser, and saved to a file under its owner's password.

use leptos::{ev::SubmitEvent, html, prelude::*};
use ui::{
    Banner, Button, Choices, Glyph, Icon, Kind, Notice, Opt, TextField,
    i18n::{Word, certificates as words, lang, t},
};

/// Shortest password of a key file.
#[cfg(feature = "hydrate")]
const PASSWORD_MIN: usize = 10;

/// A key that was made: the request for its certificate, and the file that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    /// PKCS #10 in base64.
    pub(crate) request: String,
    /// PKCS #12, sealed under the password.
    pub(crate) store: Vec<u8>,
    /// The file's name.
    pub(crate) file: String,
}

#[component]
pub(super) fn MakeKey(subject: String, made: RwSignal<Option<Made>>) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Word>));
    let form = NodeRef::<html::Form>::new();
    let subject = StoredValue::new(subject);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            trouble.set(None);
            begin(form, subject, made, busy, trouble);
        }
    };
    let kinds = vec![
        Opt::new("gost512", t(words::GOST512)),
        Opt::new("p256", t(words::P256)),
        Opt::new("rsa2048", t(words::RSA)),
    ];
    let error = Signal::derive(move || trouble.get().map(|word| word.text(lang()).to_owned()));
    view! {
        <section aria-labelledby="your-key">
            <h2 id="your-key">{t(words::YOUR_KEY)}</h2>
            <form class="form" on:submit=submit node_ref=form novalidate>
                <Choices
                    name="kind"
                    legend=t(words::KIND)
                    hint=t(words::KIND_HINT)
                    options=Signal::stored(kinds)
                    value="gost512"
                    inline=true
                />
                    <TextField
                        name="key-password"
                        kind="password"
                        label=t(words::NEW_PASSWORD)
                        hint=t(words::NEW_PASSWORD_HINT)
                        autocomplete="new-password"
                        required=true
                        error
                    />
                    <TextField
                        name="key-password-again"
                        kind="password"
                        label=t(words::REPEAT_PASSWORD)
                        autocomplete="new-password"
                        required=true
                    />
                <p class="acts">
                    <Button kind=Kind::Plain busy>
                        <Icon glyph=Glyph::Lock/>
                        {move || if busy.get() { words::MAKING_KEY.text(lang()) } else { words::MAKE_KEY.text(lang()) }}
                    </Button>
                </p>
            </form>
            <div aria-live="polite">{move || made.get().map(|made| view! { <Done made/> })}</div>
        </section>
    }
}

#[component]
fn Done(made: Made) -> impl IntoView {
    let file = made.file.clone();
    let said = Signal::derive(move || words::KEY_MADE.with(lang(), &[("file", &file)]));
    let made = StoredValue::new(made);
    view! {
        <Banner kind=Notice::Success title=said>
            <p class="acts">
                <Button kind=Kind::Quiet small=true kind_of="button" on_click=Callback::new(move |_| save(made))>
                    <Icon glyph=Glyph::Download/>
                    {t(words::SAVE_AGAIN)}
                </Button>
            </p>
        </Banner>
    }
}

#[cfg(not(feature = "hydrate"))]
const fn save(_: StoredValue<Made>) {}

#[cfg(feature = "hydrate")]
fn save(made: StoredValue<Made>) {
    made.with_value(|made| super::key_file::save(&made.store, &made.file));
}

#[cfg(not(feature = "hydrate"))]
const fn begin(
    _: NodeRef<html::Form>,
    _: StoredValue<String>,
    _: RwSignal<Option<Made>>,
    _: RwSignal<bool>,
    _: RwSignal<Option<Word>>,
) {
}

#[cfg(feature = "hydrate")]
fn begin(
    form: NodeRef<html::Form>,
    subject: StoredValue<String>,
    made: RwSignal<Option<Made>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Word>>,
) {
    use super::key_file;
    let Some(form) = form.get_untracked() else { return };
    let password = key_file::entry(&form, "key-password");
    let kind = key_file::kind(&key_file::entry(&form, "kind"));
    if password.chars().count() < PASSWORD_MIN {
        return trouble.set(Some(words::PASSWORD_SHORT));
    }
    if password != key_file::entry(&form, "key-password-again") {
        return trouble.set(Some(words::PASSWORDS_DIFFER));
    }
    busy.set(true);
    let name = subject.get_value();
    leptos::task::spawn_local(async move {
        let done = key_file::make(kind, &name, password).await;
        busy.try_set(false);
        match done {
            Ok(done) => {
                key_file::save(&done.store, &done.file);
                form.reset();
                made.try_set(Some(done));
            }
            Err(refusal) => {
                trouble.try_set(Some(key_file::said(&refusal)));
            }
        }
    });
}
