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

thread_local! {
    static NOTICE: RefCell<Option<Notice>> = const { RefCell::new(None) };
    static LISTENERS: RefCell<Vec<(u32, Callback<()>)>> = const { RefCell::new(Vec::new()) };
}

/// The wishes that wait, oldest first.
pub(super) fn wishes() -> Vec<Wish> {
    let kept = session::kept(Kept::Device, OUTBOX);
    kept.and_then(|kept| json::from_str(&kept).ok())
        .unwrap_or_default()
}

/// Keeps a wish; one with the same operation is replaced.
pub(super) fn put(wish: &Wish) {
    let mut wishes = wishes();
    match wishes.iter_mut().find(|w| w.operation == wish.operation) {
        Some(there) => *there = wish.clone(),
        None => wishes.push(wish.clone()),
    }
    keep(&wishes);
}

/// Forgets a wish, since the service has it or nobody wants it.
pub(super) fn drop_wish(operation: &str) {
    let mut wishes = wishes();
    wishes.retain(|wish| wish.operation != operation);
    keep(&wishes);
}

fn keep(wishes: &[Wish]) {
    let kept = (!wishes.is_empty()).then(|| text(&wishes));
    session::keep(Kept::Device, OUTBOX, kept.as_deref());
    tell();
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
