//! Beginnings of ways, in the order in which they are gone on from.
//!
//! Knows nothing of how their keys were found.

use std::cmp::Ordering;
use std::rc::Rc;

use super::bounds::Standing;
use super::ground::Key;
use crate::model::EntityIx;

/// What is known of the ways from a beginning.
#[derive(Clone, Debug)]
pub(super) enum Rest {
    /// Its key is a bound, from the tables.
    Guessed,
    /// Its key is a better bound, from a search that was broken off.
    Tried,
    /// A way on through these entities attains its key. Without entities: only a walk does.
    Planned(Rc<[EntityIx]>),
}

/// The beginning of a way: `passed`, then where it stands.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) key: Key,
    pub(super) passed: Rc<[EntityIx]>,
    pub(super) standing: Standing,
    pub(super) rest: Rest,
}

impl Beginning {
    pub(super) fn entities(&self) -> impl Iterator<Item = EntityIx> + '_ {
        let at = std::iter::once(self.standing.at);
        self.passed.iter().copied().chain(at)
    }
}

impl Ord for Beginning {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_key = self.key.cmp(&other.key);
        by_key.then_with(|| self.entities().cmp(other.entities()))
    }
}

impl PartialOrd for Beginning {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Beginning {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Beginning {}
