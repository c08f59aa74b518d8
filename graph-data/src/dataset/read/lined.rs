//! Rows with the line on which they stand, put in the order of ids; an id that stands there twice is
//! a problem.
//!
//! Knows nothing of what the rows hold.

use crate::dataset::problem::{Problem, Problems};

/// A value and the line that it was read from.
pub(super) struct Lined<T> {
    pub(super) line: u32,
    pub(super) value: T,
}

/// Sorts rows by id and drops repeats, each with a problem that names the first line.
pub(super) fn sort_by_id<T>(
    rows: &mut Vec<Lined<T>>,
    id: impl Fn(&T) -> &str,
    file: &str,
    way_out: &str,
    problems: &mut Problems,
) {
    rows.sort_by(|a, b| id(&a.value).cmp(id(&b.value)));
    rows.dedup_by(|later, first| {
        let repeated = id(&later.value) == id(&first.value);
        if repeated {
            let what = format!(
                "duplicate id {:?}, first on line {}",
                id(&later.value),
                first.line
            );
            let problem = Problem::in_file(file, what, way_out).on_row(later.line);
            problems.push(problem.in_column("id"));
        }
        repeated
    });
}
