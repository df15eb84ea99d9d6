//! Who belongs to the group, and how that is changed.

use super::{
    fold::refused,
    look::{Card, role},
};
use crate::{
    directory::PeoplePicker,
    form::{Act, Hidden, form_state},
    say,
    shell::query_param,
};
use domain::{
    field::Field,
    groups::{
        AddMember, ChangeRole, GroupRole, MemberView, RemoveMember, Roster, change_role, remove_member,
    },
    id::PersonId,
};
use leptos::{ev::MouseEvent, prelude::*};
use ui::{
    Button, Face, Glyph, Icon, Kind, Opt, SelectField,
    i18n::{groups as words, lang, t},
};

/// The members, and for those who lead the group the ways to change them.
#[component]
pub(super) fn Members(card: Card) -> impl IntoView {
    let members = card.part(|group| group.members.clone());
    let may_add = card.may::<AddMember>();
    // Without scripts the address says whose place is being changed.
    let asked = query_param("member").get_untracked().and_then(|text| text.parse().ok());
    let chosen = RwSignal::new(asked);
    view! {
        <ul class="members" role="list">
            <For
                each=move || members.get()
                key=|member| (member.person.id, member.person.name.clone(), member.position.clone(), member.role)
                let:member
            >
                <Place card member chosen/>
            </For>
        </ul>
        <Show when=move || may_add.get()>
            <Add card/>
        </Show>
    }
}

/// A member, and when chosen the change of the place.
#[component]
fn Place(card: Card, member: MemberView, chosen: RwSignal<Option<PersonId>>) -> impl IntoView {
    let MemberView { person, position, role: now } = member;
    let who = person.id;
    let group = card.group.with_untracked(|group| group.id);
    let may_change = card.may::<ChangeRole>();
    let may_remove = card.may::<RemoveMember>();
    let roles = card.part(move |group| offered(&roster(group), who));
    let removable = card.part(move |group| remove_member(&roster(group), who).is_ok());
    let changeable = Memo::new(move |_| may_change.get() && !roles.with(Vec::is_empty));
    let open = Memo::new(move |_| chosen.get() == Some(who) && changeable.get());
    let body = person.body;
    let about = move || {
        let body = body.in_lang(lang()).to_owned();
        [position.clone(), body].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let done = Callback::new(move |()| {
        chosen.set(None);
        card.page.refetch();
    });
    let click = move |event: MouseEvent| {
        event.prevent_default();
        chosen.update(|chosen| *chosen = if *chosen == Some(who) { None } else { Some(who) });
    };
    let name = person.name.clone();
    let label = move || words::CHANGE_ROLE_OF.with(lang(), &[("name", &name)]);
    view! {
        <li class="member" class:changing=move || open.get() id=format!("member-{who}")>
            <Face name=person.name.clone()/>
            <div>
                <a href=format!("/directory/people/{who}")>{person.name.clone()}</a>
                <small>{about}</small>
            </div>
            <span class="part">{t(role(now))}</span>
            {move || {
                let (click, label) = (click, label.clone());
                changeable
                    .get()
                    .then(|| {
                        view! {
                            <a
                                class="button quiet small"
                                href=format!("/groups/{group}?member={who}#member-{who}")
                                role="button"
                                aria-expanded=move || open.get().to_string()
                                aria-label=label
                                on:click=click
                            >
                                <Icon glyph=Glyph::Edit/>
                                {t(words::CHANGE_ROLE)}
                            </a>
                        }
                    })
            }}
            <Show when=move || open.get()>
                <div class="member-change">
                    <Act<ChangeRole> then=format!("/groups/{group}#member-{who}") on_done=done>
                        <Hidden name="group" value=group.to_string()/>
                        <Hidden name="person" value=who.to_string()/>
                        <ChangeFields roles/>
                    </Act<ChangeRole>>
                    <Show when=move || may_remove.get() && removable.get()>
                        <Act<RemoveMember> then=format!("/groups/{group}") on_done=done>
                            <Hidden name="group" value=group.to_string()/>
                            <Hidden name="person" value=who.to_string()/>
                            <RemoveFields/>
                        </Act<RemoveMember>>
                    </Show>
                </div>
            </Show>
        </li>
    }
}

fn roster(group: &domain::groups::GroupView) -> Roster {
    Roster {
        state: group.state,
        members: group.members.iter().map(|member| (member.person.id, member.role)).collect(),
    }
}

/// The places a member may be given: what the rule allows, without the one held now.
fn offered(roster: &Roster, person: PersonId) -> Vec<GroupRole> {
    let now = roster.role(person);
    let fits = |wanted: &GroupRole| Some(*wanted) != now && change_role(roster, person, *wanted).is_ok();
    GroupRole::ALL.into_iter().filter(fits).collect()
}

fn options(roles: Vec<GroupRole>) -> Vec<Opt> {
    roles.into_iter().map(|one| Opt::new(one.name(), t(role(one)))).collect()
}

#[component]
fn ChangeFields(roles: Memo<Vec<GroupRole>>) -> impl IntoView {
    let form = form_state();
    view! {
        <SelectField
            name="role"
            id="new-role"
            label=t(say::label(Field::Role))
            hint=t(words::ROLE_HINT)
            options=Signal::derive(move || options(roles.get()))
            value=form.entered("role", "")
            required=true
            error=form.error(Field::Role)
        />
        <p class="acts">
            <Button busy=form.pending>{t(words::CHANGE_ROLE)}</Button>
        </p>
    }
}

#[component]
fn RemoveFields() -> impl IntoView {
    let form = form_state();
    view! {
        <p class="hint">{t(words::REMOVE_HINT)}</p>
        <p class="acts">
            <Button kind=Kind::Danger busy=form.pending>{t(words::REMOVE_MEMBER)}</Button>
        </p>
    }
}

/// Gives a newcomer a place. The form is made only when asked for: without scripts it lists half the directory.
#[component]
fn Add(card: Card) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let asked = query_param("add").with_untracked(Option::is_some);
    let open = RwSignal::new(asked || refused::<AddMember>());
    let done = Callback::new(move |()| {
        open.set(false);
        card.page.refetch();
    });
    let click = move |event: MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = !*open);
    };
    view! {
        <p class="acts">
            <a
                class="button"
                href=format!("/groups/{group}?add=member#add-member")
                role="button"
                aria-expanded=move || open.get().to_string()
                on:click=click
            >
                <Icon glyph=Glyph::Plus/>
                {t(words::ADD_MEMBER)}
            </a>
        </p>
        <Show when=move || open.get()>
            <Act<AddMember> id="add-member" then=format!("/groups/{group}") on_done=done>
                <Hidden name="group" value=group.to_string()/>
                <AddFields/>
            </Act<AddMember>>
        </Show>
    }
}

#[component]
fn AddFields() -> impl IntoView {
    let form = form_state();
    view! {
        <PeoplePicker
            name="person"
            label=t(say::label(Field::Person))
            hint=t(words::PERSON_HINT)
            required=true
            error=form.error(Field::Person)
        />
        <SelectField
            name="role"
            label=t(say::label(Field::Role))
            hint=t(words::ROLE_HINT)
            options=Signal::derive(|| options(GroupRole::ALL.to_vec()))
            value=form.entered("role", GroupRole::Member.name())
            required=true
            error=form.error(Field::Role)
        />
        <p class="acts">
            <Button kind=Kind::Primary busy=form.pending>{t(words::ADD_MEMBER)}</Button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{groups::GroupState, id::Ulid};

    #[test]
    fn only_places_the_rule_allows_are_offered() {
        let person = |number: u128| PersonId::from(Ulid::from(number));
        let members = vec![
            (person(1), GroupRole::Chair),
            (person(2), GroupRole::Secretary),
            (person(3), GroupRole::Member),
        ];
        let roster = Roster { state: GroupState::Open, members };
        assert!(offered(&roster, person(1)).is_empty(), "the chair leaves by naming another");
        assert_eq!(
            offered(&roster, person(3)),
            vec![GroupRole::Chair, GroupRole::Secretary, GroupRole::Observer]
        );
        let closed = Roster { state: GroupState::Closed, ..roster };
        assert!(offered(&closed, person(3)).is_empty());
    }
}
