//! A typed question: leads to its answer where its meaning is clear, asks back where it may mean more
//! than one thing, and says what is understood where it is not.

use yew::prelude::*;

use crate::api::operations::{Ask, AskAnswer, AskAsked, Reading};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::{link, screen_link};
use crate::components::states::{failed, waiting};
use crate::pages::parts::question_form::question_form;
use crate::state::address::{Address, Screen, Understood};

/// By how much the best of several meanings must be surer to be taken without asking back.
const SURER_MIN: f64 = 0.1;
/// How many examples are shown at once.
const NEAREST: usize = 4;

/// The screen.
#[hook]
pub fn use_ask(text: &str) -> Html {
    let place = use_place();
    let loaded = use_answer::<Ask>(AskAsked {
        text: text.to_owned(),
        language: place.language().graphql(),
    });
    let clear = match &loaded.state {
        Loading::Ready(answer) => {
            clear(&answer.interpret).map(|reading| understood(&place, reading))
        }
        _ => None,
    };
    {
        let lead = place.lead.clone();
        use_effect_with(clear.clone(), move |clear| {
            if let Some(clear) = clear {
                lead.emit(clear.clone());
            }
        });
    }
    match &loaded.state {
        Loading::Failed(failure) => failed(&place, failure, &loaded.retry),
        Loading::Ready(answer) if clear.is_none() => told(&place, text, answer),
        _ => html! { <><h1>{place.language().t("ask-label")}</h1>{waiting(&place)}</> },
    }
}

/// The meaning that is meant beyond doubt.
fn clear(readings: &[Reading]) -> Option<&Reading> {
    let best = readings.first()?;
    let is_other = |other: &&Reading| {
        other.page != best.page && best.confidence - other.confidence < SURER_MIN
    };
    (!readings.iter().any(|other| is_other(&other))).then_some(best)
}

fn understood(place: &Place, reading: &Reading) -> Understood {
    Understood {
        address: address(place, reading),
        sentence: reading.sentence.clone(),
    }
}

fn address(place: &Place, reading: &Reading) -> Address {
    place.address.at(&reading.page)
}

fn told(place: &Place, text: &str, answer: &AskAnswer) -> Html {
    let language = place.language();
    let several = !answer.interpret.is_empty();
    let title = match (several, text.is_empty()) {
        (true, _) => "ask-several",
        (false, true) => "ask-label",
        (false, false) => "ask-not-understood",
    };
    html! {
        <>
            <h1>{language.t(title)}</h1>
            {question_form(text)}
            if several {
                <ul data-answer="readings">{for answer.interpret.iter().map(|r| html! { <li>{link(place, address(place, r), &r.sentence)}</li> })}</ul>
            } else {
                if let Some(problem) = &answer.help.problem {
                    <p role="status" data-answer="problem">{problem}</p>
                }
                <p>{language.t("ask-understands")}</p>
                {examples(place, &answer.help.examples)}
            }
        </>
    }
}

/// Questions that are understood: the nearest, and the others behind a fold.
fn examples(place: &Place, examples: &[String]) -> Html {
    let language = place.language();
    let (nearest, others) = examples.split_at(examples.len().min(NEAREST));
    let row = |example: &String| {
        html! { <li>{screen_link(place, Screen::Ask(example.clone()), example)}</li> }
    };
    html! {
        <section data-answer="examples">
            <h2>{language.t("ask-examples")}</h2>
            <ul>{for nearest.iter().map(row)}</ul>
            if !others.is_empty() {
                <details>
                    <summary>{language.t("ask-more")}</summary>
                    <ul>{for others.iter().map(row)}</ul>
                </details>
            }
        </section>
    }
}
