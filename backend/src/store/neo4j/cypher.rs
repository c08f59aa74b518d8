//! The texts in Cypher by which the store keeps a network, reads it as a whole, compares and mends it; those by
//! which it is read piece by piece lie beside. Texts come from here and from the vocabulary alone; whatever
//! somebody typed travels as a parameter.
//!
//! `$network` tells our nodes from those of others: each match begins with it. docs/NEO4J.md shows the model.

use graph_data::model::Category;
use graph_data::vocabulary::{RelationKind, Vocabulary};

/// Constraints by their names, each made once. Nodes of others lack `network`, and are never held to them.
/// By these, rows that are written find one another.
pub(super) const FIRST: [(&str, &str); 4] = [
    (
        "schakel_network",
        "CREATE CONSTRAINT schakel_network IF NOT EXISTS FOR (n:Network) REQUIRE n.network IS UNIQUE",
    ),
    (
        "schakel_entity",
        "CREATE CONSTRAINT schakel_entity IF NOT EXISTS FOR (n:Entity) REQUIRE (n.network, n.id) IS UNIQUE",
    ),
    (
        "schakel_tag",
        "CREATE CONSTRAINT schakel_tag IF NOT EXISTS FOR (n:Tag) REQUIRE (n.network, n.id) IS UNIQUE",
    ),
    (
        "schakel_revision",
        "CREATE CONSTRAINT schakel_revision IF NOT EXISTS FOR (n:Revision) REQUIRE (n.network, n.number) IS UNIQUE",
    ),
];
/// Those for which rows that arrive need not wait.
pub(super) const AFTER: [(&str, &str); 7] = [
    (
        "schakel_alias",
        "CREATE CONSTRAINT schakel_alias IF NOT EXISTS FOR (n:Alias) REQUIRE (n.network, n.about, n.place) IS UNIQUE",
    ),
    (
        "schakel_identifier",
        "CREATE CONSTRAINT schakel_identifier IF NOT EXISTS FOR (n:Identifier) REQUIRE (n.network, n.about, n.place) IS UNIQUE",
    ),
    (
        "schakel_evidence",
        "CREATE CONSTRAINT schakel_evidence IF NOT EXISTS FOR (n:Evidence) REQUIRE (n.network, n.about, n.place) IS UNIQUE",
    ),
    (
        "schakel_operation",
        "CREATE CONSTRAINT schakel_operation IF NOT EXISTS FOR (n:Revision) REQUIRE (n.network, n.operation) IS UNIQUE",
    ),
    (
        "schakel_change",
        "CREATE CONSTRAINT schakel_change IF NOT EXISTS FOR (n:Change) REQUIRE (n.network, n.id, n.revision) IS UNIQUE",
    ),
    (
        "schakel_change_of",
        "CREATE INDEX schakel_change_of IF NOT EXISTS FOR (n:Change) ON (n.network, n.revision, n.id)",
    ),
    (
        "schakel_names",
        "CREATE FULLTEXT INDEX schakel_names IF NOT EXISTS FOR (n:Entity|Alias) \
         ON EACH [n.label_nl, n.label_en, n.short_nl, n.short_en, n.name]",
    ),
];

/// The newest revision, where a network is there and whole.
pub(super) const HEAD: &str = "MATCH (n:Network {network: $network}) \
    RETURN n.format AS format, n.arriving AS arriving, n.mending AS mending, n.revision AS revision, \
    n.chain AS chain, n.frame AS frame";

/// Begins to fill a network, where none is whole and nobody went on filling it since it was looked at (with `$any`,
/// whatever is there): whoever filled it before finds that it is another who does. `$pause` is how many
/// milliseconds pass at most from one step to the next.
pub(super) const ARRIVE: &str = "MERGE (n:Network {network: $network}) ON CREATE SET n.arriving = $token \
    SET n.lock = true WITH n \
    WHERE $any OR n.arriving = $token OR ((n.arriving IS NOT NULL OR n.revision IS NULL OR n.chain IS NULL) \
        AND coalesce(n.arriving, '') = $filled_by AND coalesce(n.steps, 0) = $steps) \
    SET n.arriving = $token, n.mark = $token, n.format = $format, n.frame = $frame, \
        n.revision = null, n.chain = null, n.mending = null, n.held_until = null, \
        n.steps = 0, n.pause = $pause \
    REMOVE n.lock RETURN n.arriving";
/// Whether it is still we who fill it. Locks it for the rest of the transaction.
pub(super) const ARRIVING: &str = "MATCH (n:Network {network: $network}) SET n.lock = true \
    WITH n WHERE n.arriving = $token SET n.steps = n.steps + 1 REMOVE n.lock RETURN n.arriving";
/// Who fills a network, and how far that is.
pub(super) const FILLING: &str = "MATCH (n:Network {network: $network}) WHERE n.arriving IS NOT NULL \
    RETURN n.arriving AS arriving, coalesce(n.steps, 0) AS steps, coalesce(n.pause, 0) AS pause";
/// The network is whole.
pub(super) const ARRIVED: &str = "MATCH (n:Network {network: $network}) \
    SET n.arriving = null, n.steps = null, n.pause = null, n.revision = $revision, n.chain = $chain";
/// Lets nobody edit for a while: whoever does this may be killed on the way.
pub(super) const HOLD: &str = "MATCH (n:Network {network: $network}) \
    SET n.held_until = datetime() + duration({seconds: $seconds}) RETURN n.network";
/// Lets people edit again.
pub(super) const RELEASE: &str =
    "MATCH (n:Network {network: $network}) REMOVE n.held_until RETURN n.network";
/// Takes a network for one that is not there, from the revision that was expected: nobody edits it any more.
pub(super) const CLOSE: &str = "MATCH (n:Network {network: $network}) SET n.lock = true \
    WITH n WHERE n.arriving IS NULL AND n.revision = $expected AND n.chain = $seal \
    SET n.arriving = $token REMOVE n.lock RETURN n.revision";
/// Takes the lock, and goes on only from the revision that was expected.
pub(super) const ADVANCE: &str = "MATCH (n:Network {network: $network}) SET n.lock = true \
    WITH n WHERE n.arriving IS NULL AND n.mending IS NULL AND coalesce(n.held_until < datetime(), true) \
    AND n.revision = $expected AND n.chain = $seal SET n.revision = $revision, n.chain = $chain REMOVE n.lock RETURN n.revision";
/// As [`ADVANCE`], and from one format to the next.
pub(super) const UPGRADE: &str = "MATCH (n:Network {network: $network}) SET n.lock = true \
    WITH n WHERE n.arriving IS NULL AND n.mending IS NULL AND coalesce(n.held_until < datetime(), true) \
    AND n.revision = $expected AND n.chain = $seal AND n.format = $was SET n.format = $format, n.chain = $chain REMOVE n.lock RETURN n.revision";
/// Gives revisions another checksum and seal.
pub(super) const SEAL_ANEW: &str = "UNWIND $rows AS row \
    MATCH (r:Revision {network: $network, number: row.number}) SET r.state = row.state, r.chain = row.chain";

/// Writes, and changes nothing.
pub(super) const TOUCH: &str =
    "MATCH (n:Network {network: $network}) SET n.lock = true REMOVE n.lock RETURN n.network";

/// Anything of a network beside its own node, whole or not.
pub(super) const ANYTHING: &str = "MATCH (n:Entity|Tag|Alias|Identifier|Evidence|Revision|Change {network: $network}) \
    RETURN labels(n) AS labels LIMIT 1";

/// Takes away some of what is ours, by labels: so much as a transaction holds easily.
pub(super) const WIPE: [(&str, &str); 7] = [
    (
        "Change",
        "MATCH (n:Change {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Revision",
        "MATCH (n:Revision {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Evidence",
        "MATCH (n:Evidence {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Alias",
        "MATCH (n:Alias {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Identifier",
        "MATCH (n:Identifier {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Tag",
        "MATCH (n:Tag {network: $network}) WITH n LIMIT 5000 DETACH DELETE n",
    ),
    (
        "Entity",
        "MATCH (n:Entity {network: $network}) WITH n LIMIT 500 DETACH DELETE n",
    ),
];

/// All nodes and all ties of a network as they stand, whatever somebody made of them.
pub(super) const ALL_NODES: &str = "MATCH (n:Network|Entity|Tag|Alias|Identifier|Evidence|Revision|Change {network: $network}) \
     RETURN elementId(n) AS key, labels(n) AS labels, [] AS ends, keys(n) AS names, \
     [key IN keys(n) | CASE WHEN n[key] IS :: LIST<ANY> THEN toStringList(n[key]) ELSE [toStringOrNull(n[key])] END] AS values";
pub(super) const ALL_TIES: &str = "MATCH (n:Network|Entity|Tag|Alias|Identifier|Evidence|Revision|Change {network: $network})-[r]->(m) \
     RETURN elementId(r) AS key, [type(r)] AS labels, [elementId(n), elementId(m)] AS ends, keys(r) AS names, \
     [key IN keys(r) | CASE WHEN r[key] IS :: LIST<ANY> THEN toStringList(r[key]) ELSE [toStringOrNull(r[key])] END] AS values";

pub(super) const MERGE_TAGS: &str = "UNWIND $rows AS row \
    MERGE (t:Tag {network: $network, id: row.id}) SET t += row";

pub(super) const ENTITIES: &str = "MATCH (e:Entity {network: $network}) \
    RETURN e {.*, tags: [(e)-[:TAGGED]->(t:Tag) | t.id], labels: labels(e)} AS entity";
pub(super) const ALIASES: &str =
    "MATCH (p:Alias {network: $network}) RETURN p.about AS about, p.place AS place, p {.*} AS part";
pub(super) const IDENTIFIERS: &str = "MATCH (p:Identifier {network: $network}) RETURN p.about AS about, p.place AS place, p {.*} AS part";
pub(super) const EVIDENCE: &str = "MATCH (p:Evidence {network: $network}) RETURN p.about AS about, p.place AS place, p {.*} AS part";

/// The kinds of relations in the index of levers that relations name, once that is ready.
pub(super) const NAMING_INDEX: &str = "SHOW FULLTEXT INDEXES YIELD name, state, labelsOrTypes \
    WHERE name = 'schakel_naming' AND state = 'ONLINE' RETURN labelsOrTypes AS types";
/// Whether any relation is in that index.
pub(super) const NAMING_ANY: &str = "CALL db.index.fulltext.queryRelationships('schakel_naming', '*:*', {limit: 1}) \
    YIELD relationship RETURN relationship.id AS id";

pub(super) const DELETE_ENTITIES: &str = "UNWIND $rows AS id \
    MATCH (e:Entity {network: $network, id: id}) DETACH DELETE e";
pub(super) const UNTAG: &str = "UNWIND $rows AS id \
    MATCH (:Entity {network: $network, id: id})-[r:TAGGED]->(:Tag) DELETE r";
pub(super) const TAG: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.id}), (t:Tag {network: $network, id: row.tag}) \
    MERGE (e)-[:TAGGED]->(t)";
/// Taken away with the record that they are about, one statement for each sort of part.
pub(super) const DELETE_PARTS: [&str; 3] = [
    "UNWIND $rows AS id MATCH (p:Alias {network: $network, about: id}) WHERE p.place >= 0 DETACH DELETE p",
    "UNWIND $rows AS id MATCH (p:Identifier {network: $network, about: id}) WHERE p.place >= 0 DETACH DELETE p",
    "UNWIND $rows AS id MATCH (p:Evidence {network: $network, about: id}) WHERE p.place >= 0 DETACH DELETE p",
];
pub(super) const PUT_ALIASES: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    MERGE (p:Alias {network: $network, about: row.about, place: row.place}) SET p += row \
    MERGE (e)-[:HAS_NAME]->(p)";
pub(super) const PUT_IDENTIFIERS: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    MERGE (p:Identifier {network: $network, about: row.about, place: row.place}) SET p += row \
    MERGE (e)-[:HAS_NUMBER]->(p)";
/// What entities rest on hangs on them.
pub(super) const PUT_EVIDENCE: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    MERGE (p:Evidence {network: $network, about: row.about, place: row.place}) SET p += row \
    MERGE (e)-[:RESTS_ON]->(p)";
/// What relations rest on has their id in `about`: a relation of Neo4j cannot have one itself.
pub(super) const PUT_RELATION_EVIDENCE: &str = "UNWIND $rows AS row \
    MERGE (p:Evidence {network: $network, about: row.about, place: row.place}) SET p += row";
/// The same into a network that has none yet.
pub(super) const ADD_ALIASES: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    CREATE (e)-[:HAS_NAME]->(p:Alias {network: $network}) SET p += row";
pub(super) const ADD_IDENTIFIERS: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    CREATE (e)-[:HAS_NUMBER]->(p:Identifier {network: $network}) SET p += row";
pub(super) const ADD_EVIDENCE: &str = "UNWIND $rows AS row \
    MATCH (e:Entity {network: $network, id: row.about}) \
    CREATE (e)-[:RESTS_ON]->(p:Evidence {network: $network}) SET p += row";
pub(super) const ADD_RELATION_EVIDENCE: &str =
    "UNWIND $rows AS row CREATE (p:Evidence {network: $network}) SET p += row";

pub(super) const ADD_REVISIONS: &str = "UNWIND $rows AS row \
    CREATE (r:Revision {network: $network, number: row.number}) SET r += row";
pub(super) const ADD_CHANGES: &str = "UNWIND $rows AS row \
    MATCH (r:Revision {network: $network, number: row.revision}) \
    CREATE (c:Change {network: $network, id: row.id, revision: row.revision, before: row.before, after: row.after}) \
    CREATE (r)-[:CHANGED]->(c)";

pub(super) const REVISIONS: &str = "MATCH (r:Revision {network: $network}) \
    WHERE r.number > $after AND r.number < $before \
    WITH r ORDER BY r.number DESC LIMIT $first \
    RETURN r {.*, changes: COLLECT { MATCH (r)-[:CHANGED]->(c:Change) RETURN [c.before, c.after] ORDER BY c.id }} AS revision \
    ORDER BY r.number DESC";
/// The same without what they changed; how much that is, Neo4j knows without a look at it.
pub(super) const HEADS: &str = "MATCH (r:Revision {network: $network}) \
    WHERE r.number > $after AND r.number < $before \
    WITH r ORDER BY r.number DESC LIMIT $first \
    RETURN r {.*, touched: COUNT { (r)-[:CHANGED]->() }} AS revision ORDER BY r.number DESC";
pub(super) const HEADS_OF: &str = "MATCH (r:Revision {network: $network}) WHERE r.number IN $numbers \
    RETURN r {.*, touched: COUNT { (r)-[:CHANGED]->() }} AS revision ORDER BY r.number DESC";
/// What each of some revisions changed of the first records after an id.
pub(super) const CHANGES: &str = "UNWIND $numbers AS number \
    CALL (number) { MATCH (c:Change {network: $network, revision: number}) WHERE c.id > $after \
    RETURN c ORDER BY c.id LIMIT $first } \
    RETURN number, c.id AS id, c.before AS before, c.after AS after ORDER BY number, id";
pub(super) const IDS_TOUCHED: &str = "UNWIND $numbers AS number \
    CALL (number) { MATCH (c:Change {network: $network, revision: number}) WHERE c.id > '' \
    RETURN c.id AS id ORDER BY c.id LIMIT $first } RETURN number, id ORDER BY number, id";
/// What some revisions changed of the records beside them.
pub(super) const CHANGES_TO: &str = "UNWIND $rows AS row \
    MATCH (c:Change {network: $network, id: row.id, revision: row.revision}) \
    RETURN row.revision AS number, row.id AS id, c.before AS before, c.after AS after";
pub(super) const SEAL: &str =
    "MATCH (r:Revision {network: $network, number: $number}) RETURN r.chain AS chain";
pub(super) const OPERATION: &str =
    "MATCH (r:Revision {network: $network, operation: $operation}) RETURN r.number AS number";
/// The revisions after the first that touched a record, newest first.
pub(super) const TOUCHED: &str = "MATCH (c:Change {network: $network, id: $id}) WHERE c.revision > $after \
    RETURN c.revision AS number, c.before IS NOT NULL AS was ORDER BY number DESC";
pub(super) const IS_THERE: &str = "OPTIONAL MATCH (e:Entity {network: $network, id: $id}) \
    OPTIONAL MATCH (:Entity {network: $network})-[r {id: $id}]->(:Entity {network: $network}) \
    RETURN e IS NOT NULL OR r IS NOT NULL AS there LIMIT 1";

/// The node of a network, whatever stands there.
pub(super) const STAMP: &str = "MATCH (n:Network {network: $network}) \
    RETURN n.arriving AS arriving, n.mending AS mending, n.mark AS mark, n.revision AS revision, n.chain AS chain, \
    n.frame AS frame";
/// Takes the lock, and goes on only where it is still as it was: nobody wrote, and nobody else mends.
pub(super) const STILL: &str = "MATCH (n:Network {network: $network}) SET n.lock = true \
    WITH n WHERE n.arriving IS NULL \
    AND (n.revision = $was_revision OR n.revision IS NULL AND $was_revision IS NULL) \
    AND (n.chain = $was_chain OR n.chain IS NULL AND $was_chain IS NULL) \
    AND (n.mending = $was_mending OR n.mending IS NULL AND $was_mending IS NULL) \
    AND (n.mark = $was_mark OR n.mark IS NULL AND $was_mark IS NULL) \
    SET n.mending = $mending REMOVE n.lock RETURN n.network";
/// It is this revision, and all of it. Whoever compared before does not go on, though the revision may be the same.
pub(super) const MENDED: &str = "MATCH (n:Network {network: $network}) \
    SET n.revision = $revision, n.chain = $chain, n.frame = $frame, n.mark = n.mending, n.mending = null";

pub(super) const ENTITIES_FOUND: &str = "MATCH (e:Entity {network: $network}) \
    RETURN elementId(e) AS key, e {.*} AS properties, labels(e) AS labels, \
    [(e)-[:TAGGED]->(t:Tag) | t.id] AS tags";
pub(super) const TAGS_FOUND: &str =
    "MATCH (t:Tag {network: $network}) RETURN elementId(t) AS key, t {.*} AS properties";
pub(super) const LOG_FOUND: &str = "MATCH (r:Revision {network: $network}) \
    RETURN elementId(r) AS key, r {.*} AS properties, \
    COLLECT { MATCH (r)-[t:CHANGED]->(c) RETURN {tie: elementId(t), key: elementId(c), properties: c {.*}, \
        is_ours: c:Change AND coalesce(c.network = $network, false)} } AS changes";
/// Changes that no revision has.
pub(super) const CHANGES_ASTRAY: &str = "MATCH (c:Change {network: $network}) \
    WHERE NOT EXISTS { (:Revision {network: $network})-[:CHANGED]->(c) } \
    RETURN elementId(c) AS key, c {.*} AS properties";

/// A sort of what hangs on records.
pub(super) struct PartSort {
    pub(super) label: &'static str,
    /// What hangs it on an entity.
    tie: &'static str,
    pub(super) word: &'static str,
}

pub(super) const PARTS_FOUND: [PartSort; 3] = [
    PartSort {
        label: "Alias",
        tie: "HAS_NAME",
        word: "a name",
    },
    PartSort {
        label: "Identifier",
        tie: "HAS_NUMBER",
        word: "a number",
    },
    PartSort {
        label: "Evidence",
        tie: "RESTS_ON",
        word: "evidence",
    },
];

impl PartSort {
    /// All of its sort, and the entities of ours on which each hangs.
    pub(super) fn cypher(&self) -> String {
        let Self { label, tie, .. } = self;
        format!(
            "MATCH (p:{label} {{network: $network}}) RETURN elementId(p) AS key, p {{.*}} AS properties, \
             [(e:Entity {{network: $network}})-[:{tie}]->(p) | e.id] AS on"
        )
    }
}

pub(super) const TIES_AWAY: &str = "UNWIND $rows AS key \
    MATCH (:Entity {network: $network})-[r]->(:Entity {network: $network}) WHERE elementId(r) = key DELETE r";
pub(super) const NODES_AWAY: &str = "UNWIND $rows AS key \
    MATCH (n) WHERE elementId(n) = key AND n.network = $network DETACH DELETE n";
/// What hangs on a revision, and should not.
pub(super) const CHANGED_AWAY: &str = "UNWIND $rows AS key \
    MATCH (:Revision {network: $network})-[t:CHANGED]->() WHERE elementId(t) = key DELETE t";
/// What then hangs on none.
pub(super) const ASTRAY_AWAY: &str = "UNWIND $rows AS key MATCH (c) WHERE elementId(c) = key \
    AND c.network = $network AND NOT EXISTS { (:Revision)-[:CHANGED]->(c) } DETACH DELETE c";
/// One operation may have made another revision than the one where it stands.
pub(super) const OPERATIONS_AWAY: &str = "UNWIND $rows AS number \
    MATCH (r:Revision {network: $network, number: number}) REMOVE r.operation";
pub(super) const PUT_REVISIONS: &str = "UNWIND $rows AS row \
    MERGE (r:Revision {network: $network, number: row.number}) SET r += row";
pub(super) const PUT_CHANGES: &str = "UNWIND $rows AS row \
    MATCH (r:Revision {network: $network, number: row.revision}) \
    MERGE (c:Change {network: $network, id: row.id, revision: row.revision}) SET c += row \
    MERGE (r)-[:CHANGED]->(c)";

/// The labels that tell what sort of thing an entity is.
pub(super) const LABELS: [&str; 3] = ["Actor", "Lever", "Context"];

/// The label that tells what sort of thing an entity is.
pub(super) fn label(category: Category) -> &'static str {
    match category {
        Category::Organisation | Category::Government => "Actor",
        Category::Lever => "Lever",
        Category::Context => "Context",
    }
}

/// Writes entities of one category, whether or not they are there.
pub(super) fn put_entities(category: Category) -> String {
    let label = label(category);
    format!(
        "UNWIND $rows AS row MERGE (e:Entity {{network: $network, id: row.id}}) \
         SET e += row REMOVE e:Actor:Lever:Context SET e:{label}"
    )
}

/// Writes entities into a network that has none yet; the label of each comes from the vocabulary.
pub(super) const ADD_ENTITIES: &str = "UNWIND $rows AS row \
    CREATE (e:Entity:$(row.label) {network: $network}) SET e += row.properties";
/// The same for relations; the type of each comes from the vocabulary. One statement for all of them: a Neo4j
/// that was just started takes a tenth of a second to plan one.
pub(super) const ADD_RELATIONS: &str = "UNWIND $rows AS row \
    MATCH (a:Entity {network: $network, id: row.source}), (b:Entity {network: $network, id: row.target}) \
    CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties";

/// Writes relations of one kind, whether or not they are there.
pub(super) fn put_relations(kind: &str) -> String {
    let name = relation_type(kind);
    format!(
        "UNWIND $rows AS row \
         MATCH (a:Entity {{network: $network, id: row.source}}), (b:Entity {{network: $network, id: row.target}}) \
         MERGE (a)-[r:{name} {{id: row.properties.id}}]->(b) SET r += row.properties"
    )
}

/// Takes relations of one kind away.
pub(super) fn delete_relations(kind: &str) -> String {
    let name = relation_type(kind);
    format!(
        "UNWIND $rows AS row \
         MATCH (:Entity {{network: $network, id: row.source}})-[r:{name} {{id: row.id}}]->\
         (:Entity {{network: $network, id: row.target}}) DELETE r"
    )
}

/// All relations of the kinds of a vocabulary: others between our entities are somebody else's.
pub(super) fn relations(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (a:Entity {{network: $network}})-[r:{}]->(b:Entity {{network: $network}}) \
         RETURN r {{.*, type: type(r), source: a.id, target: b.id}} AS relation",
        types(vocabulary)
    )
}

/// The same, each as it stands there.
pub(super) fn relations_found(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (a:Entity {{network: $network}})-[r:{}]->(b:Entity {{network: $network}}) \
         RETURN elementId(r) AS key, type(r) AS name, a.id AS source, b.id AS target, r {{.*}} AS properties",
        types(vocabulary)
    )
}

/// The names of the indexes that are there.
pub(super) const INDEXES: &str =
    "SHOW INDEXES YIELD name WHERE name STARTS WITH 'schakel_' RETURN name";

/// Indexes by which pieces of the network are found, each with its name.
pub(super) fn lookups(vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let of_kind = |kind: &RelationKind| {
        let name = format!("schakel_relation_{}", type_name(&kind.id));
        let quoted = name.replace('`', "``");
        let statement = format!(
            "CREATE INDEX `{quoted}` IF NOT EXISTS FOR ()-[r:{}]-() ON (r.id)",
            relation_type(&kind.id)
        );
        (name, statement)
    };
    let kinds = vocabulary.relation_kinds.iter().map(of_kind);
    let of_nodes = [
        ("schakel_kind", "(n:Entity) ON (n.network, n.kind)"),
        ("schakel_member", "(n:Lever) ON (n.network, n.lever_set)"),
        ("schakel_dated", "(n:Evidence) ON (n.network, n.date)"),
    ];
    let of_nodes = of_nodes.into_iter().map(|(name, on)| {
        let statement = format!("CREATE INDEX {name} IF NOT EXISTS FOR {on}");
        (name.to_owned(), statement)
    });
    // Ids of levers are found whole, sign for sign.
    let naming = format!(
        "CREATE FULLTEXT INDEX schakel_naming IF NOT EXISTS FOR ()-[r:{}]-() ON EACH [r.levers] \
         OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'keyword'}}}}",
        types(vocabulary)
    );
    let naming = [("schakel_naming".to_owned(), naming)];
    of_nodes.chain(naming).chain(kinds).collect()
}

/// The ids that relations name as levers.
pub(super) fn levers_named(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (:Entity {{network: $network}})-[r:{}]->(:Entity {{network: $network}}) \
         WHERE r.levers IS NOT NULL UNWIND r.levers AS id RETURN DISTINCT id",
        types(vocabulary)
    )
}

pub(super) fn types(vocabulary: &Vocabulary) -> String {
    let types = vocabulary.relation_kinds.iter();
    let types: Vec<String> = types.map(|kind| relation_type(&kind.id)).collect();
    types.join("|")
}

/// The relationship type of a relation kind, ready to stand in a text: `PARTNERS_WITH` for
/// `partners-with`. Different kinds have different types.
#[must_use]
pub fn relation_type(kind: &str) -> String {
    let name = type_name(kind);
    match is_plain(kind) {
        true => name,
        false => format!("`{}`", name.replace('`', "``")),
    }
}

/// The same name as Neo4j gives it back.
pub(super) fn type_name(kind: &str) -> String {
    match is_plain(kind) {
        true => kind.to_ascii_uppercase().replace('-', "_"),
        // A dataset's own kind may hold other letters; no plain name has a colon.
        false => format!("KIND:{kind}"),
    }
}

fn is_plain(kind: &str) -> bool {
    kind.starts_with(|sign: char| sign.is_ascii_lowercase())
        && kind
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_become_types_and_never_anything_else() {
        for (kind, expected) in [
            ("partners-with", "PARTNERS_WITH"),
            ("werkt-samen-met", "WERKT_SAMEN_MET"),
            ("plant", "PLANT"),
            ("Plant", "`KIND:Plant`"),
            ("a_b", "`KIND:a_b`"),
            ("é.ë:x", "`KIND:é.ë:x`"),
            (
                "x`]->() DETACH DELETE n //",
                "`KIND:x``]->() DETACH DELETE n //`",
            ),
        ] {
            assert_eq!(relation_type(kind), expected);
        }
    }
}
