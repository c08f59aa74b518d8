//! The part of a network that was read so far, and how it grows.
//!
//! Knows records and their ids, and no questions.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use graph_data::edit::{EntityRecord, RelationRecord, founded};
use graph_data::model::Category;
use graph_data::network::Snapshot;

use super::names::FoundByName;
use super::need::{Around, Id, Walking};
use super::room::Room;
use super::source::{EntityPiece, Frame, Source};
use super::{NotRead, Read};
use crate::engine::Engine;
use crate::store::Shortest;

/// Ids that are asked for at once.
pub(super) const BATCH: usize = 1_000;

/// What was read so far, for one answer.
pub(super) struct Part<'a> {
    source: &'a dyn Source,
    frame: Arc<Frame>,
    room: Room,
    entities: BTreeMap<Id, EntityPiece>,
    relations: BTreeMap<Id, RelationRecord>,
    /// Who has to do with whom by what was read: as the ends of a relation, by a lever that a relation
    /// names, or as a lever and its set. Walking may do with fewer, never with more.
    ends: HashMap<Id, BTreeSet<Id>>,
    /// Entities of which all relations were read.
    complete: HashSet<Id>,
    /// Ids that no entity has.
    absent: BTreeSet<Id>,
    has_read: bool,
    /// The engine on all that was read so far, where somebody wanted that.
    built: Option<Arc<Engine>>,
}

impl<'a> Part<'a> {
    pub(super) fn new(source: &'a dyn Source, frame: Arc<Frame>, room: Room) -> Self {
        Self {
            source,
            frame,
            room,
            entities: BTreeMap::new(),
            relations: BTreeMap::new(),
            ends: HashMap::new(),
            complete: HashSet::new(),
            absent: BTreeSet::new(),
            has_read: false,
            built: None,
        }
    }

    /// Another part of the same network, which knows of this one only these entities, and whom they name.
    pub(super) fn only<'b>(&self, ids: impl IntoIterator<Item = &'b Id>) -> Self {
        let mut part = Self::new(self.source, Arc::clone(&self.frame), self.room.clone());
        let mut wanted: Vec<Id> = ids.into_iter().cloned().collect();
        while let Some(id) = wanted.pop() {
            let known = self.entities.get(&id);
            if let Some(entity) = known.filter(|_| !part.entities.contains_key(&id)) {
                wanted.extend(named_by(entity).cloned());
                part.entities.insert(id, entity.clone());
            }
        }
        part
    }

    /// Where to read more.
    pub(super) fn source(&mut self) -> &'a dyn Source {
        self.has_read = true;
        self.source
    }

    /// Whether anything was read for this.
    pub(super) fn has_read(&self) -> bool {
        self.has_read
    }

    /// The meeting places to which these are tied, as far as was read.
    pub(super) fn meeting_places_of(&self, ids: &[Id]) -> BTreeSet<Id> {
        let vocabulary = &self.frame.dataset.vocabulary;
        let is_place = |id: &&Id| {
            let kind = self.entity(id).map(|entity| &entity.kind);
            let kind = kind.and_then(|kind| vocabulary.find_kind(kind));
            kind.is_some_and(|kind| vocabulary.kind(kind).meeting_place)
        };
        let ends = ids.iter().filter_map(|id| self.ends.get(id)).flatten();
        ends.filter(is_place).cloned().collect()
    }

    /// The ids asked for that no entity has.
    pub(super) fn absent(&self) -> &BTreeSet<Id> {
        &self.absent
    }

    pub(super) fn is_complete(&self, id: &str) -> bool {
        self.complete.contains(id)
    }

    /// An engine on what was read so far.
    pub(super) fn engine(&mut self) -> Read<Arc<Engine>> {
        if let Some(built) = &self.built {
            return Ok(Arc::clone(built));
        }
        let entities = self.entities.values();
        let entities = entities.map(|entity| entity.record.clone()).collect();
        let relations = self.relations.values().cloned().collect();
        let engine = engine_on(&self.frame, entities, relations, None, &self.room)?;
        Ok(Arc::clone(self.built.insert(Arc::new(engine))))
    }

    /// The engine on what was read, with who was found by name where somebody was looked for.
    pub(super) fn into_engine(self, found: Option<Arc<FoundByName>>) -> Read<Arc<Engine>> {
        if let (Some(built), None) = (self.built, &found) {
            return Ok(built);
        }
        let entities = self.entities.into_values();
        let entities = entities.map(|entity| entity.record).collect();
        let relations = self.relations.into_values().collect();
        let engine = engine_on(&self.frame, entities, relations, found, &self.room)?;
        Ok(Arc::new(engine))
    }

    /// Reads these entities, and whom they name.
    pub(super) async fn know(&mut self, ids: impl IntoIterator<Item = Id>) -> Read<()> {
        let mut wanted: BTreeSet<Id> = ids.into_iter().collect();
        loop {
            wanted.retain(|id| !self.entities.contains_key(id) && !self.absent.contains(id));
            if wanted.is_empty() {
                return Ok(());
            }
            let ids: Vec<Id> = std::mem::take(&mut wanted).into_iter().collect();
            for batch in ids.chunks(BATCH) {
                self.fits(batch.len()).await?;
                for entity in self.source().entities(batch).await? {
                    wanted.extend(named_by(&entity).cloned());
                    self.take_in(entity);
                }
            }
            let missing = ids.into_iter().filter(|id| !self.entities.contains_key(id));
            self.absent.extend(missing.collect::<Vec<_>>());
        }
    }

    fn take_in(&mut self, entity: EntityPiece) {
        self.built = None;
        self.entities.insert(entity.record.id.clone(), entity);
    }

    fn entity(&self, id: &str) -> Option<&EntityRecord> {
        self.entities.get(id).map(|entity| &entity.record)
    }

    /// Takes in the shortest walks between two entities.
    pub(super) async fn walk(&mut self, shortest: Shortest) -> Read<()> {
        for entity in shortest.entities {
            self.take_in(entity);
        }
        let named = self.entities.values().flat_map(named_by);
        let named: Vec<Id> = named.cloned().collect();
        self.know(named).await?;
        self.note(shortest.relations).await
    }

    /// Reads these entities, and whom they name; one that is not there is left out.
    pub(super) async fn know_if_there(&mut self, ids: impl IntoIterator<Item = Id>) -> Read<()> {
        let asked: BTreeSet<Id> = ids.into_iter().collect();
        let missed = self.absent.clone();
        self.know(asked.iter().cloned()).await?;
        // Nobody asked for them by name: nobody is offered instead.
        self.absent
            .retain(|id| missed.contains(id) || !asked.contains(id));
        Ok(())
    }

    /// Reads an entity or a relation, and so many steps around it.
    pub(super) async fn record(&mut self, id: &Id, steps: u32) -> Read<()> {
        self.know_if_there([id.clone()]).await?;
        let around = match self.entities.contains_key(id) {
            true => BTreeSet::from([id.clone()]),
            false => self.relations(std::slice::from_ref(id)).await?,
        };
        self.look_about(around, steps).await
    }

    /// Reads all relations of these entities, and who is at the other ends.
    pub(super) async fn complete(&mut self, ids: impl IntoIterator<Item = Id>) -> Read<()> {
        let wanted: BTreeSet<Id> = ids.into_iter().collect();
        self.know(wanted.iter().cloned()).await?;
        let is_open = |id: &Id| !self.complete.contains(id) && self.entities.contains_key(id);
        let open: Vec<Id> = wanted.into_iter().filter(is_open).collect();
        for batch in open.chunks(BATCH) {
            let mut more = batch.iter().map(|id| self.relations_unread(id)).sum();
            let found = loop {
                let room = self.fits(more).await?;
                let found = self.source().relations_at(batch, room).await?;
                if found.len() < room {
                    break found;
                }
                more = found.len();
            };
            self.note(found).await?;
            let mut more = 0;
            let members = loop {
                let room = self.fits(more).await?;
                let members = self.source().members_of(batch, room).await?;
                if members.len() < room {
                    break members;
                }
                more = members.len();
            };
            self.know(members.iter().cloned()).await?;
            let sets = members.iter().chain(batch);
            let sets = sets.filter_map(|id| {
                let set = self.entity(id)?.lever_set.clone()?;
                Some((id.clone(), set))
            });
            for (member, set) in sets.collect::<Vec<_>>() {
                self.tie(&member, &set);
            }
        }
        self.complete.extend(open);
        Ok(())
    }

    /// Reads these relations and their ends; those are given back.
    pub(super) async fn relations(&mut self, ids: &[Id]) -> Read<BTreeSet<Id>> {
        let mut ends = BTreeSet::new();
        for batch in ids.chunks(BATCH) {
            let found = self.source().relations(batch).await?;
            ends.extend(
                found
                    .iter()
                    .flat_map(|r| [r.source.clone(), r.target.clone()]),
            );
            self.note(found).await?;
        }
        Ok(ends)
    }

    /// Takes in relations that were read, and reads whom they name.
    pub(super) async fn note(&mut self, found: Vec<RelationRecord>) -> Read<()> {
        let mut named = BTreeSet::new();
        for relation in found {
            if self.relations.contains_key(&relation.id) {
                continue;
            }
            let ends = [&relation.source, &relation.target];
            self.tie(ends[0], ends[1]);
            for lever in &relation.levers {
                ends.iter().for_each(|end| self.tie(lever, end));
            }
            named.extend(ends.into_iter().chain(&relation.levers).cloned());
            self.built = None;
            self.relations.insert(relation.id.clone(), relation);
        }
        self.fits(0).await?;
        self.know(named).await
    }

    fn tie(&mut self, one: &Id, other: &Id) {
        for (one, other) in [(one, other), (other, one)] {
            let ends = self.ends.entry(one.clone()).or_default();
            ends.insert(other.clone());
        }
    }

    /// Reads what is around an entity.
    pub(super) async fn look_around(&mut self, id: &Id, around: Around) -> Read<()> {
        let mut ring = Ring::new(id);
        self.know([id.clone()]).await?;
        for _ in 0..around.walked {
            self.widen(&mut ring, around.walking, &BTreeSet::new())
                .await?;
        }
        self.look_about(ring.reached, around.seen).await
    }

    /// Reads so many steps over any relation, from several entities.
    pub(super) async fn look_about(&mut self, from: BTreeSet<Id>, steps: u32) -> Read<()> {
        let mut reached = from;
        let mut edge = reached.clone();
        for _ in 0..steps {
            self.complete(edge.iter().cloned()).await?;
            edge = self
                .ends_of(&edge)
                .filter(|id| !reached.contains(id))
                .collect();
            reached.extend(edge.iter().cloned());
        }
        Ok(())
    }

    /// Reads so many steps over any relation from levers, and from the sets that they belong to.
    pub(super) async fn look_about_levers(&mut self, levers: Vec<Id>, steps: u32) -> Read<()> {
        self.know(levers.iter().cloned()).await?;
        let sets = levers.iter().filter_map(|lever| self.entity(lever));
        let sets = sets.filter_map(|lever| lever.lever_set.clone());
        let from = sets.chain(levers.iter().cloned()).collect();
        self.look_about(from, steps).await
    }

    /// Widens a ring by a step of walking.
    pub(super) async fn widen(
        &mut self,
        ring: &mut Ring,
        walking: Walking,
        via: &BTreeSet<Id>,
    ) -> Read<()> {
        self.complete(ring.edge.iter().cloned()).await?;
        let next: BTreeSet<Id> = self
            .ends_of(&ring.edge)
            .filter(|id| !ring.reached.contains(id))
            .collect();
        ring.reached.extend(next.iter().cloned());
        ring.edge = next
            .into_iter()
            .filter(|id| via.contains(id) || self.may_pass(id, walking))
            .collect();
        ring.steps += 1;
        Ok(())
    }

    fn ends_of<'b>(&'b self, ids: &'b BTreeSet<Id>) -> impl Iterator<Item = Id> + 'b {
        let ends = ids.iter().filter_map(|id| self.ends.get(id));
        ends.flatten().cloned()
    }

    fn may_pass(&self, id: &str, walking: Walking) -> bool {
        let vocabulary = &self.frame.dataset.vocabulary;
        let kind = self.entity(id).map(|entity| &entity.kind);
        let kind = kind.and_then(|kind| vocabulary.find_kind(kind));
        match kind.map(|kind| vocabulary.kind(kind).category) {
            Some(Category::Context) => walking.through_context,
            Some(Category::Lever) => walking.through_levers,
            _ => true,
        }
    }

    /// About how many relations of an entity were not read yet.
    fn relations_unread(&self, id: &Id) -> usize {
        let all = self.entities.get(id).map_or(0, |entity| entity.relations);
        all.saturating_sub(self.ends.get(id).map_or(0, BTreeSet::len))
    }

    /// Has room for what was read, and so many rows more; how many tell that there is none for them all.
    async fn fits(&self, more: usize) -> Read<usize> {
        let rows = self.entities.len() + self.relations.len();
        self.room.fits(rows, more).await
    }
}

/// Whom a record of an entity names.
fn named_by(entity: &EntityPiece) -> impl Iterator<Item = &Id> {
    let record = &entity.record;
    record.lever_set.iter().chain(&record.owner)
}

fn engine_on(
    frame: &Frame,
    entities: Vec<EntityRecord>,
    relations: Vec<RelationRecord>,
    found: Option<Arc<FoundByName>>,
    room: &Room,
) -> Read<Engine> {
    let dataset = founded(frame.dataset.clone(), entities, relations);
    // What was read in between may name what is gone.
    let dataset = dataset.map_err(|_| NotRead::Changed)?;
    let snapshot = Snapshot::new(Arc::new(dataset), frame.revision.number);
    let snapshot = snapshot.looking_back_from(frame.newest_evidence);
    Ok(Engine::on_part(Arc::new(snapshot), found, room.clone()))
}

/// Everybody within so many steps of walking from one.
pub(super) struct Ring {
    pub(super) reached: BTreeSet<Id>,
    /// Those of the last step from whom walking goes on.
    pub(super) edge: BTreeSet<Id>,
    pub(super) steps: u32,
}

impl Ring {
    pub(super) fn new(id: &Id) -> Self {
        Self {
            reached: BTreeSet::from([id.clone()]),
            edge: BTreeSet::from([id.clone()]),
            steps: 0,
        }
    }
}
