//! Wishes that the service does not have yet, kept in the browser until it has them or somebody drops
//! them; what was last made; and what can be taken back at once.
//!
//! Knows how they are kept and who wants to hear of it, not how they are sent.

use std::cell::RefCell;

use miniserde::json;
use yew::prelude::*;

use crate::api::session::{self, Kept, OUTBOX};
use crate::api::text;
use crate::state::editing::wish::Wish;

/// Under what the browser keeps the revisions of this tab that can be taken back.
const MADE: &str = "schakel.made";

/// What was last made, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// The key of what happened.
    pub(super) key: &'static str,
    /// What it was about.
    pub(super) about: String,
    /// The revision that can be taken back, where one was made.
    pub(super) revision: Option<u32>,
}

/// Under what the browser keeps wishes that this page cannot read, numbered: for who looks in its storage.
const UNREAD: &str = "schakel.outbox.unread";

thread_local! {
    /// A token, and whose it is.
    static WHO: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
    static NOTICE: RefCell<Option<Notice>> = const { RefCell::new(None) };
    static LISTENERS: RefCell<Vec<(u32, Callback<()>)>> = const { RefCell::new(Vec::new()) };
}

/// The wishes that wait, oldest first. What cannot be read is set aside.
pub(super) fn wishes() -> Vec<Wish> {
    read().unwrap_or_default()
}

/// The wishes that wait; none where what cannot be read could not be set aside, and so nothing may take its
/// place.
fn read() -> Option<Vec<Wish>> {
    let Some(kept) = session::kept(Kept::Device, OUTBOX) else {
        return Some(Vec::new());
    };
    json::from_str(&kept)
        .ok()
        .or_else(|| set_aside(&kept).then(Vec::new))
}

/// Keeps what cannot be read under a name of its own, and has whoever looks told; whether the browser does.
fn set_aside(kept: &str) -> bool {
    let mut names = (1_u32..).map(|number| format!("{UNREAD}.{number}"));
    let free = names.find(|name| session::kept(Kept::Device, name).is_none());
    let Some(name) = free.filter(|name| session::keep(Kept::Device, name, Some(kept))) else {
        return false;
    };
    session::keep(Kept::Device, OUTBOX, None);
    // Whoever draws the wishes draws this next.
    NOTICE.set(Some(Notice {
        key: "edit-unread",
        about: name,
        revision: None,
    }));
    true
}

/// Whether a wish waits still.
pub(super) fn waits(operation: &str) -> bool {
    wishes().iter().any(|wish| wish.operation == operation)
}

/// Who is signed in, as far as that is known: another tab may have signed in another since.
pub(super) fn who() -> Option<String> {
    let token = session::token()?;
    let told = WHO.with_borrow(Clone::clone);
    told.filter(|(of, _)| *of == token).map(|(_, name)| name)
}

/// Whether a wish is known to be of another than whoever is signed in.
pub(super) fn is_of_another(wish: &Wish) -> bool {
    who().is_some_and(|who| wish.is_of_another(Some(&who)))
}

/// Notes whose a token is.
pub(super) fn is_of(token: String, name: String) {
    WHO.set(Some((token, name)));
    tell();
}

/// Keeps a wish; one with the same operation is replaced. Whether the browser keeps it.
pub(super) fn put(wish: &Wish) -> bool {
    let Some(mut wishes) = read() else {
        return false;
    };
    match wishes.iter_mut().find(|w| w.operation == wish.operation) {
        Some(there) => *there = wish.clone(),
        None => wishes.push(wish.clone()),
    }
    keep(&wishes)
}

/// Forgets a wish, since the service has it or nobody wants it.
pub(super) fn drop_wish(operation: &str) {
    let Some(mut wishes) = read() else {
        return;
    };
    wishes.retain(|wish| wish.operation != operation);
    keep(&wishes);
}

fn keep(wishes: &[Wish]) -> bool {
    let kept = (!wishes.is_empty()).then(|| text(&wishes));
    let is_kept = session::keep(Kept::Device, OUTBOX, kept.as_deref());
    tell();
    is_kept
}

/// What was last made, or could not be.
pub(super) fn notice() -> Option<Notice> {
    NOTICE.with_borrow(Clone::clone)
}

/// Says what was made, or could not be.
pub(super) fn notify(notice: Option<Notice>) {
    NOTICE.set(notice);
    tell();
}

/// The revisions of this tab that can be taken back, oldest first.
fn made() -> Vec<u32> {
    let kept = session::kept(Kept::Tab, MADE);
    kept.and_then(|kept| json::from_str(&kept).ok())
        .unwrap_or_default()
}

/// Notes a revision of this tab.
pub(super) fn note_made(revision: u32) {
    let mut made = made();
    made.push(revision);
    session::keep(Kept::Tab, MADE, Some(&text(&made)));
}

/// The last revision of this tab that was not taken back, no longer noted.
pub(super) fn take_made() -> Option<u32> {
    let mut made = made();
    let last = made.pop();
    session::keep(Kept::Tab, MADE, Some(&text(&made)));
    last
}

/// Notes no more that a revision can be taken back.
pub(super) fn forget_made(revision: u32) {
    let mut made = made();
    made.retain(|number| *number != revision);
    session::keep(Kept::Tab, MADE, Some(&text(&made)));
}

fn tell() {
    let listeners = LISTENERS.with_borrow(Clone::clone);
    for (_, listener) in listeners {
        listener.emit(());
    }
}

/// Draws anew whenever something here changes.
#[hook]
pub(super) fn use_outbox() {
    let update = use_force_update();
    use_effect_with((), move |()| {
        let number = LISTENERS.with_borrow_mut(|listeners| {
            let number = listeners.last().map_or(0, |(number, _)| number + 1);
            let listener = Callback::from(move |()| update.force_update());
            listeners.push((number, listener));
            number
        });
        move || LISTENERS.with_borrow_mut(|listeners| listeners.retain(|(n, _)| *n != number))
    });
}
