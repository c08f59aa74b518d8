//! Who belongs to which lever, as a text and as the word in a cell.
//!
//! Knows the matrix that it is given; an empty cell means that nothing is known.

use crate::algo::coverage::Coverage;
use crate::model::{EntityIx, Language, RelationIx, RelationKindIx, nine_decimals};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::gaps::{push_unnamed, push_without_actor};
use super::speaker::Speaker;

/// Of how many levers it is told who belongs to them.
const LEVERS_TOLD_MAX: usize = 3;

/// How does somebody belong to a lever? The role in a cell with these relations, in a few words:
/// "trekt", "werkt aan en wil meewerken", "werkt aan (intussen voorbij)". Stronger kinds come first.
#[must_use]
pub fn lever_role(network: &ViewedNetwork, relations: &[RelationIx], language: Language) -> String {
    let speaker = Speaker::new(network, language);
    let mut rows = relations.to_vec();
    rows.sort_by_key(|r| (-nine_decimals(network.strength(*r)), *r));
    let mut kinds: Vec<RelationKindIx> = Vec::new();
    for row in rows {
        let kind = network.relation(row).kind;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let roles: Vec<&str> = kinds.into_iter().map(|kind| role(&speaker, kind)).collect();
    let roles = speaker.list(&roles);
    let note = if relations.iter().all(|r| network.is_supposed(*r)) {
        speaker.say("verondersteld", "supposed")
    } else if relations.iter().all(|r| network.ended(*r)) {
        speaker.say("intussen voorbij", "now over")
    } else {
        return roles;
    };
    format!("{roles} ({note})")
}

/// The word in a cell of an actor who is merely named with a lever.
#[must_use]
pub fn linked_role(language: Language) -> &'static str {
    match language {
        Language::Nl => "genoemd",
        Language::En => "named",
    }
}

fn role<'a>(speaker: &Speaker<'a>, kind: RelationKindIx) -> &'a str {
    let kind = speaker.network.dataset().vocabulary.relation_kind(kind);
    let role = &kind.wording.role;
    let role = if role.is_empty() { &kind.label } else { role };
    role.get(speaker.language)
}

/// Who works on what, and of which levers is nobody known?
#[must_use]
pub fn coverage(network: &ViewedNetwork, coverage: &Coverage, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let cells = &coverage.cells;
    let filled = |lever: &&EntityIx| cells.binary_search_by_key(*lever, |c| c.lever).is_ok();
    let (covered, empty): (Vec<&EntityIx>, Vec<&EntityIx>) =
        coverage.levers.iter().partition(filled);
    push_counts(&speaker, covered.len(), coverage.levers.len(), &mut told);
    for lever in covered.iter().take(LEVERS_TOLD_MAX) {
        told.clauses
            .extend(super::lever(network, **lever, language).clauses);
    }
    let (named, unnamed): (Vec<EntityIx>, Vec<EntityIx>) =
        empty.into_iter().partition(|l| network.entity(**l).named);
    push_without_actor(&speaker, &named, &mut told);
    push_unnamed(&speaker, &unnamed, &mut told);
    told
}

fn push_counts(speaker: &Speaker<'_>, covered: usize, levers: usize, told: &mut Told) {
    if levers == 0 {
        told.absence(speaker.say("hier staan geen hefbomen", "there are no levers here"));
        return;
    }
    let text = match covered {
        0 => speaker.say(
            format!("van geen van de {levers} hefbomen of thema’s is bekend wie eraan werkt"),
            format!("for none of the {levers} levers or themes is it known who works on it"),
        ),
        _ => speaker.say(
            format!("van {covered} van de {levers} hefbomen of thema’s is bekend wie erbij hoort"),
            format!(
                "for {covered} of the {levers} levers or themes it is known who belongs to them"
            ),
        ),
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}
