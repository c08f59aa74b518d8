//! A group as a text: around what, who is in it, its strongest ties, and whether government is there.
//!
//! Knows the group that it is given, not how groups are found.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::algo::clusters::Cluster;
use crate::model::{Category, EntityIx, Language, Nature, RelationIx, TagGroup, nine_decimals};
use crate::network::ViewedNetwork;
use crate::vocabulary::RelationKindIx;

use super::clause::{Clause, ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};
use super::standing::Standing;
use super::telling::{Manner, Side};

/// How many groups of inner ties are told.
const TIES_TOLD_MAX: usize = 3;
/// How many ends of one group of ties are named.
const ENDS_NAMED_MAX: usize = 4;
/// A theme names a group when at least this share of its members carries it…
const THEME_SHARE_MIN: f64 = 0.25;
/// …and it is this much more common there than in the whole network.
const THEME_LIFT_MIN: f64 = 1.5;

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
    for incidence in network.incidences(entity).take(TIES_TOLD_MAX) {
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
    members.sort_by_key(|e| {
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

/// " rond coöperatief ondernemen": the theme or sector that its members share more than others do,
/// or else the kind that most of them are.
fn theme(speaker: &Speaker<'_>, cluster: &Cluster) -> String {
    let network = speaker.network;
    let members: Vec<EntityIx> = cluster.members.iter().map(|m| m.entity).collect();
    let all: Vec<EntityIx> = network.walkable_entities().collect();
    let share = |tag: u32, among: &[EntityIx]| {
        let carry = among
            .iter()
            .filter(|e| network.entity(**e).tags.contains(&tag));
        (carry.count(), among.len())
    };
    let tags = network.dataset().tags.iter().zip(0_u32..);
    let best = tags
        .filter(|(tag, _)| tag.group != TagGroup::Region)
        .filter_map(|(tag, row)| {
            let (inside, size) = share(row, &members);
            let (overall, total) = share(row, &all);
            let (inner, outer) = (ratio(inside, size), ratio(overall, total));
            let telling = inside > 1 && inner >= THEME_SHARE_MIN && inner >= THEME_LIFT_MIN * outer;
            telling.then_some((inside, Reverse(overall), tag))
        })
        .max_by_key(|(inside, overall, _)| (*inside, *overall));
    best.map_or_else(
        || kind_mark(speaker, &members),
        |(_, _, tag)| {
            let label = tag.label.get(speaker.language);
            speaker.say(format!(" rond {label}"), format!(" around {label}"))
        },
    )
}

fn kind_mark(speaker: &Speaker<'_>, members: &[EntityIx]) -> String {
    let network = speaker.network;
    let mut kinds = BTreeMap::new();
    for member in members {
        *kinds.entry(network.entity(*member).kind).or_insert(0_usize) += 1;
    }
    let most = kinds
        .into_iter()
        .max_by_key(|(kind, count)| (*count, Reverse(*kind)));
    let Some((kind, _)) = most.filter(|(_, count)| *count > 2 && count * 2 > members.len()) else {
        return String::new();
    };
    let plural = network
        .dataset()
        .vocabulary
        .kind(kind)
        .plural
        .get(speaker.language);
    if plural.is_empty() {
        return String::new();
    }
    speaker.say(
        format!(" van vooral {plural}"),
        format!(" of mostly {plural}"),
    )
}

fn ratio(part: usize, whole: usize) -> f64 {
    let small = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 {
        0.0
    } else {
        small(part) / small(whole)
    }
}

/// Relations of one kind and standing around one member, told as one.
struct Bundle {
    hub: EntityIx,
    side: Side,
    relations: Vec<RelationIx>,
}

/// The strongest ties inside, bundled around their common end, different kinds first.
fn inner_ties(speaker: &Speaker<'_>, cluster: &Cluster) -> Vec<Clause> {
    let mut left = inner_relations(speaker, cluster);
    let mut kinds: Vec<RelationKindIx> = Vec::new();
    let mut told = Vec::new();
    while told.len() < TIES_TOLD_MAX {
        let Some(bundle) = best_bundle(speaker, &left, &kinds) else {
            break;
        };
        left.retain(|(r, _)| !bundle.relations.contains(r));
        kinds.push(speaker.network.relation(bundle.relations[0]).kind);
        told.extend(bundle_clause(speaker, &bundle));
    }
    told
}

fn inner_relations(speaker: &Speaker<'_>, cluster: &Cluster) -> Vec<(RelationIx, Standing)> {
    let network = speaker.network;
    let relations = network.relations().iter().copied();
    relations
        .filter(|r| {
            let relation = network.relation(*r);
            let ends = [relation.source, relation.target];
            let lever = ends.iter().any(|e| speaker.is_lever(*e));
            let nature = network.nature(*r);
            // That a lever is part of its set is told by its name.
            (nature == Nature::Lever || !lever)
                && nature != Nature::Identity
                && relation.source != relation.target
                && is_member(cluster, relation.source)
                && is_member(cluster, relation.target)
        })
        .map(|r| (r, speaker.standing(r)))
        .collect()
}

/// The bundle to tell next: of a kind not told yet, with most strength in the ends it names, first by
/// id.
fn best_bundle(
    speaker: &Speaker<'_>,
    left: &[(RelationIx, Standing)],
    told: &[RelationKindIx],
) -> Option<Bundle> {
    let network = speaker.network;
    let bundles = left.iter().flat_map(|(r, standing)| {
        let relation = network.relation(*r);
        [
            (relation.target, Side::Source),
            (relation.source, Side::Target),
        ]
        .map(|(hub, side)| Bundle {
            hub,
            side,
            relations: bundle(speaker, left, (*r, standing), hub, side),
        })
    });
    bundles.min_by_key(|b| {
        let first = b.relations[0];
        let again = told.contains(&network.relation(first).kind);
        let told = f64::from(u32::try_from(b.relations.len().min(ENDS_NAMED_MAX)).unwrap_or(1));
        let strength = nine_decimals(network.strength(first) * told);
        (again, Reverse(strength), first, b.side == Side::Target)
    })
}

/// The relations like this one with the same hub.
fn bundle(
    speaker: &Speaker<'_>,
    left: &[(RelationIx, Standing)],
    (like, standing): (RelationIx, &Standing),
    hub: EntityIx,
    side: Side,
) -> Vec<RelationIx> {
    let network = speaker.network;
    let kind = network.relation(like).kind;
    let at_hub = |r: RelationIx| match side {
        Side::Source => network.relation(r).target == hub,
        Side::Target => network.relation(r).source == hub,
    };
    left.iter()
        .filter(|(r, s)| network.relation(*r).kind == kind && s == standing && at_hub(*r))
        .map(|(r, _)| *r)
        .collect()
}

fn bundle_clause(speaker: &Speaker<'_>, bundle: &Bundle) -> Option<Clause> {
    let network = speaker.network;
    let ends: Vec<EntityIx> = bundle
        .relations
        .iter()
        .map(|r| {
            let relation = network.relation(*r);
            if relation.source == bundle.hub {
                relation.target
            } else {
                relation.source
            }
        })
        .collect();
    let hub = speaker.phrase(bundle.hub);
    let mut others = speaker.joined(&ends);
    others.text = speaker.names_up_to(&ends, ENDS_NAMED_MAX);
    let ends = match bundle.side {
        Side::Source => (&others, &hub),
        Side::Target => (&hub, &others),
    };
    let piece = speaker.piece(&bundle.relations, Side::Source, ends, Manner::Plain);
    piece.map(super::telling::Piece::clause)
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
