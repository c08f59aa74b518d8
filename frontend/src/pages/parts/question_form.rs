//! A question to type, on the start screen and where a typed one is read.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::functional::Hook;
use yew::prelude::*;

use crate::app::use_place;
use crate::components::part::part;
use crate::state::address::Screen;

/// The field with its button; `text` is what stands in it at first.
pub fn question_form(text: &str) -> Html {
    let text = text.to_owned();
    part("question-form", move |context| {
        use_question_form(&text).run(context)
    })
}

#[hook]
fn use_question_form(text: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let typed = use_state(|| None::<String>);
    {
        // Another question from outside (an example, the back button) replaces what was typed.
        let typed = typed.clone();
        use_effect_with(text.to_owned(), move |_| typed.set(None));
    }
    let value = (*typed).clone().unwrap_or_else(|| text.to_owned());
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            typed.set(Some(input.value()));
        }
    });
    let onsubmit = {
        let value = value.trim().to_owned();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !value.is_empty() {
                place.go.emit(place.to(Screen::Ask(value.clone())));
            }
        })
    };
    html! {
        <form class="question typed" action="/vraag" {onsubmit}>
            <label for="question">{language.t("ask-label")}</label>
            <input id="question" name="q" type="text" autocomplete="off" enterkeyhint="search" {value} {oninput}
                placeholder={language.t("ask-example")} />
            <button type="submit">{language.t("ask-button")}</button>
        </form>
    }
}
