//! What whoever may edit finds beside a record: the way to its form, and for each source that it was
//! looked at again.
//!
//! Knows who may edit, and not how an edit is made.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Caller, CallerAsked};
use crate::api::types::Source;
use crate::api::{Loading, session, use_answer};
use crate::app::Place;
use crate::components::link::named_link;
use crate::components::part::part;
use crate::components::sources::{sources, sources_with};
use crate::pages::parts::checks;
use crate::state::address::Screen;
use crate::state::editing::Editing;

/// Draws something, told whether whoever looks may edit. For readers nothing is asked; of an earlier
/// network nothing can be edited.
pub(super) fn for_editor(place: &Place, draw: impl Fn(bool) -> Html + 'static) -> Html {
    if session::token().is_none() || place.address.revision.is_some() {
        return draw(false);
    }
    part("for-editor", move |context| {
        let edits = use_may_edit().run(context);
        draw(edits)
    })
}

#[hook]
fn use_may_edit() -> bool {
    let asked = use_answer::<Caller>(CallerAsked {});
    match &asked.state {
        Loading::Ready(answer) => answer
            .caller
            .as_ref()
            .is_some_and(|caller| caller.may_edit()),
        _ => false,
    }
}

/// The way to the form of a record, which `about` tells from others.
pub(super) fn edit_link(place: &Place, id: &str, about: &str) -> Html {
    let language = place.language();
    let to = place.to(Screen::Editing(Editing::Change(id.to_owned())));
    let text = language.t("record-edit");
    let name = language.with("record-edit-what", &[("about", about.into())]);
    html! { <p class="record-edit" data-edit={id.to_owned()}>{named_link(place, to, &text, &name)}</p> }
}

/// The sources of a record, each of which whoever may edit can say to have looked at.
pub(super) fn record_sources(place: &Place, id: &str, of: &[Source]) -> Html {
    let (own, id, of) = (place.clone(), id.to_owned(), of.to_vec());
    for_editor(place, move |edits| checked_sources(&own, &id, &of, edits))
}

/// The same, where it is known whether whoever looks may edit.
pub(super) fn checked_sources(place: &Place, id: &str, of: &[Source], edits: bool) -> Html {
    if !edits {
        return sources(place, of);
    }
    let language = place.language();
    let button = |source: &Source| {
        let (id, address) = (id.to_owned(), source.source.clone());
        let onclick = Callback::from(move |_: MouseEvent| checks::looked_at(&id, &address));
        let about = source.title.as_deref().unwrap_or(&source.source);
        let name = language.with("record-checked-what", &[("source", about.into())]);
        html! { <p><button type="button" class="plain" data-checks={source.source.clone()} aria-label={name} {onclick}>{language.t("record-checked")}</button></p> }
    };
    sources_with(place, of, &button)
}
