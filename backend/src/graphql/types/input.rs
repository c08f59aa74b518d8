//! What is asked: views, filters and orders as typed, and their way to the engine's.

use async_graphql::{ID, InputObject};
use graph_data::network::View;

use super::choices::{Category, Confidence, Direction};
use super::date::Date;
use crate::engine::{EntityFilter, RelationFilter};
use crate::graphql::asked::Asked;
use crate::graphql::error::{Code, Problem};
use crate::graphql::lookup;

/// Which part of the network is asked. Everything left out means: no restriction. An unknown kind or
/// tag gives BAD_INPUT, an unknown entity NOT_FOUND, both with the nearest names.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ViewInput {
    /// Only relations valid on this date, and only evidence dated on or before it. A relation without
    /// dates counts as valid.
    as_of: Option<Date>,
    /// Only relations at least this sure.
    confidence_min: Option<Confidence>,
    /// Only relations of these kinds.
    relation_kinds: Option<Vec<ID>>,
    /// No relations of these kinds.
    except_relation_kinds: Option<Vec<ID>>,
    /// Only entities of these kinds.
    kinds: Option<Vec<ID>>,
    /// Without these entities.
    except_entities: Option<Vec<ID>>,
    /// Only relations that name or touch one of these levers, or a lever of one of these sets.
    levers: Option<Vec<ID>>,
    /// May paths, clusters and measures run through context (events, umbrella bodies, lever sets,
    /// policy frames, publications)?
    #[graphql(default_with = "Some(false)")]
    through_context: Option<bool>,
    /// May they run through levers? Two actors that work on one lever are then two steps apart.
    #[graphql(default_with = "Some(true)")]
    through_levers: Option<bool>,
    /// Only entities that carry one of these tags.
    tags: Option<Vec<ID>>,
}

impl ViewInput {
    /// The view, with its ids as rows of the network asked.
    ///
    /// # Errors
    /// `BAD_INPUT` or `NOT_FOUND` for ids that are not known.
    pub fn view(&self, asked: &Asked) -> Result<View, Problem> {
        let relation_kinds = |name, ids: &Option<Vec<ID>>| {
            let ids = ids.as_ref();
            ids.map(|ids| lookup::relation_kinds(asked, name, ids))
                .transpose()
        };
        let entities = |name, ids: &Option<Vec<ID>>| {
            let ids = ids.as_ref();
            ids.map(|ids| lookup::entities_anywhere(asked, name, ids))
                .transpose()
        };
        let kinds = self.kinds.as_ref();
        let tags = self.tags.as_ref();
        Ok(View {
            as_of: self.as_of.map(|date| date.0),
            confidence_min: self.confidence_min.map(Into::into),
            relation_kinds: relation_kinds("view.relationKinds", &self.relation_kinds)?,
            except_relation_kinds: relation_kinds(
                "view.exceptRelationKinds",
                &self.except_relation_kinds,
            )?
            .unwrap_or_default(),
            kinds: kinds
                .map(|ids| lookup::kinds(asked, "view.kinds", ids))
                .transpose()?,
            except_entities: entities("view.exceptEntities", &self.except_entities)?
                .unwrap_or_default(),
            levers: entities("view.levers", &self.levers)?,
            tags: tags
                .map(|ids| lookup::tags(asked, "view.tags", ids))
                .transpose()?,
            through_context: self.through_context.unwrap_or(false),
            through_levers: self.through_levers.unwrap_or(true),
        })
    }
}

/// Which entities: all conditions that are given must hold. A list means "one of these", an empty list
/// none.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "EntityFilter")]
pub struct EntityFilterInput {
    /// All of these hold.
    and: Option<Vec<EntityFilterInput>>,
    /// At least one of these holds.
    or: Option<Vec<EntityFilterInput>>,
    /// This does not hold.
    not: Option<Box<EntityFilterInput>>,
    /// One of these entities; an unknown id gives NOT_FOUND.
    ids: Option<Vec<ID>>,
    /// Of one of these kinds.
    kinds: Option<Vec<ID>>,
    /// Of one of these categories.
    categories: Option<Vec<Category>>,
    /// Actors that belong to this lever, or to a lever of this set.
    lever: Option<ID>,
    /// With one of these tags.
    tags: Option<Vec<ID>>,
    /// With this text in a name or in the description, case and accents aside.
    text: Option<String>,
    /// Tied like this.
    tied: Option<Box<TieFilter>>,
}

/// Tied, in this direction, by one of these kinds of relation, to one of these.
#[derive(Clone, Debug, InputObject)]
pub struct TieFilter {
    /// To one of these.
    to: EntityFilterInput,
    /// By a relation of one of these kinds; any kind but those of nature IDENTITY when left out.
    relation_kinds: Option<Vec<ID>>,
    /// As seen from the entity that is filtered: OUTGOING when the relation starts there.
    #[graphql(default_with = "Some(Direction::Any)")]
    direction: Option<Direction>,
}

/// Which relations: all conditions that are given must hold. A list means "one of these", an empty
/// list none.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "RelationFilter")]
pub struct RelationFilterInput {
    /// All of these hold.
    and: Option<Vec<RelationFilterInput>>,
    /// At least one of these holds.
    or: Option<Vec<RelationFilterInput>>,
    /// This does not hold.
    not: Option<Box<RelationFilterInput>>,
    /// Of one of these kinds.
    kinds: Option<Vec<ID>>,
    /// With both ends in this list.
    between: Option<Vec<ID>>,
    /// With evidence from exactly this address.
    source: Option<String>,
    /// Resting on exactly this address alone.
    single_source: Option<String>,
    /// At least this sure.
    confidence_min: Option<Confidence>,
    /// That name or touch this lever, or a lever of this set.
    lever: Option<ID>,
}

/// Resolves filters, counting conditions so that a filter cannot grow without bound.
struct Reader<'a> {
    asked: &'a Asked,
    conditions: usize,
}

impl Reader<'_> {
    fn count(&mut self) -> Result<(), Problem> {
        self.conditions += 1;
        let max = self.asked.allowance().limits.filter_conditions_max;
        if self.conditions > max {
            let message = format!("The filter has more than {max} conditions; give fewer.");
            return Err(Problem::new(Code::TooComplex, message).at("where"));
        }
        Ok(())
    }

    fn entities(&mut self, input: &EntityFilterInput) -> Result<EntityFilter, Problem> {
        self.count()?;
        let asked = self.asked;
        let mut all = Vec::new();
        if let Some(list) = &input.and {
            all.push(EntityFilter::All(self.entity_list(list)?));
        }
        if let Some(list) = &input.or {
            all.push(EntityFilter::Any(self.entity_list(list)?));
        }
        if let Some(not) = &input.not {
            all.push(EntityFilter::Not(Box::new(self.entities(not)?)));
        }
        if let Some(ids) = &input.ids {
            all.push(EntityFilter::Ids(lookup::entities_anywhere(
                asked,
                "where.ids",
                ids,
            )?));
        }
        if let Some(ids) = &input.kinds {
            all.push(EntityFilter::Kinds(lookup::kinds(
                asked,
                "where.kinds",
                ids,
            )?));
        }
        if let Some(list) = &input.categories {
            let list = list.iter().map(|c| (*c).into()).collect();
            all.push(EntityFilter::Categories(list));
        }
        if let Some(id) = &input.lever {
            all.push(EntityFilter::Lever(lookup::entity_anywhere(
                asked,
                "where.lever",
                id,
            )?));
        }
        if let Some(ids) = &input.tags {
            all.push(EntityFilter::Tags(lookup::tags(asked, "where.tags", ids)?));
        }
        if let Some(text) = &input.text {
            all.push(EntityFilter::Text(text.clone()));
        }
        if let Some(tied) = &input.tied {
            all.push(self.tie(tied)?);
        }
        Ok(EntityFilter::All(all))
    }

    fn entity_list(&mut self, list: &[EntityFilterInput]) -> Result<Vec<EntityFilter>, Problem> {
        list.iter().map(|filter| self.entities(filter)).collect()
    }

    fn tie(&mut self, input: &TieFilter) -> Result<EntityFilter, Problem> {
        let kinds = input.relation_kinds.as_ref();
        let name = "where.tied.relationKinds";
        Ok(EntityFilter::Tied {
            to: Box::new(self.entities(&input.to)?),
            kinds: kinds
                .map(|ids| lookup::relation_kinds(self.asked, name, ids))
                .transpose()?,
            direction: input.direction.unwrap_or(Direction::Any).into(),
        })
    }

    fn relations(&mut self, input: &RelationFilterInput) -> Result<RelationFilter, Problem> {
        self.count()?;
        let asked = self.asked;
        let mut all = Vec::new();
        if let Some(list) = &input.and {
            all.push(RelationFilter::All(self.relation_list(list)?));
        }
        if let Some(list) = &input.or {
            all.push(RelationFilter::Any(self.relation_list(list)?));
        }
        if let Some(not) = &input.not {
            all.push(RelationFilter::Not(Box::new(self.relations(not)?)));
        }
        if let Some(ids) = &input.kinds {
            all.push(RelationFilter::Kinds(lookup::relation_kinds(
                asked,
                "where.kinds",
                ids,
            )?));
        }
        if let Some(ids) = &input.between {
            let ends = lookup::entities_anywhere(asked, "where.between", ids)?;
            all.push(RelationFilter::Between(ends));
        }
        if let Some(source) = &input.source {
            all.push(RelationFilter::Source(source.clone()));
        }
        if let Some(source) = &input.single_source {
            all.push(RelationFilter::SingleSource(source.clone()));
        }
        if let Some(floor) = input.confidence_min {
            all.push(RelationFilter::ConfidenceMin(floor.into()));
        }
        if let Some(id) = &input.lever {
            all.push(RelationFilter::Lever(lookup::entity_anywhere(
                asked,
                "where.lever",
                id,
            )?));
        }
        Ok(RelationFilter::All(all))
    }

    fn relation_list(
        &mut self,
        list: &[RelationFilterInput],
    ) -> Result<Vec<RelationFilter>, Problem> {
        list.iter().map(|filter| self.relations(filter)).collect()
    }
}

impl EntityFilterInput {
    /// The filter, with its ids as rows.
    ///
    /// # Errors
    /// `BAD_INPUT` or `NOT_FOUND` for ids that are not known, `TOO_COMPLEX` for too many conditions.
    pub fn filter(&self, asked: &Asked) -> Result<EntityFilter, Problem> {
        let mut reader = Reader {
            asked,
            conditions: 0,
        };
        reader.entities(self)
    }
}

impl RelationFilterInput {
    /// The filter, with its ids as rows.
    ///
    /// # Errors
    /// `BAD_INPUT` or `NOT_FOUND` for ids that are not known, `TOO_COMPLEX` for too many conditions.
    pub fn filter(&self, asked: &Asked) -> Result<RelationFilter, Problem> {
        let mut reader = Reader {
            asked,
            conditions: 0,
        };
        reader.relations(self)
    }
}
