//! The fields of a new vote. They work as plain HTML; with scripts what can't go together is barred at once.

use super::{
    draft::{read, settle},
    new_page::example,
    rule_text::rule_text,
    select::{Options, Pick},
};
use crate::{
    form::{FormState, form_state},
    live, say,
};
use domain::{
    field::Field,
    groups::MemberView,
    id::DocumentId,
    votes::{PollRules, QUESTION_MAX, Threshold, Voters},
};
use leptos::{html, prelude::*};
use ui::{
    Button, Check, Choices, DateTimeField, Kind, LinkButton, Opt, TextArea,
    i18n::{Word, common, lang, t, votes as words},
    time,
};
use wasm_bindgen::JsCast;

/// What is voted on: nothing for the document, else a point with its number, if it has one.
pub(super) type Subject = Signal<Option<Option<String>>>;

/// Shares of those entitled, of which a quorum is one.
const QUORUMS: Options = &[
    ("0/1", words::SHARE_NONE),
    ("1/3", words::SHARE_THIRD),
    ("1/2", words::SHARE_HALF),
    ("2/3", words::SHARE_TWO_THIRDS),
    ("3/4", words::SHARE_THREE_QUARTERS),
    ("1/1", words::SHARE_ALL),
];
const COMPARED: Options = &[("true", words::MORE_THAN), ("false", words::AT_LEAST)];
const SHARES: Options = &[
    ("1/2", words::HALF),
    ("2/3", words::TWO_THIRDS),
    ("3/4", words::THREE_QUARTERS),
    ("1/1", words::WHOLE),
];
const BASES: Options = &[
    ("entitled", words::BASE_ENTITLED),
    ("cast", words::BASE_CAST),
    ("for_and_against", words::BASE_DECIDED),
];

/// All fields, the rule in words, and the button.
#[component]
pub(super) fn Fields(document: DocumentId, subject: Subject, members: Vec<MemberView>) -> impl IntoView {
    let form = form_state();
    let members = StoredValue::new(members);
    let root = NodeRef::<html::Div>::new();
    // Nothing until scripts have read the form: a browser may have kept what was chosen before.
    let rules = RwSignal::new(None::<PollRules>);
    let look = move || {
        let holder = root.get_untracked().and_then(|root| root.closest("form").ok().flatten());
        let Some(holder) = holder.and_then(|holder| holder.dyn_into::<web_sys::HtmlFormElement>().ok())
        else {
            return;
        };
        settle(&holder);
        if let Some(read) = read(&holder) {
            rules.set(Some(read));
        }
    };
    Effect::new(move |_| {
        if root.get().is_some() {
            look();
        }
    });
    view! {
        <div class="form" node_ref=root on:input=move |_| look()>
            <fieldset class="form-part">
                <legend>{t(words::PART_QUESTION)}</legend>
                <TextArea
                    name="question"
                    label=t(say::label(Field::Question))
                    hint=example(subject)
                    value=form.entered("question", "")
                    rows=2
                    required=true
                    max=QUESTION_MAX
                    error=form.error(Field::Question)
                />
                <DateTimeField
                    name="closes_at"
                    label=t(say::label(Field::ClosesAt))
                    hint=t(words::CLOSES_HINT)
                    value=form.entered("closes_at", "")
                    min=time::input(live::clock().get_untracked())
                    error=form.error(Field::ClosesAt)
                />
            </fieldset>
            <WhoVotes form members/>
            <Preview rules members/>
            <details class="fold unscripted vote-change" open=move || form.fault.with(Option::is_some)>
                <summary>{t(words::CHANGE_RULE)}</summary>
                <Majority form rules/>
                <Order form/>
            </details>
            <div class="form-acts">
                <Button kind=Kind::Primary busy=form.pending>{t(words::OPEN)}</Button>
                <LinkButton href=format!("/documents/{document}") kind=Kind::Quiet>{t(common::CANCEL)}</LinkButton>
            </div>
        </div>
    }
}

fn opt(value: &'static str, word: Word) -> Opt {
    Opt::new(value, t(word))
}

/// How many of the group the rule entitles.
fn entitled(members: &[MemberView], voters: Voters) -> u32 {
    let count = members.iter().filter(|member| voters.include(member.role)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[component]
fn WhoVotes(form: FormState, members: StoredValue<Vec<MemberView>>) -> impl IntoView {
    let option = |value, word, voters| {
        let now = members.with_value(|members| entitled(members, voters));
        opt(value, word).hint(Signal::derive(move || words::PEOPLE_NOW.count(lang(), now.into())))
    };
    let voters = vec![
        option("chair_and_members", words::CHAIR_AND_MEMBERS, Voters::ChairAndMembers),
        option("everybody", words::EVERYBODY, Voters::Everybody),
        option("members", words::MEMBERS, Voters::Members),
    ];
    let secrecy = vec![
        opt("named", words::NAMED_OPTION).hint(t(words::NAMED_MEANS)),
        opt("secret", words::SECRET_OPTION).hint(t(words::SECRET_MEANS)),
    ];
    view! {
        <fieldset class="form-part">
            <legend>{t(words::PART_VOTERS)}</legend>
            <Choices
                name="voters"
                legend=t(words::VOTERS_LEGEND)
                options=voters
                value=form.entered("voters", "chair_and_members")
            />
            <Choices
                name="secrecy"
                legend=t(say::label(Field::Secrecy))
                options=secrecy
                value=form.entered("secrecy", "named")
                error=form.error(Field::Secrecy)
            />
        </fieldset>
    }
}

#[component]
fn Majority(form: FormState, rules: RwSignal<Option<PollRules>>) -> impl IntoView {
    // Without scripts rounding stays in sight: nobody knows which comparison will be chosen.
    let pointless = move || {
        rules.with(|rules| {
            rules.as_ref().is_some_and(|rules| matches!(rules.majority, Threshold::MoreThan { .. }))
        })
    };
    let rounding = vec![opt("up", words::ROUND_UP), opt("nearest", words::ROUND_NEAREST)];
    let tie = vec![opt("fails", words::TIE_FAILS), opt("chair_decides", words::TIE_CHAIR)];
    view! {
        <fieldset class="form-part">
            <legend>{t(words::PART_COUNT)}</legend>
            <Pick
                name="quorum"
                label=t(say::label(Field::Quorum))
                hint=t(words::QUORUM_HINT)
                options=QUORUMS
                value=form.entered("quorum", "1/2")
                error=form.error(Field::Quorum)
            />
            <div class="field majority" role="group" aria-labelledby="majority-legend">
                <p class="field-label" id="majority-legend">{t(say::label(Field::Majority))}</p>
                <p class="hint">{t(words::MAJORITY_HINT)}</p>
                <div class="form-row">
                    <Pick name="more_than" label=t(words::COMPARED) options=COMPARED value=form.entered("more_than", "true")/>
                    <Pick
                        name="majority"
                        label=t(words::SHARE)
                        options=SHARES
                        value=form.entered("majority", "1/2")
                        error=form.error(Field::Majority)
                    />
                    <Pick name="base" label=t(words::COUNTED_OF) options=BASES value=form.entered("base", "entitled")/>
                </div>
            </div>
            <div hidden=pointless>
                <Choices
                    name="rounding"
                    legend=t(words::ROUNDING)
                    hint=t(words::ROUNDING_HINT)
                    options=rounding
                    value=form.entered("rounding", "up")
                />
            </div>
            <Choices name="tie" legend=t(words::TIE) options=tie value=form.entered("tie", "fails") inline=true/>
        </fieldset>
    }
}

#[component]
fn Order(form: FormState) -> impl IntoView {
    let shown = vec![
        opt("live", words::SHOWN_LIVE).hint(t(words::SHOWN_LIVE_MEANS)),
        opt("after_closing", words::SHOWN_CLOSED).hint(t(words::SHOWN_CLOSED_MEANS)),
    ];
    // A box that was not checked is not sent.
    let checked = |name, otherwise| form.all_entered(name).map_or(otherwise, |sent| !sent.is_empty());
    view! {
        <fieldset class="form-part">
            <legend>{t(words::PART_ORDER)}</legend>
            <Choices
                name="tally"
                legend=t(words::SHOWN_LEGEND)
                options=shown
                value=form.entered("tally", "live")
                inline=true
            />
            <div class="stack tight">
                <Check name="changeable" label=t(words::CHANGEABLE) checked=checked("changeable", true)/>
                <Check name="reason_against" label=t(words::REASON_AGAINST) checked=checked("reason_against", false)/>
            </div>
        </fieldset>
    }
}

/// The rule as voters will read it.
#[component]
fn Preview(rules: RwSignal<Option<PollRules>>, members: StoredValue<Vec<MemberView>>) -> impl IntoView {
    let said = move || {
        let lang = lang();
        rules.with(|rules| {
            rules.as_ref().map(|rules| {
                let entitled = members.with_value(|members| entitled(members, rules.voters));
                rule_text(lang, rules, Some(entitled))
            })
        })
    };
    view! {
        <section class="vote-preview needs-script" aria-labelledby="preview">
            <h2 class="label" id="preview">{t(words::PREVIEW)}</h2>
            <p aria-live="polite">{said}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::votes::{Base, Share};

    #[test]
    fn every_choice_is_read_by_the_operation() {
        for (value, _) in QUORUMS.iter().chain(SHARES) {
            assert!(Share::try_from((*value).to_owned()).is_ok(), "{value}");
        }
        for (value, _) in BASES {
            assert!(serde_json::from_value::<Base>((*value).into()).is_ok(), "{value}");
        }
    }
}
