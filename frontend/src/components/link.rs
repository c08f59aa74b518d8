//! Links inside the page: real addresses, followed without a reload.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::api::types::Name;
use crate::app::{Place, use_place};
use crate::state::address::{Address, Screen};

/// What a link shows and where it leads.
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// Where it leads.
    pub to: Address,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it is the page that is shown now.
    #[prop_or_default]
    pub current: bool,
    /// What it shows.
    pub children: Html,
}

/// A link to another screen. Opening in a new tab works as everywhere.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let place = use_place();
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0) {
            event.prevent_default();
            place.go.emit(to.clone());
        }
    });
    let current = props.current.then_some("page");
    html! { <a href={props.to.text()} class={props.class.clone()} aria-current={current} {onclick}>{props.children.clone()}</a> }
}

/// A text that leads to another screen under the same view and language.
pub fn screen_link(place: &Place, screen: Screen, text: &str) -> Html {
    html! { <Link to={place.to(screen)}>{text}</Link> }
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
