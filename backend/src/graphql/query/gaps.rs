//! Where are the gaps?

use std::sync::Arc;

use async_graphql::{Description, ID, Object};
use graph_data::algo::gaps::{
    LeverGaps, actors_without_lever, lever_gaps, meeting_pairs, single_source, stale_relations,
    untied_pairs,
};
use graph_data::explain;
use graph_data::limits::{STALE_YEARS_MAX, UNTIED_AMONG_MAX};
use graph_data::model::{EntityIx, PartialDate};

use crate::graphql::asked::Asked;
use crate::graphql::error::{Code, Problem};
use crate::graphql::lookup;
use crate::graphql::page::{PAGE_ROWS_DEFAULT, in_range, page_rows};
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::types::date::Date;
use crate::graphql::types::entity::Actor;
use crate::graphql::types::gaps::{MeetingPair, Stale, Untied};
use crate::graphql::types::input::EntityFilterInput;
use crate::graphql::types::lever::Lever;
use crate::graphql::types::path::EntityPair;
use crate::graphql::types::relation::Relation;

/// Years after which a relation counts as old when the question does not say.
const STALE_YEARS_DEFAULT: i32 = 5;

/// The question for gaps.
pub(super) struct GapQuestions(pub(super) Arc<Asked>);

#[Object]
impl GapQuestions {
    /// Where no source tells what one would expect to know: levers without actors, actors without a
    /// lever, pairs without a tie, relations that nobody confirmed. A gap says something about the
    /// sources, not about who knows whom. All of it is asked of the whole view.
    async fn gaps(&self) -> Gaps {
        Gaps::new(&self.0)
    }
}

/// What one would expect to be known and is not.
#[derive(Description)]
pub(super) struct Gaps {
    asked: Arc<Asked>,
    levers: LeverGaps,
}

impl Gaps {
    fn new(asked: &Arc<Asked>) -> Self {
        Self {
            levers: lever_gaps(asked.network()),
            asked: Arc::clone(asked),
        }
    }

    /// The view's date, else today.
    fn today(&self) -> Result<PartialDate, Problem> {
        let day = self.asked.network().view().as_of;
        day.or(self.asked.allowance().today).ok_or_else(|| {
            let message = "The server's clock shows no date. Give 'asOf'.";
            Problem::new(Code::Unavailable, message).at("asOf")
        })
    }

    fn find_stale(&self, years: Option<i32>, as_of: Option<Date>) -> Result<Stale, Problem> {
        let years = years.unwrap_or(STALE_YEARS_DEFAULT);
        let years = in_range("olderThanYears", years, 0, STALE_YEARS_MAX)?;
        let as_of = as_of.map_or_else(|| self.today(), |date| Ok(date.0))?;
        let relations = stale_relations(self.asked.network(), years, as_of);
        Ok(Stale::new(&self.asked, relations, (years, as_of)))
    }

    fn find_untied(&self, among: &[ID]) -> Result<Untied, Problem> {
        if among.len() > UNTIED_AMONG_MAX {
            let message = format!(
                "'among' names {} entities; name at most {UNTIED_AMONG_MAX}.",
                among.len()
            );
            return Err(Problem::bad_input("among", message));
        }
        let rows = among
            .iter()
            .map(|id| lookup::entity(&self.asked, "among", id));
        let among: Vec<EntityIx> = rows.collect::<Result<_, _>>()?;
        let pairs = untied_pairs(self.asked.network(), &among);
        let mut once: Vec<EntityIx> = Vec::new();
        for entity in among {
            if !once.contains(&entity) {
                once.push(entity);
            }
        }
        Ok(Untied::new(&self.asked, once, pairs))
    }
}

#[Object(use_type_description)]
impl Gaps {
    /// Named levers to which no actor belongs, by id; those without a name are not gaps but unknown.
    async fn levers_without_actor(&self) -> Result<Vec<Lever>, Problem> {
        Lever::list(&self.asked, &self.levers.without_actor)
    }
    /// Levers whose name was never published, by id: not gaps but unknown.
    async fn levers_unnamed(&self) -> Result<Vec<Lever>, Problem> {
        Lever::list(&self.asked, &self.levers.unnamed)
    }
    /// Named levers to which exactly one actor belongs, by id.
    async fn levers_with_one_actor(&self) -> Result<Vec<Lever>, Problem> {
        Lever::list(&self.asked, &self.levers.with_one_actor)
    }
    /// Named levers to which no government body belongs, by id; those without any actor are among
    /// them.
    async fn levers_without_government(&self) -> Result<Vec<Lever>, Problem> {
        Lever::list(&self.asked, &self.levers.without_government)
    }
    /// Actors that belong to no lever, by id. Work on a set as a whole is no work on one of its levers.
    async fn actors_without_lever(
        &self,
        #[graphql(
            default_with = "Some(50)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<Actor>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(PAGE_ROWS_DEFAULT);
        let rows = actors_without_lever(self.asked.network());
        Actor::list(&self.asked, &rows[..first.min(rows.len())])
    }
    /// Pairs among these that have no relation with each other (IDENTITY aside), each once, the lower
    /// id first, by id. More than 200 ids or one that the view leaves out give BAD_INPUT, an unknown
    /// one NOT_FOUND with the nearest names.
    async fn untied_pairs(
        &self,
        #[graphql(desc = "The ids of at most 200 entities; a repeated one counts once.")]
        among: Vec<ID>,
    ) -> Result<Vec<EntityPair>, Problem> {
        self.find_untied(&among)?.pairs()
    }
    /// The same as 'untiedPairs', with what is known of those who do have a tie, in plain language.
    async fn untied(
        &self,
        #[graphql(desc = "The ids of at most 200 entities; a repeated one counts once.")]
        among: Vec<ID>,
    ) -> Result<Untied, Problem> {
        self.find_untied(&among)
    }
    /// Pairs of actors without a tie of their own that are both tied to one working group, programme,
    /// platform, network or context, the lower id first, by id. That they meet there is not that they
    /// work together. TIMEOUT when there was no time to find them.
    async fn meeting_pairs(
        &self,
        #[graphql(
            name = "where",
            desc = "Which actors: both of a pair pass; all when left out."
        )]
        filter: Option<EntityFilterInput>,
        #[graphql(
            default_with = "Some(50)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<MeetingPair>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(PAGE_ROWS_DEFAULT);
        let filter = filter.map(|f| f.filter(&self.asked)).transpose()?;
        let who = filter.map(|f| f.column(self.asked.prepared()));
        let allowance = self.asked.allowance();
        let mut halt = allowance.deadline.halt();
        let pairs = meeting_pairs(self.asked.network(), who.as_deref(), first, &mut halt);
        let pairs = pairs.ok_or_else(|| allowance.timeout())?;
        allowance.take(pairs.len())?;
        let pairs = pairs.into_iter();
        let pairs = pairs.map(|pair| MeetingPair::new(&self.asked, pair));
        Ok(pairs.collect())
    }
    /// Relations whose latest date or check among their evidence (else their start) is more than so
    /// many years old, by id; what has no date at all is not stale. What happened once counts too.
    async fn stale_relations(
        &self,
        #[graphql(
            default_with = "Some(5)",
            desc = "Whole years, 0 to 1000; outside of that BAD_INPUT."
        )]
        older_than_years: Option<i32>,
        #[graphql(desc = "Looked back from the last day of this date; 'staleAsOf' when left out.")]
        as_of: Option<Date>,
        #[graphql(
            default_with = "Some(50)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<Relation>, Problem> {
        let first = page_rows("first", first)?;
        self.find_stale(older_than_years, as_of)?.list(first)
    }
    /// The same as 'staleRelations', with their number, the day looked back from, and a sentence.
    async fn stale(
        &self,
        #[graphql(
            default_with = "Some(5)",
            desc = "Whole years, 0 to 1000; outside of that BAD_INPUT."
        )]
        older_than_years: Option<i32>,
        #[graphql(desc = "Looked back from the last day of this date; 'staleAsOf' when left out.")]
        as_of: Option<Date>,
    ) -> Result<Stale, Problem> {
        self.find_stale(older_than_years, as_of)
    }
    /// The day from which 'staleRelations' looks back when its 'asOf' is left out: the view's date,
    /// else today by the server's clock (UTC).
    async fn stale_as_of(&self) -> Result<Date, Problem> {
        self.today().map(Date)
    }
    /// Relations whose evidence in the view all comes from exactly this address, by id; none for an
    /// address that no evidence has.
    async fn single_source(
        &self,
        #[graphql(desc = "The address of the source, sign for sign.")] source: String,
    ) -> Result<Vec<Relation>, Problem> {
        let rows = single_source(self.asked.network(), &source);
        Relation::list(&self.asked, &rows)
    }
    /// The gaps around the levers in plain language, and what is not known.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let network = self.asked.network();
        let idle = actors_without_lever(network);
        explain::gaps(network, &self.levers, &idle, speak(language)).text()
    }
}
