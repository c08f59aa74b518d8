//! The screens: each asks one operation and lays out its answer.

pub mod between;
pub mod parts;
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
        _ => html! { <unknown::Unknown /> },
    }
}
