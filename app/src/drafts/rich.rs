//! Words that can be bold or italic, written in place. What is sent is a text area that holds them marked up: before
//! the scripts arrive it is written in itself.

use super::{clipboard, desk::Desk, look, rows};
use domain::{
    drafts::{BlockStyle, markup},
    id::BlockId,
};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use ui::{
    Button, Kind,
    i18n::{drafts as words, t},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What is being written.
#[derive(Clone, Copy)]
pub(super) struct Rich {
    /// What the form sends.
    pub area: NodeRef<html::Textarea>,
    /// What is written in.
    pub paper: NodeRef<html::Div>,
    /// What it starts with.
    first: StoredValue<String>,
    /// Whether that was typed before and not saved.
    kept: StoredValue<bool>,
    /// Whether the block is there already.
    pub exists: bool,
}

impl Rich {
    pub(super) fn new(text: String, exists: bool) -> Self {
        Self {
            area: NodeRef::new(),
            paper: NodeRef::new(),
            first: StoredValue::new(text),
            kept: StoredValue::new(false),
            exists,
        }
    }

    /// Begins with what was typed before, whatever the page says. To be called before the place to write in is there.
    pub(super) fn begin_with(self, text: String) {
        self.first.set_value(text);
        self.kept.set_value(true);
    }

    fn beginning(self, area: &web_sys::HtmlTextAreaElement) -> String {
        if self.kept.get_value() { self.first.get_value() } else { area.value() }
    }

    /// Takes over into the form what is written.
    pub(super) fn sync(self) {
        if let (Some(paper), Some(area)) = (self.paper.get_untracked(), self.area.get_untracked()) {
            area.set_value(&written(&paper));
        }
    }

    /// What is written, marked up.
    pub(super) fn text(self) -> String {
        self.paper.get_untracked().map(|paper| written(&paper)).unwrap_or_default()
    }
}

/// The place to write in.
#[component]
pub(super) fn RichInput(
    desk: Desk,
    rich: Rich,
    chosen: RwSignal<BlockStyle>,
    /// What it is called.
    label: Signal<&'static str>,
    on_key: Callback<KeyboardEvent>,
    on_input: Callback<()>,
    /// The block it is, or comes after.
    at: Option<BlockId>,
) -> impl IntoView {
    let is_table = Memo::new(move |_| chosen.get() == BlockStyle::Table);
    // What was typed before the scripts came is in the text area.
    Effect::new(move |before: Option<bool>| {
        let table = is_table.get();
        let (Some(paper), Some(area)) = (rich.paper.get(), rich.area.get()) else { return table };
        if before == Some(table) {
            return table;
        }
        let text = if before.is_some() { rich.text() } else { rich.beginning(&area) };
        paper.set_inner_html(&if table { look::table_html(&text) } else { look::html(&text) });
        rich.sync();
        focus_end(&paper);
        table
    });
    let typed = move |_| {
        rich.sync();
        on_input.run(());
    };
    let keys = move |event: KeyboardEvent| {
        if let Some(command) = emphasis(&event) {
            event.prevent_default();
            run(command);
            rich.sync();
            return;
        }
        if is_table.get_untracked() && event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            rows::next_cell();
            rich.sync();
            return;
        }
        on_key.run(event);
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        event.prevent_default();
        clipboard::paste(desk, rich, &event, chosen.get_untracked(), at);
    };
    let text = rich.first.get_value();
    let escaped = html_escape::encode_text(&text).into_owned();
    let rows = if chosen.get_untracked() == BlockStyle::Table { "6" } else { "3" };
    view! {
        <textarea
            class="input without-script"
            name="text"
            aria-label=label
            rows=rows
            node_ref=rich.area
            inner_html=escaped
        ></textarea>
        <div
            class="input rich needs-script"
            contenteditable="true"
            role="textbox"
            aria-multiline="true"
            aria-label=label
            data-style=move || chosen.get().name()
            spellcheck="true"
            node_ref=rich.paper
            on:input=typed
            on:keydown=keys
            on:paste=paste
        ></div>
        <p class="hint without-script">{t(words::MARKUP_HINT)}</p>
    }
}

/// Bold and italic.
#[component]
pub(super) fn EmphasisButtons(rich: Rich) -> impl IntoView {
    let button = move |command: &'static str, word: ui::i18n::Word, sign: &'static str| {
        view! {
            <button
                type="button"
                class="button small quiet needs-script"
                title=t(word)
                aria-label=t(word)
                // The words stay selected.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| {
                    run(command);
                    rich.sync();
                }
            >
                {match sign {
                    "b" => view! { <b>{t(words::BOLD_SIGN)}</b> }.into_any(),
                    _ => view! { <i>{t(words::ITALIC_SIGN)}</i> }.into_any(),
                }}
            </button>
        }
    };
    view! {
        {button("bold", words::BOLD, "b")}
        {button("italic", words::ITALIC, "i")}
    }
}

/// Rows and columns.
#[component]
pub(super) fn TableButtons(rich: Rich) -> impl IntoView {
    let button = move |word: ui::i18n::Word, change: fn(&Element)| {
        view! {
            <span class="needs-script">
                <Button
                    kind=Kind::Quiet
                    small=true
                    kind_of="button"
                    on_click=Callback::new(move |_| {
                        if let Some(paper) = rich.paper.get_untracked() {
                            change(&paper);
                            rich.sync();
                        }
                    })
                >
                    {t(word)}
                </Button>
            </span>
        }
    };
    view! {
        {button(words::ADD_ROW, rows::add_row)}
        {button(words::ADD_COLUMN, rows::add_column)}
        {button(words::REMOVE_ROW, rows::remove_row)}
        {button(words::REMOVE_COLUMN, rows::remove_column)}
    }
}

/// The command of Ctrl+B and Ctrl+I, whatever the layout of the keyboard.
fn emphasis(event: &KeyboardEvent) -> Option<&'static str> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match event.code().as_str() {
        "KeyB" => Some("bold"),
        "KeyI" => Some("italic"),
        _ => None,
    }
}

/// Has the browser carry out a command of editing, so that it can be undone like any other.
pub(super) fn run(command: &str) {
    run_with(command, "");
}

/// The same with a value.
pub(super) fn run_with(command: &str, value: &str) {
    if let Ok(page) = document().dyn_into::<web_sys::HtmlDocument>() {
        drop(page.exec_command_with_show_ui_and_value(command, false, value));
    }
}

fn focus_end(paper: &web_sys::HtmlElement) {
    drop(paper.focus());
    let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) else {
        return;
    };
    let first_cell = paper.query_selector("td").ok().flatten();
    drop(match first_cell {
        Some(cell) => selection.select_all_children(&cell).and_then(|()| selection.collapse_to_end()),
        None => selection.select_all_children(paper).and_then(|()| selection.collapse_to_end()),
    });
}

/// What stands in the place to write in, marked up.
fn written(paper: &Element) -> String {
    if let Ok(Some(table)) = paper.query_selector("table") {
        return markup::table(
            &rows::cells(&table)
                .into_iter()
                .map(|row| row.iter().map(words_of).collect())
                .collect::<Vec<_>>(),
        );
    }
    markup::tidy(&words_of(paper))
}

fn words_of(element: &Element) -> String {
    let mut runs = Vec::new();
    walk(element, &mut runs);
    markup::tidy(&markup::markup(&runs))
}

fn walk(node: &Node, runs: &mut Vec<markup::Run>) {
    let children = node.child_nodes();
    for at in 0..children.length() {
        let Some(child) = children.item(at) else { continue };
        match child.dyn_ref::<Element>() {
            Some(element) => {
                walk(element, runs);
                if matches!(element.tag_name().as_str(), "BR" | "DIV" | "P") {
                    runs.push(markup::Run { text: " ".to_owned(), ..markup::Run::default() });
                }
            }
            None => runs.push(styled(&child)),
        }
    }
}

/// A piece of text as it looks: whatever tags made it bold.
fn styled(node: &Node) -> markup::Run {
    let text = node.text_content().unwrap_or_default();
    let style = node
        .parent_element()
        .and_then(|parent| web_sys::window()?.get_computed_style(&parent).ok().flatten());
    let property =
        |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let bold = property("font-weight").parse::<u32>().is_ok_and(|weight| weight >= 600);
    markup::Run { text, bold, italic: property("font-style") == "italic" }
}
