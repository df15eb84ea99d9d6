//! The list of a folder or an item: one form, in which everything can be ticked at once and taken away again.

use crate::{
    directory::{PeoplePicker, PickTogether},
    form::{FormState, form_state},
};
use domain::{
    directory::UnitView,
    field::Field,
    lang::Names,
    library::{Access, AccessView, BodyChoice, Grant, PortalRole, Scope},
};
use leptos::prelude::*;
use ui::{
    Check, Choices, Opt,
    i18n::{Word, lang, library as words, t},
};

/// The fields of the list.
#[component]
pub(super) fn AccessFields(
    /// The list as it is.
    view: AccessView,
    /// What can be chosen.
    bodies: Vec<BodyChoice>,
) -> impl IntoView {
    let form = form_state();
    let AccessView { access, people, outermost, .. } = view;
    let entered = form.entered("scope", name(access.scope));
    let scope = RwSignal::new(entered.clone());
    let chosen = Callback::new(move |value| scope.set(value));
    let options: Vec<Opt> = SCOPES
        .into_iter()
        .filter(|(scope, ..)| !(outermost && *scope == Scope::Inherited))
        .map(|(scope, label, hint)| Opt::new(name(scope), t(label)).hint(t(hint)))
        .collect();
    // Without scripts the list is always there, and says when it counts.
    let scripted = RwSignal::new(false);
    Effect::new(move |_| scripted.set(true));
    let out_of_use = move || scripted.get() && scope.with(|scope| scope != name(Scope::Chosen));
    let ticked = Ticked::of(form, &access);
    let role = |role| ticked.check(Grant::Role(role), t(role_word(role)).into());
    let roles = PortalRole::ALL.into_iter().map(role).collect_view();
    let of_bodies = bodies.into_iter().map(|body| body_fold(&ticked, body)).collect_view();
    view! {
        <Choices
            name="scope"
            legend=t(words::LETS_IN)
            options=Signal::stored(options)
            value=entered
            on_change=chosen
            error=form.error(Field::Scope)
        />
        {(!outermost).then(|| view! { <p class="hint measure">{t(words::NARROWS)}</p> })}
        <div class="stack loose" hidden=out_of_use>
            <fieldset class="field">
                <legend>{t(words::ROLES)}</legend>
                <div class="stack tight">{roles}</div>
            </fieldset>
            <fieldset class="field grants" id="grants" tabindex="-1">
                <legend>{t(words::BODIES)}</legend>
                {of_bodies}
                {move || form.error(Field::Grants).get().map(|text| view! { <p class="error">{text}</p> })}
            </fieldset>
            <PickTogether>
                <PeoplePicker
                    name="people"
                    label=t(words::PEOPLE)
                    multiple=true
                    chosen=people
                    error=form.error(Field::People)
                />
            </PickTogether>
        </div>
    }
}

const SCOPES: [(Scope, Word, Word); 3] = [
    (Scope::Inherited, words::SCOPE_INHERITED, words::SCOPE_INHERITED_HINT),
    (Scope::Everyone, words::SCOPE_EVERYONE, words::SCOPE_EVERYONE_HINT),
    (Scope::Chosen, words::SCOPE_CHOSEN, words::SCOPE_CHOSEN_HINT),
];

/// The name of a scope in the form.
const fn name(scope: Scope) -> &'static str {
    match scope {
        Scope::Inherited => "inherited",
        Scope::Everyone => "everyone",
        Scope::Chosen => "chosen",
    }
}

const fn role_word(role: PortalRole) -> Word {
    match role {
        PortalRole::Keepers => words::ROLE_KEEPERS,
        PortalRole::Chairs => words::ROLE_CHAIRS,
        PortalRole::Secretaries => words::ROLE_SECRETARIES,
        PortalRole::Administrators => words::ROLE_ADMINISTRATORS,
    }
}

/// Which boxes start ticked.
struct Ticked(Vec<String>);

impl Ticked {
    fn of(form: FormState, access: &Access) -> Self {
        let stands = || access.grants.iter().map(ToString::to_string).collect();
        Self(form.all_entered("grants").unwrap_or_else(stands))
    }

    fn has(&self, grant: Grant) -> bool {
        self.0.contains(&grant.to_string())
    }

    fn check(&self, grant: Grant, label: Signal<String>) -> AnyView {
        let value = grant.to_string();
        view! {
            <Check
                name="grants"
                id=format!("grant-{}", value.replace(':', "-"))
                value=value
                label=label
                checked=self.has(grant)
            />
        }
        .into_any()
    }
}

fn in_language(name: Names) -> Signal<String> {
    Signal::derive(move || name.in_lang(lang()).to_owned())
}

/// A body, folded away unless something in it is chosen.
fn body_fold(ticked: &Ticked, body: BodyChoice) -> AnyView {
    let BodyChoice { id, name, units } = body;
    let of_units = units.iter().filter(|unit| ticked.has(Grant::Unit(unit.id))).count();
    let chosen = u64::try_from(of_units).unwrap_or(u64::MAX) + u64::from(ticked.has(Grant::Body(id)));
    let count = (chosen > 0).then(|| {
        view! { <small class="quiet-text">{move || words::CHOSEN_COUNT.count(lang(), chosen)}</small> }
    });
    let boxes = units.iter().map(|unit| unit_box(ticked, unit, &units)).collect_view();
    let open = chosen > 0;
    view! {
        <details class="fold plain" open=open>
            <summary>
                <span>{in_language(name)}</span>
                {count}
            </summary>
            <div class="stack tight">
                {ticked.check(Grant::Body(id), t(words::WHOLE_BODY).into())}
                {boxes}
            </div>
        </details>
    }
    .into_any()
}

/// A unit stands below the one above it.
fn unit_box(ticked: &Ticked, unit: &UnitView, units: &[UnitView]) -> AnyView {
    let mut depth = 0_u8;
    let mut above = unit.parent;
    while let Some(next) = above.and_then(|id| units.iter().find(|unit| unit.id == id)) {
        depth += 1;
        above = if depth >= 4 { None } else { next.parent };
    }
    let tick = ticked.check(Grant::Unit(unit.id), in_language(unit.name.clone()));
    view! { <div class="unit-box" data-depth=depth.to_string()>{tick}</div> }.into_any()
}

/// Whom a list lets in, as a sentence and names; for managers.
#[component]
pub(super) fn AccessSummary(view: AccessView) -> impl IntoView {
    let AccessView { access, people, names, .. } = view;
    let (_, word, _) = SCOPES[access.scope as usize];
    if access.scope != Scope::Chosen {
        return view! { <p>{t(word)}</p> }.into_any();
    }
    if access.grants.is_empty() {
        return view! { <p>{t(words::ONLY_MANAGERS)}</p> }.into_any();
    }
    let roles = access.grants.iter().filter_map(|grant| match grant {
        Grant::Role(role) => Some(view! { <li>{t(role_word(*role))}</li> }),
        _ => None,
    });
    let named = names.into_iter().map(|name| view! { <li>{in_language(name)}</li> });
    let people = people.into_iter().map(|person| {
        let (id, name) = (person.id, person.name);
        view! {
            <li>
                <a href=format!("/directory/people/{id}")>{name}</a>
            </li>
        }
    });
    view! {
        <ul class="lines tight" role="list">
            {roles.collect_view()} {named.collect_view()} {people.collect_view()}
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_named_as_the_operation_reads_them() {
        for (at, (scope, ..)) in SCOPES.into_iter().enumerate() {
            assert_eq!(serde_json::to_value(scope).ok(), Some(name(scope).into()));
            assert_eq!(scope as usize, at);
        }
    }
}
