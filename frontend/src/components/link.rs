//! Links inside the page: real addresses, followed without a reload.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::api::types::Name;
use crate::app::Place;
use crate::state::address::{Address, Screen};

/// A link to another screen. Opening in a new tab works as everywhere.
pub fn link(place: &Place, to: Address, text: &str) -> Html {
    link_with(place, to, None, false, text)
}

/// A link with a class; `current` where it is the page that is shown now.
pub fn link_with(
    place: &Place,
    to: Address,
    class: Option<&'static str>,
    current: bool,
    text: &str,
) -> Html {
    anchor(place, to, class, current, text, None)
}

/// A link whose text says too little by itself: read aloud as `name`, which begins with the text.
pub fn named_link(place: &Place, to: Address, text: &str, name: &str) -> Html {
    anchor(place, to, None, false, text, Some(name.to_owned()))
}

fn anchor(
    place: &Place,
    to: Address,
    class: Option<&'static str>,
    current: bool,
    text: &str,
    name: Option<String>,
) -> Html {
    let href = to.text();
    let go = place.go.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0) {
            event.prevent_default();
            go.emit(to.clone());
        }
    });
    let current = current.then_some("page");
    html! { <a {href} class={classes!(class)} aria-current={current} aria-label={name} {onclick}>{text}</a> }
}

/// A text that leads to another screen under the same view and language.
pub fn screen_link(place: &Place, screen: Screen, text: &str) -> Html {
    link(place, place.to(screen), text)
}

/// The full name of an entity, leading to its page.
pub fn entity_link(place: &Place, name: &Name) -> Html {
    screen_link(place, Screen::entity(&name.typename, &name.id), &name.label)
}

/// The short name of an entity, leading to its page.
pub fn short_link(place: &Place, name: &Name) -> Html {
    screen_link(
        place,
        Screen::entity(&name.typename, &name.id),
        &name.short_label,
    )
}

/// The short names of entities in a row, each leading to its page.
pub fn short_links<'a>(place: &Place, names: impl Iterator<Item = &'a Name>) -> Html {
    names
        .enumerate()
        .map(|(row, name)| html! { <>if row > 0 {{", "}}{short_link(place, name)}</> })
        .collect()
}
