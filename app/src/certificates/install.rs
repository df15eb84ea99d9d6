//! The certificate is laid beside its key, in this browser.

use super::key_fields::KeyFields;
use leptos::{ev::SubmitEvent, html, prelude::*};
use ui::{
    Banner, Button, Glyph, Icon, Kind, Notice,
    i18n::{Word, certificates as words, lang, t},
};

#[component]
pub(super) fn Install(
    /// DER in base64.
    certificate: String,
    /// Those above it.
    chain: Vec<String>,
) -> impl IntoView {
    let (busy, trouble, saved) =
        (RwSignal::new(false), RwSignal::new(None::<Word>), RwSignal::new(None::<String>));
    let form = NodeRef::<html::Form>::new();
    let certificates: Vec<String> = std::iter::once(certificate).chain(chain).collect();
    let certificates = StoredValue::new(certificates);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            trouble.set(None);
            saved.set(None);
            begin(form, certificates, busy, trouble, saved);
        }
    };
    let error = Signal::derive(move || trouble.get().map(|word| word.text(lang()).to_owned()));
    view! {
        <section class="panel" aria-labelledby="install">
            <header>
                <h2 id="install">{t(words::INSTALL)}</h2>
                <p class="quiet-text">{t(words::INSTALL_LEAD)}</p>
            </header>
            <p class="banner without-script" data-kind="warn">{t(words::NEEDS_SCRIPT)}</p>
            <form class="form needs-script" on:submit=submit node_ref=form novalidate>
                <KeyFields password="file-password" error/>
                <p class="acts">
                    <Button kind=Kind::Primary busy>
                        <Icon glyph=Glyph::Lock/>
                        {t(words::INSTALL_ACT)}
                    </Button>
                </p>
            </form>
            <div aria-live="polite">
                {move || {
                    saved
                        .get()
                        .map(|file| {
                            let said = words::INSTALLED.with(lang(), &[("file", &file)]);
                            view! { <Banner kind=Notice::Success title=said/> }
                        })
                }}
            </div>
        </section>
    }
}

#[cfg(not(feature = "hydrate"))]
const fn begin(
    _: NodeRef<html::Form>,
    _: StoredValue<Vec<String>>,
    _: RwSignal<bool>,
    _: RwSignal<Option<Word>>,
    _: RwSignal<Option<String>>,
) {
}

#[cfg(feature = "hydrate")]
fn begin(
    form: NodeRef<html::Form>,
    certificates: StoredValue<Vec<String>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Word>>,
    saved: RwSignal<Option<String>>,
) {
    use super::key_file;
    let Some(form) = form.get_untracked() else { return };
    let Some(file) = key_file::chosen(&form) else { return trouble.set(Some(words::CHOOSE_KEY_FILE)) };
    let password = key_file::entry(&form, "file-password");
    let certificates: Vec<Vec<u8>> = certificates
        .with_value(|certificates| certificates.iter().map(|text| text.as_bytes().to_vec()).collect());
    busy.set(true);
    leptos::task::spawn_local(async move {
        let done = key_file::install(&file, password, &certificates).await;
        busy.try_set(false);
        match done {
            Ok(store) => {
                let name = format!("alqa-signature-{}.p12", key_file::today());
                key_file::save(&store, &name);
                form.reset();
                saved.try_set(Some(name));
            }
            Err(refusal) => {
                trouble.try_set(Some(key_file::said(&refusal)));
            }
        }
    });
}
