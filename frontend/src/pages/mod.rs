//! The screens: each asks one operation and lays out its answer.

pub mod about;
pub mod between;
pub mod entity;
pub mod groups;
pub mod levers;
pub mod network;
pub mod parts;
pub mod relation;
pub mod search;
pub mod source;
pub mod start;
pub mod unknown;
pub mod way;

use yew::functional::Hook;
use yew::prelude::*;

use crate::app::Place;
use crate::components::part::part;
use crate::state::address::Screen;

/// The screen of a place.
pub fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Start => part("start", |context| start::use_start().run(context)),
        Screen::Way(question) => part("way", move |context| way::use_way(&question).run(context)),
        Screen::Between(who) => part("between", move |context| {
            between::use_between(&who).run(context)
        }),
        Screen::Groups => part("groups", |context| groups::use_groups(None).run(context)),
        Screen::Group(id) => part("group", move |context| {
            groups::use_groups(Some(&id)).run(context)
        }),
        Screen::Levers => part("levers", |context| levers::use_levers().run(context)),
        Screen::Actor(id) | Screen::Lever(id) | Screen::Context(id) => {
            part("entity", move |context| {
                entity::use_entity(&id).run(context)
            })
        }
        Screen::Relation(id) => part("relation", move |context| {
            relation::use_relation(&id).run(context)
        }),
        Screen::Search(text) => part("search", move |context| {
            search::use_search(&text).run(context)
        }),
        Screen::Source(address) => part("source", move |context| {
            source::use_source(&address).run(context)
        }),
        Screen::About => part("about", |context| about::use_about().run(context)),
        Screen::Network(question) => part("network", move |context| {
            network::use_network(&question).run(context)
        }),
        Screen::Unknown => unknown::unknown(place),
    }
}
