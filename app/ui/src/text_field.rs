//! Text, date and time controls in their frames.

use leptos::{html, prelude::*};

use crate::{
    field::{Count, Field, described},
    i18n::{common, t},
};

fn characters(text: &str) -> usize {
    // A browser sends line ends as two characters but shows and counts one.
    text.chars().filter(|letter| *letter != '\r').count()
}

fn invalid(
    error: Signal<Option<String>>,
    max: Option<u32>,
    count: Count,
) -> impl Fn() -> Option<&'static str> + Clone {
    move || {
        let over = max.is_some_and(|max| count.get().is_some_and(|count| count > max as usize));
        (over || error.with(Option::is_some)).then_some("true")
    }
}

/// One line of text. `kind` is the input's type: text, email, password, search, tel, url, number, date.
#[component]
pub fn TextField(
    /// Name in the form; also the `id` unless one is given.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a password manager or browser may fill in.
    #[prop(optional, into)]
    autocomplete: Option<&'static str>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Most characters; going over is told, never cut off.
    #[prop(optional, into)]
    max: Option<u32>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An `id` of its own, where the name repeats on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Told of every change once scripts run.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let input = NodeRef::<html::Input>::new();
    let count = Count::new(None);
    // What was typed before the scripts came counts too.
    Effect::new(move |_| {
        if let (Some(input), Some(_)) = (input.get(), max) {
            count.set(Some(characters(&input.value())));
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        if max.is_some() {
            count.set(Some(characters(&text)));
        }
        if let Some(told) = on_input {
            told.run(text);
        }
    };
    let about = described(&id, hint.is_some(), max.is_some(), error);
    let class = if matches!(kind, "number" | "date") { "input short" } else { "input" };
    let control = view! {
        <input
            class=class
            id=id.clone()
            name=name
            type=kind
            value=value
            required=required
            autocomplete=autocomplete
            aria-describedby=move || about.get()
            aria-invalid=invalid(error, max, count)
            on:input=typed
            node_ref=input
        />
    };
    framed(id, label, hint, required, error, max, Some(count), control.into_any())
}

/// Several lines of text with a counter.
#[component]
pub fn TextArea(
    /// Name in the form; also the `id` unless one is given.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// Lines shown at first; it grows with the text.
    #[prop(default = 4)]
    rows: u32,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Most characters; going over is told, never cut off.
    #[prop(optional, into)]
    max: Option<u32>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An `id` of its own, where the name repeats on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Told of every change once scripts run.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let area = NodeRef::<html::Textarea>::new();
    let count = Count::new(None);
    Effect::new(move |_| {
        if let (Some(area), Some(_)) = (area.get(), max) {
            count.set(Some(characters(&area.value())));
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        if max.is_some() {
            count.set(Some(characters(&text)));
        }
        if let Some(told) = on_input {
            told.run(text);
        }
    };
    let about = described(&id, hint.is_some(), max.is_some(), error);
    let control = view! {
        <textarea
            class="input"
            id=id.clone()
            name=name
            rows=rows.to_string()
            required=required
            aria-describedby=move || about.get()
            aria-invalid=invalid(error, max, count)
            on:input=typed
            node_ref=area
            inner_html=textarea_content(&value)
        ></textarea>
    };
    framed(id, label, hint, required, error, max, Some(count), control.into_any())
}

/// Date and time in Astana; the value is `YYYY-MM-DDTHH:MM`, see [`crate::time::input`].
#[component]
pub fn DateTimeField(
    /// Name in the form; also the `id` unless one is given.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control; says "Astana time" unless given.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// The earliest moment, in the same form.
    #[prop(optional, into)]
    min: Option<String>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An `id` of its own, where the name repeats on the page.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let hint = hint.unwrap_or_else(|| t(common::ASTANA_TIME).into());
    let about = described(&id, true, false, error);
    let control = view! {
        <input
            class="input short"
            id=id.clone()
            name=name
            type="datetime-local"
            value=value
            min=min
            required=required
            aria-describedby=move || about.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
        />
    };
    framed(id, label, Some(hint), required, error, None, None, control.into_any())
}

#[expect(clippy::too_many_arguments, reason = "the frame of every control, said once")]
fn framed(
    id: String,
    label: Signal<String>,
    hint: Option<Signal<String>>,
    required: bool,
    error: Signal<Option<String>>,
    max: Option<u32>,
    count: Option<Count>,
    control: AnyView,
) -> impl IntoView {
    let frame = crate::field::FieldProps {
        id,
        label,
        hint,
        required,
        error,
        max,
        count,
        children: Box::new(move || control),
    };
    Field(frame)
}

/// The text as HTML: Leptos writes the children of `<textarea>` unescaped, so a text child would let a value
/// close the element. The parser drops one leading line end, hence the extra one.
fn textarea_content(value: &str) -> String {
    let mut html = String::with_capacity(value.len() + 1);
    if value.starts_with('\n') {
        html.push('\n');
    }
    for letter in value.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_close_its_textarea() {
        let html = textarea_content("</textarea><script>alert(1)</script> & қ");
        assert_eq!(html, "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; қ");
        assert_eq!(textarea_content("\nfirst"), "\n\nfirst");
    }

    #[test]
    fn a_line_end_is_one_character() {
        assert_eq!(characters("ә\r\nі"), 3);
    }
}
