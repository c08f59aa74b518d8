//! One source: which relations rest on it alone, and which have others beside it.

use yew::prelude::*;

use crate::api::operations::{Relations, SourceAnswer, SourceAsked, SourceBasis as Operation};
use crate::api::types::Fact;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::note::Statement;
use crate::components::sources::{folded_fact, source_link};
use crate::components::states::answered;
use crate::components::words;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;

/// The screen.
#[hook]
pub fn use_source(address: &str) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(SourceAsked {
        view: place.address.view.input(),
        address: address.to_owned(),
        language: place.language().graphql(),
    });
    html! {
        <>
            {answered(&place, &loaded, |answer| show(&place, address, answer, &loaded.variables))}
            {view_panel()}
        </>
    }
}

fn show(place: &Place, address: &str, answer: &SourceAnswer, variables: &str) -> Html {
    let language = place.language();
    let (alone, beside) = (&answer.network.alone, &answer.network.beside);
    let facts = || alone.nodes.iter().chain(&beside.nodes);
    let title = title(facts(), address);
    framed(
        place,
        AnswerProps {
            question: language.with("source-question", &[("source", title.as_str().into())]),
            sentence: language.with(
                "source-sentence",
                &[
                    ("alone", alone.total_count.into()),
                    ("beside", beside.total_count.into()),
                ],
            ),
            statements: facts().map(Statement::of).collect(),
            method: language.t("source-method"),
            document: Operation::DOCUMENT,
            picture: drawn(facts()),
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            <p>{source_link(address, address)}</p>
            {list(place, "source-alone", alone)}
            {list(place, "source-beside", beside)}
        </> },
    )
}

/// What the source is called by the relations that rest on it, else its address.
fn title<'a>(mut facts: impl Iterator<Item = &'a Fact>, address: &str) -> String {
    let titled = facts.find_map(|fact| {
        let mut same = fact.evidence.iter().filter(|s| s.source == address);
        same.find_map(|source| source.title.clone())
    });
    titled.unwrap_or_else(|| words::host(address))
}

fn drawn<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Html> {
    let facts: Vec<&Fact> = facts.collect();
    let ends = facts.iter().flat_map(|f| [&f.source.id, &f.target.id]);
    let entities = ends.cloned().collect();
    let relations = facts.iter().map(|fact| fact.id.clone()).collect();
    (!facts.is_empty()).then(|| answer_picture(entities, relations))
}

fn list(place: &Place, heading: &'static str, relations: &Relations) -> Html {
    let language = place.language();
    let shown = relations.nodes.len();
    if shown == 0 {
        return Html::default();
    }
    html! {
        <section data-answer={heading}>
            <h2>{language.with(heading, &[("count", relations.total_count.into())])}</h2>
            <>{for relations.nodes.iter().map(|fact| folded_fact(place, fact))}</>
            if shown < relations.total_count {
                <p class="hint">{language.with("shown-first", &[("count", shown.into())])}</p>
            }
        </section>
    }
}
