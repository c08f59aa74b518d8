//! A relation between two entities.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::explain;
use graph_data::model::{self, Category, RelationIx};

use super::choices::{Confidence, Language, dutch, speak};
use super::date::{Date, date};
use super::entity::Entity;
use super::evidence::Evidence;
use super::id::IdText;
use super::lever::{Lever, LeverSet};
use super::vocabulary::RelationKind;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;

/// A typed, directed relation between two entities, with what it rests on.
#[derive(Clone, Description)]
pub struct Relation {
    asked: Arc<Asked>,
    row: RelationIx,
}

impl Relation {
    /// The relation in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: RelationIx) -> Self {
        Self {
            asked: Arc::clone(asked),
            row,
        }
    }

    /// The relations in rows.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn list(asked: &Arc<Asked>, rows: &[RelationIx]) -> Result<Vec<Self>, Problem> {
        asked.allowance().take(rows.len())?;
        Ok(rows.iter().map(|row| Self::new(asked, *row)).collect())
    }

    fn facts(&self) -> &model::Relation {
        self.asked.network().relation(self.row)
    }
}

#[Object(use_type_description)]
impl Relation {
    /// Its id, unique over entities and relations.
    pub async fn id(&self) -> IdText<'_> {
        IdText(&self.facts().id)
    }
    /// Its kind.
    async fn kind(&self) -> RelationKind<'_> {
        RelationKind(self.asked.dataset().relation_kind_of(self.row))
    }
    /// Where it starts.
    async fn source(&self) -> Entity {
        Entity::new(&self.asked, self.facts().source)
    }
    /// Where it leads.
    async fn target(&self) -> Entity {
        Entity::new(&self.asked, self.facts().target)
    }
    /// The levers that it names.
    async fn levers(&self) -> Vec<Lever> {
        let named = self.facts().levers.iter().copied();
        let levers = named.filter(|e| self.asked.network().category(*e) == Category::Lever);
        levers.map(|e| Lever::new(&self.asked, e)).collect()
    }
    /// The lever sets that it names: those, not each of their levers.
    async fn lever_sets(&self) -> Vec<LeverSet> {
        let named = self.facts().levers.iter().copied();
        let sets = named.filter(|e| self.asked.network().category(*e) != Category::Lever);
        sets.map(|e| LeverSet::new(&self.asked, e)).collect()
    }
    /// Since when, where a source says so.
    async fn valid_from(&self) -> Option<Date> {
        date(self.facts().valid_from)
    }
    /// Until when, where a source says so; null is unknown, not "still running".
    async fn valid_to(&self) -> Option<Date> {
        date(self.facts().valid_to)
    }
    /// Ended before the view's date, or ended at all when the view has none.
    async fn ended(&self) -> bool {
        self.asked.network().ended(self.row)
    }
    /// 0 to 1: its kind's strength, times its confidence's weight, times a half when ended.
    async fn strength(&self) -> f64 {
        self.asked.network().strength(self.row)
    }
    /// The highest of its evidence in the view; LOW without any.
    async fn confidence(&self) -> Confidence {
        self.asked.network().confidence(self.row).into()
    }
    /// What it rests on, as far as the view's date allows.
    async fn evidence(&self) -> Vec<Evidence<'_>> {
        self.asked
            .network()
            .evidence(self.row)
            .map(Evidence)
            .collect()
    }
    /// The newest date among its evidence in the view; null when none is dated.
    async fn newest(&self) -> Option<Date> {
        date(self.asked.prepared().newest(self.row))
    }
    /// One clause in plain language, in the direction asked: 'Febecoop is lid van Coopkracht'.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
        #[graphql(
            default_with = "Some(false)",
            desc = "Told from the target's side: 'Coopkracht heeft Febecoop als lid'."
        )]
        inverse: Option<bool>,
    ) -> String {
        let network = self.asked.network();
        let inverse = inverse.unwrap_or(false);
        explain::relation(network, self.row, inverse, speak(language)).text()
    }
}
