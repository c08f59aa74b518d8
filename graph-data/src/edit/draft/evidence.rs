//! What a touched record rests on.
//!
//! Knows nothing of the record itself.

use super::text::{Fault, languages, name_fault, text_fault};
use crate::dataset::address;
use crate::limits::EVIDENCE_OF_ONE_MAX;
use crate::model::{Evidence, PartialDate};

/// Everything that is wrong, each with the end of its field's name.
pub(super) fn faults(evidence: &[Evidence]) -> Vec<(String, Fault)> {
    let mut faults = Vec::new();
    if evidence.len() > EVIDENCE_OF_ONE_MAX {
        let what = format!("there are {} pieces of evidence", evidence.len());
        let way_out = format!("give at most {EVIDENCE_OF_ONE_MAX}");
        return vec![("evidence".into(), (what, way_out))];
    }
    for (place, piece) in evidence.iter().enumerate() {
        let mut push = |field: &str, fault: Option<Fault>| {
            faults.extend(fault.map(|fault| (format!("evidence[{place}].{field}"), fault)));
        };
        push("source", source_fault(&piece.source));
        push("title", piece.title.as_deref().and_then(text_fault));
        push("words", piece.words.as_deref().and_then(text_fault));
        for (language, note) in languages(&piece.note) {
            push(&format!("note{language}"), text_fault(note));
        }
        push("validTo", period_fault(piece.valid_from, piece.valid_to));
    }
    faults
}

fn source_fault(source: &str) -> Option<Fault> {
    if source.trim().is_empty() {
        return Some((
            "the source is empty".into(),
            "write its web address, or name the document".into(),
        ));
    }
    name_fault(source).or_else(|| {
        let way_out = "write an address that begins with https:// or http://, or name the document";
        let what = || format!("{source:?} is a bad address");
        (!address::is_source(source)).then(|| (what(), way_out.into()))
    })
}

/// What is wrong with a period that ends before it starts.
pub(super) fn period_fault(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Fault> {
    let (from, to) = (from?, to?);
    (to.last_day() < from.first_day()).then(|| {
        let what = format!("the dates run backwards: {to} is before {from}");
        (what, "swap validFrom and validTo, or correct one".into())
    })
}
