//! The questions of the start screen, answered.

use std::sync::Arc;

use async_graphql::{Description, Enum, Object};
use graph_data::algo::between::known_between;
use graph_data::algo::paths::{PathQuestion, PathRank, paths};
use graph_data::dataset;
use graph_data::explain::{self, Told};
use graph_data::limits::HOPS_DEFAULT;
use graph_data::model::{self, EntityIx};
use graph_data::network::Direction;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::types::cluster::ClusteringInput;
use crate::graphql::types::entity::Entity;
use crate::graphql::worded::encoded;

/// The question for the start screen's questions.
pub(super) struct StartQuestions(pub(super) Arc<Asked>);

#[Object]
impl StartQuestions {
    /// The questions of the start screen, answered, in the dataset's order; those about an entity that
    /// the view leaves out are not asked.
    async fn start_questions(&self) -> Vec<StartQuestion<'_>> {
        let network = self.0.network();
        let questions = self.0.dataset().start_questions();
        let asked = questions.filter(|(_, about)| about.iter().all(|e| network.has_entity(*e)));
        let asked = asked.map(|(question, about)| StartQuestion {
            asked: &self.0,
            question,
            about,
        });
        asked.collect()
    }
}

/// What a question of the start screen asks.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "dataset::StartQuestionKind")]
pub(super) enum StartQuestionKind {
    /// What is known between 2 to 6 entities, and what not.
    Known,
    /// Through whom one entity reaches another.
    Path,
    /// Who works on a lever.
    Lever,
    /// In which cluster an entity is.
    Cluster,
}

/// A question of the start screen with its answer.
#[derive(Description)]
pub(super) struct StartQuestion<'a> {
    asked: &'a Arc<Asked>,
    question: &'a dataset::StartQuestion,
    about: Vec<EntityIx>,
}

#[Object(use_type_description)]
impl StartQuestion<'_> {
    /// What it asks.
    async fn kind(&self) -> StartQuestionKind {
        self.question.kind.into()
    }
    /// The question in words.
    async fn question(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the question.")]
        language: Option<Language>,
    ) -> &str {
        self.question.question.get(speak(language))
    }
    /// The answer in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the answer.")] language: Option<
            Language,
        >,
    ) -> Result<String, Problem> {
        Ok(self.answer(speak(language))?.text())
    }
    /// The entities that it is about, in its order.
    async fn entities(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(self.asked, &self.about)
    }
    /// A path on this server, percent-encoded: where the page shows the answer.
    async fn page(&self) -> Result<String, Problem> {
        let ids: Vec<String> = self.about.iter().map(|e| self.id(*e)).collect();
        Ok(match (self.question.kind, ids.as_slice()) {
            (dataset::StartQuestionKind::Path, [from, to, ..]) => {
                format!("/weg?van={from}&naar={to}")
            }
            (dataset::StartQuestionKind::Lever, [lever, ..]) => format!("/hefboom/{lever}"),
            (dataset::StartQuestionKind::Cluster, _) => match self.cluster()? {
                Some(lead) => format!("/groep/{}", self.id(lead)),
                None => "/groepen".to_owned(),
            },
            _ => format!("/tussen?wie={}", ids.join(",")),
        })
    }
}

impl StartQuestion<'_> {
    fn answer(&self, language: model::Language) -> Result<Told, Problem> {
        let network = self.asked.network();
        let entities = &self.about;
        Ok(match (self.question.kind, entities.as_slice()) {
            (dataset::StartQuestionKind::Path, [from, to, ..]) => self.way(*from, *to, language),
            (dataset::StartQuestionKind::Lever, [lever, ..]) => {
                explain::lever(network, *lever, language)
            }
            (dataset::StartQuestionKind::Cluster, [entity, ..]) => {
                self.cluster_of(*entity, language)?
            }
            _ => {
                let mut halt = self.asked.allowance().deadline.halt();
                let known = known_between(network, entities, &mut halt);
                explain::known(network, &known, language)
            }
        })
    }

    fn way(&self, from: EntityIx, to: EntityIx, language: model::Language) -> Told {
        let network = self.asked.network();
        let question = PathQuestion {
            from,
            to,
            first: 1,
            hops_max: HOPS_DEFAULT,
            via: Vec::new(),
            rank: PathRank::Shortest,
            direction: Direction::Any,
        };
        let mut halt = self.asked.allowance().deadline.halt();
        let answer = paths(network, &question, &mut halt);
        match (answer.paths.first(), &answer.no_path) {
            (Some(way), _) => explain::path(network, way, language),
            (None, Some(none)) => explain::no_path(network, &question, none, language),
            (None, None) => Told::default(),
        }
    }

    fn cluster_of(&self, entity: EntityIx, language: model::Language) -> Result<Told, Problem> {
        let clustered = ClusteringInput::default().clusters(self.asked)?;
        let Some(at) = clustered.clustering.cluster_of[entity.at()] else {
            return Ok(Told::default());
        };
        let network = self.asked.network();
        let cluster = &clustered.clustering.clusters[at as usize];
        let mut told = explain::cluster_of(network, cluster, entity, language);
        let deadline = self.asked.allowance().deadline;
        let shares = self.asked.prepared().stability(&clustered, deadline);
        let share = shares.and_then(|shares| shares.get(at as usize).copied());
        let holds = explain::cluster_stability(network, share, language);
        told.clauses.extend(holds.clauses);
        Ok(told)
    }

    /// The entity after which the cluster of the question's entity is called.
    fn cluster(&self) -> Result<Option<EntityIx>, Problem> {
        let clustered = ClusteringInput::default().clusters(self.asked)?;
        let entity = self.about.first();
        let cluster = entity.and_then(|e| clustered.clustering.cluster_of(*e));
        Ok(cluster.map(|cluster| cluster.lead))
    }

    fn id(&self, entity: EntityIx) -> String {
        encoded(&self.asked.network().entity(entity).id)
    }
}
