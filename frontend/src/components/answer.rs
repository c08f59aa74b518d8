//! The frame around every answer: the sentence first, then what it is built from, and what one can do
//! with it: copy it with its sources, print it, see how it was computed and ask it as GraphQL.

use yew::functional::Hook;
use yew::prelude::*;

use super::browser;
use super::note::{Note, Statement};
use super::part::part;
use super::tabs::{AnswerAndPictureProps, answer_and_picture};
use super::words;
use crate::api::types::Origin;
use crate::app::Place;
use crate::i18n::Language;

/// What an answer holds.
pub struct AnswerProps<'a> {
    /// The question, as a title.
    pub question: String,
    /// The answer in sentences.
    pub sentence: String,
    /// What it is built from, for the copied note.
    pub statements: Vec<Statement>,
    /// What it rests on.
    pub origin: &'a Origin,
    /// How it was computed, in everyday words.
    pub method: String,
    /// The GraphQL document that gives this answer.
    pub document: &'a str,
    /// Its variables as JSON.
    pub variables: &'a str,
    /// The answer drawn, shown beside the details.
    pub picture: Option<Html>,
}

/// An answer in its frame, with the details beneath the sentence.
pub fn framed(place: &Place, props: AnswerProps<'_>, children: Html) -> Html {
    let language = place.language();
    html! {
        <article class="answer">
            <h1>{&props.question}</h1>
            <p class="sentence" data-answer="sentence">{&props.sentence}</p>
            {actions(place, note(&props))}
            {details(language, &props, children)}
            {computed(language, &props.method, props.origin, props.document, props.variables)}
        </article>
    }
}

/// How an answer was computed, on what it rests, and the GraphQL that gives it.
pub fn computed(
    language: Language,
    method: &str,
    origin: &Origin,
    document: &str,
    variables: &str,
) -> Html {
    html! {
        <details class="computed">
            <summary>{language.t("computed")}</summary>
            <p>{method.to_owned()}</p>
            <p>{origin_text(language, origin)}</p>
            {as_graphql(language, document, variables)}
        </details>
    }
}

/// The GraphQL that gives an answer.
pub fn as_graphql(language: Language, document: &str, variables: &str) -> Html {
    html! {
        <details>
            <summary>{language.t("as-graphql")}</summary>
            <p><a href="/graphiql">{language.t("open-console")}</a></p>
            <pre tabindex="0" class="graphql"><code data-graphql="document">{document.to_owned()}</code></pre>
            <pre tabindex="0" class="graphql"><code data-graphql="variables">{variables.to_owned()}</code></pre>
        </details>
    }
}

/// The details, with the picture where there is one.
fn details(language: Language, props: &AnswerProps<'_>, children: Html) -> Html {
    let Some(picture) = &props.picture else {
        return children;
    };
    answer_and_picture(AnswerAndPictureProps {
        label: props.question.clone().into(),
        answer_label: language.t("tab-answer").into(),
        answer: children,
        picture_label: language.t("picture-tab-picture").into(),
        picture: picture.clone(),
    })
}

/// What a figure rests on, in words.
fn origin_text(language: Language, origin: &Origin) -> String {
    language.with(
        "origin",
        &[
            ("dataset", origin.dataset.as_str().into()),
            ("revision", origin.revision.to_string().as_str().into()),
            ("view", origin.view.as_str().into()),
        ],
    )
}

/// The answer without the link and the day, which only the moment of copying knows.
fn note(props: &AnswerProps<'_>) -> Note {
    Note {
        question: props.question.clone(),
        answer: props.sentence.clone(),
        statements: props.statements.clone(),
        view: Vec::new(),
        origin: format!(
            "{}, {}, {}",
            props.origin.dataset, props.origin.revision, props.origin.view
        ),
        link: String::new(),
        today: String::new(),
    }
}

/// What one can do with an answer.
fn actions(place: &Place, note: Note) -> Html {
    let place = place.clone();
    part("actions", move |context| {
        use_actions(&place, &note).run(context)
    })
}

#[hook]
fn use_actions(place: &Place, note: &Note) -> Html {
    let language = place.language();
    let told = use_state(|| None::<bool>);
    let copy = {
        let (note, told, address) = (note.clone(), told.clone(), place.address.clone());
        Callback::from(move |_: MouseEvent| {
            let note = Note {
                view: words::counted(language, &address),
                link: browser::origin() + &address.text(),
                today: browser::today(),
                ..note.clone()
            };
            let told = told.clone();
            browser::copy(
                note.text(language),
                Callback::from(move |copied| told.set(Some(copied))),
            );
        })
    };
    let print = Callback::from(|_: MouseEvent| browser::print());
    let status = match *told {
        None => String::new(),
        Some(true) => language.t("copied"),
        Some(false) => language.t("not-copied"),
    };
    html! {
        <div class="actions">
            <button type="button" onclick={copy}>{language.t("copy-with-sources")}</button>
            <button type="button" onclick={print}>{language.t("print")}</button>
            <span role="status">{status}</span>
        </div>
    }
}
