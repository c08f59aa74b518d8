//! A field for a date, told what is wrong with it where it was typed.
//!
//! Knows what a date is, not what it is for.

use graph_data::model::PartialDate;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::Language;

/// The date that was typed, if it is one.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    text.trim().parse().ok()
}

/// A field in which something is typed, and what is wrong with it.
pub(super) struct TypedFieldProps {
    /// The id of the field, unique on the page.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// How it is written.
    pub hint: String,
    /// What is wrong, where something is.
    pub wrong: Option<String>,
    /// Tells what is typed now.
    pub on_change: Callback<String>,
}

/// What is wrong with a date by itself: nothing while it is not filled in.
pub(super) fn wrong_date(language: Language, text: &str) -> Option<String> {
    (!text.is_empty() && date(text).is_none()).then(|| language.t("view-as-of-wrong"))
}

/// The field; what is typed is told when it is left or Enter is pressed.
pub(super) fn typed_field(props: TypedFieldProps) -> Html {
    let on_change = props.on_change;
    let onchange = Callback::from(move |event: Event| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            on_change.emit(input.value().trim().to_owned());
        }
    });
    let hint = format!("{}-hint", props.id);
    let invalid = props.wrong.is_some();
    let class = if invalid { "wrong" } else { "hint" };
    html! {
        <div class="typed">
            <label for={props.id}>{props.label}</label>
            <input id={props.id} type="text" size="12" autocomplete="off" value={props.value} {onchange}
                aria-invalid={invalid.to_string()} aria-describedby={hint.clone()} />
            <p id={hint} {class} role="status">{props.wrong.unwrap_or(props.hint)}</p>
        </div>
    }
}
