//! An act that can't be undone: asks once more, works without scripts, and says why it was refused.

use crate::{
    call::Remote,
    form::{Flash, path_of, query},
    say,
};
use domain::fault::Fault;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::location::RequestUrl;
use ui::{Confirm, DialogLink, Kind, i18n::lang};

/// A button, the question behind it, and what came of it.
#[component]
pub fn Sure<O: Remote>(
    /// What is to be done.
    operation: O,
    /// The `id` of the question.
    #[prop(into)]
    id: String,
    /// Words of the button and, in the question, of the act itself.
    #[prop(into)]
    act: Signal<String>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen.
    #[prop(into)]
    text: Signal<String>,
    /// Where to go after success without scripts.
    #[prop(into)]
    then: String,
    /// What to do with the answer in place.
    on_done: Callback<O::Reply>,
    /// Smaller, inside a list.
    #[prop(optional)]
    small: bool,
    /// Can't be taken back, but nothing is lost by it.
    #[prop(optional)]
    gentle: bool,
) -> impl IntoView {
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let entries = entries(&operation);
    let fault = RwSignal::new(refused::<O>(&entries));
    let operation = StoredValue::new(operation);
    let carry_out = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let asked = operation.get_value().ask();
        spawn_local(async move {
            let answer = asked.await;
            busy.set(false);
            open.set(false);
            match answer {
                Ok(reply) => {
                    fault.set(None);
                    // The live line may have been faster and taken the place of all this away.
                    on_done.try_run(reply);
                }
                Err(refusal) => fault.set(Some(refusal)),
            }
        });
    });
    let back = use_context::<RequestUrl>().map_or_else(String::new, |url| path_of(url.as_ref()));
    let action = format!("/do/{}?{}", O::NAME, query(&[("then", &then), ("back", &back)]));
    let inputs =
        entries.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let said = move || fault.with(|fault| fault.as_ref().map(|fault| say::fault(lang(), fault)));
    let kind = if gentle { Kind::Plain } else { Kind::Danger };
    view! {
        <DialogLink id=id.clone() open kind small>
            {act}
        </DialogLink>
        <div class="form-fault" role="alert">
            {move || said().map(|text| view! { <p class="banner" data-kind="warn">{text}</p> })}
        </div>
        <Confirm id open title text act danger=!gentle busy action on_act=carry_out>
            {inputs.collect_view()}
        </Confirm>
    }
}

/// The operation as the entries of a form; its identifiers are texts.
fn entries<O: Remote>(operation: &O) -> Vec<(String, String)> {
    match serde_json::to_value(operation) {
        Ok(serde_json::Value::Object(fields)) => {
            fields.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned()))).collect()
        }
        _ => Vec::new(),
    }
}

/// Why this very act was refused when it was sent without scripts.
fn refused<O: Remote>(entries: &[(String, String)]) -> Option<Fault> {
    let flash = use_context::<Flash>().filter(|flash| flash.operation == O::NAME)?;
    entries.iter().all(|entry| flash.entered.contains(entry)).then_some(flash.fault)
}
