//! One revision: what it did, who made it, when and why, and what can be done with it.

use yew::prelude::*;

use super::changed::changed;
use super::moment::moment;
use crate::api::operations::{ToldChange, ToldRevision, Words};
use crate::app::Place;
use crate::components::link::{link, screen_link};
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::network::NetworkQuestion;
use crate::state::undone::undoer;

/// How a revision is shown.
pub(super) struct Shown<'a> {
    /// The id of the record whose history it is; empty for that of all.
    pub(super) id: &'a str,
    /// Whether the user may take it back.
    pub(super) may_edit: bool,
    /// Revisions that were taken back, with the number of the one that did.
    pub(super) undone: &'a [(u32, u32)],
    /// The names of kinds and tags, where they are there.
    pub(super) words: Option<&'a Words>,
}

/// A revision in its list.
pub(super) fn revision(place: &Place, told: &ToldRevision, shown: &Shown<'_>) -> Html {
    let language = place.language();
    let number = told.number as usize;
    html! {
        <li key={told.number} data-revision={told.number.to_string()}>
            <h2>{title(place, told, shown)}</h2>
            <p class="made">
                {language.with("history-number", &[("number", number.into())])}{" · "}
                {moment(language, &told.at)}{" · "}
                {language.with("history-by", &[("by", told.by.as_str().into())])}
            </p>
            <p>{language.with("history-why", &[("reason", told.reason.as_str().into())])}</p>
            {undone_by(place, told, shown)}
            {what(place, told, shown)}
            {ways(place, told, shown)}
        </li>
    }
}

/// What it did, in a few words.
fn title(place: &Place, told: &ToldRevision, shown: &Shown<'_>) -> String {
    let language = place.language();
    if let Some(number) = told.undoes {
        let number = number as usize;
        return language.with("history-undid", &[("number", number.into())]);
    }
    match own(told, shown) {
        Some(change) => in_words(place, change),
        None => told.summary.clone(),
    }
}

/// What it did to the record whose history is shown.
fn own<'a>(told: &'a ToldRevision, shown: &Shown<'_>) -> Option<&'a ToldChange> {
    told.changes.first().filter(|_| !shown.id.is_empty())
}

/// "Gewijzigd: website, bronnen".
fn in_words(place: &Place, change: &ToldChange) -> String {
    let language = place.language();
    match change.kind.as_str() {
        "ADDED" => language.t("history-added"),
        "REMOVED" => language.t("history-removed"),
        _ => {
            let fields = change.fields.join(", ");
            language.with("history-changed", &[("fields", fields.as_str().into())])
        }
    }
}

fn undone_by(place: &Place, told: &ToldRevision, shown: &Shown<'_>) -> Html {
    let by = undoer(told.number, shown.undone).map(|by| {
        let number = [("number", (by as usize).into())];
        place.language().with("history-undone", &number)
    });
    html! { {for by.map(|text| html! { <p class="undone" data-undone="true">{text}</p> })} }
}

/// What it did to the record whose history is shown, or to which records it did something.
fn what(place: &Place, told: &ToldRevision, shown: &Shown<'_>) -> Html {
    let language = place.language();
    if let Some(change) = own(told, shown) {
        return changed(place, change, shown.words);
    }
    if told.touched_count == 0 {
        return Html::default();
    }
    let more = told.touched_count.saturating_sub(told.changes.len());
    let record = |change: &ToldChange| {
        let to = Screen::History(change.id.clone());
        html! {
            <li data-touched={change.id.clone()}>
                {screen_link(place, to, &change.name)}
                <span class="hint">{" ("}{in_words(place, change)}{")"}</span>
            </li>
        }
    };
    html! {
        <ul class="touched">
            <>{for told.changes.iter().map(record)}</>
            if more > 0 { <li class="hint">{language.with("history-others", &[("count", more.into())])}</li> }
        </ul>
    }
}

/// What can be done with it.
fn ways(place: &Place, told: &ToldRevision, shown: &Shown<'_>) -> Html {
    let language = place.language();
    let number = Some(told.number);
    let is_shown = place.address.revision == number;
    let then = place.to(then(told, shown)).with_revision(number);
    let may_undo = shown.may_edit && told.number > 1 && undoer(told.number, shown.undone).is_none();
    let about = || {
        let number = [("number", (told.number as usize).into())];
        html! { <span class="unseen">{" "}{language.with("history-about", &number)}</span> }
    };
    html! {
        <p class="ways">
            if is_shown {
                <strong>{language.t("history-shown")}</strong>
            } else {
                <span>{link(place, then, &language.t("history-then"))}{about()}</span>
            }
            if may_undo {
                <span>{screen_link(place, Screen::Editing(Editing::Undo(told.number)), &language.t("history-undo"))}{about()}</span>
            }
        </p>
    }
}

/// What to show of the network as it was then: the record whose history this is, where it was there.
fn then(told: &ToldRevision, shown: &Shown<'_>) -> Screen {
    let record = own(told, shown).and_then(|change| change.after.as_deref());
    let id = shown.id.to_owned();
    match record {
        Some(record) if record.starts_with(r#"{"relation""#) => Screen::Relation(id),
        Some(_) => Screen::Actor(id),
        None => Screen::Network(NetworkQuestion::default()),
    }
}
