//! The checksum of a dataset: the same facts give the same one anywhere.
//!
//! Knows the model, field by field; a field that is added to it is added here.

use std::fmt;
use std::str::FromStr;

use super::{Dataset, Meta, StartQuestion};
use crate::model::{
    Alias, Entity, EntityIx, Evidence, Identifier, PartialDate, Relation, Tag, Text,
};
use crate::vocabulary::{EndRule, Kind, RelationKind, Vocabulary};

/// The 64-bit FNV-1a hash of what was fed to it. Every piece ends in a byte that no UTF-8 text holds,
/// so that pieces cannot run into one another.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn feed(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn feed_optional(&mut self, text: Option<&str>) {
        self.feed_flag(text.is_some());
        self.feed(text.unwrap_or_default());
    }

    fn feed_text(&mut self, text: &Text) {
        self.feed(&text.nl);
        self.feed_optional(text.en.as_deref());
    }

    fn feed_flag(&mut self, flag: bool) {
        self.feed(if flag { "1" } else { "0" });
    }

    fn feed_date(&mut self, date: Option<PartialDate>) {
        self.feed(&date.map_or_else(String::new, |date| date.to_string()));
    }

    fn feed_count(&mut self, count: usize) {
        self.feed(&count.to_string());
    }
}

/// A dataset as a number: the same facts give the same one anywhere. It guards against chance, not
/// against malice.
///
/// It is a sum over the records, so that a revision costs only the records that it touches
/// ([`Checksum::revised`]). Written as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checksum(u64);

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Why a text is no checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChecksumError;

impl fmt::Display for ChecksumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a checksum has sixteen hexadecimal digits")
    }
}

impl std::error::Error for ChecksumError {}

impl FromStr for Checksum {
    type Err = ChecksumError;

    fn from_str(text: &str) -> Result<Self, ChecksumError> {
        let number = u64::from_str_radix(text, 16).ok();
        let number = number.filter(|_| text.len() == 16).ok_or(ChecksumError)?;
        Ok(Self(number))
    }
}

impl Checksum {
    /// The checksum of a network that had this one when its frame had `was`, now that the same frame has `is`.
    /// A frame is a dataset without entities and relations.
    #[must_use]
    pub fn reckoned_anew(self, was: Self, is: Self) -> Self {
        Self(self.0.wrapping_sub(was.0).wrapping_add(is.0))
    }

    /// The checksum after a revision that touched the records with these ids, each named once.
    #[must_use]
    pub fn revised<'a>(
        self,
        before: &Dataset,
        after: &Dataset,
        touched: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self(touched.into_iter().fold(self.0, |sum, id| {
            let (was, is) = (before.record_sum(id), after.record_sum(id));
            sum.wrapping_sub(was).wrapping_add(is)
        }))
    }
}

impl Dataset {
    /// The checksum of all facts.
    ///
    /// Ids are hashed in place of row numbers, so that the order of files, rows and columns does not
    /// matter; the order of the aliases, identifiers and evidence of one entity or relation does. Kinds
    /// count that are the dataset's own: those of the program change with the program.
    /// Costs one pass over all texts.
    #[must_use]
    pub fn checksum(&self) -> Checksum {
        self.checksum_over(&self.vocabulary.beside(&Vocabulary::built_in()))
    }

    /// As [`Self::checksum`], with every kind: so stores of the first format reckoned it.
    #[must_use]
    pub fn checksum_with_all_kinds(&self) -> Checksum {
        self.checksum_over(&self.vocabulary)
    }

    fn checksum_over(&self, kinds: &Vocabulary) -> Checksum {
        let entities = self.entities.iter().map(|entity| self.entity_sum(entity));
        let relations = self.relations.iter().map(|r| self.relation_sum(r));
        let records = entities.chain(relations);
        Checksum(records.fold(self.frame_sum(kinds), u64::wrapping_add))
    }

    /// What does not change by edits: what the dataset says of itself, these kinds and its tags.
    fn frame_sum(&self, kinds: &Vocabulary) -> u64 {
        let mut fnv = Fnv::default();
        feed_meta(&mut fnv, &self.meta);
        fnv.feed_count(kinds.kinds.len());
        for kind in &kinds.kinds {
            feed_kind(&mut fnv, kind);
        }
        fnv.feed_count(kinds.relation_kinds.len());
        for kind in &kinds.relation_kinds {
            feed_relation_kind(&mut fnv, kind);
        }
        fnv.feed_count(self.tags.len());
        for tag in &*self.tags {
            feed_tag(&mut fnv, tag);
        }
        fnv.0
    }

    /// The share of one record; 0 where there is none with this id.
    fn record_sum(&self, id: &str) -> u64 {
        if let Some(entity) = self.find_entity(id) {
            return self.entity_sum(self.entity(entity));
        }
        let relation = self.find_relation(id);
        relation.map_or(0, |row| self.relation_sum(self.relation(row)))
    }

    fn entity_sum(&self, entity: &Entity) -> u64 {
        let mut fnv = Fnv::default();
        fnv.feed("entity");
        self.feed_entity(&mut fnv, entity);
        fnv.0
    }

    fn relation_sum(&self, relation: &Relation) -> u64 {
        let mut fnv = Fnv::default();
        fnv.feed("relation");
        self.feed_relation(&mut fnv, relation);
        fnv.0
    }

    fn feed_ids(&self, fnv: &mut Fnv, entities: &[EntityIx]) {
        fnv.feed_count(entities.len());
        for entity in entities {
            fnv.feed(&self.entity(*entity).id);
        }
    }

    fn feed_entity(&self, fnv: &mut Fnv, entity: &Entity) {
        fnv.feed(&entity.id);
        fnv.feed(&self.vocabulary.kind(entity.kind).id);
        for text in [
            &entity.label,
            &entity.short,
            &entity.phrase,
            &entity.description,
        ] {
            fnv.feed_text(text);
        }
        fnv.feed_flag(entity.plural);
        fnv.feed_flag(entity.named);
        fnv.feed_optional(entity.website.as_deref());
        fnv.feed_optional(entity.contact.as_deref());
        self.feed_ids(fnv, entity.lever_set.as_slice());
        self.feed_ids(fnv, entity.owner.as_slice());
        fnv.feed_count(entity.tags.len());
        for tag in &entity.tags {
            fnv.feed(self.tags.get(*tag as usize).map_or("", |tag| &tag.id));
        }
        fnv.feed_count(entity.aliases.len());
        entity
            .aliases
            .iter()
            .for_each(|alias| feed_alias(fnv, alias));
        fnv.feed_count(entity.identifiers.len());
        entity
            .identifiers
            .iter()
            .for_each(|i| feed_identifier(fnv, i));
        feed_evidence(fnv, &entity.evidence);
    }

    fn feed_relation(&self, fnv: &mut Fnv, relation: &Relation) {
        fnv.feed(&relation.id);
        fnv.feed(&self.vocabulary.relation_kind(relation.kind).id);
        self.feed_ids(fnv, &[relation.source, relation.target]);
        self.feed_ids(fnv, &relation.levers);
        fnv.feed_date(relation.valid_from);
        fnv.feed_date(relation.valid_to);
        feed_evidence(fnv, &relation.evidence);
    }
}

fn feed_meta(fnv: &mut Fnv, meta: &Meta) {
    fnv.feed(&meta.id);
    fnv.feed(&format!("{:?}", meta.language));
    fnv.feed_text(&meta.title);
    fnv.feed_text(&meta.licence);
    fnv.feed_date(meta.read_on);
    for texts in [&meta.notes, &meta.unknown] {
        fnv.feed_count(texts.len());
        texts.iter().for_each(|text| fnv.feed_text(text));
    }
    feed_texts(fnv, &meta.focus);
    fnv.feed_count(meta.questions.len());
    for StartQuestion {
        kind,
        entities,
        question,
    } in &meta.questions
    {
        fnv.feed(&format!("{kind:?}"));
        feed_texts(fnv, entities);
        fnv.feed_text(question);
    }
}

fn feed_texts(fnv: &mut Fnv, texts: &[Box<str>]) {
    fnv.feed_count(texts.len());
    texts.iter().for_each(|text| fnv.feed(text));
}

fn feed_kind(fnv: &mut Fnv, kind: &Kind) {
    fnv.feed(&kind.id);
    fnv.feed(&format!("{:?}", kind.category));
    fnv.feed_text(&kind.label);
    fnv.feed_text(&kind.plural);
    fnv.feed_flag(kind.can_partner);
    fnv.feed_flag(kind.meeting_place);
}

fn feed_relation_kind(fnv: &mut Fnv, kind: &RelationKind) {
    fnv.feed(&kind.id);
    fnv.feed(&format!("{:?}", kind.nature));
    fnv.feed_flag(kind.event);
    fnv.feed(&kind.strength.to_string());
    for rules in [&kind.sources, &kind.targets] {
        fnv.feed_count(rules.len());
        for rule in rules {
            match rule {
                EndRule::Category(category) => fnv.feed(&format!("{category:?}")),
                EndRule::Kind(id) => fnv.feed(id),
            }
        }
    }
    let wording = &kind.wording;
    for text in [
        &kind.label,
        &kind.inverse,
        &wording.now,
        &wording.past,
        &wording.inverse_now,
        &wording.inverse_past,
        &wording.caveat,
        &wording.role,
    ] {
        fnv.feed_text(text);
    }
}

fn feed_tag(fnv: &mut Fnv, tag: &Tag) {
    fnv.feed(&tag.id);
    fnv.feed(&format!("{:?}", tag.group));
    fnv.feed_text(&tag.label);
}

fn feed_alias(fnv: &mut Fnv, alias: &Alias) {
    fnv.feed(&alias.name);
    fnv.feed_date(alias.valid_from);
    fnv.feed_date(alias.valid_to);
    fnv.feed_optional(alias.note.as_deref());
}

fn feed_identifier(fnv: &mut Fnv, identifier: &Identifier) {
    fnv.feed(&identifier.scheme);
    fnv.feed(&identifier.value);
    fnv.feed_flag(identifier.certain);
    fnv.feed_optional(identifier.source.as_deref());
}

fn feed_evidence(fnv: &mut Fnv, evidence: &[Evidence]) {
    fnv.feed_count(evidence.len());
    for piece in evidence {
        fnv.feed(&piece.source);
        fnv.feed_optional(piece.title.as_deref());
        fnv.feed_optional(piece.words.as_deref());
        fnv.feed_text(&piece.note);
        fnv.feed(&format!("{:?}", piece.confidence));
        for date in [piece.date, piece.checked, piece.valid_from, piece.valid_to] {
            fnv.feed_date(date);
        }
    }
}
