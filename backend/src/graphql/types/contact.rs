//! New ties and what they would change.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::contacts;
use graph_data::explain;

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use crate::graphql::asked::Asked;
use crate::graphql::page::count;

/// A tie that is not there today, and how much nearer it would bring a group.
#[derive(Description)]
pub struct ContactGain {
    asked: Arc<Asked>,
    contact: contacts::ContactGain,
}

impl ContactGain {
    /// A new tie.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, contact: contacts::ContactGain) -> Self {
        Self {
            asked: Arc::clone(asked),
            contact,
        }
    }
}

#[Object(use_type_description)]
impl ContactGain {
    /// The one end, an actor; first by id.
    async fn a(&self) -> Entity {
        Entity::new(&self.asked, self.contact.a)
    }
    /// The other end, an actor.
    async fn b(&self) -> Entity {
        Entity::new(&self.asked, self.contact.b)
    }
    /// How much the mean distance falls, in steps; pairs without a way count as the largest distance plus
    /// one.
    async fn gain(&self) -> f64 {
        self.contact.gain
    }
    /// The mean distance today, in steps, counted in the same way.
    async fn mean_before(&self) -> f64 {
        self.contact.mean_before
    }
    /// How many steps the two are apart today; null when there is no way.
    async fn hops(&self) -> Option<i32> {
        self.contact.hops.map(|hops| count(hops as usize))
    }
    /// What the tie would change, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::contact_gain(self.asked.network(), &self.contact, speak(language)).text()
    }
}
