//! What was read, as the inputs of the schema: ids instead of rows.

use graph_data::dataset::Dataset;
use graph_data::interpret::{Narrowing, Reading, Supposed};
use graph_data::model::{Category, Confidence, EntityIx, RelationKindIx};
use graph_data::network::Direction;
use serde_json::{Map, Value, json};

use graph_data::interpret::Question;

/// The ids of rows.
pub(super) struct Ids<'a>(pub(super) &'a Dataset);

impl Ids<'_> {
    pub(super) fn one(&self, entity: EntityIx) -> &str {
        &self.0.entity(entity).id
    }

    pub(super) fn all(&self, entities: &[EntityIx]) -> Vec<&str> {
        entities.iter().map(|entity| self.one(*entity)).collect()
    }

    /// The ids; `None` for an empty list, which restricts nothing.
    pub(super) fn some(&self, entities: &[EntityIx]) -> Option<Vec<&str>> {
        (!entities.is_empty()).then(|| self.all(entities))
    }

    pub(super) fn relation_kind(&self, kind: RelationKindIx) -> &str {
        &self.0.vocabulary.relation_kind(kind).id
    }

    pub(super) fn relation_kinds(&self, kinds: &[RelationKindIx]) -> Option<Vec<&str>> {
        let ids = kinds.iter().map(|kind| self.relation_kind(*kind));
        (!kinds.is_empty()).then(|| ids.collect())
    }

    pub(super) fn kinds(&self, only: &Narrowing) -> Vec<&str> {
        let kinds = only.kinds.iter().map(|kind| self.0.vocabulary.kind(*kind));
        kinds.map(|kind| &*kind.id).collect()
    }

    pub(super) fn tags(&self, only: &Narrowing) -> Vec<&str> {
        let tags = only
            .tags
            .iter()
            .filter_map(|tag| self.0.tags.get(*tag as usize));
        tags.map(|tag| &*tag.id).collect()
    }
}

/// `ViewInput`, empty where nothing is restricted.
pub(super) fn view(ids: &Ids<'_>, reading: &Reading) -> Value {
    let words = &reading.view;
    let mut view = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            view.insert(name.to_owned(), value);
        }
    };
    put("asOf", words.as_of.map(|date| json!(date.to_string())));
    put(
        "confidenceMin",
        words.confidence_min.map(|c| json!(confidence(c))),
    );
    put(
        "throughContext",
        words.through_context.filter(|on| *on).map(Value::Bool),
    );
    put(
        "throughLevers",
        words.through_levers.filter(|on| !*on).map(Value::Bool),
    );
    put(
        "exceptEntities",
        ids.some(&words.except).map(|ids| json!(ids)),
    );
    if let Question::Money { kinds, .. } = &reading.question {
        put(
            "relationKinds",
            ids.relation_kinds(kinds).map(|ids| json!(ids)),
        );
    }
    Value::Object(view)
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "HIGH",
        Confidence::Medium => "MEDIUM",
        Confidence::Low => "LOW",
    }
}

/// `Direction`.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Any => "ANY",
        Direction::Outgoing => "OUTGOING",
        Direction::Incoming => "INCOMING",
    }
}

/// `EntityFilter`, null where nothing is restricted.
pub(super) fn filter(ids: &Ids<'_>, only: &Narrowing) -> Value {
    let mut parts: Vec<Value> = Vec::new();
    if !only.entities.is_empty() {
        parts.push(json!({ "ids": ids.all(&only.entities) }));
    }
    if !only.kinds.is_empty() || !only.categories.is_empty() {
        let kinds = json!({ "kinds": ids.kinds(only) });
        let categories: Vec<&str> = only.categories.iter().map(|c| category(*c)).collect();
        let categories = json!({ "categories": categories });
        parts.push(match (only.kinds.is_empty(), only.categories.is_empty()) {
            (false, true) => kinds,
            (true, _) => categories,
            (false, false) => json!({ "or": [kinds, categories] }),
        });
    }
    // "Maatwerk in Limburg" asks for both.
    parts.extend(
        ids.tags(only)
            .into_iter()
            .map(|tag| json!({ "tags": [tag] })),
    );
    parts.extend(
        only.levers
            .iter()
            .map(|lever| json!({ "lever": ids.one(*lever) })),
    );
    match parts.len() {
        0 => Value::Null,
        1 => parts.remove(0),
        _ => json!({ "and": parts }),
    }
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Organisation => "ORGANISATION",
        Category::Government => "GOVERNMENT",
        Category::Lever => "LEVER",
        Category::Context => "CONTEXT",
    }
}

/// `PartnerProfile`.
pub(super) fn profile(ids: &Ids<'_>, only: &Narrowing) -> Value {
    json!({
        "kind": ids.kinds(only).first(),
        "levers": ids.some(&only.levers),
        "tags": (!only.tags.is_empty()).then(|| ids.tags(only)),
        "tiedTo": ids.some(&only.entities),
    })
}

/// `[ChangeInput!]`.
pub(super) fn changes_input(ids: &Ids<'_>, changes: &[Supposed]) -> Vec<Value> {
    let input = |change: &Supposed| match change {
        Supposed::Tie(source, kind, target) => json!({ "add": {
            "source": ids.one(*source), "target": ids.one(*target), "kind": ids.relation_kind(*kind),
        } }),
        Supposed::Gone(entity) => json!({ "removeEntity": ids.one(*entity) }),
    };
    changes.iter().map(input).collect()
}
