//! The forms with which a change is made: a tie more, a tie less, a party less.

use graph_data::order;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Asked, Entity, IdAsked, Scope};
use crate::api::types::{Fact, Name};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::link;
use crate::components::part::part;
use crate::components::states::answered;
use crate::pages::parts::choice::{ChoiceProps, choice};
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::state::address::Screen;
use crate::state::what_if::{Change, WhatIfQuestion};

/// The kind of tie that is offered first, where the data has it.
const KIND_FIRST: &str = "partners-with";

/// The forms. Who is named in one is kept in the address.
pub(super) fn forms(place: &Place, question: &WhatIfQuestion) -> Html {
    let language = place.language();
    let own = question.clone();
    html! {
        <>
            <h2>{language.t("add-title")}</h2>
            {part("add", move |context| use_add(&own).run(context))}
            <h2>{language.t("remove-title")}</h2>
            {remove(place, question)}
        </>
    }
}

/// Goes to the same screen with another question.
fn asking(place: &Place) -> impl Fn(WhatIfQuestion) + Clone + 'static {
    let place = place.clone();
    move |question| place.go.emit(place.to(Screen::WhatIf(question)))
}

#[hook]
fn use_add(question: &WhatIfQuestion) -> Html {
    let place = use_place();
    let language = place.language();
    let kinds = use_kinds();
    let chosen = use_state(String::new);
    let kind = if chosen.is_empty() {
        first(&kinds)
    } else {
        (*chosen).clone()
    };
    let on_kind = Callback::from(move |kind: String| chosen.set(kind));
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {end(&place, question, "add-from", &question.from, |question, id| question.from = id)}
            {choice(ChoiceProps { id: "add-kind", label: language.t("add-kind"), options: kinds, chosen: kind.clone(), on_choose: on_kind })}
            {end(&place, question, "add-to", &question.to, |question, id| question.to = id)}
            <p class="choices">{add_button(&place, question, kind)}</p>
        </form>
    }
}

/// The field of one end of a tie.
fn end(
    place: &Place,
    question: &WhatIfQuestion,
    id: &'static str,
    value: &str,
    set: fn(&mut WhatIfQuestion, String),
) -> Html {
    let (ask, question) = (asking(place), question.clone());
    let on_choose = Callback::from(move |name: Name| {
        let mut question = question.clone();
        set(&mut question, name.id);
        ask(question);
    });
    entity_field(EntityFieldProps {
        id: id.into(),
        label: place.language().t(id).into(),
        value: value.to_owned().into(),
        on_choose,
        on_text: None,
        only: "",
        placeholder: if id == "add-from" { "VLAIO" } else { "Herw!n" }.into(),
    })
}

/// The button that adds the tie; what lacks is said where it cannot be pressed yet.
fn add_button(place: &Place, question: &WhatIfQuestion, kind: String) -> Html {
    let language = place.language();
    let whole = !question.from.is_empty() && !question.to.is_empty() && !kind.is_empty();
    if !whole || question.from == question.to {
        return html! { <span class="hint">{language.t("add-lacks")}</span> };
    }
    let (ask, question) = (asking(place), question.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        ask(question.with(Change::Add {
            source: question.from.clone(),
            kind: kind.clone(),
            target: question.to.clone(),
        }));
    });
    html! { <button type="button" data-action="add" {onclick}>{language.t("add-do")}</button> }
}

/// The kinds of relations that the data uses, by their names; empty until they are known.
#[hook]
pub(super) fn use_kinds() -> Vec<(String, String)> {
    let place = use_place();
    let loaded = use_answer::<Scope>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    let Loading::Ready(answer) = &loaded.state else {
        return Vec::new();
    };
    let kinds = &answer.network.relation_kind_counts;
    let by_label = order::rows(kinds.len(), &|a, b| {
        kinds[a].kind.label.cmp(&kinds[b].kind.label)
    });
    let named = by_label.into_iter().map(|row| &kinds[row].kind);
    named.map(|k| (k.id.clone(), k.label.clone())).collect()
}

/// The kind offered first.
fn first(kinds: &[(String, String)]) -> String {
    let usual = kinds.iter().find(|(id, _)| id == KIND_FIRST);
    let kind = usual.or_else(|| kinds.first());
    kind.map(|(id, _)| id.clone()).unwrap_or_default()
}

/// The form in which a party is named, to leave it or one of its ties out.
fn remove(place: &Place, question: &WhatIfQuestion) -> Html {
    let question = question.clone();
    let place = place.clone();
    part("remove", move |context| {
        use_remove(&place, &question).run(context)
    })
}

#[hook]
fn use_remove(place: &Place, question: &WhatIfQuestion) -> Html {
    let party = use_state(String::new);
    let on_choose = {
        let party = party.clone();
        Callback::from(move |name: Name| party.set(name.id))
    };
    let field = entity_field(EntityFieldProps {
        id: "remove-of".into(),
        label: place.language().t("remove-of").into(),
        value: (*party).clone().into(),
        on_choose,
        on_text: None,
        only: "",
        placeholder: "DWSE".into(),
    });
    html! {
        <>
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>{field}</form>
            if !party.is_empty() { {removable(question, &party)} }
        </>
    }
}

/// The party and its ties, each to be left out.
fn removable(question: &WhatIfQuestion, id: &str) -> Html {
    let (question, id) = (question.clone(), id.to_owned());
    part("removable", move |context| {
        use_removable(&question, &id).run(context)
    })
}

#[hook]
fn use_removable(question: &WhatIfQuestion, id: &str) -> Html {
    let place = use_place();
    let loaded = use_answer::<Entity>(IdAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        let relations = answer
            .network
            .entity
            .iter()
            .flat_map(|e| &e.relations.nodes);
        html! {
            <ul class="chosen" data-answer="removable">
                <>{for answer.network.named.iter().map(|name| whole(&place, question, name))}</>
                <>{for relations.map(|fact| tie(&place, question, fact))}</>
            </ul>
        }
    })
}

fn whole(place: &Place, question: &WhatIfQuestion, name: &Name) -> Html {
    let to = question.with(Change::Without(name.id.clone()));
    let text = place
        .language()
        .with("remove-party", &[("name", name.label.as_str().into())]);
    html! { <li>{link(place, place.to(Screen::WhatIf(to)), &text)}</li> }
}

fn tie(place: &Place, question: &WhatIfQuestion, fact: &Fact) -> Html {
    let to = question.with(Change::Without(fact.id.clone()));
    let text = place.language().t("remove-tie");
    html! { <li>{&fact.sentence}{" "}{link(place, place.to(Screen::WhatIf(to)), &text)}</li> }
}
