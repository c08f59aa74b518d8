//! What every touched record must keep, on the dataset as it would be.
//!
//! Names were found before; this knows what may stand where.

use super::evidence::{self, period_fault};
use super::overlay::Origin;
use super::text::{Fault, languages, name_fault, text_fault};
use super::twins::Twins;
use super::{EditProblem, problem};
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
        (after.entities.len(), ENTITIES_MAX, "entities"),
        (after.relations.len(), RELATIONS_MAX, "relations"),
    ];
    for (count, most, noun) in too_many {
        if count > most {
            let what = format!("there would be {count} {noun}");
            let way_out = format!("remove some first: at most {most} fit");
            problems.push(problem(0, "", what, way_out));
        }
    }
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
            self.push("id", id_fault(&entity.id));
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
            self.push("id", id_fault(&relation.id));
        }
        if relation.source == relation.target {
            let id = &self.after.entity(relation.source).id;
            let what = format!("the relation would tie {id:?} to itself");
            self.push("target", Some((what, "name another entity".into())));
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
        if aliases.len() > ALIASES_MAX {
            let what = format!("there are {} other names", aliases.len());
            self.push(
                "aliases",
                Some((what, format!("give at most {ALIASES_MAX}"))),
            );
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
            let what = format!("{:?} is no lever", entity.id);
            let way_out = "leave leverSet out, or choose a kind that is a lever";
            self.push("leverSet", Some((what, way_out.into())));
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
                    && let Some((what, _)) = end_fault(self.after, row, is_source)
                {
                    let what = format!("relation {:?}: {what}", relation.id);
                    let way_out =
                        "change or remove that relation in the same edits, or keep the kind";
                    self.push("kind", Some((what, way_out.into())));
                }
            }
        }
    }

    fn evidence(&mut self, evidence: &[crate::model::Evidence]) {
        for (field, fault) in evidence::faults(evidence) {
            self.push(&field, Some(fault));
        }
    }

    fn push(&mut self, field: &str, fault: Option<Fault>) {
        let Origin { place, name } = self.origin;
        // What a merge or a removal moves has no field of its own.
        let field = match name {
            "putEntity" | "putRelation" => format!("{name}.{field}"),
            _ => name.to_owned(),
        };
        let problem = fault.map(|(what, way_out)| problem(place, field, what, way_out));
        self.problems.extend(problem);
    }
}

fn website_fault(text: &str) -> Option<Fault> {
    (!address::is_web_address(text)).then(|| {
        let way_out = "write an address that begins with https:// or http://";
        (format!("{text:?} is no web address"), way_out.into())
    })
}

fn contact_fault(text: &str) -> Option<Fault> {
    (!address::is_contact(text)).then(|| {
        let way_out = "write a functional mailbox, or a page that begins with https://";
        (format!("{text:?} is no mailbox or page"), way_out.into())
    })
}

fn twin_fault(dataset: &Dataset, twins: &Twins<'_>, row: EntityIx) -> Option<Fault> {
    let id = &dataset.entity(twins.of(row)?).id;
    let what = format!("{id:?} has the same name and kind");
    Some((
        what,
        format!("change {id:?} instead, or give this one another name"),
    ))
}

fn end_fault(dataset: &Dataset, row: RelationIx, is_source: bool) -> Option<Fault> {
    let relation = dataset.relation(row);
    let kind = dataset.relation_kind_of(row);
    let (end, rules, noun) = match is_source {
        true => (relation.source, &kind.sources, "source"),
        false => (relation.target, &kind.targets, "target"),
    };
    if dataset.vocabulary.allows(rules, dataset.entity(end).kind) {
        return None;
    }
    let what = format!(
        "{:?} is of kind {:?}, which a relation {:?} does not allow as its {noun}",
        dataset.entity(end).id,
        dataset.kind_of(end).id,
        kind.id,
    );
    let way_out = format!(
        "allowed: {}; choose another relation kind",
        EndRule::told(rules)
    );
    Some((what, way_out))
}

fn lever_fault(dataset: &Dataset, lever: EntityIx) -> Option<Fault> {
    let category = dataset.category_of(lever);
    let is_set = || dataset.entities.iter().any(|e| e.lever_set == Some(lever));
    if matches!(category, Category::Lever | Category::Context) || is_set() {
        return None;
    }
    let what = format!(
        "{:?} is neither a lever nor a lever set",
        dataset.entity(lever).id
    );
    Some((what, "name levers or sets of levers".into()))
}

/// Whether an entity would be part of itself, by way of others.
fn circle_fault(dataset: &Dataset, row: RelationIx) -> Option<Fault> {
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
    is_circle.then(|| {
        let id = &dataset.entity(relation.source).id;
        let what = format!("{id:?} would be part of itself");
        (
            what,
            "name a whole that is not among its parts, or end the other relation".into(),
        )
    })
}
