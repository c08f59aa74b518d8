//! The start screen: questions already answered, questions to fill in, a search field, and what the
//! network holds and lacks.

use yew::prelude::*;

use crate::api::operations::{Asked, Start as Operation, StartAnswer, StartNetwork, StartQuestion};
use crate::api::types::Name;
use crate::api::{Loaded, Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::link;
use crate::components::states::answered;
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::pages::parts::question_form::question_form;
use crate::pages::parts::search_field::search_field;
use crate::pages::parts::way_form::way_form;
use crate::state::address::Screen;
use crate::state::brokers::BrokersQuestion;
use crate::state::network::NetworkQuestion;
use crate::state::overviews::{ChangesQuestion, CoverageQuestion, GapsQuestion};
use crate::state::partners::{PartnersQuestion, TableQuestion};
use crate::state::reach::ReachQuestion;
use crate::state::way::WayQuestion;
use crate::state::what_if::WhatIfQuestion;

/// The start screen. The questions to fill in work before, and without, the answered ones.
#[hook]
pub(super) fn use_start() -> Html {
    let place = use_place();
    let asked = Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    html! {
        <>
            <h1>{place.language().t("start-title")}</h1>
            {question_form("")}
            {search_field(&place)}
            {answered(&place, &loaded, |answer| questions(&place, &answer.network))}
            {ask(&place, &loaded)}
            {answered(&place, &loaded, |answer| holds(&place, &answer.network))}
        </>
    }
}

fn questions(place: &Place, network: &StartNetwork) -> Html {
    html! {
        <section aria-labelledby="answered">
            <h2 id="answered">{place.language().t("start-answered")}</h2>
            <>{for network.start_questions.iter().map(|q| question(place, q))}</>
        </section>
    }
}

fn question(place: &Place, question: &StartQuestion) -> Html {
    let to = place.address.at(&question.page);
    html! {
        <article class="answered">
            <h3>{link(place, to, &question.question)}</h3>
            <p data-answer="start">{&question.sentence}</p>
        </article>
    }
}

fn ask(place: &Place, loaded: &Loaded<StartAnswer>) -> Html {
    let language = place.language();
    let lever = {
        let place = place.clone();
        Callback::from(move |name: Name| {
            place
                .go
                .emit(place.to(Screen::entity(&name.typename, &name.id)))
        })
    };
    html! {
        <section aria-labelledby="ask">
            <h2 id="ask">{language.t("start-ask")}</h2>
            <h3>{language.t("start-ask-way")}</h3>
            {way_form(place, &WayQuestion::default())}
            <h3>{language.t("start-ask-lever")}</h3>
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                {entity_field(EntityFieldProps { id: "lever".into(), label: language.t("lever").into(), only: "Lever", on_choose: lever, placeholder: language.t("lever-example").into(), value: AttrValue::default(), on_text: None })}
            </form>
            <ul>
                <li>{link(place, place.to(Screen::Network(NetworkQuestion::default())), &language.t("start-ask-picture"))}</li>
                <li>{link(place, place.to(Screen::Groups), &language.t("start-ask-groups"))}</li>
                <li>{link(place, place.to(Screen::Partners(PartnersQuestion::default())), &language.t("start-ask-partners"))}</li>
                <li>{link(place, place.to(Screen::Contacts(Vec::new())), &language.t("start-ask-contacts"))}</li>
                <li>{link(place, place.to(Screen::Table(TableQuestion::default())), &language.t("start-ask-table"))}</li>
                <li>{link(place, place.to(Screen::Levers), &language.t("start-ask-levers"))}</li>
                <li>{link(place, place.to(Screen::Gaps(GapsQuestion::default())), &language.t("start-ask-gaps"))}</li>
                <li>{link(place, place.to(Screen::Coverage(CoverageQuestion::default())), &language.t("start-ask-coverage"))}</li>
                <li>{link(place, place.to(Screen::Changes(ChangesQuestion::default())), &language.t("start-ask-changes"))}</li>
                <li>{link(place, place.to(Screen::Brokers(BrokersQuestion::default())), &language.t("start-ask-brokers"))}</li>
                <li>{link(place, place.to(Screen::Measures(String::new())), &language.t("start-ask-measures"))}</li>
                {governments(place, loaded)}
                <li>{link(place, place.to(Screen::Between(Vec::new())), &language.t("start-ask-between"))}</li>
                <li>{link(place, place.to(Screen::Reach(ReachQuestion::default())), &language.t("start-ask-reach"))}</li>
                <li>{link(place, place.to(Screen::WhatIf(WhatIfQuestion::default())), &language.t("start-ask-what-if"))}</li>
            </ul>
        </section>
    }
}

/// What is known between all government bodies, where they are not too many to ask about.
fn governments(place: &Place, loaded: &Loaded<StartAnswer>) -> Html {
    let Loading::Ready(answer) = &loaded.state else {
        return Html::default();
    };
    let bodies = &answer.network.governments;
    let ids: Vec<String> = bodies.nodes.iter().map(|body| body.id.clone()).collect();
    if ids.len() < 2 || ids.len() < bodies.total_count {
        return Html::default();
    }
    let text = place.language().t("start-ask-governments");
    html! { <li>{link(place, place.to(Screen::Between(ids)), &text)}</li> }
}

fn holds(place: &Place, network: &StartNetwork) -> Html {
    let language = place.language();
    let stats = &network.stats;
    html! {
        <section aria-labelledby="holds">
            <h2 id="holds">{language.t("start-holds")}</h2>
            <p class="lead">{&network.dataset.title}</p>
            <p>{language.with("holds-count", &[
                ("actors", stats.actors.into()),
                ("levers", stats.levers.into()),
                ("contexts", stats.contexts.into()),
                ("relations", stats.relations.into()),
                ("sources", stats.sources.into()),
            ])}{" "}{link(place, place.to(Screen::About), &language.t("holds-more"))}</p>
            <>{for stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
            <h3>{language.t("start-lacks")}</h3>
            <ul>{for network.dataset.unknown.iter().map(|line| html! { <li>{line}</li> })}</ul>
        </section>
    }
}
