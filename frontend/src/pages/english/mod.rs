//! A chunk: the words in English of all that comes with the page itself.

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::app::Place;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(english, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw,
        words: ["", include_str!("../../../locales/en.ftl")],
    })
}

/// Nothing: it is fetched for its words alone.
fn draw(_: &Place) -> Html {
    Html::default()
}
