//! An address that means nothing: says so, and where to go instead.

use yew::prelude::*;

use crate::app::Place;
use crate::components::link::link;
use crate::state::address::Screen;

/// The screen.
pub(super) fn unknown(place: &Place) -> Html {
    let language = place.language();
    html! {
        <>
            <h1>{language.t("unknown-title")}</h1>
            <p>{language.t("unknown-advice")}</p>
            <p>{link(place, place.to(Screen::Start), &language.t("nav-start"))}</p>
        </>
    }
}
