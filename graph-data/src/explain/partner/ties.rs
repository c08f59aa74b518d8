//! The ties behind a reason, clause by clause.
//!
//! Knows relations; nothing of shares and scores.

use crate::algo::partners::{Reason, ReasonKind};
use crate::explain::clause::{Clause, ClauseKind};
use crate::explain::telling::{Manner, Piece, Side};
use crate::model::{EntityIx, RelationIx};
use crate::network::Direction;

use super::teller::Teller;

/// Of how many shared neighbours or levers it is told how both are tied to them.
pub(super) const SHARED_TOLD_MAX: usize = 3;

/// A clause, with what must be said of it afterwards.
pub(super) struct Basis {
    pub(super) clause: Clause,
    pub(super) pieces: Vec<Piece>,
}

impl<'a> Teller<'a> {
    /// The clauses of a reason that rests on ties, a few at most.
    pub(super) fn basis(&self, reason: &Reason) -> Vec<Basis> {
        match reason.kind {
            ReasonKind::CommonPartner => {
                let through = self.neighbours(reason).take(SHARED_TOLD_MAX);
                through.filter_map(|z| self.neighbour(z)).collect()
            }
            ReasonKind::SharedLever => {
                let levers = reason.through.iter().take(SHARED_TOLD_MAX);
                levers
                    .flat_map(|lever| self.lever(reason, *lever))
                    .collect()
            }
            ReasonKind::SameCluster => reason
                .relations
                .iter()
                .filter_map(|r| self.single(*r))
                .collect(),
            ReasonKind::ComplementaryKind | ReasonKind::ShortPath | ReasonKind::SharedTag => {
                Vec::new()
            }
        }
    }

    /// Shared neighbours; a lever that both belong to is told as such.
    pub(super) fn neighbours(&self, reason: &'a Reason) -> impl Iterator<Item = EntityIx> + 'a {
        let levers = self.suggestion.reasons.iter();
        let levers = levers.filter(|r| r.kind == ReasonKind::SharedLever);
        let levers: Vec<EntityIx> = levers.flat_map(|r| r.through.clone()).collect();
        let through = reason.through.iter().copied();
        through.filter(move |z| !levers.contains(z))
    }

    /// How a neighbour is tied to the one asking, and to the actor: "VLAIO steunt A financieel en
    /// vermeldt B".
    pub(super) fn neighbour(&self, neighbour: EntityIx) -> Option<Basis> {
        let ends = self.itself().into_iter().chain([self.suggestion.actor]);
        let ties = ends.filter_map(|end| Some((end, self.carrier(neighbour, end)?)));
        let ties: Vec<(EntityIx, RelationIx)> = ties.collect();
        if let Some(basis) = self.as_one(neighbour, &ties) {
            return Some(basis);
        }
        let subject = self.speaker.phrase(neighbour);
        let pieces = ties.iter().filter_map(|(end, relation)| {
            let ends = (&subject, &self.speaker.phrase(*end));
            self.speaker.piece(
                &[*relation],
                self.side(*relation, neighbour),
                ends,
                Manner::Plain,
            )
        });
        let pieces: Vec<Piece> = pieces.collect();
        let mut texts = pieces.iter().map(Piece::text);
        let mut text = texts.next()?;
        let lead = format!("{} ", subject.text);
        for next in texts {
            // What starts with the same subject goes on without it.
            let next = next.strip_prefix(&lead).unwrap_or(&next);
            text += &self
                .speaker
                .say(format!(" en {next}"), format!(" and {next}"));
        }
        Some(basis(text, pieces))
    }

    /// Two ties of a neighbour that are told alike, as one: "Triodos stond in 2012 mee aan de wieg van
    /// A en B".
    fn as_one(&self, neighbour: EntityIx, ties: &[(EntityIx, RelationIx)]) -> Option<Basis> {
        let &[(a, first), (b, second)] = ties else {
            return None;
        };
        let (network, speaker) = (self.speaker.network, &self.speaker);
        let side = self.side(first, neighbour);
        let alike = network.relation(first).kind == network.relation(second).kind
            && side == self.side(second, neighbour)
            && speaker.standing(first) == speaker.standing(second);
        let ends = (&speaker.phrase(neighbour), &speaker.joined(&[a, b]));
        let piece = alike.then(|| speaker.piece(&[first, second], side, ends, Manner::Plain))?;
        piece.map(|piece| basis(piece.text(), vec![piece]))
    }

    /// How the one asking and the actor belong to a lever.
    fn lever(&self, reason: &Reason, lever: EntityIx) -> Vec<Basis> {
        let network = self.speaker.network;
        let of_lever = reason.relations.iter().copied();
        let of_lever = of_lever.filter(|r| network.relation(*r).target == lever);
        let mut groups: Vec<Vec<RelationIx>> = Vec::new();
        for relation in of_lever {
            let alike = |group: &&mut Vec<RelationIx>| {
                network.relation(group[0]).kind == network.relation(relation).kind
                    && self.speaker.standing(group[0]) == self.speaker.standing(relation)
            };
            match groups.iter_mut().find(alike) {
                Some(group) => group.push(relation),
                None => groups.push(vec![relation]),
            }
        }
        groups
            .iter()
            .filter_map(|group| self.workers(group, lever))
            .collect()
    }

    fn workers(&self, relations: &[RelationIx], lever: EntityIx) -> Option<Basis> {
        let sources = relations
            .iter()
            .map(|r| self.speaker.network.relation(*r).source);
        let sources: Vec<EntityIx> = sources.collect();
        let manner = if sources.len() > 1 {
            Manner::Both
        } else {
            Manner::Plain
        };
        let ends = (&self.speaker.joined(&sources), &self.speaker.phrase(lever));
        let piece = self.speaker.piece(relations, Side::Source, ends, manner)?;
        Some(basis(piece.text(), vec![piece]))
    }

    /// A relation by itself.
    pub(super) fn single(&self, relation: RelationIx) -> Option<Basis> {
        let facts = self.speaker.network.relation(relation);
        let (source, target) = (
            self.speaker.phrase(facts.source),
            self.speaker.phrase(facts.target),
        );
        let piece =
            self.speaker
                .piece(&[relation], Side::Source, (&source, &target), Manner::Plain)?;
        Some(basis(piece.text(), vec![piece]))
    }

    fn carrier(&self, from: EntityIx, to: EntityIx) -> Option<RelationIx> {
        let tie = self.speaker.network.tie(from, to)?;
        tie.carrier(Direction::Any)
    }

    fn side(&self, relation: RelationIx, subject: EntityIx) -> Side {
        if self.speaker.network.relation(relation).source == subject {
            Side::Source
        } else {
            Side::Target
        }
    }
}

fn basis(text: String, pieces: Vec<Piece>) -> Basis {
    let relations = pieces.iter().flat_map(|p| p.relations.clone()).collect();
    let clause = Clause {
        kind: ClauseKind::Fact,
        text,
        relations,
    };
    Basis { clause, pieces }
}

/// Clauses, and the pieces behind them.
pub(super) fn parts(all: Vec<Basis>) -> (Vec<Clause>, Vec<Piece>) {
    let (clauses, pieces): (Vec<Clause>, Vec<Vec<Piece>>) =
        all.into_iter().map(|b| (b.clause, b.pieces)).unzip();
    (clauses, pieces.into_iter().flatten().collect())
}
