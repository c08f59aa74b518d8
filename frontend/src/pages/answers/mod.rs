//! A chunk: the screens that answer a question with sentences and a picture.

mod between;
mod brokers;
mod drop_out;
mod group_field;
mod groups;
mod levers;
mod measures;
mod reach;
mod way;
mod what_if;

use wasm_split_helpers::wasm_split;
use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::app::Place;
use crate::components::part::part;
use crate::state::address::Screen;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(answers, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw: screen,
        words: [
            include_str!("../../../locales/answers.nl.ftl"),
            include_str!("../../../locales/answers.en.ftl"),
        ],
    })
}

fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Way(question) => part("way", move |context| way::use_way(&question).run(context)),
        Screen::Between(who) => part("between", move |context| {
            between::use_between(&who).run(context)
        }),
        Screen::Brokers(question) => part("brokers", move |context| {
            brokers::use_brokers(&question).run(context)
        }),
        Screen::DropOut(who) => part("drop-out", move |context| {
            drop_out::use_drop_out(&who).run(context)
        }),
        Screen::Measures(measure) => part("measures", move |context| {
            measures::use_measures(&measure).run(context)
        }),
        Screen::Reach(question) => part("reach", move |context| {
            reach::use_reach(&question).run(context)
        }),
        Screen::WhatIf(question) => part("what-if", move |context| {
            what_if::use_what_if(&question).run(context)
        }),
        Screen::Groups => part("groups", |context| groups::use_groups(None).run(context)),
        Screen::Group(id) => part("group", move |context| {
            groups::use_groups(Some(&id)).run(context)
        }),
        Screen::Levers => part("levers", |context| levers::use_levers().run(context)),
        _ => Html::default(),
    }
}
