//! Two dates beside each other: which ties and names came, went and changed, and which have no date.

use yew::functional::Hook;
use yew::prelude::*;

use super::dates::{TypedFieldProps, date, typed_field, wrong_date};
use super::facts::{column, drawn, sentence, sources};
use crate::api::operations::{
    Change, Changes as Operation, ChangesAsked, ChangesNetwork, Differences,
};
use crate::api::types::{Fact, Name};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::short_links;
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::sources::folded_fact;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::components::words;
use crate::i18n::Language;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::overviews::ChangesQuestion;
use crate::state::view::ViewChoice;

/// The screen; nothing is asked while a date is missing, wrong, or the second before the first.
pub(super) fn changes(place: &Place, question: &ChangesQuestion) -> Html {
    let language = place.language();
    let answer = if in_order(question) == Some(true) {
        let question = question.clone();
        part("changes", move |context| {
            use_changes(&question).run(context)
        })
    } else {
        html! { <><h1>{language.t("changes-title")}</h1><p>{language.t("changes-lead")}</p></> }
    };
    html! {
        <>
            {form(place, question)}
            {answer}
            {view_panel()}
        </>
    }
}

/// Whether the second date ends no earlier than the first; `None` while either is no date.
fn in_order(question: &ChangesQuestion) -> Option<bool> {
    Some(date(&question.from)?.last_day() <= date(&question.to)?.last_day())
}

fn form(place: &Place, question: &ChangesQuestion) -> Html {
    let language = place.language();
    let ask = |with: fn(&mut ChangesQuestion, String)| {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |text: String| {
            let mut question = question.clone();
            with(&mut question, text);
            place.go.emit(place.to(Screen::Changes(question)));
        })
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {typed_field(TypedFieldProps {
                id: "changes-from",
                label: language.t("changes-from"),
                value: question.from.clone(),
                hint: language.t("view-as-of-hint"),
                wrong: wrong_date(language, &question.from),
                on_change: ask(|question, text| question.from = text),
            })}
            {typed_field(TypedFieldProps {
                id: "changes-to",
                label: language.t("changes-to"),
                value: question.to.clone(),
                hint: language.t("view-as-of-hint"),
                wrong: wrong_date(language, &question.to).or_else(|| backwards(language, question)),
                on_change: ask(|question, text| question.to = text),
            })}
        </form>
    }
}

/// What is wrong with the second date where it lies before the first.
fn backwards(language: Language, question: &ChangesQuestion) -> Option<String> {
    let day = words::date(language, question.from.trim());
    let values = [("date", day.as_str().into())];
    (in_order(question) == Some(false)).then(|| language.with("changes-backwards", &values))
}

#[hook]
fn use_changes(question: &ChangesQuestion) -> Html {
    let place = use_place();
    // Both dates are in the question: a date of the view has no say in it.
    let view = ViewChoice {
        as_of: None,
        ..place.address.view.clone()
    };
    let loaded = use_answer::<Operation>(ChangesAsked {
        view: view.input(),
        from: question.from.clone(),
        to: question.to.clone(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, question, &answer.network, &loaded.variables)
    })
}

fn show(
    place: &Place,
    question: &ChangesQuestion,
    network: &ChangesNetwork,
    variables: &str,
) -> Html {
    let language = place.language();
    let changes = &network.changes;
    let facts = || changes.added.iter().chain(&changes.lost);
    let [from, to] = [&question.from, &question.to].map(|day| words::date(language, day.trim()));
    let days = [("from", from.as_str().into()), ("to", to.as_str().into())];
    framed(
        place,
        AnswerProps {
            question: language.with("changes-question", &days),
            sentence: changes.sentence.clone(),
            statements: facts().map(Statement::of).collect(),
            method: language.t("changes-method"),
            document: Operation::DOCUMENT,
            picture: drawn(facts()),
            origin: &network.provenance,
            variables,
        },
        html! { <>
            {list(place, changes)}
            {names(place, "changes-new-names", &changes.new_entities)}
            {names(place, "changes-lost-names", &changes.lost_entities)}
            {changed(place, &changes.changed)}
            {undated(place, changes)}
        </> },
    )
}

/// Ties that came, went or changed.
fn list(place: &Place, changes: &Differences) -> Html {
    let language = place.language();
    let row = |what: &'static str| move |tie: &Fact| row(place, tie, what);
    let added = changes.added.iter().map(row("changes-added"));
    let lost = changes.lost.iter().map(row("changes-lost"));
    let after = changes.changed.iter().map(|change| &change.after);
    let changed = after.map(row("changes-changed"));
    let rows: Vec<Row> = added.chain(lost).chain(changed).collect();
    if rows.is_empty() {
        return html! { <p>{language.t("changes-none")}</p> };
    }
    let props = TableProps {
        name: "verschil",
        caption: language.t("changes-caption"),
        columns: vec![
            column(place, "band", "facts-tie"),
            column(place, "wat", "changes-what"),
            column(place, "bron", "facts-sources"),
        ],
        rows,
    };
    table(place, &props)
}

fn row(place: &Place, tie: &Fact, what: &str) -> Row {
    Row {
        id: tie.id.clone(),
        fields: vec![
            sentence(place, tie),
            Field::text(&place.language().t(what)),
            sources(place, &tie.evidence),
        ],
    }
}

fn names(place: &Place, heading: &'static str, names: &[Name]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <section data-answer={heading}>
            <h2>{place.language().with(heading, &[("count", names.len().into())])}</h2>
            <p>{short_links(place, names.iter())}</p>
        </section>
    }
}

/// Ties of both days, as they were told then and later.
fn changed(place: &Place, changes: &[Change]) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    let language = place.language();
    let one = |change: &Change| {
        html! {
            <div class="card">
                <p class="ends">{language.t("changes-before")}</p>{folded_fact(place, &change.before)}
                <p class="ends">{language.t("changes-after")}</p>{folded_fact(place, &change.after)}
            </div>
        }
    };
    html! {
        <section data-answer="changes-changed">
            <h2>{language.with("changes-changed-title", &[("count", changes.len().into())])}</h2>
            <>{for changes.iter().map(one)}</>
        </section>
    }
}

/// Ties without any date, in a group of their own.
fn undated(place: &Place, changes: &Differences) -> Html {
    if changes.undated == 0 {
        return Html::default();
    }
    let language = place.language();
    let shown = changes.undated_relations.len();
    let values = [("shown", shown.into()), ("all", changes.undated.into())];
    html! {
        <section data-answer="changes-undated">
            <h2>{language.with("changes-undated", &[("count", changes.undated.into())])}</h2>
            <p>{language.t("changes-undated-explained")}</p>
            <details>
                <summary>{language.t("changes-undated-show")}</summary>
                <>{for changes.undated_relations.iter().map(|tie| folded_fact(place, tie))}</>
                if shown < changes.undated { <p class="hint">{language.with("gaps-shown", &values)}</p> }
            </details>
        </section>
    }
}
