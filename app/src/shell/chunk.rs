//! Pages whose code the browser fetches when they are first opened: chunks of WebAssembly.

use crate::shell::Title;
#[cfg(feature = "ssr")]
use crate::{form::Flash, shell::Site};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use leptos_meta::Link;
use leptos_router::hooks::use_location;
use std::sync::LazyLock;
use ui::i18n::{common, shell as words, t};

/// Names a page and the chunk that holds it. Pages of one chunk come together; what several chunks share is set apart
/// by the packer. Without the feature `split`, and on the server, all is one program.
macro_rules! page_in_chunk {
    ($chunk:ident, $route:ident, $page:path) => {
        pub struct $route {}

        const _: () = {
            #[cfg_attr(
                                                        all(feature = "split", target_family = "wasm"),
                                                        leptos::wasm_split::wasm_split(
                                                            $chunk,
                                                            wasm_split_path = leptos::wasm_split,
                                                            preload(load),
                                                            fallible
                                                        )
                                                    )]
            fn open() -> Result<AnyView, leptos::wasm_split::SplitLoaderError> {
                use $page as Page;
                Ok(view! { <Page/> }.into_any())
            }

            impl leptos_router::LazyRoute for $route {
                fn data() -> Self {
                    Self {}
                }

                #[cfg(all(feature = "split", target_family = "wasm"))]
                async fn view(_: Self) -> AnyView {
                    open().await.unwrap_or_else(|_| view! { <$crate::shell::chunk::Missing/> }.into_any())
                }

                #[cfg(not(all(feature = "split", target_family = "wasm")))]
                async fn view(_: Self) -> AnyView {
                    #[cfg(feature = "ssr")]
                    $crate::shell::chunk::preload(stringify!($chunk));
                    open().unwrap_or_else(|_| view! { <$crate::shell::chunk::Missing/> }.into_any())
                }

                #[cfg(all(feature = "split", target_family = "wasm"))]
                async fn preload() {
                    let coming = $crate::shell::chunk::Coming::begin();
                    // A failure shows when the page is opened, which tries once more.
                    drop(load().await);
                    drop(coming);
                }
            }
        };
    };
}
pub(super) use page_in_chunk;

/// How many chunks are on their way.
static COMING: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

/// A chunk on its way, as long as it lives.
#[cfg(all(feature = "split", target_family = "wasm"))]
pub struct Coming(());

#[cfg(all(feature = "split", target_family = "wasm"))]
impl Coming {
    /// It has been asked for.
    pub fn begin() -> Self {
        COMING.update(|coming| *coming += 1);
        Self(())
    }
}

#[cfg(all(feature = "split", target_family = "wasm"))]
impl Drop for Coming {
    fn drop(&mut self) {
        COMING.update(|coming| *coming = coming.saturating_sub(1));
    }
}

/// Says that a page is coming while its code is fetched and the page before still stands there.
#[component]
pub fn ComingBar() -> impl IntoView {
    let none = || COMING.get() == 0;
    view! {
        <div class="coming" role="status" hidden=none>
            <span class="visually-hidden">{t(common::LOADING)}</span>
        </div>
    }
}

/// Names the chunk's files in the page's head, so that the browser fetches them beside the program.
#[cfg(feature = "ssr")]
pub fn preload(chunk: &str) {
    let hydrates = use_context::<Flash>().is_none();
    let Some(site) = use_context::<Site>().filter(|_| hydrates) else { return };
    for file in site.chunks.iter().filter_map(|chunks| chunks.get(chunk)).flatten() {
        let href = format!("{}/{file}.wasm", site.packed);
        // Rendering it registers it for the head and leaves nothing here, where the browser's half has nothing either.
        drop(
            view! { <Link rel="preload" href as_="fetch" type_="application/wasm" crossorigin="anonymous"/> }
                .to_html(),
        );
    }
}

/// Instead of a page whose code did not come: the line is down, or the server has a newer program than this page.
#[component]
pub fn Missing() -> impl IntoView {
    let here = use_location();
    let address = move || format!("{}{}", here.pathname.get(), here.search.get());
    view! {
        <Title text=t(words::WENT_WRONG)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::WENT_WRONG)}</h1>
            </div>
            <p class="lead">{t(words::NOT_FETCHED)}</p>
            <p class="acts">
                // Past the router: the whole program is loaded anew.
                <a class="button primary" rel="external" href=address>{t(words::RELOAD)}</a>
            </p>
        </main>
    }
}
