//! A chunk: the screens that look over the whole network: its gaps, who works on what, what changed.

mod changes;
mod coverage;
mod dates;
mod facts;
mod gaps;
mod matrix;

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
#[wasm_split(overviews, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw: screen,
        words: [
            include_str!("../../../locales/overviews.nl.ftl"),
            include_str!("../../../locales/overviews.en.ftl"),
        ],
    })
}

fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Gaps(question) => gaps::gaps(place, question),
        Screen::Coverage(question) => part("coverage", move |context| {
            coverage::use_coverage(&question).run(context)
        }),
        Screen::Changes(question) => changes::changes(place, &question),
        _ => Html::default(),
    }
}
