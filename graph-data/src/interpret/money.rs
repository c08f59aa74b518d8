//! Whom one means by those who get money in a field: "wie financiert de sociale economie".

use super::groups::fits;
use super::lexicon::{Lexicon, Means, Quality};
use crate::dataset::Dataset;
use crate::model::{EntityIx, Nature, RelationKindIx};

/// Entities whose chains of money are asked for at once.
const TAKING_MAX: usize = 6;

/// The words of the file for a chain of money.
const CHAIN: &str = "geldketen";

/// The kinds of relations that a chain of money runs over, as the file of words says.
pub(super) fn chain_kinds(lexicon: &Lexicon) -> Vec<RelationKindIx> {
    let verbs = lexicon.find(CHAIN).filter_map(|means| match means {
        Means::Verbs(verbs) => Some(verbs),
        Means::Entity(..) | Means::Qualities(_) => None,
    });
    verbs.flatten().map(|verb| verb.kind).collect()
}

/// Those with these qualities that get money, and those to whom such ones give it: what the funds of a
/// field pay for belongs to it. The ones with the most givers first, at most six, then by row.
pub(super) fn taking(dataset: &Dataset, qualities: &[Quality]) -> Vec<EntityIx> {
    let of_money = dataset.relations.iter().filter(|relation| {
        let kind = dataset.vocabulary.relation_kind(relation.kind);
        kind.nature == Nature::Money
            && dataset.category_of(relation.target).is_actor()
            && (fits(dataset, relation.target, qualities)
                || fits(dataset, relation.source, qualities))
    });
    let targets: Vec<EntityIx> = of_money.map(|relation| relation.target).collect();
    let givers = |target: EntityIx| targets.iter().filter(|t| **t == target).count();
    let mut each = targets.clone();
    each.sort_unstable();
    each.dedup();
    each.sort_by_key(|target| (usize::MAX - givers(*target), *target));
    each.truncate(TAKING_MAX);
    each
}
