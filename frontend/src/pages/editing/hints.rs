//! What is known already while something is filled in: names that look like the one typed, relations
//! between the two that were chosen.

use gloo_timers::callback::Timeout;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Suggest, SuggestAsked, Tied, TiedAsked};
use crate::api::{Loading, use_answer};
use crate::app::use_place;
use crate::components::link::{entity_link, screen_link};
use crate::components::part::part;
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::draft::Draft;
use crate::state::view::ViewChoice;

/// Milliseconds of rest after which a name is looked up.
const REST_MILLIS: u32 = 200;
/// How many names are shown.
const SIMILAR_MAX: u32 = 4;

/// Names that look like the one typed, where that is new.
pub(super) fn similar(label: &str, draft: &Draft) -> Html {
    let base = Draft::of(&draft.base, 0).unwrap_or_default();
    let label = if label == base.get("label") {
        ""
    } else {
        label
    };
    let (label, own) = (label.trim().to_owned(), draft.id.clone());
    part("similar", move |context| {
        use_similar(&label, &own).run(context)
    })
}

#[hook]
fn use_similar(label: &str, own: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let rested = use_state(String::new);
    {
        let rested = rested.setter();
        use_effect_with(label.to_owned(), move |label| {
            let label = label.clone();
            let timer = Timeout::new(REST_MILLIS, move || rested.set(label));
            move || drop(timer)
        });
    }
    let found = use_answer::<Suggest>(SuggestAsked {
        view: ViewChoice::default().input(),
        text: (*rested).clone(),
        first: SIMILAR_MAX,
        language: language.graphql(),
    });
    let hits = match &found.state {
        Loading::Ready(answer) if !label.is_empty() && *rested == label => {
            &answer.network.search[..]
        }
        _ => &[],
    };
    let hits: Vec<_> = hits.iter().filter(|hit| hit.entity.id != own).collect();
    html! {
        <div class="wide" role="status">
            if !hits.is_empty() {
                <div class="caution" data-answer="similar">
                    <p>{language.t("edit-similar")}</p>
                    <ul>{for hits.iter().map(|hit| html! {
                        <li key={hit.entity.id.clone()}>{entity_link(&place, &hit.entity)}{" ("}{&hit.entity.kind.label}{") · "}
                            {screen_link(&place, Screen::Editing(Editing::Change(hit.entity.id.clone())), &language.t("edit-this"))}</li>
                    })}</ul>
                </div>
            }
        </div>
    }
}

/// What is known between two already, but for the relation with this id.
pub(super) fn tied(source: &str, target: &str, own: &str) -> Html {
    let ends = [source.to_owned(), target.to_owned()];
    let own = own.to_owned();
    if ends.iter().any(String::is_empty) || source == target {
        return Html::default();
    }
    part("tied", move |context| use_tied(&ends, &own).run(context))
}

#[hook]
fn use_tied(ends: &[String; 2], own: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let known = use_answer::<Tied>(TiedAsked {
        ends: ends.to_vec(),
        language: language.graphql(),
    });
    let facts = match &known.state {
        Loading::Ready(answer) => &answer.network.relations.nodes[..],
        _ => &[],
    };
    let facts: Vec<_> = facts.iter().filter(|fact| fact.id != own).collect();
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="wide caution" data-answer="tied">
            <p>{language.t("edit-tied")}</p>
            <ul>{for facts.iter().map(|fact| html! {
                <li key={fact.id.clone()}>{&fact.sentence}{" · "}
                    {screen_link(&place, Screen::Editing(Editing::Change(fact.id.clone())), &language.t("edit-this"))}</li>
            })}</ul>
        </div>
    }
}
