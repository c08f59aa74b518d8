//! A way told step by step, with everything that carries each step.

use yew::prelude::*;

use crate::api::operations::{FoundWay, NoWay, Step};
use crate::app::{Place, use_place};
use crate::components::link::EntityLink;
use crate::components::note::Statement;
use crate::components::sources::FactItem;
use crate::i18n::Language;

/// The steps of a way, in order, each with its relations and their sources.
pub fn steps(language: Language, way: &FoundWay) -> Html {
    html! {
        <ol class="steps" data-answer="steps">
            {for way.steps.iter().map(|s| step(language, s))}
        </ol>
    }
}

fn step(language: Language, step: &Step) -> Html {
    let others = step.relations.len().saturating_sub(1);
    html! {
        <li class={classes!("step", step.ended.then_some("ended"))}>
            <p class="ends">
                <EntityLink name={step.from.clone()} />{" → "}<EntityLink name={step.to.clone()} />{" "}
                <span class="hint">{nature(language, &step.nature)}</span>
            </p>
            {for step.relations.iter().take(1).map(|fact| html! { <FactItem fact={fact.clone()} /> })}
            if others > 0 {
                <details>
                    <summary>{language.with("step-more", &[("count", others.into())])}</summary>
                    {for step.relations.iter().skip(1).map(|fact| html! { <FactItem fact={fact.clone()} /> })}
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

/// Why there is no way, and what is nearest to one.
#[derive(Properties, PartialEq)]
pub struct NoWayPartsProps {
    /// The parts of the network: how many entities, and the first of them.
    pub parts: Vec<(usize, Vec<crate::api::types::Name>)>,
}

/// The parts of the network in which the ends lie.
#[component]
pub fn NoWayParts(props: &NoWayPartsProps) -> Html {
    let language = use_place().language();
    let part = |(size, names): &(usize, Vec<crate::api::types::Name>)| {
        let rest = size.saturating_sub(names.len());
        html! {
            <li>
                <strong>{language.with("island-size", &[("count", (*size).into())])}</strong>{" "}
                {for names.iter().enumerate().map(|(row, name)| html! {
                    <>if row > 0 {{", "}}<EntityLink name={name.clone()} short={true} /></>
                })}
                if rest > 0 { {" "}{language.with("and-more", &[("count", rest.into())])} }
            </li>
        }
    };
    html! { <ul class="islands" data-answer="islands">{for props.parts.iter().map(part)}</ul> }
}

/// The parts and the best contact of an absent way.
pub fn no_way(place: &Place, no_way: &NoWay) -> Html {
    let language = place.language();
    let parts: Vec<_> = no_way
        .islands
        .iter()
        .map(|i| (i.size, i.entities.clone()))
        .collect();
    html! {
        <section class="no-way">
            <h2>{language.t("no-way-parts")}</h2>
            <NoWayParts {parts} />
            {for no_way.best_contact.iter().map(|pair| html! {
                <p data-answer="best-contact">{language.t("best-contact")}{" "}<EntityLink name={pair.a.clone()} />{" – "}<EntityLink name={pair.b.clone()} /></p>
            })}
        </section>
    }
}
