//! A list to choose one thing from.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the list is for.
pub struct ChoiceProps {
    /// The id of the field, unique on the page.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// What can be chosen: its word and its label.
    pub options: Vec<(String, String)>,
    /// The word of what is chosen.
    pub chosen: String,
    /// Tells the word that was chosen.
    pub on_choose: Callback<String>,
}

/// The list.
pub fn choice(props: ChoiceProps) -> Html {
    let onchange = props.on_choose.reform(|event: Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        select.map(|select| select.value()).unwrap_or_default()
    });
    let option = |(word, label): &(String, String)| {
        html! { <option value={word.clone()} selected={*word == props.chosen}>{label}</option> }
    };
    html! {
        <div class="choice">
            <label for={props.id}>{props.label.clone()}</label>
            <select id={props.id} {onchange}>{for props.options.iter().map(option)}</select>
        </div>
    }
}
