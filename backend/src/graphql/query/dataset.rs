//! What does the dataset say of itself?

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::dataset::Meta;
use graph_data::model::Text;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::types::date::{Date, date};
use crate::graphql::types::entity::Entity;
use crate::graphql::types::id::IdText;

/// The question for what the dataset says of itself.
pub(super) struct DatasetQuestions(pub(super) Arc<Asked>);

#[Object]
impl DatasetQuestions {
    /// What the dataset says of itself.
    async fn dataset(&self) -> DatasetInfo {
        DatasetInfo(Arc::clone(&self.0))
    }
}

/// What a dataset says of itself.
#[derive(Description)]
pub(super) struct DatasetInfo(Arc<Asked>);

impl DatasetInfo {
    fn meta(&self) -> &Meta {
        &self.0.dataset().meta
    }
}

#[Object(use_type_description)]
impl DatasetInfo {
    /// Its id.
    async fn id(&self) -> IdText<'_> {
        IdText(&self.meta().id)
    }
    /// Its title.
    async fn title(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the title.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.meta().title.get(speak(language))
    }
    /// Under what conditions the facts may be used.
    async fn licence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the text.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.meta().licence.get(speak(language))
    }
    /// What a reader should know of how it was made.
    async fn notes(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the notes.")] language: Option<
            Language,
        >,
    ) -> Vec<&str> {
        texts(&self.meta().notes, language)
    }
    /// What the network lacks.
    async fn unknown(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentences.")]
        language: Option<Language>,
    ) -> Vec<&str> {
        texts(&self.meta().unknown, language)
    }
    /// When the sources were read.
    async fn read_on(&self) -> Option<Date> {
        date(self.meta().read_on)
    }
    /// The entities of the first picture that are in the view, in the dataset's order.
    async fn focus(&self) -> Result<Vec<Entity>, Problem> {
        let network = self.0.network();
        let focus = network.dataset().focus().into_iter();
        let rows: Vec<_> = focus.filter(|e| network.has_entity(*e)).collect();
        Entity::list(&self.0, &rows)
    }
}

fn texts(texts: &[Text], language: Option<Language>) -> Vec<&str> {
    let language = speak(language);
    texts.iter().map(|text| text.get(language)).collect()
}
