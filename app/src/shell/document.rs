//! The HTML document around the application.

use super::{App, Site, Start, start::ELEMENT};
use crate::form::Flash;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

/// The document. A page that shows a refused form stays plain HTML: its address is not its own, and the
/// browser's half would render it without what was entered.
pub fn document() -> impl IntoView {
    let start = use_context::<Start>().unwrap_or_default();
    let version = use_context::<Site>().map_or_else(String::new, |site| site.version);
    let hydrate = use_context::<Flash>().is_none();
    let script = format!(
        "import start from '/pkg/alqa.js?v={version}';import {{hydrate}} from '/pkg/alqa.js?v={version}';\
         start({{module_or_path:'/pkg/alqa_bg.wasm?v={version}'}}).then(hydrate)"
    );
    view! {
        <!DOCTYPE html>
        <html lang=start.lang.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=format!("/pkg/alqa.css?v={version}")/>
                {hydrate
                    .then(|| {
                        view! {
                            <link rel="modulepreload" href=format!("/pkg/alqa.js?v={version}")/>
                            <link
                                rel="preload"
                                href=format!("/pkg/alqa_bg.wasm?v={version}")
                                r#as="fetch"
                                r#type="application/wasm"
                                crossorigin="anonymous"
                            />
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
