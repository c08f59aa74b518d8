//! What stands around one entity: its relations, neighbours, whole, levers and owner.

use graph_data::algo::neighbours::neighbours;
use graph_data::model::{EntityIx, RelationIx};
use graph_data::network::{Direction, levers_of};
use graph_data::vocabulary::{PART_OF, RelationKindIx};

use super::prepared::Prepared;

impl Prepared {
    /// The relations in the view at an entity, of some kinds, that start there, end there or either, by id.
    #[must_use]
    pub fn relations_of(
        &self,
        entity: EntityIx,
        kinds: Option<&[RelationKindIx]>,
        direction: Direction,
    ) -> Vec<RelationIx> {
        let network = self.network();
        let mut rows: Vec<RelationIx> = network
            .incidences(entity)
            .filter(|i| direction.allows(i.outgoing))
            .map(|i| i.relation)
            .collect();
        rows.retain(|r| kinds.is_none_or(|kinds| kinds.contains(&network.relation(*r).kind)));
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// The entities within `hops` steps of an entity, itself left out, by id ([`neighbours`]).
    #[must_use]
    pub fn neighbours(&self, entity: EntityIx, hops: u32) -> Vec<EntityIx> {
        let found = neighbours(self.network(), entity, hops).into_iter();
        let mut reached: Vec<EntityIx> = found.map(|n| n.entity).collect();
        reached.sort_unstable();
        reached
    }

    /// The whole that an entity is part of: the target of its first part-of relation that has not
    /// ended.
    #[must_use]
    pub fn parent_of(&self, entity: EntityIx) -> Option<EntityIx> {
        let network = self.network();
        let part_of = network.dataset().vocabulary.find_relation_kind(PART_OF)?;
        let parents = network.incidences(entity).filter(|i| {
            i.outgoing && network.relation(i.relation).kind == part_of && !network.ended(i.relation)
        });
        parents.min_by_key(|i| i.relation).map(|i| i.other)
    }

    /// The levers that an actor belongs to: it is the source of a relation of nature LEVER to them.
    #[must_use]
    pub fn levers_of(&self, actor: EntityIx) -> Vec<EntityIx> {
        let belongs = levers_of(self.network(), actor);
        let mut levers: Vec<EntityIx> = belongs.map(|(lever, _)| lever).collect();
        levers.dedup();
        levers
    }

    /// The actors at the ends of relations that merely name a lever, each with the relation, by actor,
    /// then relation.
    #[must_use]
    pub fn naming(&self, lever: EntityIx) -> Vec<(EntityIx, RelationIx)> {
        let network = self.network();
        let mut linked = Vec::new();
        for &row in network.relations() {
            let relation = network.relation(row);
            let touches = relation.source == lever || relation.target == lever;
            if !touches && relation.levers.contains(&lever) {
                let ends = [relation.source, relation.target];
                let actors = ends.into_iter().filter(|e| network.category(*e).is_actor());
                linked.extend(actors.map(|actor| (actor, row)));
            }
        }
        linked.sort_unstable();
        linked.dedup();
        linked
    }

    /// The actor whose lever set an entity stands for.
    #[must_use]
    pub fn owner_of(&self, set: EntityIx) -> Option<EntityIx> {
        let network = self.network();
        let itself = network.category(set).is_actor().then_some(set);
        network.entity(set).owner.or(itself)
    }
}
