//! What an answer has to see of a network that lies elsewhere.
//!
//! Knows ids and numbers of steps, and nothing of questions, of GraphQL or of where the network lies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use graph_data::algo::paths::PathQuestion;
use graph_data::edit::{Delta, Record};
use graph_data::model::PartialDate;

use crate::engine::{Engine, Prepared};

/// An id of an entity or a relation.
pub type Id = Box<str>;

/// What an answer has to see. Needs of several questions add up.
#[derive(Clone, Default)]
pub struct Need {
    /// All of it: figures that rest on everybody.
    pub whole: bool,
    /// Entities, and how far around them.
    pub around: BTreeMap<Id, Around>,
    /// Relations with both their ends, and so many steps around those.
    pub relations: BTreeMap<Id, u32>,
    /// Entities or relations, whichever has the id, and so many steps around them.
    pub records: BTreeMap<Id, u32>,
    /// Entities that may be gone: nobody else is offered for them.
    pub mentioned: BTreeSet<Id>,
    /// Who goes by a name as typed.
    pub names: BTreeMap<String, Named>,
    /// All levers, and so many steps around them.
    pub levers: Option<u32>,
    /// The entities of the first picture, and so many steps around them.
    pub focus: Option<u32>,
    /// The levers of a set, the set itself included, and so many steps around them.
    pub sets: BTreeMap<Id, u32>,
    /// Relations with evidence from a source, with both their ends, and so many steps around those.
    pub sources: BTreeMap<Box<str>, u32>,
    /// Entities by what they are, and so many steps around them.
    pub chosen: Vec<Chosen>,
    /// Relations that may have come, gone or become better known in a time.
    pub dated: Vec<Dated>,
    /// Relations without any date, with both their ends, and so many steps around those.
    pub undated: Option<u32>,
    /// Actors or relations in the order of ids, as many as an answer takes.
    pub in_order: Vec<InOrder>,
    /// The first entities around one, and the relations among them.
    pub nearest: Vec<Nearest>,
    /// Ways between two entities.
    pub ways: Vec<Ways>,
}

/// How far around an entity: first so many steps of walking, then so many of looking about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Steps over what can be walked; what cannot is reached and not passed.
    pub walked: u32,
    /// What those steps may walk over.
    pub walking: Walking,
    /// Steps over any relation, from everything walked to.
    pub seen: u32,
}

/// What may be walked over besides actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walking {
    /// Context.
    pub through_context: bool,
    /// Levers.
    pub through_levers: bool,
}

impl Default for Walking {
    fn default() -> Self {
        Self {
            through_context: false,
            through_levers: true,
        }
    }
}

/// Who is looked for by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// How many at most.
    pub first: usize,
    /// Steps over any relation, from each of them.
    pub seen: u32,
}

/// Entities of some kinds, or with some tags: those that meet all that is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Of one of these kinds.
    pub kinds: Option<Vec<Id>>,
    /// With one of these tags.
    pub tags: Option<Vec<Id>>,
    /// Steps over any relation, from each of them.
    pub seen: u32,
}

/// Relations of which a date lies between two others, with both their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// From the year of this date on.
    pub from: PartialDate,
    /// Up to the last day of this one.
    pub to: PartialDate,
    /// Steps over any relation, from the ends.
    pub seen: u32,
}

/// What a question goes through in the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Actors, or pairs of them.
    Actors {
        /// Whether an answer tells of everybody in the meeting places of an actor.
        meets: bool,
    },
    /// Relations.
    Relations,
}

/// A question for the first actors, pairs of them, or relations, in the order of ids.
#[derive(Clone)]
pub struct InOrder {
    /// Who is in the answer, in the part that is known so far.
    pub found: FoundInOrder,
    /// How many are wanted.
    pub first: usize,
    /// Of what.
    pub through: Through,
    /// Steps over any relation, from whoever is in the answer.
    pub seen: u32,
}

/// What is found in a part of the network in which all actors up to an id are complete, all of them where
/// no id is given, or in which some relations are: whom each row of the answer is about, or which relation
/// it is; `None` where it is refused.
pub type FoundInOrder = Arc<dyn Fn(&Engine, Option<&str>) -> Option<Vec<Vec<Id>>> + Send + Sync>;

/// The first entities around one.
#[derive(Clone)]
pub struct Nearest {
    /// The one.
    pub of: Id,
    /// How many, itself included.
    pub max: usize,
    /// The view in which they are looked for, in the part that is known so far; `None` where that is
    /// refused.
    pub view: InPart<Arc<Prepared>>,
}

/// A search for ways between two entities.
#[derive(Clone)]
pub struct Ways {
    /// Where they start.
    pub from: Id,
    /// Where they end.
    pub to: Id,
    /// Entities that may be passed though nobody else of their kind may.
    pub via: BTreeSet<Id>,
    /// Where the shortest are wanted, and no others: of at most so many steps.
    pub shortest_within: Option<u32>,
    /// What may be walked over.
    pub walking: Walking,
    /// Steps over any relation, from everybody on the ways that are found.
    pub seen: u32,
    /// Whether everything is needed to tell why there is no way.
    pub tells_islands: bool,
    /// The question, and the view in which it is asked, in the part that is known so far; `None` where
    /// it is refused.
    pub question: InPart<(Arc<Prepared>, PathQuestion)>,
}

/// Something that depends on the rows of a part of the network.
pub type InPart<T> = Arc<dyn Fn(&Engine) -> Option<T> + Send + Sync>;

impl Need {
    /// Needs everything.
    #[must_use]
    pub fn of_everything() -> Self {
        Self {
            whole: true,
            ..Self::default()
        }
    }

    /// Needs whoever these changes name and do not hold themselves.
    #[must_use]
    pub fn of_names_in<'a>(deltas: impl IntoIterator<Item = &'a Delta>) -> Self {
        let changes = deltas.into_iter().flat_map(Delta::changes);
        let relations = changes
            .flat_map(|change| [&change.before, &change.after])
            .filter_map(|record| match record {
                Some(Record::Relation(relation)) => Some(relation),
                _ => None,
            });
        let ends = relations.flat_map(|relation| [&relation.source, &relation.target]);
        Self {
            mentioned: ends.cloned().collect(),
            ..Self::default()
        }
    }

    /// Needs an entity as well.
    pub fn see(&mut self, id: &str, around: Around) {
        let known = self.around.entry(id.into()).or_default();
        known.walked = known.walked.max(around.walked);
        known.walking.through_context |= around.walking.through_context;
        known.walking.through_levers |= around.walking.through_levers;
        known.seen = known.seen.max(around.seen);
    }

    /// Needs what another answer needs as well.
    pub fn add(&mut self, other: Self) {
        self.whole |= other.whole;
        for (id, around) in other.around {
            self.see(&id, around);
        }
        farther(&mut self.relations, other.relations);
        farther(&mut self.records, other.records);
        self.mentioned.extend(other.mentioned);
        for (text, more) in other.names {
            let known = self.names.entry(text).or_insert(more);
            known.first = known.first.max(more.first);
            known.seen = known.seen.max(more.seen);
        }
        farther(&mut self.sets, other.sets);
        farther(&mut self.sources, other.sources);
        self.chosen.extend(other.chosen);
        self.dated.extend(other.dated);
        self.undated = self.undated.max(other.undated);
        self.in_order.extend(other.in_order);
        self.levers = self.levers.max(other.levers);
        self.focus = self.focus.max(other.focus);
        self.nearest.extend(other.nearest);
        self.ways.extend(other.ways);
    }
}

fn farther<Key: Ord, Steps: Ord + Copy>(
    known: &mut BTreeMap<Key, Steps>,
    more: BTreeMap<Key, Steps>,
) {
    for (key, steps) in more {
        let known = known.entry(key).or_insert(steps);
        *known = (*known).max(steps);
    }
}
