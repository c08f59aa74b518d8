//! A chunk: the start screen.

mod questions;

use wasm_split_helpers::wasm_split;
use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::app::Place;
use crate::components::part::part;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(start, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw,
        words: [
            include_str!("../../../locales/start.nl.ftl"),
            include_str!("../../../locales/start.en.ftl"),
        ],
    })
}

fn draw(_: &Place) -> Html {
    part("start", |context| questions::use_start().run(context))
}
