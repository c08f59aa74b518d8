//! Links inside the page: real addresses, followed without a reload.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::api::types::Name;
use crate::app::use_place;
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

/// Which entity a link names.
#[derive(Properties, PartialEq)]
pub struct EntityLinkProps {
    /// The entity.
    pub name: Name,
    /// Whether its short name is enough.
    #[prop_or_default]
    pub short: bool,
}

/// The name of an entity, leading to its page.
#[component]
pub fn EntityLink(props: &EntityLinkProps) -> Html {
    let place = use_place();
    let to = place.to(Screen::entity(&props.name.typename, &props.name.id));
    let text = if props.short {
        &props.name.short_label
    } else {
        &props.name.label
    };
    html! { <Link {to} class="entity">{text}</Link> }
}
