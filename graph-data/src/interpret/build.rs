//! From a form filled in to the question that it asks.
//!
//! Knows which question each kind of form puts, and within which bounds; not how it is worded.

use super::forms::{FormKind, Slot};
use super::groups::{self, GROUP_MAX};
use super::lexicon::{Quality, Verb};
use super::matching::Filled;
use super::modifiers::Modifier;
use super::money;
use super::pieces::{Candidate, Piece, What};
use super::reading::{Gap, NameRead, Narrowing, Question, Supposed, ViewWords};
use super::trouble::Trouble;
use super::when;
use crate::dataset::Dataset;
use crate::limits::{HOPS_MAX, KNOWN_MAX, PAGE_ROWS_MAX, VIA_MAX, YEARS_MAX};
use crate::model::{Category, EntityIx, Nature, RelationKindIx};
use crate::network::{Direction, ViewedNetwork};
use crate::vocabulary::DEFAULT_RELATION_KIND;

/// Rows that a list of answers has when the question does not say.
const FIRST_DEFAULT: u32 = 10;
/// Ways that are shown where several are asked for.
const WAYS_MANY: u32 = 5;
/// Steps that are looked around when the question does not say.
const REACH_DEFAULT: u32 = 2;
/// Years after which a tie is old when the question does not say.
const YEARS_DEFAULT: u32 = 5;

/// The lever set that an entity is, or that it owns: by the row of the set where it owns several.
pub(super) fn lever_set(dataset: &Dataset, entity: EntityIx) -> Option<EntityIx> {
    let sets = dataset.entities.iter().filter_map(|lever| lever.lever_set);
    sets.filter(|set| *set == entity || dataset.entity(*set).owner == Some(entity))
        .min()
}

/// A filled form, with one choice among names that may stand for several.
pub(super) struct Builder<'a> {
    pub(super) network: &'a ViewedNetwork,
    pub(super) filled: &'a Filled<'a>,
    /// The kinds of relations that a chain of money runs over.
    pub(super) money_kinds: &'a [RelationKindIx],
    /// Which slot takes another than its first candidate, and which.
    pub(super) other: Option<(Slot, usize)>,
}

impl<'a> Builder<'a> {
    fn dataset(&self) -> &'a Dataset {
        self.network.dataset()
    }

    /// The question; an error where it names something out of bounds, `None` where it makes no sense.
    pub(super) fn question(&self) -> Result<Option<Question>, Trouble> {
        let first = self.number(FIRST_DEFAULT, PAGE_ROWS_MAX, |m| match m {
            Modifier::Top(rows) => Some((*rows, Trouble::Rows)),
            _ => None,
        })?;
        if self.modifiers().any(|m| *m == Modifier::NoDate) {
            return Err(Trouble::Date);
        }
        let measure = |id| Some(Question::Measure { id, first });
        Ok(match self.filled.kind {
            FormKind::Path => self.path(1)?,
            FormKind::Paths => self.path(WAYS_MANY)?,
            FormKind::Known => self.known()?,
            FormKind::Lever => self.entity(Slot::L).map(Question::Lever),
            FormKind::Levers => self.levers(),
            FormKind::LeverGap => Some(Question::Gap(Gap::WithoutActor)),
            FormKind::LeversWithoutGovernment => Some(Question::Gap(Gap::WithoutGovernment)),
            FormKind::LeversOneActor => Some(Question::Gap(Gap::OneActor)),
            FormKind::LeversUnnamed => Some(Question::Gap(Gap::Unnamed)),
            FormKind::ActorsWithoutLever => Some(Question::Gap(Gap::WithoutLever)),
            FormKind::Untied => self
                .several()
                .map(|among| Question::Gap(Gap::Untied(among))),
            FormKind::Meetings => Some(Question::Gap(Gap::Meetings)),
            FormKind::StaleYears if !self.names_years() => None,
            FormKind::Stale | FormKind::StaleYears => {
                Some(Question::Gap(Gap::Stale(self.years()?)))
            }
            FormKind::SingleSource => self.source().map(|s| Question::Gap(Gap::SingleSource(s))),
            FormKind::RestsOn => self.source().map(Question::RestsOn),
            FormKind::Partners => self.partners(first),
            FormKind::PartnersFor => self.partners_for(first),
            FormKind::Brokers => self.brokers(first),
            FormKind::Cluster => self.entity(Slot::A).map(Question::ClusterOf),
            FormKind::Clusters => Some(Question::Clusters {
                without_government: false,
            }),
            FormKind::ClustersWithoutGovernment => Some(Question::Clusters {
                without_government: true,
            }),
            FormKind::Money => self.money(),
            FormKind::RelationsIn | FormKind::RelationsBy => self.relations(Direction::Incoming),
            FormKind::RelationsOut | FormKind::RelationsPassive => {
                self.relations(Direction::Outgoing)
            }
            FormKind::RelationsWith | FormKind::RelationsAny => self.relations(Direction::Any),
            FormKind::RelationsTogether => self.together(),
            FormKind::Changes => when::changes(self.network, &self.filled.slots, self.modifiers()),
            FormKind::MeasureDegree => measure("degree"),
            FormKind::MeasureBetweenness => measure("betweenness"),
            FormKind::MeasureHarmonic => measure("harmonic"),
            FormKind::MeasurePagerank => measure("pagerank"),
            FormKind::MeasureCore => measure("core"),
            FormKind::DropOut => self.entity(Slot::A).map(Question::DropOut),
            FormKind::BestContacts => Some(Question::BestContacts {
                among: self.several().unwrap_or_default(),
                first,
            }),
            FormKind::RoundTable => Some(self.round_table()),
            FormKind::Coverage => Some(Question::Coverage(self.set())),
            FormKind::WhatIfTie => self.tie_supposed(),
            FormKind::WhatIfGone => {
                let gone = self.entity(Slot::A).map(Supposed::Gone);
                gone.map(|gone| Question::WhatIf(vec![gone]))
            }
            FormKind::Reach => self.reach()?,
            FormKind::Entity => self.entity(Slot::A).map(Question::Entity),
            FormKind::Entities => {
                let only = self.narrowing(self.all_pieces());
                (!only.is_empty()).then_some(Question::Entities(only))
            }
            FormKind::Size => Some(Question::Size),
        })
    }

    fn path(&self, first: u32) -> Result<Option<Question>, Trouble> {
        let (Some(from), Some(to)) = (self.entity(Slot::A), self.entity(Slot::B)) else {
            return Ok(None);
        };
        let via: Vec<EntityIx> = self
            .modifiers()
            .filter_map(|m| match m {
                Modifier::Via(station) => Some(station.entity),
                _ => None,
            })
            .filter(|station| *station != from && *station != to)
            .collect();
        if via.len() > VIA_MAX {
            return Err(Trouble::Stations);
        }
        let strongest = self.modifiers().find_map(|m| match m {
            Modifier::Strongest(strongest) => Some(*strongest),
            _ => None,
        });
        let first = self.number(first, PAGE_ROWS_MAX, |m| match m {
            Modifier::Top(rows) => Some((*rows, Trouble::Rows)),
            _ => None,
        })?;
        let question = Question::Path {
            from,
            to,
            via,
            strongest: strongest.unwrap_or(false),
            hops_max: self.steps()?,
            first,
        };
        Ok((from != to).then_some(question))
    }

    fn known(&self) -> Result<Option<Question>, Trouble> {
        match self.several() {
            Some(among) if among.len() > KNOWN_MAX => Err(Trouble::Known),
            among => Ok(among.map(Question::Known)),
        }
    }

    fn levers(&self) -> Option<Question> {
        let asks_set = self.slot(Slot::M).is_some();
        let set = self.set();
        (set.is_some() || !asks_set).then_some(Question::Levers(set))
    }

    fn partners(&self, first: u32) -> Option<Question> {
        let of = self.entity(Slot::A)?;
        let lever = self.lever_beside();
        Some(Question::Partners { of, lever, first })
    }

    fn partners_for(&self, first: u32) -> Option<Question> {
        let profile = self.narrowing(self.all_pieces());
        (!profile.is_empty()).then_some(Question::PartnersFor { profile, first })
    }

    fn brokers(&self, first: u32) -> Option<Question> {
        let side = |slot| self.slot(slot).map(|piece| self.narrowing([piece]));
        let (from, to) = (
            side(Slot::X).unwrap_or_default(),
            side(Slot::Y).unwrap_or_default(),
        );
        (from != to || from.is_empty()).then_some(Question::Brokers { from, to, first })
    }

    fn money(&self) -> Option<Question> {
        let piece = self.slot(Slot::X).or_else(|| self.slot(Slot::Q))?;
        let only = match &piece.what {
            What::Qualities(qualities) => money::taking(self.dataset(), qualities),
            _ => self.narrowing([piece]).entities,
        };
        let kinds = self.money_kinds.to_vec();
        (!only.is_empty()).then_some(Question::Money {
            takers: only,
            kinds,
        })
    }

    fn relations(&self, direction: Direction) -> Option<Question> {
        let entity = self.entity(Slot::A)?;
        let verbs = self.verbs();
        let turned = verbs.first().is_some_and(|verb| verb.turned);
        let mut kinds: Vec<_> = verbs
            .iter()
            .filter(|v| v.turned == turned)
            .map(|v| v.kind)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let direction = match (direction, turned) {
            (Direction::Incoming, true) => Direction::Outgoing,
            (Direction::Outgoing, true) => Direction::Incoming,
            _ => direction,
        };
        Some(Question::Relations {
            entity,
            kinds,
            direction,
        })
    }

    /// The relations in which it works with others.
    fn together(&self) -> Option<Question> {
        let entity = self.entity(Slot::A)?;
        let kinds = (0_u16..).zip(&self.dataset().vocabulary.relation_kinds);
        let of_nature = kinds.filter(|(_, kind)| kind.nature == Nature::Collaboration);
        Some(Question::Relations {
            entity,
            kinds: of_nature.map(|(row, _)| RelationKindIx(row)).collect(),
            direction: Direction::Any,
        })
    }

    fn round_table(&self) -> Question {
        let invited = self
            .filled
            .beside
            .iter()
            .filter(|p| matches!(p.what, What::Entities(_)));
        let mut include = self.narrowing(invited.copied()).entities;
        include.extend(self.several().unwrap_or_default());
        include.extend(self.entity(Slot::A));
        Question::RoundTable {
            include: unique(include),
            lever: self.lever_beside().or_else(|| self.entity(Slot::L)),
        }
    }

    fn tie_supposed(&self) -> Option<Question> {
        let ends = (self.entity(Slot::A)?, self.entity(Slot::B)?);
        let said = self.verbs().first().copied();
        let kind = said.map(|verb| verb.kind).or_else(|| {
            self.dataset()
                .vocabulary
                .find_relation_kind(DEFAULT_RELATION_KIND)
        })?;
        let tie = Supposed::Tie(ends.0, kind, ends.1);
        (ends.0 != ends.1).then(|| Question::WhatIf(vec![tie]))
    }

    fn reach(&self) -> Result<Option<Question>, Trouble> {
        let hops_max = self.steps()?.unwrap_or(REACH_DEFAULT);
        let qualities = self
            .filled
            .beside
            .iter()
            .filter(|p| matches!(p.what, What::Qualities(_)));
        let only = self.narrowing(qualities.copied());
        Ok(self.entity(Slot::A).map(|from| Question::Reach {
            from,
            hops_max,
            only,
        }))
    }

    fn steps(&self) -> Result<Option<u32>, Trouble> {
        let steps = self.number(0, HOPS_MAX, |m| match m {
            Modifier::Steps(steps) => Some((*steps, Trouble::Steps)),
            _ => None,
        })?;
        Ok((steps > 0).then_some(steps))
    }

    fn names_years(&self) -> bool {
        self.modifiers().any(|m| matches!(m, Modifier::Years(_)))
    }

    fn years(&self) -> Result<u32, Trouble> {
        self.number(YEARS_DEFAULT, YEARS_MAX, |m| match m {
            Modifier::Years(years) => Some((*years, Trouble::Years)),
            _ => None,
        })
    }

    fn number(
        &self,
        default: u32,
        max: u32,
        of: impl Fn(&Modifier) -> Option<(u32, Trouble)>,
    ) -> Result<u32, Trouble> {
        match self.modifiers().find_map(of) {
            Some((number, trouble)) if number == 0 || number > max => Err(trouble),
            Some((number, _)) => Ok(number),
            None => Ok(default),
        }
    }

    fn set(&self) -> Option<EntityIx> {
        let asked = self.entity(Slot::M)?;
        lever_set(self.dataset(), asked)
    }

    fn source(&self) -> Option<Box<str>> {
        match &self.slot(Slot::U)?.what {
            What::Sources(sources) => sources.first().cloned(),
            _ => None,
        }
    }

    fn verbs(&self) -> &'a [Verb] {
        let said = self.slot(Slot::R).or_else(|| self.slot(Slot::G));
        match said.map(|piece| &piece.what) {
            Some(What::Verbs(verbs)) => verbs,
            _ => &[],
        }
    }

    fn lever_beside(&self) -> Option<EntityIx> {
        let pieces = self.filled.beside.iter();
        self.narrowing(pieces.copied()).levers.first().copied()
    }

    /// The entities of the slot for several; `None` for fewer than two.
    fn several(&self) -> Option<Vec<EntityIx>> {
        let members = match &self.slot(Slot::S)?.what {
            What::Entities(members) => members.iter().map(|m| m.entity).collect(),
            What::Qualities(qualities) => {
                let dataset = self.dataset();
                let rows = dataset.entity_rows();
                rows.filter(|row| groups::fits(dataset, *row, qualities))
                    .collect()
            }
            _ => Vec::new(),
        };
        let members = unique(members);
        (2..=GROUP_MAX).contains(&members.len()).then_some(members)
    }

    fn slot(&self, slot: Slot) -> Option<&'a Piece> {
        let mut slots = self.filled.slots.iter();
        slots.find(|(s, _)| *s == slot).map(|(_, piece)| *piece)
    }

    fn entity(&self, slot: Slot) -> Option<EntityIx> {
        self.candidate(slot).map(|candidate| candidate.entity)
    }

    fn candidate(&self, slot: Slot) -> Option<&'a Candidate> {
        let nth = self
            .other
            .filter(|(s, _)| *s == slot)
            .map_or(0, |(_, nth)| nth);
        candidates(self.dataset(), slot, self.slot(slot)?).nth(nth)
    }

    fn modifiers(&self) -> impl Iterator<Item = &'a Modifier> {
        self.filled
            .beside
            .iter()
            .filter_map(|piece| match &piece.what {
                What::Modifier(modifier) => Some(modifier),
                _ => None,
            })
    }

    fn all_pieces(&self) -> impl Iterator<Item = &'a Piece> {
        let slots = self.filled.slots.iter().map(|(_, piece)| *piece);
        slots.chain(self.filled.beside.iter().copied())
    }

    /// What pieces narrow down to, together.
    fn narrowing(&self, pieces: impl IntoIterator<Item = &'a Piece>) -> Narrowing {
        let mut only = Narrowing::default();
        for piece in pieces {
            match &piece.what {
                What::Qualities(qualities) => narrow(&mut only, qualities),
                What::Entities(members) => only.entities.extend(members.iter().map(|m| m.entity)),
                What::Entity(candidates) => match candidates.first().map(|c| c.entity) {
                    Some(e) if self.network.category(e) == Category::Lever => only.levers.push(e),
                    Some(e) => only.entities.push(e),
                    None => {}
                },
                _ => {}
            }
        }
        only.kinds.sort_unstable();
        only.categories.sort_unstable();
        only.tags.sort_unstable();
        only
    }

    /// Which part of the network.
    pub(super) fn view(&self) -> ViewWords {
        let mut view = ViewWords::default();
        for modifier in self.modifiers() {
            match modifier {
                Modifier::ThroughContext(through) => view.through_context = Some(*through),
                Modifier::Sure(confidence) => view.confidence_min = Some(*confidence),
                Modifier::NotThroughLevers => view.through_levers = Some(false),
                Modifier::AsOf(date) => view.as_of = Some(*date),
                Modifier::Before(date) if self.filled.kind != FormKind::Changes => {
                    view.as_of = super::amounts::day_before(*date);
                }
                Modifier::Except(entity) => view.except.push(entity.entity),
                _ => {}
            }
        }
        view.except = unique(view.except);
        view
    }

    /// The names that were read, in the order of the question.
    pub(super) fn names(&self) -> Vec<NameRead> {
        let in_slots = self
            .filled
            .slots
            .iter()
            .flat_map(|(slot, piece)| match &piece.what {
                What::Entities(members) => members.iter().collect::<Vec<_>>(),
                _ => self.candidate(*slot).into_iter().collect(),
            });
        let beside = self
            .filled
            .beside
            .iter()
            .flat_map(|piece| match &piece.what {
                What::Entities(members) => members.iter().collect::<Vec<_>>(),
                What::Entity(candidates) => candidates.iter().take(1).collect(),
                What::Modifier(Modifier::Via(one) | Modifier::Except(one)) => vec![one],
                _ => Vec::new(),
            });
        let read = in_slots.chain(beside).map(|candidate| NameRead {
            entity: candidate.entity,
            name: candidate.name.clone(),
            score: candidate.score,
        });
        read.collect()
    }
}

/// The entities that a piece may stand for in a slot.
pub(super) fn candidates<'a>(
    dataset: &'a Dataset,
    slot: Slot,
    piece: &'a Piece,
) -> impl Iterator<Item = &'a Candidate> {
    let all: &[Candidate] = match &piece.what {
        What::Entity(candidates) => candidates,
        _ => &[],
    };
    all.iter().filter(move |candidate| match slot {
        Slot::L => dataset.category_of(candidate.entity) == Category::Lever,
        Slot::M => lever_set(dataset, candidate.entity).is_some(),
        _ => true,
    })
}

fn narrow(only: &mut Narrowing, qualities: &[Quality]) {
    for quality in qualities {
        match quality {
            Quality::Kind(kind) if !only.kinds.contains(kind) => only.kinds.push(*kind),
            Quality::Category(c) if !only.categories.contains(c) => only.categories.push(*c),
            Quality::Tag(tag) if !only.tags.contains(tag) => only.tags.push(*tag),
            _ => {}
        }
    }
}

/// Each once, in the order of the question.
fn unique(mut entities: Vec<EntityIx>) -> Vec<EntityIx> {
    let mut seen = Vec::new();
    entities.retain(|entity| {
        let is_new = !seen.contains(entity);
        seen.push(*entity);
        is_new
    });
    entities
}
