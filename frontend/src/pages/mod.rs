//! The screens: each asks one operation and lays out its answer.

mod start;

use yew::prelude::*;

use crate::state::address::Screen;

/// The component of a screen.
pub fn screen(screen: &Screen) -> Html {
    match screen {
        _ => html! { <start::Start /> },
    }
}
