//! Questions that are asked more than once under one network: once for each entity, or of the whole
//! network beside two groups. Each has a name of its own in the answer.

use graph_data::interpret::Narrowing;
use graph_data::model::{EntityIx, Nature, TagGroup};
use serde_json::{Value, json};

use super::variables::{Ids, filter};
use super::{Asked, CHAIN_HOPS, ROWS, ROWS_WITH_WAYS, ask};

/// Of how many entities the levers are told.
const LEVERS_OF_MAX: usize = 8;

/// One chain back from each taker.
pub(super) fn money(ids: &Ids<'_>, takers: &[EntityIx]) -> Asked {
    let one = |id: Value, number: usize| {
        format!(
            "to{number}: reach(from: {id}, hopsMax: $hopsMax, direction: INCOMING, first: $first) {{ partial totalCount \
             nodes {{ hops entity {{ ...Who }} path {{ sentence(language: $language) steps {{ relations {{ ...Tie }} }} }} }} }}"
        )
    };
    ask(
        "$hopsMax: Int!, $first: Int!",
        &each(ids, takers, one),
        json!({ "hopsMax": CHAIN_HOPS, "first": ROWS_WITH_WAYS }),
    )
}

/// What is known between a few, what ties them, and on which levers each of them works.
pub(super) fn known(ids: &Ids<'_>, among: &[EntityIx]) -> Asked {
    let between = "known(among: $among) { partial pairs { sentence(language: $language) a { ...Who } b { ...Who } direct { ...Tie } \
         path { hops steps { relations { ...Tie } } } meetings { ...Who } } } \
         ties(between: $among) { partial sentence(language: $language) relations { ...Tie } unreached { ...Who } }";
    let kinds = lever_kinds(ids);
    if among.len() > LEVERS_OF_MAX || kinds.is_empty() {
        return ask(
            "$among: [ID!]!",
            between,
            json!({ "among": ids.all(among) }),
        );
    }
    let one = |id: Value, number: usize| {
        format!(
            "levers{number}: entity(id: {id}) {{ ...Who relations(first: $first, kinds: $kinds) {{ totalCount nodes {{ ...Tie }} }} }}"
        )
    };
    let levers = each(ids, among, one);
    ask(
        "$among: [ID!]!, $kinds: [ID!], $first: Int!",
        &format!("{between} {levers}"),
        json!({ "among": ids.all(among), "kinds": kinds, "first": ROWS }),
    )
}

/// The ids of the kinds of relations with levers.
fn lever_kinds<'a>(ids: &'a Ids<'_>) -> Vec<&'a str> {
    let kinds = &ids.0.vocabulary.relation_kinds;
    let of_levers = kinds.iter().filter(|kind| kind.nature == Nature::Lever);
    of_levers.map(|kind| &*kind.id).collect()
}

/// Brokers between two groups. Between two themes also those of the whole network, first: a theme is
/// what a network is about rather than a group in it.
pub(super) fn brokers(ids: &Ids<'_>, (from, to): (&Narrowing, &Narrowing), first: u32) -> Asked {
    let told = "entity { ...Who } betweenness pairsLost pieces sentence(language: $language)";
    let between = format!("brokers(first: $first, from: $from, to: $to) {{ {told} }}");
    let fields = if is_theme(ids, from) && is_theme(ids, to) {
        format!("overall: brokers(first: $first) {{ {told} }} between: {between}")
    } else {
        between
    };
    ask(
        "$first: Int, $from: EntityFilter, $to: EntityFilter",
        &fields,
        json!({ "first": first, "from": filter(ids, from), "to": filter(ids, to) }),
    )
}

/// Whether themes are all that is narrowed to.
fn is_theme(ids: &Ids<'_>, only: &Narrowing) -> bool {
    let mut tags = only
        .tags
        .iter()
        .filter_map(|tag| ids.0.tags.get(*tag as usize));
    let themes = Narrowing {
        tags: only.tags.clone(),
        ..Narrowing::default()
    };
    *only == themes && !only.is_empty() && tags.all(|tag| tag.group == TagGroup::Theme)
}

/// One field for each entity, numbered from 1.
fn each(ids: &Ids<'_>, entities: &[EntityIx], field: impl Fn(Value, usize) -> String) -> String {
    let ids = entities.iter().map(|entity| json!(ids.one(*entity)));
    let fields: Vec<String> = ids.zip(1..).map(|(id, number)| field(id, number)).collect();
    fields.join("\n    ")
}
