//! Marks: what the members of a cluster share more than chance would give.
//!
//! Knows nothing of wording.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Clustering;
use crate::algo::budget::Budget;
use crate::model::{EntityIx, KindIx, Nature, RelationKindIx, nine_decimals};
use crate::network::{ViewedNetwork, levers_of};

/// Members that must share something for it to be a mark.
const SHARED_MIN: usize = 2;
/// How much more frequent than in the whole network something must be to be more than chance.
const LIFT_MIN: f64 = 1.5;
/// Marks of one cluster at most.
const MARKS_MAX: usize = 10;

/// What members of a cluster can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkSubject {
    /// They are of this kind.
    Kind(KindIx),
    /// They belong to this lever.
    Lever(EntityIx),
    /// They have a relation of this kind with a walkable entity, from either end.
    RelationKind(RelationKindIx),
}

/// Something that members share more than chance would give.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterMark {
    /// What they share.
    pub subject: MarkSubject,
    /// The members that share it, in the order of ids; at least two.
    pub members: Vec<EntityIx>,
    /// The share of the cluster's members that have it, above 0 to 1.
    pub share: f64,
    /// How many walkable entities have it in the whole network.
    pub overall: usize,
    /// How many walkable entities there are.
    pub walkable: usize,
    /// How much larger the share is than in the whole walkable network; at least 1.5.
    pub lift: f64,
}

/// What sets these groups apart?
///
/// The marks of each cluster, in the order of `clustering.clusters`: kinds, levers and kinds of
/// relations that at least two members share, and that are at least one and a half times as frequent among
/// the members as in the whole walkable network (less is easily chance in groups of this size). Those that most members have beyond what
/// chance would give come first (members less size × overall share), then by lift, then kinds before
/// levers before kinds of relations, by id; at most ten. `halt` is asked now and then; `None` when it
/// said to stop. Costs O(|V| + |E| log |V|).
///
/// Church and Hanks (1990), "Word association norms, mutual information, and lexicography",
/// Computational Linguistics 16(1), whose association ratio is the logarithm of this lift.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::clusters::{clusters, marks};
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "sifo[fonds] -funds-> trividend[fonds]; pmv[fonds] -funds-> trividend; pmv -funds-> sifo; \
///      ovam[agentschap] -partners-with-> herwin",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let clustering = clusters(&network, 1.0, 1, &mut || false);
/// let marks = marks(&network, &clustering, &mut || false).expect("time enough");
/// let mark = &marks[0][0];
/// assert_eq!((mark.members.len(), mark.share, mark.overall), (3, 1.0, 3));
/// assert!((mark.lift - 5.0 / 3.0).abs() < 1e-9);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn marks(
    network: &ViewedNetwork,
    clustering: &Clustering,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<Vec<ClusterMark>>> {
    let mut budget = Budget::new(u64::MAX, halt);
    let mut counts = Counts {
        walkable: 0,
        overall: BTreeMap::new(),
    };
    let mut subjects = Vec::new();
    for entity in network.walkable_entities() {
        collect_subjects(network, entity, &mut subjects);
        if !budget.spend(subjects.len()) {
            return None;
        }
        counts.add(&subjects);
    }
    let clusters = clustering.clusters.iter();
    clusters
        .map(|cluster| {
            let mut shared: Vec<(MarkSubject, EntityIx)> = Vec::new();
            for member in &cluster.members {
                collect_subjects(network, member.entity, &mut subjects);
                shared.extend(subjects.iter().map(|subject| (*subject, member.entity)));
            }
            shared.sort_unstable();
            let marks = counts.marks(&shared, cluster.members.len());
            budget.spend(shared.len()).then_some(marks)
        })
        .collect()
}

/// What there is to share in an entity, each once.
fn collect_subjects(network: &ViewedNetwork, entity: EntityIx, subjects: &mut Vec<MarkSubject>) {
    subjects.clear();
    subjects.push(MarkSubject::Kind(network.entity(entity).kind));
    subjects.extend(levers_of(network, entity).map(|(lever, _)| MarkSubject::Lever(lever)));
    let relations = network.incidences(entity).filter(|i| {
        i.other != entity
            && network.walkable(i.other)
            && network.nature(i.relation) != Nature::Identity
    });
    let kinds = relations.map(|i| network.relation(i.relation).kind);
    subjects.extend(kinds.map(MarkSubject::RelationKind));
    subjects.sort_unstable();
    subjects.dedup();
}

/// How often everything is shared in the whole walkable network.
struct Counts {
    walkable: usize,
    overall: BTreeMap<MarkSubject, usize>,
}

impl Counts {
    fn add(&mut self, subjects: &[MarkSubject]) {
        self.walkable += 1;
        for subject in subjects {
            *self.overall.entry(*subject).or_default() += 1;
        }
    }

    /// The marks of a cluster of so many members, from what each has, sorted.
    fn marks(&self, shared: &[(MarkSubject, EntityIx)], members: usize) -> Vec<ClusterMark> {
        let subjects = shared.chunk_by(|x, y| x.0 == y.0);
        let mut marks: Vec<ClusterMark> = subjects
            .filter(|sharing| sharing.len() >= SHARED_MIN)
            .map(|sharing| self.mark(sharing, members))
            .filter(|mark| nine_decimals(mark.lift) >= nine_decimals(LIFT_MIN))
            .collect();
        marks.sort_by_key(|mark| (Reverse(mark.weight()), mark.subject));
        marks.truncate(MARKS_MAX);
        marks
    }

    fn mark(&self, sharing: &[(MarkSubject, EntityIx)], members: usize) -> ClusterMark {
        let subject = sharing[0].0;
        let share = sharing.len() as f64 / members as f64;
        let overall = self.overall.get(&subject).copied().unwrap_or(sharing.len());
        ClusterMark {
            subject,
            members: sharing.iter().map(|(_, member)| *member).collect(),
            share,
            overall,
            walkable: self.walkable,
            lift: share * self.walkable as f64 / overall as f64,
        }
    }
}

impl ClusterMark {
    /// By what marks are ordered: the members beyond what chance would give, then the lift.
    fn weight(&self) -> (i64, i64) {
        let beyond = self.members.len() as f64 * (1.0 - 1.0 / self.lift);
        (nine_decimals(beyond), nine_decimals(self.lift))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::algo::clusters::clusters;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn viewed(dataset: Dataset) -> ViewedNetwork {
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        ViewedNetwork::new(snapshot, View::default())
    }

    fn tell(network: &ViewedNetwork, mark: &ClusterMark) -> String {
        let vocabulary = &network.dataset().vocabulary;
        let subject: &str = match mark.subject {
            MarkSubject::Kind(kind) => &vocabulary.kind(kind).id,
            MarkSubject::Lever(lever) => &network.entity(lever).id,
            MarkSubject::RelationKind(kind) => &vocabulary.relation_kind(kind).id,
        };
        let (shared, overall) = (mark.members.len(), mark.overall);
        format!(
            "{subject} {shared} {:.2} {overall} {:.2}",
            mark.share, mark.lift
        )
    }

    /// Checks the marks of the first cluster, written as `subject members share overall lift`.
    fn check(sketch: &str, expect: &[&str]) {
        let network = viewed(Dataset::sketch(sketch).expect(sketch));
        let clustering = clusters(&network, 1.0, 1, &mut || false);
        let marks = marks(&network, &clustering, &mut || false).expect("time enough");
        let told: Vec<String> = marks[0].iter().map(|m| tell(&network, m)).collect();
        assert_eq!(told, expect, "{sketch}");
    }

    #[test]
    fn kinds_levers_and_relation_kinds_mark_a_group() {
        check(
            "a[fonds] -funds-> b[fonds]; b -funds-> c; c -funds-> a; a -partners-with-> b; \
             a -works-on-lever-> l[hefboom]; b -works-on-lever-> l; \
             x -member-of-> y; y -member-of-> z; z -member-of-> x",
            &[
                "funds 3 0.75 3 1.75",
                "works-on-lever 3 0.75 3 1.75",
                "fonds 2 0.50 2 1.75",
                "l 2 0.50 2 1.75",
                "partners-with 2 0.50 2 1.75",
            ],
        );
    }

    #[test]
    fn what_everybody_shares_is_no_mark_nor_what_one_has_alone() {
        check("a -funds-> b; c -funds-> d; e[fonds] -funds-> c", &[]);
        check(
            "a -participates-in-> f[evenement]; b -participates-in-> f; c",
            &[],
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

        #[test]
        fn a_kind_is_a_mark_where_counting_says_so(
            kinds in prop::collection::vec(0_usize..3, 1..20),
            pairs in prop::collection::vec((0_usize..20, 0_usize..20), 0..40),
        ) {
            let names = ["fonds", "vakbond", "netwerk"];
            let mut sketch = String::new();
            for (row, kind) in kinds.iter().enumerate() {
                let _ = write!(sketch, "e{row:02}[{}];", names[*kind]);
            }
            for (number, (a, b)) in pairs.iter().enumerate() {
                let (a, b) = (a % kinds.len(), b % kinds.len());
                let _ = write!(sketch, "e{a:02} -partners-with-> e{b:02} =r{number};");
            }
            let network = viewed(Dataset::sketch(&sketch).expect("a sketch"));
            let clustering = clusters(&network, 1.0, 1, &mut || false);
            let marks = marks(&network, &clustering, &mut || false).expect("time enough");
            for (cluster, marks) in clustering.clusters.iter().zip(&marks) {
                for (kind, name) in names.iter().enumerate() {
                    let inside = cluster.members.iter().filter(|m| kinds[m.entity.at()] == kind).count();
                    let overall = kinds.iter().filter(|k| **k == kind).count();
                    // One and a half times as frequent inside as overall, without dividing.
                    let often = 2 * inside * kinds.len() >= 3 * overall * cluster.members.len();
                    let expected = inside >= 2 && often;
                    let kind = network.dataset().vocabulary.find_kind(name).expect("a kind");
                    let mark = marks.iter().find(|m| m.subject == MarkSubject::Kind(kind));
                    prop_assert_eq!(mark.map(|m| m.members.len()), expected.then_some(inside));
                }
            }
        }
    }
}
