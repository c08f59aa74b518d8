//! The question for partners as a form: for whom, and around which lever.

use yew::prelude::*;

use super::profile_form::profile_form;
use crate::api::types::Name;
use crate::app::Place;
use crate::components::link::link;
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::state::address::Screen;
use crate::state::partners::PartnersQuestion;

/// The form: of an actor, and, folded, of an organisation that is not in the network.
pub(super) fn form(place: &Place, question: &PartnersQuestion) -> Html {
    let language = place.language();
    let anywhere = PartnersQuestion {
        lever: String::new(),
        ..question.clone()
    };
    html! {
        <>
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                {of_field(place, question)}
                {lever_field(place, question)}
                if !question.lever.is_empty() {
                    <p class="choices">{link(place, place.to(Screen::Partners(anywhere)), &language.t("partners-any-lever"))}</p>
                }
            </form>
            {profile_form(question)}
        </>
    }
}

fn of_field(place: &Place, question: &PartnersQuestion) -> Html {
    let on_choose = {
        let (place, lever) = (place.clone(), question.lever.clone());
        Callback::from(move |name: Name| {
            let question = PartnersQuestion {
                lever: lever.clone(),
                ..PartnersQuestion::of(&name.id)
            };
            place.go.emit(place.to(Screen::Partners(question)));
        })
    };
    entity_field(EntityFieldProps {
        id: "partners-of".into(),
        label: place.language().t("partners-of").into(),
        value: question.of.clone().into(),
        on_choose,
        on_text: None,
        only: "Actor",
        placeholder: "Sociale InnovatieFabriek".into(),
    })
}

fn lever_field(place: &Place, question: &PartnersQuestion) -> Html {
    let on_choose = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |name: Name| {
            let question = PartnersQuestion {
                lever: name.id,
                ..question.clone()
            };
            place.go.emit(place.to(Screen::Partners(question)));
        })
    };
    entity_field(EntityFieldProps {
        id: "partners-lever".into(),
        label: place.language().t("partners-lever").into(),
        value: question.lever.clone().into(),
        on_choose,
        on_text: None,
        only: "Lever",
        placeholder: place.language().t("lever-example").into(),
    })
}
