//! Who leads a lever, works on it or offered to, and what is not known.
//!
//! Knows relations of nature LEVER; it never guesses at a name that was not published.

use crate::model::{Category, EntityIx, Language, Nature, RelationIx, nine_decimals};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};
use super::standing::Standing;
use super::telling::{Manner, Side};

/// Who works on this lever?
///
/// By how they relate to it (leading, working on it, having offered to), then who is only named with
/// it. For a lever without a published name: what is known of its set.
#[must_use]
pub fn lever(network: &ViewedNetwork, lever: EntityIx, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    push_workers(&speaker, lever, &mut told);
    if !network.entity(lever).named {
        push_unnamed(&speaker, lever, &mut told);
        return told;
    }
    if told.clauses.is_empty() {
        let name = speaker.name(lever);
        told.absence(&speaker.say(
            format!("wie aan {name} werkt, is niet bekend: we vonden er geen bron over"),
            format!("who works on {name} is not known: we found no source on it"),
        ));
    }
    push_linked(&speaker, lever, &mut told);
    told
}

/// Who works on this set of levers, which levers are in it, and on which nobody is known to work?
#[must_use]
pub fn lever_set(network: &ViewedNetwork, set: EntityIx, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let levers: Vec<EntityIx> = network
        .entities()
        .filter(|e| network.entity(*e).lever_set == Some(set))
        .collect();
    push_workers(&speaker, set, &mut told);
    let (named, unnamed): (Vec<EntityIx>, Vec<EntityIx>) =
        levers.iter().partition(|e| network.entity(**e).named);
    if !unnamed.is_empty() {
        push_names_unknown(&speaker, unnamed.len(), &mut told);
    }
    if !named.is_empty() {
        push_named(&speaker, set, &named, &mut told);
    }
    told
}

/// "DWSE trekt de hefboom …. Omgeving en VDAB gaven aan te willen meewerken; of ze dat ook doen…"
pub(super) fn push_workers(speaker: &Speaker<'_>, lever: EntityIx, told: &mut Told) {
    let object = speaker.phrase(lever);
    for group in groups(speaker, lever) {
        let sources: Vec<EntityIx> = group
            .iter()
            .map(|r| speaker.network.relation(*r).source)
            .collect();
        let subject = speaker.joined(&sources);
        let again = if told.clauses.is_empty() {
            object.clone()
        } else {
            speaker.again(lever)
        };
        let ends = (&subject, &again);
        let Some(piece) = speaker.piece(&group, Side::Source, ends, Manner::Plain) else {
            continue;
        };
        told.fact(&piece.text(), group, piece.unknown(speaker));
    }
}

/// Those who belong to a lever, together where they are told alike: stronger kinds first.
fn groups(speaker: &Speaker<'_>, lever: EntityIx) -> Vec<Vec<RelationIx>> {
    let network = speaker.network;
    let mut relations: Vec<(RelationIx, Standing)> = workers(speaker, lever)
        .map(|r| (r, speaker.standing(r)))
        .collect();
    let rank = |r: RelationIx| {
        let kind = network.dataset().relation_kind_of(r);
        let cautious = !kind.wording.caveat.is_empty();
        (
            cautious,
            -nine_decimals(network.strength(r)),
            network.relation(r).kind,
        )
    };
    relations.sort_by_key(|(r, _)| (rank(*r), *r));
    let mut groups: Vec<(Standing, Vec<RelationIx>)> = Vec::new();
    for (relation, standing) in relations {
        let kind = network.relation(relation).kind;
        let same = groups
            .iter_mut()
            .find(|(told, group)| *told == standing && network.relation(group[0]).kind == kind);
        match same {
            Some((_, group)) => group.push(relation),
            None => groups.push((standing, vec![relation])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Relations of nature LEVER from actors.
fn workers(speaker: &Speaker<'_>, lever: EntityIx) -> impl Iterator<Item = RelationIx> {
    let network = speaker.network;
    network
        .incidences(lever)
        .filter(move |i| {
            !i.outgoing
                && network.nature(i.relation) == Nature::Lever
                && network.category(i.other).is_actor()
        })
        .map(|i| i.relation)
}

/// What is known of the set, and that the rest is not.
fn push_unnamed(speaker: &Speaker<'_>, lever: EntityIx, told: &mut Told) {
    if let Some(set) = speaker.network.entity(lever).lever_set {
        push_workers(speaker, set, told);
    }
    told.absence(speaker.say(
        "de naam van deze hefboom is niet gepubliceerd; wie eraan werkt, is niet bekend",
        "the name of this lever was not published; who works on it is not known",
    ));
}

pub(super) fn push_names_unknown(speaker: &Speaker<'_>, levers: usize, told: &mut Told) {
    let count = speaker.count(levers);
    told.absence(&match levers {
        1 => speaker.say(
            "de naam van één hefboom is niet gepubliceerd; wie eraan werkt, is niet bekend".to_owned(),
            "the name of one lever was not published; who works on it is not known".to_owned(),
        ),
        _ => speaker.say(
            format!("de namen van {count} hefbomen zijn niet gepubliceerd; wie aan welke hefboom werkt, is niet bekend"),
            format!("the names of {count} levers were not published; who works on which lever is not known"),
        ),
    });
}

/// The levers of a set by name, and those on which nobody is known to work.
fn push_named(speaker: &Speaker<'_>, set: EntityIx, named: &[EntityIx], told: &mut Told) {
    let set_name = speaker.name(set);
    let levers = labels(speaker, named);
    let count = speaker.count(named.len());
    let text = speaker.say(
        format!("van {set_name} kennen we {count} hefbomen of thema’s: {levers}"),
        format!("we know of {count} levers or themes of {set_name}: {levers}"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
    let idle: Vec<EntityIx> = named
        .iter()
        .copied()
        .filter(|l| workers(speaker, *l).next().is_none())
        .collect();
    if idle.is_empty() {
        return;
    }
    let (text_nl, text_en) = if idle.len() == named.len() {
        (
            "wie eraan werkt, is van geen enkele bekend".to_owned(),
            "for none of them is it known who works on it".to_owned(),
        )
    } else {
        let idle = labels(speaker, &idle);
        (
            format!("wie eraan werkt, is niet bekend voor {idle}"),
            format!("who works on them is not known for {idle}"),
        )
    };
    told.absence(&speaker.say(text_nl, text_en));
}

/// The names of levers without what sets them apart from other sets' (the set was just named).
pub(super) fn labels(speaker: &Speaker<'_>, levers: &[EntityIx]) -> String {
    let names: Vec<&str> = levers
        .iter()
        .map(|e| {
            let label = speaker.network.entity(*e).label.get(speaker.language);
            label.split_once(" (").map_or(label, |(name, _)| name)
        })
        .collect();
    names.join("; ")
}

/// Actors at the ends of relations that merely name the lever.
fn push_linked(speaker: &Speaker<'_>, lever: EntityIx, told: &mut Told) {
    let network = speaker.network;
    let names_it = |r: &RelationIx| {
        let relation = network.relation(*r);
        relation.levers.contains(&lever) && relation.source != lever && relation.target != lever
    };
    let relations: Vec<RelationIx> = network
        .relations()
        .iter()
        .copied()
        .filter(names_it)
        .collect();
    let workers: Vec<EntityIx> = workers(speaker, lever)
        .map(|r| network.relation(r).source)
        .collect();
    let mut linked: Vec<EntityIx> = Vec::new();
    for end in relations.iter().flat_map(|r| {
        let relation = network.relation(*r);
        [relation.source, relation.target]
    }) {
        let actor = matches!(
            network.category(end),
            Category::Organisation | Category::Government
        );
        if actor && !workers.contains(&end) && !linked.contains(&end) {
            linked.push(end);
        }
    }
    if linked.is_empty() {
        return;
    }
    linked.sort_by_key(|e| (std::cmp::Reverse(network.degree(*e)), *e));
    let names = speaker.names_up_to(&linked, NAMES_MAX);
    let one = linked.len() == 1 && !network.entity(linked[0]).plural;
    let again = speaker.again(lever).text;
    let text = match one {
        true => speaker.say(
            format!("in verband met {again} noemen bronnen ook {names}, zonder te zeggen dat die eraan werkt"),
            format!("in connection with {again}, sources also name {names}, without saying that it works on it"),
        ),
        false => speaker.say(
            format!("in verband met {again} noemen bronnen ook {names}, zonder te zeggen dat die eraan werken"),
            format!("in connection with {again}, sources also name {names}, without saying that they work on it"),
        ),
    };
    told.sentence(ClauseKind::Fact, &text, relations);
}
