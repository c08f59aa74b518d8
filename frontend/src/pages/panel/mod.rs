//! What is in the panel of what is counted, which few people open. It comes with the chunk of records: a
//! chunk of its own would share a file with each set of the others.

mod fields;

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
#[wasm_split(records, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw,
        words: [
            include_str!("../../../locales/panel.nl.ftl"),
            include_str!("../../../locales/panel.en.ftl"),
        ],
    })
}

fn draw(_: &Place) -> Html {
    part("view-fields", |context| fields::use_fields().run(context))
}
