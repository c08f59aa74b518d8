//! Why an edit is made: asked of every one.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields::complaints;
use super::sheet::Sheet;
use crate::app::Place;

/// The field of a form.
pub(super) fn reason(place: &Place, sheet: &Sheet) -> Html {
    let language = place.language();
    let wrong = sheet.wrong("reason");
    let on_type = {
        let sheet = sheet.clone();
        Callback::from(move |text: String| sheet.change(|draft| draft.reason = text))
    };
    let typed = sheet.draft.borrow().reason.clone();
    html! {
        <div class="field">
            {reason_field(place, &typed, !wrong.is_empty(), &on_type)}
            {complaints(language, "reason-wrong", &wrong)}
        </div>
    }
}

/// The field itself.
pub(super) fn reason_field(
    place: &Place,
    typed: &str,
    wrong: bool,
    on_type: &Callback<String>,
) -> Html {
    let oninput = on_type.reform(|event: InputEvent| {
        let target = event.target();
        let target = target.and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        target.map(|input| input.value()).unwrap_or_default()
    });
    html! {
        <>
            <label for="field-reason">{place.language().t("edit-reason")}{" *"}</label>
            <input id="field-reason" type="text" autocomplete="off" value={typed.to_owned()} {oninput}
                aria-invalid={wrong.to_string()} aria-describedby="reason-hint reason-wrong" />
            <p class="hint" id="reason-hint">{place.language().t("edit-reason-hint")}</p>
        </>
    }
}
