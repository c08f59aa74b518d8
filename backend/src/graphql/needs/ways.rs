//! What questions for ways need.

use std::sync::Arc;

use async_graphql::parser::types::Field;
use graph_data::algo::paths::{PathQuestion, PathRank};
use graph_data::limits::HOPS_DEFAULT;
use graph_data::network::Direction;

use super::steps::Of;
use super::{Reader, Viewed};
use crate::engine::Prepared;
use crate::engine::part::{Around, Id, Need, Ways};

/// Ways when the question does not say how many.
const WAYS_DEFAULT: usize = 3;

impl<'a> Reader<'a> {
    pub(super) fn known(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
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

    pub(super) fn paths(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
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
        let walks_alone = way.rank == PathRank::Shortest && way.via.is_empty() && from != to;
        let view = self.in_part(viewed);
        Ways {
            from,
            to,
            via,
            shortest_within: walks_alone.then_some(way.hops_max),
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
