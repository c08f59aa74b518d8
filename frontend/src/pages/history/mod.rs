//! A chunk: what happened to the network and to each record, and, where an earlier network is shown,
//! which one that is.

mod changed;
mod moment;
mod past;
mod revision;
mod revisions;

use wasm_split_helpers::wasm_split;
use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::app::Place;
use crate::components::part::part;
use crate::state::address::Screen;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(history, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw,
        words: [
            concat!(
                include_str!("../../../locales/history.nl.ftl"),
                include_str!("../../../locales/fields.nl.ftl")
            ),
            concat!(
                include_str!("../../../locales/history.en.ftl"),
                include_str!("../../../locales/fields.en.ftl")
            ),
        ],
    })
}

/// The screen where it is one of this chunk, else which earlier network is shown on it.
fn draw(place: &Place) -> Html {
    match (&place.address.screen, place.address.revision) {
        (Screen::History(id), _) => revisions::revisions(id),
        (_, Some(number)) => part("past", move |context| past::use_past(number).run(context)),
        _ => Html::default(),
    }
}
