//! A supposition as a text: what is supposed, what would change, and that nothing was stored.
//!
//! Knows the networks before and after and the figures that it is given; it computes none.

use crate::algo::what_if::{Apart, WhatIfFigures};
use crate::edit::Change;
use crate::model::{EntityIx, Language, Nature, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told, capitalised};
use super::speaker::{NAMES_MAX, Speaker};
use super::telling::{Manner, Side};

/// A supposition and what comes of it.
#[derive(Clone, Copy, Debug)]
pub struct WhatIf<'a> {
    /// The network as it is.
    pub before: &'a ViewedNetwork,
    /// The network as it would be.
    pub after: &'a ViewedNetwork,
    /// What is supposed, in rows of the network as it is.
    pub changes: &'a [Change],
    /// The relations that are added, in the order of the changes, in rows of the network as it would be.
    pub added: &'a [RelationIx],
    /// How far apart its ends are, where one tie is all that changes.
    pub apart: Option<Apart>,
    /// The figures before and after.
    pub figures: [WhatIfFigures; 2],
}

/// What if?
#[must_use]
pub fn what_if(answer: &WhatIf<'_>, language: Language) -> Told {
    let telling = Telling {
        answer,
        before: Speaker::new(answer.before, language),
        after: Speaker::new(answer.after, language),
    };
    let mut told = Told::default();
    let suppositions = telling.suppositions();
    let mut effects = telling.effects();
    match &*suppositions {
        [(text, Close::Clause)] if !effects.is_empty() => {
            let effect = effects.remove(0);
            let added = answer.added.to_vec();
            told.push(ClauseKind::Frame, format!("{}:", capitalised(text)), added);
            told.push(ClauseKind::Frame, effect + ".", Vec::new());
        }
        several => {
            for (place, (text, _)) in several.iter().enumerate() {
                let text = telling.also(text, place > 0);
                told.sentence(ClauseKind::Frame, &text, answer.added.to_vec());
            }
        }
    }
    for effect in effects {
        told.sentence(ClauseKind::Frame, &effect, Vec::new());
    }
    let end = telling.before.say(
        "dit is een veronderstelling; er is niets bewaard",
        "this is a supposition; nothing was stored",
    );
    told.sentence(ClauseKind::Frame, end, Vec::new());
    told
}

/// How a supposition ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    /// What follows from it may stand behind a colon.
    Clause,
    /// It is a sentence of its own.
    Sentence,
}

struct Telling<'a> {
    answer: &'a WhatIf<'a>,
    before: Speaker<'a>,
    after: Speaker<'a>,
}

impl Telling<'_> {
    /// What is supposed: who works together, what else is added, what and who falls away.
    fn suppositions(&self) -> Vec<(String, Close)> {
        let mut all = Vec::new();
        let (together, other): (Vec<RelationIx>, Vec<RelationIx>) = self
            .answer
            .added
            .iter()
            .partition(|r| self.works_together(**r));
        for relation in together {
            all.push((self.together(relation), Close::Clause));
        }
        if let Some(text) = self.stated(&self.after, &other) {
            let text = self
                .before
                .say(format!("stel: {text}"), format!("suppose that {text}"));
            all.push((text, Close::Sentence));
        }
        all.extend(self.gone_ties().map(|text| (text, Close::Sentence)));
        all.extend(self.gone_entities().map(|text| (text, Close::Clause)));
        all
    }

    /// "stel dat…", or "stel ook dat…" after another supposition.
    fn also(&self, text: &str, also: bool) -> String {
        let (first, again) = self
            .before
            .say(("stel", "stel ook"), ("suppose", "suppose also"));
        if also {
            text.replacen(first, again, 1)
        } else {
            text.to_owned()
        }
    }

    fn works_together(&self, relation: RelationIx) -> bool {
        self.answer.after.nature(relation) == Nature::Collaboration
    }

    fn together(&self, relation: RelationIx) -> String {
        let relation = self.answer.after.relation(relation);
        let names = self.after.names(&[relation.source, relation.target]);
        self.before.say(
            format!("stel dat {names} samenwerken"),
            format!("suppose that {names} work together"),
        )
    }

    /// Relations in words, without their sources.
    fn stated(&self, speaker: &Speaker<'_>, relations: &[RelationIx]) -> Option<String> {
        let stated = relations.iter().filter_map(|relation| {
            let facts = speaker.network.relation(*relation);
            let ends = (&speaker.phrase(facts.source), &speaker.phrase(facts.target));
            let piece = speaker.piece(&[*relation], Side::Source, ends, Manner::Plain)?;
            Some(piece.bare().to_owned())
        });
        let stated: Vec<String> = stated.collect();
        (!stated.is_empty()).then(|| stated.join("; "))
    }

    fn gone_ties(&self) -> Option<String> {
        let relations = self
            .answer
            .changes
            .iter()
            .filter_map(|change| match change {
                Change::Remove(relation) => Some(*relation),
                Change::Add(_) | Change::RemoveEntity(_) => None,
            });
        let relations: Vec<RelationIx> = relations.collect();
        let text = self.stated(&self.before, &relations)?;
        Some(if relations.len() == 1 {
            self.before.say(
                format!("stel dat deze band wegvalt: {text}"),
                format!("suppose that this tie falls away: {text}"),
            )
        } else {
            self.before.say(
                format!("stel dat deze banden wegvallen: {text}"),
                format!("suppose that these ties fall away: {text}"),
            )
        })
    }

    fn gone_entities(&self) -> Option<String> {
        let entities = self
            .answer
            .changes
            .iter()
            .filter_map(|change| match change {
                Change::RemoveEntity(entity) => Some(*entity),
                Change::Add(_) | Change::Remove(_) => None,
            });
        let entities: Vec<EntityIx> = entities.collect();
        let plural = entities.len() > 1 || entities.iter().any(|e| self.before.phrase(*e).plural);
        let names = self.before.names_up_to(&entities, NAMES_MAX);
        let text = if plural {
            self.before.say(
                format!("stel dat {names} wegvallen"),
                format!("suppose that {names} fall away"),
            )
        } else {
            self.before.say(
                format!("stel dat {names} wegvalt"),
                format!("suppose that {names} falls away"),
            )
        };
        (!entities.is_empty()).then_some(text)
    }

    /// What would be different: the way between the ends of the one tie that changes, and the parts of
    /// the network; all figures where more changes.
    fn effects(&self) -> Vec<String> {
        let way = self.answer.apart.and_then(|apart| self.way(apart));
        let mut effects: Vec<String> = match way {
            Some(way) => [Some(way), self.parts()].into_iter().flatten().collect(),
            None => [self.parts(), self.pairs(), self.mean(), self.levers()]
                .into_iter()
                .flatten()
                .collect(),
        };
        if effects.is_empty() {
            let none = self.before.say(
                "in de cijfers over het hele netwerk verandert niets",
                "nothing changes in the figures of the whole network",
            );
            effects.push(none.to_owned());
        }
        effects
    }

    fn way(&self, apart: Apart) -> Option<String> {
        let speaker = &self.before;
        let steps = |hops| self.steps(hops);
        Some(match (apart.before, apart.after) {
            (None, None) => return None,
            (Some(before), Some(after)) if before == after => speaker.say(
                format!("dan blijft de kortste weg {} tellen", steps(after)),
                format!("the shortest way then still takes {}", steps(after)),
            ),
            (Some(before), Some(after)) => {
                let (after, before) = (steps(after), speaker.count(before));
                speaker.say(
                    format!("dan telt de kortste weg {after} in plaats van {before}"),
                    format!("the shortest way then takes {after} instead of {before}"),
                )
            }
            (None, Some(after)) => speaker.say(
                format!(
                    "dan is er een weg van {}, waar we er nu geen vinden",
                    steps(after)
                ),
                format!(
                    "there is then a way of {}, where we find none now",
                    steps(after)
                ),
            ),
            (Some(before), None) => speaker.say(
                format!(
                    "dan vinden we geen weg meer, waar er nu een is van {}",
                    steps(before)
                ),
                format!(
                    "we then find no way any more, where there is one of {} now",
                    steps(before)
                ),
            ),
        })
    }

    /// "één stap", "drie stappen".
    fn steps(&self, hops: usize) -> String {
        let count = self.before.count(hops);
        let step = match hops {
            1 => self.before.say("stap", "step"),
            _ => self.before.say("stappen", "steps"),
        };
        format!("{count} {step}")
    }

    fn parts(&self) -> Option<String> {
        let [before, after] = self.answer.figures.map(|figures| figures.components);
        let (count, now) = (self.before.count(after), self.before.count(before));
        let text = match after {
            1 => self.before.say(
                format!("het netwerk hangt dan aaneen, in plaats van in {now} losse delen"),
                format!("the network then hangs together, instead of in {now} separate parts"),
            ),
            _ => self.before.say(
                format!("het netwerk telt dan {count} losse delen in plaats van {now}"),
                format!("the network then has {count} separate parts instead of {now}"),
            ),
        };
        (before != after).then_some(text)
    }

    fn pairs(&self) -> Option<String> {
        let [before, after] = self.answer.figures.map(|figures| figures.reachable_pairs);
        let difference = usize::try_from(after.abs_diff(before)).ok()?;
        let count = self.before.count(difference);
        let (can, pairs) = match difference {
            1 => ("paar kan", "pair"),
            _ => ("paren kunnen", "pairs"),
        };
        let text = if after > before {
            self.before.say(
                format!("{count} {can} elkaar dan wel bereiken"),
                format!("{count} more {pairs} can then reach each other"),
            )
        } else {
            self.before.say(
                format!("{count} {can} elkaar dan niet meer bereiken"),
                format!("{count} {pairs} can then no longer reach each other"),
            )
        };
        (difference > 0).then_some(text)
    }

    fn mean(&self) -> Option<String> {
        let [before, after] = self.answer.figures.map(|figures| figures.mean_hops);
        let (Some(before), Some(after)) = (before, after) else {
            let text = self.before.say(
                "hoe lang de gemiddelde weg dan is, konden we niet op tijd berekenen",
                "how long the mean way then is we could not work out in time",
            );
            return Some(text.to_owned());
        };
        let (before, after) = (self.decimals(before), self.decimals(after));
        let text = self.before.say(
            format!("de gemiddelde weg telt dan {after} stappen in plaats van {before}"),
            format!("the mean way then takes {after} steps instead of {before}"),
        );
        (before != after).then_some(text)
    }

    fn decimals(&self, figure: f64) -> String {
        let text = format!("{figure:.2}");
        self.before.say(text.replace('.', ","), text)
    }

    fn levers(&self) -> Option<String> {
        let [before, after] = self
            .answer
            .figures
            .map(|figures| figures.levers_without_actor);
        let (count, now) = (self.before.count(after), self.before.count(before));
        let (lever_nl, lever_en) = match after {
            1 => ("hefboom", "lever"),
            _ => ("hefbomen", "levers"),
        };
        let text = self.before.say(
            format!("bij {count} {lever_nl} is dan geen actor bekend, in plaats van bij {now}"),
            format!("no actor is then known for {count} {lever_en}, instead of {now}"),
        );
        (before != after).then_some(text)
    }
}
