//! The outermost component: the address in, the screen out.
//!
//! Holds the browser's history; every other component goes elsewhere through [`Place`].

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Location;
use yew::prelude::*;

use crate::api;
use crate::components::browser;
use crate::components::shell::{shell, use_page_name};
use crate::i18n::Language;
use crate::pages;
use crate::state::address::{Address, Screen, Understood};

/// Where the page is, and the way to go elsewhere.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// The address shown.
    pub address: Address,
    /// Goes to another address, as a new entry in the browser's history.
    pub go: Callback<Address>,
    /// Replaces the address without a new entry.
    pub replace: Callback<Address>,
    /// Goes on from a typed question to its answer, in the place of the question.
    pub lead: Callback<Understood>,
    /// The last typed question that led to an answer.
    pub understood: Option<Rc<Understood>>,
}

impl Place {
    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        if self.address.english {
            Language::En
        } else {
            Language::Nl
        }
    }

    /// The address of another screen under the same view and language.
    #[must_use]
    pub fn to(&self, screen: Screen) -> Address {
        self.address.with_screen(screen)
    }
}

/// The place in which a component stands.
///
/// # Panics
/// Never inside [`App`], which provides it.
#[hook]
pub fn use_place() -> Place {
    use_context::<Place>().unwrap_or_else(|| Place {
        address: Address::read("/", ""),
        go: Callback::noop(),
        replace: Callback::noop(),
        lead: Callback::noop(),
        understood: None,
    })
}

/// A part of the address in the browser's bar.
fn location(read: fn(&Location) -> Result<String, JsValue>) -> String {
    let location = web_sys::window().map(|window| window.location());
    let text = location.and_then(|location| read(&location).ok());
    text.unwrap_or_default()
}

fn shown() -> Address {
    Address::read(&location(Location::pathname), &location(Location::search))
}

/// Writes an address into the browser's history, as a new entry or in the place of the present one.
fn write(address: &Address, replace: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let text = address.text();
    // Refused only where the page changes its address many times a second.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&text))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&text))
    };
}

#[hook]
fn use_history() -> Place {
    let address = use_state(shown);
    let understood = use_state(|| None::<Rc<Understood>>);
    {
        let address = address.setter();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| address.set(shown()))
            });
            move || drop(listener)
        });
    }
    let going = |replace: bool| {
        let address = address.setter();
        Callback::from(move |to: Address| {
            let from = location(Location::pathname);
            write(&to, replace);
            address.set(shown());
            if !replace && location(Location::pathname) != from {
                browser::begin_screen();
            }
        })
    };
    let lead = {
        let (replace, understood) = (going(true), understood.setter());
        Callback::from(move |lead: Understood| {
            replace.emit(lead.address.clone());
            understood.set(Some(Rc::new(lead)));
        })
    };
    Place {
        address: (*address).clone(),
        go: going(false),
        replace: going(true),
        lead,
        understood: (*understood).clone(),
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let place = use_history();
    let round = use_state(|| 0);
    {
        let round = round.setter();
        use_effect_with((), move |()| {
            api::on_renewal(Callback::from(move |number| round.set(number)));
        });
    }
    let readable = pages::use_words(place.language());
    api::ask_of(place.address.revision);
    use_page_name(&place);
    if !readable {
        return Html::default();
    }
    let screen = pages::screen(&place);
    html! {
        <ContextProvider<Place> context={place.clone()}>
            {shell(&place, pages::desk(&place), pages::past(&place), screen, pages::live())}
        </ContextProvider<Place>>
    }
}
