//! The web socket on which the service tells of new revisions (graphql-transport-ws).
//!
//! Holds the line, and tries again when it breaks: a little later each time, at once when the browser
//! is back from where it was, never while nobody looks. Knows where it is in the log, so that nothing
//! is missed; what to do with a revision is up to whoever listens.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{CloseEvent, EventTarget, MessageEvent, WebSocket};
use yew::Callback;

use super::operations::{LIVE, LiveAsked};
use super::{session, shown_revision, text};
use crate::state::live::{After, News, Said, Why, after_close, after_refusal, read, wait_millis};

const PROTOCOL: &str = "graphql-transport-ws";
/// Milliseconds within which the service says that it knows who listens.
const KNOWN_MILLIS: u32 = 15_000;
/// Milliseconds within which it answers whether it is still there.
const PONG_MILLIS: u32 = 5_000;
/// Milliseconds between two looks whether an answer is shown, and how often one looks at most.
const SHOWN_MILLIS: u32 = 300;
const SHOWN_MAX: u32 = 15;
/// Milliseconds after which a line counts as one that holds.
const HOLDS_MILLIS: f64 = 10_000.0;
/// Milliseconds between two tries at least, whatever the browser comes back from.
const BETWEEN_MILLIS: f64 = 1_000.0;

/// What comes over the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A revision.
    News(News),
    /// The line is there again; whatever was missed follows.
    Back,
    /// The service tells of another log than before: nothing that is shown can be trusted.
    Anew,
    /// Nothing comes any more.
    Never(Why),
}

/// A line to the service, until dropped.
pub struct Line(Rc<Inner>);

struct Inner {
    token: Option<String>,
    language: &'static str,
    tell: Callback<Told>,
    /// The last revision that is known.
    last: Cell<Option<u32>>,
    open: RefCell<Option<Open>>,
    /// The next try, or until when the service must have said something.
    due: RefCell<Option<Timeout>>,
    /// How many tries failed in a row.
    failed: Cell<u32>,
    /// When it was last tried, and since when the service knows who listens.
    tried_at: Cell<f64>,
    known_at: Cell<Option<f64>>,
    /// Whether trying again is senseless.
    over: Cell<bool>,
    wakers: RefCell<Vec<EventListener>>,
}

struct Open {
    socket: WebSocket,
    _listeners: [EventListener; 3],
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.socket.ready_state() != WebSocket::CONNECTING {
            // One that is closed already stays so.
            let _ = self.socket.close();
            return;
        }
        // Closed before it is open, a browser complains of it aloud: it is closed as soon as it is.
        let socket = self.socket.clone();
        EventListener::once(&self.socket, "open", move |_| {
            let _ = socket.close();
        })
        .forget();
    }
}

impl Line {
    /// A line for whoever is signed in, from a revision on: from the one that is shown, where none is given.
    #[must_use]
    pub fn new(last: Option<u32>, language: &'static str, tell: Callback<Told>) -> Self {
        let inner = Rc::new(Inner {
            token: session::token(),
            language,
            tell,
            last: Cell::new(last),
            open: RefCell::new(None),
            due: RefCell::new(None),
            failed: Cell::new(0),
            tried_at: Cell::new(0.0),
            known_at: Cell::new(None),
            over: Cell::new(false),
            wakers: RefCell::new(Vec::new()),
        });
        inner.listen();
        inner.try_now();
        Self(inner)
    }

    /// The last revision that is known.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.0.last.get()
    }
}

/// Whether nobody looks at the page.
#[must_use]
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}

fn connect() -> Option<WebSocket> {
    let origin = web_sys::window()?.location().origin().ok()?;
    let address = origin.replacen("http", "ws", 1) + "/graphql";
    WebSocket::new_with_str(&address, PROTOCOL).ok()
}

fn heard(
    of: &Rc<Inner>,
    target: &EventTarget,
    event: &'static str,
    hear: impl Fn(&Rc<Inner>, &web_sys::Event) + 'static,
) -> EventListener {
    let inner = Rc::downgrade(of);
    EventListener::new(target, event, move |event| {
        if let Some(inner) = Weak::upgrade(&inner) {
            hear(&inner, event);
        }
    })
}

impl Inner {
    /// Hears when the browser is back: from another tab, from sleep, from where there is no network.
    fn listen(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let wake =
            |target: &EventTarget, event| heard(self, target, event, |inner, _| inner.wake());
        let mut wakers = vec![
            wake(&window, "online"),
            wake(&window, "focus"),
            wake(&window, "pageshow"),
        ];
        wakers.extend(window.document().map(|of| wake(&of, "visibilitychange")));
        self.wakers.replace(wakers);
    }

    fn try_now(self: &Rc<Self>) {
        self.tried_at.set(js_sys::Date::now());
        self.known_at.set(None);
        let Some(socket) = connect() else {
            return self.again();
        };
        let listeners = [
            heard(self, &socket, "open", |inner, _| inner.greet()),
            heard(self, &socket, "message", |inner, event| {
                let event = event.dyn_ref::<MessageEvent>();
                inner.hear(
                    &event
                        .and_then(|event| event.data().as_string())
                        .unwrap_or_default(),
                );
            }),
            heard(self, &socket, "close", |inner, event| {
                let event = event.dyn_ref::<CloseEvent>();
                let by_token = inner.token.is_some();
                inner.end(after_close(event.map_or(0, CloseEvent::code), by_token));
            }),
        ];
        self.open.replace(Some(Open {
            socket,
            _listeners: listeners,
        }));
        self.expect_within(KNOWN_MILLIS);
    }

    /// Gives the line up unless the service says something in time.
    fn expect_within(self: &Rc<Self>, millis: u32) {
        let inner = Rc::downgrade(self);
        let due = Timeout::new(millis, move || {
            if let Some(inner) = Weak::upgrade(&inner) {
                inner.end(After::Again);
            }
        });
        self.due.replace(Some(due));
    }

    fn say(&self, message: &str) {
        if let Some(open) = &*self.open.borrow() {
            // A line that broke meanwhile says so itself.
            let _ = open.socket.send_with_str(message);
        }
    }

    fn greet(&self) {
        self.say(&init(self.token.as_deref()));
    }

    fn hear(self: &Rc<Self>, message: &str) {
        match read(message) {
            Said::Known => {
                self.due.take();
                self.known_at.set(Some(js_sys::Date::now()));
                self.begin(0);
            }
            Said::Ping => self.say(r#"{"type":"pong"}"#),
            Said::Pong => drop(self.due.take()),
            Said::News(news) => self.note(news),
            Said::Refused(code) => self.end(after_refusal(code.as_deref())),
            Said::Other => {}
        }
    }

    /// Asks to be told of what comes after the revision that is shown. Where nothing is shown yet, a
    /// little later: what comes between the two would be missed.
    fn begin(self: &Rc<Self>, waited: u32) {
        let last = self.last.get().or_else(shown_revision);
        if last.is_none() && waited < SHOWN_MAX {
            let inner = Rc::downgrade(self);
            let due = Timeout::new(SHOWN_MILLIS, move || {
                if let Some(inner) = Weak::upgrade(&inner) {
                    inner.begin(waited + 1);
                }
            });
            self.due.replace(Some(due));
            return;
        }
        self.due.take();
        self.last.set(last);
        self.say(&subscribe(last, self.language));
        self.tell.emit(Told::Back);
    }

    /// A revision came: revisions come in order, so that even one that says nothing has its number.
    fn note(&self, news: Option<News>) {
        let next = self.last.get().map_or(0, |last| last + 1);
        let news = news.unwrap_or_else(|| News::untold(next));
        self.last.set(Some(news.number));
        self.tell.emit(Told::News(news));
    }

    /// The line broke, or there is no sense in it.
    fn end(self: &Rc<Self>, after: After) {
        self.due.take();
        self.open.take();
        let now = js_sys::Date::now();
        let held = self.known_at.take();
        if held.is_some_and(|since| now - since > HOLDS_MILLIS) {
            self.failed.set(0);
        }
        match after {
            After::Again => self.again(),
            After::Anew => {
                self.last.set(None);
                self.tell.emit(Told::Anew);
                self.again();
            }
            After::Never(why) => {
                self.over.set(true);
                self.wakers.take();
                self.tell.emit(Told::Never(why));
            }
        }
    }

    /// Tries again later; while nobody looks, when somebody does again.
    fn again(self: &Rc<Self>) {
        if is_hidden() {
            return;
        }
        let failed = self.failed.get();
        self.failed.set(failed.saturating_add(1));
        let inner = Rc::downgrade(self);
        let due = Timeout::new(wait_millis(failed, chance()), move || {
            if let Some(inner) = Weak::upgrade(&inner) {
                inner.try_now();
            }
        });
        self.due.replace(Some(due));
    }

    /// The browser is back: asks whether the line still holds, or tries again.
    fn wake(self: &Rc<Self>) {
        if self.over.get() || is_hidden() {
            return;
        }
        let is_open = self.open.borrow().is_some();
        if !is_open {
            let since = js_sys::Date::now() - self.tried_at.get();
            match since > BETWEEN_MILLIS {
                true => self.try_now(),
                false => self.again(),
            }
        } else if self.known_at.get().is_some() && self.due.borrow().is_none() {
            self.say(r#"{"type":"ping"}"#);
            self.expect_within(PONG_MILLIS);
        }
    }
}

/// A number by chance, from 0 to 999.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 0 and 1000"
)]
fn chance() -> u32 {
    (js_sys::Math::random() * 1_000.0) as u32
}

/// The message that says who listens.
fn init(token: Option<&str>) -> String {
    let payload = token.map_or_else(
        || "null".to_owned(),
        |token| {
            let authorization = format!("Bearer {token}");
            format!(r#"{{"authorization":{}}}"#, text(&authorization))
        },
    );
    format!(r#"{{"type":"connection_init","payload":{payload}}}"#)
}

/// The message that asks to be told of what comes after a revision.
fn subscribe(after: Option<u32>, language: &'static str) -> String {
    let variables = text(&LiveAsked { after, language });
    let query = text(&LIVE);
    format!(
        r#"{{"id":"1","type":"subscribe","payload":{{"query":{query},"variables":{variables}}}}}"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_says_is_json() {
        assert_eq!(
            init(Some("a\"b")),
            r#"{"type":"connection_init","payload":{"authorization":"Bearer a\"b"}}"#
        );
        assert_eq!(init(None), r#"{"type":"connection_init","payload":null}"#);
        let said = subscribe(Some(3), "NL");
        assert!(
            said.contains(r#""variables":{"after":3,"language":"NL"}"#),
            "{said}"
        );
        let said: miniserde::json::Value = miniserde::json::from_str(&said).expect("JSON");
        assert!(matches!(said, miniserde::json::Value::Object(_)));
    }
}
