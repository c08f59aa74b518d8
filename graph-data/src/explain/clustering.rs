//! What is said of groups as such: whether they hold, and whether government is in them.
//!
//! Knows the groups that it is given, not how they are found.

use std::collections::{BTreeMap, BTreeSet};

use crate::algo::clusters::{Cluster, Clustering};
use crate::model::{Category, EntityIx, Language};
use crate::network::ViewedNetwork;
use crate::vocabulary::PART_OF;

use super::clause::{ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};

/// Under this stability a group is shaky.
const SHAKY_BELOW: f64 = 0.8;

/// Does this group hold when it is worked out again? Nothing where it does; `stability` is 0 to 1, or
/// `None` where there was no time to find out.
#[must_use]
pub fn cluster_stability(
    network: &ViewedNetwork,
    stability: Option<f64>,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    match stability {
        None => told.absence(speaker.say(
            "of deze groep bij een nieuwe berekening dezelfde blijft, konden we niet nagaan",
            "whether this group stays the same when worked out again, we could not find out",
        )),
        Some(share) if share < SHAKY_BELOW => {
            let percent = format!("{:.0}", share * 100.0);
            let text = speaker.say(
                format!("deze groep is wankel: bij een nieuwe berekening blijven twee leden maar {percent} keer op de 100 samen"),
                format!("this group is shaky: worked out again, two of its members stay together only {percent} times in 100"),
            );
            told.sentence(ClauseKind::Frame, &text, Vec::new());
        }
        Some(_) => {}
    }
    told
}

/// Which groups stand apart from government?
///
/// Of the groups of more than one: those without any government body; then those whose government
/// bodies all stand outside the largest administration (the context with most government bodies among
/// its parts, and their parts).
#[must_use]
pub fn clusters_government(
    network: &ViewedNetwork,
    clustering: &Clustering,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let larger: Vec<&Cluster> = clustering
        .clusters
        .iter()
        .filter(|c| c.members.len() > 1)
        .collect();
    if larger.is_empty() {
        told.absence(speaker.say(
            "er zijn hier geen groepen van meer dan één",
            "there are no groups of more than one here",
        ));
        return told;
    }
    push_without(&speaker, &larger, &mut told);
    push_outside(&speaker, &larger, &mut told);
    told
}

fn push_without(speaker: &Speaker<'_>, larger: &[&Cluster], told: &mut Told) {
    let count = speaker.count(larger.len());
    let without = larger.iter().filter(|c| !c.has_government);
    let without: Vec<String> = without.map(|c| group(speaker, c)).collect();
    match without.as_slice() {
        [] if larger.len() == 1 => told.sentence(
            ClauseKind::Frame,
            speaker.say(
                "in de enige groep van meer dan één zit een overheid",
                "there is a government body in the only group of more than one",
            ),
            Vec::new(),
        ),
        [] => told.sentence(
            ClauseKind::Frame,
            &speaker.say(
                format!("geen enkele groep staat los van de overheid: in elk van de {count} groepen van meer dan één zit er een"),
                format!("no group stands apart from government: in each of the {count} groups of more than one there is a government body"),
            ),
            Vec::new(),
        ),
        groups => {
            let groups = speaker.list(groups);
            told.absence(&speaker.say(
                format!("een overheid ontbreekt in {groups}"),
                format!("there is no government body in {groups}"),
            ));
        }
    }
}

/// "In twee ervan … niet bij de Vlaamse overheid hoort: in de groep rond … de FOD Economie; …"
fn push_outside(speaker: &Speaker<'_>, larger: &[&Cluster], told: &mut Told) {
    let Some((whole, parts)) = largest_administration(speaker.network) else {
        return;
    };
    let inside = |c: &Cluster| c.members.iter().any(|m| parts.contains(&m.entity));
    let outside = larger.iter().filter(|c| c.has_government && !inside(c));
    let outside: Vec<String> = outside.map(|c| with_bodies(speaker, c)).collect();
    if outside.is_empty() {
        return;
    }
    let (whole, count) = (speaker.name(whole), speaker.count(outside.len()));
    let groups = outside.join("; ");
    told.absence(&speaker.say(
        format!("in {count} ervan vonden we alleen een overheid die in onze bronnen niet bij {whole} hoort: {groups}"),
        format!("in {count} of them we only found government bodies that our sources do not place in {whole}: {groups}"),
    ));
}

/// "in de groep rond Febecoop en Coopkracht de FOD Economie".
fn with_bodies(speaker: &Speaker<'_>, cluster: &Cluster) -> String {
    let members = cluster.members.iter().map(|m| m.entity);
    let governs = |e: &EntityIx| speaker.network.category(*e) == Category::Government;
    let bodies: Vec<EntityIx> = members.filter(governs).collect();
    let (group, names) = (
        group(speaker, cluster),
        speaker.names_up_to(&bodies, NAMES_MAX),
    );
    speaker.say(
        format!("in {group} {names}"),
        format!("in {group}, {names}"),
    )
}

/// "de groep rond Febecoop en Coopkracht".
fn group(speaker: &Speaker<'_>, cluster: &Cluster) -> String {
    let label = super::cluster_label(speaker.network, cluster, speaker.language);
    let mut letters = label.chars();
    let first = letters.next().map(|l| l.to_lowercase().to_string());
    let label = format!("{}{}", first.unwrap_or_default(), letters.as_str());
    speaker.say(format!("de {label}"), format!("the {label}"))
}

/// The context with most government bodies among its parts and their parts, ties by id, with those.
fn largest_administration(network: &ViewedNetwork) -> Option<(EntityIx, BTreeSet<EntityIx>)> {
    let mut parts_of: BTreeMap<EntityIx, BTreeSet<EntityIx>> = BTreeMap::new();
    let governs = |e: &EntityIx| network.category(*e) == Category::Government;
    for body in network.entities().filter(governs) {
        for whole in wholes(network, body) {
            if network.category(whole) == Category::Context {
                parts_of.entry(whole).or_default().insert(body);
            }
        }
    }
    parts_of
        .into_iter()
        .max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(&a.0)))
}

/// What an entity is part of, directly or not, by relations that have not ended.
fn wholes(network: &ViewedNetwork, part: EntityIx) -> BTreeSet<EntityIx> {
    let part_of = network.dataset().vocabulary.find_relation_kind(PART_OF);
    let mut found = BTreeSet::new();
    let mut waiting = vec![part];
    while let Some(part) = waiting.pop() {
        let places = network.incidences(part).filter(|i| {
            i.outgoing
                && Some(network.relation(i.relation).kind) == part_of
                && !network.ended(i.relation)
        });
        for place in places {
            if found.insert(place.other) {
                waiting.push(place.other);
            }
        }
    }
    found
}
