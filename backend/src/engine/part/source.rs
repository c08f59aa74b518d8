//! Where a network is read from, piece by piece.
//!
//! Knows no questions: whoever has records and an index of their ids can be a source.

use futures_util::future::BoxFuture;
use graph_data::dataset::Dataset;
use graph_data::edit::RelationRecord;
use graph_data::model::PartialDate;

use super::need::{Id, Walking};
pub use crate::store::{EntityPiece, NamesOf};
use crate::store::{Position, Result, Shortest};

/// A future of a source.
pub type Reading<'a, T> = BoxFuture<'a, Result<T>>;

/// Keeps a network still until it is dropped, or a source's own time for that is over.
pub trait KeepsStill: Send + Sync {
    /// Whether that time is not over yet.
    fn holds(&self) -> bool;
}

/// What keeps a network still.
pub type Still = Box<dyn KeepsStill>;

/// What a network says of itself: everything but its entities and relations.
#[derive(Clone, Debug)]
pub struct Frame {
    /// A dataset without entities and relations.
    pub dataset: Dataset,
    /// The newest revision.
    pub revision: Position,
    /// The newest date among the evidence of its relations.
    pub newest_evidence: Option<PartialDate>,
}

/// A network that is read piece by piece. What is asked may be gone: it is then left out of the answer.
pub trait Source: Send + Sync {
    /// The newest revision.
    fn revision(&self) -> Reading<'_, Position>;

    /// Everything but entities and relations, of this revision; where another one is the newest, at least which
    /// that is.
    fn frame(&self, revision: Position) -> Reading<'_, Frame>;

    /// Hands over the names of all entities, one entity after the other, in any order.
    fn names<'a>(&'a self, each: &'a mut (dyn FnMut(NamesOf) + Send)) -> Reading<'a, ()>;

    /// The ids of at most `first` records that revisions after this one touched; `None` where the network does
    /// not come from this one.
    fn touched_after(&self, revision: Position, first: usize) -> Reading<'_, Option<Vec<Id>>>;

    /// The entities with these ids.
    fn entities<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<EntityPiece>>;

    /// The relations with these ids.
    fn relations<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<RelationRecord>>;

    /// The relations that start or end at one of these entities, or that name one of them as a lever: at least
    /// `first` of them where there are as many. One may come twice.
    fn relations_at<'a>(&'a self, ids: &'a [Id], first: usize) -> Reading<'a, Vec<RelationRecord>>;

    /// The ids of at most `first` entities that belong to one of the lever sets for which these stand.
    fn members_of<'a>(&'a self, sets: &'a [Id], first: usize) -> Reading<'a, Vec<Id>>;

    /// The ids of at most `first` levers.
    fn levers(&self, first: usize) -> Reading<'_, Vec<Id>>;

    /// The ids of at most `first` actors after an id, in the order of ids; from the start without one.
    fn actors_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>>;

    /// The ids of at most `first` entities that are of one of these kinds and carry one of these tags.
    fn chosen<'a>(
        &'a self,
        kinds: Option<&'a [Id]>,
        tags: Option<&'a [Id]>,
        first: usize,
    ) -> Reading<'a, Vec<Id>>;

    /// The shortest walks between two entities, of at most so many steps and over whatever a view might
    /// walk. `None` where a source cannot tell, either of them is not there, or there are very many.
    fn shortest<'a>(
        &'a self,
        _ends: [&'a str; 2],
        _walking: Walking,
        _steps_max: u32,
    ) -> Reading<'a, Option<Shortest>> {
        Box::pin(async { Ok(None) })
    }

    /// The ids of at most `first` records with evidence from this address.
    fn resting_on<'a>(&'a self, source: &'a str, first: usize) -> Reading<'a, Vec<Id>>;

    /// The ids of at most `first` relations that begin, end or have evidence of a date from the year of one
    /// date to the last day of another.
    fn dated(&self, from: PartialDate, to: PartialDate, first: usize) -> Reading<'_, Vec<Id>>;

    /// The ids of at most `first` relations that have no date at all.
    fn undated(&self, first: usize) -> Reading<'_, Vec<Id>>;

    /// The ids of at most `first` relations after an id, in the order of ids; from the start without one.
    fn relations_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>>;

    /// A number that is another one once any of these was read after anybody wrote, before what they wrote is
    /// read. `None` where a source cannot tell: the number of the revision then has to.
    fn moment(&self) -> Option<u64> {
        None
    }

    /// Has everybody who edits wait until what is given is dropped, for a second at most. `None` where a source
    /// cannot.
    fn keep_still(&self) -> Reading<'_, Option<Still>> {
        Box::pin(async { Ok(None) })
    }

    /// The whole network, with its revision.
    fn whole(&self) -> Reading<'_, (Dataset, Position)>;
}
