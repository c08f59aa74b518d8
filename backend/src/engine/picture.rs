//! The view as a picture needs it: which entities and relations, in which rows, and where they lie.

use std::collections::VecDeque;

use graph_data::layout::{Layout, LayoutResult, request_of_view};
use graph_data::model::{EntityIx, RelationIx};

use super::deadline::Deadline;
use super::prepared::Prepared;

/// The seed of the layout.
const LAYOUT_SEED: u32 = 1;
/// Steps after which a layout of any size has settled.
const STEPS_MAX: usize = 300;
/// Fewest steps that give a picture.
const STEPS_MIN: usize = 10;
/// Shapes and ties that all steps of one layout may move, weighted by what they cost: larger
/// networks get fewer steps, the same every time.
const WORK_MAX: usize = 40_000_000;

/// What is drawn, in rows.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The entities, by id; their places here are the rows that relations point to.
    pub entities: Vec<EntityIx>,
    /// The relations among them, by id.
    pub relations: Vec<RelationIx>,
}

impl Picture {
    /// The row of an entity. Costs O(log n).
    #[must_use]
    pub fn row_of(&self, entity: EntityIx) -> Option<usize> {
        self.entities.binary_search(&entity).ok()
    }
}

impl Prepared {
    /// The whole view.
    #[must_use]
    pub fn whole_picture(&self) -> Picture {
        Picture {
            entities: self.network().entities().collect(),
            relations: self.network().relations().to_vec(),
        }
    }

    /// The first `max` entities found breadth-first around one, itself included, and the relations
    /// among them. What is not walkable is found and not passed.
    #[must_use]
    pub fn picture_around(&self, entity: EntityIx, max: usize) -> Picture {
        let mut entities = self.nearest_first(entity, max);
        entities.sort_unstable();
        let mut inside = vec![false; self.dataset().entities.len()];
        for entity in &entities {
            inside[entity.at()] = true;
        }
        let ends = entities.iter().flat_map(|e| self.network().incidences(*e));
        let among = ends.filter(|i| i.outgoing && inside[i.other.at()]);
        let mut relations: Vec<RelationIx> = among.map(|i| i.relation).collect();
        relations.sort_unstable();
        Picture {
            entities,
            relations,
        }
    }

    fn nearest_first(&self, entity: EntityIx, max: usize) -> Vec<EntityIx> {
        let network = self.network();
        let mut seen = std::collections::HashSet::from([entity]);
        let mut found = vec![entity];
        let mut waiting = VecDeque::from([entity]);
        while let Some(from) = waiting.pop_front() {
            for tie in network.all_ties(from) {
                if found.len() >= max {
                    return found;
                }
                if seen.insert(tie.other) {
                    found.push(tie.other);
                    if network.walkable(tie.other) {
                        waiting.push_back(tie.other);
                    }
                }
            }
        }
        found
    }

    /// Where the entities of the view lie, in the order of [`Self::whole_picture`]; `None` when there
    /// was no time to find out.
    pub fn places(&self, groups: &[Option<u32>], deadline: Deadline) -> Option<&LayoutResult> {
        if let Some(known) = self.kept_places().get() {
            return Some(known);
        }
        let request = request_of_view(self.network(), groups, LAYOUT_SEED);
        let rows = self.dataset().entities.len() * 20 + self.network().relations().len() * 4;
        let steps = (WORK_MAX / rows.max(1)).clamp(STEPS_MIN, STEPS_MAX);
        let mut layout = Layout::new(request);
        for _ in 0..steps {
            if layout.settled() {
                break;
            }
            if deadline.passed() {
                return None;
            }
            layout.step();
        }
        Some(self.kept_places().get_or_init(|| layout.positions()))
    }
}
