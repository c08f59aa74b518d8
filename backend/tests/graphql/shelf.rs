//! A network on a shelf: a dataset that is only given out piece by piece, as a database would.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use backend::engine::part::{EntityPiece, Frame, Id, KeepsStill, NamesOf, Reading, Source, Still};
use backend::store::{Chain, Position};
use graph_data::dataset::Dataset;
use graph_data::edit::{EntityRecord, RelationRecord};
use graph_data::model::{Category, PartialDate, Relation, RelationIx};

/// The shelf.
pub(crate) struct Shelf {
    dataset: Arc<Dataset>,
    /// The relations that start or end at an entity, or name it.
    at: HashMap<Id, Vec<RelationIx>>,
    wholes: AtomicUsize,
    /// Where somebody edits without a pause: the revision, which is another each time that it is asked, but
    /// while the network is kept still.
    edited: Option<AtomicU32>,
    still: Arc<()>,
    /// How long it takes to find relations in the order of ids.
    takes: Duration,
}

impl Shelf {
    pub(crate) fn new(dataset: Arc<Dataset>) -> Self {
        let mut at: HashMap<Id, Vec<RelationIx>> = HashMap::new();
        for row in dataset.relation_rows() {
            let relation = dataset.relation(row);
            for entity in [relation.source, relation.target]
                .iter()
                .chain(&relation.levers)
            {
                let id: Id = (&*dataset.entity(*entity).id).into();
                at.entry(id).or_default().push(row);
            }
        }
        Self {
            dataset,
            at,
            wholes: AtomicUsize::new(0),
            edited: None,
            still: Arc::default(),
            takes: Duration::ZERO,
        }
    }

    /// The same, slow where relations are read in the order of ids.
    pub(crate) fn slow(dataset: Arc<Dataset>, takes: Duration) -> Self {
        Self {
            takes,
            ..Self::new(dataset)
        }
    }

    /// The same, edited without a pause.
    pub(crate) fn edited(dataset: Arc<Dataset>) -> Self {
        Self {
            edited: Some(AtomicU32::new(1)),
            ..Self::new(dataset)
        }
    }

    /// How many keep it still.
    pub(crate) fn still(&self) -> usize {
        Arc::strong_count(&self.still) - 1
    }

    fn newest(&self) -> Position {
        let number = match &self.edited {
            Some(number) if self.still() == 0 => number.fetch_add(1, Ordering::Relaxed),
            Some(number) => number.load(Ordering::Relaxed),
            None => 1,
        };
        Position {
            number,
            seal: Chain::default(),
        }
    }

    /// How often the whole network was given out.
    pub(crate) fn wholes(&self) -> usize {
        self.wholes.load(Ordering::Relaxed)
    }

    fn given<T: Send + 'static>(found: T) -> Reading<'static, T> {
        Box::pin(async { Ok(found) })
    }
}

/// Keeps a shelf still.
struct Stilled(#[expect(dead_code, reason = "it is counted")] Arc<()>);

impl KeepsStill for Stilled {
    fn holds(&self) -> bool {
        true
    }
}

impl Source for Shelf {
    fn revision(&self) -> Reading<'_, Position> {
        Self::given(self.newest())
    }

    fn keep_still(&self) -> Reading<'_, Option<Still>> {
        let still: Still = Box::new(Stilled(Arc::clone(&self.still)));
        Self::given(Some(still))
    }

    fn frame(&self, _: Position) -> Reading<'_, Frame> {
        let Dataset {
            meta,
            vocabulary,
            tags,
            relations,
            ..
        } = &*self.dataset;
        let dates = relations.iter().flat_map(|r| &r.evidence);
        let dates = dates.filter_map(|e| e.date);
        Self::given(Frame {
            dataset: Dataset {
                meta: meta.clone(),
                vocabulary: vocabulary.clone(),
                tags: tags.clone(),
                ..Dataset::default()
            },
            revision: self.newest(),
            newest_evidence: dates.max_by_key(|date| date.last_day()),
        })
    }

    fn names<'a>(&'a self, each: &'a mut (dyn FnMut(NamesOf) + Send)) -> Reading<'a, ()> {
        for row in self.dataset.entity_rows() {
            each(EntityRecord::of(&self.dataset, row).into());
        }
        Self::given(())
    }

    fn touched_after(&self, _: Position, _: usize) -> Reading<'_, Option<Vec<Id>>> {
        Self::given(Some(Vec::new()))
    }

    fn entities<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<EntityPiece>> {
        let rows = ids.iter().filter_map(|id| self.dataset.find_entity(id));
        let pieces = rows.map(|row| {
            let record = EntityRecord::of(&self.dataset, row);
            EntityPiece {
                relations: self.at.get(&record.id).map_or(0, Vec::len),
                record,
            }
        });
        Self::given(pieces.collect())
    }

    fn relations<'a>(&'a self, ids: &'a [Id]) -> Reading<'a, Vec<RelationRecord>> {
        let rows = ids.iter().filter_map(|id| self.dataset.find_relation(id));
        Self::given(
            rows.map(|row| RelationRecord::of(&self.dataset, row))
                .collect(),
        )
    }

    fn relations_at<'a>(&'a self, ids: &'a [Id], first: usize) -> Reading<'a, Vec<RelationRecord>> {
        let rows = ids.iter().filter_map(|id| self.at.get(id)).flatten();
        let records = rows.map(|row| RelationRecord::of(&self.dataset, *row));
        Self::given(records.take(first).collect())
    }

    fn members_of<'a>(&'a self, sets: &'a [Id], first: usize) -> Reading<'a, Vec<Id>> {
        let sets: Vec<_> = sets.iter().map(|id| self.dataset.find_entity(id)).collect();
        let members = self.dataset.entities.iter();
        let members = members.filter(|e| e.lever_set.is_some() && sets.contains(&e.lever_set));
        Self::given(members.map(|e| (&*e.id).into()).take(first).collect())
    }

    fn levers(&self, first: usize) -> Reading<'_, Vec<Id>> {
        let rows = self.dataset.entity_rows();
        let levers = rows.filter(|e| self.dataset.category_of(*e) == Category::Lever);
        Self::given(
            levers
                .map(|e| (&*self.dataset.entity(e).id).into())
                .take(first)
                .collect(),
        )
    }

    fn actors_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>> {
        let rows = self.dataset.entity_rows();
        let actors = rows.filter(|e| self.dataset.category_of(*e).is_actor());
        let ids = actors.map(|e| Id::from(&*self.dataset.entity(e).id));
        let after = ids.filter(|known| id.is_none_or(|id| **known > *id));
        Self::given(after.take(first).collect())
    }

    fn chosen<'a>(
        &'a self,
        kinds: Option<&'a [Id]>,
        tags: Option<&'a [Id]>,
        first: usize,
    ) -> Reading<'a, Vec<Id>> {
        let records = self.dataset.entity_rows();
        let records = records.map(|row| EntityRecord::of(&self.dataset, row));
        let fits = records.filter(|record| {
            kinds.is_none_or(|kinds| kinds.contains(&record.kind))
                && tags.is_none_or(|tags| record.tags.iter().any(|tag| tags.contains(tag)))
        });
        Self::given(fits.take(first).map(|record| record.id).collect())
    }

    fn resting_on<'a>(&'a self, source: &'a str, first: usize) -> Reading<'a, Vec<Id>> {
        let relations = self.dataset.relations.iter();
        let rests = relations.filter(|r| r.evidence.iter().any(|e| *e.source == *source));
        Self::given(rests.take(first).map(|r| (&*r.id).into()).collect())
    }

    fn dated(&self, from: PartialDate, to: PartialDate, first: usize) -> Reading<'_, Vec<Id>> {
        let within =
            |date: PartialDate| date.year() >= from.year() && date.first_day() <= to.last_day();
        let relations = self.dataset.relations.iter();
        let dated = relations.filter(|r| dates(r).any(within));
        Self::given(dated.take(first).map(|r| (&*r.id).into()).collect())
    }

    fn undated(&self, first: usize) -> Reading<'_, Vec<Id>> {
        let relations = self.dataset.relations.iter();
        let undated = relations.filter(|r| dates(r).next().is_none());
        Self::given(undated.take(first).map(|r| (&*r.id).into()).collect())
    }

    fn relations_after<'a>(&'a self, id: Option<&'a str>, first: usize) -> Reading<'a, Vec<Id>> {
        let ids = self.dataset.relations.iter().map(|r| Id::from(&*r.id));
        let after = ids.filter(|known| id.is_none_or(|id| **known > *id));
        let found: Vec<Id> = after.take(first).collect();
        Box::pin(async move {
            tokio::time::sleep(self.takes).await;
            Ok(found)
        })
    }

    fn whole(&self) -> Reading<'_, (Dataset, Position)> {
        self.wholes.fetch_add(1, Ordering::Relaxed);
        Self::given((Dataset::clone(&self.dataset), self.newest()))
    }
}

/// When a relation began and ended, and the dates of its evidence.
fn dates(relation: &Relation) -> impl Iterator<Item = PartialDate> {
    let evidence = relation.evidence.iter().map(|e| e.date);
    let dates = [relation.valid_from, relation.valid_to]
        .into_iter()
        .chain(evidence);
    dates.flatten()
}
