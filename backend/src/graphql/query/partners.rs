//! With whom might one work, who should get to know whom, and whom to put around a table?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::partners::{PartnerQuestion, Seeker};
use graph_data::algo::round_table::RoundTableQuestion;
use graph_data::limits::{CONTACTS_AMONG_MAX, CONTACTS_AMONG_MIN};
use graph_data::model::EntityIx;

use crate::graphql::asked::Asked;
use crate::graphql::error::{Code, Problem};
use crate::graphql::lookup;
use crate::graphql::page::page_rows;
use crate::graphql::types::cluster::ClusteringInput;
use crate::graphql::types::contact::ContactGain;
use crate::graphql::types::partner::{
    PartnerAdvice, PartnerAnswer, PartnerProfile, PartnerSuggestion,
};
use crate::graphql::types::round_table::RoundTable;

/// Suggestions when the question does not say how many.
const FIRST_DEFAULT: usize = 10;

/// Questions for those whom one does not know yet.
pub(super) struct PartnerQuestions(pub(super) Arc<Asked>);

#[Object]
impl PartnerQuestions {
    /// Actors that are not yet tied to this one, best first (ties by id), each with its reasons. Left
    /// out are kinds that cannot be a partner, actors that are no more, and predecessors. Only an actor
    /// can ask: other entities, and numbers out of range, give BAD_INPUT; an unknown id gives NOT_FOUND
    /// with the nearest names; TIMEOUT when there was no time. Above 250,000 entities and ends of ties
    /// the reason SAME_CLUSTER is not looked for.
    async fn partners(
        &self,
        #[graphql(
            name = "for",
            desc = "The id of the actor for whom partners are sought."
        )]
        seeker: ID,
        #[graphql(
            desc = "Only actors that belong to this lever, or to a lever of this set; see partnerAdvice for when nobody does."
        )]
        lever: Option<ID>,
        #[graphql(default_with = "Some(10)", desc = "How many at most, 0 to 100.")] first: Option<
            i32,
        >,
    ) -> Result<Vec<PartnerSuggestion>, Problem> {
        let question = self.question(&seeker, lever.as_ref(), first)?;
        self.answer(question)?.suggestions()
    }

    /// The same as partners, with what is known of the lever asked: where nobody of it can be suggested,
    /// that is said, and levers of other sets are offered under their own names. Errors as for partners.
    async fn partner_advice(
        &self,
        #[graphql(
            name = "for",
            desc = "The id of the actor for whom partners are sought."
        )]
        seeker: ID,
        #[graphql(desc = "Only actors that belong to this lever, or to a lever of this set.")]
        lever: Option<ID>,
        #[graphql(default_with = "Some(10)", desc = "How many at most, 0 to 100.")] first: Option<
            i32,
        >,
    ) -> Result<PartnerAdvice, Problem> {
        let question = self.question(&seeker, lever.as_ref(), first)?;
        Ok(PartnerAdvice::new(self.answer(question)?))
    }

    /// Possible partners for an organisation that is not in the network, best first (ties by id), each
    /// with its reasons. An unknown kind or tag gives BAD_INPUT, an unknown entity NOT_FOUND, with the
    /// nearest names; a lever that is none, ties outside the walkable network and numbers out of range
    /// give BAD_INPUT; TIMEOUT when there was no time.
    async fn partners_for(
        &self,
        #[graphql(desc = "What is known of the organisation.")] profile: PartnerProfile,
        #[graphql(default_with = "Some(10)", desc = "How many at most, 0 to 100.")] first: Option<
            i32,
        >,
    ) -> Result<Vec<PartnerSuggestion>, Problem> {
        let question = PartnerQuestion {
            seeker: Seeker::Profile(profile.profile(&self.0)?),
            lever: None,
            first: page_rows("first", first)?.unwrap_or(FIRST_DEFAULT),
        };
        self.answer(question)?.suggestions()
    }

    /// New ties between actors that are not tied today, by how much one would shorten the mean distance
    /// among these entities (all actors when left out); ties by id. Both ends are among them. At most
    /// 1,000 entities can be compared: a longer list gives BAD_INPUT, and TIMEOUT where nobody is named
    /// and the view has more actors. Fewer than 2 entities, entities outside the walkable network and
    /// numbers out of range give BAD_INPUT, an unknown id NOT_FOUND with the nearest names; TIMEOUT when
    /// there was no time.
    async fn best_contacts(
        &self,
        #[graphql(
            desc = "The ids of 2 to 1,000 entities; levers count for distances, but are no contact."
        )]
        among: Option<Vec<ID>>,
        #[graphql(default_with = "Some(10)", desc = "How many at most, 0 to 100.")] first: Option<
            i32,
        >,
    ) -> Result<Vec<ContactGain>, Problem> {
        let asked = &self.0;
        let first = page_rows("first", first)?.unwrap_or(FIRST_DEFAULT);
        let among = match among {
            Some(ids) => named(asked, &ids)?,
            None => everybody(asked)?,
        };
        let deadline = asked.allowance().deadline;
        let contacts = asked.prepared().best_contacts(&among, first, deadline);
        let contacts = contacts.ok_or_else(|| asked.allowance().timeout())?;
        asked.allowance().take(contacts.len())?;
        let contact = |contact| ContactGain::new(asked, contact);
        Ok(contacts.into_iter().map(contact).collect())
    }

    /// Whom to put around a table: the smallest set of actors that touches every cluster of more than
    /// one member, with those named in include already invited. An unknown id gives NOT_FOUND with the
    /// nearest names; who is no actor, what is no lever, and numbers out of range give BAD_INPUT.
    async fn round_table(
        &self,
        #[graphql(desc = "The ids of actors that are invited already; repeats count once.")]
        include: Option<Vec<ID>>,
        #[graphql(
            desc = "Otherwise invite only actors that belong to this lever, or to a lever of this set."
        )]
        lever: Option<ID>,
        #[graphql(
            default_with = "Some(1.0)",
            desc = "Higher gives more and smaller clusters: 0.01 to 100."
        )]
        resolution: Option<f64>,
        #[graphql(
            default_with = "Some(1)",
            desc = "From where chance starts: 0 to 2147483647."
        )]
        seed: Option<i32>,
    ) -> Result<RoundTable, Problem> {
        let asked = &self.0;
        let question = RoundTableQuestion {
            include: included(asked, &include.unwrap_or_default())?,
            lever: lever
                .map(|id| lookup::lever(asked, "lever", &id))
                .transpose()?,
        };
        let clustered = ClusteringInput { resolution, seed }.clusters(asked)?;
        let deadline = asked.allowance().deadline;
        let table = asked
            .prepared()
            .round_table(&clustered, &question, deadline);
        Ok(RoundTable::new(asked, clustered, question, table))
    }
}

impl PartnerQuestions {
    fn question(
        &self,
        seeker: &ID,
        lever: Option<&ID>,
        first: Option<i32>,
    ) -> Result<PartnerQuestion, Problem> {
        let lever = lever.map(|id| lookup::lever(&self.0, "lever", id));
        Ok(PartnerQuestion {
            seeker: Seeker::Actor(lookup::actor(&self.0, "for", seeker)?),
            lever: lever.transpose()?,
            first: page_rows("first", first)?.unwrap_or(FIRST_DEFAULT),
        })
    }

    fn answer(&self, question: PartnerQuestion) -> Result<PartnerAnswer, Problem> {
        let deadline = self.0.allowance().deadline;
        let partners = self.0.prepared().partners(&question, deadline);
        let partners = partners.ok_or_else(|| self.0.allowance().timeout())?;
        Ok(PartnerAnswer::new(&self.0, question, partners))
    }
}

/// The entities named, each once, all in the walkable network.
fn named(asked: &Asked, ids: &[ID]) -> Result<Vec<EntityIx>, Problem> {
    lookup::few_enough(asked, "among", ids.len())?;
    let mut rows = Vec::new();
    for id in ids {
        rows.push(lookup::walkable(asked, "among", id)?);
    }
    rows.sort_unstable();
    rows.dedup();
    if !(CONTACTS_AMONG_MIN..=CONTACTS_AMONG_MAX).contains(&rows.len()) {
        let message = format!(
            "'among' names {} different entities; name {CONTACTS_AMONG_MIN} to {CONTACTS_AMONG_MAX}, or leave it out for all actors.",
            rows.len()
        );
        return Err(Problem::bad_input("among", message));
    }
    Ok(rows)
}

fn everybody(asked: &Asked) -> Result<Vec<EntityIx>, Problem> {
    asked.prepared().contactable().ok_or_else(|| {
        let message = format!(
            "This view has more than {CONTACTS_AMONG_MAX} actors, too many to compare in time. Name some in 'among', or ask a smaller view."
        );
        Problem::new(Code::Timeout, message).at("among")
    })
}

/// Actors in the order given, each once.
fn included(asked: &Asked, ids: &[ID]) -> Result<Vec<EntityIx>, Problem> {
    lookup::few_enough(asked, "include", ids.len())?;
    let mut rows = Vec::new();
    for id in ids {
        let row = lookup::actor(asked, "include", id)?;
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    Ok(rows)
}
