//! Who is within so many steps of somebody, or of each of several, nearest first, each with the best way
//! there.

mod form;
mod one;
mod several;
mod shown;

use yew::prelude::*;

use super::group_field::group_name;
use crate::api::operations::{Asked, GroupInput, Groupings, GroupingsNetwork};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::states::answered;
use crate::pages::parts::view_panel::view_panel;
use crate::state::reach::ReachQuestion;

/// Rows fetched at a time, of each start.
const ROWS: u32 = 50;

/// The screen.
#[hook]
pub fn use_reach(question: &ReachQuestion) -> Html {
    let place = use_place();
    let filled = !question.from.is_empty();
    let known = use_answer::<Groupings>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    let groups = match &known.state {
        Loading::Ready(answer) => Some(&answer.network),
        _ => None,
    };
    html! {
        <>
            if !filled { <h1>{place.language().t("reach-title")}</h1> }
            {form::form(&place, question, groups)}
            {view_panel()}
            if filled && question.only.is_empty() { {answer(Asking::of_all(question))} }
            if filled && !question.only.is_empty() {
                {answered(&place, &known, |known| answer(Asking::of_some(&place, question, &known.network)))}
            }
        </>
    }
}

fn answer(asking: Asking) -> Html {
    match asking.question.from.len() {
        1 => one::all_of(asking),
        _ => several::first_of_each(asking),
    }
}

/// A question, with what a group in its address is.
#[derive(Clone)]
struct Asking {
    question: ReachQuestion,
    only: Option<GroupInput>,
    /// What the group is called; empty for everybody.
    name: String,
}

impl Asking {
    fn of_all(question: &ReachQuestion) -> Self {
        Self {
            question: question.clone(),
            only: None,
            name: String::new(),
        }
    }

    fn of_some(place: &Place, question: &ReachQuestion, known: &GroupingsNetwork) -> Self {
        Self {
            question: question.clone(),
            only: GroupInput::of(&question.only, known),
            name: group_name(place.language(), &question.only, known, None),
        }
    }
}
