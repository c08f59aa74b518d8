//! The names of a dataset, made ready once per revision and shared by all its views.

use std::sync::{Arc, OnceLock};

use graph_data::dataset::Dataset;
use graph_data::interpret::Interpreter;
use graph_data::model::EntityIx;
use graph_data::names::folded;
use graph_data::network::ViewedNetwork;
use graph_data::search::{SearchHit, SearchIndex};

use super::part::FoundByName;

/// What is looked up by name: made when first asked for.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Of a part of a network: who was found by name in the whole.
    elsewhere: Option<Arc<FoundByName>>,
    names: OnceLock<SearchIndex>,
    interpreter: OnceLock<Interpreter>,
    sorting_names: OnceLock<Vec<String>>,
    texts: OnceLock<Vec<String>>,
}

impl Catalogue {
    /// The catalogue of a part of a network, with who was found by name in the whole.
    pub fn of_part(found: Arc<FoundByName>) -> Self {
        Self {
            elsewhere: Some(found),
            ..Self::default()
        }
    }

    /// Entities by a name as typed, best first.
    pub fn search(&self, network: &ViewedNetwork, text: &str, first: usize) -> Vec<SearchHit> {
        let elsewhere = self.elsewhere.as_ref();
        let found = elsewhere.and_then(|found| found.search(network, text, first));
        found.unwrap_or_else(|| self.names(network.dataset()).search(network, text, first))
    }

    /// Entities that may have been meant by an id that none has.
    pub fn nearest(&self, dataset: &Dataset, text: &str, first: usize) -> Vec<EntityIx> {
        let elsewhere = self.elsewhere.as_ref();
        let found = elsewhere.and_then(|found| found.nearest(dataset, text));
        found.unwrap_or_else(|| self.names(dataset).nearest(text, first))
    }

    /// The index of all names.
    pub fn names(&self, dataset: &Dataset) -> &SearchIndex {
        self.names.get_or_init(|| SearchIndex::new(dataset))
    }

    /// Who understands typed questions.
    pub fn interpreter(&self, dataset: &Dataset) -> &Interpreter {
        self.interpreter.get_or_init(|| Interpreter::new(dataset))
    }

    /// The Dutch label of an entity as lists are sorted by it: without case, accents and signs.
    pub fn sorting_name(&self, dataset: &Dataset, entity: EntityIx) -> &str {
        let names = self.sorting_names.get_or_init(|| {
            let entities = dataset.entities.iter();
            entities.map(|e| folded(&e.label.nl)).collect()
        });
        &names[entity.at()]
    }

    /// Whether a name or the description of an entity holds a text, both [`folded`].
    pub fn mentions(&self, dataset: &Dataset, entity: EntityIx, text: &str) -> bool {
        let texts = self.texts.get_or_init(|| {
            let entities = dataset.entities.iter();
            entities.map(all_texts).collect()
        });
        texts[entity.at()].contains(text)
    }
}

/// All texts of an entity, folded, with a sign between them that no folded text holds.
fn all_texts(entity: &graph_data::model::Entity) -> String {
    let texts = [&entity.label, &entity.short, &entity.description];
    let texts = texts
        .into_iter()
        .flat_map(|text| [Some(&*text.nl), text.en.as_deref()])
        .flatten();
    let names = entity.aliases.iter().map(|alias| &*alias.name);
    let folded: Vec<String> = texts.chain(names).map(folded).collect();
    folded.join("|")
}
