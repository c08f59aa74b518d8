//! What came, went and changed between two dates.
//!
//! Compares the network under two views of one revision that differ in their date alone. Knows nothing
//! of wording.

use crate::model::{EntityIx, RelationIx};
use crate::network::ViewedNetwork;

/// The differences between two dates; every list in the order of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Relations of the later view that the earlier one lacks.
    pub added: Vec<RelationIx>,
    /// Relations of the earlier view that the later one lacks. What happened once is never lost.
    pub lost: Vec<RelationIx>,
    /// Relations of both of which other evidence is known.
    pub changed: Vec<RelationIx>,
    /// Entities with a relation in the later view and none in the earlier.
    pub new_entities: Vec<EntityIx>,
    /// Entities with a relation in the earlier view and none in the later.
    pub lost_entities: Vec<EntityIx>,
    /// Relations of the later view without any date, of which nobody knows when they came: they are in
    /// no other list.
    pub undated: Vec<RelationIx>,
}

/// Whether nothing says when a relation was: it has no period, and none of its evidence has a date.
#[must_use]
pub fn undated(network: &ViewedNetwork, relation: RelationIx) -> bool {
    let facts = network.relation(relation);
    let dated = facts.evidence.iter().any(|e| e.date.is_some());
    facts.valid_from.is_none() && facts.valid_to.is_none() && !dated
}

/// What is new, lost or changed between these two dates?
///
/// `before` and `after` are views of the same snapshot that differ in `as_of` alone, the earlier first.
/// A relation has changed where the later view holds evidence that the earlier did not know yet: then
/// it may be surer. Entities are never dated away, so that one counts as new with its first relation
/// and as lost with its last. Costs O(|V| + |E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::changes::changes;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "dwse -organises-> forum[evenement] @2024-05-06; herwin -participates-in-> forum @2024-05-06; \
///      ovam -partners-with-> herwin; dwse -partners-with-> cera @2013..2023",
/// )?;
/// let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
/// let on = |day: &str| {
///     let as_of = Some(day.parse().expect(day));
///     ViewedNetwork::new(Arc::clone(&snapshot), View { as_of, ..View::default() })
/// };
/// let found = changes(&on("2023-12-31"), &on("2024-05-06"));
/// assert_eq!((found.added.len(), found.lost.len(), found.undated.len()), (2, 1, 1));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn changes(before: &ViewedNetwork, after: &ViewedNetwork) -> Changes {
    let mut found = Changes::default();
    for row in before.dataset().relation_rows() {
        match (before.has_relation(row), after.has_relation(row)) {
            (_, true) if undated(after, row) => found.undated.push(row),
            (false, true) => found.added.push(row),
            (true, false) => found.lost.push(row),
            (true, true) if !same(before, after, row) => found.changed.push(row),
            _ => {}
        }
    }
    let (was, is) = (touched(before), touched(after));
    for entity in before.dataset().entity_rows() {
        match (was[entity.at()], is[entity.at()]) {
            (false, true) => found.new_entities.push(entity),
            (true, false) => found.lost_entities.push(entity),
            _ => {}
        }
    }
    found
}

fn same(before: &ViewedNetwork, after: &ViewedNetwork, row: RelationIx) -> bool {
    before.evidence(row).eq(after.evidence(row)) && before.ended(row) == after.ended(row)
}

/// Which entities have a relation in the view.
fn touched(network: &ViewedNetwork) -> Vec<bool> {
    let mut touched = vec![false; network.dataset().entities.len()];
    for &row in network.relations() {
        let relation = network.relation(row);
        touched[relation.source.at()] = true;
        touched[relation.target.at()] = true;
    }
    touched
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn on(snapshot: &Arc<Snapshot>, day: &str) -> ViewedNetwork {
        let view = View {
            as_of: Some(day.parse().expect(day)),
            ..View::default()
        };
        ViewedNetwork::new(Arc::clone(snapshot), view)
    }

    fn snapshot(dataset: Dataset) -> Arc<Snapshot> {
        Arc::new(Snapshot::new(Arc::new(dataset), 1))
    }

    /// Checks what changed, written as `added | lost | changed | new | lost | undated`.
    fn check(sketch: &str, from: &str, to: &str, expect: &str) {
        let snapshot = snapshot(Dataset::sketch(sketch).expect(sketch));
        let (before, after) = (on(&snapshot, from), on(&snapshot, to));
        let found = changes(&before, &after);
        let relations = |rows: &[RelationIx]| {
            let ids = rows.iter().map(|r| &*before.relation(*r).id);
            ids.collect::<Vec<_>>().join(" ")
        };
        let entities = |rows: &[EntityIx]| {
            let ids = rows.iter().map(|e| &*before.entity(*e).id);
            ids.collect::<Vec<_>>().join(" ")
        };
        let told = [
            relations(&found.added),
            relations(&found.lost),
            relations(&found.changed),
            entities(&found.new_entities),
            entities(&found.lost_entities),
            relations(&found.undated),
        ];
        assert_eq!(told.join(" | "), expect, "{sketch} from {from} to {to}");
    }

    #[test]
    fn what_came_went_and_is_better_known() {
        let sketch = "a -member-of-> b =r1 @2019..2020; a -member-of-> c =r2 @2022; b -funds-> c =r3; \
                      a -funds-> b =r4 @2018 !low(2018) !high(2021); d -founds-> b =r5 @2017..2017";
        check(sketch, "2016", "2017", "r5 |  |  | d |  | r3");
        check(sketch, "2018", "2019", "r1 |  |  |  |  | r3");
        check(sketch, "2020", "2021", " | r1 | r4 |  |  | r3");
        check(sketch, "2021", "2022", "r2 |  |  |  |  | r3");
        check(sketch, "2022", "2022", " |  |  |  |  | r3");
    }

    #[test]
    fn what_happened_once_is_never_lost() {
        check(
            "a -founds-> b =r @2001..2001",
            "2001",
            "2020",
            " |  |  |  |  | ",
        );
        check(
            "a -member-of-> b =r @2001..2001",
            "2001",
            "2020",
            " | r |  |  | a b | ",
        );
    }

    #[test]
    fn what_is_only_known_by_its_source_comes_with_it() {
        check(
            "a -funds-> b =r !high(2021-03)",
            "2021-02",
            "2021-03",
            "r |  |  | a b |  | ",
        );
        check("a -funds-> b =r !none", "2020", "2021", " |  |  |  |  | r");
    }

    /// Question 21 of those that users ask.
    #[test]
    fn the_forum_added_28_relations_to_the_180_that_were_known() {
        let snapshot = snapshot(Dataset::shipped());
        let (before, after) = (on(&snapshot, "2024-05-05"), on(&snapshot, "2024-05-06"));
        let found = changes(&before, &after);
        assert_eq!(
            (before.relations().len(), after.relations().len()),
            (180, 208)
        );
        assert_eq!((found.added.len(), found.lost.len()), (28, 0));
        assert_eq!(found.undated.len(), 94);
        assert!(found.lost_entities.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

        #[test]
        fn changes_are_the_differences_of_two_sets(
            rows in prop::collection::vec((0_u8..6, 0_u8..6, 0_u8..3, 0_u16..9, 0_u16..9, 0_u16..9), 0..25),
            from in 0_u16..9,
            longer in 0_u16..9,
        ) {
            let mut sketch = String::new();
            for (number, (a, b, kind, start, end, seen)) in rows.iter().enumerate() {
                let kind = ["funds", "founds", "member-of"][usize::from(*kind)];
                let year = |year: &u16| if *year == 0 { String::new() } else { (2010 + year).to_string() };
                let seen = if *seen == 0 { String::new() } else { format!("!high({})", year(seen)) };
                let _ = write!(sketch, "e{a} -{kind}-> e{b} =r{number:02} @{}..{} {seen};", year(start), year(end));
            }
            let snapshot = snapshot(Dataset::sketch(&sketch).expect("a sketch"));
            let (from, to) = (2010 + from, 2010 + from + longer);
            let (before, after) = (on(&snapshot, &from.to_string()), on(&snapshot, &to.to_string()));
            let found = changes(&before, &after);
            let was: BTreeSet<RelationIx> = before.relations().iter().copied().collect();
            let is: BTreeSet<RelationIx> = after.relations().iter().copied().collect();
            let dateless = |r: &RelationIx| {
                let (_, _, _, start, end, seen) = rows[r.at()];
                (start, end, seen) == (0, 0, 0)
            };
            let added: Vec<_> = is.difference(&was).copied().collect();
            let lost: Vec<_> = was.difference(&is).copied().collect();
            let undated: Vec<_> = is.iter().filter(|r| dateless(r)).copied().collect();
            prop_assert_eq!(&found.added, &added);
            prop_assert_eq!(&found.lost, &lost);
            prop_assert_eq!(&found.undated, &undated);
            let events = found.lost.iter().filter(|r| before.dataset().relation_kind_of(**r).event);
            prop_assert_eq!(events.count(), 0);
        }
    }
}
