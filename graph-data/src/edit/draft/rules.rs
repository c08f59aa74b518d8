//! What every touched record must keep, on the dataset as it would be.
//!
//! Names were found before; this knows what may stand where.

use super::evidence::{self, period_fault};
use super::overlay::Origin;
use super::text::{languages, name_fault, text_fault};
use super::twins::Twins;
use super::{EditProblem, Flaw, Named, problem};
use crate::dataset::{Dataset, address, id_fault};
use crate::limits::{ALIASES_MAX, ENTITIES_MAX, RELATIONS_MAX};
use crate::model::{Category, EntityIx, RelationIx, Text};
use crate::vocabulary::{EndRule, PART_OF};

/// Names everything that a touched record does not keep.
pub(super) fn check<'a>(
    before: &Dataset,
    after: &Dataset,
    touched: impl Iterator<Item = (&'a str, Origin)>,
    problems: &mut Vec<EditProblem>,
) {
    let touched: Vec<_> = touched.collect();
    let is_asked = |(id, _): &(&str, Origin)| after.find_entity(id);
    let twins = Twins::new(after, touched.iter().filter_map(is_asked));
    for (id, origin) in touched {
        let mut rules = Rules {
            before,
            after,
            twins: &twins,
            origin,
            problems,
        };
        if let Some(row) = after.find_entity(id) {
            rules.of_entity(row);
        } else if let Some(row) = after.find_relation(id) {
            rules.of_relation(row);
        }
    }
    let too_many = [
        over(after.entities.len(), ENTITIES_MAX)
            .map(|(count, most)| Flaw::TooManyEntities { count, most }),
        over(after.relations.len(), RELATIONS_MAX)
            .map(|(count, most)| Flaw::TooManyRelations { count, most }),
    ];
    let too_many = too_many.into_iter().flatten();
    problems.extend(too_many.map(|flaw| problem(0, "", flaw)));
}

/// How many there are and may be, where there are too many.
fn over(count: usize, most: usize) -> Option<(usize, usize)> {
    (count > most).then_some((count, most))
}

struct Rules<'a> {
    before: &'a Dataset,
    after: &'a Dataset,
    twins: &'a Twins<'a>,
    origin: Origin,
    problems: &'a mut Vec<EditProblem>,
}

impl Rules<'_> {
    fn of_entity(&mut self, row: EntityIx) {
        let after = self.after;
        let entity = after.entity(row);
        let was = self.before.find_entity(&entity.id);
        if was.is_none() {
            self.push("id", id_fault(&entity.id).map(Flaw::from));
        }
        self.push("label", name_fault(&entity.label.nl));
        self.push("labelEn", entity.label.en.as_deref().and_then(name_fault));
        for (field, text) in [("short", &entity.short), ("phrase", &entity.phrase)] {
            self.names(field, text);
        }
        for (language, text) in languages(&entity.description) {
            self.push(&format!("description{language}"), text_fault(text));
        }
        self.aliases(row);
        self.push("website", entity.website.as_deref().and_then(website_fault));
        self.push("contact", entity.contact.as_deref().and_then(contact_fault));
        self.lever_set(row);
        let is_other = |was: EntityIx| {
            let was = self.before.entity(was);
            was.kind != entity.kind || was.label != entity.label
        };
        if was.is_none_or(is_other) {
            self.push("label", twin_fault(after, self.twins, row));
        }
        if was.is_some_and(|was| self.before.entity(was).kind != entity.kind) {
            self.ends_at(row);
        }
        self.evidence(&entity.evidence);
    }

    fn of_relation(&mut self, row: RelationIx) {
        let relation = self.after.relation(row);
        if self.before.find_relation(&relation.id).is_none() {
            self.push("id", id_fault(&relation.id).map(Flaw::from));
        }
        if relation.source == relation.target {
            let entity = named(self.after, relation.source);
            self.push("target", Some(Flaw::TiedToItself { entity }));
        }
        self.push("source", end_fault(self.after, row, true));
        self.push("target", end_fault(self.after, row, false));
        for lever in &relation.levers {
            self.push("levers", lever_fault(self.after, *lever));
        }
        self.push(
            "validTo",
            period_fault(relation.valid_from, relation.valid_to),
        );
        self.push("target", circle_fault(self.after, row));
        self.evidence(&relation.evidence);
    }

    fn names(&mut self, field: &str, text: &Text) {
        for (language, text) in languages(text).filter(|(_, text)| !text.is_empty()) {
            self.push(&format!("{field}{language}"), name_fault(text));
        }
    }

    fn aliases(&mut self, row: EntityIx) {
        let aliases = &self.after.entity(row).aliases;
        if let Some((count, most)) = over(aliases.len(), ALIASES_MAX) {
            self.push("aliases", Some(Flaw::TooManyAliases { count, most }));
            return;
        }
        for (place, alias) in aliases.iter().enumerate() {
            self.push(&format!("aliases[{place}]"), name_fault(&alias.name));
        }
    }

    fn lever_set(&mut self, row: EntityIx) {
        let entity = self.after.entity(row);
        let is_lever = self.after.category_of(row) == Category::Lever;
        if entity.lever_set.is_some() && !is_lever {
            let entity = named(self.after, row);
            self.push("leverSet", Some(Flaw::NoLever { entity }));
        }
    }

    /// The relations at an entity that got another kind.
    fn ends_at(&mut self, entity: EntityIx) {
        for row in self.after.relation_rows() {
            let relation = self.after.relation(row);
            for is_source in [true, false] {
                let end = if is_source {
                    relation.source
                } else {
                    relation.target
                };
                if end == entity
                    && let Some(End {
                        entity, kind, tie, ..
                    }) = End::barred(self.after, row, is_source)
                {
                    let relation = relation.id.as_str().into();
                    let flaw = match is_source {
                        true => Flaw::KindBarsSource {
                            relation,
                            entity,
                            kind,
                            tie,
                        },
                        false => Flaw::KindBarsTarget {
                            relation,
                            entity,
                            kind,
                            tie,
                        },
                    };
                    self.push("kind", Some(flaw));
                }
            }
        }
    }

    fn evidence(&mut self, evidence: &[crate::model::Evidence]) {
        for (field, flaw) in evidence::faults(evidence) {
            self.push(&field, Some(flaw));
        }
    }

    fn push(&mut self, field: &str, flaw: Option<Flaw>) {
        let Origin { place, name } = self.origin;
        // What a merge or a removal moves has no field of its own.
        let field = match name {
            "putEntity" | "putRelation" => format!("{name}.{field}"),
            _ => name.to_owned(),
        };
        let problem = flaw.map(|flaw| problem(place, field, flaw));
        self.problems.extend(problem);
    }
}

/// An entity as a flaw names it.
fn named(dataset: &Dataset, row: EntityIx) -> Box<Named> {
    let entity = dataset.entity(row);
    Named::new(&entity.id, &entity.label)
}

fn website_fault(text: &str) -> Option<Flaw> {
    let flaw = || Flaw::Website { text: text.into() };
    (!address::is_web_address(text)).then(flaw)
}

fn contact_fault(text: &str) -> Option<Flaw> {
    let flaw = || Flaw::Contact { text: text.into() };
    (!address::is_contact(text)).then(flaw)
}

fn twin_fault(dataset: &Dataset, twins: &Twins<'_>, row: EntityIx) -> Option<Flaw> {
    let entity = named(dataset, twins.of(row)?);
    Some(Flaw::NameTaken { entity })
}

fn end_fault(dataset: &Dataset, row: RelationIx, is_source: bool) -> Option<Flaw> {
    let End {
        entity,
        kind,
        tie,
        allowed,
    } = End::barred(dataset, row, is_source)?;
    Some(match is_source {
        true => Flaw::SourceNotAllowed {
            entity,
            kind,
            tie,
            allowed,
        },
        false => Flaw::TargetNotAllowed {
            entity,
            kind,
            tie,
            allowed,
        },
    })
}

/// An end that a kind of relation does not allow.
struct End {
    entity: Box<Named>,
    kind: Box<Named>,
    tie: Box<Named>,
    allowed: Vec<Box<str>>,
}

impl End {
    fn barred(dataset: &Dataset, row: RelationIx, is_source: bool) -> Option<Self> {
        let relation = dataset.relation(row);
        let tie = dataset.relation_kind_of(row);
        let (end, rules) = match is_source {
            true => (relation.source, &tie.sources),
            false => (relation.target, &tie.targets),
        };
        if dataset.vocabulary.allows(rules, dataset.entity(end).kind) {
            return None;
        }
        let kind = dataset.kind_of(end);
        Some(Self {
            entity: named(dataset, end),
            kind: Named::new(&kind.id, &kind.label),
            tie: Named::new(&tie.id, &tie.label),
            allowed: rules.iter().map(EndRule::name).collect(),
        })
    }
}

fn lever_fault(dataset: &Dataset, lever: EntityIx) -> Option<Flaw> {
    let category = dataset.category_of(lever);
    let is_set = || dataset.entities.iter().any(|e| e.lever_set == Some(lever));
    if matches!(category, Category::Lever | Category::Context) || is_set() {
        return None;
    }
    let entity = named(dataset, lever);
    Some(Flaw::NoLeverOrSet { entity })
}

/// Whether an entity would be part of itself, by way of others.
fn circle_fault(dataset: &Dataset, row: RelationIx) -> Option<Flaw> {
    let relation = dataset.relation(row);
    let part_of = dataset.vocabulary.find_relation_kind(PART_OF)?;
    if relation.kind != part_of {
        return None;
    }
    let mut wholes = vec![relation.target];
    let mut next = 0;
    while let Some(part) = wholes.get(next).copied() {
        next += 1;
        for other in &dataset.relations {
            let is_step = other.kind == part_of && other.source == part && other.valid_to.is_none();
            if is_step && !wholes.contains(&other.target) {
                wholes.push(other.target);
            }
        }
    }
    let is_circle = relation.valid_to.is_none() && wholes.contains(&relation.source);
    is_circle.then(|| Flaw::Circle {
        entity: named(dataset, relation.source),
    })
}
