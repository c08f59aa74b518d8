//! The reasons of those who are suggested, with the relations that each rests on.
//!
//! Knows the shares as they were worked out.

use std::cmp::Reverse;

use super::super::clusters::Clustering;
use super::super::paths::{Path, PathQuestion, PathRank, paths};
use super::scores::Scores;
use super::standpoint::Standpoint;
use super::{Candidate, Reason, ReasonKind, Suggestion};
use crate::limits::HOPS_DEFAULT;
use crate::model::{EntityIx, Nature, RelationIx, nine_decimals};
use crate::network::{Direction, ViewedNetwork};

/// What suggestions are told from.
pub(super) struct Telling<'a> {
    pub(super) network: &'a ViewedNetwork,
    pub(super) clustering: Option<&'a Clustering>,
    pub(super) standpoint: &'a Standpoint,
    pub(super) scores: &'a Scores<'a>,
}

/// Relations, and the entities through which they lead.
type Basis = (Vec<RelationIx>, Vec<EntityIx>);

impl Telling<'_> {
    /// A candidate with its reasons; `None` when there was no time to find the way there.
    pub(super) fn suggestion(
        &self,
        candidate: &Candidate,
        halt: &mut impl FnMut() -> bool,
    ) -> Option<Suggestion> {
        let path = self.path(candidate.actor, halt)?;
        let held = ReasonKind::ALL.into_iter().zip(candidate.shares);
        let held = held.filter(|(_, share)| *share > 0.0);
        let mut reasons: Vec<Reason> = held
            .map(|(kind, share)| self.reason(kind, share, candidate.actor, path.as_ref()))
            .collect();
        reasons.sort_by_key(|reason| (Reverse(nine_decimals(reason.share)), reason.kind));
        Some(Suggestion {
            actor: candidate.actor,
            score: candidate.score,
            reasons,
            path,
        })
    }

    /// The best shortest way to an actor; the outer `None` when there was no time.
    fn path(&self, actor: EntityIx, halt: &mut impl FnMut() -> bool) -> Option<Option<Path>> {
        let from = self
            .standpoint
            .itself
            .unwrap_or(self.scores.origins[actor.at()]);
        if from == actor {
            return Some(None);
        }
        let question = PathQuestion {
            from,
            to: actor,
            first: 1,
            hops_max: HOPS_DEFAULT,
            via: Vec::new(),
            rank: PathRank::Shortest,
            direction: Direction::Any,
        };
        let answer = paths(self.network, &question, halt);
        (!answer.partial).then(|| answer.paths.into_iter().next())
    }

    fn reason(&self, kind: ReasonKind, share: f64, actor: EntityIx, path: Option<&Path>) -> Reason {
        let (mut relations, through) = match kind {
            ReasonKind::CommonPartner => self.common_partners(actor),
            ReasonKind::SharedLever => self.shared_levers(actor),
            ReasonKind::ComplementaryKind => (
                self.scores.precedent(actor).into_iter().collect(),
                Vec::new(),
            ),
            ReasonKind::SameCluster => (self.inside(actor), Vec::new()),
            ReasonKind::ShortPath => (carriers(path), Vec::new()),
            ReasonKind::SharedTag => self.carrier(actor),
        };
        let mut seen = Vec::new();
        relations.retain(|r| {
            !seen.contains(r) && {
                seen.push(*r);
                true
            }
        });
        Reason {
            kind,
            share,
            relations,
            through,
        }
    }

    /// Per shared neighbour, that with fewest ties first: its relations with the one asking, then with
    /// the actor.
    fn common_partners(&self, actor: EntityIx) -> Basis {
        let mut through: Vec<EntityIx> = self.scores.shared(actor).collect();
        through.sort_by_key(|z| (self.network.degree(*z), *z));
        let ends = self.standpoint.itself.into_iter().chain([actor]);
        let ends: Vec<EntityIx> = ends.collect();
        let relations = through
            .iter()
            .flat_map(|z| ends.iter().flat_map(|end| self.tie(*z, *end)))
            .collect();
        (relations, through)
    }

    /// Per shared lever: how the one asking and the actor belong to it.
    fn shared_levers(&self, actor: EntityIx) -> Basis {
        let through = self.scores.levers.get(&actor).cloned().unwrap_or_default();
        let ends: Vec<EntityIx> = self.standpoint.itself.into_iter().chain([actor]).collect();
        let relations = through
            .iter()
            .flat_map(|lever| {
                ends.iter()
                    .flat_map(|end| self.lever_relations(*end, *lever))
            })
            .collect();
        (relations, through)
    }

    fn lever_relations(&self, actor: EntityIx, lever: EntityIx) -> Vec<RelationIx> {
        let own = self.network.incidences(actor).filter(|i| {
            i.outgoing && i.other == lever && self.network.nature(i.relation) == Nature::Lever
        });
        own.map(|i| i.relation).collect()
    }

    /// The strongest tie of the one asking, and of the actor, with others of their cluster.
    fn inside(&self, actor: EntityIx) -> Vec<RelationIx> {
        let Some(clustering) = self.clustering else {
            return Vec::new();
        };
        let row = clustering.cluster_of[actor.at()];
        let strongest = |entity: EntityIx| {
            let ties = self.network.walkable_ties(entity);
            let inside = ties.filter(|tie| clustering.cluster_of[tie.other.at()] == row);
            let carriers = inside.filter_map(|tie| tie.carrier(Direction::Any));
            carriers.min_by_key(|r| (Reverse(nine_decimals(self.network.strength(*r))), *r))
        };
        let ends = self.standpoint.itself.into_iter().chain([actor]);
        ends.filter_map(strongest).collect()
    }

    /// The relations with the first of those that carry most of a profile's tags.
    fn carrier(&self, actor: EntityIx) -> Basis {
        let near = self.scores.carrier_near(actor);
        let relations = near.map(|carrier| self.tie(carrier, actor));
        (relations.unwrap_or_default(), near.into_iter().collect())
    }

    /// All relations of a tie, strongest first.
    fn tie(&self, from: EntityIx, to: EntityIx) -> Vec<RelationIx> {
        let tie = self.network.tie(from, to);
        tie.map_or(Vec::new(), |tie| {
            tie.relations.iter().map(|r| r.relation).collect()
        })
    }
}

/// The strongest relation of each step of a way.
fn carriers(path: Option<&Path>) -> Vec<RelationIx> {
    let steps = path.map_or(&[][..], |path| &path.steps);
    let carriers = steps.iter().filter_map(|step| step.relations.first());
    carriers.copied().collect()
}
