//! The screens: each asks one operation and lays out its answer.

pub mod about;
pub mod between;
pub mod entity;
pub mod groups;
pub mod levers;
pub mod network;
pub mod parts;
pub mod relation;
pub mod search;
pub mod start;
pub mod unknown;
pub mod way;

use yew::prelude::*;

use crate::state::address::Screen;

/// The component of a screen.
pub fn screen(screen: &Screen) -> Html {
    match screen {
        Screen::Start => html! { <start::Start /> },
        Screen::Way(question) => html! { <way::Way question={question.clone()} /> },
        Screen::Between(who) => html! { <between::Between who={who.clone()} /> },
        Screen::Groups => html! { <groups::Groups /> },
        Screen::Group(id) => html! { <groups::Groups id={id.clone()} /> },
        Screen::Levers => html! { <levers::Levers /> },
        Screen::Actor(id) | Screen::Lever(id) | Screen::Context(id) => {
            html! { <entity::Entity id={id.clone()} /> }
        }
        Screen::Relation(id) => html! { <relation::Relation id={id.clone()} /> },
        Screen::Search(text) => html! { <search::Search text={text.clone()} /> },
        Screen::About => html! { <about::About /> },
        Screen::Network(question) => html! { <network::Network question={question.clone()} /> },
        Screen::Unknown => html! { <unknown::Unknown /> },
    }
}
