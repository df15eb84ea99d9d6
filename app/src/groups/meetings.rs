//! Meetings of the group.

use super::{
    fold::{Fold, refused},
    look::Card,
    sure::Sure,
};
use crate::{
    form::{Act, Hidden, KeyField, form_state},
    live, say,
};
use domain::{
    field::Field,
    groups::{CancelMeeting, GROUP_TEXT_MAX, MeetingView, ScheduleMeeting},
    id::MeetingId,
};
use leptos::prelude::*;
use ui::{
    Button, DateTimeField, Glyph, Kind, Tag, TextArea, TextField, Tone,
    i18n::{groups as words, lang, t},
    time,
};

/// Longest name of a place.
const PLACE_MAX: u32 = 300;

/// The meetings, and for those who lead the group the ways to call one and to call it off.
#[component]
pub(super) fn Meetings(card: Card) -> impl IntoView {
    let meetings = card.part(|group| group.meetings.clone());
    let may_schedule = card.may::<ScheduleMeeting>();
    view! {
        <Show when=move || meetings.with(Vec::is_empty)>
            <p class="quiet-text">{t(words::NO_MEETINGS)}</p>
        </Show>
        <ul class="entries" role="list">
            <For each=move || meetings.get() key=|meeting| (meeting.id, meeting.at, meeting.cancelled) let:meeting>
                <Meeting card meeting/>
            </For>
        </ul>
        <Show when=move || may_schedule.get()>
            <Schedule card/>
        </Show>
    }
}

#[component]
fn Meeting(card: Card, meeting: MeetingView) -> impl IntoView {
    let MeetingView { id, at, place, agenda, cancelled } = meeting;
    let clock = live::clock();
    let ahead = Memo::new(move |_| clock.get() < at.0);
    let may_cancel = card.may::<CancelMeeting>();
    // The agenda's first line names the meeting; the rest of it follows.
    let (heading, rest) = match agenda.trim().split_once('\n') {
        Some((first, rest)) => (first.trim_end().to_owned(), Some(rest.trim_start().to_owned())),
        None => (agenda.trim().to_owned(), None),
    };
    let day = move || time::day(lang(), at.0);
    let number = move || day().split(' ').next().unwrap_or_default().to_owned();
    let month = move || day().split(' ').next_back().unwrap_or_default().to_owned();
    view! {
        <li class="entry" class:gone=cancelled>
            <time class="day" datetime=time::iso(at.0)>
                <b>{number}</b>
                " "
                <span>{month}</span>
            </time>
            <div>
                <h2>{heading}</h2>
                <p class="meta">
                    <span>{move || time::date_time(lang(), at.0)}</span>
                    <span>{place}</span>
                    {cancelled
                        .then(|| view! { <Tag tone=Tone::Against glyph=Glyph::Cross label=t(words::CANCELLED)/> })}
                </p>
                {rest.map(|rest| view! { <p class="kept">{rest}</p> })}
            </div>
            <Show when=move || !cancelled && ahead.get() && may_cancel.get()>
                <div class="acts">
                    <CallOff card id at=at.0/>
                </div>
            </Show>
        </li>
    }
}

#[component]
fn CallOff(card: Card, id: MeetingId, at: i64) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let text = Signal::derive(move || {
        let lang = lang();
        words::CANCEL_TEXT.with(lang, &[("time", &time::date_time(lang, at))])
    });
    view! {
        <Sure
            operation=CancelMeeting { group, meeting: id }
            id=format!("call-off-{id}")
            act=t(words::CANCEL_MEETING)
            title=t(words::CANCEL_TITLE)
            text
            then=format!("/groups/{group}")
            on_done=card.renewed()
            small=true
        />
    }
}

#[component]
fn Schedule(card: Card) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let open = RwSignal::new(refused::<ScheduleMeeting>());
    let done = Callback::new(move |_: MeetingId| {
        open.set(false);
        card.page.refetch();
    });
    view! {
        <Fold open summary=t(words::SCHEDULE)>
            <Act<ScheduleMeeting> then=format!("/groups/{group}") on_done=done reset=true>
                <Hidden name="group" value=group.to_string()/>
                <KeyField/>
                <ScheduleFields/>
            </Act<ScheduleMeeting>>
        </Fold>
    }
}

#[component]
fn ScheduleFields() -> impl IntoView {
    let form = form_state();
    let now = live::clock().get_untracked();
    view! {
        <DateTimeField
            name="at"
            label=t(say::label(Field::At))
            value=form.entered("at", "")
            min=time::input(now)
            required=true
            error=form.error(Field::At)
        />
        <TextField
            name="place"
            label=t(say::label(Field::Place))
            hint=t(words::PLACE_HINT)
            value=form.entered("place", "")
            max=PLACE_MAX
            required=true
            error=form.error(Field::Place)
        />
        <TextArea
            name="agenda"
            label=t(say::label(Field::Agenda))
            value=form.entered("agenda", "")
            max=GROUP_TEXT_MAX
            required=true
            error=form.error(Field::Agenda)
        />
        <p class="hint">{t(words::MEETING_TOLD)}</p>
        <p class="acts">
            <Button kind=Kind::Primary busy=form.pending>{t(words::SCHEDULE)}</Button>
        </p>
    }
}
