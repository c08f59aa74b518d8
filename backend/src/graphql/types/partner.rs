//! Possible partners and the reasons for them.

use std::sync::Arc;

use async_graphql::{Description, ID, InputObject, Object};
use graph_data::algo::partners::{self, PartnerQuestion, Partners, Profile, Seeker};
use graph_data::explain;
use graph_data::model::EntityIx;

use super::choices::{Language, ReasonKind, dutch, speak};
use super::entity::Actor;
use super::lever::Lever;
use super::path::Path;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;

/// An organisation that is not in the network. Everything left out is not known of it.
#[derive(Clone, Debug, Default, InputObject)]
pub struct PartnerProfile {
    /// What it is: a kind that the other one is not complements it.
    kind: Option<ID>,
    /// The levers that it belongs to; a set stands for all its levers.
    levers: Option<Vec<ID>>,
    /// Its regions, sectors and themes. Sectors only count where no region or theme is named: they say
    /// what one is, not with whom one might work.
    tags: Option<Vec<ID>>,
    /// Whom it is tied to: entities of the walkable network.
    tied_to: Option<Vec<ID>>,
}

impl PartnerProfile {
    /// The profile, with its ids as rows.
    ///
    /// # Errors
    /// `BAD_INPUT` or `NOT_FOUND` for what is not known or out of place.
    pub fn profile(&self, asked: &Asked) -> Result<Profile, Problem> {
        type Find = fn(&Asked, &str, &str) -> Result<EntityIx, Problem>;
        let rows =
            |argument: &str, ids: &Option<Vec<ID>>, find: Find| -> Result<Vec<EntityIx>, Problem> {
                let ids = ids.as_deref().unwrap_or_default();
                lookup::few_enough(asked, argument, ids.len())?;
                ids.iter().map(|id| find(asked, argument, id)).collect()
            };
        let kind = self.kind.as_ref().map(std::slice::from_ref);
        let kinds = lookup::kinds(asked, "profile.kind", kind.unwrap_or_default())?;
        let tags = self.tags.as_deref().unwrap_or_default();
        Ok(Profile {
            kind: kinds.first().copied(),
            levers: rows("profile.levers", &self.levers, lookup::lever)?,
            tags: lookup::tags(asked, "profile.tags", tags)?,
            tied_to: rows("profile.tiedTo", &self.tied_to, lookup::walkable)?,
        })
    }
}

/// An answer with its question, worked out once and shared by all that is told of it.
#[derive(Clone)]
pub struct PartnerAnswer {
    asked: Arc<Asked>,
    question: Arc<PartnerQuestion>,
    partners: Arc<Partners>,
}

impl PartnerAnswer {
    /// An answer to a question.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, question: PartnerQuestion, partners: Partners) -> Self {
        Self {
            asked: Arc::clone(asked),
            question: Arc::new(question),
            partners: Arc::new(partners),
        }
    }

    /// The suggestions, best first.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn suggestions(&self) -> Result<Vec<PartnerSuggestion>, Problem> {
        let suggestions = self.partners.suggestions.len();
        self.asked.allowance().take(suggestions)?;
        let suggestion = |at| PartnerSuggestion {
            answer: self.clone(),
            at,
        };
        Ok((0..suggestions).map(suggestion).collect())
    }
}

/// Possible partners, with what is known of the lever asked.
#[derive(Description)]
pub struct PartnerAdvice(PartnerAnswer);

impl PartnerAdvice {
    /// What was found.
    #[must_use]
    pub fn new(answer: PartnerAnswer) -> Self {
        Self(answer)
    }
}

#[Object(use_type_description)]
impl PartnerAdvice {
    /// The possible partners, best first, as `partners` gives them.
    async fn suggestions(&self) -> Result<Vec<PartnerSuggestion>, Problem> {
        self.0.suggestions()
    }
    /// The actors that belong to the lever asked, by id, the one asking left out; empty where nobody is
    /// known, and without a lever.
    async fn lever_actors(&self) -> Result<Vec<Actor>, Problem> {
        let lever = self.0.partners.lever.as_ref();
        let actors = lever.map_or(&[][..], |lever| &lever.actors);
        self.0.asked.allowance().take(actors.len())?;
        let actor = |row: &EntityIx| Actor::new(&self.0.asked, *row);
        Ok(actors.iter().map(actor).collect())
    }
    /// Where nobody of the lever asked can be suggested: the named levers of other sets of which
    /// somebody can, by id.
    async fn other_levers(&self) -> Result<Vec<Lever>, Problem> {
        let lever = self.0.partners.lever.as_ref();
        let levers = lever.map_or(&[][..], |lever| &lever.others);
        self.0.asked.allowance().take(levers.len())?;
        let lever = |row: &EntityIx| Lever::new(&self.0.asked, *row);
        Ok(levers.iter().map(lever).collect())
    }
    /// Who was found, or that nobody is known and where to look instead, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let Seeker::Actor(actor) = self.0.question.seeker else {
            return String::new();
        };
        let network = self.0.asked.network();
        explain::partner_advice(network, actor, &self.0.partners, speak(language)).text()
    }
}

/// A possible partner: an actor to whom there is no tie yet.
#[derive(Description)]
pub struct PartnerSuggestion {
    answer: PartnerAnswer,
    at: usize,
}

impl PartnerSuggestion {
    fn facts(&self) -> &partners::Suggestion {
        &self.answer.partners.suggestions[self.at]
    }
}

#[Object(use_type_description)]
impl PartnerSuggestion {
    /// The possible partner.
    async fn actor(&self) -> Actor {
        Actor::new(&self.answer.asked, self.facts().actor)
    }
    /// Above 0, without a unit: the sum of the shares of its reasons.
    async fn score(&self) -> f64 {
        self.facts().score
    }
    /// Why, largest share first.
    async fn reasons(&self) -> Result<Vec<Reason<'_>>, Problem> {
        self.answer
            .asked
            .allowance()
            .take(self.facts().reasons.len())?;
        let reasons = self.facts().reasons.iter();
        let reason = |reason| Reason {
            suggestion: self,
            reason,
        };
        Ok(reasons.map(reason).collect())
    }
    /// The best way there (SHORTEST, at most 8 steps), for a profile from the nearest of those it is
    /// tied to; null when there is none.
    async fn path(&self) -> Option<Path<'_>> {
        let path = self.facts().path.as_ref()?;
        Some(Path::new(&self.answer.asked, path))
    }
    /// Why these two might work together, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (network, seeker) = (self.answer.asked.network(), &self.answer.question.seeker);
        explain::partner(network, seeker, self.facts(), speak(language)).text()
    }
}

/// One reason for a partner.
#[derive(Description)]
pub struct Reason<'a> {
    suggestion: &'a PartnerSuggestion,
    reason: &'a partners::Reason,
}

#[Object(use_type_description)]
impl Reason<'_> {
    /// What sort of reason.
    async fn kind(&self) -> ReasonKind {
        self.reason.kind.into()
    }
    /// Its part of the score, above 0, without a unit.
    async fn share(&self) -> f64 {
        self.reason.share
    }
    /// The relations that it rests on, each once; none for tags that the actor carries itself.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.suggestion.answer.asked, &self.reason.relations)
    }
    /// The reason in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let answer = &self.suggestion.answer;
        let (network, seeker) = (answer.asked.network(), &answer.question.seeker);
        let suggestion = self.suggestion.facts();
        explain::partner_reason(network, seeker, suggestion, self.reason, speak(language)).text()
    }
}
