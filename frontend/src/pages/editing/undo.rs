//! A revision is taken back: shown first with what that does, and, where later ones stand on it, with
//! those.

use std::rc::Rc;

use yew::prelude::*;

use super::foreseen::{Plan, confirmed};
use crate::api::operations::{
    Foreseen, ForeseenChange, Revision as Operation, RevisionAsked, ToldChange, ToldRevision,
};
use crate::api::use_answer;
use crate::app::{Place, use_place};
use crate::components::link::screen_link;
use crate::components::states::answered;
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::problems::Conflict;

/// The screen.
#[hook]
pub(super) fn use_undo(number: u32) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(RevisionAsked {
        number,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| match &answer.revision {
        Some(revision) if number > 1 => shown(&place, revision),
        _ => unknown(&place, number),
    })
}

/// The first revision, or none at all.
fn unknown(place: &Place, number: u32) -> Html {
    let language = place.language();
    let number = [("number", (number as usize).into())];
    html! {
        <section class="failed">
            <h1>{language.with("undo-title", &number)}</h1>
            <p>{language.with("undo-unknown", &number)}</p>
            <p>{screen_link(place, Screen::History(String::new()), &language.t("nav-history"))}</p>
        </section>
    }
}

fn shown(place: &Place, revision: &ToldRevision) -> Html {
    let language = place.language();
    let number = revision.number as usize;
    let plan = Plan {
        edits: Vec::new(),
        undoes: Some(revision.number),
        button: "undo-do",
        after: Screen::History(String::new()),
    };
    let foreseen = Foreseen {
        on_revision: revision.number,
        changes: revision.changes.iter().map(taken_back).collect(),
    };
    let more = revision
        .touched_count
        .saturating_sub(foreseen.changes.len());
    html! {
        <>
            <h1>{language.with("undo-title", &[("number", number.into())])}</h1>
            <p class="lead">{&revision.summary}</p>
            <p>{language.with("undo-made", &[("by", revision.by.as_str().into()), ("reason", revision.reason.as_str().into())])}</p>
            if more > 0 { <p>{language.with("undo-more", &[("count", more.into())])}</p> }
            {confirmed(Rc::new(plan), Rc::new(foreseen), Callback::noop())}
        </>
    }
}

/// What becomes of a record when a change to it is taken back.
fn taken_back(change: &ToldChange) -> ForeseenChange {
    let kind = match change.kind.as_str() {
        "ADDED" => "REMOVED",
        "REMOVED" => "ADDED",
        kind => kind,
    };
    ForeseenChange {
        id: change.id.clone(),
        kind: kind.to_owned(),
        name: change.name.clone(),
        fields: change.fields.clone(),
    }
}

/// Later revisions stand on it: which ones, and the way to take those back first.
pub(super) fn in_the_way(place: &Place, conflicts: &[Conflict]) -> Html {
    html! {
        <section class="failed" role="alert" aria-labelledby="conflict">
            <h2 id="conflict">{place.language().t("undo-conflict")}</h2>
            {later(place, conflicts)}
        </section>
    }
}

/// The later revisions, each with the way to take it back.
pub(super) fn later(place: &Place, conflicts: &[Conflict]) -> Html {
    let language = place.language();
    let mut later: Vec<(u32, &str, &str)> = conflicts
        .iter()
        .filter_map(|one| {
            let by = one.by.as_deref().unwrap_or("?");
            Some((one.revision?, by, one.id.as_str()))
        })
        .collect();
    later.sort_unstable_by(|one, other| other.cmp(one));
    later.dedup_by_key(|(number, ..)| *number);
    let item = |(number, by, id): &(u32, &str, &str)| {
        let told = [("number", (*number as usize).into()), ("by", (*by).into())];
        let back = Screen::Editing(Editing::Undo(*number));
        let history = Screen::History((*id).to_owned());
        html! {
            <li data-later={number.to_string()}>
                {language.with("undo-later", &told)}{" "}
                {screen_link(place, history, &language.with("undo-later-of", &[("id", (*id).into())]))}{" · "}
                {screen_link(place, back, &language.with("undo-title", &told[..1]))}
            </li>
        }
    };
    html! {
        <>
            <p>{language.t("undo-conflict-advice")}</p>
            <ul>{for later.iter().map(item)}</ul>
        </>
    }
}
