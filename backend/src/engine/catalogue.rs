//! The names of a dataset, made ready once per revision and shared by all its views.

use std::sync::OnceLock;

use graph_data::dataset::Dataset;
use graph_data::interpret::Interpreter;
use graph_data::model::EntityIx;
use graph_data::names::folded;
use graph_data::search::SearchIndex;

/// What is looked up by name: made when first asked for.
#[derive(Debug, Default)]
pub struct Catalogue {
    names: OnceLock<SearchIndex>,
    interpreter: OnceLock<Interpreter>,
    sorting_names: OnceLock<Vec<String>>,
    texts: OnceLock<Vec<String>>,
}

impl Catalogue {
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
