//! States: a sign and a word; the colour only supports them.

use leptos::prelude::*;

use crate::icon::{Glyph, Icon};

/// What the colour of a tag supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// At rest.
    #[default]
    Calm,
    /// Open to the reader.
    Sky,
    /// Waits, time is running.
    Sun,
    /// Accepted.
    For,
    /// Refused.
    Against,
}

impl Tone {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Calm => None,
            Self::Sky => Some("sky"),
            Self::Sun => Some("sun"),
            Self::For => Some("for"),
            Self::Against => Some("against"),
        }
    }
}

/// A state label.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// The sign.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The colour.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    view! {
        <span class="tag" data-tone=tone.name()>
            {glyph.map(|glyph| view! { <Icon glyph=glyph/> })}
            <span>{label}</span>
        </span>
    }
}
