//! What stands around every screen: the name, the ways to the other screens, the language.

use yew::prelude::*;

use super::link::Link;
use crate::app::use_place;
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
    use_effect_with(language, |language| {
        if let Some(root) = web_sys::window()
            .and_then(|w| w.document())
            .and_then(|d| d.document_element())
        {
            // A page without a language still reads; there is nothing to do when this fails.
            let _ = root.set_attribute("lang", language.tag());
        }
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
