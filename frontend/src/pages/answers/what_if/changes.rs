//! The changes that are supposed, in words, each with the way to undo it.

use yew::functional::Hook;
use yew::prelude::*;

use super::form::use_kinds;
use crate::api::operations::{IdAsked, Standing, StandingNetwork};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::link;
use crate::components::part::part;
use crate::pages::parts::chosen::use_name;
use crate::state::address::Screen;
use crate::state::what_if::{Change, WhatIfQuestion};

/// The changes; nothing where there is none.
pub(super) fn basket(place: &Place, question: &WhatIfQuestion) -> Html {
    if question.changes.is_empty() {
        return Html::default();
    }
    let language = place.language();
    let none = WhatIfQuestion {
        changes: Vec::new(),
        ..question.clone()
    };
    let places = 0..question.changes.len();
    html! {
        <section aria-labelledby="changes" class="changes">
            <h2 id="changes">{language.t("supposed-title")}</h2>
            <ul class="chosen" data-answer="changes">{for places.map(|at| item(question, at))}</ul>
            <p>{link(place, place.to(Screen::WhatIf(none)), &language.t("supposed-none"))}</p>
        </section>
    }
}

fn item(question: &WhatIfQuestion, at: usize) -> Html {
    let question = question.clone();
    let key = question.changes[at].text();
    html! {
        <li {key}>{part("change", move |context| use_item(&question, at).run(context))}</li>
    }
}

#[hook]
fn use_item(question: &WhatIfQuestion, at: usize) -> Html {
    let place = use_place();
    let undone = place.to(Screen::WhatIf(question.undone(at)));
    html! { <>{told(&question.changes[at])}{" "}{link(&place, undone, &place.language().t("change-undo"))}</> }
}

/// A change in words.
fn told(change: &Change) -> Html {
    match change.clone() {
        Change::Add {
            source,
            kind,
            target,
        } => part("added", move |context| {
            use_added(&source, &kind, &target).run(context)
        }),
        Change::Without(id) => part("without", move |context| use_without(&id).run(context)),
    }
}

#[hook]
fn use_added(source: &str, kind: &str, target: &str) -> Html {
    let place = use_place();
    let (source, target) = (use_name(source), use_name(target));
    let kinds = use_kinds();
    let label = kinds.iter().find(|(id, _)| id == kind);
    let label = label.map_or(kind, |(_, label)| label.as_str());
    let values = [
        ("source", source.as_str().into()),
        ("kind", label.into()),
        ("target", target.as_str().into()),
    ];
    html! { {place.language().with("change-added", &values)} }
}

#[hook]
fn use_without(id: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let loaded = use_answer::<Standing>(IdAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: language.graphql(),
    });
    let network = match &loaded.state {
        Loading::Ready(answer) => Some(&answer.network),
        _ => None,
    };
    let (key, what) = network.map_or(("change-without", id), |network| standing(network, id));
    html! { {language.with(key, &[("what", what.into())])} }
}

/// The key that tells of its removal, and what it is called.
fn standing<'a>(network: &'a StandingNetwork, id: &'a str) -> (&'static str, &'a str) {
    match (&network.relation, &network.entity) {
        (Some(relation), _) => ("change-without-tie", &relation.sentence),
        (None, Some(entity)) => ("change-without", &entity.label),
        (None, None) => ("change-without", id),
    }
}
