//! Confirming one's own request with a certificate in force.

use crate::{
    call::call,
    say,
    signatures::{SendAgain, SignWith, base64, undelivered},
};
use domain::{
    certificates::ConfirmRequest,
    fault::{Fault, Refusal},
    id::CertificateRequestId,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    Banner, Notice,
    i18n::{certificates as words, lang, signatures, t},
};

/// Shows what is signed, and signs it.
#[component]
pub(super) fn Confirm(
    request: CertificateRequestId,
    /// What is signed, exactly.
    text: String,
    /// The number the certificate must have.
    iin: String,
    renew: Callback<()>,
) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    let contents = vec![text.clone().into_bytes()];
    let kept = RwSignal::new(None::<ConfirmRequest>);
    let send = move |confirm: ConfirmRequest| {
        trouble.set(None);
        busy.set(true);
        spawn_local(async move {
            let done = call(confirm.clone()).await;
            busy.try_set(false);
            match done {
                // Also when the first sending had arrived, and only its answer was lost.
                Ok(()) | Err(Fault::Refused(Refusal::RequestDecided)) => renew.run(()),
                Err(fault) => {
                    kept.try_set(undelivered(&fault).then_some(confirm));
                    trouble.try_set(Some(fault));
                }
            }
        });
    };
    let on_signed = Callback::new(move |signed: Vec<Vec<u8>>| {
        let Some(signature) = signed.first() else { return };
        send(ConfirmRequest { request, signature: base64(signature) });
    });
    let again = Callback::new(move |()| kept.get_untracked().into_iter().for_each(send));
    let said = move || {
        trouble.get().map(|fault| {
            let title = Signal::derive(move || say::fault(lang(), &fault));
            view! { <Banner kind=Notice::Error title/> }
        })
    };
    view! {
        <section class="panel to-sign" aria-labelledby="confirm">
            <header>
                <h2 id="confirm">{t(words::CONFIRM_TITLE)}</h2>
                <p class="quiet-text">{t(words::CONFIRM_LEAD)}</p>
            </header>
            <h3 class="label">{t(signatures::EXACTLY)}</h3>
            <pre class="manifest">{text}</pre>
            <div aria-live="assertive">{said}</div>
            {move || kept.with(Option::is_some).then(|| view! { <SendAgain busy on_send=again/> })}
        </section>
        <SignWith contents iin=Some(iin) on_signed sending=busy/>
    }
}
