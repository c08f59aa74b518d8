//! A chunk: the screens that show what is recorded, and where it comes from.

mod about;
mod ask;
mod by_editor;
mod entity;
mod relation;
mod search;
mod source;
mod unknown;

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
#[wasm_split(records, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw: screen,
        words: [
            include_str!("../../../locales/records.nl.ftl"),
            include_str!("../../../locales/records.en.ftl"),
        ],
    })
}

fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Actor(id) | Screen::Lever(id) | Screen::Context(id) => {
            part("entity", move |context| {
                entity::use_entity(&id).run(context)
            })
        }
        Screen::Relation(id) => part("relation", move |context| {
            relation::use_relation(&id).run(context)
        }),
        Screen::Ask(text) => part("ask", move |context| ask::use_ask(&text).run(context)),
        Screen::Search(text) => part("search", move |context| {
            search::use_search(&text).run(context)
        }),
        Screen::Source(address) => part("source", move |context| {
            source::use_source(&address).run(context)
        }),
        Screen::About => part("about", |context| about::use_about().run(context)),
        _ => unknown::unknown(place),
    }
}
