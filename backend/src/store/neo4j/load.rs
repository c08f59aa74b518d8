//! The network as it is in Neo4j, read row after row.
//!
//! Knows nothing of revisions. What does not fit together is damage, and is said with its place.

use std::collections::HashMap;

use graph_data::dataset::Dataset;
use graph_data::edit::{EntityRecord, RelationRecord, founded};
use graph_data::model::{Alias, Evidence, Identifier};
use graph_data::vocabulary::Vocabulary;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::connection::{Ask, Connection};
use super::cypher;
use super::mapping::{AliasRow, EntityRow, EvidenceRow, IdentifierRow, PartRow, RelationRow};
use crate::store::error::Result;

/// Parts by the id of what they are about, each with its place: few hang on one record.
type Parts<T> = HashMap<Box<str>, Vec<(u32, T)>>;

#[derive(Deserialize)]
struct OneEntity {
    entity: EntityRow,
}

#[derive(Deserialize)]
struct OneRelation {
    relation: RelationRow,
}

/// All entities and relations, in a frame that has none.
pub(super) async fn all(from: &Connection, frame: Dataset) -> Result<Dataset> {
    let mut loading = Loading {
        from,
        aliases: parts::<AliasRow, Alias>(from, cypher::ALIASES).await?,
        identifiers: parts::<IdentifierRow, Identifier>(from, cypher::IDENTIFIERS).await?,
        evidence: parts::<EvidenceRow, Evidence>(from, cypher::EVIDENCE).await?,
        entities: Vec::new(),
        relations: Vec::new(),
    };
    loading.entities(&frame).await?;
    loading.relations(&frame).await?;
    loading.whole(frame)
}

/// The kinds of relations by the names of their types.
pub(super) fn kinds(vocabulary: &Vocabulary) -> HashMap<String, Box<str>> {
    let kinds = vocabulary.relation_kinds.iter();
    kinds
        .map(|kind| (cypher::type_name(&kind.id), kind.id.clone()))
        .collect()
}

struct Loading<'a> {
    from: &'a Connection,
    aliases: Parts<Alias>,
    identifiers: Parts<Identifier>,
    evidence: Parts<Evidence>,
    entities: Vec<EntityRecord>,
    relations: Vec<RelationRecord>,
}

impl Loading<'_> {
    async fn entities(&mut self, frame: &Dataset) -> Result<()> {
        let mut strange = None;
        let ask = Ask::new(cypher::ENTITIES);
        let from = self.from;
        from.each(ask, |OneEntity { entity }| {
            let labels = entity.labels.clone();
            let mut record = entity.record();
            let kind = frame.vocabulary.find_kind(&record.kind);
            let label = kind.map(|kind| cypher::label(frame.vocabulary.kind(kind).category));
            if label.is_none_or(|label| labels.iter().all(|known| **known != *label)) {
                strange.get_or_insert_with(|| record.id.clone());
            }
            record.aliases = taken(&mut self.aliases, &record.id);
            record.identifiers = taken(&mut self.identifiers, &record.id);
            record.evidence = taken(&mut self.evidence, &record.id);
            self.entities.push(record);
        })
        .await?;
        match strange {
            None => Ok(()),
            Some(id) => {
                Err(from.damaged(format!("the labels of {id:?} are not those of its kind")))
            }
        }
    }

    async fn relations(&mut self, frame: &Dataset) -> Result<()> {
        let kinds = kinds(&frame.vocabulary);
        let ask = Ask::new(cypher::relations(&frame.vocabulary));
        let from = self.from;
        from.each(ask, |OneRelation { relation }| {
            let kind = kinds.get(&relation.name).cloned().unwrap_or_default();
            let mut record = relation.record(kind);
            record.evidence = taken(&mut self.evidence, &record.id);
            self.relations.push(record);
        })
        .await
    }

    fn whole(self, frame: Dataset) -> Result<Dataset> {
        let stray = [
            self.aliases.into_keys().min(),
            self.identifiers.into_keys().min(),
            self.evidence.into_keys().min(),
        ];
        if let Some(id) = stray.into_iter().flatten().min() {
            let what = format!("names, numbers or evidence are about {id:?}, which is not there");
            return Err(self.from.damaged(what));
        }
        let Self {
            from,
            mut entities,
            mut relations,
            ..
        } = self;
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        relations.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(id) = shared(&entities, &relations) {
            return Err(from.damaged(format!("{id:?} is there twice")));
        }
        let dataset = founded(frame, entities, relations);
        dataset.map_err(|error| from.damaged(error.to_string()))
    }
}

/// The first id that stands twice, among entities and relations in order.
fn shared<'a>(entities: &'a [EntityRecord], relations: &'a [RelationRecord]) -> Option<&'a str> {
    let of_entities = entities.iter().map(|entity| &*entity.id);
    let of_relations = relations.iter().map(|relation| &*relation.id);
    let mut ids: Vec<&str> = of_entities.chain(of_relations).collect();
    // Two runs that are in order: O(n).
    ids.sort();
    let twice = ids.windows(2).find(|two| two[0] == two[1]);
    twice.map(|two| two[0])
}

async fn parts<Row: DeserializeOwned, T: From<Row>>(
    from: &Connection,
    cypher: &str,
) -> Result<Parts<T>> {
    let mut all: Parts<T> = HashMap::new();
    let each = from.each(Ask::new(cypher), |row: PartRow<Row>| {
        let parts = all.entry(row.about).or_default();
        // Of two in one place the last counts: what differs from the log is found by its checksum.
        parts.retain(|(place, _)| *place != row.place);
        parts.push((row.place, row.part.into()));
    });
    each.await?;
    Ok(all)
}

fn taken<T>(parts: &mut Parts<T>, about: &str) -> Vec<T> {
    let mut parts = parts.remove(about).unwrap_or_default();
    parts.sort_by_key(|(place, _)| *place);
    parts.into_iter().map(|(_, part)| part).collect()
}
