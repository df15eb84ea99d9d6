//! How somebody signs: with a key from a file, in the worker of this browser, or by NCALayer.

use crate::certificates::KeyFields;
use leptos::{ev::SubmitEvent, html, prelude::*};
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{Word, lang, signatures as words, t},
};

/// The two ways, and what stands in their way.
#[component]
pub(crate) fn SignWith(
    /// What is signed, each by itself.
    contents: Vec<Vec<u8>>,
    /// The number that the certificate must have.
    iin: Option<String>,
    /// Told of the signatures, in the order of the contents.
    on_signed: Callback<Vec<Vec<u8>>>,
    /// Whether they are on their way.
    sending: RwSignal<bool>,
) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Word>));
    let form = NodeRef::<html::Form>::new();
    let order = StoredValue::new((contents, iin));
    let waits = Signal::derive(move || busy.get() || sending.get());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !waits.get_untracked() {
            trouble.set(None);
            by_file(form, order, on_signed, busy, trouble);
        }
    };
    let ncalayer = Callback::new(move |_| {
        if !waits.get_untracked() {
            trouble.set(None);
            by_ncalayer(order, on_signed, busy, trouble);
        }
    });
    let said = move || {
        trouble.get().map(|word| view! { <p class="banner" data-kind="warn">{word.text(lang())}</p> })
    };
    view! {
        <section class="panel" aria-labelledby="sign-with">
            <header>
                <h2 id="sign-with">{t(words::SIGN_WITH)}</h2>
                <p class="quiet-text">{t(words::SIGN_WITH_LEAD)}</p>
            </header>
            <p class="banner without-script" data-kind="warn">{t(words::SIGN_NEEDS_SCRIPT)}</p>
            <div class="form-fault" role="alert">{said}</div>
            <form class="form needs-script" on:submit=submit node_ref=form novalidate>
                <KeyFields password="key-password"/>
                <div class="form-acts">
                    <Button kind=Kind::Primary busy=waits>
                        <Icon glyph=Glyph::Edit/>
                        {t(words::SIGN)}
                    </Button>
                    <Button kind=Kind::Plain busy=waits kind_of="button" on_click=ncalayer>
                        {t(words::BY_NCALAYER)}
                    </Button>
                </div>
            </form>
        </section>
    }
}

type Order = StoredValue<(Vec<Vec<u8>>, Option<String>)>;
type Signed = Callback<Vec<Vec<u8>>>;

#[cfg(not(feature = "hydrate"))]
const fn by_file(_: NodeRef<html::Form>, _: Order, _: Signed, _: RwSignal<bool>, _: RwSignal<Option<Word>>) {}

#[cfg(not(feature = "hydrate"))]
const fn by_ncalayer(_: Order, _: Signed, _: RwSignal<bool>, _: RwSignal<Option<Word>>) {}

#[cfg(feature = "hydrate")]
fn by_file(
    form: NodeRef<html::Form>,
    order: Order,
    on_signed: Signed,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Word>>,
) {
    use crate::certificates::key_file;
    use ui::i18n::certificates;
    let Some(form) = form.get_untracked() else { return };
    let Some(file) = key_file::chosen(&form) else { return trouble.set(Some(certificates::CHOOSE_KEY_FILE)) };
    let password = key_file::entry(&form, "key-password");
    let (contents, iin) = order.get_value();
    busy.set(true);
    leptos::task::spawn_local(async move {
        let done = super::signing::by_file(&file, password, &contents, iin.as_deref()).await;
        busy.try_set(false);
        match done {
            Ok(signatures) => {
                form.reset();
                on_signed.run(signatures);
            }
            Err(word) => {
                trouble.try_set(Some(word));
            }
        }
    });
}

#[cfg(feature = "hydrate")]
fn by_ncalayer(order: Order, on_signed: Signed, busy: RwSignal<bool>, trouble: RwSignal<Option<Word>>) {
    let (contents, iin) = order.get_value();
    let speech = lang();
    busy.set(true);
    leptos::task::spawn_local(async move {
        let done = super::signing::by_ncalayer(contents, iin, speech).await;
        busy.try_set(false);
        match done {
            Ok(signatures) => on_signed.run(signatures),
            Err(word) => {
                trouble.try_set(Some(word));
            }
        }
    });
}
