//! Who works on what: the levers of a set by the actors of whom something is known, with the sentence
//! of each lever beneath.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::matrix::matrix;
use crate::api::operations::{
    Coverage as Operation, CoverageAnswer, CoverageAsked, CoverageTable, CoveredLever, InSet,
    Labelled,
};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::screen_link;
use crate::components::note::Statement;
use crate::components::states::answered;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::overviews::CoverageQuestion;

/// The screen.
#[hook]
pub(super) fn use_coverage(question: &CoverageQuestion) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(CoverageAsked {
        view: place.address.view.input(),
        set: question.set.clone(),
        language: place.language().graphql(),
    });
    html! {
        <>
            {answered(&place, &loaded, |answer| show(&place, question, answer, &loaded.variables))}
            {view_panel()}
        </>
    }
}

fn show(
    place: &Place,
    question: &CoverageQuestion,
    answer: &CoverageAnswer,
    variables: &str,
) -> Html {
    let language = place.language();
    let (sets, table) = (sets(&answer.network.levers), &answer.network.coverage);
    framed(
        place,
        AnswerProps {
            question: title(place, question, &sets),
            sentence: table.sentence.clone(),
            statements: statements(table),
            method: language.t("coverage-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            if table.partial { <p class="caution">{language.t("coverage-partial")}</p> }
            {chooser(place, question, &sets)}
            if table.levers.is_empty() {
                <p role="status">{language.t("coverage-no-levers")}</p>
            } else {
                {matrix(place, question, table)}
            }
            {sentences(place, &table.levers)}
        </> },
    )
}

/// The sets that levers belong to, in the order of the levers, each once.
fn sets(levers: &[InSet]) -> Vec<&Labelled> {
    let mut sets: Vec<&Labelled> = Vec::new();
    for set in levers.iter().filter_map(|lever| lever.set.as_ref()) {
        if sets.iter().all(|known| known.id != set.id) {
            sets.push(set);
        }
    }
    sets
}

fn title(place: &Place, question: &CoverageQuestion, sets: &[&Labelled]) -> String {
    let set = sets
        .iter()
        .find(|set| Some(&set.id) == question.set.as_ref());
    set.map_or_else(
        || place.language().t("coverage-title"),
        |set| {
            let label = set.label.as_str().into();
            place
                .language()
                .with("coverage-title-set", &[("set", label)])
        },
    )
}

fn statements(table: &CoverageTable) -> Vec<Statement> {
    let facts = table.cells.iter().flat_map(|cell| &cell.relations);
    facts.map(Statement::of).collect()
}

/// Which set, and whether those who are merely named get a column.
fn chooser(place: &Place, question: &CoverageQuestion, sets: &[&Labelled]) -> Html {
    let language = place.language();
    let choose = {
        let (place, linked) = (place.clone(), question.linked);
        Callback::from(move |event: Event| {
            let select = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            let Some(set) = select.map(|select| select.value()) else {
                return;
            };
            place.go.emit(place.to(Screen::Coverage(CoverageQuestion {
                set: (!set.is_empty()).then_some(set),
                linked,
                cell: None,
            })));
        })
    };
    let name = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |_: Event| {
            place.go.emit(place.to(Screen::Coverage(CoverageQuestion {
                linked: !question.linked,
                ..question.clone()
            })));
        })
    };
    let option = |set: &&Labelled| {
        let selected = question.set.as_ref() == Some(&set.id);
        html! { <option value={set.id.clone()} {selected}>{&set.label}</option> }
    };
    html! {
        <form class="fields" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <div class="typed">
                <label for="coverage-set">{language.t("coverage-set")}</label>
                <select id="coverage-set" onchange={choose}>
                    <option value="" selected={question.set.is_none()}>{language.t("coverage-all")}</option>
                    <>{for sets.iter().map(option)}</>
                </select>
            </div>
            <div>
                <input id="coverage-linked" type="checkbox" checked={question.linked} onchange={name} />
                <label for="coverage-linked">{language.t("coverage-linked")}</label>
            </div>
        </form>
    }
}

/// What is known of each lever; those without a name say the same and are folded.
fn sentences(place: &Place, levers: &[CoveredLever]) -> Html {
    let language = place.language();
    let link =
        |lever: &CoveredLever| screen_link(place, Screen::Lever(lever.id.clone()), &lever.label);
    let (named, unnamed): (Vec<&CoveredLever>, Vec<&CoveredLever>) =
        levers.iter().partition(|lever| lever.named);
    html! {
        <section aria-labelledby="coverage-sentences">
            <h2 id="coverage-sentences">{language.t("coverage-sentences")}</h2>
            <>{for named.iter().map(|lever| html! {
                <div class="card" data-lever={lever.id.clone()}><h3>{link(lever)}</h3><p>{&lever.sentence}</p></div>
            })}</>
            if let Some(first) = unnamed.first() {
                <details class="card">
                    <summary>{language.with("coverage-unnamed", &[("count", unnamed.len().into())])}</summary>
                    <p>{&first.sentence}</p>
                    <ul>{for unnamed.iter().map(|lever| html! { <li>{link(lever)}</li> })}</ul>
                </details>
            }
        </section>
    }
}
