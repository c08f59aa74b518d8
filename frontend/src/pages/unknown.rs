//! An address that means nothing: says so, and where to go instead.

use yew::prelude::*;

use crate::app::use_place;
use crate::components::link::Link;
use crate::state::address::Screen;

/// The screen.
#[component]
pub fn Unknown() -> Html {
    let place = use_place();
    let language = place.language();
    html! {
        <>
            <h1>{language.t("unknown-title")}</h1>
            <p>{language.t("unknown-advice")}</p>
            <p><Link to={place.to(Screen::Start)}>{language.t("nav-start")}</Link></p>
        </>
    }
}
