//! A field that finds anything by name.

use yew::prelude::*;

use super::entity_field::{EntityFieldProps, entity_field};
use crate::api::types::Name;
use crate::app::Place;
use crate::state::address::Screen;

/// The field: goes to what is chosen, or to what a search for the text finds.
pub fn search_field(place: &Place) -> Html {
    let language = place.language();
    let on_choose = {
        let place = place.clone();
        Callback::from(move |name: Name| {
            place
                .go
                .emit(place.to(Screen::entity(&name.typename, &name.id)))
        })
    };
    let on_text = {
        let place = place.clone();
        Callback::from(move |text: String| place.go.emit(place.to(Screen::Search(text))))
    };
    html! {
        <form class="question" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {entity_field(EntityFieldProps { id: "search".into(), label: language.t("search-label").into(), on_choose, on_text: Some(on_text), placeholder: language.t("search-example").into(), value: AttrValue::default(), only: "" })}
        </form>
    }
}
