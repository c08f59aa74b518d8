//! Who is near each of several: the nearest of each, asked in one document.

use miniserde::json;
use yew::functional::Hook;
use yew::prelude::*;

use super::shown::{Found, Start, show};
use super::{Asking, ROWS};
use crate::api::operations::{Reach, ReachesAnswer, ReachesAsked, several};
use crate::api::{Operation as _, use_answer_to};
use crate::app::{Place, use_place};
use crate::components::link::screen_link;
use crate::components::part::part;
use crate::components::states::answered;
use crate::state::address::Screen;
use crate::state::reach::ReachQuestion;

/// The first page of each.
pub(super) fn first_of_each(asking: Asking) -> Html {
    part("each", move |context| use_each(&asking).run(context))
}

#[hook]
fn use_each(asking: &Asking) -> Html {
    let place = use_place();
    let question = &asking.question;
    let asked = json::to_string(&ReachesAsked {
        view: place.address.view.input(),
        hops_max: question.hops_max,
        direction: question.heading.graphql(),
        only: asking.only.clone(),
        first: ROWS,
        language: place.language().graphql(),
    });
    let (document, variables) = several(Reach::DOCUMENT, &asked, &question.from);
    let loaded = use_answer_to::<ReachesAnswer>(&document, &variables);
    answered(&place, &loaded, |answer| {
        let network = &answer.network;
        let found = network.from.iter().zip(&network.reach);
        let starts = question.from.iter().zip(found);
        let starts =
            starts.map(|(id, (name, reach))| Start::new(id, name.as_ref(), reach, &reach.nodes));
        let starts: Vec<Start<'_>> = starts.collect();
        let found = Found {
            starts: &starts,
            origin: &network.provenance,
            document: &document,
            variables: &variables,
        };
        show(&place, asking, &found, rest(&place, question, &starts))
    })
}

/// Where the others are near those of whom not all are shown.
fn rest(place: &Place, question: &ReachQuestion, starts: &[Start<'_>]) -> Html {
    let cut = starts
        .iter()
        .filter(|start| start.reach.page_info.has_next_page);
    let link = |start: &Start<'_>| {
        let values = [
            ("count", start.reach.total_count.into()),
            ("name", start.name.into()),
        ];
        let to = Screen::Reach(ReachQuestion {
            from: vec![start.id.to_owned()],
            ..question.clone()
        });
        html! { <p>{screen_link(place, to, &place.language().with("reach-all-of", &values))}</p> }
    };
    html! { {for cut.map(link)} }
}
