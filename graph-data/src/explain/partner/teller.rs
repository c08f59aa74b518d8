//! One suggestion in words: its introduction, its reasons one by one, and what none of them says.
//!
//! Knows nothing of how single ties are told.

use crate::algo::partners::{Reason, ReasonKind, Seeker, Suggestion};
use crate::explain::clause::{Clause, ClauseKind, Told, capitalised};
use crate::explain::path::{Extent, along, pieces, stale_remark};
use crate::explain::speaker::Speaker;
use crate::explain::telling::Piece;
use crate::model::{EntityIx, Language};
use crate::network::ViewedNetwork;

use super::ties::{Basis, SHARED_TOLD_MAX, parts};

/// Who tells of one suggestion.
pub(super) struct Teller<'a> {
    pub(super) speaker: Speaker<'a>,
    pub(super) seeker: &'a Seeker,
    pub(super) suggestion: &'a Suggestion,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        network: &'a ViewedNetwork,
        seeker: &'a Seeker,
        suggestion: &'a Suggestion,
        language: Language,
    ) -> Self {
        Self {
            speaker: Speaker::new(network, language),
            seeker,
            suggestion,
        }
    }

    /// The actor asked for; none for a profile.
    pub(super) fn itself(&self) -> Option<EntityIx> {
        match self.seeker {
            Seeker::Actor(actor) => Some(*actor),
            Seeker::Profile(_) => None,
        }
    }

    /// "Trividend is een mogelijke partner voor de Sociale InnovatieFabriek: …"
    pub(super) fn introduce(&self, all: Vec<Basis>, told: &mut Told) {
        let speaker = &self.speaker;
        let actor = speaker.phrase(self.suggestion.actor);
        let are = if actor.plural {
            speaker.say("zijn", "are")
        } else {
            speaker.say("is", "is")
        };
        let name = actor.text;
        let text = match self.itself().map(|itself| speaker.name(itself)) {
            Some(whom) => speaker.say(
                format!("{name} {are} een mogelijke partner voor {whom}"),
                format!("{name} {are} a possible partner for {whom}"),
            ),
            None => speaker.say(
                format!("{name} {are} een mogelijke partner"),
                format!("{name} {are} a possible partner"),
            ),
        };
        if all.is_empty() {
            told.sentence(ClauseKind::Frame, &text, Vec::new());
            return;
        }
        let (clauses, pieces) = parts(all);
        let intro = Clause {
            kind: ClauseKind::Frame,
            text,
            relations: Vec::new(),
        };
        told.enumeration(intro, clauses);
        self.push_remarks(&pieces, told);
    }

    /// What the clauses do not say: caveats, and what is only known from long ago.
    fn push_remarks(&self, pieces: &[Piece], told: &mut Told) {
        let mut caveats: Vec<&String> = pieces.iter().filter_map(|p| p.caveat.as_ref()).collect();
        caveats.dedup();
        caveats.into_iter().for_each(|caveat| told.absence(caveat));
        if let Some(stale) = stale_remark(&self.speaker, pieces) {
            told.absence(&stale);
        }
    }

    /// How many more they have in common than was told.
    pub(super) fn push_uncounted(&self, told: &mut Told) {
        let mut reasons = self.suggestion.reasons.iter();
        let common = reasons.find(|r| r.kind == ReasonKind::CommonPartner);
        let through = common.map_or(0, |r| self.neighbours(r).count());
        let more = through.saturating_sub(SHARED_TOLD_MAX);
        let (speaker, count) = (&self.speaker, self.speaker.count(more));
        let text = match more {
            0 => return,
            1 => speaker.say(
                "ze hebben nog één andere band gemeen".to_owned(),
                "they have one more tie in common".to_owned(),
            ),
            _ => speaker.say(
                format!("ze hebben nog {count} andere banden gemeen"),
                format!("they have {count} more ties in common"),
            ),
        };
        told.sentence(ClauseKind::Frame, &text, Vec::new());
    }

    /// One reason as a text of its own.
    pub(super) fn push(&self, reason: &Reason, told: &mut Told) {
        match reason.kind {
            ReasonKind::CommonPartner => self.push_basis(reason, &self.in_common(), told),
            ReasonKind::SharedLever => self.push_basis(reason, &self.around_lever(), told),
            ReasonKind::ComplementaryKind => self.push_complement(reason, told),
            ReasonKind::SameCluster => self.push_basis(reason, &self.in_one_group(), told),
            ReasonKind::ShortPath => self.push_way(told),
            ReasonKind::SharedTag => self.push_tags(reason, told),
        }
    }

    fn push_basis(&self, reason: &Reason, intro: &str, told: &mut Told) {
        let (clauses, pieces) = parts(self.basis(reason));
        if clauses.is_empty() {
            told.sentence(ClauseKind::Frame, intro, reason.relations.clone());
            return;
        }
        let intro = Clause {
            kind: ClauseKind::Frame,
            text: intro.to_owned(),
            relations: Vec::new(),
        };
        told.enumeration(intro, clauses);
        self.push_remarks(&pieces, told);
    }

    fn in_common(&self) -> String {
        let (speaker, name) = (&self.speaker, self.speaker.name(self.suggestion.actor));
        match self.itself() {
            Some(itself) => {
                let itself = speaker.name(itself);
                speaker.say(
                    format!("{name} en {itself} hebben banden gemeen"),
                    format!("{name} and {itself} have ties in common"),
                )
            }
            None => speaker.say(
                format!("{name} heeft een band met wie u al kent"),
                format!("{name} has a tie with those you know already"),
            ),
        }
    }

    fn around_lever(&self) -> String {
        let speaker = &self.speaker;
        speaker
            .say("rond een hefboom of thema", "around a lever or theme")
            .to_owned()
    }

    fn in_one_group(&self) -> String {
        let (speaker, name) = (&self.speaker, self.speaker.name(self.suggestion.actor));
        match self.itself() {
            Some(itself) => {
                let itself = speaker.name(itself);
                speaker.say(
                    format!("{name} en {itself} zitten in dezelfde groep"),
                    format!("{name} and {itself} are in the same group"),
                )
            }
            None => speaker.say(
                format!("{name} zit in een groep met wie u al kent"),
                format!("{name} is in one group with those you know already"),
            ),
        }
    }

    /// That there is no tie with this kind yet, and where such kinds do work together.
    fn push_complement(&self, reason: &Reason, told: &mut Told) {
        let speaker = &self.speaker;
        let kind = speaker.network.dataset().kind_of(self.suggestion.actor);
        let label = if kind.plural.is_empty() {
            &kind.label
        } else {
            &kind.plural
        };
        let label = label.get(speaker.language);
        told.absence(&match self.itself().map(|itself| speaker.phrase(itself)) {
            Some(whom) => {
                let name = whom.text;
                let (has_nl, has_en) = if whom.plural {
                    ("hebben", "have")
                } else {
                    ("heeft", "has")
                };
                speaker.say(
                    format!("{name} {has_nl} in onze bronnen nog geen band met {label}"),
                    format!("in our sources {name} {has_en} no tie with {label} yet"),
                )
            }
            None => speaker.say(
                format!("u noemt nog geen band met {label}"),
                format!("you name no tie with {label} yet"),
            ),
        });
        let examples = reason.relations.iter().filter_map(|r| self.single(*r));
        let (clauses, _) = parts(examples.collect());
        let intro = Clause {
            kind: ClauseKind::Frame,
            text: speaker
                .say(
                    "zo’n band bestaat elders wel",
                    "such a tie does exist elsewhere",
                )
                .to_owned(),
            relations: Vec::new(),
        };
        told.enumeration(intro, clauses);
    }

    /// How far it is, and along whom.
    fn push_way(&self, told: &mut Told) {
        let Some(path) = &self.suggestion.path else {
            return;
        };
        let speaker = &self.speaker;
        let from = path
            .steps
            .first()
            .map_or(self.suggestion.actor, |step| step.from);
        let (from, to) = (speaker.name(from), speaker.name(self.suggestion.actor));
        let steps = speaker.steps(path.hops());
        let past = along(speaker, path);
        let comma = if past.is_empty() { "" } else { ", " };
        let text = speaker.say(
            format!("van {from} naar {to} is het {steps}{comma}{past}"),
            format!("from {from} to {to} it is {steps}{comma}{past}"),
        );
        let pieces = pieces(speaker, path, Extent::Carrier);
        let clauses: Vec<Clause> = pieces.iter().map(|p| p.clone().clause()).collect();
        let intro = Clause {
            kind: ClauseKind::Frame,
            text,
            relations: Vec::new(),
        };
        told.enumeration(intro, clauses);
        self.push_remarks(&pieces, told);
    }

    /// Which of the regions, sectors and themes asked it carries, or who it is tied to that does.
    fn push_tags(&self, reason: &Reason, told: &mut Told) {
        let speaker = &self.speaker;
        let own = self.tags(self.suggestion.actor);
        if !own.is_empty() {
            let (name, tags) = (speaker.name(self.suggestion.actor), speaker.list(&own));
            let text = speaker.say(
                format!("bij {name} vermelden bronnen {tags}"),
                format!("with {name}, sources mention {tags}"),
            );
            told.sentence(ClauseKind::Frame, &text, Vec::new());
        }
        for carrier in &reason.through {
            let (name, tags) = (speaker.name(*carrier), speaker.list(&self.tags(*carrier)));
            let text = speaker.say(
                format!("bij {name} vermelden bronnen {tags}"),
                format!("with {name}, sources mention {tags}"),
            );
            let (clauses, pieces) = parts(self.neighbour(*carrier).into_iter().collect());
            told.push(ClauseKind::Frame, capitalised(&text) + ";", Vec::new());
            for clause in clauses {
                told.push(clause.kind, clause.text + ".", clause.relations);
            }
            self.push_remarks(&pieces, told);
        }
    }

    /// The names of the profile's tags that an entity carries.
    fn tags(&self, entity: EntityIx) -> Vec<&'a str> {
        let Seeker::Profile(profile) = self.seeker else {
            return Vec::new();
        };
        let network = self.speaker.network;
        let carried = network.entity(entity).tags.iter();
        let asked = carried.filter(|tag| profile.tags.contains(tag));
        let tags = asked.map(|tag| &network.dataset().tags[*tag as usize]);
        tags.map(|tag| tag.label.get(self.speaker.language))
            .collect()
    }
}
