//! What stands around every screen: the name, the ways to the other screens, the language.

use yew::prelude::*;

use super::browser;
use super::link::link_with;
use crate::api::session;
use crate::app::Place;
use crate::state::address::{Address, Screen, Understood};
use crate::state::editing::Editing;
use crate::state::network::NetworkQuestion;
use crate::state::overviews::GapsQuestion;
use crate::state::way::WayQuestion;

/// The frame of the page around a screen, around what whoever edits has above it, around what is known of
/// the earlier network that it may show, and around what is told of it by itself.
pub fn shell(place: &Place, desk: Html, past: Html, screen: Html, live: Html) -> Html {
    let language = place.language();
    let item = |screen: Screen, key: &str| {
        let current =
            std::mem::discriminant(&screen) == std::mem::discriminant(&place.address.screen);
        html! { <li>{link_with(place, place.to(screen), None, current, &language.t(key))}</li> }
    };
    let other = Address {
        english: !place.address.english,
        ..place.address.clone()
    };
    html! {
        <>
            <a class="skip" href="#inhoud">{language.t("skip")}</a>
            <header class="top">
                {link_with(place, place.to(Screen::Start), Some("brand"), false, "Schakel")}
                <nav aria-label={language.t("nav")}>
                    <ul>
                        {item(Screen::Start, "nav-start")}
                        {item(Screen::Way(WayQuestion::default()), "nav-way")}
                        {item(Screen::Network(NetworkQuestion::default()), "nav-network")}
                        {item(Screen::Groups, "nav-groups")}
                        {item(Screen::Levers, "nav-levers")}
                        {item(Screen::Gaps(GapsQuestion::default()), "nav-gaps")}
                        {item(Screen::About, "nav-about")}
                    </ul>
                </nav>
                {link_with(place, other, Some("language"), false, &language.t("other-language"))}
            </header>
            {earlier(place, past)}
            <main id="inhoud" tabindex="-1">{desk}{understood(place)}{screen}</main>
            {bottom(place)}
            {live}
        </>
    }
}

/// That an earlier network is shown, which one, and the way to that of now.
fn earlier(place: &Place, past: Html) -> Html {
    let language = place.language();
    let Some(number) = place.address.revision else {
        return Html::default();
    };
    let number = [("number", (number as usize).into())];
    let now = place.address.with_revision(None);
    html! {
        <aside class="past" aria-label={language.t("past")} data-answer="past">
            <p>{language.with("past-is", &number)}{" "}{past}{". "}{link_with(place, now, None, false, &language.t("past-now"))}</p>
        </aside>
    }
}

/// The ways to the history, and to editing for whoever is not signed in.
fn bottom(place: &Place) -> Html {
    let language = place.language();
    let to_history = Screen::History(String::new());
    let to_sign_in = Screen::Editing(Editing::SignIn);
    let is_history = place.address.screen == to_history;
    let may_sign_in = session::token().is_none() && place.address.screen != to_sign_in;
    html! {
        <footer class="bottom">
            {link_with(place, place.to(to_history), None, is_history, &language.t("nav-history"))}
            if may_sign_in { {link_with(place, place.to(to_sign_in), None, false, &language.t("sign-in-to-edit"))} }
        </footer>
    }
}

/// How the typed question was understood that led to the answer shown.
fn understood(place: &Place) -> Html {
    let language = place.language();
    let here = |understood: &&std::rc::Rc<Understood>| understood.address == place.address;
    let Some(understood) = place.understood.as_ref().filter(here) else {
        return Html::default();
    };
    html! {
        <p class="understood" role="status" data-answer="understood">
            {language.with("ask-understood", &[("question", understood.sentence.as_str().into())])}{" "}
            {link_with(place, place.to(Screen::Ask(String::new())), None, false, &language.t("ask-again"))}
        </p>
    }
}

/// Tells the browser what the page is called, and in which language it is.
#[hook]
pub fn use_page_name(place: &Place) {
    use_effect_with((title(place), place.language()), |(title, language)| {
        browser::name_page(title, language.tag())
    });
}

/// A title with what it is about, as far as that is filled in.
fn title_of(title: &str, about: &[&str]) -> String {
    let about = about.iter().filter(|text| !text.is_empty());
    about.fold(title.to_owned(), |title, text| format!("{title} {text}"))
}

/// What the page is called in the browser's tab and history.
fn title(place: &Place) -> String {
    let language = place.language();
    let about = match &place.address.screen {
        Screen::Start | Screen::Unknown => return "Schakel".to_owned(),
        Screen::Way(question) => format!(
            "{} {} – {}",
            language.t("nav-way"),
            question.from,
            question.to
        ),
        Screen::Between(who) if who.is_empty() => language.t("nav-between"),
        Screen::Between(who) => who.join(", "),
        Screen::Partners(question) => title_of(
            &language.t("title-partners"),
            &[&question.of, &question.lever],
        ),
        Screen::Contacts(among) => title_of(&language.t("title-contacts"), &[&among.join(", ")]),
        Screen::Table(question) => title_of(&language.t("title-table"), &[&question.lever]),
        Screen::Reach(question) => {
            format!("{} {}", language.t("nav-reach"), question.from.join(", "))
        }
        Screen::WhatIf(_) => language.t("nav-what-if"),
        Screen::Network(_) => language.t("nav-network"),
        Screen::Brokers(_) => language.t("title-brokers"),
        Screen::Measures(_) => language.t("title-measures"),
        Screen::Groups => language.t("nav-groups"),
        Screen::Levers => language.t("nav-levers"),
        Screen::Gaps(_) => language.t("nav-gaps"),
        Screen::Coverage(_) => language.t("nav-coverage"),
        Screen::Changes(question) => {
            format!(
                "{} {} – {}",
                language.t("nav-changes"),
                question.from,
                question.to
            )
        }
        Screen::About => language.t("nav-about"),
        Screen::History(id) => title_of(&language.t("nav-history"), &[id]),
        Screen::Editing(editing) => {
            let (key, about) = editing.title();
            title_of(&language.t(key), &[about])
        }
        Screen::Ask(text) if text.is_empty() => language.t("ask-label"),
        Screen::Ask(text) | Screen::Search(text) | Screen::Source(text) => text.clone(),
        Screen::DropOut(id)
        | Screen::Group(id)
        | Screen::Lever(id)
        | Screen::Actor(id)
        | Screen::Context(id)
        | Screen::Relation(id) => id.clone(),
    };
    match place.address.revision {
        Some(number) => {
            let past = language.with("past-title", &[("number", (number as usize).into())]);
            format!("{about} ({past}) – Schakel")
        }
        None => format!("{about} – Schakel"),
    }
}
