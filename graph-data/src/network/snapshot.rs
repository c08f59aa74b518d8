//! The frozen network: compressed adjacency (CSR) that never changes once made.
//!
//! Knows nothing of views: everything in the dataset is in here.

use std::sync::Arc;

use crate::dataset::Dataset;
use crate::model::{EntityIx, PartialDate, RelationIx};

/// One relation as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Incidence {
    /// The other end.
    pub other: EntityIx,
    /// The relation.
    pub relation: RelationIx,
    /// Whether the relation starts here.
    pub outgoing: bool,
}

/// A revision of the network, immutable and shared.
#[derive(Debug)]
pub struct Snapshot {
    dataset: Arc<Dataset>,
    revision: u32,
    newest_evidence: Option<PartialDate>,
    supposed: Vec<RelationIx>,
    offsets: Vec<u32>,
    incidences: Vec<Incidence>,
}

impl Snapshot {
    /// A snapshot of a dataset, straight from its rows.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, revision: u32) -> Self {
        let facts = Arc::clone(&dataset);
        let edges = || {
            facts.relation_rows().map(|row| {
                let relation = facts.relation(row);
                (relation.source, relation.target, row)
            })
        };
        Self::from_edges(dataset, revision, edges)
    }

    /// Goes through the edges twice, so that they need not be kept.
    pub(super) fn from_edges<Edges: Iterator<Item = Edge>>(
        dataset: Arc<Dataset>,
        revision: u32,
        edges: impl Fn() -> Edges,
    ) -> Self {
        let offsets = row_offsets(dataset.entities.len(), edges());
        let incidences = fill_rows(&offsets, edges());
        let newest_evidence = newest_evidence(&dataset);
        Self {
            dataset,
            revision,
            newest_evidence,
            supposed: Vec::new(),
            offsets,
            incidences,
        }
    }

    /// The same, some of whose relations are suppositions.
    #[must_use]
    pub fn supposing(mut self, mut relations: Vec<RelationIx>) -> Self {
        relations.sort_unstable();
        self.supposed = relations;
        self
    }

    /// The same, of a network that holds more than this: its newest evidence may lie elsewhere.
    #[must_use]
    pub fn looking_back_from(mut self, newest_evidence: Option<PartialDate>) -> Self {
        self.newest_evidence = newest_evidence;
        self
    }

    /// The relations that are suppositions, in the order of ids.
    #[must_use]
    pub fn supposed(&self) -> &[RelationIx] {
        &self.supposed
    }

    /// The facts of this revision.
    #[must_use]
    pub fn dataset(&self) -> &Arc<Dataset> {
        &self.dataset
    }

    /// The number of this revision.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The newest date among the evidence of its relations: the day from which sentences look back
    /// where neither the view nor the dataset names one.
    #[must_use]
    pub fn newest_evidence(&self) -> Option<PartialDate> {
        self.newest_evidence
    }

    /// The relations at an entity, in the order of the other end, then of the relation. A relation
    /// of an entity with itself is listed twice, once per direction.
    #[must_use]
    pub fn incidences(&self, entity: EntityIx) -> &[Incidence] {
        let row = entity.at();
        &self.incidences[self.offsets[row] as usize..self.offsets[row + 1] as usize]
    }
}

fn newest_evidence(dataset: &Dataset) -> Option<PartialDate> {
    let evidence = dataset.relations.iter().flat_map(|r| &r.evidence);
    evidence.filter_map(|e| e.date).max_by_key(|d| d.last_day())
}

type Edge = (EntityIx, EntityIx, RelationIx);

fn row_offsets(rows: usize, edges: impl Iterator<Item = Edge>) -> Vec<u32> {
    let mut offsets = vec![0_u32; rows + 1];
    for (source, target, _) in edges {
        offsets[source.at() + 1] += 1;
        offsets[target.at() + 1] += 1;
    }
    for row in 0..rows {
        offsets[row + 1] += offsets[row];
    }
    offsets
}

fn fill_rows(offsets: &[u32], edges: impl Iterator<Item = Edge>) -> Vec<Incidence> {
    let blank = Incidence {
        other: EntityIx(0),
        relation: RelationIx(0),
        outgoing: false,
    };
    let ends = offsets.last().map_or(0, |end| *end as usize);
    let mut incidences = vec![blank; ends];
    let mut next = offsets.to_vec();
    let mut put = |at: EntityIx, incidence| {
        let place = &mut next[at.at()];
        incidences[*place as usize] = incidence;
        *place += 1;
    };
    for (source, target, relation) in edges {
        put(
            source,
            Incidence {
                other: target,
                relation,
                outgoing: true,
            },
        );
        put(
            target,
            Incidence {
                other: source,
                relation,
                outgoing: false,
            },
        );
    }
    for row in offsets.windows(2) {
        incidences[row[0] as usize..row[1] as usize].sort_unstable();
    }
    incidences
}
