//! What does not come with the page itself, screens above all: fetched when first visited, or before that when
//! the browser has nothing else to do.
//!
//! Knows how a chunk is fetched, awaited and missed, and nothing of what is in it.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
use yew::functional::Hook;
use yew::prelude::*;

use super::ENGLISH;
use crate::api::{self, Failure};
use crate::app::{Place, use_place};
use crate::components::browser;
use crate::components::part::part;
use crate::components::states::{failed, waiting};
use crate::i18n::{self, Language};

/// What is in a chunk.
#[derive(Clone, Copy)]
pub(super) struct Content {
    /// Draws what is in it for a place: the screen, where it is one of this chunk.
    pub(super) draw: fn(&Place) -> Html,
    /// The words that it alone uses: Dutch, English.
    pub(super) words: [&'static str; 2],
}

pub(super) type Fetched = Result<Content, SplitLoaderError>;

/// What is fetched together.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    /// Tells it from other chunks.
    pub(super) name: &'static str,
    /// Fetches it, unless it is there.
    pub(super) fetch: fn() -> Pin<Box<dyn Future<Output = Fetched>>>,
}

thread_local! {
    static THERE: RefCell<Vec<(&'static str, Content)>> = const { RefCell::new(Vec::new()) };
    static ARRIVED: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

impl Chunk {
    fn there(self) -> Option<Content> {
        THERE.with_borrow(|there| {
            let found = there.iter().find(|(name, _)| *name == self.name);
            found.map(|(_, content)| *content)
        })
    }

    /// Fetches the chunk unless it is there, and tells whether it is there now.
    async fn have(self) -> bool {
        let Ok(content) = (self.fetch)().await else {
            return false;
        };
        if self.there().is_none() {
            i18n::add(content.words);
            THERE.with_borrow_mut(|there| there.push((self.name, content)));
            if let Some(arrived) = ARRIVED.with_borrow(Clone::clone) {
                arrived.emit(());
            }
        }
        true
    }
}

/// What a chunk draws for the place in which this stands.
pub(super) fn drawn(chunk: Chunk) -> Html {
    part(chunk.name, move |context| use_drawn(chunk).run(context))
}

/// The same, with nothing in its place until the chunk is there.
pub(super) fn drawn_when_there(chunk: Chunk) -> Html {
    part("when-there", move |context| {
        use_when_there(chunk).run(context)
    })
}

/// The same, for what can wait until all that the user waits for is there: fetches nothing itself.
pub(super) fn drawn_once_there(chunk: Chunk) -> Html {
    part("once-there", move |context| {
        use_once_there(chunk).run(context)
    })
}

#[hook]
fn use_once_there(chunk: Chunk) -> Html {
    let place = use_place();
    let update = use_force_update();
    use_effect_with((), move |()| {
        ARRIVED.set(Some(Callback::from(move |()| update.force_update())));
        || ARRIVED.set(None)
    });
    let there = chunk.there();
    there
        .map(|content| (content.draw)(&place))
        .unwrap_or_default()
}

#[hook]
fn use_when_there(chunk: Chunk) -> Html {
    let place = use_place();
    let tried = use_state(|| false);
    {
        let tried = tried.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                chunk.have().await;
                tried.set(true);
            });
        });
    }
    let there = chunk.there();
    there
        .map(|content| (content.draw)(&place))
        .unwrap_or_default()
}

/// Whether the page's words are there in a language; fetches them unless they are. Where they cannot
/// be had the page reads Dutch: better than not at all.
#[hook]
pub fn use_words(language: Language) -> bool {
    let tried = use_state(|| false);
    let wanting = language == Language::En && ENGLISH.there().is_none();
    {
        let tried = tried.setter();
        use_effect_with(wanting, move |wanting| {
            if *wanting {
                spawn_local(async move {
                    ENGLISH.have().await;
                    tried.set(true);
                });
            }
        });
    }
    !wanting || *tried
}

#[hook]
fn use_drawn(chunk: Chunk) -> Html {
    let place = use_place();
    let missed = use_state(|| false);
    let tries = use_state(|| 0_u32);
    let there = chunk.there();
    {
        let missed = missed.setter();
        use_effect_with(*tries, move |tries| {
            if there.is_none() {
                let again = *tries > 0;
                // Told in either case: the screen is drawn anew when its chunk has come.
                spawn_local(async move { missed.set(!have_or_begin_anew(chunk, again).await) });
            }
        });
    }
    use_rest_ahead(there.is_some());
    match there {
        Some(content) => (content.draw)(&place),
        None if *missed => {
            let retry = Callback::from(move |()| {
                missed.set(false);
                tries.set(*tries + 1);
            });
            failed(&place, &Failure::Offline, &retry)
        }
        None => waiting(&place),
    }
}

/// Fetches a chunk. Where a second try fails too while the service answers, another version of the
/// page is served by now: the browser is asked to load that.
async fn have_or_begin_anew(chunk: Chunk, again: bool) -> bool {
    let there = chunk.have().await;
    if !there && again && api::answers().await {
        browser::reload();
    }
    there
}

/// Fetches all chunks once what the user waits for is there, when the browser is idle.
#[hook]
pub(super) fn use_rest_ahead(ready: bool) {
    use_effect_with(ready, |ready| {
        if *ready {
            browser::when_idle(|| {
                spawn_local(async {
                    for chunk in super::CHUNKS {
                        // One that cannot be had now is fetched when it is visited.
                        chunk.have().await;
                    }
                });
            });
        }
    });
}
