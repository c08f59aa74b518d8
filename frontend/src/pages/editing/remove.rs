//! An entity or a relation goes: shown first with everything that goes along.

use yew::prelude::*;

use super::foreseen::{Plan, foreseen};
use crate::app::use_place;
use crate::state::address::Screen;
use crate::state::editing::wish::{edit, text};
use crate::state::network::NetworkQuestion;

/// The screen.
#[hook]
pub(super) fn use_remove(id: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let plan = Plan {
        edits: vec![edit("remove", text(id))],
        undoes: None,
        button: "remove-do",
        after: Screen::Network(NetworkQuestion::default()),
    };
    html! {
        <>
            <h1>{language.t("remove-title-edit")}</h1>
            <p class="lead">{language.t("remove-lead")}</p>
            {foreseen(plan)}
        </>
    }
}
