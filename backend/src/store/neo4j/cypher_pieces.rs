//! The texts in Cypher by which a network is read piece by piece. As in the other texts, whatever somebody typed
//! travels as a parameter, and `$network` tells our nodes from those of others.
//!
//! Knows no rows: those are read in `pieces`.

use graph_data::model::{Category, Nature};
use graph_data::vocabulary::{RelationKind, Vocabulary};

use super::cypher::{label, relation_type, types};

/// The newest revision of a network that is whole.
pub(super) const NEWEST: &str = "MATCH (n:Network {network: $network}) WHERE n.arriving IS NULL \
    RETURN n.revision AS revision, n.chain AS chain, n.mending AS mending";

/// Entities with all that hangs on them.
pub(super) fn entity_pieces(vocabulary: &Vocabulary) -> String {
    format!(
        "UNWIND $ids AS id MATCH (e:Entity {{network: $network, id: id}}) \
         RETURN {} AS entity",
        entity_piece(&format!("COUNT {{ (e)-[:{}]-() }}", types(vocabulary)))
    )
}

/// An entity as a piece: a list, since the names of columns would come with each. It, how many relations it has,
/// and what hangs on it, each after its place.
fn entity_piece(relations: &str) -> String {
    let hanging = |by: &str, what: &str| {
        format!(
            "[(e)-[:{by}]->(p:{what} {{network: $network, about: e.id}}) WHERE p.place >= 0 | [p.place, p {{.*}}]]"
        )
    };
    format!(
        "[e {{.*, tags: [(e)-[:TAGGED]->(t:Tag) | t.id]}}, {relations}, {}, {}, {}]",
        hanging("HAS_NAME", "Alias"),
        hanging("HAS_NUMBER", "Identifier"),
        hanging("RESTS_ON", "Evidence")
    )
}

/// Entities with all their names, as [`super::NamesOf`] has them.
pub(super) const NAMES: &str = "MATCH (e:Entity {network: $network}) \
    RETURN e.id AS id, \
    [name IN [e.label_nl, e.label_en, e.short_nl, e.short_en] WHERE name IS NOT NULL] AS own, \
    COLLECT { MATCH (e)-[:HAS_NAME]->(p:Alias {network: $network}) RETURN p.name ORDER BY p.place } + \
    COLLECT { MATCH (e)-[:HAS_NUMBER]->(p:Identifier {network: $network}) RETURN p.value ORDER BY p.place } AS others";

/// What the revisions after one touched.
pub(super) const TOUCHED_AFTER: &str = "MATCH (r:Revision {network: $network}) WHERE r.number > $after \
    MATCH (r)-[:CHANGED]->(c:Change) RETURN DISTINCT c.id AS id LIMIT $first";

pub(super) const MEMBERS: &str =
    "MATCH (e:Lever {network: $network}) WHERE e.lever_set IN $ids RETURN e.id AS id LIMIT $first";

/// In the order of the index of ids: ordered by id alone, all that come after would be sorted.
pub(super) const ACTORS_AFTER: &str = "MATCH (e:Entity {network: $network}) WHERE e.id > $after AND e:Actor \
    RETURN e.id AS id ORDER BY e.network, e.id LIMIT $first";

pub(super) const RESTING_ON: &str = "MATCH (p:Evidence {network: $network}) WHERE p.source = $source \
    RETURN DISTINCT p.about AS id LIMIT $first";

/// Relations with evidence of a date from `$from` to `$to`; a text in order is a date in order.
pub(super) const EVIDENCE_DATED: &str = "MATCH (p:Evidence {network: $network}) \
    WHERE p.date >= $from AND p.date <= $to AND NOT EXISTS { (:Entity)-[:RESTS_ON]->(p) } \
    RETURN DISTINCT p.about AS id LIMIT $first";

pub(super) const LEVERS: &str =
    "MATCH (e:Lever {network: $network}) RETURN e.id AS id LIMIT $first";

/// The newest date of what relations rest on, and what may end later in the same year: that year, or its
/// month. In the order of the index of dates, so that no other is looked at.
pub(super) const NEWEST_EVIDENCE: &str = "MATCH (p:Evidence {network: $network}) \
    WHERE p.date IS NOT NULL AND NOT EXISTS { (:Entity)-[:RESTS_ON]->(p) } \
    WITH p.date AS last ORDER BY p.network DESC, p.date DESC LIMIT 1 \
    UNWIND [left(last, 4), left(last, 7), last] AS date WITH DISTINCT date \
    WHERE EXISTS { MATCH (p:Evidence {network: $network, date: date}) \
                   WHERE NOT EXISTS { (:Entity)-[:RESTS_ON]->(p) } } \
    RETURN date";

/// The relations with these ids, each kind by its index among the [`lookups`].
pub(super) fn relation_pieces(vocabulary: &Vocabulary) -> String {
    let of_kind = |kind: &RelationKind| {
        let name = relation_type(&kind.id);
        format!("MATCH ()-[r:{name}]->() WHERE r.id IN $ids RETURN r")
    };
    let kinds: Vec<String> = vocabulary.relation_kinds.iter().map(of_kind).collect();
    format!(
        "CALL () {{ {} }} WITH r, startNode(r) AS a, endNode(r) AS b \
         WHERE a:Entity AND a.network = $network AND b:Entity AND b.network = $network RETURN {RELATION_PIECE}",
        kinds.join(" UNION ALL ")
    )
}

/// The relations that begin or end from `$from` to `$to`.
pub(super) fn relations_dated(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (:Entity {{network: $network}})-[r:{}]->(:Entity {{network: $network}}) \
         WHERE $from <= r.valid_from <= $to OR $from <= r.valid_to <= $to \
         RETURN r.id AS id LIMIT $first",
        types(vocabulary)
    )
}

/// The relations that have no date, nor any evidence with one.
pub(super) fn relations_undated(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (:Entity {{network: $network}})-[r:{}]->(:Entity {{network: $network}}) \
         WHERE r.valid_from IS NULL AND r.valid_to IS NULL AND NOT EXISTS {{ \
         MATCH (p:Evidence {{network: $network, about: r.id}}) WHERE p.place >= 0 AND p.date IS NOT NULL }} \
         RETURN r.id AS id LIMIT $first",
        types(vocabulary)
    )
}

/// The relations after an id, in the order of the index of each kind.
pub(super) fn relations_after(vocabulary: &Vocabulary) -> String {
    let of_kind = |kind: &RelationKind| {
        let name = relation_type(&kind.id);
        format!(
            "MATCH (a:Entity)-[r:{name}]->(b:Entity) WHERE r.id > $after \
             AND a.network = $network AND b.network = $network \
             RETURN r.id AS id ORDER BY r.id LIMIT $first"
        )
    };
    let kinds: Vec<String> = vocabulary.relation_kinds.iter().map(of_kind).collect();
    let kinds = kinds.join(" UNION ALL ");
    format!("CALL () {{ {kinds} }} RETURN id ORDER BY id LIMIT $first")
}

/// Entities that are of one of `$kinds`, or carry one of `$tags`, or both.
pub(super) fn chosen(by_kind: bool, by_tag: bool) -> String {
    let tagged = match by_tag {
        true => {
            "UNWIND $tags AS tag MATCH (:Tag {network: $network, id: tag})<-[:TAGGED]-(e:Entity) "
        }
        false => "MATCH (e:Entity {network: $network}) ",
    };
    let kind = match by_kind {
        true => "WHERE e.kind IN $kinds ",
        false => "",
    };
    format!("{tagged}{kind}RETURN DISTINCT e.id AS id LIMIT $first")
}

/// The relations that start or end at one of these entities.
pub(super) fn relation_pieces_at(vocabulary: &Vocabulary) -> String {
    let types = types(vocabulary);
    format!(
        "UNWIND $ids AS id MATCH (e:Entity {{network: $network, id: id}}) \
         MATCH (e)-[r:{types}]-(:Entity {{network: $network}}) \
         WITH DISTINCT r LIMIT $first \
         WITH r, startNode(r) AS a, endNode(r) AS b RETURN {RELATION_PIECE}"
    )
}

/// The relations that name one of these as a lever, by a pass over all.
pub(super) fn relation_pieces_naming(vocabulary: &Vocabulary) -> String {
    format!(
        "MATCH (a:Entity {{network: $network}})-[r:{}]->(b:Entity {{network: $network}}) \
         WHERE any(lever IN r.levers WHERE lever IN $ids) WITH r, a, b LIMIT $first RETURN {RELATION_PIECE}",
        types(vocabulary)
    )
}

/// The same, by the index of what relations name. `$words` asks that for `$ids`.
pub(super) fn relation_pieces_naming_indexed() -> String {
    format!(
        "CALL db.index.fulltext.queryRelationships('schakel_naming', $words) YIELD relationship AS r \
         WITH r, startNode(r) AS a, endNode(r) AS b \
         WHERE a:Entity AND a.network = $network AND b:Entity AND b.network = $network \
         AND type(r) IN $types AND any(lever IN r.levers WHERE lever IN $ids) \
         WITH r, a, b LIMIT $first RETURN {RELATION_PIECE}"
    )
}

/// What asks a full-text index for any of these texts, sign for sign.
pub(super) fn any_of<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let quoted = texts.map(|text| {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{escaped}\"")
    });
    let quoted: Vec<String> = quoted.collect();
    quoted.join(" ")
}

/// All shortest walks of at most so many steps between two entities: how many, of how many steps, and what
/// is on them. Some categories can be ends, and not passed.
pub(super) fn shortest(
    vocabulary: &Vocabulary,
    barred: impl IntoIterator<Item = Category>,
    steps_max: u32,
) -> String {
    let walked = vocabulary.relation_kinds.iter();
    let walked = walked.filter(|kind| kind.nature != Nature::Identity);
    let walked: Vec<String> = walked.map(|kind| relation_type(&kind.id)).collect();
    let barred = barred.into_iter().map(label);
    let barred: Vec<String> = barred.map(|label| format!(" AND NOT n:{label}")).collect();
    format!(
        "MATCH (a:Entity {{network: $network, id: $from}}), (b:Entity {{network: $network, id: $to}}) \
         OPTIONAL MATCH p = allShortestPaths((a)-[:{}*..{steps_max}]-(b)) \
         WHERE all(n IN nodes(p) WHERE n = a OR n = b OR (n:Entity{})) \
         WITH a, b, p LIMIT $most WITH a, b, collect(p) AS walks \
         CALL (walks) {{ UNWIND walks AS p UNWIND relationships(p) AS r \
             WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b \
             WITH {RELATION_PIECE} RETURN collect([relation, evidence]) AS relations }} \
         CALL (a, b, walks) {{ \
             CALL (a, b, walks) {{ \
                 UNWIND CASE walks WHEN [] THEN [[a, b]] ELSE [p IN walks | nodes(p)] END AS passed \
                 UNWIND passed AS e RETURN e \
                 UNION UNWIND walks AS p UNWIND relationships(p) AS r UNWIND r.levers AS lever \
                     MATCH (e:Entity {{network: $network, id: lever}}) RETURN e }} \
             RETURN collect({}) AS entities }} \
         RETURN size(walks) AS walks, coalesce(length(walks[0]), 0) AS steps, relations, entities",
        walked.join("|"),
        barred.concat(),
        entity_piece("0")
    )
}

/// A relation as a piece, with what it rests on in order.
const RELATION_PIECE: &str = "r {.*, type: type(r), source: a.id, target: b.id} AS relation, \
    COLLECT { MATCH (p:Evidence {network: $network, about: r.id}) WHERE p.place >= 0 \
              RETURN p {.*} ORDER BY p.place } AS evidence";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_is_asked_of_an_index_as_it_is() {
        for (texts, expected) in [
            (vec!["a"], r#""a""#),
            (vec!["vc-jobs", "a b"], r#""vc-jobs" "a b""#),
            (vec![r#"x" OR *:*"#], r#""x\" OR *:*""#),
            (vec![r"\"], r#""\\""#),
        ] {
            assert_eq!(any_of(texts.into_iter()), expected);
        }
    }
}
