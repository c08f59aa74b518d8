//! What stands around the records: what a dataset says of itself, its kinds and its tags.
//!
//! A network keeps those with which it was begun. This says where another dataset differs in them, and which
//! of its records do not fit for that reason.

use super::Misfit;
use crate::dataset::{Dataset, Meta};
use crate::model::{Entity, KindIx, Relation};
use crate::vocabulary::{Kind, RelationKind, RelationKindIx};

/// What to do about a kind or tag that is not here.
const WAY_OUT: &str = "a network keeps the kinds and tags with which it was begun: use one of those, or begin \
                       another network from the dataset, with `schakel serve --dataset … --data …`";

/// In what another dataset differs around its records, in words: what of it stays as it is here.
#[must_use]
pub fn frame_differences(ours: &Dataset, theirs: &Dataset) -> Vec<String> {
    let meta = meta_differences(&ours.meta, &theirs.meta);
    let mut told: Vec<String> = meta.into_iter().map(str::to_owned).collect();
    let other = |noun: &str, id: &str| format!("{noun} {id:?}");
    let (before, after) = (&ours.vocabulary, &theirs.vocabulary);
    let kinds = after.kinds.iter().filter(|kind| {
        let known = before.find_kind(&kind.id).map(|row| before.kind(row));
        known != Some(kind)
    });
    told.extend(kinds.map(|kind| other("kind", &kind.id)));
    let relation_kinds = after.relation_kinds.iter().filter(|kind| {
        let known = before.find_relation_kind(&kind.id);
        known.map(|row| before.relation_kind(row)) != Some(kind)
    });
    told.extend(relation_kinds.map(|kind| other("relation kind", &kind.id)));
    let tags = theirs.tags.iter().filter(|tag| {
        let known = ours.find_tag(&tag.id);
        known.and_then(|row| ours.tags.get(row as usize)) != Some(tag)
    });
    told.extend(tags.map(|tag| other("tag", &tag.id)));
    told
}

fn meta_differences(ours: &Meta, theirs: &Meta) -> Vec<&'static str> {
    let Meta {
        id,
        language,
        title,
        licence,
        read_on,
        notes,
        focus,
        unknown,
        questions,
    } = ours;
    let parts = [
        ("id", *id != theirs.id),
        ("language", *language != theirs.language),
        ("title", *title != theirs.title),
        ("licence", *licence != theirs.licence),
        ("read_on", *read_on != theirs.read_on),
        ("notes", *notes != theirs.notes),
        ("start.focus", *focus != theirs.focus),
        ("start.unknown", *unknown != theirs.unknown),
        ("start.questions", *questions != theirs.questions),
    ];
    let parts = parts.into_iter().filter(|(_, differs)| *differs);
    parts.map(|(part, _)| part).collect()
}

/// Records of a dataset, one for each kind and tag of theirs that is not here or means something else here.
pub(super) fn misfits(ours: &Dataset, theirs: &Dataset) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    let mut add = |id: &str, what: String| {
        misfits.push(Misfit {
            id: id.into(),
            what,
            way_out: WAY_OUT.into(),
        });
    };
    for (row, kind) in (0..).zip(&theirs.vocabulary.kinds) {
        let is_of = |entity: &&Entity| entity.kind == KindIx(row);
        if let Some(fault) = kind_fault(ours, kind)
            && let Some(entity) = theirs.entities.iter().find(is_of)
        {
            add(&entity.id, fault);
        }
    }
    for (row, kind) in (0..).zip(&theirs.vocabulary.relation_kinds) {
        let is_of = |relation: &&Relation| relation.kind == RelationKindIx(row);
        if let Some(fault) = relation_kind_fault(ours, kind)
            && let Some(relation) = theirs.relations.iter().find(is_of)
        {
            add(&relation.id, fault);
        }
    }
    for (row, tag) in (0..).zip(&*theirs.tags) {
        let carries = |entity: &&Entity| entity.tags.contains(&row);
        if ours.find_tag(&tag.id).is_none()
            && let Some(entity) = theirs.entities.iter().find(carries)
        {
            add(&entity.id, unknown("tag", &tag.id));
        }
    }
    misfits
}

fn kind_fault(ours: &Dataset, kind: &Kind) -> Option<String> {
    let Some(row) = ours.vocabulary.find_kind(&kind.id) else {
        return Some(unknown("kind", &kind.id));
    };
    let here = ours.vocabulary.kind(row);
    (here.category != kind.category).then(|| otherwise("kind", &kind.id))
}

fn relation_kind_fault(ours: &Dataset, kind: &RelationKind) -> Option<String> {
    let Some(row) = ours.vocabulary.find_relation_kind(&kind.id) else {
        return Some(unknown("relation kind", &kind.id));
    };
    let here = ours.vocabulary.relation_kind(row);
    let is_same = here.sources == kind.sources && here.targets == kind.targets;
    (!is_same).then(|| otherwise("relation kind", &kind.id))
}

fn unknown(noun: &str, id: &str) -> String {
    format!("its {noun} {id:?} is not known here")
}

fn otherwise(noun: &str, id: &str) -> String {
    format!("its {noun} {id:?} stands for something else here")
}
