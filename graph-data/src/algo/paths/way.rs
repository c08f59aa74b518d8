//! A way as it is answered: from entities to steps with their relations.
//!
//! Knows nothing of how the way was found.

use super::{Path, PathStep};
use crate::model::{EntityIx, nine_decimals};
use crate::network::{Direction, ViewedNetwork};

/// The way along `entities`, of which each two in a row are tied along `direction`. Costs the number
/// of relations on it, and O(log d) a step.
///
/// `None` where two in a row are not tied along the direction, or where there are fewer than two.
pub(in crate::algo) fn path(
    network: &ViewedNetwork,
    entities: &[EntityIx],
    direction: Direction,
) -> Option<Path> {
    let steps: Vec<PathStep> = entities
        .windows(2)
        .map(|ends| step(network, ends[0], ends[1], direction))
        .collect::<Option<_>>()?;
    let weakest = steps.iter().min_by_key(|s| nine_decimals(s.strength))?;
    Some(Path {
        weakest: weakest.relations[0],
        strength: steps.iter().map(|s| s.strength).product(),
        steps,
    })
}

fn step(
    network: &ViewedNetwork,
    from: EntityIx,
    to: EntityIx,
    direction: Direction,
) -> Option<PathStep> {
    let relations: Vec<_> = network
        .tie(from, to)?
        .relations
        .iter()
        .filter(|r| direction.allows(r.outgoing))
        .map(|r| r.relation)
        .collect();
    let strength = network.strength(*relations.first()?);
    Some(PathStep {
        from,
        to,
        relations,
        strength,
    })
}
