//! Loading, failing and empty: what to show while, or instead of, an answer, and what to do about it.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::{Failure, Loaded, Loading};
use crate::app::use_place;
use crate::components::link::Link;
use crate::state::address::Screen;

/// Shows an answer when it is there, else how far it is.
pub fn answered<T>(loaded: &Loaded<T>, show: impl FnOnce(&Rc<T>) -> Html) -> Html {
    match &loaded.state {
        Loading::Wait => html! { <Waiting /> },
        Loading::Ready(answer) => show(answer),
        Loading::Failed(failure) => {
            html! { <Failed failure={failure.clone()} retry={loaded.retry.clone()} /> }
        }
    }
}

/// An answer is under way.
#[component]
pub fn Waiting() -> Html {
    let language = use_place().language();
    html! { <p class="waiting" role="status">{language.t("loading")}</p> }
}

/// What went wrong.
#[derive(Properties, PartialEq)]
pub struct FailedProps {
    /// What went wrong.
    pub failure: Failure,
    /// Asks again.
    pub retry: Callback<()>,
}

/// There is no answer: why, and what to do.
#[component]
pub fn Failed(props: &FailedProps) -> Html {
    let language = use_place().language();
    let (title, advice) = match &props.failure {
        Failure::Offline => ("failed-offline", "failed-offline-advice"),
        Failure::Refused(refusal) => match refusal.extensions.code.as_str() {
            "NOT_FOUND" => ("failed-not-found", "failed-not-found-advice"),
            "BAD_INPUT" => ("failed-bad-input", "failed-bad-input-advice"),
            "TIMEOUT" | "UNAVAILABLE" => ("failed-busy", "failed-busy-advice"),
            _ => ("failed-refused", "failed-refused-advice"),
        },
        Failure::Broken(_) => ("failed-broken", "failed-broken-advice"),
    };
    let details = match &props.failure {
        Failure::Refused(refusal) => html! { <p class="details" lang="en">{&refusal.message}</p> },
        _ => Html::default(),
    };
    let retry = props.retry.reform(|_: MouseEvent| ());
    html! {
        <section class="failed" role="alert">
            <h2>{language.t(title)}</h2>
            <p>{language.t(advice)}</p>
            {details}
            <button type="button" onclick={retry}>{language.t("try-again")}</button>
        </section>
    }
}

/// What is missing.
#[derive(Properties, PartialEq)]
pub struct MissingProps {
    /// The id asked for.
    pub id: String,
}

/// Nothing has this id in what is counted: says so, and what to do.
#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let place = use_place();
    let language = place.language();
    html! {
        <section class="failed">
            <h1>{language.t("failed-not-found")}</h1>
            <p>{language.with("missing", &[("id", props.id.as_str().into())])}</p>
            <p><Link to={place.to(Screen::Search(props.id.clone()))}>{language.t("missing-search")}</Link></p>
        </section>
    }
}
