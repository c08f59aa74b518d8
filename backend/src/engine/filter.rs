//! Which entities or relations of a view a list holds.
//!
//! A filter is evaluated as a column of yes and no over the dataset's rows, so that nested filters
//! cost one pass each. Ids were resolved to rows before.

use graph_data::algo::gaps::rests_on_alone;
use graph_data::model::{Category, Confidence, EntityIx, Nature};
use graph_data::names::folded;
use graph_data::network::{Direction, ViewedNetwork};
use graph_data::vocabulary::{KindIx, RelationKindIx};

use super::Prepared;

/// Which entities. Lists mean "one of these".
#[derive(Clone, Debug)]
pub enum EntityFilter {
    /// All of these; everything when empty.
    All(Vec<EntityFilter>),
    /// At least one of these; nothing when empty.
    Any(Vec<EntityFilter>),
    /// Not this.
    Not(Box<EntityFilter>),
    /// These entities.
    Ids(Vec<EntityIx>),
    /// Of these kinds.
    Kinds(Vec<KindIx>),
    /// Of these categories.
    Categories(Vec<Category>),
    /// Actors that belong to this lever, or to a lever of this set.
    Lever(EntityIx),
    /// With one of these tags.
    Tags(Vec<u32>),
    /// With this text in a name or the description.
    Text(String),
    /// Tied to one of these.
    Tied {
        /// To one of these.
        to: Box<EntityFilter>,
        /// By a relation of one of these kinds; any but identity when left out.
        kinds: Option<Vec<RelationKindIx>>,
        /// Seen from the entity that is filtered.
        direction: Direction,
    },
}

impl EntityFilter {
    /// Whether each entity of the dataset passes; entities outside the view never do.
    #[must_use]
    pub fn column(&self, prepared: &Prepared) -> Vec<bool> {
        let network = prepared.network();
        let mut column = self.marks(prepared);
        for entity in network.dataset().entity_rows() {
            column[entity.at()] &= network.has_entity(entity);
        }
        column
    }

    fn marks(&self, prepared: &Prepared) -> Vec<bool> {
        let network = prepared.network();
        let each = |test: &dyn Fn(EntityIx) -> bool| -> Vec<bool> {
            network.dataset().entity_rows().map(test).collect()
        };
        match self {
            Self::All(filters) => fold(prepared, filters, true, |a, b| a && b),
            Self::Any(filters) => fold(prepared, filters, false, |a, b| a || b),
            Self::Not(filter) => filter.marks(prepared).into_iter().map(|m| !m).collect(),
            Self::Ids(ids) => each(&|e| ids.contains(&e)),
            Self::Kinds(kinds) => each(&|e| kinds.contains(&network.entity(e).kind)),
            Self::Categories(list) => each(&|e| list.contains(&network.category(e))),
            Self::Tags(tags) => each(&|e| network.entity(e).tags.iter().any(|t| tags.contains(t))),
            Self::Text(text) => {
                let text = folded(text);
                let catalogue = prepared.catalogue();
                each(&|e| catalogue.mentions(network.dataset(), e, &text))
            }
            Self::Lever(lever) => workers(network, *lever),
            Self::Tied {
                to,
                kinds,
                direction,
            } => {
                let to = to.column(prepared);
                tied(network, &to, kinds.as_deref(), *direction)
            }
        }
    }
}

fn fold(
    prepared: &Prepared,
    filters: &[EntityFilter],
    start: bool,
    join: impl Fn(bool, bool) -> bool,
) -> Vec<bool> {
    let mut column = vec![start; prepared.dataset().entities.len()];
    for filter in filters {
        for (mark, other) in column.iter_mut().zip(filter.marks(prepared)) {
            *mark = join(*mark, other);
        }
    }
    column
}

fn workers(network: &ViewedNetwork, lever: EntityIx) -> Vec<bool> {
    let mut marks = vec![false; network.dataset().entities.len()];
    for &row in network.relations() {
        let relation = network.relation(row);
        let lever_hit =
            relation.target == lever || network.entity(relation.target).lever_set == Some(lever);
        if lever_hit && network.nature(row) == Nature::Lever {
            marks[relation.source.at()] |= network.category(relation.source).is_actor();
        }
    }
    marks
}

fn tied(
    network: &ViewedNetwork,
    to: &[bool],
    kinds: Option<&[RelationKindIx]>,
    direction: Direction,
) -> Vec<bool> {
    let mut marks = vec![false; to.len()];
    for &row in network.relations() {
        let relation = network.relation(row);
        let counts = match kinds {
            Some(kinds) => kinds.contains(&relation.kind),
            None => network.nature(row) != Nature::Identity,
        };
        if !counts || relation.source == relation.target {
            continue;
        }
        marks[relation.source.at()] |= direction.allows(true) && to[relation.target.at()];
        marks[relation.target.at()] |= direction.allows(false) && to[relation.source.at()];
    }
    marks
}

/// Which relations. Lists mean "one of these".
#[derive(Clone, Debug)]
pub enum RelationFilter {
    /// All of these; everything when empty.
    All(Vec<RelationFilter>),
    /// At least one of these; nothing when empty.
    Any(Vec<RelationFilter>),
    /// Not this.
    Not(Box<RelationFilter>),
    /// Of these kinds.
    Kinds(Vec<RelationKindIx>),
    /// With both ends among these.
    Between(Vec<EntityIx>),
    /// With evidence from exactly this address.
    Source(String),
    /// Resting on this address alone.
    SingleSource(String),
    /// At least this sure.
    ConfidenceMin(Confidence),
    /// That name or touch this lever, or a lever of this set.
    Lever(EntityIx),
}

impl RelationFilter {
    /// Whether a relation of the view passes.
    #[must_use]
    pub fn passes(&self, network: &ViewedNetwork, row: graph_data::model::RelationIx) -> bool {
        let relation = network.relation(row);
        match self {
            Self::All(filters) => filters.iter().all(|f| f.passes(network, row)),
            Self::Any(filters) => filters.iter().any(|f| f.passes(network, row)),
            Self::Not(filter) => !filter.passes(network, row),
            Self::Kinds(kinds) => kinds.contains(&relation.kind),
            Self::Between(ends) => {
                ends.contains(&relation.source) && ends.contains(&relation.target)
            }
            Self::Source(source) => network.evidence(row).any(|e| *e.source == **source),
            Self::SingleSource(source) => rests_on_alone(network, row, source),
            Self::ConfidenceMin(floor) => network.confidence(row) >= *floor,
            Self::Lever(lever) => {
                let is = |e: EntityIx| e == *lever || network.entity(e).lever_set == Some(*lever);
                let mut named = relation.levers.iter().copied();
                named.any(is) || is(relation.source) || is(relation.target)
            }
        }
    }
}
