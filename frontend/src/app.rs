//! The outermost component: the address in, the screen out.
//!
//! Holds the browser's history; every other component goes elsewhere through [`Place`].

use gloo_history::{BrowserHistory, History, HistoryListener};
use yew::prelude::*;

use crate::components::browser;
use crate::components::shell::Shell;
use crate::i18n::Language;
use crate::pages;
use crate::state::address::{Address, Screen};

/// Where the page is, and the way to go elsewhere.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// The address shown.
    pub address: Address,
    /// Goes to another address, as a new entry in the browser's history.
    pub go: Callback<Address>,
    /// Replaces the address without a new entry.
    pub replace: Callback<Address>,
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
    })
}

fn shown(history: &BrowserHistory) -> Address {
    let location = history.location();
    Address::read(location.path(), location.query_str())
}

#[hook]
fn use_history() -> Place {
    let history = use_memo((), |()| BrowserHistory::new());
    let address = use_state(|| shown(&history));
    let listener = use_mut_ref(|| None::<HistoryListener>);
    {
        let (history, address) = (history.clone(), address.clone());
        use_effect_with((), move |()| {
            let seen = history.clone();
            *listener.borrow_mut() = Some(history.listen(move || address.set(shown(&seen))));
        });
    }
    let pushing = history.clone();
    Place {
        address: (*address).clone(),
        go: Callback::from(move |address: Address| {
            let from = pushing.location().path().to_owned();
            pushing.push(address.text());
            if pushing.location().path() != from {
                browser::begin_screen();
            }
        }),
        replace: Callback::from(move |address: Address| history.replace(address.text())),
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let place = use_history();
    let screen = pages::screen(&place.address.screen);
    html! {
        <ContextProvider<Place> context={place}>
            <Shell>{screen}</Shell>
        </ContextProvider<Place>>
    }
}
