//! What would change if ties or entities came or went?

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::what_if;
use graph_data::explain;

use super::network::Network;
use crate::engine::{Prepared, Supposed};
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::count;
use crate::graphql::types::change::{self, ChangeInput};
use crate::graphql::types::choices::{Language, dutch, speak};

/// The question what if.
pub(super) struct WhatIfQuestions(pub(super) Arc<Asked>);

#[Object]
impl WhatIfQuestions {
    /// The same questions after changes that nobody stored, which count together: their order does not
    /// matter. A relation that is added has no evidence (confidence LOW), is in the view however sure the
    /// view wants relations to be, has the id `what-if/source.kind.target`, and its sentences call it a
    /// supposition. No changes or more than 100, ends that are equal or of a kind that the relation does
    /// not allow, adding what is there, changes that repeat or contradict one another, and what the view
    /// leaves out give BAD_INPUT; an unknown id gives NOT_FOUND with the nearest names; a network too
    /// large to be copied TOO_LARGE; TIMEOUT when there was no time to copy it. A supposition about a
    /// supposition counts on top of it.
    async fn what_if(
        &self,
        #[graphql(desc = "1 to 100 changes.")] changes: Vec<ChangeInput>,
    ) -> Result<WhatIf, Problem> {
        let asked = &self.0;
        let changes = change::Changes::read(asked, &changes)?;
        asked.allowance().suppose(asked.prepared().rows())?;
        let supposed = change::supposing(asked, &changes)?;
        asked.allowance().in_time()?;
        Ok(WhatIf {
            after: Arc::new(asked.of_another(&supposed.prepared)),
            before: Arc::clone(asked),
            supposed,
        })
    }
}

/// A supposition, and what comes of it.
#[derive(Description)]
pub(super) struct WhatIf {
    before: Arc<Asked>,
    after: Arc<Asked>,
    supposed: Supposed,
}

impl WhatIf {
    fn figures(&self, prepared: &Prepared) -> what_if::WhatIfFigures {
        prepared.what_if_figures(self.before.allowance().deadline)
    }
}

#[Object(use_type_description)]
impl WhatIf {
    /// The network as it would be, under the same view: all questions can be asked of it. Its dataset's
    /// id ends in a digest of the changes.
    async fn network(&self) -> Network {
        Network::new(&self.after)
    }
    /// The figures of the network as it is.
    async fn before(&self) -> WhatIfFigures {
        self.figures(self.before.prepared()).into()
    }
    /// The figures of the network as it would be.
    async fn after(&self) -> WhatIfFigures {
        self.figures(self.after.prepared()).into()
    }
    /// What is supposed, what would change, and that nothing was stored, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (before, after) = (self.before.prepared(), self.after.prepared());
        let answer = explain::WhatIf {
            before: before.network(),
            after: after.network(),
            changes: &self.supposed.changes,
            added: &self.supposed.added,
            apart: self
                .supposed
                .apart(before, self.before.allowance().deadline),
            figures: [self.figures(before), self.figures(after)],
        };
        explain::what_if(&answer, speak(language)).text()
    }
}

/// How a network stands as a whole.
#[derive(SimpleObject)]
pub(super) struct WhatIfFigures {
    /// True when there was no time to measure distances: meanHops is then 0.
    partial: bool,
    /// Islands of the walkable network.
    components: i32,
    /// Mean number of steps over the pairs that have a way.
    mean_hops: f64,
    /// Pairs that have a way; pairs are unordered. No more than 2147483647 are counted.
    reachable_pairs: i32,
    /// Named levers in the view to which no actor belongs.
    levers_without_actor: i32,
}

impl From<what_if::WhatIfFigures> for WhatIfFigures {
    fn from(figures: what_if::WhatIfFigures) -> Self {
        Self {
            partial: figures.mean_hops.is_none(),
            components: count(figures.components),
            mean_hops: figures.mean_hops.unwrap_or(0.0),
            reachable_pairs: i32::try_from(figures.reachable_pairs).unwrap_or(i32::MAX),
            levers_without_actor: count(figures.levers_without_actor),
        }
    }
}
