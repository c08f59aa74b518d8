//! The few things that components ask of the browser itself. Nothing here knows the network.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Scheme, host and port of the page.
#[must_use]
pub fn origin() -> String {
    web_sys::window()
        .and_then(|w| w.location().origin().ok())
        .unwrap_or_default()
}

/// Today, where the user is, as 2024-05-06.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Opens the browser's print window.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused where printing is switched off: then the browser says so itself.
        let _ = window.print();
    }
}

/// Puts a text on the clipboard and tells whether that went well.
pub fn copy(text: String, done: Callback<bool>) {
    let Some(window) = web_sys::window() else {
        return done.emit(false);
    };
    let promise = window.navigator().clipboard().write_text(&text);
    spawn_local(async move { done.emit(JsFuture::from(promise).await.is_ok()) });
}
