//! How somebody signs: with a key from a file, in the worker of this browser, or by NCALayer.

use super::key_choice::KeyChoice;
use crate::certificates::KeyFields;
use leptos::{ev::SubmitEvent, html, prelude::*};
use signing::CertificateView;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{Word, lang, signatures as words, t},
};

/// What is signed, which decides which keys will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A document: the signature binds.
    Document,
    /// A text that says who somebody is.
    SigningIn,
}

/// What is to be signed, and with whose key.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "signing is done in the browser only"))]
pub(super) struct Wanted {
    /// Each is signed by itself.
    pub(super) contents: Vec<Vec<u8>>,
    /// The number that the certificate must have.
    pub(super) iin: Option<String>,
    /// What for.
    pub(super) purpose: Purpose,
}

/// The two ways, and what stands in their way.
#[component]
pub(crate) fn SignWith(
    /// What is signed, each by itself.
    contents: Vec<Vec<u8>>,
    /// The number that the certificate must have.
    iin: Option<String>,
    /// What for.
    #[prop(default = Purpose::Document)]
    purpose: Purpose,
    /// Told of the signatures, in the order of the contents.
    on_signed: Callback<Vec<Vec<u8>>>,
    /// Whether they are on their way.
    sending: RwSignal<bool>,
) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Word>));
    let form = NodeRef::<html::Form>::new();
    let order = StoredValue::new(Wanted { contents, iin, purpose });
    let choice = Choice { keys: RwSignal::new(Vec::new()), missed: RwSignal::new(false) };
    let waits = Signal::derive(move || busy.get() || sending.get());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !waits.get_untracked() {
            trouble.set(None);
            by_file(form, (order, choice), on_signed, busy, trouble);
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
                // Keys of another file, or of none.
                <div class="stack" on:input=move |_| choice.forget()>
                    <KeyFields password="key-password"/>
                </div>
                <KeyChoice keys=choice.keys purpose missed=choice.missed/>
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

type Order = StoredValue<Wanted>;
type Signed = Callback<Vec<Vec<u8>>>;

/// The choice among the keys of a file.
#[derive(Clone, Copy)]
struct Choice {
    /// Empty until a file turns out to have several that could sign.
    keys: RwSignal<Vec<CertificateView>>,
    /// Whether it was asked for and not made.
    missed: RwSignal<bool>,
}

impl Choice {
    fn forget(self) {
        self.keys.set(Vec::new());
        self.missed.set(false);
    }
}

#[cfg(not(feature = "hydrate"))]
const fn by_file(
    _: NodeRef<html::Form>,
    _: (Order, Choice),
    _: Signed,
    _: RwSignal<bool>,
    _: RwSignal<Option<Word>>,
) {
}

#[cfg(not(feature = "hydrate"))]
const fn by_ncalayer(_: Order, _: Signed, _: RwSignal<bool>, _: RwSignal<Option<Word>>) {}

#[cfg(feature = "hydrate")]
fn by_file(
    form: NodeRef<html::Form>,
    (order, choice): (Order, Choice),
    on_signed: Signed,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Word>>,
) {
    use super::{
        key_choice::KEY,
        signing::{self, Outcome},
    };
    use crate::certificates::key_file;
    use ui::i18n::certificates;
    let Some(form) = form.get_untracked() else { return };
    let Some(file) = key_file::chosen(&form) else { return trouble.set(Some(certificates::CHOOSE_KEY_FILE)) };
    let password = key_file::entry(&form, "key-password");
    let keys = choice.keys.get_untracked();
    let chosen = key_file::entry(&form, KEY).parse().ok().and_then(|at: usize| keys.get(at).cloned());
    if chosen.is_none() && !keys.is_empty() {
        return choice.missed.set(true);
    }
    busy.set(true);
    leptos::task::spawn_local(async move {
        let done = signing::by_file(&file, password, &order.get_value(), chosen).await;
        busy.try_set(false);
        match done {
            Ok(Outcome::Signed(signatures)) => {
                form.reset();
                choice.forget();
                on_signed.run(signatures);
            }
            Ok(Outcome::Several(keys)) => {
                choice.keys.try_set(keys);
                request_animation_frame(|| focus(KEY));
            }
            Err(word) => {
                trouble.try_set(Some(word));
            }
        }
    });
}

/// Where there is something to choose, whoever reads by ear is led there.
#[cfg(feature = "hydrate")]
fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A control that can't be focused is passed over.
        drop(element.focus());
    }
}

#[cfg(feature = "hydrate")]
fn by_ncalayer(order: Order, on_signed: Signed, busy: RwSignal<bool>, trouble: RwSignal<Option<Word>>) {
    let (order, speech) = (order.get_value(), lang());
    busy.set(true);
    leptos::task::spawn_local(async move {
        let done = super::signing::by_ncalayer(order, speech).await;
        busy.try_set(false);
        match done {
            Ok(signatures) => on_signed.run(signatures),
            Err(word) => {
                trouble.try_set(Some(word));
            }
        }
    });
}
