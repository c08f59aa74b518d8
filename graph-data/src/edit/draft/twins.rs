//! Entities of the same kind with the same name.
//!
//! Knows when two are twins, not whether they may be.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::dataset::Dataset;
use crate::model::{EntityIx, KindIx};
use crate::names::folded;

type Rows = HashMap<(KindIx, String), Vec<EntityIx>>;

/// The names of a dataset, put in order once somebody asks for more than a few.
pub(super) struct Twins<'a> {
    dataset: &'a Dataset,
    /// Whether several will be asked for.
    several: bool,
    rows: OnceCell<Rows>,
}

impl<'a> Twins<'a> {
    /// For so many questions: one costs a pass over the names, and so do many.
    pub(super) fn new(dataset: &'a Dataset, questions: usize) -> Self {
        Self {
            dataset,
            several: questions > 1,
            rows: OnceCell::new(),
        }
    }

    /// The first other entity of the same kind with the same name, for levers that have one.
    pub(super) fn of(&self, row: EntityIx) -> Option<EntityIx> {
        let entity = self.dataset.entity(row);
        if !entity.named {
            return None;
        }
        let (kind, name) = (entity.kind, folded(&entity.label.nl));
        if self.several {
            let rows = self.rows.get_or_init(|| rows(self.dataset));
            let known = rows.get(&(kind, name)).into_iter().flatten();
            return known.copied().find(|other| *other != row);
        }
        self.dataset.entity_rows().find(|other| {
            let entity = self.dataset.entity(*other);
            *other != row && entity.kind == kind && entity.named && folded(&entity.label.nl) == name
        })
    }
}

fn rows(dataset: &Dataset) -> Rows {
    let mut rows = Rows::new();
    for row in dataset.entity_rows() {
        let entity = dataset.entity(row);
        if entity.named {
            let key = (entity.kind, folded(&entity.label.nl));
            rows.entry(key).or_default().push(row);
        }
    }
    rows
}
