//! A way told step by step, with everything that carries each step; and no way, told as well.

use yew::prelude::*;

use crate::api::operations::{FoundWay, Island, NoWay, Step};
use crate::app::Place;
use crate::components::link::{entity_link, short_links};
use crate::components::note::Statement;
use crate::components::sources::fact_item;
use crate::i18n::Language;

/// The steps of a way, in order, each with its relations and their sources.
pub fn steps(place: &Place, way: &FoundWay) -> Html {
    html! { <ol class="steps" data-answer="steps">{for way.steps.iter().map(|s| step(place, s))}</ol> }
}

fn step(place: &Place, step: &Step) -> Html {
    let language = place.language();
    let others = step.relations.len().saturating_sub(1);
    html! {
        <li class={if step.ended { "step ended" } else { "step" }}>
            <p class="ends">
                {entity_link(place, &step.from)}{" → "}{entity_link(place, &step.to)}{" "}
                <span class="hint">{nature(language, &step.nature)}</span>
            </p>
            <>{for step.relations.iter().take(1).map(|fact| fact_item(place, fact))}</>
            if others > 0 {
                <details>
                    <summary>{language.with("step-more", &[("count", others.into())])}</summary>
                    <>{for step.relations.iter().skip(1).map(|fact| fact_item(place, fact))}</>
                </details>
            }
        </li>
    }
}

/// What sort of tie, in a word.
#[must_use]
pub fn nature(language: Language, nature: &str) -> String {
    match nature {
        "COLLABORATION" => language.t("nature-collaboration"),
        "TABLE" => language.t("nature-table"),
        "MONEY" => language.t("nature-money"),
        "ADVICE" => language.t("nature-advice"),
        "STRUCTURE" => language.t("nature-structure"),
        "ORIGIN" => language.t("nature-origin"),
        "MENTION" => language.t("nature-mention"),
        "LEVER" => language.t("nature-lever"),
        "POLICY" => language.t("nature-policy"),
        _ => language.t("nature-identity"),
    }
}

/// What a way is built from, for a copied note.
#[must_use]
pub fn statements(way: &FoundWay) -> Vec<Statement> {
    way.steps
        .iter()
        .flat_map(|step| &step.relations)
        .map(Statement::of)
        .collect()
}

/// The parts of the network in which the ends of an absent way lie, and the contact that would join them.
pub fn no_way(place: &Place, no_way: &NoWay) -> Html {
    let language = place.language();
    html! {
        <section class="no-way">
            <h2>{language.t("no-way-parts")}</h2>
            <ul class="islands" data-answer="islands">{for no_way.islands.iter().map(|i| island(place, i))}</ul>
            <>{for no_way.best_contact.iter().map(|pair| html! {
                <p data-answer="best-contact">{language.t("best-contact")}{" "}{entity_link(place, &pair.a)}{" – "}{entity_link(place, &pair.b)}</p>
            })}</>
        </section>
    }
}

fn island(place: &Place, island: &Island) -> Html {
    let language = place.language();
    let rest = island.size.saturating_sub(island.entities.len());
    html! {
        <li>
            <strong>{language.with("island-size", &[("count", island.size.into())])}</strong>{" "}
            {short_links(place, island.entities.iter())}
            if rest > 0 { {" "}{language.with("and-more", &[("count", rest.into())])} }
        </li>
    }
}
