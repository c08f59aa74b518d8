//! A snapshot seen under a view: what is in it, how sure and how strong it is, and what can be walked.
//!
//! Every question is answered on this. It knows the rules of dates, confidence, strength and context;
//! it knows no question and no wording.

use std::sync::Arc;

use super::{Snapshot, View};
use crate::dataset::Dataset;
use crate::model::{
    Category, Confidence, Entity, EntityIx, Evidence, Nature, Relation, RelationIx, nine_decimals,
};

/// Along the direction of relations, against it, or either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Either way.
    #[default]
    Any,
    /// From source to target.
    Outgoing,
    /// From target to source.
    Incoming,
}

impl Direction {
    /// Whether a relation that starts here (`outgoing`) or ends here may be followed.
    #[must_use]
    pub fn allows(self, outgoing: bool) -> bool {
        match self {
            Self::Any => true,
            Self::Outgoing => outgoing,
            Self::Incoming => !outgoing,
        }
    }
}

/// One relation of a tie, as seen from the entity at whose row it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieRelation {
    /// The relation.
    pub relation: RelationIx,
    /// Whether it starts at this entity.
    pub outgoing: bool,
}

/// A tie from one entity to another: all relations between the two, as one.
#[derive(Clone, Copy, Debug)]
pub struct Tie<'a> {
    /// The entity at the other end.
    pub other: EntityIx,
    /// The strength of its strongest relation, 0 to 1.
    pub strength: f64,
    /// Its relations, strongest first (ties by id).
    pub relations: &'a [TieRelation],
}

impl Tie<'_> {
    /// The relation that carries the tie along `direction`: the strongest, ties by id.
    #[must_use]
    pub fn carrier(&self, direction: Direction) -> Option<RelationIx> {
        self.relations
            .iter()
            .find(|r| direction.allows(r.outgoing))
            .map(|r| r.relation)
    }
}

#[derive(Clone, Copy, Debug)]
struct RelationFacts {
    in_view: bool,
    /// In the view, and no identity.
    ties: bool,
    ended: bool,
    confidence: Confidence,
    strength: f64,
}

/// A snapshot under a view.
#[derive(Debug)]
pub struct ViewedNetwork {
    snapshot: Arc<Snapshot>,
    view: View,
    digest: Box<str>,
    entity_in: Vec<bool>,
    walkable: Vec<bool>,
    facts: Vec<RelationFacts>,
    relations: Vec<RelationIx>,
    ties: TieTable,
}

/// Ties in compressed rows; in each row those with walkable entities come first, then those with
/// context, each in the order of ids.
#[derive(Debug, Default)]
struct TieTable {
    offsets: Vec<u32>,
    walk_ends: Vec<u32>,
    others: Vec<EntityIx>,
    strengths: Vec<f64>,
    relation_offsets: Vec<u32>,
    relations: Vec<TieRelation>,
}

impl ViewedNetwork {
    /// Applies a view. Costs O(|V| + |E| log d), with d the highest degree.
    #[must_use]
    pub fn new(snapshot: Arc<Snapshot>, view: View) -> Self {
        let view = view.normalised();
        let dataset = Arc::clone(snapshot.dataset());
        let digest = view.digest(&dataset).into();
        let entity_in: Vec<bool> = dataset
            .entity_rows()
            .map(|e| entity_is_in(&dataset, &view, e))
            .collect();
        let walkable = dataset
            .entity_rows()
            .map(|e| entity_in[e.at()] && is_walked(&view, dataset.category_of(e)))
            .collect();
        let levers = view
            .levers
            .as_ref()
            .map(|levers| lever_marks(&dataset, levers));
        let facts: Vec<RelationFacts> = dataset
            .relation_rows()
            .map(|row| {
                let supposed = snapshot.supposed().binary_search(&row).is_ok();
                let relation = dataset.relation(row);
                relation_facts(
                    &dataset,
                    &view,
                    &entity_in,
                    levers.as_deref(),
                    (relation, supposed),
                )
            })
            .collect();
        let relations = dataset
            .relation_rows()
            .filter(|r| facts[r.at()].in_view)
            .collect();
        let mut viewed = Self {
            snapshot,
            view,
            digest,
            entity_in,
            walkable,
            facts,
            relations,
            ties: TieTable::default(),
        };
        viewed.ties = viewed.tie_table();
        viewed
    }

    /// The facts behind the network.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        self.snapshot.dataset()
    }

    /// The revision behind the network.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// The view.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The digest of the view ([`View::digest`]).
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether an entity is in the view.
    #[must_use]
    pub fn has_entity(&self, entity: EntityIx) -> bool {
        self.entity_in[entity.at()]
    }

    /// Whether a relation is in the view.
    #[must_use]
    pub fn has_relation(&self, relation: RelationIx) -> bool {
        self.facts[relation.at()].in_view
    }

    /// The entities in the view, in the order of ids.
    pub fn entities(&self) -> impl Iterator<Item = EntityIx> + '_ {
        self.dataset().entity_rows().filter(|e| self.has_entity(*e))
    }

    /// The relations in the view, in the order of ids.
    #[must_use]
    pub fn relations(&self) -> &[RelationIx] {
        &self.relations
    }

    /// The entity in a row.
    #[must_use]
    pub fn entity(&self, entity: EntityIx) -> &Entity {
        self.dataset().entity(entity)
    }

    /// The relation in a row.
    #[must_use]
    pub fn relation(&self, relation: RelationIx) -> &Relation {
        self.dataset().relation(relation)
    }

    /// The category of an entity.
    #[must_use]
    pub fn category(&self, entity: EntityIx) -> Category {
        self.dataset().category_of(entity)
    }

    /// The nature of a relation.
    #[must_use]
    pub fn nature(&self, relation: RelationIx) -> Nature {
        self.dataset().relation_kind_of(relation).nature
    }

    /// Whether a relation has ended before the view's date, or at all where the view has none.
    #[must_use]
    pub fn ended(&self, relation: RelationIx) -> bool {
        self.facts[relation.at()].ended
    }

    /// The highest confidence of a relation's evidence in the view; low without any.
    #[must_use]
    pub fn confidence(&self, relation: RelationIx) -> Confidence {
        self.facts[relation.at()].confidence
    }

    /// Whether a relation is a supposition: it has no evidence, and whoever asks wants it counted
    /// however sure the view wants relations to be.
    #[must_use]
    pub fn is_supposed(&self, relation: RelationIx) -> bool {
        self.snapshot.supposed().binary_search(&relation).is_ok()
    }

    /// How much a relation carries, 0 to 1: its kind's strength × its confidence × a half when ended.
    #[must_use]
    pub fn strength(&self, relation: RelationIx) -> f64 {
        self.facts[relation.at()].strength
    }

    /// The evidence of a relation that is in the view.
    pub fn evidence(&self, relation: RelationIx) -> impl Iterator<Item = &Evidence> {
        self.evidence_in_view(&self.relation(relation).evidence)
    }

    /// The evidence of an entity that is in the view.
    pub fn entity_evidence(&self, entity: EntityIx) -> impl Iterator<Item = &Evidence> {
        self.evidence_in_view(&self.entity(entity).evidence)
    }

    fn evidence_in_view<'a>(
        &'a self,
        evidence: &'a [Evidence],
    ) -> impl Iterator<Item = &'a Evidence> {
        evidence.iter().filter(|e| evidence_is_in(&self.view, e))
    }

    /// The relations in the view at an entity, in the order of the other end, then of the relation.
    pub fn incidences(&self, entity: EntityIx) -> impl Iterator<Item = &super::Incidence> {
        self.snapshot
            .incidences(entity)
            .iter()
            .filter(|i| self.has_relation(i.relation))
    }

    /// Whether paths may pass an entity: it is in the view, and is no context (unless the view walks
    /// through context) and no lever where the view does not walk through levers.
    #[must_use]
    pub fn walkable(&self, entity: EntityIx) -> bool {
        self.walkable[entity.at()]
    }

    /// The walkable entities, in the order of ids.
    pub fn walkable_entities(&self) -> impl Iterator<Item = EntityIx> + '_ {
        self.dataset().entity_rows().filter(|e| self.walkable(*e))
    }

    /// The ties of an entity with walkable entities, in the order of ids. The entity itself need not
    /// be walkable: a path may begin at context.
    pub fn walkable_ties(&self, entity: EntityIx) -> impl Iterator<Item = Tie<'_>> {
        let row = entity.at();
        self.tie_range(self.ties.offsets[row], self.ties.walk_ends[row])
    }

    /// The number of walkable ties of an entity: its degree.
    #[must_use]
    pub fn degree(&self, entity: EntityIx) -> usize {
        let row = entity.at();
        (self.ties.walk_ends[row] - self.ties.offsets[row]) as usize
    }

    /// The ties of an entity with everything in the view, walkable entities first, each in the
    /// order of ids. Identity and relations with itself are no ties.
    pub fn all_ties(&self, entity: EntityIx) -> impl Iterator<Item = Tie<'_>> {
        let row = entity.at();
        self.tie_range(self.ties.offsets[row], self.ties.offsets[row + 1])
    }

    /// The ids' rows of the walkable neighbours of an entity, in the order of ids: the compressed
    /// row itself, for methods in which every nanosecond counts.
    #[must_use]
    pub fn walkable_row(&self, entity: EntityIx) -> &[EntityIx] {
        let row = entity.at();
        &self.ties.others[self.ties.offsets[row] as usize..self.ties.walk_ends[row] as usize]
    }

    /// The strengths of the ties in [`Self::walkable_row`], in the same order.
    #[must_use]
    pub fn walkable_strengths(&self, entity: EntityIx) -> &[f64] {
        let row = entity.at();
        &self.ties.strengths[self.ties.offsets[row] as usize..self.ties.walk_ends[row] as usize]
    }

    /// The tie between two entities, where there is one. Costs O(log d).
    #[must_use]
    pub fn tie(&self, from: EntityIx, to: EntityIx) -> Option<Tie<'_>> {
        let row = from.at();
        let (start, walk_end, end) = (
            self.ties.offsets[row],
            self.ties.walk_ends[row],
            self.ties.offsets[row + 1],
        );
        [(start, walk_end), (walk_end, end)]
            .into_iter()
            .find_map(|(start, end)| {
                let others = &self.ties.others[start as usize..end as usize];
                others
                    .binary_search(&to)
                    .ok()
                    .map(|place| self.tie_at(start as usize + place))
            })
    }

    fn tie_range(&self, start: u32, end: u32) -> impl Iterator<Item = Tie<'_>> {
        (start as usize..end as usize).map(|place| self.tie_at(place))
    }

    fn tie_at(&self, place: usize) -> Tie<'_> {
        let relations = self.ties.relation_offsets[place] as usize
            ..self.ties.relation_offsets[place + 1] as usize;
        Tie {
            other: self.ties.others[place],
            strength: self.ties.strengths[place],
            relations: &self.ties.relations[relations],
        }
    }

    fn tie_table(&self) -> TieTable {
        let mut table = TieTable {
            offsets: vec![0],
            relation_offsets: vec![0],
            ..TieTable::default()
        };
        for entity in self.dataset().entity_rows() {
            let walk_end = self.push_ties(&mut table, entity, true);
            table.walk_ends.push(walk_end);
            let end = self.push_ties(&mut table, entity, false);
            table.offsets.push(end);
        }
        table
    }

    /// Appends the ties of one entity with walkable, or with other, entities; returns where they end.
    fn push_ties(&self, table: &mut TieTable, entity: EntityIx, walkable: bool) -> u32 {
        let is_tie = |i: &&super::Incidence| {
            let facts = &self.facts[i.relation.at()];
            self.walkable(i.other) == walkable && i.other != entity && facts.ties
        };
        let incidences: Vec<_> = self
            .snapshot
            .incidences(entity)
            .iter()
            .filter(is_tie)
            .collect();
        for tie in incidences.chunk_by(|a, b| a.other == b.other) {
            let start = table.relations.len();
            table.relations.extend(tie.iter().map(|i| TieRelation {
                relation: i.relation,
                outgoing: i.outgoing,
            }));
            let relations = &mut table.relations[start..];
            relations.sort_by_key(|r| (-nine_decimals(self.strength(r.relation)), r.relation));
            table.others.push(tie[0].other);
            table.strengths.push(self.strength(relations[0].relation));
            table
                .relation_offsets
                .push(row_number(table.relations.len()));
        }
        row_number(table.others.len())
    }
}

/// A place in a table as the compressed rows store it; relations are limited far below `u32`.
fn row_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn entity_is_in(dataset: &Dataset, view: &View, entity: EntityIx) -> bool {
    let facts = dataset.entity(entity);
    view.except_entities.binary_search(&entity).is_err()
        && view
            .kinds
            .as_ref()
            .is_none_or(|kinds| kinds.binary_search(&facts.kind).is_ok())
        && view
            .tags
            .as_ref()
            .is_none_or(|tags| facts.tags.iter().any(|t| tags.binary_search(t).is_ok()))
}

/// Whether paths pass entities of a category under a view.
fn is_walked(view: &View, category: Category) -> bool {
    match category {
        Category::Context => view.through_context,
        Category::Lever => view.through_levers,
        Category::Organisation | Category::Government => true,
    }
}

/// Marks the levers asked for, with those that belong to a set asked for.
fn lever_marks(dataset: &Dataset, levers: &[EntityIx]) -> Vec<bool> {
    let asked = |e: EntityIx| levers.binary_search(&e).is_ok();
    dataset
        .entity_rows()
        .map(|e| asked(e) || dataset.entity(e).lever_set.is_some_and(asked))
        .collect()
}

fn relation_facts(
    dataset: &Dataset,
    view: &View,
    entity_in: &[bool],
    levers: Option<&[bool]>,
    (relation, supposed): (&Relation, bool),
) -> RelationFacts {
    let kind = dataset.vocabulary.relation_kind(relation.kind);
    let confidence = relation
        .evidence
        .iter()
        .filter(|e| evidence_is_in(view, e))
        .map(|e| e.confidence)
        .max()
        .unwrap_or(Confidence::Low);
    let ended = !kind.event && has_ended(view, relation);
    let in_view = entity_in[relation.source.at()]
        && entity_in[relation.target.at()]
        && view
            .relation_kinds
            .as_ref()
            .is_none_or(|kinds| kinds.binary_search(&relation.kind).is_ok())
        && view
            .except_relation_kinds
            .binary_search(&relation.kind)
            .is_err()
        && (supposed || view.confidence_min.is_none_or(|floor| confidence >= floor))
        && levers.is_none_or(|marks| touches(relation, marks))
        && is_dated_in(view, relation, kind.event);
    let strength = kind.strength * confidence.factor() * if ended { 0.5 } else { 1.0 };
    RelationFacts {
        in_view,
        ties: in_view && kind.nature != Nature::Identity,
        ended,
        confidence,
        strength,
    }
}

/// Whether a relation names or touches a marked lever.
fn touches(relation: &Relation, marks: &[bool]) -> bool {
    let mut levers = relation
        .levers
        .iter()
        .chain([&relation.source, &relation.target]);
    levers.any(|lever| marks[lever.at()])
}

fn has_ended(view: &View, relation: &Relation) -> bool {
    relation.valid_to.is_some_and(|to| {
        view.as_of
            .is_none_or(|as_of| to.last_day() < as_of.last_day())
    })
}

/// Whether a relation is valid on the view's date, and known by then.
fn is_dated_in(view: &View, relation: &Relation, event: bool) -> bool {
    let Some(as_of) = view.as_of else { return true };
    let begun = relation
        .valid_from
        .is_none_or(|from| from.first_day() <= as_of.last_day());
    let over = !event && has_ended(view, relation);
    let known =
        relation.evidence.is_empty() || relation.evidence.iter().any(|e| evidence_is_in(view, e));
    begun && !over && known
}

/// Whether a piece of evidence is undated, or dated on or before the view's date.
fn evidence_is_in(view: &View, evidence: &Evidence) -> bool {
    match (view.as_of, evidence.date) {
        (Some(as_of), Some(date)) => date.first_day() <= as_of.last_day(),
        _ => true,
    }
}
