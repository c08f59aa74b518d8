//! What stands around every screen: the name, the ways to the other screens, the language.

use yew::prelude::*;

use super::browser;
use super::link::Link;
use crate::app::{Place, use_place};
use crate::state::address::{Address, NetworkQuestion, Screen, WayQuestion};

/// What the shell holds.
#[derive(Properties, PartialEq)]
pub struct ShellProps {
    /// The screen.
    pub children: Html,
}

/// The frame of the page.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let place = use_place();
    let language = place.language();
    use_effect_with((title(&place), language), |(title, language)| {
        browser::name_page(title, language.tag())
    });
    let item = |screen: Screen, key: &str| {
        let current =
            std::mem::discriminant(&screen) == std::mem::discriminant(&place.address.screen);
        html! { <li><Link to={place.to(screen)} {current}>{language.t(key)}</Link></li> }
    };
    let other = Address {
        english: !place.address.english,
        ..place.address.clone()
    };
    html! {
        <>
            <a class="skip" href="#inhoud">{language.t("skip")}</a>
            <header class="top">
                <Link to={place.to(Screen::Start)} class="brand">{"Schakel"}</Link>
                <nav aria-label={language.t("nav")}>
                    <ul>
                        {item(Screen::Start, "nav-start")}
                        {item(Screen::Way(WayQuestion::default()), "nav-way")}
                        {item(Screen::Network(NetworkQuestion::default()), "nav-network")}
                        {item(Screen::Groups, "nav-groups")}
                        {item(Screen::Levers, "nav-levers")}
                        {item(Screen::About, "nav-about")}
                    </ul>
                </nav>
                <Link to={other} class="language">{language.t("other-language")}</Link>
            </header>
            <main id="inhoud" tabindex="-1">{props.children.clone()}</main>
        </>
    }
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
        Screen::Between(who) => who.join(", "),
        Screen::Network(_) => language.t("nav-network"),
        Screen::Groups => language.t("nav-groups"),
        Screen::Levers => language.t("nav-levers"),
        Screen::About => language.t("nav-about"),
        Screen::Search(text) => text.clone(),
        Screen::Group(id)
        | Screen::Lever(id)
        | Screen::Actor(id)
        | Screen::Context(id)
        | Screen::Relation(id) => id.clone(),
    };
    format!("{about} – Schakel")
}
