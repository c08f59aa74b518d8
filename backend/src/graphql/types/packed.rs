//! A part of the network as parallel columns, for drawing.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::layout::LayoutResult;
use graph_data::model::{Entity, EntityIx, Relation, RelationIx};

use super::choices::{Category, Confidence, Language, Nature, dutch, speak};
use super::cluster::ClusteringInput;
use super::column::Column;
use super::id::IdText;
use crate::engine::{Clustered, Picture};
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::count;

/// Parallel columns; relation ends are row numbers of entities. Positions come from a seeded layout, in
/// layout units.
#[derive(Description)]
pub struct PackedNetwork {
    asked: Arc<Asked>,
    picture: Picture,
}

impl PackedNetwork {
    /// A picture as columns.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, picture: Picture) -> Self {
        Self {
            asked: Arc::clone(asked),
            picture,
        }
    }

    fn per_entity<'a, T>(&'a self, cell: impl Fn(EntityIx, &'a Entity) -> T) -> Column<T> {
        let network = self.asked.network();
        let rows = self.picture.entities.iter();
        Column(rows.map(|row| cell(*row, network.entity(*row))).collect())
    }

    fn per_relation<'a, T>(&'a self, cell: impl Fn(RelationIx, &'a Relation) -> T) -> Column<T> {
        let network = self.asked.network();
        let rows = self.picture.relations.iter();
        Column(rows.map(|row| cell(*row, network.relation(*row))).collect())
    }

    /// The kinds that are used, as rows of the vocabulary, each with its number in the columns.
    fn kinds_used(&self) -> BTreeMap<u16, i32> {
        let network = self.asked.network();
        let rows = self.picture.entities.iter();
        numbered(rows.map(|row| network.entity(*row).kind.0))
    }

    fn relation_kinds_used(&self) -> BTreeMap<u16, i32> {
        let network = self.asked.network();
        let rows = self.picture.relations.iter();
        numbered(rows.map(|row| network.relation(*row).kind.0))
    }

    fn row_of(&self, entity: EntityIx) -> i32 {
        self.picture.row_of(entity).map_or(-1, count)
    }

    fn clustered(&self) -> Result<Arc<Clustered>, Problem> {
        let clustered = ClusteringInput::default().clusters(&self.asked)?;
        self.asked.allowance().in_time()?;
        Ok(clustered)
    }

    fn places(&self) -> Result<&LayoutResult, Problem> {
        let groups = self.clustered()?;
        let allowance = self.asked.allowance();
        let prepared = self.asked.prepared();
        let places = prepared.places(&groups.clustering.cluster_of, allowance.deadline);
        places.ok_or_else(|| allowance.timeout())
    }

    /// One coordinate of the places, for the entities of the picture.
    fn coordinates(&self, of_view: &[f32]) -> Column<f64> {
        let network = self.asked.network();
        let mut rows = network.entities().zip(of_view).filter(|(entity, _)| {
            self.picture.entities.len() == of_view.len() || self.picture.row_of(*entity).is_some()
        });
        Column(rows.by_ref().map(|(_, place)| rounded(*place)).collect())
    }
}

/// A place to the hundredth of a layout unit: finer does not show, and costs bytes.
fn rounded(place: f32) -> f64 {
    (f64::from(place) * 100.0).round() / 100.0
}

/// Different numbers in ascending order, each with its place among them.
fn numbered(all: impl Iterator<Item = u16>) -> BTreeMap<u16, i32> {
    let mut used: BTreeMap<u16, i32> = all.map(|kind| (kind, 0)).collect();
    for (place, number) in used.values_mut().enumerate() {
        *number = count(place);
    }
    used
}

#[Object(use_type_description)]
impl PackedNetwork {
    /// Per entity, by id: its id.
    async fn ids(&self) -> Column<IdText<'_>> {
        self.per_entity(|_, entity| IdText(&entity.id))
    }
    /// Per entity: its full name.
    async fn labels(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the names.")] language: Option<
            Language,
        >,
    ) -> Column<&str> {
        self.per_entity(|_, entity| entity.label.get(speak(language)))
    }
    /// Per entity: its short name; the full one where there is none.
    async fn short_labels(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the names.")] language: Option<
            Language,
        >,
    ) -> Column<&str> {
        self.per_entity(|_, entity| entity.short_or_label().get(speak(language)))
    }
    /// Per entity: its kind, as a place in 'kindIds'.
    async fn kinds(&self) -> Column<i32> {
        let used = self.kinds_used();
        self.per_entity(|_, entity| used.get(&entity.kind.0).copied().unwrap_or(-1))
    }
    /// The kinds that are used, by id.
    async fn kind_ids(&self) -> Column<IdText<'_>> {
        let kinds = &self.asked.dataset().vocabulary.kinds;
        let used = self.kinds_used().into_keys();
        Column(
            used.map(|kind| IdText(&kinds[usize::from(kind)].id))
                .collect(),
        )
    }
    /// Per entity: its category.
    async fn categories(&self) -> Column<Category> {
        self.per_entity(|row, _| self.asked.network().category(row).into())
    }
    /// Per entity: entities to which it is tied in the walkable network.
    async fn degrees(&self) -> Column<i32> {
        self.per_entity(|row, _| count(self.asked.network().degree(row)))
    }
    /// Per entity: where it lies from left to right, in layout units, 0 in the middle.
    async fn x(&self) -> Result<Column<f64>, Problem> {
        Ok(self.coordinates(&self.places()?.x))
    }
    /// Per entity: where it lies from top to bottom, in layout units, 0 in the middle.
    async fn y(&self) -> Result<Column<f64>, Problem> {
        Ok(self.coordinates(&self.places()?.y))
    }
    /// Per entity: its cluster, as a place in 'clusters' of the network at resolution 1 with seed 1;
    /// -1 outside the walkable network.
    async fn clusters(&self) -> Result<Column<i32>, Problem> {
        let clustered = self.clustered()?;
        let of = &clustered.clustering.cluster_of;
        Ok(self.per_entity(|row, _| of[row.at()].map_or(-1, |at| count(at as usize))))
    }
    /// Per entity, 0 to 1: its number of ties, as a share of the highest.
    async fn importance(&self) -> Column<f64> {
        let network = self.asked.network();
        let highest = network.entities().map(|e| network.degree(e)).max();
        let highest = f64::from(count(highest.unwrap_or(0).max(1)));
        self.per_entity(|row, _| f64::from(count(network.degree(row))) / highest)
    }
    /// Per relation, by id: the row of the entity where it starts.
    async fn sources(&self) -> Column<i32> {
        self.per_relation(|_, relation| self.row_of(relation.source))
    }
    /// Per relation: the row of the entity where it leads.
    async fn targets(&self) -> Column<i32> {
        self.per_relation(|_, relation| self.row_of(relation.target))
    }
    /// Per relation: its id.
    async fn relation_ids(&self) -> Column<IdText<'_>> {
        self.per_relation(|_, relation| IdText(&relation.id))
    }
    /// Per relation: its kind, as a place in 'relationKindIds'.
    async fn relation_kinds(&self) -> Column<i32> {
        let used = self.relation_kinds_used();
        self.per_relation(|_, relation| used.get(&relation.kind.0).copied().unwrap_or(-1))
    }
    /// The kinds of relations that are used, by id.
    async fn relation_kind_ids(&self) -> Column<IdText<'_>> {
        let kinds = &self.asked.dataset().vocabulary.relation_kinds;
        let used = self.relation_kinds_used().into_keys();
        Column(
            used.map(|kind| IdText(&kinds[usize::from(kind)].id))
                .collect(),
        )
    }
    /// Per relation: how sure it is.
    async fn confidences(&self) -> Column<Confidence> {
        self.per_relation(|row, _| self.asked.network().confidence(row).into())
    }
    /// Per relation: 0 to 1, how much it carries.
    async fn strengths(&self) -> Column<f64> {
        self.per_relation(|row, _| self.asked.network().strength(row))
    }
    /// Per relation: whether it has ended.
    async fn ended(&self) -> Column<bool> {
        self.per_relation(|row, _| self.asked.network().ended(row))
    }
    /// Per relation: what sort of tie it is.
    async fn natures(&self) -> Column<Nature> {
        self.per_relation(|row, _| self.asked.network().nature(row).into())
    }
}
