//! A chunk: what whoever edits sees. The desk above every screen, and the screens on which something is
//! added, changed, removed or merged. Readers never fetch it.

mod compare;
mod desk;
mod evidence;
mod fields;
mod foreseen;
mod form;
mod hints;
mod meanwhile;
mod merge;
mod outbox;
mod reason;
mod remove;
mod sending;
mod sheet;
mod sign_in;
mod undo;
mod waiting;
mod wording;

use wasm_split_helpers::wasm_split;
use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::api::session;
use crate::app::Place;
use crate::components::link::{link, screen_link};
use crate::components::part::part;
use crate::state::address::Screen;
use crate::state::editing::Editing;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(editing, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw: screen,
        words: [
            concat!(
                include_str!("../../../locales/editing.nl.ftl"),
                include_str!("../../../locales/fields.nl.ftl")
            ),
            concat!(
                include_str!("../../../locales/editing.en.ftl"),
                include_str!("../../../locales/fields.en.ftl")
            ),
        ],
    })
}

/// The desk, with the screen beneath it where it is one of this chunk.
fn screen(place: &Place) -> Html {
    let desk = part("desk", |context| desk::use_desk().run(context));
    let screen = match &place.address.screen {
        Screen::Editing(Editing::SignIn) => {
            part("sign-in", |context| sign_in::use_sign_in().run(context))
        }
        Screen::Editing(_) if place.address.revision.is_some() => earlier(place),
        Screen::Editing(_) if session::token().is_none() => nobody(place),
        Screen::Editing(Editing::Undo(number)) => {
            let number = *number;
            part("undo", move |context| undo::use_undo(number).run(context))
        }
        Screen::Editing(Editing::Remove(id)) => {
            let id = id.clone();
            part("remove", move |context| {
                remove::use_remove(&id).run(context)
            })
        }
        Screen::Editing(Editing::Merge(keep, lose)) => {
            let (keep, lose) = (keep.clone(), lose.clone());
            part("merge", move |context| {
                merge::use_merge(&keep, &lose).run(context)
            })
        }
        Screen::Editing(editing) => {
            let editing = editing.clone();
            part("form", move |context| {
                form::use_opened(&editing).run(context)
            })
        }
        _ => Html::default(),
    };
    html! { <>{desk}{screen}</> }
}

/// An earlier network is shown, of which nothing changes: says so, and how to the newest.
fn earlier(place: &Place) -> Html {
    let language = place.language();
    let now = place.address.with_revision(None);
    html! {
        <>
            <h1>{language.t("edit")}</h1>
            <p>{language.t("edit-earlier")}</p>
            <p>{link(place, now, &language.t("past-now"))}</p>
        </>
    }
}

/// Nobody is signed in: says so, and how to.
fn nobody(place: &Place) -> Html {
    let language = place.language();
    html! {
        <>
            <h1>{language.t("edit")}</h1>
            <p>{language.t("edit-nobody")}</p>
            <p>{screen_link(place, Screen::Editing(Editing::SignIn), &language.t("sign-in"))}</p>
        </>
    }
}
