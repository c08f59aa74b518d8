//! What is known between two to six entities, pair by pair, and what is not.

use yew::prelude::*;

use crate::api::operations::{Between as Operation, BetweenAnswer, BetweenAsked, Known, KnownPair};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, short_link};
use crate::components::note::Statement;
use crate::components::sources::fact_item;
use crate::components::states::answered;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::pages::parts::ways;
use crate::state::address::{Screen, WayQuestion};

/// The screen.
#[hook]
pub fn use_between(who: &[String]) -> Html {
    let place = use_place();
    let asked = BetweenAsked {
        view: place.address.view.input(),
        among: who.to_vec(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    html! {
        <>
            {view_panel()}
            {answered(&place, &loaded, |answer| show(&place, answer, &loaded.variables))}
        </>
    }
}

fn show(place: &Place, answer: &BetweenAnswer, variables: &str) -> Html {
    let language = place.language();
    let known = &answer.network.known;
    let names = names(known);
    let question = language.with("between-question", &[("names", names.as_str().into())]);
    framed(
        place,
        AnswerProps {
            question,
            sentence: known.sentence.clone(),
            statements: statements(known),
            method: language.t("between-method"),
            picture: Some(drawn(known)),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {for known.pairs.iter().map(|p| pair(place, p))}
        </> },
    )
}

/// Everything named, drawn, the rest faded.
fn drawn(known: &Known) -> Html {
    let ends = known.pairs.iter().flat_map(|pair| [&pair.a, &pair.b]);
    let steps = known
        .pairs
        .iter()
        .flat_map(|pair| &pair.path)
        .flat_map(|way| &way.steps);
    let entities: Vec<String> = ends
        .chain(steps.clone().flat_map(|step| [&step.from, &step.to]))
        .map(|name| name.id.clone())
        .collect();
    let relations: Vec<String> = steps
        .flat_map(|step| &step.relations)
        .map(|fact| fact.id.clone())
        .collect();
    answer_picture(entities, relations)
}

fn names(known: &Known) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in known.pairs.iter().flat_map(|pair| [&pair.a, &pair.b]) {
        if !names.contains(&name.short_label.as_str()) {
            names.push(&name.short_label);
        }
    }
    names.join(", ")
}

fn statements(known: &Known) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for pair in &known.pairs {
        let direct = pair.direct.iter().map(Statement::of);
        for statement in direct.chain(pair.path.iter().flat_map(ways::statements)) {
            if !statements.contains(&statement) {
                statements.push(statement);
            }
        }
    }
    statements
}

fn pair(place: &Place, pair: &KnownPair) -> Html {
    let language = place.language();
    let question = WayQuestion {
        from: pair.a.id.clone(),
        to: pair.b.id.clone(),
        ..WayQuestion::default()
    };
    html! {
        <section class="pair">
            <h2>{short_link(place, &pair.a)}{" – "}{short_link(place, &pair.b)}</h2>
            <p>{&pair.sentence}</p>
            {for pair.direct.iter().map(|fact| fact_item(place, fact))}
            if !pair.meetings.is_empty() {
                <p>{language.t("between-meetings")}{" "}
                    {for pair.meetings.iter().enumerate().map(|(row, name)| html! {
                        <>if row > 0 {{", "}}{entity_link(place, name)}</>
                    })}
                </p>
            }
            {for pair.path.iter().map(|way| html! {
                <details>
                    <summary>{language.with("between-way", &[("count", way.hops.into())])}</summary>
                    {ways::steps(place, way)}
                </details>
            })}
            <p>{link(place, place.to(Screen::Way(question)), &language.t("between-all-ways"))}</p>
        </section>
    }
}
