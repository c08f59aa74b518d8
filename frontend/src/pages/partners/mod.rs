//! A chunk: the screens about those whom one does not know yet.

mod contacts;
mod form;
mod profile_form;
mod round_table;
mod suggestion;
mod suggestions;

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
#[wasm_split(partners, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw: screen,
        words: [
            include_str!("../../../locales/partners.nl.ftl"),
            include_str!("../../../locales/partners.en.ftl"),
        ],
    })
}

fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Partners(question) => part("partners", move |context| {
            suggestions::use_suggestions(&question).run(context)
        }),
        Screen::Contacts(among) => part("contacts", move |context| {
            contacts::use_contacts(&among).run(context)
        }),
        Screen::Table(question) => part("round-table", move |context| {
            round_table::use_round_table(&question).run(context)
        }),
        _ => Html::default(),
    }
}
