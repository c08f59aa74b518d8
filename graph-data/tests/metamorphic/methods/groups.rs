//! Groups, and who sits at a table for them.
//!
//! Clusters answer for the whole network at once: another island changes what chance would give, so that
//! they may fall otherwise. What stays is that each lies within an island, and what they hold.

use std::cmp::Reverse;

use graph_data::algo::clusters::{
    Cluster, ClusterMember, Clustering, LeidenSettings, TieRows, clusters, leiden, marks,
    modularity, stability,
};
use graph_data::algo::islands::Islands;
use graph_data::algo::round_table::{RoundTableQuestion, round_table};
use graph_data::algo::walked::WalkedRows;
use graph_data::model::EntityIx;

use super::Method;
use crate::answer::Answer;
use crate::networks::Seen;

pub(super) const METHODS: &[Method] = &[
    Method {
        of: &[
            "clusters::clusters",
            "clusters::marks",
            "clusters::stability",
        ],
        ask: in_groups,
    },
    Method {
        of: &["clusters::leiden", "clusters::modularity"],
        ask: by_rows,
    },
    Method {
        of: &["round_table::round_table"],
        ask: table,
    },
];

fn in_groups(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    let islands = Islands::new(network);
    for resolution in [0.3, 1.0] {
        let found = clusters(network, resolution, 1, &mut || false);
        let marked = marks(network, &found, &mut || false).expect("in time");
        let stable = stability(network, &found, &mut || false);
        answer.whole(&(&found, &marked, &stable));
        assert!(!found.partial && !stable.partial);
        assert_eq!(
            (marked.len(), stable.shares.len()),
            (found.clusters.len(), found.clusters.len())
        );
        let mut held = Vec::new();
        for cluster in &found.clusters {
            let mut of = cluster
                .members
                .iter()
                .map(|member| islands.island_of(member.entity));
            let first = of.next().expect("a member");
            assert!(
                first.is_some() && of.all(|island| island == first),
                "{cluster:?}"
            );
            held.extend(cluster.members.iter().map(|member| member.entity));
            answer.rests(&cluster.bridges);
        }
        answer.line(seen.es(held));
        tell_marks(seen, answer, &found);
    }
}

/// Who is tied to nobody is a group of its own, whatever else there is.
fn tell_marks(seen: &Seen, answer: &mut Answer, found: &Clustering) {
    for entity in seen.walked() {
        let cluster = found.cluster_of(entity).expect("walkable");
        let alone = seen.network.degree(entity) == 0;
        assert!(!alone || cluster.members.len() == 1);
        answer.line(format!("{} {alone}", seen.e(entity)));
    }
}

fn by_rows(seen: &Seen, answer: &mut Answer) {
    let walked = WalkedRows::new(&seen.network);
    let rows = walked.rows();
    let weights = vec![1; rows.others.len()];
    let ties = TieRows {
        offsets: rows.offsets,
        targets: rows.others,
        weights: &weights,
    };
    let settings = LeidenSettings {
        resolution: 1.0,
        seed: 1,
        iterations_max: None,
    };
    let found = leiden(ties, settings, &mut || false);
    answer.whole(&found);
    assert!((modularity(ties, &found.labels, 1.0) - found.modularity).abs() < 1e-9);
    // All in one group: how far that is from chance has nothing to do with names.
    let whole = modularity(ties, &vec![0; rows.nodes()], 1.0);
    answer.figure("all together", whole);
}

/// Three groups by number, and those of an island as one of their own.
fn by_number(seen: &Seen) -> Clustering {
    let label = |e: EntityIx| seen.number(e).map_or(3, |number| number % 3);
    let mut groups: Vec<(usize, Vec<EntityIx>)> = (0..4).map(|group| (group, Vec::new())).collect();
    for entity in seen.network.walkable_entities() {
        groups[label(entity)].1.push(entity);
    }
    groups.retain(|(_, members)| !members.is_empty());
    groups.sort_by_key(|(group, members)| (Reverse(members.len()), *group));
    let mut cluster_of = vec![None; seen.network.dataset().entities.len()];
    for (row, (_, members)) in (0..).zip(&groups) {
        members
            .iter()
            .for_each(|member| cluster_of[member.at()] = Some(row));
    }
    let member = |entity: &EntityIx| ClusterMember {
        entity: *entity,
        belonging: 1.0,
    };
    let cluster = |(_, members): (usize, Vec<EntityIx>)| Cluster {
        lead: members[0],
        members: members.iter().map(member).collect(),
        bridges: Vec::new(),
        has_government: false,
    };
    Clustering {
        clusters: groups.into_iter().map(cluster).collect(),
        cluster_of,
        modularity: 0.0,
        resolution: 1.0,
        seed: 1,
        partial: false,
    }
}

fn table(seen: &Seen, answer: &mut Answer) {
    let clustering = by_number(seen);
    let include = seen
        .few(1)
        .into_iter()
        .filter(|e| seen.network.category(*e).is_actor());
    let invited_already = RoundTableQuestion {
        include: include.collect(),
        lever: None,
    };
    for question in [RoundTableQuestion::default(), invited_already] {
        let found = round_table(&seen.network, &clustering, &question, &mut || false);
        answer.whole(&found);
        assert!(!found.partial);
        let rest = found
            .invited
            .iter()
            .filter(|invited| seen.number(invited.actor).is_some());
        let rest: Vec<EntityIx> = rest.map(|invited| invited.actor).collect();
        let told = |row: u32| {
            let members = clustering.clusters[row as usize].members.iter();
            seen.es(members.map(|member| member.entity))
        };
        let mut uncovered: Vec<String> = found.uncovered.iter().map(|row| told(*row)).collect();
        uncovered.sort_unstable();
        let of_island = usize::from(seen.island().len() > 1);
        let included = question.include.len();
        let asked = found.asked - of_island;
        answer.line(format!(
            "{included}: {} of {asked} {uncovered:?}",
            rest.len()
        ));
        answer.ordered(seen.in_order(rest));
        let touches = found.invited.iter().flat_map(|invited| &invited.touches);
        answer.rests(touches.filter_map(|touch| touch.relation.as_ref()));
    }
}
