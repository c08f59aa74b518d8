//! Ties of which nothing newer is known than some years ago, with the years to choose and the day
//! from which they are counted back.

use graph_data::limits::STALE_YEARS_MAX;
use yew::functional::Hook;
use yew::prelude::*;

use super::super::dates::{TypedFieldProps, date, typed_field, wrong_date};
use super::super::facts::{column, drawn, sentence, sources};
use crate::api::operations::{GapStale as Operation, GapsNetwork, StaleAsked, StaleGaps};
use crate::api::types::Fact;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::components::words;
use crate::state::address::Screen;
use crate::state::overviews::{GapPart, GapsQuestion, YEARS_DEFAULT};

/// The ties, once years and day can be understood.
#[hook]
pub(super) fn use_stale(question: &GapsQuestion) -> Html {
    let place = use_place();
    let years = years(question);
    let as_of = question.counted_from.clone();
    let dated = as_of.as_deref().is_none_or(|day| date(day).is_some());
    html! {
        <>
            {form(&place, question)}
            if let (Some(years), true) = (years, dated) {
                {part("stale", move |context| use_ties(years, as_of.clone()).run(context))}
            } else {
                <h1>{place.language().t("gaps-stale-title")}</h1>
            }
        </>
    }
}

/// The years asked for; `None` where that is no number in range.
fn years(question: &GapsQuestion) -> Option<u32> {
    let Some(typed) = &question.years else {
        return Some(YEARS_DEFAULT);
    };
    let years = typed.parse().ok();
    years.filter(|years| *years <= STALE_YEARS_MAX)
}

#[hook]
fn use_ties(years: u32, as_of: Option<String>) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(StaleAsked {
        view: place.address.view.input(),
        years,
        as_of,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, years, &answer.network, &loaded.variables)
    })
}

fn form(place: &Place, question: &GapsQuestion) -> Html {
    let language = place.language();
    let ask = |with: fn(&mut GapsQuestion, Option<String>)| {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |text: String| {
            let mut question = question.clone();
            with(&mut question, (!text.is_empty()).then_some(text));
            place.go.emit(place.to(Screen::Gaps(GapsQuestion {
                part: Some(GapPart::Stale),
                ..question
            })));
        })
    };
    let counted_from = question.counted_from.clone().unwrap_or_default();
    let wrong = wrong_date(language, &counted_from);
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {typed_field(TypedFieldProps {
                id: "stale-years",
                label: language.t("gaps-years"),
                value: question.years.clone().unwrap_or_else(|| YEARS_DEFAULT.to_string()),
                hint: language.t("gaps-years-hint"),
                wrong: years(question).is_none().then(|| language.with("gaps-years-wrong", &[("max", (STALE_YEARS_MAX as usize).into())])),
                on_change: ask(|question, text| question.years = text),
            })}
            {typed_field(TypedFieldProps {
                id: "stale-from",
                label: language.t("gaps-counted-from"),
                value: counted_from,
                hint: language.t("gaps-counted-from-hint"),
                wrong,
                on_change: ask(|question, text| question.counted_from = text),
            })}
        </form>
    }
}

fn show(place: &Place, years: u32, network: &GapsNetwork<StaleGaps>, variables: &str) -> Html {
    let language = place.language();
    let stale = &network.gaps.stale;
    let day = words::date(language, &stale.as_of);
    let shown = stale.relations.len();
    let counted = [
        ("years", (years as usize).into()),
        ("date", day.as_str().into()),
    ];
    framed(
        place,
        AnswerProps {
            question: language.t("gaps-stale-title"),
            sentence: stale.sentence.clone(),
            statements: stale.relations.iter().map(Statement::of).collect(),
            method: language.t("gaps-stale-method"),
            document: Operation::DOCUMENT,
            picture: drawn(stale.relations.iter()),
            origin: &network.provenance,
            variables,
        },
        html! { <>
            <p class="hint" data-answer="counted">{language.with("gaps-stale-counted", &counted)}</p>
            if shown > 0 { {list(place, &stale.relations)} }
            if shown < stale.total_count {
                <p class="hint">{language.with("gaps-shown", &[("shown", shown.into()), ("all", stale.total_count.into())])}</p>
            }
        </> },
    )
}

fn list(place: &Place, ties: &[Fact]) -> Html {
    let props = TableProps {
        name: "gaten",
        caption: place.language().t("gaps-stale"),
        columns: vec![
            column(place, "band", "facts-tie"),
            column(place, "laatst", "gaps-newest"),
            column(place, "bron", "facts-sources"),
        ],
        rows: ties.iter().map(|tie| row(place, tie)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, tie: &Fact) -> Row {
    let newest = tie.newest.as_deref().or(tie.valid_from.as_deref());
    let shown = newest.map_or_else(String::new, |day| words::date(place.language(), day));
    Row {
        id: tie.id.clone(),
        fields: vec![
            sentence(place, tie),
            // Sorted and downloaded as a date that sorts: 2018-09-07.
            Field::shown(html! { {shown} }, newest.unwrap_or_default()),
            sources(place, &tie.evidence),
        ],
    }
}
