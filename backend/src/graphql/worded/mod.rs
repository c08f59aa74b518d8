//! A typed question, once understood, as GraphQL: the document, its variables and where the page shows
//! the answer. One arm per kind of question.
//!
//! Knows the names of the schema and of the page's addresses, not how questions are read.

mod fragments;
mod page;
mod several;
mod variables;

use graph_data::interpret::{Gap, Question, Reading};
use graph_data::model::Language;
use graph_data::network::ViewedNetwork;
use serde_json::{Value, json};

use self::fragments::document;
pub(super) use self::page::encoded;
use self::variables::{Ids, changes_input, direction, filter, profile};

/// Steps that are looked back along a chain of money.
const CHAIN_HOPS: u32 = 4;
/// Rows of a list that is asked for as a whole.
const ROWS: u32 = 100;
/// Rows of a list each of which comes with its way.
const ROWS_WITH_WAYS: u32 = 20;

/// A question of which the service knows the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Worded {
    /// The GraphQL document.
    pub query: String,
    /// Its variables, an object.
    pub variables: Value,
    /// A path on this server, percent-encoded.
    pub page: String,
}

/// A reading as GraphQL, with its answer in a language.
#[must_use]
pub fn worded(network: &ViewedNetwork, reading: &Reading, language: Language) -> Worded {
    let ids = Ids(network.dataset());
    let asked = asked(&ids, &reading.question);
    let mut variables = asked.variables;
    variables["language"] = json!(if language == Language::En { "EN" } else { "NL" });
    let view = variables::view(&ids, reading);
    if view != json!({}) {
        variables["view"] = view;
    }
    Worded {
        query: document(asked.declared, &asked.fields),
        variables,
        page: page::page(&ids, reading, language),
    }
}

/// What is asked of `Network`.
struct Asked {
    /// The variables besides view and language, with their types.
    declared: &'static str,
    fields: String,
    variables: Value,
}

fn ask(declared: &'static str, fields: &str, variables: Value) -> Asked {
    Asked {
        declared,
        fields: fields.to_owned(),
        variables,
    }
}

fn asked(ids: &Ids<'_>, question: &Question) -> Asked {
    match question {
        Question::Path {
            from,
            to,
            via,
            strongest,
            hops_max,
            first,
        } => ask(
            "$from: ID!, $to: ID!, $first: Int, $hopsMax: Int, $via: [ID!], $rank: PathRank",
            "paths(from: $from, to: $to, first: $first, hopsMax: $hopsMax, via: $via, rank: $rank) { partial \
             paths { sentence(language: $language) hops strength entities { ...Who } weakest { id } steps { relations { ...Tie } } } \
             noPath { sentence(language: $language) bestContact { a { ...Who } b { ...Who } } } }",
            json!({
                "from": ids.one(*from), "to": ids.one(*to), "via": ids.some(via), "first": first,
                "hopsMax": hops_max, "rank": if *strongest { "STRONGEST" } else { "SHORTEST" },
            }),
        ),
        Question::Known(among) => several::known(ids, among),
        Question::Lever(lever) => ask(
            "$lever: ID!",
            "lever(id: $lever) { ...Who sentence(language: $language) actors { actor { ...Who } relation { ...Tie } } \
             linked { actor { ...Who } } set { id label(language: $language) contact } }",
            json!({ "lever": ids.one(*lever) }),
        ),
        Question::Levers(set) => ask(
            "$set: ID",
            "levers(set: $set) { ...Who named set { id label(language: $language) } actors { actor { ...Who } relation { ...Tie } } }",
            json!({ "set": set.map(|set| ids.one(set)) }),
        ),
        Question::Gap(gap) => gap_asked(ids, gap),
        Question::RestsOn(source) => ask(
            "$source: String!, $first: Int!",
            "relations(where: { source: $source }, first: $first) { totalCount nodes { ...Tie } }",
            json!({ "source": source, "first": ROWS }),
        ),
        Question::Partners { of, lever, first } => ask(
            "$for: ID!, $lever: ID, $first: Int",
            "partners(for: $for, lever: $lever, first: $first) { actor { ...Who } score sentence(language: $language) \
             reasons { kind share relations { ...Tie } } }",
            json!({ "for": ids.one(*of), "lever": lever.map(|lever| ids.one(lever)), "first": first }),
        ),
        Question::PartnersFor {
            profile: only,
            first,
        } => ask(
            "$profile: PartnerProfile!, $first: Int",
            "partnersFor(profile: $profile, first: $first) { actor { ...Who } score sentence(language: $language) \
             reasons { kind share relations { ...Tie } } }",
            json!({ "profile": profile(ids, only), "first": first }),
        ),
        Question::Brokers { from, to, first } => several::brokers(ids, (from, to), *first),
        Question::ClusterOf(entity) => ask(
            "$id: ID!",
            "entity(id: $id) { ...Who cluster { id label(language: $language) sentence(language: $language) size stability \
             hasGovernment members { entity { ...Who } belonging } } }",
            json!({ "id": ids.one(*entity) }),
        ),
        Question::Clusters {
            without_government: true,
        } => ask(
            "",
            "withoutGovernment: clusters { partial clusters { id label(language: $language) sentence(language: $language) size \
             hasGovernment members { entity { ...Who } } } }",
            json!({}),
        ),
        Question::Clusters { .. } => ask(
            "",
            "clusters { partial modularity clusters { id label(language: $language) sentence(language: $language) size \
             hasGovernment members { entity { ...Who } } } }",
            json!({}),
        ),
        Question::Money { takers, .. } => several::money(ids, takers),
        Question::Relations {
            entity,
            kinds,
            direction: heading,
        } => ask(
            "$id: ID!, $kinds: [ID!], $direction: Direction, $first: Int!",
            "entity(id: $id) { ...Who relations(first: $first, kinds: $kinds, direction: $direction) { totalCount nodes { ...Tie } } }",
            json!({
                "id": ids.one(*entity), "kinds": ids.relation_kinds(kinds),
                "direction": direction(*heading), "first": ROWS,
            }),
        ),
        Question::Changes(from, to) => ask(
            "$from: PartialDate!, $to: PartialDate!",
            "changes(from: $from, to: $to) { added { ...Tie } lost { ...Tie } changed { before { ...Tie } after { ...Tie } } \
             newEntities { ...Who } lostEntities { ...Who } undated }",
            json!({ "from": from.to_string(), "to": to.to_string() }),
        ),
        Question::Measure { id, first } => ask(
            "$id: ID!, $first: Int",
            "stats { caution(language: $language) } measure(id: $id, first: $first) { partial \
             measure { id label(language: $language) explanation(language: $language) unit } values { rank value entity { ...Who } } }",
            json!({ "id": id, "first": first }),
        ),
        Question::DropOut(entity) => ask(
            "$entity: ID!",
            "dropOut(entity: $entity) { sentence(language: $language) pairsLost pieces { size entities(first: 10) { ...Who } } }",
            json!({ "entity": ids.one(*entity) }),
        ),
        Question::BestContacts { among, first } => ask(
            "$among: [ID!], $first: Int",
            "bestContacts(among: $among, first: $first) { sentence(language: $language) gain a { ...Who } b { ...Who } }",
            json!({ "among": ids.some(among), "first": first }),
        ),
        Question::RoundTable { include, lever } => ask(
            "$include: [ID!], $lever: ID",
            "roundTable(include: $include, lever: $lever) { partial sentence(language: $language) \
             invited { sentence(language: $language) actor { ...Who } } uncovered { id label(language: $language) } }",
            json!({ "include": ids.some(include), "lever": lever.map(|lever| ids.one(lever)) }),
        ),
        Question::Coverage(set) => ask(
            "$set: ID",
            "coverage(set: $set) { partial levers { ...Who } cells { lever { ...Who } actor { ...Who } confidence relations { ...Tie } } }",
            json!({ "set": set.map(|set| ids.one(set)) }),
        ),
        Question::WhatIf(changes) => ask(
            "$changes: [ChangeInput!]!",
            "whatIf(changes: $changes) { sentence(language: $language) \
             before { components meanHops reachablePairs leversWithoutActor } \
             after { components meanHops reachablePairs leversWithoutActor } }",
            json!({ "changes": changes_input(ids, changes) }),
        ),
        Question::Reach {
            from,
            hops_max,
            only,
        } => ask(
            "$from: ID!, $hopsMax: Int!, $where: EntityFilter, $first: Int!",
            "reach(from: $from, hopsMax: $hopsMax, where: $where, first: $first) { partial totalCount nodes { hops entity { ...Who } \
             path { sentence(language: $language) steps { relations { ...Tie } } } } }",
            json!({
                "from": ids.one(*from), "hopsMax": hops_max, "where": filter(ids, only), "first": ROWS_WITH_WAYS,
            }),
        ),
        Question::Entity(entity) => ask(
            "$id: ID!",
            "entity(id: $id) { ...Who description(language: $language) website aliases { name } evidence { source title date } \
             relations(first: 50) { totalCount nodes { ...Tie } } }",
            json!({ "id": ids.one(*entity) }),
        ),
        Question::Entities(only) => ask(
            "$where: EntityFilter, $first: Int!",
            "entities(where: $where, first: $first) { totalCount nodes { ...Who description(language: $language) \
             evidence { source title date } } }",
            json!({ "where": filter(ids, only), "first": ROWS }),
        ),
        Question::Size => ask(
            "",
            "stats { actors levers contexts relations sources components density diameter meanHops caution(language: $language) }",
            json!({}),
        ),
    }
}

fn gap_asked(ids: &Ids<'_>, gap: &Gap) -> Asked {
    let plain = |fields| ask("", fields, json!({}));
    match gap {
        Gap::WithoutActor => plain(
            "gaps { leversWithoutActor { ...Who set { id label(language: $language) } } leversUnnamed { ...Who } }",
        ),
        Gap::WithoutGovernment => plain(
            "gaps { leversWithoutGovernment { ...Who set { id label(language: $language) } } }",
        ),
        Gap::OneActor => plain(
            "gaps { leversWithOneActor { ...Who actors { actor { ...Who } relation { ...Tie } } } }",
        ),
        Gap::Unnamed => {
            plain("gaps { leversUnnamed { ...Who set { id label(language: $language) } } }")
        }
        Gap::WithoutLever => plain("gaps { actorsWithoutLever(first: 100) { ...Who } }"),
        Gap::Meetings => plain(
            "gaps { meetingPairs(first: 50) { sentence(language: $language) a { ...Who } b { ...Who } relations { ...Tie } } }",
        ),
        Gap::Untied(among) => ask(
            "$among: [ID!]!, $first: Int!",
            "gaps { untiedPairs(among: $among) { a { ...Who } b { ...Who } } } \
             relations(where: { between: $among }, first: $first) { totalCount nodes { ...Tie } }",
            json!({ "among": ids.all(among), "first": ROWS }),
        ),
        Gap::Stale(years) => ask(
            "$years: Int",
            "gaps { staleRelations(olderThanYears: $years, first: 100) { ...Tie } }",
            json!({ "years": years }),
        ),
        Gap::SingleSource(source) => ask(
            "$source: String!",
            "gaps { singleSource(source: $source) { ...Tie } }",
            json!({ "source": source }),
        ),
    }
}
