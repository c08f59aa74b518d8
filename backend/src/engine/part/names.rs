//! The names of a network that lies elsewhere: what is looked up by name before anything else is read.
//!
//! Holds ids and folded names and nothing else of anybody. Knows nothing of relations.

use std::collections::{BTreeMap, BTreeSet};

use graph_data::dataset::Dataset;
use graph_data::model::{EntityIx, nine_decimals};
use graph_data::network::ViewedNetwork;
use graph_data::search::{Fit, SearchDraft, SearchHit, SearchIndex, rank};

use super::need::Id;
use super::source::NamesOf;
use crate::store::Position;

/// Entities that edits may give other names before all are read anew, beside as many as there were.
const RENAMED_MIN: usize = 1_000;

/// All names of a revision.
#[derive(Debug)]
pub(super) struct Names {
    revision: Position,
    ids: Ids,
    index: SearchIndex,
    /// Entities when they were read.
    at_first: usize,
}

/// Gathers names as they are read.
#[derive(Debug, Default)]
pub(super) struct NamesDraft {
    ids: Ids,
    index: SearchDraft,
}

/// Ids by the numbers of the index: four billion bytes of them at most, as the index has names.
#[derive(Debug, Default)]
struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl NamesDraft {
    pub(super) fn add(&mut self, entity: &NamesOf) {
        self.ids.add(&entity.id);
        self.index.add(names(entity));
    }

    /// The names, as those of a revision. Costs O(n log n) for n words in names.
    pub(super) fn of_revision(self, revision: Position) -> Names {
        Names {
            revision,
            at_first: self.ids.ends.len(),
            ids: self.ids,
            index: self.index.sorted(),
        }
    }
}

impl Names {
    /// The revision of which these are the names.
    pub(super) fn revision(&self) -> Position {
        self.revision
    }

    /// Bytes of memory that they hold.
    pub(super) fn bytes(&self) -> usize {
        let ids = self.ids.text.len() + size_of_val(&*self.ids.ends);
        ids + self.index.bytes()
    }

    /// Whether so many were given other names that reading all anew is cheaper.
    pub(super) fn is_worn(&self) -> bool {
        self.ids.ends.len() > 2 * self.at_first + RENAMED_MIN
    }

    /// Goes on to a newer revision, which touched these and left of them those that are given.
    /// Costs O(n) for all ids, and O(n) moves for each word in their names.
    pub(super) fn advance(&mut self, revision: Position, touched: &BTreeSet<Id>, now: &[NamesOf]) {
        let known = self.ids.all().filter(|(_, id)| touched.contains(*id));
        let known: Vec<EntityIx> = known.map(|(number, _)| number).collect();
        for number in known {
            self.index.remove(number);
        }
        for entity in now {
            self.ids.add(&entity.id);
            self.index.add(names(entity));
        }
        self.revision = revision;
    }

    /// Everybody who may be among the first `first` that a name finds: those, and all that fit as well as
    /// the last of them.
    pub(super) fn find(&self, text: &str, first: usize) -> Vec<Hit> {
        let mut fits = self.index.fits(text);
        fits.sort_by_key(|fit| -nine_decimals(fit.score));
        let least = fits.get(first.saturating_sub(1)).map(|fit| fit.score);
        let near = fits
            .iter()
            .take_while(|fit| least.is_none_or(|l| nine_decimals(fit.score) >= nine_decimals(l)));
        near.map(|fit| self.hit(fit)).collect()
    }

    /// The ids of those who may have been meant by an id that nobody has, best first.
    pub(super) fn nearest(&self, text: &str, first: usize) -> Vec<Id> {
        let mut fits = self.index.fits(text);
        let place = |fit: &Fit| (-nine_decimals(fit.score), self.ids.of(fit.entity));
        fits.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
        let nearest = fits.iter().take(first);
        nearest.map(|fit| self.ids.of(fit.entity).into()).collect()
    }

    fn hit(&self, fit: &Fit) -> Hit {
        Hit {
            id: self.ids.of(fit.entity).into(),
            name: self.index.name(fit).into(),
            score: fit.score,
        }
    }
}

impl Ids {
    fn add(&mut self, id: &str) {
        self.text.push_str(id);
        let end = u32::try_from(self.text.len());
        self.ends.push(end.unwrap_or(u32::MAX));
    }

    fn of(&self, entity: EntityIx) -> &str {
        let start = entity.at().checked_sub(1).map_or(0, |at| self.ends[at]);
        &self.text[start as usize..self.ends[entity.at()] as usize]
    }

    fn all(&self) -> impl Iterator<Item = (EntityIx, &str)> {
        let numbers = (0_u32..).take(self.ends.len()).map(EntityIx);
        numbers.map(|number| (number, self.of(number)))
    }
}

/// The names of an entity, its own first, in the order in which the index of a dataset has them.
fn names(entity: &NamesOf) -> impl Iterator<Item = (&str, bool)> {
    let own = entity.own.iter().map(|name| (&**name, true));
    let others = entity.others.iter().map(|name| (&**name, false));
    own.chain(others).chain([(&*entity.id, false)])
}

/// An entity found by a name.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) id: Id,
    /// The name, folded.
    name: Box<str>,
    score: f64,
}

/// What was found by names and ids for one answer, in the whole network.
#[derive(Debug, Default)]
pub struct FoundByName {
    hits: BTreeMap<String, Vec<Hit>>,
    nearest: BTreeMap<Id, Vec<Id>>,
}

impl FoundByName {
    pub(super) fn note_hits(&mut self, text: &str, hits: Vec<Hit>) {
        self.hits.insert(text.into(), hits);
    }

    pub(super) fn note_nearest(&mut self, id: Id, nearest: Vec<Id>) {
        self.nearest.insert(id, nearest);
    }

    /// Entities of a part of the network by a name as typed, best first, as
    /// [`SearchIndex::search`] finds them in the whole; `None` where that name was not looked for.
    #[must_use]
    pub fn search(&self, part: &ViewedNetwork, text: &str, first: usize) -> Option<Vec<SearchHit>> {
        let hits = self.hits.get(text)?.iter().filter_map(|hit| {
            let entity = part.dataset().find_entity(&hit.id)?;
            SearchHit::by(entity, part.entity(entity), &hit.name, hit.score)
        });
        Some(rank(part, hits.collect(), first))
    }

    /// Entities of a part of the network that may have been meant by an id that none has; `None` where
    /// that id was not looked for.
    #[must_use]
    pub fn nearest(&self, part: &Dataset, id: &str) -> Option<Vec<EntityIx>> {
        let found = self.nearest.get(id)?.iter();
        Some(found.filter_map(|id| part.find_entity(id)).collect())
    }
}
