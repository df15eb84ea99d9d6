//! Dialogs over `<dialog>`. The opener is a link to `#id`: without scripts the fragment shows the dialog as a
//! part of the page, with scripts it opens as a modal window. One DOM serves both.

use leptos::{ev::MouseEvent, html, prelude::*};

use crate::{
    button::{Button, Kind},
    i18n::{common, t},
    icon::{Glyph, Icon},
};

/// What opens a [`Dialog`].
#[component]
pub fn DialogLink(
    /// The dialog's `id`.
    #[prop(into)]
    id: String,
    /// The dialog's signal.
    open: RwSignal<bool>,
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// Smaller, for acts inside a list.
    #[prop(optional)]
    small: bool,
    /// Words, and an icon before them if any.
    children: Children,
) -> impl IntoView {
    let click = move |event: MouseEvent| {
        event.prevent_default();
        open.set(true);
    };
    view! {
        <a class=kind.class(small) id=format!("{id}-open") href=format!("#{id}") aria-haspopup="dialog" on:click=click>
            {children()}
        </a>
    }
}

/// A window over the page. Escape, the cross and a click beside it close it.
#[component]
pub fn Dialog(
    /// Where [`DialogLink`] leads.
    #[prop(into)]
    id: String,
    /// Open or not, once scripts run.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// For tables and comparisons.
    #[prop(optional)]
    wide: bool,
    /// Body: `.dialog-body`, then `.dialog-foot`, or a form with both.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that is already open refuses: nothing to do then.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let heading = format!("{id}-title");
    let named_by = heading.clone();
    // Without scripts, closing leads back to what opened it.
    let back = format!("#{id}-open");
    let close = move |event: MouseEvent| {
        event.prevent_default();
        open.set(false);
    };
    view! {
        <dialog
            class=if wide { "dialog wide" } else { "dialog" }
            id=id
            closedby="any"
            aria-labelledby=named_by
            on:close=move |_| open.set(false)
            node_ref=node
        >
            <div class="dialog-head">
                <h2 id=heading>{title}</h2>
                <a class="close" href=back aria-label=t(common::CLOSE) on:click=close>
                    <Icon glyph=Glyph::Cross/>
                </a>
            </div>
            {children()}
        </dialog>
    }
}

/// Asks once more before what can't be undone. Sends a plain form; with `on_act` scripts answer instead.
#[component]
pub fn Confirm(
    /// Where [`DialogLink`] leads.
    #[prop(into)]
    id: String,
    /// Open or not, once scripts run.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen, in a sentence or two.
    #[prop(into)]
    text: Signal<String>,
    /// The word of the act itself, never "OK".
    #[prop(into)]
    act: Signal<String>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// The act is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Where the form goes without scripts.
    #[prop(optional, into)]
    action: Option<String>,
    /// What the act does once scripts run; the form is not sent then.
    #[prop(optional, into)]
    on_act: Option<Callback<()>>,
    /// Inputs of the form.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        if let Some(act) = on_act {
            event.prevent_default();
            act.run(());
        }
    };
    let cancel = move |event: MouseEvent| {
        event.prevent_default();
        open.set(false);
    };
    let back = format!("#{id}-open");
    let kind = if danger { Kind::Final } else { Kind::Primary };
    view! {
        <Dialog id=id open=open title=title>
            <form method="post" action=action on:submit=submit>
                <div class="dialog-body">
                    <p>{text}</p>
                    {children.map(|children| children())}
                </div>
                <div class="dialog-foot">
                    <a class="button quiet" href=back on:click=cancel>{t(common::CANCEL)}</a>
                    <Button kind=kind busy=busy>{act}</Button>
                </div>
            </form>
        </Dialog>
    }
}
