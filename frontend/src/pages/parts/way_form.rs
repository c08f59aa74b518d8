//! The question after a way as a form, on the start screen and above each answer.

use yew::prelude::*;

use super::entity_field::{EntityFieldProps, entity_field};
use crate::api::types::Name;
use crate::app::Place;
use crate::components::link::link;
use crate::state::address::Screen;
use crate::state::way::{Rank, WayQuestion};

/// The question as a form: from, to, and how ways are ranked.
pub fn way_form(place: &Place, question: &WayQuestion) -> Html {
    let language = place.language();
    let question = question.clone();
    let ask = {
        let place = place.clone();
        move |question: WayQuestion| {
            place.go.emit(place.to(Screen::Way(WayQuestion {
                number: 1,
                ..question
            })))
        }
    };
    let from = {
        let (ask, question) = (ask.clone(), question.clone());
        Callback::from(move |name: Name| {
            ask(WayQuestion {
                from: name.id,
                ..question.clone()
            })
        })
    };
    let to = {
        let (ask, question) = (ask.clone(), question.clone());
        Callback::from(move |name: Name| {
            ask(WayQuestion {
                to: name.id,
                ..question.clone()
            })
        })
    };
    let turned = WayQuestion {
        from: question.to.clone(),
        to: question.from.clone(),
        number: 1,
        ..question.clone()
    };
    let strongest = question.rank == Rank::Strongest;
    let ranked = WayQuestion {
        rank: if strongest {
            Rank::Shortest
        } else {
            Rank::Strongest
        },
        number: 1,
        ..question.clone()
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {entity_field(EntityFieldProps { id: "way-from".into(), label: language.t("way-from").into(), value: question.from.clone().into(), on_choose: from, placeholder: "Herw!n".into(), on_text: None, only: "" })}
            {entity_field(EntityFieldProps { id: "way-to".into(), label: language.t("way-to").into(), value: question.to.clone().into(), on_choose: to, placeholder: "VLAIO".into(), on_text: None, only: "" })}
            <p class="choices">
                {link(place, place.to(Screen::Way(turned)), &language.t("way-turn"))}{" · "}
                {link(place, place.to(Screen::Way(ranked)), &language.t(if strongest { "way-rank-shortest" } else { "way-rank-strongest" }))}
            </p>
        </form>
    }
}
