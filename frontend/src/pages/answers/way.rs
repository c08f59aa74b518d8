//! A way from one entity to another: the sentence, its steps with their sources, the alternatives, and
//! the same question with (or without) the forum and the umbrella bodies beside it.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{FoundWay, OtherWays, Way as Operation, WayAnswer, WayAsked, Ways};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{link, link_with};
use crate::components::part::part;
use crate::components::states::answered;
use crate::i18n::Language;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::pages::parts::way_form::way_form;
use crate::pages::parts::ways;
use crate::state::address::Screen;
use crate::state::view::ViewChoice;
use crate::state::way::{Rank, WayQuestion};

/// How many ways are asked: the one told, and its alternatives.
const WAYS: u32 = 5;

/// The screen.
#[hook]
pub fn use_way(question: &WayQuestion) -> Html {
    let place = use_place();
    let filled = !question.from.is_empty() && !question.to.is_empty();
    html! {
        <>
            if !filled { <h1>{place.language().t("way-title")}</h1> }
            {way_form(&place, question)}
            {view_panel()}
            if filled { {answered_way(question)} }
        </>
    }
}

/// The answer to a question that is filled in.
fn answered_way(question: &WayQuestion) -> Html {
    let question = question.clone();
    part("answered", move |context| {
        use_answered(&question).run(context)
    })
}

#[hook]
fn use_answered(question: &WayQuestion) -> Html {
    let place = use_place();
    let asked = asked(&place, question);
    let loaded = use_answer::<Operation>(asked);
    answered(&place, &loaded, |answer| {
        show(&place, question, answer, &loaded.variables)
    })
}

fn asked(place: &Place, question: &WayQuestion) -> WayAsked {
    let view = &place.address.view;
    let other = ViewChoice {
        through_context: !view.through_context,
        ..view.clone()
    };
    WayAsked {
        view: view.input(),
        other: other.input(),
        from: question.from.clone(),
        to: question.to.clone(),
        first: WAYS,
        hops_max: question.hops_max,
        via: question.via.clone(),
        rank: if question.rank == Rank::Strongest {
            "STRONGEST"
        } else {
            "SHORTEST"
        },
        direction: question.heading.graphql(),
        language: place.language().graphql(),
    }
}

fn show(place: &Place, question: &WayQuestion, answer: &WayAnswer, variables: &str) -> Html {
    let language = place.language();
    let ways = &answer.network.paths;
    let told = ways
        .paths
        .get(question.number.saturating_sub(1))
        .or_else(|| ways.paths.first());
    let sentence = sentence(told, ways);
    let label = |name: &Option<Name>, id: &str| {
        name.as_ref()
            .map_or_else(|| id.to_owned(), |n| n.short_label.clone())
    };
    let title = language.with(
        "way-question",
        &[
            (
                "from",
                label(&answer.network.from, &question.from).as_str().into(),
            ),
            (
                "to",
                label(&answer.network.to, &question.to).as_str().into(),
            ),
        ],
    );
    framed(
        place,
        AnswerProps {
            question: title,
            sentence,
            statements: told.map(ways::statements).unwrap_or_default(),
            method: method(language, question),
            picture: told.map(drawn),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            if ways.partial { <p class="caution">{language.t("partial")}</p> }
            <>{for told.map(|way| details(place, question, ways, way))}</>
            <>{for ways.no_path.iter().map(|no_way| ways::no_way(place, no_way))}</>
            {beside(place, &answer.other)}
        </> },
    )
}

/// The way drawn, the rest faded.
fn drawn(way: &FoundWay) -> Html {
    let start = way.steps.iter().take(1).map(|step| step.from.id.clone());
    let entities: Vec<String> = start
        .chain(way.steps.iter().map(|step| step.to.id.clone()))
        .collect();
    let relations: Vec<String> = way
        .steps
        .iter()
        .flat_map(|s| &s.relations)
        .map(|r| r.id.clone())
        .collect();
    answer_picture(entities, relations)
}

fn sentence(told: Option<&FoundWay>, ways: &Ways) -> String {
    let no_way = ways.no_path.as_ref().map(|no_way| no_way.sentence.clone());
    told.map(|way| way.sentence.clone())
        .or(no_way)
        .unwrap_or_default()
}

fn method(language: Language, question: &WayQuestion) -> String {
    language.t(if question.rank == Rank::Strongest {
        "way-method-strongest"
    } else {
        "way-method-shortest"
    })
}

fn details(place: &Place, question: &WayQuestion, ways: &Ways, way: &FoundWay) -> Html {
    let language = place.language();
    html! {
        <>
            <section aria-labelledby="steps">
                <h2 id="steps">{language.t("way-steps")}</h2>
                {ways::steps(place, way)}
                <p class="hint">{language.t("way-weakest")}{" "}{&way.weakest.sentence}</p>
            </section>
            if ways.paths.len() > 1 {
                <section aria-labelledby="others">
                    <h2 id="others">{language.t("way-others")}</h2>
                    <ol class="alternatives" data-answer="alternatives">
                        {for ways.paths.iter().enumerate().map(|(row, way)| alternative(place, question, row + 1, way))}
                    </ol>
                </section>
            }
        </>
    }
}

fn alternative(place: &Place, question: &WayQuestion, number: usize, way: &FoundWay) -> Html {
    let language = place.language();
    let to = place.to(Screen::Way(WayQuestion {
        number,
        ..question.clone()
    }));
    let stops: Vec<&str> = std::iter::once(&way.steps[0].from)
        .chain(way.steps.iter().map(|step| &step.to))
        .map(|name| name.short_label.as_str())
        .collect();
    html! {
        <li>
            {link_with(place, to, None, number == question.number, &stops.join(" → "))}{" "}
            <span class="hint">{language.with("steps", &[("count", way.hops.into())])}{" · "}{&way.weakest.sentence}</span>
        </li>
    }
}

/// The same question with the forum and the umbrella bodies counted where they were not, or the reverse.
fn beside(place: &Place, other: &OtherWays) -> Html {
    let language = place.language();
    let with = !place.address.view.through_context;
    let view = ViewChoice {
        through_context: with,
        ..place.address.view.clone()
    };
    let sentence = sentence(other.paths.paths.first(), &other.paths);
    html! {
        <aside class="beside" aria-labelledby="beside">
            <h2 id="beside">{language.t(if with { "beside-with" } else { "beside-without" })}</h2>
            <p data-answer="beside">{sentence}</p>
            <p>{link(place, place.address.with_view(view), &language.t("beside-show"))}</p>
        </aside>
    }
}
