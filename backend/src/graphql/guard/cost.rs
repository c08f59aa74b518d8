//! What an answer will cost, estimated in fields resolved: page sizes multiply what is below them, and
//! a question that has to search pays for its search.

use std::collections::{BTreeMap, HashMap};

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Value, Variables};
use graph_data::limits::PAGE_ROWS_MAX;

use crate::graphql::page::PAGE_ROWS_DEFAULT;

/// What a question costs that may search the whole network; it runs on a thread of its own.
const SEARCH: u64 = 2_500;
/// What a question costs that stays near where it starts.
const NEARBY: u64 = 100;

/// The objects of which an entity or a node is one.
const OBJECTS: &[&str] = &["Actor", "Lever", "Context", "Relation"];

/// The estimated cost of the dearest operation of a document, with these variables.
#[must_use]
pub(in crate::graphql) fn cost(document: &ExecutableDocument, variables: &Variables) -> u64 {
    let mut costs = Costs {
        document,
        variables,
        fragments: HashMap::new(),
    };
    let operations = document.operations.iter();
    let each = operations.map(|(_, o)| costs.selection(&o.node.selection_set.node));
    each.max().unwrap_or(0)
}

struct Costs<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    fragments: HashMap<&'a str, u64>,
}

impl<'a> Costs<'a> {
    /// The sum of what is selected; of fragments on different objects only the dearest, since an answer
    /// is of one type.
    fn selection(&mut self, set: &'a SelectionSet) -> u64 {
        let mut always = 0_u64;
        let mut by_type: BTreeMap<&str, u64> = BTreeMap::new();
        for item in &set.items {
            let (on, cost) = match &item.node {
                Selection::Field(field) => (None, self.field(&field.node)),
                Selection::InlineFragment(inline) => (
                    inline.node.type_condition.as_ref(),
                    self.selection(&inline.node.selection_set.node),
                ),
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let fragment = self.document.fragments.get(name);
                    let on = fragment.map(|fragment| &fragment.node.type_condition);
                    (on, self.fragment(name))
                }
            };
            let object = on.map(|on| on.node.on.node.as_str());
            let sum = match object.filter(|name| OBJECTS.contains(name)) {
                Some(name) => by_type.entry(name).or_default(),
                None => &mut always,
            };
            *sum = sum.saturating_add(cost);
        }
        always.saturating_add(by_type.into_values().max().unwrap_or(0))
    }

    fn fragment(&mut self, name: &str) -> u64 {
        let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
            return 0;
        };
        if let Some(known) = self.fragments.get(name.as_str()) {
            return *known;
        }
        let cost = self.selection(&fragment.node.selection_set.node);
        self.fragments.insert(name, cost);
        cost
    }

    fn field(&mut self, field: &'a Field) -> u64 {
        let below = self.selection(&field.selection_set.node);
        self.own(field)
            .saturating_add(self.rows(field).saturating_mul(below))
    }

    /// What the field itself costs.
    fn own(&self, field: &Field) -> u64 {
        match field.name.node.as_str() {
            "paths" if field.get_argument("from").is_some() => self.ways(field),
            "measure" if field.get_argument("id").is_some() => SEARCH,
            "brokers" | "clusters" | "dropOut" | "packed" | "reach" | "ties" | "whatIf" | "x"
            | "y" | "stats" | "known" | "overview" | "startQuestions" | "kindCounts"
            | "relationKindCounts" | "tagCounts" | "partners" | "partnersFor" | "partnerAdvice"
            | "bestContacts" | "roundTable" | "__schema" => SEARCH,
            "gaps" | "coverage" | "actorsWithoutLever" | "meetingPairs" | "staleRelations"
            | "stale" | "singleSource" | "governmentSentence" => SEARCH,
            // Between two dates: two views, and what is told of both. Those of a revision are there.
            "changes" if field.get_argument("from").is_some() => SEARCH * 3,
            "untied" | "untiedPairs" => NEARBY * 4,
            "interpret" | "questionHelp" | "preview" => SEARCH,
            "entities" | "relations" if field.get_argument("where").is_some() => SEARCH,
            "entities" | "relations" if field.get_argument("orderBy").is_some() => SEARCH,
            "cluster" | "search" => NEARBY * 4,
            "neighbours" if field.get_argument("hops").is_some() => NEARBY,
            "linked" | "neighbourhood" => NEARBY,
            "vocabulary" => NEARBY * 4,
            _ => 1,
        }
    }

    /// A few shortest ways stay near both ends; any other ways may have to look everywhere.
    fn ways(&self, field: &Field) -> u64 {
        const FEW_WAYS: u64 = 3;
        let shortest = match self.argument(field, "rank") {
            Some(Value::Enum(rank)) => rank.as_str() == "SHORTEST",
            Some(Value::String(rank)) => rank == "SHORTEST",
            _ => false,
        };
        let few = self
            .number(field, "first")
            .is_none_or(|first| first <= FEW_WAYS);
        if shortest && few && field.get_argument("via").is_none() {
            NEARBY
        } else {
            SEARCH
        }
    }

    /// How often what is below the field is answered.
    fn rows(&self, field: &Field) -> u64 {
        if field.name.node == "neighbourhood" {
            return 1;
        }
        let asked = ["first", "last", "max"].map(|name| self.number(field, name));
        if let Some(rows) = asked.into_iter().flatten().max() {
            return rows;
        }
        match field.name.node.as_str() {
            "entities" | "relations" | "neighbours" | "reach" if is_connection(field) => {
                PAGE_ROWS_DEFAULT as u64
            }
            "actorsWithoutLever" | "meetingPairs" | "staleRelations" | "undatedRelations" => {
                PAGE_ROWS_DEFAULT as u64
            }
            "overview" => 40,
            "measure" => 20,
            "singleSource" | "untiedPairs" | "added" | "lost" | "cells" => 15,
            "leversWithoutActor"
            | "leversUnnamed"
            | "leversWithOneActor"
            | "leversWithoutGovernment" => 10,
            "changed" | "newEntities" | "lostEntities" | "marks" => 5,
            "clusters" | "members" | "bridges" => 15,
            "brokers" | "entities" | "search" | "pairs" | "steps" | "focus" | "partners"
            | "partnersFor" | "partnerAdvice" | "bestContacts" => 10,
            "levers" | "actors" | "linked" | "measures" | "unreached" | "reasons" | "invited"
            | "uncovered" | "touches" | "otherLevers" | "leverActors" => 5,
            "relations" | "direct" | "evidence" | "aliases" | "tags" | "islands" | "meetings"
            | "startQuestions" | "identifiers" | "through" | "withoutGovernment" => 3,
            _ => 1,
        }
    }

    /// A number of rows as asked, held within what is accepted: nonsense is refused later, by name.
    fn number(&self, field: &Field, name: &str) -> Option<u64> {
        let max = u64::from(PAGE_ROWS_MAX);
        match self.argument(field, name)? {
            Value::Null => None,
            Value::Number(number) => Some(number.as_u64().unwrap_or(max).min(max)),
            _ => Some(max),
        }
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        let variable = |name: async_graphql::Name| self.variable(&name).ok_or(());
        value.into_const_with(variable).ok()
    }

    fn variable(&self, name: &str) -> Option<Value> {
        let given = self.variables.get(name).cloned();
        given.or_else(|| self.default_of(name))
    }

    fn default_of(&self, variable: &str) -> Option<Value> {
        let operations = self.document.operations.iter();
        let mut definitions = operations.flat_map(|(_, o)| &o.node.variable_definitions);
        let definition = definitions.find(|d| d.node.name.node.as_str() == variable)?;
        definition.node.default_value().cloned()
    }
}

fn is_connection(field: &Field) -> bool {
    let items = &field.selection_set.node.items;
    items.iter().any(|item| match &item.node {
        Selection::Field(field) => {
            matches!(
                field.node.name.node.as_str(),
                "nodes" | "edges" | "pageInfo" | "totalCount"
            )
        }
        Selection::FragmentSpread(_) | Selection::InlineFragment(_) => true,
    })
}
