//! The table: every method with how its answer is told.
//!
//! Knows no expectation; those are the same for all and stand in `main.rs`.

mod figures;
mod gaps;
mod groups;
mod ways;

use crate::answer::Answer;
use crate::networks::Seen;

pub(crate) use figures::scale;

/// A method, or a few that are asked together.
pub(crate) struct Method {
    /// The functions that it asks, as `module::function`; of a module without functions, its type.
    pub(crate) of: &'static [&'static str],
    /// Asks them and takes their answers apart.
    pub(crate) ask: fn(&Seen, &mut Answer),
}

/// All rows.
pub(crate) fn methods() -> impl Iterator<Item = &'static Method> {
    let tables = [
        ways::METHODS,
        groups::METHODS,
        figures::METHODS,
        gaps::METHODS,
    ];
    tables.into_iter().flatten()
}
