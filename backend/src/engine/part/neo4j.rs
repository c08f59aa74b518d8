//! A Neo4j as a source.
//!
//! Knows no Cypher: the store reads.

use graph_data::dataset::Dataset;
use graph_data::edit::RelationRecord;
use graph_data::model::{Category, PartialDate};

use super::need::{Id, Walking};
use super::source::{EntityPiece, Frame, KeepsStill, NamesOf, Reading, Source, Still};
use crate::store::{Lock, Pieces, Position, Shortest};

impl KeepsStill for Lock {
    fn holds(&self) -> bool {
        self.holds()
    }
}

impl Source for Pieces {
    fn revision(&self) -> Reading<'_, Position> {
        Box::pin(self.revision())
    }

    fn frame(&self, revision: Position) -> Reading<'_, Frame> {
        Box::pin(async move {
            let (dataset, revision, newest_evidence) = self.frame(revision).await?;
            Ok(Frame {
                dataset,
                revision,
                newest_evidence,
            })
        })
    }

    fn names<'a>(&'a self, each: &'a mut (dyn FnMut(NamesOf) + Send)) -> Reading<'a, ()> {
        Box::pin(self.names(each))
    }

    fn touched_after(&self, revision: Position, first: usize) -> Reading<'_, Option<Vec<Id>>> {
        Box::pin(self.touched_after(revision, first))
    }

    fn entities<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<EntityPiece>> {
        Box::pin(self.entities(ids))
    }

    fn relations<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<RelationRecord>> {
        Box::pin(self.relations(ids))
    }

    fn relations_at<'a>(&'a self, ids: &'a [Id], first: usize) -> Reading<'a, Vec<RelationRecord>> {
        Box::pin(self.relations_at(ids, first))
    }

    fn members_of<'a>(&'a self, sets: &'a [Id], first: usize) -> Reading<'a, Vec<Id>> {
        Box::pin(self.members_of(sets, first))
    }

    fn levers(&self, first: usize) -> Reading<'_, Vec<Id>> {
        Box::pin(self.levers(first))
    }

    fn actors_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>> {
        Box::pin(self.actors_after(id, first))
    }

    fn chosen<'a>(
        &'a self,
        kinds: Option<&'a [Id]>,
        tags: Option<&'a [Id]>,
        first: usize,
    ) -> Reading<'a, Vec<Id>> {
        Box::pin(self.chosen(kinds, tags, first))
    }

    fn shortest<'a>(
        &'a self,
        [from, to]: [&'a str; 2],
        walking: Walking,
        steps_max: u32,
    ) -> Reading<'a, Option<Shortest>> {
        let barred = [
            (!walking.through_context).then_some(Category::Context),
            (!walking.through_levers).then_some(Category::Lever),
        ];
        Box::pin(self.shortest(from, to, barred, steps_max))
    }

    fn resting_on<'a>(&'a self, source: &'a str, first: usize) -> Reading<'a, Vec<Id>> {
        Box::pin(self.resting_on(source, first))
    }

    fn dated(&self, from: PartialDate, to: PartialDate, first: usize) -> Reading<'_, Vec<Id>> {
        Box::pin(self.dated(from, to, first))
    }

    fn undated(&self, first: usize) -> Reading<'_, Vec<Id>> {
        Box::pin(self.undated(first))
    }

    fn relations_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>> {
        Box::pin(self.relations_after(id, first))
    }

    fn moment(&self) -> Option<u64> {
        Some(self.moment())
    }

    fn keep_still(&self) -> Reading<'_, Option<Still>> {
        Box::pin(async {
            let still = self.keep_still().await?;
            Ok(Some(Box::new(still) as Still))
        })
    }

    fn whole(&self) -> Reading<'_, (Dataset, Position)> {
        Box::pin(self.whole())
    }
}
