//! `Network`: one view of one revision, under which every question stands.

use std::sync::Arc;

use async_graphql::{MergedObject, Object, SimpleObject};

use super::brokers::BrokerQuestions;
use super::changes::ChangeQuestions;
use super::clusters::ClusterQuestions;
use super::coverage::CoverageQuestions;
use super::dataset::DatasetQuestions;
use super::entities::EntityQuestions;
use super::gaps::GapQuestions;
use super::levers::LeverQuestions;
use super::measures::MeasureQuestions;
use super::overview::OverviewQuestions;
use super::packed::PackedQuestions;
use super::partners::PartnerQuestions;
use super::paths::PathQuestions;
use super::reach::ReachQuestions;
use super::relations::RelationQuestions;
use super::search::SearchQuestions;
use super::start::StartQuestions;
use super::stats::StatsQuestions;
use super::ties::TiesQuestions;
use super::vocabulary::VocabularyQuestions;
use super::what_if::WhatIfQuestions;
use crate::graphql::asked::Asked;
use crate::graphql::page::count;

/// One view of one revision of the network.
#[derive(MergedObject)]
pub struct Network(
    Provenances,
    DatasetQuestions,
    StatsQuestions,
    OverviewQuestions,
    StartQuestions,
    SearchQuestions,
    ClusterQuestions,
    MeasureQuestions,
    BrokerQuestions,
    PackedQuestions,
    LeverQuestions,
    GapQuestions,
    CoverageQuestions,
    ChangeQuestions,
    RelationQuestions,
    PartnerQuestions,
    PathQuestions,
    ReachQuestions,
    TiesQuestions,
    WhatIfQuestions,
    EntityQuestions,
    VocabularyQuestions,
);

impl Network {
    /// The questions to a network as asked.
    #[must_use]
    pub fn new(asked: &Arc<Asked>) -> Self {
        let asked = || Arc::clone(asked);
        Self(
            Provenances(asked()),
            DatasetQuestions(asked()),
            StatsQuestions(asked()),
            OverviewQuestions(asked()),
            StartQuestions(asked()),
            SearchQuestions(asked()),
            ClusterQuestions(asked()),
            MeasureQuestions(asked()),
            BrokerQuestions(asked()),
            PackedQuestions(asked()),
            LeverQuestions(asked()),
            GapQuestions(asked()),
            CoverageQuestions(asked()),
            ChangeQuestions(asked()),
            RelationQuestions(asked()),
            PartnerQuestions(asked()),
            PathQuestions(asked()),
            ReachQuestions(asked()),
            TiesQuestions(asked()),
            WhatIfQuestions(asked()),
            EntityQuestions(asked()),
            VocabularyQuestions(asked()),
        )
    }
}

/// Where the answers come from.
struct Provenances(Arc<Asked>);

#[Object]
impl Provenances {
    /// Data revision and view digest, quoted with every figure: same provenance, same answer.
    async fn provenance(&self) -> Provenance {
        let network = self.0.network();
        Provenance {
            revision: count(network.snapshot().revision() as usize),
            dataset: self.0.dataset().meta.id.to_string(),
            view: network.digest().to_owned(),
        }
    }
}

/// Data revision and view digest: same provenance, same answer.
#[derive(SimpleObject)]
pub(super) struct Provenance {
    /// The number of the data revision, from 1.
    revision: i32,
    /// The id of the dataset.
    dataset: String,
    /// The digest of the view: sixteen hexadecimal digits.
    view: String,
}
