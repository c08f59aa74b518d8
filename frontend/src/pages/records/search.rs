//! What a search found.

use yew::prelude::*;

use crate::api::operations::{Hit, Suggest, SuggestAnswer, SuggestAsked};
use crate::api::use_answer;
use crate::app::{Place, use_place};
use crate::components::link::{entity_link, screen_link};
use crate::components::states::answered;
use crate::pages::parts::search_field::search_field;
use crate::state::address::Screen;

/// How many hits are shown.
const HITS_MAX: u32 = 50;

/// The screen.
#[hook]
pub fn use_search(text: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let loaded = use_answer::<Suggest>(SuggestAsked {
        view: place.address.view.input(),
        text: text.to_owned(),
        first: HITS_MAX,
        language: language.graphql(),
    });
    html! {
        <>
            <h1>{language.with("search-title", &[("text", text.into())])}</h1>
            {search_field(&place)}
            if !text.is_empty() {
                <p data-answer="as-question">{screen_link(&place, Screen::Ask(text.to_owned()), &language.t("ask-this"))}</p>
            }
            {answered(&place, &loaded, |answer| hits(&place, answer))}
        </>
    }
}

fn hits(place: &Place, answer: &SuggestAnswer) -> Html {
    let hits = &answer.network.search;
    if hits.is_empty() {
        return html! { <p role="status">{place.language().t("no-suggestion")}</p> };
    }
    html! { <ul class="hits" data-answer="hits">{for hits.iter().map(|h| hit(place, h))}</ul> }
}

fn hit(place: &Place, hit: &Hit) -> Html {
    let other = !hit.entity.label.contains(hit.label.as_str());
    html! {
        <li>
            {entity_link(place, &hit.entity)}{" "}
            <span class="hint">{&hit.entity.kind.label}if other { {" · "}{&hit.label} }</span>
        </li>
    }
}
