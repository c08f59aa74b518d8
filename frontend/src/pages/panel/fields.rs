//! What is in the panel of what is counted: fields, and how much a view counts.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::api::operations::{Asked, Scope, ScopeAnswer, ScopeNetwork};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::browser;
use crate::components::link::link;
use crate::i18n::Language;
use crate::state::address::Screen;
use crate::state::overviews::ChangesQuestion;
use crate::state::view::{Sure, ViewChoice};

/// The fields; their choices go into the address.
#[hook]
pub(super) fn use_fields() -> Html {
    let place = use_place();
    let language = place.language();
    let view = &place.address.view;
    let everything = ViewChoice {
        kinds: Vec::new(),
        relation_kinds: Vec::new(),
        ..view.clone()
    };
    let counted = use_answer::<Scope>(Asked {
        view: view.input(),
        language: language.graphql(),
    });
    let choices = use_answer::<Scope>(Asked {
        view: everything.input(),
        language: language.graphql(),
    });
    html! {
        <>
            <p role="status" class="hint">{count(language, &counted.state)}</p>
            <div class="fields">
                {date_field(&place)}
                {sure_field(&place)}
                {switch(&place, "view-context", "view-context-field", view.through_context, |view, on| view.through_context = on)}
                {switch(&place, "view-levers-way", "view-through-levers", !view.not_through_levers, |view, on| view.not_through_levers = !on)}
            </div>
            {kinds(&place, &choices.state)}
            {clear(&place)}
        </>
    }
}

fn count(language: Language, scope: &Loading<ScopeAnswer>) -> String {
    match scope {
        Loading::Ready(answer) => {
            let stats = &answer.network.stats;
            language.with(
                "view-count",
                &[
                    ("actors", stats.actors.into()),
                    ("levers", stats.levers.into()),
                    ("contexts", stats.contexts.into()),
                    ("relations", stats.relations.into()),
                ],
            )
        }
        _ => String::new(),
    }
}

fn change(place: &Place, with: impl Fn(&mut ViewChoice)) {
    let mut view = place.address.view.clone();
    with(&mut view);
    place.go.emit(place.address.with_view(view));
}

fn date_field(place: &Place) -> Html {
    let language = place.language();
    let set = {
        let place = place.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                let text = input.value().trim().to_owned();
                change(&place, |view| {
                    view.as_of = (!text.is_empty()).then(|| text.clone())
                });
            }
        })
    };
    let value = place.address.view.as_of.clone().unwrap_or_default();
    let wrong = !value.is_empty() && value.parse::<graph_data::model::PartialDate>().is_err();
    html! {
        <div>
            <label for="view-as-of">{language.t("view-as-of-field")}</label>
            <input id="view-as-of" type="text" inputmode="numeric" placeholder="2024-05-06" size="12" {value} onchange={set}
                aria-invalid={wrong.to_string()} aria-describedby="view-as-of-hint" />
            <p id="view-as-of-hint" class="hint">{language.t(if wrong { "view-as-of-wrong" } else { "view-as-of-hint" })}</p>
            <p class="choices">{compare(place)}</p>
        </div>
    }
}

/// The way to what changed since the date of the view; the dates are then in the question.
fn compare(place: &Place) -> Html {
    let view = ViewChoice {
        as_of: None,
        ..place.address.view.clone()
    };
    let from = place.address.view.as_of.clone().unwrap_or_default();
    let to = if from.is_empty() {
        String::new()
    } else {
        browser::today()
    };
    let screen = Screen::Changes(ChangesQuestion { from, to });
    let to = place.to(screen).with_view(view);
    link(place, to, &place.language().t("view-as-of-compare"))
}

fn sure_field(place: &Place) -> Html {
    let language = place.language();
    let set = {
        let place = place.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok())
            {
                let sure = match select.value().as_str() {
                    "high" => Some(Sure::High),
                    "medium" => Some(Sure::Medium),
                    _ => None,
                };
                change(&place, |view| view.sure = sure);
            }
        })
    };
    let sure = place.address.view.sure;
    let option = |value: &'static str, chosen: Option<Sure>, text: String| {
        html! { <option {value} selected={sure == chosen}>{text}</option> }
    };
    html! {
        <div>
            <label for="view-sure">{language.t("view-sure-field")}</label>
            <select id="view-sure" onchange={set}>
                {option("all", None, language.t("view-sure-all"))}
                {option("medium", Some(Sure::Medium), language.t("view-sure-medium-option"))}
                {option("high", Some(Sure::High), language.t("view-sure-high-option"))}
            </select>
        </div>
    }
}

fn switch(
    place: &Place,
    id: &'static str,
    key: &str,
    on: bool,
    set: fn(&mut ViewChoice, bool),
) -> Html {
    let label = place.language().t(key);
    let onchange = {
        let place = place.clone();
        Callback::from(move |_: Event| change(&place, |view| set(view, !on)))
    };
    html! { <div><input {id} type="checkbox" checked={on} {onchange} /><label for={id}>{label}</label></div> }
}

/// The kinds of entities and of relations, each with how many there are.
fn kinds(place: &Place, scope: &Loading<ScopeAnswer>) -> Html {
    let Loading::Ready(answer) = scope else {
        return Html::default();
    };
    let language = place.language();
    let network: &ScopeNetwork = &answer.network;
    let entities = network
        .kind_counts
        .iter()
        .filter(|k| k.entities > 0)
        .map(|k| {
            tick(
                place,
                &k.kind.id,
                &k.kind.label,
                k.entities,
                &place.address.view.kinds,
                |view| &mut view.kinds,
            )
        });
    let relations = network
        .relation_kind_counts
        .iter()
        .filter(|k| k.relations > 0)
        .map(|k| {
            tick(
                place,
                &k.kind.id,
                &k.kind.label,
                k.relations,
                &place.address.view.relation_kinds,
                |view| &mut view.relation_kinds,
            )
        });
    html! {
        <div class="kinds">
            <fieldset><legend>{language.t("view-kinds-field")}</legend><>{for entities}</></fieldset>
            <fieldset><legend>{language.t("view-relations-field")}</legend><>{for relations}</></fieldset>
        </div>
    }
}

fn tick(
    place: &Place,
    id: &str,
    label: &str,
    count: usize,
    chosen: &[String],
    list: fn(&mut ViewChoice) -> &mut Vec<String>,
) -> Html {
    let field = format!("tick-{id}");
    let checked = chosen.iter().any(|c| c == id);
    let onchange = {
        let (place, id) = (place.clone(), id.to_owned());
        Callback::from(move |_: Event| change(&place, |view| toggle(list(view), &id)))
    };
    html! {
        <div><input id={field.clone()} type="checkbox" {checked} {onchange} /><label for={field}>{label}{" "}<span class="hint">{count}</span></label></div>
    }
}

fn toggle(list: &mut Vec<String>, id: &str) {
    match list.iter().position(|i| i == id) {
        Some(place) => drop(list.remove(place)),
        None => list.insert(
            list.partition_point(|known| known.as_str() < id),
            id.to_owned(),
        ),
    }
}

fn clear(place: &Place) -> Html {
    if place.address.view == ViewChoice::default() {
        return Html::default();
    }
    let onclick = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| {
            place
                .go
                .emit(place.address.with_view(ViewChoice::default()))
        })
    };
    html! { <button type="button" {onclick}>{place.language().t("view-clear")}</button> }
}
