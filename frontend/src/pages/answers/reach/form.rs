//! The form that asks who is near somebody: near whom, within how many steps, along which ties, and
//! whom to list.

use yew::prelude::*;

use crate::api::operations::GroupingsNetwork;
use crate::api::types::Name;
use crate::app::Place;
use crate::pages::answers::group_field::{GroupFieldProps, group_field, group_name};
use crate::pages::parts::choice::{ChoiceProps, choice};
use crate::pages::parts::entities_field::{EntitiesFieldProps, entities_field};
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::state::address::Screen;
use crate::state::reach::{ReachQuestion, STARTS_MAX};
use crate::state::way::Heading;

/// Steps that can be chosen; an address may ask for more.
const STEPS_CHOICE: u32 = 6;

pub(super) fn form(
    place: &Place,
    question: &ReachQuestion,
    known: Option<&GroupingsNetwork>,
) -> Html {
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {starts(place, question)}
            {steps(place, question)}
            {heading(place, question)}
            <>{for known.map(|known| only(place, question, known))}</>
        </form>
    }
}

/// Goes to the question changed by what was chosen.
fn asks<T: 'static>(
    place: &Place,
    question: &ReachQuestion,
    change: fn(&mut ReachQuestion, T),
) -> Callback<T> {
    let (place, question) = (place.clone(), question.clone());
    Callback::from(move |chosen| {
        let mut question = question.clone();
        change(&mut question, chosen);
        place.go.emit(place.to(Screen::Reach(question)));
    })
}

/// Near whom. One stands in its field; of several each can be taken away. One more can be named when
/// there is one, as long as a page tells of it.
fn starts(place: &Place, question: &ReachQuestion) -> Html {
    let several = question.from.len() > 1;
    html! {
        <>
            if !several { {start(place, question)} }
            if !question.from.is_empty() { {more(place, question, several)} }
        </>
    }
}

fn start(place: &Place, question: &ReachQuestion) -> Html {
    entity_field(EntityFieldProps {
        id: "reach-from".into(),
        label: place.language().t("reach-from").into(),
        value: question.from.first().cloned().unwrap_or_default().into(),
        on_choose: asks(place, question, |question, name: Name| {
            question.from = vec![name.id];
        }),
        on_text: None,
        only: "",
        placeholder: "Herw!n".into(),
    })
}

/// The field that adds a start, with those named so far where there are several.
fn more(place: &Place, question: &ReachQuestion, several: bool) -> Html {
    let set = asks(place, question, |question, starts| question.from = starts);
    let from = question.from.clone();
    let on_change = Callback::from(move |chosen: Vec<String>| {
        let starts = if several {
            chosen
        } else {
            [&from[..], &chosen].concat()
        };
        set.emit(starts);
    });
    let props = EntitiesFieldProps {
        id: "reach-more",
        label: place
            .language()
            .with("reach-more-from", &[("max", STARTS_MAX.into())]),
        chosen: if several {
            question.from.clone()
        } else {
            Vec::new()
        },
        on_change,
        only: "",
        placeholder: "Hefboom",
    };
    entities_field(place, &props)
}

fn steps(place: &Place, question: &ReachQuestion) -> Html {
    let mut offered: Vec<u32> = (1..=STEPS_CHOICE).collect();
    if !offered.contains(&question.hops_max) {
        offered.push(question.hops_max);
    }
    let offered = offered.into_iter();
    let offered = offered.map(|steps| (steps.to_string(), told_steps(place, steps)));
    choice(ChoiceProps {
        id: "reach-steps",
        label: place.language().t("reach-steps"),
        options: offered.collect(),
        chosen: question.hops_max.to_string(),
        on_choose: asks(place, question, |question, steps: String| {
            question.hops_max = steps.parse().unwrap_or(question.hops_max);
        }),
    })
}

/// A number of steps in words.
pub(super) fn told_steps(place: &Place, steps: u32) -> String {
    let count = usize::try_from(steps).unwrap_or(usize::MAX);
    place.language().with("steps", &[("count", count.into())])
}

fn heading(place: &Place, question: &ReachQuestion) -> Html {
    let language = place.language();
    let parties = [("count", question.from.len().max(1).into())];
    let headings = [Heading::Any, Heading::Incoming, Heading::Outgoing];
    let headings = headings.map(|heading| {
        let told = language.with(words(heading), &parties);
        (word(heading).to_owned(), told)
    });
    choice(ChoiceProps {
        id: "reach-heading",
        label: language.t("reach-heading"),
        options: headings.to_vec(),
        chosen: word(question.heading).to_owned(),
        on_choose: asks(place, question, |question, word: String| {
            question.heading = heading_of(&word);
        }),
    })
}

fn only(place: &Place, question: &ReachQuestion, known: &GroupingsNetwork) -> Html {
    let language = place.language();
    let props = GroupFieldProps {
        id: "reach-only",
        label: language.t("reach-only"),
        chosen: &question.only,
        known,
        name: group_name(language, &question.only, known, None),
        on_choose: asks(place, question, |question, only| question.only = only),
    };
    group_field(place, props)
}

fn word(heading: Heading) -> &'static str {
    match heading {
        Heading::Any => "any",
        Heading::Incoming => "in",
        Heading::Outgoing => "out",
    }
}

fn heading_of(word: &str) -> Heading {
    match word {
        "in" => Heading::Incoming,
        "out" => Heading::Outgoing,
        _ => Heading::Any,
    }
}

/// The key of what a direction is called.
fn words(heading: Heading) -> &'static str {
    match heading {
        Heading::Any => "reach-any",
        Heading::Incoming => "reach-in",
        Heading::Outgoing => "reach-out",
    }
}
