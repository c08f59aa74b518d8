//! The few things that components ask of the browser itself. Nothing here knows the network.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, IdleRequestOptions, Url};
use yew::Callback;

/// After how long the page counts as idle, however busy it is.
const IDLE_MAX_MILLIS: u32 = 5_000;
/// How long the page rests before it counts as idle, in browsers that do not tell.
const IDLE_MILLIS: i32 = 1_000;

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

/// Begins a new screen as a new page would: at its top, with the focus on its content.
pub fn begin_screen() {
    let Some(window) = web_sys::window() else {
        return;
    };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    focus("inhoud");
}

/// Moves the focus to the element with this id; tells whether there is one.
pub fn focus(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // Where the focus cannot be moved it stays: nothing is lost.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Names the page in the browser's tab and history, and says in which language it is.
pub fn name_page(title: &str, language: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // A page without a language still reads; there is nothing to do when this fails.
        let _ = root.set_attribute("lang", language);
    }
}

/// Loads the page anew from its address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused in a page that is going away: then there is nothing to reload.
        let _ = window.location().reload();
    }
}

/// Does something once the browser has drawn what it has to and is idle.
pub fn when_idle(action: fn()) {
    // What was just laid out is drawn in the next frame: idleness before that is of a moment.
    in_frame(Closure::once_into_js(move || {
        in_frame(Closure::once_into_js(move || ask_idle(action)));
    }));
}

fn in_frame(action: JsValue) {
    if let Some(window) = web_sys::window() {
        // Refused in a page that is going away: then there is nothing to do.
        let _ = window.request_animation_frame(action.unchecked_ref());
    }
}

fn ask_idle(action: fn()) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let act = Closure::once_into_js(action).unchecked_into();
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_MAX_MILLIS);
    if window
        .request_idle_callback_with_options(&act, &options)
        .is_err()
    {
        // Safari has no notion of idle.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&act, IDLE_MILLIS);
    }
}

/// Opens the browser's print window.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused where printing is switched off: then the browser says so itself.
        let _ = window.print();
    }
}

/// Gives the user a text as a file.
pub fn download(name: &str, media_type: &str, text: &str) {
    // Refused where downloads are switched off: then the browser says so itself.
    let _ = try_download(name, media_type, text);
}

fn try_download(name: &str, media_type: &str, text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor = document.create_element("a").ok()?;
    let anchor = anchor.dyn_into::<HtmlAnchorElement>().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address).ok()
}

/// Puts a text on the clipboard and tells whether that went well.
pub fn copy(text: String, done: Callback<bool>) {
    let Some(window) = web_sys::window() else {
        return done.emit(false);
    };
    let promise = window.navigator().clipboard().write_text(&text);
    spawn_local(async move { done.emit(JsFuture::from(promise).await.is_ok()) });
}
