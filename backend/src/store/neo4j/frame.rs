//! What a dataset says of itself and the kinds of its own, as one text on the node of the network.
//!
//! The program's own kinds are not kept: the program has them. Tags are nodes, since entities hang on them.

use graph_data::dataset::{Dataset, Meta};
use graph_data::model::Tag;
use graph_data::vocabulary::{Kind, RelationKind, Vocabulary};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Frame {
    meta: Meta,
    kinds: Vec<Kind>,
    relation_kinds: Vec<RelationKind>,
    tags: Vec<Tag>,
}

/// Everything of a dataset but its entities and relations.
pub(super) fn written(dataset: &Dataset) -> String {
    let own = dataset.vocabulary.beside(&Vocabulary::built_in());
    let frame = Frame {
        meta: Meta::clone(&dataset.meta),
        kinds: own.kinds,
        relation_kinds: own.relation_kinds,
        tags: dataset.tags.to_vec(),
    };
    serde_json::to_string(&frame).unwrap_or_default()
}

/// A dataset without entities and relations.
pub(super) fn read(text: &str) -> serde_json::Result<Dataset> {
    let frame: Frame = serde_json::from_str(text)?;
    let own = Vocabulary {
        kinds: frame.kinds,
        relation_kinds: frame.relation_kinds,
    };
    Ok(Dataset {
        meta: frame.meta.into(),
        vocabulary: Vocabulary::built_in().with(own).into(),
        tags: frame.tags.into(),
        ..Dataset::default()
    })
}
