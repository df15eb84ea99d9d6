//! One line of the table of remarks.

use super::redline::Redline;
use crate::{documents::Places, versions::version_number, votes::author_line};
use domain::{
    lang::Lang,
    remarks::{AnswerView, Author, Place, RemarkView, Stance},
};
use leptos::prelude::*;
use ui::{
    Glyph, Moment, Tag, Tone,
    i18n::{lang, remarks as words, t},
};

/// A remark with what was answered to it.
#[component]
pub(super) fn TableRow(
    number: u32,
    remark: RemarkView,
    /// Number of the version the places are of.
    version: u32,
    places: StoredValue<Places>,
    /// Whether it can be chosen to be answered.
    chosen: bool,
) -> impl IntoView {
    let id = remark.id;
    let place = place(&remark, version, places);
    let author = remark.author.clone();
    let grounds = (!remark.grounds.is_empty()).then(|| {
        view! {
            <p>
                <small>{t(words::GROUNDS)}</small>
                {remark.grounds.clone()}
            </p>
        }
    });
    let wording = remark.suggestion.clone().map(|suggestion| {
        let old = remark.anchor.as_ref().map_or_else(String::new, |anchor| anchor.exact.clone());
        view! { <Redline old new=suggestion.wording/> }
    });
    let quote =
        remark.anchor.as_ref().map(|anchor| anchor.exact.clone()).filter(|_| remark.suggestion.is_none());
    view! {
        <tr>
            <th scope="row">
                {if chosen {
                    view! {
                        <label class="check">
                            <input type="checkbox" name="remarks" value=id.to_string()/>
                            <span>{number} ". " {place}</span>
                        </label>
                    }
                        .into_any()
                } else {
                    view! { <span>{number} ". " {place}</span> }.into_any()
                }}
            </th>
            <td data-label=t(words::COL_REMARK)>
                <div class="stack tight">
                    <p>{remark.text.clone()}</p>
                    {grounds}
                    <p>
                        <small>
                            {move || said_by(lang(), &author)}
                        </small>
                    </p>
                </div>
            </td>
            <td data-label=t(words::COL_WORDING)>
                {wording}
                {quote.map(|quote| view! { <q class="law">{quote}</q> })}
            </td>
            <td data-label=t(words::COL_ANSWER)>{remark.answer.clone().map(answer)}</td>
            <td data-label=t(words::COL_STATUS)>
                {if remark.resolved.is_some() {
                    view! { <Tag tone=Tone::For glyph=Glyph::Check label=t(words::RESOLVED)/> }
                } else {
                    view! { <Tag tone=Tone::Sun glyph=Glyph::Talk label=t(words::OPEN_ONE)/> }
                }}
            </td>
        </tr>
    }
}

fn place(remark: &RemarkView, version: u32, places: StoredValue<Places>) -> AnyView {
    match remark.place_in(version) {
        Place::At(anchor) => {
            (move || places.with_value(|places| places.say(lang(), anchor.block))).into_any()
        }
        Place::Whole => t(words::ON_DOCUMENT).into_any(),
        Place::Lost { .. } | Place::Later => {
            version_number(remark.anchor.as_ref().map_or(1, |anchor| anchor.version)).into_any()
        }
    }
}

/// Who wrote it, and of which body.
pub(crate) fn said_by(lang: Lang, author: &Author) -> String {
    let body = author.person.body.in_lang(lang);
    let separator = if body.is_empty() { "" } else { ", " };
    format!("{}{separator}{body}", author_line(lang, author))
}

/// The words of a position.
pub(super) const fn stance_word(stance: Stance) -> ui::i18n::Word {
    match stance {
        Stance::Accepted => words::STANCE_ACCEPTED,
        Stance::Partly => words::STANCE_PARTLY,
        Stance::Declined => words::STANCE_DECLINED,
    }
}

fn answer(answer: AnswerView) -> impl IntoView {
    let (tone, glyph) = match answer.stance {
        Stance::Accepted => (Tone::For, Glyph::Check),
        Stance::Partly => (Tone::Sun, Glyph::Dash),
        Stance::Declined => (Tone::Against, Glyph::Cross),
    };
    let by = answer.by;
    view! {
        <div class="stack tight">
            <p>
                <Tag tone glyph label=t(stance_word(answer.stance))/>
            </p>
            {(!answer.reasoning.is_empty()).then(|| view! { <p>{answer.reasoning}</p> })}
            {(!answer.wording.is_empty()).then(|| view! { <p class="law">{answer.wording}</p> })}
            <p>
                <small>
                    {move || author_line(lang(), &by)} ", " <Moment at=answer.at.0/>
                </small>
            </p>
        </div>
    }
}
