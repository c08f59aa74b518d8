//! What a touched record rests on.
//!
//! Knows nothing of the record itself.

use super::Flaw;
use super::text::{languages, name_fault, text_fault};
use crate::dataset::address;
use crate::limits::EVIDENCE_OF_ONE_MAX;
use crate::model::{Evidence, PartialDate};

/// Everything that is wrong, each with the end of its field's name.
pub(super) fn faults(evidence: &[Evidence]) -> Vec<(String, Flaw)> {
    let mut faults = Vec::new();
    if evidence.len() > EVIDENCE_OF_ONE_MAX {
        let (count, most) = (evidence.len(), EVIDENCE_OF_ONE_MAX);
        return vec![("evidence".into(), Flaw::TooManySources { count, most })];
    }
    for (place, piece) in evidence.iter().enumerate() {
        let mut push = |field: &str, flaw: Option<Flaw>| {
            faults.extend(flaw.map(|flaw| (format!("evidence[{place}].{field}"), flaw)));
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

fn source_fault(source: &str) -> Option<Flaw> {
    if source.trim().is_empty() {
        return Some(Flaw::SourceEmpty {});
    }
    let bad = || Flaw::SourceAddress {
        text: source.into(),
    };
    name_fault(source).or_else(|| (!address::is_source(source)).then(bad))
}

/// What is wrong with a period that ends before it starts.
pub(super) fn period_fault(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Flaw> {
    let (from, to) = (from?, to?);
    (to.last_day() < from.first_day()).then(|| Flaw::Backwards {
        from: from.to_string().into(),
        to: to.to_string().into(),
    })
}
