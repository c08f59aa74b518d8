//! Levers, their sets, and who is in what way at work on them.

use std::sync::Arc;

use async_graphql::SimpleObject;
use graph_data::explain;
use graph_data::model::{Category, EntityIx, Nature, RelationIx};

use super::choices::speak;
use super::entity::Actor;
use super::relation::Relation;
use super::shared::names::*;
use crate::graphql::asked::Asked;

/// What actors work on together. It belongs to a set, and its name may be unknown.
#[derive(Clone, Description)]
pub struct Lever(EntityFields);

impl Lever {
    /// The lever in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(EntityFields::new(asked, row))
    }

    /// The levers in rows.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn list(asked: &Arc<Asked>, rows: &[EntityIx]) -> Result<Vec<Self>, Problem> {
        asked.allowance().take(rows.len())?;
        Ok(rows.iter().map(|row| Self::new(asked, *row)).collect())
    }
}

entity_object!(Lever {
    /// False for a lever that is known to exist but whose name was never published.
    async fn named(&self) -> bool {
        self.0.facts().named
    }
    /// The set that it belongs to.
    async fn set(&self) -> Option<LeverSet> {
        let set = self.0.facts().lever_set;
        set.map(|set| LeverSet::new(self.0.asked(), set))
    }
    /// Who belongs to it: the actors from which a relation of nature LEVER leads to it. The relation's
    /// kind says how: leads, works on, offered to join.
    async fn actors(&self) -> Vec<LeverActor> {
        self.at_work(|row| self.0.asked().network().nature(row) == Nature::Lever)
    }
    /// Who leads it, works on it or offered to, and what is not known.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let network = self.0.asked().network();
        explain::lever(network, self.0.row(), speak(language)).text()
    }
    /// Actors at the ends of relations that merely name the lever.
    async fn linked(&self) -> Vec<LeverActor> {
        let names = self.0.asked().prepared().naming(self.0.row());
        names
            .into_iter()
            .map(|(actor, row)| LeverActor::new(self.0.asked(), actor, row))
            .collect()
    }
});

impl Lever {
    fn at_work(&self, counts: impl Fn(RelationIx) -> bool) -> Vec<LeverActor> {
        let network = self.0.asked().network();
        let incoming = network
            .incidences(self.0.row())
            .filter(|i| !i.outgoing && network.category(i.other).is_actor() && counts(i.relation));
        incoming
            .map(|i| LeverActor::new(self.0.asked(), i.other, i.relation))
            .collect()
    }
}

/// An actor and the relation that ties it to a lever.
#[derive(SimpleObject)]
pub struct LeverActor {
    /// The actor.
    actor: Actor,
    /// The relation; its kind says how the actor is at work.
    relation: Relation,
}

impl LeverActor {
    /// An actor and the relation that ties it to a lever.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, actor: EntityIx, relation: RelationIx) -> Self {
        Self {
            actor: Actor::new(asked, actor),
            relation: Relation::new(asked, relation),
        }
    }
}

/// A set of levers that were settled together.
#[derive(Description)]
pub struct LeverSet {
    asked: Arc<Asked>,
    row: EntityIx,
}

impl LeverSet {
    /// The set for which the entity in a row stands.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self {
            asked: Arc::clone(asked),
            row,
        }
    }
}

#[Object(use_type_description)]
impl LeverSet {
    /// The id of the entity that stands for the set.
    async fn id(&self) -> IdText<'_> {
        IdText(&self.asked.network().entity(self.row).id)
    }
    /// Its name.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        let label = &self.asked.network().entity(self.row).label;
        label.get(speak(language))
    }
    /// The actor whose set it is; null when nobody's.
    async fn owner(&self) -> Option<Actor> {
        let owner = self.asked.prepared().owner_of(self.row);
        owner.map(|owner| Actor::new(&self.asked, owner))
    }
    /// A functional mailbox or page, never a person's.
    async fn contact(&self) -> Option<&str> {
        self.asked.network().entity(self.row).contact.as_deref()
    }
    /// Who works on the set, which levers are in it, and on which nobody is known to work.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::lever_set(self.asked.network(), self.row, speak(language)).text()
    }
    /// Its levers in the view, by id.
    async fn levers(&self) -> Vec<Lever> {
        let network = self.asked.network();
        let of_set = |e: &EntityIx| {
            network.entity(*e).lever_set == Some(self.row)
                && network.category(*e) == Category::Lever
        };
        let levers = network.entities().filter(of_set);
        levers.map(|e| Lever::new(&self.asked, e)).collect()
    }
}
