//! Partners: actors that are not yet tied to one, and why they might be.
//!
//! Knows nothing of wording.

mod reasons;
mod scores;
mod standpoint;
pub mod weights;
mod whom;

use std::cmp::Reverse;

use super::clusters::Clustering;
use super::paths::Path;
use crate::model::{EntityIx, KindIx, RelationIx, nine_decimals};
use crate::network::ViewedNetwork;
use reasons::Telling;
use scores::Scores;
use standpoint::Standpoint;
pub(super) use whom::belonging;

/// For whom partners are sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seeker {
    /// An actor of the network.
    Actor(EntityIx),
    /// An organisation that is not in it.
    Profile(Profile),
}

/// An organisation that is not in the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What it is.
    pub kind: Option<KindIx>,
    /// The levers that it belongs to; a set stands for its levers.
    pub levers: Vec<EntityIx>,
    /// Its regions, sectors and themes.
    pub tags: Vec<u32>,
    /// The entities of the walkable network that it is tied to.
    pub tied_to: Vec<EntityIx>,
}

/// A question for partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerQuestion {
    /// For whom.
    pub seeker: Seeker,
    /// Only actors that belong to this lever, or to a lever of this set.
    pub lever: Option<EntityIx>,
    /// How many at most, 0 to [`crate::limits::PAGE_ROWS_MAX`].
    pub first: usize,
}

/// Why somebody might be a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReasonKind {
    /// Both are tied to the same others: Adamic-Adar over the walkable network.
    CommonPartner,
    /// Both belong to a lever.
    SharedLever,
    /// It is of a kind that the one asking is not and has no tie with, while their kinds work together
    /// elsewhere.
    ComplementaryKind,
    /// Both are in one cluster.
    SameCluster,
    /// A short way leads there.
    ShortPath,
    /// It, or somebody it is tied to, carries the tags of a profile.
    SharedTag,
}

impl ReasonKind {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::CommonPartner,
        Self::SharedLever,
        Self::ComplementaryKind,
        Self::SameCluster,
        Self::ShortPath,
        Self::SharedTag,
    ];
}

/// One reason for a partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What sort of reason.
    pub kind: ReasonKind,
    /// Its part of the score, above 0.
    pub share: f64,
    /// The relations that it rests on, each once, in the order in which they are met; none for tags
    /// that the actor carries itself.
    pub relations: Vec<RelationIx>,
    /// The shared neighbours (fewest ties first), the shared levers, or the entity that carries the
    /// tags.
    pub through: Vec<EntityIx>,
}

/// A possible partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The actor.
    pub actor: EntityIx,
    /// The sum of the shares of its reasons, above 0, without unit.
    pub score: f64,
    /// Why: largest share first, ties in the order of [`ReasonKind`].
    pub reasons: Vec<Reason>,
    /// The best shortest way there, where there is one: from the actor asked for, or from the nearest
    /// of those that a profile is tied to.
    pub path: Option<Path>,
}

/// What is known of the lever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedLever {
    /// The lever, or the set.
    pub lever: EntityIx,
    /// The actors that belong to it, the one asked for left out, by id.
    pub actors: Vec<EntityIx>,
    /// Where nobody of it can be suggested: the named levers of other sets of which somebody can, by
    /// id.
    pub others: Vec<EntityIx>,
}

/// Possible partners.
#[derive(Clone, Debug, PartialEq)]
pub struct Partners {
    /// Highest score first (equal to nine decimals is equal), ties by id.
    pub suggestions: Vec<Suggestion>,
    /// The lever, where one was asked.
    pub lever: Option<AskedLever>,
}

/// With whom could one work that one is not tied to yet, and why?
///
/// Suggested are actors whose kind can be a partner, in the view, not tied to the one asking in the
/// walkable network, not over, and nobody's predecessor. Each has reasons ([`ReasonKind`]) whose
/// shares add up to its score; what a reason weighs stands in [`weights`]. COMMON_PARTNER is its weight
/// times Adamic-Adar ([`super::similarity`]), as if a profile were in the network with its ties.
/// With a lever only actors that belong to it are suggested, and it counts as shared by the one asking;
/// where none can be, [`AskedLever::others`] names levers of other sets. A different kind alone is no
/// reason. Only profiles share tags.
///
/// `clustering` is that of the same view, or `None` to leave clusters aside. `halt` is asked now and
/// then, and says true when the deadline has passed: then there is no answer. Costs O(|V| + |E|), and
/// a shortest way per suggestion.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::partners::{PartnerQuestion, Seeker, partners};
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "vlaio[agentschap] -funds-> sif; vlaio -promotes-> trividend; triodos -founds-> trividend; \
///      triodos -founds-> sif; bbl -chairs-> sif",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let sif = network.dataset().find_entity("sif").expect("sif");
/// let question = PartnerQuestion { seeker: Seeker::Actor(sif), lever: None, first: 10 };
/// let found = partners(&network, None, &question, &mut || false).expect("in time");
/// assert_eq!(&*network.entity(found.suggestions[0].actor).id, "trividend");
/// let shares: f64 = found.suggestions[0].reasons.iter().map(|reason| reason.share).sum();
/// assert!((shares - found.suggestions[0].score).abs() < 1e-9);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn partners(
    network: &ViewedNetwork,
    clustering: Option<&Clustering>,
    question: &PartnerQuestion,
    halt: &mut impl FnMut() -> bool,
) -> Option<Partners> {
    let standpoint = Standpoint::new(network, clustering, question);
    let scores = Scores::new(network, clustering, &standpoint);
    let mut ranked = ranked(network, &standpoint, &scores, question.lever, halt)?;
    let lever = question.lever.map(|lever| {
        let nobody = ranked.is_empty();
        whom::asked_lever(network, &standpoint, lever, nobody)
    });
    let rank = |c: &Candidate| (Reverse(nine_decimals(c.score)), c.actor);
    ranked.sort_unstable_by_key(rank);
    ranked.truncate(question.first);
    let telling = Telling {
        network,
        clustering,
        standpoint: &standpoint,
        scores: &scores,
    };
    let suggestions = ranked.iter().map(|c| telling.suggestion(c, halt));
    Some(Partners {
        suggestions: suggestions.collect::<Option<_>>()?,
        lever,
    })
}

/// An actor with the share of each reason.
struct Candidate {
    actor: EntityIx,
    score: f64,
    shares: [f64; ReasonKind::ALL.len()],
}

/// Everybody with a reason who may be suggested, in the order of ids.
fn ranked(
    network: &ViewedNetwork,
    standpoint: &Standpoint,
    scores: &Scores<'_>,
    lever: Option<EntityIx>,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<Candidate>> {
    const ROWS_PER_POLL: usize = 1024;
    let asked = lever.map(|lever| whom::belonging(network, lever));
    let mut found = Vec::new();
    for (place, actor) in network.entities().enumerate() {
        if place.is_multiple_of(ROWS_PER_POLL) && halt() {
            return None;
        }
        let asked = asked.as_ref();
        if asked.is_some_and(|actors| actors.binary_search(&actor).is_err())
            || !whom::may_sit_down(network, actor)
            || standpoint.knows(actor)
        {
            continue;
        }
        let shares = scores.shares(actor);
        let score = shares.iter().sum();
        if score > 0.0 && !whom::is_over(network, actor, standpoint.itself) {
            found.push(Candidate {
                actor,
                score,
                shares,
            });
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests;
