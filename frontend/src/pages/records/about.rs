//! What the data holds and lacks, how it was made, and under what conditions it may be used.

use yew::prelude::*;

use crate::api::operations::{About as Operation, AboutAnswer, Asked};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::states::answered;
use crate::components::words;

/// The screen.
#[hook]
pub fn use_about() -> Html {
    let place = use_place();
    let asked = Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    answered(&place, &loaded, |answer| {
        show(&place, answer, &loaded.variables)
    })
}

fn show(place: &Place, answer: &AboutAnswer, variables: &str) -> Html {
    let language = place.language();
    let (stats, dataset) = (&answer.network.stats, &answer.network.dataset);
    let sentence = language.with(
        "holds-count",
        &[
            ("actors", stats.actors.into()),
            ("levers", stats.levers.into()),
            ("contexts", stats.contexts.into()),
            ("relations", stats.relations.into()),
            ("sources", stats.sources.into()),
        ],
    );
    let list = |lines: &[String]| html! { <ul>{for lines.iter().map(|line| html! { <li>{line}</li> })}</ul> };
    framed(
        place,
        AnswerProps {
            question: dataset.title.clone(),
            sentence,
            statements: Vec::new(),
            method: language.t("about-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            <>{for stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
            <h2>{language.t("start-lacks")}</h2>
            {list(&dataset.unknown)}
            <h2>{language.t("about-notes")}</h2>
            <>{for dataset.read_on.iter().map(|date| html! {
                <p>{language.with("about-read", &[("date", words::date(language, date).as_str().into())])}</p>
            })}</>
            {list(&dataset.notes)}
            <h2>{language.t("about-licence")}</h2>
            <p>{&dataset.licence}</p>
            <h2>{language.t("about-analysts")}</h2>
            <p><a href="/graphiql">{language.t("open-console")}</a>{" · "}<a href="/schema.graphql">{language.t("about-schema")}</a></p>
        </> },
    )
}
