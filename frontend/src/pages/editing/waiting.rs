//! What waits: for the service, or for a decision where it refused. Nothing goes but by choice.

use wasm_bindgen_futures::spawn_local;
use yew::functional::Hook;
use yew::prelude::*;

use super::outbox::Notice;
use super::sending::{operation, send_waiting};
use super::{compare, outbox, sheet, undo};
use crate::api::session;
use crate::app::{Place, use_place};
use crate::components::link::screen_link;
use crate::components::part::part;
use crate::i18n::Language;
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::draft::Draft;
use crate::state::editing::problems::{Conflict, Outcome};
use crate::state::editing::wish::Wish;

/// The wishes that wait.
pub(super) fn waiting(place: &Place, wishes: &[Wish]) -> Html {
    if wishes.is_empty() {
        return Html::default();
    }
    let language = place.language();
    html! {
        <section class="waiting-wishes" aria-labelledby="wishes" data-answer="wishes">
            <h2 id="wishes">{language.with("wishes", &[("count", wishes.len().into())])}</h2>
            <ul>{for wishes.iter().map(item)}</ul>
        </section>
    }
}

fn item(wish: &Wish) -> Html {
    let wish = wish.clone();
    html! {
        <li key={wish.operation.clone()} data-wish={wish.about.clone()}>
            {part("wish", move |context| use_wish(&wish).run(context))}
        </li>
    }
}

#[hook]
fn use_wish(wish: &Wish) -> Html {
    let place = use_place();
    let language = place.language();
    let dropping = use_state(|| false);
    let outcome = wish.reply.as_deref().map(Outcome::read);
    let ask = {
        let dropping = dropping.clone();
        Callback::from(move |_: MouseEvent| dropping.set(!*dropping))
    };
    let operation = wish.operation.clone();
    let drop_it = Callback::from(move |_: MouseEvent| outbox::drop_wish(&operation));
    html! {
        <>
            <p><strong>{&wish.about}</strong>{" — "}{&wish.reason}</p>
            {state(&place, wish, outcome.as_ref())}
            <p class="actions">
                {ways(&place, wish, outcome.as_ref())}
                if *dropping {
                    <span>{language.t("wish-drop-sure")}</span>
                    <button type="button" data-action="drop-sure" onclick={drop_it}>{language.t("wish-drop")}</button>
                    <button type="button" class="plain" onclick={ask}>{language.t("wish-keep")}</button>
                } else {
                    <button type="button" class="plain" data-action="drop" onclick={ask}>{language.t("wish-drop")}</button>
                }
            </p>
        </>
    }
}

/// For what it waits.
fn state(place: &Place, wish: &Wish, outcome: Option<&Outcome>) -> Html {
    let language = place.language();
    match outcome {
        Some(Outcome::InConflict(conflicts)) if wish.undoes.is_some() => html! {
            <>{of_another(place, wish)}<p>{language.t("undo-conflict")}{"."}</p>{undo::later(place, conflicts)}</>
        },
        Some(Outcome::InConflict(conflicts)) => html! {
            <>{of_another(place, wish)}<>{for conflicts.iter().map(|one| compare::conflict(place, one, wish.draft.as_ref()))}</></>
        },
        Some(Outcome::Wrong(told)) => {
            super::fields::complaints(language, &format!("wrong-{}", wish.operation), told)
        }
        Some(Outcome::NotAllowed { .. }) => html! {
            <p>{language.t("edit-not-allowed")}{" "}{screen_link(place, Screen::Editing(Editing::SignIn), &language.t("sign-in"))}</p>
        },
        _ if session::token().is_none() => {
            html! { <p class="hint">{language.t("wish-signed-out")}</p> }
        }
        _ if outbox::is_of_another(wish) => of_another(place, wish),
        _ => html! { <p class="hint">{language.t("wish-waits")}</p> },
    }
}

/// Whose it is, where that is not whoever is signed in.
fn of_another(place: &Place, wish: &Wish) -> Html {
    if !outbox::is_of_another(wish) {
        return Html::default();
    }
    let by = wish.by.as_deref().unwrap_or_default();
    let told = place
        .language()
        .with("wish-of-another", &[("name", by.into())]);
    html! { <p class="hint" data-answer="of-another">{told}</p> }
}

/// What can be done with it.
fn ways(place: &Place, wish: &Wish, outcome: Option<&Outcome>) -> Html {
    let language = place.language();
    let revision = match outcome {
        Some(Outcome::InConflict(conflicts)) => {
            let numbers = conflicts.iter().filter_map(|one| one.revision);
            numbers.max()
        }
        _ => wish.on_revision,
    };
    let is_conflict = matches!(outcome, Some(Outcome::InConflict(_)));
    let key = match outcome {
        _ if outbox::is_of_another(wish) => "wish-send-as-me",
        // Of taking back nothing of one's own could be kept: later ones have to be taken back first.
        Some(Outcome::InConflict(_)) if wish.undoes.is_none() => "conflict-keep-mine",
        Some(_) => "try-again",
        None => "wish-send",
    };
    let resend = {
        let (wish, is_new) = (wish.clone(), outcome.is_some());
        Callback::from(move |_: MouseEvent| resend(&wish, is_new, revision, language))
    };
    let open = wish.draft.as_ref().filter(|_| outcome.is_some());
    let open = open.map(|draft| {
        let (place, wish, draft) = (place.clone(), wish.clone(), draft.clone());
        let onclick = Callback::from(move |_: MouseEvent| open_form(&place, &wish, draft.clone()));
        let key = if is_conflict {
            "conflict-take-over"
        } else {
            "wish-open"
        };
        html! { <button type="button" data-action="both" {onclick}>{language.t(key)}</button> }
    });
    html! {
        <>
            <button type="button" data-action="send" onclick={resend}>{language.t(key)}</button>
            <>{for open}</>
        </>
    }
}

/// Sends a wish again: the same one where the service never answered, else one of its own. It stays of whoever
/// wished it while it is not known who is signed in.
fn resend(wish: &Wish, is_new: bool, revision: Option<u32>, language: Language) {
    let own = Wish {
        by: outbox::who().or_else(|| wish.by.clone()),
        ..wish.clone()
    };
    match is_new {
        true => {
            outbox::drop_wish(&wish.operation);
            outbox::put(&own.again(operation(), revision));
        }
        false => {
            outbox::put(&own);
        }
    }
    spawn_local(send_waiting(language));
}

/// Opens the form again, on what others made of the record since.
fn open_form(place: &Place, wish: &Wish, draft: Draft) {
    let reply = wish.reply.as_deref().map(Outcome::read);
    let conflicts: Vec<Conflict> = match reply {
        Some(Outcome::InConflict(conflicts)) => conflicts,
        _ => Vec::new(),
    };
    let own = conflicts.iter().find(|one| one.id == draft.id);
    let theirs =
        own.and_then(|own| Draft::of_record(&own.theirs, own.revision.unwrap_or_default()));
    let draft = theirs.map_or_else(|| draft.clone(), |theirs| draft.on(&theirs));
    let editing = match (draft.is_new(), draft.is_relation) {
        (true, true) => Editing::NewRelation(
            draft.get("source").to_owned(),
            draft.get("target").to_owned(),
        ),
        (true, false) => Editing::NewEntity(draft.get("label").to_owned()),
        (false, _) => Editing::Change(draft.id.clone()),
    };
    if !sheet::keep(&sheet::key(&editing.address()), Some(&draft)) {
        outbox::notify(Some(Notice {
            key: "wish-unkept",
            about: wish.about.clone(),
            revision: None,
        }));
        return;
    }
    outbox::drop_wish(&wish.operation);
    place.go.emit(place.to(Screen::Editing(editing)));
}
