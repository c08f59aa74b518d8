//! What would be if something changed: the changes, each of which can be undone, the answer in
//! sentences, the figures before and after, and the way between two before and after. Stores nothing.

mod changes;
mod form;

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{
    ChangeAsked, Figures, FoundWay, Supposed, Ways, WhatIf as Operation, WhatIfAnswer, WhatIfAsked,
};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::part::part;
use crate::components::states::answered;
use crate::components::table::decimal;
use crate::decimals::Decimals;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::pages::parts::ways;
use crate::state::what_if::{Change, WhatIfQuestion};

/// The screen.
#[hook]
pub fn use_what_if(question: &WhatIfQuestion) -> Html {
    let place = use_place();
    let changed = !question.changes.is_empty();
    html! {
        <>
            if !changed {
                <h1>{place.language().t("what-if-title")}</h1>
                <p class="lead">{place.language().t("what-if-lead")}</p>
            }
            if changed { {answer(question)} }
            {changes::basket(&place, question)}
            {form::forms(&place, question)}
            {view_panel()}
        </>
    }
}

/// The answer for the changes, one at least.
fn answer(question: &WhatIfQuestion) -> Html {
    let question = question.clone();
    part("answered", move |context| {
        use_answered(&question).run(context)
    })
}

#[hook]
fn use_answered(question: &WhatIfQuestion) -> Html {
    let place = use_place();
    let (from, to) = question.ends().unwrap_or_default();
    let loaded = use_answer::<Operation>(WhatIfAsked {
        view: place.address.view.input(),
        changes: question.changes.iter().map(ChangeAsked::of).collect(),
        way: question.ends().is_some(),
        from: from.to_owned(),
        to: to.to_owned(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, question, answer, &loaded.variables)
    })
}

fn show(place: &Place, question: &WhatIfQuestion, answer: &WhatIfAnswer, variables: &str) -> Html {
    let language = place.language();
    let network = &answer.network;
    let before = network.way.as_ref().and_then(|ways| ways.paths.first());
    framed(
        place,
        AnswerProps {
            question: language.t("what-if-title"),
            sentence: network.what_if.sentence.clone(),
            statements: before.map(ways::statements).unwrap_or_default(),
            method: language.t("what-if-method"),
            picture: Some(drawn(question, before)),
            document: Operation::DOCUMENT,
            origin: &network.provenance,
            variables,
        },
        html! { <>
            <p class="hint">{language.t("what-if-stored")}</p>
            {figures(place, &network.what_if)}
            <>{for network.way.iter().zip(&network.what_if.network.way).map(|(before, after)| way(place, before, after))}</>
        </> },
    )
}

/// Those who are changed and the way between them as it is, drawn, the rest faded. Ids that the view
/// does not have, as those of relations, are not drawn as entities.
fn drawn(question: &WhatIfQuestion, before: Option<&FoundWay>) -> Html {
    let mut entities: Vec<String> = Vec::new();
    let mut relations: Vec<String> = Vec::new();
    for change in &question.changes {
        match change {
            Change::Add { source, target, .. } => {
                entities.extend([source.clone(), target.clone()]);
            }
            Change::Without(id) => {
                entities.push(id.clone());
                relations.push(id.clone());
            }
        }
    }
    entities.extend([question.from.clone(), question.to.clone()]);
    for step in before.iter().flat_map(|way| &way.steps) {
        entities.extend([step.from.id.clone(), step.to.id.clone()]);
        relations.extend(step.relations.iter().map(|fact| fact.id.clone()));
    }
    answer_picture(entities, relations)
}

/// The figures of the network as it is and as it would be.
fn figures(place: &Place, supposed: &Supposed) -> Html {
    let language = place.language();
    let (before, after) = (&supposed.before, &supposed.after);
    let count = |figure: usize| figure.to_string();
    let mean = |figures: &Figures| {
        if figures.partial {
            language.t("not-measured")
        } else {
            decimal(language, Decimals(figures.mean_hops, 2))
        }
    };
    let row = |key: &str, before: String, after: String| {
        let class = (before != after).then_some("changed");
        html! { <tr {class}><th scope="row">{language.t(key)}</th><td class="number">{before}</td><td class="number">{after}</td></tr> }
    };
    html! {
        <div class="table-scroll" role="region" aria-label={language.t("what-if-figures")} tabindex="0">
            <table data-answer="figures">
                <caption>{language.t("what-if-figures")}</caption>
                <thead><tr>
                    <td></td>
                    <th scope="col">{language.t("what-if-before")}</th>
                    <th scope="col">{language.t("what-if-after")}</th>
                </tr></thead>
                <tbody>
                    {row("what-if-parts", count(before.components), count(after.components))}
                    {row("what-if-pairs", count(before.reachable_pairs), count(after.reachable_pairs))}
                    {row("what-if-mean", mean(before), mean(after))}
                    {row("what-if-levers", count(before.levers_without_actor), count(after.levers_without_actor))}
                </tbody>
            </table>
        </div>
    }
}

/// The way between the two as it is and as it would be.
fn way(place: &Place, before: &Ways, after: &Ways) -> Html {
    let language = place.language();
    html! {
        <section aria-labelledby="what-if-way" data-answer="way">
            <h2 id="what-if-way">{language.t("what-if-way")}</h2>
            <h3>{language.t("what-if-before")}</h3>
            <p data-answer="way-before">{told(place, before)}</p>
            <h3>{language.t("what-if-after")}</h3>
            <p data-answer="way-after">{told(place, after)}</p>
        </section>
    }
}

/// The way in sentences, or that there is none.
fn told(place: &Place, ways: &Ways) -> String {
    let way = ways.paths.first().map(|way| way.sentence.clone());
    let none = || ways.no_path.as_ref().map(|none| none.sentence.clone());
    way.or_else(none)
        .unwrap_or_else(|| place.language().t("partial"))
}
