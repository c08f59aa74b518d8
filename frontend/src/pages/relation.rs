//! One relation: what it says, from both sides, and everything that it rests on.

use yew::prelude::*;

use super::parts::ways::nature;
use crate::api::operations::{IdAsked, Relation as Operation, RelationAnswer, RelationFacts};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::Answer;
use crate::components::link::EntityLink;
use crate::components::note::Statement;
use crate::components::sources::Sources;
use crate::components::states::{Missing, answered};
use crate::components::words;

/// Which relation the screen is about.
#[derive(Properties, PartialEq)]
pub struct RelationProps {
    /// Its id.
    pub id: String,
}

/// The screen.
#[component]
pub fn Relation(props: &RelationProps) -> Html {
    let place = use_place();
    let asked = IdAsked {
        view: place.address.view.input(),
        id: props.id.clone(),
        language: place.language().graphql(),
    };
    let variables = serde_json::to_string_pretty(&asked).unwrap_or_default();
    let loaded = use_answer::<Operation>(asked);
    answered(&loaded, |answer| show(&place, &props.id, answer, variables))
}

fn show(place: &Place, id: &str, answer: &RelationAnswer, variables: String) -> Html {
    let language = place.language();
    let Some(relation) = &answer.network.relation else {
        return html! { <Missing id={id.to_owned()} /> };
    };
    let fact = &relation.fact;
    let question = format!("{} – {}", fact.source.short_label, fact.target.short_label);
    html! {
        <Answer {question} sentence={fact.sentence.clone()} statements={vec![Statement::of(fact)]}
            origin={answer.network.provenance.clone()} method={language.t("relation-method")}
            document={Operation::DOCUMENT} {variables}>
            {particulars(place, relation)}
            <h2>{language.t("entity-evidence")}</h2>
            <Sources sources={fact.evidence.clone()} />
        </Answer>
    }
}

fn particulars(place: &Place, relation: &RelationFacts) -> Html {
    let language = place.language();
    let fact = &relation.fact;
    let period = words::period(
        language,
        fact.valid_from.as_deref(),
        fact.valid_to.as_deref(),
    );
    let sets: Vec<&str> = relation
        .lever_sets
        .iter()
        .map(|set| set.label.as_str())
        .collect();
    html! {
        <dl class="particulars">
            <dt>{language.t("relation-inverse")}</dt><dd>{&relation.inverse}</dd>
            <dt>{language.t("way-from")}</dt><dd><EntityLink name={fact.source.clone()} /></dd>
            <dt>{language.t("way-to")}</dt><dd><EntityLink name={fact.target.clone()} /></dd>
            <dt>{language.t("relation-nature")}</dt><dd>{nature(language, &fact.kind.nature)}</dd>
            <dt>{language.t("relation-period")}</dt><dd>{period.unwrap_or_else(|| language.t("not-known"))}</dd>
            <dt>{language.t("relation-sure")}</dt><dd>{words::confidence(language, fact.confidence)}</dd>
            if !relation.levers.is_empty() {
                <dt>{language.t("nav-levers")}</dt>
                {for relation.levers.iter().map(|lever| html! { <dd><EntityLink name={lever.clone()} /></dd> })}
            }
            if !sets.is_empty() { <dt>{language.t("lever-set")}</dt><dd>{sets.join(", ")}</dd> }
        </dl>
    }
}
