//! The screens: each asks one operation and lays out its answer.
//!
//! The start screen and the network come with the page itself. All others lie in folders, one for
//! each chunk that is fetched when first visited: nothing outside a chunk's folder may use what is
//! in it, or it weighs on everybody's first visit again.

mod answers;
mod chunk;
pub mod network;
mod overviews;
pub mod parts;
mod records;
pub mod start;

use yew::functional::Hook;
use yew::prelude::*;

use crate::app::Place;
use crate::components::part::part;
use crate::state::address::Screen;
use chunk::Chunk;

const ANSWERS: Chunk = Chunk {
    name: "answers",
    fetch: || Box::pin(answers::fetch()),
};
const RECORDS: Chunk = Chunk {
    name: "records",
    fetch: || Box::pin(records::fetch()),
};
const OVERVIEWS: Chunk = Chunk {
    name: "overviews",
    fetch: || Box::pin(overviews::fetch()),
};
/// All chunks, in the order in which they are fetched while the browser has nothing else to do.
const CHUNKS: [Chunk; 3] = [ANSWERS, RECORDS, OVERVIEWS];

/// The screen of a place.
pub fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Start => part("start", |context| start::use_start().run(context)),
        Screen::Network(question) => part("network", move |context| {
            network::use_network(&question).run(context)
        }),
        Screen::Way(_)
        | Screen::Between(_)
        | Screen::Groups
        | Screen::Group(_)
        | Screen::Levers => chunk::screen(ANSWERS),
        Screen::Gaps(_) | Screen::Coverage(_) | Screen::Changes(_) => chunk::screen(OVERVIEWS),
        Screen::Actor(_)
        | Screen::Lever(_)
        | Screen::Context(_)
        | Screen::Relation(_)
        | Screen::Search(_)
        | Screen::Source(_)
        | Screen::About
        | Screen::Unknown => chunk::screen(RECORDS),
    }
}
