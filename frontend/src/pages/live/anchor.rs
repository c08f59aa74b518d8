//! What is before the user's eyes stays there while what is shown is asked again, whatever comes or goes
//! above it: not every browser sees to that.
//!
//! Knows the page as elements, and nothing of what they say.

use std::cell::RefCell;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit};

/// Milliseconds within which the answers come.
const HELD_MILLIS: u32 = 4_000;
/// Pixels by which something moves before that is seen.
const SEEN_PIXELS: f64 = 0.5;
/// By what the user moves on: then nothing is held.
const MOVES: [&str; 4] = ["wheel", "touchstart", "pointerdown", "keydown"];

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

struct Held {
    observer: MutationObserver,
    _moved: Closure<dyn FnMut()>,
    _listeners: Vec<EventListener>,
    _end: Timeout,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Holds what the user looks at where it is, for a moment or until the user moves on.
pub(super) fn hold() {
    HELD.set(try_hold());
}

fn try_hold() -> Option<Held> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let main = document.get_element_by_id("inhoud")?;
    let element = looked_at(&document, &main)?;
    let top = element.get_bounding_client_rect().top();
    let moved = {
        let window = window.clone();
        Closure::<dyn FnMut()>::new(move || {
            let away = element.get_bounding_client_rect().top() - top;
            if element.is_connected() && away.abs() > SEEN_PIXELS {
                window.scroll_by_with_x_and_y(0.0, away);
            }
        })
    };
    let observer = MutationObserver::new(moved.as_ref().unchecked_ref()).ok()?;
    let watched = MutationObserverInit::new();
    watched.set_child_list(true);
    watched.set_subtree(true);
    watched.set_character_data(true);
    observer.observe_with_options(&main, &watched).ok()?;
    let let_go = |event| EventListener::once(&window, event, |_| HELD.set(None));
    Some(Held {
        observer,
        _moved: moved,
        _listeners: MOVES.into_iter().map(let_go).collect(),
        _end: Timeout::new(HELD_MILLIS, || HELD.set(None)),
    })
}

/// What has the focus, where that is in sight; else what is a little above the middle.
fn looked_at(document: &Document, main: &Element) -> Option<Element> {
    let root = document.document_element()?;
    let (width, height) = (root.client_width(), root.client_height());
    let is_seen = |element: &Element| {
        let top = element.get_bounding_client_rect().top();
        main != element && main.contains(Some(element)) && (0.0..f64::from(height)).contains(&top)
    };
    let middle = || {
        let at = |pixels: i32| i16::try_from(pixels).map(f32::from).ok();
        document.element_from_point(at(width / 2)?, at(height / 3)?)
    };
    let focused = document.active_element().filter(is_seen);
    focused.or_else(|| middle().filter(is_seen))
}
