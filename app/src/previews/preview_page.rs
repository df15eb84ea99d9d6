//! `/documents/:id/preview` and `/groups/:group/files/:id/preview`: what a file looks like.

use super::{archive::Entries, said, way};
use crate::{
    call::call,
    documents::{plain_html, size},
    say,
    shell::{FaultPage, Loaded, Title, address, packed, param, query_param},
};
use domain::{
    fault::Fault,
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
    previews::{FileSource, PageSize, Preview, PreviewOf, Shown, ViewItemPreview, ViewPreview},
};
use leptos::prelude::*;
use ui::{
    Banner, Glyph, Icon, Notice, Shape,
    i18n::{common, lang, library, previews as words, t},
};

/// Where a file is shown, and where its parts are fetched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(FileSource);

impl Place {
    /// The address of the page that shows the file, or of a part of it.
    fn at(self, part: &str, inside: &[u32]) -> String {
        let inside = said(inside);
        match self.0 {
            FileSource::Document { document, version } => {
                let version = version.map(|number| number.to_string()).unwrap_or_default();
                address(
                    &format!("/documents/{document}/preview{part}"),
                    &[("version", &version), ("inside", &inside)],
                )
            }
            FileSource::Attachment { group, attachment } => {
                address(&format!("/groups/{group}/files/{attachment}/preview{part}"), &[("inside", &inside)])
            }
            FileSource::Item { item } => {
                address(&format!("/library/{item}/preview{part}"), &[("inside", &inside)])
            }
        }
    }

    pub(super) fn page(self, inside: &[u32]) -> String {
        self.at("", inside)
    }

    pub(super) fn entry(self, inside: &[u32]) -> String {
        self.at("/entry", inside)
    }

    /// Where the stored file itself is given back.
    fn file(self) -> String {
        match self.0 {
            FileSource::Document { document, version } => {
                let version = version.map(|number| number.to_string()).unwrap_or_default();
                address(&format!("/documents/{document}/file"), &[("version", &version)])
            }
            FileSource::Attachment { group, attachment } => format!("/groups/{group}/files/{attachment}"),
            FileSource::Item { item } => format!("/library/{item}/file"),
        }
    }

    /// Where the reader came from.
    fn back(self) -> String {
        match self.0 {
            FileSource::Document { document, version: None } => format!("/documents/{document}"),
            FileSource::Document { document, version: Some(number) } => {
                format!("/documents/{document}?version={number}")
            }
            FileSource::Attachment { group, .. } => format!("/groups/{group}"),
            FileSource::Item { item } => format!("/library/{item}"),
        }
    }
}

/// Asks for what a file looks like, by the operation its source needs.
async fn ask(asked: ViewPreview) -> Result<Preview, Fault> {
    let ViewPreview { source, inside } = asked;
    match source {
        FileSource::Item { item } => call(ViewItemPreview { item, inside }).await,
        _ => call(ViewPreview { source, inside }).await,
    }
}

/// `/documents/:id/preview?version=…&inside=…`
#[component]
pub fn DocumentPreviewPage() -> impl IntoView {
    let document = param::<DocumentId>("id");
    let version = query_param("version");
    shown(move || {
        let version = version.get().map(|text| text.parse()).transpose().ok()?;
        Some(FileSource::Document { document: document?, version })
    })
}

/// `/groups/:group/files/:id/preview?inside=…`
#[component]
pub fn AttachmentPreviewPage() -> impl IntoView {
    let (group, attachment) = (param::<GroupId>("group"), param::<AttachmentId>("id"));
    shown(move || Some(FileSource::Attachment { group: group?, attachment: attachment? }))
}

/// `/library/:id/preview?inside=…`
#[component]
pub fn ItemPreviewPage() -> impl IntoView {
    let item = param::<LibraryItemId>("id");
    shown(move || Some(FileSource::Item { item: item? }))
}

fn shown(source: impl Fn() -> Option<FileSource> + Clone + Send + Sync + 'static) -> AnyView {
    let inside = query_param("inside");
    let asked = move || {
        let inside = way(&inside.get().unwrap_or_default())?;
        Some(ViewPreview { source: source()?, inside })
    };
    let seen = asked.clone();
    let page = Resource::new(asked, move |asked| async move {
        match asked {
            Some(asked) => ask(asked).await,
            None => Err(Fault::NotFound),
        }
    });
    let view = move |preview: Preview| match seen.clone()() {
        Some(asked) => view! { <Open asked preview/> }.into_any(),
        None => view! { <FaultPage fault=Fault::NotFound/> }.into_any(),
    };
    view! { <Loaded page shape=Shape::Document view/> }.into_any()
}

#[component]
fn Open(asked: ViewPreview, preview: Preview) -> impl IntoView {
    let ViewPreview { source, inside } = asked;
    let place = Place(source);
    let Preview { of, mut names, kind, size: bytes, shown } = preview;
    let name = names.pop().unwrap_or_default();
    let download = if inside.is_empty() { place.file() } else { place.entry(&inside) };
    let outside = names
        .into_iter()
        .enumerate()
        .map(|(deep, name)| view! { <li><a href=place.page(&inside[..deep])>{name}</a></li> })
        .collect_view();
    let of = match of {
        PreviewOf::Group { group, name, document } => {
            let document = document.map(|(title, number)| {
                view! {
                    <li>
                        <a href=place.back()>{title} ", " {crate::versions::version_number(number)}</a>
                    </li>
                }
            });
            view! {
                <li>
                    <a href=format!("/groups/{group}")>{name}</a>
                </li>
                {document}
            }
            .into_any()
        }
        PreviewOf::Library { title } => view! {
            <li>
                <a href="/library">{t(library::LIBRARY)}</a>
            </li>
            <li>
                <a href=place.back()>{title}</a>
            </li>
        }
        .into_any(),
    };
    view! {
        <Title text=Signal::stored(name.clone())/>
        <main class="page wide preview" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    {of} {outside}
                </ol>
                <h1>{name}</h1>
                <p class="meta">
                    <span>
                        {kind.map(|kind| kind.extension().to_uppercase() + ", ")} {move || size(lang(), bytes)}
                    </span>
                    <a href=download rel="external" download="">
                        <Icon glyph=Glyph::Download/>
                        {t(common::DOWNLOAD)}
                    </a>
                </p>
            </div>
            {content(place, inside, shown)}
        </main>
    }
}

fn content(place: Place, inside: Vec<u32>, shown: Shown) -> AnyView {
    match shown {
        Shown::Pages { made } => view! { <Pages src=place.at("/pages", &inside) made/> }.into_any(),
        Shown::Pictures(sizes) => view! { <Pictures place inside sizes/> }.into_any(),
        Shown::Text { blocks, instead_of_pages } => view! {
            {instead_of_pages
                .then(|| {
                    view! {
                        <Banner kind=Notice::Info title=t(words::TEXT_ONLY)>
                            <p>{t(words::TEXT_ONLY_WHY)}</p>
                        </Banner>
                    }
                })}
            <article class="sheet" inner_html=plain_html(&blocks)></article>
        }
        .into_any(),
        Shown::Entries(entries) => view! { <Entries place inside entries/> }.into_any(),
        Shown::Nothing(reason) => view! {
            <Banner kind=Notice::Info title=t(words::NOT_SHOWN)>
                <p>{move || say::not_shown(lang(), reason)}</p>
            </Banner>
        }
        .into_any(),
    }
}

/// PDF, drawn by the viewer: a script of its own, fetched by this page alone.
#[component]
fn Pages(src: String, made: bool) -> impl IntoView {
    let packed = packed();
    let preparing = if made { words::MAKING } else { words::LOADING };
    view! {
        <noscript>
            <p>{t(words::NEEDS_SCRIPT)}</p>
        </noscript>
        <script type="module" src=format!("{packed}/viewer/viewer.js")></script>
        <alqa-pages
            src=src
            word-preparing=t(preparing)
            word-loading=t(words::LOADING)
            word-failed=t(words::FAILED)
            word-busy=t(words::BUSY)
            word-page=t(words::PAGE)
            word-toolbar=t(words::TOOLBAR)
            word-smaller=t(words::SMALLER)
            word-larger=t(words::LARGER)
        ></alqa-pages>
    }
}

/// Pictures one below the other, fetched as the reader comes to them.
#[component]
fn Pictures(place: Place, inside: Vec<u32>, sizes: Vec<PageSize>) -> impl IntoView {
    let count = sizes.len();
    let picture = move |(number, PageSize { width, height }): (u32, PageSize)| {
        let said =
            move || words::PAGE_OF.with(lang(), &[("n", &number.to_string()), ("all", &count.to_string())]);
        view! {
            <li id=format!("page-{number}")>
                <img
                    src=place.at(&format!("/{number}"), &inside)
                    width=width
                    height=height
                    alt=said
                    loading={if number > 1 { "lazy" } else { "eager" }}
                />
            </li>
        }
    };
    view! { <ol class="pictures" role="list">{(1..).zip(sizes).map(picture).collect_view()}</ol> }
}
