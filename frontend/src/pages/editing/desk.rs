//! The desk: who edits, what can be done where one is, what was just made and can be taken back, and
//! what waits for the service.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use miniserde::json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::outbox::{self, Notice, use_outbox};
use super::sending::{ask_who, operation, send, send_waiting, undo};
use super::waiting::waiting;
use crate::api::operations::{Caller, CallerAsked, CallerName};
use crate::api::session;
use crate::api::{Loading, renew, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::link_with;
use crate::i18n::Language;
use crate::pages::parts::checks;
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::problems::Outcome;
use crate::state::editing::wish::{Wish, confirm, confirm_source};

/// Milliseconds after which what waits is tried again.
const RETRY_MILLIS: u32 = 4_000;

/// The desk.
#[hook]
pub(super) fn use_desk() -> Html {
    let place = use_place();
    let language = place.language();
    use_outbox();
    use_retries(language);
    let is_newest = place.address.revision.is_none();
    use_undo_key(language, is_newest);
    use_checks(language);
    let asked = use_answer::<Caller>(CallerAsked {});
    let token = session::token();
    let is_known = token.is_some();
    let answered = match &asked.state {
        Loading::Ready(answer) if is_known => answer.caller.as_ref(),
        _ => None,
    };
    // Another tab may have signed in another since.
    let is_past =
        answered.is_some_and(|caller| outbox::who().is_some_and(|who| who != caller.name));
    let caller = answered.filter(|_| !is_past);
    use_effect_with(is_past, |is_past| {
        if *is_past {
            renew();
        }
    });
    use_effect_with((token, answered.is_some()), |_| spawn_local(ask_who()));
    let wishes = outbox::wishes();
    if !is_known && wishes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="desk" aria-label={language.t("edit")}>
            <div class="desk-bar">
                <>{for caller.filter(|caller| is_newest && caller.may_edit()).map(|_| ways(&place))}</>
                {who(&place, caller, is_known)}
            </div>
            if is_newest { {told(&place)} }
            {waiting(&place, &wishes)}
        </section>
    }
}

/// Tries again what waits: as soon as the browser is back in a network, and now and then.
#[hook]
fn use_retries(language: Language) {
    use_effect_with(language, move |language| {
        let language = *language;
        let retry = move || {
            if session::token().is_some() {
                spawn_local(send_waiting(language));
            }
        };
        let timer = Interval::new(RETRY_MILLIS, retry);
        let window = web_sys::window();
        let online = window.map(|window| EventListener::new(&window, "online", move |_| retry()));
        move || drop((timer, online))
    });
}

/// Ctrl+Z takes back what was last made in this tab, unless a field has the focus: it has its own. Not
/// where an earlier network is shown.
#[hook]
fn use_undo_key(language: Language, is_newest: bool) {
    use_effect_with((language, is_newest), move |(language, is_newest)| {
        let language = *language;
        let window = web_sys::window().filter(|_| *is_newest);
        let listener = window.map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                if is_undo(event) && !is_typing() {
                    undo_last(language);
                }
            })
        });
        move || drop(listener)
    });
}

fn is_undo(event: &web_sys::Event) -> bool {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>();
    event.is_some_and(|event| {
        let held = event.ctrl_key() || event.meta_key();
        held && !event.shift_key() && event.key().eq_ignore_ascii_case("z")
    })
}

fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.active_element());
    element.is_some_and(|element| matches!(&*element.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
}

fn undo_last(language: Language) {
    let Some(revision) = outbox::take_made() else {
        return;
    };
    let notice = outbox::notice().filter(|notice| notice.revision == Some(revision));
    let number = [("number", (revision as usize).into())];
    let about = notice.map_or_else(|| language.with("edit-revision", &number), |n| n.about);
    spawn_local(undo(revision, about, false, language));
}

/// Who is signed in, and the way out.
fn who(place: &Place, caller: Option<&CallerName>, is_known: bool) -> Html {
    let language = place.language();
    if !is_known {
        return html! { <p class="who">{sign_in(place)}</p> };
    }
    let onclick = Callback::from(|_: MouseEvent| {
        session::sign_out();
        renew();
    });
    let name = caller.map(|caller| {
        let key = match caller.may_edit() {
            true => "desk-who",
            false => "desk-who-reads",
        };
        language.with(key, &[("name", caller.name.as_str().into())])
    });
    html! {
        <p class="who">
            <>{for name.iter().map(|name| html! { <span data-answer="caller">{name}{" "}</span> })}</>
            <button type="button" class="plain" data-action="sign-out" {onclick}>{language.t("desk-sign-out")}</button>
        </p>
    }
}

fn sign_in(place: &Place) -> Html {
    let to = place.to(Screen::Editing(Editing::SignIn));
    link_with(place, to, None, false, &place.language().t("sign-in"))
}

/// What can be done where one is, and anywhere.
fn ways(place: &Place) -> Html {
    let language = place.language();
    let way = |editing: Editing, key: &str| {
        let to = place.to(Screen::Editing(editing));
        html! { <li>{link_with(place, to, None, false, &language.t(key))}</li> }
    };
    let entity = |id: &String| {
        html! { <>
            {way(Editing::Change(id.clone()), "desk-change")}
            {way(Editing::NewRelation(id.clone(), String::new()), "desk-add-relation")}
            {way(Editing::Merge(id.clone(), String::new()), "desk-merge")}
            {way(Editing::Remove(id.clone()), "desk-remove")}
        </> }
    };
    let here = match &place.address.screen {
        Screen::Actor(id) | Screen::Lever(id) | Screen::Context(id) => entity(id),
        Screen::Network(question) => question.chosen.iter().map(entity).collect(),
        Screen::Relation(id) => html! { <>
            {checked(place, id)}
            {way(Editing::Change(id.clone()), "desk-change")}
            {way(Editing::Remove(id.clone()), "desk-remove")}
        </> },
        _ => Html::default(),
    };
    html! {
        <nav aria-label={language.t("desk-ways")}>
            <ul>
                {here}
                {way(Editing::NewEntity(String::new()), "desk-new")}
                {way(Editing::NewRelation(String::new(), String::new()), "desk-new-relation")}
            </ul>
        </nav>
    }
}

/// The button that says that somebody looked, and that it is still so.
fn checked(place: &Place, id: &str) -> Html {
    let language = place.language();
    let id = id.to_owned();
    let onclick = Callback::from(move |_: MouseEvent| {
        spawn_local(keep_checked(id.clone(), confirm(&id), language));
    });
    html! { <li><button type="button" class="plain" data-action="checked" {onclick}>{language.t("desk-checked")}</button></li> }
}

/// Keeps what is said beside a source to have been looked at.
#[hook]
fn use_checks(language: Language) {
    use_effect_with(language, move |language| {
        let language = *language;
        checks::done_by(Some(Callback::from(
            move |(id, source): checks::Checked| {
                let edit = confirm_source(&id, &source);
                spawn_local(keep_checked(id, edit, language));
            },
        )));
        || checks::done_by(None)
    });
}

/// Dates sources of a record that somebody looked at.
async fn keep_checked(id: String, edit: Value, language: Language) {
    let reason = language.t("desk-checked");
    let wish = Wish::of(operation(), vec![edit], &reason, &id);
    let key = match send(&wish, language).await {
        Outcome::Made(_) | Outcome::Away => return,
        Outcome::Unkept => "desk-checked-unkept",
        Outcome::NotAllowed { .. } => "edit-not-allowed",
        Outcome::Wrong(_) | Outcome::InConflict(_) => "desk-checked-wrong",
    };
    outbox::notify(Some(Notice {
        key,
        about: String::new(),
        revision: None,
    }));
}

/// What was last made, with the means to take it back.
fn told(place: &Place) -> Html {
    let language = place.language();
    let notice = outbox::notice();
    let text =
        |notice: &Notice| language.with(notice.key, &[("about", notice.about.as_str().into())]);
    let back = |notice: &Notice| {
        let (revision, about) = (notice.revision?, notice.about.clone());
        let redoes = matches!(notice.key, "edit-undone" | "edit-redo-unkept");
        let onclick = Callback::from(move |_: MouseEvent| {
            spawn_local(undo(revision, about.clone(), redoes, language));
        });
        let key = if redoes { "edit-redo" } else { "edit-undo" };
        Some(
            html! { <button type="button" class="plain" data-action="undo" {onclick}>{language.t(key)}</button> },
        )
    };
    let close = Callback::from(|_: MouseEvent| outbox::notify(None));
    html! {
        <div role="status" class="notice-place">
            {for notice.iter().map(|notice| html! {
                <p class="notice" data-notice={notice.key}>
                    <span>{text(notice)}</span>{" "}
                    <>{for back(notice)}</>{" "}
                    <button type="button" class="plain" data-action="close" onclick={close.clone()}>{language.t("edit-close")}</button>
                </p>
            })}
        </div>
    }
}
