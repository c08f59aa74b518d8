//! Loading, failing and empty: what to show while, or instead of, an answer, and what to do about it.

use std::rc::Rc;

use yew::prelude::*;

use super::link::{link, screen_link};
use crate::api::{Failure, Loaded, Loading, Suggested};
use crate::app::Place;
use crate::state::address::Screen;
use crate::state::editing::Editing;

/// Shows an answer when it is there, else how far it is.
pub fn answered<T>(place: &Place, loaded: &Loaded<T>, show: impl FnOnce(&Rc<T>) -> Html) -> Html {
    match &loaded.state {
        Loading::Wait => waiting(place),
        Loading::Ready(answer) => show(answer),
        Loading::Failed(failure) => failed(place, failure, &loaded.retry),
    }
}

/// What is asked for is under way.
pub fn waiting(place: &Place) -> Html {
    html! { <p class="waiting" role="status">{place.language().t("loading")}</p> }
}

/// There is no answer: why, and what to do.
pub fn failed(place: &Place, failure: &Failure, retry: &Callback<()>) -> Html {
    let language = place.language();
    if let Some(number) = place.address.revision.filter(|_| is_of_revision(failure)) {
        return no_revision(place, number);
    }
    let (title, advice) = reason(failure);
    html! {
        <section class="failed" role="alert">
            <h1>{language.t(title)}</h1>
            <p>{language.t(advice)}</p>
            {details(place, failure)}
            if title == "failed-unknown" {
                <p>{screen_link(place, Screen::Editing(Editing::SignIn), &language.t("sign-in"))}</p>
            }
            <button type="button" onclick={retry.reform(|_: MouseEvent| ())}>{language.t("try-again")}</button>
        </section>
    }
}

/// Whether a question was refused since there is no such revision.
fn is_of_revision(failure: &Failure) -> bool {
    let Failure::Refused(refusal) = failure else {
        return false;
    };
    let argument = refusal.extensions.as_ref().map(|e| e.argument.as_deref());
    argument == Some(Some("revision"))
}

/// There is no network after a revision of this number: says so, and the ways on.
fn no_revision(place: &Place, number: u32) -> Html {
    let language = place.language();
    let now = place.address.with_revision(None);
    let history = now.with_screen(Screen::History(String::new()));
    html! {
        <section class="failed" role="alert">
            <h1>{language.t("failed-no-revision")}</h1>
            <p>{language.with("failed-no-revision-advice", &[("number", (number as usize).into())])}</p>
            <p>{link(place, now, &language.t("past-now"))}{" · "}{link(place, history, &language.t("nav-history"))}</p>
        </section>
    }
}

/// The keys of what went wrong and of what to do about it.
fn reason(failure: &Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::Offline => ("failed-offline", "failed-offline-advice"),
        Failure::Broken => ("failed-broken", "failed-broken-advice"),
        Failure::Refused(refusal) => {
            match refusal.extensions.as_ref().and_then(|e| e.code.as_deref()) {
                Some("NOT_FOUND") => ("failed-not-found", "failed-not-found-advice"),
                Some("BAD_INPUT") => ("failed-bad-input", "failed-bad-input-advice"),
                Some("UNAUTHENTICATED") => ("failed-unknown", "failed-unknown-advice"),
                Some("FORBIDDEN") => ("failed-forbidden", "failed-forbidden-advice"),
                Some("TIMEOUT" | "UNAVAILABLE") => ("failed-busy", "failed-busy-advice"),
                _ => ("failed-refused", "failed-refused-advice"),
            }
        }
    }
}

/// What the service said, and what may have been meant.
fn details(place: &Place, failure: &Failure) -> Html {
    let Failure::Refused(refusal) = failure else {
        return Html::default();
    };
    let meant = refusal
        .extensions
        .iter()
        .filter_map(|e| e.suggestions.as_ref())
        .flatten();
    let meant: Vec<&Suggested> = meant.collect();
    html! {
        <>
            <p class="details" lang="en">{&refusal.message}</p>
            if !meant.is_empty() {
                <p>{place.language().t("meant")}</p>
                <ul>{for meant.iter().map(|one| html! { <li>{screen_link(place, instead(place, &one.id), &one.label)}</li> })}</ul>
            }
        </>
    }
}

/// The screen of what may have been meant: the same question about it, where that was all it asked.
fn instead(place: &Place, id: &str) -> Screen {
    let id = id.to_owned();
    match place.address.screen {
        Screen::Measures(_) => Screen::Measures(id),
        Screen::DropOut(_) => Screen::DropOut(id),
        _ => Screen::Actor(id),
    }
}

/// Nothing has this id in what is counted: says so, and what to do.
pub fn missing(place: &Place, id: &str) -> Html {
    let language = place.language();
    html! {
        <section class="failed">
            <h1>{language.t("failed-not-found")}</h1>
            <p>{language.with("missing", &[("id", id.into())])}</p>
            <p>{screen_link(place, Screen::Search(id.to_owned()), &language.t("missing-search"))}</p>
        </section>
    }
}
