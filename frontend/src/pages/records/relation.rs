//! One relation: what it says, from both sides, and everything that it rests on.

use yew::prelude::*;

use super::by_editor::record_sources;
use crate::api::operations::{IdAsked, Relation as Operation, RelationAnswer, RelationFacts};
use crate::api::types::Fact;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, screen_link};
use crate::components::note::Statement;
use crate::components::states::{answered, missing};
use crate::components::words;
use crate::pages::parts::ways::nature;
use crate::state::address::Screen;
use crate::state::what_if::{Change, WhatIfQuestion};

/// The screen.
#[hook]
pub fn use_relation(id: &str) -> Html {
    let place = use_place();
    let asked = IdAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    answered(&place, &loaded, |answer| {
        show(&place, id, answer, &loaded.variables)
    })
}

fn show(place: &Place, id: &str, answer: &RelationAnswer, variables: &str) -> Html {
    let language = place.language();
    let (Some(fact), Some(relation)) = (&answer.network.fact, &answer.network.relation) else {
        return missing(place, id);
    };
    let question = format!("{} – {}", fact.source.short_label, fact.target.short_label);
    framed(
        place,
        AnswerProps {
            question,
            sentence: fact.sentence.clone(),
            statements: vec![Statement::of(fact)],
            method: language.t("relation-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {particulars(place, fact, relation)}
            <h2>{language.t("entity-evidence")}</h2>
            {record_sources(place, &fact.id, &fact.evidence)}
            <p class="choices">{screen_link(place, without(fact), &language.t("relation-what-if"))}{" · "}{screen_link(place, Screen::History(fact.id.clone()), &language.t("record-history"))}</p>
        </> },
    )
}

/// The same network without this relation.
fn without(fact: &Fact) -> Screen {
    Screen::WhatIf(WhatIfQuestion {
        changes: vec![Change::Without(fact.id.clone())],
        from: fact.source.id.clone(),
        to: fact.target.id.clone(),
    })
}

fn particulars(place: &Place, fact: &Fact, relation: &RelationFacts) -> Html {
    let language = place.language();
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
        <dl class="particulars" data-relation={fact.id.clone()}>
            <dt>{language.t("relation-inverse")}</dt><dd>{&relation.inverse}</dd>
            <dt>{language.t("way-from")}</dt><dd>{entity_link(place, &fact.source)}</dd>
            <dt>{language.t("way-to")}</dt><dd>{entity_link(place, &fact.target)}</dd>
            <dt>{language.t("relation-nature")}</dt><dd>{nature(language, &fact.kind.nature)}</dd>
            <dt>{language.t("relation-period")}</dt><dd>{period.unwrap_or_else(|| language.t("not-known"))}</dd>
            <dt>{language.t("relation-sure")}</dt><dd>{words::confidence(language, fact.confidence)}</dd>
            if !relation.levers.is_empty() {
                <dt>{language.t("nav-levers")}</dt>
                <>{for relation.levers.iter().map(|lever| html! { <dd>{entity_link(place, lever)}</dd> })}</>
            }
            if !sets.is_empty() { <dt>{language.t("lever-set")}</dt><dd>{sets.join(", ")}</dd> }
        </dl>
    }
}
