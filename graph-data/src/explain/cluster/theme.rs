//! What members of a group share more than others do: a theme, a sector, or most of them a kind.
//!
//! Knows tags and kinds; not how the members are tied.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::algo::clusters::Cluster;
use crate::explain::speaker::Speaker;
use crate::model::{EntityIx, TagGroup};
use crate::network::ViewedNetwork;

/// A theme names a group when at least this share of its members carries it…
const THEME_SHARE_MIN: f64 = 0.25;
/// …and it is this much more common there than in the whole network.
const THEME_LIFT_MIN: f64 = 1.5;

/// " rond coöperatief ondernemen": the theme or sector that its members share more than others do,
/// or else the kind that most of them are.
pub(super) fn theme(speaker: &Speaker<'_>, cluster: &Cluster) -> String {
    let network = speaker.network;
    let members: Vec<EntityIx> = cluster.members.iter().map(|m| m.entity).collect();
    let tags = carried(network, &members).into_iter().map(|(row, inside)| {
        let tag = &network.dataset().tags[row as usize];
        (tag, row, inside)
    });
    let best = tags
        .filter(|(tag, _, inside)| {
            let share = ratio(*inside, members.len());
            tag.group != TagGroup::Region && *inside > 1 && share >= THEME_SHARE_MIN
        })
        .filter_map(|(tag, row, inside)| {
            let (overall, total) = overall(network, row);
            let (inner, outer) = (ratio(inside, members.len()), ratio(overall, total));
            (inner >= THEME_LIFT_MIN * outer).then_some((inside, Reverse(overall), tag))
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

/// How many members carry each tag that any does, in the order of tags.
fn carried(network: &ViewedNetwork, members: &[EntityIx]) -> BTreeMap<u32, usize> {
    let mut carried = BTreeMap::new();
    for tag in members.iter().flat_map(|e| network.entity(*e).tags.iter()) {
        *carried.entry(*tag).or_insert(0) += 1;
    }
    carried
}

/// How many in the walkable network carry a tag, and how many there are.
fn overall(network: &ViewedNetwork, tag: u32) -> (usize, usize) {
    network.walkable_entities().fold((0, 0), |(carry, all), e| {
        let carries = network.entity(e).tags.contains(&tag);
        (carry + usize::from(carries), all + 1)
    })
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
