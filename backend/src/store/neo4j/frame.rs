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
    let built_in = Vocabulary::built_in();
    let Vocabulary {
        kinds,
        relation_kinds,
    } = dataset.vocabulary.clone();
    let own_kind = |kind: &Kind| built_in.find_kind(&kind.id).is_none();
    let own_relation_kind = |kind: &RelationKind| built_in.find_relation_kind(&kind.id).is_none();
    let frame = Frame {
        meta: dataset.meta.clone(),
        kinds: kinds.into_iter().filter(own_kind).collect(),
        relation_kinds: relation_kinds
            .into_iter()
            .filter(own_relation_kind)
            .collect(),
        tags: dataset.tags.clone(),
    };
    serde_json::to_string(&frame).unwrap_or_default()
}

/// A dataset without entities and relations.
pub(super) fn read(text: &str) -> serde_json::Result<Dataset> {
    let frame: Frame = serde_json::from_str(text)?;
    let mut vocabulary = Vocabulary::built_in();
    for kind in frame.kinds {
        let place = vocabulary.kinds.partition_point(|k| k.id < kind.id);
        vocabulary.kinds.insert(place, kind);
    }
    for kind in frame.relation_kinds {
        let place = vocabulary
            .relation_kinds
            .partition_point(|k| k.id < kind.id);
        vocabulary.relation_kinds.insert(place, kind);
    }
    Ok(Dataset {
        meta: frame.meta,
        vocabulary,
        tags: frame.tags,
        ..Dataset::default()
    })
}
