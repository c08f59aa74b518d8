//! That somebody looked at a source and it still holds: said beside the source, done by whoever edits.

use std::cell::RefCell;

use yew::Callback;

/// The id of a record, and the address of its source.
pub type Checked = (String, String);

thread_local! {
    static DONE_BY: RefCell<Option<Callback<Checked>>> = const { RefCell::new(None) };
}

/// Names who keeps what was looked at.
pub fn done_by(keeper: Option<Callback<Checked>>) {
    DONE_BY.set(keeper);
}

/// Somebody looked at a source of a record. Without anybody to keep it, nothing happens.
pub fn looked_at(id: &str, source: &str) {
    if let Some(keeper) = DONE_BY.with_borrow(Clone::clone) {
        keeper.emit((id.to_owned(), source.to_owned()));
    }
}
