//! A group as a text: around what, who is in it, its strongest ties, and whether government is there.
//!
//! Knows the group that it is given, not how groups are found.

mod inner_ties;
mod theme;

use std::cmp::Reverse;

use crate::algo::clusters::Cluster;
use crate::model::{Category, EntityIx, Language};
use crate::network::ViewedNetwork;

use self::inner_ties::inner_ties;
use self::theme::theme;
use super::clause::{Clause, ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};

/// How many relations of somebody without a tie are told.
const BESIDE_TOLD_MAX: usize = 3;

/// What holds this group together?
#[must_use]
pub fn cluster(network: &ViewedNetwork, cluster: &Cluster, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    if let [only] = cluster.members.as_slice() {
        return alone(&speaker, only.entity);
    }
    let theme = theme(&speaker, cluster);
    let hub = if theme.is_empty() {
        hub(&speaker, cluster)
    } else {
        None
    };
    let members = by_inner_ties(&speaker, cluster, hub);
    let opening = speaker.names_up_to(&members, NAMES_MAX);
    let around = around(&speaker, theme, hub);
    let text = speaker.say(
        format!("{opening} vormen een groep{around}"),
        format!("{opening} form a group{around}"),
    );
    describe(&speaker, cluster, &text)
}

/// In which group is this entity, and with whom? The group as [`cluster`] tells it, seen from one
/// of its members.
#[must_use]
pub fn cluster_of(
    network: &ViewedNetwork,
    cluster: &Cluster,
    entity: EntityIx,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    if cluster.members.len() == 1 {
        return alone(&speaker, entity);
    }
    let phrase = speaker.phrase(entity);
    let theme = theme(&speaker, cluster);
    let hub = hub(&speaker, cluster).filter(|hub| theme.is_empty() && *hub != entity);
    let mut others = by_inner_ties(&speaker, cluster, Some(entity));
    others.retain(|e| Some(*e) != hub);
    let others = speaker.names_up_to(&others, NAMES_MAX);
    let (name, theme) = (&phrase.text, around(&speaker, theme, hub));
    let size = speaker.count(cluster.members.len());
    let (nl, en) = if phrase.plural {
        ("zitten", "are")
    } else {
        ("zit", "is")
    };
    let text = speaker.say(
        format!("{name} {nl} in een groep van {size}{theme}, met {others}"),
        format!("{name} {en} in a group of {size}{theme}, with {others}"),
    );
    describe(&speaker, cluster, &text)
}

/// The name of a group: "Groep rond Febecoop en Coopkracht".
#[must_use]
pub fn cluster_label(network: &ViewedNetwork, cluster: &Cluster, language: Language) -> String {
    let speaker = Speaker::new(network, language);
    let short = |e: &EntityIx| network.entity(*e).short_or_label().get(language).to_owned();
    let members = by_inner_ties(&speaker, cluster, Some(cluster.lead));
    let lead = short(&cluster.lead);
    match members.first() {
        None => lead,
        Some(second) => {
            let names = speaker.list(&[lead, short(second)]);
            speaker.say(
                format!("Groep rond {names}"),
                format!("Group around {names}"),
            )
        }
    }
}

/// The lead of a group, where at least half of the others are tied to it.
fn hub(speaker: &Speaker<'_>, cluster: &Cluster) -> Option<EntityIx> {
    let others = cluster.members.len() - 1;
    let central = others > 2 && inside(speaker, cluster, cluster.lead) * 2 >= others;
    central.then_some(cluster.lead)
}

/// " rond coöperatief ondernemen", " rond de SERV", or nothing.
fn around(speaker: &Speaker<'_>, theme: String, hub: Option<EntityIx>) -> String {
    let hub = hub.map(|hub| speaker.name(hub));
    hub.map_or(theme, |hub| {
        speaker.say(format!(" rond {hub}"), format!(" around {hub}"))
    })
}

fn describe(speaker: &Speaker<'_>, cluster: &Cluster, opening: &str) -> Told {
    let mut told = Told::default();
    told.sentence(ClauseKind::Frame, opening, Vec::new());
    let facts: Vec<Clause> = inner_ties(speaker, cluster);
    if !facts.is_empty() {
        let text = speaker.say(
            "de stevigste banden in de groep",
            "the strongest ties in the group",
        );
        let intro = Clause {
            kind: ClauseKind::Frame,
            text: text.to_owned(),
            relations: Vec::new(),
        };
        told.enumeration(intro, facts);
    }
    push_government(speaker, cluster, &mut told);
    told
}

/// An actor without a tie: said aloud, with what is known of it beside ties.
fn alone(speaker: &Speaker<'_>, entity: EntityIx) -> Told {
    let network = speaker.network;
    let mut told = Told::default();
    let phrase = speaker.phrase(entity);
    let name = &phrase.text;
    let (nl, en) = if phrase.plural {
        ("staan", "stand")
    } else {
        ("staat", "stands")
    };
    let text = if !speaker.is_lever(entity) {
        speaker.say(
            format!(
                "{name} {nl} in dit netwerk op zichzelf: we vonden geen band met een andere actor"
            ),
            format!("{name} {en} alone in this network: we found no tie with another actor"),
        )
    } else {
        speaker.say(
            format!("{name} {nl} op zichzelf: wie eraan werkt, is niet bekend"),
            format!("{name} {en} alone: who works on it is not known"),
        )
    };
    told.absence(&text);
    for incidence in network.incidences(entity).take(BESIDE_TOLD_MAX) {
        let relation = super::relation(
            network,
            incidence.relation,
            !incidence.outgoing,
            speaker.language,
        );
        told.clauses.extend(relation.clauses);
    }
    told
}

/// Members with most ties inside first, levers after those who can act.
fn by_inner_ties(speaker: &Speaker<'_>, cluster: &Cluster, but: Option<EntityIx>) -> Vec<EntityIx> {
    let mut members: Vec<EntityIx> = cluster.members.iter().map(|m| m.entity).collect();
    members.retain(|e| Some(*e) != but);
    members.sort_by_cached_key(|e| {
        let acts = speaker.network.category(*e).is_actor();
        (!acts, Reverse(inside(speaker, cluster, *e)), *e)
    });
    members
}

/// The number of an entity's ties that stay inside the group.
fn inside(speaker: &Speaker<'_>, cluster: &Cluster, entity: EntityIx) -> usize {
    let row = speaker.network.walkable_row(entity).iter();
    row.filter(|other| is_member(cluster, **other)).count()
}

fn is_member(cluster: &Cluster, entity: EntityIx) -> bool {
    let members = &cluster.members;
    members.binary_search_by_key(&entity, |m| m.entity).is_ok()
}

/// "Een overheid zit er niet in." or which ones do.
fn push_government(speaker: &Speaker<'_>, cluster: &Cluster, told: &mut Told) {
    let network = speaker.network;
    let mut bodies: Vec<EntityIx> = by_inner_ties(speaker, cluster, None);
    bodies.retain(|e| network.category(*e) == Category::Government);
    let count = speaker.count(bodies.len());
    let names = speaker.names_up_to(&bodies, NAMES_MAX);
    match bodies.len() {
        0 => {
            told.absence(speaker.say("een overheid zit er niet in", "no government body is in it"))
        }
        1 => told.sentence(
            ClauseKind::Frame,
            &speaker.say(
                format!("er zit één overheid in: {names}"),
                format!("one government body is in it: {names}"),
            ),
            Vec::new(),
        ),
        _ => told.sentence(
            ClauseKind::Frame,
            &speaker.say(
                format!("er zitten {count} overheden in: {names}"),
                format!("{count} government bodies are in it: {names}"),
            ),
            Vec::new(),
        ),
    }
}
