//! The screens: each asks one operation and lays out its answer.
//!
//! The network comes with the page itself. All others lie in folders, one for each chunk that is
//! fetched when first visited: nothing outside a chunk's folder may use what is in it, or it weighs
//! on everybody's first visit again.

mod answers;
mod chunk;
mod editing;
mod english;
mod history;
mod live;
pub mod network;
mod overviews;
mod panel;
mod partners;
pub mod parts;
mod records;
mod start;

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::session;
use crate::app::Place;
use crate::components::part::part;
use crate::state::address::Screen;
use chunk::Chunk;
pub use chunk::use_words;

const START: Chunk = Chunk {
    name: "start",
    fetch: || Box::pin(start::fetch()),
};
const PANEL: Chunk = Chunk {
    name: "panel",
    fetch: || Box::pin(panel::fetch()),
};
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
const PARTNERS: Chunk = Chunk {
    name: "partners",
    fetch: || Box::pin(partners::fetch()),
};
const EDITING: Chunk = Chunk {
    name: "editing",
    fetch: || Box::pin(editing::fetch()),
};
const HISTORY: Chunk = Chunk {
    name: "history",
    fetch: || Box::pin(history::fetch()),
};
const LIVE: Chunk = Chunk {
    name: "live",
    fetch: || Box::pin(live::fetch()),
};
const ENGLISH: Chunk = Chunk {
    name: "english",
    fetch: || Box::pin(english::fetch()),
};
/// All chunks that readers use, in the order in which they are fetched while the browser has nothing
/// else to do.
const CHUNKS: [Chunk; 9] = [
    LIVE, START, PANEL, ANSWERS, RECORDS, OVERVIEWS, PARTNERS, HISTORY, ENGLISH,
];

/// The screen of a place.
pub fn screen(place: &Place) -> Html {
    match place.address.screen.clone() {
        Screen::Network(question) => part("network", move |context| {
            network::use_network(&question).run(context)
        }),
        screen => chunk_of(&screen).map(chunk::drawn).unwrap_or_default(),
    }
}

/// The chunk that draws a screen; `None` for what comes with the page itself. The page's glue fetches
/// it beside the page: see `frontend/chunks.json`.
fn chunk_of(screen: &Screen) -> Option<Chunk> {
    Some(match screen {
        Screen::Network(_) => return None,
        Screen::Start => START,
        Screen::Way(_)
        | Screen::Between(_)
        | Screen::Brokers(_)
        | Screen::DropOut(_)
        | Screen::Measures(_)
        | Screen::Reach(_)
        | Screen::WhatIf(_)
        | Screen::Groups
        | Screen::Group(_)
        | Screen::Levers => ANSWERS,
        Screen::Gaps(_) | Screen::Coverage(_) | Screen::Changes(_) => OVERVIEWS,
        Screen::Partners(_) | Screen::Contacts(_) | Screen::Table(_) => PARTNERS,
        Screen::Actor(_)
        | Screen::Lever(_)
        | Screen::Context(_)
        | Screen::Relation(_)
        | Screen::Ask(_)
        | Screen::Search(_)
        | Screen::Source(_)
        | Screen::About
        | Screen::Unknown => RECORDS,
        Screen::Editing(_) => EDITING,
        Screen::History(_) => HISTORY,
    })
}

/// What stands above every screen for whoever edits; nothing for readers.
pub fn desk(place: &Place) -> Html {
    if matches!(place.address.screen, Screen::Editing(_)) || !session::is_at_desk() {
        return Html::default();
    }
    chunk::drawn_when_there(EDITING)
}

/// Who made the earlier network that is shown, and when; nothing on the screens that tell it themselves.
pub fn past(place: &Place) -> Html {
    if matches!(place.address.screen, Screen::History(_)) || place.address.revision.is_none() {
        return Html::default();
    }
    chunk::drawn_when_there(HISTORY)
}

/// What the service tells by itself, once it is there: the page comes first.
pub fn live() -> Html {
    chunk::drawn_once_there(LIVE)
}

/// What is in the panel of what is counted.
fn view_fields() -> Html {
    chunk::drawn(PANEL)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::state::address::Address;

    /// The glue knows by an address's first word which chunk the page will ask for.
    #[test]
    fn what_the_glue_fetches_for_an_address_is_the_chunk_of_its_screen() {
        let text = include_str!("../../chunks.json");
        let chunks: BTreeMap<String, String> = miniserde::json::from_str(text).expect("a map");
        for word in crate::state::address::tests::FIRST_WORDS {
            // Some addresses go on with an id or a number, others do not.
            let of = |path: String| Address::read(&path, "").screen;
            let screen = match of(format!("/{word}")) {
                Screen::Unknown => of(format!("/{word}/1")),
                screen => screen,
            };
            assert_ne!(screen, Screen::Unknown, "{word}");
            let drawn_by = chunk_of(&screen).map(|chunk| chunk.name);
            assert_eq!(
                chunks.get(word).map(String::as_str),
                drawn_by,
                "/{word} in frontend/chunks.json"
            );
        }
        assert!(chunks.len() <= crate::state::address::tests::FIRST_WORDS.len());
    }
}
