//! A possible partner as a text: whom both are tied to and how, which levers they share, and what else
//! speaks for it.
//!
//! Knows the suggestion that it is given; that two have somebody in common is never told as a tie
//! between them.

mod advice;
mod teller;
mod ties;

pub use advice::partner_advice;

use crate::algo::partners::{Reason, ReasonKind, Seeker, Suggestion};
use crate::model::Language;
use crate::network::ViewedNetwork;

use super::clause::Told;
use teller::Teller;

/// Why might these two work together? The reasons that rest on ties, as one sentence; then what else
/// speaks for it.
#[must_use]
pub fn partner(
    network: &ViewedNetwork,
    seeker: &Seeker,
    suggestion: &Suggestion,
    language: Language,
) -> Told {
    let teller = Teller::new(network, seeker, suggestion, language);
    let mut told = Told::default();
    let mut all = Vec::new();
    let mut others = Vec::new();
    for reason in &suggestion.reasons {
        let basis = teller.basis(reason);
        match reason.kind {
            ReasonKind::CommonPartner | ReasonKind::SharedLever => all.extend(basis),
            _ => others.push(reason),
        }
    }
    all.dedup_by(|a, b| a.clause.relations == b.clause.relations);
    let shown = !all.is_empty();
    teller.introduce(all, &mut told);
    teller.push_uncounted(&mut told);
    // With whom both are tied is a way of two steps, and inside a group there are always ties.
    others.retain(|r| !shown || !matches!(r.kind, ReasonKind::ShortPath | ReasonKind::SameCluster));
    for reason in others {
        teller.push(reason, &mut told);
    }
    told
}

/// What is this one reason for a partner?
#[must_use]
pub fn partner_reason(
    network: &ViewedNetwork,
    seeker: &Seeker,
    suggestion: &Suggestion,
    reason: &Reason,
    language: Language,
) -> Told {
    let teller = Teller::new(network, seeker, suggestion, language);
    let mut told = Told::default();
    teller.push(reason, &mut told);
    told
}
