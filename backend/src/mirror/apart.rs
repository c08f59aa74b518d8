//! Where a copy went another way than the store: told by the seals of the two logs alone.

use crate::store::{self, Embedded, Error, Fault, Neo4j};

/// The last revision that a store and a copy have in common; 0 where they have none. Asks the Neo4j as many
/// times as the number has binary digits.
///
/// # Errors
/// When either cannot be read.
pub(super) fn last_shared(store: &Embedded, copy: &Neo4j) -> store::Result<u32> {
    let held = copy.position().number;
    // What comes before a seal is in it: up to some revision all agree, and none after it.
    let (mut shared, mut to) = (0, held.min(store.catch_up()?));
    while shared < to {
        let middle = shared + (to - shared).div_ceil(2);
        let own = store.seal(middle)?;
        if own.is_some() && own == copy.seal(middle)? {
            shared = middle;
        } else {
            to = middle - 1;
        }
    }
    Ok(shared)
}

/// Why a copy does not follow, and what to do.
pub(super) fn told(store: &Embedded, copy: &Neo4j) -> store::Result<Error> {
    let held = copy.position().number;
    let (shared, newest) = (last_shared(store, copy)?, store.catch_up()?);
    let mend = "`schakel verify --mirror neo4j` shows what differs, and --repair brings it back to the store";
    let what = if shared == 0 {
        "it holds another network, which is left as it is: name one of its own with --neo4j-network"
            .to_owned()
    } else if shared == newest {
        format!(
            "it is at revision {held}, and the store ends at revision {newest}, as after a backup was put back: {mend}"
        )
    } else {
        format!(
            "from revision {} on it went another way than the store: {mend}",
            shared + 1
        )
    };
    Ok(Error::Remote(
        copy.connection().place().into(),
        Fault::Astray(what),
    ))
}
