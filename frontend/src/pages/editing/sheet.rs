//! What is filled in in a form, kept by the browser while it is not kept by the service: going away by
//! accident loses nothing.

use std::cell::RefCell;
use std::rc::Rc;

use miniserde::json;
use yew::prelude::*;

use crate::api::session::{self, Kept};
use crate::api::text;
use crate::state::editing::draft::{Complaint, Draft};

/// A form as it is filled in.
#[derive(Clone)]
pub(super) struct Sheet {
    /// Under what the browser keeps it.
    key: String,
    /// What is filled in.
    pub(super) draft: Rc<RefCell<Draft>>,
    /// What is wrong with it.
    complaints: Rc<RefCell<Vec<Complaint>>>,
    /// Draws the form anew.
    changed: Callback<()>,
}

impl Sheet {
    /// Tells this form from others.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Takes over what another made of the record, where nothing filled in here stands against it; tells
    /// whether it did.
    pub(super) fn follow(&self, theirs: &Draft) -> bool {
        {
            let mut draft = self.draft.borrow_mut();
            if draft.is_changed() && !draft.is_based_on(theirs) {
                return false;
            }
            *draft = draft.on(theirs);
            let is_begun = draft.is_changed() || !draft.reason.is_empty();
            keep(&self.key, is_begun.then_some(&*draft));
        }
        self.changed.emit(());
        true
    }

    /// Changes what is filled in; what was wrong with it may be so no longer.
    pub(super) fn change(&self, change: impl FnOnce(&mut Draft)) {
        {
            let mut draft = self.draft.borrow_mut();
            change(&mut draft);
            keep(&self.key, Some(&draft));
        }
        self.changed.emit(());
    }

    /// Says what is wrong.
    pub(super) fn complain(&self, complaints: Vec<Complaint>) {
        self.complaints.replace(complaints);
        self.changed.emit(());
    }

    /// Everything that is wrong.
    pub(super) fn complaints(&self) -> Vec<Complaint> {
        self.complaints.borrow().clone()
    }

    /// What is wrong with a field, or with one of its items.
    pub(super) fn wrong(&self, name: &str) -> Vec<Complaint> {
        let of_it = |complaint: &&Complaint| {
            let rest = complaint.field.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        let complaints = self.complaints.borrow();
        complaints.iter().filter(of_it).cloned().collect()
    }

    /// Forgets what is filled in.
    pub(super) fn forget(&self) {
        keep(&self.key, None);
    }
}

/// Under what the browser keeps the form of an address.
pub(super) fn key(address: &str) -> String {
    format!("schakel.form {address}")
}

/// The form that the browser keeps.
pub(super) fn kept(key: &str) -> Option<Draft> {
    json::from_str(&session::kept(Kept::Tab, key)?).ok()
}

/// Has the browser keep a form, or forget it; tells whether it does.
pub(super) fn keep(key: &str, draft: Option<&Draft>) -> bool {
    let draft = draft.map(|draft| text(draft));
    session::keep(Kept::Tab, key, draft.as_deref())
}

/// The sheet of a form that begins with a draft; `round` tells one beginning from the next.
#[hook]
pub(super) fn use_sheet(key: &str, round: u32, begin: &Draft) -> Sheet {
    let update = use_force_update();
    let begin = begin.clone();
    let sheet = use_memo((key.to_owned(), round), move |(key, _)| Sheet {
        key: key.clone(),
        draft: Rc::new(RefCell::new(begin)),
        complaints: Rc::default(),
        changed: Callback::from(move |()| update.force_update()),
    });
    (*sheet).clone()
}
