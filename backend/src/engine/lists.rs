//! Lists of a view's entities and relations: filtered and in order. Without an order they come by id.

use std::cmp::Ordering;

use graph_data::model::{Day, EntityIx, PartialDate, RelationIx};

use super::filter::{EntityFilter, RelationFilter};
use super::prepared::Prepared;

/// By what entities are ordered; ties by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityOrder {
    /// By Dutch label, case and accents aside.
    LabelAsc,
    /// The same, backwards.
    LabelDesc,
    /// By number of walkable ties, fewest first.
    DegreeAsc,
    /// The same, most first.
    DegreeDesc,
}

/// By what relations are ordered; ties by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationOrder {
    /// By the newest date of their evidence, else their start; oldest first, undated last.
    DateAsc,
    /// The same, newest first, undated last.
    DateDesc,
    /// By the id of their kind.
    KindAsc,
    /// Surest first.
    ConfidenceDesc,
}

impl Prepared {
    /// The entities of the view that pass, in order.
    #[must_use]
    pub fn entities(&self, filter: Option<&EntityFilter>, orders: &[EntityOrder]) -> Vec<EntityIx> {
        let mut rows: Vec<EntityIx> = match filter {
            Some(filter) => {
                let column = filter.column(self);
                let passes = |e: &EntityIx| column[e.at()];
                self.dataset().entity_rows().filter(passes).collect()
            }
            None => self.network().entities().collect(),
        };
        if !orders.is_empty() {
            rows.sort_by(|a, b| first_difference(orders, |o| self.compare_entities(*o, *a, *b)));
        }
        rows
    }

    /// The relations of the view that pass, in order.
    #[must_use]
    pub fn relations(
        &self,
        filter: Option<&RelationFilter>,
        orders: &[RelationOrder],
    ) -> Vec<RelationIx> {
        let network = self.network();
        let passes = |r: &&RelationIx| filter.is_none_or(|f| f.passes(network, **r));
        let mut rows: Vec<RelationIx> =
            network.relations().iter().filter(passes).copied().collect();
        if !orders.is_empty() {
            rows.sort_by(|a, b| first_difference(orders, |o| self.compare_relations(*o, *a, *b)));
        }
        rows
    }

    /// The newest date among a relation's evidence in the view.
    #[must_use]
    pub fn newest(&self, relation: RelationIx) -> Option<PartialDate> {
        let dates = self.network().evidence(relation).filter_map(|e| e.date);
        dates.max_by_key(|d| (d.last_day(), *d))
    }

    fn compare_entities(&self, order: EntityOrder, a: EntityIx, b: EntityIx) -> Ordering {
        let label = |e| self.catalogue().sorting_name(self.dataset(), e);
        let degree = |e| self.network().degree(e);
        match order {
            EntityOrder::LabelAsc => label(a).cmp(label(b)),
            EntityOrder::LabelDesc => label(b).cmp(label(a)),
            EntityOrder::DegreeAsc => degree(a).cmp(&degree(b)),
            EntityOrder::DegreeDesc => degree(b).cmp(&degree(a)),
        }
    }

    fn compare_relations(&self, order: RelationOrder, a: RelationIx, b: RelationIx) -> Ordering {
        let network = self.network();
        let day = |r| self.day_of(r);
        match order {
            RelationOrder::DateAsc => undated_last(day(a), day(b), Ordering::is_lt),
            RelationOrder::DateDesc => undated_last(day(a), day(b), Ordering::is_gt),
            RelationOrder::KindAsc => network.relation(a).kind.cmp(&network.relation(b).kind),
            RelationOrder::ConfidenceDesc => network.confidence(b).cmp(&network.confidence(a)),
        }
    }

    fn day_of(&self, relation: RelationIx) -> Option<Day> {
        let start = self.network().relation(relation).valid_from;
        self.newest(relation).or(start).map(PartialDate::first_day)
    }
}

fn first_difference<O>(orders: &[O], compare: impl Fn(&O) -> Ordering) -> Ordering {
    let differing = |o: &Ordering| o.is_ne();
    let mut found = orders.iter().map(compare);
    found.find(differing).unwrap_or(Ordering::Equal)
}

fn undated_last(a: Option<Day>, b: Option<Day>, before: fn(Ordering) -> bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Ordering::Equal,
        (Some(a), Some(b)) if before(a.cmp(&b)) => Ordering::Less,
        (Some(_), Some(_)) | (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (None, None) => Ordering::Equal,
    }
}
