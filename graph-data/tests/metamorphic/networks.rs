//! Drawn networks: entities and relations by number, under names that a test chooses, as the library
//! sees them; and answers told by those numbers again.
//!
//! Knows no question.

use std::sync::Arc;

use graph_data::dataset::Dataset;
use graph_data::model::{Confidence, EntityIx, RelationIx};
use graph_data::network::{Snapshot, View, ViewedNetwork};
use proptest::prelude::*;

const ENTITY_KINDS: [&str; 6] = [
    "organisatie",
    "agentschap",
    "werkgroep",
    "hefboom",
    "evenement",
    "programma",
];
const RELATION_KINDS: [&str; 5] = [
    "partners-with",
    "funds",
    "participates-in",
    "leads-lever",
    "promotes",
];
const SURE: [&str; 4] = ["", "!medium(2016-03)", "!low(2021-05-06)", "!none"];
const PERIODS: [&str; 4] = ["", "@2014..2018", "@2019", "@..2016"];

/// A relation: its ends by number, and the rest by its place in the lists above.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: usize,
    sure: usize,
    period: usize,
    lever: Option<usize>,
}

/// A network by number.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) kinds: Vec<usize>,
    pub(crate) relations: Vec<Relation>,
}

/// What entities and relations are called.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Names {
    /// In the order of numbers.
    Plain,
    /// Otherwise, in the same order.
    Renamed,
    /// In another order: each number times one of these, plus the other.
    Shuffled(usize, usize),
}

impl Names {
    pub(crate) fn entity(self, number: usize) -> String {
        match self {
            Self::Plain => format!("e{number:03}"),
            Self::Renamed => format!("k:{number:03}-other"),
            Self::Shuffled(times, plus) => format!("e{:03}", (number * times + plus) % 101),
        }
    }

    pub(crate) fn relation(self, number: usize) -> String {
        match self {
            Self::Plain => format!("r{number:04}"),
            Self::Renamed => format!("q:{number:04}-other"),
            Self::Shuffled(times, plus) => format!("r{:04}", (number * times + plus) % 1009),
        }
    }
}

/// An island whose ids come before and after all others: three organisations in a row, one of them on
/// its own in a way of two relations.
const ISLAND: &str = "a-isle -partners-with-> z-isle =a-isle.1; a-isle -funds-> z-isle =z-isle.1; \
    b-isle -funds-> z-isle =q.isle;";

impl Drawn {
    /// As a sketch, relations of which either end is gone left out.
    pub(crate) fn text(&self, names: Names, gone: Option<usize>) -> String {
        let stays = |number: &usize| Some(*number) != gone;
        let entities = (0..self.kinds.len()).filter(stays).map(|number| {
            let kind = ENTITY_KINDS[self.kinds[number]];
            let id = names.entity(number);
            format!("{id}[{kind}] #t{};", number % 3)
        });
        let relations = self.relations.iter().enumerate();
        let relations = relations.filter(|(_, r)| stays(&r.from) && stays(&r.to));
        let relations = relations.map(|(number, relation)| {
            let lever = relation.lever.filter(stays).map(|e| names.entity(e));
            format!(
                "{} -{}-> {} ={} {} {} {};",
                names.entity(relation.from),
                RELATION_KINDS[relation.kind],
                names.entity(relation.to),
                names.relation(number),
                PERIODS[relation.period],
                SURE[relation.sure],
                lever.map_or(String::new(), |lever| format!("{{{lever}}}")),
            )
        });
        entities.chain(relations).collect()
    }

    /// As a dataset, with sources that go by number.
    pub(crate) fn dataset(&self, names: Names, island: bool) -> Dataset {
        let text = self.text(names, None) + if island { ISLAND } else { "" };
        let mut dataset = Dataset::sketch(&text).expect(&text);
        for number in 0..self.relations.len() {
            let row = dataset.find_relation(&names.relation(number));
            let relation = &mut dataset.relations[row.expect("drawn").at()];
            for evidence in &mut relation.evidence {
                evidence.source = source(number).into();
            }
        }
        dataset
    }

    pub(crate) fn seen(&self, names: Names, island: bool, view: &[usize]) -> Seen {
        let dataset = self.dataset(names, island);
        let start = View::default();
        let view = view
            .iter()
            .fold(start, |view, code| restricted(view, *code, &dataset, names));
        let snapshot = Snapshot::new(Arc::new(dataset), 1);
        let network = ViewedNetwork::new(Arc::new(snapshot), view.normalised());
        Seen::new(network, names, self)
    }
}

/// The source of a relation: three for all.
pub(crate) fn source(relation: usize) -> String {
    format!("https://example.org/{}", relation % 3)
}

/// The views by which [`restricted`] restricts nothing, or only through what is walked.
pub(crate) const WIDE_VIEWS: usize = 3;
/// All views.
pub(crate) const VIEWS: usize = 14;
/// The view that looks back, under which a relation that is over by now may be stronger.
pub(crate) const LOOKING_BACK: usize = 12;

/// A view with one restriction more; but 1, which walks through context too.
fn restricted(view: View, code: usize, dataset: &Dataset, names: Names) -> View {
    let entity = |number| dataset.find_entity(&names.entity(number));
    let kind = |id| dataset.vocabulary.find_kind(id);
    let relation_kind = |id| dataset.vocabulary.find_relation_kind(id);
    match code {
        0 => view,
        1 => View {
            through_context: true,
            ..view
        },
        2 => View {
            through_levers: false,
            ..view
        },
        3 => View {
            confidence_min: Some(Confidence::High),
            ..view
        },
        4 => View {
            confidence_min: Some(Confidence::Medium),
            ..view
        },
        5 => {
            let kinds = ["funds", "partners-with"]
                .into_iter()
                .filter_map(relation_kind);
            View {
                relation_kinds: Some(kinds.collect()),
                ..view
            }
        }
        6 => View {
            relation_kinds: Some(Vec::new()),
            ..view
        },
        7 => View {
            kinds: Some(Vec::new()),
            ..view
        },
        8 => {
            let kinds = ["organisatie", "agentschap"].into_iter().filter_map(kind);
            View {
                kinds: Some(kinds.collect()),
                ..view
            }
        }
        9 => View {
            except_entities: [0, 2].into_iter().filter_map(entity).collect(),
            ..view
        },
        10 => {
            let kinds = relation_kind("funds").into_iter();
            View {
                except_relation_kinds: kinds.collect(),
                ..view
            }
        }
        11 => View {
            tags: Some(dataset.find_tag("t0").into_iter().collect()),
            ..view
        },
        LOOKING_BACK => View {
            as_of: Some("2017-06-30".parse().expect("a date")),
            ..view
        },
        _ => View {
            levers: Some(entity(3).into_iter().collect()),
            ..view
        },
    }
}

/// A network under a view, with the number of each row.
pub(crate) struct Seen {
    pub(crate) network: ViewedNetwork,
    entities: Vec<Option<EntityIx>>,
    entity_numbers: Vec<Option<usize>>,
    relation_numbers: Vec<Option<usize>>,
}

impl Seen {
    pub(crate) fn new(network: ViewedNetwork, names: Names, drawn: &Drawn) -> Self {
        let dataset = network.dataset();
        let mut entity_numbers = vec![None; dataset.entities.len()];
        let find = |number| dataset.find_entity(&names.entity(number));
        let entities: Vec<_> = (0..drawn.kinds.len()).map(find).collect();
        for (number, entity) in entities.iter().enumerate() {
            if let Some(entity) = entity {
                entity_numbers[entity.at()] = Some(number);
            }
        }
        let mut relation_numbers = vec![None; dataset.relations.len()];
        for number in 0..drawn.relations.len() {
            if let Some(row) = dataset.find_relation(&names.relation(number)) {
                relation_numbers[row.at()] = Some(number);
            }
        }
        Self {
            network,
            entities,
            entity_numbers,
            relation_numbers,
        }
    }

    /// The entities of the view with the lowest numbers, fewer than `below`, whatever they are called.
    pub(crate) fn few(&self, below: usize) -> Vec<EntityIx> {
        let rows = self.entities.iter().take(below).flatten().copied();
        rows.filter(|e| self.network.has_entity(*e)).collect()
    }

    /// How many entities with numbers below this there are, in the view or not.
    pub(crate) fn drawn(&self, below: usize) -> usize {
        self.entities.iter().take(below).flatten().count()
    }

    /// All entities of the view but those of the island.
    pub(crate) fn all(&self) -> Vec<EntityIx> {
        self.few(usize::MAX)
    }

    /// All walkable entities but those of the island.
    pub(crate) fn walked(&self) -> Vec<EntityIx> {
        let mut all = self.all();
        all.retain(|e| self.network.walkable(*e));
        all
    }

    /// The walkable entities of the island.
    pub(crate) fn island(&self) -> Vec<EntityIx> {
        let walkable = self.network.walkable_entities();
        walkable.filter(|e| self.number(*e).is_none()).collect()
    }

    pub(crate) fn number(&self, entity: EntityIx) -> Option<usize> {
        self.entity_numbers[entity.at()]
    }

    /// An entity by its number; those of the island are all one.
    pub(crate) fn e(&self, entity: EntityIx) -> String {
        self.number(entity)
            .map_or("isle".into(), |number| format!("e{number}"))
    }

    /// Entities in their order, those of the island left out.
    pub(crate) fn in_order(&self, entities: impl IntoIterator<Item = EntityIx>) -> String {
        let numbers = entities.into_iter().filter_map(|e| self.number(e));
        numbers
            .map(|number| format!("e{number}"))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Entities in the order of numbers, those of the island left out.
    pub(crate) fn es(&self, entities: impl IntoIterator<Item = EntityIx>) -> String {
        let mut numbers: Vec<_> = entities
            .into_iter()
            .filter_map(|e| self.number(e))
            .collect();
        numbers.sort_unstable();
        format!("e{numbers:?}")
    }

    /// Relations in the order of numbers, those of the island left out.
    pub(crate) fn rs<'a>(&self, relations: impl IntoIterator<Item = &'a RelationIx>) -> String {
        let numbers = relations
            .into_iter()
            .filter_map(|r| self.relation_numbers[r.at()]);
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        format!("r{numbers:?}")
    }
}

fn relation(entities: usize) -> impl Strategy<Value = Relation> {
    let ends = (0..entities, 0..entities);
    let lever = prop::option::weighted(0.2, 0..entities);
    (
        ends,
        0..RELATION_KINDS.len(),
        0..SURE.len(),
        0..PERIODS.len(),
        lever,
    )
        .prop_map(|((from, to), kind, sure, period, lever)| Relation {
            from,
            to,
            kind,
            sure,
            period,
            lever,
        })
}

/// How the ends of relations are moved to where a shape wants them.
fn shaped(shape: usize, mut relations: Vec<Relation>, entities: usize) -> Vec<Relation> {
    for (place, relation) in relations.iter_mut().enumerate() {
        match shape {
            // A star, with parallel relations once all points have one.
            1 => (relation.from, relation.to) = (0, 1 + place % (entities - 1)),
            // A long chain.
            2 => {
                (relation.from, relation.to) = (place % (entities - 1), place % (entities - 1) + 1)
            }
            // Two islands.
            3 => relation.to = (relation.from + 2 * (relation.to / 2)) % (entities / 2 * 2),
            // Ties: all relations of one kind, strength and age, so that much is equal.
            4 => (relation.kind, relation.sure, relation.period) = (0, 0, 0),
            // Many relations between few.
            5 => (relation.from, relation.to) = (relation.from % 3, relation.to % 3),
            _ => {}
        }
    }
    relations
}

/// Random networks of 3 to 9 entities with up to 22 relations, in all shapes.
pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    (3_usize..10, 0_usize..7).prop_flat_map(|(entities, shape)| {
        let kinds = prop::collection::vec(
            prop_oneof![3 => 0_usize..3, 1 => 3_usize..ENTITY_KINDS.len()],
            entities,
        );
        let relations = prop::collection::vec(relation(entities), 0..22);
        (kinds, relations).prop_map(move |(kinds, relations)| Drawn {
            relations: shaped(shape, relations, entities),
            kinds,
        })
    })
}
