//! Which questions are answered by parts and which on the whole network, for whoever runs the service.
//!
//! A test holds both lists to the schema, and the first to what is really read.

/// Questions below `network` for which only the part is read that their answer needs. Of `gaps` all but how
/// many relations are old and the sentence over all; of `changes` all but how many relations there were and the
/// sentence; of `entities` and `relations` those whose filter names ids, a lever, kinds, tags or a source.
pub const BY_PARTS: &[&str] = &[
    "changes",
    "coverage",
    "dataset",
    "entities",
    "entity",
    "gaps",
    "known",
    "lever",
    "levers",
    "measures",
    "neighbourhood",
    "paths",
    "provenance",
    "reach",
    "relation",
    "relations",
    "search",
    "vocabulary",
];

/// Questions below `network` whose answer rests on everybody.
pub const ON_THE_WHOLE: &[&str] = &[
    "bestContacts",
    "brokers",
    "clusters",
    "dropOut",
    "kindCounts",
    "measure",
    "overview",
    "packed",
    "partnerAdvice",
    "partners",
    "partnersFor",
    "relationKindCounts",
    "roundTable",
    "startQuestions",
    "stats",
    "tagCounts",
    "ties",
    "whatIf",
];

/// Why those are not left to Neo4j.
pub const WHY: &str = "They rest on everybody: our own methods answer them on the network read as a whole, once \
                       for each revision. Neo4j's graph library groups less well than ours (its Leiden), and \
                       adds up in the order of its threads, so that nine equal decimals are not sure.";
