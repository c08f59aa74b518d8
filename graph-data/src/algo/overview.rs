//! The first picture of a network: its focus, and what joins it.
//!
//! Knows nothing of where things are drawn.

use std::collections::BTreeMap;

use super::paths::{Path, PathQuestion, PathRank, paths};
use crate::limits::HOPS_DEFAULT;
use crate::model::EntityIx;
use crate::network::{Direction, ViewedNetwork};

/// Entities that stand for the focus where a dataset names none.
const FOCUS_DEFAULT: usize = 6;
/// Ties with those already chosen that it takes to be added to the picture.
const TIES_MIN: usize = 2;

/// What does this network look like at first sight?
///
/// First come the entities of `focus` that are in the view, in their order (where none is, the six
/// walkable entities of highest degree, ties by id); then those on the best shortest ways that join
/// the focus, pairs nearest to each other first and only pairs not joined yet; then, one by one, the
/// walkable entity tied to most of those already chosen, at least two, ties by id. At most `max`
/// entities (3 to [`crate::limits::PAGE_ROWS_MAX`]); a way that does not fit is left out. Entities
/// come in the order in which they were chosen.
///
/// `halt` is asked now and then, and says true when the deadline has passed: ways not yet found are
/// then left out. Costs a shortest way ([`paths`]) per pair of the focus, then O(n d) per entity
/// chosen, with n the entities of the picture and their neighbours and d the degree.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::overview::overview;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let focus = ["herwin", "vlaio"].map(|id| network.dataset().find_entity(id).expect(id));
/// let picture = overview(&network, &focus, 10, &mut || false);
/// let ids: Vec<&str> = picture.iter().map(|e| &*network.entity(*e).id).collect();
/// assert_eq!(ids, ["herwin", "vlaio", "ovam", "green-deal-werkgroep"]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn overview(
    network: &ViewedNetwork,
    focus: &[EntityIx],
    max: usize,
    halt: &mut impl FnMut() -> bool,
) -> Vec<EntityIx> {
    let mut picture = Picture::new(network, max);
    let focus = focus_or_hubs(network, focus);
    for entity in &focus {
        picture.add(*entity);
    }
    for way in joining_ways(network, &focus, halt) {
        picture.add_way(&way);
    }
    picture.fill();
    picture.chosen
}

fn focus_or_hubs(network: &ViewedNetwork, focus: &[EntityIx]) -> Vec<EntityIx> {
    let in_view: Vec<_> = focus
        .iter()
        .copied()
        .filter(|e| network.has_entity(*e))
        .collect();
    if !in_view.is_empty() {
        return in_view;
    }
    let mut hubs: Vec<_> = network.walkable_entities().collect();
    hubs.sort_by_key(|e| std::cmp::Reverse(network.degree(*e)));
    hubs.truncate(FOCUS_DEFAULT);
    hubs
}

/// The shortest ways that join the focus, nearest pairs first, a pair already joined left out.
fn joining_ways(
    network: &ViewedNetwork,
    focus: &[EntityIx],
    halt: &mut impl FnMut() -> bool,
) -> Vec<Path> {
    let mut ways = Vec::new();
    for (place, &a) in focus.iter().enumerate() {
        for (other, &b) in focus.iter().enumerate().skip(place + 1) {
            let way = paths(network, &shortest(a, b), halt).paths.pop();
            ways.extend(way.map(|way| (way.hops(), place, other, way)));
        }
    }
    ways.sort_by_key(|(hops, place, other, _)| (*hops, *place, *other));
    let mut group: Vec<usize> = (0..focus.len()).collect();
    ways.retain(|(_, a, b, _)| {
        let (keep, lose) = (group[*a], group[*b]);
        group
            .iter_mut()
            .filter(|g| **g == lose)
            .for_each(|g| *g = keep);
        keep != lose
    });
    ways.into_iter().map(|(.., way)| way).collect()
}

fn shortest(from: EntityIx, to: EntityIx) -> PathQuestion {
    PathQuestion {
        from,
        to,
        first: 1,
        hops_max: HOPS_DEFAULT,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: Direction::Any,
    }
}

/// What was chosen so far, and how often each other entity is tied to it.
struct Picture<'a> {
    network: &'a ViewedNetwork,
    max: usize,
    chosen: Vec<EntityIx>,
    ties_with_chosen: BTreeMap<EntityIx, usize>,
}

impl<'a> Picture<'a> {
    fn new(network: &'a ViewedNetwork, max: usize) -> Self {
        Self {
            network,
            max,
            chosen: Vec::new(),
            ties_with_chosen: BTreeMap::new(),
        }
    }

    fn add(&mut self, entity: EntityIx) {
        if self.chosen.len() < self.max && !self.chosen.contains(&entity) {
            self.chosen.push(entity);
            for other in self.network.walkable_row(entity) {
                *self.ties_with_chosen.entry(*other).or_default() += 1;
            }
        }
    }

    /// Adds the entities of a way, all or none.
    fn add_way(&mut self, way: &Path) {
        let news = way.entities().filter(|e| !self.chosen.contains(e)).count();
        if self.chosen.len() + news <= self.max {
            way.entities().for_each(|e| self.add(e));
        }
    }

    /// Adds the entities tied to most of those chosen, until there are none or the picture is full.
    fn fill(&mut self) {
        while self.chosen.len() < self.max {
            let candidates = self.ties_with_chosen.iter();
            let best = candidates
                .filter(|(e, ties)| **ties >= TIES_MIN && !self.chosen.contains(e))
                .max_by_key(|(e, ties)| (**ties, std::cmp::Reverse(**e)))
                .map(|(e, _)| *e);
            match best {
                Some(entity) => self.add(entity),
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn check(sketch: &str, focus: &[&str], max: usize, expected: &[&str]) {
        let dataset = Dataset::sketch(sketch).expect(sketch);
        let network = viewed(dataset);
        let entity = |id: &&str| network.dataset().find_entity(id).expect(id);
        let focus: Vec<_> = focus.iter().map(entity).collect();
        let picture = overview(&network, &focus, max, &mut || false);
        let ids: Vec<_> = picture.iter().map(|e| &*network.entity(*e).id).collect();
        assert_eq!(ids, expected, "{focus:?} {max}");
    }

    fn viewed(dataset: Dataset) -> ViewedNetwork {
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        ViewedNetwork::new(snapshot, View::default())
    }

    /// k joins f, g and h; m is tied to two of these, l to two once m is there, then n1 too; o to one.
    const PICTURE: &str = "f -funds-> m; m -funds-> g; g -funds-> n1; n1 -funds-> n2; n2 -funds-> h; \
                           k -funds-> f; k -funds-> g; k -funds-> h; l -funds-> m; l -funds-> n1; l -funds-> g; \
                           o -funds-> f; f -participates-in-> c[evenement]; g -participates-in-> c; \
                           m -participates-in-> c";

    #[test]
    fn the_picture_joins_its_focus_then_fills() {
        let all = ["f", "g", "h", "k", "m", "l", "n1"];
        check(PICTURE, &["f", "g", "h"], 7, &all);
        check(PICTURE, &["f", "g", "h"], 4, &all[..4]);
        check(PICTURE, &["f", "g", "h"], 2, &["f", "g"]);
        check(PICTURE, &["c", "o"], 4, &["c", "o", "f", "m"]);
    }

    #[test]
    fn without_a_focus_the_most_tied_are_it() {
        check(PICTURE, &[], 3, &["g", "f", "k"]);
        check("a; b", &[], 3, &["a", "b"]);
    }

    #[test]
    fn the_shipped_picture_holds_together_around_its_focus() {
        let network = viewed(Dataset::shipped());
        let focus = network.dataset().focus();
        let picture = overview(&network, &focus, 40, &mut || false);
        assert_eq!(&picture[..focus.len()], &focus[..]);
        assert!(
            picture.len() > 20 && picture.len() <= 40,
            "{}",
            picture.len()
        );
    }
}
