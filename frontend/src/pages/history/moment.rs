//! A moment of the service's clock as people say it where the user is.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::components::words;
use crate::i18n::Language;

/// A moment in UTC as "3 maart 2026 om 14:05".
pub(super) fn moment(language: Language, at: &str) -> Html {
    html! { <time datetime={at.to_owned()}>{told(language, at)}</time> }
}

fn told(language: Language, at: &str) -> String {
    let local = js_sys::Date::new(&JsValue::from_str(at));
    let day = format!(
        "{:04}-{:02}-{:02}",
        local.get_full_year(),
        local.get_month() + 1,
        local.get_date()
    );
    let time = format!("{}:{:02}", local.get_hours(), local.get_minutes());
    let date = words::date(language, &day);
    language.with(
        "history-at",
        &[
            ("date", date.as_str().into()),
            ("time", time.as_str().into()),
        ],
    )
}
