//! A network under a view, with what was worked out on it before.
//!
//! Each result is computed when first asked for and then shared between requests; nothing that a
//! deadline cut short is kept.

use std::sync::OnceLock;

use graph_data::algo::islands::Islands;
use graph_data::dataset::Dataset;
use graph_data::model::EntityIx;
use graph_data::network::ViewedNetwork;

/// A viewed network and its results so far.
#[derive(Debug)]
pub struct Prepared {
    network: ViewedNetwork,
    islands: OnceLock<Islands>,
    sorting_names: OnceLock<Vec<String>>,
}

impl Prepared {
    /// A viewed network of which nothing was asked yet.
    #[must_use]
    pub fn new(network: ViewedNetwork) -> Self {
        Self {
            network,
            islands: OnceLock::new(),
            sorting_names: OnceLock::new(),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &ViewedNetwork {
        &self.network
    }

    /// The facts behind it.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        self.network.dataset()
    }

    /// Its islands.
    pub fn islands(&self) -> &Islands {
        self.islands.get_or_init(|| Islands::new(&self.network))
    }

    /// The Dutch label of an entity as lists are sorted by it.
    #[must_use]
    pub fn sorting_name(&self, entity: EntityIx) -> &str {
        let names = self.sorting_names.get_or_init(|| {
            let entities = self.dataset().entities.iter();
            entities.map(|e| e.label.nl.to_lowercase()).collect()
        });
        &names[entity.at()]
    }

    /// Whether a name or the description of an entity holds a text.
    #[must_use]
    pub fn mentions(&self, entity: EntityIx, text: &str) -> bool {
        let facts = self.network.entity(entity);
        let texts = [&facts.label, &facts.short, &facts.description];
        let texts = texts
            .into_iter()
            .flat_map(|t| [Some(&*t.nl), t.en.as_deref()])
            .flatten();
        let names = facts.aliases.iter().map(|a| &*a.name);
        let text = text.to_lowercase();
        texts.chain(names).any(|t| t.to_lowercase().contains(&text))
    }
}
