//! What is counted, in people's words; opened, the fields to change it.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::functional::Hook;
use yew::prelude::*;

use crate::app::use_place;
use crate::components::part::part;
use crate::components::words;
use crate::pages::view_fields;

/// The panel. What is in it is fetched when it is first opened.
pub fn view_panel() -> Html {
    part("view-panel", |context| use_view_panel().run(context))
}

#[hook]
fn use_view_panel() -> Html {
    let place = use_place();
    let language = place.language();
    let open = use_state(|| false);
    let words = words::view(language, &place.address.view);
    let summary = if words.is_empty() {
        language.t("view-all")
    } else {
        words.join("; ")
    };
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let panel = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            open.set(panel.is_some_and(|panel| panel.has_attribute("open")));
        })
    };
    html! {
        <details class="view-panel" {ontoggle}>
            <summary>{language.t("view-title")}{": "}<span data-view="words">{summary}</span></summary>
            if *open { {view_fields()} }
        </details>
    }
}
