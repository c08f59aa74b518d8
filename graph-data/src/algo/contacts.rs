//! Best contacts: new ties that would bring a group of entities nearest to each other.
//!
//! Knows nothing of wording.

use std::cmp::Reverse;

use crate::limits::CONTACTS_AMONG_MAX;
use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// How far no way is while distances are being found.
const NOWHERE: u16 = u16::MAX;
/// Rows that are worked off between two questions to the caller.
const ROWS_PER_POLL: usize = 64;

/// A new tie, and what it would change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactGain {
    /// The one end, first by id.
    pub a: EntityIx,
    /// The other end.
    pub b: EntityIx,
    /// How much the mean distance falls, in steps, 0 or more.
    pub gain: f64,
    /// The mean distance without the tie, in steps.
    pub mean_before: f64,
    /// Steps between the two today; `None` where there is no way.
    pub hops: Option<u32>,
}

/// Who should get to know whom, so that these are fewer steps from each other?
///
/// Every pair of actors of `among` without a tie in the walkable network is tried; the gain of a tie is
/// how much the mean distance over all pairs of `among` falls. Distances are counted in steps over the
/// whole walkable network and capped at the largest among these before, plus one, which is also what no
/// way counts as. Largest gain first (gains are compared exactly, as whole steps over all pairs), ties
/// by id; at most `first`. `among` holds walkable entities, at most [`CONTACTS_AMONG_MAX`] (the caller
/// refuses more and fewer than two); levers count for distances, but are no end of a new tie. Repeats
/// count once.
///
/// `halt` is asked now and then, and says true when the deadline has passed: then there is no answer.
/// A breadth-first search per entity, O(n (|V| + |E|)) with n those of `among`; then a bound of O(n) for
/// each of the O(n²) pairs, and the exact gain, O(n²) at worst, only of pairs whose bound may still
/// beat the best so far.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::contacts::best_contacts;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "herwin -partners-with-> ovam; ovam -participates-in-> groep[werkgroep]; \
///      vlaio -participates-in-> groep; vlaio -promotes-> trividend",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let among: Vec<_> = network.entities().collect();
/// let best = best_contacts(&network, &among, 1, &mut || false).expect("in time");
/// assert_eq!(&*network.entity(best[0].a).id, "herwin");
/// assert_eq!(&*network.entity(best[0].b).id, "trividend");
/// assert!((best[0].gain - 5.0 / 10.0).abs() < 1e-9);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn best_contacts(
    network: &ViewedNetwork,
    among: &[EntityIx],
    first: usize,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<ContactGain>> {
    let mut among = among.to_vec();
    among.sort_unstable();
    among.dedup();
    among.truncate(CONTACTS_AMONG_MAX);
    let distances = Distances::new(network, &among, halt)?;
    let candidates = candidates(network, &among, &distances, halt)?;
    let best = search(&distances, candidates, first, halt)?;
    let pairs = (among.len() * among.len().saturating_sub(1) / 2).max(1) as f64;
    let mean_before = distances.total() as f64 / pairs;
    let gains = best.into_iter().map(|(saved, a, b)| ContactGain {
        a: among[a],
        b: among[b],
        gain: saved as f64 / pairs,
        mean_before,
        hops: distances.hops(a, b),
    });
    Some(gains.collect())
}

/// Capped distances between a few entities, in whole rows.
struct Distances {
    size: usize,
    cap: u16,
    steps: Vec<u16>,
}

impl Distances {
    fn new(
        network: &ViewedNetwork,
        among: &[EntityIx],
        halt: &mut impl FnMut() -> bool,
    ) -> Option<Self> {
        let mut distances = Self {
            size: among.len(),
            cap: 0,
            steps: Vec::with_capacity(among.len() * among.len()),
        };
        let mut hops = vec![NOWHERE; network.dataset().entities.len()];
        let mut reached = Vec::new();
        for &from in among {
            if halt() {
                return None;
            }
            walk(network, from, &mut hops, &mut reached);
            distances.steps.extend(among.iter().map(|to| hops[to.at()]));
            reached
                .drain(..)
                .for_each(|e: EntityIx| hops[e.at()] = NOWHERE);
        }
        let finite = distances.steps.iter().filter(|steps| **steps != NOWHERE);
        distances.cap = finite.max().map_or(1, |largest| largest.saturating_add(1));
        let cap = distances.cap;
        distances
            .steps
            .iter_mut()
            .for_each(|steps| *steps = (*steps).min(cap));
        Some(distances)
    }

    fn row(&self, at: usize) -> &[u16] {
        &self.steps[at * self.size..(at + 1) * self.size]
    }

    /// Steps over all pairs, each once.
    fn total(&self) -> u64 {
        self.steps
            .iter()
            .map(|steps| u64::from(*steps))
            .sum::<u64>()
            / 2
    }

    fn hops(&self, a: usize, b: usize) -> Option<u32> {
        let steps = self.row(a)[b];
        (steps < self.cap).then(|| u32::from(steps))
    }

    /// How many steps all pairs together save at most by a tie between two.
    ///
    /// Only pairs with one end nearer to `a` by at least two steps and the other nearer to `b` save
    /// anything, and no more than the smaller of both differences, less one: by the triangle inequality
    /// their distance is at most that through either.
    fn bound(&self, a: usize, b: usize, near_a: &mut [u64], near_b: &mut [u64]) -> u64 {
        near_a.fill(0);
        near_b.fill(0);
        for (&to_a, &to_b) in self.row(a).iter().zip(self.row(b)) {
            near_a[usize::from(to_b.saturating_sub(to_a))] += 1;
            near_b[usize::from(to_a.saturating_sub(to_b))] += 1;
        }
        // Pairs whose smaller difference is at least `least`, summed over every least from 2 on.
        let (mut ends_a, mut ends_b, mut saved) = (0, 0, 0);
        for least in (2..near_a.len()).rev() {
            ends_a += near_a[least];
            ends_b += near_b[least];
            saved += ends_a * ends_b;
        }
        saved
    }

    /// How many steps all pairs together save by a tie between two.
    fn saved(&self, a: usize, b: usize) -> u64 {
        let (row_a, row_b) = (self.row(a), self.row(b));
        let nearer = |to: &[u16], than: &[u16]| -> Vec<usize> {
            (0..self.size).filter(|x| to[*x] + 1 < than[*x]).collect()
        };
        let (near_a, near_b) = (nearer(row_a, row_b), nearer(row_b, row_a));
        let mut saved = 0;
        for x in near_a {
            let (row, to_a) = (self.row(x), row_a[x]);
            for &y in &near_b {
                saved += u64::from(row[y].saturating_sub(to_a + 1 + row_b[y]));
            }
        }
        saved
    }
}

/// Steps from one entity to all it can reach; `reached` lists those, so that they can be cleared.
fn walk(network: &ViewedNetwork, from: EntityIx, hops: &mut [u16], reached: &mut Vec<EntityIx>) {
    hops[from.at()] = 0;
    reached.push(from);
    let mut next = 0;
    while let Some(&entity) = reached.get(next) {
        next += 1;
        // Further than a u16 counts as furthest; a hundred steps are rare.
        let steps = hops[entity.at()].saturating_add(1).min(NOWHERE - 2);
        for &other in network.walkable_row(entity) {
            if hops[other.at()] == NOWHERE {
                hops[other.at()] = steps;
                reached.push(other);
            }
        }
    }
}

/// A pair of places in the list, with the most that a tie between them can save.
type Candidate = (Reverse<u64>, usize, usize);

/// All pairs of actors that are not tied, highest bound first.
fn candidates(
    network: &ViewedNetwork,
    among: &[EntityIx],
    distances: &Distances,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<Candidate>> {
    let actor = |e: &EntityIx| network.category(*e).is_actor();
    let actors: Vec<usize> = (0..among.len()).filter(|at| actor(&among[*at])).collect();
    let differences = usize::from(distances.cap) + 1;
    let (mut near_a, mut near_b) = (vec![0; differences], vec![0; differences]);
    let mut found = Vec::new();
    for (place, &a) in actors.iter().enumerate() {
        if place.is_multiple_of(ROWS_PER_POLL) && halt() {
            return None;
        }
        for &b in &actors[place + 1..] {
            if network.tie(among[a], among[b]).is_none() {
                let bound = distances.bound(a, b, &mut near_a, &mut near_b);
                found.push((Reverse(bound), a, b));
            }
        }
    }
    found.sort_unstable();
    Some(found)
}

/// The best ties with what they save: candidates in the order of their bounds, until none can be among
/// the first any more.
fn search(
    distances: &Distances,
    candidates: Vec<Candidate>,
    first: usize,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<(u64, usize, usize)>> {
    let mut best: Vec<(Reverse<u64>, usize, usize)> = Vec::with_capacity(first + 1);
    for (place, (Reverse(bound), a, b)) in candidates.into_iter().enumerate() {
        if place.is_multiple_of(ROWS_PER_POLL) && halt() {
            return None;
        }
        let beaten = best.len() >= first
            && best
                .last()
                .is_none_or(|(Reverse(saved), ..)| *saved > bound);
        if beaten {
            break;
        }
        let found = (Reverse(distances.saved(a, b)), a, b);
        let rank = best.partition_point(|known| *known < found);
        best.insert(rank, found);
        best.truncate(first);
    }
    let best = best.into_iter();
    Some(best.map(|(Reverse(saved), a, b)| (saved, a, b)).collect())
}

#[cfg(test)]
mod tests;
