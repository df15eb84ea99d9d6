//! `/sign-in/certificate`: signing in by the signature of a text of the server's.

use super::sign_in_page::local_path;
use crate::{
    call::call,
    say,
    shell::{Title, leave_for, query_param},
    signatures::{Purpose, SendAgain, SignWith, base64, undelivered},
};
use domain::{
    accounts::{BeginCertificateSignIn, Challenge, SignInByCertificate},
    fault::Fault,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    Kind, LinkButton,
    i18n::{accounts as words, common, lang, signatures, t},
};

/// Signs in by certificate.
#[component]
pub fn CertificateSignInPage() -> impl IntoView {
    let back = query_param("back").get_untracked();
    let then = back.as_deref().and_then(local_path).unwrap_or("/").to_owned();
    let (challenge, fault) = (RwSignal::new(None::<Challenge>), RwSignal::new(None::<Fault>));
    let sending = RwSignal::new(false);
    let kept = RwSignal::new(None::<SignInByCertificate>);
    let begin = move || {
        sending.set(true);
        spawn_local(async move {
            let begun = call(BeginCertificateSignIn { origin: origin() }).await;
            sending.try_set(false);
            match begun {
                Ok(begun) => drop(challenge.try_set(Some(begun))),
                Err(why) => drop(fault.try_set(Some(why))),
            }
        });
    };
    // Only in the browser: a challenge is for whoever can sign.
    Effect::new(move |_| begin());
    let send = move |sign_in: SignInByCertificate| {
        let then = then.clone();
        sending.set(true);
        fault.set(None);
        spawn_local(async move {
            match call(sign_in.clone()).await {
                Ok(()) => leave_for(&then),
                Err(why) => {
                    sending.try_set(false);
                    let again = undelivered(&why);
                    kept.try_set(again.then_some(sign_in));
                    fault.try_set(Some(why));
                    // Each is answered once.
                    if !again {
                        begin();
                    }
                }
            }
        });
    };
    let send = StoredValue::new(send);
    let again = Callback::new(move |()| match kept.get_untracked() {
        Some(sign_in) => send.with_value(|send| send(sign_in)),
        None => {
            fault.set(None);
            begin();
        }
    });
    let form = move || {
        let Challenge { nonce, text, .. } = challenge.get()?;
        let contents = vec![text.clone().into_bytes()];
        let signed = Callback::new(move |signatures: Vec<Vec<u8>>| {
            let Some(signature) = signatures.first() else { return };
            let sign_in = SignInByCertificate { nonce: nonce.clone(), signature: base64(signature) };
            send.with_value(|send| send(sign_in));
        });
        Some(view! {
            <SignWith contents iin=None purpose=Purpose::SigningIn on_signed=signed sending/>
            <details class="fold plain">
                <summary>{t(words::WHAT_IS_SIGNED)}</summary>
                <pre class="manifest">{text}</pre>
            </details>
        })
    };
    // What was signed is sent again, what could not be begun is begun again.
    let retry = move || {
        let undelivered = fault.with(|fault| fault.as_ref().is_some_and(undelivered));
        let label = if kept.with(Option::is_some) { signatures::SEND_AGAIN } else { common::RETRY };
        undelivered.then(|| view! { <SendAgain label busy=sending on_send=again/> })
    };
    view! {
        <Title text=t(words::BY_CERTIFICATE)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::BY_CERTIFICATE)}</h1>
                <p class="lead">{t(words::BY_CERTIFICATE_LEAD)}</p>
            </div>
            <div class="stack">
                <p class="banner without-script" data-kind="warn">{t(words::BY_CERTIFICATE_SCRIPT)}</p>
                <div role="alert">
                    {move || {
                        fault
                            .get()
                            .map(|fault| view! { <p class="banner" data-kind="warn">{say::fault(lang(), &fault)}</p> })
                    }}
                </div>
                {retry}
                {form}
                <p class="acts">
                    <LinkButton href="/sign-in" kind=Kind::Quiet>
                        {t(words::BY_PASSWORD)}
                    </LinkButton>
                </p>
            </div>
        </main>
    }
    .into_any()
}

fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}
