//! What an answer has to see of the network, read off the document before anything is answered.
//!
//! Only a network that lies elsewhere is asked for it. Whatever is not told here of a question or a
//! field needs everything: that is slower and never wrong.

use std::sync::Arc;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet,
};
use async_graphql::{InputType, Value, Variables};
use graph_data::algo::paths::{PathQuestion, PathRank};
use graph_data::limits::HOPS_DEFAULT;
use graph_data::network::Direction;

use super::asked::{Allowance, Asked};
use super::types::input::ViewInput;
use crate::engine::Prepared;
use crate::engine::part::{Around, Id, InPart, Named, Nearest, Need, Walking, Ways};

/// Ways, hits, steps and entities of a picture when the question does not say how many.
const WAYS_DEFAULT: usize = 3;
const HITS_DEFAULT: usize = 10;
const REACH_DEFAULT: usize = 2;
const PICTURE_DEFAULT: usize = 100;

/// The largest number that a question accepts.
const NUMBER_MAX: usize = 1_000;

/// Facts that a record holds itself, and what only groups others.
const OWN_FACTS: &[&str] = &[
    "__typename",
    "aliases",
    "certain",
    "confidence",
    "contact",
    "cursor",
    "description",
    "ended",
    "evidence",
    "hops",
    "id",
    "identifiers",
    "kind",
    "label",
    "matched",
    "named",
    "nature",
    "newest",
    "pageInfo",
    "partial",
    "role",
    "score",
    "shortLabel",
    "strength",
    "tags",
    "totalCount",
    "validFrom",
    "validTo",
    "website",
];

/// Columns of a picture that rest on what is drawn alone.
const OWN_COLUMNS: &[&str] = &[
    "__typename",
    "ids",
    "labels",
    "shortLabels",
    "kinds",
    "kindIds",
    "categories",
    "degrees",
    "sources",
    "targets",
    "relationIds",
    "relationKinds",
    "relationKindIds",
    "confidences",
    "strengths",
    "ended",
    "natures",
];

/// Conditions on entities that their own records decide.
const OWN_CONDITIONS: &[&str] = &["ids", "kinds", "categories", "tags", "text"];

/// What a document has to see for an answer.
#[must_use]
pub(super) fn needs(
    document: &ExecutableDocument,
    operation: Option<&str>,
    variables: &Variables,
    allowance: &Arc<Allowance>,
) -> Need {
    let chosen = match (&document.operations, operation) {
        (DocumentOperations::Single(only), _) => Some(only),
        (DocumentOperations::Multiple(several), Some(name)) => several.get(name),
        (DocumentOperations::Multiple(several), None) => {
            several.values().next().filter(|_| several.len() == 1)
        }
    };
    let Some(chosen) = chosen else {
        // Nothing will be answered.
        return Need::default();
    };
    let reader = Reader {
        document,
        variables,
        allowance,
    };
    let mut need = Need::default();
    let seen = reader.root(&chosen.node.selection_set.node, &mut need);
    match seen {
        Some(()) => need,
        None => Need::of_everything(),
    }
}

/// What is selected of. It decides how much a sentence tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Entity,
    Relation,
    LeverSet,
    Answer,
}

struct Reader<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    allowance: &'a Arc<Allowance>,
}

/// The network of a question: its view as asked.
struct Viewed {
    input: Option<ViewInput>,
    walking: Walking,
    /// Whether entities may be left out.
    leaves_out: bool,
}

impl<'a> Reader<'a> {
    /// Adds what the fields of the root need; `None` where that is everything.
    fn root(&self, set: &'a SelectionSet, need: &mut Need) -> Option<()> {
        for field in self.fields(set) {
            match field.name.node.as_str() {
                "__typename" | "__schema" | "__type" | "caller" => {}
                "network" => {
                    if self.given(field, "revision") {
                        return None;
                    }
                    let viewed = self.viewed(field, need)?;
                    for question in self.fields(&field.selection_set.node) {
                        self.question(question, &viewed, need)?;
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn viewed(&self, field: &Field, need: &mut Need) -> Option<Viewed> {
        let value = self.value(field, "view");
        let Some(value) = value.filter(|value| *value != Value::Null) else {
            return Some(Viewed {
                input: None,
                walking: Walking::default(),
                leaves_out: false,
            });
        };
        for id in ids_in(&value, "exceptEntities") {
            need.see(&id, Around::default());
        }
        for id in ids_in(&value, "levers") {
            need.sets.entry(id.into()).or_insert(0);
        }
        let leaves_out = ["kinds", "tags", "exceptEntities"];
        let flag = |name: &str, default| match member(&value, name) {
            Some(Value::Boolean(flag)) => *flag,
            _ => default,
        };
        Some(Viewed {
            walking: Walking {
                through_context: flag("throughContext", false),
                through_levers: flag("throughLevers", true),
            },
            leaves_out: leaves_out.iter().any(|name| member(&value, name).is_some()),
            // What cannot be read is refused later, by name.
            input: Some(ViewInput::parse(Some(value)).ok()?),
        })
    }

    /// Adds what a question below the network needs.
    fn question(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        let set = &field.selection_set.node;
        match field.name.node.as_str() {
            "__typename" | "provenance" | "measures" => {}
            "dataset" => {
                for part in self.fields(set).filter(|f| f.name.node == "focus") {
                    let seen = self.steps(&part.selection_set.node, Of::Entity)?;
                    need.focus = need.focus.max(Some(seen));
                }
            }
            "entity" | "lever" => {
                let seen = self.steps(set, Of::Entity)?;
                let id = self.id(field, "id")?;
                need.see(
                    &id,
                    Around {
                        seen,
                        ..Around::default()
                    },
                );
            }
            "relation" => {
                let seen = self.steps(set, Of::Relation)?;
                need.relations.insert(self.id(field, "id")?, seen);
            }
            "search" => self.search(field, viewed, need)?,
            "levers" | "coverage" => {
                let around_levers = u32::from(field.name.node == "coverage");
                let seen = around_levers + self.steps(set, Of::Entity)?;
                if self.given(field, "set") {
                    let set = self.id(field, "set")?;
                    let known = need.sets.entry(set).or_insert(seen);
                    *known = seen.max(*known);
                } else {
                    need.levers = need.levers.max(Some(seen));
                }
            }
            "gaps" => self.gaps(set, need)?,
            "known" => self.known(field, viewed, need)?,
            "neighbourhood" => self.neighbourhood(field, viewed, need)?,
            "paths" => self.paths(field, viewed, need)?,
            "reach" => self.reach(field, viewed, need)?,
            _ => return None,
        }
        Some(())
    }

    fn search(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        if viewed.leaves_out {
            return None;
        }
        let Some(Value::String(text)) = self.value(field, "text") else {
            return None;
        };
        let first = self.number(field, "first", HITS_DEFAULT);
        // Equal fits are ordered by ties.
        let seen = self.steps(&field.selection_set.node, Of::Answer)?.max(1);
        let mut more = Need::default();
        more.names.insert(text, Named { first, seen });
        need.add(more);
        Some(())
    }

    fn gaps(&self, set: &'a SelectionSet, need: &mut Need) -> Option<()> {
        for field in self.fields(set) {
            let below = &field.selection_set.node;
            match field.name.node.as_str() {
                "__typename" => {}
                "leversWithoutActor"
                | "leversUnnamed"
                | "leversWithOneActor"
                | "leversWithoutGovernment" => {
                    let seen = 1 + self.steps(below, Of::Entity)?;
                    need.levers = need.levers.max(Some(seen));
                }
                "untied" | "untiedPairs" => {
                    let seen = 1 + self.steps(below, Of::Answer)?;
                    for id in self.ids(field, "among")? {
                        need.see(
                            &id,
                            Around {
                                seen,
                                ..Around::default()
                            },
                        );
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn known(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        let among = self.ids(field, "among")?;
        let seen = self.steps(&field.selection_set.node, Of::Answer)?;
        for id in &among {
            let around = Around {
                seen: 1 + seen,
                ..Around::default()
            };
            need.see(id, around);
        }
        for (at, from) in among.iter().enumerate() {
            for to in among[..at].iter().filter(|to| *to != from) {
                let question = Way {
                    from: from.clone(),
                    to: to.clone(),
                    first: 1,
                    hops_max: HOPS_DEFAULT,
                    via: Vec::new(),
                    rank: PathRank::Shortest,
                    direction: Direction::Any,
                };
                need.ways.push(self.ways(question, viewed, seen, false));
            }
        }
        Some(())
    }

    fn paths(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        let set = &field.selection_set.node;
        let mut fields = self.fields(set);
        let rank = match self.word(field, "rank").as_deref() {
            Some("SHORTEST") => PathRank::Shortest,
            _ => PathRank::Strongest,
        };
        let direction = match self.word(field, "direction").as_deref() {
            Some("OUTGOING") => Direction::Outgoing,
            Some("INCOMING") => Direction::Incoming,
            _ => Direction::Any,
        };
        let hops = self.number(field, "hopsMax", HOPS_DEFAULT as usize);
        let question = Way {
            from: self.id(field, "from")?,
            to: self.id(field, "to")?,
            first: self.number(field, "first", WAYS_DEFAULT),
            hops_max: u32::try_from(hops).unwrap_or(u32::MAX),
            via: self.ids(field, "via").unwrap_or_default(),
            rank,
            direction,
        };
        let tells_islands = fields.any(|field| field.name.node == "noPath");
        let seen = self.steps(set, Of::Answer)?;
        need.ways
            .push(self.ways(question, viewed, seen, tells_islands));
        Some(())
    }

    fn ways(&self, way: Way, viewed: &Viewed, seen: u32, tells_islands: bool) -> Ways {
        let (from, to) = (way.from.clone(), way.to.clone());
        let via = way.via.iter().cloned().collect();
        let view = self.in_part(viewed);
        Ways {
            from,
            to,
            via,
            walking: viewed.walking,
            seen,
            tells_islands,
            question: Arc::new(move |engine| {
                let prepared = view(engine)?;
                let question = way.in_part(&prepared)?;
                Some((prepared, question))
            }),
        }
    }

    fn neighbourhood(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        let mut columns = self.fields(&field.selection_set.node);
        if columns.any(|column| !OWN_COLUMNS.contains(&column.name.node.as_str())) {
            return None;
        }
        let of = self.id(field, "of")?;
        need.see(&of, Around::default());
        need.nearest.push(Nearest {
            of,
            max: self.number(field, "max", PICTURE_DEFAULT),
            view: self.in_part(viewed),
        });
        Some(())
    }

    fn reach(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        if let Some(Value::Object(conditions)) = self.value(field, "where") {
            let mut given = conditions.iter().filter(|(_, v)| **v != Value::Null);
            if given.any(|(name, _)| !OWN_CONDITIONS.contains(&name.as_str())) {
                return None;
            }
            for id in ids_in(&Value::Object(conditions), "ids") {
                need.see(&id, Around::default());
            }
        }
        let default = match field.get_argument("hopsMax") {
            None => REACH_DEFAULT,
            // Given as null.
            Some(_) => HOPS_DEFAULT as usize,
        };
        let walked = self.number(field, "hopsMax", default);
        let around = Around {
            walked: u32::try_from(walked).unwrap_or(u32::MAX),
            walking: viewed.walking,
            seen: self.steps(&field.selection_set.node, Of::Answer)?,
        };
        need.see(&self.id(field, "from")?, around);
        Some(())
    }

    /// How many steps around what is selected of have to be seen; `None` for everything.
    fn steps(&self, set: &'a SelectionSet, of: Of) -> Option<u32> {
        let mut most = 0;
        for field in self.fields(set) {
            most = most.max(self.steps_of(field, of)?);
        }
        Some(most)
    }

    fn steps_of(&self, field: &'a Field, of: Of) -> Option<u32> {
        let below = |of| self.steps(&field.selection_set.node, of);
        let name = field.name.node.as_str();
        if OWN_FACTS.contains(&name) {
            return Some(0);
        }
        match (name, of) {
            ("edges" | "node" | "nodes", _) => below(of),
            ("relations" | "direct", Of::Entity) => Some(1 + below(Of::Relation)?),
            ("relations" | "direct" | "weakest" | "relation", _) => below(Of::Relation),
            ("levers", Of::Relation) => below(Of::Entity).filter(|steps| *steps == 0),
            ("leverSets", Of::Relation) => below(Of::LeverSet).filter(|steps| *steps == 0),
            ("levers" | "actors" | "linked", Of::Answer) => below(Of::Entity),
            ("levers" | "actors" | "linked" | "parent", _) => Some(1 + below(Of::Entity)?),
            ("set", Of::Entity) => Some(1 + below(Of::LeverSet)?),
            ("owner", Of::LeverSet) => below(Of::Entity),
            ("degree", Of::Entity) => Some(1),
            ("neighbours", Of::Entity) => {
                let hops = u32::try_from(self.number(field, "hops", 1)).ok()?;
                Some(hops + below(Of::Entity)?)
            }
            ("source" | "target", Of::Relation) => below(Of::Entity),
            (
                "actor" | "entity" | "entities" | "from" | "to" | "a" | "b" | "meetings" | "lever",
                _,
            ) => below(Of::Entity),
            ("path" | "paths" | "steps" | "pairs" | "cells", _) => below(Of::Answer),
            // Only told where there is no way; then everything is there.
            ("noPath", Of::Answer) => Some(0),
            // Who is named with a lever is told in the order of their ties.
            ("sentence", Of::LeverSet) => Some(3),
            ("sentence", Of::Entity) => Some(2),
            ("sentence", _) => Some(0),
            _ => None,
        }
    }

    /// The fields of a selection, those of fragments included: whatever the type, all of them count.
    fn fields(&self, set: &'a SelectionSet) -> impl Iterator<Item = &'a Field> + use<'a> {
        let mut found = Vec::new();
        self.gather(set, &mut found);
        found.into_iter()
    }

    fn gather(&self, set: &'a SelectionSet, found: &mut Vec<&'a Field>) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => found.push(&field.node),
                Selection::InlineFragment(inline) => {
                    self.gather(&inline.node.selection_set.node, found);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if let Some(fragment) = self.document.fragments.get(name) {
                        self.gather(&fragment.node.selection_set.node, found);
                    }
                }
            }
        }
    }

    /// The view of a question, in a part of the network.
    fn in_part(&self, viewed: &Viewed) -> InPart<Arc<Prepared>> {
        let (input, allowance) = (viewed.input.clone(), Arc::clone(self.allowance));
        Arc::new(move |engine| {
            let whole = engine.whole();
            let Some(input) = &input else {
                return Some(whole);
            };
            let asked = Asked::new(Arc::clone(&whole), Arc::clone(&allowance));
            let view = input.view(&asked).ok()?;
            Some(engine.under(whole.network().snapshot(), view))
        })
    }

    fn given(&self, field: &Field, name: &str) -> bool {
        self.value(field, name).is_some_and(|v| v != Value::Null)
    }

    fn id(&self, field: &Field, name: &str) -> Option<Id> {
        match self.value(field, name)? {
            Value::String(id) => Some(id.into()),
            Value::Number(id) => Some(id.to_string().into()),
            _ => None,
        }
    }

    fn ids(&self, field: &Field, name: &str) -> Option<Vec<Id>> {
        let value = self.value(field, name)?;
        Some(strings(&value).into_iter().map(Into::into).collect())
    }

    fn word(&self, field: &Field, name: &str) -> Option<String> {
        match self.value(field, name)? {
            Value::Enum(word) => Some(word.to_string()),
            Value::String(word) => Some(word),
            _ => None,
        }
    }

    /// A number as asked, held within what any question accepts: nonsense is refused later, by name.
    fn number(&self, field: &Field, name: &str, default: usize) -> usize {
        match self.value(field, name) {
            Some(Value::Number(number)) => {
                let number = number
                    .as_u64()
                    .and_then(|number| usize::try_from(number).ok());
                number.unwrap_or(0).min(NUMBER_MAX)
            }
            _ => default,
        }
    }

    fn value(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        let variable = |name: async_graphql::Name| self.variable(&name).ok_or(());
        value.into_const_with(variable).ok()
    }

    fn variable(&self, name: &str) -> Option<Value> {
        let given = self.variables.get(name).cloned();
        given.or_else(|| {
            let operations = self.document.operations.iter();
            let mut definitions = operations.flat_map(|(_, o)| &o.node.variable_definitions);
            let definition = definitions.find(|d| d.node.name.node.as_str() == name)?;
            definition.node.default_value().cloned()
        })
    }
}

/// A question for ways, by ids.
struct Way {
    from: Id,
    to: Id,
    first: usize,
    hops_max: u32,
    via: Vec<Id>,
    rank: PathRank,
    direction: Direction,
}

impl Way {
    /// The question in the rows of a part of the network; `None` where it is refused there.
    fn in_part(&self, prepared: &Prepared) -> Option<PathQuestion> {
        let row = |id: &Id| {
            let row = prepared.dataset().find_entity(id)?;
            prepared.network().has_entity(row).then_some(row)
        };
        let (from, to) = (row(&self.from)?, row(&self.to)?);
        (from != to).then_some(())?;
        Some(PathQuestion {
            from,
            to,
            first: self.first,
            hops_max: self.hops_max,
            via: self.via.iter().map(row).collect::<Option<_>>()?,
            rank: self.rank,
            direction: self.direction,
        })
    }
}

fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) => members.get(name).filter(|v| **v != Value::Null),
        _ => None,
    }
}

fn ids_in(value: &Value, name: &str) -> Vec<String> {
    member(value, name).map(strings).unwrap_or_default()
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => list.iter().flat_map(strings).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
