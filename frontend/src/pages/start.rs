//! The start screen: questions already answered, and what the network holds and lacks.

use yew::prelude::*;

use crate::api::operations::{Asked, Start as Operation, StartNetwork, StartQuestion};
use crate::api::use_answer;
use crate::app::{Place, use_place};
use crate::components::link::Link;
use crate::components::states::answered;
use crate::state::address::Address;

/// The start screen.
#[component]
pub fn Start() -> Html {
    let place = use_place();
    let asked = Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    answered(&loaded, |answer| network(&place, &answer.network))
}

fn network(place: &Place, network: &StartNetwork) -> Html {
    let language = place.language();
    html! {
        <>
            <h1>{language.t("start-title")}</h1>
            <p class="lead">{&network.dataset.title}</p>
            <section aria-labelledby="answered">
                <h2 id="answered">{language.t("start-answered")}</h2>
                {for network.start_questions.iter().map(|q| question(place, q))}
            </section>
            <section aria-labelledby="lacks">
                <h2 id="lacks">{language.t("start-lacks")}</h2>
                <ul>{for network.dataset.unknown.iter().map(|line| html! { <li>{line}</li> })}</ul>
            </section>
        </>
    }
}

fn question(place: &Place, question: &StartQuestion) -> Html {
    let (path, query) = question
        .page
        .split_once('?')
        .unwrap_or((&question.page, ""));
    let to = Address {
        english: place.address.english,
        ..Address::read(path, query)
    };
    html! {
        <article class="answered">
            <h3><Link {to}>{&question.question}</Link></h3>
            <p>{&question.sentence}</p>
        </article>
    }
}
