//! What does the network look like at first sight, and what is known between a few?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::between::known_between;
use graph_data::algo::overview::overview;
use graph_data::limits::{KNOWN_MAX, KNOWN_MIN, PAGE_ROWS_MAX};

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::in_range;
use crate::graphql::types::entity::Entity;
use crate::graphql::types::known::Known;

/// Entities of the first picture when the question does not say how many.
const OVERVIEW_DEFAULT: i32 = 40;
/// Fewest entities that make a picture.
const OVERVIEW_MIN: u32 = 3;

/// Questions for the first picture and the first answer.
pub(super) struct OverviewQuestions(pub(super) Arc<Asked>);

#[Object]
impl OverviewQuestions {
    /// The first picture: the dataset's focus entities and what joins them, in the order in which they
    /// were chosen. Another number than 3 to 100 gives BAD_INPUT.
    async fn overview(
        &self,
        #[graphql(
            default_with = "Some(40)",
            desc = "How many entities at most: 3 to 100."
        )]
        max: Option<i32>,
    ) -> Result<Vec<Entity>, Problem> {
        let max = max.unwrap_or(OVERVIEW_DEFAULT);
        let max = in_range("max", max, OVERVIEW_MIN, PAGE_ROWS_MAX)? as usize;
        let focus = self.0.dataset().focus();
        let mut halt = self.0.allowance().deadline.halt();
        let rows = overview(self.0.network(), &focus, max, &mut halt);
        self.0.allowance().in_time()?;
        Entity::list(&self.0, &rows)
    }

    /// What is known between these entities, pair by pair, and what not: direct relations, best way,
    /// contexts where both were. Fewer than 2, more than 6 or repeated entities give BAD_INPUT, an
    /// unknown one NOT_FOUND with the nearest names.
    async fn known(
        &self,
        #[graphql(desc = "The ids of 2 to 6 entities.")] among: Vec<ID>,
    ) -> Result<Known, Problem> {
        if !(KNOWN_MIN..=KNOWN_MAX).contains(&among.len()) {
            let message = format!(
                "'among' names {} entities; name {KNOWN_MIN} to {KNOWN_MAX}.",
                among.len()
            );
            return Err(Problem::bad_input("among", message));
        }
        let rows = lookup::different(&self.0, "among", &among)?;
        let mut halt = self.0.allowance().deadline.halt();
        let known = known_between(self.0.network(), &rows, &mut halt);
        Ok(Known::new(&self.0, known))
    }
}
