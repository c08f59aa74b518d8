//! The round table: the fewest actors that together touch every cluster.
//!
//! Knows the clusters as they were found before; nothing of wording.

mod cover;

use super::clusters::Clustering;
use super::partners;
use crate::model::{EntityIx, RelationIx, nine_decimals};
use crate::network::{Direction, ViewedNetwork};
use cover::{Choice, cover};

/// A question for a round table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundTableQuestion {
    /// Actors that are invited already, in the order given.
    pub include: Vec<EntityIx>,
    /// Otherwise only actors that belong to this lever, or to a lever of this set.
    pub lever: Option<EntityIx>,
}

/// A cluster that an actor touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Its row in the clustering.
    pub cluster: u32,
    /// The strongest relation that leads into it (ties by id); `None` for the actor's own cluster.
    pub relation: Option<RelationIx>,
}

/// Somebody at the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The actor.
    pub actor: EntityIx,
    /// Whether the question named it as invited already.
    pub included: bool,
    /// The clusters of more than one member that it touches: its own first, then larger first.
    pub touches: Vec<Touch>,
}

/// Whom to put around a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTable {
    /// Those invited already, in the order given, then the others by id.
    pub invited: Vec<Invitation>,
    /// Rows of the clusters asked for that nobody at the table touches, larger first.
    pub uncovered: Vec<u32>,
    /// How many clusters are asked for: all of more than one member.
    pub asked: usize,
    /// Whether the table may not be the smallest: there were too many clusters or trials, the deadline
    /// passed, or the clusters themselves are partial.
    pub partial: bool,
}

/// Whom to invite so that every cluster is heard at one table?
///
/// An actor touches its own cluster and those that its walkable ties lead into; clusters of one member
/// are not asked for. Those of `include` (actors of the view, each once) are at the table; added are
/// the fewest other actors that touch every cluster asked for that can be touched: of equally small
/// tables the one with most actors that one can sit down with (a programme or a website is none), then
/// the first by ids. With a lever only actors that belong to it are added.
///
/// Exact by branch and bound up to [`crate::limits::ROUND_TABLE_EXACT_CLUSTERS_MAX`] clusters and
/// [`crate::limits::ROUND_TABLE_TRIALS_MAX`] trials; beyond that, and where `halt` says to stop, the
/// best so far with `partial`, at worst that of always inviting who touches most clusters not yet
/// touched, which is at most ln(n) + 1 times as large. Costs O(|E| log d) for what actors touch, then
/// the trials.
///
/// Chvátal (1979), "A Greedy Heuristic for the Set-Covering Problem", Mathematics of Operations
/// Research 4(3), 233-235.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::clusters::clusters;
/// use graph_data::algo::round_table::{RoundTableQuestion, round_table};
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "cera -partners-with-> coopkracht; febecoop -advises-> coopkracht; febecoop -advises-> cera; \
///      ovam -partners-with-> herwin; ovam -advises-> vlaio; herwin -advises-> vlaio; \
///      febecoop -advises-> ovam",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let clustering = clusters(&network, 1.0, 1, &mut || false);
/// let table = round_table(&network, &clustering, &RoundTableQuestion::default(), &mut || false);
/// assert_eq!(table.invited.len(), 1);
/// assert_eq!(&*network.entity(table.invited[0].actor).id, "febecoop");
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn round_table(
    network: &ViewedNetwork,
    clustering: &Clustering,
    question: &RoundTableQuestion,
    halt: &mut impl FnMut() -> bool,
) -> RoundTable {
    let invite = |actor: &EntityIx, included: bool| Invitation {
        actor: *actor,
        included,
        touches: touches(network, clustering, *actor),
    };
    let mut invited: Vec<Invitation> = question.include.iter().map(|a| invite(a, true)).collect();
    let asked = (0_u32..).zip(&clustering.clusters);
    let mut open: Vec<u32> = asked
        .filter(|(_, cluster)| cluster.members.len() > 1)
        .map(|(row, _)| row)
        .collect();
    let asked = open.len();
    strike(&mut open, &invited);
    let choices = choices(network, clustering, question, &open);
    let chosen = cover(open.len(), &choices, halt);
    invited.extend(chosen.actors.iter().map(|actor| invite(actor, false)));
    strike(&mut open, &invited);
    RoundTable {
        invited,
        uncovered: open,
        asked,
        partial: chosen.partial || clustering.partial,
    }
}

/// Takes the clusters that somebody touches off the list.
fn strike(open: &mut Vec<u32>, invited: &[Invitation]) {
    let touched = |row: &u32| {
        let mut touches = invited.iter().flat_map(|i| &i.touches);
        touches.any(|touch| touch.cluster == *row)
    };
    open.retain(|row| !touched(row));
}

/// The clusters of more than one member that an actor touches.
fn touches(network: &ViewedNetwork, clustering: &Clustering, actor: EntityIx) -> Vec<Touch> {
    let own = clustering.cluster_of[actor.at()];
    let mut into: Vec<(u32, i64, RelationIx)> = network
        .walkable_ties(actor)
        .filter_map(|tie| {
            let row = clustering.cluster_of[tie.other.at()].filter(|row| Some(*row) != own)?;
            Some((
                row,
                -nine_decimals(tie.strength),
                tie.carrier(Direction::Any)?,
            ))
        })
        .collect();
    into.sort_unstable();
    into.dedup_by_key(|(row, ..)| *row);
    let large = |touch: &Touch| clustering.clusters[touch.cluster as usize].members.len() > 1;
    let own = own.map(|cluster| Touch {
        cluster,
        relation: None,
    });
    let ties = into.into_iter().map(|(cluster, _, relation)| Touch {
        cluster,
        relation: Some(relation),
    });
    own.into_iter().chain(ties).filter(large).collect()
}

/// Who may be added, by id, each with the open clusters it touches.
fn choices(
    network: &ViewedNetwork,
    clustering: &Clustering,
    question: &RoundTableQuestion,
    open: &[u32],
) -> Vec<Choice> {
    let of_lever = question
        .lever
        .map(|lever| partners::belonging(network, lever));
    let may = |actor: &EntityIx| match &of_lever {
        Some(actors) => actors.binary_search(actor).is_ok(),
        None => network.category(*actor).is_actor(),
    };
    let actors = network.walkable_entities().filter(may);
    let choices = actors.filter_map(|actor| {
        let touched = touches(network, clustering, actor).into_iter();
        let clusters: Vec<u32> = touched
            .filter_map(|touch| open.binary_search(&touch.cluster).ok())
            .filter_map(|place| u32::try_from(place).ok())
            .collect();
        let stands_in = !network.dataset().kind_of(actor).can_partner;
        (!clusters.is_empty()).then_some(Choice {
            actor,
            stands_in,
            clusters,
        })
    });
    choices.collect()
}

#[cfg(test)]
mod tests;
