//! Rankings: who has the highest figure of a measure, with what the measure tells and does not tell
//! beside it.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::api::operations::{
    Figure, Measures as Operation, MeasuresAnswer, MeasuresAsked, Ranking,
};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::short_link;
use crate::components::states::answered;
use crate::components::table::{Column, Field, Row, TableProps, decimal, table};
use crate::decimals::Decimals;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;

/// The measure shown when none is chosen.
const FIRST: &str = "degree";
/// How many figures are asked.
const FIGURES: u32 = 100;
/// How many of them stand out in the picture.
const DRAWN: usize = 10;
/// Decimals of a figure that is no whole number.
const DECIMALS: u32 = 3;

/// The screen.
#[hook]
pub fn use_measures(measure: &str) -> Html {
    let place = use_place();
    let id = if measure.is_empty() { FIRST } else { measure };
    let loaded = use_answer::<Operation>(MeasuresAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        first: FIGURES,
        language: place.language().graphql(),
    });
    html! {
        <>
            {answered(&place, &loaded, |answer| show(&place, answer, &loaded.variables))}
            {view_panel()}
        </>
    }
}

fn show(place: &Place, answer: &MeasuresAnswer, variables: &str) -> Html {
    let language = place.language();
    let network = &answer.network;
    let ranking = &network.measure;
    let label = ranking.measure.label.as_str();
    html! {
        <>
            {form(place, answer)}
            {framed(
                place,
                AnswerProps {
                    question: language.with("measures-question", &[("measure", label.into())]),
                    sentence: ranking.measure.explanation.clone(),
                    statements: Vec::new(),
                    method: language.with("measures-method", &[("source", ranking.measure.source.as_str().into())]),
                    picture: (!ranking.values.is_empty()).then(|| drawn(&ranking.values)),
                    document: Operation::DOCUMENT,
                    origin: &network.provenance,
                    variables,
                },
                html! { <>
                    <>{for network.stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
                    {limits(place, ranking)}
                    {figures(place, ranking)}
                </> },
            )}
        </>
    }
}

/// The choice of a measure.
fn form(place: &Place, answer: &MeasuresAnswer) -> Html {
    let chosen = &answer.network.measure.measure.id;
    let onchange = {
        let place = place.clone();
        Callback::from(move |event: Event| {
            let select = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                place.go.emit(place.to(Screen::Measures(select.value())));
            }
        })
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <div class="choice">
                <label for="measure">{place.language().t("measures-field")}</label>
                <select id="measure" {onchange}>{for answer.network.measures.iter().map(|measure| html! {
                    <option value={measure.id.clone()} selected={measure.id == *chosen}>{&measure.label}</option>
                })}</select>
            </div>
        </form>
    }
}

/// Those with the highest figures and their ties to each other, the rest faded.
fn drawn(figures: &[Figure]) -> Html {
    let ids = figures.iter().take(DRAWN).map(|f| f.entity.id.clone());
    answer_picture(ids.collect(), Vec::new())
}

/// In what the figures are counted, where the measure comes from, and how exact they are.
fn limits(place: &Place, ranking: &Ranking) -> Html {
    let language = place.language();
    let exact = match (ranking.sampled_from, ranking.margin) {
        (Some(count), Some(margin)) => {
            let margin = decimal(language, Decimals(margin, DECIMALS));
            language.with(
                "measures-margin",
                &[("count", count.into()), ("margin", margin.as_str().into())],
            )
        }
        (Some(count), None) => language.with("figure-sampled", &[("count", count.into())]),
        _ => language.t("measures-exact"),
    };
    html! {
        <>
            if ranking.partial { <p class="caution">{language.t("measures-partial")}</p> }
            <dl class="particulars">
                <dt>{language.t("measures-unit")}</dt><dd>{&ranking.measure.unit}</dd>
                <dt>{language.t("measures-how-exact")}</dt><dd>{exact}</dd>
                <dt>{language.t("measures-source")}</dt><dd lang="en">{&ranking.measure.source}</dd>
            </dl>
        </>
    }
}

fn figures(place: &Place, ranking: &Ranking) -> Html {
    let language = place.language();
    let values = &ranking.values;
    let is_whole = |figure: &Figure| figure.value.fract() == 0.0;
    let decimals = if values.iter().all(is_whole) {
        0
    } else {
        DECIMALS
    };
    let rows = values.iter().map(|figure| Row {
        id: figure.entity.id.clone(),
        fields: vec![
            Field::shown(short_link(place, &figure.entity), &figure.entity.label),
            Field::count(language, figure.rank),
            Field::number(language, Decimals(figure.value, decimals)),
            Field::text(&figure.entity.kind.label),
        ],
    });
    let column = |key: &'static str, label: String| Column { key, label };
    let props = TableProps {
        name: "ranglijst",
        caption: language.with("measures-caption", &[("count", values.len().into())]),
        columns: vec![
            column("naam", language.t("member")),
            column("plaats", language.t("measures-rank")),
            column("cijfer", ranking.measure.label.clone()),
            column("soort", language.t("entity-kind")),
        ],
        rows: rows.collect(),
    };
    table(place, &props)
}
