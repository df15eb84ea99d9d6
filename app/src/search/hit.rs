//! One of the things found: what it is, what it is called, the words in their surroundings.

use domain::search::{Fragment, HitView, Kind, Target};
use leptos::prelude::*;
use ui::{
    Glyph, Icon, Moment,
    i18n::{Word, lang, search as words, t},
};

/// The word of a kind, for one thing.
pub(super) const fn one(kind: Kind) -> Word {
    match kind {
        Kind::Document => words::DOCUMENT,
        Kind::Remark => words::REMARK,
        Kind::Poll => words::POLL,
        Kind::Group => words::GROUP,
        Kind::Library => words::LIBRARY_ITEM,
        Kind::Person => words::PERSON,
        Kind::Body => words::BODY,
    }
}

const fn glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::Document => Glyph::Document,
        Kind::Remark => Glyph::Reply,
        Kind::Poll => Glyph::Vote,
        Kind::Group => Glyph::Group,
        Kind::Library => Glyph::Library,
        Kind::Person => Glyph::Person,
        Kind::Body => Glyph::People,
    }
}

/// Where a hit leads.
pub(super) fn address(target: Target) -> String {
    match target {
        Target::Document(document, Some(block)) => format!("/documents/{document}#block-{block}"),
        Target::Document(document, None) => format!("/documents/{document}"),
        Target::Remark(document, remark) => format!("/documents/{document}#remark-{remark}"),
        Target::Poll(poll) => format!("/polls/{poll}"),
        Target::Group(group) => format!("/groups/{group}"),
        Target::Library(item) => format!("/library/{item}"),
        Target::Person(person) => format!("/directory/people/{person}"),
        Target::Body(body) => format!("/directory/bodies/{body}"),
    }
}

/// A hit.
#[component]
pub(super) fn Hit(
    /// What was found.
    hit: HitView,
) -> impl IntoView {
    let HitView { target, title, snippet, within, at } = hit;
    let kind = target.kind();
    let within = within.map(|within| {
        view! { <span class="within">{move || within.in_lang(lang()).to_owned()}</span> }
    });
    // People and bodies bear no time.
    let when = (at.0 > 0).then(|| view! { <Moment at=at.0/> });
    view! {
        <li class="hit">
            <p class="hit-head">
                <span class="hit-kind">
                    <Icon glyph=glyph(kind)/>
                    {t(one(kind))}
                </span>
                {within}
                {when}
            </p>
            <h3>
                <a href=address(target)>{move || title.in_lang(lang()).to_owned()}</a>
            </h3>
            {(!snippet.is_empty())
                .then(|| view! { <p class="snippet">{snippet.into_iter().map(fragment).collect_view()}</p> })}
        </li>
    }
}

fn fragment(Fragment { sought, text }: Fragment) -> AnyView {
    if sought { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn a_hit_leads_to_its_place() {
        let id = Ulid::from(7_u128);
        let text = id.to_string();
        assert_eq!(
            address(Target::Document(id.into(), Some(id.into()))),
            format!("/documents/{text}#block-{text}")
        );
        assert_eq!(address(Target::Remark(id.into(), id.into())), format!("/documents/{text}#remark-{text}"));
        assert_eq!(address(Target::Person(id.into())), format!("/directory/people/{text}"));
    }
}
