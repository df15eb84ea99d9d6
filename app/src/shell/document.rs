//! The HTML document around the application.

use super::{App, Site, Start, start::ELEMENT};
use crate::form::Flash;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

/// The document. A page that shows a refused form stays plain HTML: its address is not its own, and the
/// browser's half would render it without what was entered.
pub fn document() -> impl IntoView {
    let start = use_context::<Start>().unwrap_or_default();
    let Site { packed, chunks, ncalayer } = use_context::<Site>().unwrap_or_default();
    let hydrate = use_context::<Flash>().is_none();
    let script = format!(
        "import start from '{packed}/alqa.js';import {{hydrate}} from '{packed}/alqa.js';\
         start({{module_or_path:'{packed}/alqa_bg.wasm'}}).then(hydrate)"
    );
    view! {
        <!DOCTYPE html>
        <html lang=start.lang.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=format!("{packed}/alqa.css")/>
                {hydrate
                    .then(|| {
                        view! {
                            <link rel="modulepreload" href=format!("{packed}/alqa.js")/>
                            {chunks
                                .map(|_| view! { <link rel="modulepreload" href=format!("{packed}/chunks.js")/> })}
                            <link
                                rel="preload"
                                href=format!("{packed}/alqa_bg.wasm")
                                r#as="fetch"
                                r#type="application/wasm"
                                crossorigin="anonymous"
                            />
                            {(!ncalayer.is_empty()).then(|| view! { <meta name="ncalayer" content=ncalayer/> })}
                            <script type="application/json" id=ELEMENT inner_html=start.json()></script>
                            <script type="module" nonce=use_nonce() inner_html=script></script>
                        }
                    })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
